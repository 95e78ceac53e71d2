"""Sets the machine up for OrdiDesk: Python, uv, ``.venv``, and what the system has to bring.

It needs nothing but the standard library, and parses on every Python from 3.8 on, so that a wrong
one is told in a line of words instead of a traceback.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Mapping

ROOT = Path(__file__).resolve().parent
TOOLS = ROOT / ".tools" / "uv"
ENVIRONMENT = ROOT / ".venv"

PYTHONS = ((3, 11), (3, 12), (3, 13))
OLDEST_UV = (0, 11, 0)
"""The first that knows ``system-certs``; an older one on the PATH is left alone."""

LINUX = sys.platform.startswith("linux")
WINDOWS = sys.platform == "win32"

NEEDED_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads from the system, with the Debian package of each."""
HELPFUL_LIBRARIES = {"libzbar.so.0": "libzbar0"}
"""The second opinion on barcodes: the app tells when it is missing, and goes on."""

PYPI = "https://pypi.org"
NO_NETWORK = re.compile(
    r"name resolution|dns error|error sending request|failed to establish a new connection"
    r"|network is unreachable|connection (refused|reset|timed out)|operation timed out"
    r"|timed out|tunnel error|from versions: none|failed to fetch|could not resolve"
    r"|failure resolving|cannot connect to proxy",
    re.IGNORECASE,
)
NOT_TRUSTED = re.compile(r"certificate|CERTIFICATE_VERIFY_FAILED|UnknownIssuer", re.IGNORECASE)
PROGRESS = re.compile(r"\s*(Downloading|Downloaded|Building|Built|Installed|Prepared|Using) ")


class SetUpError(Exception):
    """The machine lacks something; the message is one line that says what to install."""


def set_up(programs: dict[str, str] | None = None) -> list[str]:
    """Bring ``.venv`` in line with ``uv.lock``; how to call the uv that did it.

    Raises SetUpError with one line to act on.
    """
    interpreter = find_python()
    uv = find_uv()
    if interpreter is None and (uv is None or not uv_has_python(uv)):
        raise SetUpError(wrong_python(sys.version_info[:3]))
    install_missing(interpreter, None if uv else "venv", programs or {})
    if uv is None:
        if interpreter is None:
            raise SetUpError(wrong_python(sys.version_info[:3]))
        uv = fetch_uv(interpreter)
    sync(uv, interpreter)
    build_translations(ROOT / "resources" / "translations")
    return uv


# --- Python ---------------------------------------------------------------------------------------


def find_python() -> str | None:
    """The first interpreter of a supported version: this one, else one on the PATH."""
    if sys.version_info[:2] in PYTHONS:
        return sys.executable
    for major, minor in reversed(PYTHONS):
        for command in ([f"python{major}.{minor}"], ["py", f"-{major}.{minor}"]):
            program = shutil.which(command[0])
            if program is None:
                continue
            asked = "import sys; print(sys.executable, *sys.version_info[:2], sep='\\n')"
            answer = quiet([program, *command[1:], "-c", asked])
            lines = answer.stdout.splitlines()
            if answer.returncode == 0 and lines[1:] == [str(major), str(minor)]:
                return lines[0]
    return None


def wrong_python(version: tuple[int, ...]) -> str:
    """The line for a machine without a supported Python."""
    known = ", ".join("{}.{}".format(*supported) for supported in PYTHONS[:-1])
    latest = "{}.{}".format(*PYTHONS[-1])
    here = ".".join(str(part) for part in version)
    return (
        f"needs Python {known} or {latest}, and found only {here}: "
        f"install Python {latest} from https://www.python.org/downloads/ and start again."
    )


# --- what the system has to bring -----------------------------------------------------------------


