"""A PostgreSQL of the tests' own: the system's programs, a private folder, a socket in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

_PLACES = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql*/bin")
_SERVER_USERS = ("postgres", "nobody")
_SETTINGS = {
    # Nothing here outlives the tests; the order of commits does not depend on the disk.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "''",
    "max_connections": "200",
    "shared_buffers": "64MB",
}
_AS_ROOT = "PostgreSQL does not run as root, and there is no other user here to run it as"
_ABSENT = "PostgreSQL is not installed here (Debian's package: postgresql)"


class Postgresql:
    """A server that runs, with as many databases as the tests want."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def new_database(self, template: str = "template0") -> str:
        """Make a database, a copy of another where one is named; returns its name."""
        self._made += 1
        name = f"portal_{self._made}"
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8' LOCALE 'C'").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run a statement of a test's own as the server's administrator."""
        self._run(statement.encode(), database)

    def url(self, name: str) -> str:
        """Return the address that a portal is given."""
        return f"postgresql+psycopg://postgres@/{name}?host={self._folder}"

    def _run(self, statement: sql.Composed | bytes, database: str = "postgres") -> None:
        where = f"host={self._folder} user=postgres dbname={database}"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement)


def why_absent() -> str:
    """Say why there can be no server here, "" when there can."""
    if _program("initdb") is None:
        return _ABSENT
    return "" if os.name != "nt" and (os.geteuid() != 0 or _server_user()) else _AS_ROOT


@contextmanager
def running(settings: dict[str, str] | None = None) -> Iterator[Postgresql]:
    """Start a server, and stop it and remove its folder at the end."""
    # A socket's path has to be short, which pytest's folders are not.
    folder = Path(tempfile.mkdtemp(prefix="ordidesk-pg-"))
    user = _server_user() if os.geteuid() == 0 else ""
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        _start("initdb", "-D", str(data), *_INITDB, user=user)
        with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
            for name, value in {**_SETTINGS, **(settings or {})}.items():
                file.write(f"{name} = {value}\n")
            file.write(f"unix_socket_directories = '{folder}'\n")
        log = ("-l", str(folder / "log"))
        _start("pg_ctl", "-D", str(data), "-w", *log, "start", user=user)
        try:
            yield Postgresql(folder)
        finally:
            _start("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop", user=user)
    finally:
        shutil.rmtree(folder)


_INITDB = ("-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C", "--no-sync")


def _start(program: str, *arguments: str, user: str) -> None:
    path = _program(program)
    assert path is not None, program
    command = [str(path), *arguments]
    if user:
        command = ["runuser", "-u", user, "--", *command]
    # pg_ctl leaves the server running: no pipe of ours may stay open in it.
    done = subprocess.run(
        command,
        cwd="/",
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed with {done.returncode}")


def _program(name: str) -> Path | None:
    """Find a program of the server: Debian puts them where the PATH does not lead."""
    for place in _PLACES:
        for path in sorted(Path("/").glob(f"{place}/{name}"), reverse=True):
            return path
    found = shutil.which(name)
    return None if found is None else Path(found)


def _server_user() -> str:
    """Name a user who is not root, "" without one or without a way to become them."""
    if shutil.which("runuser") is None:
        return ""
    known = {line.split(":")[0] for line in Path("/etc/passwd").read_text("utf-8").splitlines()}
    return next((user for user in _SERVER_USERS if user in known), "")
