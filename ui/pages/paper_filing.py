"""Where a signed paper belongs: its loan or visit found in the store, the scan attached there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ordidesk.attaching.attachments import FileRefused
from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import FileInMemory
from ordidesk.domain.confirmations import SignReport
from ordidesk.domain.journal import Visibility
from ordidesk.domain.loan_papers import SignLoanSheet
from ordidesk.domain.loans import AHEAD, LoanSheet
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Command
from ordidesk.labels.label import ANY_HOST, Meaning
from ordidesk.papers.record_links import PaperKind, RecordLink, record_link
from ordidesk.queries import day, labels, loans
from ordidesk.queries.day import VisitRow
from ordidesk.queries.loans import LoanRow
from ordidesk.store.reader import Reader
from ui import moments
from ui.models.files import fault_of_file
from ui.models.filing import Found
from ui.models.loan_rows import loan_title
from ui.models.paper_words import kind_words
from ui.pages.context import PageContext
from ui.problems import sentence

_SHEETS = {PaperKind.HANDOVER: LoanSheet.HANDOVER, PaperKind.RETURN: LoanSheet.RETURN}
_UNKNOWN = "–"
"""Who signed on paper, where no record names anybody."""


class PaperFiling:
    """Implements ``ui.models.filing.Filing`` over the desk."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def find(self, what: RecordLink | str) -> Found | None:
        """Return the record of a code on a paper, or of what a person typed or scanned."""
        link = record_link(what) if isinstance(what, str) else what
        if link is None:
            row = self._loan_named(str(what))
            return None if row is None else _of_loan(row, PaperKind.HANDOVER)
        if link.kind is PaperKind.VISIT_REPORT:
            visit = self._context.desk.ask(day.row, link.id)
            return None if visit is None else _of_visit(visit)
        loan = self._context.desk.ask(loans.row, link.id)
        return None if loan is None else _of_loan(loan, link.kind)

    def _loan_named(self, text: str) -> LoanRow | None:
        """Return the loan of a number, or the one that a machine is in."""
        desk = self._context.desk
        resolved = desk.ask(labels.resolve, text, None, ANY_HOST)
        for it in resolved.candidates:
            if it.meaning is Meaning.LOAN:
                rows = desk.ask(loans.by_number, it.value)
                if rows:
                    return rows[0]
        found = (desk.ask(loans.of_machine, asset.id) for asset in resolved.assets)
        return next((it for it in found if it is not None and it.state not in AHEAD), None)

    def file(
        self,
        found: Found,
        content: bytes,
        done: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        """Attach the scan to the record's ticket, and record that the paper was signed."""
        ticket_id, command = self._to_record(found, hashlib.sha256(content).hexdigest())
        if command is None:
            failed(QCoreApplication.translate("Papers", "This record is no longer here."))
            return
        files = self._context.desk.files
        name = f"{kind_words(found.kind)} {found.title}.pdf"

        def attach() -> None:
            files.attach(ticket_id, FileInMemory(name, content), Wishes(), Visibility.CLIENT)

        def attached(_done: None) -> None:
            self._context.actions.give(command, lambda _receipt: done(), failed)

        def refused(error: Exception) -> None:
            if isinstance(error, FileRefused):
                failed(f"{error.name} — {fault_of_file(error.fault)}")
            else:
                failed(sentence(error))

        self._context.files.run(attach, attached, refused)

    def _to_record(self, found: Found, document: str) -> tuple[str, Command | None]:
        """Return the ticket that the scan is attached to, and what records the signature."""
        desk = self._context.desk
        if found.kind is PaperKind.VISIT_REPORT:
            visit = desk.ask(Reader.get, Visit, found.id)
            row = desk.ask(day.row, found.id)
            if visit is None or row is None:
                return "", None
            name = row.contact_name or _UNKNOWN
            return visit.ticket_id, SignReport(visit_id=visit.id, document=document, name=name)
        loan = desk.ask(loans.row, found.id)
        if loan is None:
            return "", None
        signed = SignLoanSheet(
            loan_id=loan.id,
            sheet=_SHEETS[found.kind],
            document=document,
            name=loan.receiver_name or _UNKNOWN,
            on_paper=True,
        )
        return loan.ticket_id, signed


def _of_loan(row: LoanRow, kind: PaperKind) -> Found:
    machine = f"{row.loaner_number} {row.loaner_model}".strip()
    who = (machine, row.client_name, row.receiver_name)
    return Found(row.id, kind, loan_title(row.number), " · ".join(part for part in who if part))


def _of_visit(row: VisitRow) -> Found:
    when = moments.short_date(moments.local_day(row.starts_at, row.timezone))
    return Found(row.id, PaperKind.VISIT_REPORT, row.ticket_number, f"{row.client_name} · {when}")
