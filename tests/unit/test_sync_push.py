"""What goes out of the outbox, in which order, and what a refusal of the whole request does."""

from __future__ import annotations

from itertools import count

import msgspec
import pytest

from ordidesk.domain.ids import command_id
from ordidesk.domain.tickets import AddNote
from ordidesk.portal.errors import PortalUnreachable, Reach, RequestRefused, RequestTooLarge
from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import (
    VOID,
    ChangesAnswer,
    CommandLine,
    Outcome,
    Problem,
    PushAnswer,
    PushRequest,
    Result,
    Settlement,
    SnapshotPlan,
)
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.store import Store
from ordidesk.sync.push import Push
from tests.support.filled_store import EPOCH, fill
from tests.support.records import COMPANY, LEA, NOW, actor, ticket

_numbers = count(1)


class Portal:
    """A portal that takes every command but the poisoned, and remembers what was sent."""

    def __init__(self) -> None:
        self.requests: list[list[CommandLine]] = []
        self.decided: dict[int, Outcome] = {}
        self.poison: set[str] = set()
        self.refuses = RequestRefused(Problem(title="no", status=422, code="unreadable"))
        self.largest = 1000
        self.reachable = True
        self.always_gap = False

    def push(self, request: PushRequest) -> PushAnswer:
        """Decide the lines in order."""
        self.requests.append(list(request.lines))
        if not self.reachable:
            raise PortalUnreachable(Reach.REFUSED, "portal")
        if len(request.lines) > self.largest:
            raise RequestTooLarge(Problem(title="no", status=413, code="too_large"))
        if any(line.id in self.poison and line.kind != VOID for line in request.lines):
            raise self.refuses
        told = list(self._decide(request))
        last = max(self.decided, default=0)
        outcomes = {seq: found for seq, found in self.decided.items() if seq > request.settled}
        outcomes |= {outcome.seq: outcome for outcome in told}
        settlement = Settlement(outcomes=tuple(outcomes.values()), last_seq=last)
        return PushAnswer(epoch=EPOCH, settlement=settlement)

    def _decide(self, request: PushRequest) -> list[Outcome]:
        for line in request.lines:
            if self.always_gap or line.seq > max(self.decided, default=0) + 1:
                return [Outcome(seq=line.seq, id=line.id, result=Result.GAP)]
            result = Result.VOIDED if line.kind == VOID else Result.APPLIED
            self.decided.setdefault(line.seq, Outcome(seq=line.seq, id=line.id, result=result))
        return []

    def changes(self, cursor: str, *, settled: int, limit: int, wait: int = 0) -> ChangesAnswer:
        """Nobody pulls here."""
        raise NotImplementedError

    def snapshot_plan(self, *, settled: int) -> SnapshotPlan:
        """Nobody pulls here."""
        raise NotImplementedError

    def snapshot_page(self, kind: str, *, after: str, limit: int) -> SnapshotPage:
        """Nobody pulls here."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def portal() -> Portal:
    """A portal."""
    return Portal()


@pytest.fixture
def push(store: Store, portal: Portal) -> Push:
    """What sends the store's outbox to the portal."""
    return Push(store.intake, portal)


def notes(store: Store, number: int) -> list[str]:
    """Add so many notes and return their commands' ids."""
    given = []
    for _ in range(number):
        given.append(command_id(NOW, next(_numbers)))
        store.do(
            AddNote(ticket_id=ticket(1).id, text="Note"), actor(LEA), now=NOW, command_id=given[-1]
        )
    return given


def statuses(store: Store) -> list[OutboxStatus]:
    """Return the status of each line."""
    return [line.status for line in store.outbox()]


def drain(push: Push) -> None:
    """Send all there is."""
    while push.step():
        pass


def test_nothing_is_sent_before_the_portal_is_known(push: Push, portal: Portal) -> None:
    assert not push.has_work()
    assert not push.step()
    assert portal.requests == []


@pytest.fixture
def given(store: Store) -> list[str]:
    """Ten notes that wait."""
    fill(store, [*COMPANY, ticket(1)])
    return notes(store, 10)


def test_lines_go_in_order_and_are_confirmed(
    store: Store, push: Push, portal: Portal, given: list[str]
) -> None:
    drain(push)
    assert [line.id for line in portal.requests[0]] == given
    assert [line.seq for line in portal.requests[0]] == list(range(1, 11))
    assert set(statuses(store)) == {OutboxStatus.CONFIRMED}
    assert not push.has_work()


def test_a_line_is_frozen_before_it_is_sent(
    store: Store, push: Push, portal: Portal, given: list[str]
) -> None:
    assert given
    portal.reachable = False
    with pytest.raises(PortalUnreachable):
        push.step()
    assert set(statuses(store)) == {OutboxStatus.SENDING}
    portal.reachable = True
    drain(push)
    first, second = portal.requests[:2]
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


def test_one_command_that_cannot_be_read_is_parked_and_the_rest_goes_on(
    store: Store, push: Push, portal: Portal, given: list[str]
) -> None:
    portal.poison.add(given[6])
    drain(push)
    found = statuses(store)
    assert found.pop(6) is OutboxStatus.PARKED
    assert set(found) == {OutboxStatus.CONFIRMED}
    parked = store.outbox()[6]
    assert (parked.reason, parked.facts["status"], parked.voided) == ("unreadable", "422", True)
    assert portal.decided[7].result is Result.VOIDED
    assert len(portal.requests) <= 12


def test_a_request_that_is_too_large_is_split(
    store: Store, push: Push, portal: Portal, given: list[str]
) -> None:
    assert given
    portal.largest = 3
    drain(push)
    assert set(statuses(store)) == {OutboxStatus.CONFIRMED}


def test_a_portal_that_refuses_even_the_void_is_not_asked_in_a_loop(
    store: Store, push: Push, portal: Portal
) -> None:
    fill(store, [*COMPANY, ticket(1)])
    notes(store, 1)
    portal.largest = 0
    with pytest.raises(RequestRefused):
        drain(push)
    assert statuses(store) == [OutboxStatus.PARKED]
    assert len(portal.requests) == 2


def test_after_a_gap_the_rest_is_sent_again(
    store: Store, push: Push, portal: Portal, given: list[str]
) -> None:
    drain(push)
    for seq in range(4, 11):
        del portal.decided[seq]
    given += notes(store, 1)
    drain(push)
    assert [outcome.id for outcome in portal.decided.values()] == given
    assert set(statuses(store)) == {OutboxStatus.CONFIRMED}


def test_a_gap_that_cannot_be_filled_is_not_asked_about_in_a_loop(
    push: Push, portal: Portal, given: list[str]
) -> None:
    assert given
    portal.always_gap = True
    drain(push)
    assert len(portal.requests) == 2
