"""The link that asks the user whether it is solved: mailed once, answered once, void in time."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
import requests

from ordidesk.domain.confirmations import RecordUserConfirmation, Way
from ordidesk.domain.tickets import SetTicketState, TicketState
from ordidesk.domain.work import Command
from ordidesk.server.mail_outbox import GATHERED
from tests.integration.portal_people import ACCOUNTS, PASSWORD, RECORDS, REQUESTER, TECHNICIAN
from tests.support.portal_calls import Caller, line
from tests.support.portal_thread import PortalThread
from tests.support.records import LEA, NOW, ticket

TICKET = ticket(1, state=TicketState.IN_PROGRESS, assignee_id=LEA.id, summary="<b>Écran</b> noir")
RESOLVE = SetTicketState(
    ticket_id=TICKET.id, to=TicketState.RESOLVED, resolution="Câble & adaptateur remplacés."
)
REOPEN = SetTicketState(ticket_id=TICKET.id, to=TicketState.REOPENED, reason="Pas encore")
CLOSE = SetTicketState(ticket_id=TICKET.id, to=TicketState.CLOSED)
_TIMEOUT = 30


class Desk:
    """The technician's laptop, and what reaches the user."""

    def __init__(self, portal: PortalThread, caller: Caller) -> None:
        self.portal = portal
        self.caller = caller
        self._seq = 0

    def give(self, *commands: Command) -> None:
        """Push commands in one go."""
        before = self._seq
        lines = []
        for command in commands:
            self._seq += 1
            lines.append(line(self._seq, command))
        assert self.caller.push(*lines, settled=before).settlement is not None

    def links(self, count: int) -> list[str]:
        """Have what happened mailed, so many mails in all, and return the links in them."""
        self.mail(count)
        found = []
        for raw in self.portal.mails():
            message = email.message_from_bytes(raw, policy=email.policy.default)
            assert message["To"] == REQUESTER.mail
            body = message.get_body(("plain",))
            assert body is not None
            text = body.get_content()
            assert "Câble & adaptateur remplacés." in text
            found += re.findall(r"https://portail\.example(/c/\S+)", text)
        assert len(found) == count
        return found

    def mail(self, count: int) -> None:
        """Let the time pass in which mails gather, and wait until so many have gone."""
        self.portal.pass_time(GATHERED)
        self.portal.send_mails()
        for _ in range(500):
            if len(self.portal.mails()) >= count:
                break
            self.portal.idle()

    def look(self, link: str) -> requests.Response:
        """Open a link."""
        return requests.get(self.portal.url + link, timeout=_TIMEOUT)

    def answer(self, link: str, solved: str, comment: str = "") -> requests.Response:
        """Press a button of its page."""
        said = {"solved": solved, "comment": comment}
        return requests.post(self.portal.url + link, data=said, timeout=_TIMEOUT)

    def ticket(self) -> dict[str, object]:
        """Return the ticket as the portal holds it."""
        (row,) = (it for it in self.caller.snapshot("ticket") if it["id"] == TICKET.id)
        return row


@pytest.fixture
def desk(new_database: Callable[[], str], tmp_path: Path) -> Iterator[Desk]:
    portal = PortalThread(tmp_path, new_database())
    portal.fill((*RECORDS, TICKET), ACCOUNTS)
    with portal.running():
        caller = Caller(portal.url)
        assert caller.sign_in(TECHNICIAN.mail, PASSWORD).ok
        yield Desk(portal, caller)
        caller.session.close()
    portal.close()


def test_yes_confirms_once_and_looking_changes_nothing(desk: Desk) -> None:
    desk.give(RESOLVE)
    (link,) = desk.links(1)
    page = desk.look(link)
    assert page.status_code == 200
    assert "&lt;b&gt;Écran&lt;/b&gt; noir" in page.text
    assert "Câble &amp; adaptateur" in page.text
    assert "script" not in page.headers["Content-Security-Policy"]
    assert desk.ticket()["confirmed_at"] is None

    assert "Merci" in desk.answer(link, "yes", "Parfait").text
    held = desk.ticket()
    assert (held["state"], held["confirmed_by"]) == ("resolved", REQUESTER.name)
    for again in ("yes", "no"):
        assert "Vous avez déjà répondu" in desk.answer(link, again).text
    assert "Vous avez déjà répondu" in desk.look(link).text
    assert desk.ticket()["state"] == "resolved"


def test_no_reopens_and_the_link_is_void_then(desk: Desk) -> None:
    desk.give(RESOLVE)
    (link,) = desk.links(1)
    assert "Le ticket est rouvert" in desk.answer(link, "no", "Toujours noir").text
    assert desk.ticket()["state"] == "reopened"
    told = [row["text"] for row in desk.caller.snapshot("journal_entry")]
    assert "Toujours noir" in told
    gone = desk.look(link)
    assert gone.status_code == 404
    assert "plus valable" in gone.text


def test_each_resolution_is_asked_about_once(desk: Desk) -> None:
    desk.give(RESOLVE)
    (first,) = desk.links(1)
    desk.give(REOPEN)
    assert desk.look(first).status_code == 404
    later = msgspec.structs.replace(line(3, RESOLVE), occurred_at=NOW + timedelta(hours=2))
    desk.caller.push(later, settled=2)
    second = next(it for it in desk.links(2) if it != first)
    assert desk.look(second).status_code == 200
    assert desk.look(first).status_code == 404


def test_nobody_is_asked_about_what_is_confirmed_and_closed(desk: Desk) -> None:
    word = RecordUserConfirmation(
        ticket_id=TICKET.id, way=Way.IN_PERSON, name="Hélène Ducœur", solved=True
    )
    desk.give(RESOLVE, word, CLOSE)
    desk.mail(1)
    (raw,) = desk.portal.mails()
    assert b"/c/" not in raw
    assert b"clos" in raw


@pytest.mark.parametrize("broken", ["", "x", TICKET.id, f"{TICKET.id}.{'0' * 32}", "é.é"])
def test_a_wrong_link_says_so_and_nothing_else(desk: Desk, broken: str) -> None:
    desk.give(RESOLVE)
    for answer in (desk.look(f"/c/{broken}"), desk.answer(f"/c/{broken}", "yes")):
        assert answer.status_code in {404, 405}
        assert "Écran" not in answer.text
    assert desk.ticket()["confirmed_at"] is None


def test_an_answer_that_is_neither_asks_again(desk: Desk) -> None:
    desk.give(RESOLVE)
    (link,) = desk.links(1)
    assert "<form" in desk.answer(link, "perhaps").text
    assert desk.ticket()["confirmed_at"] is None
