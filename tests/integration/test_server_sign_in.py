"""Signing in to the portal: passwords, tokens, limits, forgotten passwords."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from ordidesk.server.tables import metadata
from tests.integration.portal_people import NOT_AUTHORISED, PASSWORD, TECHNICIAN
from tests.support.portal_calls import Caller
from tests.support.portal_thread import PortalThread


@pytest.fixture
def caller(portal: PortalThread) -> Iterator[Caller]:
    caller = Caller(portal.url)
    yield caller
    caller.session.close()


def test_a_password_gives_tokens_and_says_who_it_is(caller: Caller) -> None:
    answer = caller.sign_in(TECHNICIAN.mail.upper(), PASSWORD)
    assert answer.status_code == 200
    assert answer.json()["person"]["id"] == TECHNICIAN.id
    assert answer.json()["expires_in"] == 900
    assert caller.plan().epoch == 1


def test_a_wrong_password_and_an_unknown_address_are_told_alike(caller: Caller) -> None:
    wrong = caller.sign_in(TECHNICIAN.mail, "not this one").json()
    unknown = caller.sign_in("nobody@nowhere.example", PASSWORD).json()
    not_authorised = caller.sign_in(NOT_AUTHORISED.mail, PASSWORD).json()
    for told in (wrong, unknown, not_authorised):
        told.pop("request_id")
    assert wrong == unknown == not_authorised
    assert wrong["status"] == 401
    assert wrong["code"] == "bad_credentials"
    assert "référent informatique" in wrong["detail"]


def test_an_access_token_ends_after_a_quarter_of_an_hour(
    portal: PortalThread, caller: Caller
) -> None:
    caller.sign_in(TECHNICIAN.mail, PASSWORD)
    portal.pass_time(timedelta(minutes=14, seconds=59))
    assert caller.call("GET", "/sync/snapshot").status_code == 200
    portal.pass_time(timedelta(seconds=1))
    answer = caller.call("GET", "/sync/snapshot")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_expired")


def test_a_refresh_gives_new_tokens_and_uses_the_old_one_up(
    portal: PortalThread, caller: Caller
) -> None:
    first = caller.sign_in(TECHNICIAN.mail, PASSWORD).json()
    second = caller.refresh(first["refresh_token"]).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert second["person"]["id"] == TECHNICIAN.id
    portal.pass_time(timedelta(days=29))
    assert caller.refresh(second["refresh_token"]).status_code == 200


def test_a_refresh_whose_answer_was_lost_can_be_asked_again_within_a_minute(
    portal: PortalThread, caller: Caller
) -> None:
    first = caller.sign_in(TECHNICIAN.mail, PASSWORD).json()
    lost = caller.refresh(first["refresh_token"]).json()
    portal.pass_time(timedelta(seconds=60))
    again = caller.refresh(first["refresh_token"])
    assert again.status_code == 200
    assert caller.refresh(lost["refresh_token"]).status_code == 401
    assert caller.refresh(again.json()["refresh_token"]).status_code == 200


def test_a_refresh_token_that_comes_again_later_ends_the_whole_sign_in(
    portal: PortalThread, caller: Caller
) -> None:
    first = caller.sign_in(TECHNICIAN.mail, PASSWORD).json()
    second = caller.refresh(first["refresh_token"]).json()
    caller.token = second["access_token"]
    portal.pass_time(timedelta(seconds=61))
    assert caller.refresh(first["refresh_token"]).status_code == 401
    assert caller.refresh(second["refresh_token"]).status_code == 401
    assert caller.call("GET", "/sync/snapshot").status_code == 401


def test_a_late_double_of_a_refresh_does_not_end_the_sign_in(caller: Caller) -> None:
    first = caller.sign_in(TECHNICIAN.mail, PASSWORD).json()
    second = caller.refresh(first["refresh_token"]).json()
    third = caller.refresh(second["refresh_token"]).json()
    assert caller.refresh(first["refresh_token"]).status_code == 401
    assert caller.refresh(third["refresh_token"]).status_code == 200


def test_signing_out_ends_the_tokens(caller: Caller) -> None:
    tokens = caller.sign_in(TECHNICIAN.mail, PASSWORD).json()
    grant = {"grant": "refresh", "refresh_token": tokens["refresh_token"]}
    assert caller.call("POST", "/auth/sign-out", grant).status_code == 204
    assert caller.call("GET", "/sync/snapshot").status_code == 401
    assert caller.refresh(tokens["refresh_token"]).status_code == 401
    assert caller.call("POST", "/auth/sign-out", grant).status_code == 204


def test_five_wrong_passwords_close_the_account_for_a_quarter_of_an_hour(
    portal: PortalThread, caller: Caller
) -> None:
    for _ in range(5):
        assert caller.sign_in(TECHNICIAN.mail, "wrong").status_code == 401
    refused = caller.sign_in(TECHNICIAN.mail, PASSWORD)
    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_attempts")
    portal.pass_time(timedelta(seconds=int(refused.headers["Retry-After"])))
    assert caller.sign_in(TECHNICIAN.mail, PASSWORD).status_code == 200


def test_unknown_addresses_are_limited_too_so_that_the_limit_tells_nothing(
    caller: Caller,
) -> None:
    statuses = [caller.sign_in("nobody@nowhere.example", "x").status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]


def test_signing_in_often_is_no_attempt_that_fails(caller: Caller) -> None:
    assert {caller.sign_in(TECHNICIAN.mail, PASSWORD).status_code for _ in range(8)} == {200}


def test_a_forgotten_password_is_replaced_with_the_mailed_code_once(
    portal: PortalThread, caller: Caller
) -> None:
    tokens = caller.sign_in(TECHNICIAN.mail, PASSWORD).json()
    assert caller.call("POST", "/auth/forgot", {"mail": TECHNICIAN.mail}).status_code == 204
    code = _mailed_code(portal, TECHNICIAN.mail)
    new = {"mail": TECHNICIAN.mail, "code": code.lower(), "password": "another horse battery"}
    assert caller.call("POST", "/auth/reset", new).status_code == 204
    assert caller.refresh(tokens["refresh_token"]).status_code == 401
    assert caller.sign_in(TECHNICIAN.mail, "another horse battery").status_code == 200
    again = caller.call("POST", "/auth/reset", new)
    assert (again.status_code, again.json()["code"]) == (401, "bad_code")


def test_a_code_ends_after_half_an_hour(portal: PortalThread, caller: Caller) -> None:
    caller.call("POST", "/auth/forgot", {"mail": TECHNICIAN.mail})
    code = _mailed_code(portal, TECHNICIAN.mail)
    portal.pass_time(timedelta(minutes=30))
    new = {"mail": TECHNICIAN.mail, "code": code, "password": "another horse battery"}
    assert caller.call("POST", "/auth/reset", new).status_code == 401


def test_a_password_that_is_too_short_is_refused_before_the_code_is_used(
    portal: PortalThread, caller: Caller
) -> None:
    caller.call("POST", "/auth/forgot", {"mail": TECHNICIAN.mail})
    code = _mailed_code(portal, TECHNICIAN.mail)
    new = {"mail": TECHNICIAN.mail, "code": code, "password": "short"}
    refused = caller.call("POST", "/auth/reset", new)
    assert (refused.status_code, refused.json()["code"]) == (422, "password_unacceptable")
    new["password"] = "long enough now"
    assert caller.call("POST", "/auth/reset", new).status_code == 204


def test_a_code_cannot_be_guessed(caller: Caller) -> None:
    caller.call("POST", "/auth/forgot", {"mail": TECHNICIAN.mail})
    new = {"mail": TECHNICIAN.mail, "code": "ABCDEFGHJK", "password": "another horse battery"}
    statuses = [caller.call("POST", "/auth/reset", new).status_code for _ in range(6)]
    assert statuses == [401] * 5 + [429]


def test_an_unknown_address_hears_the_same_and_gets_no_mail(
    portal: PortalThread, caller: Caller
) -> None:
    known = caller.call("POST", "/auth/forgot", {"mail": TECHNICIAN.mail})
    unknown = caller.call("POST", "/auth/forgot", {"mail": "nobody@nowhere.example"})
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    caller.call("POST", "/auth/forgot", {"mail": TECHNICIAN.mail})
    _mailed_code(portal, TECHNICIAN.mail, count=2)


def test_no_token_and_no_password_lies_in_the_database_in_clear(
    portal: PortalThread, caller: Caller
) -> None:
    tokens = caller.sign_in(TECHNICIAN.mail, PASSWORD).json()
    with portal.database.reading() as connection:
        dump = "\n".join(
            str(row)
            for table in metadata.sorted_tables
            for row in connection.execute(table.select())
        )
    assert TECHNICIAN.id in dump
    for secret in (tokens["access_token"], tokens["refresh_token"], PASSWORD):
        assert secret not in dump


def _mailed_code(portal: PortalThread, to: str, count: int = 1) -> str:
    """Wait for the mails, which go out after the answer, and read the last one's code."""
    while len(portal.mails()) < count:
        portal.idle()
    mails = [email.message_from_bytes(it, policy=email.policy.default) for it in portal.mails()]
    assert {mail["To"] for mail in mails} == {to}
    assert len(mails) == count
    body = mails[-1].get_body()
    assert body is not None
    found = re.search(r"code : (\w+)", body.get_content())
    assert found is not None
    return found[1]
