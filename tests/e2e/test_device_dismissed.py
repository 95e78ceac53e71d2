"""A laptop that is reported lost or retired: what is left of it, and of the work on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import FileOnDisk
from ordidesk.domain.journal import Visibility
from ordidesk.domain.tickets import AddNote
from ordidesk.queries import tickets
from ordidesk.sync.policy import Problem
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.photos import photo, save
from tests.support.portal_calls import Caller
from tests.support.running_app import RunningApp, said
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.sign_in import SignInPage

PIN = "271828"
CLAIRE = "claire.dubois@ordidesk.example"
_PATHS = ("/sync/snapshot", "/sync/changes", "/sync/commands", "/auth/token")
LOST = (
    "This laptop was reported lost: all data on it was wiped. If it has been found again, "
    "sign in: your data comes back from the portal."
)
RETIRED = (
    "This laptop was retired: your work was sent, then all data on it was wiped. "
    "To work here again, sign in."
)


class Manager:
    """A manager at another computer."""

    def __init__(self, portal: DemoPortal) -> None:
        self.caller = Caller(portal.address, stream="stream-of-the-manager")
        assert self.caller.sign_in(CLAIRE, DEMO_PASSWORD, "office").ok

    def devices(self, app: RunningApp) -> list[dict[str, Any]]:
        """Return the devices of the app's person, the last seen first."""
        listed = self.caller.call("GET", "/devices", query={"everyone": "true"}).json()["devices"]
        person = app.context.desk.actor.id
        return [it for it in listed if it["person_id"] == person]

    def mark_newest(self, app: RunningApp, state: str) -> str:
        """Mark the laptop that the person signed in on last."""
        newest = max(self.devices(app), key=lambda it: str(it["first_seen"]))
        path = f"/devices/{newest['id']}/state"
        assert self.caller.call("PUT", path, {"state": state}).status_code == 204
        return str(newest["id"])

    def device(self, device_id: str) -> dict[str, Any]:
        """Return a device as it is now."""
        listed = self.caller.call("GET", "/devices", query={"everyone": "true"}).json()["devices"]
        (found,) = (it for it in listed if it["id"] == device_id)
        return dict(found)


@pytest.fixture
def manager(portal: DemoPortal) -> Iterator[Manager]:
    manager = Manager(portal)
    yield manager
    manager.caller.session.close()


def _wait_for_the_end(app: RunningApp, sentence: str) -> None:
    app.stage.wait_for("the sign-in page", lambda: app.shows(SignInPage))
    app.wait_for_words(said("Problems", sentence))
    left = {path.name: path for path in app.folders.data.rglob("*") if path.is_file()}
    assert left.keys() <= {"wiped.json", "last-sign-in.json"}
    assert not any(DEMO_MAIL in path.read_text("utf-8") for path in left.values())


@pytest.mark.parametrize("pin", [False, True])
def test_a_lost_laptop_wipes_itself_and_says_so_and_its_finder_may_sign_in_again(
    start: StartApp, portal: DemoPortal, manager: Manager, *, pin: bool
) -> None:
    app = start(pin=pin)
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    if pin:
        app.type_pin(PIN, new=True)
    app.wait_for_desk()
    lost = manager.mark_newest(app, "lost")
    app.sync_now()
    _wait_for_the_end(app, LOST)
    assert manager.device(lost)["wiped_at"] is not None
    app.close()
    app = start(pin=pin)
    app.wait_for_words(said("Problems", LOST))
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    if pin:
        app.type_pin(PIN, new=True)
    app.wait_for_desk()
    assert not (app.folders.data / "wiped.json").exists()
    assert {it["state"] for it in manager.devices(app) if it["id"] != lost} >= {"active"}


def test_a_laptop_that_was_lost_while_it_was_off_is_wiped_when_somebody_signs_in(
    start: StartApp, portal: DemoPortal, manager: Manager
) -> None:
    app = start()
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    device = manager.mark_newest(app, "active")
    app.session.signed_out.emit()
    app.close()
    path = f"/devices/{device}/state"
    assert manager.caller.call("PUT", path, {"state": "lost"}).status_code == 204
    (app.folders.data / "last-sign-in.json").unlink()
    app = start()
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    _wait_for_the_end(app, LOST)
    assert manager.device(device)["wiped_at"] is not None


def test_a_retired_laptop_sends_what_was_done_without_a_network_before_it_wipes(
    start: StartApp, portal: DemoPortal, manager: Manager
) -> None:
    with FaultProxy(portal.address) as network:
        app = start()
        app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
        app.wait_for_desk()
        for path in _PATHS:
            network.always(path, Drop())
        desk = app.context.desk
        ticket = desk.ask(tickets.open_of_assignee, desk.actor.id, 1)[0]
        for number in range(60):
            desk.do(AddNote(ticket_id=ticket.id, text=f"Au sous-sol {number}"))
        app.sync_now()
        app.wait_for_status(lambda it: it.problem is Problem.UNREACHABLE)
        retired = manager.mark_newest(app, "retired")
        for path in _PATHS:
            network.always(path, Pass())
        app.sync_now()
        _wait_for_the_end(app, RETIRED)
    assert manager.device(retired)["wiped_at"] is not None
    notes = [it["text"] for it in manager.caller.snapshot("journal_entry")]
    assert {f"Au sous-sol {number}" for number in range(60)} <= set(notes)


def test_a_retired_laptop_sends_its_files_too_before_it_wipes(
    start: StartApp, portal: DemoPortal, manager: Manager, tmp_path: Path
) -> None:
    """The command first, then the bytes, of which the laptop has the only copy."""
    content = photo()
    with FaultProxy(portal.address) as network:
        app = start()
        app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
        app.wait_for_desk()
        network.always("", Drop())
        desk = app.context.desk
        ticket = desk.ask(tickets.open_of_assignee, desk.actor.id, 1)[0]
        source = FileOnDisk(save(tmp_path / "écran.jpg", content))
        attached = desk.files.attach(ticket.id, source, Wishes(), Visibility.CLIENT)
        app.sync_now()
        app.wait_for_status(lambda it: it.problem is Problem.UNREACHABLE)
        retired = manager.mark_newest(app, "retired")
        network.always("", Pass())
        app.sync_now()
        _wait_for_the_end(app, RETIRED)
    assert manager.device(retired)["wiped_at"] is not None
    (there,) = (
        it for it in manager.caller.snapshot("attachment") if it["id"] == attached.attachment_id
    )
    assert there["received"]
    answer = manager.caller.call("GET", f"/blobs/{there['sha256']}")
    assert (answer.status_code, len(answer.content)) == (200, there["size"])
