"""Declaring tickets: what they start with, and what is refused."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import (
    SUMMARY_LIMIT,
    TEXT_LIMIT,
    Channel,
    Impact,
    OpenTicket,
    Priority,
    Scope,
    Ticket,
    TicketState,
    priority_of,
)
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    LEA,
    NOW,
    NURSE,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
)
from tests.support.scripts import LAPTOP, WORLD


def after(person: Person, command: Command, *instead: Record) -> Ticket:
    """Give a command in the world of scripts and return the ticket that it opens."""
    records = FakeRecords(*WORLD, *instead)
    do(records, person, command)
    moved = records.get(Ticket, derived_id(command_id(NOW, 1), "ticket"))
    assert moved is not None
    return moved


@pytest.mark.parametrize(
    ("impact", "scope", "urgency", "priority"),
    [
        (Impact.BLOCKING, Scope.ALL, 0, Priority.CRITICAL),
        (Impact.BLOCKING, Scope.GROUP, 0, Priority.HIGH),
        (Impact.BLOCKING, Scope.ONE, 0, Priority.HIGH),
        (Impact.DEGRADED, Scope.ALL, 0, Priority.NORMAL),
        (Impact.DEGRADED, Scope.GROUP, 0, Priority.NORMAL),
        (Impact.DEGRADED, Scope.ONE, 0, Priority.LOW),
        (Impact.BLOCKING, Scope.ONE, 1, Priority.CRITICAL),
        (Impact.BLOCKING, Scope.ONE, -1, Priority.NORMAL),
        (Impact.BLOCKING, Scope.ALL, 1, Priority.CRITICAL),
        (Impact.BLOCKING, Scope.ALL, -1, Priority.HIGH),
        (Impact.DEGRADED, Scope.ONE, 1, Priority.NORMAL),
        (Impact.DEGRADED, Scope.ONE, -1, Priority.LOW),
    ],
)
def test_priority_is_derived(
    impact: Impact, scope: Scope, urgency: int, priority: Priority
) -> None:
    assert priority_of(impact, scope, urgency) is priority


OPENING = OpenTicket(
    client_id=TOWN_HALL.id,
    summary="  Impossible d'imprimer ",
    channel=Channel.PHONE,
    impact=Impact.BLOCKING,
    scope=Scope.GROUP,
    asset_id=LAPTOP.id,
    requester_id=SECRETARY.id,
    description="Depuis ce matin.\x00",
)


def test_a_declared_ticket_is_new_and_says_who_opened_it_when() -> None:
    made = after(SOPHIE, OPENING)
    assert made.state is TicketState.NEW
    assert (made.opened_by, made.opened_at) == (SOPHIE.id, NOW)
    assert (made.summary, made.description) == ("Impossible d'imprimer", "Depuis ce matin.")
    assert made.priority is Priority.HIGH
    assert (made.assignee_id, made.qualified_impact) == ("", None)


def test_a_generic_ticket_needs_no_machine() -> None:
    assert after(LEA, replace(OPENING, asset_id="", requester_id="")).asset_id == ""


def test_only_the_portal_numbers_a_ticket() -> None:
    for numbers, number in ((True, "T-000001"), (False, "")):
        records = FakeRecords(*WORLD, numbers=numbers)
        do(records, LEA, OPENING)
        made = records.get(Ticket, derived_id(command_id(NOW, 1), "ticket"))
        assert made is not None
        assert made.number == number


@pytest.mark.parametrize(
    ("fault", "reason", "facts"),
    [
        ({"summary": " \x00 "}, Reason.TEXT_MISSING, {"field": "summary"}),
        (
            {"summary": "x" * (SUMMARY_LIMIT + 1)},
            Reason.TEXT_TOO_LONG,
            {"field": "summary", "limit": "200"},
        ),
        (
            {"location": "x" * 201},
            Reason.TEXT_TOO_LONG,
            {"field": "location", "limit": "200"},
        ),
        (
            {"description": "x" * (TEXT_LIMIT + 1)},
            Reason.TEXT_TOO_LONG,
            {"field": "description", "limit": "20000"},
        ),
    ],
)
def test_a_text_that_cannot_be_is_never_valid(
    fault: dict[str, str], reason: Reason, facts: dict[str, str]
) -> None:
    told = refusal(FakeRecords(), LEA, replace(OPENING, **fault))
    assert isinstance(told, NeverValid)
    assert (told.reason, told.facts) == (reason, facts)


def test_a_text_may_be_as_long_as_its_limit() -> None:
    assert len(after(LEA, replace(OPENING, summary="é" * SUMMARY_LIMIT)).summary) == SUMMARY_LIMIT


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ({"site_id": CARE_HOME_SITE.id}, "site"),
        ({"requester_id": NURSE.id}, "person"),
        ({"client_id": CARE_HOME.id, "requester_id": ""}, "asset"),
    ],
)
def test_a_ticket_names_only_what_is_its_clients(named: dict[str, str], kind: str) -> None:
    told = refusal(FakeRecords(*WORLD), LEA, replace(OPENING, **named))
    assert (told.reason, told.facts["kind"]) == (Reason.OTHER_CLIENT, kind)


def test_a_machine_that_no_client_owns_may_be_on_anybodys_ticket() -> None:
    loaner = replace(LAPTOP, client_id="")
    assert after(LEA, OPENING, loaner).asset_id == loaner.id


@pytest.mark.parametrize(
    "person", [NURSE, replace(SECRETARY, client_id="")], ids=["another client's", "nobody's"]
)
def test_a_clients_person_declares_for_their_own_client_only(person: Person) -> None:
    told = refusal(FakeRecords(*WORLD), person, OPENING)
    assert told.reason is Reason.UNKNOWN_RECORD


def test_a_command_that_comes_twice_opens_one_ticket() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, OPENING)
    assert refusal(records, LEA, OPENING).reason is Reason.ALREADY_THERE
