"""A company with a full day, a Tuesday at ten, with usual or very long names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from ordidesk.domain.assets import Condition, Custody
from ordidesk.domain.loans import AHEAD, BACK, Accessory, LoanState
from ordidesk.domain.records import Record
from ordidesk.domain.repairs import RepairState
from ordidesk.domain.tickets import Impact, Priority, Scope, TicketState
from ordidesk.domain.visits import VisitState
from ordidesk.server.verification_lists import default_lists
from tests.support.records import (
    CLAUSES,
    COMPANY,
    IDENTITY,
    KARIM,
    LEA,
    NOE,
    NOW,
    SECRETARY,
    TOWN_HALL,
    TOWN_HALL_SITE,
    absence,
    asset,
    entry,
    loan,
    loaner,
    record_id,
    repair,
    request,
    ticket,
    visit,
)

MACHINE = replace(asset(4217), memory="16 Go", system="Windows 11 Pro 24H2")
TICKET = ticket(
    1,
    state=TicketState.IN_PROGRESS,
    assignee_id=LEA.id,
    asset_id=MACHINE.id,
    priority=Priority.HIGH,
    declared_impact=Impact.BLOCKING,
    scope=Scope.GROUP,
    callback="Le matin, avant 11 h",
    access="Clé à l'accueil",
    description="Depuis lundi, le poste s'éteint sans prévenir.\nRien n'a été changé.",
)
HERE = visit("here", TICKET, NOW, contact_id=SECRETARY.id, state=VisitState.ON_SITE, arrived_at=NOW)
SUMMARIES = (
    "Écran noir au démarrage",
    "Imprimante muette",
    "Clavier bloqué",
    "Disque bruyant",
    "Messagerie inaccessible depuis ce matin",
)
PLACES = (
    (LoanState.HANDED_OVER, -6),
    (LoanState.HANDED_OVER, None),
    (LoanState.HANDED_OVER, 9),
    (LoanState.RESERVED, None),
    (LoanState.READY, None),
    (LoanState.RETURNED, None),
    (LoanState.INSPECTED, None),
    (LoanState.DISPUTED, None),
    (LoanState.SETTLED, None),
)
LENT = record_id("loan 0")
"""The id of a loan that is out."""
_DONE = 2
"""Where the state of a visit that is over stands."""
LONG = "Établissement public intercommunal de coopération des Hautes-Vallées-du-Jura-et-du-Doubs"


def empty() -> list[Record]:
    """Return the company before anything happened."""
    return [*COMPANY, NOE, CLAUSES, IDENTITY]


def full() -> list[Record]:
    """Return tickets in each state, a day of visits, loans and repairs at each step."""
    return [*empty(), *default_lists(), MACHINE, TICKET, HERE, *_tickets(), *_loans(), *_plans()]


def long_names() -> list[Record]:
    """Return the same with names, summaries and places as long as they come."""
    return [_lengthened(record) for record in full()]


def _tickets() -> Iterator[Record]:
    states = [it for it in TicketState if it is not TicketState.CONTINUITY]
    priorities = list(Priority)
    for place in range(24):
        state = states[place % len(states)]
        machine = asset(3000 + place)
        made = ticket(
            200 + place,
            state=state,
            summary=SUMMARIES[place % len(SUMMARIES)],
            priority=priorities[place % len(priorities)],
            assignee_id="" if state is TicketState.NEW else (LEA.id, KARIM.id)[place % 2],
            asset_id=machine.id,
            opened_at=NOW - timedelta(hours=3 * place + 1),
            callback="De 9 h à 11 h" if place % 3 else "",
        )
        yield machine
        yield made
        yield entry(f"said {place}", made, NOW - timedelta(hours=1))
    yield entry("first", TICKET, NOW - timedelta(hours=4))
    yield entry("second", TICKET, NOW - timedelta(hours=2), text="Mémoire testée, sans défaut.")


def _loans() -> Iterator[Record]:
    for place, (state, due) in enumerate(PLACES):
        out = state is LoanState.HANDED_OVER
        ahead = state in AHEAD
        made = ticket(
            100 + place,
            state=TicketState.CONTINUITY if out else TicketState.IN_PROGRESS,
            assignee_id=LEA.id,
            summary=SUMMARIES[place % len(SUMMARIES)],
        )
        machine = replace(asset(5000 + place), custody=Custody.WORKSHOP if out else Custody.CLIENT)
        lent = loaner(
            120 + place,
            brand="Dell",
            model="Latitude 5540",
            custody=Custody.ON_LOAN if out else Custody.WORKSHOP,
            ready_at=NOW if state is LoanState.READY else None,
            condition=Condition.TO_WIPE if state in BACK else Condition.WORKING,
        )
        leaves = visit(f"takes {place}", made, NOW + timedelta(days=1, hours=place % 4))
        yield from (made, machine, lent, leaves)
        yield loan(
            str(place),
            made,
            lent,
            number=f"P-{300 + place:04d}",
            replaced_id=machine.id,
            made_at=NOW - timedelta(days=20 + place),
            state=state,
            due_on=None if due is None else (NOW + timedelta(days=due)).date(),
            visit_id=leaves.id if ahead else "",
            receiver_name="" if ahead else SECRETARY.name,
            receiver_id=SECRETARY.id,
            handed_over_by="" if ahead else LEA.id,
            handed_over_at=None if ahead else NOW - timedelta(days=15),
            returned_at=NOW - timedelta(days=1) if state in BACK else None,
            returned_by=LEA.id if state in BACK else "",
            accessories=(
                Accessory(designation="Chargeur", back=1 if state in BACK else None),
                Accessory(designation="Souris", quantity=2, back=1 if state in BACK else None),
            ),
            condition="Rayure au dos",
            dispute="Une souris manque" if state is LoanState.DISPUTED else "",
        )
        if out:
            yield repair(
                str(place),
                made,
                machine,
                loan_id=record_id(f"loan {place}"),
                taken_at=NOW - timedelta(days=12),
                state=list(RepairState)[place % 4],
                diagnosis="Carte mère hors service",
            )
    for place in range(4):
        yield loaner(160 + place, location="Étagère 3", ready_at=NOW if place % 2 else None)


def _plans() -> Iterator[Record]:
    states = (VisitState.PLANNED, VisitState.CONFIRMED, VisitState.DONE, VisitState.PLANNED)
    for place in range(8):
        made = ticket(
            400 + place,
            state=TicketState.IN_PROGRESS,
            assignee_id=(LEA.id, KARIM.id)[place % 2],
            summary=SUMMARIES[place % len(SUMMARIES)],
            priority=list(Priority)[place % len(Priority)],
        )
        hours = -1 if place % len(states) == _DONE else 1 + place // 2
        yield made
        yield visit(
            f"planned {place}",
            made,
            NOW + timedelta(hours=hours - place // 6, minutes=15 * (place % 2)),
            technician_id=made.assignee_id,
            state=states[place % len(states)],
            contact_id=SECRETARY.id,
        )
    for place in range(5):
        made = ticket(
            450 + place,
            state=TicketState.IN_PROGRESS,
            summary=SUMMARIES[place % len(SUMMARIES)],
            priority=list(Priority)[place % len(Priority)],
        )
        yield made
        yield request(f"asked {place}", made, skill="Réseau", minutes=90)
    yield absence("tomorrow", KARIM)


def _lengthened(record: Record) -> Record:
    changes: dict[type[Record], dict[str, str]] = {
        type(TOWN_HALL): {"name": LONG},
        type(TOWN_HALL_SITE): {
            "name": f"{LONG}, bâtiment administratif",
            "address": "1247 boulevard du Maréchal-de-Lattre-de-Tassigny, entrée par la cour",
            "city": "Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson",
        },
        type(SECRETARY): {"name": "Marie-Clémentine de La Rochefoucauld-Montbel d'Estissac"},
        type(TICKET): {
            "summary": "Impossible de se connecter au serveur de fichiers de la comptabilité "
            "depuis la mise à jour de lundi, ni en réseau filaire ni à distance",
        },
        type(MACHINE): {
            "model": "ThinkStation P360 Ultra Workstation Anniversary Edition (30G1S0XX00)",
            "location": "Bâtiment C, 3e étage, aile nord, bureau 312 bis, derrière le copieur",
        },
    }
    return replace(record, **changes.get(type(record), {}))
