"""The morning itself: sign-in, the day, scans, tickets, a visit, a stretch without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.tickets import AssignTicket, Ticket, TicketState
from ordidesk.protocol import Result
from ordidesk.queries import assets, day, tickets
from ordidesk.queries.tickets import View
from ordidesk.sync.status import Phase, SyncStatus
from ui.demo import DEMO_MAIL, DemoPortal
from ui.desktop import Desktop
from ui.pages.asset_card import AssetCard
from ui.pages.open_ticket import OpenTicketDialog
from ui.pages.sign_in import SignInPage
from ui.pages.ticket_panel import TicketPanel
from ui.session_window import SessionWindow
from ui.theme import SchemeChoice
from ui.tour import declaring, lending
from ui.tour.colleague import Colleague
from ui.tour.entering import type_sign_in
from ui.tour.leaving import leave_visit
from ui.tour.props import film_label, take_photo
from ui.tour.stage import Stage
from ui.widgets.table import DataTable

LEAST_VISITS, LEAST_TICKETS = 3, 8
"""What the demo's technician has at least, on any day."""
FILMED, PHOTOGRAPHED = "OD-004217", "OD-003924"
SUMMARY_HERE = "Ventilateur bruyant depuis ce matin"
SUMMARY_OFFLINE = "Écran noir au démarrage, vu sur place"
NOTE_HERE = "Vu avec l'utilisatrice : le bruit cesse portable posé à plat."
NOTE_OFFLINE = "Noté au sous-sol, sans réseau."
REPORT = "Barrette mémoire remplacée, démarrage vérifié trois fois."

W = TypeVar("W", bound=QWidget)


