"""The return sheet laid out: what came back, in which state, and what became of the data."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.loan_sheets import ReturnSheet
from ordidesk.documents.parties import Machine
from ordidesk.domain.loans import Accessory
from ui import moments
from ui.printing.flow import Flow, Row
from ui.printing.loan_words import (
    client_facts,
    grade_words,
    loan_frame,
    machine_line,
    place_fact,
    provider_facts,
    put_photos,
    wipe_words,
)
from ui.printing.naming import NOTHING, instant, joined, known_zone, named
from ui.printing.page_frame import framed
from ui.printing.sections import (
    put_heading,
    put_list,
    put_machine,
    put_reservations,
    put_rows,
    put_signatures,
    put_table,
    put_texts,
)
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import COLUMNS_COMPARED, COLUMNS_RETURNED, PHOTO_HEIGHT, Type
from ui.printing.tables import Fact, column_row, fact_rows, paragraph, table_head


def lay_out(said: ReturnSheet) -> Sheet:
    """Lay the sheet out on A4 pages, in the app's language."""
    zone = known_zone(said.zone)
    frame = loan_frame(said, QCoreApplication.translate("Sheets", "Return sheet"), zone)

    def fill(flow: Flow) -> None:
        for row in fact_rows(_client(said), _provider(said, zone)):
            flow.add(row)
        title = QCoreApplication.translate("Sheets", "Equipment returned")
        put_machine(flow, title, said.loaner)
        _put_condition(flow, said)
        _put_photos(flow, said)
        _put_accessories(flow, said)
        if said.replaced is not None:
            _put_replaced(flow, said, said.replaced)
        _put_data(flow, said)
        open_points = QCoreApplication.translate("Sheets", "Still to be settled")
        put_texts(flow, open_points, [said.dispute])
        put_reservations(flow, said.reservations)
        put_signatures(flow, said.signatures, zone, _agreed())

    name = joined(" – ", frame.title, said.client.name)
    return framed(frame, name, said.printed_at, fill)


def _client(said: ReturnSheet) -> list[Fact]:
    giver = QCoreApplication.translate("Sheets", "Returned by")
    return [*client_facts(said, NOTHING), (giver, named(said.giver)), place_fact(said)]


def _provider(said: ReturnSheet, zone: str) -> list[Fact]:
    return [
        *provider_facts(said),
        (QCoreApplication.translate("Sheets", "Taken back by"), named(said.technician)),
        (
            QCoreApplication.translate("Sheets", "Handed over on"),
            instant(said.handed_over_at, zone),
        ),
        (QCoreApplication.translate("Sheets", "Returned on"), instant(said.returned_at, zone)),
    ]


def _put_condition(flow: Flow, said: ReturnSheet) -> None:
    head = table_head(
        (
            "",
            QCoreApplication.translate("Sheets", "At handover"),
            QCoreApplication.translate("Sheets", "On return"),
        ),
        COLUMNS_COMPARED,
    )
    not_yet = QCoreApplication.translate("Sheets", "Not checked")
    grade = not_yet if said.grade is None else grade_words(said.grade)
    told = [
        (
            QCoreApplication.translate("Sheets", "Condition"),
            grade_words(said.grade_before),
            grade,
        ),
        (
            QCoreApplication.translate("Sheets", "Remarks"),
            said.condition_before.strip() or NOTHING,
            said.condition.strip() or NOTHING,
        ),
    ]
    kinds = (Type.LABEL, Type.BODY, Type.BODY)
    rows = [column_row(texts, COLUMNS_COMPARED, kinds) for texts in told]
    put_table(flow, QCoreApplication.translate("Sheets", "Condition"), head, rows)


def _put_photos(flow: Flow, said: ReturnSheet) -> None:
    for title, photos in (
        (QCoreApplication.translate("Sheets", "Photos at handover"), said.photos_before),
        (QCoreApplication.translate("Sheets", "Photos on return"), said.photos),
    ):
        if photos:
            put_heading(flow, title, PHOTO_HEIGHT)
            put_photos(flow, photos)


def _put_accessories(flow: Flow, said: ReturnSheet) -> None:
    title = QCoreApplication.translate("Sheets", "Accessories")
    if not said.accessories:
        put_texts(flow, title, [QCoreApplication.translate("Sheets", "None.")])
        return
    names = (
        QCoreApplication.translate("Sheets", "Designation"),
        QCoreApplication.translate("Sheets", "Lent"),
        QCoreApplication.translate("Sheets", "Back"),
        QCoreApplication.translate("Sheets", "Missing"),
    )
    rows = [_accessory(it) for it in said.accessories]
    put_table(flow, title, table_head(names, COLUMNS_RETURNED), rows)


def _accessory(it: Accessory) -> Row:
    back = missing = NOTHING
    kind = Type.BODY
    if it.back is not None:
        lacking = max(it.quantity - it.back, 0)
        back, missing = str(it.back), str(lacking)
        kind = Type.STRONG if lacking else Type.BODY
    texts = (it.designation, str(it.quantity), back, missing)
    return column_row(texts, COLUMNS_RETURNED, [kind] * len(texts))


def _put_replaced(flow: Flow, said: ReturnSheet, replaced: Machine) -> None:
    where = (
        QCoreApplication.translate("Sheets", "Back in its place.")
        if said.replaced_back
        else QCoreApplication.translate("Sheets", "Not back in its place yet.")
    )
    rows = [paragraph(text) for text in (machine_line(replaced), where) if text]
    put_rows(flow, QCoreApplication.translate("Sheets", "The client's equipment"), rows, 0.0)


def _put_data(flow: Flow, said: ReturnSheet) -> None:
    title = QCoreApplication.translate("Sheets", "The user's data")
    put_list(flow, title, [_backup(said), _accounts(said), _wiping(said)], NOTHING)


def _backup(said: ReturnSheet) -> str:
    if not said.backup_confirmed_by:
        return QCoreApplication.translate("Sheets", "Backup of the data: still to be confirmed.")
    told = QCoreApplication.translate("Sheets", "Backup of the data: confirmed by {name}.")
    return told.format(name=said.backup_confirmed_by)


def _accounts(said: ReturnSheet) -> str:
    if said.accounts_removed:
        return QCoreApplication.translate("Sheets", "Accounts: removed from the equipment.")
    return QCoreApplication.translate("Sheets", "Accounts: still to be removed.")


def _wiping(said: ReturnSheet) -> str:
    if said.wipe_method is None and said.wiped_on is None:
        return QCoreApplication.translate("Sheets", "Erasure of the data: still to be done.")
    by = on = ""
    if said.wiped_on is not None:
        told = QCoreApplication.translate("Sheets", "on {date}")
        on = told.format(date=moments.short_date(said.wiped_on))
    if said.wiped_by:
        by = QCoreApplication.translate("Sheets", "by {name}").format(name=said.wiped_by)
    method = "" if said.wipe_method is None else wipe_words(said.wipe_method)
    told = QCoreApplication.translate("Sheets", "Erasure of the data: {how}.")
    return told.format(how=joined(", ", method, on, by))


def _agreed() -> str:
    return QCoreApplication.translate(
        "Sheets",
        "The equipment was returned in the condition described. What is found missing or broken "
        "later is told to the client. Made in two copies.",
    )
