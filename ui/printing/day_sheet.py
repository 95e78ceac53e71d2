"""The day sheet laid out: a block a visit, in the order of the day, with the way between them."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.day_sheet import DaySheet, LoanerToBring, Stop
from ordidesk.documents.parties import Machine
from ui import moments, phones
from ui.printing import codes
from ui.printing.flow import Figure, Flow
from ui.printing.marks import Placed, Rule, Shape, Words
from ui.printing.naming import joined, known_zone, named, origin
from ui.printing.page_frame import Frame, framed
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import (
    GAP,
    HAIRLINE,
    HAIRLINE_INK,
    ITEM_SPACE,
    PARAGRAPH_SPACE,
    QR_SIDE_NEXT,
    SECTION_SPACE,
    WIDTH,
    Type,
)
from ui.printing.tables import fact_rows, paragraph

_FACTS_LEAST = 4 * Type.BODY.line
"""So much of a visit's facts stays with its head on one page."""


def lay_out(sheet: DaySheet) -> Sheet:
    """Lay a day sheet out on A4 pages, in the app's language; takes some 10 ms a page."""
    frame = _frame(sheet)

    def fill(flow: Flow) -> None:
        if not sheet.stops:
            none = QCoreApplication.translate("Sheets", "No visit is planned on this day.")
            flow.add(paragraph(none))
        for number, stop in enumerate(sheet.stops):
            _put_travel(flow, stop.travel)
            _put_stop(flow, _head(stop, ruled=number > 0), stop)

    name = joined(" – ", frame.title, sheet.technician.name, moments.short_date(sheet.day))
    return framed(frame, name, sheet.printed_at, fill)


def _frame(sheet: DaySheet) -> Frame:
    title = QCoreApplication.translate("Sheets", "Day sheet")
    day = f"{moments.long_day(sheet.day)} {sheet.day.year}"
    return Frame(
        company=sheet.company,
        title=title,
        subject=joined(" · ", sheet.technician.name, day, phones.shown(sheet.technician.phone)),
        running=joined(" · ", title, sheet.technician.name, moments.short_date(sheet.day)),
        origin=origin("", sheet.printed_at, known_zone(sheet.zone)),
        link="",  # each visit has a code of its own
        reprint=False,
    )


def _put_travel(flow: Flow, travel: timedelta | None) -> None:
    """Say how long the way from the stop before takes; nothing where one stays, or nobody knows."""
    if not travel:
        return
    told = QCoreApplication.translate("Sheets", "On the way: {time}")
    flow.space(PARAGRAPH_SPACE)
    row = paragraph(told.format(time=moments.duration(travel)), Type.SMALL)
    flow.need(row.height + SECTION_SPACE + QR_SIDE_NEXT + _FACTS_LEAST)
    flow.add(row)


def _put_stop(flow: Flow, head: Figure, stop: Stop) -> None:
    flow.space(SECTION_SPACE)
    flow.need(head.height + _FACTS_LEAST)
    flow.add(head)
    flow.space(ITEM_SPACE)
    for row in fact_rows(_where(stop), _what(stop)):
        flow.add(row)
    if stop.purpose.strip():
        told = QCoreApplication.translate("Sheets", "To do: {purpose}")
        flow.space(ITEM_SPACE)
        flow.add(paragraph(told.format(purpose=stop.purpose.strip())))


def _head(stop: Stop, *, ruled: bool) -> Figure:
    """Put time, place and ticket at the left, the ticket's code at the right."""
    content: list[Placed] = [(Rule(WIDTH, HAIRLINE, HAIRLINE_INK), 0.0, 0.0)] if ruled else []
    code = codes.qr(stop.link, QR_SIDE_NEXT)
    top = HAIRLINE + PARAGRAPH_SPACE if ruled else 0.0
    width, bottom = WIDTH, top
    if code is not None:
        # Its white margin reaches over the sheet's own: its modules end at the edge.
        dark = code.boundingRect()
        content.append((Shape(code), WIDTH - dark.right(), top - dark.top()))
        width, bottom = WIDTH - dark.width() - GAP, top + dark.height()
    y = top
    for text, kind in (
        (moments.slot(stop.starts_at, stop.ends_at, known_zone(stop.zone)), Type.NUMBER),
        (joined(" · ", stop.client, stop.site.name), Type.STRONG),
        (stop.site.address, Type.BODY),
        (joined(" · ", stop.ticket.number, stop.ticket.summary), Type.BODY),
    ):
        if text:
            words = Words(text, kind, width)
            content.append((words, 0.0, y))
            y += words.height
    return Figure(max(y, bottom), content)


def _where(stop: Stop) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (translate("Sheets", "Contact"), named(stop.contact)),
        (translate("Sheets", "Confirmed by"), stop.confirmed_by),
        (translate("Sheets", "Access"), stop.access),
        (translate("Sheets", "Location"), stop.site.location),
    ]


def _what(stop: Stop) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    back = translate("Sheets", "{machine}, goes back")
    bring = [
        *(_loaner(it) for it in stop.loaners),
        *(back.format(machine=_machine(it)) for it in stop.going_back),
        stop.parts.strip(),
    ]
    return [
        (translate("Sheets", "Machine"), _machine(stop.machine) if stop.machine else ""),
        (translate("Sheets", "To bring"), joined("\n", *bring)),
    ]


def _machine(machine: Machine) -> str:
    return joined(" · ", machine.inventory_number, machine.model)


def _loaner(loaner: LoanerToBring) -> str:
    translate = QCoreApplication.translate
    told = (
        translate("Sheets", "Loaner {machine}")
        if loaner.prepared
        else translate("Sheets", "Loaner {machine} – not prepared yet")
    )
    return told.format(machine=joined(" · ", _machine(loaner.machine), loaner.loan_number))
