"""Parc: filtering, sorting, choosing, and the card with what can be done."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Asset, Condition, Custody
from ordidesk.domain.loans import LoanState
from ordidesk.domain.places import CoverState
from ordidesk.queries import assets
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    NOW,
    NURSE,
    OLD_CONTRACT,
    TOWN_HALL,
    TOWN_HALL_SITE,
    asset,
    loan,
    loaner,
    ticket,
)
from tests.support.seen import click, dialog, has_button, until, words_on
from tests.support.workbench import Workbench
from ui.pages.assets_page import AssetsPage
from ui.theme import SIZE
from ui.widgets.table import DataTable

OpenBench = Callable[..., Workbench]

LAPTOP = asset(4217)
SERVER = asset(4300, brand="Dell", model="PowerEdge T350", user_id="", condition=Condition.FAULTY)
TABLET = asset(
    5001,
    brand="Samsung",
    model="Galaxy Tab",
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
    user_id=NURSE.id,
    contract_id=OLD_CONTRACT.id,
)
BROKEN = ticket(1, asset_id=LAPTOP.id, summary="Écran noir")
WORLD = (*COMPANY, LAPTOP, SERVER, TABLET, BROKEN)


def shown(qtbot: QtBot, bench: Workbench) -> AssetsPage:
    page = AssetsPage(bench.context)
    qtbot.addWidget(page)
    page.resize(1286, 640)
    with qtbot.waitExposed(page):
        page.show()
    until(qtbot, lambda: bool(column(page, 0)))
    return page


def table(page: AssetsPage) -> DataTable:
    return page.findChildren(DataTable)[0]


def column(page: AssetsPage, place: int) -> list[str]:
    model = table(page).model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def choice(page: AssetsPage, name: str) -> QComboBox:
    return next(it for it in page.findChildren(QComboBox) if it.accessibleName() == name)


def choose(page: AssetsPage, name: str, entry: str) -> None:
    box = choice(page, name)
    assert box.findText(entry) >= 0, entry
    box.setCurrentIndex(box.findText(entry))


def click_row(page: AssetsPage, row: int) -> None:
    rows = table(page)
    place = rows.visualRect(rows.model().index(row, 2)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_machine_is_in_the_table_with_whose_it_is_and_its_cover(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    assert column(page, 0) == ["OD-004217", "OD-004300", "OD-005001"]
    assert column(page, 2) == [TOWN_HALL.name, TOWN_HALL.name, CARE_HOME.name]
    assert column(page, 4) == ["Hélène Ducœur", "", "Marc Payet"]
    assert column(page, 5) == ["Covered", "Covered", "Expired"]
    assert "3 machine(s)" in words_on(page)


def test_words_narrow_the_table_and_an_empty_one_says_what_to_do(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    typed = page.findChildren(QLineEdit)[0]
    QTest.keyClicks(typed, "poweredge")
    until(qtbot, lambda: column(page, 0) == ["OD-004300"])
    QTest.keyClicks(typed, "zzz")
    until(qtbot, lambda: "No machine fits this filter" in words_on(page))
    click(page, "Clear the filters")
    until(qtbot, lambda: len(column(page, 0)) == 3)


def test_sites_are_offered_once_a_client_is_chosen(qtbot: QtBot, bench: OpenBench) -> None:
    page = shown(qtbot, bench(WORLD))
    assert not choice(page, "Site").isVisible()
    choose(page, "Client", CARE_HOME.name)
    until(qtbot, lambda: column(page, 0) == ["OD-005001"])
    assert choice(page, "Site").findText(CARE_HOME_SITE.name) > 0
    assert choice(page, "Site").findText(TOWN_HALL_SITE.name) < 0
    choose(page, "Client", "All clients")
    choose(page, "Contract", "Expired")
    until(qtbot, lambda: column(page, 0) == ["OD-005001"])


def test_a_click_on_a_heading_sorts_and_another_one_turns_it_round(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    header = table(page).horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + SIZE.space_12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    until(qtbot, lambda: column(page, 1)[0].startswith("Dell"))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    until(qtbot, lambda: column(page, 1)[0].startswith("Samsung"))


def test_the_chosen_machine_is_shown_in_full_with_its_tickets(
    qtbot: QtBot, bench: OpenBench
) -> None:
    page = shown(qtbot, bench(WORLD))
    went = QSignalSpy(page.shown)
    click_row(page, 0)
    assert went.at(0) == [LAPTOP.id]
    until(qtbot, lambda: "Covered by PSAI until" in words_on(page))
    said = words_on(page)
    for part in ("OD-004217", "Laptop · HP ProBook 450 G8", "Hôtel de ville, Valbrune"):
        assert part in said
    asked = QSignalSpy(page.open_ticket_for)
    click(page, "Open a ticket")
    assert asked.at(0) == [LAPTOP.id]
    click_row(page, 1)
    until(qtbot, lambda: "Faulty" in words_on(page))
    assert "No open ticket on this machine." in words_on(page)


def test_a_machine_or_a_client_asked_for_from_elsewhere_is_found(
    qtbot: QtBot, bench: OpenBench
) -> None:
    many = [asset(number) for number in range(6000, 6200)]
    page = shown(qtbot, bench((*WORLD, *many)))
    page.show_record(many[150].id)
    until(qtbot, lambda: table(page).current_key() == many[150].id)
    row = table(page).visualRect(table(page).currentIndex())
    assert table(page).viewport().rect().contains(row)
    page.show_record(assets.Filter(client_id=CARE_HOME.id))
    until(qtbot, lambda: column(page, 0) == ["OD-005001"])


def test_a_correction_is_saved_and_only_what_was_changed(qtbot: QtBot, bench: OpenBench) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click_row(page, 0)
    until(qtbot, lambda: has_button(page, "Correct…"))
    click(page, "Correct…")
    asked = dialog(qtbot)
    assert "Correct OD-004217" in words_on(asked)
    place = next(it for it in asked.findChildren(QLineEdit) if it.text() == LAPTOP.location)
    place.setText("Bureau 14")
    change(open_bench.store, replace(LAPTOP, hostname="PC-14"))
    click(asked, "Save")
    until(qtbot, lambda: "Bureau 14" in words_on(page))
    stored = open_bench.desk.ask(Reader.get, Asset, LAPTOP.id)
    assert stored is not None
    assert (stored.location, stored.hostname) == ("Bureau 14", "PC-14")


def test_what_changes_at_the_portal_is_seen_in_table_and_card(
    qtbot: QtBot, bench: OpenBench
) -> None:
    open_bench = bench(WORLD)
    page = shown(qtbot, open_bench)
    click_row(page, 0)
    change(open_bench.store, replace(LAPTOP, model="EliteBook 840", location="Atelier"))
    until(qtbot, lambda: "Atelier" in words_on(page))
    until(qtbot, lambda: column(page, 1)[0] == "HP EliteBook 840")
    assert table(page).current_key() == LAPTOP.id


def test_all_columns_have_room_beside_the_card(qtbot: QtBot, bench: OpenBench) -> None:
    long = replace(LAPTOP, model="M" * 200, location="L" * 200, hostname="H" * 200)
    page = shown(qtbot, bench((*COMPANY, long)))
    click_row(page, 0)
    until(qtbot, lambda: "Covered by PSAI until" in words_on(page))
    assert not table(page).horizontalScrollBar().isVisible()
    assert table(page).width() >= SIZE.asset_table - 1
    assert page.minimumSizeHint().width() <= SIZE.window_width - SIZE.rail
    assert choice(page, "Contract").findData(CoverState.COVERED) > 0


def test_a_machines_card_leads_to_the_loan_that_it_is_in_and_says_what_a_loaner_has(
    qtbot: QtBot, bench: OpenBench
) -> None:
    lent = loaner(
        900,
        custody=Custody.ON_LOAN,
        ready_at=NOW,
        screen="14 pouces",
        ports="HDMI, USB-C",
        software="Office 2021",
        vpn="FortiClient",
    )
    of = ticket(7)
    out = loan(
        "out",
        of,
        lent,
        number="P-0312",
        state=LoanState.HANDED_OVER,
        replaced_id=LAPTOP.id,
        due_on=NOW.date(),
    )
    page = shown(qtbot, bench((*WORLD, of, lent, out)))
    went = QSignalSpy(page.navigate)
    page.show_record(lent.id)
    for said in ("14 pouces", "HDMI, USB-C", "Office 2021", "FortiClient", "Ready since"):
        assert said in words_on(page)
    click(page, "Loan P-0312 · Mairie de Valbrune")
    page.show_record(LAPTOP.id)
    click(page, "Replaced by OD-000900 · P-0312")
    assert [went.at(0), went.at(1)] == [["loans", out.id]] * 2


def test_what_a_loaner_has_can_be_corrected(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*WORLD, loaner(900)))
    page = shown(qtbot, bench_)
    page.show_record(loaner(900).id)
    click(page, "Correct…")
    asked = dialog(qtbot)
    (vpn,) = (it for it in asked.findChildren(QLineEdit) if it.accessibleName() == "VPN")
    vpn.setText("FortiClient")
    click(asked, "Save")
    until(qtbot, lambda: "FortiClient" in words_on(page))
