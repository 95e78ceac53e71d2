"""Phone numbers, however people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.domain import phones

MOBILE = "06 12 34 56 78"


@pytest.mark.parametrize(
    "typed",
    [
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "06/12/34/56/78",
        "06\u00a012\u202f34\u00a056\u00a078",
        "  0612 345 678 ",
        "+33 6 12 34 56 78",
        "+33612345678",
        "+33 (0)6 12 34 56 78",
        "0033 6 12 34 56 78",
        "00 33 (0) 6 12 34 56 78",
    ],
)
def test_a_french_number_is_kept_in_one_form(typed: str) -> None:
    assert phones.kept(typed) == MOBILE
    assert phones.is_understood(typed)


@pytest.mark.parametrize(
    ("typed", "kept", "dialled"),
    [
        ("0041 22 709 23 33", "+41 22 709 23 33", "+41227092333"),
        ("+49(30)901820", "+49 30 901820", "+4930901820"),
        ("+1 650-253-0000", "+1 650-253-0000", "+16502530000"),
        ("+39 06 698 12345", "+39 06 6981 2345", "+390669812345"),
        ("0262550200", "02 62 55 02 00", "+262262550200"),
        ("+262 692 55 02 07", "06 92 55 02 07", "+262692550207"),
        ("+33 6 92 55 02 07", "06 92 55 02 07", "+262692550207"),
        ("0590811000", "05 90 81 10 00", "+590590811000"),
        ("0596701234", "05 96 70 12 34", "+596596701234"),
        ("0800123456", "0 800 12 34 56", "+33800123456"),
        ("0199004200", "01 99 00 42 00", "+33199004200"),
        ("0639982001", "06 39 98 20 01", "+33639982001"),  # invented people's
    ],
)
def test_other_numbers_keep_their_country(typed: str, kept: str, dialled: str) -> None:
    assert phones.kept(typed) == kept
    assert phones.dialled(typed) == phones.dialled(kept) == dialled


@pytest.mark.parametrize(
    "typed",
    [
        "06 12 34 56 78 (le matin)",
        "poste 12",
        "06 12 34 56 7",
        "01 23 45 67 89 / 06 12 34 56 78",
        "06 12 34 56 78 poste 4",
        "demander Hélène",
        "٠٦١٢٣٤٥٦٧٨",
    ],
)
def test_what_cannot_be_read_is_kept_as_it_was_typed(typed: str) -> None:
    assert phones.kept(typed) == typed
    assert not phones.is_understood(typed)


@pytest.mark.parametrize("short", ["3900", "39 00", "112", "118 218"])
def test_a_services_short_number_is_one(short: str) -> None:
    assert phones.is_understood(short)
    assert phones.kept(short) == short
    assert phones.dialled(short) == short.replace(" ", "")


def test_from_abroad_a_number_has_its_country() -> None:
    assert phones.written("03 81 55 01 12", at_home=False) == "+33 3 81 55 01 12"
    assert phones.written("0381550112", at_home=False) == "+33 3 81 55 01 12"
    assert phones.written("02 62 55 02 00", at_home=False) == "+262 262 55 02 00"
    assert phones.written("poste 12", at_home=False) == "poste 12"


def test_a_link_dials_what_there_is_of_a_number() -> None:
    assert phones.dialled("demander Hélène") == ""
    assert phones.dialled("01 23 45 67 89 p. 12") == "012345678912"


@pytest.mark.parametrize("typed", ["0", "00", "000", "0002", "00 33"])
def test_a_beginning_without_a_number_is_none(typed: str) -> None:
    assert not phones.is_understood(typed)
    assert phones.kept(typed) == typed


@given(st.text(max_size=60) | st.from_regex(r"\+?[0-9 .()/-]{1,25}", fullmatch=True))
def test_what_is_kept_stays_as_it_is_and_dials_the_same(typed: str) -> None:
    kept = phones.kept(typed)
    assert phones.kept(kept) == kept
    assert phones.dialled(kept) == phones.dialled(typed.strip())
    assert phones.is_understood(kept) == phones.is_understood(typed.strip())
    assert bool(kept) == bool(typed.strip())
