"""The papers of one sitting at the scanner: what each is, and how far its filing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from ordidesk.papers.record_links import PaperKind, RecordLink
from ordidesk.papers.splitting import Split, WhyLoose
from ui.models.paper_words import kind_words, page_words, why_words
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.row_list import Row


@dataclass(frozen=True)
class Found:
    """The record that a paper belongs to."""

    id: str
    kind: PaperKind
    title: str
    """Its number and whose it is."""
    subtitle: str = ""


class Filing(Protocol):
    """What the dialog asks of the store."""

    def find(self, what: RecordLink | str) -> Found | None:
        """Return the record of a code on a paper, or of what a person typed or scanned."""

    def file(
        self,
        found: Found,
        content: bytes,
        done: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        """Attach a PDF to the record; ``failed`` is given a sentence to show."""


class Stage(Enum):
    """How far a paper is."""

    TO_NAME = "to_name"
    READY = "ready"
    FILING = "filing"
    FILED = "filed"


@dataclass(frozen=True)
class Paper:
    """Pages that are filed together."""

    file: str
    pages: tuple[int, ...]
    content: bytes
    preview: bytes
    found: Found | None = None
    why: WhyLoose | None = None
    """Why a person has to say where it belongs; ``None``: its code says it."""
    stage: Stage = Stage.TO_NAME
    fault: str = ""
    """Why filing it did not work."""

    def named(self, found: Found) -> Paper:
        """Return the paper with its record."""
        return replace(self, found=found, stage=Stage.READY, fault="")


def papers_of(split: Split, find: Callable[[RecordLink | str], Found | None]) -> list[Paper]:
    """Return the papers of a file, those with a code first."""
    made = []
    for signed in split.papers:
        paper = Paper(split.name, signed.pages, signed.content, signed.preview)
        found = find(signed.link)
        made.append(paper if found is None else paper.named(found))
    for loose in split.loose:
        page = (loose.page,)
        made.append(Paper(split.name, page, loose.content, loose.preview, why=loose.why))
    return made


def row_of(key: int, paper: Paper) -> Row:
    """Return how a paper is listed."""
    where = f"{paper.file}, {page_words(paper.pages)}"
    if paper.found is None:
        title = QCoreApplication.translate("Papers", "Unknown record")
        if paper.why is not None:
            title = why_words(paper.why)
        return Row(key, title, where, chip=_chip(paper))
    title = f"{kind_words(paper.found.kind)} · {paper.found.title}"
    return Row(key, title, where, chip=_chip(paper))


def _chip(paper: Paper) -> ChipSpec:
    translate = QCoreApplication.translate
    if paper.fault:
        return ChipSpec(translate("Papers", "Not filed"), Tone.DANGER)
    return {
        Stage.TO_NAME: ChipSpec(translate("Papers", "To be filed by hand"), Tone.WARN),
        Stage.READY: ChipSpec(translate("Papers", "Recognised"), Tone.INFO, plain=True),
        Stage.FILING: ChipSpec(translate("Papers", "Being filed"), Tone.NEUTRAL, plain=True),
        Stage.FILED: ChipSpec(translate("Papers", "Filed"), Tone.OK),
    }[paper.stage]
