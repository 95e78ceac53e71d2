"""What stands at the head of every sheet: identity, logo, clauses, as managers keep them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.company import CLAUSE_LIMIT
from ordidesk.queries import company
from tests.support.records import CLAUSES, COMPANY, IDENTITY, SOPHIE
from tests.support.seen import button, click, dialog, has_button, until, words_on
from tests.support.workbench import Workbench
from ui.pages.clauses_dialog import ClausesDialog
from ui.pages.company_dialog import CompanyDialog

OpenBench = Callable[..., Workbench]


def opened(qtbot: QtBot, bench: Workbench) -> CompanyDialog:
    made = CompanyDialog(bench.context, None)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def field(of: QWidget, name: str) -> QLineEdit:
    (found,) = (it for it in of.findChildren(QLineEdit) if it.accessibleName() == name)
    return found


def torn() -> bytes:
    held = io.BytesIO()
    Image.effect_noise((300, 300), 50).save(held, "PNG")
    return held.getvalue()[:20_000]


def is_said(on: QWidget, words: str) -> bool:
    return words in words_on(on)


def picture(width: int, height: int) -> bytes:
    held = io.BytesIO()
    Image.new("1", (width, height)).save(held, "PNG")
    return held.getvalue()


def test_what_is_typed_is_checked_and_a_siren_is_written_by_threes(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench((*COMPANY, IDENTITY, CLAUSES), SOPHIE)
    asked = opened(qtbot, bench_)
    assert not button(asked, "Save").isEnabled()
    field(asked, "SIREN").setText("732829321")
    assert "A SIREN has nine digits" in words_on(asked)
    assert not button(asked, "Save").isEnabled()
    field(asked, "SIREN").setText("732829320")
    assert "A SIREN has nine digits" not in words_on(asked)
    field(asked, "Hotline's phone number").setText("01 99 00 42 00")
    field(asked, "Hotline's e-mail address").setText("hotline at ordi.example")
    assert "An e-mail address looks like" in words_on(asked)
    assert not button(asked, "Save").isEnabled()
    field(asked, "Hotline's e-mail address").setText("aide@ordi.example")
    done = QSignalSpy(asked.accepted)
    click(asked, "Save")
    until(qtbot, lambda: done.count() == 1)
    kept = bench_.desk.ask(company.identity)
    assert (kept.siren, kept.phone) == ("732 829 320", "01 99 00 42 00")
    assert kept.mail == "aide@ordi.example"
    assert (kept.name, kept.address) == (IDENTITY.name, IDENTITY.address)


def test_a_phone_number_is_kept_in_one_form_and_what_is_none_as_it_was_typed(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench((*COMPANY, IDENTITY), SOPHIE)
    asked = opened(qtbot, bench_)
    phone = field(asked, "Hotline's phone number")
    phone.setText("+33 (0)3.81.55.00.00")
    assert not button(asked, "Save").isEnabled(), "the same number, written otherwise"
    phone.setText("01 99 00 42 00 ou 3900")
    assert "cannot be read" in words_on(asked)
    assert button(asked, "Save").isEnabled()
    phone.setText("0199004201")
    assert "cannot be read" not in words_on(asked)
    done = QSignalSpy(asked.accepted)
    click(asked, "Save")
    until(qtbot, lambda: done.count() == 1)
    assert bench_.desk.ask(company.identity).phone == "01 99 00 42 01"


def test_the_sheets_are_never_without_a_name(qtbot: QtBot, bench: OpenBench) -> None:
    asked = opened(qtbot, bench((*COMPANY, IDENTITY), SOPHIE))
    field(asked, "Name").clear()
    assert "The sheets need the company's name." in words_on(asked)
    assert not button(asked, "Save").isEnabled()
    assert "None written yet" in words_on(asked)


def test_a_logo_is_chosen_shown_and_taken_off(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench((*COMPANY, IDENTITY), SOPHIE)
    asked = opened(qtbot, bench_)
    assert not has_button(asked, "Remove the logo")
    file = tmp_path / "logo.png"
    file.write_bytes(picture(600, 200))
    asked.take_logo(file)
    until(qtbot, lambda: has_button(asked, "Remove the logo"))
    assert bench_.desk.ask(company.issuer).logo.startswith(b"\x89PNG")
    click(asked, "Remove the logo")
    until(qtbot, lambda: not has_button(asked, "Remove the logo"))
    assert bench_.desk.ask(company.issuer).logo == b""


def test_what_is_no_picture_or_far_too_large_is_refused_in_words(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench((*COMPANY, IDENTITY), SOPHIE)
    asked = opened(qtbot, bench_)
    file = tmp_path / "logo.png"
    for content, said in (
        (b"%PDF-1.7 no picture", "This file is no picture. Choose a PNG or a JPEG."),
        (picture(12_000, 10_000), "This picture has too many pixels. Choose a smaller one."),
        (torn(), "This picture is incomplete or damaged. Choose another one."),
    ):
        file.write_bytes(content)
        asked.take_logo(file)
        until(qtbot, partial(is_said, asked, said))
    file.unlink()
    asked.take_logo(file)
    until(qtbot, lambda: "The file cannot be read." in words_on(asked))
    assert bench_.desk.ask(company.identity).logo == ""
    assert bench_.told == []


def test_clauses_are_revised_as_a_next_version_and_the_old_one_stays(
    qtbot: QtBot, bench: OpenBench
) -> None:
    bench_ = bench((*COMPANY, IDENTITY, CLAUSES), SOPHIE)
    asked = opened(qtbot, bench_)
    assert "Version 1" in words_on(asked)
    click(asked, "Clauses of the loan…")
    until(qtbot, lambda: isinstance(dialog(qtbot), ClausesDialog))
    clauses = dialog(qtbot)
    assert not button(clauses, "Save as the next version").isEnabled()
    (text,) = (it for it in clauses.findChildren(QPlainTextEdit) if it.isVisible())
    assert text.toPlainText() == CLAUSES.texts[0]
    click(clauses, "Add a paragraph")
    assert text.toPlainText() == ""
    text.setPlainText("x" * (CLAUSE_LIMIT + 1))
    assert "Paragraph 2 is longer than" in words_on(clauses)
    assert not button(clauses, "Save as the next version").isEnabled()
    text.setPlainText("Toute perte est signalée.")
    click(clauses, "Move up")
    click(clauses, "Save as the next version")
    until(qtbot, lambda: "Version 2" in words_on(asked))
    newest = bench_.desk.ask(company.clauses_in_force)
    assert newest is not None
    assert newest.texts == ("Toute perte est signalée.", *CLAUSES.texts)
    old = bench_.desk.ask(company.printed_clauses, CLAUSES.id)
    assert old.texts == CLAUSES.texts
