"""The cameras of this machine, by the names the system gives them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    """A camera that can be opened."""

    number: int
    """As OpenCV counts."""
    name: str
    """The system's; where two are called alike, the second one has a number behind it."""
    node: str = ""
    """Linux: the device file. Elsewhere the system's own mark for it."""


def list_devices() -> tuple[Device, ...]:
    """Return the cameras, without opening one; off the window's thread, it imports OpenCV.

    A webcam under Linux has two nodes, one of them for data about the pictures: it is left out.
    """
    import cv2  # noqa: PLC0415 - 233 ms that only scanning pays
    from cv2_enumerate_cameras import enumerate_cameras  # noqa: PLC0415 - as above

    # The one that is opened: each counts the cameras in its own order.
    apis = {"win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION}
    found = enumerate_cameras(apis.get(sys.platform, cv2.CAP_V4L2))
    return named_apart((it.index, it.name or f"#{it.index}", it.path or "") for it in found)


def named_apart(found: Iterable[tuple[int, str, str]]) -> tuple[Device, ...]:
    """Return devices in the order of their numbers, each with a name of its own."""
    times: Counter[str] = Counter()
    devices = []
    for number, name, node in sorted(found):
        times[name] += 1
        own = name if times[name] == 1 else f"{name} ({times[name]})"
        devices.append(Device(number, own, node))
    return tuple(devices)


def choose(devices: Sequence[Device], wanted: str) -> Device | None:
    """Return the device of this name, else the first one, ``None`` when there is none."""
    named = (device for device in devices if device.name == wanted)
    return next(named, devices[0] if devices else None)
