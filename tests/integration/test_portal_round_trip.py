"""The portal client against the real portal, with a network between them that spoils things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import msgspec
import pytest

from ordidesk.domain.catalogue import write_arguments
from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.people import Person, Role
from ordidesk.domain.records import columns, to_row
from ordidesk.domain.tickets import AddNote, Channel, OpenTicket, Ticket
from ordidesk.domain.work import Command
from ordidesk.portal.address import parse_address
from ordidesk.portal.call import Timeouts
from ordidesk.portal.client import Caller, PortalClient
from ordidesk.portal.errors import (
    BadCredentials,
    CallInterrupted,
    CursorGone,
    PortalUnreachable,
    Reach,
    RequestRefused,
    SignInExpired,
    TooManyAttempts,
)
from ordidesk.portal.session import PortalSession
from ordidesk.protocol import CommandLine, PushAnswer, PushRequest, Result
from tests.support.fault_proxy import Cut, Double, Drop, FaultProxy, LoseAnswer, Truncate
from tests.support.portal_process import PortalProcess
from tests.support.records import COMPANY, LEA, NOW, TOWN_HALL, record_id

_PASSWORD = "correct horse battery"
_MAIL = LEA.mail
_MARC = Person(
    id=record_id("marc"), name="Marc Petit", role=Role.TECHNICIAN, mail="marc@ordi.example"
)


class _Kept:
    """Keeps the refresh token in memory."""

    def __init__(self) -> None:
        self.token: str | None = None

    def load(self) -> str | None:
        return self.token

    def save(self, token: str) -> None:
        self.token = token

    def remove(self) -> None:
        self.token = None


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalProcess]:
    folder = tmp_path_factory.mktemp("portal")
    with PortalProcess(folder, (*COMPANY, _MARC), {LEA: _PASSWORD, _MARC: _PASSWORD}) as portal:
        yield portal


@pytest.fixture
def network(portal: PortalProcess) -> Iterator[FaultProxy]:
    with FaultProxy(portal.url) as network:
        yield network


@pytest.fixture
def client(network: FaultProxy) -> Iterator[PortalClient]:
    client = PortalClient(parse_address(network.url), timeouts=Timeouts(5.0, 20.0))
    yield client
    client.close()


@pytest.fixture
def session(client: PortalClient, request: pytest.FixtureRequest) -> PortalSession:
    """Léa's session, in a stream of the test's own."""
    tokens = client.sign_in(_MAIL, _PASSWORD, "PC-12")
    stream = re.sub(r"[^A-Za-z0-9_-]", "-", request.node.name)[-60:].rjust(8, "-")
    return PortalSession(client, _Kept(), person_id=LEA.id, stream_id=stream, tokens=tokens)


def test_a_portal_is_known_by_its_health(client: PortalClient) -> None:
    client.health()
    assert client.skew is not None
    assert abs(client.skew.total_seconds()) < 60


# --- Signing in -----------------------------------------------------------------------------------


def test_signing_in_brings_the_person(client: PortalClient) -> None:
    tokens = client.sign_in(f"  {_MAIL.upper()} ", _PASSWORD, "PC-12")
    assert tokens.person == LEA
    assert tokens.expires_in == 900


@pytest.mark.parametrize("mail", [_MAIL, "nobody@nowhere.example"])
def test_wrong_passwords_and_unknown_people_get_the_same_answer(
    client: PortalClient, mail: str
) -> None:
    with pytest.raises(BadCredentials) as told:
        client.sign_in(mail, "wrong password", "PC-12")
    assert told.value.problem.code == "bad_credentials"
    assert told.value.problem.request_id


def test_guessing_is_stopped_with_a_time_to_wait(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("guessed")
    with PortalProcess(folder, COMPANY, {LEA: _PASSWORD}) as portal:
        client = PortalClient(parse_address(portal.url))
        with pytest.raises(TooManyAttempts) as told:
            _guess(client)
        client.close()
    assert told.value.retry_after is not None
    assert told.value.retry_after > 0


def test_a_renewed_token_works_and_the_used_one_is_void(client: PortalClient) -> None:
    first = client.sign_in(_MAIL, _PASSWORD, "PC-12")
    second = client.refresh(first.refresh_token)
    third = client.refresh(second.refresh_token)
    assert third.person == LEA
    with pytest.raises(SignInExpired):
        client.refresh(first.refresh_token)


def test_a_lost_renewal_does_not_sign_anybody_out(
    network: FaultProxy, client: PortalClient
) -> None:
    kept = _Kept()
    kept.token = client.sign_in(_MAIL, _PASSWORD, "PC-12").refresh_token
    session = PortalSession(client, kept, person_id=LEA.id, stream_id="lost-renewal")
    network.plan("/auth/token", LoseAnswer())
    with pytest.raises(PortalUnreachable):
        session.snapshot_plan(settled=0)
    assert session.snapshot_plan(settled=0).epoch == 1


def test_signing_out_ends_it_at_the_portal_too(client: PortalClient) -> None:
    kept = _Kept()
    tokens = client.sign_in(_MAIL, _PASSWORD, "PC-12")
    session = PortalSession(client, kept, person_id=LEA.id, stream_id="signing-out", tokens=tokens)
    session.sign_out()
    assert kept.token is None
    with pytest.raises(SignInExpired):
        client.refresh(tokens.refresh_token)
    with pytest.raises(RequestRefused) as told:
        client.snapshot_plan(Caller(tokens.access_token, "signing-out"), settled=0)
    assert told.value.status == 401


def test_asking_for_a_code_tells_nothing_about_who_is_known(client: PortalClient) -> None:
    client.forgot("nobody@nowhere.example")
    with pytest.raises(BadCredentials):
        client.reset("nobody@nowhere.example", "ABCDEFGHJK", "another long password")


# --- Snapshot and changes -------------------------------------------------------------------------


def test_a_snapshot_brings_every_record_as_it_is(session: PortalSession) -> None:
    plan = session.snapshot_plan(settled=0)
    rows = {kind.kind: _taken(session, kind.kind, limit=2) for kind in plan.kinds}
    assert {kind.kind: kind.rows for kind in plan.kinds} == {
        kind: len(held) for kind, held in rows.items()
    }
    page = session.snapshot_page("client", after="", limit=100)
    assert page.columns == (*columns(type(TOWN_HALL)), "ver")
    assert (*to_row(TOWN_HALL), 1) in page.rows


@pytest.mark.parametrize("fault", [Cut(0), Cut(100), Truncate(0), Truncate(100), Truncate(700)])
def test_a_snapshot_that_stops_is_taken_whole_the_next_time(
    network: FaultProxy, session: PortalSession, fault: Cut | Truncate
) -> None:
    network.plan("/sync/snapshot", fault)
    with pytest.raises(PortalUnreachable):
        session.snapshot_page("person", after="", limit=100)
    assert len(session.snapshot_page("person", after="", limit=100).rows) == 6


def test_a_waiting_call_brings_what_somebody_else_does(
    client: PortalClient, session: PortalSession
) -> None:
    marc = client.sign_in(_MARC.mail, _PASSWORD, "PC-13")
    other = PortalSession(
        client, _Kept(), person_id=_MARC.id, stream_id="somebody-else", tokens=marc
    )
    cursor = session.snapshot_plan(settled=0).cursor
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(session.changes, cursor, settled=0, limit=100, wait=20)
        opened, _ = _open_ticket(other)
        answer = waiting.result(timeout=30)
    assert opened in [change.id for change in answer.changes]


def test_a_waiting_call_ends_when_the_app_closes(
    network: FaultProxy, client: PortalClient, session: PortalSession
) -> None:
    cursor = session.snapshot_plan(settled=0).cursor
    before = len(network.seen)
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(session.changes, cursor, settled=0, limit=100, wait=25)
        network.wait_for(before + 1)
        client.close()
        assert isinstance(waiting.exception(timeout=10), CallInterrupted)


def test_a_portal_that_dies_while_a_call_waits_is_told_as_cut(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("killed")
    portal = PortalProcess(folder, COMPANY, {LEA: _PASSWORD})
    portal.start()
    with FaultProxy(portal.url) as network:
        client = PortalClient(parse_address(network.url))
        caller = Caller(client.sign_in(_MAIL, _PASSWORD, "PC-12").access_token, "a-stream")
        cursor = client.snapshot_plan(caller, settled=0).cursor
        with ThreadPoolExecutor(1) as thread:
            waiting = thread.submit(client.changes, caller, cursor, settled=0, limit=1, wait=25)
            network.wait_for(3)
            portal.kill()
            told = waiting.exception(timeout=10)
        client.close()
    assert isinstance(told, PortalUnreachable)
    assert told.reach is Reach.CUT


def test_a_cursor_of_nowhere_asks_for_a_snapshot(session: PortalSession) -> None:
    with pytest.raises(CursorGone) as told:
        session.changes("nowhere", settled=0, limit=100)
    assert (told.value.epoch, told.value.last_seq) == (1, 0)


# --- Commands -------------------------------------------------------------------------------------


def test_a_command_comes_back_with_its_outcome_and_its_rows(session: PortalSession) -> None:
    ticket_id, answer = _open_ticket(session)
    [outcome] = answer.settlement.outcomes
    assert (outcome.seq, outcome.result, outcome.duplicate) == (1, Result.APPLIED, False)
    touched = {change.id: change for change in answer.settlement.touched}
    row = touched[ticket_id].row
    assert row is not None
    assert row["number"]
    assert row["summary"] == "Impossible d'imprimer à l'étage"


@pytest.mark.parametrize("fault", [LoseAnswer(), Cut(10), Truncate(30), Drop()])
def test_a_push_whose_answer_was_lost_takes_effect_once(
    network: FaultProxy, session: PortalSession, fault: LoseAnswer | Cut | Truncate | Drop
) -> None:
    line = _line(1, _ticket())
    request = PushRequest(epoch=1, settled=0, lines=(line,))
    network.plan("/sync/commands", fault)
    with pytest.raises(PortalUnreachable):
        session.push(request)
    answer = session.push(request)
    [outcome] = answer.settlement.outcomes
    assert outcome.result is Result.APPLIED
    assert outcome.duplicate is not isinstance(fault, Drop)
    assert _tickets_of(session, line.id) == 1


def test_a_doubled_push_takes_effect_once(network: FaultProxy, session: PortalSession) -> None:
    line = _line(1, _ticket())
    network.plan("/sync/commands", Double())
    session.push(PushRequest(epoch=1, settled=0, lines=(line,)))
    assert _tickets_of(session, line.id) == 1


def test_a_refusal_by_a_rule_is_an_outcome_and_no_error(session: PortalSession) -> None:
    note = AddNote(ticket_id=derived_id(_command_id(), "ticket"), text="Vu sur place")
    answer = session.push(PushRequest(epoch=1, settled=0, lines=(_line(1, note),)))
    [outcome] = answer.settlement.outcomes
    assert (outcome.result, outcome.reason) == (Result.REFUSED, "unknown_record")


def test_the_same_seq_with_another_payload_is_an_error(session: PortalSession) -> None:
    _open_ticket(session)
    with pytest.raises(RequestRefused) as told:
        session.push(PushRequest(epoch=1, settled=0, lines=(_line(1, _ticket()),)))
    assert told.value.status == 409


def test_a_command_that_cannot_be_read_is_refused_with_its_reason(session: PortalSession) -> None:
    line = msgspec.structs.replace(_line(1, _ticket()), arguments=msgspec.Raw(b'{"summary":1}'))
    with pytest.raises(RequestRefused) as told:
        session.push(PushRequest(epoch=1, settled=0, lines=(line,)))
    assert told.value.status == 422
    assert told.value.problem.request_id


def test_nothing_personal_is_in_the_portals_log(
    portal: PortalProcess, session: PortalSession
) -> None:
    _open_ticket(session)
    assert '"route":"/api/v1/sync/commands"' in portal.log
    for personal in (_MAIL, _PASSWORD, LEA.name, "imprimer", "Bearer"):
        assert personal not in portal.log


def _guess(client: PortalClient) -> None:
    for number in range(100):
        with pytest.raises(BadCredentials):
            client.sign_in(_MAIL, f"guess {number}", "PC-12")


_numbers = count(1)


def _command_id() -> str:
    return command_id(NOW, next(_numbers))


def _ticket() -> OpenTicket:
    return OpenTicket(
        client_id=TOWN_HALL.id,
        summary="Impossible d'imprimer à l'étage",
        description="Depuis ce matin",
        channel=Channel.PHONE,
    )


def _line(seq: int, command: Command) -> CommandLine:
    return CommandLine(
        seq=seq,
        id=_command_id(),
        kind=command.kind,
        version=command.version,
        arguments=msgspec.Raw(write_arguments(command)),
        occurred_at=NOW,
    )


def _open_ticket(session: PortalSession) -> tuple[str, PushAnswer]:
    line = _line(1, _ticket())
    answer = session.push(PushRequest(epoch=1, settled=0, lines=(line,)))
    return derived_id(line.id, "ticket"), answer


def _taken(session: PortalSession, kind: str, *, limit: int) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    after, more = "", True
    while more:
        page = session.snapshot_page(kind, after=after, limit=limit)
        assert len(page.rows) <= limit
        rows += page.rows
        after, more = page.after, page.more
    return rows


def _tickets_of(session: PortalSession, command: str) -> int:
    ids = [row[0] for row in _taken(session, Ticket.kind, limit=1000)]
    return ids.count(derived_id(command, "ticket"))
