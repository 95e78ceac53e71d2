"""What of several changes of a visit is told in one mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.visits import VisitState
from ordidesk.server.notices import (
    Happening,
    Slot,
    VisitChange,
    happenings_of,
    last_of_visits,
    last_plans,
)
from tests.support.records import KARIM, LEA, NOW, SOPHIE, actor, ticket, visit

C = VisitChange
TICKET = ticket(1)
VISIT = visit("told", TICKET, NOW + timedelta(days=1))


def happening(place: int, change: VisitChange, visit_id: str = VISIT.id) -> Happening:
    starts = NOW + timedelta(days=place)
    slot = Slot(visit_id, change, starts, starts + timedelta(hours=1), LEA.id, sequence=place)
    return Happening(at=NOW + timedelta(minutes=place), visit=slot, wanted=True)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([C.PLANNED], [(0, C.PLANNED)]),
        ([C.PLANNED, C.MOVED, C.TECHNICIAN], [(2, C.PLANNED)]),
        ([C.MOVED, C.TECHNICIAN], [(1, C.TECHNICIAN)]),
        ([C.PLANNED, C.CONFIRMED], [(0, C.PLANNED), (1, C.CONFIRMED)]),
        ([C.PLANNED, C.CONFIRMED, C.MOVED], [(2, C.PLANNED)]),
        ([C.CONFIRMED], [(0, C.CONFIRMED)]),
        ([C.CONFIRMED, C.CONFIRMED], [(1, C.CONFIRMED)]),
        ([C.PLANNED, C.CANCELLED], []),
        ([C.PLANNED, C.CONFIRMED, C.MOVED, C.CANCELLED], []),
        ([C.MOVED, C.CONFIRMED, C.CANCELLED], [(2, C.CANCELLED)]),
        ([C.CANCELLED, C.RESTORED], []),
        ([C.MOVED, C.CANCELLED, C.RESTORED], [(2, C.MOVED)]),
        ([C.RESTORED], [(0, C.RESTORED)]),
        ([C.RESTORED, C.MOVED], [(1, C.RESTORED)]),
        ([C.RESTORED, C.CANCELLED], []),
        ([C.CANCELLED, C.RESTORED, C.CONFIRMED], [(2, C.CONFIRMED)]),
        ([C.PLANNED, C.ON_SITE, C.DONE], [(0, C.PLANNED), (1, C.ON_SITE), (2, C.DONE)]),
        ([C.PLANNED, C.NOT_DONE], [(0, C.PLANNED), (1, C.NOT_DONE)]),
    ],
)
def test_of_a_visit_only_how_it_is_in_the_end(
    changes: list[VisitChange], told: list[tuple[int, VisitChange]]
) -> None:
    other = happening(50, C.PLANNED, visit("other", TICKET, NOW).id)
    given = [happening(place, change) for place, change in enumerate(changes)]
    found = last_plans([other, *given])
    assert found[0] == other
    assert [(it.visit.sequence, it.visit.change) for it in found[1:] if it.visit] == told
    assert all(it.visit and it.visit.starts_at.day for it in found)


def test_calendars_are_told_the_last_of_each_visit() -> None:
    given = [happening(0, C.PLANNED), happening(1, C.MOVED), happening(2, C.ON_SITE)]
    assert last_of_visits(given)[VISIT.id].sequence == 1


@pytest.mark.parametrize(
    ("after", "change"),
    [
        (replace(VISIT, state=VisitState.CANCELLED), C.CANCELLED),
        (replace(VISIT, technician_id=KARIM.id), C.TECHNICIAN),
        (replace(VISIT, state=VisitState.CONFIRMED, confirmed_by="Hélène"), C.CONFIRMED),
    ],
)
def test_a_change_and_its_undoing_are_each_seen(after: object, change: VisitChange) -> None:
    assert isinstance(after, type(VISIT))
    by = actor(SOPHIE)
    (told,) = happenings_of([(VISIT, after)], by, at=NOW)[TICKET.id]
    assert told.visit is not None
    assert (told.visit.change, told.wanted) == (change, True)
    if after.state is VisitState.CANCELLED:
        for state in (VisitState.PLANNED, VisitState.CONFIRMED):
            back = replace(after, state=state)
            (told,) = happenings_of([(after, back)], by, at=NOW)[TICKET.id]
            assert told.visit is not None
            assert (told.visit.change, told.wanted) == (C.RESTORED, True)
