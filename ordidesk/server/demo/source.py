"""The texts that demo data is made of, read from ``resources/demo``."""

from __future__ import annotations

import functools
from typing import TypeVar

import msgspec

import resources

T = TypeVar("T")


class StaffSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the company's own people."""

    name: str
    role: str
    phone: str
    job: str
    skills: str = ""


class CompanySource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The company."""

    mail_domain: str
    staff: tuple[StaffSource, ...]


class SiteSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of a client."""

    name: str
    address: str
    postcode: str
    city: str
    phone: str
    access: str
    latitude: float
    longitude: float
    rooms: tuple[str, ...]


class ClientSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A client, its share of all machines in percent, and its people's functions."""

    code: str
    name: str
    siren: str
    mail_domain: str
    contract: str
    """"active", "expired", or "partial": some machines are not in it."""
    share: int
    jobs: tuple[str, ...]
    software: str
    """What its people work with."""
    vpn: str
    site: tuple[SiteSource, ...]


class ClientsSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every client."""

    client: tuple[ClientSource, ...]


class NamesSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names to combine."""

    first: tuple[str, ...]
    last: tuple[str, ...]


class MachineSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A model that clients own; in ``serial`` a # is a digit and a ? a letter."""

    category: str
    brand: str
    model: str
    prefix: str
    weight: int
    serial: str
    processor: tuple[str, ...] = ("",)
    memory: tuple[str, ...] = ("",)
    storage: tuple[str, ...] = ("",)
    system: tuple[str, ...] = ("",)
    screen: str = ""
    ports: str = ""


class MachinesSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every model."""

    machine: tuple[MachineSource, ...]


class IncidentSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happens to machines of a category, with what is found and done."""

    category: str
    summary: str
    description: str
    reproduction: str
    impact: str
    scope: str
    diagnostic: str
    note: str
    purpose: str
    resolution: str


class IncidentsSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every incident."""

    incident: tuple[IncidentSource, ...]


@functools.cache
def company() -> CompanySource:
    """Return the company."""
    return _read("company", CompanySource)


@functools.cache
def clients() -> tuple[ClientSource, ...]:
    """Return the clients."""
    return _read("clients", ClientsSource).client


@functools.cache
def names() -> NamesSource:
    """Return the names."""
    return _read("names", NamesSource)


@functools.cache
def machines() -> tuple[MachineSource, ...]:
    """Return the models."""
    return _read("machines", MachinesSource).machine


@functools.cache
def incidents() -> tuple[IncidentSource, ...]:
    """Return the incidents."""
    return _read("incidents", IncidentsSource).incident


def _read(name: str, source_type: type[T]) -> T:
    return msgspec.toml.decode(resources.read_bytes(f"demo/{name}.toml"), type=source_type)
