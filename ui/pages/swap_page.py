"""The swap: scan both machines, hand the loaner over, have the sheet signed; what will change."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.documents.signature import SheetSignature, Side
from ordidesk.domain.assets import Asset
from ordidesk.domain.equivalence import fit_of
from ordidesk.domain.loan_swap import HandOverLoaner
from ordidesk.domain.loans import AHEAD, Accessory, Grade, Loan, LoanSheet, LoanState
from ordidesk.queries import labels, loaners, swap
from ordidesk.queries.loaners import LoanerRow
from ordidesk.queries.loans import LoanRow
from ordidesk.store.reader import Reader
from ui import moments
from ui.models.rows import ticket_title
from ui.models.swap_words import ScanProblem, scan_problem
from ui.pages.accessories_card import AccessoriesCard, usual_accessories
from ui.pages.choose_loaner import ChooseLoanerDialog
from ui.pages.context import PageContext
from ui.pages.handover_card import HandoverCard
from ui.pages.loan_form_page import LoanFormPage
from ui.pages.swap_for import SwapFor
from ui.pages.swap_machines import SwapMachines
from ui.pages.unprepared_card import UnpreparedCard


class SwapPage(LoanFormPage):
    """One swap; empty until ``show_record``."""

    SHOWN_KINDS = frozenset({"ticket", "asset", "loan", "person", "visit", "clauses", "company"})
    SHEET = LoanSheet.HANDOVER

    def __init__(
        self,
        context: PageContext,
        settings: QSettings,
        portal: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """``portal``: the address that links to records begin with."""
        super().__init__(context, settings, portal, parent)
        self._for = SwapFor("")
        self._start: swap.SwapStart | None = None
        self._replaced: Asset | None = None
        self._loaner: LoanerRow | None = None
        self._number = ""
        """Drawn for the next loan that has none; one that was not used is the next one's."""
        self._machines = SwapMachines(context.theme)
        self._unprepared = UnpreparedCard()
        self._accessories = AccessoriesCard(context.theme)
        self._handover = HandoverCard(self.photos)
        self.back.set_label(self.tr("Back to the ticket"))
        self.main.set_label(self.tr("Hand over"), "repeat")
        self._machines.show_camera(there=context.make_cameras is not None)
        self.form.add(self._machines)
        self.form.add(self._unprepared)
        self.add_beside(self._accessories, self._handover)
        for card in (self._machines, self._unprepared, self._accessories, self._handover):
            card.edited.connect(self.follow_form)
        self.place(self.columns)
        self._connect()

    def _connect(self) -> None:
        self.main.clicked.connect(self._give)
        self.back.clicked.connect(self._go_back)
        self._machines.scanned.connect(self.take_text)
        self._machines.loaner_chosen.connect(self.take_text)
        self._machines.camera_asked.connect(self.ask_camera)
        self._machines.offers_asked.connect(self._ask_loaner)
        self._machines.replaced_cleared.connect(self._clear_replaced)
        self._machines.loaner_cleared.connect(self._clear_loaner)

    # --- showing --------------------------------------------------------------------------------

    def show_record(self, argument: object) -> None:
        """Begin a swap, or go on with the one that was begun for the same ticket."""
        wanted = SwapFor(argument) if isinstance(argument, str) else argument
        if isinstance(wanted, SwapFor) and wanted != self._for:
            self._for = wanted
            self._begin()
        self.refresh()

    def _ask_start(self) -> swap.SwapStart | None:
        desk, wanted = self._context.desk, self._for
        return desk.ask(swap.start, desk.actor, wanted.ticket_id, wanted.visit_id)

    def _begin(self) -> None:
        self._start = start = self._ask_start()
        self.problem.hide()
        self.signature.forget()
        self.photos.clear()
        self._unprepared.clear()
        if start is None:
            return
        self._replaced = start.replaced
        kept = [it.loaner_id for it in start.reserved]
        chosen = self._for.loaner_id or (kept[0] if len(kept) == 1 else "")
        self._loaner = self._context.desk.ask(loaners.loaner, chosen) if chosen else None
        if not self._number:
            desk = self._context.desk
            report = self._context.actions.report
            self._context.files.run(desk.draw_loan_number, self._take_number, report)
        self._fill_accessories()
        location = start.replaced.location if start.replaced else start.ticket.location
        today = moments.local_day(self._context.clock(), self._context.zone)
        self._handover.begin(start.people, start.receiver, location, today)
        if self._loaner is None:
            self._machines.write_number()

    def _take_number(self, number: str) -> None:
        self._number = number
        self.look_ahead()

    def _number_for(self, loaner: LoanerRow) -> str:
        """Return the number that the sheet will say: the reservation's, where it has one."""
        kept = self._start.reserved if self._start else ()
        numbered = any(it.loaner_id == loaner.id and it.number for it in kept)
        return "" if numbered else self._number

    def refresh(self) -> None:
        """Ask again and show what comes; what was filled in stays."""
        desk, start = self._context.desk, self._ask_start()
        if start is None:
            return
        self._start = start
        if self._replaced is not None:
            self._replaced = desk.ask(Reader.get, Asset, self._replaced.id)
        if self._loaner is not None:
            self._loaner = desk.ask(loaners.loaner, self._loaner.id)
        client = start.client.name if start.client else ""
        site = start.site.name if start.site else ""
        line = (client, site, ticket_title(start.ticket.number))
        self.header.set_title(self.tr("Set up a loan"), " · ".join(part for part in line if part))
        self._show_machines(start)
        self.look_ahead()

    def _show_machines(self, start: swap.SwapStart) -> None:
        desk, loaner, replaced = self._context.desk, self._loaner, self._replaced
        self._machines.show_replaced(replaced)
        record = desk.ask(Reader.get, Asset, loaner.id) if loaner else None
        fit = fit_of(replaced, record) if record is not None and replaced is not None else None
        ready = loaner is not None and self._is_ready(loaner)
        self._machines.show_loaner(loaner, fit, ready=ready)
        if replaced is not None and record is not None and fit is None:
            self._machines.say_other_kind(record.category, replaced.category)
        self._unprepared.setVisible(loaner is not None and not ready)
        self._machines.ask_for(missing=loaner is None or replaced is None)
        offers = loaner is None
        self._machines.show_offers(
            start.reserved if offers else (), start.carried if offers else ()
        )

    def _is_ready(self, loaner: LoanerRow) -> bool:
        kept = self._start.reserved if self._start else ()
        ready = {it.loaner_id for it in kept if it.state is LoanState.READY}
        return loaner.ready_at is not None or loaner.id in ready

    def _fill_accessories(self) -> None:
        usual = usual_accessories(self._loaner.category) if self._loaner else ()
        self._accessories.set_accessories([Accessory(designation=it) for it in usual])

    # --- what the form says ---------------------------------------------------------------------

    def ticket_id(self) -> str:
        """Return the ticket that the swap is for."""
        return self._for.ticket_id

    def missing(self) -> str:
        """Say what comes next, in the order of the form."""
        if self._loaner is None:
            return self.tr("Scan the loaner.")
        if not self._accessories.is_confirmed():
            return self.tr("Check the accessories.")
        if self._handover.grade() is None:
            return self.tr("Choose the loaner's condition.")
        if not self._handover.receiver_name():
            return self.tr("Say who receives it.")
        return ""

    def command(self) -> HandOverLoaner | None:
        """Return the command as the form stands; ``None`` while there is no loaner."""
        start, loaner, form, replaced = self._start, self._loaner, self._handover, self._replaced
        if start is None or loaner is None:
            return None
        return HandOverLoaner(
            ticket_id=start.ticket.id,
            loaner_id=loaner.id,
            receiver_name=form.receiver_name() or "–",
            receiver_id=form.receiver_id(),
            receiver_capacity=form.capacity(),
            replaced_id=replaced.id if replaced else "",
            replaced_taken=replaced is not None and self._machines.taken(),
            visit_id=self._for.visit_id,
            accessories=self._accessories.accessories(),
            grade=form.grade() or Grade.GOOD,
            condition=form.condition(),
            photos=self.photos.photos(),
            disk=self._machines.disk(),
            due_on=form.due_on(),
            location=form.location(),
            number=self._number_for(loaner),
            unprepared="" if self._is_ready(loaner) else self._unprepared.reason(),
            clauses_id=start.clauses_id,
        )

    def signer(self, loan: Loan) -> SheetSignature:
        """Return whoever receives the loaner."""
        return SheetSignature(
            side=Side.CLIENT, name=loan.receiver_name, function=loan.receiver_capacity
        )

    # --- what the person does ---------------------------------------------------------------------

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Put a machine into the slot that it belongs in, or say why it belongs in none."""
        found = self._context.desk.ask(labels.resolve, text).assets
        if len(found) != 1:
            unclear = ScanProblem.SEVERAL if found else ScanProblem.UNKNOWN
            self._machines.say(scan_problem(unclear, text))
            return
        asset = self._context.desk.ask(Reader.get, Asset, found[0].id)
        if asset is None or self._start is None:
            return
        problem = self._take_replaced(asset) if asset.client_id else self._take_loaner(asset)
        if problem:
            self._machines.say(problem)
            return
        self._machines.clear_entry()
        self.signature.forget()
        self.refresh()

    def _take_replaced(self, asset: Asset) -> str:
        """Take the faulty machine, or say what is wrong with it."""
        if self._start is not None and asset.client_id != self._start.ticket.client_id:
            return scan_problem(ScanProblem.OTHER_CLIENT, asset.inventory_number)
        self._replaced = asset
        return ""

    def _take_loaner(self, asset: Asset) -> str:
        """Take the loaner, or say what is wrong with it."""
        row = self._context.desk.ask(loaners.loaner, asset.id)
        if row is None:
            return scan_problem(ScanProblem.RETIRED, asset.inventory_number)
        if self._loaner is not None and self._loaner.id == row.id:
            return scan_problem(ScanProblem.TWICE, row.number)
        mine = {it.loaner_id for it in (self._start.reserved if self._start else ())}
        if row.loan_id and row.id not in mine:
            said = ScanProblem.KEPT if row.loan_state in AHEAD else ScanProblem.LENT
            who = ", ".join(part for part in (row.loan_receiver, row.loan_client) if part)
            return scan_problem(said, row.number, who=who, loan=row.loan_number)
        self._loaner = row
        self._fill_accessories()
        return ""

    @Slot()
    def _clear_replaced(self) -> None:
        self._replaced = None
        self.signature.forget()
        self.refresh()

    @Slot()
    def _clear_loaner(self) -> None:
        self._loaner = None
        self._fill_accessories()
        self.signature.forget()
        self.refresh()
        self._machines.write_number()

    @Slot()
    def _ask_loaner(self) -> None:
        replaced_id = self._replaced.id if self._replaced else ""
        dialog = ChooseLoanerDialog(self._context, replaced_id, self.window())
        dialog.chosen.connect(self.take_text)
        dialog.open()

    @Slot()
    def _give(self) -> None:
        kept = self._start.reserved if self._start else ()
        chosen = self._loaner.id if self._loaner else ""
        self.give(next((it.id for it in kept if it.loaner_id == chosen), ""))

    def ended(self, loan: LoanRow) -> None:
        """Say that it is handed over, and show the ticket."""
        ticket_id, self._for = self._for.ticket_id, SwapFor("")
        if loan.number == self._number:
            self._number = ""
        said = self.tr("{number} is handed over.").format(number=loan.loaner_number)
        self.told.emit(said, None)
        self.navigate.emit("tickets", ticket_id)

    @Slot()
    def _go_back(self) -> None:
        self.navigate.emit("tickets", self._for.ticket_id)
