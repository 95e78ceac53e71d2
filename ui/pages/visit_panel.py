"""One visit in full: when, where, who, what for, and the taps that move it on."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.loans import AHEAD, OUT
from ordidesk.domain.people import Person
from ordidesk.domain.visits import (
    RUNNING,
    TO_START,
    PauseVisit,
    ResumeVisit,
    SetOffForVisit,
    StartVisit,
    TakeOverVisit,
    VisitState,
)
from ordidesk.queries import day, directory
from ui import moments, phones, words
from ui.models.loan_rows import loan_fact
from ui.models.rows import cover_chip, priority_chip, ticket_title, visit_state_chip
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.pages.not_done_dialog import NotDoneDialog
from ui.pages.reserve_loaner import ReserveLoanerDialog
from ui.pages.swap_for import SwapFor
from ui.pages.visit_times import VisitTimesDialog
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.card import Card, SectionHeading
from ui.widgets.chip import Chip, ChipSpec
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.flow_row import FlowLayout
from ui.widgets.text import text_label


class VisitPanel(Card):
    """The current or chosen visit; empty until `show_visit`."""

    navigate = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the card without a visit."""
        super().__init__(parent=parent)
        self._context = context
        theme = context.theme
        self._visit_id = ""
        self._loan_target: tuple[str, str | None] = ("swap", None)
        self._shown: day.VisitDetail | None = None
        self._when = text_label("", TextStyle.LABEL, tone="secondary")
        self._state = Chip(theme, ChipSpec(""))
        self._client = text_label("", TextStyle.TITLE, strong=True, wrap=True)
        self._site = text_label("", TextStyle.BODY, tone="secondary", wrap=True)
        self._start = Button(
            theme, self.tr("I have arrived"), ButtonKind.PRIMARY, icon="map-pin", field=True
        )
        self._finish = Button(
            theme, self.tr("Verify and finish"), ButtonKind.PRIMARY, icon="check", field=True
        )
        self._resume = Button(theme, self.tr("Resume"), ButtonKind.PRIMARY, icon="play", field=True)
        self._set_off = Button(theme, self.tr("On my way"), icon="car", field=True)
        self._pause = Button(theme, self.tr("Pause"), icon="pause", field=True)
        self._give_up = Button(theme, self.tr("Not done…"), field=True)
        self._take_over = Button(theme, self.tr("Take over…"), icon="repeat", field=True)
        self._correct = Button(theme, self.tr("Correct the times…"), field=True)
        self._lend = Button(theme, "", icon="repeat", field=True)
        self._reserve = Button(theme, self.tr("Reserve a loaner…"), icon="repeat", field=True)
        self._scan = Button(theme, self.tr("Scan"), icon="scan-barcode", field=True)
        self._hint = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._where = FactGrid(theme)
        self._about = FactGrid(theme)
        self._about_heading = SectionHeading(self.tr("What it is about"))
        self._summary = text_label("", TextStyle.BODY, strong=True, wrap=True)
        self._purpose = text_label("", TextStyle.BODY, wrap=True, selectable=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SIZE.space_8)
        first.addWidget(self._when)
        first.addStretch()
        first.addWidget(self._state)
        taps = QVBoxLayout()
        taps.setSpacing(SIZE.space_8)
        for row in self._taps():
            beside = FlowLayout(SIZE.space_8)
            for button in row:
                beside.addWidget(button)
            taps.addLayout(beside)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._client)
        names.addWidget(self._site)
        self.body.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        self.body.setSpacing(SIZE.space_12)
        self.add(first)
        self.add(names)
        self.add(taps)
        self.add(self._hint)
        self.add(self._where)
        self.add(self._about_heading)
        self.add(self._summary)
        self.add(self._purpose)
        self.add(self._about)
        self.body.addStretch()

    def _taps(self) -> tuple[tuple[Button, ...], ...]:
        """Return the rows of buttons: what moves the visit on when all goes well, and the rest."""
        return (
            (
                self._start,
                self._resume,
                self._finish,
                self._take_over,
                self._set_off,
                self._pause,
            ),
            (self._scan, self._lend, self._reserve, self._give_up, self._correct),
        )

    def _connect(self) -> None:
        for main in (self._start, self._resume, self._finish):
            main.setShortcut(MAIN_ACTION)
        self._start.clicked.connect(self._arrive)
        self._set_off.clicked.connect(self._tell_departure)
        self._pause.clicked.connect(self._tell_pause)
        self._resume.clicked.connect(self._go_on)
        self._take_over.clicked.connect(self._ask_take_over)
        self._correct.clicked.connect(self._ask_times)
        self._finish.clicked.connect(self._leave)
        self._give_up.clicked.connect(self._ask_reason)
        self._lend.clicked.connect(self._go_to_loan)
        self._reserve.clicked.connect(self._ask_loaner)
        self._scan.clicked.connect(self._go_to_scanner)
        self._where.activated.connect(self._open_link)
        self._about.activated.connect(self._open_record)

    def visit_id(self) -> str:
        """Return the id of the visit shown."""
        return self._visit_id

    def show_visit(self, visit_id: str) -> bool:
        """Show a visit as it is now; ``False`` when it is no longer there."""
        desk, now = self._context.desk, self._context.clock()
        today = moments.local_day(now, self._context.zone)
        detail = desk.ask(day.visit, desk.actor, visit_id, now, today)
        self._visit_id = visit_id if detail else ""
        self._shown = detail
        if detail is None:
            return False
        self._show_head(detail)
        self._show_actions(detail)
        self._show_where(detail.visit)
        self._show_about(detail)
        return True

    def _show_head(self, detail: day.VisitDetail) -> None:
        visit = detail.visit
        when = moments.slot(visit.starts_at, visit.ends_at, visit.timezone)
        local_day = moments.local_day(visit.starts_at, visit.timezone)
        if local_day != moments.local_day(self._context.clock(), visit.timezone):
            when = f"{moments.long_day(local_day)}, {when}"
        if visit.arrived_at is not None:
            arrived = moments.time_of_day(visit.arrived_at, visit.timezone)
            when = self.tr("{slot} · arrived at {time}").format(slot=when, time=arrived)
        self._when.setText(when)
        self._state.set_spec(visit_state_chip(visit.state))
        self._client.setText(visit.client_name)
        self._site.setText(visit.site_name)

    def _show_actions(self, detail: day.VisitDetail) -> None:
        actions = detail.actions
        blocked = actions.start_refused is not None
        waits = detail.visit.state in {VisitState.PLANNED, VisitState.CONFIRMED}
        self._start.setVisible(not actions.take_over and (actions.start or (blocked and waits)))
        self._start.setEnabled(actions.start)
        self._set_off.setVisible(actions.set_off)
        self._pause.setVisible(actions.pause)
        self._resume.setVisible(actions.resume)
        to_close = detail.visit.state is VisitState.DONE and actions.close
        self._finish.setVisible((actions.finish and not actions.resume) or to_close)
        ending = self.tr("Verify and close") if to_close else self.tr("Verify and finish")
        self._finish.set_label(ending, "check")
        self._give_up.setVisible(actions.give_up)
        self._take_over.setVisible(actions.take_over)
        self._correct.setVisible(actions.correct_times)
        self._show_loan(detail)
        hint = words.refusal(actions.start_refused) if actions.start_refused and waits else ""
        if actions.take_over:
            has_it = self._name_of(detail.record.technician_id)
            hint = self.tr("{name} is to go there.").format(name=has_it)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _show_loan(self, detail: day.VisitDetail) -> None:
        """Offer the loan step that makes sense here: back what is out, else hand over."""
        out = next((it for it in detail.loans if it.state in OUT), None)
        kept = next((it for it in detail.loans if it.state in AHEAD), None)
        self._lend.setVisible(detail.actions.lend and detail.visit.state in RUNNING)
        early = detail.visit.state in TO_START and out is None and kept is None
        self._reserve.setVisible(detail.actions.lend and early)
        if out is not None:
            said = self.tr("Take {number} back").format(number=out.loaner_number)
        elif kept is not None:
            said = self.tr("Hand {number} over").format(number=kept.loaner_number)
        else:
            said = self.tr("Set up a loan")
        self._lend.set_label(said, "repeat")
        self._loan_target = ("return", out.id) if out is not None else ("swap", None)

    def _show_where(self, visit: day.VisitRow) -> None:
        address = ", ".join(
            part for part in (visit.address, f"{visit.postcode} {visit.city}".strip()) if part
        )
        self._where.set_facts(
            [
                Fact(self.tr("Address"), address, action=_map_link(visit, address)),
                Fact(self.tr("Access"), visit.access),
                Fact(self.tr("Contact"), visit.contact_name),
                Fact(
                    self.tr("Phone"),
                    phones.shown(visit.contact_phone),
                    action=phones.link(visit.contact_phone),
                ),
            ]
        )

    def _show_about(self, detail: day.VisitDetail) -> None:
        visit, ticket = detail.visit, detail.ticket
        self._summary.setText(visit.ticket_summary)
        purpose = visit.report or visit.purpose or (ticket.description if ticket else "")
        self._purpose.setText(purpose)
        self._purpose.setVisible(bool(purpose))
        facts = [
            Fact(
                self.tr("Ticket"),
                ticket_title(visit.ticket_number),
                action=("tickets", visit.ticket_id),
                chip=priority_chip(visit.priority) if visit.priority else None,
            )
        ]
        if detail.asset is not None:
            model = " ".join(part for part in (detail.asset.brand, detail.asset.model) if part)
            facts += [
                Fact(
                    self.tr("Machine"),
                    detail.asset.inventory_number,
                    action=("assets", detail.asset.id),
                    chip=cover_chip(detail.asset.cover),
                ),
                Fact(self.tr("Model"), model),
                Fact(self.tr("Location"), detail.asset.location),
            ]
        today = moments.local_day(self._context.clock(), self._context.zone)
        facts += [loan_fact(it, today) for it in detail.loans]
        self._about.set_facts(facts)

    @Slot()
    def _arrive(self) -> None:
        self._context.actions.give(StartVisit(visit_id=self._visit_id))

    @Slot()
    def _tell_departure(self) -> None:
        self._context.actions.give(SetOffForVisit(visit_id=self._visit_id))

    @Slot()
    def _tell_pause(self) -> None:
        self._context.actions.give(PauseVisit(visit_id=self._visit_id))

    @Slot()
    def _go_on(self) -> None:
        self._context.actions.give(ResumeVisit(visit_id=self._visit_id))

    @Slot()
    def _ask_take_over(self) -> None:
        if self._shown is None:
            return
        visit = self._shown.record
        has_it = self._name_of(visit.technician_id)
        why = self.tr("Why do you go in the place of {name}? Both of you find it in the journal.")
        said = Question(
            self.tr("Take over the visit"), why.format(name=has_it), self.tr("Take over")
        )

        def command(text: str) -> TakeOverVisit:
            return TakeOverVisit(visit_id=visit.id, instead_of=visit.technician_id, note=text)

        TextDialog(self._context, said, command, parent=self.window()).open()

    @Slot()
    def _ask_times(self) -> None:
        if self._shown is not None:
            VisitTimesDialog(self._context, self._shown.visit, self.window()).open()

    def _name_of(self, person_id: str) -> str:
        return self._context.desk.ask(directory.name_of, Person.kind, person_id)

    @Slot()
    def _ask_loaner(self) -> None:
        """Keep a loaner for the visit, so that the workshop prepares it in time."""
        if self._shown is not None and self._shown.ticket is not None:
            ReserveLoanerDialog(
                self._context, self._shown.ticket, self.window(), visit_id=self._visit_id
            ).open()

    @Slot()
    def _go_to_loan(self) -> None:
        page, loan_id = self._loan_target
        if loan_id is not None:
            self.navigate.emit(page, loan_id)
        elif self._shown is not None:
            self.navigate.emit(page, SwapFor(self._shown.record.ticket_id, self._visit_id))

    @Slot()
    def _leave(self) -> None:
        self.navigate.emit("leave", self._visit_id)

    @Slot()
    def _ask_reason(self) -> None:
        if self._shown is not None:
            NotDoneDialog(self._context, self._shown.record, self.window()).open()

    @Slot()
    def _go_to_scanner(self) -> None:
        self.navigate.emit("scanner", None)

    @Slot(object)
    def _open_link(self, link: object) -> None:
        if isinstance(link, QUrl):
            QDesktopServices.openUrl(link)

    @Slot(object)
    def _open_record(self, target: object) -> None:
        if isinstance(target, tuple):
            self.navigate.emit(*target)


def _map_link(visit: day.VisitRow, address: str) -> QUrl:
    """Return where the person's map program or site shows the address."""
    return QUrl(f"https://www.openstreetmap.org/search?query={quote(address or visit.site_name)}")
