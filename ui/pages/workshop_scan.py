"""What a scan in the workshop does: loads what leaves, takes in what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from ordidesk.domain.assets import Asset, Custody
from ordidesk.domain.loan_stock import BringIn, CarryAsset
from ordidesk.domain.loans import LoanState
from ordidesk.domain.work import Command
from ordidesk.labels.label import NOBODY, Issuer, Meaning
from ordidesk.queries import labels, loaners
from ordidesk.queries.labels import LoanHit
from ordidesk.queries.workshop import Bench, Departure, Leaving
from ordidesk.store.reader import Reader
from ui import moments
from ui.models.loan_lists import where_words
from ui.pages.context import PageContext
from ui.scan_words import unknown_words


class WorkshopScan(QObject):
    """Understands a text for the lists that are shown; ``show`` hands them in."""

    done = Signal(str)
    """What came of it."""
    failed = Signal(str)
    """Why nothing did, and what can be done."""
    turned_to = Signal(str, str)
    """The list ("leaving", "returns", "bench") and the id of the row that was meant."""
    came_back = Signal(str)
    """The id of a loan whose loaner lies here now and waits for a look."""

    def __init__(
        self, context: PageContext, issuer: Issuer = NOBODY, parent: QObject | None = None
    ) -> None:
        """Begin without lists."""
        super().__init__(parent)
        self._context = context
        self._issuer = issuer
        self._leaving: dict[str, Leaving] = {}
        self._bench: dict[str, Bench] = {}
        self._day: date | None = None

    def show(self, day: date, departures: Sequence[Departure], bench: Sequence[Bench]) -> None:
        """Understand texts for these from now on."""
        self._day = day
        self._leaving = {it.loaner_id: it for one in departures for it in one.leaving}
        self._bench = {it.asset_id: it for it in bench}

    def take(self, text: str) -> None:
        """Do what a label asks for."""
        asset_id = self._machine(text)
        asset = self._context.desk.ask(Reader.get, Asset, asset_id) if asset_id else None
        if asset is None:
            return
        if asset.id in self._leaving:
            self._load(self._leaving[asset.id])
        elif asset.id in self._bench:
            self._to_bench(asset)
        elif asset.client_id:
            said = self.tr("{number} belongs to a client and is not being repaired.")
            self.failed.emit(said.format(number=asset.inventory_number))
        else:
            self._loaner(asset)

    def _machine(self, text: str) -> str:
        """Return the id of the one machine that a text names; else say why there is none."""
        found = self._context.desk.ask(labels.resolve, text, issuer=self._issuer)
        loan = next((it.record for it in found.named if isinstance(it.record, LoanHit)), None)
        if loan is not None:
            return loan.loaner_id
        if len(found.assets) == 1:
            return found.assets[0].id
        if found.assets:
            self.failed.emit(self.tr("Several machines fit: type more of the number."))
        elif found.meaning is Meaning.INVENTORY_NUMBER:
            unknown = self.tr("Unknown number: {number}. Check the label.")
            self.failed.emit(unknown.format(number=" ".join(text.split())))
        else:
            words = unknown_words(found)
            self.failed.emit(f"{words.sentence} {words.help}")
        return ""

    # --- what leaves --------------------------------------------------------------------------

    def _load(self, leaving: Leaving) -> None:
        number, name = leaving.loaner_number, leaving.technician_name
        self.turned_to.emit("leaving", leaving.loan_id)
        if leaving.is_loaded:
            said = self.tr("{number} is loaded already, with {name}.")
            self.done.emit(said.format(number=number, name=name))
        elif leaving.ready_at is None and leaving.loan_state is not LoanState.READY:
            said = self.tr("{number} is not ready: prepare it first.")
            self.failed.emit(said.format(number=number))
        else:
            said = self.tr("{number} loaded, with {name}.")
            self._give(
                CarryAsset(asset_id=leaving.loaner_id, holder_id=leaving.technician_id),
                said.format(number=number, name=name),
            )

    # --- what comes in ------------------------------------------------------------------------

    def _to_bench(self, asset: Asset) -> None:
        self.turned_to.emit("bench", self._bench[asset.id].repair_id)
        if asset.custody is Custody.TRANSIT:
            said = self.tr("{number} is in the workshop now.")
            self._give(BringIn(asset_id=asset.id), said.format(number=asset.inventory_number))
        else:
            said = self.tr("{number} is in the workshop already.")
            self.done.emit(said.format(number=asset.inventory_number))

    def _loaner(self, asset: Asset) -> None:
        row = self._context.desk.ask(loaners.loaner, asset.id)
        number = asset.inventory_number
        if row is not None and row.loan_state is LoanState.RETURNED:
            self._came_back(asset, row.loan_id)
        elif row is not None and row.loan_state is LoanState.HANDED_OVER:
            said = self.tr("{number} is still lent to {client}: record its return first.")
            self.failed.emit(said.format(number=number, client=row.loan_client))
        elif asset.custody is Custody.TRANSIT:
            said = self.tr("{number} is in the workshop now.")
            self._give(BringIn(asset_id=asset.id), said.format(number=number))
        else:
            where = where_words(row) if row is not None else ""
            day = moments.long_day(self._day) if self._day else ""
            said = self.tr("{number} does not leave on {day} ({where}).")
            self.failed.emit(said.format(number=number, day=day, where=where))

    def _came_back(self, asset: Asset, loan_id: str) -> None:
        said = self.tr("{number} is back: how is it?").format(number=asset.inventory_number)
        self.turned_to.emit("returns", loan_id)
        self.came_back.emit(loan_id)
        if asset.custody is Custody.TRANSIT:
            self._give(BringIn(asset_id=asset.id), said)
        else:
            self.done.emit(said)

    def _give(self, command: Command, said: str) -> None:
        def stored(_receipt: object) -> None:
            self.done.emit(said)

        def refused(why: str) -> None:
            self.failed.emit(why)

        self._context.actions.give(command, stored, refused)
