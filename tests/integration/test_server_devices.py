"""Devices at the portal: who has which, lost ones, retired ones, and who may say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import timedelta
from typing import Any

import pytest

from ordidesk.domain.people import Person
from ordidesk.domain.tickets import Channel, Impact, OpenTicket
from tests.integration.portal_people import MANAGER, OTHER_TECHNICIAN, PASSWORD, TECHNICIAN
from tests.support.portal_calls import Caller, line
from tests.support.portal_thread import PortalThread
from tests.support.records import TOWN_HALL

OpenLaptop = Callable[..., "Laptop"]


class Laptop:
    """One laptop's calls, with both of its tokens."""

    def __init__(self, portal: PortalThread, person: Person, laptop_id: str) -> None:
        self.caller = Caller(portal.url, stream=f"stream-{laptop_id}")
        self.person = person
        self.laptop_id = laptop_id
        self.refresh_token = ""

    def sign_in(self) -> tuple[int, str]:
        """Sign in; return status and code."""
        answer = self.caller.sign_in(self.person.mail, PASSWORD, self.laptop_id)
        if answer.ok:
            self.refresh_token = answer.json()["refresh_token"]
        return answer.status_code, answer.json().get("code", "")

    def refresh(self) -> tuple[int, str]:
        """Use the refresh token."""
        answer = self.caller.refresh(self.refresh_token)
        if answer.ok:
            self.caller.token = answer.json()["access_token"]
            self.refresh_token = answer.json()["refresh_token"]
        return answer.status_code, answer.json().get("code", "")

    def pull(self) -> tuple[int, str]:
        """Ask for a snapshot's plan."""
        answer = self.caller.call("GET", "/sync/snapshot")
        return answer.status_code, answer.json().get("code", "")

    def devices(self, **query: object) -> list[dict[str, Any]]:
        """List devices."""
        answer = self.caller.call("GET", "/devices", query=query)
        assert answer.status_code == 200, answer.text
        return list(answer.json()["devices"])

    def mark(self, device_id: str, state: str) -> tuple[int, str]:
        """Say what became of a device."""
        answer = self.caller.call("PUT", f"/devices/{device_id}/state", {"state": state})
        return answer.status_code, answer.json()["code"] if answer.content else ""

    def say_wiped(self) -> int:
        """Say that the data is gone."""
        grant = {"grant": "refresh", "refresh_token": self.refresh_token}
        return self.caller.call("POST", "/auth/wiped", grant).status_code


@pytest.fixture
def laptop(portal: PortalThread) -> Iterator[OpenLaptop]:
    """Return laptops that signed in: ``laptop(person, "laptop id")``."""
    with ExitStack() as stack:

        def make(person: Person = TECHNICIAN, laptop_id: str = "laptop-1") -> Laptop:
            made = Laptop(portal, person, laptop_id)
            stack.callback(made.caller.session.close)
            assert made.sign_in() == (200, "")
            return made

        yield make


def _device_of(manager: Laptop, person: Person) -> dict[str, Any]:
    (found,) = (it for it in manager.devices(everyone=True) if it["person_id"] == person.id)
    return found


