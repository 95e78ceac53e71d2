"""The symbols of EAN-13 and Code 128: their patterns, and which rows of them are a valid text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

# --- EAN-13 (ISO/IEC 15420) -----------------------------------------------------------------------

EAN_MODULES = 95
EAN_GUARDS = {0: "101", 45: "01010", 92: "101"}
"""By the module at which they begin; dark is 1."""
_LEFT_ODD_SET = "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011"
_LEFT_ODD = _LEFT_ODD_SET.split(" ")
EAN_RIGHT = ["".join("10"[int(module)] for module in pattern) for pattern in _LEFT_ODD]
"""The digits 0 to 9 in the right half, from module 50."""
EAN_LEFT = [*_LEFT_ODD, *(pattern[::-1] for pattern in EAN_RIGHT)]
"""The digits 0 to 9 in the left half, from module 3: those of odd parity, then those of even."""
_PARITY_SET = "000000 001011 001101 001110 010011 011001 011100 010101 010110 011010"
_PARITIES = _PARITY_SET.split(" ")
"""By the first digit, which has no bars of its own: the left digits' parity, 0 odd and 1 even."""
_CLEARLY = 0.25
"""Summed correlation by which an EAN has to be better than any other valid one."""
_ALTERNATIVES = 14
"""Second-best digits that are exchanged, the nearest to the best ones."""


def ean_text(scores: Sequence[Array]) -> str | None:
    """Spell an EAN-13 from its twelve digits' scores, six of the left half and six of the right.

    ``None`` when no text is valid, or another valid one comes near the best.
    """
    scored = _valid_eans(scores)
    ranked = sorted(scored, key=scored.__getitem__, reverse=True)
    if not ranked:
        return None
    second = scored[ranked[1]] if len(ranked) > 1 else -np.inf
    clear = scored[ranked[0]] - second >= _CLEARLY
    return "".join(str(digit) for digit in ranked[0]) if clear else None


def _valid_eans(scores: Sequence[Array]) -> dict[tuple[int, ...], float]:
    """Score the digits whose sets and check digit are right."""
    found: dict[tuple[int, ...], float] = {}
    for first, parity in enumerate(_PARITIES):
        left = [
            score[10:] if even == "1" else score[:10]
            for score, even in zip(scores, parity, strict=False)
        ]
        for total, digits in _near([*left, *scores[6:]]):
            code = (first, *digits)
            if (sum(code[0::2]) + 3 * sum(code[1::2])) % 10 == 0:
                found[code] = max(total, found.get(code, -np.inf))
    return found


def _near(scores: Sequence[Array]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Give the best symbols for each place, then those with one or two places second best.

    With each comes its summed correlation.
    """
    order = [np.argsort(-score)[:4] for score in scores]
    top = tuple(int(places[0]) for places in order)
    whole = sum(float(score[symbol]) for score, symbol in zip(scores, top, strict=True))
    yield whole, top
    losses = sorted(
        (float(score[places[0]] - score[other]), place, int(other))
        for place, (score, places) in enumerate(zip(scores, order, strict=True))
        for other in places[1:]
    )[:_ALTERNATIVES]
    for loss, place, symbol in losses:
        yield whole - loss, (*top[:place], symbol, *top[place + 1 :])
    for one, two in itertools.combinations(losses, 2):
        if one[1] != two[1]:
            symbols = list(top)
            symbols[one[1]], symbols[two[1]] = one[2], two[2]
            yield whole - one[0] - two[0], tuple(symbols)


# --- Code 128 (ISO/IEC 15417) ---------------------------------------------------------------------

SYMBOL_MODULES, STOP_MODULES = 11, 13
SYMBOL_EDGES = 6
_WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 "
    "122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 "
    "321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 "
    "211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 "
    "213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 "
    "121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 "
    "241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 "
    "412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 "
    "211214 211232"
)
"""Bars and spaces of the symbols 0 to 105 in turn (table 1)."""
_STOP_WIDTHS = "2331112"
_START_A = 103
"""Start B and C follow."""
_CODE_C, _CODE_B, _CODE_A, _FNC1 = 99, 100, 101, 102
_CLEAR_SYMBOL = 0.02
"""Correlation by which each symbol has to be better than any other."""


def _modules(widths: str) -> str:
    return "".join("10"[place % 2] * int(width) for place, width in enumerate(widths))


CODE128 = [_modules(widths) for widths in _WIDTHS.split(" ")]
CODE128_STARTS = CODE128[_START_A:]
CODE128_STOP = _modules(_STOP_WIDTHS)


def code128_text(scores: Sequence[Array]) -> str | None:
    """Spell a Code 128 from the scores of its start, its symbols and its check symbol.

    ``None`` when a symbol is not clear or the check symbol is not right. Nothing is mended: one in
    a hundred of all wrong texts has a right check symbol, and mending would find it.
    """
    ranked = [np.argsort(score)[-2:] for score in scores]
    best = [int(last) for _, last in ranked]
    gaps = [score[last] - score[other] for score, (other, last) in zip(scores, ranked, strict=True)]
    symbols = (_START_A + best[0], *best[1:])
    weighted = symbols[0] + sum(place * symbol for place, symbol in enumerate(symbols[1:-1], 1))
    valid = weighted % 103 == symbols[-1] and max(symbols[1:]) < _START_A
    return _spelled(symbols) if valid and min(gaps) >= _CLEAR_SYMBOL else None


def _spelled(symbols: Sequence[int]) -> str | None:
    """Spell the symbols; ``None`` for what labels do not hold: controls, shifts, functions."""
    table = {_START_A: "A", _START_A + 1: "B", _START_A + 2: "C"}[symbols[0]]
    text = ""
    for symbol in symbols[1:-1]:
        if symbol == _FNC1 and not text:
            continue
        if table == "C" and symbol < _CODE_B:
            text += f"{symbol:02d}"
        elif symbol == _CODE_C and table != "C":
            table = "C"
        elif symbol == _CODE_B and table != "B":
            table = "B"
        elif symbol == _CODE_A and table != "A":
            table = "A"
        elif symbol < (64 if table == "A" else 95):
            text += chr(symbol + 32)
        else:
            return None
    return text
