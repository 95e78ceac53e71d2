"""The PIN that opens the windows again when nobody was there for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from ordidesk.store.key import (
    DEFAULT_COST,
    SHORTEST_PIN,
    Argon2Cost,
    PinKeyKeeper,
    PinTooShort,
    WrongPin,
    demo_key_file,
    key_file,
)
from ordidesk.store.store import Store

_SETTING = "lock"
_FREE_TRIES = 3
_FIRST_WAIT_SECONDS = 5.0
_LONGEST_WAIT_SECONDS = 300.0


class _State(msgspec.Struct, frozen=True, kw_only=True):
    locked: bool = False
    wrong: int = 0
    """PINs in a row that did not fit."""
    pin: str = ""
    """Its argon2id hash, where the key is in the keyring."""


class IdleLock:
    """Whether the windows of one store are locked, and what opens them.

    Where a PIN protects the store's key it is that one; where the keyring has the key, one that is
    chosen for the lock, whose hash lies in the encrypted store. Any thread may call.
    """

    def __init__(
        self,
        store: Store,
        *,
        running: Callable[[], float] = time.monotonic,
        cost: Argon2Cost = DEFAULT_COST,
    ) -> None:
        """``running`` gives seconds that no setting of the clock changes."""
        self._store = store
        self._file: Path = store.path
        self._running = running
        self._cost = cost
        self._guard = threading.Lock()
        kept = store.setting(_SETTING)
        self._state = _State() if kept is None else msgspec.json.decode(kept, type=_State)
        if self.has_key_under_pin:  # which was asked for just now
            self._keep(locked=False, wrong=0)
        self._tried_at = running()

    @property
    def has_key_under_pin(self) -> bool:
        """Whether the PIN is the one that protects the store."""
        return key_file(self._file).exists()

    @property
    def has_pin(self) -> bool:
        """Whether there is something to ask for: without it nothing is locked."""
        return self.has_key_under_pin or bool(self._state.pin)

    @property
    def wants_pin(self) -> bool:
        """Whether a PIN should be chosen; a demo's data is no secret."""
        return not self.has_pin and not demo_key_file(self._file).exists()

    @property
    def locked(self) -> bool:
        """Whether the windows are to be covered, also after the app was ended meanwhile."""
        return self._state.locked

    @property
    def wrong(self) -> int:
        """How many PINs in a row did not fit."""
        return self._state.wrong

    def lock(self) -> bool:
        """Lock, if there is a PIN."""
        if self.has_pin:
            self._keep(locked=True)
        return self.has_pin

    def choose(self, pin: str) -> None:
        """Take a PIN for the lock; raises ``PinTooShort``. Takes half a second."""
        if len(pin) < SHORTEST_PIN:
            raise PinTooShort(self._file)
        from argon2 import PasswordHasher  # noqa: PLC0415 - only where a PIN is used

        hasher = PasswordHasher(self._cost.passes, self._cost.memory_kib, self._cost.lanes)
        self._keep(pin=hasher.hash(pin), wrong=0)

    def forget(self) -> None:
        """Let go of lock and PIN: the person just proved with the password who they are."""
        self._keep(pin="", locked=False, wrong=0)

    def wait_seconds(self) -> float:
        """Return how long no PIN is looked at, after several that did not fit."""
        over = self._state.wrong - _FREE_TRIES
        if over < 0:
            return 0.0
        wait = min(_FIRST_WAIT_SECONDS * 2.0 ** min(over, 16), _LONGEST_WAIT_SECONDS)
        return max(0.0, self._tried_at + wait - self._running())

    def open(self, pin: str) -> bool:
        """Unlock if the PIN fits; takes half a second. ``False`` too while none is looked at."""
        with self._guard:
            if self.wait_seconds():
                return False
            # Counted before it is looked at: ending the app in between gains nothing.
            self._tried_at = self._running()
            self._keep(wrong=self._state.wrong + 1)
            fits = self._fits(pin)
            if fits:
                self._keep(locked=False, wrong=0)
            return fits

    def _fits(self, pin: str) -> bool:
        if self.has_key_under_pin:
            try:
                PinKeyKeeper(self._file, pin).load()
            except WrongPin:
                return False
            return True
        from argon2 import PasswordHasher  # noqa: PLC0415 - only where a PIN is used
        from argon2.exceptions import VerificationError  # noqa: PLC0415 - with it

        try:
            return PasswordHasher().verify(self._state.pin, pin)
        except VerificationError:
            return False

    def _keep(self, **values: object) -> None:
        changed = msgspec.structs.replace(self._state, **values)
        if changed != self._state:
            self._store.set_setting(_SETTING, msgspec.json.encode(changed).decode())
            self._state = changed
