"""Where a note is written: a field that grows, and a button that sends it, Ctrl+Enter too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.form import minutes_field
from ui.widgets.segments import Segment, Segments

_LOAN = Qt.Key.Key_E
"""With Ctrl, the window's key for setting up a loan."""


class Composer(QFrame):
    """`submitted` gives the text and whether the box is ticked; the text stays until `clear`.

    The text stays so that a refusal loses nothing.
    """

    submitted = Signal(str, bool)
    edited = Signal(str)
    attach_asked = Signal()
    photo_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        action: str,
        check: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        """Ask with the placeholder `name`, send with `action`; a box named `check` unless empty."""
        super().__init__(parent)
        self.setObjectName("composer")
        self._theme = theme
        self._field = QPlainTextEdit()
        self._field.setPlaceholderText(name)
        self._field.setAccessibleName(name)
        self._field.setTabChangesFocus(True)
        self._field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._field.textChanged.connect(self._follow_text)
        self._field.installEventFilter(self)
        self._check = QCheckBox(check)
        self._check.setVisible(bool(check))
        self._send = Button(theme, action, ButtonKind.PRIMARY, icon="send")
        self._send.setToolTip(self.tr("Ctrl+Enter"))
        self._send.clicked.connect(self.submit)
        self._kinds = Segments(self.tr("What it is"))
        self._minutes = minutes_field()
        self._quick = Button(theme, self.tr("Quick texts"), ButtonKind.QUIET)
        self._quick_menu = QMenu(self)
        self._options = self._make_options()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # Seen above the field, and reached after it: they come once the caret is in it.
        whole.setDirection(QBoxLayout.Direction.BottomToTop)
        row = QHBoxLayout()
        whole.addLayout(row)
        whole.addWidget(self._options)
        gap = (SIZE.composer - SIZE.target) // 2
        row.setContentsMargins(SIZE.space_16, gap, SIZE.space_16, gap)
        row.setSpacing(SIZE.space_12)
        self._attach = IconButton(theme, "paperclip", self.tr("Attach files"))
        self._attach.clicked.connect(self.attach_asked)
        row.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignBottom)
        self._photo = IconButton(theme, "camera", self.tr("Take a photo"))
        self._photo.clicked.connect(self.photo_asked)
        self._photo.hide()
        row.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._field, 1)
        bottom = Qt.AlignmentFlag.AlignBottom
        row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._send, 0, bottom)
        theme.changed.connect(self._follow_text)
        self._follow_text()

    def _make_options(self) -> QWidget:
        """Make the row that says what a text is; it is seen once somebody writes."""
        self._minutes.setAccessibleName(self.tr("Time spent"))
        self._minutes.setToolTip(self.tr("Time spent"))
        self._minutes.setSpecialValueText(self.tr("Time"))
        self._quick_menu.triggered.connect(self._take_quick)
        self._quick.setMenu(self._quick_menu)
        options = QWidget()
        row = QHBoxLayout(options)
        row.setContentsMargins(SIZE.space_16, SIZE.space_8, SIZE.space_16, 0)
        row.setSpacing(SIZE.space_12)
        row.addWidget(self._kinds, 1)
        row.addWidget(self._quick)
        row.addWidget(self._minutes)
        options.hide()
        return options

    def text(self) -> str:
        """Return what is written."""
        return self._field.toPlainText()

    def set_text(self, text: str) -> None:
        """Write `text` in place of what is there."""
        self._field.setPlainText(text)

    def clear(self) -> None:
        """Empty the field, once what it held is kept."""
        self._field.clear()
        self._check.setChecked(False)
        self._minutes.setValue(0)

    def offer(self, kinds: Sequence[Segment], quick_texts: Sequence[str]) -> None:
        """Offer to say what a text is, and texts to begin with, once somebody writes."""
        self._kinds.set_segments(kinds)
        self._quick_menu.clear()
        for text in quick_texts:
            self._quick_menu.addAction(text)
        self._quick.setVisible(bool(quick_texts))
        self._show_options()

    def offer_photos(self) -> None:
        """Offer to take a photo with the webcam."""
        self._photo.show()

    def kind(self) -> object:
        """Return the key of what the text is said to be, None when nothing is offered."""
        return self._kinds.current_key()

    def minutes(self) -> int:
        """Return the time spent; 0 when it is not told."""
        return self._minutes.value()

    def focus_field(self) -> None:
        """Put the caret in the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def submit(self) -> None:
        """Hand over what is written, if anything is."""
        text = self.text().strip()
        if text:
            self.submitted.emit(text, self._check.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Send on Ctrl+Enter; show what can be said of the text once somebody writes it."""
        if watched is self._field and event.type() == QEvent.Type.FocusIn:
            self._options.setVisible(self._kinds.current_key() is not None)
        if watched is self._field and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.type() == QEvent.Type.ShortcutOverride and enter and control:
                event.accept()  # the window's main action is not meant here
                return True
            if event.type() == QEvent.Type.ShortcutOverride and control and event.key() == _LOAN:
                event.ignore()  # on Linux a text field would go to the end of its line
                return True
            if event.type() == QEvent.Type.KeyPress and enter and control:
                self.submit()
                return True
        return False

    @Slot()
    def _follow_text(self) -> None:
        lines = max(1, self._field.document().size().toSize().height())
        height = lines * self._theme.line(TextStyle.BODY) + SIZE.space_16
        self._field.setFixedHeight(min(max(SIZE.target, height), SIZE.composer_tallest))
        self._send.setEnabled(bool(self.text().strip()))
        self._show_options()
        self.edited.emit(self.text())

    def _show_options(self) -> None:
        writing = bool(self.text()) or self._field.hasFocus()
        self._options.setVisible(writing and self._kinds.current_key() is not None)

    @Slot(QAction)
    def _take_quick(self, action: QAction) -> None:
        self._field.insertPlainText(action.text())
        self._field.setFocus()
