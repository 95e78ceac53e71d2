"""Printed numbers: nothing counts unasked but what is known, exact, whole, sure, alone, twice."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.labels.ocr import Line
from ordidesk.labels.printed import (
    FRAMES_TO_FORGET,
    MOST_OFFERED,
    SURE,
    Consensus,
    PrintedNumber,
    numbers_in,
    shows_number,
    still_verdict,
)
from ordidesk.labels.reads import Point

PLACE = (Point(0, 0), Point(9, 0), Point(9, 1), Point(0, 1))
HOTLINE = ("01 99 00 42 00", "+33 1 99 00 42 00", "3999")
KNOWN = frozenset({"OD-004217", "OD-004211", "OD-014217", "OD-000042", "OD-009900", "PC-7G4512"})
NUMBERS = st.integers(1, 999_999).map("OD-{:06d}".format)


def line(text: str, sureness: float = 0.99) -> Line:
    return Line(text, PLACE, (sureness,) * len(text))


def found(*texts: str, known: frozenset[str] = KNOWN) -> list[str]:
    numbers = numbers_in(map(line, texts), known.__contains__, HOTLINE)
    return [number.number for number in numbers]


def sure(number: str) -> PrintedNumber:
    return PrintedNumber(number, line(number), known=True, in_full=True, confidence=0.99)


# --- what a line shows ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "OD-004217",
        "od 004217",
        "N° OD-004217",
        "N°0D-004217",  # the prefix's O is a zero in many typefaces
        "Inventaire : OD.004217",
        "OD-004 217",
        "OD-004217 01 99 00 42 00",
        "01 99 00 42 00 OD-004217",
    ],
)
def test_whole_number_that_is_known_counts_after_a_second_read(text: str) -> None:
    (number,) = numbers_in([line(text)], KNOWN.__contains__, HOTLINE)

    assert number.number == "OD-004217"
    assert number.is_sure


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("OD-OO42I7", "OD-004217"),  # letters for digits
        ("OD-0042l7", "OD-004217"),
        ("OD-00421?", ""),
        ("004217", "OD-004217"),  # no prefix: any six digits
        ("4217", "OD-004217"),
        ("OD-4217", "OD-004217"),  # may be the end of OD-014217
        ("OD-0042170", ""),  # a digit too many, of a number that is not known
        ("O0-004217", "OD-004217"),
        ("PC-7G4512", "PC-7G4512"),  # another form is not checked by its shape
        ("PC-764512", "PC-7G4512"),
    ],
)
def test_what_is_not_whole_and_exact_is_only_asked_for(text: str, meant: str) -> None:
    numbers = numbers_in([line(text)], KNOWN.__contains__, HOTLINE)

    assert not any(number.is_sure for number in numbers)
    assert not meant or numbers[0].number == meant


def test_unsure_digit_is_only_asked_for() -> None:
    doubtful = Line("OD-004217", PLACE, (0.99,) * 8 + (SURE - 0.01,))

    (number,) = numbers_in([doubtful], KNOWN.__contains__, HOTLINE)

    assert not number.is_sure


def test_unsure_prefix_is_no_doubt_about_the_number() -> None:
    (number,) = numbers_in(
        [Line("N° 0D-004217", PLACE, (0.5,) * 5 + (0.99,) * 7)], KNOWN.__contains__, HOTLINE
    )

    assert number.is_sure


def test_known_number_that_blurs_into_what_was_read_comes_first() -> None:
    assert found("OD-004277") == ["OD-004217", "OD-004277"]


@pytest.mark.parametrize(
    "text",
    [
        *HOTLINE,
        "Tél. 01 99 00 42 00",
        "01.99.00.42.00",
        "01 99 00 4200",  # "00 4200" has nearly our prefix
        "+33199 00 4200",
        "Hotline : O1 99 OO 42 OO",
        "9900",  # a piece of it, and the number of a machine
        "0042 00",
        "Support informatique",
        "TOTAL",
        "",
    ],
)
def test_phone_numbers_and_words_are_no_machine(text: str) -> None:
    assert found(text, known=KNOWN | {"OD-004200", "OD-000199"}) == []


@given(st.sampled_from(HOTLINE), st.sampled_from(["", " ", ".", "-"]), st.booleans())
def test_hotline_is_never_offered_however_it_is_grouped(phone: str, mark: str, said: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    text = ("Assistance " if said else "") + phone.replace(" ", mark)

    assert not numbers_in([line(text)], lambda number: number.startswith("OD-"), HOTLINE)


@given(NUMBERS)
def test_whole_number_is_always_found_and_first(number: str) -> None:
    assert found(number, known=frozenset({number}))[0] == number


ALIKE = {"0": "OQD", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B", "4": "A", "7": "T"}


@given(NUMBERS, st.data())
def test_known_number_is_found_behind_its_look_alikes(number: str, data: st.DataObject) -> None:
    read = "OD-" + "".join(
        data.draw(st.sampled_from(digit + ALIKE.get(digit, ""))) for digit in number[3:]
    )

    numbers = numbers_in([line(read)], {number}.__contains__)

    assert numbers[0].number == number
    assert numbers[0].is_sure is (read == number)


@given(st.lists(st.text(string.printable + "°éÉß１-–", max_size=30), max_size=4))
def test_any_lines_give_ranked_numbers_each_once(texts: list[str]) -> None:
    numbers = numbers_in(map(line, texts), KNOWN.__contains__, HOTLINE)

    assert [number.rank for number in numbers] == sorted(number.rank for number in numbers)
    assert len({number.number for number in numbers}) == len(numbers)
    assert all(number.known is (number.number in KNOWN) for number in numbers)


def test_reader_need_not_look_closer_where_a_number_stands() -> None:
    assert shows_number([line("01 99 00 42 00"), line("N° OD-004217")])
    assert not shows_number([line("01 99 00 42 00"), line("004217")])
    assert not shows_number([line("OD-04217")])  # a digit may have been missed


# --- when it counts -------------------------------------------------------------------------------


FRAMES = st.lists(
    st.lists(
        st.builds(
            PrintedNumber,
            st.sampled_from(["OD-000001", "OD-000002", "OD-000003"]),
            st.just(line("")),
            known=st.booleans(),
            swaps=st.sampled_from([0, 0, 0, 1]),
            in_full=st.sampled_from([True, True, False]),
            confidence=st.sampled_from([0.99, 0.99, 0.5]),
        ),
        max_size=2,
    ),
    max_size=12,
)


@given(FRAMES)
def test_what_is_taken_was_sure_and_alone_in_two_frames_in_a_row(
    frames: list[list[PrintedNumber]],
) -> None:
    consensus = Consensus()
    for place, frame in enumerate(frames):
        taken = consensus.look(frame).taken
        if taken is None:
            continue
        assert place > 0
        for seen in (frames[place - 1], frame):
            assert {number.number for number in seen if number.is_sure} == {taken.number}


@given(FRAMES)
def test_offers_were_read_twice_and_are_ranked(frames: list[list[PrintedNumber]]) -> None:
    consensus = Consensus()
    for place, frame in enumerate(frames):
        verdict = consensus.look(frame)
        assert not (verdict.taken and verdict.offered)
        assert len(verdict.offered) <= MOST_OFFERED
        ranks = [number.rank for number in verdict.offered]
        assert ranks == sorted(ranks)
        before = [number.number for seen in frames[: place + 1] for number in seen]
        assert all(before.count(number.number) > 1 for number in verdict.offered)


def taken(consensus: Consensus, *frames: Sequence[PrintedNumber]) -> list[str]:
    verdicts = [consensus.look(frame) for frame in frames]
    return [verdict.taken.number if verdict.taken else "" for verdict in verdicts]


def test_number_is_told_once_while_it_stays() -> None:
    frame = [sure("OD-004217")]

    assert taken(Consensus(), frame, frame, frame, [], frame, frame) == [
        *["", "OD-004217"],
        *["", "", "", ""],
    ]


def test_number_that_left_is_told_again() -> None:
    frame = [sure("OD-004217")]
    consensus = Consensus()
    taken(consensus, frame, frame, *[[]] * FRAMES_TO_FORGET)

    assert taken(consensus, frame, frame) == ["", "OD-004217"]


def test_frame_without_it_breaks_the_row() -> None:
    frame = [sure("OD-004217")]

    assert taken(Consensus(), frame, [], frame) == ["", "", ""]


def test_two_stickers_are_asked_for() -> None:
    both = [sure("OD-004217"), sure("OD-004211")]
    consensus = Consensus()

    assert taken(consensus, both, both) == ["", ""]
    assert [number.number for number in consensus.look(both).offered] == ["OD-004211", "OD-004217"]


def test_forgetting_tells_the_same_number_again() -> None:
    frame = [sure("OD-004217")]
    consensus = Consensus()
    taken(consensus, frame, frame)
    consensus.forget()

    assert taken(consensus, frame, frame) == ["", "OD-004217"]


# --- a still picture ------------------------------------------------------------------------------


def verdict(*looks: list[str]) -> tuple[str, list[str], int]:
    """Return what is taken, what is asked for, and how many looks it took."""
    taken_looks = []

    def seen() -> Iterator[list[Line]]:
        for look in looks:
            taken_looks.append(look)
            yield [line(text) for text in look]

    told = still_verdict(seen(), KNOWN.__contains__, HOTLINE)
    number = told.taken.number if told.taken else ""
    return number, [offered.number for offered in told.offered], len(taken_looks)


def test_second_look_that_says_the_same_is_enough() -> None:
    assert verdict(["OD-004217"], ["OD-004217"], ["OD-004211"]) == ("OD-004217", [], 2)


def test_looks_that_differ_are_asked_for() -> None:
    assert verdict(["OD-004217"], ["OD-004211"]) == ("", ["OD-004211", "OD-004217"], 2)


def test_unknown_number_read_twice_is_asked_for_at_once() -> None:
    assert verdict(["OD-777777"], ["OD-777777"], []) == ("", ["OD-777777"], 2)


def test_number_of_one_look_is_asked_for_after_the_last() -> None:
    assert verdict([], ["OD-004217"], []) == ("", ["OD-004217"], 3)


def test_nothing_read_asks_nothing() -> None:
    assert verdict([], ["01 99 00 42 00"]) == ("", [], 2)
