"""The files of a ticket, with who added them."""

from __future__ import annotations

from datetime import datetime

from ordidesk.domain.journal import Visibility
from ordidesk.queries.reading import Shown, read
from ordidesk.store.reader import Reader


class TicketFile(Shown, frozen=True):
    """A file that is on a ticket."""

    id: str
    name: str
    media_type: str
    size: int
    """Bytes."""
    sha256: str
    preview: str
    preview_size: int
    width: int
    """Pixels; 0 for what is no picture."""
    height: int
    added_by: str
    added_by_name: str
    added_at: datetime
    visibility: Visibility
    received: bool
    """The portal has its bytes."""
    pending: bool
    """The portal has not heard of it yet."""


_FILES = """
    SELECT a.id, a.name, a.media_type, a.size, a.sha256, a.preview, a.preview_size,
           a.width, a.height, a.added_by, coalesce(p.name, ''), a.added_at, a.visibility,
           a.received, a.id IN (SELECT id FROM kept WHERE kind = 'attachment')
    FROM attachment a LEFT JOIN person p ON p.id = a.added_by
    WHERE a.ticket_id = ? AND a.removed_at IS NULL
    ORDER BY a.added_at, a.rid
"""


def of_ticket(reader: Reader, ticket_id: str) -> tuple[TicketFile, ...]:
    """Return the files that are on a ticket, oldest first."""
    return read(reader, TicketFile, _FILES, ticket_id)
