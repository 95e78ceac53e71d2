"""Sign-in: passwords, access and refresh tokens, forgotten passwords."""

from __future__ import annotations

import hashlib
import logging
import secrets
import uuid
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import NamedTuple

from msgspec.structs import replace
from sqlalchemy import Connection, delete, func, insert, select, update

from ordidesk.domain.people import STAFF, Person
from ordidesk.protocol import (
    DeviceState,
    ForgottenPassword,
    PasswordGrant,
    PasswordReset,
    RefreshGrant,
    Tokens,
)
from ordidesk.server import devices, rows, tables
from ordidesk.server.attempts import Attempt
from ordidesk.server.database import Database
from ordidesk.server.mail import Mailer, reset_mail
from ordidesk.server.moment import Clock, stored
from ordidesk.server.passwords import LONGEST, SHORTEST, Passwords, acceptable
from ordidesk.server.problems import ApiProblem
from ordidesk.server.upsert import insert_into

_log = logging.getLogger(__name__)
ACCESS_LIFE = timedelta(minutes=15)
REFRESH_LIFE = timedelta(days=30)
GRACE = timedelta(seconds=60)
"""For this long a used refresh token may come again: its answer was lost."""
CODE_LIFE = timedelta(minutes=30)
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without those that are mistaken for another when typed from a mail."""
_CODE_LENGTH = 10
_LONGEST_DEVICE = 100
LEASE = timedelta(days=14)
"""For this long a laptop opens without having heard of the portal."""


class SignedIn(NamedTuple):
    """Who calls, and on which device: "" for a sign-in of an older portal."""

    person: Person
    device_id: str


class Auth:
    """Who is who. Raises ``ApiProblem`` for whoever is not."""

    def __init__(
        self, database: Database, clock: Clock, mailer: Mailer, passwords: Passwords
    ) -> None:
        self._database = database
        self._clock = clock
        self._mailer = mailer
        self._passwords = passwords

    def sign_in(self, grant: PasswordGrant, address: str) -> Tokens:
        """Give tokens for a password; the same 401 for a wrong one and an unknown address."""
        now = self._clock()

        def count(connection: Connection) -> tuple[Attempt, Person | None, str | None]:
            attempt = Attempt(connection, "sign-in", grant.mail, address)
            attempt.count(connection, now)
            person = _person_with(connection, grant.mail)
            return attempt, person, None if person is None else _password_of(connection, person.id)

        attempt, person, kept = self._database.write(count)
        right = len(grant.password) <= LONGEST and self._passwords.fits(kept, grant.password)
        if person is None or not right:
            raise _bad_credentials()
        known = person

        def begin(connection: Connection) -> Tokens:
            attempt.forget(connection)
            return _begin(connection, known, grant, now)

        return self._database.write(begin)

    def refresh(self, grant: RefreshGrant) -> Tokens:
        """Give new tokens for a refresh token, which is used up by it.

        Within 60 s it may come again, because the answer may have been lost: what that answer held
        is void then. Later, somebody else has it: every token of the sign-in ends.
        """
        now = self._clock()

        def rotate(connection: Connection) -> tuple[bool, Tokens | None]:
            lost = _is_lost(connection, grant.refresh_token, now)
            return lost, None if lost else _rotate(connection, grant, now)

        lost, tokens = self._database.write(rotate)
        if lost:
            raise devices.refusal(DeviceState.LOST)
        if tokens is None:
            raise _sign_in_expired()
        return tokens

    def sign_out(self, token: str) -> None:
        """End the sign-in that a refresh token belongs to; nothing happens for an unknown one."""
        asked = select(tables.refresh_token.c.sign_in_id).where(
            tables.refresh_token.c.hash == _hash(token)
        )

        def end(connection: Connection) -> None:
            found = connection.execute(asked).scalar()
            if found is not None:
                _end(connection, found, self._clock())

        self._database.write(end)

    def wiped(self, token: str) -> None:
        """Note that the laptop with this refresh token wiped its data, and end the sign-in."""
        now = self._clock()
        asked = (
            select(tables.sign_in.c.id, tables.sign_in.c.device_id)
            .join(tables.refresh_token, tables.refresh_token.c.sign_in_id == tables.sign_in.c.id)
            .where(tables.refresh_token.c.hash == _hash(token))
        )

        def note(connection: Connection) -> None:
            found = connection.execute(asked).first()
            if found is not None and found.device_id is not None:
                devices.wiped(connection, found.device_id, now)
                _end(connection, found.id, now)

        self._database.write(note)

    def signed_in(self, access_token: str) -> SignedIn:
        """Return whose access token this is, and on which device; raises for a lost one."""
        access, sign_in, device = tables.access_token.c, tables.sign_in.c, tables.device.c
        now = self._clock()
        asked = (
            select(sign_in.person_id, sign_in.ended_at, sign_in.device_id, device.state)
            .join(tables.access_token, access.sign_in_id == sign_in.id)
            .join(tables.device, device.id == sign_in.device_id, isouter=True)
            .where(access.hash == _hash(access_token), access.expires_at > stored(now))
        )
        with self._database.reading() as connection:
            row = connection.execute(asked).first()
            found = None if row is None else rows.read(connection, Person, row.person_id)
        if row is not None and row.state == DeviceState.LOST:
            # Whatever became of the sign-in: who loses a laptop changes the password first.
            lost = row.device_id
            self._database.write(lambda connection: devices.tell(connection, lost, now))
            raise devices.refusal(DeviceState.LOST)
        if row is None or row.ended_at is not None or found is None or not may_sign_in(found[0]):
            raise _sign_in_expired()
        return SignedIn(found[0], row.device_id or "")

    def check_forgot(self, request: ForgottenPassword, address: str) -> None:
        """Count a request for a code; raises the 429 problem."""
        now = self._clock()

        def count(connection: Connection) -> None:
            Attempt(connection, "forgot", request.mail, address).count(connection, now)

        self._database.write(count)

    def mail_code(self, mail: str) -> None:
        """Mail a code to a known person, nothing to anybody else.

        Runs after the answer, so that its time tells nobody which addresses are known.
        """
        code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))

        def keep(connection: Connection) -> Person | None:
            person = _person_with(connection, mail)
            if person is not None:
                _keep_code(connection, person.id, code, self._clock() + CODE_LIFE)
            return person

        person = self._database.write(keep)
        if person is None:
            return
        minutes = int(CODE_LIFE.total_seconds()) // 60
        try:
            self._mailer.send(reset_mail(person.mail, code, minutes))
        except OSError:
            _log.exception("A mail could not be handed over")

    def reset(self, request: PasswordReset, address: str) -> None:
        """Set a new password with a mailed code, and end every sign-in of before."""
        if not acceptable(request.password):
            raise ApiProblem(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "password_unacceptable",
                f"Le mot de passe doit compter de {SHORTEST} à {LONGEST} caractères.",
            )
        now = self._clock()
        kept = self._passwords.hash(request.password)

        def use(connection: Connection) -> bool:
            attempt = Attempt(connection, "reset", request.mail, address)
            attempt.count(connection, now)
            person = _person_with(connection, request.mail)
            if person is None or not _use_code(connection, person.id, request.code, now):
                return False
            attempt.forget(connection)
            Attempt(connection, "sign-in", request.mail, address).forget(connection)
            set_password(connection, person.id, kept, now)
            return True

        if not self._database.write(use):
            raise ApiProblem(
                HTTPStatus.UNAUTHORIZED,
                "bad_code",
                "Le code est faux, déjà utilisé ou trop ancien. Demandez-en un autre.",
            )


def may_sign_in(person: Person) -> bool:
    """Tell whether a person may have an account: the company's own, or authorised by a client."""
    return person.active and (person.role in STAFF or person.authorised)


