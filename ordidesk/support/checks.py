"""What the app needs of a machine, each looked at for itself and within a time limit."""

from __future__ import annotations

import enum
import importlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec

from ordidesk.laptop.folders import Folders
from ordidesk.laptop.keyring_secret import KeyringMissing, protecting_keyring
from ordidesk.laptop.last_sign_in import remembered
from ordidesk.portal.address import parse_address
from ordidesk.portal.call import Timeouts
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import BadAddress, PortalBusy, PortalError, PortalUnreachable
from ordidesk.settings.effective import Effective, effective
from ordidesk.settings.values import Settings
from ordidesk.support import faults
from ordidesk.support.facts import installed
from ordidesk.support.mask import Mask

LIMIT_SECONDS = 10.0
"""For all checks together: they run at once."""
_PORTAL = Timeouts(connect=3.0, read=4.0)
_WORDS_OF_OTHERS = {"missing", "unwritable", "error", "unfit"}
_LARGE_SKEW = timedelta(minutes=5)
_GIGA = 1 << 30
_LOW_ROOM, _NO_ROOM = 2 * _GIGA, _GIGA // 4


class Level(enum.StrEnum):
    """How good an answer is."""

    OK = "ok"
    ATTENTION = "attention"
    """The app works, with less."""
    FAILED = "failed"
    """The app does not work, or not as asked."""


class Subject(enum.StrEnum):
    """What is looked at, in the order in which it is told."""

    QT = "qt"
    OPENCV = "opencv"
    DECODER = "decoder"
    ZBAR = "zbar"
    OCR = "ocr"
    CIPHER = "cipher"
    CAMERA = "camera"
    KEYRING = "keyring"
    PORTAL = "portal"
    CLOCK = "clock"
    DISK = "disk"
    LOGS = "logs"
    SETTINGS = "settings"


class Found(msgspec.Struct, frozen=True):
    """The answer to one check: ``why`` names the reason, ``detail`` is a fact about no person."""

    subject: Subject
    level: Level
    why: str = ""
    detail: str = ""


_Check = Callable[[], tuple[Found, ...]]


def look(
    folders: Folders, portal: str | None = None, *, limit: float = LIMIT_SECONDS
) -> tuple[Found, ...]:
    """Check everything; what gives no answer within ``limit`` seconds is told as that.

    ``portal`` is an address that has to answer. Without one it is the last sign-in's: a laptop may
    be away from its network.
    """
    read = effective(folders.settings, folders.policy, os.environ)
    checks: tuple[tuple[tuple[Subject, ...], _Check], ...] = (
        ((Subject.QT,), _qt),
        ((Subject.OPENCV,), _opencv),
        ((Subject.DECODER, Subject.ZBAR), _decoders),
        ((Subject.OCR,), _ocr),
        ((Subject.CIPHER,), _cipher),
        ((Subject.CAMERA,), _camera),
        ((Subject.KEYRING,), _keyring),
        ((Subject.PORTAL, Subject.CLOCK), lambda: _portal(folders, read.settings, portal)),
        ((Subject.DISK,), lambda: _disk(folders)),
        ((Subject.LOGS,), lambda: _logs(folders)),
        ((Subject.SETTINGS,), lambda: _settings(read)),
    )
    runs = [_Run(subjects, check) for subjects, check in checks]
    end = time.monotonic() + limit
    mask = Mask()
    found = {it.subject: _masked(it, mask) for run in runs for it in run.answer(end)}
    return tuple(found[subject] for subject in Subject if subject in found)


def _masked(found: Found, mask: Mask) -> Found:
    """Take folders of the person out of what a library or the system says."""
    if found.why not in _WORDS_OF_OTHERS:
        return found
    return msgspec.structs.replace(found, detail=mask(found.detail))


class _Run:
    """One check on a thread of its own, which is left behind where it hangs."""

    def __init__(self, subjects: tuple[Subject, ...], check: _Check) -> None:
        self._subjects = subjects
        self._found: tuple[Found, ...] | None = None
        self._check = check
        self._thread = threading.Thread(target=self._run, name=f"check {subjects[0]}", daemon=True)
        self._thread.start()

    def answer(self, end: float) -> tuple[Found, ...]:
        self._thread.join(max(0.0, end - time.monotonic()))
        if self._found is not None:
            return self._found
        return tuple(Found(it, Level.FAILED, "hangs") for it in self._subjects)

    def _run(self) -> None:
        try:
            self._found = self._check()
        except Exception as error:  # noqa: BLE001 - whatever it met is the answer
            self._found = tuple(
                Found(it, Level.FAILED, "error", faults.told(error)) for it in self._subjects
            )


# --- libraries ------------------------------------------------------------------------------------


def _library(subject: Subject, module: str, distribution: str) -> tuple[Found, ...]:
    try:
        importlib.import_module(module)
    except (ImportError, OSError) as error:
        return (Found(subject, Level.FAILED, "missing", faults.words_of(error)),)
    return (Found(subject, Level.OK, detail=installed(distribution)),)


def _qt() -> tuple[Found, ...]:
    return _library(Subject.QT, "PySide6.QtWidgets", "PySide6-Essentials")


def _opencv() -> tuple[Found, ...]:
    return _library(Subject.OPENCV, "cv2", "opencv-python-headless")


def _decoders() -> tuple[Found, ...]:
    from ordidesk.labels.decoders import has_second_opinion  # noqa: PLC0415 - loads its libraries

    zbar = Level.OK if has_second_opinion() else Level.ATTENTION
    why = "" if zbar is Level.OK else "missing"
    return (
        *_library(Subject.DECODER, "zxingcpp", "zxing-cpp"),
        Found(Subject.ZBAR, zbar, why),
    )


