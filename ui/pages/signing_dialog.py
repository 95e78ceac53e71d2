"""Signing, full screen: the document, who signs, and a pad; only the technician leads out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ordidesk.documents.signature import SheetSignature, Side, Stroke
from ui.printing.sheet import Sheet
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind, IconButton
from ui.widgets.dialogs import FormDialog
from ui.widgets.form import long_field
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.sheet_view import SheetView
from ui.widgets.signature_pad import SignaturePad
from ui.widgets.text import text_label

NAME_LIMIT = 200
REASON_LIMIT = 2_000
"""Characters."""


class SigningDialog(ReadingOrder, QDialog):
    """`answered` gives the `SheetSignature`, or the refusal as one; the dialog closes then.

    Open it with `start`. Whoever has the laptop in their hands to sign finds no way to anything
    else; leaving without an answer (`rejected`) is for the technician.
    """

    answered = Signal(object)

    def __init__(
        self,
        theme: Theme,
        sheet: Sheet,
        signer: SheetSignature,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """Ask for a signature under `sheet`; `clock` gives the present instant, UTC.

        `signer` says for which side, and whom to expect: name and function can be changed.
        """
        super().__init__(parent)
        self._theme = theme
        self._side = signer.side
        self._clock = clock
        self.setWindowTitle(self.tr("Signature"))
        self.setModal(True)
        self._side_pane = QFrame()
        self._view = SheetView(theme, self.tr("Document to sign"))
        self._name = QLineEdit(signer.name)
        self._function = QLineEdit(signer.function)
        self._pad = SignaturePad(theme, self.tr("Signature"), self.tr("Sign here"))
        self._undo = IconButton(
            theme, "undo-2", self.tr("Undo the last stroke"), side=SIZE.target_field
        )
        self._clear = Button(theme, self.tr("Clear"), field=True)
        self._sign = Button(theme, self.tr("Sign"), ButtonKind.PRIMARY, icon="check", field=True)
        self._refuse = Button(theme, self.tr("Decline to sign…"), ButtonKind.QUIET, field=True)
        self._leave = Button(theme, self.tr("Technician"), ButtonKind.LINK)
        for button in (self._clear, self._sign, self._refuse, self._leave):
            button.setAutoDefault(False)  # Return in a field must neither sign nor leave
        self._lay_out()
        self._connect()
        self._view.show_sheet(sheet)
        self._follow()

    def start(self) -> None:
        """Show it over the whole screen."""
        self.showFullScreen()
        self._pad.setFocus()

    def reject(self) -> None:
        """Leave without an answer, once the technician has said so: Esc alone does not."""
        sure = FormDialog(
            self._theme,
            self.tr("Leave without a signature?"),
            self.tr("For the technician. What was drawn is not kept."),
            self.tr("Leave"),
            dangerous=True,
            parent=self,
        )
        sure.accepted.connect(self._leave_unsigned)
        sure.finished.connect(sure.deleteLater)
        sure.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the document half of a small screen at least, as far as the buttons allow."""
        super().resizeEvent(event)
        widest = SIZE.signing_side + 2 * SIZE.space_24
        wanted = min(widest, self.width() // 2)
        self._side_pane.setFixedWidth(max(wanted, self._side_pane.minimumSizeHint().width()))

    @Slot()
    def _leave_unsigned(self) -> None:
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask as well when the window is closed by the system's means."""
        event.ignore()
        self.reject()

    def _lay_out(self) -> None:
        self._side_pane.setObjectName("signing_side")
        column = QVBoxLayout(self._side_pane)
        column.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_24)
        column.setSpacing(SIZE.space_8)
        top = QHBoxLayout()
        top.addStretch()
        top.addWidget(self._leave)
        column.addLayout(top)
        column.addStretch()
        column.addWidget(text_label(self._heading(), TextStyle.TITLE, strong=True))
        read = self.tr("Read the document, check your name, and sign in the frame.")
        column.addWidget(text_label(read, TextStyle.BODY, tone="secondary", wrap=True))
        column.addSpacing(SIZE.space_8)
        fields = QHBoxLayout()
        fields.setSpacing(SIZE.space_12)
        for label, field in (
            (self.tr("First and last name"), self._name),
            (self.tr("Function"), self._function),
        ):
            fields.addLayout(_labelled(label, field), 1)
        column.addLayout(fields)
        column.addSpacing(SIZE.space_8)
        column.addWidget(self._pad)
        tools = QHBoxLayout()
        tools.setSpacing(SIZE.space_8)
        tools.addWidget(self._clear)
        tools.addWidget(self._undo)
        tools.addStretch()
        tools.addWidget(self._refuse)
        tools.addWidget(self._sign)
        column.addLayout(tools)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._view, 1)
        row.addWidget(self._side_pane)

    def _connect(self) -> None:
        for field in (self._name, self._function):
            field.setMaxLength(NAME_LIMIT)
            field.setProperty("target", "field")
            field.textChanged.connect(self._follow)
        self._pad.changed.connect(self._follow)
        self._undo.clicked.connect(self._pad.undo)
        self._clear.clicked.connect(self._pad.clear)
        self._sign.clicked.connect(self._give)
        self._sign.setShortcut(MAIN_ACTION)
        # A field that has the focus takes these keys for its own text.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(
            self._pad.undo
        )
        self._refuse.clicked.connect(self._ask_why)
        self._leave.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _heading(self) -> str:
        return {
            Side.TECHNICIAN: self.tr("Technician's signature"),
            Side.CLIENT: self.tr("Client's signature"),
        }[self._side]

    @Slot()
    def _follow(self) -> None:
        drawn = bool(self._pad.strokes())
        self._sign.setEnabled(self._pad.is_signed() and bool(self._name.text().strip()))
        self._clear.setEnabled(drawn)
        self._undo.setEnabled(drawn)

    @Slot()
    def _give(self) -> None:
        self._answer(strokes=self._pad.strokes())

    @Slot()
    def _ask_why(self) -> None:
        asked = DeclineDialog(self._theme, self)
        asked.given.connect(self._decline)
        asked.open()

    @Slot(str)
    def _decline(self, reason: str) -> None:
        self._answer(refused_reason=reason)

    def _answer(self, strokes: tuple[Stroke, ...] = (), refused_reason: str = "") -> None:
        signature = SheetSignature(
            side=self._side,
            name=self._name.text().strip(),
            function=self._function.text().strip(),
            signed_at=self._clock(),
            strokes=strokes,
            refused_reason=refused_reason,
        )
        self.accept()
        self.answered.emit(signature)


class DeclineDialog(FormDialog):
    """Asks why somebody does not sign; `given` tells the reason."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("Decline to sign"),
            self.tr("Why? The reason will stand on the document in place of the signature."),
            self.tr("Record"),
            parent=parent,
        )
        self._reason = long_field()
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.textChanged.connect(self._follow)
        self.accepted.connect(self._give)
        self.finished.connect(self.deleteLater)
        self.body.addWidget(self._reason)
        self._follow()
        self._reason.setFocus()

    def _said(self) -> str:
        return self._reason.toPlainText().strip()[:REASON_LIMIT]

    @Slot()
    def _follow(self) -> None:
        self.main_button.setEnabled(bool(self._said()))

    @Slot()
    def _give(self) -> None:
        self.given.emit(self._said())


def _labelled(label: str, field: QLineEdit) -> QVBoxLayout:
    """Put a label over its field."""
    column = QVBoxLayout()
    column.setSpacing(SIZE.space_4)
    words = text_label(label, TextStyle.LABEL, tone="secondary")
    words.setBuddy(field)
    field.setAccessibleName(label)
    column.addWidget(words)
    column.addWidget(field)
    return column
