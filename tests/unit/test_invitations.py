"""A visit as a calendar object: what goes in comes out, whatever people are called."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vCalAddress

from ordidesk.domain.visits import VisitState
from ordidesk.server.calendar_zone import described
from ordidesk.server.invitations import Method, Party, VisitFacts, calendar_of, method_of
from ordidesk.server.mail import one_line, plain
from tests.support.records import NOW

PARIS = ZoneInfo("Europe/Paris")
FRENCH = [
    "Europe/Paris",
    "Indian/Reunion",
    "Indian/Mayotte",
    "America/Martinique",
    "America/Cayenne",
    "America/Miquelon",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Marquesas",
]
ELSEWHERE = ["Europe/Dublin", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
TOLD = [state for state in VisitState if method_of(state)]

_texts = st.text(max_size=120)
_parties = st.builds(
    Party, name=_texts, address=st.sampled_from(["a@b.example", "c.d+e@f-g.example"])
)
_instants = st.integers(0, 12 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def facts(**values: object) -> VisitFacts:
    told: dict[str, object] = {
        "visit_id": "0f1e",
        "domain": "portail.example",
        "sequence": 0,
        "state": VisitState.PLANNED,
        "agreed": False,
        "starts_at": NOW,
        "ends_at": NOW + timedelta(minutes=90),
        "zone": PARIS,
        "written_at": NOW,
        "organiser": Party("Ordi Services", "hotline@ordi.example"),
        "summary": "Intervention",
        **values,
    }
    return VisitFacts(**told)  # type: ignore[arg-type] # each test varies some of them


def read(content: bytes) -> tuple[Calendar, Event]:
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    (event,) = found.events
    return found, event


def attendees(event: Event) -> list[vCalAddress]:
    found = event.get("attendee", [])
    return found if isinstance(found, list) else [found]


@given(
    st.builds(
        facts,
        sequence=st.integers(0, 10_000),
        state=st.sampled_from(TOLD),
        agreed=st.booleans(),
        starts_at=_instants,
        zone=st.sampled_from([ZoneInfo(it) for it in FRENCH + ELSEWHERE]),
        organiser=_parties,
        sender=st.sampled_from(["", "portail@ordi.example"]),
        answers_read=st.booleans(),
        attendees=st.lists(_parties, max_size=3),
        summary=_texts,
        place=_texts,
        description=_texts,
        contact=_texts,
    ),
    st.integers(1, 1440),
)
def test_what_goes_in_comes_out_whatever_people_are_called(told: VisitFacts, minutes: int) -> None:
    ends = told.starts_at + timedelta(minutes=minutes)
    told = facts(**{it: getattr(told, it) for it in VisitFacts.__slots__} | {"ends_at": ends})
    content = calendar_of(told)
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    found, event = read(content)
    assert len(found.subcomponents) == 2
    assert not event.subcomponents
    assert not event.errors
    assert event["uid"] == "0f1e@portail.example"
    assert event["sequence"] == told.sequence
    assert event["summary"] == one_line(told.summary)
    assert event.get("location", "") == one_line(told.place)
    assert event.get("description", "") == plain(told.description).strip()
    assert event.get("contact", "") == one_line(told.contact)
    assert event.start == told.starts_at.replace(microsecond=0)
    assert event.end == ends.replace(microsecond=0)
    assert event["organizer"].params.get("CN", "") == one_line(told.organiser.name)
    said = [(it, it.params.get("CN", "")) for it in attendees(event)]
    assert said == [(f"mailto:{it.address}", one_line(it.name)) for it in told.attendees]
    assert found["method"] == method_of(told.state)
    cancelled = found["method"] == Method.CANCEL
    assert (event["status"] == "CANCELLED") == cancelled


@pytest.mark.parametrize("name", FRENCH + ELSEWHERE)
@given(starts=_instants)
def test_a_program_that_knows_no_zones_reads_the_same_instants(name: str, starts: datetime) -> None:
    """The object's own description of the clocks counts for it, in the weeks of a change too."""
    zone = ZoneInfo(name)
    local = starts.astimezone(zone).replace(microsecond=0)
    as_told = described(zone, starts).to_tz(lookup_tzid=False)
    assert local.replace(tzinfo=as_told).utcoffset() == local.replace(fold=0).utcoffset()