def set_password(connection: Connection, person_id: str, kept: str, now: datetime) -> None:
    """Keep a password's hash and end every sign-in of the person."""
    values = {"password": kept, "changed_at": stored(now)}
    connection.execute(
        insert_into(connection, tables.account)
        .values(person_id=person_id, **values)
        .on_conflict_do_update(index_elements=[tables.account.c.person_id], set_=values)
    )
    columns = tables.sign_in.c
    connection.execute(
        update(tables.sign_in)
        .where(columns.person_id == person_id, columns.ended_at.is_(None))
        .values(ended_at=stored(now))
    )


def _person_with(connection: Connection, mail: str) -> Person | None:
    table = tables.RECORD_TABLES[Person.kind]
    asked = select(table).where(func.lower(table.c.mail) == mail.strip().lower())
    if not mail.strip() or "\0" in mail:
        return None  # Nobody has such a one, and PostgreSQL cannot even be asked for it.
    for row in connection.execute(asked):
        person = rows.record_of(Person, row)
        if may_sign_in(person):
            return person
    return None


def _password_of(connection: Connection, person_id: str) -> str | None:
    asked = select(tables.account.c.password).where(tables.account.c.person_id == person_id)
    return connection.execute(asked).scalar()


def _begin(connection: Connection, person: Person, grant: PasswordGrant, now: datetime) -> Tokens:
    device_id = devices.enter(connection, person, grant, now)
    state = devices.state_of(connection, device_id)
    if state is DeviceState.LOST:
        devices.tell(connection, device_id, now)
    sign_in_id = str(uuid.uuid4())
    connection.execute(
        insert(tables.sign_in).values(
            id=sign_in_id,
            person_id=person.id,
            device=grant.device[:_LONGEST_DEVICE],
            started_at=stored(now),
            device_id=device_id,
        )
    )
    return replace(_issue(connection, sign_in_id, person, now), device=state)


