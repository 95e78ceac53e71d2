"""What tells somebody that an installation is whole: ``--version`` and ``--check``."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from ordidesk.__main__ import main


def test_version_tells_which_ordidesk_this_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0

    assert capsys.readouterr().out.startswith(f"OrdiDesk {version('ordidesk')}")


def test_check_opens_the_first_window_and_ends(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ordidesk", "--check", "--data", str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")
    assert " ERROR " not in (tmp_path / "logs" / "ordidesk.log").read_text("utf-8")


@pytest.mark.parametrize("option", ["--demo", "--tour=dossier"])
def test_what_ships_offers_no_demo_which_it_has_not(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    with pytest.raises(SystemExit):
        main([option])

    assert option.partition("=")[0] in capsys.readouterr().err
