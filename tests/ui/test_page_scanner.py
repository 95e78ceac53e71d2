"""From a label to its card by every way in: keys, pictures, a camera; and what is no label."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.labels.camera import Source
from ordidesk.labels.faults import CameraFault
from ordidesk.labels.label import Issuer
from ordidesk.labels.sticker import View, photograph
from tests.support.filled_store import change
from tests.support.plugged import Plugged
from tests.support.preferences import preferences_in
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    LEA,
    NOW,
    asset,
    ticket,
    visit,
)
from tests.support.seen import click, click_row, has_button, titles, until, words_on
from tests.support.workbench import Workbench
from ui.pages.scanner_page import ScannerPage
from ui.scan_words import fault_words
from ui.widgets.number_field import NumberField
from ui.widgets.preview import Preview
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]
Show = Callable[..., ScannerPage]

NUMBER = "OD-004217"
PHONE = "01 99 00 42 00"
ISSUER = Issuer((PHONE,), frozenset({"portail.example"}))
LAPTOP = asset(4217)
ALIKE = asset(104217, model="ProDesk 400 G7")
BROKEN = ticket(1, asset_id=LAPTOP.id, summary="Écran noir")
WORLD = (*COMPANY, LAPTOP, BROKEN)


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    """Open the scanner over a desk, with a camera or without."""
    pages: list[ScannerPage] = []

    def made(bench: Workbench, source: Source | None = None) -> ScannerPage:
        settings = QSettings(str(tmp_path / "scanner.ini"), QSettings.Format.IniFormat)
        cameras = Plugged().make_cameras(settings, preferences_in(tmp_path), lambda: source)
        page = ScannerPage(bench.context, cameras, ISSUER)
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


def type_number(page: ScannerPage, text: str) -> None:
    field = page.findChildren(NumberField)[0].findChildren(QLineEdit)[0]
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def error(page: ScannerPage) -> str:
    return page.findChildren(NumberField)[0].error()


def said_by_camera(page: ScannerPage) -> str:
    return page.findChildren(Preview)[0].message()


def has_card(page: ScannerPage) -> bool:
    return page.current_asset() == LAPTOP.id and "HP ProBook 450 G8" in words_on(page)


def write_picture(path: Path, view: View | None = None) -> str:
    assert cv2.imwrite(str(path), photograph(NUMBER, view or View(noise=3, blur=0.6)))
    return str(path)


def test_the_number_field_has_the_keyboard_and_four_digits_are_enough(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench(WORLD))
    assert page.focusWidget() is page.findChildren(NumberField)[0].findChildren(QLineEdit)[0]
    type_number(page, "4217")
    until(qtbot, lambda: has_card(page))
    said = words_on(page)
    for part in (NUMBER, "Covered by PSAI until", "Open a ticket", "Hôtel de ville, Valbrune"):
        assert part in said
    assert titles(page.findChildren(RowList)[0]) == [f"{NUMBER} · HP ProBook 450 G8"]


def test_a_number_that_nobody_knows_says_what_to_do_and_stays_to_be_corrected(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench(WORLD))
    type_number(page, "999999")
    assert "Unknown number: 999999" in error(page)
    type_number(page, "OD-004217")
    until(qtbot, lambda: has_card(page))
    assert not error(page)


def test_a_slip_is_never_taken_for_the_number_but_offered(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench(WORLD))
    type_number(page, "O042l7")
    meant = next(it for it in page.findChildren(RowList) if it.accessibleName() == "Did you mean…")
    until(qtbot, meant.isVisible)
    assert not page.current_asset()
    assert titles(meant) == [f"{NUMBER} · HP ProBook 450 G8"]
    click_row(meant, 0)
    until(qtbot, lambda: has_card(page))
    assert not error(page)
    type_number(page, "999999")
    assert not meant.isVisible()


def test_the_hotlines_phone_is_told_apart(show: Show, bench: OpenBench) -> None:
    page = show(bench(WORLD))
    type_number(page, PHONE)
    assert "hotline's phone" in error(page)
    assert not page.current_asset()


def test_where_several_machines_end_alike_the_person_chooses(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    page = show(bench((*WORLD, ALIKE)))
    type_number(page, "4217")
    choices = next(
        it for it in page.findChildren(RowList) if it.accessibleName() == "What it may be"
    )
    until(qtbot, choices.isVisible)
    assert [title.split(" · ")[0] for title in titles(choices)] == [NUMBER, "OD-104217"]
    QTest.keyClick(choices, Qt.Key.Key_Return)
    until(qtbot, lambda: has_card(page))


def test_a_ticket_number_opens_the_ticket(show: Show, bench: OpenBench) -> None:
    page = show(bench(WORLD))
    went = QSignalSpy(page.navigate)
    type_number(page, "T-000001")
    assert went.at(0) == ["tickets", BROKEN.id]


def test_a_photo_of_a_label_shows_the_card(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))
    page.read_file(write_picture(tmp_path / "étiquette.png", View(angle=20, noise=3, blur=0.6)))
    until(qtbot, lambda: has_card(page))


def test_a_pasted_picture_shows_the_card_and_an_empty_clipboard_says_so(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))
    page.read_picture(QImage())
    assert error(page) == "There is no picture to paste."
    page.read_picture(QImage(write_picture(tmp_path / "label.png")))
    until(qtbot, lambda: has_card(page))
    assert not error(page)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("notes.jpg", b"Rappeler Mme Roche\n", "“notes.jpg” is not a picture."),
        ("torn.png", b"", "“torn.png” is incomplete or damaged."),
        ("gone.png", None, "“gone.png” cannot be opened."),
    ],
)
def test_what_is_no_picture_is_named_and_the_app_goes_on(
    show: Show,
    bench: OpenBench,
    qtbot: QtBot,
    tmp_path: Path,
    name: str,
    content: bytes | None,
    told: str,
) -> None:
    page = show(bench(WORLD))
    path = tmp_path / name
    if content is not None:
        whole = Path(write_picture(tmp_path / "whole.png")).read_bytes()
        path.write_bytes(content or whole[: len(whole) // 2])
    page.read_file(str(path))
    until(qtbot, lambda: told in error(page))
    type_number(page, "4217")
    until(qtbot, lambda: has_card(page))


def test_a_photo_without_a_code_asks_for_the_number(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD))
    path = tmp_path / "wall.png"
    assert cv2.imwrite(str(path), np.full((480, 640), 180, np.uint8))
    page.read_file(str(path))
    until(qtbot, lambda: "No code found in this picture" in said_by_camera(page))


def test_a_label_before_the_camera_shows_the_card(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    film = tmp_path / "film.avi"
    frame = cv2.cvtColor(photograph(NUMBER, View(noise=3, blur=0.6)), cv2.COLOR_GRAY2BGR)
    height, width, _ = frame.shape
    codec = cv2.VideoWriter.fourcc(*"MJPG")
    writer = cv2.VideoWriter(str(film), codec, 15.0, (width, height))
    for _ in range(30):
        writer.write(frame)
    writer.release()
    page = show(bench(WORLD), film)
    until(qtbot, lambda: has_card(page))
    until(qtbot, lambda: has_button(page, "Start the camera"))


def test_a_camera_that_is_not_there_leaves_the_other_ways_open(
    show: Show, bench: OpenBench, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show(bench(WORLD), tmp_path / "none.avi")
    until(qtbot, lambda: said_by_camera(page) == fault_words(CameraFault.MISSING))
    click(page, "Start the camera")
    until(qtbot, lambda: said_by_camera(page) == fault_words(CameraFault.MISSING))
    type_number(page, "4217")
    until(qtbot, lambda: has_card(page))


def test_on_a_visit_another_clients_machine_is_told(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    there = ticket(
        2,
        client_id=CARE_HOME.id,
        site_id=CARE_HOME_SITE.id,
        assignee_id=LEA.id,
        state=TicketState.IN_PROGRESS,
    )
    running = visit("there", there, NOW, state=VisitState.ON_SITE, arrived_at=NOW)
    page = show(bench((*WORLD, there, running)))
    type_number(page, "4217")
    until(qtbot, lambda: "belongs to another client: Mairie de Valbrune" in words_on(page))


def test_the_card_follows_what_changes_and_a_scan_can_be_seen_again(
    show: Show, bench: OpenBench, qtbot: QtBot
) -> None:
    open_bench = bench((*WORLD, asset(5001, model="EliteBook 840")))
    page = show(open_bench)
    type_number(page, "4217")
    change(open_bench.store, ticket(3, asset_id=LAPTOP.id, summary="Ventilateur bruyant"))
    tickets = next(
        it
        for it in page.findChildren(RowList)
        if it.accessibleName() == "Open tickets of this machine"
    )
    until(qtbot, lambda: "Ventilateur bruyant" in titles(tickets))
    type_number(page, "5001")
    until(qtbot, lambda: "EliteBook 840" in words_on(page))
    click_row(page.findChildren(RowList)[0], 1)
    until(qtbot, lambda: has_card(page))
