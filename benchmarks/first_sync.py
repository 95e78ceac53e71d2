"""First sync of 100,000 assets and 50,000 tickets from a real portal process, beside the floor.

The floor is what SQLite itself needs: the very same rows as prepared tuples, inserted in one
transaction into the same tables, their indexes made behind them as the product does, which is
quicker than row by row, the search index filled from them, in a file with the same cipher and
settings. Both end with everything committed and moved into the file.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from benchmarks.report import Figure, busy, finish, parser
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Row, columns
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.session import PortalSession
from ordidesk.store import row_indexes, search_index
from ordidesk.store import rows as store_rows
from ordidesk.store.connection import open_for_writing
from ordidesk.store.snapshot import SnapshotState
from ordidesk.store.store import Store
from ordidesk.sync.pull import Pull
from tests.support.portal_process import PortalProcess

KEY = bytes(range(32))
MAIL, PASSWORD = "lea.martin@ordidesk.example", "demo-ordidesk"
TARGET = 1.25


def main() -> None:
    """Measure, tell, leave."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=100_000)
    options.add_argument("--tickets", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ordidesk-first-sync-") as name:
        folder = Path(name)
        with portal_of(folder, given.assets, given.tickets) as url:
            synced, usable, floor, spent = [], [], [], []
            for turn in range(given.rounds):
                before = time.process_time()
                whole, number = sync(folder / f"synced-{turn}.db", url)
                ours = time.process_time() - before
                synced.append(whole)
                usable.append(number)
                prepared = rows_of(folder / f"synced-{turn}.db")
                before = time.process_time()
                floor.append(_floor(folder / f"floor-{turn}.db", prepared))
                theirs = time.process_time() - before
                spent.append(ours / theirs)
                count = sum(len(found) for found in prepared.values())
                print(
                    f"round {turn + 1}, {busy()}: {count:,} rows synced in {whole:.2f} s "
                    f"(processor {ours:.2f} s, exact numbers after {number:.2f} s), "
                    f"floor {floor[-1]:.2f} s (processor {theirs:.2f} s)"
                )
    ratios = [ours / theirs for ours, theirs in zip(synced, floor, strict=True)]
    print(
        f"first sync {statistics.median(synced):.2f} s, exact numbers usable after "
        f"{statistics.median(usable):.2f} s, floor {statistics.median(floor):.2f} s; processor "
        f"time without the portal's {statistics.median(spent):.2f} x the floor's"
    )
    finish(given, Figure("first_sync", statistics.median(ratios), "x the floor", TARGET))


@contextmanager
def portal_of(folder: Path, assets: int, tickets: int) -> Iterator[str]:
    """Run a portal process with demo data."""
    subprocess.run(  # noqa: S603 - our own command with our own arguments
        [
            *(sys.executable, "-m", "ordidesk.server", "demo-data"),
            *("--assets", str(assets), "--tickets", str(tickets), "--seed", "1"),
            *("--database", str(folder / "portal.db")),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with PortalProcess(folder, options=["--quiet"]) as portal:
        yield portal.url


def sync(path: Path, url: str) -> tuple[float, float]:
    """Return the seconds to a complete store, and to all assets found by exact number."""
    client = PortalClient(parse_address(url))
    tokens = client.sign_in(MAIL, PASSWORD, "benchmark")
    store = Store(path, KEY)
    session = PortalSession(
        client, _InMemory(), person_id=tokens.person.id, stream_id=store.stream_id, tokens=tokens
    )
    started = time.perf_counter()
    usable = 0.0

    def on_progress(state: SnapshotState) -> None:
        nonlocal usable
        kinds = [count.kind for count in state.kinds]
        if not usable and state.place > kinds.index("asset"):
            usable = time.perf_counter() - started

    Pull(store.intake, session, on_progress=on_progress).step(wait=False)
    while store.intake.tidy():
        pass
    store.close()
    whole = time.perf_counter() - started
    client.close()
    return whole, usable


def rows_of(path: Path) -> dict[str, list[Row]]:
    """Read the rows back, prepared as the floor inserts them."""
    prepared: dict[str, list[Row]] = {}
    store = Store(path, KEY)
    with store.reader() as reader:
        for kind, record_type in RECORDS.items():
            listed = ", ".join(f'"{name}"' for name in columns(record_type))
            prepared[kind] = reader.rows(f"SELECT {listed}, ver FROM {kind} ORDER BY id")  # noqa: S608 - ours
        assert reader.value("SELECT count(*) FROM search_asset") == len(prepared["asset"])
    store.close()
    return prepared


def _floor(path: Path, prepared: dict[str, list[Row]]) -> float:
    """Return the seconds that SQLite needs for the same rows."""
    connection = open_for_writing(path, KEY)
    started = time.perf_counter()
    with connection:
        for kind, found in prepared.items():
            row_indexes.put_off(connection, kind)
            connection.executemany(store_rows.insert_statement(kind), found)
            row_indexes.make(connection, kind)
        for kind, names in search_index.SEARCHED.items():
            listed = ", ".join(names)
            connection.execute(
                f"INSERT INTO search_{kind}(rowid, {listed}) SELECT rid, {listed} FROM {kind}"  # noqa: S608 - ours
            )
    connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    connection.close()
    return time.perf_counter() - started


class _InMemory:
    """Keeps the refresh token for the length of a run."""

    def __init__(self) -> None:
        self._token: str | None = None

    def load(self) -> str | None:
        """Return the token."""
        return self._token

    def save(self, token: str) -> None:
        """Keep the token."""
        self._token = token

    def remove(self) -> None:
        """Forget the token."""
        self._token = None


if __name__ == "__main__":
    main()
