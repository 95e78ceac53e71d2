"""Several processes that serve one PostgreSQL: what one does the others know."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from ordidesk.domain.assets import Category, RegisterAsset
from ordidesk.domain.ids import derived_id
from ordidesk.domain.tickets import Channel, OpenTicket
from ordidesk.protocol import Outcome, Result
from ordidesk.server import bell
from tests.integration.portal_people import ACCOUNTS, MANAGER, PASSWORD, RECORDS, TECHNICIAN
from tests.support.portal_calls import Caller, command_id, line
from tests.support.portal_process import PortalProcess
from tests.support.portal_thread import PortalThread
from tests.support.postgresql import Postgresql
from tests.support.records import TOWN_HALL

_OPEN = OpenTicket(client_id=TOWN_HALL.id, summary="Écran noir", channel=Channel.TECHNICIAN)
_PROCESSES = 3


@pytest.fixture
def two(postgresql: Postgresql, filled_template: str, tmp_path: Path) -> Iterator[list[Caller]]:
    """Two portals on one database, and the address of each."""
    name = postgresql.new_database(filled_template)
    with ExitStack() as stack:
        callers = []
        for _ in range(2):
            portal = PortalThread(tmp_path, postgresql.url(name))
            stack.callback(portal.close)
            stack.enter_context(portal.running())
            callers.append(Caller(portal.url))
            stack.callback(callers[-1].session.close)
        yield callers
    postgresql.drop(name)


@pytest.fixture
def portal(postgresql: Postgresql, tmp_path: Path) -> Iterator[PortalProcess]:
    name = postgresql.new_database()
    options = ("--workers", str(_PROCESSES), "--quiet")
    process = PortalProcess(tmp_path, RECORDS, ACCOUNTS, options, postgresql.url(name))
    with process:
        yield process
    postgresql.drop(name)


def test_who_waits_hears_at_once_what_came_in_elsewhere(
    two: list[Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a ring the wait would end with nothing: it would not look again before.
    monkeypatch.setattr(bell, "_LOOK_AGAIN_SECONDS", 1000)
    here, there = two
    here.sign_in(MANAGER.mail, PASSWORD)
    there.sign_in(TECHNICIAN.mail, PASSWORD)
    there.stream = "another-laptop"
    cursor = here.plan().cursor
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(here.changes, cursor, wait=20)
        there.push(line(1, _OPEN))
        page = waiting.result()
    assert derived_id(command_id(1), "ticket") in {it.id for it in page.changes}


def test_attempts_count_wherever_they_are_made(two: list[Caller]) -> None:
    answers = [two[number % 2].sign_in(TECHNICIAN.mail, "wrong") for number in range(6)]
    assert [it.status_code for it in answers] == [401] * 5 + [429]
    for caller in two:
        assert caller.sign_in(TECHNICIAN.mail, PASSWORD).status_code == 429


def test_attempts_made_at_once_are_all_counted(two: list[Caller]) -> None:
    def attempt(number: int) -> int:
        caller = Caller(two[number % 2].url)
        status = caller.sign_in(TECHNICIAN.mail, "wrong").status_code
        caller.session.close()
        return status

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(attempt, range(16)))
    assert sorted(found) == [401] * 5 + [429] * 11


def test_of_many_who_register_a_number_in_all_processes_at_once_one_has_it(
    portal: PortalProcess,
) -> None:
    rounds, laptops = 6, 6

    token = _token(portal)

    def register(number: int) -> list[Outcome]:
        caller = Caller(portal.url, token, stream=f"laptop-{number}")
        told: list[Outcome] = []
        for turn in range(rounds):
            command = RegisterAsset(
                inventory_number=f"OD-{9000 + turn:06d}", category=Category.LAPTOP
            )
            pushed = caller.push(line(turn + 1, command, number=number), settled=turn)
            told += pushed.settlement.outcomes
        caller.session.close()
        return told

    with ThreadPoolExecutor(laptops) as threads:
        outcomes = list(threads.map(register, range(laptops)))
    for turn in zip(*outcomes, strict=True):
        applied = [it for it in turn if it.result is Result.APPLIED]
        refused = [it for it in turn if it.result is Result.REFUSED]
        assert (len(applied), len(refused)) == (1, laptops - 1)
        assert {it.reason for it in refused} == {"number_taken"}
        assert {it.facts["asset"] for it in refused} == {derived_id(applied[0].id, "asset")}


def test_numbers_of_tickets_have_no_gap_and_none_is_there_twice(portal: PortalProcess) -> None:
    each, laptops = 8, 6

    token = _token(portal)

    def open_tickets(number: int) -> None:
        caller = Caller(portal.url, token, stream=f"laptop-{number}")
        caller.push(*(line(seq, _OPEN, number=number) for seq in range(1, each + 1)))
        caller.session.close()

    with ThreadPoolExecutor(laptops) as threads:
        list(threads.map(open_tickets, range(laptops)))
    reader = Caller(portal.url)
    reader.sign_in(MANAGER.mail, PASSWORD)
    numbers = sorted(row["number"] for row in reader.snapshot("ticket"))
    reader.session.close()
    assert numbers == [f"T-{number:06d}" for number in range(1, each * laptops + 1)]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the processes' parents from /proc")
def test_a_process_that_dies_is_replaced_and_nothing_answered_is_lost(
    portal: PortalProcess,
) -> None:
    caller = Caller(portal.url)
    caller.sign_in(TECHNICIAN.mail, PASSWORD)
    caller.push(line(1, _OPEN))
    before = _children(portal.pid)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    while len(_children(portal.pid) - before) < _PROCESSES:
        portal.idle()
    caller.session.close()
    tickets = {row["id"] for row in Caller(portal.url, caller.token).snapshot("ticket")}
    assert tickets == {derived_id(command_id(1), "ticket")}
    assert portal.log.count("another one begins") == _PROCESSES


@pytest.mark.skipif(sys.platform != "linux", reason="reads the processes' parents from /proc")
@pytest.mark.parametrize("how", ["stop", "kill"])
def test_no_process_stays_when_the_portal_ends(portal: PortalProcess, how: str) -> None:
    processes = _children(portal.pid)
    assert len(processes) == _PROCESSES
    getattr(portal, how)()
    while any(_is_alive(pid) for pid in processes):
        portal.idle()


def test_sqlite_is_served_by_one_process_only(tmp_path: Path) -> None:
    told = subprocess.run(
        [
            *(sys.executable, "-m", "ordidesk.server"),
            *("serve", "--workers", "2", "--port", "0"),
            *("--database", str(tmp_path / "portal.db")),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert "PostgreSQL" in told.stderr


def _token(portal: PortalProcess) -> str:
    caller = Caller(portal.url)
    assert caller.sign_in(TECHNICIAN.mail, PASSWORD).status_code == 200
    caller.session.close()
    return caller.token


def _children(pid: int) -> set[int]:
    """Return the workers of a portal: its children but the one that looks after semaphores."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue  # It has ended meanwhile.
        if parent == pid and b"spawn_main" in command:
            found.add(int(entry.name))
    return found


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
