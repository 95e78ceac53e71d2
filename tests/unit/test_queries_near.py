"""Machines that are offered for a number that nobody has."""

from __future__ import annotations

import pytest

from ordidesk.labels.slips import Slip
from ordidesk.queries.near import near
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import COMPANY, asset

LAPTOP = asset(4217)
SWAPPED = asset(4271)
OTHER = asset(9000, inventory_number="SITE-77", serial="5CG1234XYZ")
WORLD = (*COMPANY, LAPTOP, SWAPPED, OTHER)


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("O04217", (Slip.LOOK_ALIKE, LAPTOP.id)),
        ("2417", (Slip.SWAPPED, LAPTOP.id)),
        ("OD-004218", (Slip.KEY_BESIDE, LAPTOP.id)),
        ("5CG1234XY", (Slip.MISSING, OTHER.id)),
        ("SITE-7", (Slip.MISSING, OTHER.id)),
        ("S1TE-77", (Slip.LOOK_ALIKE, OTHER.id)),
    ],
)
def test_the_likeliest_machine_comes_first(
    store: Store, reader: Reader, typed: str, best: tuple[Slip, str]
) -> None:
    fill(store, WORLD)
    first = near(reader, typed)[0]
    assert (first.slip, first.record.id) == best


def test_equally_likely_machines_come_by_number_and_no_more_than_asked_for(
    store: Store, reader: Reader
) -> None:
    fill(store, [*COMPANY, *(asset(number) for number in range(1100, 1200))])
    listed = [(it.slip, it.record.inventory_number) for it in near(reader, "OD-00115", limit=50)]
    assert listed == sorted(listed)
    assert listed[0] == (Slip.KEY_BESIDE, "OD-001115")
    assert (Slip.MISSING, "OD-001150") in listed
    assert len(listed) > 3
    assert len(near(reader, "OD-00115", limit=3)) == 3


@pytest.mark.parametrize("text", ["", "bonjour", "OD-999999", "WIFI:S:Invités;;", "'; DROP TABLE"])
def test_where_nothing_is_near_nothing_is_offered(store: Store, reader: Reader, text: str) -> None:
    fill(store, WORLD)
    assert near(reader, text) == ()
