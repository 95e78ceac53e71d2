"""One person's sign-in: an access token that stays fresh, and the calls that need it."""

from __future__ import annotations

import contextlib
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Protocol, TypeVar

from ordidesk.domain.people import Person
from ordidesk.portal.client import Caller, PortalClient
from ordidesk.portal.errors import OtherPerson, PortalError, RequestRefused, SignInExpired
from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import (
    BlobLimits,
    ChangesAnswer,
    Device,
    DeviceState,
    PushAnswer,
    PushRequest,
    SnapshotPlan,
    Tokens,
)

T = TypeVar("T")
_EARLY_SECONDS = 30.0
"""An access token with less time left is renewed before it is used."""


class TokenKeeper(Protocol):
    """Where the refresh token of one person at one portal lies between two starts, encrypted."""

    def load(self) -> str | None:
        """Return the token, or ``None`` when there is none or the place cannot be read now."""

    def save(self, token: str) -> None:
        """Keep the token in place of the one before."""

    def remove(self) -> None:
        """Forget the token."""


class PortalSession:
    """The calls of one person's laptop to its portal; implements what ``ordidesk.sync`` needs.

    Safe for several threads: they share the tokens, and one of them renews for all. When the portal
    refuses the renewal, every call raises ``SignInExpired`` until ``sign_in`` succeeds.
    """

    def __init__(  # noqa: PLR0913 - each is handed in by the composition root
        self,
        client: PortalClient,
        keeper: TokenKeeper,
        *,
        person_id: str,
        stream_id: str,
        tokens: Tokens | None = None,
        clock: Callable[[], float] = time.monotonic,
        on_contact: Callable[[Tokens], None] = lambda _: None,
    ) -> None:
        """Start from ``tokens`` of a sign-in just made, else from the kept refresh token.

        ``on_contact`` hears all tokens that the portal gives, on the thread that asked.
        """
        self._client = client
        self._keeper = keeper
        self._person_id = person_id
        self._stream_id = stream_id
        self._clock = clock
        self._on_contact = on_contact
        self._lock = threading.Lock()
        self._access = ""
        self._fresh_until = 0.0
        self._refresh = ""
        if tokens is not None:
            self._take(tokens)
        else:
            self._refresh = keeper.load() or ""

    @property
    def signed_in(self) -> bool:
        """Whether there is a token to try; the portal may yet refuse it."""
        return bool(self._refresh)

    def sign_in(self, mail: str, password: str, device: str) -> Person:
        """Sign the same person in again; raises ``OtherPerson`` for anybody else."""
        tokens = self._client.sign_in(mail, password, device)
        if tokens.person.id != self._person_id:
            raise OtherPerson(self._person_id, tokens.person.id)
        with self._lock:
            self._take(tokens)
        return tokens.person

    def sign_out(self) -> None:
        """Forget the tokens; tell the portal if it can be reached."""
        with self._lock:
            refresh, self._access, self._refresh = self._refresh, "", ""
            self._keeper.remove()
        if refresh:
            try:
                self._client.sign_out(refresh)
            except PortalError:
                return  # It ends by itself: what matters is that this laptop forgot it.

    def make_contact(self) -> None:
        """Ask the portal for new tokens, whatever is left of the present ones."""
        with self._lock:
            self._renew()

    def say_wiped(self) -> None:
        """Tell the portal, if it can be reached, that nothing is left on this laptop."""
        if self._refresh:
            with contextlib.suppress(PortalError):
                self._client.say_wiped(self._refresh)

    def devices(self, *, everyone: bool) -> tuple[Device, ...]:
        """List the person's devices, or everybody's for a manager."""
        return self._signed(lambda caller: self._client.devices(caller, everyone=everyone))

    def rename_device(self, device_id: str, name: str) -> None:
        """Call a device otherwise."""
        self._signed(lambda caller: self._client.rename_device(caller, device_id, name))

    def mark_device(self, device_id: str, state: DeviceState) -> None:
        """Say what became of a device."""
        self._signed(lambda caller: self._client.mark_device(caller, device_id, state))

    def push(self, request: PushRequest) -> PushAnswer:
        """Send commands."""
        return self._signed(lambda caller: self._client.push(caller, request))

    def changes(self, cursor: str, *, settled: int, limit: int, wait: int = 0) -> ChangesAnswer:
        """Fetch what changed after the cursor; the portal may hold the call ``wait`` seconds."""
        return self._signed(
            lambda caller: self._client.changes(
                caller, cursor, settled=settled, limit=limit, wait=wait
            )
        )

    def snapshot_plan(self, *, settled: int) -> SnapshotPlan:
        """Ask for the cursor to go on from, and how many rows of each kind there are."""
        return self._signed(lambda caller: self._client.snapshot_plan(caller, settled=settled))

    def snapshot_page(self, kind: str, *, after: str, limit: int) -> SnapshotPage:
        """Fetch the rows of a kind after an id, whole or not at all."""
        return self._signed(
            lambda caller: self._client.snapshot_page(caller, kind, after=after, limit=limit)
        )

    def blob_limits(self) -> BlobLimits:
        """Ask what the portal takes of files."""
        return self._signed(self._client.blob_limits)

    def blob_offset(self, sha256: str) -> int:
        """Ask how many bytes of a file the portal has, from the first on."""
        return self._signed(lambda caller: self._client.blob_offset(caller, sha256))

    def send_blob(self, sha256: str, offset: int, piece: bytes) -> int:
        """Send bytes from an offset on; returns up to where the portal has them now."""
        return self._signed(lambda caller: self._client.send_blob(caller, sha256, offset, piece))

    def fetch_blob(self, sha256: str, offset: int, length: int) -> Iterator[bytes]:
        """Yield so many bytes of a file from an offset on, as they come."""

        def begun(caller: Caller) -> Iterator[bytes]:
            # The first bytes are waited for here: a refusal is raised before any are handed on.
            chunks = self._client.fetch_blob(caller, sha256, offset, length)
            return itertools.chain([next(chunks, b"")], chunks)

        return self._signed(begun)

    def close(self) -> None:
        """End all calls from any thread; those under way raise ``CallInterrupted``."""
        self._client.close()

    def _signed(self, call: Callable[[Caller], T]) -> T:
        token = self._token(refused="")
        try:
            return call(Caller(token, self._stream_id))
        except RequestRefused as refusal:
            if refusal.status != HTTPStatus.UNAUTHORIZED:
                raise
        token = self._token(refused=token)
        try:
            return call(Caller(token, self._stream_id))
        except RequestRefused as refusal:
            if refusal.status == HTTPStatus.UNAUTHORIZED:
                raise SignInExpired from refusal
            raise

    def _token(self, *, refused: str) -> str:
        """Return a token that is neither refused nor about to end."""
        with self._lock:
            fresh = self._clock() < self._fresh_until - _EARLY_SECONDS
            if not fresh or self._access == refused:
                self._renew()
            return self._access

    def _renew(self) -> None:
        # The lock is held: threads that were refused together renew once, because a refresh token
        # that is used twice ends the sign-in.
        if not self._refresh:
            raise SignInExpired
        try:
            tokens = self._client.refresh(self._refresh)
        except SignInExpired:
            self._access, self._refresh = "", ""
            self._keeper.remove()
            raise
        self._take(tokens)

    def _take(self, tokens: Tokens) -> None:
        self._access = tokens.access_token
        self._fresh_until = self._clock() + tokens.expires_in
        self._refresh = tokens.refresh_token
        self._keeper.save(tokens.refresh_token)
        self._on_contact(tokens)
