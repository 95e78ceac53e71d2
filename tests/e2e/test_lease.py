"""Two weeks without the portal: only a sign-in opens the laptop, and its work is there."""

from __future__ import annotations

from datetime import timedelta

from ordidesk.domain.records import instant_text
from ordidesk.domain.tickets import AddNote
from ordidesk.queries import tickets
from ordidesk.store.store import Store
from ordidesk.sync.policy import Problem
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.portal_calls import Caller
from tests.support.running_app import RunningApp, said
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.desktop import keep_demo_key
from ui.pages.sign_in import SignInPage
from ui.workspace import utc_now

_PATHS = ("/sync/snapshot", "/sync/changes", "/sync/commands", "/auth/token")
LOCKED = (
    "This laptop has not reached the portal for 14 days, so it is locked. Your work is kept "
    "on it: sign in with a network to open it again."
)
LOST = (
    "This laptop was reported lost: all data on it was wiped. If it has been found again, "
    "sign in: your data comes back from the portal."
)


def _pass_two_weeks(app: RunningApp) -> None:
    """Let the closed laptop lie for two weeks."""
    (file,) = app.folders.data.glob("stores/*/*/store.db")
    store = Store(file, keep_demo_key(file).load())
    now = utc_now()
    ago = instant_text(now - timedelta(days=15))
    store.set_setting(
        "lease",
        f'{{"until": "{instant_text(now - timedelta(days=1))}", "told_at": "{ago}",'
        f' "heard_at": "{ago}", "latest": "{ago}"}}',
    )
    store.close()


def _start_locked(start: StartApp) -> RunningApp:
    """Start the app, which does not open."""
    app = start()
    app.stage.wait_for("the sign-in page", lambda: app.shows(SignInPage))
    app.wait_for_words(said("Problems", LOCKED))
    assert app.desktop.session is None
    return app


def test_a_laptop_that_was_silent_opens_by_a_sign_in_only_and_sends_what_waited(
    start: StartApp, portal: DemoPortal
) -> None:
    with FaultProxy(portal.address) as network:
        app = start()
        app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
        app.wait_for_desk()
        for path in _PATHS:
            network.always(path, Drop())
        desk = app.context.desk
        ticket = desk.ask(tickets.open_of_assignee, desk.actor.id, 1)[0]
        desk.do(AddNote(ticket_id=ticket.id, text="Avant le long silence"))
        app.sync_now()
        app.wait_for_status(lambda it: it.problem is Problem.UNREACHABLE and it.waiting == 1)
        app.close()
        _pass_two_weeks(app)
        _start_locked(start).close()
        for path in _PATHS:
            network.always(path, Pass())
        app = _start_locked(start)
        app.stage.write(app.entry, "SignInPage", "Password", DEMO_PASSWORD)
        app.stage.click(app.entry, "SignInPage", "Sign in")
        app.wait_for_desk()
        notes = app.context.desk.ask(tickets.journal, ticket.id)
        assert "Avant le long silence" in {note.text for note in notes}


def test_a_laptop_that_runs_on_without_the_portal_locks(
    start: StartApp, portal: DemoPortal
) -> None:
    app = start()
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    lease = app.session.lease
    app.session.watch_lease()
    assert app.window.isVisible()
    lease.renew(utc_now() - timedelta(seconds=1), utc_now())
    app.session.watch_lease()
    app.wait_for_words(said("Problems", LOCKED))
    assert app.desktop.session is None
    app.stage.write(app.entry, "SignInPage", "Password", DEMO_PASSWORD)
    app.stage.click(app.entry, "SignInPage", "Sign in")
    app.wait_for_desk()


def test_a_silent_laptop_that_was_lost_hears_so_before_anybody_signs_in(
    start: StartApp, portal: DemoPortal
) -> None:
    app = start()
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    app.close()
    caller = Caller(portal.address)
    caller.sign_in(DEMO_MAIL, DEMO_PASSWORD, "another laptop")
    devices = caller.call("GET", "/devices").json()["devices"]
    newest = max((it for it in devices if not it["current"]), key=lambda it: it["first_seen"])
    path = f"/devices/{newest['id']}/state"
    assert caller.call("PUT", path, {"state": "lost"}).status_code == 204
    caller.session.close()
    _pass_two_weeks(app)
    app = start()
    app.wait_for_words(said("Problems", LOST))
    assert not list(app.folders.data.glob("stores/*/*"))
