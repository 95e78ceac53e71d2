"""The bytes of files, by their SHA-256, in an encrypted file of their own beside the store.

Apart from the store, so that 40 MB never stand before what a person does, and so that a damaged
file of pictures costs no outbox. What is put here is on the disk before a command names it.
"""

from __future__ import annotations

import contextlib
import enum
import hashlib
import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import apsw
import msgspec

from ordidesk.domain.records import instant_text
from ordidesk.store.connection import BUSY_MILLISECONDS, unlock
from ordidesk.store.errors import DiskFull, StoreDamaged, damage_mark, told_as_store_errors
from ordidesk.store.notices import Changed
from ordidesk.store.retention import USUAL_RETENTION

PIECE_BYTES = 1 << 20
"""Bytes a commit: 40 MB take as long as a plain file (docs/decisions/attachments.md)."""
QUOTA_BYTES = 1 << 30
"""What the portal has too goes beyond this, the longest unused first."""
ORPHANS_KEPT = timedelta(days=1)
"""Bytes that no command names: their command was refused or taken back."""
_MARGIN_BYTES = 32 << 20
"""Left to the disk for the work itself."""
_PAGE_BYTES = 65_536
_CHECKPOINT_PAGES = 128
_CACHE_KIB = 8_192
_SCHEMA = """
CREATE TABLE IF NOT EXISTS blob(
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,      -- bytes that are here, from the first on
    whole INTEGER NOT NULL DEFAULT 0,     -- all are, and they have this hash
    wanted INTEGER NOT NULL DEFAULT 0,
    upload TEXT NOT NULL DEFAULT '', sent INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL, used_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS piece(
    blob INTEGER NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(blob, at)
) STRICT;
"""
_NAMED = "sha256 IN (SELECT value FROM json_each(?))"
_STATE = "sha256, size, held, whole, wanted, upload, sent, reason"


class Upload(enum.StrEnum):
    """Where a file stands on its way to the portal."""

    NONE = ""
    """It came from there."""
    WAITING = "waiting"
    ACKNOWLEDGED = "acknowledged"
    PARKED = "parked"
    """The portal will not take it; ``reason`` says why."""


class Want(enum.IntEnum):
    """How much a file is wished here."""

    NOT = 0
    AHEAD = 1
    """Before anybody asks: previews of one's own tickets."""
    ASKED = 2


class BlobState(msgspec.Struct, frozen=True, array_like=True):
    """What is here of a file, and how far it is on its way."""

    sha256: str
    size: int
    held: int = 0
    whole: bool = False
    wanted: Want = Want.NOT
    upload: Upload = Upload.NONE
    sent: int = 0
    """Bytes that the portal said it has."""
    reason: str = ""
    """Why it does not go on: a problem's code."""


class Stored(NamedTuple):
    """What became of the bytes that were put."""

    sha256: str
    size: int


class ToSend(NamedTuple):
    """Files on their way out."""

    files: int = 0
    left: int = 0
    """Bytes that the portal does not have."""
    parked: int = 0


def blobs_path(store_file: Path) -> Path:
    """Name the file beside a store that holds the bytes."""
    return store_file.with_name(f"{store_file.name}.blobs")


def blob_key(store_key: bytes) -> bytes:
    """Derive the key of the bytes, so that no key is used for two files."""
    return hashlib.blake2b(b"ordidesk blobs", key=store_key, digest_size=32).digest()


