"""Reads bars that are too blurred for edges: fits each symbol's shape to the brightness.

Decoders measure the widths between edges. Where the blur is as wide as a bar, narrow bars leave no
edge of their own, but the shape of a whole symbol is still there. So the symbols' patterns, blurred
as much as the picture is, are laid over the brightness across the bars; each symbol may drift
a little, together with its neighbours, because labels are tilted and curved. (After Gallo and
Manduchi, "Reading 1D Barcodes with Mobile Phones Using Deformable Templates", 2011.)

A text counts only if it fits well, clearly better than any other valid text, and the same in
several bands of the label. EAN-13 and Code 128 are read, whose check digits tell most misfits.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import numpy as np

from ordidesk.labels import symbols

Array = np.ndarray[Any, Any]

_SAMPLES = 4
"""A module: a drift of a quarter module changes the fit little."""
_BLURS = (0.3, 0.6, 0.9)
"""Standard deviations of the blur that are tried, in modules; beyond, symbols look alike."""
_AROUND = 1
"""Modules beside a symbol that are compared too: the blur mixes them in."""
_FURTHEST = 6
"""Samples by which a symbol may lie beside its place."""
_STRETCH = 0.06
"""What a sample of drift from one symbol to the next costs, in correlation."""
_BANDS = 6
_FEWEST_VOTES = 2
_FITS = 0.84
"""Mean correlation of all symbols from which a fit counts."""
_ANCHORED_EAN, _ANCHORED_CODE128 = 0.5, 0.7
"""Correlation of the patterns that begin and end a code, below which it is not tried further.

An EAN's guards are short: their blurred edges alone are left of them.
"""
_NARROWEST = 1.5
"""Pixels of the enlarged crop a module; below, nothing can be told."""
_QUIET = 0.03
"""Of the code's length without edges, at either end."""
_MOST_ENDS = 2
"""Pairs of ends tried a band."""
_FEWEST_EDGES = 16
_SHORTEST_CODE128, _LONGEST_CODE128 = 5, 24
"""Symbols, the start and the check symbol included."""
_SEEN_EDGES = 0.3
"""Of a code's edges, at least, that are seen as such under the blur."""


class Fit(NamedTuple):
    """A code that was fitted, and where it begins and ends across the crop, in pixels."""

    kind: Literal["ean13", "code128"]
    text: str
    left: float
    right: float


def fit_bars(crop: Array) -> Fit | None:
    """Read an upright crop of bars (height × width, grey, bars vertical), or return ``None``."""
    bands = _bands(crop)
    width = bands.shape[1]
    for turned in (False, True):
        profiles = bands[:, ::-1] if turned else bands
        ends = _ends(profiles)
        if not ends.band.size:
            continue
        fit = _fit_ean13(profiles, ends) or _fit_code128(profiles, ends)
        if fit is not None and turned:
            return fit._replace(left=width - fit.right, right=width - fit.left)
        if fit is not None:
            return fit
    return None


def _bands(crop: Array) -> Array:
    """Return the darkness across the bars in some bands of the crop: bands × width."""
    rows = np.linspace(0, crop.shape[0], _BANDS + 1).astype(int)
    pairs = [(top, max(bottom, top + 1)) for top, bottom in itertools.pairwise(rows)]
    return np.array([255.0 - crop[top:bottom].mean(axis=0) for top, bottom in pairs])


# --- where a code begins and ends -----------------------------------------------------------------


class _Ends(NamedTuple):
    """Where codes may lie: one entry a guess."""

    band: Array
    left: Array
    right: Array
    edges: Array
    """How many edges are seen from one end to the other."""

    def only(self, chosen: Array) -> _Ends:
        return _Ends(*(part[chosen] for part in self))


def _ends(profiles: Array) -> _Ends:
    guesses = [
        (band, *guess) for band, profile in enumerate(profiles) for guess in _ends_of(profile)
    ]
    band, *others = np.array(guesses, dtype=np.float64).reshape(-1, 4).T
    return _Ends(band.astype(np.intp), *others)


def _ends_of(profile: Array) -> list[tuple[float, float, float]]:
    """Pair edges into the dark after a quiet stretch with edges out of it before one."""
    places, slopes = _edges(profile)
    if len(places) < _FEWEST_EDGES:
        return []
    before = np.diff(places, prepend=-np.inf)
    after = np.diff(places, append=np.inf)
    number = np.arange(len(places))
    left, right = np.meshgrid(number[slopes > 0], number[slopes < 0], indexing="ij")
    length = places[right] - places[left]
    edges = right - left
    fits = (edges >= _FEWEST_EDGES) & (before[left] >= _QUIET * length)
    fits &= after[right] >= _QUIET * length
    order = np.argsort(-edges[fits], kind="stable")[:_MOST_ENDS]
    return [
        (float(places[start]), float(places[end]), float(end - start))
        for start, end in zip(left[fits][order], right[fits][order], strict=True)
    ]


