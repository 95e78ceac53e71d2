"""Which numbers are one slip away, and that there are never too many of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.labels.slips import Slip, slips

MOST = 2_000


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("O04217", "OD-004217", Slip.LOOK_ALIKE),
        ("od 42l7", "OD-004217", Slip.LOOK_ALIKE),
        ("OD-004271", "OD-004217", Slip.SWAPPED),
        ("2417", "OD-004217", Slip.SWAPPED),
        ("OD-004218", "OD-004217", Slip.KEY_BESIDE),
        ("OD-005217", "OD-004217", Slip.KEY_BESIDE),
        ("OD-007217", "OD-004217", Slip.KEY_BESIDE),
        ("417", "OD-004217", Slip.MISSING),
        ("14217", "OD-114217", Slip.MISSING),
        ("0042177", "OD-004217", Slip.EXTRA),
        ("OD-004917", "OD-004217", Slip.OTHER_SIGN),
        ("5CG1234XY", "5CG1234XYZ", Slip.MISSING),
        ("5GC1234XYZ", "5CG1234XYZ", Slip.SWAPPED),
        ("SCG1234XYZ", "5CG1234XYZ", Slip.LOOK_ALIKE),
    ],
)
def test_one_slip_leads_back_to_what_was_meant(typed: str, meant: str, slip: Slip) -> None:
    assert slips(typed)[meant] is slip


@pytest.mark.parametrize("text", ["", "42", "bonjour", "Mairie de Valbrune", "1" * 41, "éàü"])
def test_what_nobody_types_as_a_number_has_none(text: str) -> None:
    assert slips(text) == {}


@given(st.text(max_size=60))
def test_any_text_has_bounded_slips_in_order_and_never_itself(text: str) -> None:
    found = slips(text)
    assert len(found) <= MOST
    assert list(found.values()) == sorted(found.values())
    assert text.upper() not in found


@given(st.integers(1_000, 999_999), st.data())
def test_every_number_is_found_from_every_slip_of_the_hand(
    number: int, data: st.DataObject
) -> None:
    digits = f"{number:06d}"
    place = data.draw(st.integers(0, 5))
    wrong = data.draw(st.sampled_from("0123456789"))
    for typed in (
        digits[:place] + wrong + digits[place + 1 :],
        digits[:place] + wrong + digits[place:],
        digits[:place] + digits[place + 1 :],
        digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :],
    ):
        right = f"OD-{int(typed):06d}" == f"OD-{digits}"
        assert right or f"OD-{digits}" in slips(typed)
