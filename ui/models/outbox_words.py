"""The lines of the outbox in words: why each is there, and as a file to take along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum

import msgspec
from PySide6.QtCore import QCoreApplication

from ordidesk.desk import Desk
from ordidesk.domain.people import Person
from ordidesk.domain.records import Plain, instant_text
from ordidesk.domain.tickets import CoverDecision, Impact, Scope
from ordidesk.queries import assets, directory
from ordidesk.queries.outbox import BothValues, Group, Line
from ordidesk.store.outbox import Choice, OutboxStatus
from ordidesk.sync.policy import Problem
from ui import moments, words
from ui.theme import Tone
from ui.widgets.chip import ChipSpec

_TONES = {
    OutboxStatus.CONFLICT: Tone.WARN,
    OutboxStatus.REFUSED: Tone.DANGER,
    OutboxStatus.PARKED: Tone.DANGER,
}
EXPORT_VERSION = 1
"""Of the JSON file's form."""


_TYPED = frozenset(
    {
        *("text", "reason", "resolution", "report", "note", "summary", "description", "location"),
        *("reproduction", "callback", "access", "remark", "cause", "comment"),
        *("receiver_name", "receiver_capacity", "giver_name", "condition", "data_note"),
        *("unprepared", "backup_by", "dispute", "settlement"),
        *("inventory_number", "brand", "model", "serial"),
        *("purpose", "override", "who"),
    }
)
"""The arguments in which people's own words are."""


_MOMENTS = frozenset({"starts_at", "ends_at"})
_NAMED: Mapping[str, type[Enum]] = {
    "qualified_impact": Impact,
    "scope": Scope,
    "cover_decision": CoverDecision,
}


def about(line: Line) -> str:
    """Name what a line is about."""
    return " · ".join(part for part in (line.number, line.title, line.client_name) if part)


def chip(line: Line, status: OutboxStatus) -> ChipSpec:
    """Show where a line stands; ``status`` as it is seen from here."""
    if line.group is Group.DONE and line.choice is not Choice.NONE:
        return ChipSpec(words.outbox_choice(line.choice), Tone.NEUTRAL, plain=True)
    done = line.group is Group.DONE
    tone = Tone.OK if done else _TONES.get(line.status, Tone.NEUTRAL)
    return ChipSpec(words.outbox_status(status), tone)


def why(desk: Desk, line: Line) -> str:  # noqa: PLR0911 - one return a reason
    """Say why a line is where it is, and what comes next."""
    translate = QCoreApplication.translate
    if line.group is Group.DONE:
        return ""
    if line.because:
        return translate("SyncPage", "It depends on an action that was refused.")
    if line.reason:
        return _with_name(desk, words.refusal_or_status(line.reason, line.facts), line.facts)
    if line.hint:
        said = _with_name(desk, words.refusal(line.hint, line.hint_facts), line.hint_facts)
        return translate("SyncPage", "The portal may refuse it: {reason}").format(reason=said)
    if line.conflicts:
        return translate("SyncPage", "Somebody changed it meanwhile. Both values are kept.")
    if line.held:
        return translate("SyncPage", "The portal keeps it until it has been updated.")
    if desk.sync.status.problem is Problem.APP_TOO_OLD:
        return translate("SyncPage", "It leaves as soon as OrdiDesk is updated.")
    return translate("SyncPage", "It leaves as soon as the portal can be reached.")


def _with_name(desk: Desk, said: str, facts: Mapping[str, str]) -> str:
    """Say too who or what stands in the way."""
    who = facts.get("assignee") or facts.get("owner")
    machine = facts.get("asset")
    name = desk.ask(directory.name_of, Person.kind, who) if who else ""
    if not name and machine:
        name = desk.ask(assets.name_of, machine)
    return f"{said} ({name})" if name else said


def whose(both: BothValues) -> str:
    """Ask which value is to stand, naming whoever wrote the other."""
    translate = QCoreApplication.translate
    if not both.by:
        return translate("Conflict", "This field was changed meanwhile. Which value is to be kept?")
    asked = translate("Conflict", "{name} changed this field meanwhile. Which value is to be kept?")
    return asked.format(name=both.by)


def value_in_words(field: str, value: str, zone: str) -> str:
    """Say a field's value as people do: a moment by the clock, an impact by its name."""
    if not value:
        return value
    if field in _MOMENTS:
        return moments.day_and_time(datetime.fromisoformat(value), zone)
    named = _NAMED.get(field)
    return words.word(named(value)) if named is not None else value


def typed(line: Line) -> list[tuple[str, str]]:
    """Return what a person had put in, each part with its name, for reading and copying."""
    said: list[tuple[str, str]] = []
    for name, value in msgspec.json.decode(line.arguments).items():
        if name == "after":
            said += [(words.field(field), str(text)) for field, text in value.items()]
        elif name in _TYPED and value:
            said.append((words.field(name), value))
    return said


def as_text(lines: Sequence[Line], desk: Desk, now: datetime, zone: str) -> str:
    """Write lines for people to read, with all that was typed."""
    translate = QCoreApplication.translate
    parts = [
        translate("Export", "Actions kept by OrdiDesk, {moment}").format(
            moment=moments.day_and_time(now, zone)
        )
    ]
    for line in _with_following(lines):
        head = f"{words.command(line.kind)} — {words.outbox_status(line.status)}"
        facts = [
            (translate("SyncPage", "About"), about(line)),
            (translate("SyncPage", "By"), line.author_name),
            (translate("Export", "Done"), moments.day_and_time(line.occurred_at, zone)),
            (translate("SyncPage", "Why"), why(desk, line)),
            *typed(line),
            *[
                (words.field(both.field), f"{_both(both, zone)} ({both.by})")
                for both in line.conflicts
            ],
            (translate("SyncPage", "Request"), line.facts.get("request_id", "")),
        ]
        told = [f"{name} : {value}" for name, value in facts if value]
        parts.append("\n".join([head, *told]))
    return "\n\n".join(parts) + "\n"


def _both(both: BothValues, zone: str) -> str:
    values = (both.mine_name, both.theirs_name)
    return " / ".join(value_in_words(both.field, value, zone) for value in values)


def as_json(lines: Sequence[Line], now: datetime) -> bytes:
    """Write lines for a program to read, the frozen commands among them."""
    told: list[dict[str, Plain | msgspec.Raw | dict[str, str]]] = [
        {
            "seq": line.seq,
            "id": line.command_id,
            "kind": line.kind,
            "version": line.version,
            "arguments": msgspec.Raw(line.arguments.encode()),
            "occurred_at": instant_text(line.occurred_at),
            "author": line.author_name,
            "status": line.status.value,
            "choice": line.choice.value,
            "reason": line.reason,
            "facts": line.facts,
            "because": line.because,
        }
        for line in _with_following(lines)
    ]
    whole = {"ordidesk_actions": EXPORT_VERSION, "at": instant_text(now), "actions": told}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2)


def _with_following(lines: Sequence[Line]) -> list[Line]:
    return [each for line in lines for each in (line, *line.following)]
