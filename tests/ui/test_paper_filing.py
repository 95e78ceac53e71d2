"""Signed papers filed from their scan: each sheet goes to its own loan or visit."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from ordidesk.domain.loans import Loan, LoanSheet, LoanState
from ordidesk.domain.visits import Visit, VisitState
from ordidesk.queries import attachments
from ordidesk.store.reader import Reader
from tests.support.records import LEA, NOW, SECRETARY, visit
from tests.support.seen import click, has_button, titles, until
from tests.support.workbench import Workbench
from tests.ui.test_page_return import LOAN, WORLD
from tests.ui.test_page_swap import TICKET, OpenBench
from ui.pages.filing_dialog import FilingDialog
from ui.pages.loan_sheets import lay_out, said_of
from ui.pages.paper_filing import PaperFiling
from ui.printing.pdf import pdf_bytes
from ui.widgets.row_list import RowList

PORTAL = "https://portail.example"
BACK = replace(LOAN, state=LoanState.RETURNED, returned_at=NOW, returned_by=LEA.id)
VISITED = visit(
    "visited", TICKET, NOW, state=VisitState.DONE, arrived_at=NOW, ended_at=NOW,
    contact_id=SECRETARY.id,
)  # fmt: skip


def scan_of(bench: Workbench, sheet: LoanSheet, folder: Path) -> Path:
    """Return the sheet's file, as a copier would have scanned it."""
    said = said_of(bench.context, PORTAL, BACK, sheet)
    path = folder / f"scan {sheet.name}.pdf"
    path.write_bytes(pdf_bytes(lay_out(said)))
    return path


def opened(qtbot: QtBot, bench: Workbench) -> FilingDialog:
    dialog = FilingDialog(bench.context.theme, PaperFiling(bench.context), bench.context.files)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def test_each_sheet_goes_to_its_loan_as_what_it_is(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    bench_ = bench((*(it for it in WORLD if it.id != LOAN.id), BACK))
    dialog = opened(qtbot, bench_)
    scans = [scan_of(bench_, sheet, tmp_path) for sheet in LoanSheet]
    dialog.read(scans)
    listed = next(it for it in dialog.findChildren(RowList) if it.accessibleName() == "Papers")
    until(qtbot, lambda: len(titles(listed)) == len(scans))
    until(qtbot, lambda: has_button(dialog, "File 2 paper(s)"))
    click(dialog, "File 2 paper(s)")

    def signed() -> set[LoanSheet]:
        loan = bench_.desk.ask(Reader.get, Loan, LOAN.id)
        return {it.sheet for it in loan.signed} if loan else set()

    until(qtbot, lambda: signed() == set(LoanSheet))
    loan = bench_.desk.ask(Reader.get, Loan, LOAN.id)
    assert loan is not None
    assert all(it.on_paper and it.name == SECRETARY.name for it in loan.signed)
    filed = {it.sha256 for it in bench_.desk.ask(attachments.of_ticket, TICKET.id)}
    assert {it.document for it in loan.signed} == filed


def test_a_loan_is_found_by_its_number_its_machine_and_its_link(bench: OpenBench) -> None:
    bench_ = bench(WORLD)
    filing = PaperFiling(bench_.context)
    for text in ("P-0312", "p 312", "OD-000120", f"{PORTAL}/l/{LOAN.id}/d"):
        found = filing.find(text)
        assert found is not None, text
        assert found.id == LOAN.id
    assert filing.find("P-9999") is None
    assert filing.find("n'importe quoi") is None


def test_a_visits_report_signed_on_paper_is_the_users_word(qtbot: QtBot, bench: OpenBench) -> None:
    bench_ = bench((*WORLD, VISITED))
    filing = PaperFiling(bench_.context)
    found = filing.find(f"{PORTAL}/v/{VISITED.id}")
    assert found is not None
    done: list[bool] = []
    content = b"%PDF-1.4 signed on paper"
    filing.file(found, content, lambda: done.append(True), bench_.told.append)
    until(qtbot, lambda: bool(done))
    assert bench_.told == []
    kept = bench_.desk.ask(Reader.get, Visit, VISITED.id)
    assert kept is not None
    assert kept.signed_report == hashlib.sha256(content).hexdigest()