def _edges(profile: Array) -> tuple[Array, Array]:
    """Return where the darkness changes quickest, in pixels, and by how much a pixel."""
    slope = np.gradient(profile)
    size = np.abs(slope)
    peak = (size[1:-1] >= size[:-2]) & (size[1:-1] > size[2:])
    peak &= size[1:-1] > 0.2 * np.percentile(size, 98)
    places = np.nonzero(peak)[0] + 1
    return places + 0.5, slope[places]


# --- laying patterns over the brightness ----------------------------------------------------------


class _Cell(NamedTuple):
    """A symbol's place in a code, and the patterns that may stand there."""

    start: int
    """Modules from the code's beginning."""
    width: int
    bank: Array
    """Blurs × patterns × samples, each pattern without mean and of length 1."""


def _cell(start: int, patterns: Sequence[str], before: str, after: str) -> _Cell:
    """Make a cell of patterns ("1" dark, a letter a module) between such neighbours."""
    bank = [[_blurred(pattern, before, after, blur) for pattern in patterns] for blur in _BLURS]
    return _Cell(start, len(patterns[0]), np.array(bank))


def _blurred(pattern: str, before: str, after: str, blur: float) -> Array:
    reach = 3
    modules = before * reach + pattern + after * reach
    samples = np.repeat(np.array([float(module == "1") for module in modules]), _SAMPLES)
    wide = int(3 * blur * _SAMPLES) or 1
    kernel = np.exp(-0.5 * (np.arange(-wide, wide + 1) / (blur * _SAMPLES)) ** 2)
    padded = np.pad(samples, wide, mode="edge")
    smooth = np.convolve(padded, kernel / kernel.sum(), "valid")
    around = (reach - _AROUND) * _SAMPLES
    return _unit(smooth[around:-around])


def _unit(values: Array) -> Array:
    """Take the mean out along the last axis, and bring the rest to length 1."""
    centred = values - values.mean(axis=-1, keepdims=True)
    length = np.linalg.norm(centred, axis=-1, keepdims=True)
    unit: Array = centred / np.maximum(length, 1e-6)
    return unit


_DRIFTS = np.arange(-_FURTHEST, _FURTHEST + 1)
_PADDING = _AROUND + 1 + _FURTHEST // _SAMPLES
"""Modules sampled beyond either end."""


def _sampled(profiles: Array, ends: _Ends, modules: int) -> Array:
    """Sample the darkness between the ends, so many times a module: guesses × samples."""
    module = (ends.right - ends.left) / modules
    steps = (np.arange(-_PADDING * _SAMPLES, (modules + _PADDING) * _SAMPLES) + 0.5) / _SAMPLES
    places = ends.left[:, None] + steps[None, :] * module[:, None] - 0.5
    numbers = np.arange(profiles.shape[1])
    return np.array(
        [
            np.interp(line, numbers, profiles[band])
            for band, line in zip(ends.band, places, strict=True)
        ]
    )


def _correlations(samples: Array, cell: _Cell) -> Array:
    """Lay a cell's patterns over each guess: guesses × blurs × drifts × patterns."""
    first = (_PADDING + cell.start - _AROUND) * _SAMPLES
    wide = (cell.width + 2 * _AROUND) * _SAMPLES
    windows = _unit(samples[:, first + _DRIFTS[:, None] + np.arange(wide)[None, :]])
    blurs, patterns, _ = cell.bank.shape
    fits = windows @ cell.bank.reshape(blurs * patterns, wide).T
    return fits.reshape(*fits.shape[:2], blurs, patterns).swapaxes(1, 2)


class _Laid(NamedTuple):
    """How well a code's cells fit one guess."""

    mean: float
    """Of the best patterns' correlations."""
    cells: list[Array]
    """For each cell, the correlation of each of its patterns."""


def _lay(samples: Array, cells: Sequence[_Cell]) -> list[_Laid]:
    """Find for each guess the blur and the drifts under which all cells fit best."""
    scores = [_correlations(samples, cell) for cell in cells]
    best = [score.max(axis=3) for score in scores]
    cost = _STRETCH * np.abs(_DRIFTS[:, None] - _DRIFTS[None, :])
    sums = best[0]
    came_from = []
    for score in best[1:]:
        reached = sums[:, :, :, None] - cost
        came_from.append(reached.argmax(axis=2))
        sums = reached.max(axis=2) + score
    laid = []
    for guess in range(len(samples)):
        blur, drift = np.unravel_index(int(sums[guess].argmax()), sums[guess].shape)
        path = [int(drift)]
        for step in reversed(came_from):
            path.append(int(step[guess, blur, path[-1]]))
        path.reverse()
        at = [score[guess, blur, drift] for score, drift in zip(scores, path, strict=True)]
        laid.append(_Laid(float(np.mean([values.max() for values in at])), at))
    return laid


