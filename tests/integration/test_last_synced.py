"""When colleagues' laptops last synchronised: asked of a portal, kept while there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.session import PortalSession
from ordidesk.protocol import Device, Tokens
from ordidesk.sync.status import Phase, SyncStatus
from tests.integration.conftest import SignedIn
from tests.integration.portal_people import MANAGER, OTHER_TECHNICIAN, PASSWORD, TECHNICIAN
from tests.support.portal_calls import Caller
from tests.support.portal_thread import PortalThread
from ui.last_synced import LastSynced
from ui.workers import Worker

_MINUTE = timedelta(minutes=1)
_ONLINE = SyncStatus(phase=Phase.UP_TO_DATE)
_OFFLINE = SyncStatus(phase=Phase.OFFLINE)


class _Kept:
    """Keeps the refresh token in memory."""

    token: str | None = None

    def load(self) -> str | None:
        return self.token

    def save(self, token: str) -> None:
        self.token = token

    def remove(self) -> None:
        self.token = None


class _Asking:
    """Asks a portal for everybody's devices, as the manager's session does, and counts."""

    def __init__(self, url: str) -> None:
        self.client = PortalClient(parse_address(url))
        tokens = self.client.sign_in(MANAGER.mail, PASSWORD, "office")
        self.session = self._session(self.client, tokens)
        self.unplugged = self._session(PortalClient(parse_address("http://127.0.0.1:1")), tokens)
        self.reaches = True
        self.asked = 0

    @staticmethod
    def _session(client: PortalClient, tokens: Tokens) -> PortalSession:
        return PortalSession(
            client, _Kept(), person_id=MANAGER.id, stream_id="office", tokens=tokens
        )

    def __call__(self) -> Sequence[Device]:
        self.asked += 1
        return (self.session if self.reaches else self.unplugged).devices(everyone=True)


@pytest.fixture
def asking(portal: PortalThread) -> Iterator[_Asking]:
    made = _Asking(portal.url)
    yield made
    made.session.close()
    made.unplugged.close()


@pytest.fixture
def watch(
    qapp: object,  # noqa: ARG001 - signals need an application
    portal: PortalThread,
    asking: _Asking,
) -> Iterator[LastSynced]:
    worker = Worker("network")
    yield LastSynced(asking, worker, lambda: portal.now)
    worker.stop()


def _pull(laptop: Caller) -> None:
    laptop.changes(laptop.plan().cursor)


def test_the_newest_synchronisation_of_each_person_is_told_once_a_minute(
    qtbot: QtBot, portal: PortalThread, signed_in: SignedIn, watch: LastSynced, asking: _Asking
) -> None:
    lea = signed_in(TECHNICIAN)
    signed_in(OTHER_TECHNICIAN)
    _pull(lea)
    first = portal.now
    with qtbot.waitSignal(watch.changed) as told:
        watch.watch()
    assert told.args == [watch.known]
    assert watch.known[TECHNICIAN.id] == first
    assert watch.known[OTHER_TECHNICIAN.id] is None

    portal.pass_time(_MINUTE / 2)
    watch.watch()
    assert asking.asked == 1
    portal.pass_time(_MINUTE * 5)
    _pull(lea)
    with qtbot.waitSignal(watch.changed):
        watch.watch()
    assert watch.known[TECHNICIAN.id] == portal.now
    assert asking.asked == 2


def test_offline_what_was_known_stays_and_online_again_it_is_asked_for(
    qtbot: QtBot, portal: PortalThread, signed_in: SignedIn, watch: LastSynced, asking: _Asking
) -> None:
    lea = signed_in(TECHNICIAN)
    _pull(lea)
    with qtbot.waitSignal(watch.changed):
        watch.watch()
    before = dict(watch.known)
    portal.pass_time(_MINUTE * 10)
    _pull(lea)
    watch.follow(_OFFLINE)
    watch.watch()
    assert asking.asked == 1
    assert watch.known == before
    with qtbot.waitSignal(watch.changed):
        watch.follow(_ONLINE)
    assert watch.known[TECHNICIAN.id] == portal.now


def test_a_portal_that_is_not_reached_changes_nothing_and_is_asked_again(
    qtbot: QtBot, portal: PortalThread, signed_in: SignedIn, watch: LastSynced, asking: _Asking
) -> None:
    lea = signed_in(TECHNICIAN)
    _pull(lea)
    with qtbot.waitSignal(watch.changed):
        watch.watch()
    before = dict(watch.known)
    portal.pass_time(_MINUTE * 2)
    _pull(lea)
    asking.reaches = False
    watch.watch()
    qtbot.waitUntil(lambda: asking.asked == 2)
    assert watch.known == before
    asking.reaches = True

    def asked_again() -> bool:
        portal.pass_time(_MINUTE * 2)
        watch.watch()
        return watch.known[TECHNICIAN.id] != before[TECHNICIAN.id]

    qtbot.waitUntil(asked_again)


def test_nobody_looks_nobody_asks(
    qtbot: QtBot, portal: PortalThread, signed_in: SignedIn, watch: LastSynced, asking: _Asking
) -> None:
    _pull(signed_in(TECHNICIAN))
    with qtbot.waitSignal(watch.changed):
        watch.watch()
    watch.rest()
    portal.pass_time(_MINUTE * 10)
    watch.follow(_ONLINE)
    assert asking.asked == 1
