"""Sets OrdiDesk up and starts it: ``python3 run.py run|test|lint|bench|tour|…``."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Mapping

from set_up import ENVIRONMENT, LINUX, ROOT, SetUpError, inside, install_helpful, say, set_up

SCREENSHOTS = "out/tour"
TEST_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth"}
HELPFUL_TEST_PROGRAMS = {"usr/lib/postgresql/*/bin/initdb": "postgresql"}
"""The portal's tests start a server of their own with it; without it they say why they do not."""
MEMORY = Path("/dev/shm")  # noqa: S108 - only asked whether it is there
ROOM = 2 << 30
"""What the tests leave is a quarter of it."""
TRANSLATIONS = {"fr": ["fr_FR"], "en": ["en_GB", "-pluralonly"]}
"""The languages, with what lupdate is told: the source is English, but cannot count."""


def main(arguments: list[str]) -> int:
    """Do what the first argument names and hand the others on; the exit code."""
    commands = {
        "run": run,
        "test": test,
        "lint": lint,
        "bench": bench,
        "tour": tour,
        "translations": translations,
        "installer": installer,
        "guide": guide,
    }
    if not arguments or arguments[0] not in commands:
        say("usage: run.py {} [arguments...]".format("|".join(commands)))
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except SetUpError as lacking:
        say(f"OrdiDesk: {lacking}")
    except OSError as fault:
        say(f"OrdiDesk could not be set up: {fault}")
    except KeyboardInterrupt:
        return 130
    return 1


def run(arguments: list[str]) -> int:
    """Open the app on a demo portal, or play the tour where there is no screen."""
    set_up()
    if has_screen(os.environ):
        return started([python(), "-m", "ordidesk", "--demo", *arguments])
    say(f"No screen here: playing the tour instead; its pictures go to {SCREENSHOTS}/.")
    return play_tour(arguments)


def tour(arguments: list[str]) -> int:
    """Drive the real windows without a screen through a technician's morning."""
    set_up()
    return play_tour(arguments)


def play_tour(arguments: list[str]) -> int:
    """Play the tour offscreen, unless the person names another of Qt's platforms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return started([python(), "-m", "ordidesk", "--tour", SCREENSHOTS, *arguments])


def test(arguments: list[str]) -> int:
    """Run pytest; pytest-xvfb gives each of its processes a screen of its own on Linux.

    Files are begun in the order of their names: those that wait for processes of their own come
    before the many short ones, which fill the gaps at the end.
    """
    set_up(programs=TEST_PROGRAMS)
    install_helpful(HELPFUL_TEST_PROGRAMS)
    if LINUX:
        os.environ.pop("WAYLAND_DISPLAY", None)
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
        if not os.environ.get("TMPDIR") and in_memory(MEMORY):
            os.environ["TMPDIR"] = str(MEMORY)
    # One more than processors: a third of the time a test waits for a portal or a window.
    workers = min(4, (os.cpu_count() or 1) + 1)
    shared = ["-n", str(workers), "--dist", "loadfile", "--no-loadscope-reorder"]
    if os.environ.get("TMPDIR") == str(MEMORY):
        shared += ["-o", "tmp_path_retention_policy=failed"]
    return started([python(), "-m", "pytest", *shared, *arguments])


def in_memory(folder: Path) -> bool:
    """Tell whether the tests' files can be kept there: in memory, programs run, room enough.

    A store and a portal wait for the disk at each commit, and removing what tests leave takes a
    disk a millisecond a file.
    """
    try:
        there = os.statvfs(folder)
    except OSError:
        return False
    runs = not there.f_flag & os.ST_NOEXEC
    return runs and os.access(folder, os.W_OK) and there.f_bavail * there.f_frsize >= ROOM


def lint(_arguments: list[str]) -> int:
    """Run every check that reads the code without starting it; all of them, then the verdict."""
    uv = set_up()
    ruff, mypy, lint_imports = (
        str(inside(ENVIRONMENT, tool)) for tool in ("ruff", "mypy", "lint-imports")
    )
    checks = [
        [ruff, "check"],
        [ruff, "format", "--check"],
        [mypy],
        [lint_imports, "--no-cache"],  # its cache misses a module that appears
        [*uv, "lock", "--check"],
    ]
    failed = [check for check in checks if started(check, shown=True)]
    for check in failed:
        say(f"failed: {command_line(check)}")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Run every benchmark, one after the other; ``--check`` makes a figure that is short fail."""
    set_up()
    if not has_screen(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    short = [name for name in benchmarks() if started([python(), "-m", name, *arguments])]
    for name in short:
        say(f"short or failed: {name}")
    return 1 if short else 0


def benchmarks() -> list[str]:
    """The modules of ``benchmarks`` that can be started; the others are what these share."""
    modules = sorted((ROOT / "benchmarks").glob("*.py"))
    return [
        f"benchmarks.{module.stem}"
        for module in modules
        if '__name__ == "__main__"' in module.read_text("utf-8")
    ]


def translations(_arguments: list[str]) -> int:
    """Bring the .ts files in line with the windows' words; new ones stand there unfinished."""
    set_up()
    folder = ROOT / "resources" / "translations"
    files = {language: folder / f"ordidesk_{language}.ts" for language in TRANSLATIONS}
    return max(started(lupdate(language, files[language])) for language in files)


def installer(arguments: list[str]) -> int:
    """Build what is handed to technicians; build_installer.py sets up what that needs."""
    set_up()
    return started([python(), "build_installer.py", *arguments])


def guide(arguments: list[str]) -> int:
    """Play the tour and refresh the pictures that the guide shows of it."""
    set_up()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return started([python(), "build_guide.py", *arguments])


def lupdate(language: str, target: Path) -> list[str]:
    """The command that brings a language's .ts file in line with the sources.

    Without their line numbers, so that a changed line elsewhere does not change the file.
    """
    sources = [str(path) for path in sorted((ROOT / "ui").rglob("*.py"))]
    code, *options = TRANSLATIONS[language]
    return [
        str(inside(ENVIRONMENT, "pyside6-lupdate")),
        *["-no-obsolete", "-locations", "none", "-source-language", "en"],
        *["-target-language", code, *options, *sources, "-ts", str(target)],
    ]


def python() -> str:
    """The project's own interpreter."""
    return str(inside(ENVIRONMENT, "python"))


def has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; Windows and macOS always have a screen."""
    return not LINUX or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def started(command: list[str], *, shown: bool = False) -> int:
    """Run a command in the person's terminal; its exit code."""
    if shown:
        say(f"$ {command_line(command)}")
    return subprocess.run(command, cwd=ROOT, env=compiled_once(os.environ), check=False).returncode


def compiled_once(environment: Mapping[str, str]) -> dict[str, str]:
    """Have Python keep what it compiled, inside the project's environment.

    Where it is told to keep nothing, as in many containers, each process would compile all the
    libraries again: a start of the portal then takes twice as long, and so does every test of it.
    """
    kept = {name: it for name, it in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"PYTHONPYCACHEPREFIX": str(ENVIRONMENT / "compiled"), **kept}


def command_line(command: list[str]) -> str:
    """A command as it would be typed in this folder."""
    return shlex.join(part.replace(f"{ROOT}{os.sep}", "") for part in command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