def _anchored(samples: Array, cells: Sequence[_Cell], least: float) -> Array:
    """Tell which guesses begin and end as the code does."""
    fits = [_correlations(samples, cell).max(axis=(1, 2, 3)) for cell in cells]
    chosen: Array = np.min(fits, axis=0) >= least
    return chosen


# --- which text fits best -------------------------------------------------------------------------


class _Vote(NamedTuple):
    band: int
    left: float
    right: float
    text: str


def _agreed(votes: Sequence[_Vote], kind: Literal["ean13", "code128"]) -> Fit | None:
    """Take the text that several bands say, if no band clearly says another."""
    texts = {vote.text for vote in votes}
    if len(texts) != 1 or len({vote.band for vote in votes}) < _FEWEST_VOTES:
        return None
    left, right = (float(np.median([vote[place] for vote in votes])) for place in (1, 2))
    return Fit(kind, votes[0].text, left, right)


# --- the two kinds of code ------------------------------------------------------------------------


@functools.cache
def _ean_cells() -> tuple[_Cell, ...]:
    left = [_cell(3 + 7 * place, symbols.EAN_LEFT, "1", "0") for place in range(6)]
    right = [_cell(50 + 7 * place, symbols.EAN_RIGHT, "0", "1") for place in range(6)]
    first, middle, last = (
        _cell(start, [guard], *beside)
        for (start, guard), beside in zip(
            symbols.EAN_GUARDS.items(), ("00", "11", "00"), strict=True
        )
    )
    return first, *left, middle, *right, last


def _fit_ean13(profiles: Array, ends: _Ends) -> Fit | None:
    ends = ends.only(ends.right - ends.left >= symbols.EAN_MODULES * _NARROWEST)
    if not ends.band.size:
        return None
    cells = _ean_cells()
    samples = _sampled(profiles, ends, symbols.EAN_MODULES)
    chosen = _anchored(samples, (cells[0], cells[7], cells[-1]), _ANCHORED_EAN)
    ends, samples = ends.only(chosen), samples[chosen]
    votes = []
    for guess, laid in enumerate(_lay(samples, cells) if len(samples) else []):
        if laid.mean < _FITS:
            continue
        text = symbols.ean_text([*laid.cells[1:7], *laid.cells[8:14]])
        if text is not None:
            votes.append(_Vote(*_place(ends, guess), text))
    return _agreed(votes, "ean13")


@functools.cache
def _code128_bank() -> _Cell:
    return _cell(0, symbols.CODE128, "0", "1")


@functools.cache
def _code128_ends() -> tuple[_Cell, _Cell]:
    start = _cell(0, symbols.CODE128_STARTS, "0", "1")
    return start, _cell(0, [symbols.CODE128_STOP], "0", "0")


def _code128_cells(count: int) -> tuple[_Cell, ...]:
    start, stop = _code128_ends()
    bank = _code128_bank()
    inner = (bank._replace(start=symbols.SYMBOL_MODULES * place) for place in range(1, count))
    return (start, *inner, stop._replace(start=symbols.SYMBOL_MODULES * count))


def _fit_code128(profiles: Array, ends: _Ends) -> Fit | None:
    """Try each number of symbols: the module's width follows from it."""
    for count in range(_SHORTEST_CODE128, _LONGEST_CODE128 + 1):
        modules = symbols.SYMBOL_MODULES * count + symbols.STOP_MODULES
        fine = ends.right - ends.left < modules * _NARROWEST
        few = ends.edges < _SEEN_EDGES * symbols.SYMBOL_EDGES * count
        ends = ends.only(~(fine | few))
        if not ends.band.size:
            return None
        cells = _code128_cells(count)
        here = ends.only(ends.edges <= symbols.SYMBOL_EDGES * (count + 6))
        if len(set(here.band.tolist())) < _FEWEST_VOTES:
            continue
        samples = _sampled(profiles, here, modules)
        chosen = _anchored(samples, (cells[0], cells[-1]), _ANCHORED_CODE128)
        if np.count_nonzero(chosen) < _FEWEST_VOTES:
            continue
        fit = _agreed(_code128_votes(samples[chosen], here.only(chosen), cells), "code128")
        if fit is not None:
            return fit
    return None


def _code128_votes(samples: Array, ends: _Ends, cells: tuple[_Cell, ...]) -> list[_Vote]:
    votes = []
    for guess, laid in enumerate(_lay(samples, cells)):
        if laid.mean < _FITS:
            continue
        text = symbols.code128_text(laid.cells[:-1])
        if text:
            votes.append(_Vote(*_place(ends, guess), text))
    return votes


def _place(ends: _Ends, guess: int) -> tuple[int, float, float]:
    return int(ends.band[guess]), float(ends.left[guess]), float(ends.right[guess])
