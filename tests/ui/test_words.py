"""Every state, reason, command and fault that can reach a person has words of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path

import msgspec
import pytest

from ordidesk.domain import (
    assets,
    company,
    equivalence,
    journal,
    loans,
    people,
    repairs,
    tickets,
    visits,
)
from ordidesk.domain.catalogue import COMMANDS, RECORDS
from ordidesk.domain.places import Cover, CoverState
from ordidesk.domain.tickets import EDITABLE as TICKET_FIELDS
from ordidesk.domain.work import Reason, Refusal
from ordidesk.labels.faults import CameraFault
from ordidesk.labels.hints import Hint
from ordidesk.portal.errors import (
    AddressFault,
    BadAddress,
    CertificateFault,
    CertificateInvalid,
    Evidence,
    NotAPortal,
    PortalUnreachable,
    Reach,
)
from ordidesk.store import errors, key
from ordidesk.store.outbox import OutboxStatus
from ordidesk.sync.policy import Problem
from ui import words
from ui.models.rows import cover_chip, short_cover_chip
from ui.models.sync_words import problem_words
from ui.pages.ticket_steps import step_words
from ui.problems import sentence
from ui.scan_words import fault_words, hint_words

NOTHING_TO_SAY = {tickets.WaitingFor.NOTHING}
"""A ticket that waits for nothing says nothing."""
ENUMS = (
    tickets.TicketState,
    tickets.WaitingFor,
    tickets.Priority,
    tickets.Impact,
    tickets.Scope,
    tickets.Channel,
    visits.VisitState,
    assets.Category,
    assets.LifeCycle,
    assets.Custody,
    assets.Condition,
    people.Role,
    journal.EntryKind,
    loans.LoanState,
    loans.Grade,
    loans.DiskPlace,
    loans.WipeMethod,
    loans.LoanSheet,
    repairs.RepairState,
    equivalence.Aspect,
    tickets.CoverDecision,
    visits.ConfirmedBy,
)


def assert_told_apart(said: Iterable[str]) -> None:
    texts = list(said)
    assert all(text.strip() for text in texts)
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_value_has_words(kind: type[Enum]) -> None:
    assert_told_apart(words.word(value) for value in kind if value not in NOTHING_TO_SAY)


@pytest.mark.parametrize(
    ("say", "values"),
    [
        (words.refusal, Reason),
        (words.outbox_status, OutboxStatus),
        (problem_words, Problem),
        (fault_words, CameraFault),
        (hint_words, Hint),
        (step_words, tickets.TicketState),
    ],
)
def test_every_reason_and_fault_has_words(
    say: Callable[[object], str], values: Iterable[object]
) -> None:
    assert_told_apart(say(value) for value in values)


def test_every_command_and_record_has_a_name() -> None:
    assert_told_apart(words.command(kind) for kind in COMMANDS)
    assert all(words.command(kind) != kind for kind in COMMANDS)
    assert_told_apart(words.record_kind(kind) for kind in RECORDS)


def test_every_field_that_can_be_corrected_has_a_name() -> None:
    fields = {*TICKET_FIELDS, *assets.EDITABLE, *company.EDITABLE_OF_COMPANY}
    assert all(words.field(name) != name for name in fields)


@pytest.mark.parametrize("state", CoverState)
def test_every_state_of_cover_has_a_chip(state: CoverState) -> None:
    assert cover_chip(Cover(state)).text
    assert short_cover_chip(Cover(state)).text


def test_every_way_the_portal_can_fail_says_what_to_do() -> None:
    host = "portail.example.fr"
    told = [
        *(sentence(BadAddress("x", fault)) for fault in AddressFault),
        *(sentence(PortalUnreachable(reach, host)) for reach in Reach),
        *(sentence(CertificateInvalid(fault, host, "")) for fault in CertificateFault),
    ]
    assert_told_apart(told)
    assert all("{" not in text for text in told)
    assert all(sentence(NotAPortal(evidence, host)) for evidence in Evidence)


def test_every_way_the_store_can_fail_says_what_is_kept() -> None:
    kinds = (
        errors.StoreLocked,
        errors.StoreTooNew,
        errors.WrongKey,
        errors.StoreDamaged,
        errors.DiskFull,
        errors.DiskFailing,
        key.KeyMissing,
        key.WrongPin,
        key.PinTooShort,
        key.KeyFileDamaged,
    )
    assert_told_apart(sentence(kind(Path("store.db"))) for kind in kinds)


def test_a_refusal_is_told_by_its_reason() -> None:
    assert sentence(Refusal(Reason.ALREADY_TAKEN, assignee="x")) == words.refusal("already_taken")


def taken(state: loans.LoanState, **facts: str) -> str:
    told = {"state": state, "holder": "M. Roche", "client": "Mairie", "number": "P-0312", **facts}
    return sentence(Refusal(Reason.LOANER_TAKEN, **told))


@pytest.mark.parametrize("state", sorted(loans.HOLDS_LOANER))
def test_who_has_a_loaner_is_said_with_the_loan_that_is_in_the_way(state: loans.LoanState) -> None:
    assert "M. Roche (Mairie, P-0312)" in taken(state)
    assert taken(state).count("P-0312") == 2


def test_what_is_not_known_of_a_loan_in_the_way_leaves_no_hole() -> None:
    no_number = taken(loans.LoanState.HANDED_OVER, number="")
    assert "M. Roche (Mairie)" in no_number
    assert "that loan" in no_number
    only_reserved = taken(loans.LoanState.RESERVED, holder="")
    assert "Kept for Mairie, P-0312." in only_reserved
    nothing = taken(loans.LoanState.HANDED_OVER, holder="", client="", number="")
    assert nothing == words.refusal(Reason.LOANER_TAKEN)
    assert "()" not in no_number + only_reserved + nothing


@pytest.mark.parametrize(
    "reason", [Reason.LOAN_OUT, Reason.LOAN_AHEAD, Reason.ALREADY_REPLACED], ids=str
)
def test_a_loan_that_is_in_the_way_is_named_once_it_has_a_number(reason: Reason) -> None:
    assert "P-0312" in sentence(Refusal(reason, loan="x", number="P-0312"))
    assert sentence(Refusal(reason, loan="x", number="")) == words.refusal(reason)


def test_a_loaner_that_cannot_go_out_is_told_by_its_condition() -> None:
    assert_told_apart(
        sentence(Refusal(Reason.LOANER_UNFIT, asset="x", condition=condition))
        for condition in assets.Condition
    )


def test_what_a_newer_program_sends_stands_for_itself() -> None:
    assert words.command("teleport_asset") == "teleport_asset"
    assert words.field("colour") == "colour"
    assert not words.record_kind("spaceship")
    assert "schema_9" in words.refusal_or_status("schema_9")


def test_a_text_enum_of_the_same_value_keeps_its_own_words() -> None:
    assert words.word(tickets.TicketState.CANCELLED) != words.word(visits.VisitState.CANCELLED)
    assert msgspec.json.encode(tickets.TicketState.CANCELLED) == b'"cancelled"'
