"""The synchronisation page: what the lines of the hotline and its board are about, in data."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ordidesk.domain.absences import RecordAbsence, RemoveAbsence
from ordidesk.domain.catalogue import RULES
from ordidesk.domain.evaluation import DecideCover, EvaluateTicket, MergeDuplicate, judged
from ordidesk.domain.planning import (
    CancelVisit,
    ConfirmVisit,
    MoveVisit,
    PlanVisit,
    UnplanVisit,
    slot_of,
)
from ordidesk.domain.records import Record
from ordidesk.domain.released_days import ReleaseDay, RestoreDay
from ordidesk.domain.tickets import CoverDecision, Impact, Scope
from ordidesk.domain.visits import ConfirmedBy
from ordidesk.domain.work import Command
from ordidesk.protocol import FieldConflict, Outcome, Result
from ordidesk.queries import outbox
from ordidesk.queries.said import said
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import decide, fill
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    absence,
    actor,
    day_release,
    ticket,
    visit,
)
from tests.support.scripts import id_of_step

HOUR = timedelta(hours=1)
TICKET = ticket(1)
OTHER = ticket(2)
VISIT = visit("a", TICKET, NOW + HOUR)
AWAY = absence("a", LEA, reason="Formation")
FREED = day_release("a", LEA)
WORLD: tuple[Record, ...] = (*COMPANY, TICKET, OTHER, VISIT, AWAY, FREED)
COMMAND = id_of_step(1)
MODULES = {"planning", "released_days", "absences", "evaluation"}
PLAN = PlanVisit(
    ticket_id=TICKET.id,
    technician_id=LEA.id,
    starts_at=NOW,
    ends_at=NOW + HOUR,
    purpose="Voir l'imprimante",
)
MOVE = MoveVisit(
    visit_id=VISIT.id,
    before=slot_of(VISIT),
    technician_id=KARIM.id,
    starts_at=NOW + 2 * HOUR,
    ends_at=NOW + 3 * HOUR,
    override="Vu avec elle",
)

SAID: tuple[tuple[Command, tuple[str, str, str, str]], ...] = (
    (
        EvaluateTicket(
            ticket_id=TICKET.id,
            before=judged(TICKET),
            qualified_impact=Impact.BLOCKING,
            scope=Scope.ALL,
            reason="Paie demain",
        ),
        ("ticket", TICKET.id, "Paie demain", ""),
    ),
    (
        DecideCover(ticket_id=TICKET.id, decision=CoverDecision.QUOTE, reason="Hors contrat"),
        ("ticket", TICKET.id, "Hors contrat", "quote"),
    ),
    (
        MergeDuplicate(ticket_id=TICKET.id, into_id=OTHER.id),
        ("ticket", TICKET.id, "T-000002 Impossible de se connecter au serveur", ""),
    ),
    (MergeDuplicate(ticket_id=TICKET.id, into_id="nowhere"), ("ticket", TICKET.id, "", "")),
    (PLAN, ("ticket", TICKET.id, "Voir l'imprimante", "Léa Martin")),
    (MOVE, ("visit", VISIT.id, "Vu avec elle", "Karim Benali")),
    (
        ConfirmVisit(visit_id=VISIT.id, who="Hélène", how=ConfirmedBy.MAIL),
        ("visit", VISIT.id, "Hélène", "confirmed"),
    ),
    (CancelVisit(visit_id=VISIT.id, reason="Réparé"), ("visit", VISIT.id, "Réparé", "cancelled")),
    (UnplanVisit(visit_id=VISIT.id), ("visit", VISIT.id, "", "cancelled")),
    (
        ReleaseDay(technician_id=LEA.id, day=NOW.date(), reason="Absente"),
        ("person", LEA.id, "Absente", ""),
    ),
    (RestoreDay(release_id=FREED.id), ("person", LEA.id, "Absent", "")),
    (RestoreDay(release_id="nowhere"), ("", "", "", "")),
    (
        RecordAbsence(technician_id=LEA.id, starts_at=NOW, ends_at=NOW + HOUR, reason="Congés"),
        ("person", LEA.id, "Congés", ""),
    ),
    (RemoveAbsence(absence_id=AWAY.id), ("person", LEA.id, "Formation", "")),
    (RemoveAbsence(absence_id="nowhere"), ("", "", "", "")),
)


@pytest.mark.parametrize(("command", "wanted"), SAID)
def test_each_command_tells_its_record_and_its_words(
    store: Store, reader: Reader, command: Command, wanted: tuple[str, str, str, str]
) -> None:
    fill(store, WORLD)
    told = said(reader, COMMAND, command)
    assert (told.record_kind, told.record_id, told.text, told.to) == wanted


def test_no_command_of_the_board_is_left_out() -> None:
    of_plans = {it for it in RULES if it.__module__.rsplit(".", 1)[1] in MODULES}
    assert of_plans == {type(command) for command, _ in SAID}


def test_a_line_about_somebodys_day_names_them(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    away = RecordAbsence(technician_id=LEA.id, starts_at=NOW, ends_at=NOW + HOUR)
    store.do(away, actor(SOPHIE), now=NOW, command_id=COMMAND)
    (line,) = outbox.lines(reader)
    assert line.title == "Léa Martin"


def test_two_slots_are_shown_as_instants_and_two_technicians_by_their_names(
    store: Store, reader: Reader
) -> None:
    fill(store, WORLD)
    store.do(MOVE, actor(SOPHIE), now=NOW, command_id=COMMAND)
    conflicts = (
        FieldConflict(
            field="starts_at",
            mine="2026-03-17T11:00:00.000Z",
            theirs="2026-03-17T10:00:00.000Z",
            theirs_by=SOPHIE.id,
        ),
        FieldConflict(field="technician_id", mine=KARIM.id, theirs=LEA.id, theirs_by=SOPHIE.id),
    )
    decide(store, Outcome(seq=1, id=COMMAND, result=Result.CONFLICT, conflicts=conflicts))
    (line,) = outbox.lines(reader)
    slot, person = line.conflicts
    assert (slot.mine, slot.theirs, slot.by) == (
        "2026-03-17T11:00:00.000Z",
        "2026-03-17T10:00:00.000Z",
        "Sophie Renaud",
    )
    assert (person.mine_name, person.theirs_name) == ("Karim Benali", "Léa Martin")
