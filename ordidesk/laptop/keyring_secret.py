"""One secret in the system's keyring, which may be missing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_RECOMMENDED = 1
"""Keyring gives backends that do not protect what they keep a priority below 1."""


class KeyringMissing(Exception):  # noqa: N818 - a state of the laptop, not an error of ours
    """There is no keyring that protects secrets here, or it stays locked."""


def protecting_keyring() -> str:
    """Return the name of the keyring that protects secrets here; raises ``KeyringMissing``.

    Asks nothing of it: a locked one is not opened by this.
    """
    with _missing_when_it_fails():
        return str(KeyringSecret("", "")._found().name)  # noqa: SLF001 - the same question


class KeyringSecret:
    """A text under a service and a name. The keyring is looked for at the first use (0.1 s).

    Every method raises ``KeyringMissing``.
    """

    def __init__(self, service: str, name: str, backend: KeyringBackend | None = None) -> None:
        """Without ``backend`` it is the system's."""
        self._service = service
        self._name = name
        self._backend = backend

    def load(self) -> str | None:
        """Return the secret, or ``None`` when the keyring has none."""
        with _missing_when_it_fails():
            return self._found().get_password(self._service, self._name)

    def save(self, secret: str) -> None:
        """Put the secret in place of the one before, and see that it is there."""
        with _missing_when_it_fails():
            self._found().set_password(self._service, self._name, secret)
        if self.load() != secret:
            raise KeyringMissing

    def remove(self) -> None:
        """Take the secret out; nothing happens when there is none."""
        if self.load() is not None:
            with _missing_when_it_fails():
                self._found().delete_password(self._service, self._name)

    def _found(self) -> KeyringBackend:
        if self._backend is None:
            import keyring  # noqa: PLC0415 - 0.1 s

            self._backend = keyring.get_keyring()
        if self._backend.priority < _RECOMMENDED:
            raise KeyringMissing
        return self._backend


@contextlib.contextmanager
def _missing_when_it_fails() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        # Backends are plug-ins: besides keyring's own errors they let D-Bus's and others through.
        raise KeyringMissing from error
