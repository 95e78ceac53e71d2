"""The stock of loaners: what there is and who has it, what suits a machine, what runs short."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ordidesk.domain.assets import Asset, Category, Condition, Custody
from ordidesk.domain.equivalence import Fit, fit_of, kinds_go
from ordidesk.domain.loans import HOLDS_LOANER, LoanState
from ordidesk.queries.reading import Shown, many, read
from ordidesk.store.reader import Reader


class LoanerRow(Shown, frozen=True):
    """A loaner of the stock, and who has it."""

    id: str
    number: str
    category: Category
    model: str
    location: str
    custody: Custody
    condition: Condition
    ready_at: datetime | None
    holder_id: str
    holder_name: str
    loan_id: str
    loan_number: str
    loan_state: LoanState | None
    loan_client: str
    loan_receiver: str

    @property
    def is_free(self) -> bool:
        """Whether it can be lent now."""
        with_us = self.custody in {Custody.WORKSHOP, Custody.TRANSIT}
        return not self.loan_id and with_us and self.condition is Condition.WORKING


class Candidate(msgspec.Struct, frozen=True):
    """A loaner beside the machine that it would stand in for."""

    loaner: LoanerRow
    fit: Fit | None
    """``None``: nothing is known of the machine."""


class Stock(msgspec.Struct, frozen=True):
    """How many loaners of a kind there are."""

    category: Category
    total: int
    free: int
    """Not kept for anybody, not out, in order."""
    ready: int
    """Free ones that are prepared."""
    waited_for: int
    """Kept for somebody and not prepared yet."""

    @property
    def is_short(self) -> bool:
        """Whether the next one who needs such a machine finds none."""
        return self.free == 0


_ROW = """
    SELECT a.id, a.inventory_number, a.category, trim(a.brand || ' ' || a.model), a.location,
           a.custody, a.condition, a.ready_at, a.holder_id, coalesce(h.name, ''),
           coalesce(l.id, ''), coalesce(l.number, ''), l.state, coalesce(c.name, ''),
           coalesce(l.receiver_name, '')
    FROM asset a
    LEFT JOIN person h ON h.id = a.holder_id AND a.holder_id <> ''
    LEFT JOIN loan l ON l.loaner_id = a.id AND l.state IN (SELECT value FROM json_each(?))
    LEFT JOIN client c ON c.id = l.client_id
    WHERE a.client_id = '' AND a.life_cycle <> 'retired'
"""
_HOLDS = many(sorted(HOLDS_LOANER))


def all_loaners(reader: Reader) -> tuple[LoanerRow, ...]:
    """Return the whole stock by number."""
    return read(reader, LoanerRow, f"{_ROW} ORDER BY a.inventory_number", _HOLDS)


def loaner(reader: Reader, asset_id: str) -> LoanerRow | None:
    """Return one loaner; ``None`` for what is no loaner."""
    found = read(reader, LoanerRow, f"{_ROW} AND a.id = ?", _HOLDS, asset_id)
    return found[0] if found else None


def candidates(
    reader: Reader, wanted_id: str, *, person_id: str = "", free_only: bool = True
) -> tuple[Candidate, ...]:
    """Return the loaners that can stand in for a machine, the best first.

    Of equally good ones those that ``person_id`` carries come first, then those prepared. A large
    stock takes some 100 ms: not for the window's thread.
    """
    wanted = reader.get(Asset, wanted_id) if wanted_id else None
    found = []
    for row in all_loaners(reader):
        other_kind = wanted is not None and not kinds_go(wanted.category, row.category)
        if other_kind or (free_only and not row.is_free):
            continue
        record = reader.get(Asset, row.id)
        fit = fit_of(wanted, record) if wanted is not None and record is not None else None
        if wanted is None or fit is not None:
            found.append(Candidate(row, fit))

    def rank(it: Candidate) -> tuple[object, ...]:
        points = it.fit.points if it.fit else 0
        carried = bool(person_id) and it.loaner.holder_id == person_id
        return (
            not it.loaner.is_free,
            -points,
            not carried,
            it.loaner.ready_at is None,
            it.loaner.number,
        )

    return tuple(sorted(found, key=rank))


def carried_by(reader: Reader, person_id: str) -> tuple[LoanerRow, ...]:
    """Return the loaners that somebody has with them, those prepared first."""
    return read(
        reader,
        LoanerRow,
        f"{_ROW} AND a.holder_id = ? ORDER BY a.ready_at IS NULL, a.inventory_number",
        _HOLDS,
        person_id,
    )


def stock(reader: Reader) -> tuple[Stock, ...]:
    """Count the stock of each kind that there is, what is short first."""
    by_kind: dict[Category, list[LoanerRow]] = {}
    for row in all_loaners(reader):
        by_kind.setdefault(row.category, []).append(row)
    not_ready = {LoanState.RESERVED, LoanState.PREPARING}
    counted = (
        Stock(
            category=category,
            total=len(found),
            free=sum(row.is_free for row in found),
            ready=sum(row.is_free and row.ready_at is not None for row in found),
            waited_for=sum(row.loan_state in not_ready for row in found),
        )
        for category, found in by_kind.items()
    )
    return tuple(sorted(counted, key=lambda it: (it.free, it.category)))
