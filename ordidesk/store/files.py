"""Which files the records name: what may be sent, what is worth fetching, what has to stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

import apsw
import msgspec

from ordidesk.domain.attachments import AttachFile
from ordidesk.domain.tickets import ENDED
from ordidesk.domain.visits import RUNNING, VisitState
from ordidesk.store.outbox import OutboxStatus

_MOST_AHEAD = 300
"""Previews that are fetched unasked."""


class Preview(NamedTuple):
    """A small picture that is worth having before anybody asks."""

    sha256: str
    size: int


_SOME = """
    SELECT sha256 FROM attachment
    WHERE sha256 IN (SELECT value FROM json_each(?1)) AND removed_at IS NULL AND ver >= ?2
    UNION SELECT preview FROM attachment
    WHERE preview IN (SELECT value FROM json_each(?1)) AND preview <> ''
      AND removed_at IS NULL AND ver >= ?2
"""
_ALL = """
    SELECT sha256 FROM attachment WHERE removed_at IS NULL
    UNION SELECT preview FROM attachment WHERE removed_at IS NULL AND preview <> ''
"""
_LACKING = """
    SELECT sha256 FROM attachment WHERE removed_at IS NULL AND ver > 0 AND received = 0
    UNION SELECT preview FROM attachment
    WHERE removed_at IS NULL AND ver > 0 AND received = 0 AND preview <> ''
"""
_NAMED_BY_LINES = """
    SELECT arguments FROM outbox WHERE kind = ? AND status NOT IN (?, ?)
"""
_AHEAD = """
    SELECT DISTINCT a.preview, a.preview_size FROM attachment a JOIN ticket t ON t.id = a.ticket_id
    WHERE a.removed_at IS NULL AND a.preview <> '' AND a.ver > 0
      AND ((t.assignee_id = ? AND t.state NOT IN (SELECT value FROM json_each(?)))
           OR EXISTS (SELECT 1 FROM visit v WHERE v.ticket_id = t.id AND v.technician_id = ?
                      AND v.state IN (SELECT value FROM json_each(?))))
    ORDER BY a.added_at DESC LIMIT ?
"""


def shown(connection: apsw.Connection, names: Collection[str]) -> frozenset[str]:
    """Return those of the files that attachments name as the windows show them, or previews."""
    return _names(connection.execute(_SOME, (_text(names), 0)))


def confirmed(connection: apsw.Connection, names: Collection[str]) -> frozenset[str]:
    """Return those of which the portal knows: their command was applied."""
    return _names(connection.execute(_SOME, (_text(names), 1)))


def lacking(connection: apsw.Connection) -> frozenset[str]:
    """Return those of which the portal knows and whose bytes it does not have, with previews."""
    return _names(connection.execute(_LACKING))


def named(connection: apsw.Connection) -> frozenset[str]:
    """Return all that must stay: what is shown, and what an unsettled line of the outbox names."""
    lines = connection.execute(
        _NAMED_BY_LINES,
        (AttachFile.kind, OutboxStatus.CONFIRMED.value, OutboxStatus.MERGED.value),
    )
    found: set[str] = set()
    for (arguments,) in lines:
        values = msgspec.json.decode(str(arguments))
        found |= {values.get("sha256", ""), values.get("preview", "")}
    return _names(connection.execute(_ALL)) | (found - {""})


def ahead(connection: apsw.Connection, person_id: str) -> list[Preview]:
    """Return the previews of the tickets that somebody works on, the newest first."""
    planned = RUNNING | {VisitState.PLANNED, VisitState.CONFIRMED}
    return [
        Preview(str(sha256), int(str(size)))
        for sha256, size in connection.execute(
            _AHEAD, (person_id, _text(ENDED), person_id, _text(planned), _MOST_AHEAD)
        )
    ]


def _names(rows: Iterable[tuple[object, ...]]) -> frozenset[str]:
    return frozenset(str(name) for (name,) in rows)


def _text(names: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(names)).decode()
