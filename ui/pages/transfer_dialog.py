"""Handing a ticket over to a colleague, with the reason."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from ordidesk.domain.diagnosis import TransferTicket
from ordidesk.queries import directory
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext


class TransferDialog(TextDialog):
    """Offers the colleagues with what each has in hand; the reason is for whoever takes it."""

    def __init__(
        self, context: PageContext, ticket_id: str, assignee_id: str, parent: QWidget
    ) -> None:
        """Offer everybody but who has the ticket."""
        translate = QCoreApplication.translate
        said = Question(
            translate("TransferDialog", "Transfer the ticket"),
            translate("TransferDialog", "Why? Your colleague reads it in the journal."),
            translate("TransferDialog", "Transfer"),
        )
        self._ticket_id = ticket_id
        self._colleagues = QComboBox()
        self._colleagues.setAccessibleName(translate("TransferDialog", "Colleague"))
        for person in context.desk.ask(directory.technicians):
            if person.id != assignee_id:
                self._colleagues.addItem(f"{person.name} · {person.open_tickets}", person.id)
        super().__init__(context, said, self._made, parent=parent)
        self.body.insertWidget(0, self._colleagues)
        self.follow()

    def _made(self, text: str) -> TransferTicket:
        return TransferTicket(
            ticket_id=self._ticket_id,
            technician_id=str(self._colleagues.currentData() or ""),
            reason=text,
        )

    def is_complete(self) -> bool:
        """Tell whether there is a colleague and a reason."""
        return self._colleagues.currentIndex() >= 0 and super().is_complete()
