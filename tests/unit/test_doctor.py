"""``python -m ordidesk doctor``: a line a check, on the machine as it is."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from ordidesk.__main__ import main
from ordidesk.laptop.folders import Folders
from ordidesk.settings.values import Settings
from ordidesk.support import doctor
from ordidesk.support.doctor import CHECKS, Checked, Laptop, Verdict, examine
from tests.support.fault_proxy import Answer, FaultProxy

SILENT = "http://127.0.0.1:9"


def check(laptop: Laptop, name: str) -> dict[str, Checked]:
    """Run the checks of one kind alone."""
    chosen = [it for it in CHECKS if it[0] == name]
    assert chosen
    return {line.name: line for line in examine(laptop, chosen)}


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Folders.below(tmp_path), Settings())


def test_the_command_says_each_check_and_ends_with_a_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "doctor", "--json"]) == 0
    lines = {line["name"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    for name in ("version", "PySide6-Essentials", "opencv-python-headless", "données", "disque"):
        assert lines[name]["verdict"] == "ok", lines[name]
    for name in ("caméra", "trousseau", "portail"):
        assert lines[name]["verdict"] in {"ok", "attention"}, lines[name]

    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "settings.toml").write_text("lock.minutes = 0\n")
    assert main(["--data", str(tmp_path), "doctor", "--portal", SILENT]) == 1
    said = capsys.readouterr().out
    assert f"échec      portail : {SILENT} : PortalUnreachable" in said
    assert "→ Le travail continue hors connexion." in said
    assert "settings.toml, ligne 1 : lock.minutes attend" in said


def test_a_folder_that_cannot_be_written_fails(laptop: Laptop, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in its place")
    lines = check(laptop, "disque")
    assert lines["données"].verdict is Verdict.FAIL
    assert lines["journaux"].verdict is Verdict.OK


@pytest.mark.parametrize(
    ("behind", "verdict"), [(timedelta(), Verdict.OK), (timedelta(hours=1), Verdict.FAIL)]
)
def test_the_portal_answers_and_the_clock_is_compared(
    laptop: Laptop, behind: timedelta, verdict: Verdict
) -> None:
    with FaultProxy() as portal:
        told = {
            "Content-Type": "application/json",
            "Date": format_datetime(datetime.now(UTC) + behind, usegmt=True),
        }
        portal.plan("/health", Answer(200, b'{"status":"ok","epoch":1}', told))
        lines = check(replace(laptop, portal=portal.url), "portail")
    assert lines["portail"].verdict is Verdict.OK
    assert lines["horloge"].verdict is verdict


def test_a_check_that_hangs_or_breaks_is_a_line_and_stops_nothing(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "LONGEST_SECONDS", 0.1)
    let_go = threading.Event()

    def hangs(_laptop: Laptop) -> list[Checked]:
        let_go.wait()
        return []

    def breaks(_laptop: Laptop) -> list[Checked]:
        raise ValueError

    def works(_laptop: Laptop) -> list[Checked]:
        return [Checked("c", Verdict.OK, "")]

    lines = examine(laptop, (("a", hangs), ("b", breaks), ("c", works)))
    let_go.set()
    assert [(it.name, it.verdict) for it in lines] == [
        ("a", Verdict.FAIL),
        ("b", Verdict.FAIL),
        ("c", Verdict.OK),
    ]
