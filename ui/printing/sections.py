"""The parts that sheets are put together of: texts, lists and tables under headings, machines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.parties import Machine
from ordidesk.documents.signature import SheetSignature
from ui.printing import codes
from ui.printing.flow import Figure, Flow, Row
from ui.printing.marks import Placed, Shape, Words
from ui.printing.naming import NOTHING, joined
from ui.printing.sheet_style import (
    BARS_HEIGHT,
    BARS_QUIET_WIDTH,
    GAP,
    HEADING_SPACE,
    ITEM_SPACE,
    PARAGRAPH_SPACE,
    SECTION_SPACE,
    WIDTH,
    Type,
)
from ui.printing.signature_boxes import fits_its_box, signature_boxes
from ui.printing.tables import heading, list_item, paragraph


def put_heading(flow: Flow, title: str, below: float) -> None:
    """Put a heading that has so much room below it on its page."""
    row = heading(title)
    flow.space(SECTION_SPACE)
    flow.need(row.height + HEADING_SPACE + below)
    flow.add(row)
    flow.space(HEADING_SPACE)


def put_texts(flow: Flow, title: str, texts: Sequence[str], kind: Type = Type.BODY) -> None:
    """Put texts under a heading; nothing at all where there is none."""
    said = [paragraph(text, kind) for text in texts if text.strip()]
    if said:
        put_rows(flow, title, said, PARAGRAPH_SPACE)


def put_list(flow: Flow, title: str, items: Sequence[str], empty: str) -> None:
    """Put a list under a heading; `empty` where it has no item."""
    told = [item for item in items if item.strip()]
    if not told:
        put_texts(flow, title, [empty])
        return
    put_rows(flow, title, [list_item(item) for item in told], ITEM_SPACE)


def put_rows(flow: Flow, title: str, rows: Sequence[Row], between: float) -> None:
    """Put rows under a heading, with a gap between them."""
    put_heading(flow, title, rows[0].least)
    for number, row in enumerate(rows):
        flow.space(between if number else 0)
        flow.add(row)


def put_table(flow: Flow, title: str, head: Row, rows: Sequence[Row]) -> None:
    """Put a table under a heading; one without rows still has its head."""
    put_heading(flow, title, head.height + (rows[0].least if rows else 0))
    flow.table(head, rows)


def put_machine(flow: Flow, title: str, machine: Machine) -> None:
    """Put a machine's number and names at the left, its Code 128 at the right."""
    drawn = codes.bars(machine.inventory_number, WIDTH / 2)
    taken = 0.0 if drawn is None else drawn[1] + BARS_QUIET_WIDTH + GAP
    content: list[Placed] = []
    y = 0.0
    for text, kind in (
        (machine.inventory_number or NOTHING, Type.NUMBER),
        (model_and_serial(machine), Type.BODY),
    ):
        words = Words(text, kind, WIDTH - taken)
        content.append((words, 0.0, y))
        y += words.height
    if drawn is not None:
        content.append((Shape(drawn[0]), WIDTH - drawn[1], 0.0))
        y = max(y, BARS_HEIGHT)
    put_heading(flow, title, y)
    flow.add(Figure(y, content))


def model_and_serial(machine: Machine) -> str:
    """Return what a machine is and its maker's number."""
    serial = ""
    if machine.serial:
        told = QCoreApplication.translate("Sheets", "Serial number {serial}")
        serial = told.format(serial=machine.serial)
    return joined(" · ", machine.model, serial)


def put_reservations(flow: Flow, reservations: str) -> None:
    """Put what somebody does not agree with; that there is nothing is said as well."""
    title = QCoreApplication.translate("Sheets", "Reservations")
    none = QCoreApplication.translate("Sheets", "None.")
    put_texts(flow, title, [reservations if reservations.strip() else none])


def put_signatures(
    flow: Flow, signatures: Iterable[SheetSignature], zone: str, agreed: str = ""
) -> None:
    """Put the boxes of both sides below what they agree on.

    The reason of a refusal that does not fit into its box stands before them.
    """
    given = tuple(signatures)
    for signature in given:
        if signature.refused and not fits_its_box(signature):
            title = QCoreApplication.translate("Sheets", "Why it was not signed")
            put_texts(flow, title, [signature.refused_reason])
    boxes = signature_boxes(given, zone)
    flow.space(SECTION_SPACE)
    if agreed:
        row = paragraph(agreed, Type.SMALL)
        flow.need(row.height + PARAGRAPH_SPACE + boxes.height)
        flow.add(row)
        flow.space(PARAGRAPH_SPACE)
    flow.add(boxes)
