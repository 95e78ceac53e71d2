"""Which inventory numbers printed lines show, and when one counts without asking a person.

A machine reads letters nearly as well as a person does, and "nearly" would show another client's
machine. So a number counts only when it is known, was read exactly and in full, surely, alone, and
twice in a row. All else is a question to the person, the likeliest answer first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ordidesk.domain.inventory import inventory_number, own_number
from ordidesk.labels.lookalikes import number_readings, readings
from ordidesk.labels.ocr import Line

Known = Callable[[str], bool]
"""Tells whether a number, written as records hold it, is one of ours."""

SURE = 0.85
"""Probability of a number's least sure digit from which it can count at all."""
READS_IN_A_ROW = 2
READS_TO_ASK = 2
FRAMES_TO_FORGET = 3
"""Frames without a number after which its label is gone: one or two seconds."""
MOST_OFFERED = 5
_OWN_DIGITS = 6
_MOST_READINGS = 32
"""Look-ups for one word of another form."""
_DIGIT = r"[0-9OQDILZSGBATq|]"
_FIGURES = rf"({_DIGIT}{{3}}\s{_DIGIT}{{3}}|{_DIGIT}{{3,9}})(?![0-9A-Z])"
_OWN = re.compile(rf"(?<![0-9A-Z])[O0Q]D[\s\-_.:/]{{0,3}}{_FIGURES}", re.IGNORECASE)
"""With our prefix. Its O looks like a 0 in many typefaces; nothing else is printed there."""
_NEARLY_OWN = re.compile(rf"(?<![0-9A-Z])[O0Q][O0]\s?-\s?{_FIGURES}", re.IGNORECASE)
"""With a prefix whose D was misread as well: only asked for."""
_BARE = re.compile(rf"(?<![0-9A-Z]){_DIGIT}{{4,6}}(?![0-9A-Z])", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\(0\)|[0-9OIL])(?:[\s.\-/()]*[0-9OIL]){8,}", re.IGNORECASE)
"""Nine digits and more, however grouped: the hotline's number or another one, and no machine."""
_WORD = re.compile(r"[^\s,;]{4,40}")
_CUT = " ; "
_NEAR = ("08", "17", "27", "35", "38", "49", "56", "68", "69", "89")
"""Digits that blur into each other: they are only swapped where that gives a known number."""


@dataclass(frozen=True)
class PrintedNumber:
    """A number that a line may show."""

    number: str
    """As records hold it."""
    line: Line
    known: bool
    swaps: int = 0
    """Signs that were taken for others; 0 is what stands there."""
    in_full: bool = False
    """Written with prefix and all its digits; part of a number may be another number."""
    confidence: float = 0.0
    """Probability of the number's least sure digit, 0 … 1."""

    @property
    def is_sure(self) -> bool:
        """Whether it counts once it was read again."""
        return self.known and self.in_full and not self.swaps and self.confidence >= SURE

    @property
    def rank(self) -> tuple[bool, int, bool, float]:
        """The likeliest first."""
        return (not self.known, self.swaps, not self.in_full, -self.confidence)


def shows_number(lines: Sequence[Line]) -> bool:
    """Tell whether a line holds one of our own labels' numbers in full: no need to look closer."""
    return any(len(match[1]) >= _OWN_DIGITS for line in lines for match in _OWN.finditer(line.text))


def numbers_in(
    lines: Iterable[Line], known: Known, hotline_phones: Iterable[str] = ()
) -> tuple[PrintedNumber, ...]:
    """Return the numbers that lines may show, each once, the likeliest first.

    Phone numbers are never any, nor is a piece of the hotline's that was read as a line of its own.
    """
    phones = [_digits(phone) for phone in hotline_phones]
    best: dict[str, PrintedNumber] = {}
    for line in lines:
        for found in _numbers_of(line, known, phones):
            best[found.number] = min(found, best.get(found.number, found), key=lambda it: it.rank)
    return tuple(sorted(best.values(), key=lambda it: (it.rank, it.number)))


def _numbers_of(line: Line, known: Known, phones: Sequence[str]) -> Iterator[PrintedNumber]:
    for match in _OWN.finditer(line.text):
        yield from _readings_of(match[1], line, _sureness(line, match), known, whole=True)
    rest = _PHONE.sub(_CUT, _OWN.sub(_CUT, line.text))
    for match in _NEARLY_OWN.finditer(rest):
        yield from _readings_of(match[1], line, line.confidence, known)
    rest = _NEARLY_OWN.sub(_CUT, rest)
    for match in _BARE.finditer(rest):
        digits = _digits(match[0])
        if len(digits) * 2 >= len(match[0]) and not any(digits in phone for phone in phones):
            yield from _readings_of(match[0], line, line.confidence, known)
    for word in sorted({*_WORD.findall(rest), rest.strip()}):
        yield from _others(word, line, known)


