"""The signed-in window: pages by role, search, sync state, dialogs, wired to one desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from ordidesk.domain.assets import RegisterAsset
from ordidesk.domain.people import Role
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.domain.work import Command
from ordidesk.labels.keyboard_layouts import is_label
from ordidesk.queries import day
from ordidesk.store.notices import Changed
from ordidesk.store.reader import Reader
from ordidesk.sync.status import Phase, SyncStatus
from ui.account_menu import SETTINGS_KEYS, AccountMenu
from ui.finding import Finding
from ui.keyed_scanner import TakesScans
from ui.main_window import MainWindow, Place
from ui.models import settings_words
from ui.models.sync_words import state_of
from ui.news_watch import NewsWatch
from ui.pages.about_dialog import AboutDialog
from ui.pages.assets_page import AssetsPage
from ui.pages.context import PageContext
from ui.pages.day_page import DayPage
from ui.pages.declare_mail import DeclareMail, are_mails
from ui.pages.leave_page import LeavePage
from ui.pages.loans_page import LoansPage
from ui.pages.open_ticket import OpenTicketDialog
from ui.pages.planning_page import PlanningPage
from ui.pages.printing import Printing
from ui.pages.return_page import ReturnPage
from ui.pages.scanner_page import ScannerPage
from ui.pages.settings_page import SettingsPage
from ui.pages.swap_for import SwapFor
from ui.pages.swap_page import SwapPage
from ui.pages.sync_page import SyncPage
from ui.pages.tickets_page import TicketsPage
from ui.pages.triage_page import TriagePage
from ui.pages.workshop_page import WorkshopPage
from ui.rail_pages import RAIL, rail_pages
from ui.remote_program import RemoteProgram
from ui.theme import Tone
from ui.version_watch import NewerApp
from ui.widgets.sync_state import long_words

SIGN_IN = "sign-in"
"""What the notice of an expired session gives back."""
CHOOSE_PIN = "pin"
"""What the notice gives back that offers to choose a PIN."""
SEE_SYNC = "sync"
"""What the notice of a refusal gives back."""


@dataclass(frozen=True)
class Scanned:
    """What the notice of a label gives back that was scanned while a dialog was open."""

    text: str


class Shell(QObject):
    """Holds the pages of one person together; ``close`` before the desk is closed."""

    sign_in_asked = Signal()
    """The session has expired and the person wants to sign in again."""
    sign_out_asked = Signal()
    devices_asked = Signal()
    lock_asked = Signal()
    pin_asked = Signal()

    def __init__(
        self,
        context: PageContext,
        window: MainWindow,
        settings: QSettings,
        make_scanner: Callable[[PageContext], ScannerPage],
        portal: str = "",
    ) -> None:
        """Fill the window with the pages of the person's role.

        ``portal`` is the address that links to records begin with.
        """
        super().__init__(window)
        self._context = context
        self._window = window
        self._settings = settings
        self._day = DayPage(context)
        self._tickets = TicketsPage(context, RemoteProgram(settings))
        self._scanner = make_scanner(context)
        self._assets = AssetsPage(context)
        self._loans = LoansPage(context)
        self._workshop = WorkshopPage(context, self._scanner.issuer, self._scanner.sounds)
        self._leave = LeavePage(context, settings, portal)
        self._swap = SwapPage(context, settings, portal)
        self._return = ReturnPage(context, settings, portal)
        self._printing = Printing(context, settings, portal, window)
        self._sync = SyncPage(context)
        self._pages: dict[str, Any] = {
            "day": self._day,
            "leave": self._leave,
            "swap": self._swap,
            "return": self._return,
            "tickets": self._tickets,
            "scanner": self._scanner,
            "assets": self._assets,
            "loans": self._loans,
            "workshop": self._workshop,
            "sync": self._sync,
            "settings": SettingsPage(context, portal),
        }
        if self._role() is Role.MANAGER:
            self._pages["triage"] = self._triage_page()
            self._pages["planning"] = self._planning_page()
        self._declare_mail = DeclareMail(context, window)
        self._finding = Finding(context, window, self)
        self._shortcuts: list[QShortcut] = []
        self._told = SyncStatus()
        self._set_pages()
        self._connect()
        self.show_status(context.desk.sync.status)
        self._show_running_visit()

    def start(self) -> None:
        """Show the first page of the role."""
        self._window.show_page(RAIL[self._role()][0])
        faults = self._context.preferences.found.faults
        if faults:
            self._window.show_notice(
                settings_words.fault(faults[0]), Tone.WARN, self.tr("See"), Place("settings")
            )

    def close(self) -> None:
        """Let go of the camera before the desk is closed."""
        self._news.close()
        self._scanner.close_camera()
        self._printing.close()

    def _role(self) -> Role:
        return self._context.desk.actor.role

    def _set_pages(self) -> None:
        self._window.set_pages(rail_pages(self._role(), self._pages, self._short_name()))

    def _planning_page(self) -> PlanningPage:
        """Return the board, which only managers have."""
        page = PlanningPage(self._context, self._settings)
        page.shown.connect(self._window.record)
        page.told.connect(self._tell_refused)
        page.done.connect(self._window.show_toast)
        page.print_asked.connect(self._printing.show_day)
        return page

    def _triage_page(self) -> TriagePage:
        """Return the page that only managers have: building it takes a tenth of a second."""
        page = TriagePage(self._context)
        page.shown.connect(self._window.record)
        page.done.connect(self._tell_dealt_with)
        return page

    def _short_name(self) -> str:
        person = self._context.desk.person()
        return person.name.split()[0] if person else self.tr("Account")

    def _connect(self) -> None:
        window = self._window
        window.page_shown.connect(self._show_record)
        window.entry_chosen.connect(self._show_account_menu)
        self._finding.navigate.connect(self._navigate)
        self._finding.label_meant.connect(self._show_scanned)
        window.scan_requested.connect(self._go_to_scanner)
        window.sync_requested.connect(self._context.desk.sync.sync_now)
        window.sync_clicked.connect(self._go_to_sync)
        window.visit_clicked.connect(self._go_to_visit)
        window.pictures_brought.connect(self._take_files)
        window.pictures_asked.connect(self._ask_pictures)
        window.link_brought.connect(self._scan_link)
        window.picture_pasted.connect(self._scan_picture)
        window.notice_acted.connect(self._act_on_notice)
        window.undone.connect(self._undo)
        self._context.bridge.changed.connect(self._follow)
        self._context.bridge.sync_changed.connect(self.show_status)
        self._context.actions.refused.connect(self._tell_refused)
        self._news = NewsWatch(self._context, self)
        self._news.told.connect(self._tell_news)
        window.notice.closed.connect(self._news.tell)
        window.notice.acted.connect(self._news.tell)
        self._connect_pages()
        for keys, slot in (
            ("Ctrl+N", self._new_ticket),
            ("Ctrl+J", self._write_note),
            ("Ctrl+E", self._set_up_loan),
            (SETTINGS_KEYS, self._go_to_settings),
        ):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(slot)
            self._shortcuts.append(shortcut)

    def _connect_pages(self) -> None:
        window = self._window
        for page in self._pages.values():
            if hasattr(page, "navigate"):
                page.navigate.connect(self._navigate)
        for page in (self._tickets, self._assets, self._scanner):
            page.open_ticket_for.connect(self._ask_ticket)
        self._scanner.search_asked.connect(window.search_for)
        self._sync.register_again.connect(self._register_again)
        self._sync.told.connect(self._tell_refused)
        self._declare_mail.opened.connect(self._show_opened)
        self._declare_mail.shown_instead.connect(self._show_ticket)
        self._declare_mail.told.connect(self._tell_refused)
        for told in (self._leave.told, self._swap.told, self._return.told):
            told.connect(window.show_toast)
        for asked in (self._swap.print_asked, self._return.print_asked):
            asked.connect(self._printing.show_pair)
        for page in (self._loans, self._workshop):
            page.print_asked.connect(self._printing.show_chosen)
            page.filing_asked.connect(self._printing.ask_papers)
        self._context.actions.storing_changed.connect(self._show_storing)
        if self._context.support is not None:
            self._context.support.told.connect(window.show_toast)
        self._tickets.shown.connect(window.record)
        self._tickets.told.connect(self._tell_refused)
        self._tickets.scan_asked.connect(window.tell_brought)
        self._assets.shown.connect(window.record)
        self._assets.labels_asked.connect(self._printing.ask_labels)
        self._loans.shown.connect(window.record)
        self._loans.told.connect(self._tell_refused)
        self._loans.done.connect(window.show_toast)

    # --- going about ----------------------------------------------------------------------------

    @Slot(str, object)
    def _navigate(self, key: str, argument: object) -> None:
        self._window.show_page(key, argument)

    @Slot(str, object)
    def _show_record(self, key: str, argument: object) -> None:
        if argument is not None:
            self._pages[key].show_record(argument)

    @Slot()
    def _go_to_scanner(self) -> None:
        self._window.show_page("scanner")

    @Slot()
    def _go_to_sync(self) -> None:
        self._window.show_page("sync")

    @Slot()
    def _go_to_settings(self) -> None:
        self._window.show_page("settings")

    @Slot()
    def _go_to_visit(self) -> None:
        desk = self._context.desk
        running = desk.ask(day.running, desk.actor.id)
        if running is not None and self._role() is Role.TECHNICIAN:
            self._window.show_page("day", running.id)

    @Slot(object)
    def _take_files(self, paths: Sequence[Path]) -> None:
        """Mails are declarations; anything else may be the photo of a label."""
        if are_mails(paths):
            self._declare_mail.take(paths)
            return
        self._window.show_page("scanner")
        self._scanner.read_files(paths)

    @Slot()
    def _ask_pictures(self) -> None:
        self._window.show_page("scanner")
        self._scanner.ask_files()

    @Slot(str)
    def _scan_link(self, address: str) -> None:
        """Follow a label's link; of a picture on a page, only the address is known here."""
        if is_label(address):
            self._show_scanned(address)
        else:
            self._window.show_notice(
                self.tr(
                    "Only the picture's address came. Copy the picture itself, or save it, "
                    "and paste or drop that."
                )
            )

    @Slot(QImage)
    def _scan_picture(self, picture: QImage) -> None:
        self._window.show_page("scanner")
        self._scanner.read_picture(picture)

    def take_scan(self, text: str) -> None:
        """Show what a USB scanner read; a dialog in front may use it, and is never left for it."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialog = QApplication.activeModalWidget()
        take = getattr(self._pages.get(self._window.current_page()), "take_scan", None)
        if dialog is None and take is not None:
            take(text)
        elif dialog is None:
            self._show_scanned(text)
        elif not (isinstance(dialog, TakesScans) and dialog.take_scan(text)):
            self._window.show_notice(
                self.tr("“{text}” was scanned. What you are typing stays as it is.").format(
                    text=text
                ),
                action=self.tr("Show it"),
                token=Scanned(text),
            )

    @Slot(str)
    def _show_scanned(self, text: str) -> None:
        self._window.show_page("scanner")
        self._scanner.read_text(text)

    # --- what the person is told ------------------------------------------------------------------

    @Slot(object)
    def show_status(self, status: SyncStatus) -> None:
        """Show how sync stands, and offer to sign in when the session has expired."""
        storing = self._context.actions.storing
        state = state_of(status, self._context.clock(), storing=storing)
        self._window.set_sync_state(state)
        told, self._told = self._told, status
        if status.phase is Phase.SIGNED_OUT and told.phase is not Phase.SIGNED_OUT:
            self._window.show_notice(long_words(state), Tone.WARN, self.tr("Sign in"), SIGN_IN)
        elif status.conflicts > told.conflicts:
            self._window.show_notice(
                self.tr("Somebody changed the same field as you. Both values are kept: choose."),
                Tone.WARN,
                self.tr("Choose"),
                SEE_SYNC,
            )
        elif status.refused + status.parked > told.refused + told.parked:
            self._window.show_notice(
                self.tr("The portal refused an action. It is kept: see why, and what can be done."),
                Tone.DANGER,
                self.tr("See why"),
                SEE_SYNC,
            )

    def offer_pin(self) -> None:
        """Offer to choose a PIN: without one the app does not lock."""
        self._window.show_notice(
            self.tr(
                "Choose a PIN: OrdiDesk then locks when nobody uses it for %n minute(s).",
                None,
                self._context.preferences.settings.lock.minutes,
            ),
            action=self.tr("Choose a PIN"),
            token=CHOOSE_PIN,
        )

    @Slot()
    def _show_storing(self) -> None:
        self.show_status(self._context.desk.sync.status)

    @Slot(str)
    def _tell_refused(self, text: str) -> None:
        self._window.show_notice(text, Tone.DANGER)

    @Slot(str, object)
    def _tell_news(self, text: str, place: Place) -> None:
        """Say it quietly; what was said before and not read yet goes first."""
        if self._window.notice.text() and not self._window.notice_is(Place, NewerApp):
            self._news.put_off()
        else:
            self._window.show_notice(text, Tone.INFO, self.tr("See"), place)

    @Slot(object)
    def _act_on_notice(self, token: object) -> None:
        if token == SIGN_IN:
            self.sign_in_asked.emit()
        elif token == CHOOSE_PIN:
            self.pin_asked.emit()
        elif token == SEE_SYNC:
            self._window.notice.clear()
            self._go_to_sync()
        elif isinstance(token, Scanned):
            self._show_scanned(token.text)
        elif isinstance(token, Place):
            self._window.show_page(token.key, token.argument)

    @Slot(object)
    def _undo(self, token: object) -> None:
        if isinstance(token, Command):
            self._context.actions.give(token)
        elif isinstance(token, Place):
            self._window.show_page(token.key, token.argument)

    @Slot(str, str)
    def _tell_dealt_with(self, said: str, ticket_id: str) -> None:
        self._window.show_toast(said, Place("tickets", ticket_id), self.tr("Open it"))

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.everything or "visit" in changed.records:
            self._show_running_visit()

    def _show_running_visit(self) -> None:
        desk = self._context.desk
        running = desk.ask(day.running, desk.actor.id)
        if running is None or running.arrived_at is None:
            self._window.top_bar.clear_running_visit()
            return
        spent = desk.ask(day.worked, running, self._context.clock())
        self._window.top_bar.set_running_visit(
            running.client_name,
            int(spent.total_seconds()),
            paused=running.state is VisitState.PAUSED,
        )

    # --- dialogs ----------------------------------------------------------------------------------

    @Slot()
    def _new_ticket(self) -> None:
        page = self._window.current_page()
        asset = self._assets.current_asset() if page == "assets" else ""
        self._ask_ticket(self._scanner.current_asset() if page == "scanner" else asset)

    @Slot(str)
    def _ask_ticket(self, asset_id: str) -> None:
        dialog = OpenTicketDialog(self._context, asset_id, self._window)
        dialog.opened.connect(self._show_opened)
        dialog.shown_instead.connect(self._show_ticket)
        dialog.open()

    @Slot(object, str)
    def _register_again(self, command: RegisterAsset, came_back: str) -> None:
        self._window.show_page("scanner")
        self._scanner.register_again(command, came_back)

    @Slot(str)
    def _show_ticket(self, ticket_id: str) -> None:
        self._window.show_page("tickets", ticket_id)

    @Slot(str)
    def _show_opened(self, ticket_id: str) -> None:
        self._window.show_page("tickets", ticket_id)
        self._window.show_toast(
            self.tr("Ticket recorded. The portal gives it its number at the next exchange.")
        )

    @Slot()
    def _write_note(self) -> None:
        if not self._tickets.current_ticket():
            return
        self._window.show_page("tickets", self._tickets.current_ticket())
        self._tickets.write_note()

    @Slot()
    def _set_up_loan(self) -> None:
        """Begin a swap for the visit or the ticket that is shown."""
        shown = {"leave": self._leave.visit_id, "day": self._day.visit_id}
        asked = shown.get(self._window.current_page())
        visit_id = asked() if asked is not None else ""
        visit = self._context.desk.ask(Reader.get, Visit, visit_id) if visit_id else None
        ticket_id = visit.ticket_id if visit else self._tickets.current_ticket()
        if ticket_id:
            self._window.show_page("swap", SwapFor(ticket_id, visit_id))

    @Slot(str)
    def _show_account_menu(self, _key: str) -> None:
        menu = AccountMenu(self._context, self._window)
        for asked, leads_to in (
            (menu.settings_asked, self._go_to_settings),
            (menu.about_asked, self._show_about),
            (menu.devices_asked, self.devices_asked),
            (menu.pin_asked, self.pin_asked),
            (menu.lock_asked, self.lock_asked),
            (menu.sign_out_asked, self.sign_out_asked),
        ):
            asked.connect(leads_to)
        menu.open_beside(self._window.rail)

    @Slot()
    def _show_about(self) -> None:
        AboutDialog(self._context.theme, self._window).open()
