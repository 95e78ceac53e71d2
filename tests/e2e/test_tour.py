"""The tour is the morning and the hotline, end to end; it is started as ``make run`` starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

STEPS = 27


@pytest.mark.timeout(240)
def test_the_tour_plays_every_step_and_leaves_pictures_and_an_account(tmp_path: Path) -> None:
    out = tmp_path / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "ordidesk", "--tour", str(out)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    account = (out / "account.txt").read_text(encoding="utf-8")
    assert len(re.findall(r"^\d\d  .+ \(\d+\.\d\d s\)$", account, re.MULTILINE)) == STEPS
    pictures = sorted(out.glob("*.png"))
    assert len(pictures) >= STEPS
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
