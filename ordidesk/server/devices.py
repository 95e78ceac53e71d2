"""The laptops that people work with: who has which, since when, and what became of them."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from http import HTTPStatus

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from ordidesk.domain.people import Person, Role
from ordidesk.domain.work import Actor
from ordidesk.protocol import (
    DEVICE_LOST,
    DEVICE_RETIRED,
    Device,
    DeviceState,
    PasswordGrant,
)
from ordidesk.server import tables
from ordidesk.server.database import Database
from ordidesk.server.moment import Clock, stored
from ordidesk.server.problems import ApiProblem

LONGEST_NAME = 100
_LONGEST_WORD = 60
"""Of a system's or version's name."""
_NOTED_EVERY = timedelta(seconds=20)
"""Contacts of all laptops are written together, so often at most."""
_AFTER_ALL = timedelta(days=30)
"""As long as a sign-in lasts: the tokens of a laptop that was not lost after all."""
_FOREVER = "9999-12-31T00:00:00.000Z"


class Contacts:
    """Which laptops called lately, until that is written; a crash forgets some seconds of it."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._seen: dict[str, dict[str, str]] = {}
        self._written_at: datetime | None = None

    def note(self, device_id: str, now: datetime, *, stream_id: str = "", synced: bool) -> bool:
        """Note a call; ``True`` when what was noted should be written now."""
        if not device_id:
            return False
        with self._guard:
            values = self._seen.setdefault(device_id, {})
            values["last_seen"] = stored(now)
            if synced:
                values["last_synced"] = stored(now)
            if stream_id:
                values["stream_id"] = stream_id
            return self._written_at is None or now - self._written_at >= _NOTED_EVERY

    def take(self, now: datetime) -> dict[str, dict[str, str]]:
        """Return what is to be written, once."""
        with self._guard:
            taken, self._seen, self._written_at = self._seen, {}, now
            return taken


class DeviceDesk:
    """Lists devices and says what became of them; raises ``ApiProblem``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._contacts = Contacts()

    # --- contacts -------------------------------------------------------------------------------

    def note_contact(self, device_id: str, *, stream_id: str = "", synced: bool = False) -> None:
        """Note that a laptop called, and whether it synchronised."""
        now = self._clock()
        if self._contacts.note(device_id, now, stream_id=stream_id, synced=synced):
            self.write_contacts()

    def write_contacts(self) -> None:
        """Write down who called since the last time."""
        noted = self._contacts.take(self._clock())
        if not noted:
            return

        def write(connection: Connection) -> None:
            for device_id, values in sorted(noted.items()):
                connection.execute(
                    update(tables.device).where(tables.device.c.id == device_id).values(values)
                )

        self._database.write(write)

    def is_welcome(self, device_id: str) -> bool:
        """Tell whether a laptop may hear news; that one may not is no word to it."""
        asked = select(tables.device.c.state).where(tables.device.c.id == device_id)
        with self._database.reading() as connection:
            state = connection.execute(asked).scalar()
        return state is None or state == DeviceState.ACTIVE

    def must_be_welcome(self, device_id: str) -> None:
        """Raise the problem that tells a lost or retired laptop so: news are not for it."""
        columns = tables.device.c
        asked = select(columns.state, columns.told_at).where(columns.id == device_id)
        with self._database.reading() as connection:
            row = connection.execute(asked).first()
        if row is None or row.state == DeviceState.ACTIVE:
            return
        if row.told_at is None:
            now = self._clock()
            self._database.write(lambda connection: tell(connection, device_id, now))
        raise refusal(DeviceState(row.state))

    # --- the list -------------------------------------------------------------------------------

    def of(self, person_id: str, *, current: str = "") -> tuple[Device, ...]:
        """Return a person's devices, the last seen first."""
        return self._list(current, person_id)

    def everyones(self, actor: Actor, *, current: str = "") -> tuple[Device, ...]:
        """Return all devices for a manager, those of one person together."""
        if actor.role is not Role.MANAGER:
            raise ApiProblem(HTTPStatus.FORBIDDEN, "role_may_not")
        return self._list(current)

    def all(self) -> tuple[Device, ...]:
        """Return all devices, for the portal's operator."""
        return self._list("")

    def _list(self, current: str, person_id: str = "") -> tuple[Device, ...]:
        self.write_contacts()
        columns = tables.device.c
        name = tables.RECORD_TABLES[Person.kind].c
        asked = (
            select(tables.device)
            .join(tables.RECORD_TABLES[Person.kind], name.id == columns.person_id, isouter=True)
            .order_by(func.lower(name.name), columns.person_id, columns.last_seen.desc())
        )
        if person_id:
            asked = asked.where(columns.person_id == person_id)
        with self._database.reading() as connection:
            found: Sequence[Row[tuple[str, ...]]] = connection.execute(asked).all()
        return tuple(_device(row, current) for row in found)

    # --- what becomes of one --------------------------------------------------------------------

    def rename(self, actor: Actor, device_id: str, name: str) -> None:
        """Call a device otherwise."""
        fitting = " ".join(name.replace("\0", "").split())
        if not 0 < len(fitting) <= LONGEST_NAME:
            raise ApiProblem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "name_unacceptable",
                f"Un nom compte de 1 à {LONGEST_NAME} caractères.",
            )

        def write(connection: Connection) -> None:
            _of_actor(connection, actor, device_id)
            connection.execute(
                update(tables.device).where(tables.device.c.id == device_id).values(name=fitting)
            )

        self._database.write(write)

    def mark(self, actor: Actor | None, device_id: str, state: DeviceState) -> None:
        """Say what became of a device; ``None`` is the portal's operator.

        What it was told is final: it wipes, and nobody can bring back what is gone.
        """
        now = self._clock()

        def write(connection: Connection) -> None:
            row = _of_actor(connection, actor, device_id)
            if row.state == state:
                return
            milder = state is DeviceState.ACTIVE or row.state == DeviceState.LOST
            if milder and row.told_at is not None:
                raise ApiProblem(
                    HTTPStatus.CONFLICT,
                    "device_told",
                    "Ce poste en a été averti : il efface ses données. "
                    "Il suffit de s'y connecter de nouveau.",
                )
            connection.execute(
                update(tables.device)
                .where(tables.device.c.id == device_id)
                .values(
                    state=state.value,
                    changed_by="" if actor is None else actor.id,
                    changed_at=stored(now),
                    told_at=None,
                )
            )
            if DeviceState.LOST in {row.state, state}:
                _keep_tokens(connection, device_id, lost=state is DeviceState.LOST, now=now)

        self._database.write(write)


