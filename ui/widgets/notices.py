"""Messages in the window: a bar that stays until it is read, a toast that offers a step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.text import text_label

ICONS = {
    Tone.INFO: "info",
    Tone.OK: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.DANGER: "octagon-alert",
}
TOAST_SECONDS = 8


class NoticeBar(QFrame):
    """A message over a page: OK, WARN, DANGER, else as INFO; `acted` and `closed` tell the rest."""

    acted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stay hidden until there is something to say."""
        super().__init__(parent)
        self.setObjectName("notice")
        self._theme = theme
        self._tone = Tone.INFO
        self._icon = QLabel()
        self._text = text_label("", TextStyle.LABEL, wrap=True)
        self._action = Button(theme, "", ButtonKind.QUIET)
        self._action.clicked.connect(self.acted)
        self._close = IconButton(
            theme, "x", self.tr("Close this message"), size=SIZE.icon_small, side=SIZE.segment
        )
        self._close.clicked.connect(self._close_by_person)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_12, SIZE.space_4, SIZE.space_8, SIZE.space_4)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setMinimumHeight(SIZE.target)
        theme.changed.connect(self._dress)
        self.hide()

    def show_message(
        self, text: str, tone: Tone = Tone.INFO, action: str = "", *, closable: bool = True
    ) -> None:
        """Say `text`, with a button named `action` unless it is empty."""
        self._tone = tone
        self._text.setText(text)
        self._action.set_label(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(closable)
        self.setAccessibleName(text)
        self._dress()
        self.show()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()

    def text(self) -> str:
        """Return what is said now, empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    @Slot()
    def _close_by_person(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot()
    def _dress(self) -> None:
        self.setProperty("tone", self._tone.value)
        for widget in (self, self._text, self._action):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        tone = self._tone if self._tone in ICONS else Tone.INFO
        color = self._theme.colors.pair(tone).text
        self._icon.setPixmap(
            self._theme.pixmap(ICONS[tone], color, SIZE.icon_small, self.devicePixelRatioF())
        )


class Toast(QFrame):
    """A short message at the bottom left of a page, with an undo or a next step.

    It goes by itself.
    """

    undone = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, seconds: float = TOAST_SECONDS) -> None:
        """Stay hidden over `parent` until there is something to say, then for `seconds`."""
        super().__init__(parent)
        self.setObjectName("toast")
        self._theme = theme
        self._over = parent
        self._part: QWidget | None = None
        self._token: object = None
        self._text = text_label("", TextStyle.BODY)
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self._undo_now)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(SIZE.space_16)
        self._row.addWidget(self._text)
        self._row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, undo: object = None, action: str = "") -> None:
        """Say `text`; `undo`, unless None, is what `undone` gives back when it is asked for.

        `action` is what the button says when it leads somewhere else.
        """
        self._token = undo
        self._text.setText(text)
        self._undo.setText(action or self.tr("Undo"))
        self._undo.setVisible(undo is not None)
        margin = SIZE.space_8 if undo is not None else SIZE.space_16
        self._row.setContentsMargins(SIZE.space_16, SIZE.space_8, margin, SIZE.space_8)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """Return what is said now, empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def stand_over(self, part: QWidget | None) -> None:
        """Stand over the part of a page where it covers no control; ``None``: the whole page."""
        self._part = part
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the parent's size changes."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        part = self._over
        if self._part is not None and self._part.isVisibleTo(self._over):
            part = self._part
        corner = part.mapTo(self._over, QPoint(0, part.height()))
        self.move(corner.x() + SIZE.space_16, corner.y() - self.height() - SIZE.space_16)

    @Slot()
    def _undo_now(self) -> None:
        self._timer.stop()
        self.hide()
        self.undone.emit(self._token)
