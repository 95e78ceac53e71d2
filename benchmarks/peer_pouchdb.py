"""A first sync of 20,000 rows beside PouchDB's replication of the same rows as documents.

Ours is the product's own: from the reference portal into an encrypted file, the search index
included. The peer is PouchDB from express-pouchdb, both with their files (LevelDB, unencrypted),
with batches of its default size and larger ones: the faster counts. Both sides are processes of
this machine and talk over loopback, in turns in one run.

The peer is no part of the product: its packages are fetched with npm into a cache folder.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
import platformdirs

from benchmarks.first_sync import portal_of, rows_of, sync
from benchmarks.report import Figure, busy, finish, parser
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Row, columns

PACKAGES = ("pouchdb@9.0.0", "express-pouchdb@4.2.0", "express@4.21.2")
SCRIPT = Path(__file__).with_suffix(".cjs")
BATCHES = (100, 1000)
"""PouchDB's default, and what suits many small documents."""
TARGET = 20
_ENDS_WITHIN_SECONDS = 15


class Replicated(NamedTuple):
    """What the peer tells of a replication."""

    seconds: float
    documents: int


class Peer:
    """PouchDB and its portal, as processes of node."""

    def __init__(self, packages: Path) -> None:
        self._node = shutil.which("node") or "node"
        self._environment = {**os.environ, "NODE_PATH": str(packages / "node_modules")}

    @contextlib.contextmanager
    def serving(self, folder: Path, documents: Path) -> Iterator[str]:
        """Serve the documents; yields the database's address."""
        folder.mkdir()
        with subprocess.Popen(  # noqa: S603 - our own script
            [self._node, str(SCRIPT), "serve", str(folder), str(documents)],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            if not address:
                raise SystemExit("express-pouchdb did not start: see above.")
            try:
                yield address
            finally:
                process.terminate()
                process.wait(_ENDS_WITHIN_SECONDS)

    def replicate(self, address: str, folder: Path, batch: int) -> Replicated:
        """Replicate everything into a new database."""
        told = subprocess.run(  # noqa: S603 - our own script
            [self._node, str(SCRIPT), "replicate", address, str(folder), str(batch)],
            env=self._environment,
            check=True,
            stdout=subprocess.PIPE,
        )
        found = msgspec.json.decode(told.stdout, type=dict[str, float])
        return Replicated(found["seconds"], int(found["documents"]))


def main() -> None:
    """Fetch the peer, measure both, tell."""
    options = parser(__doc__ or "")
    options.add_argument("--assets", type=int, default=4_650)
    options.add_argument("--tickets", type=int, default=2_325)
    options.add_argument("--rounds", type=int, default=3)
    cache = platformdirs.user_cache_path("ordidesk-benchmarks", appauthor=False) / "pouchdb"
    options.add_argument("--packages", type=Path, default=cache, help="where npm's packages go")
    given = options.parse_args()
    lacking = [program for program in ("node", "npm") if shutil.which(program) is None]
    if lacking:
        print(f"skipped: {' and '.join(lacking)} missing; install Node.js 18 or newer")
        return
    _fetch(given.packages)
    peer = Peer(given.packages)
    with tempfile.TemporaryDirectory(prefix="ordidesk-pouchdb-") as name:
        folder = Path(name)
        with portal_of(folder, given.assets, given.tickets) as portal:
            ours = [sync(folder / f"ours-{turn}.db", portal)[0] for turn in range(given.rounds)]
            rows = rows_of(folder / "ours-0.db")
            count = sum(len(found) for found in rows.values())
            documents = folder / "documents.ndjson"
            _write_documents(documents, rows)
            theirs: dict[int, list[float]] = {batch: [] for batch in BATCHES}
            with peer.serving(folder / "served", documents) as address:
                for turn in range(given.rounds):
                    ours.append(sync(folder / f"again-{turn}.db", portal)[0])
                    for batch in BATCHES:
                        found = peer.replicate(address, folder / f"pouch-{turn}-{batch}", batch)
                        assert found.documents == count
                        theirs[batch].append(found.seconds)
    medians = {batch: statistics.median(found) for batch, found in theirs.items()}
    print(f"{count:,} rows, {busy()}: ours {statistics.median(ours):.2f} s")
    for batch, seconds in medians.items():
        print(f"PouchDB, batches of {batch:,}: {seconds:.2f} s")
    ratio = min(medians.values()) / statistics.median(ours)
    finish(given, Figure("faster than PouchDB", ratio, "x", TARGET, "more"))


def _fetch(packages: Path) -> None:
    """Have npm bring the packages into the folder, unless they are there."""
    noted = packages / "fetched.txt"
    wanted = "\n".join(PACKAGES)
    if noted.exists() and noted.read_text("utf-8") == wanted:
        return
    packages.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm") or "npm"
    try:
        subprocess.run(  # noqa: S603 - names of packages that stand above
            [npm, "install", "--no-audit", "--no-fund", "--prefix", str(packages), *PACKAGES],
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise SystemExit("npm could not fetch PouchDB: see above.") from error
    noted.write_text(wanted, "utf-8")


def _write_documents(path: Path, rows: Mapping[str, list[Row]]) -> None:
    """Write each row as a document, a line each."""
    with path.open("wb") as file:
        for kind, found in rows.items():
            names = (*columns(RECORDS[kind]), "ver")
            for row in found:
                document = {"_id": f"{kind}:{row[0]}", "kind": kind}
                file.write(msgspec.json.encode(document | dict(zip(names, row, strict=True))))
                file.write(b"\n")


if __name__ == "__main__":
    main()
