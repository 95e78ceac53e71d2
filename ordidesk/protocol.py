"""The messages between laptop and portal: sign-in, snapshot, changes, commands, outcomes.

Every call but sign-in carries ``Authorization: Bearer``, ``X-Stream-Id`` (the store file's random
id) and ``X-Sync-Schema``. Laptops name their app in ``X-App-Version`` with every call, and every
answer says in ``X-App-Oldest`` and ``X-App-Newest`` which apps the operator wants, if any. Instants
are UTC.
"""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Literal

import msgspec

from ordidesk.domain.media_types import PROGRAM
from ordidesk.domain.people import Person
from ordidesk.domain.records import Plain

API_PREFIX = "/api/v1"
SYNC_SCHEMA = 1
"""Raised when a laptop of before could not read what the portal sends."""
STREAM_HEADER = "X-Stream-Id"
SCHEMA_HEADER = "X-Sync-Schema"
REQUEST_ID_HEADER = "X-Request-Id"
APP_VERSION_HEADER = "X-App-Version"
OLDEST_APP_HEADER = "X-App-Oldest"
NEWEST_APP_HEADER = "X-App-Newest"
VOID = "void"
"""The command kind that fills the place of one that the portal could not read."""
SNAPSHOT_MEDIA_TYPE = "application/x-ndjson"
BLOB_MEDIA_TYPE = "application/octet-stream"
UPLOAD_OFFSET_HEADER = "Upload-Offset"
"""Bytes of a file that the portal has, from the first on."""
UPLOAD_LENGTH_HEADER = "Upload-Length"
MOST_PIECE_BYTES = 8 << 20
"""Of a file in one request."""
PROBLEM_MEDIA_TYPE = "application/problem+json"
LONGEST_WAIT_SECONDS = 25


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """Something on the wire; unknown fields of a newer peer are passed over."""


# --- Signing in -----------------------------------------------------------------------------


class DeviceState(enum.StrEnum):
    """What a laptop is to the portal."""

    ACTIVE = "active"
    LOST = "lost"
    """Its calls are refused with the code ``device_lost``: it wipes its data."""
    RETIRED = "retired"
    """Pulls are refused with the code ``device_retired``: it sends what waits, then wipes."""


class PasswordGrant(Message, frozen=True, omit_defaults=True, tag="password", tag_field="grant"):
    """Sign in with mail address and password."""

    mail: str
    password: str
    device: str = ""
    """The laptop's name, for the list of devices."""
    laptop_id: str = ""
    """Random, drawn by the laptop: the same at each sign-in until its data is wiped."""
    system: str = ""
    """The operating system, as people know it."""
    app_version: str = ""


class RefreshGrant(Message, frozen=True, omit_defaults=True, tag="refresh", tag_field="grant"):
    """Sign in again with the refresh token, which is used up by it."""

    refresh_token: str
    app_version: str = ""
    """The app may have been updated since the password was typed."""


Grant = PasswordGrant | RefreshGrant


class Tokens(Message, frozen=True):
    """What a sign-in gives."""

    access_token: str
    expires_in: int
    """Seconds until the access token ends (900)."""
    refresh_token: str
    person: Person
    now: datetime | None = None
    """The portal's time."""
    lease_until: datetime | None = None
    """Until then the laptop opens without the portal; each answer of this kind moves it on."""
    device: DeviceState = DeviceState.ACTIVE
    """What the laptop is: the tokens of a lost one open nothing."""


class ForgottenPassword(Message, frozen=True):
    """Ask for a mailed code. The answer is the same for known and unknown addresses."""

    mail: str


class PasswordReset(Message, frozen=True):
    """Set a new password with the mailed code."""

    mail: str
    code: str
    password: str


# --- Devices --------------------------------------------------------------------------------

DEVICE_LOST = "device_lost"
DEVICE_RETIRED = "device_retired"
"""Codes of the problem (403) that tells a laptop what became of it."""


class Device(Message, frozen=True):
    """One person's data on one laptop."""

    id: str
    person_id: str
    name: str
    system: str
    app_version: str
    first_seen: datetime
    last_seen: datetime
    """When it last called; up to a minute old."""
    state: DeviceState
    last_synced: datetime | None = None
    changed_by: str = ""
    """The person who set the state; empty for the portal's operator."""
    changed_at: datetime | None = None
    told_at: datetime | None = None
    """When the laptop was told that it is lost or retired: from then on that is final."""
    wiped_at: datetime | None = None
    """When the laptop said that its data is gone."""
    current: bool = False
    """The one that asks."""


class DeviceList(Message, frozen=True):
    """Laptops, those of one person together, the last seen first."""

    devices: tuple[Device, ...]


class DeviceName(Message, frozen=True):
    """Call a laptop otherwise."""

    name: str


class DeviceMark(Message, frozen=True):
    """Say what became of a laptop, or take that back before it was told."""

    state: DeviceState


