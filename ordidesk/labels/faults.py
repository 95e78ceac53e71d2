"""Why a camera gives no picture, told from what the system says of it."""

from __future__ import annotations

import contextlib
import enum
import os
import sys
from dataclasses import dataclass
from pathlib import Path

_CONSENTS = (
    ("HKEY_LOCAL_MACHINE", "webcam"),
    ("HKEY_CURRENT_USER", "webcam"),
    ("HKEY_CURRENT_USER", r"webcam\NonPackaged"),
)
"""Windows' switches for the camera: the machine's, the person's, the person's for desktop apps."""
_CONSENT_STORE = r"SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
_DENIED = "Deny"
_LINUX = sys.platform.startswith("linux")
_RESTRICTED_BY_MACOS, _DENIED_BY_PERSON = 1, 2
"""Of ``AVAuthorizationStatus``; 0 is not asked yet, 3 is allowed."""


class CameraFault(enum.StrEnum):
    """Why there is no picture."""

    MISSING = "missing"
    BUSY = "busy"
    """It is there and gives no frame: most often another application has it."""
    UNPLUGGED = "unplugged"
    SILENT = "silent"
    """It gave frames and stopped, though it is still there: a driver that hangs."""
    FORBIDDEN_BY_GROUP = "forbidden_by_group"
    """Linux: the person may not open the device."""
    FORBIDDEN_BY_WINDOWS = "forbidden_by_windows"
    """The privacy switch of Windows is off."""
    FORBIDDEN_BY_MACOS = "forbidden_by_macos"
    """The person or an administrator refused."""


class CameraError(Exception):
    """There is no picture; the other ways to give a number stay open."""

    def __init__(self, fault: CameraFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class Facts:
    """What a system says of one of its cameras."""

    there: bool = True
    may_open: bool = True
    """Linux: the rights on the device."""
    consents: tuple[str, ...] = ()
    """Windows: the values of its privacy switches, ``Allow`` or ``Deny``."""
    authorization: int | None = None
    """macOS: the ``AVAuthorizationStatus``."""


def refusal(facts: Facts) -> CameraFault | None:
    """Tell who forbids the camera, ``None`` when nobody does."""
    if facts.there and not facts.may_open:
        return CameraFault.FORBIDDEN_BY_GROUP
    if _DENIED in facts.consents:
        return CameraFault.FORBIDDEN_BY_WINDOWS
    if facts.authorization in {_RESTRICTED_BY_MACOS, _DENIED_BY_PERSON}:
        return CameraFault.FORBIDDEN_BY_MACOS
    return None


def explain(facts: Facts, *, gave_frames: bool) -> CameraFault:
    """Tell why a camera that was asked for a frame has none."""
    refused = refusal(facts)
    if refused is not None:
        return refused
    if not facts.there:
        return CameraFault.UNPLUGGED if gave_frames else CameraFault.MISSING
    return CameraFault.SILENT if gave_frames else CameraFault.BUSY


def facts_of(node: str, *, there: bool) -> Facts:
    """Ask this system about the camera at ``node``; ``there`` is whether it lists it."""
    if _LINUX:
        exists = Path(node).exists()
        return Facts(there=exists, may_open=not exists or os.access(node, os.R_OK | os.W_OK))
    return Facts(there=there, consents=_windows_consents(), authorization=_macos_authorization())


def _windows_consents() -> tuple[str, ...]:
    found: list[str] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - there is none on other systems

        for root, switch in _CONSENTS:
            with (
                contextlib.suppress(OSError),  # an older Windows has no such switch
                winreg.OpenKey(getattr(winreg, root), rf"{_CONSENT_STORE}\{switch}") as key,
            ):
                found.append(str(winreg.QueryValueEx(key, "Value")[0]))
    return tuple(found)


def _macos_authorization() -> int | None:
    if sys.platform == "darwin":
        import AVFoundation  # noqa: PLC0415 - it comes with the cameras' names, there only

        device = AVFoundation.AVCaptureDevice
        return int(device.authorizationStatusForMediaType_(AVFoundation.AVMediaTypeVideo))
    return None
