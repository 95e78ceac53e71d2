"""Why a command is refused, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ordidesk.domain.assets import Condition
from ordidesk.domain.loans import AHEAD, OUT, LoanState
from ordidesk.domain.work import Reason

_REFUSALS: Mapping[Reason, object] = {
    Reason.UNKNOWN_RECORD: QT_TRANSLATE_NOOP(
        "Words", "What this concerns is no longer there. Synchronise, then look again."
    ),
    Reason.ALREADY_THERE: QT_TRANSLATE_NOOP("Words", "This exists already."),
    Reason.ROLE_MAY_NOT: QT_TRANSLATE_NOOP(
        "Words", "Your role does not allow this. Ask a hotline manager."
    ),
    Reason.NOT_YOURS: QT_TRANSLATE_NOOP(
        "Words", "This is in somebody else's hands. Ask them, or a hotline manager."
    ),
    Reason.WRONG_STEP: QT_TRANSLATE_NOOP(
        "Words", "This step is no longer possible: the state has changed since."
    ),
    Reason.ALREADY_TAKEN: QT_TRANSLATE_NOOP("Words", "A colleague took this ticket first."),
    Reason.OTHER_VISIT_RUNNING: QT_TRANSLATE_NOOP(
        "Words", "Another visit is still running. Finish it first."
    ),
    Reason.VISIT_STILL_RUNNING: QT_TRANSLATE_NOOP(
        "Words", "A visit for this ticket is still running. Finish it first."
    ),
    Reason.RESOLUTION_MISSING: QT_TRANSLATE_NOOP(
        "Words", "The resolution is missing. Write what solved the problem."
    ),
    Reason.TEXT_MISSING: QT_TRANSLATE_NOOP("Words", "A text is missing. Write it, then try again."),
    Reason.TEXT_TOO_LONG: QT_TRANSLATE_NOOP(
        "Words", "The text is too long. Shorten it, or attach it as a file."
    ),
    Reason.FIELD_FIXED: QT_TRANSLATE_NOOP("Words", "This field cannot be corrected by hand."),
    Reason.NOT_A_TECHNICIAN: QT_TRANSLATE_NOOP(
        "Words", "Tickets go to technicians and managers only."
    ),
    Reason.OTHER_CLIENT: QT_TRANSLATE_NOOP(
        "Words", "The site, the machine or the person belongs to another client."
    ),
    Reason.NUMBER_TAKEN: QT_TRANSLATE_NOOP(
        "Words", "Another machine has this inventory number already."
    ),
    Reason.NOT_A_NUMBER: QT_TRANSLATE_NOOP(
        "Words", "This is no inventory number. Type the number that is on the label."
    ),
    Reason.TIMES_OUT_OF_ORDER: QT_TRANSLATE_NOOP(
        "Words", "A time lies in the future, or the departure before the arrival. Correct it."
    ),
    Reason.NOT_A_MEASURE: QT_TRANSLATE_NOOP(
        "Words", "This is no number, or one that is out of reach. Correct it."
    ),
    Reason.CHECKS_UNANSWERED: QT_TRANSLATE_NOOP(
        "Words", "Items of the list are still to be answered. Answer them, then finish."
    ),
    Reason.VERIFICATION_OPEN: QT_TRANSLATE_NOOP(
        "Words", "A verification is not finished. Finish it, or declare it void."
    ),
    Reason.VERIFICATION_FAILED: QT_TRANSLATE_NOOP(
        "Words", "Something that is not OK is followed up by nobody. Add a follow-up."
    ),
    Reason.VERIFICATION_MISSING: QT_TRANSLATE_NOOP(
        "Words", "The machine has not been verified after the visit. Do its verification."
    ),
    Reason.CONSENT_MISSING: QT_TRANSLATE_NOOP(
        "Words", "The user has not agreed to remote control today. Ask for their consent first."
    ),
    Reason.REMINDER_MISSING: QT_TRANSLATE_NOOP(
        "Words", "Read out the reminder about personal data before asking for consent."
    ),
    Reason.NOT_A_FILE: QT_TRANSLATE_NOOP(
        "Words", "This file is empty or cannot be described. Choose another one."
    ),
    Reason.PERSON_LEFT: QT_TRANSLATE_NOOP(
        "Words", "This technician has left the company. Choose another one."
    ),
    Reason.SLOT_IN_THE_PAST: QT_TRANSLATE_NOOP(
        "Words", "This slot is past. Choose one that is still to come."
    ),
    Reason.SLOT_TOO_LONG: QT_TRANSLATE_NOOP(
        "Words", "This period is too long. Shorten it, or split it."
    ),
    Reason.SLOT_OVER_MIDNIGHT: QT_TRANSLATE_NOOP(
        "Words", "A visit ends on the day on which it begins. Plan a second one for the next day."
    ),
    Reason.ALREADY_PLANNED: QT_TRANSLATE_NOOP(
        "Words", "A colleague has planned this request already. Move that visit instead."
    ),
    Reason.NOTHING_TO_RELEASE: QT_TRANSLATE_NOOP(
        "Words", "This technician has no visit to free on this day."
    ),
    Reason.NOTHING_TO_RESTORE: QT_TRANSLATE_NOOP(
        "Words", "The visits of this day have been dealt with since. Plan them one by one."
    ),
    Reason.VISIT_AHEAD: QT_TRANSLATE_NOOP(
        "Words", "A visit is planned or requested for this ticket. Cancel it first."
    ),
    Reason.SAME_TICKET: QT_TRANSLATE_NOOP(
        "Words", "This is the same ticket, or a duplicate itself. Choose another one."
    ),
    Reason.COVERED: QT_TRANSLATE_NOOP(
        "Words", "This machine is under contract: there is nothing to decide."
    ),
    Reason.NOT_A_LOANER: QT_TRANSLATE_NOOP(
        "Words", "This machine belongs to a client and cannot be lent. Choose a loaner."
    ),
    Reason.IS_A_LOANER: QT_TRANSLATE_NOOP(
        "Words", "This machine is one of the company's loaners. Choose the client's machine."
    ),
    Reason.SAME_MACHINE: QT_TRANSLATE_NOOP(
        "Words", "The loaner and the replaced machine are the same. Check both labels."
    ),
    Reason.LOANER_TAKEN: QT_TRANSLATE_NOOP(
        "Words", "Somebody else has this loaner, or it is kept for them. Check its label."
    ),
    Reason.LOANER_UNFIT: QT_TRANSLATE_NOOP(
        "Words", "This loaner cannot go out as it is. Choose another one."
    ),
    Reason.LOANER_NOT_READY: QT_TRANSLATE_NOOP(
        "Words", "This loaner has not been prepared. Say why it goes out all the same."
    ),
    Reason.ALREADY_REPLACED: QT_TRANSLATE_NOOP(
        "Words", "A loaner stands in for this machine already. Record its return first."
    ),
    Reason.PREPARATION_MISSING: QT_TRANSLATE_NOOP(
        "Words", "The loaner has not gone through its preparation list. Do it first."
    ),
    Reason.SERIAL_DIFFERS: QT_TRANSLATE_NOOP(
        "Words", "The serial number that was read is not this machine's. Check the label."
    ),
    Reason.NOT_WITH_US: QT_TRANSLATE_NOOP(
        "Words", "This machine is neither in the workshop nor in transit. Take it back first."
    ),
    Reason.BACKUP_NOT_CONFIRMED: QT_TRANSLATE_NOOP(
        "Words", "Nobody confirmed that the user's data is saved. Ask first, then erase."
    ),
    Reason.WIPE_MISSING: QT_TRANSLATE_NOOP(
        "Words", "The data on the loaner has not been erased yet. Erase it first."
    ),
    Reason.LOAN_OUT: QT_TRANSLATE_NOOP(
        "Words", "The ticket cannot end: a loaner has not come back. Record its return first."
    ),
    Reason.LOAN_AHEAD: QT_TRANSLATE_NOOP(
        "Words", "The ticket cannot end: a loaner is still kept for it. Cancel the reservation."
    ),
}


def refusal(reason: Reason, facts: Mapping[str, str]) -> str:
    """Say why a command is refused and what can be done, as closely as the facts allow."""
    return _closely(reason, facts) or QCoreApplication.translate("Words", str(_REFUSALS[reason]))


def _closely(reason: Reason, facts: Mapping[str, str]) -> str:
    """Say it with what is known of the loan in the way; empty: in general words only."""
    loan = facts.get("number", "")
    if reason is Reason.LOANER_TAKEN:
        return _taken(facts)
    if reason is Reason.LOANER_UNFIT and facts.get("condition") in set(Condition):
        return _unfit(Condition(facts["condition"]))
    if not loan:
        return ""
    translate = QCoreApplication.translate
    said = {
        Reason.LOAN_OUT: translate(
            "Words", "The ticket cannot be closed: loan {loan} has not come back."
        ),
        Reason.LOAN_AHEAD: translate(
            "Words",
            "The ticket cannot be closed: a loaner is kept for it ({loan}). Cancel the "
            "reservation.",
        ),
        Reason.ALREADY_REPLACED: translate(
            "Words",
            "A loaner stands in for this machine already ({loan}). Record the return of {loan} "
            "first.",
        ),
    }.get(reason, "")
    return said.format(loan=loan)


def _taken(facts: Mapping[str, str]) -> str:
    """Say who has the loaner, and what whoever stands there with it can do."""
    translate = QCoreApplication.translate
    state, loan, client = (facts.get(name, "") for name in ("state", "number", "client"))
    holder = facts.get("holder", "")
    who = ", ".join(part for part in (client, loan) if part)
    who = f"{holder} ({who})" if holder and who else holder or who
    loan = loan or translate("Words", "that loan")
    if not who or state not in set(LoanState):
        return ""
    if state in OUT:
        said = translate(
            "Words",
            "Lent to {who} already. Check the label of what you handed over: if it is this one, "
            "record the return of {loan} first, then send again.",
        )
    elif state in AHEAD:
        said = translate(
            "Words",
            "Kept for {who}. Take another loaner, or have the reservation of {loan} cancelled, "
            "then send again.",
        )
    else:
        said = translate(
            "Words",
            "Back from {who}, and not inspected or erased yet. Have the workshop finish with "
            "{loan}, then send again.",
        )
    return said.format(who=who, loan=loan)


def _unfit(condition: Condition) -> str:
    translate = QCoreApplication.translate
    return {
        Condition.FAULTY: translate("Words", "This loaner is out of order. Choose another one."),
        Condition.IN_REPAIR: translate(
            "Words", "This loaner is being repaired. Choose another one."
        ),
        Condition.TO_WIPE: translate(
            "Words", "The data on this loaner has not been erased yet. Choose another one."
        ),
        Condition.WORKING: translate(
            "Words", "This loaner is missing or retired. Choose another one."
        ),
    }[condition]