# --- Commands and their outcomes ----------------------------------------------------------------


class CommandLine(Message, frozen=True):
    """One line of a laptop's outbox."""

    seq: int
    """1, 2, 3 … within the stream, without a gap."""
    id: str
    """UUIDv7: the idempotency key."""
    kind: str
    version: int
    arguments: msgspec.Raw
    """The frozen JSON of the command."""
    occurred_at: datetime
    needs: tuple[str, ...] = ()
    """Earlier pending commands whose rows this one read."""


class PushRequest(Message, frozen=True):
    """Commands in the order of their seq, and up to where outcomes are settled."""

    epoch: int
    settled: int
    """The last seq whose outcome the laptop holds: later ones come with the answer."""
    lines: tuple[CommandLine, ...]


class Result(enum.StrEnum):
    """What became of a command."""

    APPLIED = "applied"
    MERGED = "merged"
    CONFLICT = "conflict"
    REFUSED = "refused"
    HELD = "held"
    GAP = "gap"
    VOIDED = "voided"


class FieldConflict(Message, frozen=True):
    """Both values of a field that two people changed."""

    field: str
    mine: str
    theirs: str
    theirs_by: str = ""
    """The person who wrote the other value; empty when the portal does not know."""
    theirs_at: datetime | None = None
    """When they did, by their clock (UTC)."""


class Outcome(Message, frozen=True):
    """What became of one line of this stream."""

    seq: int
    id: str
    result: Result
    reason: str = ""
    """A ``domain.work.Reason``, for a refusal."""
    facts: dict[str, str] = {}
    because: str = ""
    """The refused command that this one needed."""
    conflicts: tuple[FieldConflict, ...] = ()
    merged: tuple[str, ...] = ()
    """Fields to which somebody else had made the same change."""
    duplicate: bool = False
    """It was known already; the result is the original one."""


# --- Rows ---------------------------------------------------------------------------------------


class Change(Message, frozen=True):
    """The current state of a record."""

    kind: str
    id: str
    ver: int
    op: Literal["put", "del", "out"]
    """``out``: it left this person's scope."""
    row: dict[str, Plain] | None = None
    """Column → value, with ``put``."""


class Settlement(Message, frozen=True):
    """In every answer: this stream's outcomes, with the rows they touched as they are now."""

    outcomes: tuple[Outcome, ...] = ()
    touched: tuple[Change, ...] = ()
    last_seq: int = 0
    """The last seq that the portal holds of this stream."""


class PushAnswer(Message, frozen=True):
    """Outcomes of what was pushed, and of all that came after ``settled``."""

    epoch: int
    settlement: Settlement


class ChangesAnswer(Message, frozen=True):
    """One page of the feed."""

    epoch: int
    cursor: str
    """Opaque; hand it back."""
    more: bool
    changes: tuple[Change, ...]
    settlement: Settlement


class KindCount(Message, frozen=True):
    """How many rows of a kind a snapshot is going to bring, for a true progress."""

    kind: str
    rows: int


class SnapshotPlan(Message, frozen=True):
    """What ``GET /sync/snapshot`` without a kind answers: taken before the first page."""

    epoch: int
    cursor: str
    """The feed's position before the first page: changes go on from here afterwards."""
    kinds: tuple[KindCount, ...]
    settlement: Settlement


class SnapshotHeader(Message, frozen=True):
    """First line of a snapshot answer; then lines of rows (arrays of arrays); then a footer."""

    kind: str
    epoch: int
    columns: tuple[str, ...]
    """Names of the values of each row; the last one is ``ver``."""


class SnapshotFooter(Message, frozen=True):
    """Last line of a snapshot answer: without it the answer was cut."""

    after: str
    """The id to go on after."""
    more: bool


class BlobLimits(Message, frozen=True):
    """What a portal takes of files, told before they are sent."""

    largest: int = 50_000_000
    """Bytes."""
    refused: tuple[str, ...] = (PROGRAM,)
    """Media types."""


class CursorGone(Message, frozen=True):
    """Body of 410: the cursor is too old or of another epoch; take a snapshot."""

    epoch: int
    last_seq: int


class SchemaRange(Message, frozen=True):
    """Body of 426: the schemas that the portal speaks."""

    min: int
    max: int


class Problem(Message, frozen=True):
    """Problem details (RFC 9457) with the request's id and a code that programs can read."""

    title: str
    status: int
    code: str
    detail: str = ""
    request_id: str = ""
    type: str = "about:blank"


APP_TOO_OLD = "app_too_old"


class AppRefused(Problem, frozen=True, kw_only=True):
    """Body of 426 for an app that is too old: sends nothing, receives nothing, keeps everything.

    ``min`` and ``max`` are those of ``SchemaRange``: an app that does not know this message takes
    it for that one, and keeps what it wanted to send.
    """

    oldest: str
    """The oldest version that is let in."""
    newest: str
    """Empty when the operator names none."""
    min: int
    max: int
