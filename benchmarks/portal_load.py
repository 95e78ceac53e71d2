"""How many laptops one machine's portal serves: PostgreSQL, workers and laptops all on this one.

The laptops take their first sync a few at a time. Then each holds a pull open at all times and
gives a command every ``--pause`` seconds on average, of which all the others hear. Their number is
doubled until one in twenty commands is answered, or heard of by another, later than a second after
it was given: the number before is the knee. At the end of each step every laptop has to have heard
of every command that was answered "applied".

The laptops take part of the machine's time, too, so the figures are on the safe side; what each
part took is told beside them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import requests

from benchmarks.light_laptop import LightLaptop, Times, percentile
from benchmarks.report import Figure, finish, parser
from ordidesk.domain.ids import derived_id
from ordidesk.domain.tickets import AddNote
from tests.support.portal_process import PortalProcess
from tests.support.postgresql import running, why_absent

MAILS = ("lea.martin@ordidesk.example", "claire.dubois@ordidesk.example")
PASSWORD = "demo-ordidesk"  # noqa: S105 - of the demo's people
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
LATE_MS = 1000
AT_ONCE = 4
"""First syncs under way together."""


@dataclass(frozen=True)
class Step:
    """What a number of laptops met."""

    laptops: int
    times: Times
    commands: int
    deliveries: int
    missed: int
    seconds: float
    spent: dict[str, float]
    """Seconds of processor while they worked, by part."""

    @property
    def in_time(self) -> bool:
        """Whether pushes and what others hear of them stay below a second, nineteen in twenty."""
        slow = max(percentile(self.times[what], 0.95) for what in ("push", "heard"))
        return slow < LATE_MS and not self.missed


def main() -> None:
    """Double the laptops until it is too much, tell, leave."""
    options = parser(__doc__ or "")
    options.add_argument("--most", type=int, default=800, help="laptops at which it ends")
    options.add_argument("--first", type=int, default=25, help="laptops at which it begins")
    options.add_argument("--seconds", type=float, default=20.0)
    options.add_argument("--pause", type=float, default=30.0, help="seconds between two commands")
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options.add_argument("--assets", type=int, default=5_000)
    options.add_argument("--tickets", type=int, default=2_000)
    given = options.parse_args()
    if why_absent():
        print(f"skipped: {why_absent()}")
        return
    with (
        running(DURABLE) as server,
        tempfile.TemporaryDirectory(prefix="ordidesk-load-") as folder,
    ):
        address = server.url(server.new_database())
        _fill(address, given)
        workers = ("--workers", str(given.workers), "--quiet")
        with PortalProcess(Path(folder), options=workers, database=address) as portal:
            steps = _steps(given, portal)
    good = [step for step in steps if step.in_time]
    missed = sum(step.missed for step in steps)
    knee = good[-1].laptops if good else 0
    finish(
        given,
        Figure("missed", missed, "", 0),
        Figure("knee", knee, "laptops", given.first, "more"),
    )


def _steps(given: argparse.Namespace, portal: PortalProcess) -> list[Step]:
    tokens = [_token(portal.url, mail) for mail in MAILS]
    found: list[Step] = []
    number = given.first
    while number <= given.most and (not found or found[-1].in_time):
        step = asyncio.run(_step(portal, tokens, number, given))
        _tell(step, _memory(portal.pid))
        found.append(step)
        number *= 2
    return found


async def _step(
    portal: PortalProcess, tokens: list[str], number: int, given: argparse.Namespace
) -> Step:
    times: Times = defaultdict(list)
    place = urlsplit(portal.url)
    laptops = [
        LightLaptop(place.hostname or "", place.port or 0, tokens[at % len(tokens)], times)
        for at in range(number)
    ]
    tickets = _tickets(portal.url, tokens[0])
    turns = asyncio.Semaphore(AT_ONCE)

    async def begin(laptop: LightLaptop) -> None:
        async with turns:
            await laptop.first_sync()

    await asyncio.gather(*(begin(laptop) for laptop in laptops))
    over, ended = asyncio.Event(), asyncio.Event()
    dice = random.Random(number)
    before = _processor_seconds(portal.pid)
    began = time.perf_counter()
    pulling = [asyncio.create_task(laptop.pull_until(ended)) for laptop in laptops]
    working = [
        asyncio.create_task(_work(laptop, tickets, given.pause, over, random.Random(dice.random())))
        for laptop in laptops
    ]
    await asyncio.sleep(given.seconds)
    over.set()
    await asyncio.gather(*working)
    seconds = time.perf_counter() - began
    after = _processor_seconds(portal.pid)
    ended.set()
    # One more command ends every pull that is still held.
    await laptops[0].push(AddNote(ticket_id=tickets[0], text="La dernière"))
    await asyncio.gather(*pulling)
    await asyncio.gather(*(laptop.catch_up() for laptop in laptops))
    spent = {what: after[what] - before[what] for what in after}
    step = _reckon(laptops, times, seconds, spent)
    for laptop in laptops:
        laptop.close()
    return step


async def _work(
    laptop: LightLaptop,
    tickets: list[str],
    pause: float,
    over: asyncio.Event,
    dice: random.Random,
) -> None:
    """Add notes to tickets, each after a pause of chance, until it is over."""
    while True:
        try:
            await asyncio.wait_for(over.wait(), dice.expovariate(1 / pause))
        except TimeoutError:
            await laptop.push(AddNote(ticket_id=dice.choice(tickets), text="Vu sur place."))
        else:
            return


def _reckon(
    laptops: list[LightLaptop], times: Times, seconds: float, spent: dict[str, float]
) -> Step:
    given = {
        derived_id(command, "entry"): sent
        for laptop in laptops
        for command, sent in laptop.applied.items()
    }
    times["heard"] = [
        (laptop.heard[entry] - sent) * 1000
        for laptop in laptops
        for entry, sent in given.items()
        if entry in laptop.heard
    ]
    missed = sum(entry not in laptop.heard for laptop in laptops for entry in given)
    return Step(
        laptops=len(laptops),
        times=times,
        commands=len(given),
        deliveries=len(times["heard"]),
        missed=missed,
        seconds=seconds,
        spent=spent,
    )


def _tell(step: Step, memory: dict[str, int]) -> None:
    print(
        f"{step.laptops} laptops: {step.commands / step.seconds:.1f} commands/s, "
        f"{step.deliveries / step.seconds:,.0f} changes/s told, {step.missed} missed"
    )
    for what in ("first sync", "push", "heard", "pull"):
        found = step.times[what]
        half, most = percentile(found, 0.5), percentile(found, 0.95)
        print(f"  {what:>10}: p50 {half:7.0f} ms, p95 {most:7.0f} ms  ({len(found):,})")
    taken = ", ".join(f"{what} {spent / step.seconds:.0%}" for what, spent in step.spent.items())
    held = ", ".join(f"{what} {size >> 20} MB" for what, size in memory.items())
    print(f"  processor (of one core): {taken}; memory: {held}", flush=True)


def _fill(address: str, given: argparse.Namespace) -> None:
    subprocess.run(  # noqa: S603 - our own command with our own arguments
        [
            *(sys.executable, "-m", "ordidesk.server", "demo-data", "--database", address),
            *("--assets", str(given.assets), "--tickets", str(given.tickets), "--seed", "1"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _token(url: str, mail: str) -> str:
    grant = {"grant": "password", "mail": mail, "password": PASSWORD, "device": "PC-1"}
    answer = requests.post(f"{url}/api/v1/auth/token", json=grant, timeout=60)
    answer.raise_for_status()
    return str(answer.json()["access_token"])


def _tickets(url: str, token: str) -> list[str]:
    """Return the ids of tickets to write on."""
    headers = {"Authorization": f"Bearer {token}", "X-Stream-Id": "benchmark", "X-Sync-Schema": "1"}
    answer = requests.get(
        f"{url}/api/v1/sync/snapshot?kind=ticket&limit=500", headers=headers, timeout=60
    )
    lines = answer.content.splitlines()
    return [row[0] for line in lines[1:-1] for row in msgspec.json.decode(line)]


def _processes(portal: int) -> dict[str, list[int]]:
    """Return the numbers of the processes that take part, by what they are."""
    found: dict[str, list[int]] = {"portal": [portal], "PostgreSQL": [], "laptops": [os.getpid()]}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text("utf-8").rpartition(")")[2].split()[1])
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == portal:
            found["portal"].append(int(entry.name))
        elif command.startswith(b"postgres:") or b"/ordidesk-pg-" in command:
            found["PostgreSQL"].append(int(entry.name))
    return found


def _processor_seconds(portal: int) -> dict[str, float]:
    ticks = os.sysconf("SC_CLK_TCK")
    spent: dict[str, float] = {}
    for what, numbers in _processes(portal).items():
        fields = [_stat(number) for number in numbers]
        spent[what] = sum(int(it[11]) + int(it[12]) for it in fields if it) / ticks
    return spent


def _stat(number: int) -> list[str]:
    try:
        return Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _memory(portal: int) -> dict[str, int]:
    """Return the bytes of each part, what processes share counted once."""
    return {
        what: sum(_proportional(number) for number in numbers)
        for what, numbers in _processes(portal).items()
    }


def _proportional(number: int) -> int:
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:"))


if __name__ == "__main__":
    main()
