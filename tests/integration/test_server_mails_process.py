"""Mails of the real portal: killed and started again, of several processes, by its command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import update

from ordidesk.domain.tickets import AssignTicket
from ordidesk.server import cli
from ordidesk.server.database import Database
from ordidesk.server.mail import SmtpMailer
from ordidesk.server.mail_outbox import GATHERED, MailState
from ordidesk.server.moment import stored
from ordidesk.server.tables import mail_outbox
from tests.integration.portal_people import ACCOUNTS, MANAGER, PASSWORD, RECORDS, REQUESTER
from tests.support.mail_office import MailOffice
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
    waiting = mail_outbox.c.state == MailState.WAITING
    due = update(mail_outbox).where(waiting).values(next_try=stored(NOW))
    database.write(lambda it: it.execute(due))
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
    portal = _portal(tmp_path, server, address, "--workers", "3")
    office = MailOffice(address, ())
    for it in TICKETS:
        office.do(AssignTicket(ticket_id=it.id, technician_id=LEA.id), MANAGER)
    office.database.close()
    _make_due(address)
    with portal:
        ids = _ids(server, portal)
        assert len(ids) == len(set(ids)) == len(TICKETS)
    assert portal.log == ""


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    """Give the operator's command; returns the exit code, and what it said."""
    code = cli.main(arguments)
    said = capsys.readouterr()
    return code, (said.out + said.err).splitlines()


def test_the_operator_sees_what_waits_and_failed_and_sends_it_again(
    new_database: Callable[[], str],
    server: MailServer,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    address = new_database()
    office = MailOffice(address, (*RECORDS, *TICKETS))
    run = partial(_run, capsys)
    base = ("--database", address)
    for it in TICKETS:
        office.do(AssignTicket(ticket_id=it.id, technician_id=LEA.id), MANAGER)
        office.pass_time(timedelta(seconds=1))
    _, waiting = run("mail", "list", *base)
    assert len(waiting) == len(TICKETS)
    for told, it in zip(waiting, TICKETS, strict=True):
        assert it.number in told
        assert f"{REQUESTER.mail}  en attente : envoi à 17/03/2026 10:02" in told
    server.answers["RCPT"].extend(["550 no such user"] * 2)
    office.pass_time(GATHERED)
    sender = office.sender(SmtpMailer(server.at()))
    sender.send_due()
    assert caplog.text.count("will not be taken: 550 no such user") == 2
    caplog.clear()
    _, failed = run("mail", "list", *base)
    assert len(failed) == 2
    assert all("échec  essais : 1  550 no such user" in it for it in failed)
    _, everything = run("mail", "list", "--all", *base)
    assert sum("parti le 17/03/2026 10:02" in it for it in everything) == len(TICKETS) - 2
    for wrong in ((), ("nothing",), ("--all", "nothing")):
        code, told_why = run("mail", "retry", *wrong, *base)
        assert code
        assert "mail list" in told_why[0]
    assert run("mail", "retry", failed[0].split()[0], *base) == (0, ["Messages à renvoyer : 1"])
    assert run("mail", "retry", "--all", *base) == (0, ["Messages à renvoyer : 1"])
    _make_due(address)
    sender.send_due()
    assert len(server.received) == len(TICKETS)
    assert run("mail", "list", *base) == (0, ["Aucun message en attente ni en échec."])
    office.database.close()


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
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], told: str
) -> None:
    base = ("--port", "0", "--database", str(tmp_path / "portal.db"))
    code, said = _run(capsys, "serve", *base, *options)
    assert code
    assert told in said[0]
    assert list(tmp_path.iterdir()) == []
