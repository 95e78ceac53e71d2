"""The administrator's guide is run: its commands in order, its unit's portal, its nginx site."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from sqlalchemy import make_url

from ordidesk.server.cli import command_line
from tests.support.certificates import make_authority
from tests.support.postgresql import Postgresql

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "administration"
MODELS = GUIDE / "modeles"
PAGES = (
    "installation",
    "comptes-et-postes",
    "messagerie",
    "sauvegarde",
    "mise-a-jour",
    "surveillance",
)
"""In the order in which somebody reads them; the others have nothing to run."""
RUN = re.compile(r"^```sh run\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SYSTEM_PLACES = re.compile(r"/(?:etc|opt|var/lib|var/backups)/ordidesk")


class Machine:
    """A machine in a folder: the guide's places lie in it, its port is a free one."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.port = _free_port()
        self._environment = environment
        product = folder / "opt/ordidesk"
        product.mkdir(parents=True)
        (product / ".venv").symlink_to(sys.prefix)
        (product / "resources").symlink_to(ROOT / "resources")
        models = product / "docs/administration/modeles"
        models.mkdir(parents=True)
        for model in MODELS.iterdir():
            (models / model.name).write_text(self.model(model.name), encoding="utf-8")

    def here(self, text: str) -> str:
        """Turn the guide's places into those of this machine."""
        text = text.replace("8470", str(self.port))
        return SYSTEM_PLACES.sub(lambda place: f"{self.folder}{place[0]}", text)

    def bash(self, script: str) -> subprocess.CompletedProcess[str]:
        """Run lines as somebody types them who stops at the first error."""
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self.here(script)],  # noqa: S607 - the reader's
            cwd=self.folder,
            env={**self._environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def model(self, name: str) -> str:
        """Return one of the files to copy, with this machine's places."""
        return self.here((MODELS / name).read_text("utf-8"))

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Run the portal by the line of its unit while it is needed."""
        line = settings_of(self.model("ordidesk-portail.service"))["ExecStart"]
        command = line.replace("%d/smtp", f"{self.folder}/smtp").replace("workers 4", "workers 2")
        (self.folder / "smtp").write_text("secret\n", encoding="utf-8")
        script = f"{self.here('. /etc/ordidesk/portail.env')}; exec {_quoted(command)}"
        log = self.folder / "portal.log"
        with (
            log.open("w", encoding="utf-8") as errors,
            subprocess.Popen(
                ["bash", "-euc", script],  # noqa: S607 - as above
                cwd=self.folder,
                env={**self._environment},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            ) as process,
        ):
            try:
                assert process.stdout is not None
                said = process.stdout.readline()
                assert said.startswith("listening on "), log.read_text("utf-8")
                yield
            finally:
                process.terminate()


@pytest.fixture
def machine(postgresql: Postgresql, tmp_path: Path) -> Iterator[Machine]:
    socket_folder = str(make_url(postgresql.url("x")).query["host"])
    environment = {**os.environ, "PGHOST": socket_folder, "PGUSER": "postgres"}
    yield Machine(tmp_path / "machine", environment)
    for name in ("ordidesk", "ordidesk_avant"):
        postgresql.drop(name)
    postgresql.run("DROP ROLE IF EXISTS ordidesk")


@pytest.mark.timeout(240)
@pytest.mark.skipif(shutil.which("createuser") is None, reason="PostgreSQL's programs are absent")
def test_the_commands_run_in_the_order_of_the_pages(machine: Machine) -> None:
    said = {page: _run_page(machine, page) for page in PAGES[:-1]}
    assert "Schéma à jour" in said["installation"]
    assert "PC fixe ou portable" in said["installation"]
    assert "Léa Martin peut se connecter" in said["comptes-et-postes"]
    assert "Léa Martin : réseau, imprimantes." in said["comptes-et-postes"]
    assert "Aucun message en attente" in said["messagerie"]
    assert "Base restaurée" in said["sauvegarde"]
    assert "Schéma à jour" in said["mise-a-jour"]
    people = machine.bash(
        "psql --no-align --tuples-only --command 'SELECT count(*) FROM person' ordidesk"
    )
    assert people.stdout.strip() == "1", people.stderr
    with machine.serving():
        if shutil.which("curl") is not None:
            assert '"status":"ok"' in _run_page(machine, PAGES[-1])
        _check_site(machine)


def _run_page(machine: Machine, page: str) -> str:
    blocks = RUN.findall((GUIDE / f"{page}.md").read_text("utf-8"))
    assert blocks, page
    done = machine.bash("\n".join(blocks))
    assert done.returncode == 0, f"{page}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _check_site(machine: Machine) -> None:
    """Ask for the portal's state through nginx with the guide's site, where nginx is."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        return
    authority = make_authority(machine.folder)
    authority.server("localhost")
    (pair,) = machine.folder.glob("localhost-*.pem")
    tls = machine.folder / "etc/ordidesk/tls"
    tls.mkdir()
    shutil.copy(pair, tls / "portail.pem")
    shutil.copy(pair, tls / "portail.key")
    plain, secure = _free_port(), _free_port()
    site = machine.model("nginx-ordidesk.conf")
    site = re.sub(r"listen (\[::\]:)?80;", f"listen 127.0.0.1:{plain};", site, count=1)
    site = re.sub(r"listen (\[::\]:)?443 ssl;", f"listen 127.0.0.1:{secure} ssl;", site, count=1)
    site = re.sub(r"^ *listen \[::\].*\n", "", site, flags=re.MULTILINE)
    whole = machine.folder / "nginx.conf"
    whole.write_text(
        f"user {_who()};\ndaemon off;\npid {machine.folder}/nginx.pid;\nerror_log stderr;\n"
        "events {}\nhttp {\naccess_log off;\n"
        + "".join(
            f"{kind}_temp_path {machine.folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        + site
        + "}\n",
        encoding="utf-8",
    )
    command = [nginx, "-e", "stderr", "-c", str(whole)]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as serving:
        try:
            with requests.Session() as session:
                session.trust_env = False
                session.verify = str(authority.bundle)
                answer = _asked(session, f"https://localhost:{secure}/health")
                assert answer.json()["status"] == "ok"
                moved = session.get(f"http://localhost:{plain}/health", allow_redirects=False)
                assert moved.status_code == 301
        finally:
            serving.terminate()


def _asked(session: requests.Session, url: str) -> requests.Response:
    for _ in range(200):
        try:
            return session.get(url, timeout=10)
        except requests.ConnectionError:
            threading.Event().wait(0.05)
    return session.get(url, timeout=10)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is absent")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    (tmp_path / "opt").mkdir()
    (tmp_path / "opt/ordidesk").symlink_to(ROOT)
    units = []
    for model in sorted([*MODELS.glob("*.service"), *MODELS.glob("*.timer")]):
        text = SYSTEM_PLACES.sub(lambda it: f"{tmp_path}{it[0]}", model.read_text("utf-8"))
        unit = tmp_path / model.name
        unit.write_text(text.replace("postgresql.service", ""), encoding="utf-8")
        units.append(str(unit))
    done = subprocess.run(
        ["systemd-analyze", "verify", *units],  # noqa: S607 - the system's
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if str(tmp_path) in line]
    assert (done.returncode, complaints) == (0, []), done.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is absent")
@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_what_is_not_run_is_at_least_shell(page: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    for block in blocks:
        checked = subprocess.run(
            ["bash", "-n"],  # noqa: S607 - the reader's
            input=block,
            capture_output=True,
            text=True,
            check=False,
        )
        assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_each_command_that_is_told_is_one_of_the_portals(page: Path) -> None:
    parser = command_line()
    for block in re.findall(
        r"^```sh.*?\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
    ):
        for line in block.replace("\\\n", " ").splitlines():
            if (found := re.search(r"ordidesk-portal (.+)", line)) is None:
                continue
            words = shlex.split(found[1].split(">")[0], comments=True)
            if not found[1].startswith(("-", ".")):
                parser.parse_args(words)


def settings_of(unit: str) -> dict[str, str]:
    """Return a unit's settings, lines that go on put together."""
    lines = re.sub(r"\\\n\s*", "", unit).splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def _quoted(command: str) -> str:
    """Give the shell a unit's line, in which each ``${NAME}`` is one word whatever it holds."""
    return re.sub(r"\$\{\w+\}", lambda name: f'"{name[0]}"', command)


def _who() -> str:
    return "root" if os.geteuid() == 0 else os.environ.get("USER", "nobody")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
