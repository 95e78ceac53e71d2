"""The visit report laid out: who and when, then what was found, done, checked and signed."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.company import Company
from ordidesk.documents.parties import Machine, Somebody
from ordidesk.documents.visit_report import Interval, VerificationResult, VisitReport
from ui import moments
from ui.printing import codes
from ui.printing.checks import check_rows, checks_head
from ui.printing.flow import Figure, Flow, Row
from ui.printing.marks import Placed, Shape, Words
from ui.printing.page_frame import PAGE_BOTTOM, Frame, foot, head
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import (
    BARS_HEIGHT,
    BARS_QUIET_WIDTH,
    COLUMNS_PARTS,
    GAP,
    HEADING_SPACE,
    ITEM_SPACE,
    PARAGRAPH_SPACE,
    SECTION_SPACE,
    WIDTH,
    Type,
)
from ui.printing.signature_boxes import fits_its_box, signature_boxes
from ui.printing.tables import column_row, fact_rows, list_item, paragraph, table_head

_NOTHING = "–"
"""Where the sheet has to say that it holds nothing."""


def lay_out(report: VisitReport) -> Sheet:
    """Lay a visit report out on A4 pages, in the app's language; takes some 10 ms a page."""
    zone = _known_zone(report.times.zone)
    frame = _frame(report, zone)
    flow = Flow(functools.partial(head, frame), PAGE_BOTTOM)
    for row in _facts(report, zone):
        flow.add(row)
    if report.machine is not None:
        _put_machine(flow, report.machine)
    _put_found_and_done(flow, report)
    for verification in report.verifications:
        _put_verification(flow, verification)
    _put_what_is_left(flow, report)
    _put_signatures(flow, report, zone)
    for number, page in enumerate(flow.pages, 1):
        foot(frame, page, number, len(flow.pages))
    return Sheet(
        title=_joined(" – ", frame.title, report.ticket.number, report.client.name),
        author=report.company.name,
        made_at=report.printed_at,
        pages=tuple(tuple(page) for page in flow.pages),
    )


def _frame(report: VisitReport, zone: str) -> Frame:
    title = QCoreApplication.translate("Sheets", "Visit report")
    version = printed = ""
    if report.record_version:
        told = QCoreApplication.translate("Sheets", "From version {version} of the record")
        version = told.format(version=report.record_version)
    if report.printed_at is not None:
        told = QCoreApplication.translate("Sheets", "made on {date}")
        printed = told.format(date=moments.day_and_time(report.printed_at, zone))
    return Frame(
        company=report.company.name,
        address=_company_lines(report.company),
        title=title,
        subject=_joined(" · ", report.ticket.number, report.ticket.summary),
        running=_joined(" · ", title, report.ticket.number, report.client.name),
        origin=_joined(" · ", version, printed),
        code=codes.qr(report.record_link),
        reprint=report.reprint,
    )


def _company_lines(company: Company) -> str:
    phone = siren = ""
    if company.phone:
        phone = QCoreApplication.translate("Sheets", "Tel. {phone}").format(phone=company.phone)
    if company.siren:
        siren = QCoreApplication.translate("Sheets", "SIREN {number}").format(number=company.siren)
    return _joined("\n", company.address, _joined(" · ", phone, siren))


# --- who, where, when -----------------------------------------------------------------------------


def _facts(report: VisitReport, zone: str) -> list[Row]:
    client, site, times = report.client, report.site, report.times
    who_and_where = [
        (QCoreApplication.translate("Sheets", "Client"), client.name or _NOTHING),
        (QCoreApplication.translate("Sheets", "SIREN"), client.siren),
        (QCoreApplication.translate("Sheets", "Address"), client.address),
        (QCoreApplication.translate("Sheets", "Site"), _joined("\n", site.name, site.address)),
        (QCoreApplication.translate("Sheets", "Location"), site.location),
        (QCoreApplication.translate("Sheets", "Contact"), _named(report.contact)),
    ]
    planned = times.planned
    when = [
        (
            QCoreApplication.translate("Sheets", "Technician"),
            _named(report.technician) or _NOTHING,
        ),
        (
            QCoreApplication.translate("Sheets", "Planned"),
            "" if planned is None else _interval(planned, zone, None),
        ),
        (QCoreApplication.translate("Sheets", "Arrival"), _instant(times.arrived_at, zone)),
        (QCoreApplication.translate("Sheets", "Departure"), _instant(times.left_at, zone)),
        (
            QCoreApplication.translate("Sheets", "Pauses"),
            ", ".join(_interval(it, zone, times.arrived_at) for it in times.pauses),
        ),
        (
            QCoreApplication.translate("Sheets", "Worked"),
            "" if times.worked is None else _duration(times.worked),
        ),
    ]
    return fact_rows(who_and_where, when)


def _named(person: Somebody) -> str:
    return _joined("\n", person.name, _joined(" · ", person.function, person.phone))


def _instant(instant: datetime | None, zone: str) -> str:
    return _NOTHING if instant is None else moments.day_and_time(instant, zone)


def _interval(interval: Interval, zone: str, beside: datetime | None) -> str:
    """Write an interval; without its day when that is the day of what it stands beside."""
    day = moments.local_day(interval.begin, zone)
    same = beside is not None and moments.local_day(beside, zone) == day
    begin = (moments.time_of_day if same else moments.day_and_time)(interval.begin, zone)
    if interval.end is None:
        return f"{begin} –"
    ends_later = moments.local_day(interval.end, zone) != day
    end = (moments.day_and_time if ends_later else moments.time_of_day)(interval.end, zone)
    return f"{begin} – {end}"


