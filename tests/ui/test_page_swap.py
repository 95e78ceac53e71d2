"""Setting up a loan as a technician does on site: scan, check, hand over."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ordidesk.domain.assets import Asset, Category, Condition, Custody, LifeCycle
from ordidesk.domain.company import Clauses
from ordidesk.domain.loans import Grade, Loan, LoanSheet, LoanState
from ordidesk.domain.tickets import Ticket, TicketState
from ordidesk.queries import attachments, loans
from ordidesk.store.reader import Reader
from tests.support.records import (
    CARE_HOME,
    COMPANY,
    LEA,
    NOW,
    SECRETARY,
    asset,
    record_id,
    ticket,
    visit,
)
from tests.support.seen import button, click, until, words_on
from tests.support.signing import sign
from tests.support.workbench import Workbench
from ui.pages.swap_for import SwapFor
from ui.pages.swap_page import SwapPage

OpenBench = Callable[..., Workbench]

LAPTOP = replace(asset(4217), memory="16 Go", system="Windows 11 Pro 24H2")
TICKET = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id, asset_id=LAPTOP.id)
HERE = visit("here", TICKET, NOW, contact_id=SECRETARY.id)
LOANER = replace(
    asset(120),
    client_id="",
    site_id="",
    user_id="",
    contract_id="",
    brand="Dell",
    model="Latitude 5540",
    location="Étagère 3",
    memory="8 Go",
    system="Windows 11 Pro 24H2",
    life_cycle=LifeCycle.IN_STOCK,
    custody=Custody.TRANSIT,
    holder_id=LEA.id,
    ready_at=NOW,
)
CLAUSES = Clauses(id=record_id("clauses"), version=1, texts=("Prêt à usage.",))
WORLD = (*COMPANY, CLAUSES, LAPTOP, TICKET, HERE, LOANER)


def loan_of(loaner: Asset, **values: object) -> Loan:
    made = Loan(
        id=record_id("a loan"),
        number="P-0312",
        ticket_id=TICKET.id,
        client_id=TICKET.client_id,
        loaner_id=loaner.id,
        made_by=LEA.id,
        made_at=NOW,
    )
    return replace(made, **values)


def shown(qtbot: QtBot, bench: Workbench, tmp_path: Path) -> SwapPage:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    page = SwapPage(bench.context, settings, "https://portail.example")
    qtbot.addWidget(page)
    page.resize(1286, 640)
    page.show_record(SwapFor(TICKET.id, HERE.id))
    with qtbot.waitExposed(page):
        page.show()
    return page


def the(bench: Workbench, kind: type[Asset], record_id_: str) -> Asset:
    found = bench.desk.ask(Reader.get, kind, record_id_)
    assert found is not None
    return found


def shows(page: SwapPage, said: str) -> bool:
    return said in words_on(page)


def fill_in(page: SwapPage) -> None:
    page.take_scan("OD-000120")
    click(page, "Accessories OK")
    click(page, "In good condition")


def test_six_taps_and_one_scan_hand_a_loaner_over(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    """The first tap opened the page; the visit's contact receives, until the repair is done."""
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    gone = QSignalSpy(page.navigate)

    page.take_scan("OD-000120")
    click(page, "Accessories OK")
    click(page, "In good condition")
    click(page, "Have it signed")
    sign(qtbot)
    click(page, "Hand over")

    until(qtbot, lambda: gone.count() > 0)
    assert gone.at(0) == ["tickets", TICKET.id]
    (row,) = bench_.desk.ask(loans.of_ticket, TICKET.id)
    loan = bench_.desk.ask(Reader.get, Loan, row.id)
    assert loan is not None
    assert loan.state is LoanState.HANDED_OVER
    assert re.fullmatch(r"P-[0-9A-Z]{4}-1", loan.number)
    assert (loan.receiver_name, loan.receiver_id) == (SECRETARY.name, SECRETARY.id)
    assert (loan.grade, loan.due_on, loan.clauses_id) == (Grade.GOOD, None, CLAUSES.id)
    assert [(it.designation, it.quantity) for it in loan.accessories] == [("Charger", 1)]
    loaner, laptop = the(bench_, Asset, LOANER.id), the(bench_, Asset, LAPTOP.id)
    assert (loaner.custody, loaner.user_id) == (Custody.ON_LOAN, SECRETARY.id)
    assert (laptop.custody, laptop.condition) == (Custody.TRANSIT, Condition.FAULTY)
    ticket_ = bench_.desk.ask(Reader.get, Ticket, TICKET.id)
    assert ticket_ is not None
    assert ticket_.state is TicketState.CONTINUITY
    (signed,) = loan.signed
    (filed,) = bench_.desk.ask(attachments.of_ticket, TICKET.id)
    assert (signed.sheet, signed.document) == (LoanSheet.HANDOVER, filed.sha256)
    content = bench_.desk.files.read(filed.sha256)
    assert content is not None
    assert content.startswith(b"%PDF")


