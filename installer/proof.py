"""Installs the package into a Debian made for it, with nothing but what it depends on.

It takes root, debootstrap and Debian's archive, some minutes, and is no step of the build: an
installation there shows that ``Depends`` names enough, and that no Python of the system is used.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from installer.build_data import FILE, BuildData
from installer.deb import NAME
from installer.failure import BuildFailed
from installer.smoke import Installed, opens_window, tried

_SUITE = "bookworm"
"""As old as what the bundle is built on."""
_ARCHIVE = "http://deb.debian.org/debian"
_PROGRAMS = ("debootstrap", "chroot", "mount", "umount", "Xvfb")
_WITHIN_S = 1800.0
_INSTALL = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends")


def prove(version: str, out: Path, portals_python: Path) -> Iterator[str]:
    """Install and try what ``out`` holds; what was seen, a line each. Raises ``BuildFailed``."""
    _check()
    package = next(iter(sorted(out.glob(f"{NAME}_{version}_*.deb"))), None)
    if package is None:
        raise BuildFailed(f"there is no package of {version} in {out}: build it first")
    with tempfile.TemporaryDirectory(prefix="ordidesk-debian-") as base:
        root = Path(base) / "root"
        _said("debootstrap", "--variant=minbase", _SUITE, str(root), _ARCHIVE)
        yield f"Debian {_SUITE} is there, minimal: {_count(root)} packages"
        with _mounted(root):
            shutil.copy(package, root / "tmp" / package.name)
            _in(root, *_INSTALL, f"/tmp/{package.name}")  # noqa: S108 - of a system made just now
            yield f"{package.name} is installed with what it depends on: {_count(root)} packages"
            pythons = [str(it) for it in (root / "usr/bin").glob("python*")]
            if pythons:
                raise BuildFailed(f"there is a Python, so nothing is shown: {pythons}")
            place = root / "home" / "trial"
            place.mkdir()
            program = Installed(("chroot", str(root), f"/usr/bin/{NAME}"), place, root)
            told = root / "usr/lib" / NAME / "_internal/resources" / FILE
            build = BuildData.read(told.read_bytes())
            yield from tried(program, build, portals_python)
            with _screen() as display:
                yield opens_window(program, "xcb", display)
            _in(root, "apt-get", "remove", "--yes", "--quiet", NAME)
            left = [it for it in (f"usr/lib/{NAME}", f"usr/bin/{NAME}") if (root / it).exists()]
            kept = (place / "data-offscreen").is_dir()
            if left or not kept:
                raise BuildFailed(f"removing it left {left}; the person's data is there: {kept}")
            yield "removing it leaves nothing of it, and the person's data"


def _check() -> None:
    lacking = [it for it in _PROGRAMS if shutil.which(it) is None]
    if lacking or os.geteuid() != 0:
        needs = ", ".join([*lacking, *([] if os.geteuid() == 0 else ["root"])])
        raise BuildFailed(f"an installation is tried with {needs}, which lack here")


@contextlib.contextmanager
def _mounted(root: Path) -> Iterator[None]:
    """With /proc, by which the program finds itself."""
    _said("mount", "-t", "proc", "proc", str(root / "proc"))
    try:
        yield
    finally:
        _said("umount", "--lazy", str(root / "proc"))


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    """A screen that is reached without a file, so from inside too; its name."""
    command = ["Xvfb", "-displayfd", "1", "-ac", "-nolisten", "tcp", "-screen", "0", "1366x768x24"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as screen:
        try:
            number = screen.stdout.readline().strip() if screen.stdout is not None else ""
            if not number:
                raise BuildFailed("Xvfb did not start")
            yield f":{number}"
        finally:
            screen.terminate()


def _in(root: Path, *command: str) -> str:
    return _said("chroot", str(root), *command)


def _count(root: Path) -> int:
    return len(_in(root, "dpkg-query", "-W", "-f", "${Package}\\n").splitlines())


def _said(*command: str) -> str:
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=_WITHIN_S,
    )
    if done.returncode:
        told = (done.stderr or done.stdout).strip()[-2000:]
        raise BuildFailed(f"{' '.join(command)}: {told}")
    return done.stdout
