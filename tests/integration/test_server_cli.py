"""The portal's command line, as its operator uses it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from ordidesk.server.fill import DEMO_PASSWORD
from ordidesk.server.serve import listen
from tests.support.certificates import make_authority
from tests.support.portal_calls import Caller
from tests.support.portal_process import PortalProcess

_LEA = "lea.martin@ordidesk.example"


def _run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ordidesk.server", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_published_description_is_what_the_portal_answers() -> None:
    told = _run("openapi", "--check")
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_demo_serves_a_rich_day_to_who_signs_in(tmp_path: Path) -> None:
    port_file = tmp_path / "port"
    options = ("--demo", "--today", date(2026, 11, 24).isoformat(), "--port-file", str(port_file))
    with PortalProcess(tmp_path, options=options) as portal:
        assert port_file.read_text("ascii").strip() == portal.url
        caller = Caller(portal.url)
        lea = caller.sign_in(_LEA, DEMO_PASSWORD).json()["person"]["id"]
        tickets = caller.snapshot("ticket")
        caller.session.close()
    assert len(tickets) == 120
    assert sum(it["assignee_id"] == lea and it["state"] != "closed" for it in tickets) >= 8


def test_the_demo_leaves_a_filled_database_as_it_is(tmp_path: Path) -> None:
    for _ in range(2):
        with PortalProcess(tmp_path, options=("--demo", "--quiet")) as portal:
            caller = Caller(portal.url)
            assert caller.sign_in(_LEA, DEMO_PASSWORD).status_code == 200
            assert len(caller.snapshot("asset")) == 400
            caller.session.close()
        assert portal.log == ""


def test_demo_data_is_not_added_to_what_is_there(tmp_path: Path) -> None:
    database = ("--database", str(tmp_path / "portal.db"))
    first = _run("demo-data", "--assets", "5", "--tickets", "3", *database)
    assert first.returncode == 0
    assert "asset: 5" in first.stdout
    assert "ticket: 3" in first.stdout
    second = _run("demo-data", *database)
    assert second.returncode == 2
    assert "rien n'a été ajouté" in second.stderr


def test_a_person_who_is_added_can_sign_in(tmp_path: Path) -> None:
    with PortalProcess(tmp_path) as portal:
        added = _run(
            *("person", "add", "--name", "Zoé Petit", "--mail", "zoe@ordi.example"),
            *("--role", "manager", "--database", str(tmp_path / "portal.db")),
            typed="correct horse battery\n",
        )
        assert added.returncode == 0, added.stderr
        caller = Caller(portal.url)
        answer = caller.sign_in("zoe@ordi.example", "correct horse battery")
        assert answer.json()["person"]["role"] == "manager"
        changed = _run(
            *("person", "password", "--mail", "zoe@ordi.example"),
            *("--database", str(tmp_path / "portal.db")),
            typed="another horse battery\n",
        )
        assert changed.returncode == 0, changed.stderr
        assert caller.call("GET", "/sync/snapshot").status_code == 401
        assert caller.sign_in("zoe@ordi.example", "another horse battery").status_code == 200
        caller.session.close()


def test_skills_that_are_told_reach_who_asks(tmp_path: Path) -> None:
    database = ("--database", str(tmp_path / "portal.db"))
    with PortalProcess(tmp_path, options=("--demo", "--quiet")) as portal:
        caller = Caller(portal.url)
        caller.sign_in(_LEA, DEMO_PASSWORD)
        before = caller.plan().cursor
        told = _run("person", "skills", "--mail", _LEA, " Réseau,  fibre ", *database)
        assert (told.returncode, told.stdout) == (0, "Léa Martin : Réseau, fibre.\n"), told.stderr
        (change,) = caller.changes(before).changes
        assert change.row is not None
        assert (change.row["name"], change.row["skills"]) == ("Léa Martin", "Réseau, fibre")
        nobody = _run("person", "skills", "--mail", "nobody@ordi.example", "x", *database)
        assert nobody.returncode == 2
        assert "nobody@ordi.example" in nobody.stderr
        assert _run("person", "skills", "--mail", _LEA, "x" * 501, *database).returncode == 2
        assert _run("person", "skills", "--mail", _LEA, "", *database).returncode == 0
        caller.session.close()


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("--role", "manager", "--mail", "a@b.example"), "short", "caractères"),
        (("--role", "manager", "--mail", "nothing"), "long enough now", "messagerie"),
        (("--role", "referent", "--mail", "a@b.example"), "long enough now", "--client"),
        (
            ("--role", "referent", "--mail", "a@b.example", "--client", "NOBODY"),
            "long enough now",
            "NOBODY",
        ),
    ],
)
def test_a_person_who_cannot_be_is_not_added(
    tmp_path: Path, arguments: Sequence[str], typed: str, said: str
) -> None:
    database = ("--database", str(tmp_path / "portal.db"))
    told = _run("person", "add", "--name", "X", *arguments, *database, typed=typed)
    assert told.returncode == 2
    assert said in told.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--database", "mysql://localhost/x"), 3, "mysql"),
        (("--database", "/dev/null/portal.db"), 3, "/dev/null"),
        (("--host", "192.0.2.1"), 4, "192.0.2.1"),
        (("--certificate", "a.pem"), 2, "--key"),
        (("--certificate", "a.pem", "--key", "b.pem"), 5, "a.pem"),
    ],
)
def test_what_keeps_the_portal_from_starting_is_said_in_one_line(
    tmp_path: Path, arguments: Sequence[str], code: int, said: str
) -> None:
    database = ("--database", str(tmp_path / "portal.db"))
    told = _run("serve", "--port", "0", *database, *arguments)
    assert (told.returncode, told.stdout) == (code, "")
    assert said in told.stderr
    assert told.stderr.startswith("ordidesk-portal : ")
    assert told.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as listener:
        port = str(listener.getsockname()[1])
        told = _run("serve", "--port", port, "--database", str(tmp_path / "portal.db"))
    assert told.returncode == 4
    assert f"Le port {port} de 127.0.0.1 est déjà pris" in told.stderr


def test_it_serves_tls_with_a_certificate(tmp_path: Path) -> None:
    authority = make_authority(tmp_path)
    authority.server("127.0.0.1")
    (certificate,) = tmp_path.glob("127.0.0.1-*.pem")
    options = ("--certificate", str(certificate), "--key", str(certificate))
    with PortalProcess(tmp_path, options=options) as portal:
        assert portal.url.startswith("https://")
        caller = Caller(portal.url)
        caller.session.trust_env = False
        caller.session.verify = str(authority.bundle)
        assert caller.call("GET", "/health").status_code == 200
        caller.session.close()


def test_what_was_answered_is_there_after_a_power_cut(tmp_path: Path) -> None:
    portal = PortalProcess(tmp_path, options=("--demo",))
    portal.start()
    caller = Caller(portal.url)
    tokens = caller.sign_in(_LEA, DEMO_PASSWORD).json()
    portal.kill()
    portal.start()
    again = Caller(portal.url)
    answer = again.refresh(tokens["refresh_token"])
    portal.stop()
    assert answer.status_code == 200
    caller.session.close()
    again.session.close()


def test_the_operator_lists_laptops_and_says_what_became_of_one(tmp_path: Path) -> None:
    base = ("--database", str(tmp_path / "portal.db"))
    with PortalProcess(tmp_path, options=("--demo", "--quiet")) as portal:
        caller = Caller(portal.url)
        caller.sign_in(_LEA, DEMO_PASSWORD, "laptop-1")
        (listed,) = _run("device", "list", *base).stdout.splitlines()
        device_id = listed.split()[0]
        assert "Léa Martin  PC-1  Linux  synchronisé : jamais  en service" in listed
        assert _run("device", "lost", *base, device_id).stdout == f"{device_id} : perdu\n"
        assert _run("device", "keep", *base, device_id).returncode == 0
        assert caller.call("GET", "/sync/snapshot").status_code == 200
        _run("device", "retire", *base, device_id)
        assert caller.call("GET", "/sync/snapshot").json()["code"] == "device_retired"
        caller.session.close()
    too_late = _run("device", "keep", *base, device_id)
    assert (too_late.returncode, too_late.stdout) == (2, "")
    assert "averti" in too_late.stderr
    unknown = _run("device", "lost", *base, "nobody's")
    assert unknown.returncode == 2
    assert "Aucun poste « nobody's »" in unknown.stderr
