"""An app that the portal's operator wants no more is refused everywhere, and loses nothing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from hashlib import shake_256
from pathlib import Path

import msgspec
import pytest

from ordidesk.app_versions import AppVersions
from ordidesk.laptop.this_laptop import ThisLaptop
from ordidesk.portal import client as portal_client
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import AppTooOld, DeviceLost
from ordidesk.protocol import AppRefused, DeviceState, PushRequest, SchemaRange
from ordidesk.store.outbox import OutboxStatus
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import Phase
from tests.integration.portal_people import MANAGER, PASSWORD, TECHNICIAN
from tests.support.fault_proxy import Answer, FaultProxy
from tests.support.file_laptop import FileLaptop
from tests.support.portal_calls import Caller
from tests.support.portal_thread import PortalThread
from tests.support.records import ticket

WANTED = AppVersions(oldest="1.2.0", newest="1.3.0")
OLD, RECENT = "1.1.9", "1.2.10"
TICKET = ticket(1)
FILES = tuple(shake_256(bytes([number])).digest(5_000) for number in range(3))
NAME = "0" * 64
_LIMITS = {"settled": 0, "limit": 10}
_SAID = (WANTED.oldest, WANTED.newest)


@pytest.fixture(scope="module")
def strict(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalThread]:
    """A portal that wants recent apps, for the tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("strict")
    shutil.copy(filled_file, folder / "portal.db")
    portal = PortalThread(folder)
    with portal.running(apps=WANTED):
        yield portal
    portal.close()


@pytest.fixture
def portal(filled_file: Path, tmp_path: Path) -> Iterator[PortalThread]:
    """A portal that a test starts as often as it likes."""
    shutil.copy(filled_file, tmp_path / "portal.db")
    portal = PortalThread(tmp_path)
    portal.fill([TICKET], {})
    yield portal
    portal.close()


def _client(portal: PortalThread, version: str) -> PortalClient:
    laptop = ThisLaptop(id="laptop-1", app_version=version)
    return PortalClient(parse_address(portal.url), laptop=laptop)


def test_every_call_of_an_app_that_is_too_old_is_refused(strict: PortalThread) -> None:
    recent, old = _client(strict, RECENT), _client(strict, OLD)
    tokens = recent.sign_in(TECHNICIAN.mail, PASSWORD, "PC-1")
    caller = portal_client.Caller(tokens.access_token, "stream-of-the-test")
    push = PushRequest(epoch=1, settled=0, lines=())
    calls: list[Callable[[PortalClient], object]] = [
        lambda it: it.push(caller, push),
        lambda it: it.changes(caller, recent.snapshot_plan(caller, settled=0).cursor, **_LIMITS),
        lambda it: it.snapshot_plan(caller, settled=0),
        lambda it: it.snapshot_page(caller, "ticket", after="", limit=10),
        lambda it: it.blob_limits(caller),
        lambda it: it.devices(caller, everyone=False),
    ]
    of_files: list[Callable[[PortalClient], object]] = [
        lambda it: it.blob_offset(caller, NAME),
        lambda it: it.send_blob(caller, NAME, 0, b"x"),
        lambda it: list(it.fetch_blob(caller, NAME, 0, 1)),
        lambda it: it.sign_in(TECHNICIAN.mail, PASSWORD, "PC-1"),
    ]
    for call in calls:
        call(recent)
    for call in (*calls, *of_files):
        with pytest.raises(AppTooOld) as told:
            call(old)
        assert told.value.wanted == WANTED
    assert recent.wanted_apps == WANTED
    # What an old app may still do: hear from the portal that its sign-in holds, and end it.
    old.sign_out(old.refresh(tokens.refresh_token).refresh_token)
    for client in (recent, old):
        client.close()


def test_the_refusal_is_a_problem_that_older_apps_take_for_one_they_know(
    strict: PortalThread,
) -> None:
    caller = Caller(strict.url)
    caller.sign_in(TECHNICIAN.mail, PASSWORD)
    old: dict[str, str | None] = {"X-App-Version": OLD}
    answer = caller.call("GET", "/sync/snapshot", headers=old)
    assert answer.status_code == 426
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = msgspec.json.decode(answer.content, type=AppRefused)
    assert (told.status, told.code, told.oldest, told.newest) == (426, "app_too_old", *_SAID)
    assert told.request_id == answer.headers["X-Request-Id"]
    assert msgspec.json.decode(answer.content, type=SchemaRange) == SchemaRange(min=1, max=1)
    bare = caller.call("HEAD", f"/blobs/{NAME}", headers=old)
    assert (bare.status_code, bare.content) == (426, b"")
    for answered in (answer, bare, caller.call("GET", "/health"), caller.call("GET", "/no/such")):
        assert (answered.headers["X-App-Oldest"], answered.headers["X-App-Newest"]) == _SAID
    # One that does not name its version is let in.
    assert caller.call("GET", "/sync/snapshot").status_code == 200
    caller.session.close()


