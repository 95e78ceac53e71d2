"""Both sheets of a loan with believable content, to be varied by keyword, and made pictures."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import numpy as np
from msgspec.structs import replace
from PIL import Image

import resources
from ordidesk.documents.loan_sheets import Clauses, HandoverSheet, ReturnSheet
from ordidesk.documents.parties import Machine, Somebody
from ordidesk.domain.loans import Accessory, DiskPlace, Grade, WipeMethod
from tests.support.sheets import REPORT, pen

LOAN_ID = "0190a0c4-2222-7333-8444-555566667777"
HANDOVER_LINK = f"https://portail.example/l/{LOAN_ID}/d"
RETURN_LINK = f"https://portail.example/l/{LOAN_ID}/r"
LOANER = "OD-004312"
HANDED_OVER = datetime(2026, 3, 17, 9, 5, tzinfo=UTC)
"""10:05 in Paris."""
_TERMS = msgspec.toml.decode(resources.read_bytes("clauses/loan.toml"))


def photo(width: int = 640, height: int = 480, seed: int = 1) -> bytes:
    """Return a JPEG with something to see."""
    noise = np.random.default_rng(seed).integers(60, 200, (6, 8, 3), np.uint8)
    written = io.BytesIO()
    Image.fromarray(noise).resize((width, height)).save(written, "JPEG", quality=80)
    return written.getvalue()


def logo(width: int = 800, height: int = 260) -> bytes:
    """Return a PNG of a dark disc on nothing: its corners are transparent."""
    y, x = np.ogrid[:height, :width]
    inside = (x / width - 0.5) ** 2 + (y / height - 0.5) ** 2 < 0.2
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[inside] = (11, 92, 196, 255)
    written = io.BytesIO()
    Image.fromarray(pixels).save(written, "PNG")
    return written.getvalue()


ACCESSORIES = (
    Accessory(designation="Chargeur USB-C 65 W", quantity=1, back=1),
    Accessory(designation="Souris sans fil", quantity=1, back=0),
    Accessory(designation="Sacoche", quantity=1, back=1),
    Accessory(designation="Câble HDMI, 2 m", quantity=2, back=2),
)

HANDOVER = HandoverSheet(
    company=replace(REPORT.company, logo=logo()),
    number="P-0312",
    ticket=REPORT.ticket,
    contract_number="PSAI-2025-017",
    client=REPORT.client,
    representative=Somebody(name="Paul Roche", function="Référent informatique"),
    receiver=REPORT.contact,
    technician=replace(REPORT.technician, function="Technicienne"),
    site=REPORT.site,
    use="Bureautique et applications métier de la mairie",
    loaner=Machine(inventory_number=LOANER, model="Dell Latitude 5540", serial="7XK2LM3"),
    replaced=REPORT.machine,
    replaced_taken=True,
    disk=DiskPlace.STAYS_IN,
    data_note="Dossier « Documents » copié sur le matériel de prêt.",
    accessories=ACCESSORIES,
    grade=Grade.GOOD,
    condition="Rayure légère sur le capot, touche « Entrée » lustrée.",
    handed_over_at=HANDED_OVER,
    zone="Europe/Paris",
    clauses=Clauses(version=str(_TERMS["version"]), texts=tuple(_TERMS["texts"])),
    signatures=REPORT.signatures,
    record_link=HANDOVER_LINK,
    record_version="4",
    printed_at=HANDED_OVER + timedelta(minutes=5),
)

RETURN = ReturnSheet(
    company=HANDOVER.company,
    number="P-0312",
    ticket=REPORT.ticket,
    contract_number="PSAI-2025-017",
    client=REPORT.client,
    giver=REPORT.contact,
    technician=HANDOVER.technician,
    site=REPORT.site,
    loaner=HANDOVER.loaner,
    replaced=REPORT.machine,
    replaced_back=True,
    accessories=ACCESSORIES,
    handed_over_at=HANDED_OVER,
    returned_at=HANDED_OVER + timedelta(days=12),
    zone="Europe/Paris",
    grade_before=Grade.GOOD,
    condition_before=HANDOVER.condition,
    grade=Grade.WORN,
    condition="Coin inférieur droit marqué.",
    backup_confirmed_by="Hélène Ducœur",
    accounts_removed=True,
    wiped_on=date(2026, 3, 30),
    wipe_method=WipeMethod.SECURE_ERASE,
    wiped_by="Karim Benali",
    dispute="Souris manquante, à rendre avant le 15 avril.",
    reservations="La souris a été laissée au bureau 14.",
    signatures=tuple(replace(it, strokes=pen(0.7)) for it in REPORT.signatures),
    record_link=RETURN_LINK,
    record_version="9",
    printed_at=HANDED_OVER + timedelta(days=13),
)


def handover(**values: Any) -> HandoverSheet:
    """Return the handover sheet with other values."""
    return replace(HANDOVER, **values)


def returned(**values: Any) -> ReturnSheet:
    """Return the return sheet with other values."""
    return replace(RETURN, **values)
