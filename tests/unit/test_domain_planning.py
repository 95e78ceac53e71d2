"""Planning visits: slots, who goes, whose word counts, back to the list."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.catalogue import choice_between
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.people import Person, Role
from ordidesk.domain.planning import (
    CancelVisit,
    ConfirmVisit,
    MoveVisit,
    PlanVisit,
    UnplanVisit,
    slot_of,
    slot_text,
)
from ordidesk.domain.tickets import Ticket, TicketState, WaitingFor
from ordidesk.domain.visit_requests import RequestState, RequestVisit, VisitRequest
from ordidesk.domain.visits import ConfirmedBy, StartVisit, TakeOverVisit, Visit, VisitState
from ordidesk.domain.work import NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    CARE_HOME_SITE,
    COMPANY,
    KARIM,
    LEA,
    NOE,
    NOW,
    NURSE,
    SECRETARY,
    SOPHIE,
    record_id,
    request,
    ticket,
    visit,
)

HOUR = timedelta(hours=1)
MINE = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
ASKED = request("board", MINE, minutes=90)
ALICE = Person(id=record_id("alice"), name="Alice Petit", role=Role.MANAGER)
GONE = Person(id=record_id("gone"), name="Paul Parti", role=Role.TECHNICIAN, active=False)
PLAN = PlanVisit(
    ticket_id=MINE.id,
    technician_id=KARIM.id,
    starts_at=NOW + HOUR,
    ends_at=NOW + 2 * HOUR,
    contact_id=SECRETARY.id,
)
PLANNED = visit("planned", MINE, NOW + HOUR)
WAITING = replace(MINE, state=TicketState.PENDING, waiting_for=WaitingFor.VISIT)


def world(*more: Ticket | Visit | VisitRequest) -> FakeRecords:
    return FakeRecords(*COMPANY, NOE, ALICE, GONE, MINE, *more)


def moving(seen: Visit, **values: object) -> MoveVisit:
    wanted = MoveVisit(
        visit_id=seen.id,
        before=slot_of(seen),
        technician_id=seen.technician_id,
        starts_at=seen.starts_at,
        ends_at=seen.ends_at,
    )
    return replace(wanted, **values)


def the_visit(records: FakeRecords, visit_id: str = PLANNED.id) -> Visit:
    found = records.get(Visit, visit_id)
    assert found is not None
    return found


def the_ticket(records: FakeRecords) -> Ticket:
    found = records.get(Ticket, MINE.id)
    assert found is not None
    return found


def the_request(records: FakeRecords, request_id: str = ASKED.id) -> VisitRequest:
    found = records.get(VisitRequest, request_id)
    assert found is not None
    return found


def told(records: FakeRecords, kind: EntryKind) -> list[JournalEntry]:
    found = [it for it in records.all(JournalEntry) if it.entry is kind]
    return sorted(found, key=lambda it: it.at)


# --- planning -------------------------------------------------------------------------------------


def test_a_visit_is_planned_from_its_request_and_the_ticket_waits_for_it() -> None:
    records = world(ASKED)
    work = do(records, SOPHIE, replace(PLAN, request_id=ASKED.id, override="Vu avec elle"))
    planned = the_visit(records, work.new_id("visit"))
    assert planned.site_id == MINE.site_id
    assert (planned.client_id, planned.contact_id) == (MINE.client_id, SECRETARY.id)
    assert (planned.technician_id, planned.state) == (KARIM.id, VisitState.PLANNED)
    assert planned.purpose == ASKED.cause
    assert (planned.sequence, planned.confirmed_by) == (0, "")
    asked = the_request(records)
    assert (asked.state, asked.visit_id) == (RequestState.PLANNED, planned.id)
    waiting = the_ticket(records)
    assert (waiting.state, waiting.waiting_for) == (TicketState.PENDING, WaitingFor.VISIT)
    assert waiting.assignee_id == LEA.id
    (slot,) = told(records, EntryKind.VISIT_SLOT)
    assert (slot.before, slot.after) == ("", slot_text(planned))
    assert slot.visibility is Visibility.CLIENT
    (note,) = told(records, EntryKind.NOTE)
    assert (note.text, note.visibility) == ("Vu avec elle", Visibility.INTERNAL)


def test_the_request_that_is_open_is_planned_without_being_named() -> None:
    records = world(ASKED)
    work = do(records, SOPHIE, PLAN)
    assert the_request(records).visit_id == work.new_id("visit")


def test_a_visit_is_planned_without_any_request_too() -> None:
    records = world()
    work = do(records, SOPHIE, replace(PLAN, purpose="Voir l'imprimante"))
    assert the_visit(records, work.new_id("visit")).purpose == "Voir l'imprimante"


@pytest.mark.parametrize("state", [TicketState.NEW, TicketState.CONTINUITY, TicketState.RESOLVED])
def test_a_ticket_that_waits_for_nobody_stays_what_it_is(state: TicketState) -> None:
    records = world()
    records.seed(replace(MINE, state=state))
    do(records, SOPHIE, PLAN)
    assert the_ticket(records).state is state


def test_of_two_managers_who_plan_one_request_the_second_hears_of_it() -> None:
    records = world(ASKED)
    named = replace(PLAN, request_id=ASKED.id)
    work = do(records, SOPHIE, named)
    caught = refusal(records, ALICE, named)
    assert caught.reason is Reason.ALREADY_PLANNED
    assert caught.facts == {"visit": work.new_id("visit")}


def test_what_is_planned_has_to_fit_the_ticket() -> None:
    other = request("other", ticket(2))
    gone = replace(ASKED, id=record_id("withdrawn"), state=RequestState.WITHDRAWN)
    records = world(other, gone)
    assert refusal(records, SOPHIE, replace(PLAN, contact_id=NURSE.id)).reason is (
        Reason.OTHER_CLIENT
    )
    assert refusal(records, SOPHIE, replace(PLAN, request_id=other.id)).reason is (
        Reason.OTHER_CLIENT
    )
    assert refusal(records, SOPHIE, replace(PLAN, request_id=gone.id)).reason is Reason.WRONG_STEP
    records.seed(replace(MINE, state=TicketState.CANCELLED, closed_at=NOW))
    assert refusal(records, SOPHIE, PLAN).reason is Reason.WRONG_STEP


@pytest.mark.parametrize(
    ("person", "reason"), [(GONE, Reason.PERSON_LEFT), (NOE, Reason.NOT_A_TECHNICIAN)]
)
def test_only_who_works_here_goes_to_clients(person: Person, reason: Reason) -> None:
    records = world(PLANNED)
    for command in (
        replace(PLAN, technician_id=person.id),
        moving(PLANNED, technician_id=person.id),
    ):
        assert refusal(records, SOPHIE, command).reason is reason


# --- slots ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "reason"),
    [
        (NOW + HOUR, NOW + HOUR, Reason.TIMES_OUT_OF_ORDER),
        (NOW + 2 * HOUR, NOW + HOUR, Reason.TIMES_OUT_OF_ORDER),
        (NOW, NOW + timedelta(hours=25), Reason.SLOT_TOO_LONG),
        (NOW - HOUR, NOW + HOUR, Reason.SLOT_IN_THE_PAST),
        (datetime(2026, 3, 18, 9, 0), NOW + HOUR, Reason.NOT_A_MEASURE),  # noqa: DTZ001 - that is the case
        (
            datetime(9999, 12, 31, 23, 0, tzinfo=UTC),
            datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
            Reason.NOT_A_MEASURE,
        ),
    ],
)
def test_a_slot_that_cannot_be_is_told_at_once(
    starts_at: datetime, ends_at: datetime, reason: Reason
) -> None:
    caught = refusal(FakeRecords(), SOPHIE, replace(PLAN, starts_at=starts_at, ends_at=ends_at))
    assert caught.reason is reason
    assert isinstance(caught, NeverValid)


def test_the_quarter_of_an_hour_that_runs_can_be_planned_still() -> None:
    records = world()
    work = do(records, SOPHIE, replace(PLAN, starts_at=NOW), 12)
    assert the_visit(records, work.new_id("visit")).starts_at == NOW


@pytest.mark.parametrize(
    ("site_id", "starts", "ends", "fits"),
    [
        (MINE.site_id, datetime(2026, 3, 18, 22, 0, tzinfo=UTC), 60, True),  # 23:00 to midnight
        (MINE.site_id, datetime(2026, 3, 18, 22, 0, tzinfo=UTC), 61, False),
        (CARE_HOME_SITE.id, datetime(2026, 3, 18, 19, 30, tzinfo=UTC), 60, False),  # 23:30 there
        (CARE_HOME_SITE.id, datetime(2026, 3, 18, 22, 0, tzinfo=UTC), 90, True),  # 2:00 there
        ("", datetime(2026, 3, 28, 23, 30, tzinfo=UTC), 60, True),  # the night of summer time
        ("", datetime(2026, 3, 29, 21, 0, tzinfo=UTC), 60, True),  # a day of 23 hours ends sooner
        ("", datetime(2026, 3, 29, 21, 0, tzinfo=UTC), 61, False),
        ("", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 60, True),  # 2:30 to 2:30
        ("", datetime(2026, 10, 25, 22, 0, tzinfo=UTC), 60, True),  # a day of 25 hours, later
        ("", datetime(2026, 10, 25, 22, 0, tzinfo=UTC), 61, False),
    ],
)
def test_a_visit_ends_on_its_day_by_the_clocks_at_the_site(
    site_id: str, starts: datetime, ends: int, *, fits: bool
) -> None:
    records = world()
    records.seed(replace(MINE, site_id=site_id))
    command = replace(PLAN, starts_at=starts, ends_at=starts + timedelta(minutes=ends))
    if fits:
        do(records, SOPHIE, command)
    else:
        assert refusal(records, SOPHIE, command).reason is Reason.SLOT_OVER_MIDNIGHT


@pytest.mark.parametrize("minutes", [(-60, 0), (0, 61), (30, 90), (-60, 61)])
def test_a_visit_is_not_dragged_or_lengthened_over_midnight(minutes: tuple[int, int]) -> None:
    midnight = datetime(2026, 3, 18, 23, 0, tzinfo=UTC)
    late = visit("planned", MINE, midnight - 2 * HOUR)
    records = world(late)
    starts_at, ends_at = (midnight + timedelta(minutes=it) for it in minutes)
    wanted = moving(late, starts_at=starts_at, ends_at=ends_at)
    if ends_at <= midnight or starts_at >= midnight:
        do(records, SOPHIE, wanted)
        assert the_visit(records).starts_at == starts_at
        return
    assert refusal(records, SOPHIE, wanted).reason is Reason.SLOT_OVER_MIDNIGHT
    assert the_visit(records) == late


@pytest.mark.parametrize(("saturday", "hours"), [(date(2026, 3, 28), 23), (date(2026, 10, 24), 25)])
def test_a_visit_dragged_over_a_change_of_clocks_keeps_its_hour_and_length(
    saturday: date, hours: int
) -> None:
    paris = ZoneInfo("Europe/Paris")
    nine = datetime.combine(saturday, time(9), paris)
    records = world(visit("planned", MINE, nine.astimezone(UTC)))
    next_day = datetime.combine(saturday + timedelta(days=1), time(9), paris)
    do(
        records,
        SOPHIE,
        moving(the_visit(records), starts_at=next_day, ends_at=next_day + HOUR),
    )
    moved = the_visit(records)
    assert moved.starts_at - nine.astimezone(UTC) == hours * HOUR
    assert moved.ends_at - moved.starts_at == HOUR
    assert moved.starts_at.astimezone(paris).hour == 9


@given(
    st.integers(1, 365), st.integers(6 * 3600, 17 * 3600), st.integers(1, 240), st.integers(0, 999)
)
def test_a_slot_is_kept_in_utc_to_the_minute(
    days: int, seconds: int, minutes: int, milliseconds: int
) -> None:
    records = world()
    midnight = datetime(2026, 3, 18, tzinfo=UTC) + timedelta(days=days)
    starts = midnight + timedelta(seconds=seconds, milliseconds=milliseconds)
    ends = (starts + timedelta(minutes=minutes)).astimezone(ZoneInfo("Indian/Reunion"))
    work = do(records, SOPHIE, replace(PLAN, starts_at=starts, ends_at=ends))
    kept = the_visit(records, work.new_id("visit"))
    assert kept.starts_at <= starts < kept.starts_at + timedelta(minutes=1)
    assert kept.ends_at - kept.starts_at == timedelta(minutes=minutes)
    assert kept.starts_at.tzinfo is kept.ends_at.tzinfo is UTC


# --- moving ---------------------------------------------------------------------------------------


def test_a_slot_that_moves_is_to_be_confirmed_anew_and_calendars_hear_of_it() -> None:
    confirmed = replace(
        PLANNED,
        state=VisitState.CONFIRMED,
        confirmed_by="Hélène",
        confirmed_how=ConfirmedBy.PHONE,
    )
    records = world(confirmed)
    later = {"starts_at": NOW + 3 * HOUR, "ends_at": NOW + 5 * HOUR}
    do(records, SOPHIE, moving(confirmed, **later, override="Seule possibilité"))
    moved = the_visit(records)
    assert (moved.starts_at, moved.ends_at) == (later["starts_at"], later["ends_at"])
    assert (moved.state, moved.sequence) == (VisitState.PLANNED, 1)
    assert (moved.confirmed_by, moved.confirmed_how) == ("", None)
    (slot,) = told(records, EntryKind.VISIT_SLOT)
    assert (slot.before, slot.after) == (slot_text(confirmed), slot_text(moved))
    assert [it.text for it in told(records, EntryKind.NOTE)] == ["Seule possibilité"]


def test_who_comes_is_not_what_the_contact_agreed_to() -> None:
    confirmed = replace(PLANNED, state=VisitState.CONFIRMED, confirmed_by="Hélène")
    records = world(confirmed)
    do(records, SOPHIE, moving(confirmed, technician_id=KARIM.id))
    given_to = the_visit(records)
    assert (given_to.technician_id, given_to.state) == (KARIM.id, VisitState.CONFIRMED)
    assert (given_to.confirmed_by, given_to.sequence) == ("Hélène", 1)
    (entry,) = told(records, EntryKind.VISIT_GIVEN)
    assert (entry.before, entry.after) == (LEA.id, KARIM.id)
    assert not told(records, EntryKind.VISIT_SLOT)


@pytest.mark.parametrize(
    ("agreed", "state"), [("Hélène", VisitState.CONFIRMED), ("", VisitState.PLANNED)]
)
def test_nobody_is_on_the_way_to_a_visit_that_another_one_makes(
    agreed: str, state: VisitState
) -> None:
    leaving = replace(PLANNED, state=VisitState.TRAVELLING, confirmed_by=agreed)
    records = world(leaving)
    do(records, SOPHIE, moving(leaving, technician_id=KARIM.id))
    assert the_visit(records).state is state


def test_a_visit_that_has_begun_or_is_over_stays_where_it_is() -> None:
    for state in set(VisitState) - {
        VisitState.PLANNED,
        VisitState.CONFIRMED,
        VisitState.TRAVELLING,
    }:
        records = world(replace(PLANNED, state=state, arrived_at=NOW))
        wanted = moving(PLANNED, technician_id=KARIM.id)
        assert refusal(records, SOPHIE, wanted).reason is Reason.WRONG_STEP


def test_a_visit_that_is_late_can_be_lengthened_but_not_moved_into_the_past() -> None:
    late = visit("planned", MINE, NOW - 2 * HOUR)
    records = world(late)
    do(records, SOPHIE, moving(late, ends_at=NOW + HOUR))
    assert the_visit(records).ends_at == NOW + HOUR
    again = moving(the_visit(records), starts_at=NOW - HOUR)
    assert refusal(records, SOPHIE, again).reason is Reason.SLOT_IN_THE_PAST


def test_of_two_managers_the_second_is_told_both_slots() -> None:
    records = world(PLANNED)
    first = moving(PLANNED, starts_at=NOW + 2 * HOUR, ends_at=NOW + 3 * HOUR)
    second = moving(PLANNED, starts_at=NOW + 4 * HOUR, ends_at=NOW + 5 * HOUR)
    do(records, SOPHIE, first)
    work = do(records, ALICE, second, 1)
    assert [field for field, *_ in work.conflicts] == ["starts_at", "ends_at"]
    assert work.conflicts[0][1:] == ("2026-03-17T13:00:00.000Z", "2026-03-17T11:00:00.000Z")
    assert the_visit(records).starts_at == first.starts_at
    shown = {field: theirs for field, _, theirs in work.conflicts}
    chosen = {field: mine for field, mine, _ in work.conflicts}
    again = do(records, ALICE, choice_between(second, shown, chosen), 2)
    assert not again.conflicts
    assert the_visit(records).starts_at == second.starts_at


def test_the_beginning_of_one_and_the_end_of_the_other_can_be_chosen() -> None:
    records = world(PLANNED)
    do(records, SOPHIE, moving(PLANNED, starts_at=NOW + 2 * HOUR, ends_at=NOW + 5 * HOUR))
    second = moving(PLANNED, starts_at=NOW + 3 * HOUR, ends_at=NOW + 4 * HOUR)
    work = do(records, ALICE, second, 1)
    (field, mine, theirs), _ = work.conflicts
    again = do(records, ALICE, choice_between(second, {field: theirs}, {field: mine}), 2)
    now = the_visit(records)
    assert (again.conflicts, now.starts_at, now.ends_at) == (
        [],
        NOW + 3 * HOUR,
        NOW + 5 * HOUR,
    )


def test_one_manager_begins_earlier_and_the_other_ends_later() -> None:
    records = world(PLANNED)
    do(records, SOPHIE, moving(PLANNED, starts_at=NOW))
    work = do(records, ALICE, moving(PLANNED, ends_at=NOW + 3 * HOUR), 1)
    now = the_visit(records)
    assert (work.conflicts, now.starts_at, now.ends_at) == ([], NOW, NOW + 3 * HOUR)


def test_what_two_managers_chose_together_has_to_be_a_slot() -> None:
    records = world(PLANNED)
    do(records, SOPHIE, moving(PLANNED, ends_at=NOW + 3 * HOUR))
    do(records, SOPHIE, moving(the_visit(records), starts_at=NOW + 2 * HOUR), 1)
    early = moving(PLANNED, ends_at=NOW + 1.5 * HOUR)
    work = do(records, ALICE, early, 2)
    (field, mine, theirs) = work.conflicts[0]
    chosen = choice_between(early, {field: theirs}, {field: mine})
    assert refusal(records, ALICE, chosen).reason is Reason.TIMES_OUT_OF_ORDER


def test_of_two_managers_the_second_is_told_both_technicians_and_the_slot_moves() -> None:
    records = world(PLANNED)
    do(records, SOPHIE, moving(PLANNED, technician_id=KARIM.id))
    second = moving(PLANNED, technician_id=ALICE.id, ends_at=NOW + 3 * HOUR)
    work = do(records, ALICE, second, 1)
    assert work.conflicts == [("technician_id", ALICE.id, KARIM.id)]
    assert the_visit(records).ends_at == NOW + 3 * HOUR
    chosen = choice_between(second, {"technician_id": KARIM.id}, {"technician_id": ALICE.id})
    again = do(records, ALICE, chosen, 2)
    assert (again.conflicts, the_visit(records).technician_id) == ([], ALICE.id)
    assert the_visit(records).ends_at == NOW + 3 * HOUR


def test_two_managers_with_the_same_idea_are_of_one_mind() -> None:
    records = world(PLANNED)
    wanted = moving(PLANNED, technician_id=KARIM.id, ends_at=NOW + 3 * HOUR)
    do(records, SOPHIE, wanted)
    work = do(records, ALICE, wanted, 1)
    assert (work.merged_fields, work.conflicts, work.written) == (["starts_at"], [], {})
    assert the_visit(records).sequence == 1


def test_what_was_left_as_it_was_seen_is_no_edit() -> None:
    records = world(PLANNED)
    do(records, SOPHIE, moving(PLANNED, technician_id=KARIM.id))
    work = do(records, ALICE, moving(PLANNED, ends_at=NOW + 4 * HOUR), 1)
    now = the_visit(records)
    assert (work.conflicts, now.technician_id, now.ends_at) == ([], KARIM.id, NOW + 4 * HOUR)


def test_a_managers_word_goes_before_a_technicians() -> None:
    records = world(PLANNED)
    do(records, KARIM, TakeOverVisit(visit_id=PLANNED.id, instead_of=LEA.id, note="À côté"))
    assert the_visit(records).sequence == 1
    work = do(records, SOPHIE, moving(PLANNED, technician_id=SOPHIE.id), 1)
    assert (work.conflicts, the_visit(records).technician_id) == ([], SOPHIE.id)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 8), st.sampled_from([LEA, KARIM]))))
def test_every_change_of_slot_or_person_raises_the_sequence_by_one(
    moves: list[tuple[bool, int, Person]],
) -> None:
    records = world(PLANNED)
    for later, hours, person in moves:
        seen = the_visit(records)
        starts_at = NOW + hours * HOUR if later else seen.starts_at
        ends_at = starts_at + (seen.ends_at - seen.starts_at)
        do(
            records,
            SOPHIE,
            moving(seen, starts_at=starts_at, ends_at=ends_at, technician_id=person.id),
        )
        moved = the_visit(records)
        assert moved.sequence - seen.sequence == (slot_of(moved) != slot_of(seen))


# --- confirming, cancelling, back to the list -----------------------------------------------------

CONFIRM = ConfirmVisit(visit_id=PLANNED.id, who=" Hélène Ducœur ", how=ConfirmedBy.PHONE)


def test_who_confirmed_and_how_is_kept() -> None:
    records = world(PLANNED)
    do(records, SOPHIE, CONFIRM)
    confirmed = the_visit(records)
    assert (confirmed.state, confirmed.confirmed_by) == (VisitState.CONFIRMED, "Hélène Ducœur")
    assert (confirmed.confirmed_how, confirmed.sequence) == (ConfirmedBy.PHONE, 0)
    assert do(records, ALICE, CONFIRM, 1).merged_fields == ["confirmed_by"]
    do(records, ALICE, replace(CONFIRM, who="M. Roche"), 2)
    assert the_visit(records).confirmed_by == "M. Roche"


def test_whoever_is_on_the_way_stays_so_when_the_slot_is_confirmed() -> None:
    records = world(replace(PLANNED, state=VisitState.TRAVELLING))
    do(records, SOPHIE, CONFIRM)
    assert the_visit(records).state is VisitState.TRAVELLING
    records = world(replace(PLANNED, state=VisitState.DONE, arrived_at=NOW, ended_at=NOW))
    assert refusal(records, SOPHIE, CONFIRM).reason is Reason.WRONG_STEP


def test_a_cancelled_visit_takes_its_request_along_and_the_ticket_goes_on() -> None:
    records = world(ASKED)
    planned = do(records, SOPHIE, PLAN).new_id("visit")
    do(records, SOPHIE, CancelVisit(visit_id=planned, reason="Réparé à distance"), 1)
    assert (the_visit(records, planned).state, the_visit(records, planned).sequence) == (
        VisitState.CANCELLED,
        1,
    )
    assert the_request(records).state is RequestState.WITHDRAWN
    assert the_ticket(records).state is TicketState.IN_PROGRESS
    assert told(records, EntryKind.NOTE)[-1].visibility is Visibility.INTERNAL
    again = do(records, ALICE, CancelVisit(visit_id=planned, reason="Doublon"), 2)
    assert again.merged_fields == ["state"]


def test_a_ticket_with_another_visit_goes_on_waiting() -> None:
    records = world(PLANNED, visit("second", MINE, NOW + 5 * HOUR))
    records.seed(WAITING)
    do(records, SOPHIE, CancelVisit(visit_id=PLANNED.id, reason="Une suffit"))
    assert the_ticket(records).state is TicketState.PENDING


def test_a_repaired_machine_still_has_to_go_back() -> None:
    back = replace(ASKED, repair_id=record_id("repair"))
    records = world(back)
    planned = do(records, SOPHIE, PLAN).new_id("visit")
    do(records, SOPHIE, CancelVisit(visit_id=planned, reason="Fermé"), 1)
    assert the_request(records) == back
    assert the_ticket(records).state is TicketState.PENDING


def test_a_visit_that_has_begun_is_not_called_off() -> None:
    records = world(PLANNED)
    do(records, LEA, StartVisit(visit_id=PLANNED.id))
    for command in (
        CancelVisit(visit_id=PLANNED.id, reason="Trop tard"),
        UnplanVisit(visit_id=PLANNED.id),
    ):
        assert refusal(records, SOPHIE, command).reason is Reason.WRONG_STEP


def test_a_visit_goes_back_to_the_list_with_its_request() -> None:
    records = world(ASKED)
    planned = do(records, SOPHIE, PLAN).new_id("visit")
    do(records, SOPHIE, UnplanVisit(visit_id=planned), 1)
    assert the_request(records) == ASKED
    assert the_visit(records, planned).state is VisitState.CANCELLED
    assert the_ticket(records).waiting_for is WaitingFor.VISIT
    do(records, SOPHIE, PLAN, 2)
    assert the_request(records).state is RequestState.PLANNED


def test_a_visit_that_nobody_asked_for_goes_back_as_a_request() -> None:
    planned = replace(PLANNED, purpose="Voir l'imprimante", ends_at=NOW + 3 * HOUR)
    records = world(planned)
    work = do(records, SOPHIE, UnplanVisit(visit_id=planned.id))
    made = the_request(records, work.new_id("request"))
    assert (made.cause, made.minutes, made.site_id) == ("Voir l'imprimante", 120, MINE.site_id)


def test_a_request_that_came_in_between_takes_the_first_one_along() -> None:
    first = replace(ASKED, repair_id=record_id("repair"), parts="Carte mère")
    records = world(first)
    planned = do(records, SOPHIE, PLAN).new_id("visit")
    second = do(records, LEA, RequestVisit(ticket_id=MINE.id, cause="Aussi l'écran"), 1)
    do(records, SOPHIE, UnplanVisit(visit_id=planned), 2)
    taken = the_request(records, second.new_id("request"))
    assert (taken.state, taken.repair_id) == (RequestState.OPEN, first.repair_id)
    assert (taken.parts, taken.minutes) == ("Carte mère", 90)
    assert the_request(records).state is RequestState.WITHDRAWN


def test_the_visit_of_an_ended_ticket_is_not_planned_anew() -> None:
    records = world(PLANNED, replace(ASKED, state=RequestState.PLANNED, visit_id=PLANNED.id))
    records.seed(replace(MINE, state=TicketState.CANCELLED, closed_at=NOW))
    do(records, SOPHIE, UnplanVisit(visit_id=PLANNED.id))
    assert the_request(records).state is RequestState.WITHDRAWN
