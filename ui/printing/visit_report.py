"""The visit report laid out: who and when, then what was found, done, checked and signed."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.visit_report import Interval, VerificationResult, VisitReport
from ui import moments
from ui.printing.checks import check_rows, checks_head
from ui.printing.flow import Flow, Row
from ui.printing.naming import NOTHING, instant, joined, known_zone, named, origin
from ui.printing.page_frame import Frame, framed
from ui.printing.sections import (
    put_list,
    put_machine,
    put_reservations,
    put_signatures,
    put_table,
    put_texts,
)
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import COLUMNS_PARTS, Type
from ui.printing.tables import column_row, fact_rows, table_head


def lay_out(report: VisitReport) -> Sheet:
    """Lay a visit report out on A4 pages, in the app's language; takes some 10 ms a page."""
    zone = known_zone(report.times.zone)
    frame = _frame(report, zone)

    def fill(flow: Flow) -> None:
        for row in _facts(report, zone):
            flow.add(row)
        if report.machine is not None:
            title = QCoreApplication.translate("Sheets", "Machine")
            put_machine(flow, title, report.machine)
        _put_found_and_done(flow, report)
        for verification in report.verifications:
            _put_verification(flow, verification)
        _put_what_is_left(flow, report)
        put_signatures(flow, report.signatures, zone)

    name = joined(" – ", frame.title, report.ticket.number, report.client.name)
    return framed(frame, name, report.printed_at, fill)


def _frame(report: VisitReport, zone: str) -> Frame:
    title = QCoreApplication.translate("Sheets", "Visit report")
    return Frame(
        company=report.company,
        title=title,
        subject=joined(" · ", report.ticket.number, report.ticket.summary),
        running=joined(" · ", title, report.ticket.number, report.client.name),
        origin=origin(report.record_version, report.printed_at, zone),
        link=report.record_link,
        reprint=report.reprint,
    )


# --- who, where, when -----------------------------------------------------------------------------


def _facts(report: VisitReport, zone: str) -> list[Row]:
    client, site, times = report.client, report.site, report.times
    who_and_where = [
        (QCoreApplication.translate("Sheets", "Client"), client.name or NOTHING),
        (QCoreApplication.translate("Sheets", "SIREN"), client.siren),
        (QCoreApplication.translate("Sheets", "Address"), client.address),
        (QCoreApplication.translate("Sheets", "Site"), joined("\n", site.name, site.address)),
        (QCoreApplication.translate("Sheets", "Location"), site.location),
        (QCoreApplication.translate("Sheets", "Contact"), named(report.contact)),
    ]
    planned = times.planned
    when = [
        (
            QCoreApplication.translate("Sheets", "Technician"),
            named(report.technician) or NOTHING,
        ),
        (
            QCoreApplication.translate("Sheets", "Planned"),
            "" if planned is None else _interval(planned, zone, None),
        ),
        (QCoreApplication.translate("Sheets", "Arrival"), instant(times.arrived_at, zone)),
        (QCoreApplication.translate("Sheets", "Departure"), instant(times.left_at, zone)),
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


# --- sections -------------------------------------------------------------------------------------


def _put_found_and_done(flow: Flow, report: VisitReport) -> None:
    put_texts(flow, QCoreApplication.translate("Sheets", "Diagnosis"), report.diagnosis)
    nothing = QCoreApplication.translate("Sheets", "Nothing was noted.")
    put_texts(
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
    put_table(flow, title, table_head(names, COLUMNS_PARTS), rows)


def _put_verification(flow: Flow, verification: VerificationResult) -> None:
    version = ""
    if verification.version:
        told = QCoreApplication.translate("Sheets", "version {version}")
        version = told.format(version=verification.version)
    told = QCoreApplication.translate("Sheets", "Verification: {title}")
    title = told.format(title=joined(", ", verification.title, version))
    rows = [row for check in verification.checks for row in check_rows(check)]
    put_table(flow, joined(" – ", title, verification.result), checks_head(), rows)


def _put_what_is_left(flow: Flow, report: VisitReport) -> None:
    put_reservations(flow, report.reservations)
    title = QCoreApplication.translate("Sheets", "Remaining actions")
    none = QCoreApplication.translate("Sheets", "None.")
    put_list(flow, title, report.remaining, none)
