"""What holds for every test: nothing is logged unseen, and nothing of the person's is touched."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xdist.remote import Producer

    from tests.support.files_to_workers import FilesToWorkers
    from tests.support.postgresql import Postgresql


# No test asserts a time, so a busy machine fails none; hypothesis's own "ci" keeps to that as well,
# and tries the same examples each time.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "untimed")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FilesToWorkers | None:
    """Go on when a test's process ends, which xdist's own way with files does not."""
    if config.getoption("dist") != "loadfile":
        return None
    from tests.support.files_to_workers import FilesToWorkers  # noqa: PLC0415 - where xdist is

    return FilesToWorkers(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: object) -> None:
    """Tell the first end of a process in a test as such: the test is run once more."""
    if hasattr(sched, "crashed_before") and not sched.crashed_before(crashitem):
        vars(report)["outcome"] = "crashed"  # a word of its own in the summary


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """Give a test in which its process ended a letter and a count of its own."""
    return ("crashed", "C", "CRASHED") if str(report.outcome) == "crashed" else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests in which a process ended, although they passed when they were run again."""
    for report in terminalreporter.stats.get("crashed", []):
        terminalreporter.write_line(f"CRASHED {report.nodeid}: run once more", yellow=True)


@pytest.fixture(autouse=True)
def _no_stray_log_records(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on records of WARNING and above, unless the test looked at them.

    A test that provokes one checks what it says and ends with ``caplog.clear()``.
    """
    yield
    records = [
        *caplog.get_records("setup"),
        *caplog.get_records("call"),
        *caplog.get_records("teardown"),
    ]
    stray = [record for record in records if record.levelno >= logging.WARNING]
    if stray:
        lines = "\n".join(f"{it.levelname} {it.name}: {it.getMessage()}" for it in stray)
        pytest.fail(f"Logged, and not looked at:\n{lines}", pytrace=False)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own, and no keyring."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in (
        ("HOME", home),
        ("XDG_CACHE_HOME", home / "cache"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_STATE_HOME", home / "state"),
        ("APPDATA", home / "roaming"),
        ("LOCALAPPDATA", home / "local"),
    ):
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Postgresql]:
    """A PostgreSQL of this session's own, where its programs are installed."""
    from tests.support.postgresql import running, why_absent  # noqa: PLC0415 - for these only

    if why_absent():
        pytest.skip(why_absent())
    with running() as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def product(request: pytest.FixtureRequest) -> str:
    """Which database: what uses it is run on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def new_database(
    product: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    """Make a database with nothing in it at each call, and return its address."""
    if product == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("portal") / "portal.db")
    server: Postgresql = request.getfixturevalue("postgresql")
    return lambda: server.url(server.new_database())
