"""Verification lists: read from files, and loaded so that every laptop gets them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

import resources
from ordidesk.domain.assets import Category
from ordidesk.domain.verifications import (
    MOST_ITEMS,
    Item,
    ItemKind,
    Use,
    VerificationTemplate,
)
from ordidesk.server import rows, tables
from ordidesk.server.database import Database
from ordidesk.server.errors import InvalidRequest
from ordidesk.server.feed import Entry, Feed
from ordidesk.server.moment import Clock
from ordidesk.server.scope import Audience

DEFAULTS = (
    "computer",
    "printer",
    "server",
    "network",
    "general",
    "loaner_preparation",
    "loaner_return",
)
"""The lists that ship with OrdiDesk."""
_NAMESPACE = uuid.UUID("6b7a6a0e-52a5-4ad2-9d0e-6f0a2f6d8a11")
_MOST_BYTES = 1_000_000


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list as its file says it."""

    name: str
    version: int
    title: str
    item: tuple[Item, ...]
    title_en: str = ""
    use: Use = Use.FREE
    categories: tuple[Category, ...] = ()


class Outcome(Enum):
    """What loading a list came to."""

    ADDED = "ajoutée"
    UNCHANGED = "déjà là"
    REPLACES = "remplace la version précédente"


class Loaded(NamedTuple):
    """A list and what became of it."""

    template: VerificationTemplate
    outcome: Outcome


def default_lists() -> list[VerificationTemplate]:
    """Return the lists that ship with OrdiDesk."""
    return [
        read_list(resources.read_bytes(f"verifications/{name}.toml"), name) for name in DEFAULTS
    ]


def read_file(path: Path) -> VerificationTemplate:
    """Read a list from a TOML file. Raises ``InvalidRequest`` saying what is wrong, and where."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InvalidRequest(f"{path} : trop grand pour une liste de vérification.")
        content = path.read_bytes()
    except OSError as error:
        raise InvalidRequest(f"{path} : illisible ({error.strerror or error}).") from error
    return read_list(content, str(path))


def read_list(content: bytes, said: str) -> VerificationTemplate:
    """Read a list from TOML; ``said`` names it in what is told of a fault."""
    try:
        source = msgspec.toml.decode(content, type=_Source)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidRequest(f"{said} : {error}. Rien n'a été chargé.") from error
    fault = _fault(source)
    if fault:
        raise InvalidRequest(f"{said} : {fault} Rien n'a été chargé.")
    return VerificationTemplate(
        id=str(uuid.uuid5(_NAMESPACE, f"{source.name} {source.version}")),
        name=source.name,
        version=source.version,
        title=source.title.strip(),
        title_en=source.title_en.strip(),
        use=source.use,
        categories=source.categories,
        items=source.item,
    )


def _fault(source: _Source) -> str:
    if not source.name.strip() or not source.title.strip():
        return "name et title ne peuvent pas être vides."
    if source.version < 1:
        return "version : un nombre à partir de 1."
    if not 0 < len(source.item) <= MOST_ITEMS:
        return f"il faut de 1 à {MOST_ITEMS} [[item]]."
    seen: set[str] = set()
    for number, item in enumerate(source.item, 1):
        fault = "cette key est déjà prise." if item.key in seen else _fault_of_item(item)
        if fault:
            return f"[[item]] n° {number} (« {item.key} ») : {fault}"
        seen.add(item.key)
    return ""


def _fault_of_item(item: Item) -> str:
    if not item.key.strip() or not item.title.strip():
        return "key et title ne peuvent pas être vides."
    bounds = [bound for bound in (item.low, item.high) if bound is not None]
    if item.kind is not ItemKind.NUMBER and (item.unit or bounds):
        return 'unit, low et high ne vont qu\'avec kind = "number".'
    return "low est au-dessus de high." if bounds != sorted(bounds) else ""


class VerificationLists:
    """Loads lists into the portal; raises ``InvalidRequest`` for what cannot be."""

    def __init__(self, database: Database, feed: Feed, clock: Clock) -> None:
        self._database = database
        self._feed = feed
        self._clock = clock

    def load(self, templates: Iterable[VerificationTemplate]) -> list[Loaded]:
        """Load all of them or none; a newer version retires the one before.

        What is loaded is not changed any more: runs name it. The same version with another content
        is refused, and so is an older version.
        """
        wanted = list(templates)
        return self._database.write(
            lambda connection: [self._load(connection, template) for template in wanted]
        )

    def load_first(self) -> list[Loaded]:
        """Load the default lists into a portal that has none yet."""
        return [] if self.all() else self.load(default_lists())

    def all(self) -> list[VerificationTemplate]:
        """Return every list in every version, by name."""
        with self._database.reading() as connection:
            found = _every(connection)
        return sorted((it for it, _ in found), key=lambda it: (it.name, it.version))

    def _load(self, connection: Connection, template: VerificationTemplate) -> Loaded:
        before = [(it, ver) for it, ver in _every(connection) if it.name == template.name]
        newest = max((it.version for it, _ in before), default=0)
        same = next((it for it, _ in before if it.version == template.version), None)
        said = f"« {template.name} », version {template.version}"
        if same is not None and replace(same, retired=False) != template:
            raise InvalidRequest(
                f"{said} : chargée avec un autre contenu. Augmentez version dans le fichier ; "
                "rien n'a été chargé."
            )
        if template.version < newest:
            raise InvalidRequest(
                f"{said} : le portail a déjà la version {newest}. Rien n'a été chargé."
            )
        if same is not None:
            return Loaded(same, Outcome.UNCHANGED)
        retired = [(replace(it, retired=True), ver + 1) for it, ver in before if not it.retired]
        entries = []
        for it, ver in ((template, 1), *retired):
            rows.write(connection, it, ver)
            entries.append(Entry(it.kind, it.id, ver, Audience()))
        self._feed.append(connection, entries, self._clock())
        return Loaded(template, Outcome.REPLACES if before else Outcome.ADDED)


def _every(connection: Connection) -> list[tuple[VerificationTemplate, int]]:
    table = tables.RECORD_TABLES[VerificationTemplate.kind]
    return [
        (rows.record_of(VerificationTemplate, row), int(row[-1]))
        for row in connection.execute(select(table)).all()
    ]
