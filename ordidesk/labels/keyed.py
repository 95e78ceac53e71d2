"""Tells the keys of a USB scanner from a person's, by their rhythm alone.

A scanner that stands for a keyboard types a whole code within moments, then Enter or Tab.
Until the rhythm has told, a key is held back: 35 ms after the last one it was a person's.
"""

from __future__ import annotations

import enum
import itertools
import math
from collections.abc import Callable
from typing import NamedTuple

from ordidesk.labels.label import LONGEST_TEXT

ENDINGS = frozenset("\n\t")
"""What ends a code: Enter and Tab, as signs."""
HOLD_MS = 35
"""Between two keys of a scanner, at most; so a person's key comes that much later.

Scanners leave 1 to 30 ms between keys. A person leaves 100 ms at 120 words a minute; the hands'
quickest pairs come within 35 ms, three such gaps in a row do not.
"""
HICCUP_MS = 60
"""The same once the rhythm is a scanner's: by radio a key may come late."""
SURE_KEYS = 4
"""Signs from which ``HOLD_MS`` between them is a scanner's rhythm."""
SHORT_CODE_MS = 20
"""Between the keys of a code of two or three signs, its end included; Windows counts in 16 ms."""
FEWEST_SIGNS = 2


class Action(enum.Enum):
    """What becomes of a key."""

    PASS = "pass"  # noqa: S105 - nothing secret: the key is handed on
    """Hand it on now, after what is held."""
    HOLD = "hold"
    """Keep it with what is held; ``expire`` is due later."""
    HOLD_ANEW = "hold_anew"
    """Hand on what is held, and keep this one."""
    TAKE = "take"
    """It ends a code: what is held and this key are nobody's to see. Without a text it is what a
    scanner types after the end: Enter once more."""


class Step(NamedTuple):
    """What to do now, and for ``TAKE`` the text of the code."""

    action: Action
    text: str = ""


class KeyRhythm:
    """Fed with each key as it comes; times in milliseconds from any beginning.

    Keys that type no sign (arrows, shortcuts, repeats of a key held down, an input method's
    composing) are not told here: ``forget`` when one comes.
    """

    def __init__(self, is_label: Callable[[str], bool]) -> None:
        """``is_label`` tells a text that only a label has: those need no key at the end."""
        self._is_label = is_label
        self._signs: list[str] = []
        self._times: list[float] = []
        self._ended = -math.inf

    @property
    def hold_ms(self) -> int:
        """How long after the last key ``expire`` is due."""
        return HICCUP_MS if self._is_scanner() else HOLD_MS

    def press(self, sign: str, at: float) -> Step:
        """Take in a key that types ``sign``: one printable character, Enter or Tab."""
        follows = bool(self._signs) and 0 <= at - self._times[-1] <= self.hold_ms
        if sign in ENDINGS:
            text = "".join(self._signs)
            is_code = follows and self._is_code([*self._times, at])
            is_more = not text and 0 <= at - self._ended <= HOLD_MS
            self.forget()
            if is_code or is_more:
                self._ended = at
            return Step(Action.TAKE, text) if is_code or is_more else Step(Action.PASS)
        if follows and len(self._signs) < LONGEST_TEXT:
            self._signs.append(sign)
            self._times.append(at)
            return Step(Action.HOLD)
        held = bool(self._signs)
        self._signs, self._times = [sign], [at]
        return Step(Action.HOLD_ANEW if held else Action.HOLD)

    def expire(self) -> Step:
        """Decide on what is held when no further key came: a scanner that ends with none, or not.

        ``PASS`` hands on what is held.
        """
        text = "".join(self._signs)
        is_code = self._is_scanner() and self._is_label(text)
        self.forget()
        return Step(Action.TAKE, text) if is_code else Step(Action.PASS)

    def forget(self) -> None:
        """Begin anew: what is held is handed on by whoever holds it."""
        self._signs, self._times = [], []

    def _is_scanner(self) -> bool:
        """Tell whether the keys so far are too quick for hands, and no key that is held down."""
        if len(self._signs) < SURE_KEYS or len(set(self._signs)) == 1:
            return False
        return _mean_gap(self._times) <= HOLD_MS

    def _is_code(self, times: list[float]) -> bool:
        """Tell the same with the key at the end; a short code has to be quicker."""
        if len(self._signs) < FEWEST_SIGNS:
            return False
        return self._is_scanner() or _longest_gap(times) <= SHORT_CODE_MS


def _mean_gap(times: list[float]) -> float:
    return (times[-1] - times[0]) / (len(times) - 1)


def _longest_gap(times: list[float]) -> float:
    return max(later - earlier for earlier, later in itertools.pairwise(times))
