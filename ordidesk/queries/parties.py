"""Whom and what sheets name, from their records."""

from __future__ import annotations

from ordidesk.documents.parties import Client, Machine, Site, Somebody
from ordidesk.domain import places
from ordidesk.domain.assets import Asset
from ordidesk.domain.people import Person, Role
from ordidesk.store.reader import Reader


def client_of(reader: Reader, client_id: str) -> Client:
    """Return a client as sheets name it, with the address of its first site."""
    client = reader.get(places.Client, client_id)
    if client is None:
        return Client()
    seat = reader.value("SELECT id FROM site WHERE client_id = ? ORDER BY name LIMIT 1", client_id)
    site = reader.get(places.Site, seat) if seat else None
    return Client(name=client.name, siren=client.siren, address=address(site) if site else "")


def representative_of(reader: Reader, client_id: str) -> Somebody:
    """Return who stands for a client: its IT referent."""
    found = reader.value(
        "SELECT id FROM person WHERE client_id = ? AND role = ? AND active ORDER BY name LIMIT 1",
        client_id,
        Role.REFERENT.value,
    )
    return somebody(reader, found or "")


def somebody(reader: Reader, person_id: str) -> Somebody:
    """Return a person as sheets name them; nobody, without an id."""
    person = reader.get(Person, person_id) if person_id else None
    if person is None:
        return Somebody()
    return Somebody(name=person.name, function=person.job, phone=person.phone)


def site_of(site: places.Site | None, location: str) -> Site:
    """Return a place as sheets name it, with the room."""
    if site is None:
        return Site(location=location)
    return Site(name=site.name, address=address(site), location=location)


def address(site: places.Site) -> str:
    """Return the address of a site in one line."""
    city = f"{site.postcode} {site.city}".strip()
    return ", ".join(part for part in (site.address, city) if part)


def machine_of(asset: Asset | None) -> Machine:
    """Return a machine as sheets name it."""
    if asset is None:
        return Machine()
    return Machine(
        inventory_number=asset.inventory_number,
        model=f"{asset.brand} {asset.model}".strip(),
        serial=asset.serial,
    )
