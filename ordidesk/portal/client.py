"""What can be asked of a portal: sign-in, health, snapshot, changes, commands."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ordidesk.app_versions import AppVersions
from ordidesk.laptop.this_laptop import ThisLaptop
from ordidesk.portal.address import PortalAddress
from ordidesk.portal.call import Call, Timeouts
from ordidesk.portal.errors import (
    BadCredentials,
    CallInterrupted,
    CertificateFault,
    CertificateInvalid,
    Evidence,
    NotAPortal,
    PortalBusy,
    PortalUnreachable,
    Reach,
    RequestRefused,
    SignInExpired,
    TooManyAttempts,
)
from ordidesk.portal.proxy import SYSTEM_PROXY
from ordidesk.portal.snapshot import SnapshotPage, read_snapshot
from ordidesk.protocol import (
    BLOB_MEDIA_TYPE,
    LONGEST_WAIT_SECONDS,
    SCHEMA_HEADER,
    SNAPSHOT_MEDIA_TYPE,
    STREAM_HEADER,
    SYNC_SCHEMA,
    UPLOAD_OFFSET_HEADER,
    BlobLimits,
    ChangesAnswer,
    Device,
    DeviceList,
    DeviceMark,
    DeviceName,
    DeviceState,
    ForgottenPassword,
    Message,
    PasswordGrant,
    PasswordReset,
    PushAnswer,
    PushRequest,
    RefreshGrant,
    SnapshotPlan,
    Tokens,
)

if TYPE_CHECKING:
    from ordidesk.portal.transport import Transport

T = TypeVar("T")
_TRUNCATED = "truncated"
"""How msgspec says that JSON stops in the middle, which a proxy can do in a whole HTTP answer."""
_BLOB_CHUNK_BYTES = 1 << 15
"""What comes of a file before a cut is kept, to this size."""


def utc_now() -> datetime:
    """Return the laptop's time."""
    return datetime.now(UTC)


class _Health(msgspec.Struct, frozen=True):
    """What only a portal says of itself."""

    status: str
    epoch: int


class Caller(msgspec.Struct, frozen=True):
    """Who syncs: an access token, and the stream of the store that it is for."""

    token: str
    stream_id: str

    @property
    def headers(self) -> dict[str, str]:
        """The headers of every sync call."""
        return {
            "Authorization": f"Bearer {self.token}",
            STREAM_HEADER: self.stream_id,
            SCHEMA_HEADER: str(SYNC_SCHEMA),
        }


