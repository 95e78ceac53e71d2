"""Whom and what sheets name: the client, a place, people, a ticket, a machine."""

from __future__ import annotations

import msgspec


class Client(msgspec.Struct, frozen=True, kw_only=True):
    """Whose contract the work is done under."""

    name: str = ""
    siren: str = ""
    address: str = ""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Where it took place."""

    name: str = ""
    address: str = ""
    location: str = ""
    """Office, room, building."""


class Somebody(msgspec.Struct, frozen=True, kw_only=True):
    """A person as the sheet names them."""

    name: str = ""
    function: str = ""
    phone: str = ""


class TicketOfSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the work is for."""

    number: str = ""
    """Empty until the portal has given one."""
    summary: str = ""


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """An asset; its inventory number is also printed as Code 128."""

    inventory_number: str = ""
    model: str = ""
    """Brand and model."""
    serial: str = ""
