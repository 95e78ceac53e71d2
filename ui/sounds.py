"""The two sounds of scanning, through what the system has: Qt's Essentials have no sound."""

from __future__ import annotations

import array
import functools
import io
import logging
import math
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir

from ui.workers import Worker

_log = logging.getLogger(__name__)

Play = Callable[[Path], None]
"""Plays a WAV file to its end.

Raises:
    OSError, subprocess.SubprocessError: there is no sound here.

"""
READ = ((2100.0, 0.07),)
"""One short, high."""
UNKNOWN = ((440.0, 0.11), (0.0, 0.05), (330.0, 0.14))
"""Two, low: hertz and seconds, 0 hertz for silence."""
_RATE = 22_050
_LOUDNESS = 0.35
_FADE = 0.006
"""Seconds at both ends of a tone: without it, it clicks."""
_PLAYERS = ("pw-play", "paplay", "aplay", "canberra-gtk-play")
_LONGEST = 3.0


class Sounds(QObject):
    """Plays on a thread of its own; ``close`` before it goes. Silence is no fault."""

    def __init__(self, parent: QObject | None = None, *, play: Play | None = None) -> None:
        """``play`` as the system does it, unless it is handed in."""
        super().__init__(parent)
        self._play = play or _system_play()
        self._worker = Worker("sounds", self)
        self._folder = QTemporaryDir()
        self._playing = False
        self._silent_told = False

    def read(self) -> None:
        """Say that a code was read."""
        self._start("read", READ)

    def unknown(self) -> None:
        """Say that a code was read that nobody knows."""
        self._start("unknown", UNKNOWN)

    def close(self) -> None:
        """Finish what is heard, and end the thread."""
        self._worker.stop()

    def _start(self, name: str, tones: tuple[tuple[float, float], ...]) -> None:
        if self._playing:  # the next code is seen before a sound is over: none runs after it
            return
        self._playing = True
        path = Path(self._folder.path()) / f"{name}.wav"

        def run() -> None:
            if not path.exists():
                path.write_bytes(wav(tones))
            self._play(path)

        self._worker.run(run, self._end, self._tell_silent)

    def _end(self, _answer: None) -> None:
        self._playing = False

    def _tell_silent(self, error: Exception) -> None:
        self._playing = False
        if not self._silent_told:
            self._silent_told = True
            _log.info("no sound here: %s", error)


def wav(tones: tuple[tuple[float, float], ...]) -> bytes:
    """Return tones as a WAV file: mono, 16 bits."""
    samples = array.array("h")
    for hertz, seconds in tones:
        count = round(seconds * _RATE)
        for place in range(count):
            edge = min(place, count - place) / (_FADE * _RATE)
            level = _LOUDNESS * min(1.0, edge) * math.sin(2 * math.pi * hertz * place / _RATE)
            samples.append(round(level * 32_767))
    if sys.byteorder == "big":
        samples.byteswap()
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(samples.tobytes())
    return written.getvalue()


def _system_play() -> Play:
    if sys.platform == "win32":
        return _play_on_windows
    names = ("afplay",) if sys.platform == "darwin" else _PLAYERS
    player = next((found for name in names if (found := shutil.which(name))), None)
    if player is None:
        return _play_nothing
    option = ("-f",) if player.endswith("canberra-gtk-play") else ()
    return functools.partial(_play_by, (player, *option))


def _play_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        import winsound  # noqa: PLC0415 - there is none on other systems

        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
        except RuntimeError as error:  # its word for: no sound device
            raise OSError(str(error)) from error


def _play_by(command: tuple[str, ...], path: Path) -> None:
    subprocess.run(  # noqa: S603 - a player found on PATH, and a file of ours
        [*command, str(path)],
        check=True,
        timeout=_LONGEST,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _play_nothing(_path: Path) -> None:
    message = f"none of {', '.join(_PLAYERS)} is installed"
    raise OSError(message)
