"""What the text of a label is taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.labels.decode import Symbology
from ordidesk.labels.label import Candidate, Meaning, meanings

HOTLINE = "01 99 00 42 00"


def first(text: str, symbology: Symbology | None = None) -> Candidate:
    return meanings(text, symbology, [HOTLINE])[0]


@pytest.mark.parametrize(
    "text",
    ["OD-004217", "OD004217", "od 4217", " Od_4217 ", "OD - 004 217", "004217", "4217", "004 217"],
)
def test_inventory_number_is_known_however_it_is_written(text: str) -> None:
    assert first(text) == Candidate(Meaning.INVENTORY_NUMBER, "OD-004217")


@pytest.mark.parametrize(
    ("text", "candidate"),
    [
        ("https://support.example/a/OD-004217", Candidate(Meaning.INVENTORY_NUMBER, "OD-004217")),
        ("HTTPS://SUPPORT.EXAMPLE/A/od004217", Candidate(Meaning.INVENTORY_NUMBER, "OD-004217")),
        (
            "https://support.example/app/a/4217?x=1",
            Candidate(Meaning.INVENTORY_NUMBER, "OD-004217"),
        ),
        ("https://support.example/t/T-000123", Candidate(Meaning.TICKET, "T-000123")),
        ("https://support.example/t/123", Candidate(Meaning.TICKET, "T-000123")),
        ("https://support.example/l/P-0312", Candidate(Meaning.LOAN, "P-0312")),
        ("https://support.example/v/V-42", Candidate(Meaning.VISIT, "V-000042")),
        (
            "https://support.example/v/018F2E2A-0000-7000-8000-00000000002A",
            Candidate(Meaning.VISIT, "018f2e2a-0000-7000-8000-00000000002a"),
        ),
        ("T-000123", Candidate(Meaning.TICKET, "T-000123")),
        ("p 0312", Candidate(Meaning.LOAN, "P-0312")),
        ("P312", Candidate(Meaning.LOAN, "P-0312")),
        ("V-000042", Candidate(Meaning.VISIT, "V-000042")),
        ("5CG1234XYZ", Candidate(Meaning.SERIAL, "5CG1234XYZ")),
        ("9780804816632", Candidate(Meaning.PRODUCT, "9780804816632")),
        (
            "https://elsewhere.example/shop",
            Candidate(Meaning.UNKNOWN, "https://elsewhere.example/shop"),
        ),
        ("étiquette", Candidate(Meaning.UNKNOWN, "étiquette")),
    ],
)
def test_text_is_taken_for_what_it_is(text: str, candidate: Candidate) -> None:
    assert first(text) == candidate


@pytest.mark.parametrize(
    "text", ["01 99 00 42 00", "0199004200", "+33 1 99 00 42 00", "01.99.00.42.00"]
)
def test_hotline_number_is_never_an_asset(text: str) -> None:
    assert [it.meaning for it in meanings(text, None, [HOTLINE])] == [Meaning.HOTLINE_PHONE]


def test_what_may_be_two_things_is_told_as_both() -> None:
    told = [it.meaning for it in meanings("T1234", Symbology.CODE128)]

    assert told == [Meaning.TICKET, Meaning.SERIAL]


def test_bare_digits_are_an_inventory_number_before_a_serial() -> None:
    told = [it.meaning for it in meanings("004217", Symbology.CODE128)]

    assert told == [Meaning.INVENTORY_NUMBER, Meaning.SERIAL]


def test_product_code_on_a_box_is_no_asset() -> None:
    assert [it.meaning for it in meanings("42191605", Symbology.EAN8)] == [Meaning.PRODUCT]


def test_digits_of_other_alphabets_are_no_number() -> None:
    assert first("٤٢١٧").meaning is Meaning.UNKNOWN


@given(st.text(max_size=60), st.none() | st.sampled_from(Symbology))
def test_any_text_has_a_meaning_and_the_unknown_is_kept(
    text: str, symbology: Symbology | None
) -> None:
    found = meanings(text, symbology, [HOTLINE])

    assert len(set(found)) == len(found) > 0
    if found[0].meaning is Meaning.UNKNOWN:
        assert found[0].value == " ".join(text.split())


@given(st.text(max_size=40), st.sampled_from(["a", "t", "l", "v"]))
def test_any_link_is_read_without_a_fault(rest: str, kind: str) -> None:
    assert len(meanings(f"https://support.example/{kind}/{rest}")) == 1


@given(
    number=st.integers(0, 999_999),
    prefix=st.sampled_from(["OD", "od", "Od"]),
    between=st.sampled_from(["", " ", "-", " - ", "_"]),
    padded=st.booleans(),
)
def test_every_way_to_write_a_number_gives_the_same_number(
    number: int, prefix: str, between: str, *, padded: bool
) -> None:
    digits = f"{number:06d}" if padded else str(number)

    assert first(f"{prefix}{between}{digits}").value == f"OD-{number:06d}"
