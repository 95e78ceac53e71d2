"""The licences of everything that the bundle holds and we have not written, in one file."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from installer.failure import BuildFailed
from installer.shipped import Shipped
from installer.system_libraries import SystemPackage

FILE = "LICENCES-THIRD-PARTY.txt"

_RULE = "=" * 100
_SAID = ("LICENSE", "LICENCE", "COPYING", "NOTICE")
_DEBIAN = Path("/usr/share/common-licenses")
_KEPT = Path(__file__).parent / "texts"
"""The same texts, for systems that keep none."""
_QT = ("LGPL-3", "GPL-3")
_WITHOUT_TEXT = {
    "flatbuffers": ("Apache-2.0",),
    "pyside6-essentials": _QT,
    "shiboken6": _QT,
}
"""Wheels that name a licence and bring no text: the text of that name on Debian."""


@dataclass(frozen=True)
class Licence:
    """What one part is under, with every text that it came with."""

    part: str
    name: str
    texts: tuple[tuple[str, str], ...]
    """The name of a text's file, and the text."""


def licences(parts: Iterable[Shipped]) -> Iterator[Licence]:
    """Each distribution's; raises ``BuildFailed`` for one that says or brings nothing."""
    for part in parts:
        texts = texts_of(part.installed) or _common(_WITHOUT_TEXT.get(part.name, ()))
        if not part.licence or not texts:
            raise BuildFailed(
                f"{part.name} {part.version} tells no licence or brings no text of it: "
                "find it, and name it in installer/licences.py"
            )
        yield Licence(f"{part.name} {part.version}", part.licence, texts)


def texts_of(installed: Distribution) -> tuple[tuple[str, str], ...]:
    """The licence texts in a distribution, also those of what was built into it."""
    found = []
    for path in sorted(installed.files or (), key=str):
        told = any(word in path.name.upper() for word in _SAID)
        kept_apart = ".dist-info/licenses/" in path.as_posix()
        if (told or kept_apart) and path.suffix not in {".py", ".pyc", ".pyi"}:
            text = Path(str(installed.locate_file(path))).read_text("utf-8", errors="replace")
            found.append((path.as_posix(), text))
    return tuple(found)


def of_python() -> Iterator[Licence]:
    """Python's own, and that of PyInstaller's small program that starts it."""
    place = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    version = ".".join(str(number) for number in sys.version_info[:3])
    yield Licence(f"Python {version}", "PSF-2.0", ((place.name, place.read_text("utf-8")),))
    starter = distribution("pyinstaller")
    name = "GPL-2.0-or-later WITH Bootloader-exception"
    yield Licence(f"PyInstaller {starter.version}", name, texts_of(starter))


def of_system(packages: Iterable[SystemPackage]) -> Iterator[Licence]:
    """Those of the libraries that came from this system; Debian keeps one file a package."""
    for package in packages:
        place = package.copyright_file
        if not place.is_file():
            raise BuildFailed(f"{package.name}: no licence at {place}")
        text = place.read_text("utf-8", errors="replace")
        named = f"{package.name} {package.version}"
        yield Licence(
            named, f"see below; libraries: {', '.join(package.libraries)}", ((str(place), text),)
        )


def debian_common() -> Iterator[Licence]:
    """The long texts that Debian's files only point at."""
    for place in sorted((_DEBIAN if _DEBIAN.is_dir() else _KEPT).iterdir()):
        if place.is_file() and not place.is_symlink():
            yield Licence(
                f"The text {place}", place.name, ((place.name, place.read_text("utf-8")),)
            )


def written(all_of_them: Iterable[Licence]) -> str:
    """The file: what is inside on top, then each part's texts."""
    kept = list(all_of_them)
    lines = ["OrdiDesk is under the Apache License 2.0. It holds these parts:", ""]
    lines += [f"  {it.part}: {it.name}" for it in kept]
    for it in kept:
        lines += ["", _RULE, f"{it.part}: {it.name}", _RULE]
        for name, text in it.texts:
            lines += ["", f"--- {name}", "", text.rstrip()]
    return "\n".join(lines) + "\n"


def _common(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    places = [_DEBIAN / name if _DEBIAN.is_dir() else _KEPT / name for name in names]
    return tuple((it.name, it.read_text("utf-8")) for it in places if it.is_file())
