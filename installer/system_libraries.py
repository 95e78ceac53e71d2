"""Which libraries of the bundle are this system's, and the Debian packages that they are from."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer.failure import BuildFailed

_LOADERS_LIST = "/sbin/ldconfig"
_OWNER = re.compile(r"^([^\s,:]+)(?::\w+)?: ", re.MULTILINE)


@dataclass(frozen=True)
class SystemPackage:
    """A Debian package of which the bundle holds libraries."""

    name: str
    version: str
    libraries: tuple[str, ...]

    @property
    def copyright_file(self) -> Path:
        """Where Debian keeps its licence."""
        return Path("/usr/share/doc") / self.name / "copyright"


def system_packages(internal: Path) -> tuple[SystemPackage, ...]:
    """The packages of the libraries that lie at the top of the bundle.

    Those of wheels lie in the wheels' own folders, with links to them at the top.
    """
    places = found_here()
    libraries = defaultdict(list)
    for path in sorted(internal.glob("*.so*")):
        if path.is_symlink() or path.name.startswith(("libpython", "_cffi_backend")):
            continue
        libraries[_owner(places.get(path.name), path.name)].append(path.name)
    return tuple(
        SystemPackage(name, _version(name), tuple(libraries[name])) for name in sorted(libraries)
    )


def owners_of(libraries: Iterable[str]) -> tuple[str, ...]:
    """The packages of libraries that this system's loader finds by their names."""
    places = found_here()
    return tuple(_owner(places.get(name), name) for name in libraries)


def places_of(libraries: Iterable[str]) -> dict[str, Path]:
    """Where this system has libraries; raises ``BuildFailed`` for one that it has not."""
    places = found_here()
    lacking = [name for name in libraries if name not in places]
    if lacking:
        raise BuildFailed(f"this system lacks {', '.join(lacking)}")
    return {name: places[name].resolve() for name in libraries}


def found_here() -> dict[str, Path]:
    """Where the system's loader finds each library."""
    found: dict[str, Path] = {}
    if not Path(_LOADERS_LIST).is_file():
        return found
    for line in _said(_LOADERS_LIST, "-p").splitlines():
        name, _, place = line.strip().partition(" => ")
        if place:
            found.setdefault(name.partition(" ")[0], Path(place))
    return found


def _owner(place: Path | None, name: str) -> str:
    if place is None:
        raise BuildFailed(f"{name} is needed, and nobody knows where it comes from")
    real = place.resolve()
    # dpkg knows a file by the path it was packed under: with or without /usr.
    without_usr = Path("/") / real.relative_to("/usr") if real.is_relative_to("/usr") else real
    for asked in (real, without_usr):
        owner = _OWNER.search(_said("dpkg", "-S", str(asked)))
        if owner:
            return owner[1]
    raise BuildFailed(f"{name} is needed, and {real} belongs to no package")


def _version(package: str) -> str:
    return _said("dpkg-query", "-W", "-f", "${Version}\n", package).split("\n", 1)[0]


def _said(*command: str) -> str:
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout
