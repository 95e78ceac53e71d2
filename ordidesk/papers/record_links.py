"""The link that a sheet's QR code holds: which record the paper belongs to, and as which sheet."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlsplit


class PaperKind(enum.StrEnum):
    """Which sheet a paper is."""

    HANDOVER = "handover"
    RETURN = "return"
    VISIT_REPORT = "visit_report"


class RecordLink(NamedTuple):
    """A paper's record: the loan's id, or the visit's."""

    kind: PaperKind
    id: str


_ID = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
_ENDS = (
    (re.compile(rf"/l/{_ID}/d/?$"), PaperKind.HANDOVER),
    (re.compile(rf"/l/{_ID}/r/?$"), PaperKind.RETURN),
    (re.compile(rf"/v/{_ID}/?$"), PaperKind.VISIT_REPORT),
)


def record_link(text: str, hosts: Collection[str] | None = None) -> RecordLink | None:
    """Return what a link of ours leads to; ``None`` for any other text.

    ``hosts`` are the portal's, in lower case; ``None``: the form alone counts.
    """
    try:
        parts = urlsplit(text.strip().lower())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    if hosts is not None and host not in {it.lower().removeprefix("www.") for it in hosts}:
        return None
    for end, kind in _ENDS:
        if match := end.search(parts.path):
            return RecordLink(kind, match[1])
    return None
