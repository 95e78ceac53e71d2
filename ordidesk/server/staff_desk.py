"""What the operator does to people: add one, set a password, say what they are good at."""

from __future__ import annotations

import uuid

from msgspec.structs import replace
from sqlalchemy import Connection, func, select

from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Client
from ordidesk.server import rows, tables
from ordidesk.server.auth import may_sign_in, set_password
from ordidesk.server.database import Database
from ordidesk.server.errors import InvalidRequest
from ordidesk.server.feed import Entry, Feed
from ordidesk.server.moment import Clock
from ordidesk.server.passwords import LONGEST, SHORTEST, Passwords, acceptable
from ordidesk.server.scope import Audience, audience_of

SKILLS_LIMIT = 500


class StaffDesk:
    """Adds people; raises ``InvalidRequest`` for what cannot be."""

    def __init__(self, database: Database, feed: Feed, clock: Clock) -> None:
        self._database = database
        self._feed = feed
        self._clock = clock

    def add(self, name: str, role: Role, mail: str, password: str, *, client_code: str) -> Person:
        """Add somebody with an account; clients' people need their client's code."""
        _check(mail, password)
        if (role in STAFF) is bool(client_code):
            raise InvalidRequest(
                "Les personnes d'un client ont besoin de --client, celles de la société non."
            )
        kept = Passwords().hash(password)
        now = self._clock()

        def write(connection: Connection) -> Person:
            if _with_mail(connection, mail) is not None:
                raise InvalidRequest(f"{mail} est déjà l'adresse de quelqu'un : rien n'a changé.")
            person = Person(
                id=str(uuid.uuid4()),
                name=name,
                role=role,
                mail=mail,
                client_id=_client_id(connection, client_code),
                authorised=role not in STAFF,
            )
            rows.write(connection, person, 1)
            self._feed.append(connection, [Entry(Person.kind, person.id, 1, Audience())], now)
            set_password(connection, person.id, kept, now)
            return person

        return self._database.write(write)

    def names(self) -> dict[str, str]:
        """Return id → name of everybody."""
        table = tables.RECORD_TABLES[Person.kind].c
        with self._database.reading() as connection:
            return {
                str(row.id): str(row.name)
                for row in connection.execute(select(table.id, table.name))
            }

    def change_password(self, mail: str, password: str) -> None:
        """Set the password of somebody who may sign in, and end their sign-ins."""
        _check(mail, password)
        kept = Passwords().hash(password)

        def write(connection: Connection) -> None:
            person = _with_mail(connection, mail)
            if person is None or not may_sign_in(person):
                raise InvalidRequest(f"{mail} n'est l'adresse de personne qui puisse se connecter.")
            set_password(connection, person.id, kept, self._clock())

        self._database.write(write)

    def set_skills(self, mail: str, skills: str) -> Person:
        """Say what one of the company's own people is good at; the laptops hear of it."""
        told = " ".join(skills.split())
        if len(told) > SKILLS_LIMIT:
            raise InvalidRequest(f"Les compétences tiennent en {SKILLS_LIMIT} caractères.")

        def write(connection: Connection) -> Person:
            found = _with_mail(connection, mail)
            held = rows.read(connection, Person, found.id) if found else None
            if held is None or held[0].role not in STAFF:
                raise InvalidRequest(f"{mail} n'est l'adresse de personne de la société.")
            person, ver = replace(held[0], skills=told), held[1] + 1
            rows.write(connection, person, ver)
            seen = audience_of(person, None)
            self._feed.append(connection, [Entry(Person.kind, person.id, ver, seen)], self._clock())
            return person

        return self._database.write(write)


def _check(mail: str, password: str) -> None:
    if "@" not in mail:
        raise InvalidRequest(f"« {mail} » n'est pas une adresse de messagerie.")
    if not acceptable(password):
        raise InvalidRequest(f"Le mot de passe doit compter de {SHORTEST} à {LONGEST} caractères.")


def _with_mail(connection: Connection, mail: str) -> Person | None:
    table = tables.RECORD_TABLES[Person.kind]
    row = connection.execute(select(table).where(func.lower(table.c.mail) == mail.lower())).first()
    return None if row is None else rows.record_of(Person, row)


def _client_id(connection: Connection, code: str) -> str:
    if not code:
        return ""
    table = tables.RECORD_TABLES[Client.kind].c
    found = connection.execute(select(table.id).where(table.code == code)).scalar()
    if found is None:
        raise InvalidRequest(f"Aucun client n'a le code « {code} ».")
    return str(found)
