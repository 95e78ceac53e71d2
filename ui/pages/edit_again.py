"""Giving an action otherwise that came back: the dialog of its kind, filled with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ordidesk.domain.assets import EditAsset
from ordidesk.domain.company import EditCompany
from ordidesk.domain.diagnosis import LogCall, TransferTicket
from ordidesk.domain.loan_settling import DeclareLost, ExtendLoan, SettleLoan, WipeLoaner
from ordidesk.domain.loan_stock import MarkLoanerReady, MendLoaner, ReleaseLoaner
from ordidesk.domain.loan_swap import HandOverLoaner
from ordidesk.domain.repairs import GiveBackMachine, MoveRepair, TakeForRepair
from ordidesk.domain.tickets import EDITABLE as TICKET_FIELDS
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    EditTicket,
    OpenTicket,
    SetTicketState,
    Ticket,
)
from ordidesk.domain.verifications import FollowUpCheck, VoidVerification
from ordidesk.domain.visit_requests import RequestVisit
from ordidesk.domain.visits import FinishVisit, TakeOverVisit
from ordidesk.domain.work import Command
from ordidesk.queries.outbox import Line
from ordidesk.store.reader import Reader
from ui import words
from ui.pages.assign_ticket import AssignDialog
from ui.pages.command_dialog import CommandDialog, Question, TextDialog
from ui.pages.context import PageContext
from ui.pages.edit_fields import EditFieldsDialog

_TEXT_OF: Mapping[type[Command], str] = {
    AddNote: "text",
    LogCall: "text",
    FollowUpCheck: "text",
    FinishVisit: "report",
    TakeOverVisit: "note",
    TransferTicket: "reason",
    VoidVerification: "reason",
    RequestVisit: "cause",
    MarkLoanerReady: "serial",
    ReleaseLoaner: "reason",
    HandOverLoaner: "unprepared",
    ExtendLoan: "reason",
    DeclareLost: "note",
    WipeLoaner: "backup_by",
    SettleLoan: "settlement",
    TakeForRepair: "note",
    MoveRepair: "text",
    GiveBackMachine: "note",
    MendLoaner: "note",
}
"""The actions that are told by one text, and the field that holds it."""
_OPTIONAL = (
    LogCall,
    ReleaseLoaner,
    HandOverLoaner,
    TakeForRepair,
    MoveRepair,
    GiveBackMachine,
    MendLoaner,
)
"""Those whose text may be empty."""


def can_edit(command: Command | None) -> bool:
    """Tell whether an action says something that can be said otherwise."""
    if isinstance(command, SetTicketState):
        return bool(command.reason or command.resolution)
    fields = AssignTicket | OpenTicket | EditTicket | EditAsset | EditCompany
    return type(command) in _TEXT_OF or isinstance(command, fields)


def edit_again(context: PageContext, line: Line, parent: QWidget) -> CommandDialog | None:
    """Return the dialog in which a line's action is given otherwise; ``None`` without one.

    A machine's registration has a page of its own to be given again.
    """
    dialog = _dialog(context, line.command(), parent)
    if dialog is not None:
        dialog.in_place_of = line.command_id
        dialog.follow()
    return dialog


def _dialog(context: PageContext, command: Command | None, parent: QWidget) -> CommandDialog | None:
    if isinstance(command, SetTicketState):
        field = "resolution" if command.resolution else "reason" if command.reason else ""
    else:
        field = _TEXT_OF.get(type(command), "") if command is not None else ""
    if command is not None and field:
        return _text(context, command, field, parent)
    match command:
        case AssignTicket(ticket_id=ticket_id, technician_id=technician_id):
            ticket = context.desk.ask(Reader.get, Ticket, ticket_id)
            has_it = ticket.assignee_id if ticket else ""
            return AssignDialog(context, ticket_id, has_it, parent, chosen=technician_id)
        case OpenTicket():
            typed = {field: str(getattr(command, field)) for field in TICKET_FIELDS}
            return _fields(context, command, typed, lambda new: replace(command, **new), parent)
        case EditTicket(after=after) | EditAsset(after=after) | EditCompany(after=after):
            return _fields(
                context,
                command,
                after,
                lambda new: replace(command, after={**command.after, **new}),
                parent,
            )
        case _:
            return None


def _text(context: PageContext, command: Command, field: str, parent: QWidget) -> TextDialog:
    translate = QCoreApplication.translate
    said = str(getattr(command, field))
    asked = (
        translate("EditAgain", "What you had written. It is sent again as you leave it here.")
        if said
        else translate("EditAgain", "{field}: what you write here is sent along.")
    )
    question = Question(
        words.command(command.kind),
        asked.format(field=words.field(field)),
        translate("EditAgain", "Send again"),
    )

    def change(text: str) -> Command:
        return replace(command, **{field: text})

    optional = isinstance(command, _OPTIONAL) or (isinstance(command, FinishVisit) and command.done)
    return TextDialog(context, question, change, optional=optional, text=said, parent=parent)


def _fields(
    context: PageContext,
    command: Command,
    typed: dict[str, str],
    change: Callable[[dict[str, str]], Command],
    parent: QWidget,
) -> EditFieldsDialog:
    def make(_before: dict[str, str], after: dict[str, str]) -> Command:
        return change(after)

    return EditFieldsDialog(context, words.command(command.kind), typed, make, parent)
