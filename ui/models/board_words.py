"""What speaks against a slot, in a line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.board_warnings import BoardWarning, WarningKind
from ordidesk.queries.board import Board
from ui import moments

_LONGEST_ACCESS = 70
"""What of a place's access fits a line; the visit shows all of it."""


def names_of(board: Board) -> dict[str, str]:
    """Name what warnings name by id: a visit by its ticket's number, people by their names."""
    contacts = {it.contact_id: it.contact_name for it in board.visits}
    people = {it.id: it.name for it in board.people}
    return {**contacts, **people, **{it.id: it.ticket_number for it in board.visits}}


def sentence(warning: BoardWarning, names: Mapping[str, str], zone: str) -> str:
    """Say one warning; ``names`` as of ``names_of``, times by the clocks of ``zone``.

    What has no name, as it is not on the board, is called another visit, or a colleague.
    """
    return _SAID[warning.kind](warning.facts, names, zone)


def seen(last_synced: datetime | None, now: datetime, zone: str) -> str:
    """Say when somebody's laptop last synchronised; ``None``: it never did."""
    translate = QCoreApplication.translate
    if last_synced is None:
        return translate("BoardWords", "Never synchronised")
    if moments.local_day(last_synced, zone) == moments.local_day(now, zone):
        told = translate("BoardWords", "Seen at {time}")
        return told.format(time=moments.time_of_day(last_synced, zone))
    told = translate("BoardWords", "Seen {when}")
    return told.format(when=moments.when(last_synced, now, zone))


def _overlap(facts: Mapping[str, str], names: Mapping[str, str], zone: str) -> str:
    translate = QCoreApplication.translate
    slot = moments.slot(*_period(facts), zone)
    number = names.get(facts["visit"], "")
    if not number:
        return translate("BoardWords", "Overlaps another visit ({slot})").format(slot=slot)
    told = translate("BoardWords", "Overlaps {number} ({slot})")
    return told.format(number=number, slot=slot)


def _absent(facts: Mapping[str, str], _: Mapping[str, str], zone: str) -> str:
    told = QCoreApplication.translate("BoardWords", "Absent: {reason}")
    return told.format(reason=facts["reason"] or _days(*_period(facts), zone))


def _days(starts_at: datetime, ends_at: datetime, zone: str) -> str:
    """Write a period: its hours within a day, its days otherwise."""
    first, last = moments.local_day(starts_at, zone), moments.local_day(ends_at, zone)
    if first == last:
        return moments.slot(starts_at, ends_at, zone)
    return f"{moments.day_and_month(first)} – {moments.day_and_month(last)}"


def _travel(facts: Mapping[str, str], names: Mapping[str, str], _: str) -> str:
    translate = QCoreApplication.translate
    needed, left = (
        moments.duration(timedelta(minutes=int(facts[name]))) for name in ("minutes", "gap")
    )
    number = names.get(facts["visit"], "")
    if not number:
        told = translate("BoardWords", "Travel: {needed} needed, {left} planned")
        return told.format(needed=needed, left=left)
    told = translate("BoardWords", "Travel, {number}: {needed} needed, {left} planned")
    return told.format(number=number, needed=needed, left=left)


def _site_closed(facts: Mapping[str, str], _: Mapping[str, str], __: str) -> str:
    told = QCoreApplication.translate("BoardWords", "Site closed: “{access}”")
    return told.format(access=_shortened(facts["access"]))


def _shortened(text: str) -> str:
    whole = " ".join(text.split())
    if len(whole) <= _LONGEST_ACCESS:
        return whole
    return whole[:_LONGEST_ACCESS].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _holiday(_: Mapping[str, str], __: Mapping[str, str], ___: str) -> str:
    return QCoreApplication.translate("BoardWords", "Public holiday")


def _outside_hours(facts: Mapping[str, str], _: Mapping[str, str], __: str) -> str:
    told = QCoreApplication.translate("BoardWords", "Outside working hours ({opens} – {closes})")
    return told.format(opens=facts["opens"], closes=facts["closes"])


def _contact_busy(facts: Mapping[str, str], names: Mapping[str, str], _: str) -> str:
    translate = QCoreApplication.translate
    name = names.get(facts["contact"], "")
    if not name:
        return translate("BoardWords", "The contact receives a colleague then")
    return translate("BoardWords", "{name} receives a colleague then").format(name=name)


def _site_busy(facts: Mapping[str, str], names: Mapping[str, str], _: str) -> str:
    translate = QCoreApplication.translate
    name = names.get(facts["technician"], "")
    if not name:
        return translate("BoardWords", "A colleague is on site then")
    return translate("BoardWords", "{name} is on site then").format(name=name)


def _loaner_not_ready(facts: Mapping[str, str], _: Mapping[str, str], __: str) -> str:
    translate = QCoreApplication.translate
    if not facts["number"]:
        return translate("BoardWords", "Loaner not prepared yet")
    told = translate("BoardWords", "Loaner {number} not prepared yet")
    return told.format(number=facts["number"])


def _skill_missing(facts: Mapping[str, str], _: Mapping[str, str], __: str) -> str:
    told = QCoreApplication.translate("BoardWords", "Skill not told: {skill}")
    return told.format(skill=facts["skill"])


def _period(facts: Mapping[str, str]) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(facts["starts_at"]), datetime.fromisoformat(facts["ends_at"])


_Say = Callable[[Mapping[str, str], Mapping[str, str], str], str]
_SAID: Mapping[WarningKind, _Say] = {
    WarningKind.OVERLAP: _overlap,
    WarningKind.ABSENT: _absent,
    WarningKind.TRAVEL: _travel,
    WarningKind.SITE_CLOSED: _site_closed,
    WarningKind.HOLIDAY: _holiday,
    WarningKind.OUTSIDE_HOURS: _outside_hours,
    WarningKind.CONTACT_BUSY: _contact_busy,
    WarningKind.SITE_BUSY: _site_busy,
    WarningKind.LOANER_NOT_READY: _loaner_not_ready,
    WarningKind.SKILL_MISSING: _skill_missing,
}
