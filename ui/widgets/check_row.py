"""A line of a verification list: what to look at, three large answers, a value, a comment."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.flow_row import FlowLayout
from ui.widgets.text import text_label

_TYPING_MS = 900
"""After the last key a typed value is kept, so that leaving the page loses nothing."""
_ANSWERS = ("ok", "ko", "na")


@dataclass(frozen=True)
class Check:
    """How a line looks."""

    key: str
    title: str
    detail: str = ""
    """Bounds, and what was found the last time."""
    answer: str = ""
    """"ok", "ko", "na", or nothing yet."""
    value: str = ""
    unit: str = ""
    takes: str = "check"
    """"check", "number", "text" or "photo"."""
    comment: str = ""
    photo: str = ""
    """The name of the picture that is with it."""
    follow_up: str = ""
    """What takes on what is not OK."""
    required: bool = True
    editable: bool = True
    can_follow_up: bool = False


class CheckRow(QFrame):
    """Tells what the person answers; it shows what came of it once that is stored."""

    answered = Signal(str, str)
    """Key and answer; the one that is there already takes it back."""
    written = Signal(str, str, str)
    """Key, value and comment."""
    photo_asked = Signal(str)
    note_asked = Signal(str)
    """What is not OK is to be taken on by a note."""
    ticket_asked = Signal(str)
    """What is not OK is to be taken on by a ticket of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Build an empty line."""
        super().__init__(parent)
        self._theme = theme
        self._check = Check("", "")
        self._title = text_label("", TextStyle.BODY, wrap=True)
        self._detail = text_label("", TextStyle.SMALL, tone="secondary", wrap=True)
        self._value = QLineEdit()
        self._unit = text_label("", TextStyle.LABEL, tone="secondary")
        self._comment = QLineEdit()
        self._comment.setPlaceholderText(self.tr("Comment"))
        self._add_comment = IconButton(
            theme, "message-square", self.tr("Add a comment"), side=SIZE.target_field
        )
        self._photo = IconButton(theme, "camera", self.tr("Add a photo"), side=SIZE.target_field)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._answers: dict[str, QPushButton] = {}
        for answer, label in zip(
            _ANSWERS, (self.tr("OK"), self.tr("Not OK"), self.tr("N/A")), strict=True
        ):
            self._answers[answer] = self._answer_button(answer, label)
        self._follow_note = Button(theme, self.tr("Follow up in a note"), ButtonKind.LINK)
        self._follow_ticket = Button(theme, self.tr("Open a ticket for it"), ButtonKind.LINK)
        self._followed = text_label("", TextStyle.SMALL, tone="secondary")
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._lay_out()
        self._connect()

    def _answer_button(self, answer: str, label: str) -> QPushButton:
        button = QPushButton(label)
        button.setProperty("kind", "answer")
        button.setProperty("tone", answer)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch()
        answers = FlowLayout(SIZE.space_8, one_line=True)
        self._value.setFixedWidth(SIZE.choice)
        for widget in (self._value, self._unit, *self._answers.values()):
            answers.addWidget(widget)
        answers.addWidget(self._add_comment)
        answers.addWidget(self._photo)
        self._first.setSpacing(SIZE.space_8)
        self._first.addLayout(words, 1)
        self._first.addLayout(answers)
        second = QHBoxLayout()
        second.setSpacing(SIZE.space_8)
        second.addWidget(self._comment, 1)
        for widget in (self._follow_note, self._follow_ticket, self._followed):
            second.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_12, SIZE.space_4, SIZE.space_12, SIZE.space_4)
        column.setSpacing(SIZE.space_4)
        column.addLayout(self._first)
        column.addLayout(second)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._tell_answer)
        self._add_comment.clicked.connect(self._open_comment)
        self._photo.clicked.connect(self._ask_photo)
        self._follow_note.clicked.connect(self._ask_note)
        self._follow_ticket.clicked.connect(self._ask_ticket)
        for field in (self._value, self._comment):
            field.textEdited.connect(self._typing.start)
            field.editingFinished.connect(self.keep_typed)
        self._typing.timeout.connect(self.keep_typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the answers beside the words; below them where there is no room."""
        super().resizeEvent(event)
        narrow = self._theme.lacks_room(self.width(), SIZE.check_row_beside)
        direction = QBoxLayout.Direction
        self._first.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_check(self, check: Check) -> None:
        """Show a line as it is now; what is being typed stays."""
        if check == self._check:
            return  # of a list of 200 one line changes at a time
        self._check = check
        self._title.setText(check.title if check.required else f"{check.title} *")
        self._title.setToolTip("" if check.required else self.tr("Not required"))
        self._detail.setText(check.detail)
        self._detail.setVisible(bool(check.detail))
        for answer, button in self._answers.items():
            button.setChecked(check.answer == answer)
            button.setEnabled(check.editable)
            button.setAccessibleName(f"{check.title}: {button.text()}")
        measured = check.takes == "number"
        self._answers["ok"].setVisible(not measured)
        self._answers["ko"].setVisible(not measured)
        typed = check.takes in {"number", "text"}
        self._value.setVisible(typed)
        self._value.setAccessibleName(check.title)
        self._unit.setText(check.unit)
        self._unit.setVisible(bool(check.unit))
        self._value.setEnabled(check.editable)
        self._comment.setEnabled(check.editable)
        self._comment.setAccessibleName(self.tr("Comment on {item}").format(item=check.title))
        if not self._typing.isActive():
            for field, text in ((self._value, check.value), (self._comment, check.comment)):
                if field.text() != text and not field.hasFocus():
                    field.setText(text)
        failed = check.answer == "ko"
        self._comment.setVisible(failed or bool(check.comment) or self._comment.hasFocus())
        self._follow_note.setVisible(failed and check.can_follow_up)
        self._follow_ticket.setVisible(failed and check.can_follow_up)
        self._followed.setText(check.follow_up)
        self._followed.setVisible(bool(check.follow_up))
        self._photo.setEnabled(check.editable)
        self._photo.set_icon("image" if check.photo else "camera")
        self._photo.set_name(check.photo or self.tr("Add a photo"))
        self._add_comment.setVisible(check.editable)

    def value(self) -> str:
        """Return what is typed as value."""
        return self._value.text()

    def comment(self) -> str:
        """Return what is typed as comment."""
        return self._comment.text()

    def set_problem(self, words: str) -> None:
        """Say what is wrong with the value."""
        self._detail.setText(words)
        self._detail.setVisible(True)

    @Slot()
    def keep_typed(self) -> None:
        """Hand over what was typed, if it differs from what is kept."""
        self._typing.stop()
        if (self.value(), self.comment()) != (self._check.value, self._check.comment):
            self.written.emit(self._check.key, self.value(), self.comment())

    @Slot(object)
    def _tell_answer(self, pressed: QPushButton) -> None:
        answer = next(name for name, button in self._answers.items() if button is pressed)
        pressed.setChecked(self._check.answer == answer)  # until it is stored
        self.answered.emit(self._check.key, answer)

    @Slot()
    def _open_comment(self) -> None:
        self._comment.show()
        self._comment.setFocus()

    @Slot()
    def _ask_photo(self) -> None:
        self.photo_asked.emit(self._check.key)

    @Slot()
    def _ask_note(self) -> None:
        self.note_asked.emit(self._check.key)

    @Slot()
    def _ask_ticket(self) -> None:
        self.ticket_asked.emit(self._check.key)
