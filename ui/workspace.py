"""A signed-in person's parts put together: store, session, sync, desk."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from ordidesk.desk import Desk
from ordidesk.domain.people import Person
from ordidesk.domain.work import Actor
from ordidesk.laptop.lease import Lease
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import DeviceLost, PortalError
from ordidesk.portal.session import PortalSession
from ordidesk.protocol import Tokens
from ordidesk.store.idle_lock import IdleLock
from ordidesk.store.retention import USUAL_RETENTION, Retention
from ordidesk.store.set_aside import files_set_aside, set_aside
from ordidesk.store.store import Store
from ordidesk.sync.engine import SyncEngine

_COMMAND_ID_BITS = 74
_PERSON = "person"
_LEASE = "lease"
_REFRESH_TOKEN = "refresh_token"  # noqa: S105 - the name of a setting


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


class StoredSetting:
    """Keeps a text in the encrypted store: the refresh token, the lease."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = name

    def load(self) -> str | None:
        """Return the text, ``None`` when there is none."""
        return self._store.setting(self._name)

    def save(self, text: str) -> None:
        """Keep the next text in place of the one before."""
        self._store.set_setting(self._name, text)

    def remove(self) -> None:
        """Forget the text."""
        self._store.set_setting(self._name, None)


class LostStore(NamedTuple):
    """A damaged store that was set aside."""

    kept: Path
    brought: int | None
    """Actions in it that no portal had decided, which are sent from here now; ``None`` when some
    or all of what is in it cannot be read any more."""


class Workspace:
    """Everything that runs for one person; ``close`` it at the end."""

    def __init__(  # noqa: PLR0913 - each is handed in by the composition root
        self,
        store_file: Path,
        key: bytes,
        client: PortalClient,
        *,
        tokens: Tokens | None = None,
        retention: Retention = USUAL_RETENTION,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """Open the store; with ``tokens`` of a sign-in just made, else with what it keeps.

        Raises ``store.errors``, ``NobodySignedIn``, ``LeaseOver`` and ``DeviceLost``.
        """
        store = Store(store_file, key, clock=clock, retention=retention)
        try:
            store.read_through()
            lost = _bring_over(store)
            person = _person(store, tokens)
            self.lease = Lease(StoredSetting(store, _LEASE), clock)
            if tokens is not None:
                self.lease.renew(tokens.lease_until, tokens.now)
            self.session = PortalSession(
                client,
                StoredSetting(store, _REFRESH_TOKEN),
                person_id=person.id,
                stream_id=store.stream_id,
                tokens=tokens,
                on_contact=self._renew_lease,
            )
            self._must_have_lease()
            self.lock = IdleLock(store)
            if tokens is not None and self.lock.locked:
                self.lock.forget()
        except BaseException:
            store.close()
            raise
        self.person = person
        self.lost = lost
        """What this store was made in place of, told at the first start with it."""
        self.store_file = store_file
        self._client = client
        self.portal_host = client.address.host
        """Where the links on labels lead."""
        self.portal_url = client.address.url
        self.sync = SyncEngine(
            store,
            self.session,
            person_id=person.id,
            clock=clock,
            skew=lambda: client.skew,
            wanted_apps=lambda: client.wanted_apps,
        )
        self.desk = Desk(
            store,
            Actor(person.id, person.role, person.client_id),
            self.sync,
            clock=clock,
            random_bits=lambda: secrets.randbits(_COMMAND_ID_BITS),
        )

    def _must_have_lease(self) -> None:
        """Raise ``LeaseOver``, but let the portal say before that the laptop is lost."""
        if self.lease.is_over():
            try:
                self.session.make_contact()
            except DeviceLost:
                raise
            except PortalError as error:
                raise LeaseOver from error
            raise LeaseOver

    def _renew_lease(self, tokens: Tokens) -> None:
        """Take the portal's word, but once the lease is over only a password opens the app."""
        if not self.lease.is_over():
            self.lease.renew(tokens.lease_until, tokens.now)

    def close(self) -> None:
        """Stop the sync and close the store; what waits is sent next time."""
        self.desk.close()


def open_in_place_of(
    store_file: Path, key: bytes, client: PortalClient, tokens: Tokens, retention: Retention
) -> Workspace:
    """Set a damaged store aside, nothing in it touched, and go on in a new one with what was done.

    Raises ``store.errors`` and ``OSError``.
    """
    set_aside(store_file, now=utc_now())
    return Workspace(store_file, key, client, tokens=tokens, retention=retention)


class LeaseOver(Exception):  # noqa: N818 - a state: only a sign-in at the portal opens the store
    """The portal was silent for too long; what waits in the store stays there."""


class NobodySignedIn(Exception):  # noqa: N818 - a state: the sign-in page comes next
    """The store does not know whose it is."""


def _bring_over(store: Store) -> LostStore | None:
    """Take over what was done in files that were set aside; an app may have ended in between."""
    lost = None
    for kept in files_set_aside(store.path):
        if kept.name not in store.salvaged():
            found = store.salvage(kept)
            lost = LostStore(kept, found.unsent if found and found.is_whole else None)
    return lost


def _person(store: Store, tokens: Tokens | None) -> Person:
    if tokens is not None:
        store.set_setting(_PERSON, msgspec.json.encode(tokens.person).decode())
        return tokens.person
    kept = store.setting(_PERSON)
    if kept is None:
        raise NobodySignedIn
    return msgspec.json.decode(kept, type=Person)