def _duration(worked: timedelta) -> str:
    minutes = round(worked.total_seconds() / 60)
    told = (
        QCoreApplication.translate("Sheets", "{hours} h {minutes} min")
        if minutes >= 60  # noqa: PLR2004 - minutes of an hour
        else QCoreApplication.translate("Sheets", "{minutes} min")
    )
    return told.format(hours=minutes // 60, minutes=minutes % 60)


def _known_zone(zone: str) -> str:
    """Return the site's zone; the laptop's, which is written as none, where it does not exist."""
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ValueError, OSError, LookupError):
        return ""


# --- the machine ----------------------------------------------------------------------------------


def _put_machine(flow: Flow, machine: Machine) -> None:
    """Put the machine's number and names at the left, its Code 128 at the right."""
    _heading(flow, QCoreApplication.translate("Sheets", "Machine"), BARS_HEIGHT)
    drawn = codes.bars(machine.inventory_number, WIDTH / 2)
    taken = 0.0 if drawn is None else drawn[1] + BARS_QUIET_WIDTH + GAP
    serial = ""
    if machine.serial:
        told = QCoreApplication.translate("Sheets", "Serial number {serial}")
        serial = told.format(serial=machine.serial)
    content: list[Placed] = []
    y = 0.0
    for text, kind in (
        (machine.inventory_number or _NOTHING, Type.NUMBER),
        (_joined(" · ", machine.model, serial), Type.BODY),
    ):
        words = Words(text, kind, WIDTH - taken)
        content.append((words, 0.0, y))
        y += words.height
    if drawn is not None:
        content.append((Shape(drawn[0]), WIDTH - drawn[1], 0.0))
        y = max(y, BARS_HEIGHT)
    flow.add(Figure(y, content))


# --- sections -------------------------------------------------------------------------------------


def _put_found_and_done(flow: Flow, report: VisitReport) -> None:
    _put_texts(flow, QCoreApplication.translate("Sheets", "Diagnosis"), report.diagnosis)
    nothing = QCoreApplication.translate("Sheets", "Nothing was noted.")
    _put_texts(
        flow, QCoreApplication.translate("Sheets", "Work done"), [report.work_done or nothing]
    )
    if not report.parts:
        return
    names = (
        QCoreApplication.translate("Sheets", "Quantity"),
        QCoreApplication.translate("Sheets", "Designation"),
        QCoreApplication.translate("Sheets", "Reference"),
    )
    rows = [
        column_row(
            (str(part.quantity), part.designation, part.reference),
            COLUMNS_PARTS,
            [Type.BODY] * len(COLUMNS_PARTS),
        )
        for part in report.parts
    ]
    title = QCoreApplication.translate("Sheets", "Parts used")
    _put_table(flow, title, table_head(names, COLUMNS_PARTS), rows)


def _put_verification(flow: Flow, verification: VerificationResult) -> None:
    version = ""
    if verification.version:
        told = QCoreApplication.translate("Sheets", "version {version}")
        version = told.format(version=verification.version)
    told = QCoreApplication.translate("Sheets", "Verification: {title}")
    title = told.format(title=_joined(", ", verification.title, version))
    rows = [row for check in verification.checks for row in check_rows(check)]
    _put_table(flow, _joined(" – ", title, verification.result), checks_head(), rows)


def _put_what_is_left(flow: Flow, report: VisitReport) -> None:
    none = QCoreApplication.translate("Sheets", "None.")
    reservations = QCoreApplication.translate("Sheets", "Reservations")
    _put_texts(flow, reservations, [report.reservations or none])
    title = QCoreApplication.translate("Sheets", "Remaining actions")
    actions = [action for action in report.remaining if action.strip()]
    if not actions:
        _put_texts(flow, title, [none])
        return
    _put_rows(flow, title, [list_item(action) for action in actions], ITEM_SPACE)


def _put_signatures(flow: Flow, report: VisitReport, zone: str) -> None:
    for signature in report.signatures:
        if signature.refused and not fits_its_box(signature):
            title = QCoreApplication.translate("Sheets", "Why it was not signed")
            _put_texts(flow, title, [signature.refused_reason])
    boxes = signature_boxes(report.signatures, zone)
    flow.space(SECTION_SPACE)
    flow.add(boxes)


def _put_texts(flow: Flow, title: str, texts: Sequence[str]) -> None:
    """Put texts under a heading; nothing at all where there is none."""
    said = [paragraph(text) for text in texts if text.strip()]
    if said:
        _put_rows(flow, title, said, PARAGRAPH_SPACE)


def _put_rows(flow: Flow, title: str, rows: Sequence[Row], between: float) -> None:
    """Put rows under a heading, with a gap between them."""
    _heading(flow, title, rows[0].least)
    for number, row in enumerate(rows):
        flow.space(between if number else 0)
        flow.add(row)


def _put_table(flow: Flow, title: str, head: Row, rows: Sequence[Row]) -> None:
    """Put a table under a heading; one without rows still has its head."""
    _heading(flow, title, head.height + (rows[0].least if rows else 0))
    flow.table(head, rows)


def _heading(flow: Flow, title: str, below: float) -> None:
    """Put a heading that has so much room below it on its page."""
    row = paragraph(title, Type.HEADING)
    flow.space(SECTION_SPACE)
    flow.need(row.height + HEADING_SPACE + below)
    flow.add(row)
    flow.space(HEADING_SPACE)


def _joined(by: str, *parts: str) -> str:
    return by.join(part for part in parts if part)
