"""Every setting with its usual value, grouped as in the file."""

from __future__ import annotations

from dataclasses import dataclass

from ordidesk.portal.proxy import SYSTEM_PROXY

SYSTEM = "system"
"""As the system has it: for the language, the look and the motion."""


@dataclass(frozen=True)
class PortalSettings:
    """How the portal is reached."""

    address: str = ""
    """Offered at the first sign-in; empty: asked for."""
    certificate_authority: str = ""
    """A PEM file, or a folder of hashed ones, believed beside the system's authorities."""
    proxy: str = SYSTEM_PROXY
    """The system's, ``NO_PROXY``, or the address of one."""


@dataclass(frozen=True)
class CameraSettings:
    """Which camera scans."""

    name: str = ""
    """As the system calls it; empty: the first one."""


@dataclass(frozen=True)
class PrinterSettings:
    """Which printer is proposed."""

    name: str = ""
    """As the system calls it; empty: the system's own choice."""


@dataclass(frozen=True)
class WindowSettings:
    """How the windows look and speak."""

    language: str = "fr"
    theme: str = SYSTEM
    text_size: int = 100
    """Percent of the design's size."""
    motion: str = SYSTEM


@dataclass(frozen=True)
class SoundSettings:
    """What is heard."""

    scan: bool = True
    """A tone when a code was read."""


@dataclass(frozen=True)
class LockSettings:
    """When the windows lock."""

    minutes: int = 30
    """Without anybody doing anything."""


@dataclass(frozen=True)
class RetentionSettings:
    """How long this laptop keeps what the portal has, too."""

    sent_days: int = 30
    """What was sent stays on the page of synchronisation, and can be sent again to a portal that
    was restored from a backup: never shorter than backups are kept."""
    files_days: int = 30
    """Files of tickets that nobody opened stay on the disk."""


@dataclass(frozen=True)
class Settings:
    """All of them; an attribute for each table of the file."""

    portal: PortalSettings = PortalSettings()
    camera: CameraSettings = CameraSettings()
    printer: PrinterSettings = PrinterSettings()
    window: WindowSettings = WindowSettings()
    sounds: SoundSettings = SoundSettings()
    lock: LockSettings = LockSettings()
    retention: RetentionSettings = RetentionSettings()
