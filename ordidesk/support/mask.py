"""Takes out of a text what tells of a person or lets somebody in.

Names of people cannot be told from other words: they are kept out where they come from, see
``faults``. What is left are forms: addresses, numbers, tokens, places on the disk.
"""

from __future__ import annotations

import getpass
import ipaddress
import platform
import re
from pathlib import Path

MAIL, PHONE, SECRET, ADDRESS = "<mail>", "<phone>", "<secret>", "<ip>"
HOME, SOMEBODY, MACHINE = "~", "<user>", "<machine>"

_SHORTEST_NAME = 4
"""Shorter names of machines would take parts of the program's own words out."""
_FEWEST_DIGITS = 3
"""Digits in a long word that is a token and no function's name."""

_FORMS = re.compile(
    r"""
    (?P<kept>  # what looks like a number to call and is none: ids and moments
        \b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b
      | \b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?
    )
  | (?P<mail>[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+)
  | (?P<login>(?<=://)[^\s/@]+@)
  | (?P<scheme>\b(?:Bearer|Basic|Digest)\s+)[\w.+/=~-]{6,}
  | (?P<named>\b(?:[\w-]*token|[\w-]*password|passwd|pin|secret|api[_-]?key|authorization|cookie)
      ["']?\s*[:=]\s*)(?:(?:Bearer|Basic|Digest)\s+)?(?:"[^"]*"|'[^']*'|[^\s,;}&]+)
  | (?P<query>(?<=[\w/])\?[\w.%-]+=[^\s'")]*)
  | (?P<address>(?<![\w.:])
      (?:\d{1,3}(?:\.\d{1,3}){3} | (?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?![\w.:]))
  | (?P<phone>(?<![\w-])(?:\+\d{1,3}|00\d{2}|0)[\s.()/-]{0,3}(?:\d[\s.()/-]{0,2}){7,12}\d(?!\w))
  | (?P<long>(?<![\w-])[\w-]{32,}(?![\w-]))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OF_SOMEBODY = re.compile(r"((?:/home|/Users|[A-Z]:\\+Users)[\\/]+)[^\\/\s'\":]+", re.IGNORECASE)


class Mask:
    """Takes personal data and secrets out of texts; any thread may ask."""

    def __init__(
        self, home: Path | None = None, user: str | None = None, machine: str | None = None
    ) -> None:
        """Ask the system who is logged on where, unless it is told."""
        place = re.escape(str(home if home is not None else _home()))
        self._home = re.compile(place + r"(?=$|[\\/\s'\":,;)])") if len(place) > 1 else None
        name = re.escape(user if user is not None else _user())
        self._user = _known(name, rf"(?<=[\\/@]){name}(?!\w)|(?<!\w){name}(?=[\\/@])")
        name = re.escape(machine if machine is not None else platform.node())
        self._machine = _known(name, rf"(?<!\w){name}(?!\w)")

    def __call__(self, text: str) -> str:
        """Return the text without them."""
        if self._home is not None:
            text = self._home.sub(HOME, text)
        text = _OF_SOMEBODY.sub(rf"\g<1>{SOMEBODY}", text)
        text = _FORMS.sub(_masked, text)
        if self._user is not None:
            text = self._user.sub(SOMEBODY, text)
        return text if self._machine is None else self._machine.sub(MACHINE, text)


_WHOLE = {"mail": MAIL, "login": f"{SECRET}@", "query": f"?{SECRET}", "phone": PHONE}


def _masked(found: re.Match[str]) -> str:
    form, text = found.lastgroup or "", found.group()
    if form in {"scheme", "named"}:
        return found.group(form) + SECRET
    if form == "address":
        return ADDRESS if _tells_where(text) else text
    if form == "long":
        digits = sum(letter.isdigit() for letter in text)
        return SECRET if digits >= _FEWEST_DIGITS else text
    return _WHOLE.get(form, text)


def _tells_where(text: str) -> bool:
    """Tell whether this is the address of a machine, and not of this one or of all."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified)


def _known(escaped: str, pattern: str) -> re.Pattern[str] | None:
    """Find a name; short ones and this machine's common name are no name."""
    if len(escaped) < _SHORTEST_NAME or escaped.lower() == "localhost":
        return None
    return re.compile(pattern, re.IGNORECASE)


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