def _ocr() -> tuple[Found, ...]:
    from ordidesk.labels.ocr import can_read_printed  # noqa: PLC0415 - loads its libraries

    if can_read_printed():
        return (Found(Subject.OCR, Level.OK, detail=installed("rapidocr")),)
    return (Found(Subject.OCR, Level.ATTENTION, "missing"),)


def _cipher() -> tuple[Found, ...]:
    try:
        import apsw  # noqa: PLC0415 - what is missing is an answer
    except (ImportError, OSError) as error:
        return (Found(Subject.CIPHER, Level.FAILED, "missing", faults.words_of(error)),)
    if not hasattr(apsw, "mc_version"):
        return (Found(Subject.CIPHER, Level.FAILED, "no_cipher", apsw.apsw_version()),)
    return (Found(Subject.CIPHER, Level.OK, detail=str(apsw.mc_version)),)


# --- the machine ----------------------------------------------------------------------------------


def _camera() -> tuple[Found, ...]:
    from ordidesk.labels.devices import list_devices  # noqa: PLC0415 - 0.2 s

    count = len(list_devices())
    if not count:
        return (Found(Subject.CAMERA, Level.ATTENTION, "none"),)
    return (Found(Subject.CAMERA, Level.OK, detail=str(count)),)


def _keyring() -> tuple[Found, ...]:
    try:
        return (Found(Subject.KEYRING, Level.OK, detail=protecting_keyring()),)
    except KeyringMissing:
        return (Found(Subject.KEYRING, Level.ATTENTION, "missing"),)


def _disk(folders: Folders) -> tuple[Found, ...]:
    free = shutil.disk_usage(_existing(folders.data)).free
    said = f"{free / _GIGA:.1f}"
    fault = _unwritable(folders.data)
    if fault:
        return (Found(Subject.DISK, Level.FAILED, "unwritable", fault),)
    if free < _NO_ROOM:
        return (Found(Subject.DISK, Level.FAILED, "full", said),)
    if free < _LOW_ROOM:
        return (Found(Subject.DISK, Level.ATTENTION, "low", said),)
    return (Found(Subject.DISK, Level.OK, detail=said),)


def _logs(folders: Folders) -> tuple[Found, ...]:
    fault = _unwritable(folders.logs)
    if fault:
        return (Found(Subject.LOGS, Level.ATTENTION, "unwritable", fault),)
    reports = len(list(folders.crashes.glob("crash-*.txt")))
    if reports:
        return (Found(Subject.LOGS, Level.ATTENTION, "reports", str(reports)),)
    return (Found(Subject.LOGS, Level.OK),)


def _settings(read: Effective) -> tuple[Found, ...]:
    if not read.faults:
        return (Found(Subject.SETTINGS, Level.OK),)
    told = ", ".join(f"{it.place}:{it.line} {it.key}".strip() for it in read.faults)
    return (Found(Subject.SETTINGS, Level.ATTENTION, "unfit", told),)


def _existing(folder: Path) -> Path:
    """Return the folder, or the nearest one above it: nothing is made by looking."""
    return next((it for it in (folder, *folder.parents) if it.exists()), folder)


def _unwritable(folder: Path) -> str:
    """Return why nothing can be written there, empty when something can."""
    place = _existing(folder)
    try:
        if place == folder:
            with tempfile.TemporaryFile(dir=place) as file:
                file.write(b"ordidesk")
                file.flush()
        elif not (place.is_dir() and os.access(place, os.W_OK)):
            return "not writable"
    except OSError as error:
        return faults.words_of(error)
    return ""


# --- the portal -----------------------------------------------------------------------------------


def _portal(folders: Folders, settings: Settings, asked: str | None) -> tuple[Found, ...]:
    last = None if asked else remembered(folders.last_sign_in)
    typed = asked or (last.portal_url if last else settings.portal.address)
    authority = settings.portal.certificate_authority
    if not typed:
        return (
            Found(Subject.PORTAL, Level.ATTENTION, "unknown"),
            Found(Subject.CLOCK, Level.ATTENTION, "unknown"),
        )
    unasked = Level.FAILED if asked else Level.ATTENTION
    try:
        client = PortalClient(
            parse_address(typed),
            timeouts=_PORTAL,
            company_ca=Path(authority) if authority else None,
            proxy=settings.portal.proxy,
        )
    except BadAddress as error:
        bad = Found(Subject.PORTAL, Level.FAILED, "bad_address", error.fault.name.lower())
        return (bad, Found(Subject.CLOCK, Level.ATTENTION, "unknown"))
    try:
        client.health()
        found = Found(Subject.PORTAL, Level.OK, detail=client.address.url)
    except (PortalUnreachable, PortalBusy) as error:
        found = Found(Subject.PORTAL, unasked, "unreachable", str(error))
    except PortalError as error:
        found = Found(Subject.PORTAL, Level.FAILED, type(error).__name__, str(error))
    clock = _clock(client.skew)
    client.close()
    return (found, clock)


def _clock(skew: timedelta | None) -> Found:
    if skew is None:
        return Found(Subject.CLOCK, Level.ATTENTION, "unknown")
    seconds = f"{skew.total_seconds():.0f}"
    if abs(skew) > _LARGE_SKEW:
        return Found(Subject.CLOCK, Level.ATTENTION, "wrong", seconds)
    return Found(Subject.CLOCK, Level.OK, detail=seconds)
