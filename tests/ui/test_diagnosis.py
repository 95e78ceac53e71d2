"""Finding out what is wrong: notes with their time, calls, a colleague, a visit, remote control."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.diagnosis import RemoteStep
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.tickets import Ticket, TicketState, WaitingFor
from ordidesk.queries import tickets
from ordidesk.store.reader import Reader
from tests.support.records import COMPANY, KARIM, LEA, SECRETARY, asset, ticket
from tests.support.seen import button, click, dialog, until, write
from tests.support.workbench import Workbench
from ui.pages.ticket_panel import TicketPanel
from ui.remote_program import COMMAND_SETTING, RemoteProgram
from ui.widgets.composer import Composer
from ui.widgets.journal import JournalView

OpenBench = Callable[..., Workbench]

MINE = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
WORLD = (*COMPANY, MINE)


def shown(qtbot: QtBot, bench: Workbench, remote: RemoteProgram | None = None) -> TicketPanel:
    panel = TicketPanel(bench.context, remote or RemoteProgram(QSettings()))
    qtbot.addWidget(panel)
    panel.resize(926, 640)
    panel.show_ticket(MINE.id)
    bench.context.bridge.changed.connect(lambda _changed: panel.show_ticket(MINE.id))
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def choose(panel: TicketPanel, words: str) -> None:
    """Choose an entry of the ticket's menu."""
    panel.show_ticket(MINE.id)
    actions = [it for menu in panel.findChildren(QMenu) for it in menu.actions()]
    (action,) = (it for it in actions if it.text() == words)
    assert isinstance(action, QAction)
    action.trigger()


def entries(bench: Workbench) -> list[tickets.Entry]:
    return list(bench.desk.ask(tickets.journal, MINE.id))


def held(bench: Workbench) -> Ticket:
    found = bench.desk.ask(Reader.get, Ticket, MINE.id)
    assert found is not None
    return found


def fill(widget: QWidget, name: str, text: str) -> None:
    (field,) = (it for it in widget.findChildren(QLineEdit) if it.accessibleName() == name)
    field.setText(text)


def test_a_test_is_noted_with_the_time_it_took(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD)
    panel = shown(qtbot, bench_)
    (composer,) = panel.findChildren(Composer)
    assert not button_is_seen(panel, "Test")
    write(composer, "Testé avec un autre câble.")
    click(composer, "Test")
    (minutes,) = composer.findChildren(QSpinBox)
    minutes.setValue(15)
    click(composer, "Add")
    until(qtbot, lambda: bool(entries(bench_)))
    (told,) = entries(bench_)
    assert (told.entry, told.minutes) == (EntryKind.TEST, 15)
    until(qtbot, lambda: "(15 min)" in panel.findChildren(JournalView)[0].toPlainText())
    until(qtbot, lambda: composer.minutes() == 0)


def button_is_seen(widget: QWidget, text: str) -> bool:
    try:
        button(widget, text)
    except AssertionError:
        return False
    return True


def test_a_quick_text_begins_a_note(qtbot: QtBot, bench: OpenBench) -> None:
    panel = shown(qtbot, bench(WORLD))
    (composer,) = panel.findChildren(Composer)
    quick = next(it for it in composer.findChildren(QMenu) if it.actions())
    quick.actions()[2].trigger()
    assert composer.text() == "Restarted: the problem is gone."


def test_a_call_is_recorded_by_a_tap(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD)
    panel = shown(qtbot, bench_)
    choose(panel, "Record a call…")
    asked = dialog(qtbot)
    click(asked, "Message left")
    click(asked, "Record")
    until(qtbot, lambda: bool(entries(bench_)))
    (told,) = entries(bench_)
    assert (told.entry, told.after, told.visibility) == (
        EntryKind.CALL,
        "message",
        Visibility.INTERNAL,
    )


def test_a_ticket_is_transferred_with_the_reason(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD)
    panel = shown(qtbot, bench_)
    choose(panel, "Transfer…")
    asked = dialog(qtbot)
    assert not button(asked, "Transfer").isEnabled()
    write(asked, "Il connaît ce réseau.")
    click(asked, "Transfer")
    until(qtbot, lambda: held(bench_).assignee_id == KARIM.id)
    assert any(it.text == "Il connaît ce réseau." for it in entries(bench_))