def test_what_will_change_is_shown_before_it_is_done(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench(WORLD)
    page = shown(qtbot, bench_, tmp_path)
    assert "Scan the loaner." in words_on(page)
    page.take_scan("OD-000120")

    for said in ("In transit  →  On loan", "In progress  →  Loan in place", "Working  →  Faulty"):
        until(qtbot, partial(shows, page, said))
    assert the(bench_, Asset, LOANER.id) == LOANER

    click(page, "It stays here")
    assert "At the client's  →  In transit" not in words_on(page)


def test_a_loaner_that_lacks_something_says_what(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    page.take_scan("OD-000120")
    assert "8 Go in place of 16 Go" in words_on(page)


def test_machines_go_into_their_places_whatever_is_scanned_first(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    other = replace(asset(4218), model="ProBook 460")
    page = shown(qtbot, bench((*WORLD, other)), tmp_path)
    page.take_scan("OD-000120")
    page.take_scan("OD-004218")
    seen = words_on(page)
    assert "OD-000120" in seen
    assert "OD-004218" in seen
    assert "OD-004217" not in seen


def test_labels_that_fit_in_neither_place_say_why(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    foreign = replace(asset(777), client_id=CARE_HOME.id, site_id="", user_id="")
    lent = replace(LOANER, id=record_id("lent"), inventory_number="OD-000121", holder_id="")
    out = loan_of(
        lent,
        ticket_id=record_id("elsewhere"),
        state=LoanState.HANDED_OVER,
        receiver_name="M. Roche",
        client_id=CARE_HOME.id,
    )
    page = shown(qtbot, bench((*WORLD, foreign, lent, out)), tmp_path)
    for label, said in (
        ("OD-000777", "belongs to another client"),
        ("OD-000121", f"is lent to M. Roche, {CARE_HOME.name} already (P-0312)"),
        ("OD-999999", "Unknown number"),
    ):
        page.take_scan(label)
        assert said in words_on(page)
    page.take_scan("OD-000120")
    page.take_scan("OD-000120")
    assert "is the loaner already" in words_on(page)
    until(qtbot, lambda: "In transit  →  On loan" in words_on(page))


def test_a_loaner_that_was_not_prepared_goes_out_with_a_reason(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    raw = replace(LOANER, ready_at=None)
    bench_ = bench((*COMPANY, CLAUSES, LAPTOP, TICKET, HERE, raw))
    page = shown(qtbot, bench_, tmp_path)
    fill_in(page)
    assert not button(page, "Hand over").isEnabled()
    assert "Say why it goes out without having been prepared." in words_on(page)
    click(page, "Prepared on site")
    click(page, "Hand over")
    until(qtbot, lambda: bool(bench_.desk.ask(loans.of_ticket, TICKET.id)))
    (row,) = bench_.desk.ask(loans.of_ticket, TICKET.id)
    loan = bench_.desk.ask(Reader.get, Loan, row.id)
    assert loan is not None
    assert loan.unprepared == "Prepared on site"


def test_what_is_kept_for_the_ticket_is_there_without_a_scan(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    kept = loan_of(LOANER, state=LoanState.READY)
    bench_ = bench((*WORLD, kept))
    page = shown(qtbot, bench_, tmp_path)
    click(page, "Accessories OK")
    click(page, "In good condition")
    click(page, "Hand over")

    def handed_over() -> bool:
        loan = bench_.desk.ask(Reader.get, Loan, kept.id)
        return loan is not None and loan.state is LoanState.HANDED_OVER

    until(qtbot, handed_over)


def test_accessories_that_change_are_to_be_checked_again(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    fill_in(page)
    assert button(page, "Hand over").isEnabled()
    click(page, "Bag")
    assert not button(page, "Hand over").isEnabled()
    assert "Check the accessories." in words_on(page)


def test_a_signature_is_for_what_was_written_then(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    fill_in(page)
    click(page, "Have it signed")
    sign(qtbot)
    until(qtbot, lambda: "Signed by" in words_on(page))
    field = next(
        it
        for it in page.findChildren(QLineEdit)
        if it.isVisible() and it.placeholderText().startswith("Scratches")
    )
    QTest.keyClicks(field, "Rayure")
    assert "Not signed yet." in words_on(page)


def test_a_typed_number_is_taken_with_enter(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    page = shown(qtbot, bench(WORLD), tmp_path)
    field = next(
        it for it in page.findChildren(QLineEdit) if it.accessibleName() == "Number of a machine"
    )
    QTest.keyClicks(field, "0120")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(qtbot, lambda: "In transit  →  On loan" in words_on(page))


def test_another_sort_of_machine_is_questioned(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    printer = replace(LAPTOP, category=Category.PRINTER)
    page = shown(qtbot, bench((*COMPANY, CLAUSES, printer, TICKET, HERE, LOANER)), tmp_path)
    page.take_scan("OD-000120")
    assert "Laptop in place of Printer: is this the right one?" in words_on(page)
