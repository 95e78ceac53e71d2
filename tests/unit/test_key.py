"""The store's key: found again, never in clear, never drawn over a store."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import keyring.backends.fail
import keyring.errors
import msgspec
import pytest
from keyring.backend import KeyringBackend

from ordidesk.laptop.keyring_secret import KeyringMissing, KeyringSecret
from ordidesk.store.errors import DiskFull, StoreError
from ordidesk.store.key import (
    Argon2Cost,
    DemoKeyKeeper,
    KeyFileDamaged,
    KeyKeeper,
    KeyMissing,
    KeyPlace,
    KeyringKeyKeeper,
    NotADemo,
    PinKeyKeeper,
    PinTooShort,
    StoreInTheWay,
    WrongPin,
    key_file,
    key_place,
)

_CHEAP = Argon2Cost(passes=1, memory_kib=64, lanes=1)


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


class _Locked(_Keyring):
    """One that the person does not unlock."""

    def get_password(self, service: str, username: str) -> str | None:
        message = f"{service}/{username}"
        raise keyring.errors.KeyringLocked(message)


class _Plaintext(_Keyring):
    """One that keeps what it is given in clear, as keyrings.alt does."""

    priority = 0.5


class _Forgetful(_Keyring):
    """One that says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""


def _none() -> KeyringBackend:
    """Return what keyring gives on a machine without any keyring."""
    return keyring.backends.fail.Keyring()  # type: ignore[no-untyped-call]


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    return tmp_path / "portal" / "person" / "store.db"


def _secret(backend: KeyringBackend) -> KeyringSecret:
    return KeyringSecret("OrdiDesk", "a store", backend)


def _keepers(store_file: Path) -> dict[str, KeyKeeper]:
    return {
        "keyring": KeyringKeyKeeper(store_file, _secret(_Keyring())),
        "pin": PinKeyKeeper(store_file, "482 913", _CHEAP),
        "demo": DemoKeyKeeper(store_file, "127.0.0.1"),
    }


@pytest.mark.parametrize("kind", ["keyring", "pin", "demo"])
def test_a_key_is_found_again(store_file: Path, kind: str) -> None:
    keeper = _keepers(store_file)[kind]
    key = keeper.create()
    assert len(key) == 32
    assert keeper.load() == key


@pytest.mark.parametrize("kind", ["keyring", "pin", "demo"])
def test_no_key_is_told_as_missing(store_file: Path, kind: str) -> None:
    with pytest.raises(KeyMissing):
        _keepers(store_file)[kind].load()


@pytest.mark.parametrize("kind", ["keyring", "pin", "demo"])
def test_no_key_is_drawn_over_a_store(store_file: Path, kind: str) -> None:
    store_file.parent.mkdir(parents=True)
    store_file.write_bytes(b"somebody's work")
    with pytest.raises(StoreInTheWay) as told:
        _keepers(store_file)[kind].create()
    assert isinstance(told.value, StoreError)
    assert told.value.path == store_file


def test_two_keys_are_never_the_same(tmp_path: Path) -> None:
    keys = {DemoKeyKeeper(tmp_path / str(n) / "store.db", "::1").create() for n in range(8)}
    assert len(keys) == 8


def test_a_wrong_pin_opens_nothing_and_the_right_one_still_does(store_file: Path) -> None:
    key = PinKeyKeeper(store_file, "482913", _CHEAP).create()
    with pytest.raises(WrongPin):
        PinKeyKeeper(store_file, "482914").load()
    assert PinKeyKeeper(store_file, "482913").load() == key


def test_a_pin_typed_on_another_keyboard_is_the_same_pin(store_file: Path) -> None:
    key = PinKeyKeeper(store_file, "étage-2", _CHEAP).create()
    assert PinKeyKeeper(store_file, "e\u0301tage-2").load() == key


@pytest.mark.parametrize("pin", ["", "12345", "ééé"])
def test_a_new_pin_has_six_characters_at_least(store_file: Path, pin: str) -> None:
    with pytest.raises(PinTooShort):
        PinKeyKeeper(store_file, pin, _CHEAP).create()
    assert not key_file(store_file).exists()


def test_a_changed_pin_opens_the_same_key_and_the_old_one_none(store_file: Path) -> None:
    keeper = PinKeyKeeper(store_file, "482913", _CHEAP)
    key = keeper.create()
    keeper.change_pin("nouveau code")
    assert keeper.load() == key
    assert PinKeyKeeper(store_file, "nouveau code").load() == key
    with pytest.raises(WrongPin):
        PinKeyKeeper(store_file, "482913").load()


def test_a_pin_changes_only_with_the_old_one(store_file: Path) -> None:
    key = PinKeyKeeper(store_file, "482913", _CHEAP).create()
    with pytest.raises(WrongPin):
        PinKeyKeeper(store_file, "000000", _CHEAP).change_pin("111111")
    with pytest.raises(PinTooShort):
        PinKeyKeeper(store_file, "482913", _CHEAP).change_pin("1")
    assert PinKeyKeeper(store_file, "482913").load() == key


