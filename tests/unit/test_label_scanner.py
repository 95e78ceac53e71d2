"""The scanner tells a code when it is sure, once, and says what keeps it from reading."""

from __future__ import annotations

import numpy as np

from ordidesk.labels.hints import Hint
from ordidesk.labels.reads import Gray
from ordidesk.labels.scanner import (
    FRAMES_BETWEEN_READS,
    FRAMES_TO_FORGET,
    FRAMES_TO_SHOW,
    Scanner,
)
from ordidesk.labels.sticker import View, photograph

NUMBER = "OD-004217"
EMPTY = photograph("x", View(640, 360, size=0.01, noise=6))


def label(text: str = NUMBER, *, qr: bool = False) -> Gray:
    return photograph(text, View(640, 360, size=0.8), qr=qr)


def told(scanner: Scanner, *frames: Gray) -> list[list[str]]:
    return [[read.text for read in scanner.look(frame).confirmed] for frame in frames]


def test_bars_count_when_two_frames_say_the_same() -> None:
    assert told(Scanner(), label(), label()) == [[], [NUMBER]]


def test_two_different_reads_confirm_neither() -> None:
    assert told(Scanner(), label("OD-000001"), label("OD-000002")) == [[], []]


def test_code_that_corrects_its_errors_counts_at_once() -> None:
    assert told(Scanner(), label(qr=True)) == [[NUMBER]]


def test_code_is_told_once_while_it_stays() -> None:
    assert told(Scanner(), *[label(qr=True)] * 5) == [[NUMBER], [], [], [], []]


def test_short_gap_is_no_leaving() -> None:
    scanner = Scanner()
    told(scanner, label(qr=True), *[EMPTY] * (FRAMES_TO_FORGET - 1))

    assert told(scanner, label(qr=True)) == [[]]


def test_code_that_left_is_told_again() -> None:
    scanner = Scanner()
    told(scanner, label(qr=True), *[EMPTY] * FRAMES_TO_FORGET)

    assert told(scanner, label(qr=True)) == [[NUMBER]]


def test_forgetting_tells_the_same_code_again() -> None:
    scanner = Scanner()
    told(scanner, label(qr=True))
    scanner.forget()

    assert told(scanner, label(qr=True)) == [[NUMBER]]


def test_every_frame_says_where_the_code_is() -> None:
    scanner = Scanner()

    assert [read.text for read in scanner.look(label()).seen] == [NUMBER]
    assert [read.text for read in scanner.look(label()).seen] == [NUMBER]


def test_two_reads_far_apart_do_not_confirm_each_other() -> None:
    gap = [EMPTY] * FRAMES_BETWEEN_READS

    assert told(Scanner(), label(), *gap, label()) == [[]] * (2 + len(gap))


def test_one_gap_does_not_hide_an_outline_but_leaving_does() -> None:
    scanner = Scanner()
    scanner.look(label(qr=True))

    assert [read.text for read in scanner.look(EMPTY).seen] == [NUMBER]
    assert [scanner.look(EMPTY) for _ in range(FRAMES_TO_SHOW)][-1].seen == ()


def test_two_codes_at_once_are_both_told() -> None:
    both = np.vstack([label(), label("OD-005001")])
    scanner = Scanner()
    scanner.look(both)

    assert {read.text for read in scanner.look(both).confirmed} == {NUMBER, "OD-005001"}


def test_code_told_earlier_stands_beside_one_that_needed_a_frame_more() -> None:
    both = np.vstack([label(qr=True), label("OD-005001")])
    scanner = Scanner()
    assert [read.text for read in scanner.look(both).confirmed] == [NUMBER]

    second = scanner.look(both)
    assert [read.text for read in second.confirmed] == ["OD-005001"]
    assert [read.text for read in second.beside] == [NUMBER]


def test_label_held_up_next_does_not_stand_beside_the_one_before() -> None:
    for qr in (True, False):
        scanner = Scanner()
        told(scanner, *[label("OD-005001", qr=qr)] * 3)

        sightings = [scanner.look(label(qr=True)), scanner.look(label(qr=True))]
        assert [[read.text for read in it.confirmed] for it in sightings] == [[NUMBER], []]
        assert not any(it.beside for it in sightings)


def test_hint_comes_after_a_while_without_a_code_and_goes_with_one() -> None:
    dark = (EMPTY // 9).astype(np.uint8)
    scanner = Scanner(patience=2)

    assert scanner.look(dark).hint is None
    assert scanner.look(dark).hint is Hint.TOO_DARK
    assert scanner.look(label()).hint is None
    assert scanner.look(dark).hint is None
