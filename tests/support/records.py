"""Made-up records with believable values, each to be varied by keyword."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from ordidesk.domain.absences import Absence
from ordidesk.domain.assets import Asset, Category, Custody, LifeCycle
from ordidesk.domain.attachments import Attachment, attachment_id
from ordidesk.domain.company import COMPANY_ID, Clauses, CompanyIdentity
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loans import Loan
from ordidesk.domain.people import Person, Role
from ordidesk.domain.places import Client, Contract, Site
from ordidesk.domain.released_days import DayRelease
from ordidesk.domain.repairs import Repair
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.verifications import (
    Answer,
    Item,
    ItemKind,
    Outcome,
    RunState,
    Use,
    VerificationRun,
    VerificationTemplate,
)
from ordidesk.domain.visit_requests import VisitRequest
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Actor

NOW = datetime(2026, 3, 17, 9, 0, tzinfo=UTC)
"""A Tuesday, 10:00 in Paris."""


def record_id(name: str) -> str:
    """Return the id that stands for a name in a test."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, name))


def actor(person: Person) -> Actor:
    """Return whoever acts as this person."""
    return Actor(person.id, person.role, person.client_id)


TOWN_HALL = Client(id=record_id("town hall"), code="MVALB", name="Mairie de Valbrune")
CARE_HOME = Client(id=record_id("care home"), code="EHPTI", name="EHPAD Les Tilleuls")

TOWN_HALL_SITE = Site(
    id=record_id("town hall site"),
    client_id=TOWN_HALL.id,
    name="Hôtel de ville",
    address="1 place de la République",
    postcode="25190",
    city="Valbrune",
    phone="03 81 55 01 00",
    access="Lundi à vendredi, 8 h 30 à 17 h",
)
CARE_HOME_SITE = Site(
    id=record_id("care home site"),
    client_id=CARE_HOME.id,
    name="Bâtiment principal",
    address="14 rue des Écoles",
    postcode="97400",
    city="Saint-Denis",
    phone="02 62 55 02 00",
    timezone="Indian/Reunion",
)

CONTRACT = Contract(
    id=record_id("contract"),
    client_id=TOWN_HALL.id,
    number="PSAI-2025-001",
    starts_on=date(2025, 4, 1),
    ends_on=date(2027, 3, 31),
)
OLD_CONTRACT = Contract(
    id=record_id("old contract"),
    client_id=CARE_HOME.id,
    number="PSAI-2023-007",
    starts_on=date(2023, 1, 1),
    ends_on=date(2025, 12, 31),
)

LEA = Person(id=record_id("lea"), name="Léa Martin", role=Role.TECHNICIAN, mail="lea@ordi.example")
KARIM = Person(id=record_id("karim"), name="Karim Benali", role=Role.TECHNICIAN)
SOPHIE = Person(id=record_id("sophie"), name="Sophie Renaud", role=Role.MANAGER)
NOE = Person(id=record_id("noe"), name="Noé Garnier", role=Role.LOGISTICS)
SECRETARY = Person(
    id=record_id("secretary"),
    name="Hélène Ducœur",
    role=Role.REQUESTER,
    mail="h.ducoeur@valbrune.example",
    phone="03 81 55 01 12",
    job="Secrétaire de mairie",
    client_id=TOWN_HALL.id,
    site_id=TOWN_HALL_SITE.id,
    authorised=True,
)
NURSE = Person(
    id=record_id("nurse"),
    name="Marc Payet",
    role=Role.REFERENT,
    phone="+33 6 92 55 02 07",
    client_id=CARE_HOME.id,
    site_id=CARE_HOME_SITE.id,
)


def asset(number: int, **values: Any) -> Asset:
    """Make a laptop of the town hall, under contract."""
    made = Asset(
        id=record_id(f"asset {number}"),
        inventory_number=f"OD-{number:06d}",
        category=Category.LAPTOP,
        brand="HP",
        model="ProBook 450 G8",
        serial=f"5CD{number:07d}",
        client_id=TOWN_HALL.id,
        site_id=TOWN_HALL_SITE.id,
        location="Bureau 12, 1er étage",
        user_id=SECRETARY.id,
        contract_id=CONTRACT.id,
    )
    return replace(made, **values)


