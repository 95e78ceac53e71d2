"""The bytes of files on the laptop: kept whole, encrypted, and let go of only when that is safe."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordidesk.store.blobs import BlobStore, Upload, Want, blob_key
from ordidesk.store.errors import DiskFull
from ordidesk.store.notices import Changed
from tests.support.workbench import Clock

PHOTO = bytes(range(256)) * 10_000
"""2.5 MB: three pieces."""
SHA256 = hashlib.sha256(PHOTO).hexdigest()


class Kept:
    """A blob store, its clock, and what it announced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = Clock()
        self.told: list[Changed] = []
        self.store = self.opened()

    def opened(self) -> BlobStore:
        return BlobStore(self.path, blob_key(bytes(32)), self.clock, self.told.append)

    def again(self) -> BlobStore:
        """Start the app again."""
        self.store.close()
        self.store = self.opened()
        return self.store


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    kept = Kept(tmp_path / "store.db.blobs")
    yield kept
    kept.store.close()


def put(store: BlobStore, content: bytes) -> str:
    return store.put([content]).sha256


def fetched(store: BlobStore, content: bytes) -> str:
    """Have a file come from the portal."""
    sha256 = hashlib.sha256(content).hexdigest()
    store.want(sha256, len(content), Want.ASKED)
    store.append(sha256, 0, content)
    assert store.complete(sha256)
    return sha256


def test_what_was_put_is_read_the_same_after_a_restart(kept: Kept) -> None:
    assert kept.store.put([PHOTO[:7], PHOTO[7:]]) == (SHA256, len(PHOTO))
    store = kept.again()
    assert store.read(SHA256) == PHOTO
    assert b"".join(store.pieces(SHA256, 1_500_001)) == PHOTO[1_500_001:]
    state = store.state(SHA256)
    assert state is not None
    assert (state.size, state.held, state.whole, state.upload) == (
        len(PHOTO),
        len(PHOTO),
        True,
        Upload.WAITING,
    )
    assert kept.told[-1].files == {SHA256}


def test_nothing_readable_is_on_the_disk(kept: Kept) -> None:
    secret = b"ordinateur de la mairie de Valbrune" * 4_000
    put(kept.store, secret)
    for file in kept.path.parent.iterdir():
        assert b"Valbrune" not in file.read_bytes()
    kept.again().total()
    assert b"Valbrune" not in kept.path.read_bytes()


def test_the_same_bytes_are_kept_once(kept: Kept) -> None:
    put(kept.store, PHOTO)
    put(kept.store, PHOTO)
    assert kept.store.total() == len(PHOTO)
    assert [it.sha256 for it in kept.store.on_their_way()] == [SHA256]


def test_what_cannot_be_read_to_its_end_leaves_nothing(kept: Kept) -> None:
    def breaking() -> Iterator[bytes]:
        yield PHOTO
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        kept.store.put(breaking())
    assert kept.store.total() == 0


def test_what_a_crash_left_half_written_is_gone_at_the_next_start(kept: Kept) -> None:
    class Killed(BaseException):
        """The app ends here: nothing of it runs any more."""

    def dying() -> Iterator[bytes]:
        yield PHOTO
        for file in kept.path.parent.glob("store.db.blobs*"):
            shutil.copy(file, dead / file.name)
        raise Killed

    dead = kept.path.parent / "dead"
    dead.mkdir()
    with pytest.raises(Killed):
        kept.store.put(dying())
    assert sum(file.stat().st_size for file in dead.iterdir()) > len(PHOTO)
    with closing(BlobStore(dead / kept.path.name, blob_key(bytes(32)), kept.clock, print)) as left:
        assert put(left, b"next") in left.states([hashlib.sha256(b"next").hexdigest()])
        assert left.total() == len(b"next")
    assert (dead / kept.path.name).stat().st_size < len(PHOTO)


def test_too_large_for_the_disk_is_told_before_anything_is_written(kept: Kept) -> None:
    taken: list[int] = []

    def pieces() -> Iterator[bytes]:
        taken.append(1)
        yield b""

    with pytest.raises(DiskFull):
        kept.store.put(pieces(), expected=1 << 60)
    assert not taken


def test_sending_goes_on_where_it_stood_until_it_is_acknowledged(kept: Kept) -> None:
    put(kept.store, PHOTO)
    kept.store.note_sent(SHA256, 1_000_000)
    store = kept.again()
    assert [it.sent for it in store.to_send()] == [1_000_000]
    store.acknowledge(SHA256)
    assert not store.to_send()
    assert not store.on_their_way()


def test_previews_go_before_photos(kept: Kept) -> None:
    put(kept.store, PHOTO)
    small = put(kept.store, b"preview")
    assert [it.sha256 for it in kept.store.to_send()] == [small, SHA256]


