"""Starts what was built, as somebody without Python would; fails where it does not answer."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

import PIL.Image

from installer.build_data import BuildData
from installer.failure import BuildFailed
from ordidesk.labels.sticker import View, draw_printed, lay_down, photograph

_NUMBER = "OD-004217"
_WITHIN_S = 120.0
_PERSONS = ("PATH", "LANG", "LC_ALL", "TZ", "DISPLAY", "XAUTHORITY")
"""What is handed on: none of the variables that lead Python or Qt to what is installed here."""


def smoke(folder: Path, build: BuildData) -> list[str]:
    """Try the program in the folder; what it showed, a line each."""
    program = folder / "ordidesk"
    with tempfile.TemporaryDirectory(prefix="ordidesk-smoke-") as base:
        place = Path(base)
        return [
            _tells_version(program, place, build),
            _reads_code(program, place),
            _reads_printed(program, place),
            _opens_window(program, place),
        ]


def _tells_version(program: Path, place: Path, build: BuildData) -> str:
    told = _started(program, place, "--version").stdout.strip()
    wanted = f"OrdiDesk {build.version} ({build.commit}, {build.day})"
    if told != wanted:
        raise BuildFailed(f"--version says {told!r} instead of {wanted!r}")
    return told


def _reads_code(program: Path, place: Path) -> str:
    picture = place / "code.jpg"
    PIL.Image.fromarray(photograph(_NUMBER, View(angle=35))).save(picture)
    said = json.loads(_started(program, place, "decode", "--json", str(picture)).stdout)
    read = [(it["symbology"], it["text"]) for it in said["reads"]]
    if read != [("code128", _NUMBER)]:
        raise BuildFailed(f"a Code 128 of {_NUMBER} is read as {read}")
    return f"a Code 128 of {_NUMBER} is read, in {said['ms']:.0f} ms"


def _reads_printed(program: Path, place: Path) -> str:
    picture = place / "printed.jpg"
    PIL.Image.fromarray(lay_down(draw_printed(_NUMBER), View())).save(picture)
    done = _started(program, place, "decode", "--json", "--printed", str(picture))
    read = [it["text"] for it in json.loads(done.stdout).get("printed", [])]
    if read != [_NUMBER]:
        raise BuildFailed(f"a printed {_NUMBER} is read as {read}: {done.stderr.strip()}")
    return f"a printed {_NUMBER} is read"


def _opens_window(program: Path, place: Path) -> str:
    """Without a screen: it fails where a plugin, a font or a picture of the window lacks."""
    data = place / "data"
    _started(program, place, "--check", "--data", str(data), platform="offscreen")
    log = (data / "logs" / "ordidesk.log").read_text("utf-8")
    faults = [line for line in log.splitlines() if " ERROR " in line]
    if faults:
        raise BuildFailed(f"the window opened with faults: {faults}")
    return "the first window opens and closes"


def _started(
    program: Path, place: Path, *arguments: str, platform: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in _PERSONS if name in os.environ}
    environment["HOME"] = str(place)
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    try:
        done = subprocess.run(
            [str(program), *arguments],
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
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
