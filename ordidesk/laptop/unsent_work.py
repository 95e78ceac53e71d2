"""Whose work waits on this laptop, for whoever opens the app next; the work itself is encrypted."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ordidesk.laptop.atomic_file import write_whole


class UnsentWork(msgspec.Struct, frozen=True, kw_only=True):
    """One person's work that a portal has not got yet."""

    portal_url: str
    person_id: str
    name: str
    actions: int


def noted(path: Path) -> tuple[UnsentWork, ...]:
    """Read whose work waits; nobody's when the file is not there or no use any more."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[UnsentWork, ...])
    except (OSError, msgspec.DecodeError):
        return ()


def note(path: Path, work: UnsentWork) -> None:
    """Note how much of a person's work waits, or that none does. Raises ``OSError``."""
    before = noted(path)
    others = [it for it in before if (it.portal_url, it.person_id) != _whose(work)]
    after = (*others, work) if work.actions else tuple(others)
    if after != before:
        write_whole(path, msgspec.json.encode(after))


def forget(path: Path, person_id: str) -> None:
    """Forget that a person's work waits, at whichever portal: it is gone. Raises ``OSError``."""
    before = noted(path)
    after = tuple(it for it in before if it.person_id != person_id)
    if after:
        write_whole(path, msgspec.json.encode(after))
    else:
        path.unlink(missing_ok=True)


def _whose(work: UnsentWork) -> tuple[str, str]:
    return work.portal_url, work.person_id