def test_what_the_portal_will_not_take_stays_with_its_reason(kept: Kept) -> None:
    put(kept.store, PHOTO)
    kept.store.park(SHA256, "too_large")
    state = kept.again().state(SHA256)
    assert state is not None
    assert (state.upload, state.reason) == (Upload.PARKED, "too_large")
    assert [it.sha256 for it in kept.store.on_their_way()] == [SHA256]
    kept.store.send_again(SHA256)
    assert [it.sha256 for it in kept.store.to_send()] == [SHA256]


@given(st.lists(st.integers(1, 900_000), max_size=8), st.data())
@settings(max_examples=20, deadline=None)
def test_pieces_in_any_order_and_number_make_the_file_or_nothing(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int], data: st.DataObject
) -> None:
    kept = Kept(tmp_path_factory.mktemp("blobs") / "store.db.blobs")
    with closing(kept.store) as store:
        store.want(SHA256, len(PHOTO), Want.ASKED)
        for cut in cuts:
            state = store.state(SHA256)
            assert state is not None
            at = data.draw(st.sampled_from([state.held, 0, state.held + 1]))
            store.append(SHA256, at, PHOTO[at : at + cut])
        held = b"".join(store.pieces(SHA256))
        assert PHOTO.startswith(held)
        store.append(SHA256, len(held), PHOTO[len(held) :])
        assert store.complete(SHA256)
        assert store.read(SHA256) == PHOTO


def test_other_bytes_than_were_asked_for_are_thrown_away(kept: Kept) -> None:
    kept.store.want(SHA256, 4, Want.ASKED)
    kept.store.append(SHA256, 0, b"lies")
    assert not kept.store.complete(SHA256)
    assert kept.store.read(SHA256) is None
    assert [it.held for it in kept.store.wanted()] == [0]


def test_what_is_asked_for_comes_before_what_is_fetched_ahead(kept: Kept) -> None:
    kept.store.want("a" * 64, 10, Want.AHEAD)
    kept.store.want("b" * 64, 10_000, Want.ASKED)
    assert [it.sha256[0] for it in kept.store.wanted()] == ["b", "a"]
    kept.store.give_up("b" * 64, "blob_expected")
    assert [it.sha256[0] for it in kept.store.wanted()] == ["a"]


# --- keeping house --------------------------------------------------------------------------------


def test_only_what_the_portal_has_goes_with_age(kept: Kept) -> None:
    unsent = put(kept.store, b"unsent")
    parked = put(kept.store, b"parked")
    kept.store.park(parked, "too_large")
    sent = put(kept.store, b"sent")
    kept.store.acknowledge(sent)
    seen = fetched(kept.store, b"seen again")
    old = fetched(kept.store, b"old")
    named = {unsent, parked, sent, seen, old}
    assert kept.store.collect(named) == 0
    kept.clock.advance(minutes=60 * 24 * 20)
    kept.store.read(seen)
    kept.clock.advance(minutes=60 * 24 * 20)
    assert kept.store.collect(named) == len(b"sent") + len(b"old")
    left = kept.store.states(named)
    assert set(left) == {unsent, parked, seen}


def test_beyond_the_quota_the_longest_unused_goes_first_and_nothing_unsent(kept: Kept) -> None:
    unsent = put(kept.store, b"u" * 100)
    files = []
    for number in range(3):
        files.append(fetched(kept.store, bytes([number]) * 100))
        kept.clock.advance(minutes=1)
    kept.store.read(files[0])
    assert kept.store.collect({unsent, *files}, quota=250) == 200
    assert set(kept.store.states({unsent, *files})) == {unsent, files[0]}
    assert kept.store.collect({unsent, *files}, quota=1) == 100
    assert set(kept.store.states({unsent, *files})) == {unsent}


def test_what_no_command_names_goes_after_a_day(kept: Kept) -> None:
    put(kept.store, PHOTO)
    assert kept.store.collect(()) == 0
    kept.clock.now += timedelta(hours=25)
    assert kept.store.collect({SHA256}) == 0
    assert kept.store.collect(()) == len(PHOTO)
    assert kept.store.state(SHA256) is None


def test_space_goes_back_to_the_disk(kept: Kept) -> None:
    fetched(kept.store, PHOTO)
    kept.again()
    before = kept.path.stat().st_size
    assert before > len(PHOTO)
    kept.store.collect({SHA256}, quota=0)
    kept.again()
    assert kept.path.stat().st_size < before / 4


def test_a_damaged_file_is_set_aside_and_begun_anew(kept: Kept) -> None:
    put(kept.store, PHOTO)
    kept.store.close()
    kept.path.write_bytes(b"\xaa" * kept.path.stat().st_size)
    store = kept.again()
    assert store.state(SHA256) is None
    assert put(store, b"new") in store.states([hashlib.sha256(b"new").hexdigest()])
    assert [it.name for it in kept.path.parent.glob("*.damaged-*")]


def test_bytes_have_a_key_of_their_own() -> None:
    assert blob_key(bytes(32)) != bytes(32)
