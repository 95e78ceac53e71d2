"""The distributions that ship: the project's requirements, all the way down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, distribution, packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "ordidesk"
_SAID_IN_ITS_TEXT = {
    "apsw-sqlite3mc": "any OSI approved licence (APSW), MIT (SQLite3 Multiple Ciphers)"
}
"""Licences that the metadata do not name."""


@dataclass(frozen=True)
class Shipped:
    """One distribution, with the names of those that it needs here."""

    name: str
    requires: tuple[str, ...]

    @cached_property
    def installed(self) -> Distribution:
        """What is installed under the name."""
        return distribution(self.name)

    @property
    def version(self) -> str:
        """The installed version."""
        return self.installed.version

    @property
    def licence(self) -> str:
        """What its metadata calls its licence; empty when they say nothing.

        The newest of three ways first; a licence's whole text in the place of its name is none.
        """
        if self.name in _SAID_IN_ITS_TEXT:
            return _SAID_IN_ITS_TEXT[self.name]
        metadata = self.installed.metadata
        if "License-Expression" in metadata:
            return metadata["License-Expression"]
        kinds = [
            line.rpartition(" :: ")[2]
            for line in metadata.get_all("Classifier") or []
            if line.startswith("License :: ") and not line.endswith("OSI Approved")
        ]
        named = metadata["License"].strip() if "License" in metadata else ""
        if named and "\n" not in named:
            return named
        return " / ".join(kinds)


def shipped(project: str = PROJECT) -> tuple[Shipped, ...]:
    """The project's requirements on this system, without the project, in the order of names."""
    found: dict[str, set[str]] = {}
    _walk(project, frozenset(), found, set())
    found.pop(canonicalize_name(project))
    return tuple(Shipped(name, tuple(sorted(found[name]))) for name in sorted(found))


def _walk(
    name: str,
    extras: frozenset[str],
    found: dict[str, set[str]],
    done: set[tuple[str, frozenset[str]]],
) -> None:
    if (name, extras) in done:
        return
    done.add((name, extras))
    needs = found.setdefault(canonicalize_name(name), set())
    for requirement in _required(name, extras):
        needs.add(canonicalize_name(requirement.name))
        _walk(canonicalize_name(requirement.name), frozenset(requirement.extras), found, done)


def _required(name: str, extras: frozenset[str]) -> Iterator[Requirement]:
    for line in distribution(name).requires or ():
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": it}) for it in ("", *extras)):
            yield requirement


def modules_of_others() -> list[str]:
    """The modules at the top of what is installed here and not shipped: the tools of the build.

    Left out by name, so that the list of licences is the list of what is inside.
    """
    inside = {part.name for part in shipped()} | {PROJECT}
    return sorted(
        module
        for module, owners in packages_distributions().items()
        if module.isidentifier() and not inside & {canonicalize_name(it) for it in owners}
    )
