"""Ending a visit, step by step: finished, resolved, its report filed and signed, closed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ordidesk.attaching.attachments import FileRefused
from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import FileInMemory
from ordidesk.documents.signature import SheetSignature
from ordidesk.documents.visit_report import VisitReport
from ordidesk.domain.confirmations import SignReport
from ordidesk.domain.journal import Visibility
from ordidesk.domain.ticket_steps import DONE
from ordidesk.domain.tickets import ENDED, SetTicketState, Ticket, TicketState
from ordidesk.domain.visits import RUNNING, FinishVisit, Visit
from ordidesk.queries import verifications
from ordidesk.store.reader import Reader
from ui.models.files import fault_of_file
from ui.pages.context import PageContext
from ui.printing.pdf import pdf_bytes
from ui.printing.visit_report import lay_out
from ui.problems import sentence


@dataclass(frozen=True)
class Wish:
    """What the person wants on leaving."""

    visit_id: str
    text: str
    """What was done; the resolution of a ticket that is solved."""
    solved: bool
    signature: SheetSignature | None
    """Of the client's person, or their refusal."""
    close: bool = False
    """The visit is over already: close the ticket, whoever confirmed it or not."""


class Leaving(QObject):
    """Gives the commands one after the other; each step that is done already is passed over.

    So whoever is stopped half-way mends the cause and asks again.
    """

    done = Signal(str, object)
    """What became of it, as a sentence, and the command that takes the end back, or None."""
    stopped = Signal(str)
    """Why it did not go on, as a sentence; what came before is kept."""

    def __init__(
        self,
        context: PageContext,
        make_report: Callable[[], VisitReport | None],
        parent: QObject,
    ) -> None:
        """``make_report`` tells what the report says then."""
        super().__init__(parent)
        self._context = context
        self._make_report = make_report
        self._wish: Wish | None = None

    @property
    def under_way(self) -> bool:
        """Whether it is being done."""
        return self._wish is not None

    def leave(self, wish: Wish) -> None:
        """Begin, or go on where it stopped."""
        if self._wish is None:
            self._wish = wish
            self._finish(wish)

    def _finish(self, wish: Wish) -> None:
        visit = self._context.desk.ask(Reader.get, Visit, wish.visit_id)
        if visit is None or visit.state not in RUNNING:
            self._resolve(wish)
            return
        self._context.actions.give(
            FinishVisit(visit_id=wish.visit_id, done=True, report=wish.text),
            lambda _receipt: self._resolve(wish),
            self._stop,
        )

    def _resolve(self, wish: Wish) -> None:
        ticket = self._ticket(wish)
        if ticket is None or not wish.solved or ticket.state in DONE | ENDED:
            self._file(wish)
            return
        self._context.actions.give(
            SetTicketState(ticket_id=ticket.id, to=TicketState.RESOLVED, resolution=wish.text),
            lambda _receipt: self._file(wish),
            self._stop,
        )

    def _file(self, wish: Wish) -> None:
        """Draw the report and attach it; its bytes leave with the next exchange."""
        report, ticket = self._make_report(), self._ticket(wish)
        filed_before = wish.close and wish.signature is None
        if report is None or ticket is None or filed_before:
            self._close(wish)
            return
        name = f"{lay_out(report).title}.pdf"
        files = self._context.desk.files

        def file() -> str:
            content = pdf_bytes(lay_out(report))
            files.attach(ticket.id, FileInMemory(name, content), Wishes(), Visibility.CLIENT)
            return hashlib.sha256(content).hexdigest()

        self._context.files.run(file, lambda sha256: self._sign(wish, sha256), self._fail)

    def _sign(self, wish: Wish, sha256: str) -> None:
        signed = wish.signature
        if signed is None:
            self._close(wish)
            return
        command = SignReport(
            visit_id=wish.visit_id,
            document=sha256,
            name=signed.name or "–",
            function=signed.function,
            refused=signed.refused_reason,
        )
        self._context.actions.give(command, lambda _receipt: self._close(wish), self._stop)

    def _close(self, wish: Wish) -> None:
        """Close the ticket where the user confirmed and nothing is missing; else say what is."""
        ticket = self._ticket(wish)
        if ticket is None or not wish.solved:
            self._end(self.tr("Visit finished. The ticket stays open."))
        elif ticket.state in ENDED:
            self._end(self.tr("Visit finished, ticket closed."))
        elif not (wish.close or ticket.confirmed_at) or self._missing(ticket):
            self._end(self.tr("Visit finished, ticket resolved. It is closed later."), ticket)
        else:
            self._context.actions.give(
                SetTicketState(ticket_id=ticket.id, to=TicketState.CLOSED),
                lambda _receipt: self._end(self.tr("Visit finished, ticket closed."), ticket),
                self._stop,
            )

    def _missing(self, ticket: Ticket) -> bool:
        desk, now = self._context.desk, self._context.clock()
        return bool(desk.ask(verifications.missing, desk.actor, ticket.id, now))

    def _ticket(self, wish: Wish) -> Ticket | None:
        desk = self._context.desk
        visit = desk.ask(Reader.get, Visit, wish.visit_id)
        return desk.ask(Reader.get, Ticket, visit.ticket_id) if visit else None

    def _end(self, said: str, ticket: Ticket | None = None) -> None:
        undo = None
        if ticket is not None:
            undo = SetTicketState(
                ticket_id=ticket.id, to=TicketState.REOPENED, reason=self.tr("Ended by mistake.")
            )
        self._wish = None
        self.done.emit(said, undo)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, FileRefused):
            self._stop(f"{error.name} — {fault_of_file(error.fault)}")
        else:
            self._stop(sentence(error))

    def _stop(self, why: str) -> None:
        self._wish = None
        self.stopped.emit(why)
