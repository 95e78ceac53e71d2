"""Recording what the user says of the solution, on the phone or face to face."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ordidesk.domain.confirmations import NAME_LIMIT, RecordUserConfirmation, Way
from ui import words
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.widgets.form import Form
from ui.widgets.segments import Segment, Segments


class UserWordDialog(TextDialog):
    """Their answer, their name, how they gave it; "not solved" opens the ticket again."""

    def __init__(self, context: PageContext, ticket_id: str, name: str, parent: QWidget) -> None:
        """``name``: who is expected to say it, the requester."""
        translate = QCoreApplication.translate
        said = Question(
            translate("UserWordDialog", "What does the user say?"),
            translate("UserWordDialog", "“Not solved” opens the ticket again."),
            translate("UserWordDialog", "Record"),
        )
        self._ticket_id = ticket_id
        self._solved = Segments(
            translate("UserWordDialog", "Solved?"),
            [
                Segment("yes", translate("UserWordDialog", "Solved")),
                Segment("no", translate("UserWordDialog", "Not solved")),
            ],
        )
        self._way = Segments(
            translate("UserWordDialog", "How they said it"),
            [Segment(it, words.word(it)) for it in (Way.PHONE, Way.IN_PERSON)],
        )
        self._name = QLineEdit(name)
        self._name.setMaxLength(NAME_LIMIT)
        super().__init__(context, said, self._made, optional=True, parent=parent)
        form = Form()
        form.add(words.field("name"), self._name)
        self.body.insertWidget(0, self._solved)
        self.body.insertWidget(1, self._way)
        self.body.insertLayout(2, form)
        self._name.textChanged.connect(self.follow)
        self.follow()

    def _made(self, text: str) -> RecordUserConfirmation:
        return RecordUserConfirmation(
            ticket_id=self._ticket_id,
            way=Way(str(self._way.current_key())),
            name=self._name.text(),
            solved=self._solved.current_key() == "yes",
            comment=text,
        )

    def is_complete(self) -> bool:
        """Tell whether it is said who said it."""
        return bool(self._name.text().strip())
