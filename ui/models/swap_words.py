"""What is wrong with what was scanned for a swap, in words: what happened and what to do."""

from __future__ import annotations

import enum

from PySide6.QtCore import QCoreApplication


class ScanProblem(enum.Enum):
    """Why a label that was scanned fits in neither place."""

    UNKNOWN = enum.auto()
    SEVERAL = enum.auto()
    OTHER_CLIENT = enum.auto()
    TWICE = enum.auto()
    RETIRED = enum.auto()
    KEPT = enum.auto()
    LENT = enum.auto()
    NOT_LENT = enum.auto()


def scan_problem(problem: ScanProblem, text: str, *, who: str = "", loan: str = "") -> str:
    """Say why, and what to do; ``who`` has the loaner, by the loan of this number."""
    translate = QCoreApplication.translate
    said = {
        ScanProblem.UNKNOWN: translate(
            "SwapWords", "Unknown number: {text}. Check the label, or register the machine."
        ),
        ScanProblem.SEVERAL: translate(
            "SwapWords", "Several machines end in {text}: type more of the number."
        ),
        ScanProblem.OTHER_CLIENT: translate(
            "SwapWords", "{text} belongs to another client. Scan the machine of this one."
        ),
        ScanProblem.TWICE: translate(
            "SwapWords", "{text} is the loaner already. Scan the faulty machine, or go on."
        ),
        ScanProblem.RETIRED: translate(
            "SwapWords", "{text} is retired from the stock. Choose another loaner."
        ),
        ScanProblem.KEPT: translate(
            "SwapWords", "{text} is kept for {who} ({loan}). Choose another loaner."
        ),
        ScanProblem.LENT: translate(
            "SwapWords",
            "{text} is lent to {who} already ({loan}). Check the label, or take it back.",
        ),
        ScanProblem.NOT_LENT: translate(
            "SwapWords", "{text} is not out on loan. Scan the loaner, or the QR of its sheet."
        ),
    }[problem]
    return said.format(text=text, who=who, loan=loan or "—")
