"""Synchronisation in plain words: what waits, what was refused and why, whose value stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Asset, Category, EditAsset, RegisterAsset
from ordidesk.domain.tickets import AddNote, AssignTicket, TakeTicket
from ordidesk.domain.work import Command, Reason
from ordidesk.protocol import FieldConflict, Outcome, Result
from ordidesk.queries import outbox
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done
from tests.support.filled_store import change, decide
from tests.support.records import COMPANY, KARIM, LEA, NOW, SOPHIE, asset, ticket
from tests.support.seen import button, click, click_row, dialog, has_button, titles, until, words_on
from tests.support.workbench import Workbench
from ui import moments, words
from ui.pages.sync_page import SyncPage
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.rows import RowRole

OpenBench = Callable[..., Workbench]

LAPTOP = asset(4217)
MINE = ticket(1, assignee_id=LEA.id)
FREE = ticket(2, summary="Écran noir")
WORLD = (*COMPANY, LAPTOP, MINE, FREE)


def shown(qtbot: QtBot, bench: Workbench) -> SyncPage:
    page = SyncPage(bench.context)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def give(qtbot: QtBot, bench: Workbench, command: Command) -> Done:
    receipts: list[Done] = []
    bench.context.actions.give(command, receipts.append)
    until(qtbot, lambda: bool(receipts))
    return receipts[0]


def lines(page: SyncPage) -> GroupedRows:
    return page.findChildren(GroupedRows)[0]


def actions(page: SyncPage) -> list[str]:
    """Return the titles of the rows, without the headings."""
    keys = lines(page).keys()
    return [title for key, title in zip(keys, titles(lines(page)), strict=True) if key is not None]


def headings(page: SyncPage) -> list[str]:
    keys = lines(page).keys()
    return [title for key, title in zip(keys, titles(lines(page)), strict=True) if key is None]


def chips(page: SyncPage) -> list[str]:
    model = lines(page).model()
    shown = [model.index(row, 0).data(RowRole.CHIP) for row in range(model.rowCount())]
    return [chip.text for chip in shown if chip is not None]


def test_with_nothing_to_send_it_says_so(qtbot: QtBot, bench: OpenBench) -> None:
    said = words_on(shown(qtbot, bench(WORLD)))
    assert "Everything has been sent" in said
    assert "Chosen action" not in said


def test_what_waits_is_told_with_its_text_and_leads_to_its_record(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Rappelé, sans réponse"))
    until(qtbot, lambda: actions(page) == ["Add a note"])
    until(qtbot, lambda: "Rappelé, sans réponse" in words_on(page))
    assert chips(page) == ["To be sent"]
    assert "It leaves as soon as the portal can be reached." in words_on(page)
    went = QSignalSpy(page.navigate)
    click(page, f"About T-000001 · {MINE.summary} · Mairie de Valbrune")
    assert went.at(0) == ["tickets", MINE.id]


def test_without_a_network_it_says_that_everything_is_kept(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    give(qtbot, open_bench, TakeTicket(ticket_id=FREE.id))
    open_bench.desk.sync.start()
    until(qtbot, lambda: "Everything is saved on this laptop" in words_on(page))
    until(qtbot, lambda: chips(page) == ["To be sent"])
    assert "Offline" in words_on(page)


def test_a_refusal_says_why_who_was_first_and_what_hung_on_it(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    done = give(qtbot, open_bench, TakeTicket(ticket_id=FREE.id))
    decide(
        open_bench.store,
        Outcome(
            seq=done.seq,
            id=done.command_id,
            result=Result.REFUSED,
            reason=Reason.ALREADY_TAKEN,
            facts={"assignee": KARIM.id},
        ),
    )
    until(qtbot, lambda: chips(page) == ["Refused"])
    until(qtbot, lambda: f"{words.refusal(Reason.ALREADY_TAKEN)} (Karim Benali)" in words_on(page))


def test_a_number_that_was_taken_meanwhile_says_by_what_and_what_was_registered_is_kept(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    register = RegisterAsset(
        inventory_number="4218", category=Category.PRINTER, brand="Brother", model="HL-L2350DW"
    )
    done = give(qtbot, open_bench, register)
    until(qtbot, lambda: "OD-004218 · Brother HL-L2350DW" in words_on(page))
    change(open_bench.store, asset(4218))
    until(qtbot, lambda: "The portal may refuse it: Another machine has" in words_on(page))
    assert not has_button(page, "Register it under another number…")
    decide(
        open_bench.store,
        Outcome(
            seq=done.seq,
            id=done.command_id,
            result=Result.REFUSED,
            reason=Reason.NUMBER_TAKEN,
            facts={"number": "OD-004218", "asset": asset(4218).id},
        ),
    )
    until(qtbot, lambda: chips(page) == ["Refused"])
    said = f"{words.refusal(Reason.NUMBER_TAKEN)} (OD-004218 · HP ProBook 450 G8 · Mairie"
    until(qtbot, lambda: said in words_on(page))
    assert "4218 Brother HL-L2350DW" in words_on(page)
    again = QSignalSpy(page.register_again)
    click(page, "Register it under another number…")
    assert again.at(0) == [register, done.command_id]


def refuse(bench: Workbench, done: Done, because: str = "") -> None:
    decide(
        bench.store,
        Outcome(
            seq=done.seq,
            id=done.command_id,
            result=Result.REFUSED,
            reason=Reason.ALREADY_TAKEN,
            facts={"assignee": KARIM.id},
            because=because,
        ),
    )


def in_conflict(qtbot: QtBot, bench: Workbench) -> SyncPage:
    """Show a name on the network that Léa and Karim both gave."""
    page = shown(qtbot, bench)
    edit = EditAsset(asset_id=LAPTOP.id, before={"hostname": ""}, after={"hostname": "PC-1"})
    done = give(qtbot, bench, edit)
    change(bench.store, replace(LAPTOP, hostname="PC-9"))
    both = FieldConflict(
        field="hostname", mine="PC-1", theirs="PC-9", theirs_by=KARIM.id, theirs_at=NOW
    )
    decide(
        bench.store,
        Outcome(seq=done.seq, id=done.command_id, result=Result.CONFLICT, conflicts=(both,)),
    )
    until(qtbot, lambda: chips(page) == ["To decide"])
    return page


def hostname(bench: Workbench) -> str:
    machine = bench.desk.ask(Reader.get, Asset, LAPTOP.id)
    assert machine is not None
    return machine.hostname


def test_where_two_people_wrote_both_values_stand_side_by_side_with_who_and_when(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = in_conflict(qtbot, bench(WORLD))
    said = words_on(page)
    for told in (
        "Karim Benali changed this field meanwhile. Which value is to be kept?",
        "Yours",
        "PC-1",
        f"The value of Karim Benali, {moments.when(NOW, NOW, 'Europe/Paris')}",
        "PC-9",
        "Another value",
    ):
        assert told in said
    assert not button(page, "Keep this choice").isEnabled()
    assert headings(page) == ["To decide · 1"]


@pytest.mark.parametrize("mine", [True, False])
def test_ones_own_or_a_third_value_is_sent_over_the_others(
    qtbot: QtBot,
    bench: OpenBench,
    mine: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    open_bench = bench(WORLD)
    page = in_conflict(qtbot, open_bench)
    if mine:
        click(page, "Yours")
    else:
        (field,) = (it for it in page.findChildren(QLineEdit) if it.isVisible())
        QTest.keyClicks(field, "PC-3")
    page.activateWindow()
    until(qtbot, page.isActiveWindow)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: hostname(open_bench) == ("PC-1" if mine else "PC-3"))
    until(qtbot, lambda: headings(page) == ["To be sent · 1", "Sent or decided lately · 1"])
    sent = open_bench.store.outbox()[-1]
    assert b'"before":{"hostname":"PC-9"}' in sent.arguments
    assert chips(page) == ["To be sent", "Sent again"]


def test_the_others_value_is_kept_without_sending_anything_and_that_can_be_undone(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = in_conflict(qtbot, open_bench)
    click(page, f"The value of Karim Benali, {moments.when(NOW, NOW, 'Europe/Paris')}")
    click(page, "Keep this choice")
    until(qtbot, lambda: chips(page) == ["Other value kept"])
    assert len(open_bench.store.outbox()) == 1
    assert hostname(open_bench) == "PC-9"
    click(page, "Undo")
    until(qtbot, lambda: chips(page) == ["To decide"])


def test_the_choice_between_technicians_goes_by_their_names(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD, SOPHIE)
    page = shown(qtbot, open_bench)
    assign = AssignTicket(ticket_id=FREE.id, technician_id=LEA.id, before="")
    done = give(qtbot, open_bench, assign)
    change(open_bench.store, replace(FREE, assignee_id=KARIM.id))
    both = FieldConflict(field="assignee_id", mine=LEA.id, theirs=KARIM.id)
    decide(
        open_bench.store,
        Outcome(seq=done.seq, id=done.command_id, result=Result.CONFLICT, conflicts=(both,)),
    )
    until(qtbot, lambda: "This field was changed meanwhile." in words_on(page))
    assert {"Léa Martin", "Karim Benali"} <= set(words_on(page).splitlines())
    click(page, "Yours")
    click(page, "Keep this choice")
    until(qtbot, lambda: len(open_bench.store.outbox()) == 2)
    assert f'"before":"{KARIM.id}"'.encode() in open_bench.store.outbox()[-1].arguments


def test_what_was_refused_is_sent_again_when_it_may_go_through(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    done = give(qtbot, open_bench, TakeTicket(ticket_id=FREE.id))
    taken = replace(FREE, assignee_id=KARIM.id)
    change(open_bench.store, taken)
    refuse(open_bench, done)
    until(qtbot, lambda: chips(page) == ["Refused"])
    click(page, "Send again")
    until(qtbot, lambda: open_bench.told == [words.refusal(Reason.ALREADY_TAKEN)])
    assert chips(page) == ["Refused"]
    change(open_bench.store, FREE, ver=3)
    click(page, "Send again")
    until(qtbot, lambda: chips(page) == ["To be sent", "Sent again"])


def test_what_was_refused_is_corrected_in_its_own_dialog_and_takes_what_hung_on_it_along(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    note = give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Rapelé"))
    more = give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Sans réponse"))
    refuse(open_bench, note)
    refuse(open_bench, more, because=note.command_id)
    until(qtbot, lambda: chips(page) == ["Refused"])
    until(qtbot, lambda: "1 action(s) that depend on it go the same way" in words_on(page))
    click(page, "Correct and send…")
    asked = dialog(qtbot)
    (field,) = asked.findChildren(QPlainTextEdit)
    assert field.toPlainText() == "Rapelé"
    field.setPlainText("Rappelé")
    click(asked, "Send again")
    until(qtbot, lambda: chips(page)[:2] == ["To be sent"] * 2)
    texts = [line.text for line in open_bench.desk.ask(outbox.lines)]
    assert texts == ["Rappelé", "Sans réponse"]


def test_giving_up_is_asked_once_with_the_text_to_copy_and_can_be_undone(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    note = give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Rappelé"))
    refuse(open_bench, note)
    until(qtbot, lambda: chips(page) == ["Refused"])
    said: list[str] = []

    def answer() -> None:
        asked = dialog(qtbot)
        said.append(words_on(asked))
        click(asked, "Copy the text")
        click(asked, "Give up")

    QTimer.singleShot(0, answer)
    click(page, "Give up…")
    assert "Rappelé" in said[0]
    assert "It stays in the list for 30 days." in said[0]
    assert QGuiApplication.clipboard().text() == "Rappelé"
    until(qtbot, lambda: chips(page) == ["Given up"])
    click(page, "Undo")
    until(qtbot, lambda: chips(page) == ["Refused"])


def test_what_is_undecided_is_taken_along_as_text_and_as_data(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    note = give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Rappelé"))
    refuse(open_bench, note)
    give(qtbot, open_bench, TakeTicket(ticket_id=FREE.id))
    until(qtbot, lambda: chips(page) == ["Refused", "To be sent"])
    path = tmp_path / "actions.txt"
    page.export(open_bench.desk.ask(outbox.lines), path)
    text = path.read_text("utf-8")
    for told in ("Rappelé", "Karim Benali", MINE.summary, "Take the ticket"):
        assert told in text
    whole = msgspec.json.decode(path.with_suffix(".json").read_bytes())
    first = whole["actions"][0]
    assert first["arguments"]["text"] == "Rappelé"
    assert (first["id"], first["status"]) == (note.command_id, "refused")
    failed = QSignalSpy(page.told)
    page.export((), tmp_path / "actions.txt" / "no folder" / "x.txt")
    assert "Nothing was changed here." in failed.at(0)[0]


def test_what_is_blocked_names_the_request_for_support(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    done = give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Rappelé"))
    facts = {"status": "422", "detail": "no", "request_id": "r-4711"}
    open_bench.store.intake.park(done.seq, "command_unreadable", facts)
    until(qtbot, lambda: chips(page) == ["Blocked"])
    assert "r-4711" in words_on(page)
    assert has_button(page, "Send again")
    click(page, "Copy the diagnostics")
    copied = QGuiApplication.clipboard().text
    until(qtbot, lambda: "command_unreadable 422 r-4711" in copied())


def test_it_says_whether_the_laptop_may_be_closed(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    open_bench.desk.sync.start()
    until(qtbot, lambda: "Everything is sent. You may close the laptop." in words_on(page))
    give(qtbot, open_bench, TakeTicket(ticket_id=FREE.id))
    kept = "1 action(s) to send. You may close the laptop: they leave later."
    until(qtbot, lambda: kept in words_on(page))


def test_the_diagnostics_name_nobody_and_nothing_typed(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Rappelé"))
    give(qtbot, open_bench, TakeTicket(ticket_id=FREE.id))
    until(qtbot, lambda: actions(page) == ["Add a note", "Take the ticket"])
    click_row(lines(page), 2)
    QGuiApplication.clipboard().clear()
    click(page, "Copy the diagnostics")
    until(qtbot, lambda: "OrdiDesk" in QGuiApplication.clipboard().text())
    copied = QGuiApplication.clipboard().text()
    for part in ("cipher ok", "keyring attention missing", "portal attention unknown", "disk ok"):
        assert part in copied
    assert "2 take_ticket waiting" in copied
    assert str(NOW.year) in copied
    for private in ("Rappelé", LEA.name, "Valbrune", MINE.summary):
        assert private not in copied


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (timedelta(days=1), "1 d behind the portal. Check this computer's date and time."),
        (timedelta(hours=-3), "3 h ahead of the portal. Check this computer's date and time."),
    ],
)
def test_a_clock_that_is_wrong_is_told(
    qtbot: QtBot, bench: OpenBench, behind: timedelta, said: str
) -> None:
    opened = bench(WORLD)
    page = shown(qtbot, opened)
    status = opened.context.desk.sync.status
    assert "behind the portal" not in words_on(page)
    opened.context.bridge.sync_changed.emit(replace(status, clock_behind=behind))
    assert said in words_on(page)