def test_a_visit_is_requested_and_the_ticket_waits_for_it(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD)
    panel = shown(qtbot, bench_)
    choose(panel, "Request a visit…")
    asked = dialog(qtbot)
    write(asked, "Carte mère à remplacer")
    fill(asked, "Parts", "Carte mère")
    click(asked, "Request")
    until(qtbot, lambda: held(bench_).state is TicketState.PENDING)
    assert held(bench_).waiting_for is WaitingFor.VISIT


def test_not_solved_opens_the_ticket_again(qtbot: QtBot, bench: OpenBench) -> None:
    solved = ticket(1, state=TicketState.RESOLVED, assignee_id=LEA.id, resolution="Câble")
    bench_ = bench((*COMPANY, solved))
    panel = shown(qtbot, bench_)
    choose(panel, "What the user says…")
    asked = dialog(qtbot)
    click(asked, "Not solved")
    click(asked, "Record")
    until(qtbot, lambda: held(bench_).state is TicketState.REOPENED)
    assert any(SECRETARY.name in it.before for it in entries(bench_))


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A stand-in for the program, which notes what it was started with."""
    path = tmp_path / "viewer"
    path.write_text(f'#!/bin/sh\nprintf "%s" "$*" > "{tmp_path}/started"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def remote(tmp_path: Path, command: str) -> RemoteProgram:
    settings = QSettings(str(tmp_path / "remote.ini"), QSettings.Format.IniFormat)
    settings.setValue(COMMAND_SETTING, command)
    return RemoteProgram(settings)


def test_remote_control_begins_after_reminder_and_consent_and_is_ended(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, program: Path
) -> None:
    bench_ = bench(WORLD)
    panel = shown(qtbot, bench_, remote(tmp_path, f"{program} --id {{id}}"))
    choose(panel, "Remote control…")
    asked = dialog(qtbot)
    begin = button(asked, "Record the consent and begin")
    fill(asked, "Identifier for remote control", "123 456 789")
    assert not begin.isEnabled()
    (read_out,) = asked.findChildren(QCheckBox)
    read_out.setChecked(True)
    assert begin.isEnabled()
    click(asked, "Record the consent and begin")
    until(qtbot, (tmp_path / "started").exists)
    until(qtbot, lambda: (tmp_path / "started").read_text() == "--id 123456789")
    assert [it.after for it in entries(bench_)] == [RemoteStep.CONSENT, RemoteStep.STARTED]
    bench_.clock.advance(25)
    choose(panel, "End remote control…")
    click(dialog(qtbot), "End")
    until(qtbot, lambda: len(entries(bench_)) == 3)
    assert entries(bench_)[-1].minutes == 25


def test_the_machines_own_identifier_is_there_already(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, program: Path
) -> None:
    known = asset(4217, remote_id="987 654 321")
    of = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id, asset_id=known.id)
    panel = shown(qtbot, bench((*COMPANY, known, of)), remote(tmp_path, f"{program} --id {{id}}"))
    choose(panel, "Remote control…")
    asked = dialog(qtbot)
    asked.findChildren(QCheckBox)[0].setChecked(True)
    click(asked, "Record the consent and begin")
    until(qtbot, (tmp_path / "started").exists)
    until(qtbot, lambda: (tmp_path / "started").read_text() == "--id 987654321")


def test_a_missing_program_is_told_and_the_consent_kept(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    panel = shown(qtbot, bench_, remote(tmp_path, "/nowhere/viewer --id {id}"))
    told = QSignalSpy(panel.told)
    choose(panel, "Remote control…")
    asked = dialog(qtbot)
    fill(asked, "Identifier for remote control", "123456789")
    asked.findChildren(QCheckBox)[0].setChecked(True)
    click(asked, "Record the consent and begin")
    until(qtbot, lambda: told.count() == 1)
    assert "viewer could not be started" in told.at(0)[0]
    assert entries(bench_)[0].after == RemoteStep.CONSENT


def test_a_note_written_before_stays_a_note(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD)
    panel = shown(qtbot, bench_)
    (field,) = (it for it in panel.findChildren(QPlainTextEdit) if it.isVisible())
    field.insertPlainText("Rappelé.")
    click(panel, "Add")
    until(qtbot, lambda: bool(entries(bench_)))
    assert entries(bench_)[0].entry is EntryKind.NOTE
