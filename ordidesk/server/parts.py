"""What the calls of the API work with, put together in ``app.py``."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from anyio import CapacityLimiter

from ordidesk.app_versions import AppVersions
from ordidesk.server.auth import Auth
from ordidesk.server.bell import Bell
from ordidesk.server.blob_desk import BlobDesk
from ordidesk.server.command_desk import CommandDesk
from ordidesk.server.devices import DeviceDesk
from ordidesk.server.mail_out import MailOut
from ordidesk.server.moment import Clock
from ordidesk.server.reading import Reading
from ordidesk.server.retention import Retention
from ordidesk.server.user_words import UserWords


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the portal can do its work."""

    status: str
    """``ok``, or ``late`` when an open transaction keeps changes from laptops."""
    database: str
    """The version of the schema."""
    version: str
    """The version of the program."""
    epoch: int
    feed_held_back_seconds: float = 0
    """Since when changes are there that cannot be told yet; an alarm belongs on it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The portal's services."""

    auth: Auth
    devices: DeviceDesk
    desk: CommandDesk
    reading: Reading
    blobs: BlobDesk
    user_words: UserWords
    mail_out: MailOut
    bell: Bell
    retention: Retention
    pulls: CapacityLimiter
    """Pulls that read at once: a ring wakes them all, and commands are not to wait behind them."""
    clock: Clock
    apps: AppVersions
    """Which versions of the app the operator wants."""
    database_version: str
    program_version: str
