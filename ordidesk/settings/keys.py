"""The keys of the settings file: what each takes, and how the environment names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

from ordidesk.portal.proxy import NO_PROXY, SYSTEM_PROXY
from ordidesk.settings.values import SYSTEM, Settings

Value = str | int | bool
"""What a key is set to."""
_TRUE, _FALSE = {"true", "1", "yes", "oui"}, {"false", "0", "no", "non"}
_PROXY_SCHEMES = {"http", "https"}
_MOST_LETTERS = 500


class Expected(Enum):
    """What a key takes, for whoever wrote something else."""

    TEXT = "text"
    YES_OR_NO = "yes or no"
    NUMBER = "number"
    """A whole one, between the key's bounds."""
    ONE_OF = "one of"
    """The key's choices."""
    ADDRESS = "address"
    """Of a portal."""
    PROXY = "proxy"
    AUTHORITY = "authority"
    """A file or folder of certificates that can be read."""


class Unfit(Exception):  # noqa: N818 - what the value is
    """A value that its key does not take."""


@dataclass(frozen=True)
class Key:
    """One setting, by the table and the name that it has in the file."""

    table: str
    name: str
    expected: Expected
    bounds: tuple[int, int] = (0, 0)
    choices: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The key as it is written in one word: ``lock.minutes``."""
        return f"{self.table}.{self.name}"

    @property
    def variable(self) -> str:
        """The environment's variable that sets it."""
        return f"ORDIDESK_{self.table}_{self.name}".upper()

    @property
    def usual(self) -> Value:
        """What it is when nobody sets it."""
        value: Value = getattr(getattr(Settings(), self.table), self.name)
        return value

    def read(self, value: object) -> Value:
        """Return a value of the file as it counts; raises ``Unfit``."""
        return _READ[self.expected](self, value)

    def read_text(self, text: str) -> Value:
        """Return what a variable of the environment says; raises ``Unfit``."""
        if self.expected is Expected.NUMBER:
            if not text.strip().isdecimal():
                raise Unfit
            return self.read(int(text))
        if self.expected is Expected.YES_OR_NO:
            word = text.strip().lower()
            if word not in _TRUE | _FALSE:
                raise Unfit
            return word in _TRUE
        return self.read(text)


def _text(_key: Key, value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_LETTERS or not value.isprintable():
        raise Unfit
    return value.strip()


def _yes_or_no(_key: Key, value: object) -> bool:
    if not isinstance(value, bool):
        raise Unfit
    return value


def _number(key: Key, value: object) -> int:
    least, most = key.bounds
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise Unfit
    return value


def _one_of(key: Key, value: object) -> str:
    if value not in key.choices:
        raise Unfit
    return str(value)


def _address(key: Key, value: object) -> str:
    text = _text(key, value)
    # The first window waits for the settings, and seldom for an address in them.
    from ordidesk.portal.address import parse_address  # noqa: PLC0415
    from ordidesk.portal.errors import BadAddress  # noqa: PLC0415

    try:
        return parse_address(text).url if text else ""
    except BadAddress as error:
        raise Unfit from error


def _proxy(key: Key, value: object) -> str:
    text = _text(key, value)
    if text in {SYSTEM_PROXY, NO_PROXY}:
        return text
    try:
        parts = urlsplit(text if "//" in text else f"http://{text}")
        port = parts.port
    except ValueError as error:
        raise Unfit from error
    if parts.scheme not in _PROXY_SCHEMES or not parts.hostname or port == 0:
        raise Unfit
    return parts.geturl()


def _authority(key: Key, value: object) -> str:
    text = _text(key, value)
    if not text:
        return ""
    path = Path(text).expanduser()
    try:
        if path.is_file():
            with path.open("rb") as file:
                file.read(1)
        elif not path.is_dir():
            raise Unfit
    except OSError as error:
        raise Unfit from error
    return str(path)


_READ: dict[Expected, Callable[[Key, object], Value]] = {
    Expected.TEXT: _text,
    Expected.YES_OR_NO: _yes_or_no,
    Expected.NUMBER: _number,
    Expected.ONE_OF: _one_of,
    Expected.ADDRESS: _address,
    Expected.PROXY: _proxy,
    Expected.AUTHORITY: _authority,
}

KEYS = {
    key.path: key
    for key in (
        Key("portal", "address", Expected.ADDRESS),
        Key("portal", "certificate_authority", Expected.AUTHORITY),
        Key("portal", "proxy", Expected.PROXY),
        Key("camera", "name", Expected.TEXT),
        Key("printer", "name", Expected.TEXT),
        Key("window", "language", Expected.ONE_OF, choices=("fr", "en", SYSTEM)),
        Key("window", "theme", Expected.ONE_OF, choices=(SYSTEM, "light", "dark")),
        Key("window", "text_size", Expected.NUMBER, bounds=(100, 200)),
        Key("window", "motion", Expected.ONE_OF, choices=(SYSTEM, "full", "reduced")),
        Key("sounds", "scan", Expected.YES_OR_NO),
        Key("lock", "minutes", Expected.NUMBER, bounds=(1, 480)),
        Key("retention", "sent_days", Expected.NUMBER, bounds=(30, 365)),
        Key("retention", "files_days", Expected.NUMBER, bounds=(1, 365)),
    )
}
"""By their paths, in the order of the file."""
LOCKED = "locked"
"""The policy's list of the keys that nobody else may set."""