def enter(connection: Connection, person: Person, grant: PasswordGrant, now: datetime) -> str:
    """Return the id of the device that somebody signs in on, a new one if need be."""
    columns = tables.device.c
    # An app that names no laptop has a device for each sign-in.
    laptop_id = grant.laptop_id.replace("\0", "")[:_LONGEST_WORD] or str(uuid.uuid4())
    asked = select(tables.device).where(
        columns.laptop_id == laptop_id, columns.person_id == person.id
    )
    seen = {
        "system": _word(grant.system),
        "app_version": _word(grant.app_version),
        "last_seen": stored(now),
    }
    row = connection.execute(asked).first()
    if row is not None:
        connection.execute(update(tables.device).where(columns.id == row.id).values(seen))
        return str(row.id)
    device_id = str(uuid.uuid4())
    connection.execute(
        insert(tables.device).values(
            id=device_id,
            laptop_id=laptop_id,
            person_id=person.id,
            name=_word(grant.device, LONGEST_NAME),
            stream_id="",
            first_seen=stored(now),
            state=DeviceState.ACTIVE.value,
            changed_by="",
            **seen,
        )
    )
    return device_id


def state_of(connection: Connection, device_id: str | None) -> DeviceState:
    """Return what a device is; sign-ins of before belong to none, which is as good as active."""
    columns = tables.device.c
    found = connection.execute(select(columns.state).where(columns.id == device_id)).scalar()
    return DeviceState.ACTIVE if found is None else DeviceState(found)


def tell(connection: Connection, device_id: str, now: datetime) -> None:
    """Write down that the laptop hears now what it is."""
    columns = tables.device.c
    connection.execute(
        update(tables.device)
        .where(columns.id == device_id, columns.told_at.is_(None))
        .values(told_at=stored(now), last_seen=stored(now))
    )


def note_version(connection: Connection, device_id: str, app_version: str, now: datetime) -> None:
    """Note that a laptop called, and which app it runs by now."""
    values = {"last_seen": stored(now)}
    if app_version:
        values["app_version"] = _word(app_version)
    connection.execute(update(tables.device).where(tables.device.c.id == device_id).values(values))


def wiped(connection: Connection, device_id: str, now: datetime) -> None:
    """Write down that the laptop says that its data is gone."""
    columns = tables.device.c
    connection.execute(
        update(tables.device)
        .where(columns.id == device_id, columns.state != DeviceState.ACTIVE.value)
        .values(wiped_at=stored(now))
    )


def refusal(state: DeviceState) -> ApiProblem:
    """Tell a laptop that it is lost or retired."""
    if state is DeviceState.LOST:
        return ApiProblem(
            HTTPStatus.FORBIDDEN, DEVICE_LOST, "Ce poste a été déclaré perdu : il s'efface."
        )
    return ApiProblem(
        HTTPStatus.FORBIDDEN,
        DEVICE_RETIRED,
        "Ce poste a été retiré : il envoie ce qui attend, puis s'efface.",
    )


def _of_actor(connection: Connection, actor: Actor | None, device_id: str) -> Row[tuple[str, ...]]:
    """Return a device that the actor may do something about, as if there were no others."""
    asked = select(tables.device).where(tables.device.c.id == device_id)
    row = connection.execute(asked).first()
    allowed = actor is None or actor.role is Role.MANAGER
    if row is None or not (allowed or (actor is not None and row.person_id == actor.id)):
        raise ApiProblem(HTTPStatus.NOT_FOUND, "unknown_device")
    return row


def _keep_tokens(connection: Connection, device_id: str, *, lost: bool, now: datetime) -> None:
    """Keep the tokens of a lost laptop for ever: they open nothing, but it is known by them."""
    of_device = select(tables.sign_in.c.id).where(tables.sign_in.c.device_id == device_id)
    columns = tables.refresh_token.c
    connection.execute(
        update(tables.refresh_token)
        .where(columns.sign_in_id.in_(of_device), columns.expires_at > stored(now))
        .values(expires_at=_FOREVER if lost else stored(now + _AFTER_ALL))
    )


def _device(row: Row[tuple[str, ...]], current: str) -> Device:
    values = {str(name): value for name, value in row._mapping.items() if value is not None}  # noqa: SLF001 - SQLAlchemy's way to the columns' names
    return msgspec.convert({**values, "current": row.id == current}, Device, strict=False)


def _word(text: str, limit: int = _LONGEST_WORD) -> str:
    return " ".join(text.replace("\0", "").split())[:limit]
