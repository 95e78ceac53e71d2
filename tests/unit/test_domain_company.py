"""The company as its sheets show it: identity and logo, and clauses in versions."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.company import (
    CLAUSE_LIMIT,
    CLAUSES_OF,
    COMPANY_ID,
    LOGO_LIMIT,
    MOST_CLAUSES,
    Clauses,
    CompanyIdentity,
    EditCompany,
    ReviseClauses,
    SetLogo,
    newest_clauses,
)
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.lending import only
from tests.support.records import CLAUSES, IDENTITY, NOW, SOPHIE, record_id

SECOND = replace(CLAUSES, id=record_id("clauses 2"), version=2, texts=("Autrement.",))


def edit(before: str, after: str) -> EditCompany:
    return EditCompany(before={"name": before}, after={"name": after})


# --- identity ---------------------------------------------------------------------------------


def test_the_identity_is_corrected_field_by_field() -> None:
    records = FakeRecords(IDENTITY)
    do(records, SOPHIE, edit(IDENTITY.name, " Ordi Conseil "))
    assert only(records, CompanyIdentity) == replace(IDENTITY, name="Ordi Conseil")


def test_the_first_correction_makes_the_one_company_there_is() -> None:
    records = FakeRecords()
    do(records, SOPHIE, edit("", "Ordi Services"))
    do(records, SOPHIE, SetLogo(logo="iVBORw0KGgo="), 5)
    company = only(records, CompanyIdentity)
    assert (company.id, company.name, company.logo) == (COMPANY_ID, "Ordi Services", "iVBORw0KGgo=")


def test_two_names_from_two_managers_are_both_shown() -> None:
    records = FakeRecords(IDENTITY)
    work = do(records, SOPHIE, edit("OrdiDesk", "Ordi Conseil"))
    assert work.conflicts == [("name", "Ordi Conseil", IDENTITY.name)]
    assert only(records, CompanyIdentity) == IDENTITY


def test_a_logo_takes_the_place_of_the_one_before_and_none_takes_it_off() -> None:
    records = FakeRecords(replace(IDENTITY, logo="before"))
    do(records, SOPHIE, SetLogo(logo="after"))
    assert only(records, CompanyIdentity).logo == "after"
    do(records, SOPHIE, SetLogo(logo=""), 5)
    assert only(records, CompanyIdentity).logo == ""
    assert do(records, SOPHIE, SetLogo(logo=""), 6).merged_fields == ["logo"]


# --- clauses ----------------------------------------------------------------------------------


def test_a_revision_is_a_version_of_its_own_and_the_old_one_stays() -> None:
    records = FakeRecords(CLAUSES)
    revised = ReviseClauses(based_on=CLAUSES.id, texts=(" Un. ", "", "Deux."))
    do(records, SOPHIE, revised)
    newest = newest_clauses(tuple(records.all(Clauses)))
    assert newest is not None
    assert (newest.version, newest.texts) == (2, ("Un.", "Deux."))
    assert (newest.written_by, newest.written_at) == (SOPHIE.id, NOW)
    assert records.get(Clauses, CLAUSES.id) == CLAUSES


def test_the_first_clauses_are_version_one() -> None:
    records = FakeRecords()
    do(records, SOPHIE, ReviseClauses(based_on="", texts=("Un.",)))
    assert only(records, Clauses).version == 1


def test_of_two_managers_who_revise_the_same_version_the_second_is_told() -> None:
    records = FakeRecords(CLAUSES, SECOND)
    told = refusal(records, SOPHIE, ReviseClauses(based_on=CLAUSES.id, texts=("Encore.",)))
    assert (told.reason, told.facts["id"]) == (Reason.ALREADY_THERE, SECOND.id)


def test_two_managers_who_write_the_same_agree() -> None:
    same = ReviseClauses(based_on=CLAUSES.id, texts=SECOND.texts)
    work = do(FakeRecords(CLAUSES, SECOND), SOPHIE, same)
    assert (work.merged_fields, work.written) == (["texts"], {})


def test_the_version_in_force_is_the_newest() -> None:
    assert newest_clauses((SECOND, CLAUSES)) == SECOND
    assert newest_clauses(()) is None
    assert CLAUSES_OF.matches(CLAUSES, "loan")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (edit("x", "  "), Reason.TEXT_MISSING),
        (edit("x", "x" * 201), Reason.TEXT_TOO_LONG),
        (EditCompany(before={"logo": ""}, after={"logo": "x"}), Reason.FIELD_FIXED),
        (SetLogo(logo="x" * (LOGO_LIMIT + 1)), Reason.TEXT_TOO_LONG),
        (ReviseClauses(based_on="", texts=(" ", "")), Reason.TEXT_MISSING),
        (ReviseClauses(based_on="", texts=("x" * (CLAUSE_LIMIT + 1),)), Reason.TEXT_TOO_LONG),
        (ReviseClauses(based_on="", texts=("x",) * (MOST_CLAUSES + 1)), Reason.TEXT_TOO_LONG),
    ],
)
def test_what_no_sheet_could_show_is_told_at_once(command: Command, reason: Reason) -> None:
    told = refusal(FakeRecords(), SOPHIE, command)
    assert told.reason is reason
    assert isinstance(told, NeverValid)
