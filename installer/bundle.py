"""The app in one folder, by PyInstaller: what it needs of Qt and of its resources, and no more."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from installer.build_data import FILE, BuildData
from installer.failure import BuildFailed
from installer.icons import write_icns, write_ico
from installer.pruning import prune
from installer.shipped import PROJECT, modules_of_others
from ordidesk.support.facts import LIBRARIES

_NOT_NEEDED = (
    "PySide6.QtTest",  # the tour's
    # Where a number is from and who runs it, of the whole world: 20 MB, and nobody asks.
    *(f"phonenumbers.{it}" for it in ("geodata", "carrierdata", "tzdata")),
    "ordidesk.server",  # the portal is installed apart, and the demo is one
    "readline",  # Python's prompt; its library is GPL-3.0
    "tkinter",
    "ui.tour",
)
_IMPORTED_BY_NAME = (
    "olefile",
    "omegaconf",
    "onnxruntime",
    "pyzbar.pyzbar",
    "rapidocr.ch_ppocr_det",
    "rapidocr.ch_ppocr_rec",
)
_NOT_READ = ("demo/", "openapi.json", "clauses/", "verifications/")
"""Of the resources, what only the portal reads."""


def bundle(root: Path, work: Path, build: BuildData) -> Path:
    """Make the folder anew below ``work``; its program is ``ordidesk``."""
    shutil.rmtree(work, ignore_errors=True)
    resources = work / "resources"
    for path in resource_files(root / "resources"):
        target = resources / path.relative_to(root / "resources")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    (resources / FILE).write_bytes(build.written())
    command = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--name", PROJECT),
        *("--distpath", str(work / "dist"), "--workpath", str(work / "work")),
        *("--specpath", str(work), "--paths", str(root), "--log-level", "WARN"),
        *("--add-data", f"{resources}{os.pathsep}resources"),
        *(f"--copy-metadata={name}" for name in (PROJECT, *_with_versions())),
        *("--collect-data", "rapidocr"),
        *_of_system(root, work),
        *(f"--exclude-module={name}" for name in (*_NOT_NEEDED, *modules_of_others())),
        *(f"--hidden-import={name}" for name in _IMPORTED_BY_NAME),
        str(root / "ordidesk" / "__main__.py"),
    ]
    # The order of sets goes into the compiled modules, and the moment into their archive.
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(build.moment)}
    log = work / "pyinstaller.log"
    with log.open("wb") as told:
        done = subprocess.run(
            command,
            cwd=root,
            env={**os.environ, **fixed},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            check=False,
        )
    if done.returncode:
        raise BuildFailed(f"PyInstaller: {log.read_text('utf-8', errors='replace')[-2000:]}")
    made = work / "dist" / PROJECT
    if sys.platform == "linux":
        prune(made / "_internal")
    named = made.with_name(build.name)
    made.rename(named)
    return named


def _with_versions() -> Iterator[str]:
    """Name the libraries whose versions the diagnostics tell; one may be left out on a system."""
    for name in LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            version(name)
            yield name


def _of_system(root: Path, work: Path) -> tuple[str, ...]:
    """What PyInstaller is told on Windows and on macOS besides (unproven, as both are)."""
    mark = root / "resources" / "icons" / "app.svg"
    if sys.platform == "win32":
        write_ico(mark, work / "ordidesk.ico")
        # A console that is hidden where nobody started it from one: the commands print into it.
        return ("--icon", str(work / "ordidesk.ico"), "--hide-console", "hide-early")
    if sys.platform == "darwin":
        write_icns(mark, work / "ordidesk.icns")
        return ("--windowed", "--icon", str(work / "ordidesk.icns"))
    return ()


def resource_files(folder: Path) -> Iterator[Path]:
    """What the app reads of the resources: no sources of translations, nothing of the portal."""
    for path in sorted(folder.rglob("*")):
        read = not path.relative_to(folder).as_posix().startswith(_NOT_READ)
        if path.is_file() and read and path.suffix not in {".py", ".pyc", ".ts"}:
            yield path


def size(folder: Path) -> int:
    """The bytes of the files; a link to one counts nothing."""
    return sum(
        it.stat().st_size for it in folder.rglob("*") if it.is_file() and not it.is_symlink()
    )


def largest(folder: Path, count: int = 10) -> list[tuple[int, str]]:
    """The parts that take most: what lies at the top, and what lies at the top of ``_internal``."""
    inside = folder / "_internal"
    parts = [it for it in (*folder.iterdir(), *inside.iterdir()) if it != inside]
    sizes = [
        (size(it) if it.is_dir() else it.stat().st_size, it.relative_to(folder).as_posix())
        for it in parts
        if not it.is_symlink()
    ]
    return sorted(sizes, reverse=True)[:count]
