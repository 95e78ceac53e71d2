"""A mail that was saved, dropped on the window: a filled form, then a ticket with its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.attaching.attachments import FileFault
from ordidesk.domain.journal import Visibility
from ordidesk.domain.tickets import Channel, Impact, Ticket
from ordidesk.queries.attachments import of_ticket
from ordidesk.store.reader import Reader
from tests.support.mails import FULL_BODY, mail, mail_of, part
from tests.support.records import COMPANY, SECRETARY, SOPHIE, TOWN_HALL, asset
from tests.support.seen import click, has_button, until, words_on
from tests.support.workbench import Workbench
from ui.models.files import fault_of_file
from ui.pages.declare_mail import DeclareMail, are_mails
from ui.pages.open_ticket import OpenTicketDialog

OpenBench = Callable[..., Workbench]

PRINTER = asset(4217)
WORLD = (*COMPANY, PRINTER)
PDF = part(
    "application/pdf", b"%PDF-1.4 page", 'Content-Disposition: attachment; filename="bon.pdf"'
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def of_secretary(written: bytes) -> bytes:
    return written.replace(b"Gaelle.MARTIN@valb.example", b"H.Ducoeur@valbrune.example")


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def form(qtbot: QtBot, window: QWidget) -> OpenTicketDialog:
    def shown() -> list[OpenTicketDialog]:
        return [it for it in window.findChildren(OpenTicketDialog) if it.isVisible()]

    until(qtbot, lambda: bool(shown()))
    return shown()[0]


def field(dialog: OpenTicketDialog, name: str) -> str:
    lines = {it.accessibleName(): it.text() for it in dialog.findChildren(QLineEdit)}
    texts = {it.accessibleName(): it.toPlainText() for it in dialog.findChildren(QPlainTextEdit)}
    choices = {it.accessibleName(): it.currentText() for it in dialog.findChildren(QComboBox)}
    return (lines | texts | choices)[name]


def test_a_mail_fills_the_form_for_its_sender(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    path = saved(tmp_path, "panne.eml", of_secretary(mail(FULL_BODY)))
    DeclareMail(bench(WORLD, SOPHIE).context, window).take([path])
    dialog = form(qtbot, window)
    assert field(dialog, "Client") == TOWN_HALL.name
    assert field(dialog, "Requester").startswith(SECRETARY.name)
    assert field(dialog, "Machine").startswith(PRINTER.inventory_number)
    assert field(dialog, "Declared by") == "E-mail"
    assert field(dialog, "Summary") == "imprimante en panne"
    assert "ne sort plus rien" in field(dialog, "Description")
    assert "OD-009999" not in field(dialog, "Description")  # from what it quotes
    assert field(dialog, "Access") == "sonner à l'accueil"
    assert "Mairie annexe" in field(dialog, "Location")  # no site here is called so


def test_its_files_and_the_whole_mail_go_with_the_ticket(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    body = part("text/plain; charset=utf-8", "L'imprimante ne sort plus rien.\nImpact : bloquant")
    path = saved(
        tmp_path, "panne.eml", of_secretary(mail_of((body, PDF), subject="imprimante muette"))
    )
    bench_ = bench(WORLD, SOPHIE)
    declare = DeclareMail(bench_.context, window)
    told = QSignalSpy(declare.opened)
    declare.take([path])
    dialog = form(qtbot, window)
    until(qtbot, lambda: "bon.pdf" in words_on(dialog))
    click(dialog, "Open the ticket")
    until(qtbot, lambda: told.count() == 1)
    ticket_id = str(told.at(0)[0])
    kept = bench_.desk.ask(Reader.get, Ticket, ticket_id)
    assert kept is not None
    assert (kept.channel, kept.declared_impact) == (Channel.MAIL, Impact.BLOCKING)
    until(qtbot, lambda: len(bench_.desk.ask(of_ticket, ticket_id)) == 2)
    files = {it.name: it.visibility for it in bench_.desk.ask(of_ticket, ticket_id)}
    assert files == {"bon.pdf": Visibility.CLIENT, "panne.eml": Visibility.INTERNAL}


def test_a_file_of_the_mail_is_left_away_and_the_mail_itself_goes_along(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    program = part(
        "application/octet-stream",
        b"MZ" + b"0" * 60,
        'Content-Disposition: attachment; filename="outil.exe"',
    )
    body = part("text/plain; charset=utf-8", "L'imprimante ne sort plus rien.")
    written = of_secretary(mail_of((body, program, PDF), subject="imprimante muette"))
    bench_ = bench(WORLD, SOPHIE)
    declare = DeclareMail(bench_.context, window)
    told = QSignalSpy(declare.opened)
    declare.take([saved(tmp_path, "panne.eml", written)])
    dialog = form(qtbot, window)
    refused = f"outil.exe — {fault_of_file(FileFault.TYPE_REFUSED)}"
    until(qtbot, lambda: refused in words_on(dialog))
    assert dialog.height() <= 688
    assert not has_button(dialog, "Remove panne.eml")
    click(dialog, "Remove bon.pdf")
    click(dialog, "Open the ticket")
    until(qtbot, lambda: told.count() == 1)
    files = bench_.desk.ask(of_ticket, str(told.at(0)[0]))
    assert [(it.name, it.visibility) for it in files] == [("panne.eml", Visibility.INTERNAL)]


def test_an_unknown_sender_leaves_the_client_to_be_chosen(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    path = saved(tmp_path, "panne.eml", mail("Écran noir.", subject="écran noir au démarrage"))
    DeclareMail(bench(WORLD, SOPHIE).context, window).take([path])
    dialog = form(qtbot, window)
    assert "The sender is not known here." in words_on(dialog)
    assert not field(dialog, "Client")
    assert not dialog.main_button.isEnabled()


def test_what_is_no_mail_is_told_and_the_next_one_is_taken(
    qtbot: QtBot, bench: OpenBench, window: QWidget, tmp_path: Path
) -> None:
    broken = saved(tmp_path, "vide.eml", b"")
    path = saved(tmp_path, "panne.eml", of_secretary(mail("Écran noir.")))
    declare = DeclareMail(bench(WORLD, SOPHIE).context, window)
    told = QSignalSpy(declare.told)
    declare.take([broken, path])
    dialog = form(qtbot, window)
    assert "vide.eml" in str(told.at(0)[0])
    assert field(dialog, "Requester").startswith(SECRETARY.name)


def test_only_saved_mails_are_taken_for_mails() -> None:
    assert are_mails([Path("a.eml"), Path("B.MSG")])
    assert not are_mails([Path("a.eml"), Path("label.jpg")])
    assert not are_mails([])
