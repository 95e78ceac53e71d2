"""Every kind of record and every command by name, and how a command is read and run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace

from ordidesk.domain import (
    absences,
    assets,
    attachments,
    company,
    confirmations,
    diagnosis,
    evaluation,
    loan_papers,
    loan_settling,
    loan_stock,
    loan_swap,
    parts,
    planning,
    released_days,
    repairs,
    ticket_rules,
    tickets,
    verification_rules,
    verifications,
    visit_requests,
    visits,
)
from ordidesk.domain.absences import Absence
from ordidesk.domain.assets import Asset
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.company import Clauses, CompanyIdentity
from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.loans import Loan
from ordidesk.domain.people import Person
from ordidesk.domain.places import Client, Contract, Site
from ordidesk.domain.records import Record
from ordidesk.domain.released_days import DayRelease
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import CoverDecision, Ticket
from ordidesk.domain.verifications import VerificationRun, VerificationTemplate
from ordidesk.domain.visit_requests import VisitRequest
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Command, Reason, Refusal, Work

RECORDS: dict[str, type[Record]] = {
    record_type.kind: record_type
    for record_type in (
        Client,
        Contract,
        Site,
        Person,
        Asset,
        Ticket,
        Visit,
        JournalEntry,
        Attachment,
        VerificationTemplate,
        VerificationRun,
        VisitRequest,
        CompanyIdentity,
        Clauses,
        Loan,
        Repair,
        Absence,
        DayRelease,
    )
}
"""Parents before children: the order in which a snapshot brings them."""

Rule = Callable[[Work, Any], None]

RULES: dict[type[Command], Rule] = {
    tickets.OpenTicket: ticket_rules.open_ticket,
    tickets.AddNote: ticket_rules.add_note,
    tickets.TakeTicket: ticket_rules.take_ticket,
    tickets.AssignTicket: ticket_rules.assign_ticket,
    tickets.SetTicketState: ticket_rules.set_ticket_state,
    tickets.EditTicket: ticket_rules.edit_ticket,
    assets.RegisterAsset: assets.register_asset,
    assets.EditAsset: assets.edit_asset,
    visits.SetOffForVisit: visits.set_off_for_visit,
    visits.StartVisit: visits.start_visit,
    visits.PauseVisit: visits.pause_visit,
    visits.ResumeVisit: visits.resume_visit,
    visits.TakeOverVisit: visits.take_over_visit,
    visits.FinishVisit: visits.finish_visit,
    visits.CorrectVisitTimes: visits.correct_visit_times,
    visit_requests.RequestVisit: visit_requests.request_visit,
    evaluation.EvaluateTicket: evaluation.evaluate_ticket,
    evaluation.DecideCover: evaluation.decide_cover,
    evaluation.MergeDuplicate: evaluation.merge_duplicate,
    planning.PlanVisit: planning.plan_visit,
    planning.MoveVisit: planning.move_visit,
    planning.ConfirmVisit: planning.confirm_visit,
    planning.CancelVisit: planning.cancel_visit,
    planning.UnplanVisit: planning.unplan_visit,
    released_days.ReleaseDay: released_days.release_day,
    released_days.RestoreDay: released_days.restore_day,
    absences.RecordAbsence: absences.record_absence,
    absences.RemoveAbsence: absences.remove_absence,
    parts.UsePart: parts.use_part,
    parts.DropPart: parts.drop_part,
    diagnosis.LogCall: diagnosis.log_call,
    diagnosis.TransferTicket: diagnosis.transfer_ticket,
    diagnosis.RecordRemoteConsent: diagnosis.record_remote_consent,
    diagnosis.StartRemoteControl: diagnosis.start_remote_control,
    diagnosis.EndRemoteControl: diagnosis.end_remote_control,
    verifications.StartVerification: verification_rules.start_verification,
    verifications.AnswerChecks: verification_rules.answer_checks,
    verifications.ClearCheck: verification_rules.clear_check,
    verifications.FinishVerification: verification_rules.finish_verification,
    verifications.VoidVerification: verification_rules.void_verification,
    verifications.FollowUpCheck: verification_rules.follow_up_check,
    confirmations.RecordUserConfirmation: confirmations.record_user_confirmation,
    confirmations.SignReport: confirmations.sign_report,
    loan_stock.ReserveLoaner: loan_stock.reserve_loaner,
    loan_stock.ReleaseLoaner: loan_stock.release_loaner,
    loan_stock.StartPreparation: loan_stock.start_preparation,
    loan_stock.MarkLoanerReady: loan_stock.mark_loaner_ready,
    loan_stock.CarryAsset: loan_stock.carry_asset,
    loan_stock.BringIn: loan_stock.bring_in,
    loan_stock.MendLoaner: loan_stock.mend_loaner,
    loan_swap.HandOverLoaner: loan_swap.hand_over_loaner,
    loan_swap.TakeBackLoaner: loan_swap.take_back_loaner,
    loan_settling.ExtendLoan: loan_settling.extend_loan,
    loan_settling.DeclareLost: loan_settling.declare_lost,
    loan_settling.InspectLoaner: loan_settling.inspect_loaner,
    loan_settling.WipeLoaner: loan_settling.wipe_loaner,
    loan_settling.SettleLoan: loan_settling.settle_loan,
    loan_papers.SignLoanSheet: loan_papers.sign_loan_sheet,
    loan_papers.NoteSheetPrinted: loan_papers.note_sheet_printed,
    repairs.TakeForRepair: repairs.take_for_repair,
    repairs.MoveRepair: repairs.move_repair,
    repairs.GiveBackMachine: repairs.give_back_machine,
    company.EditCompany: company.edit_company,
    company.SetLogo: company.set_logo,
    company.ReviseClauses: company.revise_clauses,
    attachments.AttachFile: attachments.attach_file,
    attachments.RemoveAttachment: attachments.remove_attachment,
}

COMMANDS: dict[str, type[Command]] = {command_type.kind: command_type for command_type in RULES}


CREATED = (
    "ticket",
    "asset",
    "run",
    "part",
    "loan",
    "repair",
    "request",
    "visit",
    "absence",
    "release",
)
"""The labels from which the ids of records derive that commands make and later ones name."""

UPCASTERS: dict[type[Command], Callable[[Any], Command]] = {
    tickets.AddNote1: tickets.add_note_with_time,
    tickets.AssignTicket1: tickets.assign_with_what_was_seen,
}
"""A command type of the past → how one of it is told in the type of the next version.

