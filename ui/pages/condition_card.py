"""The condition that a loaner comes back in, beside the one that it went out in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ordidesk.domain.loans import Grade
from ui import words
from ui.pages.photo_row import PhotoRow
from ui.theme import SIZE, TextStyle
from ui.widgets.card import Card
from ui.widgets.flow_row import FlowLayout
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label


class ConditionCard(Card):
    """``edited`` on every change; the condition is never taken for granted."""

    edited = Signal()

    def __init__(self, photos: PhotoRow, parent: QWidget | None = None) -> None:
        """Begin without a condition."""
        super().__init__(self.tr("Condition"), parent=parent)
        self._before = text_label("", TextStyle.BODY, wrap=True)
        self._photos_before = QWidget()
        self._flow = FlowLayout(SIZE.space_8)
        self._photos_before.setLayout(self._flow)
        self._pictures: list[QLabel] = []
        self._grade = Segments(self.tr("Condition now"), field=True, optional=True)
        self._grade.set_segments([Segment(it, words.word(it)) for it in Grade])
        self._condition = QLineEdit()
        self._condition.setPlaceholderText(self.tr("What is different now (if anything)"))
        self._condition.setAccessibleName(self.tr("What is different now"))
        then, now = QVBoxLayout(), QVBoxLayout()
        for column, title, widgets in (
            (then, self.tr("At the handover"), (self._before, self._photos_before)),
            (now, self.tr("Now"), (self._grade, self._condition, photos)),
        ):
            column.setSpacing(SIZE.space_8)
            column.addWidget(text_label(title, TextStyle.SMALL, tone="secondary"))
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(SIZE.space_24)
        columns.addLayout(then, 1)
        columns.addLayout(now, 2)
        self.add(columns)
        self._grade.chosen.connect(self._tell)
        self._condition.textEdited.connect(self._tell)

    def begin(self, grade: Grade, condition: str, photos: Sequence[bytes]) -> None:
        """Show how it went out, and ask how it is now."""
        said = " · ".join(part for part in (words.word(grade), condition) if part)
        self._before.setText(said)
        for picture in self._pictures:
            self._flow.removeWidget(picture)
            picture.hide()
            picture.deleteLater()
        self._pictures = [_small(content) for content in photos]
        for picture in self._pictures:
            self._flow.addWidget(picture)
        self._grade.clear_choice()
        self._condition.clear()

    def grade(self) -> Grade | None:
        """Return the condition, once it was chosen."""
        chosen = self._grade.current_key()
        return chosen if isinstance(chosen, Grade) else None

    def condition(self) -> str:
        """Return what was written of it."""
        return self._condition.text()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()


def _small(content: bytes) -> QLabel:
    picture, small = QLabel(), QPixmap()
    if small.loadFromData(content):
        picture.setPixmap(small.scaledToHeight(SIZE.photo_small))
    return picture
