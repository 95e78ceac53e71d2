"""Builds what is handed to technicians: ``python build_installer.py``, or ``make installer``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import set_up

TOOLS = set_up.ROOT / ".tools" / "installer"
"""An environment apart: what ships and what builds it, without the tests' tools and the portal."""

SYSTEMS = {
    "linux": "a .tar.gz, a .deb, their list of parts (CycloneDX) and checksums",
    "win32": "a setup program by Inno Setup; unproven, nobody has built it on Windows yet",
    "darwin": "a signed app in a .dmg; unproven, nobody has built it on macOS yet",
}
NAMES = {"linux": "Linux", "win32": "Windows", "darwin": "macOS"}


def main(arguments: list[str]) -> int:
    """Build for this system; the exit code."""
    options = parser().parse_args(arguments)
    if options.list:
        for system, built in SYSTEMS.items():
            print(f"{NAMES[system]}: {built}")
        return 0
    if sys.platform not in SYSTEMS:
        print(f"nothing is built on {sys.platform}")
        return 1
    if Path(sys.prefix) != TOOLS:
        return in_own_environment(arguments)
    return in_environment(options)


def in_environment(options: argparse.Namespace) -> int:
    """Do what is asked, with PyInstaller at hand; the exit code."""
    from installer import command, elsewhere  # noqa: PLC0415 - only there is PyInstaller installed

    if options.scripts is not None:
        for path in elsewhere.write_scripts(set_up.ROOT, options.scripts):
            print(path)
        return 0
    if options.compare is not None:
        return command.compare(options.out, options.compare)
    if sys.platform != "linux":
        return elsewhere.build(set_up.ROOT, options)
    return (command.prove if options.prove else command.build)(set_up.ROOT, options)


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    asked = argparse.ArgumentParser(prog="build_installer.py", description=__doc__)
    asked.add_argument("--out", type=Path, default=set_up.ROOT / "dist", metavar="DIR")
    asked.add_argument("--skip-smoke", action="store_true", help="do not start what was built")
    asked.add_argument(
        "--prove",
        action="store_true",
        help="install the package that was built into a new, minimal Debian and try it there "
        "(as root, with debootstrap and Debian's archive)",
    )
    asked.add_argument(
        "--compare", type=Path, metavar="DIR", help="tell in what an earlier --out differs"
    )
    asked.add_argument(
        "--scripts", type=Path, metavar="DIR", help="write there what Windows and macOS build with"
    )
    asked.add_argument("--list", action="store_true", help="tell what is built on which system")
    return asked


def in_own_environment(arguments: list[str]) -> int:
    """Bring the build's environment in line with uv.lock, and start again in it."""
    try:
        uv = set_up.set_up()
    except set_up.SetUpError as lacking:
        print(f"OrdiDesk: {lacking}")
        return 1
    settings = {**set_up.uv_settings(os.environ), "UV_PROJECT_ENVIRONMENT": str(TOOLS)}
    sync = [*uv, "sync", "--locked", "--no-dev", "--group", "installer", "--no-python-downloads"]
    python = str(set_up.inside(set_up.ENVIRONMENT, "python"))
    synced = subprocess.run(
        [*sync, "--quiet", "--python", python], cwd=set_up.ROOT, env=settings, check=False
    )
    if synced.returncode:
        return synced.returncode
    again = [str(set_up.inside(TOOLS, "python")), str(Path(__file__).resolve()), *arguments]
    return subprocess.run(again, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
