"""The synchronisation page: what came back, what waits, what was sent, and about what."""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec

from ordidesk.domain.catalogue import RECORDS, UnknownCommand, read_command
from ordidesk.domain.people import Person
from ordidesk.domain.records import instant_text
from ordidesk.domain.work import Command
from ordidesk.protocol import FieldConflict
from ordidesk.queries.directory import name_of
from ordidesk.queries.reading import Shown, shown
from ordidesk.queries.said import said
from ordidesk.queries.saying import Said
from ordidesk.store.outbox import CAME_BACK, Choice, OutboxStatus
from ordidesk.store.reader import Reader

RECENT = 30
"""Lines that are done with and still shown."""


class Group(enum.Enum):
    """Where a line stands for the person, the most pressing first."""

    TO_DECIDE = enum.auto()
    WAITING = enum.auto()
    SENDING = enum.auto()
    DONE = enum.auto()
    """Sent and confirmed, or decided."""


class BothValues(msgspec.Struct, frozen=True, kw_only=True):
    """A field of which two people gave the value, to choose from."""

    field: str
    mine: str
    theirs: str
    """What the record holds now: a choice is an edit over it."""
    mine_name: str
    """As it reads: a person's name in place of the id."""
    theirs_name: str
    by: str
    """Who wrote the other value; empty when that is not known."""
    at: datetime | None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person did, and where it stands."""

    seq: int
    command_id: str
    kind: str
    """The command's kind ("add_note")."""
    version: int
    arguments: str
    """The frozen JSON of the command."""
    group: Group
    status: OutboxStatus
    choice: Choice
    occurred_at: datetime
    decided_at: datetime | None
    chosen_at: datetime | None
    author_name: str
    record_kind: str
    """Ticket, asset or visit; empty for a command that this app cannot read."""
    record_id: str
    number: str
    """The ticket's or the asset's; empty until the portal gave it."""
    title: str
    """The ticket's summary, or the machine's brand and model."""
    client_name: str
    text: str
    """What the person wrote: the note, reason, report or summary."""
    to: str
    """The state asked for; the technician's name for an assignment."""
    fields: tuple[str, ...]
    """The fields of an edit."""
    held: bool
    """The portal keeps it until it can read it."""
    reason: str
    """A ``domain.work.Reason`` when refused, the portal's code when parked."""
    facts: dict[str, str]
    because: str
    """Id of the refused command that this one needed."""
    conflicts: tuple[BothValues, ...]
    hint: str
    """A ``domain.work.Reason``: on what is known now it would be refused; it is sent anyway."""
    hint_facts: dict[str, str]
    following: tuple[Line, ...] = ()
    """What came back because of this one, and is decided with it."""

    def command(self) -> Command | None:
        """Return what was done, ``None`` when a newer program wrote it."""
        return _command(self.kind, self.version, self.arguments)


class _Stored(Shown, frozen=True):
    seq: int
    command_id: str
    kind: str
    version: int
    arguments: str
    occurred_at: datetime
    author_name: str
    status: OutboxStatus
    held: bool
    reason: str
    facts: dict[str, str]
    because: str
    conflicts: tuple[FieldConflict, ...]
    hint: str
    hint_facts: dict[str, str]
    choice: Choice
    decided_at: datetime | None
    chosen_at: datetime | None


_SELECT = """
    SELECT o.seq, o.id, o.kind, o.version, o.arguments, o.occurred_at, coalesce(p.name, ''),
           o.status, o.held, o.reason, o.facts, o.because, o.conflicts, o.hint, o.hint_facts,
           o.choice, o.decided_at, o.chosen_at
    FROM outbox o LEFT JOIN person p ON p.id = o.author
"""
_OPEN = f"""
    {_SELECT}
    WHERE o.status NOT IN ('confirmed', 'merged')
      AND (o.choice = '' OR o.status IN ('waiting', 'sending'))
    ORDER BY o.seq
"""
_DONE = f"""
    {_SELECT}
    WHERE o.status IN ('confirmed', 'merged')
       OR o.choice <> '' AND o.status NOT IN ('waiting', 'sending')
    ORDER BY coalesce(o.chosen_at, o.decided_at) DESC, o.seq DESC LIMIT {RECENT}
"""
_FACTS = 10
_CONFLICTS = 12
_HINT_FACTS = 14

