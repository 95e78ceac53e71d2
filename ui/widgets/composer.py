"""Where a note is written: a field that grows, and a button that sends it, Ctrl+Enter too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPlainTextEdit, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton


class Composer(QFrame):
    """`submitted` gives the text and whether the box is ticked; the text stays until `clear`.

    The text stays so that a refusal loses nothing.
    """

    submitted = Signal(str, bool)
    edited = Signal(str)
    attach_asked = Signal()

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
        row = QHBoxLayout(self)
        gap = (SIZE.composer - SIZE.target) // 2
        row.setContentsMargins(SIZE.space_16, gap, SIZE.space_16, gap)
        row.setSpacing(SIZE.space_12)
        self._attach = IconButton(theme, "paperclip", self.tr("Attach files"))
        self._attach.clicked.connect(self.attach_asked)
        row.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._field, 1)
        bottom = Qt.AlignmentFlag.AlignBottom
        row.addWidget(self._check, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._send, 0, bottom)
        theme.changed.connect(self._follow_text)
        self._follow_text()

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
        """Send on Ctrl+Enter."""
        if watched is self._field and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.type() == QEvent.Type.ShortcutOverride and enter and control:
                event.accept()  # the window's main action is not meant here
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
        self.edited.emit(self.text())
