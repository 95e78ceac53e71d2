"""Who may send and fetch which file, and what the records say once the bytes are there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from http import HTTPStatus
from pathlib import Path

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, or_, select

from ordidesk.domain.attachments import Attachment
from ordidesk.domain.media_types import HEAD_BYTES, sniffed
from ordidesk.domain.people import Role
from ordidesk.domain.work import Actor
from ordidesk.protocol import BlobLimits
from ordidesk.server import rows, tables
from ordidesk.server.bell import Bell
from ordidesk.server.blob_folder import BlobFolder, OtherBytes, WrongOffset
from ordidesk.server.database import Database
from ordidesk.server.feed import Feed
from ordidesk.server.moment import Clock
from ordidesk.server.problems import ApiProblem
from ordidesk.server.scope import visible
from ordidesk.server.work import SqlWork

UNNAMED_KEPT = timedelta(days=30)
"""A file whose attachments were all removed: as long as backups, which may name it."""
_SWEPT_EVERY = timedelta(hours=1)
_OFFICE = Actor("portal", Role.MANAGER)


class Expected(msgspec.Struct, frozen=True):
    """A file that somebody's record names."""

    sha256: str
    size: int
    media_type: str


class BlobDesk:
    """Takes and gives the bytes of files; every call raises ``ApiProblem`` for what may not be."""

    def __init__(  # noqa: PLR0913, PLR0917 - the services it works with
        self,
        database: Database,
        feed: Feed,
        bell: Bell,
        clock: Clock,
        folder: BlobFolder,
        limits: BlobLimits,
    ) -> None:
        self.limits = limits
        self._database = database
        self._feed = feed
        self._bell = bell
        self._clock = clock
        self._folder = folder
        self._swept_at: datetime | None = None

    def offset(self, actor: Actor, sha256: str) -> tuple[int, int]:
        """Return how many bytes of a file are here, and how many there are to be."""
        expected = self._expected(actor, sha256)
        self._check_limits(expected)
        return self._folder.offset(sha256, actor.id), expected.size

    def check(self, actor: Actor, sha256: str, offset: int) -> int:
        """Return a file's size when bytes may be sent for it from this offset on."""
        there, size = self.offset(actor, sha256)
        if offset != there:
            raise _wrong_offset(there)
        return size

    def append(self, actor: Actor, sha256: str, offset: int, piece: bytes, size: int) -> int:
        """Take bytes; returns where they end."""
        if offset == 0 and piece and sniffed(piece[:HEAD_BYTES]) in self.limits.refused:
            raise _refused_type(sniffed(piece[:HEAD_BYTES]))
        try:
            return self._folder.append(sha256, actor.id, offset, piece, size)
        except WrongOffset as wrong:
            raise _wrong_offset(wrong.offset) from wrong
        except OSError as error:
            raise ApiProblem(
                HTTPStatus.SERVICE_UNAVAILABLE, "no_room", headers={"Retry-After": "300"}
            ) from error

    def finish(self, actor: Actor, sha256: str) -> None:
        """Check a file that has all its bytes, and tell everybody who sees it that it is here."""
        try:
            self._folder.finish(sha256, actor.id)
        except OtherBytes as other:
            raise ApiProblem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "hash_differs",
                "Les octets reçus n'ont pas l'empreinte annoncée : ils ont été jetés.",
            ) from other
        self._tell(sha256, received=True)
        self._sweep_now_and_then()

    def whole(self, actor: Actor, sha256: str) -> tuple[Path, int]:
        """Return where a whole file is, and its size; 404 says whether it is still expected."""
        self._expected(actor, sha256)
        path = self._folder.whole(sha256)
        if path is None:
            raise ApiProblem(
                HTTPStatus.NOT_FOUND,
                "blob_expected",
                "Ce fichier est annoncé, ses octets ne sont pas encore arrivés.",
            )
        return path, path.stat().st_size

    def read(self, sha256: str, start: int, end: int) -> Iterator[bytes]:
        """Yield bytes of a whole file."""
        return self._folder.read(sha256, start, end)

    def sweep(self) -> int:
        """Forget uploads that were never finished and files that nothing names any more.

        Files whose bytes are not here any more, as after a backup without them, are expected again.
        """
        now = self._clock()
        swept = self._folder.sweep(now)
        old = [name for name, since in self._folder.names() if now - since > UNNAMED_KEPT]
        if old:
            with self._database.reading() as connection:
                unnamed = [name for name in old if not _is_named(connection, name, now)]
            for name in unnamed:
                self._folder.remove(name)
            swept += len(unnamed)
        self._expect_again()
        return swept

    def _expect_again(self) -> None:
        table = tables.RECORD_TABLES[Attachment.kind].c
        with self._database.reading() as connection:
            asked = select(table.sha256).where(table.received == 1).distinct()
            said = connection.execute(asked).scalars().all()
        for name in said:
            if self._folder.whole(name) is None:
                self._tell(name, received=False)

    def _sweep_now_and_then(self) -> None:
        now = self._clock()
        if self._swept_at is None or now - self._swept_at > _SWEPT_EVERY:
            self._swept_at = now
            self.sweep()

    def _expected(self, actor: Actor, sha256: str) -> Expected:
        """Return what a record that the actor sees says of a file."""
        table = tables.RECORD_TABLES[Attachment.kind].c
        asked = select(table.sha256, table.size, table.media_type, table.preview_size).where(
            or_(table.sha256 == sha256, table.preview == sha256),
            table.removed_at.is_(None),
            visible(Attachment.kind, actor),
        )
        with self._database.reading() as connection:
            found = connection.execute(asked).first()
        if found is None:
            raise ApiProblem(
                HTTPStatus.NOT_FOUND, "blob_unknown", "Aucun fichier de ce nom n'est annoncé."
            )
        if found.sha256 == sha256:
            return Expected(sha256, found.size, found.media_type)
        return Expected(sha256, found.preview_size, "image/jpeg")

    def _check_limits(self, expected: Expected) -> None:
        if expected.size > self.limits.largest:
            raise ApiProblem(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "blob_too_large",
                f"Au plus {self.limits.largest} octets par fichier.",
            )
        if expected.media_type in self.limits.refused:
            raise _refused_type(expected.media_type)

    def _tell(self, sha256: str, *, received: bool) -> None:
        """Say in every record of a file whether its bytes are here."""
        if self._database.write(lambda connection: self._mark(connection, sha256, received)):
            self._bell.ring()

    def _mark(self, connection: Connection, sha256: str, received: bool) -> bool:  # noqa: FBT001 - by name above
        """Tell whether that was news."""
        table = tables.RECORD_TABLES[Attachment.kind]
        now = self._clock()
        work = SqlWork(connection, self._feed, command_id="", actor=_OFFICE, now=now)
        asked = select(table).where(table.c.sha256 == sha256, table.c.received == int(not received))
        for row in connection.execute(asked).all():
            found = work.get(Attachment, row.id)
            if found is not None:
                work.put(replace(found, received=received))
        return bool(work.flush(now))


def _is_named(connection: Connection, sha256: str, now: datetime) -> bool:
    table = tables.RECORD_TABLES[Attachment.kind]
    asked = select(table).where(or_(table.c.sha256 == sha256, table.c.preview == sha256))
    found = [rows.record_of(Attachment, row) for row in connection.execute(asked)]
    return any(it.removed_at is None or now - it.removed_at <= UNNAMED_KEPT for it in found)


def _wrong_offset(there: int) -> ApiProblem:
    return ApiProblem(
        HTTPStatus.CONFLICT,
        "wrong_offset",
        f"Le portail a {there} octets de ce fichier.",
        headers={"Upload-Offset": str(there)},
    )


def _refused_type(media_type: str) -> ApiProblem:
    return ApiProblem(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "blob_type_refused",
        f"Les fichiers de type {media_type} ne sont pas acceptés.",
    )
