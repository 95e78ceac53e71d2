"""How far a loaner can stand in for a machine: what it lacks, and how much that weighs.

Configurations are texts that people and inventory programs wrote: what cannot be read in one is
told as a gap of half the weight, and never counts as equal.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Callable

import msgspec

from ordidesk.domain.assets import Asset, Category


class Aspect(enum.StrEnum):
    """In what two machines can differ for whoever works with them."""

    KIND = "kind"
    SYSTEM = "system"
    MEMORY = "memory"
    DISK = "disk"
    SCREEN = "screen"
    PORTS = "ports"
    SOFTWARE = "software"
    VPN = "vpn"


WEIGHTS = {
    Aspect.KIND: 30,
    Aspect.SYSTEM: 20,
    Aspect.MEMORY: 15,
    Aspect.SOFTWARE: 10,
    Aspect.VPN: 10,
    Aspect.DISK: 5,
    Aspect.SCREEN: 5,
    Aspect.PORTS: 5,
}
"""Points of 100 that a whole gap costs: what stops work first."""

_NEAR = frozenset(
    {
        frozenset({Category.LAPTOP, Category.DESKTOP}),
        frozenset({Category.LAPTOP, Category.TABLET}),
        frozenset({Category.PHONE, Category.TABLET}),
    }
)
"""Kinds that can stand in for each other at a pinch."""
_SIZE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(to|tb|go|gb|mo|mb)\b")
_IN_GB = {"to": 1024.0, "tb": 1024.0, "go": 1.0, "gb": 1.0, "mo": 1 / 1024, "mb": 1 / 1024}
_INCHES = re.compile(r"(\d{1,2}(?:[.,]\d)?)\s*(?:\"|”|''|\u2032{2}|pouces?|inch(?:es)?|in\b)")
"""The double prime of a keyboard or a typesetter among them: it reads as two single ones."""
_VERSION = re.compile(r"\d+(?:\.\d+)?")
_FAMILIES = {
    "windows": ("windows",),
    "macos": ("macos", "mac os", "os x"),
    "linux": ("linux", "ubuntu", "debian", "fedora", "red hat", "suse"),
    "chromeos": ("chromeos", "chrome os"),
    "android": ("android",),
    "ios": ("ipados", "ios"),
}
_INCHES_NOT_SEEN = 1.0
"""A screen smaller by less is as good."""


class Gap(msgspec.Struct, frozen=True):
    """What a loaner lacks."""

    aspect: Aspect
    wanted: str
    """As the machine's record says it."""
    offered: str
    """Empty: nothing is known of the loaner."""
    points: int


class Fit(msgspec.Struct, frozen=True):
    """How well a loaner suits."""

    points: int
    """0 … 100."""
    gaps: tuple[Gap, ...]
    """The heaviest first."""


def fit_of(wanted: Asset, loaner: Asset) -> Fit | None:
    """Compare a loaner with the machine that it would stand in for; ``None``: quite another kind.

    A loaner that has more than is wanted has no gap.
    """
    if not kinds_go(wanted.category, loaner.category):
        return None
    gaps: list[Gap] = []
    if wanted.category is not loaner.category:
        gaps.append(Gap(Aspect.KIND, wanted.category, loaner.category, WEIGHTS[Aspect.KIND] // 2))
    for aspect, (field, lack) in _LACKS.items():
        asked, offered = getattr(wanted, field), getattr(loaner, field)
        if not asked.strip():
            continue
        share = 0.5 if not offered.strip() else lack(asked, offered)
        if share > 0:
            gaps.append(Gap(aspect, asked, offered, max(1, round(share * WEIGHTS[aspect]))))
    gaps.sort(key=lambda gap: -gap.points)
    return Fit(max(0, 100 - sum(gap.points for gap in gaps)), tuple(gaps))


def kinds_go(wanted: Category, offered: Category) -> bool:
    """Tell whether a kind can stand in for another, at a pinch."""
    return wanted is offered or frozenset({wanted, offered}) in _NEAR


def _plain(text: str) -> str:
    stripped = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in stripped if not unicodedata.combining(sign))


def gigabytes(text: str) -> float | None:
    """Read a size as people write it ("2 × 512 Go" counts as 512); ``None`` when there is none."""
    sizes = [
        float(number.replace(",", ".")) * _IN_GB[unit]
        for number, unit in _SIZE.findall(_plain(text))
    ]
    return max(sizes, default=None)


def _too_small(measure: Callable[[str], float | None]) -> Callable[[str, str], float]:
    def lack(wanted: str, offered: str) -> float:
        asked, there = measure(wanted), measure(offered)
        if asked is None:
            return 0.0
        if there is None:
            return 0.5
        return 0.0 if there >= asked else min(1.0, 2 * (1 - there / asked))

    return lack


def _inches(text: str) -> float | None:
    found = _INCHES.search(_plain(text))
    return None if found is None else float(found[1].replace(",", "."))


def _smaller_screen(wanted: str, offered: str) -> float:
    asked, there = _inches(wanted), _inches(offered)
    if asked is None or there is None:
        return 0.0 if asked is None else 0.5
    return 0.0 if there > asked - _INCHES_NOT_SEEN else 1.0


def _family(text: str) -> str:
    plain = _plain(text)
    for family, words in _FAMILIES.items():
        if any(word in plain for word in words):
            return family
    return plain.strip()


def _other_system(wanted: str, offered: str) -> float:
    if _family(wanted) != _family(offered):
        return 1.0
    asked, there = _VERSION.search(_plain(wanted)), _VERSION.search(_plain(offered))
    if asked is None or there is None:
        return 0.0
    return 0.0 if float(there[0]) >= float(asked[0]) else 0.4


def _listed(text: str) -> set[str]:
    return {part for part in (_plain(it).strip() for it in re.split(r"[,;\n]", text)) if part}


def _missing_of_list(wanted: str, offered: str) -> float:
    asked = _listed(wanted)
    missing = asked - _listed(offered)
    return len(missing) / len(asked) if asked else 0.0


def _another(wanted: str, offered: str) -> float:
    return 0.0 if _plain(wanted).strip() == _plain(offered).strip() else 1.0


_LACKS: dict[Aspect, tuple[str, Callable[[str, str], float]]] = {
    Aspect.SYSTEM: ("system", _other_system),
    Aspect.MEMORY: ("memory", _too_small(gigabytes)),
    Aspect.DISK: ("storage", _too_small(gigabytes)),
    Aspect.SCREEN: ("screen", _smaller_screen),
    Aspect.PORTS: ("ports", _missing_of_list),
    Aspect.SOFTWARE: ("software", _missing_of_list),
    Aspect.VPN: ("vpn", _another),
}
"""The field that tells of an aspect, and what share of its weight an offer lacks (0 … 1)."""