def loaner(number: int, **values: Any) -> Asset:
    """Make a laptop of the company's own, in stock and not prepared."""
    made = asset(
        number,
        client_id="",
        site_id="",
        location="",
        user_id="",
        contract_id="",
        life_cycle=LifeCycle.IN_STOCK,
        custody=Custody.WORKSHOP,
    )
    return replace(made, **values)


def ticket(number: int, **values: Any) -> Ticket:
    """Make a new ticket of the town hall without a machine."""
    made = Ticket(
        id=record_id(f"ticket {number}"),
        number=f"T-{number:06d}",
        client_id=TOWN_HALL.id,
        site_id=TOWN_HALL_SITE.id,
        requester_id=SECRETARY.id,
        summary="Impossible de se connecter au serveur",
        opened_at=datetime(2026, 3, 16, 8, 0, tzinfo=UTC),
        opened_by=SECRETARY.id,
    )
    return replace(made, **values)


def visit(name: str, of: Ticket, starts_at: datetime, **values: Any) -> Visit:
    """Make a planned visit of Léa for a ticket, an hour long."""
    made = Visit(
        id=record_id(f"visit {name}"),
        ticket_id=of.id,
        site_id=of.site_id,
        technician_id=LEA.id,
        client_id=of.client_id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
    )
    return replace(made, **values)


def entry(name: str, of: Ticket, at: datetime, **values: Any) -> JournalEntry:
    """Make a note of Léa in a ticket's journal."""
    made = JournalEntry(
        id=record_id(f"entry {name}"),
        ticket_id=of.id,
        entry=EntryKind.NOTE,
        author_id=LEA.id,
        at=at,
        text="Câble réseau débranché, rebranché.",
    )
    return replace(made, **values)


def attachment(name: str, of: Ticket, content: bytes = b"", **values: Any) -> Attachment:
    """Make a file of Léa on a ticket, with the bytes ``content`` or its name's."""
    held = content or name.encode()
    sha256 = hashlib.sha256(held).hexdigest()
    visibility = values.get("visibility", Visibility.INTERNAL)
    made = Attachment(
        id=attachment_id(of.id, sha256, visibility),
        ticket_id=of.id,
        sha256=sha256,
        name=f"{name}.jpg",
        media_type="image/jpeg",
        size=len(held),
        added_by=LEA.id,
        added_at=NOW,
    )
    return replace(made, **values)


def run(name: str, of: Ticket, **values: Any) -> VerificationRun:
    """Make a run of ``CHECKLIST`` that Léa began for a ticket, without answers."""
    made = VerificationRun(
        id=record_id(f"run {name}"),
        ticket_id=of.id,
        template_id=CHECKLIST.id,
        name=CHECKLIST.name,
        version=CHECKLIST.version,
        title=CHECKLIST.title,
        items=CHECKLIST.items,
        started_by=LEA.id,
        started_at=NOW,
        asset_id=of.asset_id,
    )
    return replace(made, **values)


def request(name: str, of: Ticket, **values: Any) -> VisitRequest:
    """Make a request of Léa's for a visit."""
    made = VisitRequest(
        id=record_id(f"request {name}"),
        ticket_id=of.id,
        client_id=of.client_id,
        site_id=of.site_id,
        cause="Carte mère à remplacer",
        requested_by=LEA.id,
        requested_at=NOW,
    )
    return replace(made, **values)


def loan(name: str, of: Ticket, loaned: Asset, **values: Any) -> Loan:
    """Make Léa's reservation of a loaner for a ticket."""
    made = Loan(
        id=record_id(f"loan {name}"),
        number="P-0001",
        ticket_id=of.id,
        client_id=of.client_id,
        loaner_id=loaned.id,
        site_id=of.site_id,
        made_by=LEA.id,
        made_at=NOW,
    )
    return replace(made, **values)


