"""What a text may have been before an eye or a machine took a sign for one that looks like it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from ordidesk.domain.inventory import NUMBER_LIMIT, own_number, plain_text

MOST_READINGS = 256
"""Readings given unless told otherwise: each costs its reader a look-up."""
_GROUPS = ("0OQD", "1IL|", "2Z", "5S", "6G", "8B", "4A", "7T")
"""Signs taken for each other, the likeliest first; capitals, for records hold those."""
_SMALL = {"b": "6", "g": "9", "q": "9", "l": "1"}
"""Small letters whose own shape is that of a digit, which their capital has not."""
_ALSO = {"!": "1", "]": "1", "[": "1", "¦": "1", "€": "6", "$": "5", "&": "8", "°": "0", "º": "0"}
"""Signs that no number holds."""
_ALIKE = {sign: group.replace(sign, "") for group in _GROUPS for sign in group}
_PREFIX = ("O0Q", "D0O")
"""What the letters before our numbers, OD, are taken for."""
_DIGITS = "0123456789"
_BETWEEN = " -_.:/"


class Reading(NamedTuple):
    """One way to read a text, in capitals."""

    text: str
    swaps: int
    """Signs taken for another one; 0 is the text as it stands."""


def readings(text: str, most: int = MOST_READINGS) -> Iterator[Reading]:
    """Yield the readings of a text, those with the fewest swapped signs first, each once.

    The first is the text itself. At most ``most`` come; of a text longer than a number can be, only
    itself. A reading is a question to the records, never an answer.
    """
    plain = plain_text(text)
    yield Reading(plain.upper(), 0)
    if len(plain) > NUMBER_LIMIT:
        return
    yield from itertools.islice(_swapped(plain), max(0, most - 1))


def _swapped(plain: str) -> Iterator[Reading]:
    others = [_taken_for(sign) for sign in plain]
    places = [place for place, signs in enumerate(others) if signs]
    given = {plain.upper()}
    for swaps in range(1, len(places) + 1):
        for chosen in itertools.combinations(places, swaps):
            for signs in itertools.product(*(others[place] for place in chosen)):
                changed = [sign.upper() for sign in plain]
                for place, sign in zip(chosen, signs, strict=True):
                    changed[place] = sign
                told = "".join(changed)
                if told not in given:
                    given.add(told)
                    yield Reading(told, swaps)


def _taken_for(sign: str) -> str:
    """Return what a sign may have been, the likeliest first."""
    own = _SMALL.get(sign, "") + _ALSO.get(sign, "") + _ALIKE.get(sign.upper(), "")
    return "".join(dict.fromkeys(own))


def number_readings(text: str) -> tuple[Reading, ...]:
    """Return the numbers of our own labels that a text may be, as records hold them.

    Where letters and digits stand is known here, so any number of signs may be swapped:
    "0D-OO42I7" is "OD-004217". The fewest swaps come first; empty when the text cannot be one.
    """
    plain = plain_text(text)
    if len(plain) > NUMBER_LIMIT:
        return ()
    signs = [sign for sign in plain if sign not in _BETWEEN]
    found: dict[str, int] = {}
    for prefix, figures, begun in _parts(signs):
        digits = [_as_digit(sign) for sign in figures]
        number = own_number(prefix + "".join(digits)) if all(digits) else ""
        if number:
            swaps = begun + sum(digit != sign for digit, sign in zip(digits, figures, strict=True))
            found[number] = min(swaps, found.get(number, swaps))
    return tuple(sorted(itertools.starmap(Reading, found.items()), key=lambda it: it.swaps))


def _parts(signs: list[str]) -> Iterator[tuple[str, list[str], int]]:
    """Split into prefix and figures; with how many signs of the prefix were swapped."""
    head = "".join(signs[: len(_PREFIX)]).upper()
    if len(head) == len(_PREFIX) and all(
        sign in alike for sign, alike in zip(head, _PREFIX, strict=True)
    ):
        swaps = sum(sign != alike[0] for sign, alike in zip(head, _PREFIX, strict=True))
        yield "OD", signs[len(_PREFIX) :], swaps
    yield "", signs, 0


def _as_digit(sign: str) -> str:
    """Return the digit that a sign is or looks like, empty when it looks like none."""
    if sign in _DIGITS:
        return sign
    return next((other for other in _taken_for(sign) if other in _DIGITS), "")
