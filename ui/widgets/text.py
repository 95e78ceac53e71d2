"""Labels on the type scale, and a label that shortens its text to the room it has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import TextStyle


def text_label(
    text: str = "",
    style: TextStyle = TextStyle.BODY,
    *,
    strong: bool = False,
    tone: str = "",
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Return a label of the type scale; `tone` is "", "secondary", "accent" or "danger"."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress_label(label, style, strong=strong, tone=tone)
    label.setWordWrap(wrap)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def dress_label(label: QLabel, style: TextStyle, *, strong: bool = False, tone: str = "") -> None:
    """Give a label its place on the type scale and its tone, through the style sheet."""
    label.setProperty("type", style.name.lower())
    label.setProperty("strong", strong)
    label.setProperty("tone", tone)
    label.style().unpolish(label)
    label.style().polish(label)


def separator() -> QFrame:
    """Return a hairline across the width."""
    line = QFrame()
    line.setObjectName("separator")
    return line


class ElidedLabel(QLabel):
    """A one-line label that ends in an ellipsis where the room ends; the tooltip has it all."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        *,
        strong: bool = False,
        tone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `text` on the type scale; `tone` as in `text_label`."""
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        dress_label(self, style, strong=strong, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tooltip once it is cut."""
        super().resizeEvent(event)
        self._tell_whole()

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), self.alignment(), fitting)

    def _tell_whole(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")
