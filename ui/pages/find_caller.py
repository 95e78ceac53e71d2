"""Who is calling: a field for number, name or mail, and the people that fit below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ordidesk.queries.callers import Caller, callers
from ui import phones
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.row_list import Row, RowList
from ui.widgets.text import text_label

_TYPING_MS = 150
_MOST_SHOWN = 2


class FindCaller(QWidget):
    """``chosen`` gives the ``Caller`` that the person picks; nothing is taken unasked."""

    chosen = Signal(object)
    grown = Signal()
    """It needs another height."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show an empty field."""
        super().__init__(parent)
        self._context = context
        self._found: tuple[Caller, ...] = ()
        self._looking = self._take_when_found = False
        self._field = QLineEdit()
        self._field.setClearButtonEnabled(True)
        self._field.setPlaceholderText(self.tr("Phone number, name or e-mail address"))
        self._field.setAccessibleName(self.tr("Who is calling"))
        self._list = RowList(context.theme, self.tr("People who fit"))
        self._told = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SIZE.space_4)
        self._column.addWidget(self._field)
        self._column.addWidget(self._list)
        self._column.addWidget(self._told)
        self._list.hide()
        self._told.hide()
        self.setFocusProxy(self._field)
        self._field.textEdited.connect(self._search_soon)
        self._field.returnPressed.connect(self._take_first)
        self._typing.timeout.connect(self._search)
        self._list.activated_key.connect(self._take)
        self._list.clicked.connect(self._take_current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down from the field into the people; Enter is never the dialog's main button here."""
        if event.key() == Qt.Key.Key_Down and self._list.isVisible():
            self._list.setFocus()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    @Slot()
    def _search_soon(self) -> None:
        self._looking, self._take_when_found = True, False
        self._typing.start()

    @Slot()
    def _search(self) -> None:
        text, desk = self._field.text(), self._context.desk

        def show(found: tuple[Caller, ...]) -> None:
            if text == self._field.text():
                self._looking = False
                self._show(text, found)
                if self._take_when_found:
                    self._take_first()

        self._context.reads.run(lambda: desk.ask(callers, text), show, self._context.actions.report)

    def _show(self, text: str, found: Sequence[Caller]) -> None:
        self._found = tuple(found)
        self._list.set_rows([self._row(it) for it in found])
        self._list.setVisible(bool(found))
        shown = min(len(found), _MOST_SHOWN)
        self._list.setFixedHeight(max(1, shown) * SIZE.row_dense)
        unknown = self.tr(
            "Nobody is known by this. Choose the client below; their IT referent can put the "
            "person on the list."
        )
        self._told.setText(unknown if text.strip() and not found else "")
        self._told.setVisible(bool(self._told.text()))
        self._column.activate()
        self.grown.emit()

    @Slot()
    def _take_first(self) -> None:
        """Enter takes the only one who fits; of several the person says which.

        Whoever types fast presses it before anybody is found.
        """
        self._take_when_found = self._looking
        if self._looking:
            return
        if len(self._found) == 1:
            self._take(self._found[0].id)
        elif self._found:
            self._list.setFocus()
            self._list.choose_first()

    @Slot()
    def _take_current(self) -> None:
        self._take(self._list.current_key())

    @Slot(object)
    def _take(self, person_id: object) -> None:
        caller = next((it for it in self._found if it.id == person_id), None)
        if caller is not None:
            self._field.setText(caller.name)
            self._list.hide()
            gone = self.tr("{name} does not work there any more. Choose who declares it.")
            self._told.setText(gone.format(name=caller.name) if caller.left else "")
            self._told.setVisible(caller.left)
            self._column.activate()
            self.grown.emit()
            self.chosen.emit(caller)

    def _row(self, caller: Caller) -> Row:
        place = (caller.client_name, caller.site_name, caller.job, caller.asset_number)
        known = "" if caller.authorised else self.tr("not authorised")
        chip = self.tr("has left") if caller.left else known
        return Row(
            key=caller.id,
            title=caller.name,
            subtitle=" · ".join(part for part in place if part),
            time=phones.shown(caller.phone),
            chip=ChipSpec(chip, Tone.WARN) if chip else None,
            icon="user",
        )
