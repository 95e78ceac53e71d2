"""What both sheets of a loan say in the same words, and how they put it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ordidesk.documents.loan_sheets import HandoverSheet, ReturnSheet
from ordidesk.documents.parties import Machine
from ordidesk.domain.loans import DiskPlace, Grade, WipeMethod
from ui.printing.flow import Flow
from ui.printing.naming import joined, origin
from ui.printing.page_frame import Frame
from ui.printing.pictures import photo_rows
from ui.printing.sections import model_and_serial
from ui.printing.sheet_style import PHOTO_GAP
from ui.printing.tables import Fact


def loan_frame(said: HandoverSheet | ReturnSheet, kind: str, zone: str) -> Frame:
    """Return what stands around a loan's sheet; `kind` names the sheet."""
    title = joined(" ", kind, said.number)
    number = "" if said.number else QCoreApplication.translate("Sheets", "number given on sending")
    return Frame(
        company=said.company,
        title=title,
        subject=joined(" · ", number, said.ticket.number, said.ticket.summary),
        running=joined(" · ", title, number, said.ticket.number, said.client.name),
        origin=origin(said.record_version, said.printed_at, zone),
        link=said.record_link,
        reprint=said.reprint,
    )


def client_facts(said: HandoverSheet | ReturnSheet, nothing: str) -> list[Fact]:
    """Return whose contract it is under."""
    return [
        (QCoreApplication.translate("Sheets", "Client"), said.client.name or nothing),
        (QCoreApplication.translate("Sheets", "SIREN"), said.client.siren),
        (QCoreApplication.translate("Sheets", "Address"), said.client.address),
    ]


def provider_facts(said: HandoverSheet | ReturnSheet) -> list[Fact]:
    """Return who lends, and under which contract."""
    return [
        (QCoreApplication.translate("Sheets", "Provider"), said.company.name),
        (QCoreApplication.translate("Sheets", "Contract"), said.contract_number),
    ]


def place_fact(said: HandoverSheet | ReturnSheet) -> Fact:
    """Return where the loaner is used."""
    site = said.site
    place = joined("\n", site.name, site.address, site.location)
    return QCoreApplication.translate("Sheets", "Place of use"), place


def machine_line(machine: Machine) -> str:
    """Return a machine in one line."""
    return joined(" · ", machine.inventory_number, model_and_serial(machine))


def put_photos(flow: Flow, photos: Sequence[bytes]) -> None:
    """Put photos in rows."""
    for row in photo_rows(photos):
        flow.space(PHOTO_GAP)
        flow.add(row)


def grade_words(grade: Grade) -> str:
    """Say how a machine looks and works."""
    return {
        Grade.NEW: QCoreApplication.translate("Sheets", "As new"),
        Grade.GOOD: QCoreApplication.translate("Sheets", "Good condition"),
        Grade.WORN: QCoreApplication.translate("Sheets", "Worn"),
        Grade.DAMAGED: QCoreApplication.translate("Sheets", "Damaged"),
    }[grade]


def disk_words(disk: DiskPlace) -> str:
    """Say where the disk of the replaced machine goes."""
    return {
        DiskPlace.STAYS_IN: QCoreApplication.translate(
            "Sheets", "Its disk, and the data on it, stays in it."
        ),
        DiskPlace.MOVED: QCoreApplication.translate(
            "Sheets", "Its disk, and the data on it, was put into the loaner."
        ),
        DiskPlace.LEFT: QCoreApplication.translate(
            "Sheets", "Its disk, and the data on it, was taken out and left with the client."
        ),
        DiskPlace.NONE: QCoreApplication.translate(
            "Sheets", "It has no disk, or no data of the user's on it."
        ),
    }[disk]


def wipe_words(method: WipeMethod) -> str:
    """Say how the data was erased."""
    return {
        WipeMethod.RESET: QCoreApplication.translate("Sheets", "system reset, everything removed"),
        WipeMethod.OVERWRITE: QCoreApplication.translate("Sheets", "overwritten"),
        WipeMethod.SECURE_ERASE: QCoreApplication.translate(
            "Sheets", "the drive's own erasure (NIST SP 800-88)"
        ),
        WipeMethod.CRYPTO_ERASE: QCoreApplication.translate("Sheets", "encryption key destroyed"),
        WipeMethod.DESTROYED: QCoreApplication.translate("Sheets", "drive destroyed"),
        WipeMethod.NONE_NEEDED: QCoreApplication.translate("Sheets", "holds no data"),
    }[method]
