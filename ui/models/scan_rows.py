"""What texts may name, as rows: the records, and the texts that name none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ordidesk.queries.labels import LoanHit, Named, Resolved, TicketHit, VisitHit
from ordidesk.queries.near import Near
from ordidesk.queries.search import AssetHit
from ui import moments
from ui.models.rows import ticket_title
from ui.models.search_results import category_icon
from ui.scan_words import slip_words, unknown_words, why_words
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.row_list import Row


def asset_row(asset: AssetHit, *, time: str = "", chip: ChipSpec | None = None) -> Row:
    """Show a machine; ``time`` says when it was scanned."""
    model = f"{asset.brand} {asset.model}".strip()
    return Row(
        key=asset.id,
        title=_joined(asset.inventory_number, model),
        subtitle=_joined(asset.client_name, asset.site_name),
        time=time,
        chip=chip,
        icon=category_icon(asset.category),
    )


def named_row(named: Named) -> Row:
    """Show a record that a text may name, and why it fits."""
    chip = ChipSpec(why_words(named.why), plain=True)
    match named.record:
        case AssetHit() as asset:
            return asset_row(asset, chip=chip)
        case TicketHit(id=key, number=number, summary=summary, client_name=client):
            title = QCoreApplication.translate("Scan", "Ticket {number}").format(number=number)
            return Row(key, title, _joined(summary, client), chip=chip, icon="ticket")
        case LoanHit() as loan:
            title = QCoreApplication.translate("Scan", "Loan {number}").format(number=loan.number)
            said = _joined(loan.loaner_number, loan.client_name, loan.receiver_name)
            return Row(loan.id, title, said, chip=chip, icon="repeat")
        case VisitHit() as visit:
            return _visit_row(visit, chip)


def near_row(near: Near) -> Row:
    """Show a machine that may have been meant, and how its number differs."""
    return asset_row(near.record, chip=ChipSpec(slip_words(near.slip), plain=True))


def _visit_row(visit: VisitHit, chip: ChipSpec) -> Row:
    day = moments.short_date(moments.local_day(visit.starts_at, visit.timezone))
    title = QCoreApplication.translate("Scan", "Visit of {day}, {technician}")
    return Row(
        key=visit.id,
        title=title.format(day=day, technician=visit.technician_name),
        subtitle=_joined(ticket_title(visit.ticket_number), visit.client_name),
        chip=chip,
        icon="calendar",
    )


def unknown_row(found: Resolved, *, key: object, time: str = "") -> Row:
    """Show a text that names no record, and what it is taken for."""
    unknown = ChipSpec(QCoreApplication.translate("Scan", "Unknown"), Tone.WARN, plain=True)
    return Row(
        key=key,
        title=" ".join(found.text.split()),
        subtitle=unknown_words(found).sentence,
        time=time,
        chip=unknown,
        icon="circle-question-mark",
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
