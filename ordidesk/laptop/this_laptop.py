"""What the portal's list of devices says of this laptop."""

from __future__ import annotations

import contextlib
import platform
import re
import uuid
from pathlib import Path

import msgspec

from ordidesk.laptop.atomic_file import write_whole

_ID = re.compile(r"[0-9a-f-]{36}")


class ThisLaptop(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop as it names itself to the portal."""

    id: str = ""
    """Random, and another one after the data was wiped; empty: each sign-in is a device."""
    system: str = ""
    app_version: str = ""


def this_laptop(id_file: Path, app_version: str) -> ThisLaptop:
    """Read who this laptop is, or draw its id and keep it in ``id_file``.

    Where there is no room for the file it has no id: signing in is not to fail for that.
    """
    with contextlib.suppress(OSError, UnicodeDecodeError):
        kept = id_file.read_text("ascii").strip()
        if _ID.fullmatch(kept):
            return ThisLaptop(id=kept, system=system_name(), app_version=app_version)
    drawn = str(uuid.uuid4())
    try:
        write_whole(id_file, drawn.encode("ascii"))
    except OSError:
        drawn = ""
    return ThisLaptop(id=drawn, system=system_name(), app_version=app_version)


def system_name() -> str:
    """Name the operating system as people know it."""
    if platform.system() == "Darwin":
        return f"macOS {platform.mac_ver()[0]}".strip()
    if platform.system() == "Linux":
        with contextlib.suppress(OSError):
            return platform.freedesktop_os_release()["PRETTY_NAME"]
    return f"{platform.system()} {platform.release()}".strip()