class Morning:
    """Plays on a stage, with the app and the portal that the command built."""

    def __init__(self, stage: Stage, desktop: Desktop, portal: DemoPortal, folder: Path) -> None:
        """``folder`` holds what is shown to the camera."""
        self._stage = stage
        self._desktop = desktop
        self._portal = portal
        self._folder = folder
        self._statuses: list[SyncStatus] = []
        self._taken_offline = self._closed_offline = self._declared_offline = ""

    def play(self) -> None:
        """Play every step; raises ``TourFailed`` at the first that does not show what it says."""
        self._sign_in()
        self._see_day()
        self._scan_live()
        self._scan_photo()
        self._type_number()
        self._search()
        self._open_ticket()
        self._add_note()
        self._take_ticket()
        self._arrive()
        self._lose_network()
        self._work_offline()
        self._declare()
        self._leave()
        self._see_outbox()
        self._find_network()
        self._see_colleagues_change()
        self._lend()
        self._turn_dark()

    # --- online -----------------------------------------------------------------------------------

    def _sign_in(self) -> None:
        stage = self._stage
        entry = self._desktop.start()
        stage.wait_for("the sign-in page", entry.isVisible)
        type_sign_in(stage, entry, self._portal.address, DEMO_MAIL, "mauvais-mot-de-passe")
        with stage.step("Mot de passe refusé : dit pourquoi, garde la saisie") as note:
            page = stage.only(entry, SignInPage)
            stage.wait_for("the refusal", lambda: bool(page.notice.text()))
            stage.see("the address kept", page.address() == self._portal.address)
            note(page.notice.text())
            stage.picture(entry, "connexion-refusee")
        with stage.step("Connexion et première synchronisation") as note:
            type_sign_in(stage, entry, self._portal.address, DEMO_MAIL)
            stage.wait_for("the first window", lambda: self._desktop.session is not None)
            note(f"Avancement lu à l'écran : {entry.first_sync_number()}")
            stage.see("a real number", any(part.isdigit() for part in entry.first_sync_number()))
            self._session.window.resize(1366, 688)
            self._wait_up_to_date()

    def _see_day(self) -> None:
        stage, desk = self._stage, self._session.context.desk
        with stage.step("Ma journée : interventions et tickets du jour") as note:
            stage.see("the day's page", self._session.window.current_page() == "day")
            today = desk.ask(day.day, desk.actor, self._session.context.clock(), "Europe/Paris")
            stage.see("visits today", len(today.today) >= LEAST_VISITS)
            stage.see("assigned tickets", len(today.tickets) >= LEAST_TICKETS)
            note(f"{len(today.today)} interventions, {today.counts.open_tickets} tickets ouverts")
            stage.picture(self._session.window, "ma-journee")

    def _scan_live(self) -> None:
        stage, window = self._stage, self._session.window
        film = self._folder / "label.avi"
        film_label(film, FILMED)
        self._session.use_camera(film)
        with stage.step("Étiquette tenue devant la caméra : la fiche est là") as note:
            QTest.keyClick(window, Qt.Key.Key_F2)
            card = self._wait_for_card(FILMED)
            note(card.accessibleName())
            stage.picture(window, "scanner-camera")

    def _scan_photo(self) -> None:
        stage, window = self._stage, self._session.window
        photo = self._folder / "photo.jpg"
        take_photo(photo, PHOTOGRAPHED)
        with stage.step("Photo déposée, étiquette de travers : lue quand même") as note:
            window.pictures_brought.emit([photo])
            note(self._wait_for_card(PHOTOGRAPHED).accessibleName())
            stage.picture(window, "scanner-photo")

    def _type_number(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Numéro saisi : les quatre derniers chiffres suffisent") as note:
            stage.write(window, "ScannerPage", "Inventory number", FILMED[-4:])
            stage.press(QApplication.focusWidget() or window, Qt.Key.Key_Return)
            card = self._wait_for_card(FILMED)
            note(card.accessibleName())
            stage.picture(window, "scanner-saisie")

    def _search(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Recherche partout, accents ou non"):
            QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            field = window.top_bar.search
            QTest.keyClicks(field, "mediatheque")
            stage.wait_for("results", field.results_shown)
            stage.picture(window, "recherche")
            stage.press(field, Qt.Key.Key_Escape)
            stage.press(field, Qt.Key.Key_Escape)

    def _open_ticket(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Ticket ouvert depuis la fiche, numéro donné par le portail") as note:
            self._fill_ticket(SUMMARY_HERE, "open-ticket")
            panel = stage.only(window, TicketPanel)
            desk = self._session.context.desk
            stage.wait_for(
                "the portal's number",
                lambda: bool((row := desk.ask(tickets.brief, panel.ticket_id())) and row.number),
            )
            row = desk.ask(tickets.brief, panel.ticket_id())
            note(f"{row.number if row else ''} · {SUMMARY_HERE}")
            stage.picture(window, "ticket-ouvert")

    def _fill_ticket(self, summary: str, picture: str) -> None:
        stage, window = self._stage, self._session.window
        stage.click(window, "AssetCard", "Open a ticket")
        dialog = self._dialog(OpenTicketDialog)
        stage.write(dialog, "TicketForm", "Summary", summary)
        stage.picture(dialog, picture)
        stage.click(dialog, "OpenTicketDialog", "Open the ticket")
        stage.wait_for("the ticket's page", lambda: window.current_page() == "tickets")

    def _add_note(self) -> None:
        with self._stage.step("Note ajoutée au journal"):
            self._write_note(NOTE_HERE)
            self._stage.picture(self._session.window, "note")

    def _write_note(self, text: str) -> None:
        stage, window = self._stage, self._session.window
        panel = stage.only(window, TicketPanel)
        stage.write(panel, "TicketPanel", "Write a note…", text)
        stage.click(panel, "TicketPanel", "Add")
        stage.wait_for("the note in the journal", lambda: text in panel.journal_text())

    def _take_ticket(self) -> None:
        with self._stage.step("Ticket pris en charge"):
            self._take_first()
            self._stage.picture(self._session.window, "ticket-pris")

    def _take_first(self) -> str:
        """Take the first ticket that nobody has; returns its id."""
        stage, window, desk = self._stage, self._session.window, self._session.context.desk
        window.show_page("tickets", View.UNASSIGNED)
        wanted = tickets.Filter(view=View.UNASSIGNED)
        key = desk.ask(tickets.keys, desk.actor, wanted)[0]
        ticket_id = desk.ask(tickets.rows, [key])[key].id
        window.show_page("tickets", ticket_id)
        panel = stage.only(window, TicketPanel)
        stage.click(panel, "TicketSteps", "Take the ticket")
        stage.wait_for(
            "the ticket in my hands",
            lambda: bool(
                (row := desk.ask(tickets.brief, ticket_id)) and row.assignee_id == desk.actor.id
            ),
        )
        return ticket_id

    def _arrive(self) -> None:
        stage, window, desk = self._stage, self._session.window, self._session.context.desk
        with stage.step("Arrivée sur site en un geste, l'horloge court en haut") as note:
            window.show_page("day")
            stage.click(window, "VisitPanel", "I have arrived")
            stage.wait_for(
                "the running visit", lambda: desk.ask(day.running, desk.actor.id) is not None
            )
            running = desk.ask(day.running, desk.actor.id)
            note(running.client_name if running else "")
            self._wait_up_to_date()
            stage.picture(window, "sur-place")

    # --- offline ----------------------------------------------------------------------------------

    def _lose_network(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Le réseau disparaît : l'application le dit et continue") as note:
            self._portal.close()
            QTest.keyClick(window, Qt.Key.Key_F5)
            offline = QCoreApplication.translate("SyncState", "Offline")
            stage.wait_for("the status offline", lambda: self._status().phase is Phase.OFFLINE)
            stage.wait_for("the words", lambda: window.top_bar.sync_words().startswith(offline))
            note(window.top_bar.sync_words())
            stage.picture(window, "hors-ligne")

    def _work_offline(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Hors ligne : scan, ticket, note, prise en charge"):
            photo = self._folder / "photo.jpg"
            window.pictures_brought.emit([photo])
            self._wait_for_card(PHOTOGRAPHED)
            self._fill_ticket(SUMMARY_OFFLINE, "ticket-hors-ligne")
            self._write_note(NOTE_OFFLINE)
            self._taken_offline = self._take_first()
            stage.wait_for("three actions waiting", lambda: self._status().waiting == 3)  # noqa: PLR2004 - the three above

    def _declare(self) -> None:
        stage, window, desk = self._stage, self._session.window, self._session.context.desk
        with stage.step("Hors ligne : appel enregistré en deux touches, complété, capture jointe"):
            self._declared_offline = declaring.declare_by_phone(stage, window, desk)

    def _leave(self) -> None:
        stage, window, desk = self._stage, self._session.window, self._session.context.desk
        with stage.step("Hors ligne : vérification, résolution, signature, ticket clos") as note:
            self._closed_offline = leave_visit(stage, window, desk, REPORT)
            note(f"{self._status().waiting} actions attendent le réseau")
            stage.picture(window, "journee-hors-ligne")

    def _see_outbox(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Synchronisation : ce qui attend, en clair") as note:
            window.show_page("sync")
            note(window.top_bar.sync_words())
            stage.picture(window, "a-envoyer")

    # --- online again -----------------------------------------------------------------------------

    def _find_network(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Le réseau revient : tout part, une fois") as note:
            self._portal.start(self._portal.port)
            QTest.keyClick(window, Qt.Key.Key_F5)
            stage.wait_for("nothing left to send", lambda: self._status().waiting == 0)
            self._wait_up_to_date()
            colleague = Colleague(self._portal.address)
            try:
                self._check_portal(colleague)
                declaring.check_declared(stage, colleague, self._declared_offline)
            finally:
                colleague.close()
            note(
                "Au portail : 3 tickets ouverts, 2 notes, chacun une fois ; 1 ticket clos et signé"
            )
            stage.picture(window, "tout-envoye")

    def _check_portal(self, colleague: Colleague) -> None:
        held = [it for it in colleague.records(Ticket) if isinstance(it, Ticket)]
        entries = [it for it in colleague.records(JournalEntry) if isinstance(it, JournalEntry)]
        for summary in (SUMMARY_HERE, SUMMARY_OFFLINE):
            found = [ticket for ticket in held if ticket.summary == summary]
            self._stage.see(f"“{summary}” once at the portal", len(found) == 1)
            self._stage.see("its number", found[0].number)
        for text in (NOTE_HERE, NOTE_OFFLINE):
            found_entries = [entry for entry in entries if entry.text == text]
            self._stage.see(f"“{text}” once at the portal", len(found_entries) == 1)
        closed = next(ticket for ticket in held if ticket.id == self._closed_offline)
        self._stage.see("the ticket closed at the portal", closed.state is TicketState.CLOSED)
        self._stage.see("its resolution", closed.resolution == REPORT)
        self._stage.see("who confirmed it", closed.confirmed_by)
        taken = next(ticket for ticket in held if ticket.id == self._taken_offline)
        actor = self._session.context.desk.actor
        self._stage.see("the ticket taken offline", taken.assignee_id == actor.id)

    def _see_colleagues_change(self) -> None:
        stage, window, desk = self._stage, self._session.window, self._session.context.desk
        with stage.step("La gestionnaire attribue un ticket : il apparaît sans rien faire"):
            wanted = tickets.Filter(view=View.UNASSIGNED)
            key = desk.ask(tickets.keys, desk.actor, wanted)[0]
            ticket_id = desk.ask(tickets.rows, [key])[key].id
            colleague = Colleague(self._portal.address)
            try:
                given = colleague.give(
                    AssignTicket(ticket_id=ticket_id, technician_id=desk.actor.id)
                )
            finally:
                colleague.close()
            stage.see("the manager's command applied", given.result is Result.APPLIED)
            stage.wait_for(
                "the assigned ticket here",
                lambda: bool(
                    (row := desk.ask(tickets.brief, ticket_id)) and row.assignee_id == desk.actor.id
                ),
            )
            window.show_page("tickets", ticket_id)
            stage.picture(window, "attribue")

    def _lend(self) -> None:
        stage, window, desk = self._stage, self._session.window, self._session.context.desk
        with stage.step("Échange sur site : un scan, six gestes, et tout bouge ensemble") as note:
            loan_id = lending.hand_over(stage, window, desk)
            stage.wait_for("the loan's number", lambda: bool(lending.number_of(desk, loan_id)))
            note(lending.number_of(desk, loan_id))
        with stage.step("Bon de mise à disposition : signé, joint au ticket") as note:
            name, size = lending.sheet_of(stage, desk, loan_id)
            note(f"{name}, {size // 1000} ko")
        with stage.step("Retour : le matériel de prêt revient, le bon est signé"):
            lending.take_back(stage, window, desk, loan_id)

    def _turn_dark(self) -> None:
        stage, window = self._stage, self._session.window
        with stage.step("Thème sombre"):
            theme = self._session.context.theme
            theme.choose(SchemeChoice.DARK)
            for key in ("day", "tickets", "scanner"):
                window.show_page(key)
                stage.picture(window, f"sombre-{key}")
            desk = self._session.context.desk
            (asset_id,) = desk.ask(assets.by_number, FILMED)
            window.show_page("assets", asset_id)
            table = stage.only(window, DataTable)
            stage.wait_for("the machine in the table", lambda: table.current_key() == asset_id)
            stage.picture(window, "sombre-parc")
            theme.choose(SchemeChoice.LIGHT)

    # --- what the steps share ---------------------------------------------------------------------

    @property
    def _session(self) -> SessionWindow:
        session = self._desktop.session
        if session is None:
            message = "nobody is signed in"
            raise RuntimeError(message)
        return session

    def _status(self) -> SyncStatus:
        return self._session.context.desk.sync.status

    def _wait_up_to_date(self) -> None:
        self._stage.wait_for(
            "everything up to date",
            lambda: self._status().phase is Phase.UP_TO_DATE and self._status().waiting == 0,
        )

    def _wait_for_card(self, number: str) -> AssetCard:
        window = self._session.window

        def shown() -> list[AssetCard]:
            return [
                card
                for card in window.findChildren(AssetCard)
                if card.isVisible() and number in card.accessibleName()
            ]

        self._stage.wait_for(f"the card of {number}", lambda: bool(shown()))
        return shown()[0]

    def _dialog(self, kind: type[W]) -> W:
        self._stage.wait_for(
            f"a {kind.__name__}", lambda: isinstance(QApplication.activeModalWidget(), kind)
        )
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            message = QCoreApplication.applicationName()
            raise TypeError(message)
        return dialog
