"""Who decides whether things move: the person, then the system."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from ui import motion
from ui.motion import MotionChoice, is_wanted


def test_what_the_person_chose_goes_first() -> None:
    assert is_wanted(MotionChoice.FULL, lambda: False)
    assert not is_wanted(MotionChoice.REDUCED, lambda: True)


@pytest.mark.parametrize("moves", [True, False])
def test_then_the_system(*, moves: bool) -> None:
    assert is_wanted(MotionChoice.SYSTEM, lambda: moves) is moves


@pytest.mark.skipif(sys.platform != "linux", reason="asks the desktop of Linux")
@pytest.mark.parametrize(
    ("answer", "moves"), [("echo false", False), ("echo true", True), ("exit 1", True)]
)
def test_a_linux_desktop_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, *, moves: bool
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    motion.system_moves.cache_clear()
    try:
        assert motion.system_moves() is moves
    finally:
        motion.system_moves.cache_clear()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the desktop of Linux")
def test_a_system_that_does_not_say_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    motion.system_moves.cache_clear()
    try:
        assert motion.system_moves()
    finally:
        motion.system_moves.cache_clear()
