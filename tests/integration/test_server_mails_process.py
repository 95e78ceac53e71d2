"""Mails of the real portal: killed and started again, of several processes, by its command line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from ordidesk.domain.tickets import AssignTicket
from ordidesk.server.database import Database
from ordidesk.server.moment import stored
from ordidesk.server.tables import mail_outbox
from tests.integration.portal_people import ACCOUNTS, MANAGER, PASSWORD, RECORDS, REQUESTER
from tests.support.portal_calls import Caller, line
from tests.support.portal_process import PortalProcess
from tests.support.records import LEA, NOW, ticket
from tests.support.smtp_server import MailServer, mail_server

TICKETS = tuple(ticket(number) for number in range(1, 9))
_ONCE_MORE = 20


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


def _portal(folder: Path, server: MailServer, database: str, *more: str) -> PortalProcess:
    options = ("--smtp", f"smtp://127.0.0.1:{server.port}", "--quiet", *more)
    return PortalProcess(folder, (*RECORDS, *TICKETS), ACCOUNTS, options, database)


def _assign_all(portal: PortalProcess) -> None:
    caller = Caller(portal.url)
    assert caller.sign_in(MANAGER.mail, PASSWORD).ok
    commands = [AssignTicket(ticket_id=it.id, technician_id=LEA.id) for it in TICKETS]
    caller.push(*(line(seq, it) for seq, it in enumerate(commands, 1)))
    caller.session.close()


def _make_due(address: str) -> None:
    """Let the time pass in which mails gather."""
    database = Database(address)
    database.write(lambda it: it.execute(update(mail_outbox).values(next_try=stored(NOW))))
    database.close()


def _ids(server: MailServer, portal: PortalProcess) -> list[str]:
    """Return the ids of the mails that came, once all have and no other comes."""
    server.wait_for(len(TICKETS))
    for _ in range(_ONCE_MORE):
        portal.idle()
    return [it.message["Message-ID"] for it in server.received]


def test_what_was_committed_is_mailed_by_the_portal_that_starts_after_a_kill(
    new_database: Callable[[], str], server: MailServer, tmp_path: Path
) -> None:
    address = new_database()
    portal = _portal(tmp_path, server, address, "--mail-from", "Hotline <aide@ordi.example>")
    portal.start()
    _assign_all(portal)
    portal.kill()
    assert server.received == []
    _make_due(address)
    with portal:
        ids = _ids(server, portal)
        assert len(ids) == len(set(ids)) == len(TICKETS)
        assert {it.to for it in server.received} == {(REQUESTER.mail,)}
        assert {it.message["From"] for it in server.received} == {"Hotline <aide@ordi.example>"}
        portal.kill()
        portal.start()
        assert len(_ids(server, portal)) == len(TICKETS)
    assert portal.log == ""


def test_several_processes_send_each_mail_once(
    new_database: Callable[[], str], server: MailServer, tmp_path: Path
) -> None:
    address = new_database()
    if not address.startswith("postgresql"):
        pytest.skip("an SQLite base has one process")
    with _portal(tmp_path, server, address, "--workers", "3") as portal:
        _assign_all(portal)
    _make_due(address)
    with portal:
        ids = _ids(server, portal)
        assert len(ids) == len(set(ids)) == len(TICKETS)
    assert portal.log == ""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ordidesk.server", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_operator_sees_what_waits_and_failed_and_sends_it_again(
    new_database: Callable[[], str], server: MailServer, tmp_path: Path
) -> None:
    address = new_database()
    base = ("--database", address)
    server.answers["RCPT"].extend(["550 no such user"] * 2)
    with _portal(tmp_path, server, address) as portal:
        _assign_all(portal)
        told = _run("mail", "list", *base).stdout.splitlines()
        assert len(told) == len(TICKETS)
        assert all("en attente" in it and REQUESTER.mail in it for it in told)
        assert "T-000001" in told[0]
    _make_due(address)
    with portal:
        server.wait_for(len(TICKETS) - 2)
    assert portal.log.count("will not be taken: 550 no such user") == 2
    failed = _run("mail", "list", *base).stdout.splitlines()
    assert len(failed) == 2
    assert all("échec  essais : 1  550 no such user" in it for it in failed)
    assert len(_run("mail", "list", "--all", *base).stdout.splitlines()) == len(TICKETS)
    assert _run("mail", "retry", *base).returncode == 2
    assert _run("mail", "retry", "nothing", *base).returncode == 2
    assert "1" in _run("mail", "retry", failed[0].split()[0], *base).stdout
    assert "1" in _run("mail", "retry", "--all", *base).stdout
    with portal:
        assert len(_ids(server, portal)) == len(TICKETS)
    assert "Aucun message" in _run("mail", "list", *base).stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--smtp", "ftp://x"), "n'est pas un serveur"),
        (("--smtp", "smtps://x:y@h"), "n'est pas un serveur"),
        (("--smtp", "smtp://compte@smtp.example"), "ne part pas en clair"),
        (("--smtp", "smtps://h:99999"), "n'est pas un serveur"),
        (("--smtp-password-file", "x"), "va avec --smtp"),
        (("--smtp", "smtps://u@h", "--smtp-password-file", "absent"), "ne se lit pas"),
        (("--mail-from", "nobody"), "n'est pas une adresse"),
    ],
)
def test_settings_that_cannot_be_used_are_told_at_the_start(
    tmp_path: Path, options: tuple[str, ...], told: str
) -> None:
    base = ("--port", "0", "--database", str(tmp_path / "portal.db"))
    ended = _run("serve", *base, *options)
    assert ended.returncode != 0
    assert told in ended.stderr
