"""The sentences about loans with a count that agrees."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


class CountedLoans:
    """Gives lupdate the context: it reads a plural in ``tr`` alone, after the class's name."""

    @staticmethod
    def to_prepare(loaners: int) -> str:
        """Say how many loaners are kept for somebody and not prepared."""
        return CountedLoans.tr("%n reserved, to be prepared", None, loaners)

    @staticmethod
    def free(loaners: int) -> str:
        """Say how many loaners can be lent."""
        return CountedLoans.tr("%n available", None, loaners)

    @staticmethod
    def exported(lines: int, where: str) -> str:
        """Say how much was written, and where."""
        return CountedLoans.tr("%n line(s) written to {where}.", None, lines).format(where=where)

    @staticmethod
    def good_condition(loaners: int) -> str:
        """Name the button that says it of all that were scanned."""
        return CountedLoans.tr("Good condition (%n)", None, loaners)

    @staticmethod
    def tr(source: str, disambiguation: str | None, count: int) -> str:
        """Return the sentence in the person's language, in the form that the count asks for."""
        return QCoreApplication.translate("CountedLoans", source, disambiguation, count)
