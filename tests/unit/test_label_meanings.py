"""What the text of a label is taken for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ordidesk.domain.inventory import plain_text
from ordidesk.labels.gs1 import article_number
from ordidesk.labels.label import LONGEST_TEXT, Candidate, Issuer, Meaning, meanings
from ordidesk.labels.reads import Symbology

ISSUER = Issuer(("01 99 00 42 00", "0800 00 42 42"), frozenset({"support.example"}))

_ID = "018f2e2a-0000-7000-8000-00000000002b"
ANY_TEXT = st.text(st.characters(), max_size=60)
"""Halves of surrogate pairs too, as a broken code may hold them."""
NEAR_TEXT = st.lists(
    st.sampled_from(
        [
            "OD",
            "od",
            "-",
            " ",
            "4217",
            "00",
            "T-",
            "P",
            "V",
            "S/N",
            ":",
            "https://",
            "support.example",
            "/a/",
            "/v/",
            "?",
            "#",
            "%2F",
            "%",
            "[",
            "(01)",
            "(21)",
            "\x1d",
            "]C1",
            "\u200b",
            "\uff11",
            "+33",
            "01 99 00 42 00",
            "4006381333931",
            "é",
            "\ud800",
        ]
    ),
    max_size=8,
).map("".join)
"""Pieces of what labels hold, put together anyhow."""
SYMBOLOGIES = st.none() | st.sampled_from(Symbology)


def told(text: str, symbology: Symbology | None = None) -> list[Candidate]:
    return list(meanings(text, symbology, ISSUER))


def first(text: str, symbology: Symbology | None = None) -> Candidate:
    return told(text, symbology)[0]


@pytest.mark.parametrize(
    "text",
    [
        "OD-004217",
        "OD004217",
        "od 4217",
        " Od_4217 ",
        "OD - 004 217",
        "004217",
        "4217",
        "004 217",
        "N° 004217",
        "\ufeffOD\u2011004217\r\n",
        "\uff2f\uff24\uff0d\uff10\uff10\uff14\uff12\uff11\uff17",
        "OD-00\u200b4217",
    ],
)
def test_inventory_number_is_known_however_it_is_written(text: str) -> None:
    assert first(text) == Candidate(Meaning.INVENTORY_NUMBER, "OD-004217")


@pytest.mark.parametrize(
    ("text", "meaning", "value"),
    [
        ("https://support.example/a/OD-004217", Meaning.INVENTORY_NUMBER, "OD-004217"),
        ("HTTPS://SUPPORT.EXAMPLE/A/od004217", Meaning.INVENTORY_NUMBER, "OD-004217"),
        ("https://support.example/app/a/4217?x=1#y", Meaning.INVENTORY_NUMBER, "OD-004217"),
        ("http://www.support.example:8443/a/42", Meaning.INVENTORY_NUMBER, "OD-000042"),
        ("support.example/a/OD-004217", Meaning.INVENTORY_NUMBER, "OD-004217"),
        ("https://support.example/a/hp-xyz123/", Meaning.INVENTORY_NUMBER, "HP-XYZ123"),
        ("https://support.example/a/HP%20XYZ", Meaning.INVENTORY_NUMBER, "HP XYZ"),
        ("https://support.example/t/T-000123", Meaning.TICKET, "T-000123"),
        ("https://support.example/t/123", Meaning.TICKET, "T-000123"),
        ("https://support.example/l/P-0312", Meaning.LOAN, "P-0312"),
        (f"https://support.example/l/{_ID}/d", Meaning.LOAN, _ID),
        (f"https://support.example/l/{_ID.upper()}/r", Meaning.LOAN, _ID),
        ("https://support.example/v/V-42", Meaning.VISIT, "V-000042"),
        (
            "https://support.example/v/018F2E2A-0000-7000-8000-00000000002A",
            Meaning.VISIT,
            "018f2e2a-0000-7000-8000-00000000002a",
        ),
        ("T-000123", Meaning.TICKET, "T-000123"),
        ("p 0312", Meaning.LOAN, "P-0312"),
        ("P312", Meaning.LOAN, "P-0312"),
        ("V-000042", Meaning.VISIT, "V-000042"),
        ("5cg1234xyz", Meaning.SERIAL, "5CG1234XYZ"),
        ("S/N: 5CG1234XYZ", Meaning.SERIAL, "5CG1234XYZ"),
        ("N° de série : VNB3K-12", Meaning.SERIAL, "VNB3K-12"),
        ("(01)04006381333931(21)AB-12x", Meaning.SERIAL, "AB-12X"),
        ("]C1010400638133393121AB12", Meaning.SERIAL, "AB12"),
        ("\x1d01040063813339311725123121AB12\x1d10L7", Meaning.SERIAL, "AB12"),
        ("9780804816632", Meaning.PRODUCT, "9780804816632"),
        ("012345678905", Meaning.PRODUCT, "0012345678905"),
        ("0012345678905", Meaning.PRODUCT, "0012345678905"),
        ("04006381333931", Meaning.PRODUCT, "4006381333931"),
        ("étiquette", Meaning.UNKNOWN, "étiquette"),
        ("WIFI:S:Invités;;", Meaning.UNKNOWN, "WIFI:S:Invités;;"),
    ],
)
def test_text_is_taken_for_what_it_is(text: str, meaning: Meaning, value: str) -> None:
    assert first(text) == Candidate(meaning, value)


@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/a/OD-004217",
        "https://support.example.evil.example/a/OD-004217",
        "https://elsewhere.example/?u=https://support.example/a/OD-004217",
        "https://support.example@elsewhere.example/a/OD-004217",
        "elsewhere.example/a/OD-004217",
        "ftp://support.example/a/OD-004217",
        "https://support.example/shop",
        "https://support.example/a/018F2E2A-0000-7000-8000-00000000002A",
        "https://support.example/t/hp-xyz123",
        "https://[support.example/a/OD-004217",
    ],
)
def test_a_link_that_is_not_ours_or_leads_nowhere_names_nothing(link: str) -> None:
    assert told(link) == [Candidate(Meaning.UNKNOWN, link)]


@pytest.mark.parametrize(
    "text",
    [
        "01 99 00 42 00",
        "0199004200",
        "+33 1 99 00 42 00",
        "+33 (0)1 99 00 42 00",
        "0033199004200",
        "01.99.00.42.00",
        "tel:+33199004200",
        "Hotline : 01 99 00 42 00",
        "\uff10\uff11 99 00 42 00",
        "0800004242",
    ],
)
def test_hotline_number_is_never_an_asset(text: str) -> None:
    assert [it.meaning for it in told(text)] == [Meaning.HOTLINE_PHONE]


def test_what_may_be_two_things_is_told_as_both() -> None:
    assert told("T1234", Symbology.CODE128) == [
        Candidate(Meaning.TICKET, "T-001234"),
        Candidate(Meaning.SERIAL, "T1234"),
    ]


def test_bare_digits_are_an_inventory_number_before_a_serial() -> None:
    assert [it.meaning for it in told("004217", Symbology.CODE128)] == [
        Meaning.INVENTORY_NUMBER,
        Meaning.SERIAL,
    ]


def test_a_makers_code_that_begins_with_what_it_holds_is_told_without_it_too() -> None:
    whole = Candidate(Meaning.SERIAL, "S5CG1234XYZ")
    assert told("S5CG1234XYZ", Symbology.CODE39) == [
        whole,
        Candidate(Meaning.SERIAL, "5CG1234XYZ"),
    ]
    assert told("S5CG1234XYZ") == [whole]
    lenovo = told("1S20HRCTO1WWPF0ABCDE", Symbology.CODE128)
    assert Candidate(Meaning.SERIAL, "PF0ABCDE") in lenovo


def test_product_code_on_a_box_is_no_asset() -> None:
    assert [it.meaning for it in told("42191605", Symbology.EAN8)] == [Meaning.PRODUCT]


def test_digits_of_other_alphabets_are_no_number() -> None:
    assert first("٤٢١٧").meaning is Meaning.UNKNOWN


@given(ANY_TEXT | NEAR_TEXT, SYMBOLOGIES)
@example("https://support.example/a/%ed%a0%80", None)
def test_any_text_has_a_meaning_and_the_unknown_is_kept(
    text: str, symbology: Symbology | None
) -> None:
    found = told(text, symbology)

    assert len(set(found)) == len(found) > 0
    assert found == told(text, symbology)
    assert all(it.value.encode().decode() == it.value for it in found)
    if found[0].meaning in {Meaning.UNKNOWN, Meaning.HOTLINE_PHONE}:
        assert found == [Candidate(found[0].meaning, plain_text(text))]


@given(ANY_TEXT | NEAR_TEXT)
def test_what_records_hold_means_the_same_again(text: str) -> None:
    for candidate in told(text):
        kept = candidate.meaning in {Meaning.INVENTORY_NUMBER, Meaning.TICKET, Meaning.LOAN}
        if kept and candidate.value[:2] in {"OD", "T-", "P-"}:
            assert candidate in told(candidate.value)


@given(ANY_TEXT, st.sampled_from(["a", "t", "l", "v"]))
def test_any_link_means_one_thing(rest: str, kind: str) -> None:
    (found,) = told(f"https://support.example/{kind}/{rest}")
    assert found.meaning not in {Meaning.SERIAL, Meaning.PRODUCT, Meaning.HOTLINE_PHONE}


@given(
    phone=st.sampled_from(ISSUER.hotline_phones),
    between=st.sampled_from(["", " ", ".", "-", "\u00a0"]),
    international=st.sampled_from(["0", "+33", "0033", "+33 (0)"]),
    before=st.sampled_from(["", "tel:", "Hotline : ", "N° "]),
    symbology=SYMBOLOGIES.filter(lambda it: it not in {Symbology.EAN8, Symbology.EAN13}),
)
def test_every_way_to_write_the_hotline_is_the_hotline(
    phone: str, between: str, international: str, before: str, symbology: Symbology | None
) -> None:
    digits = phone.replace(" ", "")
    written = between.join(digits[place : place + 2] for place in range(1, 10, 2))
    found = told(f"{before}{international}{written}", symbology)
    assert [it.meaning for it in found] == [Meaning.HOTLINE_PHONE]


@given(
    number=st.integers(0, 999_999),
    prefix=st.sampled_from(["OD", "od", "Od", "N° OD", "\uff2f\uff24"]),
    between=st.sampled_from(["", " ", "-", " - ", "_", "\u2011", "\u200b"]),
    shape=st.sampled_from(["{}", "{:06d}", " {:06d}\n", "{:09d}"]),
    link=st.booleans(),
    symbology=SYMBOLOGIES.filter(lambda it: it not in {Symbology.EAN8, Symbology.EAN13}),
)
def test_every_way_to_write_a_number_gives_the_same_number(
    *,
    number: int,
    prefix: str,
    between: str,
    shape: str,
    link: bool,
    symbology: Symbology | None,
) -> None:
    written = f"{prefix}{between}{shape.format(number)}"
    text = f"https://support.example/a/{written.strip()}" if link else written

    assert told(text, symbology) == [Candidate(Meaning.INVENTORY_NUMBER, f"OD-{number:06d}")]


@given(st.text("0123456789", min_size=7, max_size=14))
def test_an_articles_number_is_one_in_whichever_length(digits: str) -> None:
    article = article_number(digits)
    assert article_number(article) == article


@pytest.mark.parametrize(
    "text",
    [
        "OD" + " " * 100_000 + "x",
        "OD" + "-_. :/" * 20_000,
        "0 " * 50_000,
        "A-" * 50_000,
        "https://" + "/a" * 50_000,
        "https://[" + "::" * 50_000,
        "(01)" * 30_000,
        "+33 " + "(0)" * 30_000,
        "\u0301" * 100_000,
        "S/N: " * 20_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_hundred_thousand_signs_are_answered_as_any_text(text: str) -> None:
    assert len(told(text)) > 0
    assert len(told(text)[0].value) <= LONGEST_TEXT
