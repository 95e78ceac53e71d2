"""Wiping a lost or retired laptop: the key first, all of it, through a power cut at any step."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from ordidesk.domain.people import Person
from ordidesk.laptop.folders import Folders
from ordidesk.laptop.keyring_secret import KeyringSecret
from ordidesk.laptop.last_sign_in import LastSignIn, remember, remembered
from ordidesk.laptop.unsent_work import UnsentWork, note, noted
from ordidesk.store.errors import StoreError
from ordidesk.store.key import (
    Argon2Cost,
    KeyPlace,
    PinKeyKeeper,
    key_file,
    key_place,
)
from ordidesk.store.store import Store
from ordidesk.store.wipe import (
    Wipe,
    WipeReason,
    finish_wipes,
    unfinished_wipes,
    wiped,
)
from tests.support.filled_store import fill
from tests.support.records import COMPANY, KARIM, LEA, NOW

PORTAL = "https://portail.example"
PIN = "271828"
CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)
SECRET = COMPANY[0]


class Laptop:
    """One person's data under a PIN, with everything that may lie beside it."""

    def __init__(self, base: Path) -> None:
        self.folders = Folders.below(base)
        self.store_file = self.folders.store_file(PORTAL, LEA.id)

    def fill(self) -> bytes:
        """Make a store, and return its key."""
        self.store_file.parent.mkdir(parents=True)
        key = PinKeyKeeper(self.store_file, PIN, CHEAP).create()
        store = Store(self.store_file, key)
        fill(store, COMPANY)
        store.close()
        beside = self.store_file.with_name("store.damaged-20260301T080000Z.db")
        beside.write_bytes(b"set aside")
        blobs = self.store_file.with_name("blobs")
        blobs.mkdir()
        (blobs / "0").write_bytes(b"a photo")
        self.folders.laptop_id.write_text("x")
        last = LastSignIn(portal_url=PORTAL, mail=LEA.mail, person_id=LEA.id)
        remember(self.folders.last_sign_in, last)
        note(self.folders.unsent_work, _unsent(LEA))
        return key

    def wipe(self) -> None:
        """Wipe all of it."""
        wipe = Wipe(self.folders, self.store_file)
        wipe.destroy_key(WipeReason.LOST, NOW)
        wipe.remove_files()

    def is_bare(self) -> bool:
        """Tell whether nothing of the person is left."""
        left = {path.name for path in self.folders.data.rglob("*") if path.is_file()}
        last = remembered(self.folders.last_sign_in)
        nobody = LastSignIn(portal_url=PORTAL, mail="", person_id="")
        return left == {"wiped.json", "last-sign-in.json"} and last == nobody


def _unsent(person: Person) -> UnsentWork:
    return UnsentWork(portal_url=PORTAL, person_id=person.id, name=person.name, actions=2)


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path)


def test_nothing_is_left_but_the_word_of_it(laptop: Laptop) -> None:
    laptop.fill()
    laptop.wipe()
    assert laptop.is_bare()
    told = wiped(laptop.folders)
    assert told is not None
    assert (told.reason, told.at) == (WipeReason.LOST, NOW)
    assert unfinished_wipes(laptop.folders) == ()


def test_doing_it_again_does_no_harm(laptop: Laptop) -> None:
    laptop.fill()
    laptop.wipe()
    laptop.wipe()
    assert laptop.is_bare()


def test_other_peoples_data_on_the_laptop_stays(laptop: Laptop) -> None:
    laptop.fill()
    other = laptop.folders.store_file(PORTAL, "00000000-0000-4000-8000-000000000009")
    other.parent.mkdir(parents=True)
    other.write_bytes(b"theirs")
    note(laptop.folders.unsent_work, _unsent(KARIM))
    laptop.wipe()
    assert noted(laptop.folders.unsent_work) == (_unsent(KARIM),)
    assert other.read_bytes() == b"theirs"
    assert not laptop.store_file.parent.exists()


def test_the_key_is_gone_before_the_files_and_while_the_store_is_open(laptop: Laptop) -> None:
    key = laptop.fill()
    store = Store(laptop.store_file, key)
    wipe = Wipe(laptop.folders, laptop.store_file)
    wipe.destroy_key(WipeReason.LOST, NOW)
    assert laptop.store_file.exists()
    assert not key_file(laptop.store_file).exists()
    with pytest.raises(StoreError):
        PinKeyKeeper(laptop.store_file, PIN).load()
    store.close()
    wipe.remove_files()
    assert laptop.is_bare()


class _Keyring(KeyringBackend):
    """A keyring in memory."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_a_key_in_the_keyring_is_taken_out(laptop: Laptop) -> None:
    laptop.fill()
    backend = _Keyring()
    entry = KeyringSecret("OrdiDesk", str(laptop.store_file.resolve()), backend)
    entry.save("the key")
    wipe = Wipe(laptop.folders, laptop.store_file, entry)
    wipe.destroy_key(WipeReason.RETIRED, NOW)
    assert backend.kept == {}
    wipe.remove_files()
    assert key_place(laptop.store_file, entry) is KeyPlace.NEW_IN_KEYRING


_KILLED = """
import os, signal, sys
from itertools import chain, islice
from pathlib import Path
from tests.support.records import NOW
from tests.unit.test_store_wipe import Laptop
from ordidesk.store.wipe import Wipe, WipeReason

laptop = Laptop(Path(sys.argv[1]))
wipe = Wipe(laptop.folders, laptop.store_file)
steps = chain(wipe.key_steps(WipeReason.LOST, NOW), wipe.file_steps())
for last in islice(steps, int(sys.argv[2])):
    pass
print(last, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_kill_after_any_step_ends_wiped_at_the_next_start(tmp_path: Path) -> None:
    reached: list[str] = []
    while not reached or reached[-1] != "mark removed":
        laptop = Laptop(tmp_path / str(len(reached)))
        laptop.fill()
        killed = subprocess.run(
            [sys.executable, "-c", _KILLED, str(laptop.folders.data.parent), str(len(reached) + 1)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        reached.append(killed.stdout.strip())
        finish_wipes(laptop.folders, NOW)
        assert laptop.is_bare(), reached[-1]
        assert wiped(laptop.folders) is not None
    assert reached[0] == "marked"
    assert reached.index("store.db.key removed") < reached.index("store.db removed")