def test_a_lost_laptop_hears_that_it_is_lost_however_old_its_app(strict: PortalThread) -> None:
    manager = _client(strict, RECENT)
    hers = manager.sign_in(MANAGER.mail, PASSWORD, "PC-2")
    as_manager = portal_client.Caller(hers.access_token, "stream-of-the-manager")
    lost = PortalClient(parse_address(strict.url), laptop=ThisLaptop(id="lost", app_version=OLD))
    known = {it.id for it in manager.devices(as_manager, everyone=True)}
    caller = Caller(strict.url)
    refresh = caller.sign_in(TECHNICIAN.mail, PASSWORD, "lost").json()["refresh_token"]
    found = [it for it in manager.devices(as_manager, everyone=True) if it.id not in known]
    manager.mark_device(as_manager, found[0].id, DeviceState.LOST)
    with pytest.raises(DeviceLost):
        lost.blob_limits(portal_client.Caller(caller.token, caller.stream))
    with pytest.raises(DeviceLost):
        lost.refresh(refresh)
    assert lost.sign_in(TECHNICIAN.mail, PASSWORD, "PC-1").device is DeviceState.LOST
    lost.say_wiped(refresh)
    for client in (manager, lost):
        client.close()
    caller.session.close()


def _refused_routes(portal: PortalThread) -> set[str]:
    lines = [msgspec.json.decode(it) for it in portal.access_log.getvalue().splitlines()]
    return {it["route"].removeprefix("/api/v1") for it in lines if it["status"] == 426}


def _wait_for_refusals(portal: PortalThread, routes: set[str]) -> None:
    end = time.monotonic() + 20
    while not routes <= _refused_routes(portal):
        assert time.monotonic() < end, _refused_routes(portal)
        portal.idle()


def test_what_waits_is_kept_and_leaves_once_the_app_is_let_in_again(
    portal: PortalThread, tmp_path: Path
) -> None:
    with portal.running():
        laptop = FileLaptop(tmp_path, TECHNICIAN, portal.url, PASSWORD, app_version=OLD)
        laptop.engine.start()
        laptop.wait_until(lambda: laptop.engine.status.phase is Phase.UP_TO_DATE)
        sent = laptop.attach(TICKET, FILES[0])
        laptop.wait_for_sent(sent)
    with portal.running(apps=WANTED, port=portal.port):
        waiting = [laptop.attach(TICKET, content) for content in FILES[1:]]
        laptop.want(b"what somebody else attached")
        laptop.engine.sync_now()
        _wait_for_refusals(portal, {"/sync/commands", "/sync/changes", "/blobs/{sha256}"})
        laptop.wait_until(lambda: laptop.engine.status.problem is Problem.APP_TOO_OLD)
        status = laptop.engine.status
        assert (status.phase, status.waiting, status.parked) == (Phase.OFFLINE, 2, 0)
        assert (status.files.files, status.files.parked) == (2, 0)
        assert status.wanted_apps == WANTED
        assert {it.status for it in laptop.store.outbox() if it.status.name != "CONFIRMED"} <= {
            OutboxStatus.WAITING,
            OutboxStatus.SENDING,
        }
    lower = AppVersions(oldest="1.1.0", newest="1.3.0")
    with portal.running(apps=lower, port=portal.port):
        laptop.engine.sync_now()
        for name in waiting:
            laptop.wait_for_sent(name)
        laptop.wait_until(lambda: laptop.engine.status.phase is Phase.UP_TO_DATE)
        assert {it.status for it in laptop.store.outbox()} == {OutboxStatus.CONFIRMED}
        assert laptop.engine.status.wanted_apps == lower
        laptop.close()


def test_an_app_that_knows_only_the_schemas_refusal_parks_nothing_and_its_update_sends_all(
    portal: PortalThread, tmp_path: Path
) -> None:
    refusal = AppRefused(title="", status=426, code="", oldest="1.2.0", newest="", min=1, max=1)
    read_as_before = Answer(
        426, msgspec.json.encode(refusal), {"Content-Type": "application/problem+json"}
    )
    with portal.running(apps=WANTED), FaultProxy(portal.url) as network:
        network.always("/sync/commands", read_as_before)
        before = FileLaptop(tmp_path, TECHNICIAN, network.url, PASSWORD)
        before.engine.start()
        before.wait_until(lambda: before.engine.status.phase is Phase.UP_TO_DATE)
        kept = [before.attach(TICKET, content) for content in FILES]
        before.wait_until(lambda: before.engine.status.problem is Problem.SCHEMA_TOO_OLD)
        assert (before.engine.status.waiting, before.engine.status.parked) == (3, 0)
        before.close()
        updated = FileLaptop(tmp_path, TECHNICIAN, portal.url, PASSWORD, app_version=RECENT)
        updated.engine.start()
        for name in kept:
            updated.wait_for_sent(name)
        assert {it.status for it in updated.store.outbox()} == {OutboxStatus.CONFIRMED}
        updated.close()