def test_the_key_lies_nowhere_in_clear(store_file: Path) -> None:
    key = PinKeyKeeper(store_file, "482913", _CHEAP).create()
    content = key_file(store_file).read_bytes()
    assert key not in content
    assert b"482913" not in content
    assert msgspec.json.encode(key).strip(b'"') not in content


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes; the profile is protected")
def test_only_its_owner_reads_the_key_file(store_file: Path) -> None:
    PinKeyKeeper(store_file, "482913", _CHEAP).create()
    assert stat.S_IMODE(key_file(store_file).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"{", b"not json", b"{}", b'{"format":1,"cost":{"passes":1}}']
)
def test_a_torn_key_file_is_told(store_file: Path, content: bytes) -> None:
    store_file.parent.mkdir(parents=True)
    key_file(store_file).write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        PinKeyKeeper(store_file, "482913").load()


@pytest.mark.parametrize("field", ["salt", "nonce", "wrapped"])
def test_a_key_file_that_was_tampered_with_opens_nothing(store_file: Path, field: str) -> None:
    PinKeyKeeper(store_file, "482913", _CHEAP).create()
    content: dict[str, Any] = msgspec.json.decode(key_file(store_file).read_bytes())
    first = "B" if content[field].startswith("A") else "A"
    content[field] = first + content[field][1:]
    key_file(store_file).write_bytes(msgspec.json.encode(content))
    with pytest.raises(WrongPin):
        PinKeyKeeper(store_file, "482913").load()


@pytest.mark.parametrize(
    "cost", [{"memory_kib": 1 << 30}, {"passes": 1 << 20}, {"lanes": 10_000}, {"memory_kib": 1}]
)
def test_a_key_file_cannot_exhaust_the_laptop(store_file: Path, cost: dict[str, int]) -> None:
    PinKeyKeeper(store_file, "482913", _CHEAP).create()
    content: dict[str, Any] = msgspec.json.decode(key_file(store_file).read_bytes())
    content["cost"] |= cost
    key_file(store_file).write_bytes(msgspec.json.encode(content))
    with pytest.raises(KeyFileDamaged):
        PinKeyKeeper(store_file, "482913").load()


def test_a_full_disk_leaves_the_old_pin_in_force(
    store_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = PinKeyKeeper(store_file, "482913", _CHEAP).create()

    def no_room(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_room)
        with pytest.raises(DiskFull):
            PinKeyKeeper(store_file, "482913", _CHEAP).change_pin("nouveau code")
    assert PinKeyKeeper(store_file, "482913").load() == key
    assert [path.name for path in store_file.parent.iterdir()] == ["store.db.key"]


def test_the_default_cost_is_accepted_when_read_back(store_file: Path) -> None:
    key = PinKeyKeeper(store_file, "482913").create()
    assert PinKeyKeeper(store_file, "482913").load() == key


@pytest.mark.parametrize("host", ["portail.exemple.fr", "192.168.1.2", "", "127.0.0.1.exemple.fr"])
def test_a_key_in_clear_is_for_this_machine_only(store_file: Path, host: str) -> None:
    with pytest.raises(NotADemo):
        DemoKeyKeeper(store_file, host)


@pytest.mark.parametrize("content", [b"", b"AAAA", b"\xff\xfe", b"no base64!"])
def test_a_torn_demo_key_is_told_as_missing(store_file: Path, content: bytes) -> None:
    keeper = DemoKeyKeeper(store_file, "localhost")
    keeper.create()
    store_file.with_name("demo.key").write_bytes(content)
    with pytest.raises(KeyMissing):
        keeper.load()


def test_where_a_key_goes_on_a_laptop_with_a_keyring(store_file: Path) -> None:
    secret = _secret(_Keyring())
    assert key_place(store_file, secret) is KeyPlace.NEW_IN_KEYRING
    KeyringKeyKeeper(store_file, secret).create()
    assert key_place(store_file, secret) is KeyPlace.KEYRING


def test_where_a_key_goes_on_a_laptop_without_one(store_file: Path) -> None:
    secret = _secret(_none())
    assert key_place(store_file, secret) is KeyPlace.NEW_UNDER_PIN
    PinKeyKeeper(store_file, "482913", _CHEAP).create()
    assert key_place(store_file, secret) is KeyPlace.PIN


@pytest.mark.parametrize("backend", [_Keyring(), _Locked(), _none()])
def test_a_store_without_its_key_is_told_and_not_replaced(
    store_file: Path, backend: KeyringBackend
) -> None:
    store_file.parent.mkdir(parents=True)
    store_file.write_bytes(b"somebody's work")
    assert key_place(store_file, _secret(backend)) is KeyPlace.MISSING


@pytest.mark.parametrize("backend", [_Locked(), _Plaintext(), _Forgetful(), _none()])
def test_a_keyring_that_does_not_protect_or_keep_counts_as_none(backend: KeyringBackend) -> None:
    with pytest.raises(KeyringMissing):
        _secret(backend).save("secret")


def test_a_secret_is_removed_for_good() -> None:
    secret = _secret(_Keyring())
    secret.save("secret")
    secret.remove()
    assert secret.load() is None
    secret.remove()


def test_a_headless_machine_is_found_to_have_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    with pytest.raises(KeyringMissing):
        KeyringSecret("OrdiDesk", "a store").load()
