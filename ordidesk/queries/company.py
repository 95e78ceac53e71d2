"""Who issues the sheets, and under which clauses, as the managers keep them."""

from __future__ import annotations

import base64
import binascii

from ordidesk.documents.company import COMPANY, Company
from ordidesk.documents.loan_sheets import Clauses as PrintedClauses
from ordidesk.domain.company import COMPANY_ID, Clauses, CompanyIdentity
from ordidesk.store.reader import Reader


def identity(reader: Reader) -> CompanyIdentity:
    """Return the company's record; an empty one where no portal has told it yet."""
    return reader.get(CompanyIdentity, COMPANY_ID) or CompanyIdentity(id=COMPANY_ID)


def issuer(reader: Reader) -> Company:
    """Return what stands at the head of every sheet."""
    kept = identity(reader)
    if not kept.name:
        return COMPANY
    return Company(
        name=kept.name,
        address=kept.address,
        phone=kept.phone,
        siren=kept.siren,
        logo=_picture(kept.logo),
    )


def _picture(logo: str) -> bytes:
    try:
        return base64.b64decode(logo, validate=True)
    except binascii.Error:
        return b""  # a sheet without its logo is better than no sheet


def clauses_in_force(reader: Reader) -> Clauses | None:
    """Return the newest version of a loan's clauses."""
    found = reader.value(
        "SELECT id FROM clauses WHERE document = 'loan' ORDER BY version DESC LIMIT 1"
    )
    return reader.get(Clauses, found) if found else None


def printed_clauses(reader: Reader, clauses_id: str) -> PrintedClauses:
    """Return the clauses that a loan was handed over under; those in force for one ahead."""
    kept = reader.get(Clauses, clauses_id) if clauses_id else clauses_in_force(reader)
    return PrintedClauses(version=str(kept.version), texts=kept.texts) if kept else PrintedClauses()
