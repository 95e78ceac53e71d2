"""Numbers that are one slip of the hand or the eye away from what was typed."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from ordidesk.domain.inventory import NUMBER_LIMIT, own_number, plain_text
from ordidesk.labels.lookalikes import number_readings, readings

_SHORTEST, _LONGEST = 3, 20
"""Signs: nearly everything is one slip away from less, and nobody types more by hand."""
_OWN = re.compile(r"(?:OD[\s\-_.:/]*)?([0-9](?:\s?[0-9]){2,6})")
"""Our own numbers, with a digit missing or one too many."""
_DIGITS = "0123456789"
_SIGNS = _DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BESIDE = ("1234567890", "789", "456", "123", "0147", "0258", "369")
"""Keys in a row: above the letters, and those of the number pad across and upwards."""


class Slip(enum.IntEnum):
    """What may have gone wrong, the likeliest first."""

    LOOK_ALIKE = 0
    """A sign was taken for one that looks like it, as O for 0."""
    SWAPPED = 1
    """Two neighbours changed places."""
    KEY_BESIDE = 2
    """The key beside was hit."""
    MISSING = 3
    EXTRA = 4
    OTHER_SIGN = 5


def slips(text: str) -> dict[str, Slip]:
    """Return the numbers, as records hold them, that a text may be short of by one slip.

    The likeliest come first. Of look-alikes any number may have been taken at once. Empty for a
    text that nobody types as a number; what the text says itself is not among them.
    """
    plain = plain_text(text).upper()
    if not _SHORTEST <= len(plain) <= NUMBER_LIMIT or not any(sign in _DIGITS for sign in plain):
        return {}
    alike = (*number_readings(text), *readings(text))
    found = {reading.text: Slip.LOOK_ALIKE for reading in alike if reading.swaps}
    if len(plain) <= _LONGEST:
        for slip, number in sorted(_numbers(plain), key=lambda it: it[0]):
            found.setdefault(number, slip)
    for said in (plain, own_number(plain)):
        found.pop(said, None)
    return found


def _numbers(plain: str) -> Iterator[tuple[Slip, str]]:
    own = _OWN.fullmatch(plain)
    if own is None:
        yield from _slipped(plain, _DIGITS if plain.isdecimal() else _SIGNS)
        return
    figures = "".join(own[1].split())
    for slip, other in _slipped(figures, _DIGITS):
        number = own_number(f"OD-{other}") if other else ""
        if number:
            yield slip, number


def _slipped(signs: str, alphabet: str) -> Iterator[tuple[Slip, str]]:
    """Yield every text that is one slip away."""
    for place, sign in enumerate(signs):
        before, after = signs[:place], signs[place + 1 :]
        if after and after[0] != sign:
            yield Slip.SWAPPED, before + after[0] + sign + after[1:]
        yield Slip.EXTRA, before + after
        for other in alphabet:
            if other != sign:
                beside = other in _BESIDE_OF.get(sign, "")
                yield Slip.KEY_BESIDE if beside else Slip.OTHER_SIGN, before + other + after
    for place in range(len(signs) + 1):
        for other in alphabet:
            yield Slip.MISSING, signs[:place] + other + signs[place:]


_BESIDE_OF = {
    digit: {
        row[near]
        for row in _BESIDE
        for place in [row.find(digit)]
        for near in (place - 1, place + 1)
        if place >= 0 and 0 <= near < len(row)
    }
    for digit in _DIGITS
}
