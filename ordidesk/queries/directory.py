"""Choices of the forms: clients, their sites and people, technicians; names for ids."""

from __future__ import annotations

from ordidesk.domain.assets import Category
from ordidesk.domain.people import STAFF, Role
from ordidesk.domain.tickets import OPEN
from ordidesk.queries.reading import Shown, many, read
from ordidesk.queries.words import folded
from ordidesk.store.reader import Reader

_OPEN = many(sorted(OPEN))
_LOOKED_AT = 5_000
_ASSIGNABLE = many([Role.TECHNICIAN, Role.MANAGER])
_STAFF = many(sorted(STAFF))


class ClientChoice(Shown, frozen=True):
    """A client to choose."""

    id: str
    code: str
    name: str


class SiteChoice(Shown, frozen=True):
    """A site to choose."""

    id: str
    name: str
    address: str
    postcode: str
    city: str
    access: str


class PersonChoice(Shown, frozen=True):
    """A client's person to choose."""

    id: str
    name: str
    job: str
    phone: str
    mail: str
    site_id: str
    site_name: str
    authorised: bool


class TechnicianChoice(Shown, frozen=True):
    """Somebody who can be given a ticket, with what they have already."""

    id: str
    name: str
    role: Role
    open_tickets: int


class StaffChoice(Shown, frozen=True):
    """Somebody of the company."""

    id: str
    name: str
    role: Role


class AssetChoice(Shown, frozen=True):
    """A machine to choose."""

    id: str
    inventory_number: str
    category: Category
    brand: str
    model: str
    location: str
    user_id: str
    user_name: str


class ModelChoice(Shown, frozen=True):
    """What machines of the company's clients are, to complete what is typed."""

    brand: str
    model: str
    category: Category


def models(reader: Reader) -> tuple[ModelChoice, ...]:
    """Return the brands and models of some thousand machines, the commonest first.

    Of 100,000 that would take 0.6 s, and what is common is among the last to come as well.
    """
    return read(
        reader,
        ModelChoice,
        "SELECT brand, model, category"
        " FROM (SELECT brand, model, category FROM asset ORDER BY rid DESC LIMIT ?)"
        " WHERE brand <> '' AND model <> ''"
        " GROUP BY brand, model, category ORDER BY count(*) DESC, brand, model, category",
        _LOOKED_AT,
    )


def clients(reader: Reader) -> tuple[ClientChoice, ...]:
    """Return all clients by name."""
    found = read(reader, ClientChoice, "SELECT id, code, name FROM client")
    return tuple(sorted(found, key=lambda client: folded(client.name)))


def sites(reader: Reader, client_id: str) -> tuple[SiteChoice, ...]:
    """Return the sites of a client by name."""
    found = read(
        reader,
        SiteChoice,
        "SELECT id, name, address, postcode, city, access FROM site WHERE client_id = ?",
        client_id,
    )
    return tuple(sorted(found, key=lambda site: folded(site.name)))


def people(reader: Reader, client_id: str) -> tuple[PersonChoice, ...]:
    """Return the active people of a client: those who may ask for support first, then by name."""
    found = read(
        reader,
        PersonChoice,
        "SELECT p.id, p.name, p.job, p.phone, p.mail, p.site_id, coalesce(s.name, ''),"
        " p.authorised FROM person p LEFT JOIN site s ON s.id = p.site_id"
        " WHERE p.client_id = ? AND p.active",
        client_id,
    )
    return tuple(sorted(found, key=lambda person: (not person.authorised, folded(person.name))))


def technicians(reader: Reader) -> tuple[TechnicianChoice, ...]:
    """Return everybody who can be given a ticket, by name."""
    found = read(
        reader,
        TechnicianChoice,
        "SELECT p.id, p.name, p.role, (SELECT count(*) FROM ticket t WHERE t.assignee_id = p.id"
        " AND t.state IN (SELECT value FROM json_each(?))) FROM person p"
        " WHERE p.active AND p.role IN (SELECT value FROM json_each(?))",
        _OPEN,
        _ASSIGNABLE,
    )
    return tuple(sorted(found, key=lambda person: folded(person.name)))


def assets(
    reader: Reader, client_id: str, site_id: str = "", limit: int = 200
) -> tuple[AssetChoice, ...]:
    """Return the first assets of a client, or of one of its sites, by inventory number."""
    return read(
        reader,
        AssetChoice,
        "SELECT a.id, a.inventory_number, a.category, a.brand, a.model, a.location, a.user_id,"
        " coalesce(p.name, '') FROM asset a LEFT JOIN person p ON p.id = a.user_id"
        " WHERE a.client_id = ?1 AND (?2 = '' OR a.site_id = ?2) AND a.life_cycle <> 'retired'"
        " ORDER BY a.inventory_number LIMIT ?3",
        client_id,
        site_id,
        limit,
    )


_NAMES = {
    "client": "SELECT name FROM client WHERE id = ?",
    "site": "SELECT name FROM site WHERE id = ?",
    "person": "SELECT name FROM person WHERE id = ?",
    "contract": "SELECT number FROM contract WHERE id = ?",
    "asset": "SELECT inventory_number FROM asset WHERE id = ?",
    "ticket": "SELECT coalesce(nullif(number, ''), summary) FROM ticket WHERE id = ?",
    "visit": "SELECT coalesce(nullif(t.number, ''), t.summary) FROM visit v"
    " JOIN ticket t ON t.id = v.ticket_id WHERE v.id = ?",
}


def name_of(reader: Reader, kind: str, record_id: str) -> str:
    """Return what people call a record (a visit by its ticket); empty when it is not there."""
    query = _NAMES.get(kind)
    name: str | None = reader.value(query, record_id) if query else None
    return name or ""


def staff(reader: Reader) -> tuple[StaffChoice, ...]:
    """Return the company's own people by name."""
    return read(
        reader,
        StaffChoice,
        "SELECT id, name, role FROM person WHERE active"
        " AND role IN (SELECT value FROM json_each(?)) ORDER BY name, id",
        _STAFF,
    )
