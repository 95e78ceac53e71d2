"""What a command says to people: which record it is about, and the text in it."""

from __future__ import annotations

from ordidesk.domain.assets import EditAsset, RegisterAsset
from ordidesk.domain.attachments import AttachFile, Attachment, RemoveAttachment
from ordidesk.domain.confirmations import RecordUserConfirmation, SignReport
from ordidesk.domain.diagnosis import (
    EndRemoteControl,
    LogCall,
    RecordRemoteConsent,
    StartRemoteControl,
    TransferTicket,
)
from ordidesk.domain.file_names import safe_name
from ordidesk.domain.ids import derived_id
from ordidesk.domain.parts import DropPart, UsePart
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    EditTicket,
    OpenTicket,
    SetTicketState,
    TakeTicket,
)
from ordidesk.domain.verifications import (
    AnswerChecks,
    ClearCheck,
    FinishVerification,
    FollowUpCheck,
    StartVerification,
    VerificationRun,
    VerificationTemplate,
    VoidVerification,
)
from ordidesk.domain.visit_requests import RequestVisit
from ordidesk.domain.visits import (
    CorrectVisitTimes,
    FinishVisit,
    PauseVisit,
    ResumeVisit,
    SetOffForVisit,
    StartVisit,
    TakeOverVisit,
    VisitState,
)
from ordidesk.domain.work import Command
from ordidesk.queries.directory import name_of
from ordidesk.queries.said_of_loans import said_of_loans
from ordidesk.queries.said_of_plans import said_of_plans
from ordidesk.queries.saying import Said
from ordidesk.store.reader import Reader


def said(reader: Reader, command_id: str, command: Command) -> Said:  # noqa: C901, PLR0911, PLR0912 - one return a kind of command
    """Tell what a command is about and what it says."""
    match command:
        case OpenTicket(summary=summary):
            return Said("ticket", derived_id(command_id, "ticket"), summary)
        case AddNote(ticket_id=ticket_id, text=text):
            return Said("ticket", ticket_id, text)
        case TakeTicket(ticket_id=ticket_id):
            return Said("ticket", ticket_id)
        case AssignTicket(ticket_id=ticket_id, technician_id=technician_id):
            return Said("ticket", ticket_id, to=name_of(reader, "person", technician_id))
        case SetTicketState(ticket_id=ticket_id, to=to, reason=reason, resolution=resolution):
            return Said("ticket", ticket_id, reason or resolution, to)
        case EditTicket(ticket_id=ticket_id, after=after):
            return Said("ticket", ticket_id, fields=tuple(after))
        case RegisterAsset(inventory_number=number, brand=brand, model=model):
            named = " ".join(part.strip() for part in (number, brand, model) if part.strip())
            asset_id = derived_id(command_id, "asset")
            return Said("asset", asset_id, named)
        case EditAsset(asset_id=asset_id, after=after):
            return Said("asset", asset_id, fields=tuple(after))
        case SetOffForVisit(visit_id=visit_id):
            return Said("visit", visit_id, to=VisitState.TRAVELLING)
        case StartVisit(visit_id=visit_id) | ResumeVisit(visit_id=visit_id):
            return Said("visit", visit_id, to=VisitState.ON_SITE)
        case PauseVisit(visit_id=visit_id):
            return Said("visit", visit_id, to=VisitState.PAUSED)
        case CorrectVisitTimes(visit_id=visit_id):
            return Said("visit", visit_id)
        case TakeOverVisit(visit_id=visit_id, note=note):
            return Said("visit", visit_id, note)
        case FinishVisit(visit_id=visit_id, done=done, report=report):
            state = VisitState.DONE if done else VisitState.NOT_DONE
            return Said("visit", visit_id, report, state)
        case UsePart(visit_id=visit_id, designation=designation):
            return Said("visit", visit_id, designation)
        case DropPart(visit_id=visit_id):
            return Said("visit", visit_id)
        case SignReport(visit_id=visit_id, name=name, refused=refused):
            return Said("visit", visit_id, refused or name)
        case RequestVisit(ticket_id=ticket_id, cause=text):
            return Said("ticket", ticket_id, text)
        case TransferTicket(ticket_id=ticket_id, technician_id=person_id, reason=text):
            return Said("ticket", ticket_id, text, to=name_of(reader, "person", person_id))
        case (
            LogCall(ticket_id=ticket_id, text=text)
            | EndRemoteControl(ticket_id=ticket_id, text=text)
        ):
            return Said("ticket", ticket_id, text)
        case (
            RecordRemoteConsent(ticket_id=ticket_id, name=text)
            | StartRemoteControl(ticket_id=ticket_id, partner=text)
        ):
            return Said("ticket", ticket_id, text)
        case RecordUserConfirmation(ticket_id=ticket_id, name=name, comment=comment):
            return Said("ticket", ticket_id, comment or name)
        case StartVerification(ticket_id=ticket_id, template_id=template_id):
            template = reader.get(VerificationTemplate, template_id)
            return Said("ticket", ticket_id, template.title if template else "")
        case AnswerChecks() | ClearCheck() | FinishVerification():
            return _said_of_run(reader, command.run_id)
        case VoidVerification(run_id=run_id, reason=text) | FollowUpCheck(run_id=run_id, text=text):
            return _said_of_run(reader, run_id)._replace(text=text)
        case AttachFile(ticket_id=ticket_id, name=name):
            return Said("ticket", ticket_id, safe_name(name))
        case RemoveAttachment(attachment_id=attachment_id):
            file = reader.get(Attachment, attachment_id)
            return Said() if file is None else Said("ticket", file.ticket_id, file.name)
        case _:
            of_plans = said_of_plans(reader, command)
            return of_plans or said_of_loans(reader, command_id, command)


def _said_of_run(reader: Reader, run_id: str) -> Said:
    run = reader.get(VerificationRun, run_id)
    return Said() if run is None else Said("ticket", run.ticket_id, run.title)
