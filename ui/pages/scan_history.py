"""What was scanned before: machines, and texts that named none, to come back to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.labels.label import Code, Issuer
from ordidesk.queries import labels
from ordidesk.queries.labels import Resolved
from ordidesk.queries.search import AssetHit, Match, asset_hits
from ordidesk.store.notices import Changed
from ui import moments
from ui.models.scan_rows import asset_row, unknown_row
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.card import Card
from ui.widgets.row_list import Row, RowList
from ui.widgets.text import text_label

_REMEMBERED = 20


class _Scan(NamedTuple):
    """What was scanned and when; ``asset_id`` is empty when it named no machine."""

    code: Code
    asset_id: str
    at: datetime

    @property
    def key(self) -> str:
        return self.asset_id or self.code.text


class ScanHistory(Card):
    """The last scans; a text is a machine's row once one is registered under it."""

    asset_chosen = Signal(str)
    code_chosen = Signal(object)
    """A ``label.Code`` that named nothing."""

    def __init__(self, context: PageContext, issuer: Issuer, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(flush=True, parent=parent)
        self._context = context
        self._issuer = issuer
        self._scans: list[_Scan] = []
        self._found: dict[object, str | Code] = {}
        self._made: dict[_Scan, tuple[Row, str | Code]] = {}
        """Rows that hold until a machine changes: a scan must not ask again for all before it."""
        self.set_title(self.tr("Scanned before"))
        self._rows = RowList(context.theme, self.tr("Scanned before"))
        self._nothing = text_label(
            self.tr("What you scan is listed here."), TextStyle.LABEL, tone="secondary"
        )
        self._nothing.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, 0)
        self.add(self._nothing)
        self.add(self._rows, 1)
        self.body.addStretch()
        self._rows.hide()
        self._rows.activated_key.connect(self._choose)
        self._rows.clicked.connect(self._choose_current)
        context.bridge.changed.connect(self._follow)

    def remember(self, found: Resolved, asset_id: str) -> None:
        """Put a scan on top."""
        scan = _Scan(Code(found.text, found.symbology), asset_id, self._context.clock())
        others = [it for it in self._scans if it.key != scan.key]
        self._scans = [scan, *others][:_REMEMBERED]
        self._refresh()

    def _refresh(self) -> None:
        rows: dict[object, Row] = {}
        self._found = {}
        for scan in self._scans:
            row, leads_to = self._made.get(scan) or self._row(scan)
            self._made[scan] = row, leads_to
            rows.setdefault(row.key, row)
            self._found.setdefault(row.key, leads_to)
        self._made = {scan: self._made[scan] for scan in self._scans}
        self._rows.set_rows(tuple(rows.values()))
        self._rows.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _row(self, scan: _Scan) -> tuple[Row, str | Code]:
        """Make a scan's row; with the machine's id that it leads to, or its code."""
        time = moments.time_of_day(scan.at, self._context.zone)
        found = self._context.desk.ask(
            labels.resolve, scan.code.text, scan.code.symbology, self._issuer
        )
        wanted = scan.asset_id or (found.assets[0].id if len(found.assets) == 1 else "")
        hits: Sequence[AssetHit] = (
            self._context.desk.ask(asset_hits, {wanted: Match.EXACT}) if wanted else ()
        )
        row = asset_row(hits[0], time=time) if hits else unknown_row(found, key=scan.key, time=time)
        return row, hits[0].id if hits else scan.code

    @Slot(object)
    def _choose(self, key: object) -> None:
        chosen = self._found.get(key)
        if isinstance(chosen, Code):
            self.code_chosen.emit(chosen)
        elif chosen:
            self.asset_chosen.emit(chosen)

    @Slot()
    def _choose_current(self) -> None:
        self._choose(self._rows.current_key())

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if self._scans and (changed.everything or "asset" in changed.records):
            self._made.clear()
            self._refresh()
