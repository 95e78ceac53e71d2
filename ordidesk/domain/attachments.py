"""Attachments: files that belong to a ticket. The bytes travel on their own, by their SHA-256."""

from __future__ import annotations

import re
from datetime import datetime
from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.file_names import safe_name
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.people import EVERYONE, STAFF, Role
from ordidesk.domain.records import Record
from ordidesk.domain.ticket_rules import must_see, sees
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Command, NeverValid, Reason, Refusal, Work, need, unknown

MOST_BYTES = 1 << 30
"""No file is larger, whatever a portal allows."""
MOST_PIXELS = 1 << 20
"""Of one edge of a picture."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}")


class Attachment(Record, frozen=True, kw_only=True):
    """A file that belongs to a ticket; the same file is there once for each audience."""

    kind: ClassVar[str] = "attachment"

    ticket_id: str
    sha256: str
    """Of the file's bytes, in hexadecimal: the name under which they travel and are kept."""
    name: str
    media_type: str
    size: int
    """Bytes."""
    added_by: str
    added_at: datetime
    width: int = 0
    """Pixels, as the picture is seen; 0 for what is no picture."""
    height: int = 0
    preview: str = ""
    """SHA-256 of a small JPEG of it; empty when there is none."""
    preview_size: int = 0
    """Bytes."""
    visibility: Visibility = Visibility.INTERNAL
    removed_at: datetime | None = None
    removed_by: str = ""
    received: bool = False
    """The portal has the bytes; it alone says so, and a command may come before them."""


class AttachFile(Command, frozen=True, kw_only=True):
    """Add a file to a ticket; its bytes follow. Its id is that of ``attachment_id``."""

    kind: ClassVar[str] = "attach_file"
    allowed = EVERYONE

    ticket_id: str
    sha256: str
    name: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0
    preview: str = ""
    preview_size: int = 0
    visibility: Visibility = Visibility.INTERNAL


class RemoveAttachment(Command, frozen=True, kw_only=True):
    """Take a file off a ticket again: whoever added it, or a manager."""

    kind: ClassVar[str] = "remove_attachment"
    allowed = EVERYONE

    attachment_id: str


def attachment_id(ticket_id: str, sha256: str, visibility: Visibility) -> str:
    """Make the id of a file on a ticket: two people who attach the same one mean the same.

    What clients see and what they do not are apart, so that the one never shows the other.
    """
    return derived_id(ticket_id, f"attachment {visibility.value} {sha256}")


def attach_file(work: Work, command: AttachFile) -> None:
    """Add the file and an entry to the journal; one that is there already is merged."""
    _check(command)
    ticket = need(work, Ticket, command.ticket_id)
    must_see(work, ticket)
    own_file = work.actor.role not in STAFF
    visibility = Visibility.CLIENT if own_file else command.visibility
    record_id = attachment_id(ticket.id, command.sha256, visibility)
    there = work.get(Attachment, record_id)
    if there is not None and there.removed_at is None:
        work.merged("sha256")
        return
    name = safe_name(command.name)
    work.put(
        Attachment(
            id=record_id,
            ticket_id=ticket.id,
            sha256=command.sha256,
            name=name,
            media_type=command.media_type,
            size=command.size,
            added_by=work.actor.id,
            added_at=work.now,
            width=command.width,
            height=command.height,
            preview=command.preview,
            preview_size=command.preview_size,
            visibility=visibility,
            received=there is not None and there.received,
        )
    )
    record_entry(
        work,
        ticket.id,
        EntryKind.ATTACHED,
        text=name,
        subject=record_id,
        visibility=visibility,
    )


def remove_attachment(work: Work, command: RemoveAttachment) -> None:
    """Mark the file as removed; its bytes are forgotten once nothing else names them."""
    attachment = need(work, Attachment, command.attachment_id)
    internal = attachment.visibility is Visibility.INTERNAL
    hidden = internal and work.actor.role not in STAFF
    if hidden or not sees(work.actor, need(work, Ticket, attachment.ticket_id)):
        raise unknown(Attachment, attachment.id)
    if work.actor.role is not Role.MANAGER and work.actor.id != attachment.added_by:
        raise Refusal(Reason.NOT_YOURS, kind=Attachment.kind, owner=attachment.added_by)
    if attachment.removed_at is not None:
        work.merged("removed_at")
        return
    work.put(replace(attachment, removed_at=work.now, removed_by=work.actor.id))
    record_entry(
        work,
        attachment.ticket_id,
        EntryKind.DETACHED,
        text=attachment.name,
        subject=attachment.id,
        visibility=attachment.visibility,
    )


def _check(command: AttachFile) -> None:
    """Refuse for good what describes no file, whatever the records say."""
    has_preview = bool(command.preview)
    for field, fits in (
        ("sha256", _SHA256.fullmatch(command.sha256) is not None),
        ("size", 0 < command.size <= MOST_BYTES),
        ("media_type", _MEDIA_TYPE.fullmatch(command.media_type) is not None),
        ("width", 0 <= command.width <= MOST_PIXELS),
        ("height", 0 <= command.height <= MOST_PIXELS),
        ("preview", not has_preview or _SHA256.fullmatch(command.preview) is not None),
        ("preview_size", has_preview == (0 < command.preview_size <= MOST_BYTES)),
    ):
        if not fits:
            raise NeverValid(Reason.NOT_A_FILE, field=field)
