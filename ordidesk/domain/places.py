"""Places and what is agreed about them: clients, their sites, their maintenance contracts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from ordidesk.domain.records import Record


class Client(Record, frozen=True, kw_only=True):
    """An organisation whose hardware is maintained."""

    kind: ClassVar[str] = "client"

    code: str
    """The short code that opens the subject of its mails ("MVALB")."""
    name: str
    siren: str = ""


class Site(Record, frozen=True, kw_only=True):
    """A place of a client where machines stand."""

    kind: ClassVar[str] = "site"

    client_id: str
    name: str
    address: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    access: str = ""
    """When and how the place can be entered."""
    timezone: str = "Europe/Paris"
    """IANA zone in which its slots are planned and shown."""
    latitude: float | None = None
    """Degrees north (WGS 84)."""
    longitude: float | None = None
    """Degrees east (WGS 84)."""


class Contract(Record, frozen=True, kw_only=True):
    """A maintenance contract (PSAI): what is linked to it is covered while it runs."""

    kind: ClassVar[str] = "contract"

    client_id: str
    number: str
    starts_on: date
    ends_on: date
    """The last day that is covered."""

    def covers(self, day: date) -> bool:
        """Tell whether the contract runs on this day."""
        return self.starts_on <= day <= self.ends_on
