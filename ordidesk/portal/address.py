"""The portal's address: what a person types, made into what a program can call."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

import msgspec

from ordidesk.laptop.loopback import is_loopback
from ordidesk.portal.errors import AddressFault, BadAddress, InsecureAddress
from ordidesk.protocol import API_PREFIX

_HAS_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d+(/|$))", re.IGNORECASE)
_HOST = re.compile(r"^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$")
_IPV6 = re.compile(r"^[0-9a-f:.]+$")
_DEFAULT_PORTS = {"https": 443, "http": 80}


class PortalAddress(msgspec.Struct, frozen=True):
    """Where a portal answers. Two addresses of one portal compare equal."""

    scheme: str
    host: str
    """Lower case; an international name in its ASCII form; IPv6 without brackets."""
    port: int

    @property
    def url(self) -> str:
        """The address as it is shown and remembered: no port where it goes without saying."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"

    @property
    def api(self) -> str:
        """The address of the API."""
        return self.url + API_PREFIX


def parse_address(typed: str) -> PortalAddress:
    """Read an address as people type and paste it: ``portail.exemple.fr``, with or without https.

    What follows the host is dropped: people paste the address of whichever page they were on.
    Raises ``BadAddress``, or ``InsecureAddress`` for http to anything but this machine itself.
    """
    text = typed.strip()
    if not text:
        raise BadAddress(typed, AddressFault.EMPTY)
    if not _HAS_SCHEME.match(text):
        text = ("http://" if _names_loopback(text) else "https://") + text.lstrip("/")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise BadAddress(typed, AddressFault.UNREADABLE) from None
    if port == 0:
        raise BadAddress(typed, AddressFault.UNREADABLE)
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise BadAddress(typed, AddressFault.OTHER_SCHEME)
    if parts.username is not None or parts.password is not None:
        raise BadAddress(typed, AddressFault.HAS_PASSWORD)
    host = _ascii_host(typed, parts)
    if scheme == "http" and not is_loopback(host):
        raise InsecureAddress(typed)
    return PortalAddress(scheme, host, port or _DEFAULT_PORTS[scheme])


def _names_loopback(text: str) -> bool:
    try:
        return is_loopback(urlsplit(f"//{text}").hostname or "")
    except ValueError:
        return False


def _ascii_host(typed: str, parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        if not _IPV6.match(host):
            raise BadAddress(typed, AddressFault.UNREADABLE)
        return host
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise BadAddress(typed, AddressFault.UNREADABLE) from None
    if not _HOST.match(host):
        raise BadAddress(typed, AddressFault.UNREADABLE)
    return host
