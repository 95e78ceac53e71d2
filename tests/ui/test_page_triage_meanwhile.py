"""À traiter while others work: what they did is said, and what was chosen here stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox
from pytestqt.qtbot import QtBot

from ordidesk.domain.journal import EntryKind
from ordidesk.domain.tickets import (
    Impact,
    Scope,
    TicketState,
)
from tests.support.filled_store import change
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOW,
    SOPHIE,
    absence,
    entry,
    ticket,
)
from tests.support.seen import button, click, dialog, titles, until, words_on
from tests.support.triage import (
    CLAIRE,
    MOUSE,
    PRINTER,
    SERVER,
    WORLD,
    chosen,
    field,
    held,
    offered,
    press,
    queue,
    send,
    shown,
    table,
    turn_to,
)
from tests.support.workbench import Workbench

OpenBench = Callable[..., Workbench]


def test_another_managers_word_is_told_and_what_was_typed_stays(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "Less urgent")
    QTest.keyClicks(field(page, "Reason"), "Peut attendre")
    taken = replace(
        SERVER,
        qualified_impact=Impact.BLOCKING,
        assignee_id=KARIM.id,
        state=TicketState.ASSIGNED,
    )
    word = entry(
        "claire",
        SERVER,
        NOW,
        entry=EntryKind.ASSIGNMENT,
        author_id=CLAIRE.id,
        text="",
        after=KARIM.id,
    )
    change(bench_.store, taken, word)
    until(qtbot, lambda: "Claire Dubois dealt with this ticket meanwhile" in words_on(page))
    assert "Karim Benali has it" in words_on(page)
    assert page.current_ticket() == SERVER.id
    assert field(page, "Reason").text() == "Peut attendre"
    until(qtbot, lambda: SERVER.summary not in titles(queue(page)))
    send(page)  # goes on, and gives nothing
    until(qtbot, lambda: page.current_ticket() == PRINTER.id)
    assert held(bench_, SERVER).urgency == 0


def test_what_changes_meanwhile_leaves_the_choice_and_says_so(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "A group")
    word = entry(
        "claire", SERVER, NOW, entry=EntryKind.EVALUATION, author_id=CLAIRE.id, text="",
        subject="degraded one +0", before="1", after="4",
    )  # fmt: skip
    change(bench_.store, replace(SERVER, qualified_impact=Impact.DEGRADED), word)
    until(qtbot, lambda: "Claire Dubois changed this ticket meanwhile" in words_on(page))
    assert button(page, "A group").isChecked()
    assert button(page, "Blocking").isChecked()


def test_what_is_chosen_for_a_ticket_waits_there(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, SOPHIE))
    click(page, "Less urgent")
    QTest.keyClicks(field(page, "Reason"), "Plus tard")
    turn_to(qtbot, page, MOUSE)
    assert button(page, "As derived").isChecked()
    turn_to(qtbot, page, SERVER)
    assert button(page, "Less urgent").isChecked()
    assert field(page, "Reason").text() == "Plus tard"


def test_what_is_seen_goes_along_with_what_is_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    click(page, "A group")
    turn_to(qtbot, page, MOUSE)
    change(bench_.store, replace(SERVER, scope=Scope.ONE))
    turn_to(qtbot, page, SERVER)
    assert "changed this ticket meanwhile" in words_on(page)
    send(page)
    until(qtbot, lambda: held(bench_, SERVER).assignee_id != "")
    assert held(bench_, SERVER).scope is Scope.ONE  # the first word stays; both are kept


def test_who_left_meanwhile_is_no_longer_offered(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    assert chosen(page) == KARIM.name
    change(bench_.store, replace(KARIM, active=False))
    until(qtbot, lambda: KARIM.name not in offered(page))
    assert chosen(page) == LEA.name


def test_what_is_stored_is_told_apart_from_what_is_not(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, SOPHIE)
    page = shown(qtbot, bench_)
    assert chosen(page) == KARIM.name
    click(page, "A group")
    give = button(page, "Evaluate and assign")
    # He leaves in the very moment in which he is given the ticket.
    change(bench_.store, replace(KARIM, active=False))
    give.click()
    until(qtbot, lambda: "The evaluation is stored, the assignment is not" in words_on(page))
    assert page.current_ticket() == SERVER.id
    assert held(bench_, SERVER).scope is Scope.GROUP
    assert held(bench_, SERVER).assignee_id == ""
    until(qtbot, lambda: KARIM.name not in offered(page))
    send(page)
    until(qtbot, lambda: "Choose who gets the ticket." in words_on(page))
    press(Qt.Key.Key_Down)
    assert chosen(page) == LEA.name
    send(page)
    until(qtbot, lambda: held(bench_, SERVER).assignee_id == LEA.id)


def test_who_is_away_is_marked_and_not_proposed(qtbot: QtBot, bench: OpenBench) -> None:
    away = absence("ill", KARIM, starts_at=NOW - timedelta(hours=1))
    page = shown(qtbot, bench((*WORLD, away), SOPHIE))
    assert chosen(page) == LEA.name
    model = table(page).model()
    last = model.index(model.rowCount() - 1, 0)
    spoken = last.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Karim Benali, Away")


def test_a_ticket_declared_twice_is_merged(qtbot: QtBot, bench: OpenBench) -> None:
    twin = ticket(4, summary="La souris saute", state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
    bench_ = bench((*WORLD, twin), SOPHIE)
    page = shown(qtbot, bench_)
    done = QSignalSpy(page.done)
    turn_to(qtbot, page, MOUSE)
    until(qtbot, lambda: twin.summary in words_on(page))
    (merge,) = (
        it
        for it in page.findChildren(QAbstractButton)
        if it.text() == "Merge…" and it.accessibleDescription() == twin.summary
    )
    QTest.mouseClick(merge, Qt.MouseButton.LeftButton)
    box = dialog(qtbot)
    (into,) = box.findChildren(QComboBox)
    assert into.currentData() == twin.id
    click(box, "Close as a duplicate")
    until(qtbot, lambda: held(bench_, MOUSE).duplicate_of == twin.id)
    until(qtbot, lambda: page.current_ticket() == PRINTER.id)
    assert done.at(0)[0] == "T-000003 closed as a duplicate of T-000004"


def test_who_was_just_given_one_is_not_the_first_to_be_proposed_again(
    qtbot: QtBot, bench: OpenBench
) -> None:
    hands = (
        ticket(10, assignee_id=KARIM.id, state=TicketState.IN_PROGRESS),
        ticket(11, assignee_id=LEA.id, state=TicketState.IN_PROGRESS),
    )
    page = shown(qtbot, bench((*WORLD[:-1], *hands), SOPHIE))
    assert chosen(page) == KARIM.name
    send(page)
    until(qtbot, lambda: page.current_ticket() == PRINTER.id)
    until(qtbot, lambda: chosen(page) == LEA.name)


def test_a_new_declaration_comes_by_itself(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(COMPANY, SOPHIE)
    page = shown(qtbot, bench_)
    assert "Everything is evaluated" in words_on(page)
    change(bench_.store, SERVER)
    until(qtbot, lambda: page.current_ticket() == SERVER.id)
