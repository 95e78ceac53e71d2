"""Reads one file of settings, and says of each line that does not fit what was expected there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from ordidesk.settings.keys import KEYS, LOCKED, Unfit, Value


class FileBroken(Exception):  # noqa: N818 - a state of the file
    """The file cannot be read as it is: writing would lose what stands in it."""


class FaultKind(Enum):
    """What is wrong in a place."""

    NOT_READ = "not read"
    """The file is there and cannot be read."""
    SYNTAX = "syntax"
    """The file is no TOML from this line on: nothing of it counts."""
    UNKNOWN = "unknown"
    """There is no such key."""
    UNFIT = "unfit"
    """The key does not take this value."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where."""

    kind: FaultKind
    place: str
    """A file's path, or the name of a variable."""
    line: int = 0
    """From 1; 0 where there are no lines."""
    key: str = ""
    """The path as it is written there: ``lock.minutes``."""
    meant: str = ""
    """The known key that an unknown one resembles."""
    said: str = ""
    """What the system or the parser says, in its own words."""


@dataclass(frozen=True)
class FileRead:
    """What one file sets."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """By the keys' paths."""
    locked: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether the file as a whole does not count, so that writing to it would lose it."""
        return any(it.kind in {FaultKind.NOT_READ, FaultKind.SYNTAX} for it in self.faults)


def read_file(path: Path, *, may_lock: bool = False) -> FileRead:
    """Read a file; one that is not there sets nothing.

    ``may_lock``: it is the policy, whose list ``locked`` names keys.
    """
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return FileRead()
    except (OSError, UnicodeDecodeError) as error:
        return FileRead(faults=(Fault(FaultKind.NOT_READ, str(path), said=str(error)),))
    # Most laptops have no such file, and the first window waits for this.
    import tomllib  # noqa: PLC0415

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _last_good_line(text) + 1
        return FileRead(faults=(Fault(FaultKind.SYNTAX, str(path), line, said=str(error)),))
    return _Reading(path, text, may_lock=may_lock).read(tables)


class _Reading:
    def __init__(self, path: Path, text: str, *, may_lock: bool) -> None:
        self._place = str(path)
        self._text = text
        self._may_lock = may_lock
        self._faults: list[Fault] = []

    def read(self, tables: Mapping[str, object]) -> FileRead:
        values: dict[str, Value] = {}
        locked: frozenset[str] = frozenset()
        for parts, value in _leaves(tables):
            path = ".".join(parts)
            if self._may_lock and path == LOCKED:
                locked = self._locked(value)
            elif path not in KEYS:
                self._tell(FaultKind.UNKNOWN, parts, _meant(path))
            else:
                try:
                    values[path] = KEYS[path].read(value)
                except Unfit:
                    self._tell(FaultKind.UNFIT, parts)
        return FileRead(values, locked, tuple(self._faults))

    def _locked(self, value: object) -> frozenset[str]:
        names = value if isinstance(value, list) else [value]
        for name in names:
            if name not in KEYS:
                self._tell(FaultKind.UNKNOWN, (LOCKED,), _meant(str(name)), str(name))
        return frozenset(name for name in names if name in KEYS)

    def _tell(
        self, kind: FaultKind, parts: tuple[str, ...], meant: str = "", named: str = ""
    ) -> None:
        line = line_of(self._text, parts)
        key = named or ".".join(parts)
        self._faults.append(Fault(kind, self._place, line, key, meant))


def line_of(text: str, parts: tuple[str, ...]) -> int:
    """Return the line, from 1, on which a key of a valid file is set.

    The parser gives no places: the shortest beginning of the file that has the key ends with it.
    """
    import tomllib  # noqa: PLC0415 - as above

    lines = text.splitlines(keepends=True)
    good = 0
    for count in range(1, len(lines) + 1):
        try:
            tables = tomllib.loads("".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue  # within a value of several lines
        if _has(tables, parts):
            return _skip_empty(lines, good)
        good = count
    return 0


def _skip_empty(lines: list[str], line: int) -> int:
    while line < len(lines) and not lines[line].strip():
        line += 1
    return line + 1


def _last_good_line(text: str) -> int:
    import tomllib  # noqa: PLC0415 - as above

    lines = text.splitlines(keepends=True)
    for count in range(len(lines), 0, -1):
        try:
            tomllib.loads("".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        return count
    return 0


def _has(tables: Mapping[str, object], parts: tuple[str, ...]) -> bool:
    value: object = tables
    for part in parts:
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True


def _leaves(
    tables: Mapping[str, object], above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], object]]:
    for name, value in tables.items():
        parts = (*above, name)
        if isinstance(value, dict):
            yield from _leaves(value, parts)
        else:
            yield parts, value


def _meant(path: str) -> str:
    import difflib  # noqa: PLC0415 - only what is wrong asks for it

    return next(iter(difflib.get_close_matches(path, KEYS, n=1)), "")
