"""A list of loans as a table to write into a file: headers and cells in the person's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from ordidesk.queries.csv_table import csv_table
from ordidesk.queries.loans import LoanRow
from ui import moments, words


def loans_csv(rows: Iterable[LoanRow], today: date) -> bytes:
    """Return the file; dates as the person reads them."""
    return csv_table(_header(), [_cells(row, today) for row in rows])


def _header() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("LoansTable", "Loan"),
        translate("LoansTable", "State"),
        translate("LoansTable", "Days late"),
        translate("LoansTable", "Loaner"),
        translate("LoansTable", "Model"),
        translate("LoansTable", "Client"),
        translate("LoansTable", "Site"),
        translate("LoansTable", "Received by"),
        translate("LoansTable", "Ticket"),
        translate("LoansTable", "Replaced machine"),
        translate("LoansTable", "Handed over on"),
        translate("LoansTable", "Return expected on"),
        translate("LoansTable", "Returned on"),
    ]


def _cells(row: LoanRow, today: date) -> list[str]:
    late = (today - row.due_on).days if row.overdue(today) and row.due_on else 0
    return [
        row.number,
        words.word(row.state),
        str(late) if late else "",
        row.loaner_number,
        row.loaner_model,
        row.client_name,
        row.site_name,
        row.receiver_name,
        row.ticket_number,
        row.replaced_number,
        _day(row.handed_over_at, row.timezone),
        moments.short_date(row.due_on) if row.due_on else "",
        _day(row.returned_at, row.timezone),
    ]


def _day(instant: datetime | None, zone: str) -> str:
    return "" if instant is None else moments.short_date(moments.local_day(instant, zone))
