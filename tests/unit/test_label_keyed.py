"""Whose keys these are: a scanner's code comes whole, a person's keys come all and in order."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ordidesk.labels.keyboard_layouts import is_label
from ordidesk.labels.keyed import HICCUP_MS, HOLD_MS, SHORT_CODE_MS, Action, KeyRhythm

Key = tuple[str, float]
"""What it types, and the milliseconds since the key before."""


class Seat:
    """Who sits behind the rhythm: gets what is handed on, and the codes."""

    def __init__(self) -> None:
        self.rhythm = KeyRhythm(is_label)
        self.got = ""
        self.codes: list[str] = []
        self.latest = 0.0
        """The longest that a key was held, in milliseconds."""
        self._held: list[Key] = []

    def type(self, keys: Iterable[Key]) -> Seat:
        """Press the keys, the clock going on between them, and wait after the last."""
        now = 0.0
        for sign, gap in keys:
            self._wait(now, gap)
            now += gap
            self._take(self.rhythm.press(sign, now), (sign, now), now)
        self._wait(now, 10_000)
        return self

    def _wait(self, now: float, gap: float) -> None:
        due = self.rhythm.hold_ms
        if self._held and gap > due:
            self._take(self.rhythm.expire(), None, now + due)

    def _take(self, step: tuple[Action, str], key: Key | None, now: float) -> None:
        action, text = step
        if action is Action.TAKE:
            self.codes += [text] if text else []
            self._held.clear()
            return
        if action is not Action.HOLD:
            for sign, pressed in self._held:
                self.got += sign
                self.latest = max(self.latest, now - pressed)
            self._held.clear()
        if key is None:
            return
        if action is Action.PASS:
            self.got += key[0]
        else:
            self._held.append(key)


def keys(text: str, gap: float) -> list[Key]:
    return [(sign, gap) for sign in text]


@pytest.mark.parametrize("gap", [0, 1, 8, 15, 16, 30, HOLD_MS])
@pytest.mark.parametrize("end", ["\n", "\t"])
@pytest.mark.parametrize("code", ["OD-004217", "4217", "https://p.example/a/OD-004217", "WIFI:;"])
def test_a_scanners_keys_are_a_code_and_nobody_else_sees_one(
    gap: float, end: str, code: str
) -> None:
    seat = Seat().type(keys(code + end, gap))
    assert (seat.codes, seat.got) == ([code], "")


@pytest.mark.parametrize("code", ["42", "A1", "999"])
def test_a_short_code_is_told_by_its_speed(code: str) -> None:
    assert Seat().type(keys(code + "\n", SHORT_CODE_MS)).codes == [code]
    assert Seat().type(keys(code + "\n", HOLD_MS)).got == code + "\n"


def test_a_code_without_an_end_counts_when_only_a_label_has_its_form() -> None:
    seat = Seat().type([*keys("OD-004217", 5), *keys("OD-000042", 5)])
    assert seat.codes == []
    seat = Seat().type([*keys("OD-004217", 5), ("O", 400), *keys("D-000042", 5)])
    assert (seat.codes, seat.got) == (["OD-004217", "OD-000042"], "")
    assert Seat().type(keys("bonjour", 5)).got == "bonjour"


def test_a_scanner_by_radio_may_hesitate() -> None:
    hesitant = [*keys("OD-00", 10), ("4", HICCUP_MS), *keys("217\n", 10)]
    assert Seat().type(hesitant).codes == ["OD-004217"]


def test_keys_typed_before_a_scan_come_before_it() -> None:
    seat = Seat().type([*keys("Vu ", 120), ("O", 120), *keys("D-004217\n", 8), *keys("ok", 120)])
    assert (seat.codes, seat.got) == (["OD-004217"], "Vu ok")


def test_an_end_of_two_keys_is_one_end() -> None:
    seat = Seat().type([*keys("OD-004217\n\n", 2), ("\n", 200)])
    assert (seat.codes, seat.got) == (["OD-004217"], "\n")


def test_two_scans_in_a_row_are_two_codes() -> None:
    seat = Seat().type(keys("OD-004217\nOD-000042\n", 2))
    assert seat.codes == ["OD-004217", "OD-000042"]


@given(
    st.lists(
        st.tuples(st.characters(codec="utf-8", exclude_categories=["C"]), st.integers(36, 2_000)),
        max_size=60,
    )
)
def test_a_person_loses_no_key_and_each_comes_within_the_hold(typed: list[Key]) -> None:
    seat = Seat().type(typed)
    assert seat.got == "".join(sign for sign, _ in typed)
    assert not seat.codes
    assert seat.latest <= HOLD_MS


@given(st.lists(st.tuples(st.sampled_from("abcdefgh OD-0123456789\n\t"), st.integers(0, 500))))
@example([("a", 0), ("a", 0), ("\n", 0)])
def test_whatever_the_rhythm_every_key_is_handed_on_or_part_of_a_code(typed: list[Key]) -> None:
    seat = Seat().type(typed)
    told = sum(len(code) for code in seat.codes)
    ends = len("".join(sign for sign, _ in typed)) - len(seat.got) - told
    assert 0 <= ends <= sum(sign in "\n\t" for sign, _ in typed)
    assert not ends or seat.codes
    for code in seat.codes:
        assert code in "".join(sign for sign, _ in typed)


@given(
    st.text("abcdefghijklmnopqrstuvwxyz ,.'", min_size=4, max_size=80),
    st.lists(st.integers(60, 300), min_size=1),
    st.data(),
)
def test_quick_pairs_of_hands_are_no_scanner(
    text: str, gaps: list[float], data: st.DataObject
) -> None:
    """Two keys at nearly the same time happen; every second one here does."""
    quick = data.draw(st.integers(0, HOLD_MS))
    typed = [
        (sign, quick if place % 2 else gaps[place % len(gaps)]) for place, sign in enumerate(text)
    ]
    seat = Seat().type([*typed, ("\n", 80)])
    assert (seat.got, seat.codes) == (text + "\n", [])
    assert seat.latest <= 2 * HOLD_MS


@pytest.mark.parametrize("gap", [25, 30, 33])
def test_a_key_held_down_whose_repeats_are_not_told_is_no_scanner(gap: float) -> None:
    held = [("e", 0.0), ("e", 500.0), *keys("e" * 30, gap), ("\n", 30.0)]
    assert Seat().type(held).got == "e" * 32 + "\n"


def test_enter_and_tab_are_handed_on_at_once() -> None:
    rhythm = KeyRhythm(is_label)
    assert rhythm.press("\n", 0) == (Action.PASS, "")
    assert rhythm.press("\t", 1) == (Action.PASS, "")
