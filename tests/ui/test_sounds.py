"""Two sounds, made here, played by the system; silence where there is none."""

from __future__ import annotations

import io
import logging
import wave
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.support.seen import until
from ui.sounds import READ, UNKNOWN, Sounds, wav


def samples(tones: tuple[tuple[float, float], ...]) -> tuple[np.ndarray, int]:
    with wave.open(io.BytesIO(wav(tones))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2"), file.getframerate()


def pitches(tones: tuple[tuple[float, float], ...]) -> list[float]:
    """Return the strongest frequency of each sounding stretch."""
    heard, rate = samples(tones)
    found, start = [], 0
    for _, seconds in tones:
        stretch = heard[start : start + round(seconds * rate)]
        start += len(stretch)
        if np.abs(stretch).max() > 1000:
            found.append(float(np.abs(np.fft.rfft(stretch)).argmax() * rate / len(stretch)))
    return found


def test_read_is_one_short_high_and_unknown_two_low() -> None:
    (high,) = pitches(READ)
    first, second = pitches(UNKNOWN)
    assert high == pytest.approx(2100, abs=20)
    assert first == pytest.approx(440, abs=10)
    assert second == pytest.approx(330, abs=10)
    assert len(samples(READ)[0]) < len(samples(UNKNOWN)[0])


def test_a_sound_begins_and_ends_in_silence_so_that_it_does_not_click() -> None:
    heard, _ = samples(READ)
    assert abs(int(heard[0])) + abs(int(heard[-1])) < 1000
    assert np.abs(heard).max() > 10_000


def test_what_is_played_is_a_sound_file(qtbot: QtBot) -> None:
    played: list[bytes] = []
    sounds = Sounds(play=lambda path: played.append(path.read_bytes()))
    sounds.read()
    until(qtbot, lambda: played == [wav(READ)])
    sounds.close()


def test_without_a_sound_device_it_is_silent_and_says_so_once(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[Path] = []

    def broken(path: Path) -> None:
        tried.append(path)
        message = "no device"
        raise OSError(message)

    sounds = Sounds(play=broken)
    with caplog.at_level(logging.INFO, "ui.sounds"):
        for times in (1, 2, 3):
            sounds.read()
            until(qtbot, lambda times=times: len(tried) == times and not sounds._playing)  # type: ignore[misc]  # noqa: SLF001 - whether the next one may begin, nobody hears
    sounds.close()
    assert caplog.text.count("no sound here: no device") == 1
