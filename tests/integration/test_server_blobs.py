"""Files' bytes at the portal: taken where they stopped, checked, given to those who may see."""

from __future__ import annotations

import hashlib
import http.client
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

import msgspec
import pytest
import requests

from ordidesk.domain.attachments import (
    AttachFile,
    Attachment,
    RemoveAttachment,
    attachment_id,
)
from ordidesk.domain.journal import Visibility
from ordidesk.domain.media_types import PROGRAM
from ordidesk.protocol import BlobLimits, Result
from ordidesk.server.blob_folder import BlobFolder
from tests.integration.conftest import SignedIn
from tests.integration.portal_people import (
    MANAGER,
    OTHER_TECHNICIAN,
    REFERENT,
    REQUESTER,
    TECHNICIAN,
)
from tests.support.portal_calls import Caller, line
from tests.support.portal_thread import PortalThread
from tests.support.records import NOW, ticket

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 2_000
SHA256 = hashlib.sha256(PHOTO).hexdigest()
TICKET = ticket(1)


def attach(
    caller: Caller,
    content: bytes = PHOTO,
    *,
    seq: int = 1,
    visibility: Visibility = Visibility.INTERNAL,
    size: int = 0,
    media_type: str = "image/jpeg",
    preview: bytes = b"",
) -> str:
    """Give the command that comes before the bytes; returns their name."""
    name = hashlib.sha256(content).hexdigest()
    command = AttachFile(
        ticket_id=TICKET.id,
        sha256=name,
        name="photo.jpg",
        media_type=media_type,
        size=size or len(content),
        preview=hashlib.sha256(preview).hexdigest() if preview else "",
        preview_size=len(preview),
        visibility=visibility,
    )
    (outcome,) = caller.push(line(seq, command), settled=seq - 1).settlement.outcomes
    assert outcome.result in {Result.APPLIED, Result.MERGED}
    return name


def send(caller: Caller, name: str, offset: int, content: bytes) -> requests.Response:
    return caller.call(
        "PATCH",
        f"/blobs/{name}",
        content,
        headers={"Upload-Offset": str(offset), "Content-Type": "application/octet-stream"},
    )


def offset(caller: Caller, name: str) -> int:
    answer = caller.call("HEAD", f"/blobs/{name}")
    assert answer.status_code == 200, answer.headers
    return int(answer.headers["Upload-Offset"])


def fetch(caller: Caller, name: str, wanted: str | None = None) -> requests.Response:
    return caller.call("GET", f"/blobs/{name}", headers={"Range": wanted})


