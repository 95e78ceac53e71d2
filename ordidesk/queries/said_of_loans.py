"""What the commands of loans, repairs and the company's texts say to people."""

from __future__ import annotations

from ordidesk.domain.company import COMPANY_ID, EditCompany, ReviseClauses, SetLogo
from ordidesk.domain.ids import derived_id
from ordidesk.domain.loan_papers import NoteSheetPrinted, SignLoanSheet
from ordidesk.domain.loan_settling import (
    DeclareLost,
    ExtendLoan,
    InspectLoaner,
    SettleLoan,
    WipeLoaner,
)
from ordidesk.domain.loan_stock import (
    BringIn,
    CarryAsset,
    MarkLoanerReady,
    MendLoaner,
    ReleaseLoaner,
    ReserveLoaner,
    StartPreparation,
)
from ordidesk.domain.loan_swap import HandOverLoaner, TakeBackLoaner
from ordidesk.domain.loans import LoanState
from ordidesk.domain.repairs import GiveBackMachine, MoveRepair, TakeForRepair
from ordidesk.domain.work import Command
from ordidesk.queries import assets
from ordidesk.queries.directory import name_of
from ordidesk.queries.saying import Said
from ordidesk.store.reader import Reader


def said_of_loans(reader: Reader, command_id: str, command: Command) -> Said:  # noqa: C901, PLR0911, PLR0912 - one return a kind of command
    """Tell what a command is about and what it says; one that is not of loans says nothing."""
    match command:
        case ReserveLoaner(ticket_id=ticket_id, loaner_id=loaner_id, note=note):
            return Said("ticket", ticket_id, _joined(assets.name_of(reader, loaner_id), note))
        case HandOverLoaner(ticket_id=ticket_id, loaner_id=loaner_id, receiver_name=name):
            loaner = assets.name_of(reader, loaner_id)
            text = _joined(loaner, name, command.unprepared or command.condition)
            return Said("ticket", ticket_id, text, LoanState.HANDED_OVER)
        case ReleaseLoaner(loan_id=loan_id, reason=text):
            return Said("loan", loan_id, text, LoanState.CANCELLED)
        case StartPreparation(loan_id=loan_id):
            return Said("loan", loan_id, to=LoanState.PREPARING)
        case TakeBackLoaner(loan_id=loan_id, giver_name=name, condition=condition):
            return Said("loan", loan_id, _joined(name, condition), LoanState.RETURNED)
        case ExtendLoan(loan_id=loan_id, reason=text):
            return Said("loan", loan_id, text, fields=("due_on",))
        case DeclareLost(loan_id=loan_id, note=text):
            return Said("loan", loan_id, text, LoanState.LOST)
        case InspectLoaner(loan_id=loan_id, note=note, dispute=dispute):
            state = LoanState.DISPUTED if dispute else LoanState.INSPECTED
            return Said("loan", loan_id, dispute or note, state)
        case WipeLoaner(loan_id=loan_id, backup_by=text):
            return Said("loan", loan_id, text, LoanState.WIPED)
        case SettleLoan(loan_id=loan_id, settlement=text):
            return Said("loan", loan_id, text, LoanState.SETTLED)
        case SignLoanSheet(loan_id=loan_id, name=name, refused=refused):
            return Said("loan", loan_id, refused or name)
        case NoteSheetPrinted(loan_id=loan_id):
            return Said("loan", loan_id)
        case MarkLoanerReady(loaner_id=loaner_id, serial=serial):
            return Said("asset", loaner_id, serial, LoanState.READY)
        case CarryAsset(asset_id=asset_id, holder_id=holder_id):
            return Said("asset", asset_id, to=name_of(reader, "person", holder_id))
        case BringIn(asset_id=asset_id):
            return Said("asset", asset_id)
        case MendLoaner(loaner_id=loaner_id, note=note):
            return Said("asset", loaner_id, note)
        case TakeForRepair(ticket_id=ticket_id, asset_id=asset_id, note=note):
            return Said("ticket", ticket_id, _joined(assets.name_of(reader, asset_id), note))
        case MoveRepair(repair_id=repair_id, to=to, text=text):
            return Said("repair", repair_id, text, to)
        case GiveBackMachine(repair_id=repair_id, note=note):
            return Said("repair", repair_id, note)
        case EditCompany(after=after):
            return Said("company", COMPANY_ID, fields=tuple(after))
        case SetLogo():
            return Said("company", COMPANY_ID)
        case ReviseClauses():
            return Said("clauses", derived_id(command_id, "clauses"))
        case _:
            return Said()


def _joined(*parts: str) -> str:
    return " · ".join(part.strip() for part in parts if part.strip())
