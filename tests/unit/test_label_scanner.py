"""The scanner tells a code when it is sure, once, and says what keeps it from reading."""

from __future__ import annotations

import cv2
import numpy as np

from ordidesk.labels.reads import Gray
from ordidesk.labels.scanner import FRAMES_TO_FORGET, Hint, Scanner
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


def hint_for(frame: Gray) -> Hint | None:
    scanner = Scanner(patience=2)
    assert scanner.look(frame).hint is None
    return scanner.look(frame).hint


def test_dark_picture_asks_for_light() -> None:
    assert hint_for((EMPTY // 9).astype(np.uint8)) is Hint.TOO_DARK


def test_burnt_out_picture_tells_of_glare() -> None:
    frame = EMPTY.copy()
    frame[60:260, 100:400] = 255

    assert hint_for(frame) is Hint.GLARE


def test_blurred_picture_asks_to_hold_still() -> None:
    blurred = cv2.GaussianBlur(label(), (0, 0), 8)

    assert hint_for(np.asarray(blurred, dtype=np.uint8)) is Hint.HOLD_STILL


def test_code_too_small_asks_to_come_closer() -> None:
    assert hint_for(photograph(NUMBER, View(1280, 720, size=0.24, noise=5))) is Hint.COME_CLOSER
