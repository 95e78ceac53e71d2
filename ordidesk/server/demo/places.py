"""Clients with sites, contracts and people, and the company's own people."""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import dataclass

from ordidesk.domain.people import Person, Role
from ordidesk.domain.places import Client, Contract, Site
from ordidesk.server.demo import source
from ordidesk.server.demo.calendar import Calendar
from ordidesk.server.demo.source import ClientSource

_NAMESPACE = uuid.UUID("5d0a2f5e-7d3b-5c0e-9b1a-6f3d2c1b0a99")
_AUTHORISED_OF_TEN = 8


def demo_id(*parts: object) -> str:
    """Return the id of a thing of the demo, the same each time."""
    return str(uuid.uuid5(_NAMESPACE, "/".join(str(part) for part in parts)))


@dataclass(frozen=True, slots=True)
class Place:
    """A client as the demo works with it."""

    source: ClientSource
    client: Client
    sites: tuple[Site, ...]
    people: tuple[Person, ...]
    contracts: tuple[Contract, ...]
    """The one that most machines are in comes first."""

    def rooms(self, site: Site) -> tuple[str, ...]:
        """Return the rooms of a site."""
        return next(found.rooms for found in self.source.site if found.name == site.name)


@dataclass(frozen=True, slots=True)
class Staff:
    """The company's own people."""

    technicians: tuple[Person, ...]
    manager: Person
    logistics: Person

    @property
    def everyone(self) -> tuple[Person, ...]:
        """Return them all."""
        return (*self.technicians, self.manager, self.logistics)


def make_staff() -> Staff:
    """Return four technicians, a manager and a person of the workshop."""
    company = source.company()
    people = [
        Person(
            id=demo_id("staff", found.name),
            name=found.name,
            role=Role(found.role),
            mail=f"{_mail_name(found.name)}@{company.mail_domain}",
            phone=found.phone,
            job=found.job,
            skills=found.skills,
        )
        for found in company.staff
    ]
    of_role = {role: tuple(person for person in people if person.role is role) for role in Role}
    return Staff(of_role[Role.TECHNICIAN], of_role[Role.MANAGER][0], of_role[Role.LOGISTICS][0])


def make_places(calendar: Calendar) -> tuple[Place, ...]:
    """Return the clients."""
    names = source.names()
    named = iter(zip(names.first, names.last, strict=True))
    places: list[Place] = []
    phone = 0
    for found in source.clients():
        client = Client(
            id=demo_id("client", found.code), code=found.code, name=found.name, siren=found.siren
        )
        sites = _sites(found, client)
        people: list[Person] = []
        for number, job in enumerate(found.jobs):
            first, last = next(named)
            phone += 1
            people.append(
                Person(
                    id=demo_id("contact", found.code, number),
                    name=f"{first} {last}",
                    role=Role.REQUESTER if number else Role.REFERENT,
                    mail=f"{_mail_name(f'{first} {last}')}@{found.mail_domain}",
                    phone=f"06 39 98 {20 + phone // 100:02d} {phone % 100:02d}",
                    job=job,
                    client_id=client.id,
                    site_id=sites[number % len(sites)].id if number else sites[0].id,
                    authorised=number % 10 < _AUTHORISED_OF_TEN,
                )
            )
        contracts = _contracts(found, client, calendar, len(places))
        places.append(Place(found, client, sites, tuple(people), contracts))
    return tuple(places)


def _sites(found: ClientSource, client: Client) -> tuple[Site, ...]:
    return tuple(
        Site(
            id=demo_id("site", found.code, site.name),
            client_id=client.id,
            name=site.name,
            address=site.address,
            postcode=site.postcode,
            city=site.city,
            phone=site.phone,
            access=site.access,
            latitude=site.latitude,
            longitude=site.longitude,
        )
        for site in found.site
    )


def _contracts(
    found: ClientSource, client: Client, calendar: Calendar, number: int
) -> tuple[Contract, ...]:
    """Return the present contract, and one of before that a few old machines were in."""
    ends = -45 if found.contract == "expired" else 120 + 37 * number
    now = Contract(
        id=demo_id("contract", found.code, "now"),
        client_id=client.id,
        number=f"PSAI-{calendar.day(ends - 730).year}-{number * 7 + 12:03d}",
        starts_on=calendar.day(ends - 730),
        ends_on=calendar.day(ends),
    )
    before = Contract(
        id=demo_id("contract", found.code, "before"),
        client_id=client.id,
        number=f"PSAI-{calendar.day(ends - 1826).year}-{number * 5 + 3:03d}",
        starts_on=calendar.day(ends - 1826),
        ends_on=calendar.day(ends - 731),
    )
    return (now, before)


def _mail_name(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.lower())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    first, _, last = plain.partition(" ")
    return f"{first}.{last.replace(' ', '-')}"
