"""Commands on the wire: their bytes are frozen, and older and newer versions are told apart."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace

from ordidesk.domain import catalogue
from ordidesk.domain.catalogue import (
    COMMANDS,
    RULES,
    UPCASTERS,
    UnknownCommand,
    read_command,
    write_arguments,
)
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.work import Command, Work, need
from tests.fakes import FakeRecords
from tests.support.giving import do
from tests.support.records import LEA, ticket
from tests.support.scripts import Step, scripts

GOLDEN = Path(__file__).parents[1] / "golden" / "commands"
EACH = {
    (command_type.kind, command_type.version): command_type for command_type in (*RULES, *UPCASTERS)
}
FILES = sorted(GOLDEN.glob("*.json"))


def _form(path: Path) -> tuple[str, int]:
    kind, version = path.stem.rsplit(".v", 1)
    return kind, int(version)


def test_every_version_of_every_command_has_its_golden_file() -> None:
    assert {_form(path) for path in FILES} == set(EACH)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_frozen_bytes_are_read_for_ever(path: Path) -> None:
    kind, version = _form(path)
    command = read_command(kind, version, path.read_bytes())
    assert type(command) is COMMANDS[kind]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_command_is_written_in_the_very_bytes_that_are_frozen(path: Path) -> None:
    """A change of form without a new version is caught here."""
    command_type = EACH[_form(path)]
    decoded = msgspec.json.decode(path.read_bytes(), type=command_type)
    assert write_arguments(decoded) == path.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_file_tells_every_field_with_a_value_of_its_own(path: Path) -> None:
    """Otherwise a default that changes would not be seen."""
    command_type = EACH[_form(path)]
    decoded = msgspec.json.decode(path.read_bytes(), type=command_type)
    for field in msgspec.structs.fields(command_type):
        assert field.name in msgspec.json.decode(path.read_bytes())
        assert field.default is msgspec.NODEFAULT or getattr(decoded, field.name) != field.default


@pytest.mark.parametrize("kind", sorted(COMMANDS))
def test_every_version_of_a_command_leads_to_the_newest(kind: str) -> None:
    versions = {version for name, version in EACH if name == kind}
    assert versions == set(range(1, COMMANDS[kind].version + 1))


@given(scripts)
def test_a_command_comes_back_from_its_bytes(script: list[Step]) -> None:
    for step in script:
        command = step.command
        arguments = write_arguments(command)
        assert read_command(command.kind, command.version, arguments) == command
        assert write_arguments(read_command(command.kind, command.version, arguments)) == arguments


def test_what_a_newer_program_wrote_is_told_apart() -> None:
    with pytest.raises(UnknownCommand):
        read_command("teleport_technician", 1, b"{}")
    with pytest.raises(UnknownCommand):
        read_command("take_ticket", COMMANDS["take_ticket"].version + 1, b"no matter what")


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was_is_no_newer_one(version: int) -> None:
    with pytest.raises(msgspec.ValidationError, match="take_ticket never had a version"):
        read_command("take_ticket", version, b"{}")


@pytest.mark.parametrize(
    "arguments",
    [
        b"",
        b'{"ticket_id"',
        b"[]",
        b"{}",
        b'{"ticket_id": 5}',
        b'{"ticket_id": null}',
        b'{"ticket_id": "x", "further": "field"}',
        b'\xff{"ticket_id": "x"}',
    ],
)
def test_arguments_that_do_not_fit_are_not_taken(arguments: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        read_command("take_ticket", 1, arguments)


# --- older versions -------------------------------------------------------------------------


class MoveOffice1(Command, frozen=True, kw_only=True):
    """As it was first written."""

    kind: ClassVar[str] = "move_office"
    allowed = frozenset({LEA.role})

    ticket_id: str
    room: int


class MoveOffice2(Command, frozen=True, kw_only=True):
    """Rooms have names."""

    kind: ClassVar[str] = "move_office"
    version: ClassVar[int] = 2
    allowed = frozenset({LEA.role})

    ticket_id: str
    room: str


class MoveOffice3(Command, frozen=True, kw_only=True):
    """Rooms are in buildings."""

    kind: ClassVar[str] = "move_office"
    version: ClassVar[int] = 3
    allowed = frozenset({LEA.role})

    ticket_id: str
    building: str
    room: str


def _move_office(work: Work, command: MoveOffice3) -> None:
    moved = need(work, Ticket, command.ticket_id)
    work.put(replace(moved, location=f"{command.building}, {command.room}"))


@pytest.fixture
def _grown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a command whose form has changed twice known."""
    first: type[Command] = MoveOffice1
    second: type[Command] = MoveOffice2
    newest: type[Command] = MoveOffice3
    monkeypatch.setitem(catalogue.COMMANDS, newest.kind, newest)
    monkeypatch.setitem(catalogue.RULES, newest, _move_office)
    monkeypatch.setitem(catalogue.UPCASTERS, first, _from_first)
    monkeypatch.setitem(catalogue.UPCASTERS, second, _from_second)


def _from_first(old: MoveOffice1) -> MoveOffice2:
    return MoveOffice2(ticket_id=old.ticket_id, room=f"Bureau {old.room}")


def _from_second(old: MoveOffice2) -> MoveOffice3:
    return MoveOffice3(ticket_id=old.ticket_id, building="Mairie", room=old.room)


@pytest.mark.usefixtures("_grown")
@pytest.mark.parametrize(
    ("version", "arguments", "location"),
    [
        (1, {"room": 12}, "Mairie, Bureau 12"),
        (2, {"room": "Cave"}, "Mairie, Cave"),
        (3, {"building": "École", "room": "Cave"}, "École, Cave"),
    ],
)
def test_a_command_of_any_version_runs_by_todays_rule(
    version: int, arguments: dict[str, object], location: str
) -> None:
    old = msgspec.json.encode({"ticket_id": ticket(1).id, **arguments})
    records = FakeRecords(ticket(1))
    do(records, LEA, read_command("move_office", version, old))
    assert records.get(Ticket, ticket(1).id) == ticket(1, location=location)


@pytest.mark.usefixtures("_grown")
@pytest.mark.parametrize("arguments", [b'{"ticket_id": "x", "room": "Cave"}', b'{"room": 12}'])
def test_arguments_of_an_older_version_have_to_fit_that_version(arguments: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_command("move_office", 1, arguments)


@pytest.mark.usefixtures("_grown")
def test_a_fourth_version_is_still_a_newer_programs() -> None:
    with pytest.raises(UnknownCommand):
        read_command("move_office", 4, b"{}")
