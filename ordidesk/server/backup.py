"""Backups, and what makes a portal of one: a restore begins a new epoch.

After a restore the portal has forgotten what came since. Laptops notice by the epoch, send again
what the portal no longer knows, and take a snapshot.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, select, update
from sqlalchemy.engine import URL

from ordidesk.server import schema, tables
from ordidesk.server.database import Database
from ordidesk.server.errors import BackupFailed, InvalidRequest
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.moment import stored


def back_up(database: Database, target: Path) -> None:
    """Write all of a database as it is at one moment, while laptops are served.

    Raises ``InvalidRequest`` when the file is there, ``BackupFailed`` when it cannot be written.
    """
    if target.exists():
        raise InvalidRequest(f"{target} existe déjà : rien n'a été écrit.")
    database.check()
    with _whole(target) as part:
        if database.one_writer:
            _copy_file(Path(database.url.database or ""), part)
        else:
            options = ["--format=custom", "--no-owner", "--no-privileges", f"--file={part}"]
            _postgresql("pg_dump", options, database.url)


def restore(database: Database, source: Path, now: datetime) -> int:
    """Fill an empty database from a backup and begin a new epoch, which is returned.

    Raises ``InvalidRequest`` when the database holds something, ``BackupFailed`` when the backup
    cannot be read; the database is as before then.
    """
    if not source.is_file():
        raise InvalidRequest(f"{source} n'existe pas.")
    if database.one_writer:
        _place_file(source, Path(database.url.database or ""))
    else:
        database.check()
        with database.reading() as connection:
            if inspect(connection).get_table_names():
                raise InvalidRequest(
                    f"La base {database.url.database} n'est pas vide : rien n'a été changé. "
                    "Restaurez dans une base neuve."
                )
        options = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
        _postgresql("pg_restore", [*options, str(source)], database.url)
    schema.upgrade(database)
    return begin_epoch(database, now)


def begin_epoch(database: Database, now: datetime) -> int:
    """Make the portal tell laptops that it was restored; returns the new epoch.

    The epoch is the time in seconds, so that two restores of one backup differ. Every sign-in ends:
    some that had been ended since the backup would be open again.
    """

    def begin(connection: Connection) -> int:
        held = int(connection.execute(select(tables.portal.c.epoch)).scalar_one())
        epoch = max(held + 1, int(now.timestamp()))
        connection.execute(update(tables.portal).values(epoch=epoch))
        feed_of(database).begin_epoch(connection)
        open_ones = tables.sign_in.c.ended_at.is_(None)
        connection.execute(update(tables.sign_in).where(open_ones).values(ended_at=stored(now)))
        return epoch

    return database.write(begin)


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """Give a file to write, which takes its name once it is whole."""
    part = target.with_name(target.name + ".part")
    try:
        yield part
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(f"{target} n'a pas pu être écrit : {error}.") from error
    finally:
        part.unlink(missing_ok=True)


def _copy_file(source: Path, target: Path) -> None:
    """Copy by SQLite itself: the file alone lacks what its log holds."""
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as copy:
        there.backup(copy)


def _place_file(source: Path, target: Path) -> None:
    if target.exists():
        raise InvalidRequest(
            f"{target} existe déjà : rien n'a été changé. Arrêtez le portail, mettez ce fichier de "
            "côté, puis recommencez."
        )
    with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as copy:
        try:
            (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        except sqlite3.DatabaseError as error:
            verdict = str(error)
    if verdict != "ok":
        raise BackupFailed(f"{source} n'est pas une sauvegarde entière : {verdict}.")
    with _whole(target) as part:
        _copy_file(source, part)


def _postgresql(program: str, options: list[str], url: URL) -> None:
    """Run a program of PostgreSQL; the password goes through its environment, unseen by others."""
    path = shutil.which(program)
    if path is None:
        raise BackupFailed(
            f"{program} n'est pas installé ici. Installez les programmes de PostgreSQL "
            "(paquet Debian : postgresql-client)."
        )
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = dict(os.environ)
    if url.password:
        environment["PGPASSWORD"] = str(url.password)
    done = subprocess.run(  # noqa: S603 - a list made here, never a shell
        [path, f"--dbname={address}", *options],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupFailed(f"{program} : {done.stderr.strip() or done.returncode}")
