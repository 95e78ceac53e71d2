"""Wrong addresses, certificates and passwords: told in words, and what was typed stays."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
from collections.abc import Callable, Iterator

import pytest

from ordidesk.portal.errors import (
    AddressFault,
    BadAddress,
    BadCredentials,
    CertificateFault,
    CertificateInvalid,
    Evidence,
    NotAPortal,
    PortalUnreachable,
    Reach,
)
from ordidesk.protocol import Problem
from tests.e2e.conftest import StartApp
from tests.support.certificates import Authority, make_authority
from tests.support.fault_proxy import Answer, FaultProxy
from tests.support.running_app import RunningApp
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.sign_in import SignInPage
from ui.problems import sentence

HERE = "127.0.0.1"
_DAY = dt.timedelta(days=1)
_REFUSED = BadCredentials(Problem(type="", title="", status=401, code="bad_credentials"))


@pytest.fixture
def app(start: StartApp) -> RunningApp:
    return start()


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def port_of_nobody() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind((HERE, 0))
        yield taken.getsockname()[1]


def _refused(
    app: RunningApp,
    typed: str,
    error: Exception,
    *,
    mail: str = DEMO_MAIL,
    password: str = DEMO_PASSWORD,
) -> None:
    """Sign in, wait for the error's sentence, and see that nothing typed is gone."""
    app.sign_in(typed, mail, password)
    app.wait_for_words(sentence(error))
    page = app.stage.only(app.entry, SignInPage)
    assert page.address() == typed
    assert page.main_button.isEnabled()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("http://portail.example.fr", AddressFault.INSECURE),
        ("ftp://portail.example.fr", AddressFault.OTHER_SCHEME),
        ("portail example fr", AddressFault.UNREADABLE),
        ("https://lea:secret@portail.example.fr", AddressFault.HAS_PASSWORD),
    ],
    ids=["http", "another scheme", "no address", "a password in it"],
)
def test_an_address_that_is_none_is_told(app: RunningApp, typed: str, fault: AddressFault) -> None:
    _refused(app, typed, BadAddress(typed, fault))


def test_a_host_that_nobody_knows_is_told(app: RunningApp) -> None:
    host = "portail.exemple.invalid"
    _refused(app, host, PortalUnreachable(Reach.UNKNOWN_HOST, host))


def test_a_port_that_nobody_listens_on_is_told(app: RunningApp, port_of_nobody: int) -> None:
    address = f"http://{HERE}:{port_of_nobody}"
    _refused(app, address, PortalUnreachable(Reach.REFUSED, HERE))


@pytest.mark.parametrize(
    ("server", "fault"),
    [
        (lambda a: a.server(begins=-2 * _DAY, ends=-_DAY), CertificateFault.EXPIRED),
        (lambda a: a.server(begins=_DAY, ends=2 * _DAY), CertificateFault.NOT_YET_VALID),
        (lambda a: a.server("portail.exemple.fr"), CertificateFault.WRONG_HOST),
        (lambda a: a.server(), CertificateFault.UNKNOWN_AUTHORITY),
    ],
    ids=["expired", "not yet valid", "another host", "signed by nobody known"],
)
def test_a_certificate_that_does_not_fit_is_told_and_no_password_leaves(
    app: RunningApp,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    server: Callable[[Authority], ssl.SSLContext],
    fault: CertificateFault,
) -> None:
    for variable in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(variable, raising=False)
    if fault is not CertificateFault.UNKNOWN_AUTHORITY:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority.bundle))
    with FaultProxy(tls=server(authority)) as wrong:
        _refused(app, wrong.url, CertificateInvalid(fault, HERE, ""))
        assert wrong.seen == []


def test_https_where_only_http_is_spoken_is_told(app: RunningApp, portal: DemoPortal) -> None:
    address = portal.address.replace("http://", "https://")
    _refused(app, address, NotAPortal(Evidence.NOT_TLS, HERE))


@pytest.mark.parametrize(
    ("content_type", "body", "evidence"),
    [
        ("text/html", b"<html><body>Bienvenue</body></html>", Evidence.HTML),
        ("application/json", b'{"bonjour": 1}', Evidence.NOT_HTTP),
    ],
    ids=["a web page", "another program"],
)
def test_what_answers_in_the_portals_place_is_told(
    app: RunningApp, content_type: str, body: bytes, evidence: Evidence
) -> None:
    with FaultProxy() as other:
        other.always("", Answer(200, body, {"Content-Type": content_type}))
        _refused(app, other.url, NotAPortal(evidence, HERE))


@pytest.mark.parametrize("mail", [DEMO_MAIL, "personne@exemple.fr"], ids=["known", "unknown"])
def test_a_wrong_password_says_the_same_to_people_known_and_unknown(
    app: RunningApp, portal: DemoPortal, mail: str
) -> None:
    _refused(app, portal.address, _REFUSED, mail=mail, password="mauvais-mot-de-passe")


def test_after_wrong_tries_the_right_one_opens_the_desk(
    app: RunningApp, portal: DemoPortal, port_of_nobody: int
) -> None:
    nowhere = PortalUnreachable(Reach.REFUSED, HERE)
    _refused(app, f"http://{HERE}:{port_of_nobody}", nowhere)
    _refused(app, portal.address, _REFUSED, password="mauvais-mot-de-passe")
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    assert app.context.desk.person() is not None
