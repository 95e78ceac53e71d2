"""A portal that stops in mid-answer: what comes is whole, what goes arrives once."""

from __future__ import annotations

import itertools

import pytest

from ordidesk.domain.assets import Asset
from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.tickets import AddNote
from ordidesk.queries import tickets
from ordidesk.queries.tickets import View
from ordidesk.store.reader import Reader
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import Phase
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Answer, Cut, Drop, Fault, FaultProxy, LoseAnswer, Pass
from tests.support.running_app import RunningApp
from ui.demo import DEMO_MAIL, DEMO_PASSWORD
from ui.models.sync_words import problem_words
from ui.tour.colleague import Colleague

SNAPSHOT, COMMANDS, CHANGES = "/sync/snapshot", "/sync/commands", "/sync/changes"
_HOTEL = Answer(200, b"<html><body>Wi-Fi</body></html>", {"Content-Type": "text/html"})
_numbers = itertools.count(1)


def _note(app: RunningApp) -> str:
    """Add a note to the first ticket there is, and return its text."""
    desk = app.context.desk
    key = desk.ask(tickets.keys, desk.actor, tickets.Filter(view=View.MINE))[0]
    text = f"Noté pendant la coupure, {next(_numbers)}."
    stored: list[object] = []
    app.context.actions.give(
        AddNote(ticket_id=desk.ask(tickets.rows, [key])[key].id, text=text), stored.append
    )
    app.stage.wait_for("the note stored", lambda: bool(stored))
    return text


def _times_there(colleague: Colleague, text: str) -> int:
    entries = [it for it in colleague.records(JournalEntry) if isinstance(it, JournalEntry)]
    return sum(entry.text == text for entry in entries)


@pytest.mark.parametrize("fault", [Cut(after=2_000), Drop()], ids=["half an answer", "no answer"])
def test_a_first_sync_that_is_cut_again_and_again_ends_whole(
    start: StartApp, network: FaultProxy, colleague: Colleague, fault: Fault
) -> None:
    network.plan(SNAPSHOT, fault, Pass(), Pass(), fault, Pass(), Pass(), fault)
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_words(problem_words(Problem.UNREACHABLE))
    app.wait_for_desk()
    there = len(colleague.records(Asset))
    assert app.context.desk.ask(Reader.value, "SELECT count(*) FROM asset") == there > 0


@pytest.mark.parametrize(
    "fault", [LoseAnswer(), Cut(after=40)], ids=["lost answer", "half an answer"]
)
def test_work_arrives_once_when_the_portal_stops_while_it_is_sent(
    start: StartApp, network: FaultProxy, colleague: Colleague, fault: Fault
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.plan(COMMANDS, fault, fault)
    text = _note(app)
    app.wait_for_status(lambda it: it.waiting == 0)
    assert _times_there(colleague, text) == 1
    assert (app.status.refused, app.status.conflicts, app.status.parked) == (0, 0, 0)


def test_a_web_page_in_between_holds_the_work_back_until_the_portal_answers(
    start: StartApp, network: FaultProxy, colleague: Colleague
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", _HOTEL)
    text = _note(app)
    app.wait_for_status(lambda it: it.problem is Problem.NOT_A_PORTAL)
    app.window.show_page("sync")
    app.wait_for_words(problem_words(Problem.NOT_A_PORTAL))
    assert app.status.waiting == 1
    network.always("", Pass())
    app.sync_now()
    app.wait_for_status(lambda it: it.waiting == 0 and it.phase is Phase.UP_TO_DATE)
    assert _times_there(colleague, text) == 1


def test_work_done_while_the_portal_is_away_waits_through_a_restart_of_the_app(
    start: StartApp, network: FaultProxy, colleague: Colleague
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", Drop())
    text = _note(app)
    app.wait_for_status(lambda it: it.problem is Problem.UNREACHABLE)
    app.close()
    app = start()
    app.stage.wait_for("the desk without a network", lambda: app.desktop.session is not None)
    assert app.status.waiting == 1
    network.always("", Pass())
    app.sync_now()
    app.wait_for_status(lambda it: it.waiting == 0)
    assert _times_there(colleague, text) == 1
