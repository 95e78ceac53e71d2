"""Starts what was built, as somebody without Python would; fails where it does not answer."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import PIL.Image

from installer.build_data import BuildData
from installer.failure import BuildFailed
from ordidesk.labels.sticker import View, draw_printed, lay_down, photograph

_NUMBER = "OD-004217"
_PERSON, _PASSWORD = "lea.martin@ordidesk.example", "demo-ordidesk"
"""Of the demo: a made-up technician."""
_WITHIN_S = 120.0
_PERSONS = ("PATH", "LANG", "LC_ALL", "TZ", "DISPLAY", "XAUTHORITY")
"""What is handed on: none of the variables that lead Python or Qt to what is installed here."""


@dataclass(frozen=True)
class Installed:
    """A program to try, and the folder that it and the trial share."""

    command: tuple[str, ...]
    place: Path
    """Where the trial writes what the program reads."""
    root: Path = Path("/")
    """What the program takes for the whole disk."""

    def seen(self, path: Path) -> str:
        """A path as the program sees it."""
        return f"/{path.relative_to(self.root)}"


def smoke(folder: Path, build: BuildData, portals_python: Path) -> list[str]:
    """Try the program in a folder; what it showed, a line each. The portal is an environment's."""
    with tempfile.TemporaryDirectory(prefix="ordidesk-smoke-") as base:
        program = Installed((str(folder / "ordidesk"),), Path(base))
        return tried(program, build, portals_python)


def tried(program: Installed, build: BuildData, portals_python: Path) -> list[str]:
    """Try a program wherever it is; what it showed, a line each. Raises ``BuildFailed``."""
    return [
        _tells_version(program, build),
        _reads_code(program),
        _reads_printed(program),
        opens_window(program, "offscreen"),
        _synchronises(program, portals_python),
    ]


def _tells_version(program: Installed, build: BuildData) -> str:
    told = _started(program, "--version").stdout.strip()
    wanted = f"OrdiDesk {build.version} ({build.commit}, {build.day})"
    if told != wanted:
        raise BuildFailed(f"--version says {told!r} instead of {wanted!r}")
    return told


def _reads_code(program: Installed) -> str:
    picture = program.place / "code.jpg"
    PIL.Image.fromarray(photograph(_NUMBER, View(angle=35))).save(picture)
    said = json.loads(_started(program, "decode", "--json", program.seen(picture)).stdout)
    read = [(it["symbology"], it["text"]) for it in said["reads"]]
    if read != [("code128", _NUMBER)]:
        raise BuildFailed(f"a Code 128 of {_NUMBER} is read as {read}")
    return f"a Code 128 of {_NUMBER} is read, in {said['ms']:.0f} ms"


def _reads_printed(program: Installed) -> str:
    picture = program.place / "printed.jpg"
    PIL.Image.fromarray(lay_down(draw_printed(_NUMBER), View())).save(picture)
    done = _started(program, "decode", "--json", "--printed", program.seen(picture))
    read = [it["text"] for it in json.loads(done.stdout).get("printed", [])]
    if read != [_NUMBER]:
        raise BuildFailed(f"a printed {_NUMBER} is read as {read}: {done.stderr.strip()}")
    return f"a printed {_NUMBER} is read"


def opens_window(program: Installed, platform: str, display: str = "") -> str:
    """It fails where a plugin, a font or a picture of the window lacks."""
    data = program.place / f"data-{platform}"
    _started(program, "--check", "--data", program.seen(data), platform=platform, display=display)
    log = (data / "logs" / "ordidesk.log").read_text("utf-8")
    faults = [line for line in log.splitlines() if " ERROR " in line]
    if faults:
        raise BuildFailed(f"the window opened with faults: {faults}")
    return f"the first window opens and closes ({platform})"


def _synchronises(program: Installed, python: Path) -> str:
    """Copies a technician's work from a portal on loopback into an encrypted store."""
    with _demo_portal(python) as address:
        # The password as a person would hand it on: on no command line, in no environment.
        done = _started(program, "check-sync", address, _PERSON, typed=f"{_PASSWORD}\n")
    counts: dict[str, int] = json.loads(done.stdout)
    if not (counts.get("ticket") and counts.get("asset")):
        raise BuildFailed(f"a synchronisation brought {counts}")
    kinds = ", ".join(f"{counts[it]} of {it}" for it in ("ticket", "asset", "visit"))
    return f"a portal is synchronised: {sum(counts.values())} rows, {kinds}"


@contextlib.contextmanager
def _demo_portal(python: Path) -> Iterator[str]:
    """Run the demo's portal on loopback, of the environment of this Python; its address."""
    with tempfile.TemporaryDirectory(prefix="ordidesk-portal-") as base:
        yield from _listening(python, Path(base))


def _listening(python: Path, folder: Path) -> Iterator[str]:
    port_file, log = folder / "address", folder / "portal.log"
    command = [
        *(str(python), "-m", "ordidesk.server", "serve", "--demo", "--host", "127.0.0.1"),
        *("--port", "0", "--database", str(folder / "portal.db"), "--with-parent"),
        *("--mail-folder", str(folder / "mail"), "--port-file", str(port_file)),
    ]
    with (
        log.open("wb") as told,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=told, stderr=told) as portal,
    ):
        try:
            ends = time.monotonic() + _WITHIN_S
            while not port_file.is_file():
                if portal.poll() is not None or time.monotonic() > ends:
                    said = log.read_text("utf-8", errors="replace")[-2000:]
                    raise BuildFailed(f"the portal to try with did not start: {said}")
                time.sleep(0.05)
            yield port_file.read_text("utf-8").strip()
        finally:
            portal.terminate()


def _started(
    program: Installed, *arguments: str, platform: str = "", display: str = "", typed: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in _PERSONS if name in os.environ}
    environment["HOME"] = program.seen(program.place)
    if display:
        environment["DISPLAY"] = display
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    try:
        done = subprocess.run(
            [*program.command, *arguments],
            cwd=program.place,
            env=environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=_WITHIN_S,
            check=False,
        )
    except subprocess.TimeoutExpired as endless:
        raise BuildFailed(f"{' '.join(arguments)} did not end in {_WITHIN_S:.0f} s") from endless
    if done.returncode:
        said = done.stderr.strip()[-2000:]
        raise BuildFailed(f"{' '.join(arguments)} ended with {done.returncode}: {said}")
    return done
