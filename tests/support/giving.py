"""Giving commands in a test, and what they are refused for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ordidesk.domain.ids import command_id
from ordidesk.domain.people import Person
from ordidesk.domain.work import Command, Refusal
from tests.fakes import FakeRecords, FakeWork
from tests.support.records import NOW, actor


def do(records: FakeRecords, person: Person, command: Command, minutes: int = 0) -> FakeWork:
    """Give a command some minutes after ``NOW``; each minute has its own command id."""
    now = NOW + timedelta(minutes=minutes)
    return records.do(command, actor(person), now=now, command_id=command_id(now, 1))


def refusal(records: FakeRecords, person: Person, command: Command) -> Refusal:
    """Give a command that is refused and return the refusal."""
    with pytest.raises(Refusal) as caught:
        do(records, person, command)
    return caught.value
