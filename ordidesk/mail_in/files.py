"""Files that come with mails: what they are called, what they are, which of them nobody means."""

from __future__ import annotations

import re

from ordidesk.domain.file_names import safe_name
from ordidesk.domain.media_types import HEAD_BYTES, UNKNOWN, is_picture, media_type_of
from ordidesk.mail_in.message import Attached, Message

SMALL_PICTURE = 10_000
"""Bytes: a smaller one inside the text is a logo or a pixel that tells that the mail was read."""
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+\-]{0,60}/[a-z0-9][a-z0-9.+\-]{0,100}")
_SIGNATURES = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_TNEF_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_TNEF_NAME = "winmail.dat"
_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "text/html": ".html"}


def attached(name: str, said: str, content: bytes, *, inline: bool) -> Attached:
    """Make a file of what a mail holds; ``said`` is the media type that it claims."""
    told = said.strip().lower()
    claimed = told if _MEDIA_TYPE.fullmatch(told) else UNKNOWN
    safe = safe_name(name)
    found = media_type_of(safe, content[:HEAD_BYTES])
    media_type = claimed if found == UNKNOWN else found
    if not name:
        safe += _SUFFIXES.get(media_type, "")
    return Attached(safe, media_type, content, inline)


def is_tnef(name: str, media_type: str) -> bool:
    """Tell whether it is the file in which Outlook hides a mail's text and attachments."""
    return media_type.lower() in _TNEF_TYPES or name.lower() == _TNEF_NAME


def meant_and_aside(files: list[Attached]) -> tuple[tuple[Attached, ...], tuple[Attached, ...]]:
    """Split files into those that somebody attached and those that came by themselves."""
    aside = tuple(file for file in files if _by_itself(file))
    return tuple(file for file in files if not _by_itself(file)), aside


def _by_itself(file: Attached) -> bool:
    small = file.inline and is_picture(file.media_type) and len(file.content) < SMALL_PICTURE
    return small or file.media_type in _SIGNATURES


def mail_as_file(subject: str, content: bytes) -> Attached:
    """Make a file of a mail that is attached to another."""
    return Attached(safe_name(f"{subject[:80] or 'mail'}.eml"), "message/rfc822", content)


def inner_files(messages: tuple[Message, ...]) -> tuple[Attached, ...]:
    """Return the files that were attached to attached mails."""
    return tuple(file for message in messages for file in message.attachments)
