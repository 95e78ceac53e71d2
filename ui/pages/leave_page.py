"""Leaving a visit: verify, write the resolution, have it signed, finish; and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.documents.signature import SheetSignature, Side
from ordidesk.documents.visit_report import VisitReport
from ordidesk.domain.loans import OUT
from ordidesk.domain.parts import DropPart
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.verifications import RunState
from ordidesk.domain.visits import RUNNING
from ordidesk.domain.work import Reason
from ordidesk.queries import day, loans, verifications
from ordidesk.queries.verifications import Missing, ToVerify
from ordidesk.queries.visit_report import visit_report
from ui import moments, words
from ui.models.loan_rows import loan_in_place
from ui.models.rows import ticket_title, visit_state_chip
from ui.pages.closing_card import ClosingCard
from ui.pages.context import PageContext
from ui.pages.following_page import FollowingPage
from ui.pages.leaving import Leaving, Wish
from ui.pages.part_dialog import PartDialog
from ui.pages.parts_card import PartsCard
from ui.pages.resolution_card import ResolutionCard
from ui.pages.signature_card import SignatureCard, ToSign
from ui.pages.verification_panel import VerificationPanel
from ui.pages.verify_machine import VerifyMachineDialog
from ui.printing.visit_report import lay_out
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.page_header import PageHeader
from ui.widgets.panel_columns import side_width
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label


class LeavePage(FollowingPage):
    """One visit on its way to its end; empty until ``show_record``."""

    SHOWN_KINDS = frozenset(
        {"visit", "ticket", "verification_run", "verification_template", "attachment", "asset"}
        | {"loan"}
    )
    navigate = Signal(str, object)
    told = Signal(str, object)
    """What became of the visit, and the command that takes the ticket's end back, or None."""

    def __init__(
        self,
        context: PageContext,
        settings: QSettings,
        portal: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``portal``: the address that links to records begin with."""
        super().__init__(context, parent)
        theme = context.theme
        self._portal = portal
        self._visit_id = self._ticket_id = self._client_id = ""
        self._is_over = False
        """The visit has ended; the ticket may not have."""
        self._drafts: dict[str, str] = {}
        self._lent = False
        """A loan is in place: the problem is worked around, not solved."""
        self._header = PageHeader(theme)
        self._back = Button(theme, self.tr("Back to the visit"), ButtonKind.QUIET)
        self._verification = VerificationPanel(context)
        self._resolution = ResolutionCard()
        self._parts = PartsCard(theme)
        self._signature = SignatureCard(context, settings, self._to_sign)
        self._closing = ClosingCard(theme)
        self._finish = Button(
            theme, self.tr("Finish the visit"), ButtonKind.PRIMARY, icon="check", field=True
        )
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._leaving = Leaving(context, self.report, self)
        self._side = ScrollColumn(gap=SIZE.space_12)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._header.add_action(self._back)
        self._header.add_action(self._finish)
        side = self._side
        for card in (self._resolution, self._signature, self._closing, self._parts):
            side.add(card)
        columns = QHBoxLayout()
        columns.setSpacing(SIZE.space_16)
        columns.setContentsMargins(SIZE.space_24, 0, SIZE.space_24, SIZE.space_16)
        columns.addWidget(self._verification, 1)
        columns.addWidget(side)
        self._problem.setContentsMargins(SIZE.space_24, 0, SIZE.space_24, 0)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_12)
        column.addWidget(self._header)
        column.addWidget(self._problem)
        column.addLayout(columns, 1)

    def _connect(self) -> None:
        self._finish.setShortcut(MAIN_ACTION)
        self._finish.clicked.connect(self._leave)
        self._back.clicked.connect(self._go_back)
        self._resolution.edited.connect(self._follow_text)
        self._parts.added.connect(self._ask_part)
        self._parts.dropped.connect(self._drop_part)
        self._signature.changed.connect(self._show_missing)
        self._closing.asked.connect(self._do_missing)
        self._verification.machine_asked.connect(self._ask_machine)
        self._leaving.done.connect(self._end)
        self._leaving.stopped.connect(self._stop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its room in a narrow window."""
        super().resizeEvent(event)
        theme = self._context.theme
        narrow = theme.lacks_room(self.width())
        width = SIZE.leave_side_narrow if narrow else SIZE.leave_side
        self._side.setFixedWidth(side_width(theme, width))

    # --- showing --------------------------------------------------------------------------------

    def show_record(self, argument: object) -> None:
        """Show the visit of this id."""
        if isinstance(argument, str) and argument and argument != self._visit_id:
            self._visit_id = argument
            self._signature.forget()
            self._resolution.set_text(self._drafts.get(argument, ""))
            self._resolution.set_solved(solved=True)
            self._lent = False
            self._problem.hide()
        self.refresh()

    def visit_id(self) -> str:
        """Return the id of the visit shown."""
        return self._visit_id

    def refresh(self) -> None:
        """Ask again and show what comes."""
        desk, now = self._context.desk, self._context.clock()
        today = moments.local_day(now, self._context.zone)
        detail = desk.ask(day.visit, desk.actor, self._visit_id, now, today)
        if detail is None:
            return
        visit = detail.visit
        self._ticket_id, self._client_id = visit.ticket_id, visit.client_id
        line = " · ".join(
            part
            for part in (visit.client_name, visit.site_name, ticket_title(visit.ticket_number))
            if part
        )
        self._header.set_title(visit.ticket_summary, line)
        self._header.set_chips([visit_state_chip(visit.state)])
        self._is_over = visit.state not in RUNNING
        lent = detail.ticket is not None and detail.ticket.state is TicketState.CONTINUITY
        if lent and not self._lent:
            self._resolution.set_solved(solved=False)  # the cause is still there
        self._lent = lent
        ending = self.tr("Close the ticket") if self._is_over else self.tr("Finish the visit")
        self._finish.set_label(ending, "check")
        if self._is_over and not self._resolution.text():
            self._resolution.set_text(detail.ticket.resolution if detail.ticket else "")
        self._verification.show_ticket(visit.ticket_id, visit.id)
        self._parts.show_parts(detail.record.parts)
        self._show_missing()

    @Slot()
    def _show_missing(self) -> None:
        if not self._ticket_id:
            return
        desk, text = self._context.desk, self._resolution.text()
        found = desk.ask(
            verifications.missing,
            desk.actor,
            self._ticket_id,
            self._context.clock(),
            resolution=text,
        )
        # Finishing ends the visit: that is what the page is for.
        self._closing.show_missing(
            [it for it in found if it.reason is not Reason.VISIT_STILL_RUNNING]
        )
        self._finish.setEnabled(bool(text) and not self._leaving.under_way)

    @Slot()
    def _follow_text(self) -> None:
        self._drafts[self._visit_id] = self._resolution.text()
        self._signature.forget()  # another text than the one that was signed
        self._show_missing()

    def report(self) -> VisitReport | None:
        """Return what the visit's report says now, with the signatures there are."""
        results = (RunState.PASSED, RunState.PASSED_WITH_RESERVATIONS, RunState.FAILED)
        return self._context.desk.ask(
            visit_report,
            self._visit_id,
            self._context.clock(),
            work_done=self._resolution.text(),
            portal=self._portal,
            result_words={state: words.word(state) for state in results},
            remaining=self._remaining(),
            signatures=self._signature.signatures(),
        )

    def _remaining(self) -> tuple[str, ...]:
        """Say what the visit leaves behind: the loan that is in place, until it comes back."""
        found = self._context.desk.ask(loans.of_ticket, self._ticket_id)
        return tuple(loan_in_place(it) for it in found if it.state in OUT)

    def _to_sign(self) -> ToSign | None:
        report = self.report()
        if report is None:
            return None
        contact, me = report.contact, report.technician
        return ToSign(
            sheet=lay_out(report),
            client=SheetSignature(side=Side.CLIENT, name=contact.name, function=contact.function),
            technician=SheetSignature(side=Side.TECHNICIAN, name=me.name, function=me.function),
        )

    # --- what the person does ---------------------------------------------------------------------

    @Slot()
    def _leave(self) -> None:
        self._verification.keep_typed()
        self._problem.hide()
        self._finish.setEnabled(False)
        self._leaving.leave(
            Wish(
                visit_id=self._visit_id,
                text=self._resolution.text(),
                solved=self._resolution.is_solved(),
                signature=self._signature.clients(),
                close=self._is_over,
            )
        )

    @Slot(str, object)
    def _end(self, said: str, undo: object) -> None:
        self._drafts.pop(self._visit_id, None)
        self.told.emit(said, undo)
        self.navigate.emit("day", self._visit_id)
        self._visit_id = ""

    @Slot(str)
    def _stop(self, why: str) -> None:
        self._problem.setText(why)
        self._problem.show()
        self.refresh()

    @Slot()
    def _go_back(self) -> None:
        self._verification.keep_typed()
        self.navigate.emit("day", self._visit_id)

    @Slot()
    def _ask_part(self) -> None:
        PartDialog(self._context, self._visit_id, self.window()).open()

    @Slot(str)
    def _drop_part(self, part_id: str) -> None:
        self._context.actions.give(DropPart(visit_id=self._visit_id, part_id=part_id))

    @Slot()
    def _ask_machine(self) -> None:
        dialog = VerifyMachineDialog(self._context, self._client_id, self.window())
        dialog.chosen.connect(self._verify)
        dialog.open()

    @Slot(object)
    def _verify(self, wanted: ToVerify) -> None:
        self._verification.verify(wanted)

    @Slot(object)
    def _do_missing(self, missing: Missing) -> None:
        if missing.reason is Reason.RESOLUTION_MISSING:
            self._resolution.write()
        elif missing.reason is Reason.LOAN_OUT:
            self.navigate.emit("return", missing.facts["loan"])
        elif missing.reason is Reason.LOAN_AHEAD:
            self.navigate.emit("loans", missing.facts["loan"])
        else:
            self._verification.choose(missing.facts)
