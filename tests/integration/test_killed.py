"""The desktop is killed at each step of its work: what it acknowledged is there, once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import columns
from ordidesk.server.database import Database
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.store import Store
from tests.support import mortal_desk
from tests.support.portal_process import PortalProcess
from tests.support.records import COMPANY, LEA, asset, ticket

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
PASSWORD = "correct horse battery"
DEATHS = (
    ("after snapshot_plan", 1),
    ("before snapshot_page", 3),
    ("after snapshot_page", 2),
    ("before a commit", 6),
    ("after a commit", 6),
    ("after a commit", 5),
    ("before a commit", 5),
    ("after a commit", 4),
    ("before push", 1),
    ("after push", 1),
    ("after a commit", 5),
    ("before changes", 1),
    ("after changes", 1),
)
"""In a row, on one laptop; the numbers count from each start."""
NOTES = 3


def _lives(store: Path, url: str, *death: str) -> tuple[int, str]:
    lived = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.support.mortal_desk",
            str(store),
            url,
            LEA.mail,
            PASSWORD,
            str(NOTES),
            *death,
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert lived.returncode in {0, -signal.SIGKILL}, lived.stderr
    return lived.returncode, lived.stdout


def test_a_desktop_that_is_killed_at_each_step_loses_nothing(tmp_path: Path) -> None:
    store = tmp_path / "laptop" / "store.db"
    (tmp_path / "portal").mkdir()
    records = [*COMPANY, *(ticket(number) for number in range(30)), *map(asset, range(60))]
    acknowledged: dict[str, str] = {}
    killed: list[tuple[str, int]] = []
    with PortalProcess(tmp_path / "portal", records, {LEA: PASSWORD}) as portal:
        for place, number in DEATHS:
            ended, said = _lives(store, portal.url, place, str(number))
            acknowledged |= _acknowledged(said)
            if ended:
                killed.append((place, number))
        ended, said = _lives(store, portal.url)
        acknowledged |= _acknowledged(said)
        assert ended == 0
    assert killed == list(DEATHS)
    assert len(acknowledged) > 2 * NOTES
    _compare(store, tmp_path / "portal" / "portal.db", acknowledged)


def _acknowledged(said: str) -> dict[str, str]:
    lines = (line.split(" ", 2) for line in said.splitlines())
    return {rest[0]: rest[1] for word, *rest in lines if word == "acknowledged"}


def _compare(store_file: Path, portal_file: Path, acknowledged: dict[str, str]) -> None:
    store = Store(store_file, mortal_desk.KEY)
    lines = {line.id: line.status for line in store.outbox()}
    assert {lines.get(command_id) for command_id in acknowledged} == {OutboxStatus.CONFIRMED}
    assert set(lines.values()) == {OutboxStatus.CONFIRMED}
    database = Database(str(portal_file))
    with store.reader() as reader, database.reading() as connection:
        for kind, record_type in RECORDS.items():
            listed = ", ".join(f'"{name}"' for name in columns(record_type))
            asked = f"SELECT {listed}, ver FROM {kind} ORDER BY id"  # noqa: S608 - our own names
            here = reader.rows(asked)
            assert here == [tuple(row) for row in connection.exec_driver_sql(asked)]
            assert here or kind not in {"ticket", "asset", "journal_entry"}
        texts = [text for (text,) in reader.rows("SELECT text FROM journal_entry")]
    assert [texts.count(text) for text in acknowledged.values()] == [1] * len(acknowledged)
    assert len(texts) == len(lines)
    database.close()
    store.close()
