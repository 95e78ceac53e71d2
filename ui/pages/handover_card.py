"""How a loaner is handed over: its condition, to whom, until when, where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from ordidesk.domain.loans import NAME_LIMIT, Grade
from ordidesk.domain.people import Person
from ui import moments, words
from ui.pages.photo_row import PhotoRow
from ui.theme import SIZE, TextStyle
from ui.widgets.card import Card
from ui.widgets.form import Form, choice_field, set_text_in
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label

_USUAL_LOAN = timedelta(days=14)
_UNTIL_REPAIRED, _UNTIL_DAY = "repaired", "day"


class HandoverCard(Card):
    """``edited`` on every change; the condition is never taken for granted."""

    edited = Signal()

    def __init__(self, photos: PhotoRow, parent: QWidget | None = None) -> None:
        """Begin with a loan until the repair is done."""
        super().__init__(self.tr("Handover"), parent=parent)
        self._people: tuple[Person, ...] = ()
        self._grade = Segments(self.tr("Condition"), field=True, optional=True)
        self._grade.set_segments([Segment(it, words.word(it)) for it in Grade])
        self._condition = QLineEdit()
        self._condition.setPlaceholderText(self.tr("Scratches, keys that stick… (if any)"))
        self._condition.setAccessibleName(self.tr("Marks and faults"))
        self._receiver = choice_field()
        self._receiver.setEditable(True)
        self._receiver.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name = QLineEdit()
        name.setMaxLength(NAME_LIMIT)
        name.setPlaceholderText(self.tr("Name of whoever receives it"))
        self._receiver.setLineEdit(name)
        self._capacity = QLineEdit()
        self._capacity.setMaxLength(NAME_LIMIT)
        self._capacity.setPlaceholderText(self.tr("Function, or in what capacity"))
        self._location = QLineEdit()
        self._location.setMaxLength(NAME_LIMIT)
        self._until = Segments(self.tr("Until when"))
        self._until.set_segments(
            [
                Segment(_UNTIL_REPAIRED, self.tr("Until the repair is done")),
                Segment(_UNTIL_DAY, self.tr("Until a day")),
            ]
        )
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat(moments.date_format())
        set_text_in(self._day)
        self._lay_out(photos)
        self._connect()

    def _lay_out(self, photos: PhotoRow) -> None:
        self.add(text_label(self.tr("Condition of the loaner"), TextStyle.SMALL, tone="secondary"))
        self.add(self._grade)
        self.add(self._condition)
        self.add(photos)
        until = QHBoxLayout()
        until.setSpacing(SIZE.space_8)
        until.addWidget(self._until, 1)
        until.addWidget(self._day)
        form = Form()
        form.add(self.tr("Received by"), self._receiver)
        form.add(self.tr("Capacity"), self._capacity)
        form.add(self.tr("Used in"), self._location)
        self.add(form)
        self.add(until)
        self._day.hide()

    def _connect(self) -> None:
        self._grade.chosen.connect(self._tell)
        self._until.chosen.connect(self._show_day)
        self._day.dateChanged.connect(self._tell)
        self._receiver.currentIndexChanged.connect(self._follow_receiver)
        self._receiver.editTextChanged.connect(self._tell)
        for field in (self._condition, self._capacity, self._location):
            field.textEdited.connect(self._tell)

    def begin(
        self, people: Sequence[Person], receiver: Person | None, location: str, today: date
    ) -> None:
        """Begin with these people of the client, one of them chosen."""
        self._people = tuple(people)
        self._receiver.clear()
        for person in self._people:
            self._receiver.addItem(person.name, person.id)
        names = [person.id for person in self._people]
        at = names.index(receiver.id) if receiver is not None and receiver.id in names else -1
        self._receiver.setCurrentIndex(at)
        if at < 0:
            self._receiver.setEditText(receiver.name if receiver else "")
        self._follow_receiver()
        self._location.setText(location)
        self._condition.clear()
        self._grade.clear_choice()
        self._until.choose(_UNTIL_REPAIRED)
        usual = today + _USUAL_LOAN
        self._day.setMinimumDate(QDate(today.year, today.month, today.day))
        self._day.setDate(QDate(usual.year, usual.month, usual.day))
        self._day.hide()

    def grade(self) -> Grade | None:
        """Return the condition, once it was chosen."""
        chosen = self._grade.current_key()
        return chosen if isinstance(chosen, Grade) else None

    def condition(self) -> str:
        """Return what was written of the condition."""
        return self._condition.text()

    def receiver_id(self) -> str:
        """Return who receives it, empty for somebody whose name was typed."""
        at = self._receiver.currentIndex()
        chosen = self._people[at] if 0 <= at < len(self._people) else None
        return chosen.id if chosen and chosen.name == self.receiver_name() else ""

    def receiver_name(self) -> str:
        """Return the name of whoever receives it."""
        return self._receiver.currentText().strip()

    def capacity(self) -> str:
        """Return the function of whoever receives it."""
        return self._capacity.text()

    def location(self) -> str:
        """Return where the loaner is used."""
        return self._location.text()

    def due_on(self) -> date | None:
        """Return the day by which it comes back; ``None``: when the repair is done."""
        if self._until.current_key() != _UNTIL_DAY:
            return None
        day = self._day.date()
        return date(day.year(), day.month(), day.day())

    def write_receiver(self) -> None:
        """Put the caret where the receiver is named."""
        self._receiver.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _follow_receiver(self) -> None:
        at = self._receiver.currentIndex()
        if 0 <= at < len(self._people):
            self._capacity.setText(self._people[at].job)
            self._show_beginning()
        self._tell()

    def _show_beginning(self) -> None:
        """Let a long name be read from its beginning."""
        field = self._receiver.lineEdit()
        if field is not None:
            field.setCursorPosition(0)

    @Slot()
    def _show_day(self) -> None:
        self._day.setVisible(self._until.current_key() == _UNTIL_DAY)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()
