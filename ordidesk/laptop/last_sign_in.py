"""Who signed in where last, so that the app starts without a question and without a network."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ordidesk.laptop.atomic_file import write_whole


class LastSignIn(msgspec.Struct, frozen=True, kw_only=True):
    """What the sign-in page shows again; no secret."""

    portal_url: str
    mail: str
    person_id: str
    """Empty once signed out: only the page is filled in."""


def remembered(path: Path) -> LastSignIn | None:
    """Read the last sign-in; ``None`` when there is none or the file is no use any more."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=LastSignIn)
    except (OSError, msgspec.DecodeError):
        return None


def remember(path: Path, last: LastSignIn) -> None:
    """Keep the last sign-in; raises ``OSError``."""
    write_whole(path, msgspec.json.encode(last))
