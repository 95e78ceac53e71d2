"""What speaks against a slot, said before the visit is dropped there.

Nothing of it is refused: a manager who knows better gives the reason, and it is kept. What two
visits have against each other is the same whichever of them is asked about.
"""

from __future__ import annotations

import enum
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

import msgspec

from ordidesk.domain.absences import Absence
from ordidesk.domain.callback_slots import open_through, read_slots
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.places import Site
from ordidesk.domain.records import instant_text
from ordidesk.domain.service_hours import ServiceHours, is_holiday
from ordidesk.domain.visits import RUNNING, TO_START, Visit
from ordidesk.domain.zones import local_day, zone_of

FIELD_HOURS = ServiceHours(opens=time(8, 0), closes=time(18, 0))
"""When technicians are on the road, by the clocks at the site."""
EARTH_KM = 6371.0
DETOUR = 1.3
"""Roads are that much longer than the straight line."""
KM_PER_HOUR = 50.0
TO_PARK = timedelta(minutes=5)
_COUNTS = TO_START | RUNNING
_NOT_READY = frozenset({LoanState.RESERVED, LoanState.PREPARING})


class WarningKind(enum.StrEnum):
    """What speaks against a slot, the most pressing first."""

    OVERLAP = "overlap"
    """The technician has another visit. Facts: visit, starts_at, ends_at."""
    ABSENT = "absent"
    """The technician is away. Facts: absence, starts_at, ends_at, reason."""
    TRAVEL = "travel"
    """Too little time to get from one visit to the other. Facts: visit, minutes (needed), gap."""
    SITE_CLOSED = "site_closed"
    """The place cannot be entered then. Facts: site, access (as it was written)."""
    HOLIDAY = "holiday"
    """A public holiday there. Facts: day."""
    OUTSIDE_HOURS = "outside_hours"
    """Before or after work, or at a weekend. Facts: opens, closes."""
    CONTACT_BUSY = "contact_busy"
    """Whoever receives the technician receives another one then. Facts: visit, contact."""
    SITE_BUSY = "site_busy"
    """A colleague is at the same site then. Facts: visit, technician."""
    LOANER_NOT_READY = "loaner_not_ready"
    """The loaner that goes along is not prepared. Facts: loan, number, state."""
    SKILL_MISSING = "skill_missing"
    """The technician is not said to have the skill. Facts: skill."""


