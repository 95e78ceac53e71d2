"""One ticket in full: where it stands, its journal, its people and machine, what comes next."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.tickets import AddNote, TakeTicket, Ticket, TicketState
from ordidesk.queries import tickets
from ordidesk.queries.actions import NextStep
from ui import moments, phones, words
from ui.brought import Brought
from ui.models.journal import journal_entries
from ui.models.loan_rows import loan_fact
from ui.models.rows import brief_cover_chip, priority_chip, ticket_state_chip, ticket_title
from ui.pages.context import PageContext
from ui.pages.ticket_dialogs import TicketDialogs
from ui.pages.ticket_files import TicketFiles
from ui.pages.ticket_steps import TicketSteps, step_words
from ui.remote_program import RemoteProgram
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import ChipSpec
from ui.widgets.composer import Composer
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.journal import JournalView
from ui.widgets.page_header import PageHeader
from ui.widgets.panel_columns import SideColumn, lay_out_panel
from ui.widgets.segments import Segment
from ui.widgets.text import text_label

_KINDS = (EntryKind.NOTE, EntryKind.DIAGNOSTIC, EntryKind.TEST)


class TicketPanel(QWidget):
    """A ticket; empty until ``show_ticket``."""

    navigate = Signal(str, object)
    scan_asked = Signal(object)
    """What was brought as a file and is to be read as a label: a ``Brought``."""

    told = Signal(str)
    """What could not be done, as a sentence."""

    def __init__(
        self, context: PageContext, remote: RemoteProgram, parent: QWidget | None = None
    ) -> None:
        """Build the panel without a ticket."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._ticket_id = ""
        self._drafts: dict[str, str] = {}
        self._next: NextStep | None = None
        self._ticket: Ticket | None = None
        self._entries: tuple[tickets.Entry, ...] = ()
        self._steps = TicketSteps(context, self)
        self._dialogs = TicketDialogs(context, remote, self)
        self._files = TicketFiles(context, self)
        self._header = PageHeader(theme)
        self._main = Button(theme, "", ButtonKind.PRIMARY)
        self._more = IconButton(theme, "ellipsis", self.tr("Other steps"))
        self._menu = QMenu(self)
        self._journal = JournalView(theme, self.tr("Journal of the ticket"))
        self._composer = Composer(
            theme,
            self.tr("Write a note…"),
            self.tr("Add"),
            self.tr("Visible to the client"),
        )
        self._composer.offer(
            [Segment(kind, words.word(kind)) for kind in _KINDS], self._quick_texts()
        )
        self._description = text_label("", TextStyle.BODY, wrap=True, selectable=True)
        self._description.setMinimumWidth(SIZE.hairline)
        self._state = FactGrid(theme, label_width=SIZE.label_narrow)
        self._people = FactGrid(theme, label_width=SIZE.label_narrow)
        self._machine = FactGrid(theme, label_width=SIZE.label_narrow)
        self._visits = FactGrid(theme, label_width=SIZE.label_narrow)
        self._loans = FactGrid(theme, label_width=SIZE.label_narrow)
        self._cards = {
            "description": Card(self.tr("Description")),
            "state": Card(self.tr("Follow-up")),
            "people": Card(self.tr("Requester")),
            "machine": Card(self.tr("Machine")),
            "visits": Card(self.tr("Visits")),
            "loans": Card(self.tr("Loans")),
        }
        self._lay_out()
        self._connect()

    def _quick_texts(self) -> tuple[str, ...]:
        return (
            self.tr("Called back: problem confirmed with the user."),
            self.tr("Restarted: the problem comes back."),
            self.tr("Restarted: the problem is gone."),
            self.tr("Tested with another cable and another port."),
            self.tr("Tested with another account."),
        )

    def _lay_out(self) -> None:
        self._header.add_action(self._more)
        self._header.add_action(self._main)
        contents = (
            ("description", self._description),
            ("state", self._state),
            ("people", self._people),
            ("machine", self._machine),
            ("loans", self._loans),
            ("visits", self._visits),
        )
        for name, widget in contents:
            self._cards[name].add(widget)
        aside = SideColumn(
            self._context.theme, (self._cards[name] for name, _ in contents), SIZE.ticket_aside
        )
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self._journal, 1)
        left.addWidget(self._composer)
        lay_out_panel(self, self._header, left, aside)

    def _connect(self) -> None:
        self._main.setShortcut(MAIN_ACTION)
        self._main.clicked.connect(self._take_next)
        self._more.clicked.connect(self._show_steps)
        self._menu.triggered.connect(self._take_step)
        self._composer.submitted.connect(self._add_note)
        self._composer.edited.connect(self._keep_draft)
        self._composer.attach_asked.connect(self._files.ask)
        self._composer.photo_asked.connect(self._files.take_photo)
        if self._context.make_cameras is not None:
            self._composer.offer_photos()
        self._files.changed.connect(self._show_journal)
        self._files.scan_asked.connect(self.scan_asked)
        self._dialogs.told.connect(self.told)
        self._dialogs.navigate.connect(self.navigate)
        self._journal.file_chosen.connect(self._files.show)
        self._journal.file_link.connect(self._files.take_link)
        for grid in (self._people, self._machine, self._visits, self._loans):
            grid.activated.connect(self._open)

    def ticket_id(self) -> str:
        """Return the id of the ticket shown, empty when none is."""
        return self._ticket_id

    def journal_text(self) -> str:
        """Return the journal as it reads."""
        return self._journal.toPlainText()

    def write_note(self) -> None:
        """Put the caret where a note is written."""
        self._composer.focus_field()

    def show_ticket(self, ticket_id: str) -> bool:
        """Show a ticket as it is now; ``False`` when it is no longer there."""
        desk, now = self._context.desk, self._context.clock()
        today = moments.local_day(now, self._context.zone)
        detail = desk.ask(tickets.detail, desk.actor, ticket_id, now, today)
        if detail is None:
            self._ticket_id = ""
            return False
        if ticket_id != self._ticket_id:
            draft = self._drafts.get(ticket_id, "")
            self._ticket_id = ticket_id
            # What was to be visible to one client's people is not meant for the next one's.
            self._composer.clear()
            self._composer.set_text(draft)
        self._ticket = detail.ticket
        self._show_head(detail)
        self._show_actions(detail)
        self._entries = detail.entries
        self._files.show_ticket(ticket_id)
        self._show_journal()
        self._show_aside(detail)
        return True

    def take_brought(self, what: Brought) -> bool:
        """Attach what was dropped here or pasted while writing here; ``False`` to let it be."""
        return bool(self._ticket_id) and self._files.take(what)

    @Slot()
    def _show_journal(self) -> None:
        now, zone = self._context.clock(), self._context.zone
        self._journal.set_entries(journal_entries(self._entries, now, zone, self._files.in_words()))

    def _show_head(self, detail: tickets.Detail) -> None:
        ticket = detail.ticket
        client = detail.client.name if detail.client else ""
        site = detail.site.name if detail.site else ""
        line = " · ".join(part for part in (ticket_title(ticket.number), client, site) if part)
        self._header.set_title(ticket.summary, line)
        chips = [priority_chip(ticket.priority), ticket_state_chip(ticket.state)]
        if detail.pending:
            chips.append(ChipSpec(self.tr("To be sent"), Tone.NEUTRAL, plain=True))
        self._header.set_chips(chips)

    def _show_actions(self, detail: tickets.Detail) -> None:
        actions = detail.actions
        self._next = actions.main
        self._main.setVisible(self._next is not None)
        if self._next is not None:
            self._main.set_label(step_words(self._next.to))
        others = [step for step in actions.steps if self._next is None or step != self._next.to]
        offered = self._dialogs.offered(detail)
        self._more.setVisible(bool(others or actions.hindrances or offered))
        self._menu.clear()
        for step in others:
            self._menu.addAction(step_words(step)).setData(step)
        self._menu.addSeparator()
        for said, open_dialog in offered:
            self._menu.addAction(said).setData(open_dialog)
        for hindrance in actions.hindrances:
            action = self._menu.addAction(step_words(hindrance.to))
            action.setEnabled(False)
            action.setToolTip(words.refusal(hindrance.reason, hindrance.facts))
        self._menu.setToolTipsVisible(True)
        self._composer.setVisible(actions.note)

    def _show_aside(self, detail: tickets.Detail) -> None:
        ticket = detail.ticket
        self._description.setText(ticket.description)
        self._cards["description"].setVisible(bool(ticket.description))
        self._state.set_facts(self._state_facts(detail))
        people = self._people_facts(detail)
        self._people.set_facts(people)
        self._cards["people"].setVisible(any(fact.value for fact in people))
        self._cards["machine"].setVisible(detail.asset is not None)
        if detail.asset is not None:
            self._machine.set_facts(self._machine_facts(detail.asset))
        self._visits.set_facts(
            [
                Fact(
                    moments.short_date(moments.local_day(visit.starts_at, visit.timezone)),
                    visit.technician_name,
                    action=("day", visit.id)
                    if visit.technician_id == self._context.desk.actor.id
                    else None,
                    chip=ChipSpec(words.word(visit.state), plain=True),
                )
                for visit in detail.visits
            ]
        )
        self._cards["visits"].setVisible(bool(detail.visits))
        today = moments.local_day(self._context.clock(), self._context.zone)
        self._loans.set_facts([loan_fact(it, today) for it in detail.loans])
        self._cards["loans"].setVisible(bool(detail.loans))

    def _state_facts(self, detail: tickets.Detail) -> list[Fact]:
        ticket, zone = detail.ticket, self._context.zone
        judged = ticket.qualified_impact or ticket.declared_impact
        declared = "" if judged is ticket.declared_impact else words.word(ticket.declared_impact)
        decided = words.word(ticket.cover_decision) if ticket.cover_decision else ""
        return [
            Fact(self.tr("Assigned to"), detail.assignee.name if detail.assignee else "—"),
            Fact(self.tr("Waiting for"), words.word(ticket.waiting_for)),
            Fact(self.tr("Impact"), words.word(judged)),
            Fact(self.tr("Declared"), declared),
            Fact(self.tr("Out of contract"), decided),
            Fact(self.tr("Touches"), words.word(ticket.scope)),
            Fact(self.tr("Opened"), moments.day_and_time(ticket.opened_at, zone)),
            Fact(self.tr("By"), f"{detail.opened_by_name} ({words.word(ticket.channel)})"),
            Fact(self.tr("Resolution"), ticket.resolution),
        ]

    def _people_facts(self, detail: tickets.Detail) -> list[Fact]:
        ticket, requester = detail.ticket, detail.requester
        facts = []
        if requester is not None:
            facts = [
                Fact(self.tr("Name"), requester.name),
                Fact(self.tr("Function"), requester.job),
                Fact(
                    self.tr("Phone"),
                    phones.shown(requester.phone),
                    action=phones.link(requester.phone),
                ),
                Fact(self.tr("E-mail"), requester.mail, copyable=True),
            ]
        return [
            *facts,
            Fact(self.tr("Location"), ticket.location),
            Fact(self.tr("Call-back"), ticket.callback),
            Fact(self.tr("Access"), ticket.access),
        ]

    def _machine_facts(self, asset: tickets.AssetSummary) -> list[Fact]:
        return [
            Fact(self.tr("Number"), asset.inventory_number, action=("assets", asset.id)),
            Fact(self.tr("Model"), f"{asset.brand} {asset.model}".strip()),
            Fact(self.tr("Location"), asset.location),
            Fact(self.tr("Contract"), "", chip=brief_cover_chip(asset.cover)),
        ]

    @Slot()
    def _take_next(self) -> None:
        if self._next is None:
            return
        if self._next.to is None:
            self._context.actions.give(TakeTicket(ticket_id=self._ticket_id))
        else:
            self._steps.take(self._ticket_id, self._next.to)

    @Slot()
    def _show_steps(self) -> None:
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot(QAction)
    def _take_step(self, action: QAction) -> None:
        chosen = action.data()
        if callable(chosen):
            chosen()
        elif self._ticket is not None:
            self._steps.take(self._ticket_id, TicketState(chosen))

    @Slot(str, bool)
    def _add_note(self, text: str, visible: bool) -> None:  # noqa: FBT001 - the signal's form
        ticket_id = self._ticket_id
        note = AddNote(
            ticket_id=ticket_id,
            text=text,
            entry=EntryKind(str(self._composer.kind())),
            minutes=self._composer.minutes(),
            visibility=Visibility.CLIENT if visible else Visibility.INTERNAL,
        )

        def stored(_receipt: object) -> None:
            self._drafts.pop(ticket_id, None)
            if self._ticket_id == ticket_id and self._composer.text() == text:
                self._composer.clear()

        self._context.actions.give(note, stored)

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        self._drafts[self._ticket_id] = text

    @Slot(object)
    def _open(self, target: object) -> None:
        if isinstance(target, QUrl):
            QDesktopServices.openUrl(target)
        elif isinstance(target, tuple):
            self.navigate.emit(*target)
