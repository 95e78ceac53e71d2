"""Places and what is agreed about them: clients, their sites, their maintenance contracts."""

from __future__ import annotations

import enum
from datetime import date
from typing import ClassVar

import msgspec

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


class CoverState(enum.StrEnum):
    """Whether work on a machine is covered."""

    COVERED = "covered"
    EXPIRED = "expired"
    NOT_STARTED = "not_started"
    """The contract is signed and starts later."""
    NONE = "none"
    """No contract ever covered it."""


class Cover(msgspec.Struct, frozen=True):
    """What a machine's contract says on a given day; without contract the rest is empty."""

    state: CoverState
    contract_number: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    """The last day that is or was covered."""


def cover_on(contract: Contract | None, day: date) -> Cover:
    """Tell what the contract of a machine means for work on this day."""
    if contract is None:
        return Cover(CoverState.NONE)
    if contract.covers(day):
        state = CoverState.COVERED
    elif day < contract.starts_on:
        state = CoverState.NOT_STARTED
    else:
        state = CoverState.EXPIRED
    return Cover(state, contract.number, contract.starts_on, contract.ends_on)
