"""What the feed's order costs: 8 writers on PostgreSQL, and a reader who must miss nothing.

Each writer is a process of its own that writes journal entries by the portal's own transactions,
one to four a transaction, as commands do; the reader goes on from where it stands, as pulls do.
Beside it, in turns on the same server: the feed by its plain sequence, as with one writer. It
misses what was drawn before and committed after the number that the reader has seen.
"""

from __future__ import annotations

import multiprocessing
import random
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count

from sqlalchemy import Connection, MetaData, Table, insert

from benchmarks.report import Figure, finish, parser
from ordidesk.domain.journal import JournalEntry
from ordidesk.server import rows, schema
from ordidesk.server.database import Database
from ordidesk.server.feed import Entry, Feed, OneWriterFeed
from ordidesk.server.feed_of_many import ManyWritersFeed
from ordidesk.server.moment import utc_now
from ordidesk.server.scope import Audience
from tests.support.postgresql import Postgresql, running, why_absent
from tests.support.records import NOW, entry, record_id, ticket

WRITERS = 8
FEEDS: dict[str, Callable[[], Feed]] = {"plain sequence": OneWriterFeed, "xid8": ManyWritersFeed}
SCHEMAS = {"plain sequence": "0002", "xid8": schema.LATEST}
STARTS = {"plain sequence": "0", "xid8": "0-0"}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
"""The tests' server forgets on a power cut; this one is to be as a portal's is."""


def main() -> None:
    """Measure in turns, tell, leave."""
    options = parser(__doc__ or "")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=4.0)
    given = options.parse_args()
    if why_absent():
        print(f"skipped: {why_absent()}")
        return
    rates: dict[str, list[float]] = {name: [] for name in FEEDS}
    missed, written = dict.fromkeys(FEEDS, 0), dict.fromkeys(FEEDS, 0)
    spawning = multiprocessing.get_context("spawn")
    with running(DURABLE) as server, ProcessPoolExecutor(WRITERS, spawning) as writers:
        for turn in range(given.rounds):
            for name in list(FEEDS)[:: 1 if turn % 2 else -1]:
                number, lost = _round(server, writers, name, given.seconds)
                rates[name].append(number / given.seconds)
                missed[name] += lost
                written[name] += number
    for name, found in rates.items():
        print(
            f"{name:>14}: {statistics.median(found):,.0f} changes/s, "
            f"{missed[name]:,} of {written[name]:,} missed"
        )
    ratios = [ours / theirs for ours, theirs in zip(*reversed(rates.values()), strict=True)]
    finish(
        given,
        Figure("missed", missed["xid8"], "", 0),
        Figure("feed_gap", statistics.median(ratios), "x a plain sequence", 0.9, "more"),
    )


def _round(
    server: Postgresql, writers: ProcessPoolExecutor, name: str, seconds: float
) -> tuple[int, int]:
    """Return how many changes were written within the seconds, and how many the reader missed."""
    address = server.url(server.new_database())
    database, feed = Database(address), FEEDS[name]()
    schema.upgrade(database, SCHEMAS[name])
    begins = time.time() + 1.0
    futures = [
        writers.submit(_write, address, name, number, begins, begins + seconds)
        for number in range(WRITERS)
    ]
    heard: set[str] = set()
    position = STARTS[name]
    while not all(future.done() for future in futures):
        position = _read(database, feed, position, heard)
        time.sleep(0.01)  # a pull comes after the other
    for _ in range(2):
        position = _read(database, feed, position, heard)
    written = {row_id for future in futures for row_id in future.result()}
    database.close()
    return len(written), len(written - heard)


def _read(database: Database, feed: Feed, position: str, heard: set[str]) -> str:
    more = True
    while more:
        with database.reading() as connection:
            passage = feed.after(connection, position, 1000)
        heard.update(it.id for it in passage.entries)
        position, more = passage.end, passage.more
    return position


def _write(address: str, name: str, number: int, begins: float, ends: float) -> list[str]:
    """Write until the time is over; returns the ids of what was committed."""
    database, feed = Database(address), FEEDS[name]()
    dice = random.Random(number)
    done: list[str] = []
    with database.reading() as connection:
        # As the schema of this round has it: an older one lacks what came later.
        journal = Table(JournalEntry.kind, MetaData(), autoload_with=connection)
        time.sleep(max(0.0, begins - time.time()))  # every writer starts at once, connected
    for turn in count():
        if time.time() >= ends:
            break
        ids = [record_id(f"{number} {turn} {at}") for at in range(dice.randint(1, 4))]
        database.write(partial(_put, feed=feed, ids=ids, journal=journal))
        done += ids
    database.close()
    return done


def _put(connection: Connection, feed: Feed, ids: list[str], journal: Table) -> None:
    of = ticket(1)
    for row_id in ids:
        record = entry("a", of, NOW, id=row_id)
        values = {**rows.row_of(record), "ver": 1}
        connection.execute(insert(journal).values({it.name: values[it.name] for it in journal.c}))
        feed.append(connection, [Entry(record.kind, row_id, 1, Audience())], utc_now())


if __name__ == "__main__":
    main()
