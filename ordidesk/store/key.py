"""The store's 32-byte key: in the system's keyring, or wrapped under a PIN; never in clear.

StoreKeyError (a StoreError)
├── KeyMissing        neither the keyring nor a key file has it
├── StoreInTheWay     a new key would make the store that is there unreadable
├── WrongPin          or the key file was tampered with
├── PinTooShort       a new PIN needs more characters
├── KeyFileDamaged    the wrapped key cannot be read
└── NotADemo          a key in clear is for demo data on this machine only
"""

# ruff: noqa: N818 - the names say what happened

from __future__ import annotations

import base64
import binascii
import enum
import errno
import secrets
import unicodedata
from pathlib import Path
from typing import Protocol

import msgspec

from ordidesk.laptop.atomic_file import write_whole
from ordidesk.laptop.keyring_secret import KeyringMissing, KeyringSecret
from ordidesk.laptop.loopback import is_loopback
from ordidesk.store.errors import DiskFailing, DiskFull, StoreError

KEY_BYTES = 32
SHORTEST_PIN = 6
_SALT_BYTES = 16
_NONCE_BYTES = 12
_LENGTHS = (_SALT_BYTES, _NONCE_BYTES)
_SERVICE = "OrdiDesk"
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


class StoreKeyError(StoreError):
    """The store's key cannot be had."""


class KeyMissing(StoreKeyError):
    """There is no key where it was kept: the store stays as it is, unread."""


class StoreInTheWay(StoreKeyError):
    """A store is there already: a new key would make it unreadable for good."""


class WrongPin(StoreKeyError):
    """The PIN does not open the key; a file that was tampered with looks the same."""


class PinTooShort(StoreKeyError):
    """A new PIN has fewer than ``SHORTEST_PIN`` characters."""


class KeyFileDamaged(StoreKeyError):
    """The file with the wrapped key is torn: without a copy the store cannot be opened."""


class NotADemo(StoreKeyError):
    """A key in clear is only for the demo's data, which is no secret."""


class Argon2Cost(msgspec.Struct, frozen=True):
    """What one try at the PIN costs."""

    passes: int = 3
    memory_kib: int = 256 * 1024
    lanes: int = 4

    def is_sane(self) -> bool:
        """Tell whether a key file with these figures can be ours: none may exhaust the laptop."""
        return (
            1 <= self.passes <= 16  # noqa: PLR2004 - four times and more what we write
            and 1 <= self.lanes <= 16  # noqa: PLR2004
            and 8 * self.lanes <= self.memory_kib <= 1 << 20
        )


DEFAULT_COST = Argon2Cost()
"""0.5 s on a laptop of two cores: the million PINs of six digits take six days on such a one."""


class KeyKeeper(Protocol):
    """Where one store's key is kept."""

    def load(self) -> bytes:
        """Return the key; raises ``KeyMissing`` and what the keeper's kind brings."""

    def create(self) -> bytes:
        """Draw and keep the key of a store to be made; raises ``StoreInTheWay``."""


class KeyPlace(enum.Enum):
    """Where the key of a store is, or will be."""

    KEYRING = enum.auto()
    PIN = enum.auto()
    """Ask for the PIN."""
    NEW_IN_KEYRING = enum.auto()
    NEW_UNDER_PIN = enum.auto()
    """No keyring here: ask for a new PIN."""
    MISSING = enum.auto()
    """There is a store and no key: the keyring is locked, or was emptied."""


def key_place(store_file: Path, keyring: KeyringSecret) -> KeyPlace:
    """Find out where the key of a store is; ``keyring`` is its ``keyring_entry``."""
    if key_file(store_file).exists():
        return KeyPlace.PIN
    try:
        kept = keyring.load()
    except KeyringMissing:
        return KeyPlace.MISSING if store_file.exists() else KeyPlace.NEW_UNDER_PIN
    if kept is not None:
        return KeyPlace.KEYRING
    return KeyPlace.MISSING if store_file.exists() else KeyPlace.NEW_IN_KEYRING


def key_file(store_file: Path) -> Path:
    """Return the path of the wrapped key, beside the store."""
    return store_file.with_name(store_file.name + ".key")


def demo_key_file(store_file: Path) -> Path:
    """Return the path of a demo's key, beside its store."""
    return store_file.with_name("demo.key")


def keyring_entry(store_file: Path) -> KeyringSecret:
    """Return the place of a store's key in the system's keyring."""
    return KeyringSecret(_SERVICE, str(store_file.resolve()))


