"""Which version is older than which, and what counts as a version at all."""

from __future__ import annotations

import contextlib

import pytest

from ordidesk.app_versions import AppVersions, as_told, is_older, is_version
from ordidesk.portal.errors import AppTooOld, NotAPortal, PortalError, SchemaTooOld
from ordidesk.portal.refusals import Answered, refused
from ordidesk.server.cli import main
from ordidesk.server.errors import InvalidRequest
from tests.support.records import NOW

_PROBLEM = {"Content-Type": "application/problem+json"}
_REFUSAL = (
    b'{"title":"t","status":426,"code":"app_too_old","oldest":"1.2.0","newest":"","min":1,"max":1}'
)


@pytest.mark.parametrize(
    ("one", "other", "older"),
    [
        ("1.2.9", "1.2.10", True),
        ("1.2.10", "1.2.9", False),
        ("0.9", "1", True),
        ("1.2", "1.2.0", False),
        ("1.2.0", "1.2", False),
        ("1.2", "1.2.1", True),
        ("1.2.0rc1", "1.2.0", False),
        ("1.1.0+g12ab", "1.2.0", True),
        ("", "1.2.0", False),
        ("unknown", "1.2.0", False),
        ("1.2.0", "", False),
    ],
)
def test_versions_are_compared_by_number(one: str, other: str, older: bool) -> None:  # noqa: FBT001 - a row of the table
    assert is_older(one, other) is older


@pytest.mark.parametrize("text", ["", "v1.2", "1.", ".1", "1.2rc1", "1 2", "1.\u0662", "9" * 5000])
def test_what_is_no_version_is_not_taken_for_one(text: str) -> None:
    assert not is_version(text)
    assert as_told(text, text) == AppVersions()


def test_an_app_that_names_no_version_is_let_in() -> None:
    wanted = AppVersions(oldest="1.2.0", newest="1.3.0")
    assert [wanted.refuse(it) for it in ("", "1.1.9", "1.2.0", "1.4")] == [
        False,
        True,
        False,
        False,
    ]
    assert [wanted.newer_than(it) for it in ("", "1.1.9", "1.3.0")] == ["", "1.3.0", ""]


def _read(content: bytes, headers: dict[str, str]) -> PortalError:
    return refused(Answered("http://portal", "portal", 426, headers, content), now=NOW)


def test_the_two_refusals_for_age_are_told_apart() -> None:
    found = _read(_REFUSAL, _PROBLEM)
    assert isinstance(found, AppTooOld)
    assert found.wanted == AppVersions(oldest="1.2.0")
    # What an app that knows only the schema's refusal makes of it.
    assert isinstance(_read(_REFUSAL.replace(b"app_too_old", b"upgrade"), _PROBLEM), SchemaTooOld)


def test_without_a_body_the_headers_say_it() -> None:
    found = _read(b"", {**_PROBLEM, "X-App-Oldest": "1.2.0", "X-App-Newest": "<b>"})
    assert isinstance(found, AppTooOld)
    assert found.wanted == AppVersions(oldest="1.2.0")
    assert isinstance(_read(b"", {"Content-Type": "text/html"}), NotAPortal)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--oldest-app", "1.x"], "« 1.x » n'est pas une version"),
        (["--newest-app", "v2"], "« v2 » n'est pas une version"),
        (["--oldest-app", "1.10", "--newest-app", "1.9"], "plus ancienne que --oldest-app 1.10"),
    ],
)
def test_a_portal_does_not_start_with_versions_that_make_no_sense(
    options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.suppress(SystemExit):
        assert main(["serve", *options]) == InvalidRequest.exit_code
    assert said in capsys.readouterr().err
