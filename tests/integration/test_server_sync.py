"""What laptops read from the portal: snapshots, changes, and nothing that is not theirs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Self

import pytest
from msgspec.structs import replace

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import Visibility
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record, columns, from_row
from ordidesk.domain.tickets import Channel, OpenTicket, TakeTicket
from ordidesk.protocol import ChangesAnswer
from ordidesk.server.command_desk import actor_of
from ordidesk.server.work import SqlWork
from tests.integration.conftest import SignedIn
from tests.integration.portal_people import (
    MANAGER,
    NOT_AUTHORISED,
    OTHER_TECHNICIAN,
    REFERENT,
    REQUESTER,
    TECHNICIAN,
)
from tests.integration.portal_people import RECORDS as HELD
from tests.support.portal_calls import Caller, command_id, line
from tests.support.portal_thread import PortalThread
from tests.support.records import CARE_HOME, CARE_HOME_SITE, NOW, TOWN_HALL, asset, entry, ticket
from tests.support.records import visit as visit_of

_TOWN_HALL_TICKET = ticket(1)
_CARE_HOME_TICKET = ticket(
    2, client_id=CARE_HOME.id, site_id=CARE_HOME_SITE.id, requester_id=REFERENT.id, opened_by="x"
)
_OPEN = OpenTicket(client_id=TOWN_HALL.id, summary="Écran noir", channel=Channel.TECHNICIAN)
_MORE: tuple[Record, ...] = (
    _TOWN_HALL_TICKET,
    _CARE_HOME_TICKET,
    visit_of("a", _TOWN_HALL_TICKET, NOW),
    visit_of("b", _CARE_HOME_TICKET, NOW),
    entry("a", _TOWN_HALL_TICKET, NOW, visibility=Visibility.CLIENT),
    entry("b", _CARE_HOME_TICKET, NOW, visibility=Visibility.CLIENT),
    entry("internal", _CARE_HOME_TICKET, NOW),
    asset(1),
    asset(2, client_id=CARE_HOME.id, user_id="", contract_id=""),
    asset(3, user_id=""),
)


@pytest.fixture
def filled(portal: PortalThread) -> PortalThread:
    portal.fill(_MORE, {})
    return portal


def test_a_snapshot_brings_every_record_as_it_is(filled: PortalThread, signed_in: SignedIn) -> None:
    assert filled.url
    caller = signed_in(TECHNICIAN)
    expected = {(it.kind, it.id): it for it in (*HELD, *_MORE)}
    found = {}
    for kind, record_type in RECORDS.items():
        for row in caller.snapshot(kind):
            values = [row[name] for name in columns(record_type)]
            found[kind, row["id"]] = from_row(record_type, values)
    assert found == expected
    counts = {it.kind: it.rows for it in caller.plan().kinds}
    assert counts == {kind: sum(key[0] == kind for key in expected) for kind in RECORDS}


@pytest.mark.parametrize("limit", [1, 2, 7])
def test_pages_of_any_size_bring_each_row_once(signed_in: SignedIn, limit: int) -> None:
    caller = signed_in(TECHNICIAN)
    paged = caller.snapshot("person", limit=limit)
    assert paged == caller.snapshot("person")
    assert len({row["id"] for row in paged}) == len(paged)


def test_changes_go_on_from_the_cursor_that_was_taken_before_the_snapshot(
    signed_in: SignedIn,
) -> None:
    caller = signed_in(TECHNICIAN)
    cursor = caller.plan().cursor
    caller.push(line(1, _OPEN))
    changes = caller.changes(cursor)
    assert [(it.kind, it.op, it.ver) for it in changes.changes] == [
        ("ticket", "put", 1),
        ("journal_entry", "put", 1),
    ]
    assert not changes.more
    assert caller.changes(changes.cursor).changes == ()


def test_a_row_that_changed_twice_comes_once_as_it_is_now(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    cursor = caller.plan().cursor
    caller.push(line(1, _OPEN), line(2, _take(1)))
    (change,) = [it for it in caller.changes(cursor).changes if it.kind == "ticket"]
    assert change.row is not None
    assert (change.ver, change.row["state"]) == (2, "assigned")


def test_pages_of_changes_together_bring_everything(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    cursor = caller.plan().cursor
    caller.push(*(line(seq, _OPEN) for seq in range(1, 6)))
    keys: list[tuple[str, str]] = []
    more = True
    while more:
        page = caller.changes(cursor, limit=3)
        assert len(page.changes) <= 3
        keys += [(it.kind, it.id) for it in page.changes]
        cursor, more = page.cursor, page.more
    assert len(keys) == len(set(keys)) == 10


def test_a_wait_ends_as_soon_as_something_changes(signed_in: SignedIn) -> None:
    waiting, writing = signed_in(TECHNICIAN), signed_in(MANAGER)
    cursor = waiting.plan().cursor
    with _Answer(lambda: waiting.changes(cursor, wait=25)) as answer:
        writing.push(line(1, _OPEN))
    assert {it.kind for it in answer.value.changes} == {"ticket", "journal_entry"}


def test_a_wait_ends_when_the_portal_stops(portal: PortalThread, signed_in: SignedIn) -> None:
    waiting = signed_in(TECHNICIAN)
    cursor = waiting.plan().cursor
    with _Answer(lambda: waiting.changes(cursor, wait=25)) as answer:
        portal.stop()
    assert answer.value.changes == ()
    assert answer.value.cursor == cursor


def test_outcomes_that_are_there_already_do_not_end_a_wait(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    caller.push(line(1, _take(9)))
    cursor = caller.plan().cursor
    other = signed_in(MANAGER)
    with _Answer(lambda: caller.changes(cursor, settled=0, wait=25)) as answer:
        other.push(line(1, _OPEN, number=3))
    assert len(answer.value.changes) == 2
    assert [it.seq for it in answer.value.settlement.outcomes] == [1]


@pytest.mark.parametrize("cursor", ["", "x", "1", "9.15622065.0", "1.15622065.99", "1.15622065.-1"])
def test_a_cursor_that_is_none_of_ours_is_gone(signed_in: SignedIn, cursor: str) -> None:
    caller = signed_in(TECHNICIAN)
    answer = caller.call("GET", "/sync/changes", query={"cursor": cursor})
    assert (answer.status_code, answer.json()) == (410, {"epoch": 1, "last_seq": 0})


def test_a_cursor_older_than_the_feed_is_gone(portal: PortalThread, signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    old = caller.plan().cursor
    caller.push(line(1, _OPEN))
    kept = caller.plan().cursor
    with portal.database.writing() as connection:
        portal.feed.drop_before(connection, NOW + timedelta(days=91))
    assert caller.call("GET", "/sync/changes", query={"cursor": old}).status_code == 410
    assert caller.changes(kept).changes == ()
    caller.push(line(2, _OPEN))
    assert len(caller.changes(kept).changes) == 2


def test_too_old_a_schema_is_told_on_pulls_and_may_still_push(signed_in: SignedIn) -> None:
    caller = signed_in(TECHNICIAN)
    for path in ("/sync/snapshot", "/sync/changes?cursor=1"):
        answer = caller.call("GET", path, headers={"X-Sync-Schema": "0"})
        assert (answer.status_code, answer.json()) == (426, {"min": 1, "max": 1})
    pushed = caller.call(
        "POST",
        "/sync/commands",
        {"epoch": 1, "settled": 0, "lines": [line(1, _OPEN)]},
        headers={"X-Sync-Schema": "0"},
    )
    assert pushed.status_code == 200


# --- What is whose ----------------------------------------------------------------------------


def test_a_referent_sees_their_client_and_nothing_of_others(
    filled: PortalThread, signed_in: SignedIn
) -> None:
    assert filled.url
    seen = _everything(signed_in(REFERENT))
    assert {it["client_id"] for it in seen["ticket"]} == {CARE_HOME.id}
    assert {it["client_id"] for it in seen["asset"]} == {CARE_HOME.id}
    assert {it["client_id"] for it in seen["visit"]} == {CARE_HOME.id}
    assert {it["client_id"] for it in seen["person"]} == {CARE_HOME.id, ""}
    assert {it["id"] for it in seen["client"]} == {CARE_HOME.id}
    assert {it["client_id"] for it in seen["site"]} == {CARE_HOME.id}
    assert {it["client_id"] for it in seen["contract"]} == {CARE_HOME.id}
    assert [it["visibility"] for it in seen["journal_entry"]] == ["client"]


def test_a_requester_sees_their_tickets_and_their_machine(
    filled: PortalThread, signed_in: SignedIn
) -> None:
    assert filled.url
    seen = _everything(signed_in(REQUESTER))
    assert {it["id"] for it in seen["ticket"]} == {_TOWN_HALL_TICKET.id}
    assert {it["ticket_id"] for it in seen["visit"]} == {_TOWN_HALL_TICKET.id}
    assert {it["ticket_id"] for it in seen["journal_entry"]} == {_TOWN_HALL_TICKET.id}
    assert {it["id"] for it in seen["asset"]} == {asset(1).id}
    assert {it["client_id"] for it in seen["person"]} == {TOWN_HALL.id, ""}
    assert NOT_AUTHORISED.id not in {it["id"] for it in seen["person"]}


def test_plans_count_only_what_is_seen(filled: PortalThread, signed_in: SignedIn) -> None:
    assert filled.url
    caller = signed_in(REFERENT)
    seen = _everything(caller)
    assert {it.kind: it.rows for it in caller.plan().kinds} == {
        kind: len(rows) for kind, rows in seen.items()
    }


def test_changes_of_other_clients_do_not_come_not_even_their_ids(signed_in: SignedIn) -> None:
    referent, lea = signed_in(REFERENT), signed_in(TECHNICIAN)
    cursor = referent.plan().cursor
    lea.push(line(1, _OPEN))
    answer = referent.call("GET", "/sync/changes", query={"cursor": cursor})
    assert derived_id(command_id(1), "ticket") not in answer.text
    assert answer.json()["changes"] == []
    assert answer.json()["cursor"] != cursor, "what was passed over is not looked at again"


@pytest.mark.parametrize("person", [REQUESTER, REFERENT, TECHNICIAN])
def test_a_ticket_that_moves_to_another_client_leaves_who_saw_it_and_comes_to_the_others(
    filled: PortalThread, signed_in: SignedIn, person: Person
) -> None:
    caller = signed_in(person)
    cursor = caller.plan().cursor
    moved = replace(
        _TOWN_HALL_TICKET, client_id=CARE_HOME.id, requester_id=REFERENT.id, opened_by=REFERENT.id
    )
    _put(filled, moved)
    told = {(it.kind, it.op) for it in caller.changes(cursor).changes}
    op = "out" if person is REQUESTER else "put"
    assert told == {("ticket", op), ("visit", op), ("journal_entry", op)}
    for change in caller.changes(cursor).changes:
        assert change.ver == 2, "newer than what the laptop has"


def test_a_person_who_changes_their_role_starts_over(
    filled: PortalThread, signed_in: SignedIn
) -> None:
    caller = signed_in(REQUESTER)
    cursor = caller.plan().cursor
    _put(filled, replace(REQUESTER, role=REFERENT.role))
    answer = caller.call("GET", "/sync/changes", query={"cursor": cursor})
    assert answer.status_code == 410


def test_somebody_who_left_has_no_access_from_then_on(
    portal: PortalThread, signed_in: SignedIn
) -> None:
    caller = signed_in(OTHER_TECHNICIAN)
    _put(portal, replace(OTHER_TECHNICIAN, active=False))
    assert caller.call("GET", "/sync/snapshot").status_code == 401


class _Answer:
    """Makes a call in a thread, which the block lets go on."""

    def __init__(self, call: Callable[[], ChangesAnswer]) -> None:
        self._found: list[ChangesAnswer] = []
        self._thread = threading.Thread(target=lambda: self._found.append(call()))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()

    @property
    def value(self) -> ChangesAnswer:
        return self._found[0]


def _take(seq: int) -> TakeTicket:
    return TakeTicket(ticket_id=derived_id(command_id(seq), "ticket"))


def _everything(caller: Caller) -> dict[str, list[dict[str, object]]]:
    return {kind: caller.snapshot(kind) for kind in RECORDS}


def _put(portal: PortalThread, record: Record) -> None:
    """Change a record as a command would."""
    with portal.database.writing() as connection:
        work = SqlWork(
            connection,
            portal.feed,
            command_id=command_id(99),
            actor=actor_of(MANAGER),
            now=NOW,
        )
        work.put(record)
        work.flush(NOW)
