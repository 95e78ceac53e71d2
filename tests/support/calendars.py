"""Calendars of people who take in what a mail brings them, as RFC 5546 has it."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from typing import Any, NamedTuple

from icalendar import Calendar


class Told(NamedTuple):
    """A calendar object, with what its mail says of it."""

    method: str
    event: Any
    """Its properties, each of a type of its own."""
    raw: bytes

    @property
    def uid(self) -> str:
        """Of the entry."""
        return str(self.event["uid"])

    @property
    def age(self) -> tuple[int, datetime]:
        """What tells the newer of two: the sequence, then the stamp."""
        return int(self.event["sequence"]), self.event["dtstamp"].dt


def told_in(message: EmailMessage) -> list[Told]:
    """Return the objects that a mail brings; its own parts say the same method as they do."""
    found = []
    for part in message.walk():
        if part.get_content_type() != "text/calendar":
            continue
        raw = part.get_payload(decode=True)
        assert isinstance(raw, bytes)
        read = Calendar.from_ical(raw)
        assert isinstance(read, Calendar)
        (event,) = read.events
        assert not event.errors
        assert part.get_param("method") == read["method"]
        assert part.get_content_charset() == "utf-8"
        found.append(Told(str(read["method"]), event, raw))
    return found


class CalendarProgram:
    """Somebody's calendar: an older object changes nothing, nor does the end of one unheard of."""

    def __init__(self) -> None:
        self._held: dict[str, Told] = {}

    def take(self, message: EmailMessage) -> None:
        """Take in what a mail brings."""
        for told in told_in(message):
            there = self._held.get(told.uid)
            if (told.method == "REQUEST") if there is None else (told.age >= there.age):
                self._held[told.uid] = told

    def slot(self, uid: str) -> tuple[datetime, datetime] | None:
        """Return when an entry is; ``None`` for one that is not there or was called off."""
        told = self._held.get(uid)
        if told is None or told.method == "CANCEL":
            return None
        return told.event.start, told.event.end