def test_signing_in_again_on_the_same_laptop_is_the_same_device(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    first = laptop()
    again = laptop()
    (device,) = again.devices()
    assert first.devices() == [device]
    assert (device["name"], device["system"], device["app_version"]) == ("PC-1", "Linux", "0.1.0")
    assert (device["state"], device["current"]) == ("active", True)
    portal.pass_time(timedelta(minutes=1))
    other = laptop(TECHNICIAN, "laptop-2")
    assert [it["current"] for it in other.devices()] == [True, False]


def test_two_people_on_one_laptop_have_a_device_each(laptop: OpenLaptop) -> None:
    laptop(TECHNICIAN, "shared")
    laptop(OTHER_TECHNICIAN, "shared")
    manager = laptop(MANAGER, "office")
    everyones = manager.devices(everyone=True)
    assert {it["person_id"] for it in everyones} == {TECHNICIAN.id, OTHER_TECHNICIAN.id, MANAGER.id}


def test_contacts_are_noted_and_the_list_is_of_now(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea = laptop()
    manager = laptop(MANAGER, "office")
    assert "last_synced" not in _device_of(manager, TECHNICIAN) or (
        _device_of(manager, TECHNICIAN)["last_synced"] is None
    )
    portal.pass_time(timedelta(minutes=5))
    lea.caller.changes(lea.caller.plan().cursor)
    seen = _device_of(manager, TECHNICIAN)
    assert seen["last_synced"] == seen["last_seen"]
    assert seen["last_seen"] == portal.now.isoformat().replace("+00:00", "Z")


def test_the_lease_is_two_weeks_from_each_sign_in_and_refresh(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea = laptop()
    portal.pass_time(timedelta(days=3))
    answer = lea.caller.refresh(lea.refresh_token).json()
    until = (portal.now + timedelta(days=14)).isoformat().replace("+00:00", "Z")
    assert answer["lease_until"] == until
    assert answer["now"] == portal.now.isoformat().replace("+00:00", "Z")


def test_a_lost_laptop_is_told_so_by_every_way_in(laptop: OpenLaptop) -> None:
    lea, manager = laptop(), laptop(MANAGER, "office")
    device = _device_of(manager, TECHNICIAN)
    assert manager.mark(device["id"], "lost") == (204, "")
    assert _device_of(manager, TECHNICIAN)["told_at"] is None
    assert lea.pull() == (403, "device_lost")
    file = lea.caller.call("GET", f"/blobs/{'0' * 64}")
    assert (file.status_code, file.json()["code"]) == (403, "device_lost")
    assert lea.refresh() == (403, "device_lost")
    signed_in = lea.caller.sign_in(TECHNICIAN.mail, PASSWORD, "laptop-1").json()
    assert signed_in["device"] == "lost"
    lea.refresh_token = signed_in["refresh_token"]
    answer = lea.caller.try_push(line(1, _ticket()))
    assert (answer.status_code, answer.json()["code"]) == (403, "device_lost")
    told = _device_of(manager, TECHNICIAN)
    assert told["told_at"] is not None
    assert told["changed_by"] == MANAGER.id
    assert told["wiped_at"] is None
    assert lea.say_wiped() == 204
    assert _device_of(manager, TECHNICIAN)["wiped_at"] is not None


def test_nobody_without_its_tokens_hears_that_a_laptop_is_lost(laptop: OpenLaptop) -> None:
    lea, manager = laptop(), laptop(MANAGER, "office")
    manager.mark(_device_of(manager, TECHNICIAN)["id"], "lost")
    lea.caller.token = "guessed"
    assert lea.pull() == (401, "sign_in_expired")
    wrong = lea.caller.sign_in(TECHNICIAN.mail, "wrong", "laptop-1")
    assert wrong.json()["code"] == "bad_credentials"


def test_a_laptop_that_was_silent_for_a_year_and_whose_password_changed_is_told_too(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea, manager = laptop(), laptop(MANAGER, "office")
    manager.mark(_device_of(manager, TECHNICIAN)["id"], "lost")
    portal.fill([], {TECHNICIAN: "a new password for this"})  # ends every sign-in
    portal.pass_time(timedelta(days=365))
    manager.sign_in()  # which throws expired tokens away
    assert lea.refresh() == (403, "device_lost")


def test_other_laptops_of_the_person_go_on(laptop: OpenLaptop) -> None:
    lost, kept = laptop(TECHNICIAN, "laptop-1"), laptop(TECHNICIAN, "laptop-2")
    here, there = sorted(kept.devices(), key=lambda it: not it["current"])
    assert kept.mark(there["id"], "lost") == (204, "")
    assert lost.pull() == (403, "device_lost")
    assert kept.pull() == (200, "")
    assert here["current"]


def test_a_mistake_can_be_taken_back_until_the_laptop_was_told(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea, manager = laptop(), laptop(MANAGER, "office")
    device_id = _device_of(manager, TECHNICIAN)["id"]
    manager.mark(device_id, "lost")
    assert manager.mark(device_id, "active") == (204, "")
    assert lea.pull() == (200, "")
    portal.pass_time(timedelta(days=29))
    assert lea.refresh()[0] == 200
    manager.sign_in()
    manager.mark(device_id, "retired")
    assert lea.pull() == (403, "device_retired")
    assert manager.mark(device_id, "active") == (409, "device_told")
    assert manager.mark(device_id, "lost") == (204, "")
    assert lea.pull() == (403, "device_lost")
    assert manager.mark(device_id, "retired") == (409, "device_told")


def test_a_retired_laptop_sends_what_it_has_and_gets_no_news(laptop: OpenLaptop) -> None:
    lea, manager = laptop(), laptop(MANAGER, "office")
    cursor = lea.caller.plan().cursor
    manager.mark(_device_of(manager, TECHNICIAN)["id"], "retired")
    answer = lea.caller.call("GET", "/sync/changes", query={"cursor": cursor})
    assert (answer.status_code, answer.json()["code"]) == (403, "device_retired")
    assert lea.refresh()[0] == 200
    pushed = lea.caller.push(line(1, _ticket()))
    assert [it.result for it in pushed.settlement.outcomes] == ["applied"]
    assert lea.sign_in() == (200, "")
    assert lea.say_wiped() == 204
    assert lea.refresh() == (401, "sign_in_expired")


def test_what_changes_while_a_lost_laptops_call_is_held_does_not_reach_it(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea, manager = laptop(), laptop(MANAGER, "office")
    cursor = lea.caller.plan().cursor
    device_id = _device_of(manager, TECHNICIAN)["id"]
    query = {"cursor": cursor, "wait": 25}
    with ThreadPoolExecutor(1) as beside:
        held = beside.submit(lea.caller.call, "GET", "/sync/changes", query=query)
        portal.until_waiting(1)
        manager.mark(device_id, "lost")
        manager.caller.push(line(1, _ticket()))
        answer = held.result()
    assert (answer.status_code, answer.json()["changes"]) == (200, [])
    assert answer.json()["cursor"] == cursor
    assert lea.pull() == (403, "device_lost")


def test_a_call_whose_laptop_is_gone_tells_nobody_that_it_is_lost(
    portal: PortalThread, laptop: OpenLaptop
) -> None:
    lea, manager = laptop(), laptop(MANAGER, "office")
    cursor = lea.caller.plan().cursor
    device_id = _device_of(manager, TECHNICIAN)["id"]
    with closing(lea.caller.begin("/sync/changes", {"cursor": cursor, "wait": 25})):
        portal.until_waiting(1)
    manager.mark(device_id, "lost")
    portal.until_waiting(0)
    assert manager.mark(device_id, "active") == (204, "")
    assert lea.pull()[0] == 200


def test_one_names_and_marks_ones_own_and_a_manager_everybodys(laptop: OpenLaptop) -> None:
    lea, karim = laptop(), laptop(OTHER_TECHNICIAN, "laptop-2")
    manager = laptop(MANAGER, "office")
    (device,) = lea.devices()
    path = f"/devices/{device['id']}/name"
    assert lea.caller.call("PUT", path, {"name": "  Portable   de Léa "}).status_code == 204
    assert lea.devices()[0]["name"] == "Portable de Léa"
    assert manager.caller.call("PUT", path, {"name": "Poste 12"}).status_code == 204
    assert karim.caller.call("PUT", path, {"name": "Le mien"}).status_code == 404
    assert karim.mark(device["id"], "lost") == (404, "unknown_device")
    assert karim.mark("no-such-device", "lost") == (404, "unknown_device")
    for name in ("", " ", "x" * 101):
        answer = lea.caller.call("PUT", path, {"name": name})
        assert (answer.status_code, answer.json()["code"]) == (422, "name_unacceptable")
    assert lea.devices()[0]["name"] == "Poste 12"
    answer = karim.caller.call("GET", "/devices", query={"everyone": "true"})
    assert (answer.status_code, answer.json()["code"]) == (403, "role_may_not")
    assert lea.mark(device["id"], "stolen")[0] == 400


def _ticket() -> OpenTicket:
    return OpenTicket(
        client_id=TOWN_HALL.id, summary="Écran noir", channel=Channel.PHONE, impact=Impact.BLOCKING
    )