def install_missing(interpreter: str | None, venv: str | None, programs: dict[str, str]) -> None:
    """Install the system packages that lack, as root where there is apt; else name them."""
    needed = [venv_package(interpreter)] if venv and interpreter and lacks_venv(interpreter) else []
    helpful = []
    if LINUX:
        needed += missing_libraries(NEEDED_LIBRARIES)
        needed += [programs[name] for name in programs if shutil.which(name) is None]
        helpful = missing_libraries(HELPFUL_LIBRARIES)
    if not needed and not helpful:
        return
    if LINUX and shutil.which("apt-get") and os.geteuid() == 0:
        apt_install(needed + helpful)
    elif needed:
        raise SetUpError(packages_to_install(needed + helpful))
    else:
        say(f"Reading barcodes goes better with one more package: {apt_line(helpful)}")


def install_helpful(programs: dict[str, str]) -> None:
    """Install the packages of programs that lack at these places, as root where there is apt.

    Whatever needs one of them goes without it, and says so itself.
    """
    lacking = [programs[place] for place in programs if not any(Path("/").glob(place))]
    if not lacking or not LINUX or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    try:
        apt_install(lacking)
    except SetUpError as lacks:
        say(f"Going on without {' '.join(lacking)}: {lacks}")


def lacks_venv(interpreter: str) -> bool:
    """Whether this Python cannot make virtual environments: Debian packs that part apart."""
    return quiet([interpreter, "-c", "import venv, ensurepip"]).returncode != 0


