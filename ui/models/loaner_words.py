"""Loaners in words: how well one suits, what it lacks, where it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.assets import Category, Custody
from ordidesk.domain.equivalence import Aspect, Fit, Gap
from ordidesk.queries.loaners import LoanerRow
from ui import words


def fit_sentence(fit: Fit | None) -> str:
    """Say how well a loaner suits: that it is equivalent, or its gaps; nothing when unknown."""
    if fit is None:
        return ""
    translate = QCoreApplication.translate
    if not fit.gaps:
        return translate("LoanerWords", "Equivalent")
    return ", ".join(gap_words(gap) for gap in fit.gaps)


def gap_words(gap: Gap) -> str:
    """Say what a loaner lacks."""
    translate = QCoreApplication.translate
    if gap.aspect is Aspect.KIND:
        return translate("LoanerWords", "{offered} in place of {wanted}").format(
            offered=words.word(Category(gap.offered)), wanted=words.word(Category(gap.wanted))
        )
    if not gap.offered:
        return translate("LoanerWords", "{aspect} not known ({wanted} wanted)").format(
            aspect=words.word(gap.aspect), wanted=gap.wanted
        )
    return translate("LoanerWords", "{aspect}: {offered} in place of {wanted}").format(
        aspect=words.word(gap.aspect), offered=gap.offered, wanted=gap.wanted
    )


def whereabouts(loaner: LoanerRow) -> str:
    """Say where a loaner is."""
    if loaner.custody is Custody.TRANSIT and loaner.holder_name:
        return QCoreApplication.translate("LoanerWords", "with {name}").format(
            name=loaner.holder_name
        )
    return loaner.location or words.word(loaner.custody)
