"""The whole of the demo's records, from a seed, a day and two numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from ordidesk.domain.records import Record
from ordidesk.server.demo.calendar import Calendar
from ordidesk.server.demo.loans import Lender
from ordidesk.server.demo.machines import make_machines
from ordidesk.server.demo.places import make_places, make_staff
from ordidesk.server.demo.planning import make_absences, plan_visits
from ordidesk.server.demo.requests import make_requests
from ordidesk.server.demo.tickets import Storyteller
from ordidesk.server.first_texts import FIRST_IDENTITY, first_clauses

ASSETS = 400
TICKETS = 120
SEED = 2


def demo_records(
    today: date, *, assets: int = ASSETS, tickets: int = TICKETS, seed: int = SEED
) -> Iterator[Record]:
    """Yield every record, parents before children; the same for the same arguments.

    ``assets`` is at least 1: the first is the one of the label pictures.
    """
    rng = random.Random(seed)  # noqa: S311 - the same each time, not secret
    calendar = Calendar(today)
    staff, places = make_staff(), make_places(calendar)
    machines = make_machines(places, calendar, assets, rng)
    stories = Storyteller(places, staff, machines, calendar, rng).tell(tickets)
    absences = make_absences(staff, calendar)
    plan_visits(stories, places, staff, absences, calendar)
    lender = Lender(stories, places, staff, machines, calendar)
    lender.lend()
    requests = make_requests(stories, lender.repairs, staff)
    yield FIRST_IDENTITY
    yield first_clauses()
    for place in places:
        yield place.client
        yield from place.contracts
        yield from place.sites
        yield from place.people
    yield from staff.everyone
    yield from lender.machines.values()
    for story in stories:
        yield story.ticket
        if story.visit is not None:
            yield story.visit
        yield from story.journal
    yield from lender.loans
    yield from lender.repairs
    yield from requests
    yield from absences