class PortalClient:
    """The calls of one portal's API, from any thread.

    Every call raises a ``PortalError``. Sync calls take a ``Caller``, which a ``PortalSession``
    keeps fresh. ``close`` may come from any thread and ends what is waiting.
    """

    def __init__(  # noqa: PLR0913 - each is handed in by the composition root
        self,
        address: PortalAddress,
        *,
        timeouts: Timeouts = Timeouts(),  # noqa: B008 - it cannot be changed
        company_ca: Path | None = None,
        proxy: str = SYSTEM_PROXY,
        user_agent: str = "OrdiDesk",
        laptop: ThisLaptop = ThisLaptop(),  # noqa: B008 - it cannot be changed
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Make a client; ``company_ca`` is a PEM file of further authorities, or a folder.

        ``proxy``: the system's, ``NO_PROXY``, or the address of one.

        ``laptop`` is what the portal is told of this one.
        """
        self.address = address
        self._timeouts = timeouts
        self._company_ca = company_ca
        self._proxy = proxy
        self._user_agent = user_agent
        self._laptop = laptop
        self._now = now
        self._lock = threading.Lock()
        self._made: Transport | None = None
        self._closed = False

    @property
    def skew(self) -> timedelta | None:
        """How far the portal's clock is ahead of this laptop's; ``None`` before an answer."""
        return self._made.skew if self._made is not None else None

    @property
    def wanted_apps(self) -> AppVersions:
        """The oldest app that the portal lets in, and the newest if newer than this one."""
        if self._made is None:
            return AppVersions()
        wanted = self._made.wanted_apps
        return AppVersions(oldest=wanted.oldest, newest=wanted.newer_than(self._laptop.app_version))

    def close(self) -> None:
        """End all calls: those under way and any later one raise ``CallInterrupted``."""
        with self._lock:
            self._closed = True
            made = self._made
        if made is not None:
            made.close()

    # --- Signing in ---------------------------------------------------------------------------

    def sign_in(self, mail: str, password: str, device: str) -> Tokens:
        """Sign in; raises ``BadCredentials`` or ``TooManyAttempts`` beside the usual."""
        grant = PasswordGrant(
            mail=mail,
            password=password,
            device=device,
            laptop_id=self._laptop.id,
            system=self._laptop.system,
            app_version=self._laptop.app_version,
        )
        tokens = self._decoded(Tokens, self._signing_in("/auth/token", grant))
        try:
            uuid.UUID(tokens.person.id)  # It names a folder on this laptop.
        except ValueError as error:
            raise NotAPortal(Evidence.UNREADABLE, self.address.host, "person.id") from error
        return tokens

    def refresh(self, refresh_token: str) -> Tokens:
        """Use up a refresh token for new ones; raises ``SignInExpired`` when it is refused.

        Never raises ``RequestRefused``: whoever calls has another request in mind, which must not
        be taken for the one that the portal refuses.
        """
        grant = RefreshGrant(refresh_token=refresh_token, app_version=self._laptop.app_version)
        try:
            return self._decoded(Tokens, self._signing_in("/auth/token", grant))
        except BadCredentials as refusal:
            raise SignInExpired from refusal
        except TooManyAttempts as refusal:
            raise PortalBusy(refusal.status, refusal.retry_after) from refusal
        except RequestRefused as refusal:
            raise PortalBusy(refusal.status) from refusal

    def forgot(self, mail: str) -> None:
        """Ask for a mailed code. The portal answers the same whether it knows the address."""
        self._signing_in("/auth/forgot", ForgottenPassword(mail=mail))

    def reset(self, mail: str, code: str, password: str) -> None:
        """Set a new password; raises ``BadCredentials`` for a code that does not fit."""
        self._signing_in("/auth/reset", PasswordReset(mail=mail, code=code, password=password))

    def sign_out(self, refresh_token: str) -> None:
        """Tell the portal that this sign-in ends."""
        body = msgspec.json.encode(RefreshGrant(refresh_token=refresh_token))
        self._transport().send(Call(method="POST", path="/auth/sign-out", body=body))

    def say_wiped(self, refresh_token: str) -> None:
        """Tell the portal that this lost or retired laptop's data is gone."""
        body = msgspec.json.encode(RefreshGrant(refresh_token=refresh_token))
        self._transport().send(Call(method="POST", path="/auth/wiped", body=body))

    def health(self) -> None:
        """Return when a portal answers; raises what stands in the way otherwise."""
        self._decoded(_Health, self._transport().send(Call(method="GET", path="/health")))

    # --- Devices ------------------------------------------------------------------------------

    def devices(self, caller: Caller, *, everyone: bool) -> tuple[Device, ...]:
        """List the person's devices, or everybody's for a manager."""
        call = Call(
            method="GET",
            path="/devices",
            headers=caller.headers,
            query={"everyone": str(everyone).lower()},
        )
        return self._decoded(DeviceList, self._transport().send(call)).devices

    def rename_device(self, caller: Caller, device_id: str, name: str) -> None:
        """Call a device otherwise."""
        self._put_device(caller, f"/devices/{device_id}/name", DeviceName(name=name))

    def mark_device(self, caller: Caller, device_id: str, state: DeviceState) -> None:
        """Say what became of a device."""
        self._put_device(caller, f"/devices/{device_id}/state", DeviceMark(state=state))

    def _put_device(self, caller: Caller, path: str, message: Message) -> None:
        body = msgspec.json.encode(message)
        self._transport().send(Call(method="PUT", path=path, headers=caller.headers, body=body))

    # --- Sync ---------------------------------------------------------------------------------

    def snapshot_plan(self, caller: Caller, *, settled: int) -> SnapshotPlan:
        """Ask for the cursor to go on from, and how many rows of each kind there are."""
        call = Call(
            method="GET",
            path="/sync/snapshot",
            headers=caller.headers,
            query={"settled": settled},
        )
        return self._decoded(SnapshotPlan, self._transport().send(call))

    def snapshot_page(self, caller: Caller, kind: str, *, after: str, limit: int) -> SnapshotPage:
        """Fetch the rows of a kind after an id. An answer without its footer raises, whole."""
        call = Call(
            method="GET",
            path="/sync/snapshot",
            headers=caller.headers,
            query={"kind": kind, "after": after, "limit": limit},
            media_type=SNAPSHOT_MEDIA_TYPE,
        )
        return read_snapshot(self._transport().stream(call), self.address.host)

    def changes(
        self, caller: Caller, cursor: str, *, settled: int, limit: int, wait: int = 0
    ) -> ChangesAnswer:
        """Fetch what changed after the cursor; the portal may hold the call ``wait`` seconds."""
        held = min(wait, LONGEST_WAIT_SECONDS)
        call = Call(
            method="GET",
            path="/sync/changes",
            headers=caller.headers,
            query={"cursor": cursor, "settled": settled, "limit": limit, "wait": held},
            wait=held,
        )
        return self._decoded(ChangesAnswer, self._transport().send(call))

    def push(self, caller: Caller, request: PushRequest) -> PushAnswer:
        """Send commands; what became of each is in the answer."""
        call = Call(
            method="POST",
            path="/sync/commands",
            headers=caller.headers,
            body=msgspec.json.encode(request),
        )
        return self._decoded(PushAnswer, self._transport().send(call))

    # --- Files --------------------------------------------------------------------------------

    def blob_limits(self, caller: Caller) -> BlobLimits:
        """Ask what the portal takes of files."""
        call = Call(method="GET", path="/blobs", headers=caller.headers)
        return self._decoded(BlobLimits, self._transport().send(call))

    def blob_offset(self, caller: Caller, sha256: str) -> int:
        """Ask how many bytes of a file the portal has, from the first on."""
        call = Call(method="HEAD", path=f"/blobs/{sha256}", headers=caller.headers)
        return self._offset(self._transport().headers(call))

    def send_blob(self, caller: Caller, sha256: str, offset: int, piece: bytes) -> int:
        """Send bytes from an offset on; returns up to where the portal has them now."""
        call = Call(
            method="PATCH",
            path=f"/blobs/{sha256}",
            headers={**caller.headers, UPLOAD_OFFSET_HEADER: str(offset)},
            body=piece,
            body_type=BLOB_MEDIA_TYPE,
        )
        return self._offset(self._transport().headers(call))

    def fetch_blob(self, caller: Caller, sha256: str, offset: int, length: int) -> Iterator[bytes]:
        """Yield so many bytes of a file from an offset on, as they come."""
        wanted = f"bytes={offset}-{offset + length - 1}"
        call = Call(
            method="GET",
            path=f"/blobs/{sha256}",
            headers={**caller.headers, "Range": wanted},
            media_type=BLOB_MEDIA_TYPE,
            chunk_bytes=_BLOB_CHUNK_BYTES,
        )
        return self._transport().stream(call)

    def _offset(self, headers: Mapping[str, str]) -> int:
        told = headers.get(UPLOAD_OFFSET_HEADER, "")
        if not told.isdecimal():
            raise NotAPortal(Evidence.UNREADABLE, self.address.host, UPLOAD_OFFSET_HEADER)
        return int(told)

    # --- Calls --------------------------------------------------------------------------------

    def _signing_in(self, path: str, message: Message) -> bytes:
        call = Call(method="POST", path=path, body=msgspec.json.encode(message), signing_in=True)
        try:
            return self._transport().send(call)
        except RequestRefused as refusal:
            if refusal.status == HTTPStatus.UNAUTHORIZED:
                raise BadCredentials(refusal.problem) from refusal
            raise

    def _decoded(self, expected: type[T], content: bytes) -> T:
        try:
            return msgspec.json.decode(content, type=expected)
        except msgspec.DecodeError as error:
            if _TRUNCATED in str(error):
                raise PortalUnreachable(Reach.CUT, self.address.host) from error
            raise NotAPortal(Evidence.UNREADABLE, self.address.host, str(error)) from error

    def _transport(self) -> Transport:
        with self._lock:
            if self._closed:
                raise CallInterrupted
            if self._made is None:
                self._made = self._make_transport()
            return self._made

    def _make_transport(self) -> Transport:
        # Requests takes 0.15 s to import: not before the first call, nor on the window's thread.
        from ordidesk.portal.transport import Transport  # noqa: PLC0415

        try:
            return Transport(
                self.address,
                timeouts=self._timeouts,
                company_ca=self._company_ca,
                proxy=self._proxy,
                user_agent=self._user_agent,
                app_version=self._laptop.app_version,
                now=self._now,
            )
        except OSError as error:
            raise CertificateInvalid(
                CertificateFault.BUNDLE_UNREADABLE, self.address.host, str(error)
            ) from error
