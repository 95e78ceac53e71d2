"""What a declaration cannot be: each is said, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ordidesk.attaching.sources import FileInMemory
from ordidesk.domain.journal import Visibility
from ordidesk.domain.tickets import TEXT_LIMIT
from ordidesk.domain.work import Reason
from ordidesk.mail_in.declaring import Known, declaration
from ordidesk.mail_in.reading import read_message
from ordidesk.queries.attachments import of_ticket
from tests.support.declaring import (
    CONTROL,
    chosen,
    description,
    field,
    is_open,
    kept,
    main_action,
    opened,
    rows,
)
from tests.support.filled_store import change
from tests.support.mails import mail
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    TOWN_HALL_SITE,
    asset,
)
from tests.support.seen import click, click_row, until, words_on
from tests.support.workbench import Workbench
from ui import words
from ui.pages.attach_each import ToAttach
from ui.pages.open_ticket import FromMail, OpenTicketDialog

OpenBench = Callable[..., Workbench]

SUMMARY = "Outlook se ferme"
LAPTOP = asset(4217)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def paste(dialog: OpenTicketDialog, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_V, CONTROL)


def choose_town_hall(dialog: OpenTicketDialog) -> None:
    client = next(it for it in dialog.findChildren(QWidget) if it.accessibleName() == "Client")
    assert chosen(dialog, "Client") in {CARE_HOME.name, TOWN_HALL.name}
    client.setFocus()
    QTest.keyClicks(client, "Mairie")
    assert chosen(dialog, "Client") == TOWN_HALL.name


def test_somebody_who_left_is_told_of_and_declares_nothing(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    world = [replace(SECRETARY, active=False) if it == SECRETARY else it for it in COMPANY]
    bench_ = bench((*world, LAPTOP), SOPHIE)
    dialog = opened(qtbot, bench_, window)
    QTest.keyClicks(field(dialog, "Who is calling"), "0381550112")
    people = rows(dialog, "People who fit")
    until(qtbot, people.isVisible)
    click_row(people, 0)
    assert f"{SECRETARY.name} does not work there any more" in words_on(dialog)
    assert chosen(dialog, "Client") == TOWN_HALL.name
    assert chosen(dialog, "Requester") == "Not said"
    assert chosen(dialog, "Machine") == "None (generic ticket)"
    field(dialog, "Summary").setText(SUMMARY)
    main_action(dialog)
    until(qtbot, lambda: len(kept(bench_)) == 1)
    assert (kept(bench_)[0].client_id, kept(bench_)[0].requester_id) == (TOWN_HALL.id, "")


def test_a_site_that_went_to_another_client_meanwhile_is_refused_with_all_kept(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(COMPANY, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    choose_town_hall(dialog)
    assert chosen(dialog, "Site") == TOWN_HALL_SITE.name
    field(dialog, "Summary").setText(SUMMARY)
    description(dialog).setPlainText("Depuis ce matin, sur chaque pièce jointe.")
    change(bench_.store, replace(TOWN_HALL_SITE, client_id=CARE_HOME.id))
    main_action(dialog)
    refused = words.refusal(Reason.OTHER_CLIENT, {"kind": "site", "id": TOWN_HALL_SITE.id})
    until(qtbot, lambda: refused in words_on(dialog))
    assert kept(bench_) == []
    assert field(dialog, "Summary").text() == SUMMARY
    assert description(dialog).toPlainText() == "Depuis ce matin, sur chaque pièce jointe."


def test_a_mail_that_names_a_site_of_another_client_keeps_its_words_as_the_place(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench((*COMPANY, replace(CARE_HOME_SITE, name="Pavillon Nord")), SOPHIE)
    written = mail("Écran noir.\nSite : Pavillon Nord", subject="MVALB écran noir au démarrage")
    read = declaration(read_message(written, "panne.eml"), Known(frozenset({"MVALB"}), frozenset()))
    dialog = OpenTicketDialog(bench_.context, "", window, FromMail(read, ()))
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert chosen(dialog, "Client") == TOWN_HALL.name
    assert chosen(dialog, "Site") == TOWN_HALL_SITE.name
    assert "Pavillon Nord" in field(dialog, "Location").text()


def test_twenty_thousand_letters_are_a_description_and_one_more_is_refused(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(COMPANY, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    field(dialog, "Summary").setText(SUMMARY)
    description(dialog).setFocus()
    paste(dialog, "é" * (TEXT_LIMIT + 1))
    click(dialog, "Open the ticket")
    until(qtbot, lambda: words.refusal(Reason.TEXT_TOO_LONG) in words_on(dialog))
    assert len(description(dialog).toPlainText()) == TEXT_LIMIT + 1
    assert kept(bench_) == []
    QTest.keyClick(description(dialog), Qt.Key.Key_Backspace)
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    assert kept(bench_)[0].description == "é" * TEXT_LIMIT


def test_too_long_a_text_on_a_stored_call_is_refused_and_the_ticket_stands(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(COMPANY, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    field(dialog, "Summary").setText(SUMMARY)
    main_action(dialog)
    until(qtbot, lambda: "Add to it while talking" in words_on(dialog))
    paste(dialog, "x" * (TEXT_LIMIT + 1))
    main_action(dialog)
    until(qtbot, lambda: words.refusal(Reason.TEXT_TOO_LONG) in words_on(dialog))
    assert kept(bench_)[0].description == ""
    description(dialog).setPlainText("Depuis ce matin, sur chaque pièce jointe.")
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    assert kept(bench_)[0].description == "Depuis ce matin, sur chaque pièce jointe."


@pytest.mark.parametrize("between", ["\r\n", "\n", "\r", "\u2028"])
def test_a_line_that_would_be_a_mails_header_is_part_of_one_line(
    qtbot: QtBot, bench: OpenBench, window: QWidget, between: str
) -> None:
    bench_ = bench(COMPANY, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    for name in ("Summary", "Location"):
        field(dialog, name).setFocus()
        paste(dialog, f"Imprimante muette{between}Bcc: all@valbrune.example")
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    (stored,) = kept(bench_)
    for text in (stored.summary, stored.location):
        assert text == "Imprimante muette Bcc: all@valbrune.example"


def test_a_files_name_with_lines_in_it_is_one_that_can_be_written_anywhere(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(COMPANY, SOPHIE)
    written = mail("Écran noir.", subject="MVALB écran noir au démarrage")
    read = declaration(read_message(written, "panne.eml"), Known(frozenset({"MVALB"}), frozenset()))
    evil = FileInMemory("bon\r\nBcc: all@valbrune.example\r\n.pdf", b"%PDF-1.4 page")
    filled = FromMail(read, [ToAttach(evil, Visibility.CLIENT)])
    dialog = OpenTicketDialog(bench_.context, "", window, filled)
    with qtbot.waitExposed(dialog):
        dialog.open()
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    (file,) = bench_.desk.ask(of_ticket, kept(bench_)[0].id)
    assert file.name == "bonBcc_ all@valbrune.example.pdf"