def _is_lost(connection: Connection, token: str, now: datetime) -> bool:
    """Tell whether a refresh token is a lost laptop's, which is told so by that."""
    sign_in, device, refresh = tables.sign_in.c, tables.device.c, tables.refresh_token.c
    asked = (
        select(device.id)
        .join(tables.sign_in, sign_in.device_id == device.id)
        .join(tables.refresh_token, refresh.sign_in_id == sign_in.id)
        .where(refresh.hash == _hash(token), device.state == DeviceState.LOST.value)
    )
    device_id = connection.execute(asked).scalar()
    if device_id is not None:
        devices.tell(connection, device_id, now)
    return device_id is not None


def _issue(connection: Connection, sign_in_id: str, person: Person, now: datetime) -> Tokens:
    access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    for table in (tables.access_token, tables.refresh_token):
        connection.execute(delete(table).where(table.c.expires_at <= stored(now)))
    connection.execute(
        insert(tables.access_token).values(
            hash=_hash(access), sign_in_id=sign_in_id, expires_at=stored(now + ACCESS_LIFE)
        )
    )
    connection.execute(
        insert(tables.refresh_token).values(
            hash=_hash(refresh),
            sign_in_id=sign_in_id,
            expires_at=stored(now + REFRESH_LIFE),
            successor="",
        )
    )
    return Tokens(
        access_token=access,
        expires_in=int(ACCESS_LIFE.total_seconds()),
        refresh_token=refresh,
        person=person,
        now=now,
        lease_until=now + LEASE,
    )


def _rotate(connection: Connection, grant: RefreshGrant, now: datetime) -> Tokens | None:
    columns, sign_in = tables.refresh_token.c, tables.sign_in.c
    asked = (
        select(tables.refresh_token, sign_in.person_id, sign_in.device_id)
        .join(tables.sign_in, sign_in.id == columns.sign_in_id)
        .where(
            columns.hash == _hash(grant.refresh_token),
            columns.expires_at > stored(now),
            sign_in.ended_at.is_(None),
        )
    )
    row = connection.execute(asked).first()
    found = None if row is None else rows.read(connection, Person, row.person_id)
    if row is None or found is None or not may_sign_in(found[0]):
        return None
    if row.used_at is not None:
        if now > datetime.fromisoformat(row.used_at) + GRACE:
            _end(connection, row.sign_in_id, now)
            return None
        void = delete(tables.refresh_token).where(
            columns.hash == row.successor, columns.used_at.is_(None)
        )
        if not connection.execute(void).rowcount:
            return None  # Its answer arrived and was used: this is a late double of the request.
    if row.device_id is not None:
        devices.note_version(connection, row.device_id, grant.app_version, now)
    tokens = _issue(connection, row.sign_in_id, found[0], now)
    connection.execute(
        update(tables.refresh_token)
        .where(columns.hash == row.hash)
        .values(used_at=row.used_at or stored(now), successor=_hash(tokens.refresh_token))
    )
    return tokens


def _end(connection: Connection, sign_in_id: str, now: datetime) -> None:
    connection.execute(
        update(tables.sign_in).where(tables.sign_in.c.id == sign_in_id).values(ended_at=stored(now))
    )


def _keep_code(connection: Connection, person_id: str, code: str, until: datetime) -> None:
    values = {"hash": _hash(code), "expires_at": stored(until)}
    connection.execute(
        insert_into(connection, tables.reset_code)
        .values(person_id=person_id, **values)
        .on_conflict_do_update(index_elements=[tables.reset_code.c.person_id], set_=values)
    )


def _use_code(connection: Connection, person_id: str, code: str, now: datetime) -> bool:
    columns = tables.reset_code.c
    typed = "".join(code.split()).replace("-", "").upper()
    used = connection.execute(
        delete(tables.reset_code).where(
            columns.person_id == person_id,
            columns.hash == _hash(typed),
            columns.expires_at > stored(now),
        )
    )
    return bool(used.rowcount)


def _hash(token: str) -> str:
    """Hash a random token: nothing in the database can be used to sign in."""
    return hashlib.sha256(token.encode()).hexdigest()


def _bad_credentials() -> ApiProblem:
    return ApiProblem(
        HTTPStatus.UNAUTHORIZED,
        "bad_credentials",
        "Adresse ou mot de passe inconnus. Si votre adresse n'a jamais été acceptée ici, "
        "demandez au référent informatique de votre organisation de vous inscrire sur la liste "
        "des personnes habilitées à contacter le support.",
    )


def _sign_in_expired() -> ApiProblem:
    return ApiProblem(HTTPStatus.UNAUTHORIZED, "sign_in_expired", "Connectez-vous de nouveau.")
