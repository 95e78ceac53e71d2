"""What the commands of the hotline and its board say to people."""

from __future__ import annotations

from ordidesk.domain.absences import Absence, RecordAbsence, RemoveAbsence
from ordidesk.domain.evaluation import DecideCover, EvaluateTicket, MergeDuplicate
from ordidesk.domain.people import Person
from ordidesk.domain.planning import (
    CancelVisit,
    ConfirmVisit,
    MoveVisit,
    PlanVisit,
    UnplanVisit,
)
from ordidesk.domain.released_days import DayRelease, ReleaseDay, RestoreDay
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Command
from ordidesk.queries.directory import name_of
from ordidesk.queries.saying import Said
from ordidesk.store.reader import Reader


def said_of_plans(reader: Reader, command: Command) -> Said | None:  # noqa: C901, PLR0911, PLR0912 - one return a kind of command
    """Tell what a command is about and what it says; ``None`` for one of another part."""
    match command:
        case EvaluateTicket(ticket_id=ticket_id, reason=text):
            return Said("ticket", ticket_id, text, fields=("qualified_impact", "scope", "urgency"))
        case DecideCover(ticket_id=ticket_id, reason=text, decision=decision):
            return Said("ticket", ticket_id, text, decision)
        case MergeDuplicate(ticket_id=ticket_id, into_id=into_id):
            into = reader.get(Ticket, into_id)
            return Said("ticket", ticket_id, f"{into.number} {into.summary}" if into else "")
        case PlanVisit(ticket_id=ticket_id, technician_id=technician_id):
            text = command.override or command.purpose
            return Said("ticket", ticket_id, text, name_of(reader, Person.kind, technician_id))
        case MoveVisit(visit_id=visit_id, technician_id=technician_id, override=text):
            to = "" if technician_id == command.before.technician_id else technician_id
            return Said("visit", visit_id, text, name_of(reader, Person.kind, to) if to else "")
        case ConfirmVisit(visit_id=visit_id, who=text):
            return Said("visit", visit_id, text, VisitState.CONFIRMED)
        case CancelVisit(visit_id=visit_id, reason=text):
            return Said("visit", visit_id, text, VisitState.CANCELLED)
        case UnplanVisit(visit_id=visit_id):
            return Said("visit", visit_id, to=VisitState.CANCELLED)
        case ReleaseDay(technician_id=technician_id, reason=text):
            return Said(Person.kind, technician_id, text)
        case RestoreDay(release_id=release_id):
            release = reader.get(DayRelease, release_id)
            return Said(Person.kind, release.technician_id, release.reason) if release else Said()
        case RecordAbsence(technician_id=technician_id, reason=text):
            return Said(Person.kind, technician_id, text)
        case RemoveAbsence(absence_id=absence_id):
            absence = reader.get(Absence, absence_id)
            return Said(Person.kind, absence.technician_id, absence.reason) if absence else Said()
        case _:
            return None
