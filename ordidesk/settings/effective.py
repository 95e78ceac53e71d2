"""What counts on this laptop: the policy's locked keys, the options, the environment, the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from pathlib import Path

from ordidesk.settings.keys import KEYS, Unfit, Value
from ordidesk.settings.reading import Fault, FaultKind, FileRead, read_file
from ordidesk.settings.values import Settings


class Origin(Enum):
    """Who set a key."""

    USUAL = "usual"
    """Nobody."""
    POLICY = "policy"
    """Whoever runs the fleet proposes it."""
    FILE = "file"
    """The person."""
    VARIABLE = "variable"
    OPTION = "option"
    """The command that started the app."""
    LOCKED = "locked"
    """Whoever runs the fleet decided it."""


@dataclass(frozen=True)
class Effective:
    """All settings as they count, and where each comes from."""

    settings: Settings
    origins: Mapping[str, Origin]
    """By the keys' paths."""
    faults: tuple[Fault, ...]
    """What was passed over; where a value did not fit, what stands below it counts."""
    own: FileRead
    """The person's own file."""

    def value(self, path: str) -> Value:
        """Return what a key is set to."""
        key = KEYS[path]
        value: Value = getattr(getattr(self.settings, key.table), key.name)
        return value

    def is_free(self, path: str) -> bool:
        """Tell whether the person's own file decides: nothing stands above it."""
        above = {Origin.LOCKED, Origin.VARIABLE, Origin.OPTION}
        return self.origins[path] not in above


def effective(
    file: Path,
    policy: Path,
    environment: Mapping[str, str],
    *,
    options: Mapping[str, Value] | None = None,
    unwritten: Mapping[str, Value] | None = None,
) -> Effective:
    """Read all that sets something.

    ``options`` and ``unwritten`` (what the person chose and the file could not take) by the keys'
    paths, checked already.
    """
    ruled = read_file(policy, may_lock=True)
    own = read_file(file)
    variables, faults = _variables(environment)
    usual = {path: key.usual for path, key in KEYS.items()}
    decided = {path: ruled.values.get(path, usual[path]) for path in ruled.locked}
    values: dict[str, Value] = {}
    origins: dict[str, Origin] = {}
    for origin, setting in (
        (Origin.USUAL, usual),
        (Origin.POLICY, ruled.values),
        (Origin.FILE, own.values),
        (Origin.FILE, unwritten or {}),
        (Origin.VARIABLE, variables),
        (Origin.OPTION, options or {}),
        (Origin.LOCKED, decided),
    ):
        values.update(setting)
        origins.update(dict.fromkeys(setting, origin))
    return Effective(_settings(values), origins, (*ruled.faults, *own.faults, *faults), own)


def _variables(environment: Mapping[str, str]) -> tuple[dict[str, Value], tuple[Fault, ...]]:
    values: dict[str, Value] = {}
    faults = []
    for path, key in KEYS.items():
        text = environment.get(key.variable)
        if text is None:
            continue
        try:
            values[path] = key.read_text(text)
        except Unfit:
            faults.append(Fault(FaultKind.UNFIT, key.variable, key=path))
    return values, tuple(faults)


def _settings(values: Mapping[str, Value]) -> Settings:
    usual = Settings()
    tables = {
        table.name: replace(
            getattr(usual, table.name),
            **{
                KEYS[it].name: value for it, value in values.items() if KEYS[it].table == table.name
            },
        )
        for table in fields(usual)
    }
    return replace(usual, **tables)
