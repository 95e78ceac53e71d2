"""What the calls of the API work with, put together in ``app.py``."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ordidesk.server.auth import Auth
from ordidesk.server.bell import Bell
from ordidesk.server.command_desk import CommandDesk
from ordidesk.server.devices import DeviceDesk
from ordidesk.server.reading import Reading
from ordidesk.server.retention import Retention


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the portal can do its work."""

    status: str
    database: str
    """The version of the schema."""
    version: str
    """The version of the program."""
    epoch: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The portal's services."""

    auth: Auth
    devices: DeviceDesk
    desk: CommandDesk
    reading: Reading
    bell: Bell
    retention: Retention
    database_version: str
    program_version: str
