"""The workshop's day: a scan ticks what leaves, takes in what comes back, says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.loans import Accessory, Loan, LoanSheet, LoanState
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.labels.label import ANY_HOST
from ordidesk.store.reader import Reader
from tests.support.records import (
    COMPANY,
    KARIM,
    LEA,
    NOE,
    NOW,
    PREPARATION,
    asset,
    loan,
    loaner,
    repair,
    ticket,
    visit,
)
from tests.support.seen import button, click, dialog, has_button, until, words_on, write
from tests.support.workbench import Workbench
from ui.pages.workshop_page import WorkshopPage
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.row_list import RowList
from ui.widgets.rows import RowRole

OpenBench = Callable[..., Workbench]

TOMORROW = NOW + timedelta(days=1)
BROKEN = asset(4217, custody=Custody.TRANSIT, holder_id=LEA.id)
REPAIRED = asset(4218, custody=Custody.WORKSHOP)
FIRST = ticket(1, assignee_id=LEA.id, state=TicketState.IN_PROGRESS)
SECOND = ticket(2, assignee_id=KARIM.id, state=TicketState.CONTINUITY, asset_id=BROKEN.id)
OF_LEA = visit("lea", FIRST, TOMORROW, state=VisitState.CONFIRMED)
OF_KARIM = visit("karim", SECOND, TOMORROW, technician_id=KARIM.id)
READY = loaner(900, ready_at=NOW, ready_run="run")
BARE = loaner(901)
BACK = loaner(902, custody=Custody.TRANSIT, holder_id=LEA.id, condition=Condition.TO_WIPE)
BACK_TOO = loaner(903, custody=Custody.TRANSIT, holder_id=LEA.id, condition=Condition.TO_WIPE)
STAYS = loaner(904)
GOES = loan("goes", FIRST, READY, number="P-0001", state=LoanState.READY, visit_id=OF_LEA.id)
WAITS = loan("waits", SECOND, BARE, number="P-0002")
RETURNED = loan("back", FIRST, BACK, number="P-0003", state=LoanState.RETURNED, returned_at=NOW)
TOO = loan("too", FIRST, BACK_TOO, number="P-0004", state=LoanState.RETURNED, returned_at=NOW)
ON_BENCH = repair("bench", SECOND, BROKEN)
DONE = repair("done", FIRST, REPAIRED, state=RepairState.REPAIRED, outcome="Dalle changée")
WORLD = (
    *(*COMPANY, NOE, PREPARATION, FIRST, SECOND, OF_LEA, OF_KARIM),
    *(BROKEN, REPAIRED, READY, BARE, BACK, BACK_TOO, STAYS),
    *(GOES, WAITS, RETURNED, TOO, ON_BENCH, DONE),
)


def shown(qtbot: QtBot, bench: Workbench) -> WorkshopPage:
    page = WorkshopPage(bench.context, ANY_HOST)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    until(qtbot, page.isActiveWindow)
    until(qtbot, lambda: "Leaving tomorrow" in words_on(page))
    return page


def listed(page: WorkshopPage, name: str) -> RowList:
    return next(it for it in page.findChildren(RowList) if it.accessibleName() == name)


def chips(rows: RowList) -> list[str]:
    model = rows.model()
    found = [model.index(place, 0).data(RowRole.CHIP) for place in range(model.rowCount())]
    return [it.text for it in found if it is not None]


def type_number(page: WorkshopPage, text: str) -> None:
    """Type into what has the focus, as a USB scanner without a rhythm would."""
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text + "\r")


def machine(bench: Workbench, record: Asset) -> Asset:
    found = bench.desk.ask(Reader.get, Asset, record.id)
    assert found is not None
    return found


def stored(bench: Workbench, record: Loan) -> Loan:
    found = bench.desk.ask(Reader.get, Loan, record.id)
    assert found is not None
    return found


def test_a_number_loads_what_leaves_into_the_van_that_it_leaves_with(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, NOE)
    page = shown(qtbot, bench_)
    leaving = page.findChildren(GroupedRows)[0]
    until(qtbot, lambda: chips(leaving) == ["To be prepared", "To be loaded"])
    type_number(page, "0900")
    until(qtbot, lambda: page.said() == "OD-000900 loaded, with Léa Martin.")
    until(qtbot, lambda: chips(leaving) == ["To be prepared", "Loaded"])
    loaded = machine(bench_, READY)
    assert (loaded.custody, loaded.holder_id) == (Custody.TRANSIT, LEA.id)
    page.take_scan("OD-000900")
    assert page.said() == "OD-000900 is loaded already, with Léa Martin."
    click(page, "Unload")
    until(qtbot, lambda: machine(bench_, READY).custody is Custody.WORKSHOP)


def test_what_is_not_ready_unknown_or_out_of_place_is_said_and_not_loaded(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, NOE)
    page = shown(qtbot, bench_)
    until(qtbot, lambda: bool(listed(page, "Being repaired").keys()))
    for text, said in (
        ("OD-000901", "OD-000901 is not ready: prepare it first."),
        ("OD-009999", "Unknown number: OD-009999. Check the label."),
        ("OD-004218", "OD-004218 is in the workshop already."),
    ):
        page.take_scan(text)
        assert page.said() == said
    page.take_scan("OD-000904")
    assert page.said().startswith("OD-000904 does not leave on ")
    assert machine(bench_, BARE).custody is Custody.WORKSHOP
    assert bench_.told == []


def test_the_qr_of_a_sheet_stands_for_its_loaner(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, NOE))
    until(qtbot, lambda: bool(listed(page, "Being repaired").keys()))
    page.take_scan(f"https://portail.example/l/{GOES.id}/d")
    until(qtbot, lambda: page.said() == "OD-000900 loaded, with Léa Martin.")


def test_returns_are_scanned_one_after_the_other_and_looked_at_in_one_tap(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, NOE)
    page = shown(qtbot, bench_)
    until(qtbot, lambda: len(listed(page, "Returns").keys()) == 2)
    page.take_scan("OD-000902")
    until(qtbot, lambda: page.said() == "OD-000902 is back: how is it?")
    page.take_scan("OD-000903")
    until(qtbot, lambda: page.said() == "OD-000903 is back: how is it?")
    assert machine(bench_, BACK).custody is Custody.WORKSHOP
    click(page, "Good condition (2)")
    until(qtbot, lambda: stored(bench_, RETURNED).state is LoanState.INSPECTED)
    until(qtbot, lambda: stored(bench_, TOO).state is LoanState.INSPECTED)
    until(qtbot, lambda: chips(listed(page, "Returns")) == ["To be wiped", "To be wiped"])
    until(qtbot, lambda: has_button(page, "Data erased…"))


def test_what_came_back_incomplete_is_asked_about(qtbot: QtBot, bench: OpenBench) -> None:
    short = replace(RETURNED, accessories=(Accessory(designation="Souris", back=0),))
    others = [it for it in WORLD if it is not RETURNED]
    bench_ = bench((*others, short), NOE)
    page = shown(qtbot, bench_)
    until(qtbot, lambda: len(listed(page, "Returns").keys()) == 2)
    page.take_scan("OD-000902")
    until(qtbot, lambda: has_button(page, "Good condition"))
    click(page, "Good condition")
    asked = dialog(qtbot)
    click(asked, "Record")
    until(qtbot, lambda: stored(bench_, short).dispute == "Missing: 1 × Souris")


def test_a_machine_that_arrives_is_brought_in_and_its_repair_moved_on(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, NOE)
    page = shown(qtbot, bench_)
    until(qtbot, lambda: len(listed(page, "Being repaired").keys()) == 2)
    page.take_scan("OD-004217")
    until(qtbot, lambda: page.said() == "OD-004217 is in the workshop now.")
    assert machine(bench_, BROKEN).custody is Custody.WORKSHOP
    click(page, "Next step…")
    asked = dialog(qtbot)
    write(asked, "Connecteur de charge arraché")
    click(asked, "Record")
    until(qtbot, lambda: "Diagnosed" in chips(listed(page, "Being repaired")))
    moved = bench_.desk.ask(Reader.get, Repair, ON_BENCH.id)
    assert moved is not None
    assert moved.diagnosis == "Connecteur de charge arraché"


def test_what_is_repaired_is_loaded_for_its_way_back(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench(WORLD, NOE)
    page = shown(qtbot, bench_)
    until(qtbot, lambda: len(listed(page, "Being repaired").keys()) == 2)
    page.take_scan("OD-004218")
    click(page, "Load into a van…")
    asked = dialog(qtbot)
    (who,) = asked.findChildren(QComboBox)
    who.setCurrentIndex(who.findData(KARIM.id))
    click(asked, "Load")
    until(qtbot, lambda: machine(bench_, REPAIRED).holder_id == KARIM.id)


def test_tomorrow_is_printed_in_the_order_of_the_vans(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD, NOE))
    until(qtbot, lambda: has_button(page, "Print tomorrow (2)"))
    asked = QSignalSpy(page.print_asked)
    click(page, "Print tomorrow (2)")
    assert asked.at(0) == [(WAITS.id, GOES.id), LoanSheet.HANDOVER]


def test_an_empty_day_says_what_appears_here(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench((*COMPANY, NOE), NOE))
    said = words_on(page)
    assert "No loaner leaves tomorrow." in said
    assert "Nothing came back that is still to be looked at." in said
    assert "No client's machine is being repaired." in said
    assert not has_button(page, "Print tomorrow (0)")
    assert button(page, "File signed sheets…").isEnabled()


def test_a_loaner_is_prepared_and_declared_ready_by_its_own_numbers(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench(WORLD, NOE)
    page = shown(qtbot, bench_)
    leaving = page.findChildren(GroupedRows)[0]
    until(qtbot, lambda: leaving.choose(WAITS.id))
    click(page, "Prepare…")
    asked = dialog(qtbot)
    until(qtbot, lambda: stored(bench_, WAITS).state is LoanState.PREPARING)
    assert not button(asked, "Ready to go…").isEnabled()
    click(asked, "All OK")
    until(qtbot, lambda: button(asked, "Ready to go…").isEnabled())
    click(asked, "Ready to go…")
    until(qtbot, lambda: dialog(qtbot) is not asked)
    numbers = dialog(qtbot)
    take_scan = getattr(numbers, "take_scan")  # noqa: B009 - a dialog that takes scans
    take_scan("OD-000900")
    assert "This is not the number of OD-000901." in words_on(numbers)
    take_scan("OD-000901")
    assert not button(numbers, "Ready to go").isEnabled()
    take_scan("5CD0000901")
    click(numbers, "Ready to go")
    until(qtbot, lambda: stored(bench_, WAITS).state is LoanState.READY)
    until(qtbot, lambda: chips(leaving) == ["To be loaded", "To be loaded"])
