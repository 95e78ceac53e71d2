"""The papers of a loan: who signed which sheet, and what was printed last."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.journal import EntryKind, JournalEntry
from ordidesk.domain.loan_papers import NoteSheetPrinted, SignLoanSheet
from ordidesk.domain.loans import AHEAD, Loan, LoanSheet, LoanState
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.support.giving import do, refusal
from tests.support.lending import LENT, OUT, only, the, world
from tests.support.records import LEA, NOE, NOW

SIGN = SignLoanSheet(
    loan_id=LENT.id,
    sheet=LoanSheet.HANDOVER,
    document="a" * 64,
    name="Hélène Ducœur",
    function="Secrétaire",
)
PRINT = NoteSheetPrinted(loan_id=LENT.id, sheet=LoanSheet.HANDOVER, content="c" * 64)


def test_a_sheet_is_signed_and_the_journal_says_by_whom() -> None:
    records = world(*OUT)
    do(records, LEA, replace(SIGN, on_paper=True))
    (signed,) = the(records, Loan, LENT.id).signed
    assert (signed.sheet, signed.document) == (LoanSheet.HANDOVER, "a" * 64)
    assert (signed.name, signed.at, signed.on_paper) == ("Hélène Ducœur", NOW, True)
    told = only(records, JournalEntry)
    assert (told.entry, told.subject, told.after) == (EntryKind.SIGNATURE, LENT.id, "signed")
    assert told.before == "Hélène Ducœur, Secrétaire"


def test_whoever_does_not_sign_says_why() -> None:
    records = world(*OUT)
    do(records, LEA, replace(SIGN, refused="Écran rayé"))
    assert the(records, Loan, LENT.id).signed[0].refused == "Écran rayé"
    told = only(records, JournalEntry)
    assert (told.after, told.text) == ("refused", "Écran rayé")


def test_what_was_signed_before_stays_beside_it() -> None:
    records = world(*OUT)
    do(records, LEA, SIGN)
    do(records, LEA, replace(SIGN, document="b" * 64), 5)
    documents = [it.document for it in the(records, Loan, LENT.id).signed]
    assert documents == ["a" * 64, "b" * 64]
    assert do(records, LEA, SIGN, 6).merged_fields == ["signed"]


@pytest.mark.parametrize("state", sorted(AHEAD | {LoanState.CANCELLED}))
def test_nothing_is_signed_for_what_did_not_go_out(state: LoanState) -> None:
    told = refusal(world(replace(LENT, state=state)), LEA, SIGN)
    assert (told.reason, told.facts["to"]) == (Reason.WRONG_STEP, "handed_over")


def test_the_return_is_signed_once_the_loaner_is_back() -> None:
    of_return = replace(SIGN, sheet=LoanSheet.RETURN)
    told = refusal(world(*OUT), LEA, of_return)
    assert (told.reason, told.facts["to"]) == (Reason.WRONG_STEP, "returned")
    back = replace(LENT, state=LoanState.RETURNED, returned_at=NOW)
    assert do(world(back), LEA, of_return).written


def test_the_last_printing_of_each_sheet_is_kept() -> None:
    records = world(*OUT)
    do(records, LEA, PRINT)
    do(records, LEA, replace(PRINT, sheet=LoanSheet.RETURN), 1)
    do(records, NOE, replace(PRINT, content="d" * 64), 2)
    printed = {it.sheet: (it.content, it.by) for it in the(records, Loan, LENT.id).printed}
    assert printed == {
        LoanSheet.RETURN: ("c" * 64, LEA.id),
        LoanSheet.HANDOVER: ("d" * 64, NOE.id),
    }


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (replace(SIGN, document="a" * 63), Reason.NOT_A_FILE),
        (replace(SIGN, document="A" * 64), Reason.NOT_A_FILE),
        (replace(SIGN, name=" "), Reason.TEXT_MISSING),
        (replace(PRINT, content="no hash"), Reason.NOT_A_FILE),
    ],
)
def test_what_names_no_paper_is_told_at_once(command: Command, reason: Reason) -> None:
    told = refusal(world(*OUT), LEA, command)
    assert told.reason is reason
    assert isinstance(told, NeverValid)
