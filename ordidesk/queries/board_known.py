"""What the board knows around a slot: loaded once when a drag begins, asked at every step of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from ordidesk.domain.absences import Absence
from ordidesk.domain.board_warnings import Known, travel_time
from ordidesk.domain.loans import Loan, LoanState
from ordidesk.domain.places import Site
from ordidesk.domain.planning import LONGEST
from ordidesk.domain.records import Plain, R, columns, from_row, instant_text
from ordidesk.domain.service_hours import is_holiday
from ordidesk.domain.visit_requests import RequestState
from ordidesk.domain.visits import RUNNING, TO_START, Visit, VisitState
from ordidesk.queries.backlog import Waiting
from ordidesk.queries.board import span
from ordidesk.queries.reading import many
from ordidesk.store.reader import Reader

_COUNT = TO_START | RUNNING
_BESIDE = timedelta(days=1)
"""So much before and after the days shown is known too: the first visit of a day has a way."""
_ROUNDING = timedelta(minutes=2)


class _InOrder:
    """Periods of one person, place or contact, found by when they are."""

    def __init__(self, periods: Iterable[Visit]) -> None:
        self._periods = sorted(periods, key=lambda it: it.starts_at)
        self._begin = [it.starts_at for it in self._periods]
        self._longest = max((it.ends_at - it.starts_at for it in self._periods), default=_BESIDE)

    def within(self, starts_at: datetime, ends_at: datetime) -> Iterator[Visit]:
        """Return those that share an instant with a period, or touch it."""
        first = bisect_left(self._begin, starts_at - self._longest)
        for place in range(first, len(self._periods)):
            if self._begin[place] > ends_at:
                return
            if self._periods[place].ends_at >= starts_at:
                yield self._periods[place]


_NOTHING = _InOrder(())


class Surroundings:
    """Visits, absences, places and loans of a span of days; it never changes, any thread asks."""

    def __init__(  # noqa: PLR0913 - one a kind of record
        self,
        *,
        sites: Iterable[Site] = (),
        visits: Iterable[Visit] = (),
        absences: Iterable[Absence] = (),
        loans: Iterable[Loan] = (),
        skills: Mapping[str, str] | None = None,
        wanted: Mapping[str, str] | None = None,
    ) -> None:
        """``skills`` are those of people, ``wanted`` what visits were asked for with, by id."""
        counting = [it for it in visits if it.state in _COUNT]
        self._visits = {it.id: it for it in counting}
        self._sites = {it.id: it for it in sites}
        self._of_technician = _sorted_by(counting, lambda it: it.technician_id)
        self._of_site = _sorted_by(counting, lambda it: it.site_id)
        self._of_contact = _sorted_by(counting, lambda it: it.contact_id)
        self._absences: dict[str, list[Absence]] = defaultdict(list)
        for absence in absences:
            if absence.removed_at is None:
                self._absences[absence.technician_id].append(absence)
        self._loans: dict[str, list[Loan]] = defaultdict(list)
        for loan in loans:
            self._loans[loan.ticket_id].append(loan)
        self._skills, self._wanted = skills or {}, wanted or {}
        self._farthest = _farthest(self._sites.values())

    def visit(self, visit_id: str) -> Visit | None:
        """Return a visit that has not ended, as a drag begins with it."""
        return self._visits.get(visit_id)

    def known(self, proposed: Visit, skill: str = "") -> Known:
        """Return what may speak against a visit as it is proposed, and little else.

        ``skill`` is what is asked for; of a visit that is planned it is known.
        """
        starts_at, ends_at = proposed.starts_at, proposed.ends_at
        near = self._of_technician.get(proposed.technician_id, _NOTHING).within(
            starts_at - self._farthest, ends_at + self._farthest
        )
        at_once = (
            *self._of_site.get(proposed.site_id, _NOTHING).within(starts_at, ends_at),
            *self._of_contact.get(proposed.contact_id, _NOTHING).within(starts_at, ends_at),
        )
        return Known(
            sites=self._sites,
            visits=tuple({it.id: it for it in (*near, *at_once)}.values()),
            absences=tuple(
                it
                for it in self._absences.get(proposed.technician_id, ())
                if it.starts_at < ends_at and it.ends_at > starts_at
            ),
            loans=tuple(self._loans.get(proposed.ticket_id, ())),
            skill=skill or self._wanted.get(proposed.id, ""),
            skills=self._skills.get(proposed.technician_id, ""),
        )


def _sorted_by(visits: Iterable[Visit], key: Callable[[Visit], str]) -> dict[str, _InOrder]:
    groups: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        if key(visit):
            groups[key(visit)].append(visit)
    return {name: _InOrder(group) for name, group in groups.items()}


def _farthest(sites: Iterable[Site]) -> timedelta:
    """Return a time in which one gets from any of the sites to any other.

    By way of the first of them it takes no less: twice the longest way from there.
    """
    placed = [it for it in sites if it.latitude is not None and it.longitude is not None]
    ways = (travel_time(placed[0], it) or timedelta() for it in placed)
    return 2 * max(ways, default=timedelta()) + _ROUNDING if placed else timedelta()


def surroundings(
    reader: Reader,
    first: date,
    last: date,
    zone: str,
) -> Surroundings:
    """Load what the days from ``first`` to ``last`` know, a day before and after them too.

    Imports the holidays the first time, so that no step of a drag does: ask on a worker.
    """
    begins, ends = span(first, last, zone)
    between = (instant_text(begins - _BESIDE), instant_text(ends + _BESIDE))
    visits = _records(
        reader,
        Visit,
        "starts_at > ? AND starts_at < ? AND ends_at > ?"
        " AND state IN (SELECT value FROM json_each(?))",
        *(instant_text(begins - _BESIDE - LONGEST), between[1], between[0]),
        many(sorted(_COUNT)),
    )
    asked = reader.rows(
        "SELECT visit_id, site_id, ticket_id, skill FROM visit_request"
        " WHERE state = ?1 OR skill <> '' AND state = ?2",
        RequestState.OPEN.value,
        RequestState.PLANNED.value,
    )
    tickets = {it.ticket_id for it in visits} | {ticket_id for _, _, ticket_id, _ in asked}
    places = {it.site_id for it in visits} | {site_id for _, site_id, _, _ in asked}
    sites = _records(
        reader,
        Site,
        "id IN (SELECT value FROM json_each(?1))"
        " OR id IN (SELECT site_id FROM ticket WHERE id IN (SELECT value FROM json_each(?2)))",
        many(sorted(places)),
        many(sorted(tickets)),
    )
    _recall_holidays(sites, begins.year, ends.year)
    return Surroundings(
        sites=sites,
        visits=visits,
        absences=_records(
            reader,
            Absence,
            "removed_at IS NULL AND ends_at > ? AND starts_at < ?",
            *between,
        ),
        loans=_records(
            reader,
            Loan,
            "state IN (?, ?)",
            LoanState.RESERVED.value,
            LoanState.PREPARING.value,
        ),
        skills=dict(reader.rows("SELECT id, skills FROM person WHERE skills <> ''")),
        wanted={visit_id: skill for visit_id, _, _, skill in asked if visit_id and skill},
    )


def _records(reader: Reader, record_type: type[R], where: str, *params: Plain) -> list[R]:
    listed = ", ".join(f'"{name}"' for name in columns(record_type))
    rows = reader.rows(
        f"SELECT {listed} FROM {record_type.kind} WHERE {where}",  # noqa: S608 - our own names
        *params,
    )
    return [from_row(record_type, row) for row in rows]


def _recall_holidays(sites: Iterable[Site], first_year: int, last_year: int) -> None:
    for postcode in {"", *(it.postcode for it in sites)}:
        for year in range(first_year, last_year + 1):
            is_holiday(date(year, 1, 1), postcode)


def proposed_of_request(
    waiting: Waiting, technician_id: str, starts_at: datetime, ends_at: datetime
) -> Visit:
    """Return the visit that a line of the list would become, to be warned of; it has no id yet."""
    return Visit(
        id="",
        ticket_id=waiting.ticket_id,
        client_id=waiting.client_id,
        site_id=waiting.site_id,
        contact_id=waiting.contact_id,
        technician_id=technician_id,
        starts_at=starts_at,
        ends_at=ends_at,
        purpose=waiting.cause,
        state=VisitState.PLANNED,
    )
