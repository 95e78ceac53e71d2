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
    "win32": "nothing yet: Windows needs a build on Windows, which nobody has written",
    "darwin": "nothing yet: macOS needs a build on macOS, which nobody has written",
}
NAMES = {"linux": "Linux", "win32": "Windows", "darwin": "macOS"}


def main(arguments: list[str]) -> int:
    """Build for this system; the exit code."""
    options = parser().parse_args(arguments)
    if options.list:
        for system, built in SYSTEMS.items():
            print(f"{NAMES[system]}: {built}")
        return 0
    if sys.platform != "linux":
        print(f"{NAMES.get(sys.platform, sys.platform)}: {SYSTEMS.get(sys.platform, 'nothing')}")
        return 1
    if Path(sys.prefix) != TOOLS:
        return in_own_environment(arguments)
    from installer import command  # noqa: PLC0415 - only there is PyInstaller installed

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
