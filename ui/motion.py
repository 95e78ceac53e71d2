"""Whether things may move in the windows: the one place that says so.

What the person chose comes first, then the system.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from enum import Enum

_PATIENCE_S = 1.0
_SPI_GETCLIENTAREAANIMATION = 0x1042


class MotionChoice(Enum):
    """What the person chose for motion."""

    SYSTEM = "system"
    REDUCED = "reduced"
    FULL = "full"


def is_wanted(
    choice: MotionChoice,
    asked: Callable[[], bool] | None = None,
) -> bool:
    """Tell whether things may move; ``asked`` is what tells what the system is set to."""
    if choice is not MotionChoice.SYSTEM:
        return choice is MotionChoice.FULL
    return (asked or system_moves)()


@functools.cache
def system_moves() -> bool:
    """Tell whether the system is set to animate; where it does not say, it is."""
    if sys.platform == "win32":
        return _windows_moves()
    if sys.platform == "darwin":
        asked = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")
        return _answer_of(asked) != "1"
    asked = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
    return _answer_of(asked) != "false"


def _windows_moves() -> bool:
    import ctypes  # noqa: PLC0415 - Windows alone is asked so

    moves = ctypes.c_int(1)
    user32 = ctypes.CDLL("user32")
    user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
    return bool(moves.value)


def _answer_of(command: tuple[str, ...]) -> str:
    """Return what a program of the system answers, empty where there is none or it hangs."""
    import shutil  # noqa: PLC0415 - the first window waits for this module
    import subprocess  # noqa: PLC0415 - as above

    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, with words written here
            (program, *command[1:]),
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
