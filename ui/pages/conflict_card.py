"""A conflict to decide: both values side by side, one's own, the other's, or a third."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ordidesk.queries import directory
from ordidesk.queries.outbox import BothValues
from ui import moments, words
from ui.models.outbox_words import value_in_words, whose
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.form import long_field
from ui.widgets.text import text_label

_MINE, _THEIRS, _THIRD = range(3)
_EITHER_OR = frozenset(
    {
        "starts_at",
        "ends_at",
        "qualified_impact",
        "scope",
        "urgency",
        "cover_decision",
        "due_on",
    }
)
"""Fields of which nobody types a third value."""
_PEOPLE = frozenset({"assignee_id", "technician_id"})
_LONG = frozenset({"description", "reproduction", "remark"})


class _FieldChoice(QWidget):
    """One field: two values side by side, and room for a third below."""

    changed = Signal()

    def __init__(self, context: PageContext, both: BothValues) -> None:
        super().__init__()
        self.both = both
        self._group = QButtonGroup(self)
        self._third = self._third_field(context, both)
        self._third.setAccessibleName(self.tr("Another value"))
        asked = text_label(whose(both), TextStyle.BODY, strong=True, wrap=True)
        theirs = (
            self.tr("The value of {name}").format(name=both.by)
            if both.by
            else self.tr("The other value")
        )
        if both.at is not None:
            when = moments.when(both.at, context.clock(), context.zone)
            theirs = f"{theirs}, {when}"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SIZE.space_8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(text_label(words.field(both.field), TextStyle.LABEL, tone="secondary"), 0, 0)
        grid.addWidget(asked, 1, 0, 1, 2)
        mine_said, theirs_said = (
            value_in_words(both.field, value, context.zone)
            for value in (both.mine_name, both.theirs_name)
        )
        grid.addWidget(self._value(_MINE, self.tr("Yours"), mine_said), 2, 0)
        grid.addWidget(self._value(_THEIRS, theirs, theirs_said), 2, 1)
        third = QRadioButton(self.tr("Another value"))
        self._group.addButton(third, _THIRD)
        grid.addWidget(third, 3, 0, 1, 2)
        grid.addWidget(self._third, 4, 0, 1, 2)
        for widget in (third, self._third):
            # Another day of a loan is told by extending it once more, with its reason.
            widget.setVisible(both.field not in _EITHER_OR)
        self._group.idToggled.connect(self._follow)

    def _third_field(self, context: PageContext, both: BothValues) -> QWidget:
        if both.field in _PEOPLE:
            people = QComboBox()
            for person in context.desk.ask(directory.technicians):
                people.addItem(person.name, person.id)
            people.setCurrentIndex(-1)
            people.currentIndexChanged.connect(self._write_third)
            return people
        field = long_field() if both.field in _LONG else QLineEdit()
        if isinstance(field, QPlainTextEdit):
            field.setMaximumHeight(SIZE.long_text)
        field.textChanged.connect(self._write_third)
        return field

    def _value(self, place: int, label: str, value: str) -> QWidget:
        """Return one side: whose value it is, and the value, all of it."""
        frame = QFrame()
        frame.setObjectName("value")
        choose = QRadioButton(label)
        choose.setAccessibleDescription(value)
        self._group.addButton(choose, place)
        text = text_label(value or self.tr("(empty)"), TextStyle.BODY, wrap=True, selectable=True)
        text.setMinimumWidth(SIZE.hairline)
        column = QVBoxLayout(frame)
        column.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_12)
        column.setSpacing(SIZE.space_4)
        column.addWidget(choose)
        column.addWidget(text)
        column.addStretch()
        return frame

    def is_complete(self) -> bool:
        """Tell whether a value is chosen, and a third one written where it is the third."""
        checked = self._group.checkedId()
        return checked in {_MINE, _THEIRS} or (checked == _THIRD and bool(self._written()))

    def chosen(self) -> str:
        """Return the value that is to stand."""
        values = {_MINE: self.both.mine, _THEIRS: self.both.theirs, _THIRD: self._written()}
        return values[self._group.checkedId()]

    def _written(self) -> str:
        if isinstance(self._third, QComboBox):
            return str(self._third.currentData() or "")
        if isinstance(self._third, QPlainTextEdit):
            return self._third.toPlainText().strip()
        return self._third.text().strip() if isinstance(self._third, QLineEdit) else ""

    @Slot()
    def _write_third(self) -> None:
        """Whoever writes a third value means it."""
        if self._written():
            self._group.button(_THIRD).setChecked(True)
        self.changed.emit()

    @Slot()
    def _follow(self) -> None:
        if self._group.checkedId() == _THIRD and not self._written():
            self._third.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class ConflictCard(QWidget):
    """Each field in conflict; `decided` gives field → value where it is not the other's."""

    decided = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context = context
        self._choices: list[_FieldChoice] = []
        self._shown: tuple[BothValues, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(SIZE.space_16)
        keep = QCoreApplication.translate("Conflict", "Keep this choice")
        self._keep = Button(context.theme, keep, ButtonKind.PRIMARY, icon="check")
        self._keep.setShortcut(MAIN_ACTION)
        self._keep.clicked.connect(self._tell)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SIZE.space_12)
        whole.addLayout(self._column)
        whole.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)

    def show_values(self, values: Sequence[BothValues]) -> None:
        """Show these; what was chosen or written of the same ones stays."""
        if tuple(values) == self._shown:
            return
        self._shown = tuple(values)
        for choice in self._choices:
            self._column.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self._choices = [_FieldChoice(self._context, both) for both in values]
        for choice in self._choices:
            choice.changed.connect(self._follow)
            self._column.addWidget(choice)
            choice.show()  # at once: a layout shows what is added to it a moment later
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self._keep.setEnabled(all(choice.is_complete() for choice in self._choices))

    @Slot()
    def _tell(self) -> None:
        self.decided.emit(
            {
                choice.both.field: choice.chosen()
                for choice in self._choices
                if choice.chosen() != choice.both.theirs
            }
        )
