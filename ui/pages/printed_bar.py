"""Asks whether a printed number was read right, and tells how its reading goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.text import text_label

MOST_ANSWERS = 3


class PrintedBar(QFrame):
    """Below the camera's picture; takes no focus, for somebody may be typing the number."""

    chosen = Signal(str)
    """The number that the person says is on the label."""
    closed = Signal()
    """None of them is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stay hidden until there is something to say."""
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("tone", "info")
        self._theme = theme
        self._icon = QLabel()
        self._text = text_label("", TextStyle.LABEL, wrap=True)
        self._answers = [
            Button(theme, "", ButtonKind.PLAIN if place else ButtonKind.PRIMARY)
            for place in range(MOST_ANSWERS)
        ]
        self._close = IconButton(
            theme, "x", self.tr("None of these"), size=SIZE.icon_small, side=SIZE.segment
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_12, SIZE.space_4, SIZE.space_8, SIZE.space_4)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for place, answer in enumerate(self._answers):
            answer.clicked.connect(partial(self._choose, place))
            row.addWidget(answer)
        row.addWidget(self._close)
        self.setMinimumHeight(SIZE.target)
        self._numbers: list[str] = []
        self._close.clicked.connect(self._close_by_person)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def ask(self, numbers: Sequence[tuple[str, bool]]) -> None:
        """Ask which number it is, the likeliest first, each with whether it is a machine's."""
        offered = list(numbers)[:MOST_ANSWERS]
        self._numbers = [number for number, _ in offered]
        first, known = offered[0]
        if len(offered) > 1:
            text = self.tr("Which number is on the label?")
        elif known:
            text = self.tr("Is it {number}?").format(number=first)
        else:
            text = self.tr("Is it {number}? No machine has this number yet.").format(number=first)
        self._say(text)
        self._close.set_name(self.tr("None of these"))
        for answer, number in zip(self._answers, self._numbers, strict=False):
            answer.set_label(self.tr("Yes") if len(offered) == 1 else number)
            answer.show()

    def show_reading(self) -> None:
        """Say that the number is being read."""
        self._say(self.tr("Reading the printed number…"))

    def show_nothing(self) -> None:
        """Say that there is none, and what helps."""
        self._say(self.tr("No number could be read. Hold the label closer, or type its number."))

    def show_missing(self) -> None:
        """Say that it is not possible here."""
        self._say(self.tr("Printed numbers cannot be read on this computer. Type the number."))

    def show_no_picture(self) -> None:
        """Say what has to be there first."""
        self._say(self.tr("Start the camera or open a picture of the label first."))

    def text(self) -> str:
        """Return what is said now, empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def _say(self, text: str) -> None:
        for answer in self._answers:
            answer.hide()
        self._close.set_name(self.tr("Close this message"))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def _choose(self, place: int, _: bool = False) -> None:  # noqa: FBT001, FBT002 - as the signal gives it
        self.hide()
        self.chosen.emit(self._numbers[place])

    @Slot()
    def _close_by_person(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot()
    def _dress(self) -> None:
        color, ratio = self._theme.colors.info.text, self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap("scan-text", color, SIZE.icon_small, ratio))
