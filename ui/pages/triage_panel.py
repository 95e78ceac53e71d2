"""One ticket that waits for a manager: what was declared, and the fields that send it on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ordidesk.domain.evaluation import MergeDuplicate
from ordidesk.domain.journal import EntryKind
from ordidesk.domain.tickets import AssignTicket
from ordidesk.domain.work import Command
from ordidesk.queries import attachments, tickets, triage
from ordidesk.queries.loads import Load
from ordidesk.queries.similar import similar_to
from ordidesk.queries.tickets import Detail
from ui import moments
from ui.models.rows import priority_chip, ticket_state_chip, ticket_title
from ui.pages.call_dialog import CallDialog
from ui.pages.context import PageContext
from ui.pages.cover_dialog import CoverDialog
from ui.pages.duplicate_dialog import DuplicateDialog
from ui.pages.request_visit import RequestVisitDialog
from ui.pages.triage_facts import TriageFacts
from ui.pages.triage_form import TriageForm
from ui.pages.verdict import Seen, Verdict, commands, seen_of
from ui.theme import SIZE, Tone
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import ChipSpec
from ui.widgets.notices import NoticeBar
from ui.widgets.page_header import PageHeader
from ui.widgets.panel_columns import side_width

_BY_SOMEBODY = frozenset(
    {EntryKind.ASSIGNMENT, EntryKind.EVALUATION, EntryKind.COVER, EntryKind.DUPLICATE}
    | {EntryKind.STATE}
)
"""Entries that tell who took a ticket out of the queue."""


class TriagePanel(QWidget):
    """Empty until ``show_ticket``; what was chosen for a ticket and not given is kept for it."""

    navigate = Signal(str, object)
    done = Signal(str)
    """The ticket that was shown is dealt with: a sentence about it."""
    passed = Signal()
    """The person goes on from a ticket that somebody else dealt with."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the panel without a ticket."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._detail: Detail | None = None
        self._drafts: dict[str, tuple[Seen, Verdict]] = {}
        self._giving = False
        self._left: list[Command] = []
        self._given = 0
        self._said = ""
        self._taken = False
        self._header = PageHeader(theme)
        self._call = Button(theme, self.tr("Record a call…"), icon="phone")
        self._visit = Button(theme, self.tr("Request a visit…"), icon="car")
        self._more = IconButton(theme, "ellipsis", self.tr("Other steps"))
        self._menu = QMenu(self)
        self._notice = NoticeBar(theme)
        self.facts = TriageFacts(context)
        self.form = TriageForm(context)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for action in (self._call, self._visit, self._more):
            self._header.add_action(action)
        # All of it has room on the smallest screen; with larger letters it scrolls.
        asked = QScrollArea()
        asked.setFrameShape(QFrame.Shape.NoFrame)
        asked.setWidgetResizable(True)
        asked.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        asked.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        asked.setWidget(self.form)
        self._ask_area = asked
        body = QHBoxLayout()
        body.setContentsMargins(SIZE.space_12, SIZE.space_12, SIZE.space_12, SIZE.space_12)
        body.setSpacing(SIZE.space_12)
        body.addWidget(self.facts, 1)
        body.addWidget(asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._notice)
        column.addLayout(body, 1)

    @Slot()
    def _fit(self) -> None:
        self._ask_area.setFixedWidth(side_width(self._context.theme, SIZE.triage_form))

    def _connect(self) -> None:
        self._context.theme.changed.connect(self._fit)
        self._fit()
        self._call.clicked.connect(self._ask_call)
        self._visit.clicked.connect(self._ask_visit)
        self._more.clicked.connect(self._show_menu)
        self._notice.acted.connect(self.passed)
        self.facts.activated.connect(self._open)
        self.facts.same.merge_asked.connect(self._ask_merge)
        self.facts.same.shown_asked.connect(self._show_other)
        self.form.asked.connect(self._give)

    def ticket_id(self) -> str:
        """Return the id of the ticket shown, empty when none is."""
        return self._detail.ticket.id if self._detail else ""

    def is_giving(self) -> bool:
        """Tell whether what was chosen is on its way to the disk."""
        return self._giving

    def show_ticket(self, ticket_id: str) -> bool:
        """Turn to a ticket; ``False`` when it is no longer there."""
        self._keep_draft()
        detail = self._asked(ticket_id)
        self._detail = detail
        if detail is None:
            return False
        self._show(detail)
        draft = self._drafts.get(ticket_id)
        self.form.show_ticket(detail, draft)
        self._look_whether_it_waits(
            changed=draft is not None and draft[0] != seen_of(detail.ticket)
        )
        return True

    def refresh(self) -> bool:
        """Show the ticket as it is now, and keep what was chosen; ``False`` when it is gone."""
        if self._detail is None:
            return False
        detail = self._asked(self._detail.ticket.id)
        if detail is None:
            self._detail = None
            return False
        self._detail = detail
        self._show(detail)
        changed = self.form.follow_ticket(detail)
        self._look_whether_it_waits(changed=changed)
        return True

    def leave(self) -> None:
        """Turn to no ticket."""
        self._keep_draft()
        self._detail = None

    def set_loads(self, loads: Sequence[Load]) -> None:
        """Show what everybody has in hand now."""
        self.form.set_loads(loads)

    # --- what is shown ----------------------------------------------------------------------------

    def _asked(self, ticket_id: str) -> Detail | None:
        desk, now = self._context.desk, self._context.clock()
        today = moments.local_day(now, self._context.zone)
        return desk.ask(tickets.detail, desk.actor, ticket_id, now, today)

    def _show(self, detail: Detail) -> None:
        ticket, desk = detail.ticket, self._context.desk
        client = detail.client.name if detail.client else ""
        site = detail.site.name if detail.site else ""
        line = " · ".join(part for part in (ticket_title(ticket.number), client, site) if part)
        self._header.set_title(ticket.summary, line)
        chips = [priority_chip(ticket.priority), ticket_state_chip(ticket.state)]
        if detail.pending:
            chips.append(ChipSpec(self.tr("To be sent"), Tone.NEUTRAL, plain=True))
        self._header.set_chips(chips)
        self._call.setVisible(detail.actions.call)
        self._visit.setVisible(detail.actions.request_visit)
        files = desk.ask(attachments.of_ticket, ticket.id)
        self.facts.show_ticket(detail, files, desk.ask(similar_to, ticket))

    def _look_whether_it_waits(self, *, changed: bool = False) -> None:
        """Say so when somebody else dealt with the ticket, or changed what is asked here."""
        detail = self._detail
        if detail is None:
            return
        self._taken = not self._context.desk.ask(triage.waits, detail.ticket.id)
        if self._taken:
            next_one = self.tr("Next ticket")
            self._notice.show_message(self._who_took(detail), Tone.WARN, next_one)
            self.form.set_main(next_one)
        elif changed and self.form.draft() is not None:
            said = self.tr("{name} changed this ticket meanwhile. What you chose is kept.")
            self._notice.show_message(said.format(name=self._last_hand(detail)), Tone.WARN)
        elif not changed:
            self._notice.clear()

    def _last_hand(self, detail: Detail) -> str:
        names = [it.author_name for it in detail.entries if it.entry in _BY_SOMEBODY]
        return names[-1] if names else self.tr("Somebody")

    def _who_took(self, detail: Detail) -> str:
        kept = self.form.draft() is not None
        name = self._last_hand(detail)
        assignee = detail.assignee.name if detail.assignee else ""
        if assignee and kept:
            said = self.tr(
                "{name} dealt with this ticket meanwhile: {assignee} has it. "
                "What you chose stays here until you go on."
            )
        elif assignee:
            said = self.tr("{name} dealt with this ticket meanwhile: {assignee} has it.")
        elif kept:
            said = self.tr(
                "{name} dealt with this ticket meanwhile. "
                "What you chose stays here until you go on."
            )
        else:
            said = self.tr("{name} dealt with this ticket meanwhile.")
        return said.format(name=name, assignee=assignee)

    def _keep_draft(self) -> None:
        if self._detail is None:
            return
        draft = None if self._taken else self.form.draft()
        if draft is None:
            self._drafts.pop(self._detail.ticket.id, None)
        else:
            self._drafts[self._detail.ticket.id] = draft

    # --- what is given ----------------------------------------------------------------------------

    @Slot()
    def _give(self) -> None:
        if self._giving or self._detail is None:
            return
        if self._taken:
            self.passed.emit()
            return
        seen = self.form.seen()
        if seen is None or not self.form.is_complete():
            return
        verdict = self.form.verdict()
        self._giving, self._given = True, 0
        self._said = self._in_words(self._detail.ticket.number, verdict)
        self._left = commands(self._detail.ticket.id, seen, verdict)
        self.form.set_main("", enabled=False)
        self._give_next()

    def _give_next(self) -> None:
        """Give one after the other: each is stored by itself, and the next builds on it."""
        if self._left:
            self._context.actions.give(self._left[0], self._stored, self._refused)
        else:
            self._giving = False
            self._end(self._said)

    @Slot(object)
    def _stored(self, _receipt: object) -> None:
        self._left, self._given = self._left[1:], self._given + 1
        self._give_next()

    def _in_words(self, number: str, verdict: Verdict) -> str:
        said = self.tr("{number} refused and cancelled")
        if not verdict.cancel:
            said = self.tr("{number} assigned to {name}")
        return said.format(number=ticket_title(number), name=self.form.technician_name())

    def _end(self, said: str) -> None:
        if self._detail is not None:
            self._drafts.pop(self._detail.ticket.id, None)
        self._taken = True  # nothing of it is to be kept
        self.done.emit(said)

    @Slot(str)
    def _refused(self, why: str) -> None:
        """Keep the form, and say how far it came: what is stored is not given again."""
        self._giving = False
        self.refresh()
        if self._given:
            self.form.seen(anew=True)
            self._look_whether_it_waits()
        said = "{why}"
        if self._given and isinstance(self._left[0], AssignTicket):
            said = self.tr("The evaluation is stored, the assignment is not: {why}")
        elif self._given:
            said = self.tr("A part of it is stored, the rest is not: {why}")
        self.form.say(said.format(why=why))
        if not self._taken:
            self.form.set_main("")

    # --- other steps ------------------------------------------------------------------------------

    @Slot()
    def _ask_call(self) -> None:
        if self._detail is not None:
            CallDialog(self._context, self._detail.ticket.id, self.window()).open()

    @Slot()
    def _ask_visit(self) -> None:
        if self._detail is not None:
            RequestVisitDialog(self._context, self._detail.ticket.id, self.window()).open()

    @Slot(str)
    def _ask_merge(self, into_id: str = "") -> None:
        if self._detail is None:
            return
        ticket = self._detail.ticket
        dialog = DuplicateDialog(self._context, ticket, self.window(), chosen=into_id)
        number = ticket_title(ticket.number)

        def merged(result: int) -> None:
            if result == QDialog.DialogCode.Accepted and self.ticket_id() == ticket.id:
                command = dialog.command()
                self._end(self._merged_words(number, command))

        dialog.finished.connect(merged)
        dialog.open()

    def _merged_words(self, number: str, command: MergeDuplicate) -> str:
        into = self._context.desk.ask(tickets.brief, command.into_id)
        said = self.tr("{number} closed as a duplicate of {into}")
        return said.format(number=number, into=ticket_title(into.number if into else ""))

    @Slot(str)
    def _show_other(self, ticket_id: str) -> None:
        self.navigate.emit("tickets", ticket_id)

    @Slot()
    def _show_menu(self) -> None:
        if self._detail is None:
            return
        detail = self._detail
        self._menu.clear()
        self._menu.addAction(self.tr("Open the ticket")).triggered.connect(self._show_whole)
        if detail.actions.decide_cover:
            self._menu.addAction(self.tr("Decide out of contract…")).triggered.connect(
                self._ask_cover
            )
        if detail.actions.merge:
            self._menu.addAction(self.tr("Declared twice…")).triggered.connect(self._ask_any_merge)
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot()
    def _show_whole(self) -> None:
        self.navigate.emit("tickets", self.ticket_id())

    @Slot()
    def _ask_cover(self) -> None:
        if self._detail is not None:
            CoverDialog(self._context, self._detail.ticket, self.window()).open()

    @Slot()
    def _ask_any_merge(self) -> None:
        self._ask_merge()

    @Slot(object)
    def _open(self, target: object) -> None:
        if isinstance(target, QUrl):
            QDesktopServices.openUrl(target)
        elif isinstance(target, tuple):
            self.navigate.emit(*target)
