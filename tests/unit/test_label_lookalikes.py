"""Which texts a text may have been: bounded, in order, and never taken without a question."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.labels.lookalikes import MOST_READINGS, Reading, number_readings, readings


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("O04217", "004217"),
        ("OD-O042I7", "OD-004217"),
        ("0D-004217", "OD-004217"),
        ("oD-o0421l", "OD-004211"),
        ("5CGZ1B", "5CG218"),
        ("SCG123", "5CG123"),
        ("5C6|23", "5CG123"),
        ("4q", "49"),
    ],
)
def test_what_was_meant_is_among_the_readings(read: str, meant: str) -> None:
    assert meant in {reading.text for reading in readings(read)}


def test_the_text_itself_is_first_and_the_fewest_swaps_come_next() -> None:
    found = list(readings("S0S"))
    assert found[0] == Reading("S0S", 0)
    swaps = [reading.swaps for reading in found]
    assert swaps == sorted(swaps)
    assert Reading("505", 2) in found


@pytest.mark.parametrize(
    ("read", "meant", "swaps"),
    [
        ("OD-004217", "OD-004217", 0),
        ("0D-OO42I7", "OD-004217", 4),
        ("QD OO4Z1T", "OD-004217", 5),
        ("O04217", "OD-004217", 1),
        ("42l7", "OD-004217", 1),
        ("od\u20104Z17", "OD-004217", 1),
        ("oo8S6g", "OD-008569", 3),
    ],
)
def test_a_number_of_ours_is_found_whatever_its_signs_were_taken_for(
    read: str, meant: str, swaps: int
) -> None:
    assert Reading(meant, swaps) in number_readings(read)


@pytest.mark.parametrize("text", ["", "OD", "OD-", "étiquette", "42x7", "0" * 41, "OD-1234567890"])
def test_what_cannot_be_a_number_has_no_reading_as_one(text: str) -> None:
    assert number_readings(text) == ()


@given(st.text(max_size=200), st.integers(1, 300))
def test_any_text_has_bounded_readings_each_once_in_the_order_of_swaps(
    text: str, most: int
) -> None:
    found = list(readings(text, most))
    assert 1 <= len(found) <= most
    assert found[0].swaps == 0
    assert len({reading.text for reading in found}) == len(found)
    assert all(one.swaps <= next_one.swaps for one, next_one in itertools.pairwise(found))


@given(st.text("0O1ILl|5S8BDQ", min_size=40, max_size=40))
def test_a_text_of_look_alikes_only_ends_at_the_bound(text: str) -> None:
    assert sum(1 for _ in readings(text)) == MOST_READINGS
    assert len(number_readings(text)) <= 2


LOOKS = {"0": "0OoQD", "1": "1IlL|!", "2": "2Zz", "5": "5Ss$", "6": "6Gb", "8": "8B&", "9": "9gq"}


@given(st.data(), st.integers(0, 999_999))
def test_any_number_is_found_from_any_look_alikes_of_its_digits(
    data: st.DataObject, number: int
) -> None:
    digits = f"{number:06d}"
    seen = "".join(data.draw(st.sampled_from(LOOKS.get(digit, digit))) for digit in digits)
    prefix = data.draw(st.sampled_from(["OD-", "0D-", "OD", "QD ", ""]))
    assert f"OD-{digits}" in {reading.text for reading in number_readings(prefix + seen)}
