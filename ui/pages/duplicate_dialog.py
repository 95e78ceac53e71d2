"""Closing a ticket that was declared twice."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ordidesk.domain.evaluation import MergeDuplicate
from ordidesk.domain.tickets import Ticket
from ordidesk.queries.similar import may_be_the_same
from ui.models.rows import ticket_title
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.text import text_label


class DuplicateDialog(CommandDialog):
    """Offers the client's open tickets, those first that are likeliest about the same."""

    def __init__(
        self, context: PageContext, ticket: Ticket, parent: QWidget, *, chosen: str = ""
    ) -> None:
        """Ask which ticket goes on; ``chosen`` is the id of the one to begin with."""
        translate = QCoreApplication.translate
        super().__init__(
            context,
            Question(
                translate("DuplicateDialog", "Declared twice"),
                translate(
                    "DuplicateDialog",
                    "Which ticket goes on? This one is cancelled with a link to it, and its "
                    "requester follows that one. Reopening takes it back.",
                ),
                translate("DuplicateDialog", "Close as a duplicate"),
                dangerous=True,
            ),
            parent,
        )
        self.setMinimumWidth(SIZE.wide_dialog)
        self._ticket = ticket
        self._into = QComboBox()
        self._into.setAccessibleName(self.tr("The ticket that goes on"))
        self._into.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for row in context.desk.ask(may_be_the_same, ticket):
            self._into.addItem(f"{ticket_title(row.number)} · {row.summary}", row.id)
        self._into.setCurrentIndex(max(0, self._into.findData(chosen)))
        none = text_label(
            self.tr("No other ticket of this client is open."), TextStyle.BODY, tone="secondary"
        )
        none.setVisible(not self._into.count())
        self._into.setVisible(bool(self._into.count()))
        self.body.addWidget(self._into)
        self.body.addWidget(none)
        self.follow()
        self._into.setFocus()

    def command(self) -> MergeDuplicate:
        """Return the command for the ticket that is chosen."""
        return MergeDuplicate(
            ticket_id=self._ticket.id, into_id=str(self._into.currentData() or "")
        )

    def is_complete(self) -> bool:
        """Tell whether there is a ticket to go on."""
        return self._into.currentIndex() >= 0
