"""The inventory labels of machines, as the company prints them now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ordidesk.documents.inventory_labels import InventoryLabel
from ordidesk.queries import assets, company
from ordidesk.store.reader import Reader

MOST = 2_000
"""Labels at once: some 95 sheets of 21."""


def labels_of(reader: Reader, keys: Sequence[int], today: date) -> tuple[InventoryLabel, ...]:
    """Return the labels of the machines with these keys, in their order; no more than ``MOST``.

    Below the number stands what tells two boxes apart: the model, and whose it is.
    """
    issuer = company.issuer(reader)
    chosen = list(keys)[:MOST]
    rows = assets.rows(reader, chosen, today)
    found = (rows[key] for key in chosen if key in rows)
    return tuple(
        InventoryLabel(
            number=row.inventory_number,
            company=issuer.name,
            phone=issuer.phone,
            second_line=" · ".join(
                part for part in (f"{row.brand} {row.model}".strip(), row.client_name) if part
            ),
        )
        for row in found
    )
