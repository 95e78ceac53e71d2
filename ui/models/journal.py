"""A ticket's journal in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.confirmations import Way
from ordidesk.domain.diagnosis import CallOutcome, ConsentWay, RemoteStep
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.loans import LoanState
from ordidesk.domain.repairs import GIVEN_BACK, RepairState
from ordidesk.domain.tickets import (
    CoverDecision,
    Impact,
    Priority,
    Scope,
    TicketState,
    WaitingFor,
)
from ordidesk.domain.verifications import RunState
from ordidesk.domain.visits import VisitState
from ordidesk.queries.tickets import Entry
from ui import moments, words
from ui.theme import Tone
from ui.widgets.journal import JournalEntry, JournalFile

_WRITTEN = frozenset({EntryKind.NOTE, EntryKind.DIAGNOSTIC, EntryKind.TEST})


def journal_entries(
    entries: Sequence[Entry],
    now: datetime,
    zone: str,
    files: Mapping[str, JournalFile] = MappingProxyType({}),
) -> list[JournalEntry]:
    """Put a journal into words, oldest first; ``files`` are those that are there, by their id."""
    told = {entry.subject: entry.id for entry in entries if entry.entry is EntryKind.ATTACHED}
    loans = {entry.subject for entry in entries if entry.entry is EntryKind.LOAN}
    return [
        replace(
            _in_words(entry, moments.when(entry.at, now, zone), zone, loans),
            # One that was removed and added again is shown with the last of its entries.
            file=files.get(entry.subject) if told.get(entry.subject) == entry.id else None,
        )
        for entry in entries
    ]


def _in_words(entry: Entry, time: str, zone: str, loans: AbstractSet[str]) -> JournalEntry:
    translate = QCoreApplication.translate
    author = entry.author_name or translate("Journal", "Somebody")
    written = entry.entry in _WRITTEN
    mark, tone = "", Tone.NEUTRAL
    internal = written and entry.visibility is Visibility.INTERNAL
    if internal:
        mark, tone = translate("Journal", "Internal"), Tone.WARN
    if entry.pending and internal:
        mark = translate("Journal", "Internal, to be sent")
    elif entry.pending:
        mark, tone = translate("Journal", "To be sent"), Tone.NEUTRAL
    text = entry.text if written else _event(entry, zone, loans)
    if written and entry.entry is not EntryKind.NOTE:
        text = f"{words.word(entry.entry)} — {text}"
    if written and entry.minutes:
        text = f"{text} ({_spent(entry)})"
    return JournalEntry(author, time, text, is_event=not written, mark=mark, mark_tone=tone)


def _event(entry: Entry, zone: str, loans: AbstractSet[str]) -> str:
    if entry.entry is EntryKind.VISIT_TIME:
        return _corrected_time(entry, zone)
    if entry.entry is EntryKind.VISIT_SLOT:
        return _slot(entry, zone)
    if entry.entry in _WHOLE:
        return _WHOLE[entry.entry](entry)
    if entry.entry is EntryKind.SIGNATURE:
        said = _signature(entry, of_loan=entry.subject in loans)
    else:
        said = _BEFORE_A_TEXT.get(entry.entry, _edited)(entry)
    said = f"{said} — {entry.text}" if entry.text else said
    return f"{said} ({_spent(entry)})" if entry.minutes else said


def _spent(entry: Entry) -> str:
    return QCoreApplication.translate("Journal", "{number} min").format(number=entry.minutes)


def _corrected_time(entry: Entry, zone: str) -> str:
    before, after = (
        moments.day_and_time(datetime.fromisoformat(it), zone) for it in (entry.before, entry.after)
    )
    corrected = QCoreApplication.translate("Journal", "Visit, {field}: {before} became {after}")
    return corrected.format(field=words.field(entry.text).lower(), before=before, after=after)


def _slot(entry: Entry, zone: str) -> str:
    translate = QCoreApplication.translate
    before, after = (_interval(text, zone) for text in (entry.before, entry.after))
    if not before:
        return translate("Journal", "planned a visit: {slot}").format(slot=after)
    moved = translate("Journal", "moved the visit from {before} to {after}")
    return moved.format(before=before, after=after)


def _interval(text: str, zone: str) -> str:
    if not text:
        return ""
    starts_at, ends_at = (datetime.fromisoformat(part) for part in text.split("/"))
    day = moments.short_date(moments.local_day(starts_at, zone))
    return f"{day} {moments.slot(starts_at, ends_at, zone)}"


def _given(entry: Entry) -> str:
    said = QCoreApplication.translate("Journal", "gave the visit of {before} to {after}")
    return said.format(before=entry.before_name or "?", after=entry.after_name or "?")


def _evaluation(entry: Entry) -> str:
    said = QCoreApplication.translate(
        "Journal", "evaluated: {impact}, {scope}, priority {priority}"
    )
    impact, scope, *_ = entry.subject.split()
    return said.format(
        impact=words.word(Impact(impact)),
        scope=words.word(Scope(scope)).lower(),
        priority=words.word(Priority(int(entry.after))).lower(),
    )


def _cover(entry: Entry) -> str:
    said = QCoreApplication.translate("Journal", "out of contract: {decision}")
    return said.format(decision=words.word(CoverDecision(entry.after)).lower())


def _duplicate(entry: Entry) -> str:
    translate = QCoreApplication.translate
    said = {
        "into": translate("Journal", "closed as a duplicate of {number}"),
        "of": translate("Journal", "{number} is a duplicate of this ticket"),
        "apart": translate("Journal", "no longer a duplicate: {number}"),
    }
    return said[entry.after].format(number=entry.before or "?")


def _opened(_entry: Entry) -> str:
    return QCoreApplication.translate("Journal", "opened the ticket")


def _assignment(entry: Entry) -> str:
    translate = QCoreApplication.translate
    if entry.after == entry.author_id:
        return translate("Journal", "took the ticket")
    assigned = translate("Journal", "assigned the ticket to {name}")
    return assigned.format(name=entry.after_name or "?")


def _attached(entry: Entry) -> str:
    return QCoreApplication.translate("Journal", "attached {file}").format(file=entry.text)


def _detached(entry: Entry) -> str:
    return QCoreApplication.translate("Journal", "removed {file}").format(file=entry.text)


def _state(entry: Entry) -> str:
    said = words.word(TicketState(entry.after))
    return f"{said}, {words.word(WaitingFor(entry.subject))}" if entry.subject else said


def _visit(entry: Entry) -> str:
    visit = QCoreApplication.translate("Journal", "Visit: {state}")
    return visit.format(state=words.word(VisitState(entry.after)).lower())


def _taken_over(entry: Entry) -> str:
    said = QCoreApplication.translate("Journal", "took over the visit of {name}")
    return said.format(name=entry.before_name or "?")


def _call(entry: Entry) -> str:
    said = QCoreApplication.translate("Journal", "called: {outcome}")
    return said.format(outcome=words.word(CallOutcome(entry.after)).lower())


def _remote(entry: Entry) -> str:
    step = RemoteStep(entry.after)
    said = words.word(step)
    if step is RemoteStep.CONSENT:
        given = QCoreApplication.translate("Journal", "{step}: {name}, {how}")
        how = words.word(ConsentWay(entry.subject)).lower()
        return given.format(step=said, name=entry.before, how=how)
    return f"{said} ({entry.subject})" if entry.subject else said


def _requested(_entry: Entry) -> str:
    return QCoreApplication.translate("Journal", "requested a visit")


def _verification(entry: Entry) -> str:
    said = QCoreApplication.translate("Journal", "{list}: {state}")
    return said.format(list=entry.before, state=words.word(RunState(entry.after)).lower())


def _followed_up(entry: Entry) -> str:
    translate = QCoreApplication.translate
    if entry.after:
        return translate("Journal", "follow-up, as a new ticket")
    return translate("Journal", "follow-up")


def _confirmation(entry: Entry) -> str:
    translate = QCoreApplication.translate
    solved = translate("Journal", "{name} confirms that it is solved ({how})")
    unsolved = translate("Journal", "{name} says that it is not solved ({how})")
    how = words.word(Way(entry.subject)).lower()
    return (solved if entry.after == "yes" else unsolved).format(name=entry.before, how=how)


def _signature(entry: Entry, *, of_loan: bool) -> str:
    translate = QCoreApplication.translate
    if of_loan:
        signed = translate("Journal", "had a sheet of the loan signed by {name}")
        refused = translate("Journal", "{name} did not sign a sheet of the loan")
    else:
        signed = translate("Journal", "had the report signed by {name}")
        refused = translate("Journal", "{name} did not sign the report")
    return (signed if entry.after == "signed" else refused).format(name=entry.before)


def _loan(entry: Entry) -> str:
    said = QCoreApplication.translate("Journal", "Loaner {number}: {state}")
    state = words.word(LoanState(entry.after))
    return said.format(number=entry.before or "?", state=state.lower())


def _loan_due(entry: Entry) -> str:
    translate = QCoreApplication.translate
    until = translate("Journal", "the end of the repair")
    before, after = (
        moments.short_date(date.fromisoformat(day)) if day else until
        for day in (entry.before, entry.after)
    )
    moved = translate("Journal", "return of the loaner moved from {before} to {after}")
    return moved.format(before=before, after=after)


def _repair(entry: Entry) -> str:
    said = QCoreApplication.translate("Journal", "Repair of {number}: {state}")
    if entry.after == GIVEN_BACK:
        back = QCoreApplication.translate("Journal", "{number} is back in its place")
        return back.format(number=entry.before or "?")
    state = words.word(RepairState(entry.after))
    return said.format(number=entry.before or "?", state=state.lower())


def _edited(entry: Entry) -> str:
    translate = QCoreApplication.translate
    corrected = translate("Journal", "{field}: “{before}” became “{after}”")
    if not entry.before:
        corrected = translate("Journal", "{field}: “{after}”")
    elif not entry.after:
        corrected = translate("Journal", "{field}: “{before}” was taken out")
    return corrected.format(
        field=words.field(entry.subject), before=entry.before, after=entry.after
    )


_Said = Mapping[EntryKind, Callable[[Entry], str]]
_WHOLE: _Said = {
    EntryKind.OPENED: _opened,
    EntryKind.ASSIGNMENT: _assignment,
    EntryKind.ATTACHED: _attached,
    EntryKind.DETACHED: _detached,
}
_BEFORE_A_TEXT: _Said = {
    EntryKind.STATE: _state,
    EntryKind.VISIT: _visit,
    EntryKind.VISIT_TAKEN_OVER: _taken_over,
    EntryKind.CALL: _call,
    EntryKind.REMOTE: _remote,
    EntryKind.VISIT_REQUEST: _requested,
    EntryKind.VERIFICATION: _verification,
    EntryKind.FOLLOW_UP: _followed_up,
    EntryKind.CONFIRMATION: _confirmation,
    EntryKind.LOAN: _loan,
    EntryKind.LOAN_DUE: _loan_due,
    EntryKind.REPAIR: _repair,
    EntryKind.VISIT_GIVEN: _given,
    EntryKind.EVALUATION: _evaluation,
    EntryKind.COVER: _cover,
    EntryKind.DUPLICATE: _duplicate,
}
"""What the person wrote with it follows after a dash."""