class KeyringKeyKeeper:
    """Keeps a store's key in the keyring. Raises ``KeyringMissing`` when there is none."""

    def __init__(self, store_file: Path, keyring: KeyringSecret) -> None:
        self._store_file = store_file
        self._keyring = keyring

    def load(self) -> bytes:
        """Return the key."""
        kept = self._keyring.load()
        if kept is None:
            raise KeyMissing(self._store_file)
        return _key_from(kept, self._store_file)

    def create(self) -> bytes:
        """Draw a key and keep it."""
        key = _new_key(self._store_file)
        self._keyring.save(base64.b64encode(key).decode())
        return key


class _WrappedKey(msgspec.Struct, frozen=True, kw_only=True):
    format: int = 1
    cost: Argon2Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @property
    def authenticated(self) -> bytes:
        """What is bound to the wrapped key although it is readable."""
        return msgspec.json.encode((self.format, self.cost, self.salt))


class PinKeyKeeper:
    """Keeps a store's key beside the store, wrapped under a PIN (argon2id, ChaCha20-Poly1305)."""

    def __init__(self, store_file: Path, pin: str, cost: Argon2Cost = DEFAULT_COST) -> None:
        self._store_file = store_file
        self._file = key_file(store_file)
        self._pin = pin
        self._cost = cost

    def load(self) -> bytes:
        """Unwrap the key; raises ``WrongPin`` or ``KeyFileDamaged``."""
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            raise KeyMissing(self._store_file) from None
        try:
            kept = msgspec.json.decode(content, type=_WrappedKey)
        except msgspec.DecodeError as error:
            raise KeyFileDamaged(self._file) from error
        if not kept.cost.is_sane() or (len(kept.salt), len(kept.nonce)) != _LENGTHS:
            raise KeyFileDamaged(self._file)
        key = _unwrapped(kept, self._pin)
        if key is None:
            raise WrongPin(self._file)
        return key

    def create(self) -> bytes:
        """Draw a key and keep it; raises ``PinTooShort``."""
        key = _new_key(self._store_file)
        self._keep(key, self._pin)
        return key

    def change_pin(self, new_pin: str) -> None:
        """Wrap the same key under another PIN; raises ``WrongPin`` or ``PinTooShort``."""
        self._keep(self.load(), new_pin)
        self._pin = new_pin

    def _keep(self, key: bytes, pin: str) -> None:
        if len(_typed(pin)) < SHORTEST_PIN:
            raise PinTooShort(self._file)
        _write(self._file, msgspec.json.encode(_wrapped(key, pin, self._cost)))


class DemoKeyKeeper:
    """Keeps the key of the demo's store in clear, beside it: for a portal on this machine only.

    The demo and the tour run without a person who could type a PIN, and their data is invented.
    """

    def __init__(self, store_file: Path, portal_host: str) -> None:
        """Raise ``NotADemo`` when the portal is on any other machine."""
        if not is_loopback(portal_host):
            raise NotADemo(store_file)
        self._store_file = store_file
        self._file = demo_key_file(store_file)

    def load(self) -> bytes:
        """Return the key."""
        try:
            kept = self._file.read_text("ascii")
        except (FileNotFoundError, UnicodeDecodeError):
            raise KeyMissing(self._store_file) from None
        return _key_from(kept, self._store_file)

    def create(self) -> bytes:
        """Draw a key and keep it."""
        key = _new_key(self._store_file)
        _write(self._file, base64.b64encode(key))
        return key


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, content)
    except OSError as error:
        kind = DiskFull if error.errno in _NO_ROOM else DiskFailing
        raise kind(path, str(error)) from error


def _new_key(store_file: Path) -> bytes:
    if store_file.exists():
        raise StoreInTheWay(store_file)
    return secrets.token_bytes(KEY_BYTES)


def _key_from(text: str, store_file: Path) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise KeyMissing(store_file) from None
    if len(key) != KEY_BYTES:
        raise KeyMissing(store_file)
    return key


def _typed(pin: str) -> str:
    """Bring the ways in which keyboards compose a letter to one."""
    return unicodedata.normalize("NFC", pin)


def _wrapped(key: bytes, pin: str, cost: Argon2Cost) -> _WrappedKey:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - slow

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    open_one = _WrappedKey(cost=cost, salt=salt, nonce=nonce, wrapped=b"")
    cipher = ChaCha20Poly1305(_derived(pin, salt, cost))
    wrapped = cipher.encrypt(nonce, key, open_one.authenticated)
    return msgspec.structs.replace(open_one, wrapped=wrapped)


def _unwrapped(kept: _WrappedKey, pin: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - with the next
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - slow

    cipher = ChaCha20Poly1305(_derived(pin, kept.salt, kept.cost))
    try:
        return cipher.decrypt(kept.nonce, kept.wrapped, kept.authenticated)
    except InvalidTag:
        return None


def _derived(pin: str, salt: bytes, cost: Argon2Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - only where a PIN is used

    return hash_secret_raw(
        _typed(pin).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
