"""The person's settings while the app runs: what counts, how it is changed, and word of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ordidesk.laptop.folders import Folders
from ordidesk.settings.effective import Effective, effective
from ordidesk.settings.keys import KEYS, Value
from ordidesk.settings.reading import FileBroken
from ordidesk.settings.values import Settings


class Preferences(QObject):
    """Reads the files at once; each change is written before it counts."""

    changed = Signal(str)
    """The path of a key whose value is another now."""

    def __init__(
        self,
        file: Path,
        policy: Path,
        *,
        environment: Mapping[str, str] = os.environ,
        options: Mapping[str, Value] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``options``: what the command that started the app sets, by the keys' paths."""
        super().__init__(parent)
        self._file = file
        self._policy = policy
        self._environment = dict(environment)
        self._options = options
        self._unwritten: dict[str, Value] = {}
        self._found = self._read()

    @classmethod
    def of(cls, folders: Folders, options: Mapping[str, Value] | None = None) -> Preferences:
        """Return those of an app with these folders."""
        return cls(folders.settings, folders.policy, options=options)

    @property
    def found(self) -> Effective:
        """What counts, who set it, and what is wrong in the files."""
        return self._found

    @property
    def settings(self) -> Settings:
        """What counts."""
        return self._found.settings

    @property
    def file(self) -> Path:
        """The person's own file."""
        return self._file

    @property
    def policy(self) -> Path:
        """The file of whoever runs the fleet."""
        return self._policy

    def set(self, path: str, value: Value | None) -> None:
        """Set a key in the person's file; ``None`` takes it out. As ``put``."""
        self.put({path: value})

    def put(self, values: Mapping[str, Value | None]) -> None:
        """Set several keys of the person's file at once, by their paths.

        What stands above the file still counts. Raises ``Unfit``, ``FileBroken`` and ``OSError``
        with everything as it was.
        """
        # The one that writes is loaded when something is first written.
        from ordidesk.settings.writing import write  # noqa: PLC0415

        write(self._file, {path: _checked(path, value) for path, value in values.items()})
        for path in values:
            self._unwritten.pop(path, None)
        self._take_up()

    def remember(self, path: str, value: Value) -> None:
        """Set a key in passing: where the file cannot take it, it counts until the app ends."""
        try:
            self.set(path, value)
        except (OSError, FileBroken):
            self._unwritten[path] = value
            self._take_up()

    def set_aside(self, now: datetime) -> Path:
        """Move a file that cannot be read away, and begin anew; returns where it lies.

        Raises ``OSError``.
        """
        from ordidesk.settings.writing import set_aside  # noqa: PLC0415 - as above

        kept = set_aside(self._file, now)
        self._take_up()
        return kept

    def _take_up(self) -> None:
        before, self._found = self._found, self._read()
        for path in KEYS:
            if before.value(path) != self._found.value(path):
                self.changed.emit(path)

    def _read(self) -> Effective:
        return effective(
            self._file,
            self._policy,
            self._environment,
            options=self._options,
            unwritten=self._unwritten,
        )


def _checked(path: str, value: Value | None) -> Value | None:
    return None if value is None else KEYS[path].read(value)