def code(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.fixture
def lea(portal: PortalThread, signed_in: SignedIn) -> Caller:
    portal.fill([TICKET], {})
    return signed_in(TECHNICIAN)


def received(caller: Caller) -> list[bool]:
    return [bool(row["received"]) for row in caller.snapshot(Attachment.kind)]


def test_a_file_sent_in_pieces_comes_back_the_same(lea: Caller, signed_in: SignedIn) -> None:
    name = attach(lea)
    assert (offset(lea, name), received(lea)) == (0, [False])
    for start in range(0, len(PHOTO), 200_000):
        answer = send(lea, name, start, PHOTO[start : start + 200_000])
        assert answer.status_code == 204, answer.text
        assert int(answer.headers["Upload-Length"]) == len(PHOTO)
        assert int(answer.headers["Upload-Offset"]) == min(start + 200_000, len(PHOTO))
    assert received(lea) == [True]
    got = fetch(signed_in(OTHER_TECHNICIAN), name)
    assert (got.status_code, got.content) == (200, PHOTO)
    assert got.headers["Content-Disposition"] == "attachment"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Cache-Control"] == "no-store"


def test_everybody_who_sees_the_file_hears_that_its_bytes_are_there(
    lea: Caller, signed_in: SignedIn
) -> None:
    karim = signed_in(OTHER_TECHNICIAN)
    name = attach(lea)
    cursor = karim.changes(karim.plan().cursor).cursor
    with ThreadPoolExecutor() as beside:
        heard = beside.submit(karim.changes, cursor, wait=20)
        assert send(lea, name, 0, PHOTO).status_code == 204
        (change,) = heard.result().changes
    assert change.row is not None
    assert (change.kind, change.row["received"]) == (Attachment.kind, 1)


def test_bytes_at_a_wrong_offset_are_not_taken_and_the_right_one_is_told(lea: Caller) -> None:
    name = attach(lea)
    assert send(lea, name, 0, PHOTO[:1000]).status_code == 204
    for wrong in (0, 999, 1001):
        answer = send(lea, name, wrong, PHOTO[wrong : wrong + 10])
        assert code(answer) == (409, "wrong_offset")
        assert answer.headers["Upload-Offset"] == "1000"
    assert code(send(lea, name, 1000, PHOTO[1000:] + b"more"))[0] == 409
    rest = offset(lea, name)
    assert send(lea, name, rest, PHOTO[rest:]).status_code == 204
    assert fetch(lea, name).content == PHOTO


def test_what_came_before_the_connection_was_cut_counts(lea: Caller, portal: PortalThread) -> None:
    name = attach(lea)
    connection = http.client.HTTPConnection(urlsplit(portal.url).netloc)
    connection.putrequest("PATCH", f"/api/v1/blobs/{name}")
    for header, value in (
        ("Authorization", f"Bearer {lea.token}"),
        ("X-Stream-Id", lea.stream),
        ("Upload-Offset", "0"),
        ("Content-Length", str(len(PHOTO))),
    ):
        connection.putheader(header, value)
    connection.endheaders(PHOTO[:300_000])
    connection.close()
    while (came := offset(lea, name)) < 300_000:
        portal.idle()
    assert came == 300_000
    assert send(lea, name, came, PHOTO[came:]).status_code == 204
    assert fetch(lea, name).content == PHOTO
    assert '"status":500' not in portal.access_log.getvalue()


def test_other_bytes_than_were_announced_are_thrown_away(lea: Caller) -> None:
    name = attach(lea)
    assert code(send(lea, name, 0, b"\0" * len(PHOTO))) == (422, "hash_differs")
    assert (offset(lea, name), received(lea)) == (0, [False])
    assert send(lea, name, 0, PHOTO).status_code == 204


def test_the_same_laptop_twice_at_once_makes_one_whole_file(lea: Caller) -> None:
    """A request that hangs in the network, and the one that was sent in its place."""
    name = attach(lea)
    start = threading.Barrier(4)

    def try_to_send(number: int) -> None:
        caller = Caller(lea.url, lea.token, lea.stream)
        with caller.session:
            start.wait()
            for _ in range(200):
                at = offset(caller, name)
                if at == len(PHOTO):
                    return
                step = 20_000 + 7_000 * number
                assert send(caller, name, at, PHOTO[at : at + step]).status_code in {204, 409}

    with ThreadPoolExecutor(4) as beside:
        list(beside.map(try_to_send, range(4)))
    assert fetch(lea, name).content == PHOTO


def test_nobody_spoils_what_somebody_else_is_sending(lea: Caller, signed_in: SignedIn) -> None:
    karim = signed_in(OTHER_TECHNICIAN)
    name = attach(lea)
    assert send(lea, name, 0, PHOTO[:1000]).status_code == 204
    assert offset(karim, name) == 0
    assert code(send(karim, name, 0, b"\0" * len(PHOTO))) == (422, "hash_differs")
    assert send(lea, name, 1000, PHOTO[1000:]).status_code == 204
    assert offset(karim, name) == len(PHOTO)


def test_a_file_that_is_there_already_is_confirmed_without_its_bytes(
    lea: Caller, portal: PortalThread
) -> None:
    name = attach(lea)
    send(lea, name, 0, PHOTO)
    attach(lea, seq=2, visibility=Visibility.CLIENT)
    assert sorted(received(lea)) == [False, True]
    assert send(lea, name, offset(lea, name), b"").status_code == 204
    assert received(lea) == [True, True]
    assert not list((portal.blobs / "begun").iterdir())


@pytest.mark.parametrize(
    ("wanted", "told", "content"),
    [
        ("bytes=0-", f"bytes 0-{len(PHOTO) - 1}/{len(PHOTO)}", PHOTO),
        ("bytes=1000-1999", f"bytes 1000-1999/{len(PHOTO)}", PHOTO[1000:2000]),
        ("bytes=512000-99999999", f"bytes 512000-{len(PHOTO) - 1}/{len(PHOTO)}", PHOTO[512000:]),
    ],
)
def test_a_range_of_a_file(lea: Caller, wanted: str, told: str, content: bytes) -> None:
    name = attach(lea)
    send(lea, name, 0, PHOTO)
    got = fetch(lea, name, wanted)
    assert (got.status_code, got.headers["Content-Range"]) == (206, told)
    assert got.content == content


def test_a_range_that_is_none_is_told(lea: Caller) -> None:
    name = attach(lea)
    send(lea, name, 0, PHOTO)
    assert code(fetch(lea, name, f"bytes={len(PHOTO)}-")) == (416, "range_beyond_end")
    assert code(fetch(lea, name, "bytes=5-2")) == (416, "range_beyond_end")
    for wanted in ("lines=0-1", "bytes=-5", "bytes=0-1,3-4", "bytes=x"):
        assert code(fetch(lea, name, wanted)) == (400, "bad_request")


# --- who may ----------------------------------------------------------------------------------


def test_only_those_who_see_the_record_get_or_send_the_bytes(
    lea: Caller, signed_in: SignedIn
) -> None:
    internal = attach(lea)
    shared = attach(lea, b"for the client", seq=2, visibility=Visibility.CLIENT)
    assert send(lea, internal, 0, PHOTO).status_code == 204
    assert send(lea, shared, 0, b"for the client").status_code == 204
    for person, sees_shared in ((MANAGER, True), (REQUESTER, True), (REFERENT, False)):
        caller = signed_in(person)
        assert (fetch(caller, shared).status_code == 200) is sees_shared, person
        sees_internal = fetch(caller, internal).status_code == 200
        assert sees_internal is (person is MANAGER), person
        if not sees_internal:
            assert code(fetch(caller, internal)) == (404, "blob_unknown")
            assert code(send(caller, internal, 0, b"x")) == (404, "blob_unknown")
            assert caller.call("HEAD", f"/blobs/{internal}").status_code == 404


def test_bytes_before_their_command_are_not_taken(lea: Caller) -> None:
    assert code(send(lea, SHA256, 0, PHOTO)) == (404, "blob_unknown")


def test_a_file_whose_bytes_have_not_come_is_said_to_be_expected(
    lea: Caller, signed_in: SignedIn
) -> None:
    name = attach(lea)
    send(lea, name, 0, PHOTO[:10])
    assert code(fetch(signed_in(OTHER_TECHNICIAN), name)) == (404, "blob_expected")


def test_a_removed_file_is_no_longer_given(lea: Caller) -> None:
    name = attach(lea)
    send(lea, name, 0, PHOTO)
    record = attachment_id(TICKET.id, name, Visibility.INTERNAL)
    lea.push(line(2, RemoveAttachment(attachment_id=record)), settled=1)
    assert code(fetch(lea, name)) == (404, "blob_unknown")


def test_nobody_without_a_sign_in(lea: Caller) -> None:
    name = attach(lea)
    stranger = Caller(lea.url, stream=lea.stream)
    with stranger.session:
        for answer in (fetch(stranger, name), send(stranger, name, 0, PHOTO)):
            assert code(answer) == (401, "not_signed_in")
        assert stranger.call("GET", "/blobs").status_code == 401


@pytest.mark.parametrize("name", ["x", SHA256.upper(), "..", "%2e%2e%2fportal.db", "a" * 65])
def test_a_name_that_is_no_hash_leads_nowhere(lea: Caller, name: str) -> None:
    assert fetch(lea, name).status_code in {400, 404}
    assert send(lea, name, 0, b"x").status_code in {400, 404, 405}


# --- limits -----------------------------------------------------------------------------------


def test_limits_are_told_and_held(lea: Caller) -> None:
    limits = msgspec.json.decode(lea.call("GET", "/blobs").content, type=BlobLimits)
    assert limits == BlobLimits()
    name = attach(lea, size=limits.largest + 1)
    answer = send(lea, name, 0, PHOTO)
    assert code(answer) == (413, "blob_too_large")
    assert lea.call("HEAD", f"/blobs/{name}").status_code == 413


def test_a_program_is_not_taken_whatever_it_calls_itself(lea: Caller) -> None:
    told = attach(lea, b"echo", media_type=PROGRAM)
    assert code(send(lea, told, 0, b"echo")) == (415, "blob_type_refused")
    hidden = attach(lea, b"MZ" + PHOTO, seq=2)
    assert code(send(lea, hidden, 0, b"MZ" + PHOTO)) == (415, "blob_type_refused")


def test_a_preview_travels_by_its_own_name(lea: Caller, signed_in: SignedIn) -> None:
    preview = b"\xff\xd8\xffsmall"
    attach(lea, preview=preview)
    name = hashlib.sha256(preview).hexdigest()
    assert send(lea, name, 0, preview).status_code == 204
    assert fetch(signed_in(OTHER_TECHNICIAN), name).content == preview
    assert received(lea) == [False]  # that is said of the file itself


# --- keeping house ----------------------------------------------------------------------------


def test_what_nobody_finishes_or_names_goes(lea: Caller, portal: PortalThread) -> None:
    unfinished = attach(lea)
    send(lea, unfinished, 0, PHOTO[:10])
    kept = attach(lea, b"kept", seq=2)
    send(lea, kept, 0, b"kept")
    gone = attach(lea, b"gone", seq=3)
    send(lea, gone, 0, b"gone")
    removed = attachment_id(TICKET.id, gone, Visibility.INTERNAL)
    lea.push(line(4, RemoveAttachment(attachment_id=removed)), settled=3)
    folder = BlobFolder(portal.blobs)
    for path in portal.blobs.rglob("*"):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert portal.sweep_blobs() == 0
    portal.pass_time(timedelta(days=31))
    assert portal.sweep_blobs() == 2
    assert [name for name, _ in folder.names()] == [kept]
    assert not list((portal.blobs / "begun").iterdir())


def test_a_file_attached_again_after_its_bytes_went_is_expected_again(
    lea: Caller, portal: PortalThread, signed_in: SignedIn
) -> None:
    name = attach(lea)
    send(lea, name, 0, PHOTO)
    removed = attachment_id(TICKET.id, name, Visibility.INTERNAL)
    lea.push(line(2, RemoveAttachment(attachment_id=removed)), settled=1)
    portal.pass_time(timedelta(days=31))
    for path in portal.blobs.rglob("*"):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert portal.sweep_blobs() == 1
    again = signed_in(TECHNICIAN)
    attach(again, seq=3)
    assert received(again) == [False]
    assert offset(again, name) == 0
    assert send(again, name, 0, PHOTO).status_code == 204
    assert received(again) == [True]