_CONCERNED = {
    "ticket": """
        SELECT t.number, t.summary, coalesce(c.name, '')
        FROM ticket t LEFT JOIN client c ON c.id = t.client_id WHERE t.id = ?
    """,
    "asset": """
        SELECT a.inventory_number, trim(a.brand || ' ' || a.model), coalesce(c.name, '')
        FROM asset a LEFT JOIN client c ON c.id = a.client_id WHERE a.id = ?
    """,
    "visit": """
        SELECT coalesce(t.number, ''), coalesce(t.summary, ''), coalesce(c.name, '')
        FROM visit v LEFT JOIN ticket t ON t.id = v.ticket_id
        LEFT JOIN client c ON c.id = coalesce(nullif(v.client_id, ''), t.client_id)
        WHERE v.id = ?
    """,
    "loan": """
        SELECT l.number, coalesce(trim(a.inventory_number || ' ' || a.brand || ' ' || a.model), ''),
               coalesce(c.name, '')
        FROM loan l LEFT JOIN asset a ON a.id = l.loaner_id
        LEFT JOIN client c ON c.id = l.client_id WHERE l.id = ?
    """,
    "repair": """
        SELECT coalesce(a.inventory_number, ''), coalesce(trim(a.brand || ' ' || a.model), ''),
               coalesce(c.name, '')
        FROM repair r LEFT JOIN asset a ON a.id = r.asset_id
        LEFT JOIN client c ON c.id = r.client_id WHERE r.id = ?
    """,
    "person": """
        SELECT '', p.name, coalesce(c.name, '')
        FROM person p LEFT JOIN client c ON c.id = p.client_id WHERE p.id = ?
    """,
}
_PEOPLE_FIELDS = frozenset({"assignee_id", "technician_id"})


def lines(reader: Reader) -> tuple[Line, ...]:
    """Return what is not settled, oldest first: to be sent, refused, in conflict, parked.

    What came back because of another line stands with that one.
    """
    found = [_line(reader, _stored(row)) for row in reader.rows(_OPEN)]
    back = {line.command_id: line for line in found if line.group is Group.TO_DECIDE}
    following: dict[str, list[Line]] = {}
    first: dict[str, str] = {}
    for line in back.values():
        cause = first.get(line.because, line.because if line.because in back else "")
        if cause:
            first[line.command_id] = cause
            following.setdefault(cause, []).append(line)
    return tuple(
        msgspec.structs.replace(line, following=tuple(following.get(line.command_id, ())))
        for line in found
        if line.command_id not in first
    )


def done(reader: Reader) -> tuple[Line, ...]:
    """Return what was sent or decided last, the newest first."""
    return tuple(_line(reader, _stored(row)) for row in reader.rows(_DONE))


def _stored(row: tuple[object, ...]) -> _Stored:
    values = list(row)
    for place in (_FACTS, _CONFLICTS, _HINT_FACTS):
        values[place] = msgspec.json.decode(str(values[place]))
    return shown(_Stored, values)


def _line(reader: Reader, stored: _Stored) -> Line:
    command = _command(stored.kind, stored.version, stored.arguments)
    told = Said() if command is None else said(reader, stored.command_id, command)
    concerned = _CONCERNED.get(told.record_kind)
    found = reader.row(concerned, told.record_id) if concerned else None
    number, title, client_name = found or ("", "", "")
    conflicts = stored.conflicts if stored.status is OutboxStatus.CONFLICT else ()
    return Line(
        seq=stored.seq,
        command_id=stored.command_id,
        kind=stored.kind,
        version=stored.version,
        arguments=stored.arguments,
        group=_group(stored),
        status=stored.status,
        choice=stored.choice,
        occurred_at=stored.occurred_at,
        decided_at=stored.decided_at,
        chosen_at=stored.chosen_at,
        author_name=stored.author_name,
        record_kind=told.record_kind,
        record_id=told.record_id,
        number=number,
        title=title,
        client_name=client_name,
        text=told.text,
        to=told.to,
        fields=told.fields,
        held=stored.held,
        reason=stored.reason,
        facts=stored.facts,
        because=stored.because,
        conflicts=tuple(_both(reader, told, conflict) for conflict in conflicts),
        hint=stored.hint,
        hint_facts=stored.hint_facts,
    )


def _group(stored: _Stored) -> Group:
    match stored.status:
        case OutboxStatus.WAITING:
            return Group.WAITING
        case OutboxStatus.SENDING:
            return Group.SENDING
        case status if status in CAME_BACK and stored.choice is Choice.NONE:
            return Group.TO_DECIDE
        case _:
            return Group.DONE


def _both(reader: Reader, told: Said, conflict: FieldConflict) -> BothValues:
    """Put a value beside what the record holds now, which may have been changed once more."""
    record_type = RECORDS.get(told.record_kind)
    record = reader.get(record_type, told.record_id) if record_type else None
    theirs = conflict.theirs
    if record is not None:
        now = getattr(record, conflict.field)
        theirs = "" if now is None else str(now)
        if isinstance(now, datetime):
            theirs = instant_text(now)
    same = theirs == conflict.theirs
    by = name_of(reader, Person.kind, conflict.theirs_by) if same and conflict.theirs_by else ""
    names = [
        name_of(reader, Person.kind, value) if conflict.field in _PEOPLE_FIELDS else value
        for value in (conflict.mine, theirs)
    ]
    return BothValues(
        field=conflict.field,
        mine=conflict.mine,
        theirs=theirs,
        mine_name=names[0],
        theirs_name=names[1],
        by=by,
        at=conflict.theirs_at if same else None,
    )


def _command(kind: str, version: int, arguments: str) -> Command | None:
    try:
        return read_command(kind, version, arguments.encode())
    except (UnknownCommand, msgspec.ValidationError):
        return None
