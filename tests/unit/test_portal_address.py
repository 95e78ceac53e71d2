"""The portal's address, as people type and paste it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.portal.address import parse_address
from ordidesk.portal.errors import AddressFault, BadAddress, InsecureAddress


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("portail.exemple.fr", "https://portail.exemple.fr"),
        ("  Portail.Exemple.FR/ ", "https://portail.exemple.fr"),
        ("https://portail.exemple.fr:443/", "https://portail.exemple.fr"),
        ("HTTPS://portail.exemple.fr:8443", "https://portail.exemple.fr:8443"),
        ("portail.exemple.fr:8443", "https://portail.exemple.fr:8443"),
        ("https://portail.exemple.fr/api/v1/", "https://portail.exemple.fr"),
        ("https://portail.exemple.fr/tickets?q=é#haut", "https://portail.exemple.fr"),
        ("portail.mairie-étretat.fr", "https://portail.xn--mairie-tretat-hhb.fr"),
        ("portail.exemple.fr.", "https://portail.exemple.fr"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("localhost", "http://localhost"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://localhost", "https://localhost"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_reads_addresses_as_typed(typed: str, url: str) -> None:
    assert parse_address(typed).url == url


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", AddressFault.EMPTY),
        ("   ", AddressFault.EMPTY),
        ("ftp://portail.exemple.fr", AddressFault.OTHER_SCHEME),
        ("mailto:hotline@exemple.fr", AddressFault.OTHER_SCHEME),
        ("https://lea:secret@portail.exemple.fr", AddressFault.HAS_PASSWORD),
        ("lea@portail.exemple.fr", AddressFault.HAS_PASSWORD),
        ("https://", AddressFault.UNREADABLE),
        ("https://portail exemple", AddressFault.UNREADABLE),
        ("https://portail..fr", AddressFault.UNREADABLE),
        ("https://portail.exemple.fr:99999", AddressFault.UNREADABLE),
        ("https://portail.exemple.fr:0", AddressFault.UNREADABLE),
        ("https://[::1", AddressFault.UNREADABLE),
        ("portail_\u0000.fr", AddressFault.UNREADABLE),
    ],
)
def test_says_what_is_wrong_with_an_address(typed: str, fault: AddressFault) -> None:
    with pytest.raises(BadAddress) as told:
        parse_address(typed)
    assert told.value.fault is fault
    assert told.value.typed == typed


@pytest.mark.parametrize(
    "typed",
    [
        "http://portail.exemple.fr",
        "http://192.168.1.10:8080",
        "http://127.0.0.1.exemple.fr",
        "http://localhost.exemple.fr",
    ],
)
def test_plain_http_stays_on_this_machine(typed: str) -> None:
    with pytest.raises(InsecureAddress):
        parse_address(typed)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_told_as_none(typed: str) -> None:
    try:
        address = parse_address(typed)
    except BadAddress:
        return
    assert parse_address(address.url) == address
    assert address.url.startswith(("https://", "http://"))
