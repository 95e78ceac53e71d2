"""A portal with demo data, as a process of its own on loopback."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

DEMO_MAIL = "lea.martin@ordidesk.example"
DEMO_PASSWORD = "demo-ordidesk"  # noqa: S105 - of a made-up person, and documented
_STARTS_WITHIN_S = 60.0


class DemoNotStarted(Exception):  # noqa: N818 - says what happened
    """The portal's process ended, or did not answer in time; the text is its own."""


class DemoPortal:
    """Runs until ``close``, or until this process is gone; its database lives in ``folder``."""

    def __init__(self, folder: Path, today: date | None = None) -> None:
        """Start the process and wait until it listens. Raises ``DemoNotStarted``."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._port_file = folder / "address"
        self._log = folder / "portal.log"
        self._today = today
        self.address = ""
        self.start()

    def start(self, port: int = 0) -> None:
        """Start the portal; on the port it had before, after ``close``."""
        self._port_file.unlink(missing_ok=True)
        command = [
            *(sys.executable, "-m", "ordidesk.server", "serve", "--demo"),
            *("--host", "127.0.0.1", "--port", str(port)),
            *("--database", str(self._folder / "portal.db")),
            *("--mail-folder", str(self._folder / "mail")),
            *("--port-file", str(self._port_file), "--with-parent"),
        ]
        if self._today is not None:
            command += ["--today", self._today.isoformat()]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                command, stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        self.address = self._wait_for_address()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.address.rpartition(":")[2])

    def close(self) -> None:
        """End the process and wait for it."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _wait_for_address(self) -> str:
        deadline = time.monotonic() + _STARTS_WITHIN_S
        while time.monotonic() < deadline:
            if self._port_file.is_file():
                return self._port_file.read_text(encoding="utf-8").strip()
            if self._process.poll() is not None:
                break
            time.sleep(0.02)
        self._process.kill()
        self._process.wait()
        raise DemoNotStarted(self._log.read_text(encoding="utf-8", errors="replace")[-2000:])
