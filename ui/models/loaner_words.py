"""Loaners in words: how well one suits, what it lacks, where it is."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.assets import Category, Custody
from ordidesk.domain.equivalence import Aspect, Fit, Gap
from ordidesk.queries.loaners import LoanerRow
from ordidesk.queries.words import folded
from ui import words

_LISTS = frozenset({Aspect.PORTS, Aspect.SOFTWARE})
"""Told apart by commas: only what is missing is worth a word."""


def fit_sentence(fit: Fit | None) -> str:
    """Say how well a loaner suits: that it is equivalent, or its gaps; nothing when unknown."""
    if fit is None:
        return ""
    translate = QCoreApplication.translate
    if not fit.gaps:
        return translate("LoanerWords", "Equivalent")
    return ", ".join(gap_words(gap) for gap in fit.gaps)


def gap_words(gap: Gap) -> str:
    """Say what a loaner lacks ("8 GB in place of 16 GB", "without HDMI")."""
    translate = QCoreApplication.translate
    wanted, offered = gap.wanted.strip(), gap.offered.strip()
    if gap.aspect is Aspect.KIND:
        wanted, offered = (words.word(Category(it)) for it in (wanted, offered))
    elif not offered:
        unknown = translate("LoanerWords", "{aspect} not known ({wanted} wanted)")
        return unknown.format(aspect=words.word(gap.aspect), wanted=wanted)
    elif gap.aspect in _LISTS:
        lacking = ", ".join(_missing(wanted, offered)) or wanted
        return translate("LoanerWords", "without {what}").format(what=lacking)
    elif gap.aspect is Aspect.VPN:
        return translate("LoanerWords", "without the VPN {what}").format(what=wanted)
    return translate("LoanerWords", "{offered} in place of {wanted}").format(
        offered=offered, wanted=wanted
    )


def _missing(wanted: str, offered: str) -> list[str]:
    there = {folded(it.strip()) for it in re.split(r"[,;\n]", offered)}
    parts = (it.strip() for it in re.split(r"[,;\n]", wanted))
    return [it for it in parts if it and folded(it) not in there]


def whereabouts(loaner: LoanerRow) -> str:
    """Say where a loaner is."""
    if loaner.custody is Custody.TRANSIT and loaner.holder_name:
        return QCoreApplication.translate("LoanerWords", "with {name}").format(
            name=loaner.holder_name
        )
    return loaner.location or words.word(loaner.custody)
