"""Looking up and searching 100,000 assets and 50,000 tickets, a person typing.

Measured on the product's own encrypted store and queries: exact look-ups by inventory number, and
search-anything at each key of what technicians type, from the first letter to the rows with their
names. Beside them, in the same run and for the same keys: the same words by LIKE over the same
encrypted tables, and a plain, unencrypted FTS5 table a kind asked for its six best by bm25.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import apsw

from benchmarks.report import Figure, finish, parser
from ordidesk.queries import assets
from ordidesk.queries.near import near
from ordidesk.queries.search import search
from ordidesk.queries.words import beginnings, words
from ordidesk.server.demo.world import demo_records
from ordidesk.store.reader import Reader
from ordidesk.store.search_index import SEARCHED
from ordidesk.store.store import Store
from tests.support.filled_store import fill

LOOK_UPS = 5_000
SHOWN = 6
TODAY = date(2026, 3, 17)
TYPED = (
    "imprimante",
    "imprimante réseau",
    "ecran noir",
    "étage",
    "impossible de se connecter",
    "messagerie",
    "mot de passe",
    "OD-004217",
    "OD-1",
    "4217",
    "T-000123",
    "mairie",
    "ecole",
    "03 81 55",
    "thinkpad",
    "latitude",
    "hp probook",
    "bureau 2",
    "salle",
    "serveur lent",
)
"""What people type; each beginning of it is one search."""


SLIPS = (
    "O04217",
    "42l7",
    "OD-0O42I7",
    "od 999217",
    "999217",
    "2417",
    "0042177",
    "1155000O62",
    "5CG1234XY",
    "azerty1234567890uiop",
)
"""Numbers that nobody has, a slip away from some that are there."""


def main() -> None:
    """Fill a store, measure, and tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    options.add_argument("--tickets", type=int, default=50_000)
    chosen = options.parse_args()
    keys = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store.db", bytes(32), clock=lambda: datetime.now(UTC))
        fill(store, demo_records(TODAY, assets=chosen.assets, tickets=chosen.tickets))
        with store.reader() as reader:
            exact = _look_ups(reader)
            meant = _times(lambda text: near(reader, text), SLIPS * 5)
            typing = _times(lambda text: search(reader, text, SHOWN), [*keys, *keys])
            liked = _times(lambda text: _like(reader, text), TYPED)
            plain = _plain_index(reader)
            ranked = _times(lambda text: _best(plain, text), keys)
        store.close()
    print(f"{chosen.assets} assets, {chosen.tickets} tickets, {len(keys)} keys typed")
    print(f"search-anything     {_told(typing)}")
    print(f"what was meant      {_told(meant)}")
    print(f"LIKE, whole texts   {_told(liked)}")
    print(f"plain FTS5 by bm25  {_told(ranked)}")
    print(f"look-up by number   {_told(exact)}")
    finish(
        chosen,
        Figure("search as you type p95", _p95(typing), "ms", 30),
        Figure("what was meant p95", _p95(meant), "ms", 30),
        Figure("exact lookup p95", _p95(exact), "ms", 0.1),
    )


def _look_ups(reader: Reader) -> list[float]:
    """Look up numbers in no order, each of which is there."""
    numbers = [row[0] for row in reader.rows("SELECT inventory_number FROM asset")]
    asked = random.Random(1).choices(numbers, k=LOOK_UPS)
    found = [0]

    def look_up(number: str) -> None:
        found[0] += len(assets.by_number(reader, number))

    times = _times(look_up, asked)
    assert found[0] >= LOOK_UPS
    return times


def _times(ask: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """Return the milliseconds that each question took."""
    times = []
    for text in texts:
        begun = time.perf_counter()
        ask(text)
        times.append((time.perf_counter() - begun) * 1_000)
    return times


def _like(reader: Reader, text: str) -> None:
    """Search as a program without an index does: every word anywhere in any field."""
    for kind, columns in SEARCHED.items():
        field = " || ' ' || ".join(columns)
        condition = " AND ".join(f"({field}) LIKE ?" for _ in text.split())
        reader.rows(
            f"SELECT id FROM {kind} WHERE {condition} LIMIT {SHOWN}",  # noqa: S608 - our own names
            *(f"%{word}%" for word in text.split()),
        )


def _plain_index(reader: Reader) -> apsw.Connection:
    """Copy what is searched to unencrypted FTS5 tables, as any program would set them up."""
    plain = apsw.Connection(":memory:")
    for kind, columns in SEARCHED.items():
        listed = ", ".join(columns)
        marks = ", ".join("?" for _ in columns)
        plain.execute(
            f"CREATE VIRTUAL TABLE {kind} USING fts5({listed},"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        plain.executemany(
            f"INSERT INTO {kind} VALUES({marks})",
            reader.rows(f"SELECT {listed} FROM {kind}"),  # noqa: S608 - our own names
        )
    return plain


def _best(plain: apsw.Connection, text: str) -> None:
    for kind in SEARCHED:
        plain.execute(
            f"SELECT * FROM {kind} WHERE {kind} MATCH ? ORDER BY rank LIMIT {SHOWN}",  # noqa: S608 - our own names
            (beginnings(words(text)),),
        ).fetchall()


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    return (
        f"median {ordered[len(ordered) // 2]:8.3f} ms"
        f"   p95 {_p95(times):8.3f} ms   max {ordered[-1]:8.3f} ms"
    )


if __name__ == "__main__":
    main()
