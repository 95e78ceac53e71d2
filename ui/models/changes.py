"""What a command would change, in words: one line a field, before and after."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from ordidesk.queries.swap import Change, Subject
from ui import words


class ChangeLine(NamedTuple):
    """One line of "what will change"."""

    field: str
    before: str
    after: str


class ChangeGroup(NamedTuple):
    """What changes of one record."""

    title: str
    lines: tuple[ChangeLine, ...]


def change_groups(changes: Sequence[Change]) -> tuple[ChangeGroup, ...]:
    """Put changes into words, record by record."""
    grouped: dict[tuple[Subject, str], list[ChangeLine]] = {}
    for it in changes:
        line = ChangeLine(_field(it.field), _value(it.before), _value(it.after))
        grouped.setdefault((it.subject, it.name), []).append(line)
    return tuple(
        ChangeGroup(_title(subject, name), tuple(lines))
        for (subject, name), lines in grouped.items()
    )


def _title(subject: Subject, name: str) -> str:
    translate = QCoreApplication.translate
    said = {
        Subject.LOANER: translate("Changes", "Loaner"),
        Subject.REPLACED: translate("Changes", "The client's machine"),
        Subject.TICKET: translate("Changes", "Ticket"),
        Subject.LOAN: translate("Changes", "Loan"),
        Subject.REPAIR: translate("Changes", "Repair"),
    }[subject]
    return f"{said} {name}" if name else said


def _field(field: str) -> str:
    translate = QCoreApplication.translate
    return {
        "custody": translate("Changes", "Who has it"),
        "condition": translate("Changes", "Condition"),
        "site_id": translate("Changes", "Place"),
        "holder_id": translate("Changes", "Carried by"),
        "user_id": translate("Changes", "User"),
        "state": translate("Changes", "State"),
        "given_back_at": translate("Changes", "Given back"),
    }[field]


def _value(value: enum.Enum | str) -> str:
    if isinstance(value, enum.Enum):
        return words.word(value)
    return value or "—"