@pytest.mark.parametrize(
    ("starts", "wall"),
    [
        (datetime(2026, 3, 28, 8, tzinfo=UTC), "20260328T090000"),
        (datetime(2026, 3, 30, 7, tzinfo=UTC), "20260330T090000"),
        (datetime(2026, 10, 24, 7, tzinfo=UTC), "20261024T090000"),
        (datetime(2026, 10, 26, 8, tzinfo=UTC), "20261026T090000"),
    ],
)
def test_nine_in_the_morning_stays_nine_where_the_clocks_change(
    starts: datetime, wall: str
) -> None:
    content = calendar_of(facts(starts_at=starts, ends_at=starts + timedelta(hours=1))).decode()
    assert f"DTSTART;TZID=Europe/Paris:{wall}" in content
    assert "T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in content
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in content


def test_the_hour_that_comes_twice_is_told_in_utc() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    content = calendar_of(facts(starts_at=first, ends_at=first + timedelta(hours=1))).decode()
    assert "DTSTART;TZID=Europe/Paris:20261025T023000" in content
    assert "DTEND:20261025T013000Z" in content


@pytest.mark.parametrize(
    ("state", "agreed", "status", "partstat", "rsvp"),
    [
        (VisitState.PLANNED, False, "TENTATIVE", "NEEDS-ACTION", "TRUE"),
        (VisitState.CONFIRMED, True, "CONFIRMED", "ACCEPTED", "FALSE"),
        (VisitState.TRAVELLING, False, "CONFIRMED", "NEEDS-ACTION", "TRUE"),
        (VisitState.CANCELLED, True, "CANCELLED", "ACCEPTED", "FALSE"),
        (VisitState.NOT_DONE, False, "CANCELLED", "NEEDS-ACTION", "FALSE"),
    ],
)
def test_who_agreed_is_not_asked_again(
    state: VisitState, *, agreed: bool, status: str, partstat: str, rsvp: str
) -> None:
    party = Party("Hélène Ducœur", "h.ducoeur@valbrune.example")
    told = facts(state=state, agreed=agreed, attendees=[party], answers_read=True)
    _, event = read(calendar_of(told))
    (asked,) = attendees(event)
    assert event["status"] == status
    assert (asked.params["PARTSTAT"], asked.params["RSVP"]) == (partstat, rsvp)


def test_nobody_is_asked_to_answer_where_nobody_reads() -> None:
    told = facts(attendees=[Party("", "a@b.example")], answers_read=False)
    _, event = read(calendar_of(told))
    assert attendees(event)[0].params["RSVP"] == "FALSE"
    assert "CN" not in attendees(event)[0].params


def test_a_name_brings_no_line_of_its_own() -> None:
    evil = 'Léa"; RSVP=FALSE:mailto:x@y.example\r\nATTACH:file:///etc/passwd\nEND:VEVENT^n'
    told = facts(
        organiser=Party(evil, "hotline@ordi.example"),
        attendees=[Party(evil, "a@b.example")],
        summary=evil,
        place=evil,
        description=evil,
        contact=evil,
    )
    content = calendar_of(told)
    found, event = read(content)
    assert content.count(b"\r\nEND:VEVENT") == 1
    assert "attach" not in event
    assert len(found.events) == 1
    assert [str(it) for it in attendees(event)] == ["mailto:a@b.example"]


@pytest.mark.parametrize("state", [VisitState.ON_SITE, VisitState.PAUSED, VisitState.DONE])
def test_calendars_are_told_nothing_of_a_visit_that_began(state: VisitState) -> None:
    assert method_of(state) is None
