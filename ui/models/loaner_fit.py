"""How well a loaner suits, in words: what it has less of than the machine it stands in for."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.assets import Category
from ordidesk.domain.equivalence import Aspect, Fit, Gap
from ordidesk.queries.loaners import Candidate
from ui import words
from ui.models.loan_rows import loaner_chip, where_words
from ui.models.search_results import category_icon
from ui.widgets.row_list import Row

_LISTS = frozenset({Aspect.PORTS, Aspect.SOFTWARE})
"""Told apart by commas: only what is missing is worth a word."""


def gap_words(gap: Gap) -> str:
    """Say what a loaner lacks ("8 GB instead of 16 GB")."""
    translate = QCoreApplication.translate
    wanted, offered = gap.wanted.strip(), gap.offered.strip()
    if gap.aspect is Aspect.KIND:
        wanted, offered = (words.word(Category(it)) for it in (wanted, offered))
    elif not offered:
        unknown = translate("LoanerFit", "{aspect} not known (wanted: {wanted})")
        return unknown.format(aspect=words.word(gap.aspect), wanted=wanted)
    elif gap.aspect in _LISTS:
        lacking = ", ".join(_missing(wanted, offered))
        return translate("LoanerFit", "without {what}").format(what=lacking)
    elif gap.aspect is Aspect.VPN:
        return translate("LoanerFit", "without VPN {what}").format(what=wanted)
    return translate("LoanerFit", "{offered} instead of {wanted}").format(
        offered=offered, wanted=wanted
    )


def fit_words(fit: Fit | None) -> str:
    """Say all that a loaner lacks, what weighs most first."""
    translate = QCoreApplication.translate
    if fit is None:
        return translate("LoanerFit", "nothing is known of the machine to replace")
    if not fit.gaps:
        return translate("LoanerFit", "just as good")
    return " · ".join(gap_words(it) for it in fit.gaps)


def candidate_row(candidate: Candidate) -> Row:
    """Show a loaner beside what it would stand in for."""
    loaner, fit = candidate.loaner, candidate.fit
    points = ""
    if fit is not None:
        points = QCoreApplication.translate("LoanerFit", "{points} of 100").format(
            points=fit.points
        )
    title = " · ".join(part for part in (loaner.number, loaner.model) if part)
    said = fit_words(fit)
    return Row(
        key=loaner.id,
        title=title,
        subtitle=said,
        time=points,
        chip=loaner_chip(loaner),
        icon=category_icon(loaner.category),
        spoken=", ".join((title, points, said, loaner_chip(loaner).text, where_words(loaner))),
    )


def _missing(wanted: str, offered: str) -> list[str]:
    there = {_plain(it) for it in re.split(r"[,;\n]", offered)}
    parts = (it.strip() for it in re.split(r"[,;\n]", wanted))
    return [it for it in parts if it and _plain(it) not in there]


def _plain(text: str) -> str:
    stripped = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in stripped if not unicodedata.combining(sign))
