"""The journal of a ticket in words: loans, repairs, and whose sheet was signed."""

from __future__ import annotations

import pytest

from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.loans import LoanState
from ordidesk.domain.repairs import RepairState
from ordidesk.queries.tickets import Entry
from tests.support.records import LEA, NOW
from ui.models.journal import journal_entries


def entry(kind: EntryKind, **values: str) -> Entry:
    """Make an entry of Léa's as the store tells it."""
    told = {"text": "", "before": "", "after": "", "subject": "", **values}
    return Entry(
        id="entry",
        entry=kind,
        author_id=LEA.id,
        author_name=LEA.name,
        at=NOW,
        before_name="",
        after_name="",
        visibility=Visibility.CLIENT,
        minutes=0,
        pending=False,
        **told,
    )


def told(*entries: Entry) -> list[str]:
    return [it.text for it in journal_entries(entries, NOW, "Europe/Paris")]


@pytest.mark.parametrize("state", LoanState)
def test_a_step_of_a_loan_names_the_loaner(state: LoanState) -> None:
    (said,) = told(entry(EntryKind.LOAN, before="OD-009001", after=state, subject="loan"))
    assert said.startswith("Loaner OD-009001: ")
    assert said.removeprefix("Loaner OD-009001: ")


@pytest.mark.parametrize("state", RepairState)
def test_a_step_of_a_repair_names_the_machine_and_what_was_found(state: RepairState) -> None:
    (said,) = told(entry(EntryKind.REPAIR, before="OD-004217", after=state, text="Carte mère"))
    assert said.startswith("Repair of OD-004217: ")
    assert said.endswith(" — Carte mère")


def test_a_loan_that_is_extended_tells_both_days() -> None:
    without, open_end = told(
        entry(EntryKind.LOAN_DUE, before="2026-03-20", after="2026-04-01", text="Pièce"),
        entry(EntryKind.LOAN_DUE, before="2026-04-01", after="", text="Pièce"),
    )
    assert "2026" in without.split(" to ")[0]
    assert without.endswith(" — Pièce")
    assert "to the end of the repair" in open_end


def test_a_signature_says_whether_the_sheet_is_the_visits_or_a_loans() -> None:
    _, of_visit, of_loan, refused = told(
        entry(EntryKind.LOAN, before="OD-009001", after="handed_over", subject="loan"),
        entry(EntryKind.SIGNATURE, before="M. Roche", after="signed", subject="visit"),
        entry(EntryKind.SIGNATURE, before="M. Roche", after="signed", subject="loan"),
        entry(EntryKind.SIGNATURE, before="M. Roche", after="refused", subject="loan", text="Non"),
    )
    assert of_visit == "had the report signed by M. Roche"
    assert of_loan == "had a sheet of the loan signed by M. Roche"
    assert refused == "M. Roche did not sign a sheet of the loan — Non"
