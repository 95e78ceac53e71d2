"""The tour's second part: a hotline manager's desk, on the same portal."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, Qt

from ordidesk.domain.tickets import Ticket
from ordidesk.queries import triage
from ordidesk.store.reader import Reader
from ordidesk.sync.status import Phase
from ui.demo import DemoPortal
from ui.desktop import Desktop
from ui.pages.triage_page import TriagePage
from ui.session_window import SessionWindow
from ui.theme import SchemeChoice
from ui.tour.colleague import MANAGER_MAIL
from ui.tour.entering import type_sign_in
from ui.tour.planning import Planning
from ui.tour.stage import Stage

_TICKETS = 3
_AT_MOST_S = 15.0
"""What a ticket may take, by the design; the tour's hands are quicker than a person's."""


class Hotline:
    """Plays after the morning, with a desktop of its own: the technician's work is at the portal.

    Each step is a method that ``play`` calls in its turn.
    """

    def __init__(self, stage: Stage, desktop: Desktop, portal: DemoPortal) -> None:
        """``desktop`` has folders of its own."""
        self._stage = stage
        self._desktop = desktop
        self._portal = portal

    def play(self) -> None:
        """Play every step; raises ``TourFailed`` at the first that does not show what it says."""
        self._sign_in()
        self._evaluate()
        Planning(self._stage, self._session).play()

    def _sign_in(self) -> None:
        stage = self._stage
        with stage.step("La gestionnaire se connecte : ce qui attend est devant elle") as note:
            entry = self._desktop.start()
            stage.wait_for("the sign-in page", entry.isVisible)
            type_sign_in(stage, entry, self._portal.address, MANAGER_MAIL)
            stage.wait_for("the first window", lambda: self._desktop.session is not None)
            window = self._session.window
            window.resize(1366, 688)
            desk = self._session.context.desk
            stage.wait_for(
                "everything up to date", lambda: desk.sync.status.phase is Phase.UP_TO_DATE
            )
            stage.see("the page of what waits", window.current_page() == "triage")
            page = stage.only(window, TriagePage)
            stage.wait_for("a ticket", lambda: bool(page.current_ticket()))
            note(f"{self._waiting().all} tickets à traiter, {self._waiting().blocking} bloquants")
            stage.picture(window, "a-traiter")

    def _evaluate(self) -> None:
        stage, window = self._stage, self._session.window
        page = stage.only(window, TriagePage)
        with stage.step("Évaluer et attribuer : trois champs, Ctrl+Entrée, suivant") as note:
            before = self._waiting().all
            for _ in range(_TICKETS):
                begun = time.perf_counter()
                note(self._send_on(page))
                stage.see("quick enough", time.perf_counter() - begun < _AT_MOST_S)
            stage.wait_for("less in the queue", lambda: self._waiting().all == before - _TICKETS)
            stage.picture(window, "suivant")
            theme = self._session.context.theme
            theme.choose(SchemeChoice.DARK)
            stage.picture(window, "sombre-a-traiter")
            theme.choose(SchemeChoice.LIGHT)

    def _send_on(self, page: TriagePage) -> str:
        """Judge the ticket that is shown, as it was declared, and give it to who is proposed."""
        stage, desk = self._stage, self._session.context.desk
        ticket_id = page.current_ticket()
        decision = QCoreApplication.translate("Words", "Goodwill")
        if stage.has_button(page, decision):
            stage.click(page, "Words", "Goodwill")
            stage.write(
                page, "CoverChoice", "Why this is decided out of contract", "Dépannage court"
            )
        stage.press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        stage.wait_for("the next ticket", lambda: page.current_ticket() != ticket_id)
        ticket = desk.ask(Reader.get, Ticket, ticket_id)
        stage.see("judged", ticket is not None and ticket.qualified_impact is not None)
        stage.see("assigned", ticket is not None and ticket.assignee_id)
        return self._session.window.toast.text()

    def _waiting(self) -> triage.Counts:
        context = self._session.context
        return context.desk.ask(triage.queue, triage.Filter(), context.clock()).counts

    @property
    def _session(self) -> SessionWindow:
        session = self._desktop.session
        if session is None:
            message = "nobody is signed in"
            raise RuntimeError(message)
        return session
