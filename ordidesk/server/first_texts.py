"""The company's identity and the clauses of its loans, loaded into a portal that has none yet.

After that they are the company's own: managers edit them in the app.
"""

from __future__ import annotations

import uuid

from sqlalchemy import Connection, func, select

from ordidesk.domain.company import COMPANY_ID, Clauses, CompanyIdentity
from ordidesk.domain.records import Record
from ordidesk.server import rows, tables
from ordidesk.server.database import Database
from ordidesk.server.default_clauses import default_clauses
from ordidesk.server.feed import Entry, Feed
from ordidesk.server.moment import Clock
from ordidesk.server.scope import Audience

FIRST_IDENTITY = CompanyIdentity(id=COMPANY_ID, name="OrdiDesk", phone="01 99 00 42 00")
_NAMESPACE = uuid.UUID("b0d0f3a5-0a3c-4f5e-8a55-5c8f3f0c7d42")


def first_clauses() -> Clauses:
    """Return the clauses that ship with OrdiDesk."""
    version, texts = default_clauses()
    return Clauses(id=str(uuid.uuid5(_NAMESPACE, f"loan {version}")), version=version, texts=texts)


class FirstTexts:
    """Loads what a portal begins with; what the company wrote meanwhile is left as it is."""

    def __init__(self, database: Database, feed: Feed, clock: Clock) -> None:
        self._database = database
        self._feed = feed
        self._clock = clock

    def load(
        self, identity: CompanyIdentity = FIRST_IDENTITY, clauses: Clauses | None = None
    ) -> tuple[Record, ...]:
        """Load each of the two where the portal has none, and return what was loaded."""
        wanted = (identity, clauses or first_clauses())
        return self._database.write(lambda connection: self._load(connection, wanted))

    def _load(self, connection: Connection, wanted: tuple[Record, ...]) -> tuple[Record, ...]:
        loaded = tuple(it for it in wanted if not _has_any(connection, it.kind))
        for record in loaded:
            rows.write(connection, record, 1)
        entries = [Entry(it.kind, it.id, 1, Audience()) for it in loaded]
        if entries:
            self._feed.append(connection, entries, self._clock())
        return loaded


def _has_any(connection: Connection, kind: str) -> bool:
    table = tables.RECORD_TABLES[kind]
    return bool(connection.execute(select(func.count()).select_from(table)).scalar_one())
