"""The journal of a ticket in words: loans, repairs, whose sheet was signed, plans, judgements."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

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


def test_a_correction_tells_what_was_there_as_far_as_there_was_anything() -> None:
    assert told(
        entry(EntryKind.EDIT, subject="location", after="Cave"),
        entry(EntryKind.EDIT, subject="location", before="Cave", after="Salle 3"),
        entry(EntryKind.EDIT, subject="location", before="Salle 3"),
    ) == [
        "Location: “Cave”",
        "Location: “Cave” became “Salle 3”",
        "Location: “Salle 3” was taken out",
    ]


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


def test_a_visit_tells_when_it_was_planned_and_moved() -> None:
    first = "2026-03-18T08:00:00.000Z/2026-03-18T09:00:00.000Z"
    then = "2026-03-19T08:00:00.000Z/2026-03-19T09:30:00.000Z"
    planned, moved = told(
        entry(EntryKind.VISIT_SLOT, after=first, subject="visit"),
        entry(EntryKind.VISIT_SLOT, before=first, after=then, subject="visit"),
    )
    assert planned.startswith("planned a visit: ")
    assert "18" in planned
    assert moved.startswith("moved the visit from ")
    assert "19" in moved


def test_a_visit_that_changed_hands_names_both() -> None:
    given = replace(
        entry(EntryKind.VISIT_GIVEN, before="a", after="b"),
        before_name="Léa Martin",
        after_name="Karim Benali",
    )
    assert told(given) == ["gave the visit of Léa Martin to Karim Benali"]


def test_a_judgement_tells_impact_scope_priority_and_why() -> None:
    judged, cover = told(
        entry(EntryKind.EVALUATION, before="4", after="1", subject="blocking all +1", text="Paie"),
        entry(EntryKind.COVER, after="quote", text="Contrat échu"),
    )
    assert judged.startswith("evaluated: Blocking")
    assert judged.endswith("priority critical — Paie")
    assert cover == "out of contract: quote — Contrat échu"


@pytest.mark.parametrize("how", ["into", "of", "apart"])
def test_a_duplicate_names_the_other_ticket(how: str) -> None:
    assert "T-000002" in told(entry(EntryKind.DUPLICATE, before="T-000002", after=how))[0]
