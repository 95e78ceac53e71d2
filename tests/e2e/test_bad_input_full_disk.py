"""A disk that is full, really: told, earlier work safe, and on again once there is room."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.tickets import AddNote
from ordidesk.queries import outbox, tickets
from ordidesk.queries.tickets import View
from ordidesk.store.errors import DiskFull
from ordidesk.sync.policy import Problem
from tests.e2e.conftest import StartApp
from tests.support.running_app import RunningApp
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.models.sync_words import problem_words
from ui.pages.ticket_panel import TicketPanel
from ui.problems import sentence
from ui.tour.colleague import Colleague

ROOMY = "64m"
PIN = "271828"


class Disk:
    """A small file system of its own, in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def resize(self, size: str) -> None:
        """Give it another size, in use or not."""
        _mount("-o", f"remount,size={size}", str(self.folder))

    def fill(self) -> None:
        """Write until nothing goes in any more."""
        with self._ballast.open("ab", buffering=0) as ballast, contextlib.suppress(OSError):
            while ballast.write(bytes(4096)):
                pass

    def make_room(self) -> None:
        """Take away what filled it."""
        self._ballast.unlink()


def _mount(*arguments: str) -> None:
    subprocess.run(["/bin/mount", *arguments], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        _mount("-t", "tmpfs", "-o", f"size={ROOMY}", "ordidesk-test", str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("takes the right to mount: the store's own tests fill a quota instead")
    yield Disk(folder)
    subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)


def test_a_first_sync_goes_on_when_there_is_room_again(
    start: StartApp, portal: DemoPortal, disk: Disk
) -> None:
    app = start(disk.folder)
    disk.resize("900k")
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_words(problem_words(Problem.DISK_FULL))
    disk.resize(ROOMY)
    app.wait_for_desk()
    assert app.context.desk.person() is not None


@pytest.mark.parametrize(("size", "pin"), [("4k", ""), ("16k", ""), ("32k", PIN)])
def test_a_disk_without_room_for_a_store_is_told_at_sign_in(
    start: StartApp, portal: DemoPortal, disk: Disk, pin: str, size: str
) -> None:
    app = start(disk.folder, pin=bool(pin))
    disk.resize(size)
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    if pin:
        app.type_pin(pin, new=True)
    app.wait_for_words(sentence(DiskFull(disk.folder)))
    disk.resize(ROOMY)
    if pin:
        app.type_pin(pin, new=True)
    else:
        app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()


def test_a_note_that_finds_no_room_stays_typed_and_goes_in_later(
    start: StartApp, portal: DemoPortal, disk: Disk
) -> None:
    app = start(disk.folder)
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    ticket_id = _first_ticket(app)
    app.window.show_page("tickets", ticket_id)
    panel = app.stage.only(app.window, TicketPanel)
    disk.fill()
    stored = _note_until_it_fails(app, ticket_id)
    text = "Écrite pendant que le disque était plein."
    app.stage.write(panel, "TicketPanel", "Write a note…", text)
    app.stage.click(panel, "TicketPanel", "Add")
    app.wait_for_words(sentence(DiskFull(disk.folder)))
    assert text not in panel.journal_text()
    assert all(note in panel.journal_text() for note in stored)
    disk.make_room()
    app.stage.click(panel, "TicketPanel", "Add")
    app.stage.wait_for("the note in the journal", lambda: text in panel.journal_text())
    app.wait_for_desk()
    colleague = Colleague(portal.address)
    there = [it.text for it in colleague.records(JournalEntry) if isinstance(it, JournalEntry)]
    colleague.close()
    assert [there.count(note) for note in (*stored, text)] == [1] * (len(stored) + 1)
    assert not [line for line in app.context.desk.ask(outbox.lines) if line.reason]


def _first_ticket(app: RunningApp) -> str:
    desk = app.context.desk
    key = desk.ask(tickets.keys, desk.actor, tickets.Filter(view=View.MINE))[0]
    return desk.ask(tickets.rows, [key])[key].id


def _note_until_it_fails(app: RunningApp, ticket_id: str) -> list[str]:
    """Add notes until the disk takes none; returns those that it took."""
    stored: list[str] = []
    answers: list[object] = []
    refused: list[str] = []
    while not refused:
        answers.clear()
        stored.append(f"{len(stored)} " + "x" * 3_000)
        note = AddNote(ticket_id=ticket_id, text=stored[-1])
        app.context.actions.give(note, answers.append, refused.append)
        app.stage.wait_for("an answer", lambda: bool(answers or refused))
    return stored[:-1]
