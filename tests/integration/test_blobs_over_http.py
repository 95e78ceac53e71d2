"""Files between two laptops through the real portal process, over a network that cuts."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import shake_256
from pathlib import Path

import pytest

from ordidesk.domain.ids import derived_id
from ordidesk.domain.people import Person, Role
from ordidesk.store.blobs import Upload
from ordidesk.store.outbox import OutboxStatus
from ordidesk.sync.status import Phase
from tests.support.fault_proxy import (
    Answer,
    Cut,
    CutRequest,
    Double,
    Drop,
    FaultProxy,
    LoseAnswer,
    Pass,
)
from tests.support.file_laptop import FileLaptop
from tests.support.portal_process import PortalProcess
from tests.support.records import COMPANY, LEA, ticket

PASSWORD = "correct horse battery"
MARC = Person(
    id=derived_id("00000000-0000-0000-0000-000000000000", "marc"),
    name="Marc Petit",
    role=Role.TECHNICIAN,
    mail="marc@ordi.example",
)
TICKET = ticket(1, assignee_id=MARC.id)
PHOTO = shake_256(b"7").digest(3_500_000)
"""Three pieces and a half."""
SHA256 = hashlib.sha256(PHOTO).hexdigest()
PREVIEW = b"\xff\xd8\xff" + shake_256(b"8").digest(9_000)

OpenLaptop = Callable[[Person], FileLaptop]


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[PortalProcess]:
    people = {LEA: PASSWORD, MARC: PASSWORD}
    options = ("--quiet", "--largest-file", "10")
    with PortalProcess(tmp_path, (*COMPANY, MARC, TICKET), people, options) as portal:
        yield portal


@pytest.fixture
def proxy(portal: PortalProcess) -> Iterator[FaultProxy]:
    with FaultProxy(portal.url) as proxy:
        yield proxy


@pytest.fixture
def opened(tmp_path: Path, proxy: FaultProxy) -> Iterator[OpenLaptop]:
    with ExitStack() as stack:

        def open_laptop(person: Person) -> FileLaptop:
            laptop = FileLaptop(tmp_path / "laptops", person, proxy.url, PASSWORD)
            stack.callback(laptop.close)
            laptop.engine.start()
            laptop.wait_until(lambda: laptop.engine.status.last_success is not None)
            return laptop

        yield open_laptop


def methods(proxy: FaultProxy, name: str = SHA256) -> list[str]:
    return [seen.method for seen in proxy.seen if seen.path.endswith(name)]


def sent_bytes(proxy: FaultProxy) -> int:
    return sum(len(seen.body) for seen in proxy.seen if seen.method == "PATCH")


def test_a_photo_goes_from_one_laptop_to_the_other(opened: OpenLaptop) -> None:
    lea, marc = opened(LEA), opened(MARC)
    name = lea.attach(TICKET, PHOTO, preview=PREVIEW)
    lea.wait_for_sent(name)
    marc.wait_for_record(TICKET, name, received=True)
    # It is his ticket: its preview came unasked, the photo did not.
    small = hashlib.sha256(PREVIEW).hexdigest()
    marc.wait_for_whole(small)
    assert marc.store.blobs.read(small) == PREVIEW
    assert not marc.blob(name).whole
    marc.want(PHOTO)
    marc.wait_for_whole(name)
    assert marc.store.blobs.read(name) == PHOTO
    lea.wait_until(lambda: lea.engine.status.phase is Phase.UP_TO_DATE)
    assert lea.engine.status.files == (0, 0, 0)


def test_an_upload_that_is_cut_goes_on_where_it_stopped(
    opened: OpenLaptop, proxy: FaultProxy
) -> None:
    proxy.plan(SHA256, Pass(), CutRequest(700_000), Drop(), Pass(), LoseAnswer(), Pass(), Drop())
    lea = opened(LEA)
    name = lea.attach(TICKET, PHOTO)
    lea.wait_for_sent(name)
    lea.wait_for_record(TICKET, name, received=True)
    offsets = [int(it.headers["Upload-Offset"]) for it in proxy.seen if it.method == "PATCH"]
    assert offsets == sorted(offsets)
    assert offsets[1] >= 500_000  # what came before the first cut was not sent again
    assert sent_bytes(proxy) < len(PHOTO) + 2_500_000
    marc = opened(MARC)
    marc.want(PHOTO)
    marc.wait_for_whole(name)


def test_a_download_that_is_cut_goes_on_where_it_stopped(
    opened: OpenLaptop, proxy: FaultProxy
) -> None:
    lea = opened(LEA)
    name = lea.attach(TICKET, PHOTO)
    lea.wait_for_sent(name)
    proxy.plan(SHA256, Cut(700_000), Drop(), Cut(10), Pass(), LoseAnswer(), Double())
    marc = opened(MARC)
    marc.want(PHOTO)
    marc.wait_for_whole(name)
    assert marc.store.blobs.read(name) == PHOTO
    asked = [it.headers["Range"] for it in proxy.seen if "Range" in it.headers]
    starts = [int(it.removeprefix("bytes=").partition("-")[0]) for it in asked]
    assert starts == sorted(starts)
    assert starts[1] >= 600_000


def test_bytes_that_were_spoiled_on_the_way_are_fetched_again(
    opened: OpenLaptop, proxy: FaultProxy
) -> None:
    lea = opened(LEA)
    name = lea.attach(TICKET, b"a small file")
    lea.wait_for_sent(name)
    spoiled = Answer(206, b"a smell file", {"Content-Type": "application/octet-stream"})
    proxy.plan(name, spoiled)
    marc = opened(MARC)
    marc.want(b"a small file")
    marc.wait_for_whole(name)
    assert marc.store.blobs.read(name) == b"a small file"


def test_bytes_that_are_never_right_are_given_up(opened: OpenLaptop, proxy: FaultProxy) -> None:
    lea = opened(LEA)
    name = lea.attach(TICKET, b"a small file")
    lea.wait_for_sent(name)
    proxy.always(name, Answer(206, b"a smell file", {"Content-Type": "application/octet-stream"}))
    marc = opened(MARC)
    marc.want(b"a small file")
    marc.wait_until(lambda: marc.blob(name).reason == "hash_differs")
    assert not marc.blob(name).whole


def test_a_photo_attached_offline_follows_its_command(
    opened: OpenLaptop, proxy: FaultProxy, portal: PortalProcess
) -> None:
    lea = opened(LEA)
    portal.stop()
    name = lea.attach(TICKET, PHOTO)
    lea.wait_until(lambda: lea.engine.status.phase is Phase.OFFLINE)
    assert lea.engine.status.files == (1, len(PHOTO), 0)
    assert "PATCH" not in methods(proxy)
    portal.start()
    proxy.lead_to(portal.url)
    lea.engine.sync_now()
    lea.wait_for_sent(name)
    commands = [n for n, it in enumerate(proxy.seen) if it.path.endswith("/commands")]
    first = next(n for n, it in enumerate(proxy.seen) if it.method == "PATCH")
    assert min(commands) < first


def test_a_laptop_that_is_closed_in_the_middle_goes_on_at_its_next_start(
    opened: OpenLaptop, proxy: FaultProxy, tmp_path: Path
) -> None:
    lea = opened(LEA)
    proxy.plan(SHA256, Pass(), Pass(), Pass())
    proxy.always(SHA256, Drop())
    name = lea.attach(TICKET, PHOTO)
    lea.wait_until(lambda: lea.blob(name).sent >= 2_000_000)
    lea.close()
    before = sent_bytes(proxy)
    proxy.always(SHA256, Pass())
    again = FileLaptop(tmp_path / "laptops", LEA, proxy.url, PASSWORD)
    again.engine.start()
    again.wait_for_sent(name)
    again.close()
    assert sent_bytes(proxy) - before <= len(PHOTO) - 2_000_000


def test_a_file_the_portal_will_not_take_is_parked_and_its_note_stays(opened: OpenLaptop) -> None:
    lea = opened(LEA)
    large = shake_256(b"9").digest(10_000_001)
    name = lea.attach(TICKET, large)
    program = lea.attach(TICKET, b"MZ" + PHOTO)
    good = lea.attach(TICKET, PHOTO)
    lea.wait_for_sent(good)
    lea.wait_until(lambda: lea.blob(name).upload is Upload.PARKED)
    lea.wait_until(lambda: lea.blob(program).upload is Upload.PARKED)
    assert lea.blob(name).reason == "blob_too_large"
    assert lea.blob(program).reason == "blob_type_refused"
    assert lea.engine.status.files == (0, 0, 2)
    assert {line.status for line in lea.store.outbox()} == {OutboxStatus.CONFIRMED}
    assert lea.record(TICKET, name) is not None


def test_a_web_server_that_takes_less_at_a_time_gets_less(
    opened: OpenLaptop, proxy: FaultProxy
) -> None:
    def small_only(seen: object) -> Answer | Pass:
        too_large = len(getattr(seen, "body", b"")) > 300_000
        return Answer(413, b"<h1>413</h1>", {"Content-Type": "text/html"}) if too_large else Pass()

    proxy.decide(SHA256, small_only)
    lea = opened(LEA)
    lea.wait_for_sent(lea.attach(TICKET, PHOTO))


def test_whoever_asks_too_early_gets_the_file_once_it_is_there(
    opened: OpenLaptop, proxy: FaultProxy
) -> None:
    held = {"up": True}
    proxy.decide(SHA256, lambda seen: Drop() if held["up"] and seen.method == "PATCH" else Pass())
    lea, marc = opened(LEA), opened(MARC)
    name = lea.attach(TICKET, PHOTO)
    marc.wait_for_record(TICKET, name, received=False)
    marc.want(PHOTO)
    marc.wait_until(lambda: marc.blob(name).reason == "blob_expected")
    held["up"] = False
    lea.engine.sync_now()
    marc.wait_for_record(TICKET, name, received=True)
    marc.want(PHOTO)
    marc.wait_for_whole(name)


def test_the_bytes_lie_beside_the_portals_database(opened: OpenLaptop, tmp_path: Path) -> None:
    lea = opened(LEA)
    name = lea.attach(TICKET, PHOTO)
    lea.wait_for_sent(name)
    assert (tmp_path / "portal.db.blobs" / name[:2] / name).read_bytes() == PHOTO


def test_bytes_that_the_portal_lost_come_from_whoever_has_them(
    opened: OpenLaptop, portal: PortalProcess, proxy: FaultProxy, tmp_path: Path
) -> None:
    """As after a backup of the database alone, put into place beside an empty folder."""
    lea, marc = opened(LEA), opened(MARC)
    name = lea.attach(TICKET, PHOTO, preview=PREVIEW)
    lea.wait_for_sent(name)
    marc.wait_for_record(TICKET, name, received=True)
    lea.wait_for_record(TICKET, name, received=True)
    portal.stop()
    shutil.rmtree(tmp_path / "portal.db.blobs")
    portal.start()
    proxy.lead_to(portal.url)
    lea.engine.sync_now()
    small = hashlib.sha256(PREVIEW).hexdigest()
    folder = tmp_path / "portal.db.blobs"
    lea.wait_until(lambda: all((folder / it[:2] / it).exists() for it in (name, small)))
    lea.wait_for_record(TICKET, name, received=True)
    assert (folder / name[:2] / name).read_bytes() == PHOTO