class BoardWarning(msgspec.Struct, frozen=True):
    """One thing that speaks against a slot."""

    kind: WarningKind
    facts: Mapping[str, str] = {}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around a slot; what is not known warns of nothing."""

    sites: Mapping[str, Site] = {}
    visits: tuple[Visit, ...] = ()
    """Of the technician, the site and the contact; others and the visit itself do no harm."""
    absences: tuple[Absence, ...] = ()
    loans: tuple[Loan, ...] = ()
    """Of the ticket."""
    access: str = ""
    """When the place can be entered, if the ticket tells otherwise than the site."""
    skill: str = ""
    """The skill that was asked for."""
    skills: str = ""
    """Those of the technician, in words."""
    hours: ServiceHours = FIELD_HOURS


def warnings(proposed: Visit, known: Known) -> tuple[BoardWarning, ...]:
    """Return what speaks against a visit as it is proposed, the most pressing first."""
    others = [visit for visit in known.visits if visit.id != proposed.id and visit.state in _COUNTS]
    found = [
        *_against_visits(proposed, others, known.sites),
        *_against_absences(proposed, known.absences),
        *_against_the_place(proposed, known),
        *_against_loans(known.loans),
        *_against_skill(known),
    ]
    order = list(WarningKind)
    return tuple(sorted(found, key=lambda it: (order.index(it.kind), sorted(it.facts.items()))))


def _overlap(one: Visit | Absence, other: Visit | Absence) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _against_visits(
    proposed: Visit, others: list[Visit], sites: Mapping[str, Site]
) -> Iterator[BoardWarning]:
    for other in others:
        together = _overlap(proposed, other)
        if other.technician_id == proposed.technician_id:
            if together:
                facts = {"visit": other.id, **_period(other.starts_at, other.ends_at)}
                yield BoardWarning(WarningKind.OVERLAP, facts)
            else:
                yield from _too_far(proposed, other, sites)
        elif together:
            if proposed.contact_id and other.contact_id == proposed.contact_id:
                facts = {"visit": other.id, "contact": other.contact_id}
                yield BoardWarning(WarningKind.CONTACT_BUSY, facts)
            elif proposed.site_id and other.site_id == proposed.site_id:
                facts = {"visit": other.id, "technician": other.technician_id}
                yield BoardWarning(WarningKind.SITE_BUSY, facts)


def _too_far(proposed: Visit, other: Visit, sites: Mapping[str, Site]) -> Iterator[BoardWarning]:
    needed = travel_time(sites.get(proposed.site_id), sites.get(other.site_id))
    gap = max(other.starts_at - proposed.ends_at, proposed.starts_at - other.ends_at)
    if needed is not None and gap < needed:
        yield BoardWarning(
            WarningKind.TRAVEL,
            {"visit": other.id, "minutes": _minutes(needed), "gap": _minutes(gap)},
        )


def travel_time(one: Site | None, other: Site | None) -> timedelta | None:
    """Estimate the way between two sites; ``None`` where a place is not known."""
    if one is None or other is None:
        return None
    if one.id == other.id:
        return timedelta()
    points = [(it.latitude, it.longitude) for it in (one, other)]
    if any(part is None for point in points for part in point):
        return None
    (lat1, lon1), (lat2, lon2) = ((math.radians(a or 0), math.radians(b or 0)) for a, b in points)
    # Haversine: good at any distance. Rounding may take it just beyond its bounds.
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    km = 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
    minutes = math.ceil(km * DETOUR / KM_PER_HOUR * 60)
    return timedelta(minutes=minutes) + TO_PARK


def _against_absences(proposed: Visit, absences: tuple[Absence, ...]) -> Iterator[BoardWarning]:
    for absence in absences:
        theirs = absence.technician_id == proposed.technician_id
        if theirs and absence.removed_at is None and _overlap(proposed, absence):
            facts = {"absence": absence.id, **_period(absence.starts_at, absence.ends_at)}
            yield BoardWarning(WarningKind.ABSENT, {**facts, "reason": absence.reason})


def _against_the_place(proposed: Visit, known: Known) -> Iterator[BoardWarning]:
    site = known.sites.get(proposed.site_id)
    zone = zone_of(site)
    access = known.access or (site.access if site else "")
    slots = read_slots(access)
    if slots and not open_through(slots, proposed.starts_at, proposed.ends_at, zone):
        facts = {"site": proposed.site_id, "access": access}
        yield BoardWarning(WarningKind.SITE_CLOSED, facts)
    day = local_day(proposed.starts_at, zone)
    if is_holiday(day, site.postcode if site else ""):
        yield BoardWarning(WarningKind.HOLIDAY, {"day": day.isoformat()})
    hours = known.hours
    starts, ends = proposed.starts_at.astimezone(zone), proposed.ends_at.astimezone(zone)
    in_hours = hours.opens <= starts.time() and ends.time() <= hours.closes
    if day.weekday() not in hours.weekdays or ends.date() != day or not in_hours:
        facts = {"opens": f"{hours.opens:%H:%M}", "closes": f"{hours.closes:%H:%M}"}
        yield BoardWarning(WarningKind.OUTSIDE_HOURS, facts)


def _against_loans(loans: tuple[Loan, ...]) -> Iterator[BoardWarning]:
    for loan in loans:
        if loan.state in _NOT_READY:
            facts = {"loan": loan.id, "number": loan.number, "state": str(loan.state)}
            yield BoardWarning(WarningKind.LOANER_NOT_READY, facts)


def _against_skill(known: Known) -> Iterator[BoardWarning]:
    """Warn of a skill that is not among the technician's; where none are told, of nothing."""
    needed, there = _words(known.skill), _words(known.skills)
    if there and not needed <= there:
        yield BoardWarning(WarningKind.SKILL_MISSING, {"skill": known.skill})


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(it for it in plain if not unicodedata.combining(it))
    return frozenset(word for word in re.findall(r"\w+", letters) if len(word) > 2)  # noqa: PLR2004 - "de", "la"


def _period(starts_at: datetime, ends_at: datetime) -> dict[str, str]:
    return {"starts_at": instant_text(starts_at), "ends_at": instant_text(ends_at)}


def _minutes(span: timedelta) -> str:
    return str(round(span.total_seconds() / 60))
