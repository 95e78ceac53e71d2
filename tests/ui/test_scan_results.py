"""What a text comes to in the scanner: cards, choices, what is unknown, and machines registered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Asset, Category, Custody, RegisterAsset
from ordidesk.domain.people import Person
from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.labels.label import Code, Issuer
from ordidesk.labels.sticker import View, draw_sticker, photograph
from ordidesk.queries import assets
from ordidesk.store.outbox import OutboxStatus
from ordidesk.store.reader import Reader
from tests.support.filled_store import change
from tests.support.plugged import Plugged
from tests.support.preferences import preferences_in
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    KARIM,
    LEA,
    NOW,
    NURSE,
    SOPHIE,
    asset,
    loan,
    loaner,
    ticket,
    visit,
)
from tests.support.scripts import JULIEN
from tests.support.seen import click, click_row, dialog, has_button, titles, until, words_on
from tests.support.workbench import Workbench
from ui.pages.scan_history import ScanHistory
from ui.pages.scan_results import ScanResults
from ui.pages.scanner_page import ScannerPage
from ui.widgets.number_field import NumberField
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]
Show = Callable[[Workbench], ScannerPage]

ISSUER = Issuer(("01 99 00 42 00",), frozenset({"portail.example"}))
LAPTOP = asset(4217)
PRINTER = asset(
    3,
    inventory_number="HP-XYZ123",
    serial="VNB3K12345",
    category=Category.PRINTER,
    model="LaserJet M404",
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
)
THERE = ticket(
    2,
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
    assignee_id=LEA.id,
    state=TicketState.IN_PROGRESS,
)
RUNNING = visit("there", THERE, NOW, state=VisitState.ON_SITE, arrived_at=NOW)
OF_KARIM = visit("karim", THERE, NOW, technician_id=KARIM.id)
WORLD = (*COMPANY, JULIEN, LAPTOP, PRINTER)
ON_VISIT = (*WORLD, THERE, RUNNING, OF_KARIM)


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    """Open the scanner over a desk, without a camera."""
    pages: list[ScannerPage] = []

    def made(bench: Workbench) -> ScannerPage:
        settings = QSettings(str(tmp_path / "scanner.ini"), QSettings.Format.IniFormat)
        page = ScannerPage(
            bench.context,
            Plugged().make_cameras(settings, preferences_in(tmp_path), lambda: None),
            ISSUER,
        )
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1286, 640)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    yield made
    for page in pages:
        page.close_camera()


def choices(page: ScannerPage) -> RowList:
    (found,) = (it for it in page.findChildren(RowList) if it.accessibleName() == "What it may be")
    return found


def history(page: ScannerPage) -> RowList:
    return page.findChildren(ScanHistory)[0].findChildren(RowList)[0]


def said_below(page: ScannerPage) -> str:
    return page.findChildren(NumberField)[0].error()


def results(page: ScannerPage) -> str:
    """Return the words of the results, without the places where a long one may break."""
    return words_on(page.findChildren(ScanResults)[0]).replace("\u200b", "")


def field(widget: QWidget, name: str) -> QLineEdit:
    (found,) = (it for it in widget.findChildren(QLineEdit) if it.accessibleName() == name)
    return found


def choice(widget: QWidget, name: str) -> QComboBox:
    (found,) = (it for it in widget.findChildren(QComboBox) if it.accessibleName() == name)
    return found


def choose_kind(shown: QDialog, category: Category) -> None:
    kinds = choice(shown, "Kind")
    kinds.setCurrentIndex(kinds.findData(category))


# --- what a text names ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "OD-004217",
        LAPTOP.serial,
        "https://portail.example/a/OD-004217?from=label",
        f"(01)04006381333931(21){LAPTOP.serial}",
    ],
)
def test_by_number_serial_and_link_another_clients_machine_says_so(
    show: Show, bench: OpenBench, text: str
) -> None:
    page = show(bench(ON_VISIT))
    page.read_text(text)
    assert page.current_asset() == LAPTOP.id
    assert "This machine belongs to another client: Mairie de Valbrune." in results(page)
    page.read_text("hp-xyz123")
    assert page.current_asset() == PRINTER.id
    assert "belongs to another client" not in results(page)


def test_a_picture_says_whose_the_machine_is_too(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(ON_VISIT))
    path = tmp_path / "label.png"
    assert cv2.imwrite(str(path), photograph(LAPTOP.serial, View()))
    page.read_file(str(path))
    until(qtbot, lambda: "belongs to another client: Mairie de Valbrune" in results(page))


def test_several_labels_in_one_picture_are_there_to_choose_from_and_to_come_back_to(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))
    first, second = draw_sticker("OD-004217"), draw_sticker("HP-XYZ123", qr=True)
    picture = np.full((720, 1280), 220, np.uint8)
    picture[40 : 40 + first.shape[0], 40 : 40 + first.shape[1]] = first
    picture[300 : 300 + second.shape[0], 640 : 640 + second.shape[1]] = second
    path = tmp_path / "two.png"
    assert cv2.imwrite(str(path), picture)
    page.read_file(str(path))
    until(qtbot, choices(page).isVisible)
    assert "2 code(s) read: which one?" in results(page)
    assert titles(choices(page)) == [
        "OD-004217 · HP ProBook 450 G8",
        "HP-XYZ123 · HP LaserJet M404",
    ]
    assert choices(page).hasFocus()
    QTest.keyClick(choices(page), Qt.Key.Key_Down)
    QTest.keyClick(choices(page), Qt.Key.Key_Return)
    assert page.current_asset() == PRINTER.id
    click(page, "Back to the choice")
    click_row(choices(page), 0)
    assert page.current_asset() == LAPTOP.id
    assert titles(history(page))[0] == "OD-004217 · HP ProBook 450 G8"


def test_the_codes_of_one_machine_and_its_box_need_no_choice(show: Show, bench: OpenBench) -> None:
    page = show(bench(WORLD))
    codes = [Code("01 99 00 42 00"), Code("4006381333931"), Code(LAPTOP.serial), Code("od 4217")]
    page.findChildren(ScanResults)[0].show_codes(codes)
    assert page.current_asset() == LAPTOP.id
    assert not has_button(page, "Back to the choice")


def test_what_was_read_uncertainly_is_never_shown_unasked(show: Show, bench: OpenBench) -> None:
    page = show(bench(WORLD))
    page.findChildren(ScanResults)[0].offer([Code("OD-004217"), Code("OD-004277")])
    assert page.current_asset() == ""
    assert titles(choices(page)) == ["OD-004217 · HP ProBook 450 G8", "OD-004277"]
    assert not titles(history(page))


def test_a_visits_link_opens_the_day_or_the_colleagues_ticket(show: Show, bench: OpenBench) -> None:
    page = show(bench(ON_VISIT))
    went = QSignalSpy(page.navigate)
    page.read_text(f"https://portail.example/v/{RUNNING.id}")
    page.read_text(f"https://portail.example/v/{OF_KARIM.id}")
    assert [went.at(0), went.at(1)] == [["day", RUNNING.id], ["tickets", THERE.id]]


def test_a_loans_number_and_the_qr_of_its_sheets_open_it(show: Show, bench: OpenBench) -> None:
    lent = loan("out", THERE, loaner(900), number="P-0312")
    page = show(bench((*ON_VISIT, loaner(900), lent)))
    went = QSignalSpy(page.navigate)
    link = "https://portail.example/l"
    for text in ("p 312", f"{link}/{lent.id}/r", f"{link}/P-0312"):
        page.read_text(text)
    assert [went.at(place) for place in range(went.count())] == [["loans", lent.id]] * 3


# --- what is unknown --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "registers"),
    [
        ("004299", "No machine has this inventory number.", True),
        ("CZ-40217", "No machine has this number, nor this serial number.", True),
        ("Salle 12", "No machine has this code.", True),
        ("P-0312", "No loan P-0312 here.", False),
        ("https://portail.example/l/" + LAPTOP.id + "/d", "This loan is not here.", False),
        ("T-000999", "No ticket T-000999 here.", False),
        ("https://portail.example/v/" + LAPTOP.id, "This visit is not here.", False),
        ("https://ailleurs.example/a/OD-004217", "This link is none of ours.", False),
        ("01 99 00 42 00", "This is the hotline's phone.", False),
        ("-- --", "This code says nothing about a machine.", False),
    ],
)
def test_what_is_unknown_is_said_and_can_be_registered_if_it_is_one_machines(
    show: Show, bench: OpenBench, text: str, said: str, *, registers: bool
) -> None:
    page = show(bench(WORLD))
    page.read_text("OD-004217")
    page.read_text(text)
    assert said in results(page)
    assert text in results(page)
    assert has_button(page, "Register this number…") == registers
    assert page.current_asset() == ""
    assert said_below(page)
    click(page, "Copy")
    assert QGuiApplication.clipboard().text() == text
    asked = QSignalSpy(page.search_asked)
    click(page, "Search…")
    assert asked.at(0) == [text]


def test_the_unknown_stays_among_the_scans_and_is_a_machines_once_one_has_it(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    open_bench = bench(WORLD)
    page = show(open_bench)
    for text in ("004299", "OD-004217", "01 99 00 42 00"):
        page.read_text(text)
    assert titles(history(page)) == ["OD-004217 · HP ProBook 450 G8", "004299"]
    click_row(history(page), 1)
    assert "No machine has this inventory number." in results(page)
    assert has_button(page, "Register this number…")
    change(open_bench.store, asset(4299, model="EliteBook 840"))
    until(qtbot, lambda: page.current_asset() == asset(4299).id)
    until(qtbot, lambda: titles(history(page))[0] == "OD-004299 · HP EliteBook 840")


# --- registering ------------------------------------------------------------------------------


def register(page: ScannerPage, qtbot: QtBot, text: str) -> QDialog:
    page.read_text(text)
    click(page, "Register this number…")
    return dialog(qtbot)


@pytest.mark.parametrize("person", [LEA, SOPHIE, JULIEN])
def test_an_unknown_label_becomes_a_machine_at_once_and_offline(
    show: Show, bench: OpenBench, qtbot: QtBot, person: Person
) -> None:
    open_bench = bench(ON_VISIT, person)
    page = show(open_bench)
    shown = register(page, qtbot, "brother-77")
    assert field(shown, "Inventory number").text() == "BROTHER-77"
    assert not has_enabled(shown, "Register")
    choose_kind(shown, Category.PRINTER)
    QTest.keyClicks(field(shown, "Brand"), "Brother")
    QTest.keyClicks(field(shown, "Model"), "HL-L2350DW")
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: "Brother HL-L2350DW" in results(page))
    until(qtbot, lambda: "To be sent" in results(page))
    made = open_bench.desk.ask(Reader.get, Asset, page.current_asset())
    assert made is not None
    assert (made.inventory_number, made.category) == ("BROTHER-77", Category.PRINTER)
    on_visit = person is LEA
    assert made.client_id == (CARE_HOME.id if on_visit else "")
    assert made.site_id == (CARE_HOME_SITE.id if on_visit else "")
    assert made.custody is (Custody.CLIENT if on_visit else Custody.WORKSHOP)
    until(qtbot, lambda: titles(history(page)) == ["BROTHER-77 · Brother HL-L2350DW"])
    assert not said_below(page)
    assert open_bench.store.counts()[OutboxStatus.WAITING] == 1


def has_enabled(shown: QDialog, text: str) -> bool:
    return any(it.isEnabled() for it in shown.findChildren(QWidget) if it.accessibleName() == text)


def test_a_number_that_is_taken_is_refused_while_typing_and_shown(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench(WORLD))
    shown = register(page, qtbot, "004299")
    choose_kind(shown, Category.LAPTOP)
    number = field(shown, "Inventory number")
    for typed, said in (
        ("od 4217", "There already: OD-004217 · HP ProBook 450 G8 · Mairie de Valbrune."),
        ("hp-xyz123", "There already: HP-XYZ123 · HP LaserJet M404 · EHPAD Les Tilleuls."),
        ("0199004200", "This is the hotline's phone."),
        ("//", "This is no inventory number"),
    ):
        number.setText(typed)
        assert said in words_on(shown)
        assert said in number.accessibleDescription()
        assert not has_enabled(shown, "Register")
    number.setText("4299")
    assert has_enabled(shown, "Register")
    number.setText("4217")
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.isVisible()


def test_a_serial_that_another_machine_has_has_to_be_confirmed(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    open_bench = bench(WORLD)
    page = show(open_bench)
    shown = register(page, qtbot, "004299")
    choose_kind(shown, Category.LAPTOP)
    field(shown, "Serial number").setText(LAPTOP.serial.lower())
    assert "Another machine has this serial number: OD-004217" in words_on(shown)
    assert not has_enabled(shown, "Register")
    (another,) = shown.findChildren(QCheckBox)
    another.click()
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: bool(page.current_asset()))
    serial = LAPTOP.serial.lower()
    assert set(open_bench.desk.ask(assets.by_serial, serial)) == {LAPTOP.id, page.current_asset()}


def test_a_machine_that_was_refused_is_asked_again_with_all_that_was_typed(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    open_bench = bench(WORLD)
    page = show(open_bench)
    before = RegisterAsset(
        inventory_number="OD-004217",
        category=Category.PRINTER,
        brand="Brother",
        model="HL-L2350DW",
        serial="E7801",
        client_id=CARE_HOME.id,
        site_id=CARE_HOME_SITE.id,
        location="Accueil",
        user_id=NURSE.id,
        remark="Trouvée sans étiquette.",
    )
    page.register_again(before, "")
    shown = dialog(qtbot)
    assert "There already: OD-004217" in words_on(shown)
    assert field(shown, "Inventory number").hasFocus()
    field(shown, "Inventory number").setText("4299")
    QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: bool(page.current_asset()))
    (line,) = open_bench.store.outbox()
    again = msgspec.json.decode(line.arguments, type=RegisterAsset)
    assert again == replace(before, inventory_number="4299")


def test_the_serial_beside_the_number_in_a_picture_is_filled_in(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench(WORLD))
    codes = [Code("4006381333931"), Code("5CG1234XYZ"), Code("OD-004299")]
    page.findChildren(ScanResults)[0].show_codes(codes)
    click(page, "Register this number…")
    shown = dialog(qtbot)
    assert field(shown, "Inventory number").text() == "OD-004299"
    assert field(shown, "Serial number").text() == "5CG1234XYZ"


def test_brands_and_models_are_completed_and_a_known_model_has_its_kind(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench(WORLD))
    shown = register(page, qtbot, "004299")
    names = field(shown, "Model").completer().model()
    until(qtbot, lambda: names.rowCount() == 2)
    field(shown, "Model").setText("laserjet m404")
    assert choice(shown, "Kind").currentData() == Category.PRINTER
    choose_kind(shown, Category.SCREEN)
    field(shown, "Model").setText("ProBook 450 G8")
    assert choice(shown, "Kind").currentData() == Category.SCREEN


def test_what_was_typed_is_given_up_only_when_asked_again(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench(WORLD))
    shown = register(page, qtbot, "004299")
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    until(qtbot, lambda: not shown.isVisible())
    shown = register(page, qtbot, "004299")
    field(shown, "Brand").setText("Brother")
    answers: list[str] = []

    def answer(text: str) -> Callable[[], None]:
        def press() -> None:
            asked = dialog(qtbot)
            answers.append(words_on(asked))
            click(asked, text)

        return press

    QTimer.singleShot(0, answer("Cancel"))
    click(shown, "Cancel")
    assert shown.isVisible()
    assert field(shown, "Brand").text() == "Brother"
    QTimer.singleShot(0, answer("Give up"))
    click(shown, "Cancel")
    until(qtbot, lambda: not shown.isVisible())
    assert all("What you typed is not kept." in words for words in answers)
    assert page.current_asset() == ""