def _sureness(line: Line, match: re.Match[str]) -> float:
    """Return the probability of the least sure digit; the prefix says only that it is a number."""
    if len(line.sureness) != len(line.text):
        return line.confidence
    return min(line.sureness[match.start(1) : match.end(1)])


def _readings_of(
    figures: str, line: Line, confidence: float, known: Known, *, whole: bool = False
) -> Iterator[PrintedNumber]:
    """Read one of our own labels' numbers, and the known ones that it may be a blur of."""
    for number, swaps in number_readings(f"OD-{figures}"):
        in_full = whole and not swaps and _digits(figures) == _digits(number)
        found = known(number)
        yield PrintedNumber(number, line, found, swaps, in_full, confidence)
        if not found:
            for near in filter(known, _near(number)):
                yield PrintedNumber(near, line, True, swaps + 1, False, confidence)  # noqa: FBT003 - the fields in order


def _others(word: str, line: Line, known: Known) -> Iterator[PrintedNumber]:
    """Read a number of another form, its maker's say: only a known one can be told from words."""
    if not any(sign.isdecimal() for sign in word) or own_number(word):
        return
    for text, swaps in readings(word, _MOST_READINGS):
        number = inventory_number(text)
        if number and known(number):
            yield PrintedNumber(number, line, True, swaps, False, line.confidence)  # noqa: FBT003 - as above


def _near(number: str) -> Iterator[str]:
    """Yield the numbers that differ in one digit which blurs into another."""
    for place, sign in enumerate(number):
        for pair in _NEAR:
            if sign in pair:
                yield number[:place] + pair.replace(sign, "") + number[place + 1 :]


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign in "0123456789")


@dataclass(frozen=True)
class Verdict:
    """What is known after a frame."""

    taken: PrintedNumber | None = None
    """Counts now, without asking; told once."""
    offered: tuple[PrintedNumber, ...] = ()
    """To be confirmed by the person, the likeliest first; empty when there is nothing to ask."""


class Consensus:
    """Fed with the numbers of each frame, in order; a number is told once while it is there."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._in_a_row = 0
        self._last = ""
        self._told = ""
        self._seen: dict[str, _Seen] = {}

    def look(self, numbers: Sequence[PrintedNumber]) -> Verdict:
        """Take in what one frame showed; a frame without a sure number breaks the row."""
        self._age(numbers)
        sure = {number.number: number for number in numbers if number.is_sure}
        only = next(iter(sure.values())) if len(sure) == 1 else None
        again = only is not None and only.number == self._last
        self._in_a_row = self._in_a_row + 1 if again else int(only is not None)
        self._last = only.number if only is not None else ""
        if only is None or self._in_a_row < READS_IN_A_ROW:
            return Verdict(offered=() if self._told else self._to_ask())
        told_before, self._told = self._told, only.number
        return Verdict(taken=None if only.number == told_before else only)

    def forget(self) -> None:
        """Begin anew: the next number counts even if it was told a moment ago."""
        self._in_a_row, self._last, self._told = 0, "", ""
        self._seen.clear()

    def _age(self, numbers: Sequence[PrintedNumber]) -> None:
        for number in numbers:
            seen = self._seen.setdefault(number.number, _Seen(number))
            seen.frames += 1
            seen.missing = -1
            seen.best = min(seen.best, number, key=lambda it: it.rank)
        for key, seen in list(self._seen.items()):
            seen.missing += 1
            if seen.missing >= FRAMES_TO_FORGET:
                del self._seen[key]
        if self._told not in self._seen:
            self._told = ""

    def _to_ask(self) -> tuple[PrintedNumber, ...]:
        """Return what was read twice and did not count by itself: one read may be a slip."""
        often = [seen.best for seen in self._seen.values() if seen.frames >= READS_TO_ASK]
        return tuple(sorted(often, key=lambda it: (it.rank, it.number))[:MOST_OFFERED])


def still_verdict(
    looks: Iterable[Sequence[Line]], known: Known, hotline_phones: Iterable[str] = ()
) -> Verdict:
    """Judge what several looks at one still picture read; no more of them than are needed.

    Here what was read once is asked for too: there is no next frame.
    """
    consensus = Consensus()
    phones = tuple(hotline_phones)
    best: dict[str, PrintedNumber] = {}
    for lines in looks:
        numbers = numbers_in(lines, known, phones)
        verdict = consensus.look(numbers)
        if verdict.taken or any(number.in_full for number in verdict.offered):
            return verdict
        for number in numbers:
            before = best.get(number.number, number)
            best[number.number] = min(number, before, key=lambda it: it.rank)
    ranked = sorted(best.values(), key=lambda it: (it.rank, it.number))
    return Verdict(offered=tuple(ranked[:MOST_OFFERED]))


@dataclass
class _Seen:
    best: PrintedNumber
    frames: int = 0
    missing: int = 0
    """Frames since it was last read."""