Types of the past stay for good, beside the one that took their place: outboxes and the log of
commands hold their bytes.
"""


class UnknownCommand(Exception):  # noqa: N818 - not an error: a newer laptop's command is held
    """A command kind or version that this program does not know yet."""


def read_command(kind: str, version: int, arguments: bytes) -> Command:
    """Decode a command from its frozen bytes; one of an older version comes as today's.

    Raises ``UnknownCommand`` for one of a newer program, ``msgspec.ValidationError`` for arguments
    that do not fit, its parent ``msgspec.DecodeError`` for bytes that are no JSON.
    """
    newest = COMMANDS.get(kind)
    if newest is None or version > newest.version:
        raise UnknownCommand(kind, version)
    command = msgspec.json.decode(arguments, type=_type_of_version(newest, version))
    while not isinstance(command, newest):
        command = UPCASTERS[type(command)](command)
    return command


def _type_of_version(newest: type[Command], version: int) -> type[Command]:
    for command_type in (newest, *UPCASTERS):
        if (command_type.kind, command_type.version) == (newest.kind, version):
            return command_type
    raise msgspec.ValidationError(f"{newest.kind} never had a version {version}")


def choice_between(command: Command, shown: dict[str, str], chosen: dict[str, str]) -> Command:  # noqa: PLR0911 - one return a kind of command
    """Return the command that gives fields in conflict their chosen values.

    ``command`` is the one that met the conflict, ``shown`` each field's value as it is now.
    """
    match command:
        case tickets.EditTicket(ticket_id=ticket_id):
            return tickets.EditTicket(ticket_id=ticket_id, before=shown, after=chosen)
        case assets.EditAsset(asset_id=asset_id):
            return assets.EditAsset(asset_id=asset_id, before=shown, after=chosen)
        case tickets.AssignTicket(ticket_id=ticket_id):
            return tickets.AssignTicket(
                ticket_id=ticket_id,
                technician_id=chosen["assignee_id"],
                before=shown["assignee_id"],
            )
        case evaluation.EvaluateTicket():
            return evaluation.evaluated_as_chosen(command, shown, chosen)
        case evaluation.DecideCover():
            return replace(
                command,
                before=CoverDecision(shown["cover_decision"]),
                decision=CoverDecision(chosen["cover_decision"]),
                cancel=command.cancel and chosen["cover_decision"] == command.decision,
            )
        case planning.MoveVisit():
            return planning.moved_as_chosen(command, shown, chosen)
        case company.EditCompany():
            return company.EditCompany(before=shown, after=chosen)
        case loan_settling.ExtendLoan(loan_id=loan_id, reason=reason):
            return loan_settling.ExtendLoan(
                loan_id=loan_id,
                before=loan_settling.day_of(shown["due_on"]),
                due_on=loan_settling.day_of(chosen["due_on"]),
                reason=reason,
            )
        case _:
            raise TypeError(f"{command.kind} meets no conflicts")


def write_arguments(command: Command) -> bytes:
    """Encode a command's arguments to the bytes that are kept and sent."""
    return msgspec.json.encode(command)


def run(work: Work, command: Command) -> None:
    """Run the command's rule: the same call on the laptop and in the portal.

    Raises ``Refusal`` (or its kind ``NeverValid``) when the rule does not allow it; what the rule
    had put by then must be thrown away.
    """
    if work.actor.role not in command.allowed:
        raise Refusal(Reason.ROLE_MAY_NOT, role=work.actor.role)
    RULES[type(command)](work, command)
