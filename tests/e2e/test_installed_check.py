"""What tells somebody that an installation is whole: ``--version`` and ``--check``."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import pytest

from ordidesk.__main__ import main
from ui import app
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal


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


@pytest.mark.parametrize(
    ("password", "status", "told"),
    [(DEMO_PASSWORD, 0, '"asset":400'), ("wrong-password", 1, "bad_credentials")],
)
def test_check_sync_copies_everything_once_and_keeps_nothing(
    password: str,
    status: int,
    told: str,
    portal: DemoPortal,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    assert main(["check-sync", portal.address, DEMO_MAIL]) == status

    assert told in "".join(capfd.readouterr())
    assert list(tmp_path.iterdir()) == []


def test_the_names_of_mails_alone_are_to_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []

    def window(options: argparse.Namespace) -> int:
        opened.extend(options.open)
        return 0

    monkeypatch.setattr(app, "main", window)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert main(["panne.eml", "Été.MSG"]) == 0

    assert opened == [Path("panne.eml"), Path("Été.MSG")]