def venv_package(interpreter: str) -> str:
    """The Debian package that brings venv to this very interpreter."""
    version = quiet([interpreter, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
    return f"python{version.stdout.strip()}-venv"


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """The packages of the libraries that the system's loader does not find."""
    return [package for library, package in libraries.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def packages_to_install(packages: list[str]) -> str:
    """The line for somebody who has to install packages."""
    if shutil.which("apt-get") is None:
        return (
            "needs more of this system; install what your distribution calls "
            f"{' '.join(packages)} (Debian's names), and start again."
        )
    return f"needs more of this system; install it and start again: {apt_line(packages)}"


def apt_line(packages: list[str]) -> str:
    """What to type on Debian and Ubuntu."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def apt_install(packages: list[str]) -> None:
    """Install packages as root, without a question.

    A fresh Debian has empty lists, so these are fetched first; a third party's list that cannot be
    fetched does no harm.
    """
    say(f"Installing {' '.join(packages)}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    lists = quiet(["apt-get", "update", "-q"])
    done = quiet(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages])
    if done.returncode:
        raise SetUpError(apt_failure(lists.stderr + done.stderr, packages))


def apt_failure(output: str, packages: list[str]) -> str:
    """One line for packages that apt did not install, from what it printed."""
    if NO_NETWORK.search(output):
        return "no network: apt-get reached no server. Connect and start again."
    reasons = [line[3:] for line in output.splitlines() if line.startswith("E: ")]
    typed = f"apt-get install {' '.join(packages)}"
    return f"apt-get could not install what is missing: {' / '.join(reasons[:2])}; try: {typed}"


# --- uv -------------------------------------------------------------------------------------------


def find_uv() -> list[str] | None:
    """How to call a uv that is new enough: the person's own, else the private one."""
    own = shutil.which("uv")
    for candidate in (own, str(inside(TOOLS, "uv"))):
        if candidate and uv_version(candidate) >= OLDEST_UV:
            return [candidate]
    return None


def uv_version(uv: str) -> tuple[int, ...]:
    """The version of this uv; empty when it cannot be started."""
    try:
        answer = quiet([uv, "--version"])
    except OSError:
        return ()
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", answer.stdout)
    return tuple(int(part) for part in found.groups()) if found else ()


def uv_has_python(uv: list[str]) -> bool:
    """Whether uv knows a supported Python that the PATH does not show."""
    oldest, latest = PYTHONS[0], PYTHONS[-1]
    wanted = f">={oldest[0]}.{oldest[1]},<{latest[0]}.{latest[1] + 1}"
    return quiet([*uv, "python", "find", "--no-python-downloads", wanted]).returncode == 0


def fetch_uv(interpreter: str) -> list[str]:
    """Put uv from PyPI into ``.tools``; pip is asked, so pip's settings hold."""
    say("Fetching uv into .tools/")
    made = quiet([interpreter, "-m", "venv", "--clear", str(TOOLS)])
    if made.returncode:
        raise SetUpError(
            f"{interpreter} cannot make a virtual environment; install it and start again: "
            f"{apt_line([venv_package(interpreter)])}"
        )
    oldest = ".".join(str(part) for part in OLDEST_UV)
    pip = [str(inside(TOOLS, "python")), "-m", "pip", "install", "--quiet", "--retries", "1"]
    fetched = quiet(
        [*pip, "--disable-pip-version-check", f"uv>={oldest},<1"], pip_settings(os.environ)
    )
    if fetched.returncode:
        raise SetUpError(told(fetched.stdout + fetched.stderr, "pip could not install uv"))
    return [str(inside(TOOLS, "uv"))]


def sync(uv: list[str], interpreter: str | None) -> None:
    """Bring ``.venv`` in line with ``uv.lock``, showing what is fetched."""
    command = [*uv, "sync", "--locked", "--extra", "server", "--no-python-downloads"]
    if interpreter is not None and not works(inside(ENVIRONMENT, "python")):
        say("Installing what OrdiDesk needs into .venv/ (some 300 MB the first time)")
        command += ["--python", interpreter]
    lines = []
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=uv_settings(os.environ),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stderr or ():
            lines.append(line)
            if PROGRESS.match(line):
                say(line.rstrip())
    if process.returncode:
        raise SetUpError(told("".join(lines), "uv could not install the dependencies"))


def pip_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for pip, with the certificate that everything else is told by this name."""
    settings = dict(environment)
    if "SSL_CERT_FILE" in settings:
        settings.setdefault("PIP_CERT", settings["SSL_CERT_FILE"])
    return settings


def uv_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for uv, with what was told to pip: it reads none of pip's settings."""
    settings = {name: value for name, value in environment.items() if name != "VIRTUAL_ENV"}
    for pips, uvs in (("PIP_CERT", "SSL_CERT_FILE"), ("PIP_PROXY", "ALL_PROXY")):
        if pips in settings:
            settings.setdefault(uvs, settings[pips])
    return settings


def told(output: str, what: str) -> str:
    """One line for a download that failed, from what the tool printed."""
    if NOT_TRUSTED.search(output):
        return (
            f"the certificate of {PYPI} is not trusted here: set SSL_CERT_FILE to your "
            "company's certificate file, and start again."
        )
    if NO_NETWORK.search(output):
        return (
            f"no network: {PYPI} could not be reached. Connect (behind a proxy, set HTTPS_PROXY) "
            "and start again."
        )
    last = [line.strip() for line in output.splitlines() if line.strip()][-3:]
    return f"{what}: {' / '.join(last)}"


def build_translations(folder: Path) -> None:
    """Build what Qt reads (.qm) from each translation (.ts) that is newer."""
    for source in sorted(folder.glob("*.ts")):
        built = source.with_suffix(".qm")
        if built.exists() and built.stat().st_mtime >= source.stat().st_mtime:
            continue
        lrelease = str(inside(ENVIRONMENT, "pyside6-lrelease"))
        done = quiet([lrelease, "-silent", str(source), "-qm", str(built)])
        if done.returncode:
            raise SetUpError(
                f"{source.name} is no translation that Qt reads: {done.stderr.strip()}"
            )


def works(program: Path) -> bool:
    """Whether this Python starts and is of a supported version."""
    try:
        answer = quiet([str(program), "-c", "import sys; print(*sys.version_info[:2])"])
    except OSError:
        return False
    return answer.stdout.split() in [[str(part) for part in version] for version in PYTHONS]


# --- processes ------------------------------------------------------------------------------------


def inside(environment: Path, program: str) -> Path:
    """The path of a program in a virtual environment."""
    return environment / ("Scripts" if WINDOWS else "bin") / (program + ".exe" * WINDOWS)


def quiet(
    command: list[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, keeping what it prints."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def say(line: str) -> None:
    """Print at once: the processes started from here print to the same place."""
    print(line, flush=True)
