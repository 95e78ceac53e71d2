"""A ticket's journal in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.tickets import TicketState, WaitingFor
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
    return [
        replace(
            _in_words(entry, moments.when(entry.at, now, zone), zone),
            # One that was removed and added again is shown with the last of its entries.
            file=files.get(entry.subject) if told.get(entry.subject) == entry.id else None,
        )
        for entry in entries
    ]


def _in_words(entry: Entry, time: str, zone: str) -> JournalEntry:
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
    text = entry.text if written else _event(entry, zone)
    if written and entry.entry is not EntryKind.NOTE:
        text = f"{words.word(entry.entry)} — {text}"
    return JournalEntry(author, time, text, is_event=not written, mark=mark, mark_tone=tone)


def _event(entry: Entry, zone: str) -> str:
    translate = QCoreApplication.translate
    match entry.entry:
        case EntryKind.OPENED:
            return translate("Journal", "opened the ticket")
        case EntryKind.ASSIGNMENT:
            return _assignment(entry)
        case EntryKind.STATE:
            said = words.word(TicketState(entry.after))
            if entry.subject:
                said = f"{said}, {words.word(WaitingFor(entry.subject))}"
        case EntryKind.VISIT:
            visit = translate("Journal", "Visit: {state}")
            said = visit.format(state=words.word(VisitState(entry.after)).lower())
        case EntryKind.VISIT_TIME:
            before, after = (
                moments.day_and_time(datetime.fromisoformat(it), zone)
                for it in (entry.before, entry.after)
            )
            corrected = translate("Journal", "Visit, {field}: {before} became {after}")
            return corrected.format(
                field=words.field(entry.text).lower(), before=before, after=after
            )
        case EntryKind.VISIT_TAKEN_OVER:
            said = translate("Journal", "took over the visit of {name}")
            said = said.format(name=entry.before_name or "?")
        case EntryKind.ATTACHED:
            return translate("Journal", "attached {file}").format(file=entry.text)
        case EntryKind.DETACHED:
            return translate("Journal", "removed {file}").format(file=entry.text)
        case _:
            corrected = translate("Journal", "{field}: “{before}” became “{after}”")
            said = corrected.format(
                field=words.field(entry.subject), before=entry.before, after=entry.after
            )
    return f"{said} — {entry.text}" if entry.text else said


def _assignment(entry: Entry) -> str:
    translate = QCoreApplication.translate
    if entry.after == entry.author_id:
        return translate("Journal", "took the ticket")
    assigned = translate("Journal", "assigned the ticket to {name}")
    return assigned.format(name=entry.after_name or "?")
