"""Dialogs: a question asked once, and a frame for a small form."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.text import text_label


class FormDialog(ReadingOrder, QDialog):
    """A title, a sentence, what `body` holds, and two buttons; Ctrl+Enter is the main one."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        action: str,
        *,
        dangerous: bool = False,
        cancel: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Name the main button `action`; it is a warning one when `dangerous`."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(SIZE.dialog)
        self.setAccessibleDescription(sentence)
        kind = ButtonKind.DANGER if dangerous else ButtonKind.PRIMARY
        self.main_button = Button(theme, action, kind)
        self.main_button.clicked.connect(self.accept)
        self._cancel = Button(theme, cancel or self.tr("Cancel"), ButtonKind.QUIET)
        self._cancel.clicked.connect(self.reject)
        self._send = QShortcut(QKeySequence("Ctrl+Return"), self)
        self._send.activated.connect(self._accept_if_allowed)
        # Return alone must not destroy anything: it is the cancel button's then.
        self.main_button.setDefault(not dangerous)
        self._cancel.setDefault(dangerous)
        self.body = QVBoxLayout()
        self.body.setSpacing(SIZE.space_8)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SIZE.space_8)
        self._buttons.addStretch()
        self._buttons.addWidget(self._cancel)
        self._buttons.addWidget(self.main_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_24, SIZE.space_24, SIZE.space_24, SIZE.space_16)
        column.setSpacing(SIZE.space_8)
        column.addWidget(text_label(title, TextStyle.HEADING, strong=True, wrap=True))
        said = text_label(sentence, TextStyle.BODY, tone="secondary", wrap=True)
        said.setVisible(bool(sentence))
        column.addWidget(said)
        column.addLayout(self.body)
        column.addSpacing(SIZE.space_8)
        column.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay within the screen: larger letters take more room than it may have."""
        super().showEvent(event)
        make_room(self)
        room = self.screen().availableGeometry().height() - SIZE.top_bar
        if self.height() > room:
            self.resize(self.width(), room)

    def add_button(self, button: QPushButton) -> None:
        """Add a button beside the main one."""
        button.setAutoDefault(False)
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def name_way_out(self, text: str) -> None:
        """Call the button that closes the dialog otherwise: there is nothing to cancel any more."""
        self._cancel.set_label(text)

    def make_room(self) -> None:
        """Grow for what has just been shown."""
        make_room(self)

    @Slot()
    def _accept_if_allowed(self) -> None:
        if self.main_button.isEnabled():
            self.accept()


def make_room(dialog: QDialog) -> None:
    """Grow for what was just shown: a wrapped text asks for height once it has a width.

    A dialog that stands in the middle goes up for it, not below the screen.
    """
    column = dialog.layout()
    if column is None:
        return
    column.activate()
    high = max(dialog.height(), column.totalHeightForWidth(dialog.width()))
    dialog.resize(dialog.width(), high)
    screen = dialog.screen().availableGeometry()
    below = dialog.y() + high - screen.bottom()
    if dialog.isVisible() and below > 0:
        dialog.move(dialog.x(), max(screen.top(), dialog.y() - below))


def ask(
    theme: Theme,
    parent: QWidget,
    title: str,
    sentence: str,
    action: str,
    *,
    dangerous: bool = False,
) -> bool:
    """Ask once and return whether `action` was taken; the window goes on meanwhile."""
    dialog = FormDialog(theme, title, sentence, action, dangerous=dangerous, parent=parent)
    taken = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return taken
