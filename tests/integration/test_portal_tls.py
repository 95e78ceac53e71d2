"""Which certificates the portal client believes, and what it says of the others."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import CertificateFault, CertificateInvalid
from tests.support.certificates import Authority, make_authority
from tests.support.fault_proxy import Answer, FaultProxy

_DAY = dt.timedelta(days=1)
_WELL = Answer(200, b'{"status":"ok","epoch":1}', {"Content-Type": "application/json"})


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def no_bundle_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(variable, raising=False)


def test_the_companys_own_authority_is_believed(authority: Authority) -> None:
    with FaultProxy(tls=authority.server()) as portal:
        portal.always("/health", _WELL)
        _client(portal, authority.bundle).health()


def test_the_companys_bundle_may_come_from_the_environment(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.bundle))
    with FaultProxy(tls=authority.server()) as portal:
        portal.always("/health", _WELL)
        _client(portal).health()


@pytest.mark.parametrize(
    ("server", "fault"),
    [
        (lambda a: a.server(begins=-2 * _DAY, ends=-_DAY), CertificateFault.EXPIRED),
        (lambda a: a.server(begins=_DAY, ends=2 * _DAY), CertificateFault.NOT_YET_VALID),
        (lambda a: a.server("portail.exemple.fr"), CertificateFault.WRONG_HOST),
        (lambda a: a.server("192.0.2.7"), CertificateFault.WRONG_HOST),
    ],
    ids=["expired", "not yet valid", "another name", "another address"],
)
def test_a_certificate_that_does_not_fit_is_told(
    authority: Authority,
    server: Callable[[Authority], ssl.SSLContext],
    fault: CertificateFault,
) -> None:
    with FaultProxy(tls=server(authority)) as portal:
        with pytest.raises(CertificateInvalid) as told:
            _client(portal, authority.bundle).sign_in("lea@exemple.fr", "secret", "PC-12")
        assert told.value.fault is fault
        assert told.value.host == "127.0.0.1"
        assert told.value.detail
        assert portal.seen == []


def test_an_authority_that_nobody_knows_is_told(authority: Authority) -> None:
    with FaultProxy(tls=authority.server()) as portal:
        with pytest.raises(CertificateInvalid) as told:
            _client(portal).sign_in("lea@exemple.fr", "secret", "PC-12")
        assert told.value.fault is CertificateFault.UNKNOWN_AUTHORITY
        assert portal.seen == []


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_a_bundle_that_cannot_be_read_is_told(
    authority: Authority, tmp_path: Path, content: bytes | None
) -> None:
    bundle = tmp_path / "company.pem"
    if content is not None:
        bundle.write_bytes(content)
    with FaultProxy(tls=authority.server()) as portal:
        with pytest.raises(CertificateInvalid) as told:
            _client(portal, bundle).health()
        assert told.value.fault is CertificateFault.BUNDLE_UNREADABLE


def _client(portal: FaultProxy, company_ca: Path | None = None) -> PortalClient:
    return PortalClient(parse_address(portal.url), company_ca=company_ca)
