"""The handover sheet laid out: who lends what to whom, in which state, on which terms."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.loan_sheets import HandoverSheet
from ordidesk.documents.parties import Machine, Somebody
from ui import moments, phones
from ui.printing.flow import Flow
from ui.printing.loan_words import (
    client_facts,
    disk_words,
    grade_words,
    loan_frame,
    machine_line,
    place_fact,
    provider_facts,
    put_photos,
)
from ui.printing.naming import NOTHING, joined, known_zone, named
from ui.printing.page_frame import framed
from ui.printing.sections import (
    put_machine,
    put_reservations,
    put_rows,
    put_signatures,
    put_table,
    put_texts,
)
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import COLUMNS_ACCESSORIES, ITEM_SPACE, Type
from ui.printing.tables import Fact, column_row, fact_rows, list_item, paragraph, table_head

_BY_HAND = "." * 40
"""Where a pen fills in what is not known yet."""


def lay_out(said: HandoverSheet) -> Sheet:
    """Lay the sheet out on A4 pages, in the app's language."""
    zone = known_zone(said.zone)
    frame = loan_frame(said, QCoreApplication.translate("Sheets", "Handover sheet"), zone)

    def fill(flow: Flow) -> None:
        for row in fact_rows(_client(said, zone), _provider(said)):
            flow.add(row)
        title = QCoreApplication.translate("Sheets", "Equipment on loan")
        put_machine(flow, title, said.loaner)
        flow.add(paragraph(_condition(said)))
        put_photos(flow, said.photos)
        _put_accessories(flow, said)
        if said.replaced is not None:
            _put_replaced(flow, said, said.replaced)
        _put_terms(flow, said)
        put_reservations(flow, said.reservations)
        put_signatures(flow, said.signatures, zone, _agreed())

    name = joined(" – ", frame.title, said.client.name)
    return framed(frame, name, said.printed_at, fill)


def _client(said: HandoverSheet, zone: str) -> list[Fact]:
    when = QCoreApplication.translate("Sheets", "____ /____ /________ at ____ : ____")
    if said.handed_over_at is not None:
        when = moments.day_and_time(said.handed_over_at, zone)
    return [
        *client_facts(said, NOTHING),
        (QCoreApplication.translate("Sheets", "Represented by"), named(said.representative)),
        (QCoreApplication.translate("Sheets", "Received by"), _receiver(said.receiver)),
        (QCoreApplication.translate("Sheets", "Handed over on"), when),
    ]


def _receiver(person: Somebody) -> str:
    """Return who receives the loaner; of somebody not known yet, room for a pen."""
    capacity = ""
    if person.function or not person.name:
        told = QCoreApplication.translate("Sheets", "in the capacity of {function}")
        capacity = told.format(function=person.function or _BY_HAND)
    return joined("\n", person.name or _BY_HAND, capacity, phones.shown(person.phone))


def _provider(said: HandoverSheet) -> list[Fact]:
    due = QCoreApplication.translate("Sheets", "until the end of the repair")
    if said.due_on is not None:
        due = moments.short_date(said.due_on)
    return [
        *provider_facts(said),
        place_fact(said),
        (QCoreApplication.translate("Sheets", "Handed over by"), named(said.technician)),
        (QCoreApplication.translate("Sheets", "Use"), said.use),
        (QCoreApplication.translate("Sheets", "Expected back"), due),
        (QCoreApplication.translate("Sheets", "Estimated value"), said.estimated_value),
    ]


def _condition(said: HandoverSheet) -> str:
    told = QCoreApplication.translate("Sheets", "Condition at handover: {condition}")
    return told.format(condition=joined(" – ", grade_words(said.grade), said.condition.strip()))


def _put_accessories(flow: Flow, said: HandoverSheet) -> None:
    title = QCoreApplication.translate("Sheets", "Accessories")
    if not said.accessories:
        put_texts(flow, title, [QCoreApplication.translate("Sheets", "None.")])
        return
    names = (
        QCoreApplication.translate("Sheets", "Qty"),
        QCoreApplication.translate("Sheets", "Designation"),
    )
    told = [(str(it.quantity), it.designation) for it in said.accessories]
    head = table_head((*names, *(names if len(told) > 1 else ("", ""))), COLUMNS_ACCESSORIES)
    pairs = itertools.zip_longest(told[::2], told[1::2], fillvalue=("", ""))
    kinds = [Type.BODY] * len(COLUMNS_ACCESSORIES)
    rows = [column_row((*left, *right), COLUMNS_ACCESSORIES, kinds) for left, right in pairs]
    put_table(flow, title, head, rows)


def _put_replaced(flow: Flow, said: HandoverSheet, replaced: Machine) -> None:
    taken = (
        QCoreApplication.translate("Sheets", "Taken to the workshop.")
        if said.replaced_taken
        else QCoreApplication.translate("Sheets", "Stays on site.")
    )
    texts = (machine_line(replaced), f"{taken} {disk_words(said.disk)}", said.data_note)
    rows = [paragraph(text) for text in texts if text.strip()]
    put_rows(flow, QCoreApplication.translate("Sheets", "Replaced equipment"), rows, 0.0)


def _put_terms(flow: Flow, said: HandoverSheet) -> None:
    free = ""
    if said.contract_number:
        told = QCoreApplication.translate(
            "Sheets", "Rent-free, accessory to contract no. {number}."
        )
        free = told.format(number=said.contract_number)
    texts = [text for text in (free, *said.clauses.texts) if text.strip()]
    if not texts:
        return
    title = QCoreApplication.translate("Sheets", "Terms of the loan")
    if said.clauses.version:
        told = QCoreApplication.translate("Sheets", "Terms of the loan (version {version})")
        title = told.format(version=said.clauses.version)
    rows = [list_item(text, f"{number}.", Type.SMALL) for number, text in enumerate(texts, 1)]
    put_rows(flow, title, rows, ITEM_SPACE)


def _agreed() -> str:
    return QCoreApplication.translate(
        "Sheets",
        "The client acknowledges receipt of this equipment and its accessories in the condition "
        "described, on the terms above. Made in two copies.",
    )
