"""Limits attempts that fail per account and per network address."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from http import HTTPStatus
from math import ceil

from sqlalchemy import Connection, delete, func, insert, or_, select

from ordidesk.server import tables
from ordidesk.server.moment import stored
from ordidesk.server.problems import ApiProblem

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
PER_ADDRESS = 50
"""A company's people share one address."""


class Attempt:
    """One attempt: who it is for and where it comes from, as seals that tell nobody."""

    def __init__(self, connection: Connection, purpose: str, mail: str, address: str) -> None:
        key = connection.execute(select(tables.portal.c.secret)).scalar_one()
        self._account = _seal(key, f"{purpose}|account|{mail.strip().lower()}")
        self._address = _seal(key, f"{purpose}|address|{address}")

    def count(self, connection: Connection, now: datetime) -> None:
        """Count this one before it is tried; raise the 429 problem when there were too many."""
        for key, most in ((self._account, PER_ACCOUNT), (self._address, PER_ADDRESS)):
            first = _deciding(connection, key, most, now)
            if first is not None:
                seconds = max(1, ceil((first + WINDOW - now).total_seconds()))
                raise ApiProblem(
                    HTTPStatus.TOO_MANY_REQUESTS,
                    "too_many_attempts",
                    f"Nouvel essai possible dans {ceil(seconds / 60)} min.",
                    headers={"Retry-After": str(seconds)},
                )
        connection.execute(
            delete(tables.attempt).where(tables.attempt.c.at <= stored(now - WINDOW))
        )
        rows = [{"key": key, "at": stored(now)} for key in (self._account, self._address)]
        connection.execute(insert(tables.attempt), rows)

    def forget(self, connection: Connection) -> None:
        """Forget those for this account, and this one of the address: the person is right."""
        columns = tables.attempt.c
        last = select(func.max(columns.id)).where(columns.key == self._address).scalar_subquery()
        connection.execute(
            delete(tables.attempt).where(or_(columns.key == self._account, columns.id == last))
        )


def _deciding(connection: Connection, key: str, most: int, now: datetime) -> datetime | None:
    """Return when the oldest of the last ``most`` attempts was, if there are as many."""
    columns = tables.attempt.c
    counted = (columns.key == key) & (columns.at > stored(now - WINDOW))
    number = connection.execute(select(func.count()).where(counted)).scalar_one()
    if number < most:
        return None
    asked = select(columns.at).where(counted).order_by(columns.at.desc()).offset(most - 1).limit(1)
    return datetime.fromisoformat(connection.execute(asked).scalar_one())


def _seal(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
