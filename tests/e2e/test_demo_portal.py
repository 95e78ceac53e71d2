"""The demo's portal lives and ends with the program that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import requests

PARENT = """
import sys, time
from pathlib import Path
from ui.demo import DemoPortal
portal = DemoPortal(Path(sys.argv[1]))
print(portal.address, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_portal_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        address = parent.stdout.readline().strip()
        assert requests.get(f"{address}/health", timeout=10).ok
        parent.send_signal(signal.SIGKILL)
    with pytest.raises(requests.ConnectionError):
        _ask_until_nobody_answers(f"{address}/health")


def _ask_until_nobody_answers(url: str) -> None:
    while True:
        requests.get(url, timeout=10)


def test_a_demo_whose_portal_cannot_start_says_why_and_ends(tmp_path: Path) -> None:
    database = tmp_path / "data" / "portal" / "portal.db"
    database.parent.mkdir(parents=True)
    database.write_text("Ceci n'est pas une base de données.\n" * 100, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ordidesk", "--demo", "--data", str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "Le portail de démonstration n'a pas démarré" in done.stderr