class BlobStore:
    """Any thread may call; each call waits for the others at most for one piece.

    Raises ``store.errors``. A file that cannot be read any more is set aside and begun anew: what
    the portal has comes again, and what it lacks is told as missing.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        clock: Callable[[], datetime],
        announce: Callable[[Changed], None],
        *,
        kept_unused: timedelta = USUAL_RETENTION.unused_files,
    ) -> None:
        self.path = path
        self._kept_unused = kept_unused
        self._key = key
        self._clock = clock
        self._announce = announce
        self._turn = threading.Lock()
        self._opened: apsw.Connection | None = None

    # --- putting --------------------------------------------------------------------------------

    def put(self, pieces: Iterable[bytes], *, expected: int = 0) -> Stored:
        """Keep bytes that are to be sent; on the disk when this returns.

        ``expected`` bytes have to have room: raises ``DiskFull`` before anything is written. The
        same bytes are kept once.
        """
        self.check_room(expected)
        staged = self._stage()
        hashed = hashlib.sha256()
        size = 0
        try:
            for piece in _cut(pieces):
                with self._writing() as connection:
                    _insert(connection, staged, size, piece)
                hashed.update(piece)
                size += len(piece)
        except BaseException:
            self._drop(staged)
            raise
        sha256 = hashed.hexdigest()
        self._name(staged, sha256, size)
        self._announce(Changed(files=frozenset({sha256})))
        return Stored(sha256, size)

    def check_room(self, size: int) -> None:
        """Raise ``DiskFull`` when so many bytes, and the log of their writing, have no room."""
        with told_as_store_errors(self.path):
            free = shutil.disk_usage(self.path.parent).free
        if free < 2 * size + _MARGIN_BYTES:
            raise DiskFull(self.path, f"{size} bytes to keep, {free} free")

    def _stage(self) -> int:
        now = instant_text(self._clock())
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO blob(sha256, size, added_at, used_at) "
                "VALUES('incoming ' || hex(randomblob(8)), 0, ?, ?)",
                (now, now),
            )
            return connection.last_insert_rowid()

    def _name(self, staged: int, sha256: str, size: int) -> None:
        """Give staged bytes their name, unless they are here under it; waits for the disk."""
        with self._writing(durably=True) as connection:
            found = connection.execute(
                "SELECT id, whole, upload FROM blob WHERE sha256 = ?", (sha256,)
            ).fetchone()
            if found is not None and found[1]:
                _delete(connection, staged)
                if found[2] != Upload.ACKNOWLEDGED:
                    # What came from the portal may have left it since: ask, and send if so.
                    connection.execute(
                        "UPDATE blob SET upload = 'waiting', reason = '' WHERE id = ?", (found[0],)
                    )
                return
            if found is not None:
                _delete(connection, found[0])
            connection.execute(
                "UPDATE blob SET sha256 = ?, size = ?, held = ?, whole = 1, upload = 'waiting' "
                "WHERE id = ?",
                (sha256, size, size, staged),
            )

    def _drop(self, blob: int) -> None:
        with self._writing() as connection:
            _delete(connection, blob)

    # --- reading --------------------------------------------------------------------------------

    def states(self, names: Collection[str]) -> dict[str, BlobState]:
        """Tell how these files stand; one of which nothing is known here is left out."""
        return {it.sha256: it for it in self._select(_NAMED, _json(names))} if names else {}

    def state(self, sha256: str) -> BlobState | None:
        """Tell how a file stands."""
        return self.states((sha256,)).get(sha256)

    def read(self, sha256: str) -> bytes | None:
        """Return all bytes of a file, ``None`` when they are not here."""
        state = self.state(sha256)
        if state is None or not state.whole:
            return None
        with self._writing() as connection:
            connection.execute(
                "UPDATE blob SET used_at = ? WHERE sha256 = ?",
                (instant_text(self._clock()), sha256),
            )
        return b"".join(self.pieces(sha256))

    def pieces(self, sha256: str, start: int = 0) -> Iterator[bytes]:
        """Yield what is held of a file from an offset on, piece by piece."""
        at = start
        while True:
            with self._connected() as connection:
                found = connection.execute(
                    "SELECT p.at, p.bytes FROM piece p JOIN blob b ON b.id = p.blob "
                    "WHERE b.sha256 = ? AND p.at <= ? ORDER BY p.at DESC LIMIT 1",
                    (sha256, at),
                ).fetchone()
            piece = found[1][at - found[0] :] if found else b""
            if not piece:
                return
            yield piece
            at += len(piece)

    # --- sending --------------------------------------------------------------------------------

    def to_send(self) -> list[BlobState]:
        """Return what waits for the portal, in the order in which it was put, small ones first."""
        return self._select("upload = 'waiting' AND whole ORDER BY size > 100000, id")

    def on_their_way(self) -> list[BlobState]:
        """Return what the portal does not have, what it will not take among it."""
        return self._select("upload IN ('waiting', 'parked') AND whole ORDER BY id")

    def note_sent(self, sha256: str, offset: int) -> None:
        """The portal has the bytes up to an offset."""
        self._update(sha256, "sent = ?", offset)

    def acknowledge(self, sha256: str) -> None:
        """The portal has all of it, and found its hash."""
        self._update(sha256, "sent = size, upload = 'acknowledged', reason = ''", durably=True)

    def park(self, sha256: str, reason: str) -> None:
        """The portal will not take it; the bytes stay."""
        self._update(sha256, "upload = 'parked', reason = ?", reason, durably=True)

    def send_again(self, sha256: str) -> None:
        """Try what was parked, or what a restored portal has lost, once more."""
        self._update(sha256, "upload = 'waiting', sent = 0, reason = ''", durably=True)

    # --- receiving ------------------------------------------------------------------------------

    def want(self, sha256: str, size: int, want: Want) -> None:
        """Wish a file here; what is here, or wished as much already, stays as it is."""
        state = self.state(sha256)
        if state is not None and (state.whole or state.wanted >= want):
            return
        now = instant_text(self._clock())
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO blob(sha256, size, wanted, added_at, used_at) VALUES(?, ?, ?, ?, ?) "
                "ON CONFLICT(sha256) DO UPDATE SET wanted = max(wanted, excluded.wanted), "
                "reason = '', used_at = excluded.used_at WHERE NOT whole",
                (sha256, size, int(want), now, now),
            )
        self._announce(Changed(files=frozenset({sha256})))

    def wanted(self) -> list[BlobState]:
        """Return what is to be fetched, what a person asked for first."""
        return self._select("wanted > 0 AND NOT whole ORDER BY wanted DESC, size, id")

    def give_up(self, sha256: str, reason: str) -> None:
        """Wish it no more: the portal does not have it (yet)."""
        self._update(sha256, "wanted = 0, reason = ?", reason)

    def append(self, sha256: str, at: int, piece: bytes) -> None:
        """Keep bytes that came; those that do not follow on what is held are passed over."""
        with self._writing() as connection:
            found = connection.execute(
                "SELECT id FROM blob WHERE sha256 = ? AND held = ? AND NOT whole", (sha256, at)
            ).fetchone()
            if found is None:
                return
            _insert(connection, found[0], at, piece)
            connection.execute(
                "UPDATE blob SET held = held + ? WHERE id = ?", (len(piece), found[0])
            )
        self._announce(Changed(files=frozenset({sha256})))

    def complete(self, sha256: str) -> bool:
        """Check the hash of what came; ``False`` when it is another file: nothing of it stays."""
        hashed = hashlib.sha256()
        for piece in self.pieces(sha256):
            hashed.update(piece)
        fits = hashed.hexdigest() == sha256
        if fits:
            self._update(sha256, "whole = 1, wanted = 0, size = held, reason = ''", durably=True)
            return True
        self.start_over(sha256)
        return False

    def start_over(self, sha256: str) -> None:
        """Throw away what came of a file."""
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM piece WHERE blob = (SELECT id FROM blob WHERE sha256 = ?)", (sha256,)
            )
            connection.execute("UPDATE blob SET held = 0 WHERE sha256 = ?", (sha256,))
        self._announce(Changed(files=frozenset({sha256})))

    # --- keeping house --------------------------------------------------------------------------

    def collect(self, named: Collection[str], *, quota: int = QUOTA_BYTES) -> int:
        """Let go of what is old or too much, and return the bytes that it was.

        Only what the portal has goes, or what no command names (``named`` are those that do).
        """
        if self._is_empty():
            return 0
        now = self._clock()
        orphans = self._rows(
            f"NOT ({_NAMED}) AND added_at < ?",
            _json(named),
            instant_text(now - ORPHANS_KEPT),
        )
        safe = "whole AND upload IN ('', 'acknowledged')"
        old = self._rows(f"{safe} AND used_at < ?", instant_text(now - self._kept_unused))
        going = {**dict(orphans), **dict(old)}
        total = self.total() - sum(going.values())
        for blob, size in self._rows(f"{safe} ORDER BY used_at, id"):
            if total <= quota:
                break
            if blob not in going:
                going[blob] = size
                total -= size
        for blob in going:
            self._drop(blob)
        if going:
            with self._connected() as connection:
                connection.execute("PRAGMA incremental_vacuum").fetchall()
                connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        return sum(going.values())

    def total(self) -> int:
        """Count the bytes that are here."""
        with self._connected() as connection:
            found = connection.execute("SELECT coalesce(sum(held), 0) FROM blob").get
        return int(str(found))

    def close(self) -> None:
        """Move the log into the file."""
        with self._turn:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    # --- the connection -------------------------------------------------------------------------

    def _is_empty(self) -> bool:
        """Tell that nothing was ever kept here, without the time that opening takes."""
        return self._opened is None and not self.path.exists()

    def _select(self, where: str, *values: str) -> list[BlobState]:
        if self._is_empty():
            return []
        with self._connected() as connection:
            rows = connection.execute(
                f"SELECT {_STATE} FROM blob WHERE {where}",  # noqa: S608 - ours
                values,
            ).fetchall()
        return [msgspec.convert(row, BlobState, strict=False) for row in rows]

    def _rows(self, where: str, *values: str) -> list[tuple[int, int]]:
        """Return key and bytes held."""
        with self._connected() as connection:
            rows = connection.execute(
                f"SELECT id, held FROM blob WHERE {where}",  # noqa: S608 - ours
                values,
            ).fetchall()
        return [(int(str(blob)), int(str(held))) for blob, held in rows]

    def _update(self, sha256: str, change: str, *values: str | int, durably: bool = False) -> None:
        with self._writing(durably=durably) as connection:
            connection.execute(
                f"UPDATE blob SET {change} WHERE sha256 = ?",  # noqa: S608 - ours
                (*values, sha256),
            )
        self._announce(Changed(files=frozenset({sha256})))

    @contextlib.contextmanager
    def _writing(self, *, durably: bool = False) -> Iterator[apsw.Connection]:
        """Commit at the end. Only a durable commit waits for the disk, with all before it."""
        with self._connected() as connection:
            connection.pragma("synchronous", "full" if durably else "normal")
            with connection:
                yield connection

    @contextlib.contextmanager
    def _connected(self) -> Iterator[apsw.Connection]:
        with self._turn, told_as_store_errors(self.path):
            if self._opened is None:
                self._opened = self._open_or_begin_anew()
            yield self._opened

    def _open_or_begin_anew(self) -> apsw.Connection:
        if not damage_mark(self.path).exists():
            with contextlib.suppress(StoreDamaged):
                return _open(self.path, self._key)
        _set_aside(self.path, self._clock())
        return _open(self.path, self._key)


def _open(path: Path, key: bytes) -> apsw.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    with told_as_store_errors(path):
        connection = apsw.Connection(str(path))
        try:
            unlock(connection, path, key)
            connection.set_busy_timeout(BUSY_MILLISECONDS)
            connection.pragma("page_size", _PAGE_BYTES)
            connection.pragma("auto_vacuum", "incremental")
            connection.pragma("journal_mode", "wal")
            connection.pragma("wal_autocheckpoint", _CHECKPOINT_PAGES)
            connection.pragma("cache_size", -_CACHE_KIB)
            connection.pragma("temp_store", "memory")
            connection.execute(_SCHEMA)
            with connection:
                for (blob,) in connection.execute(
                    "SELECT id FROM blob WHERE sha256 LIKE 'incoming %'"
                ).fetchall():
                    _delete(connection, int(str(blob)))
            connection.execute("PRAGMA incremental_vacuum").fetchall()
        except BaseException:
            connection.close()
            raise
    return connection


def _set_aside(path: Path, now: datetime) -> None:
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    with told_as_store_errors(path):
        for suffix in ("", "-wal"):
            before = path.with_name(f"{path.name}{suffix}")
            if before.exists():
                before.rename(path.with_name(f"{path.name}.damaged-{stamp}{suffix}"))
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        damage_mark(path).unlink(missing_ok=True)


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        for start in range(0, len(piece), PIECE_BYTES):
            yield piece[start : start + PIECE_BYTES]


def _insert(connection: apsw.Connection, blob: int, at: int, piece: bytes) -> None:
    connection.execute("INSERT INTO piece(blob, at, bytes) VALUES(?, ?, ?)", (blob, at, piece))


def _delete(connection: apsw.Connection, blob: int) -> None:
    connection.execute("DELETE FROM piece WHERE blob = ?", (blob,))
    connection.execute("DELETE FROM blob WHERE id = ?", (blob,))


def _json(names: Collection[str]) -> str:
    return msgspec.json.encode(list(names)).decode()
