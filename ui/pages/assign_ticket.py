"""Giving a ticket to a technician, with what each one has in hand already."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from ordidesk.domain.tickets import AssignTicket
from ordidesk.queries import directory
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext


class AssignDialog(CommandDialog):
    """One choice among the technicians; whoever has the ticket is chosen first."""

    def __init__(
        self,
        context: PageContext,
        ticket_id: str,
        assignee_id: str,
        parent: QWidget,
        *,
        chosen: str = "",
    ) -> None:
        """Offer the technicians with how many open tickets each has; ``chosen`` or who has it."""
        super().__init__(
            context,
            Question(
                self.tr("Assign the ticket"),
                self.tr("The number is how many open tickets each one has."),
                self.tr("Assign"),
            ),
            parent,
        )
        self._ticket_id = ticket_id
        self._assignee_id = assignee_id
        self._technicians = QComboBox()
        self._technicians.setAccessibleName(self.tr("Technician"))
        for person in context.desk.ask(directory.technicians):
            self._technicians.addItem(f"{person.name} · {person.open_tickets}", person.id)
        self._technicians.setCurrentIndex(max(0, self._technicians.findData(chosen or assignee_id)))
        self.body.addWidget(self._technicians)
        self.follow()
        self._technicians.setFocus()

    def command(self) -> AssignTicket:
        """Return the command for who is chosen."""
        return AssignTicket(
            ticket_id=self._ticket_id,
            technician_id=str(self._technicians.currentData() or ""),
            before=self._assignee_id,
        )

    def is_complete(self) -> bool:
        """Tell whether there is anybody to choose."""
        return self._technicians.currentIndex() >= 0
