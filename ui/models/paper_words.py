"""Signed papers in words: which sheet one is, why it is left to a person, why a file is refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ordidesk.papers.faults import PaperFault, PaperRefused
from ordidesk.papers.record_links import PaperKind
from ordidesk.papers.scans import MOST_PAGES
from ordidesk.papers.splitting import WhyLoose


def kind_words(kind: PaperKind) -> str:
    """Name the sheet."""
    translate = QCoreApplication.translate
    return {
        PaperKind.HANDOVER: translate("Papers", "Handover sheet"),
        PaperKind.RETURN: translate("Papers", "Return sheet"),
        PaperKind.VISIT_REPORT: translate("Papers", "Visit report"),
    }[kind]


def why_words(why: WhyLoose) -> str:
    """Say why a person has to say where a page belongs."""
    translate = QCoreApplication.translate
    return {
        WhyLoose.NO_CODE: translate("Papers", "No code could be read on it"),
        WhyLoose.ANOTHER_CODE: translate("Papers", "Its code is none of our sheets'"),
        WhyLoose.SEVERAL: translate("Papers", "It carries the codes of several records"),
    }[why]


def page_words(pages: Sequence[int]) -> str:
    """Say which pages of a file: "page 3", "pages 1 to 3", "pages 1, 4"."""
    translate = QCoreApplication.translate
    if len(pages) == 1:
        return translate("Papers", "page {n}").format(n=pages[0])
    if list(pages) == list(range(pages[0], pages[-1] + 1)):
        told = translate("Papers", "pages {first} to {last}")
        return told.format(first=pages[0], last=pages[-1])
    return translate("Papers", "pages {list}").format(list=", ".join(map(str, pages)))


def refusal_words(refused: PaperRefused) -> str:
    """Say which file was not read, what is wrong with it, and what to do."""
    translate = QCoreApplication.translate
    told = {
        PaperFault.NOT_A_PAPER: translate(
            "Papers", "{name} is neither a PDF nor a picture. Scan the paper as PDF."
        ),
        PaperFault.LOCKED: translate(
            "Papers", "{name} is locked with a password. Save it without one, then file it again."
        ),
        PaperFault.DAMAGED: translate(
            "Papers", "{name} is damaged: nothing of it was filed. Scan the papers again."
        ),
        PaperFault.EMPTY: translate("Papers", "{name} is empty. Scan the papers again."),
        PaperFault.TOO_MANY_PAGES: translate(
            "Papers", "{name} has more than {most} pages. Split it into smaller files."
        ),
        PaperFault.TOO_LARGE: translate(
            "Papers", "{name} is too large to be read. Scan it with less dots, 200 an inch do."
        ),
    }[refused.fault]
    name = refused.name
    if refused.page:
        name = f"{name} ({page_words([refused.page])})"
    return told.format(name=name, most=MOST_PAGES)
