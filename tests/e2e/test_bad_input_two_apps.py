"""Two apps on one store: the second one brings the first one's window forward and leaves.

What it was to open, the first one opens.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.e2e.conftest import StartApp
from tests.support.mails import FULL_BODY, mail
from tests.support.running_app import RunningApp
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.open_ticket import OpenTicketDialog

PIN = "271828"


@pytest.mark.parametrize("pin", [PIN, ""], ids=["under a PIN", "with a key that is there"])
def test_a_second_start_shows_the_first_window_with_its_mail_and_leaves(
    start: StartApp, portal: DemoPortal, pin: str, tmp_path: Path
) -> None:
    saved = tmp_path / "Panne été.eml"
    saved.write_bytes(mail(FULL_BODY))
    app = start(pin=bool(pin))
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    if pin:
        app.type_pin(pin, new=True)
    app.wait_for_desk()
    app.window.showMinimized()
    app.stage.wait_for("the window minimised", app.window.isMinimized)
    with _second_app(app, saved) as second:
        try:
            app.stage.wait_for("the second app to leave", lambda: second.poll() is not None)
        finally:
            second.kill()
        assert second.returncode == 0
        assert second.stderr is not None
        assert "Traceback" not in second.stderr.read()
    app.stage.wait_for("the window forward", lambda: not app.window.isMinimized())
    app.stage.wait_for("the filled form", lambda: bool(_forms(app)))
    form = _forms(app)[0]
    assert "imprimante en panne" in {it.text() for it in form.findChildren(QLineEdit)}
    form.done(0)
    app.sync_now()
    app.wait_for_desk()


def _forms(app: RunningApp) -> list[OpenTicketDialog]:
    return [it for it in app.window.findChildren(OpenTicketDialog) if it.isVisible()]


def _second_app(app: RunningApp, saved: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "ordidesk", "--data", str(app.folders.data.parent)),
            *("--open", saved.name),
        ],
        cwd=saved.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    )
