"""Synchronisation in plain words: what waits, what was refused and why, whose value stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Category, EditAsset, RegisterAsset
from ordidesk.domain.tickets import AddNote, TakeTicket
from ordidesk.domain.work import Command, Reason
from ordidesk.protocol import FieldConflict, Outcome, Result
from ordidesk.store.store import Done
from tests.support.filled_store import change, decide
from tests.support.records import COMPANY, KARIM, LEA, NOW, asset, ticket
from tests.support.seen import click, click_row, has_button, titles, until, words_on
from tests.support.workbench import Workbench
from ui import words
from ui.pages.sync_page import SyncPage
from ui.widgets.row_list import RowList
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


def lines(page: SyncPage) -> RowList:
    return page.findChildren(RowList)[0]


def chips(page: SyncPage) -> list[str]:
    model = lines(page).model()
    return [model.index(row, 0).data(RowRole.CHIP).text for row in range(model.rowCount())]


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
    until(qtbot, lambda: titles(lines(page)) == ["Add a note"])
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
    assert again.at(0) == [register]


def test_where_two_people_wrote_both_values_are_shown(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    edit = EditAsset(asset_id=LAPTOP.id, before={"hostname": ""}, after={"hostname": "PC-1"})
    done = give(qtbot, open_bench, edit)
    both = FieldConflict(field="hostname", mine="PC-1", theirs="PC-9")
    decide(
        open_bench.store,
        Outcome(seq=done.seq, id=done.command_id, result=Result.CONFLICT, conflicts=(both,)),
    )
    until(qtbot, lambda: chips(page) == ["To decide"])
    until(qtbot, lambda: "yours: “PC-1” — kept: “PC-9”" in words_on(page))
    assert "Somebody changed it meanwhile. Both values are kept." in words_on(page)


def test_the_diagnostics_name_nobody_and_nothing_typed(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    give(qtbot, open_bench, AddNote(ticket_id=MINE.id, text="Rappelé"))
    give(qtbot, open_bench, TakeTicket(ticket_id=FREE.id))
    until(qtbot, lambda: titles(lines(page)) == ["Add a note", "Take the ticket"])
    click_row(lines(page), 1)
    click(page, "Copy the diagnostics")
    copied = QGuiApplication.clipboard().text()
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