def repair(name: str, of: Ticket, machine: Asset, **values: Any) -> Repair:
    """Make the repair of a machine that Léa took away."""
    made = Repair(
        id=record_id(f"repair {name}"),
        ticket_id=of.id,
        client_id=of.client_id,
        asset_id=machine.id,
        taken_by=LEA.id,
        taken_at=NOW,
    )
    return replace(made, **values)


def absence(name: str, of: Person, **values: Any) -> Absence:
    """Make the absence of somebody on the day after ``NOW``."""
    made = Absence(
        id=record_id(f"absence {name}"),
        technician_id=of.id,
        starts_at=NOW + timedelta(hours=22),
        ends_at=NOW + timedelta(hours=32),
        recorded_by=SOPHIE.id,
        recorded_at=NOW,
    )
    return replace(made, **values)


def day_release(name: str, of: Person, **values: Any) -> DayRelease:
    """Make the freed day of somebody, without a visit."""
    made = DayRelease(
        id=record_id(f"release {name}"),
        technician_id=of.id,
        day=NOW.date(),
        reason="Absent",
        released_by=SOPHIE.id,
        released_at=NOW,
    )
    return replace(made, **values)


def preparation(name: str, of: Asset, **values: Any) -> VerificationRun:
    """Make a finished run of ``PREPARATION`` that a loaner went through."""
    made = VerificationRun(
        id=record_id(f"preparation {name}"),
        ticket_id="",
        template_id=PREPARATION.id,
        name=PREPARATION.name,
        version=PREPARATION.version,
        title=PREPARATION.title,
        items=PREPARATION.items,
        started_by=NOE.id,
        started_at=NOW,
        asset_id=of.id,
        answers=tuple(Answer(item=it.key, outcome=Outcome.OK) for it in PREPARATION.items),
        state=RunState.PASSED,
        finished_at=NOW,
        finished_by=NOE.id,
    )
    return replace(made, **values)


CHECKLIST = VerificationTemplate(
    id=record_id("checklist"),
    name="computer",
    version=1,
    title="PC fixe ou portable",
    title_en="Desktop or laptop",
    use=Use.CLOSING,
    categories=(Category.LAPTOP, Category.DESKTOP),
    items=(
        Item(key="boot", title="Démarre sans erreur"),
        Item(key="printing", title="Impression d'une page"),
        Item(
            key="battery",
            title="Santé de la batterie",
            kind=ItemKind.NUMBER,
            required=False,
            unit="%",
            low=60.0,
            high=100.0,
        ),
        Item(key="serial", title="Numéro de série", kind=ItemKind.TEXT, required=False),
        Item(key="photo", title="Photo de l'état", kind=ItemKind.PHOTO, required=False),
    ),
)
"""What a laptop goes through after a visit."""

PREPARATION = VerificationTemplate(
    id=record_id("preparation"),
    name="preparation",
    version=1,
    title="Préparation d'un matériel de prêt",
    use=Use.PREPARATION,
    items=(Item(key="clean", title="Propre"), Item(key="boot", title="Démarre")),
)
"""What a loaner goes through before it goes out."""

IDENTITY = CompanyIdentity(
    id=COMPANY_ID,
    name="Ordi Services",
    address="8 rue du Lac, 25000 Besançon",
    siren="123 456 789",
    phone="03 81 55 00 00",
    mail="hotline@ordi.example",
)
CLAUSES = Clauses(
    id=record_id("clauses 1"),
    version=1,
    texts=("Le matériel reste la propriété du prestataire.", "Il est restitué complet."),
)

COMPANY = (
    TOWN_HALL,
    CARE_HOME,
    TOWN_HALL_SITE,
    CARE_HOME_SITE,
    CONTRACT,
    OLD_CONTRACT,
    LEA,
    KARIM,
    SOPHIE,
    SECRETARY,
    NURSE,
)
"""Two clients with their places and people, and the company's own."""
