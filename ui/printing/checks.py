"""A verification list, check by check: what was found, measured, remarked and done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.visit_report import Check, Outcome
from ui.printing.flow import Row
from ui.printing.sheet_style import COLUMNS_CHECKS, NOTE_INDENT, ROW_PADDING, Type
from ui.printing.tables import column_row, paragraph, table_head


def checks_head() -> Row:
    """Return the head of the table."""
    return table_head(
        (
            QCoreApplication.translate("Sheets", "Check"),
            QCoreApplication.translate("Sheets", "Result"),
            QCoreApplication.translate("Sheets", "Measured"),
            QCoreApplication.translate("Sheets", "Allowed"),
        ),
        COLUMNS_CHECKS,
    )


def check_rows(check: Check) -> Iterator[Row]:
    """Return the row of a check; below it what was remarked, over the width."""
    notes = [
        paragraph(note, Type.SMALL, NOTE_INDENT, ROW_PADDING / 2)
        for note in (check.comment.strip(), _follow_up(check))
        if note
    ]
    kind = Type.STRONG if check.outcome is Outcome.KO else Type.BODY
    row = column_row(
        (check.label, _outcome(check), check.value, check.bounds),
        COLUMNS_CHECKS,
        (kind, kind, kind, Type.BODY),
        ruled=not notes,
    )
    yield replace(row, below=notes[0].least if notes else 0.0)
    for number, note in enumerate(notes, 1):
        yield replace(note, ruled=number == len(notes))


def _outcome(check: Check) -> str:
    if check.outcome is Outcome.OPEN:
        return "" if check.value else QCoreApplication.translate("Sheets", "Not checked")
    return {
        Outcome.OK: QCoreApplication.translate("Sheets", "Passed"),
        Outcome.KO: QCoreApplication.translate("Sheets", "Failed"),
        Outcome.NOT_APPLICABLE: QCoreApplication.translate("Sheets", "Not applicable"),
    }[check.outcome]


def _follow_up(check: Check) -> str:
    if not check.follow_up.strip():
        return ""
    told = QCoreApplication.translate("Sheets", "Follow-up: {text}")
    return told.format(text=check.follow_up.strip())
