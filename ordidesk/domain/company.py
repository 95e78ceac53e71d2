"""The company itself, as its sheets show it: identity, logo, and the clauses of its loans."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.merging import edited, fitting_edit
from ordidesk.domain.people import Role
from ordidesk.domain.records import Record
from ordidesk.domain.work import (
    Command,
    Finder,
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
    need_text,
)

COMPANY_ID = "6f1d2c3e-0b4a-5e6f-8a7b-9c0d1e2f3a4b"
"""There is one company; its record has this id in every portal."""
LOGO_LIMIT = 300_000
"""Characters of Base64: 225 kB of a PNG, which every laptop holds."""
MOST_CLAUSES = 60
CLAUSE_LIMIT = 4_000
EDITABLE_OF_COMPANY = {"name": 200, "address": 1_000, "siren": 30, "phone": 40, "mail": 200}


class CompanyIdentity(Record, frozen=True, kw_only=True):
    """Who issues the sheets."""

    kind: ClassVar[str] = "company"

    name: str = ""
    address: str = ""
    siren: str = ""
    phone: str = ""
    """The hotline's, as on the inventory labels."""
    mail: str = ""
    """Where clients write to, and where answers to the portal's mails go."""
    logo: str = ""
    """A PNG in Base64; empty: none."""


class Clauses(Record, frozen=True, kw_only=True):
    """The texts of a loan in one version; an old one stays for the loans made under it."""

    kind: ClassVar[str] = "clauses"

    document: str = "loan"
    """What they are for."""
    version: int
    texts: tuple[str, ...]
    """A paragraph each."""
    written_at: datetime | None = None
    written_by: str = ""


CLAUSES_OF = Finder(Clauses, "document")


class EditCompany(Command, frozen=True, kw_only=True):
    """Correct the company's identity; ``before`` holds what the person saw."""

    kind: ClassVar[str] = "edit_company"
    allowed = frozenset({Role.MANAGER})

    before: dict[str, str]
    after: dict[str, str]


class SetLogo(Command, frozen=True, kw_only=True):
    """Choose the logo at the head of every sheet; empty takes it off."""

    kind: ClassVar[str] = "set_logo"
    allowed = frozenset({Role.MANAGER})

    logo: str
    """A PNG in Base64, reduced to what a sheet shows."""


class ReviseClauses(Command, frozen=True, kw_only=True):
    """Write the next version of the clauses. Its id is derived with the label "clauses"."""

    kind: ClassVar[str] = "revise_clauses"
    allowed = frozenset({Role.MANAGER})

    based_on: str
    """The id of the version that was edited; empty: there was none."""
    texts: tuple[str, ...]


def edit_company(work: Work, command: EditCompany) -> None:
    """Merge the edit field by field."""
    wanted = fitting_edit(command.before, command.after, EDITABLE_OF_COMPANY)
    if "name" in wanted:
        need_text("name", wanted["name"], EDITABLE_OF_COMPANY["name"])
    there = work.get(CompanyIdentity, COMPANY_ID)
    company = there or CompanyIdentity(id=COMPANY_ID)
    changed = edited(work, company, command.before, wanted)
    if changed != there:
        work.put(changed)


def set_logo(work: Work, command: SetLogo) -> None:
    """Put the logo in the place of the one before."""
    logo = fitting_text("logo", command.logo, LOGO_LIMIT)
    company = work.get(CompanyIdentity, COMPANY_ID) or CompanyIdentity(id=COMPANY_ID)
    if company.logo == logo:
        work.merged("logo")
        return
    work.put(replace(company, logo=logo))


def revise_clauses(work: Work, command: ReviseClauses) -> None:
    """Add the version; of two managers who revise the same one, the second is told."""
    texts = tuple(
        text for text in (fitting_text("texts", it, CLAUSE_LIMIT) for it in command.texts) if text
    )
    if not texts:
        raise NeverValid(Reason.TEXT_MISSING, field="texts")
    if len(texts) > MOST_CLAUSES:
        raise NeverValid(Reason.TEXT_TOO_LONG, field="texts", limit=str(MOST_CLAUSES))
    newest = newest_clauses(work.find(CLAUSES_OF, "loan"))
    if command.based_on:
        need(work, Clauses, command.based_on)
    if newest is not None and newest.texts == texts:
        work.merged("texts")
        return
    if newest is not None and newest.id != command.based_on:
        raise Refusal(Reason.ALREADY_THERE, kind=Clauses.kind, id=newest.id)
    work.put(
        Clauses(
            id=work.new_id("clauses"),
            version=1 if newest is None else newest.version + 1,
            texts=texts,
            written_at=work.now,
            written_by=work.actor.id,
        )
    )


def newest_clauses(found: tuple[Clauses, ...]) -> Clauses | None:
    """Return the version in force."""
    return max(found, key=lambda it: it.version, default=None)
