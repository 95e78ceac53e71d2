"""Crash reports: one a fault, few, without personal data, and offered until decided."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from ordidesk.support.crashes import CrashReports, KeepsReports
from ordidesk.support.hard_crash import take_over
from ordidesk.support.log import LOG_NAME
from ordidesk.support.mask import Mask

_NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


def _reports(base: Path) -> CrashReports:
    hours = count()
    return CrashReports(
        base / "crashes",
        base,
        Mask(home=base, user="lea.martin", machine="pc-1"),
        lambda: "OrdiDesk 0.1.0",
        lambda: _NOON + timedelta(hours=next(hours)),
    )


_NAME = "Marie Dupont"


def _error(fails: Callable[[str], object] = int) -> Exception:
    try:
        fails(_NAME)
    except (ValueError, KeyError) as error:
        return error
    raise AssertionError


def test_a_report_tells_what_where_and_how_the_log_ends(tmp_path: Path) -> None:
    (tmp_path / LOG_NAME).write_text("first\nlast line\n", "utf-8")
    reports = _reports(tmp_path)
    path = reports.keep(_error(), "MainThread")
    assert path is not None
    text = path.read_text("utf-8")
    for part in ("OrdiDesk 0.1.0", "2026-11-29T12", "MainThread", "ValueError: …", "in _error"):
        assert part in text
    assert text.endswith("last line\n")
    assert _NAME not in text
    assert str(tmp_path) not in text


def test_a_fault_that_repeats_itself_has_one_report(tmp_path: Path) -> None:
    reports = _reports(tmp_path)
    assert reports.keep(_error(), "a") is not None
    assert reports.keep(_error(), "b") is None
    assert reports.keep(_error(dict[str, str]().__getitem__), "b") is not None
    assert len(reports.undecided()) == 2


def test_few_are_kept_and_the_oldest_go_first(tmp_path: Path) -> None:
    reports = _reports(tmp_path)
    written = [reports.write(str(number)) for number in range(12)]
    assert list(reports.undecided()) == list(reversed(written[2:]))


def test_what_was_decided_is_not_offered_again(tmp_path: Path) -> None:
    reports = _reports(tmp_path)
    path = reports.write("a fault")
    assert path is not None
    reports.decide(path)
    assert _reports(tmp_path).undecided() == ()
    assert path.exists()


def test_no_room_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "crashes").write_text("in the way")
    assert _reports(tmp_path).keep(_error(), "a") is None


def test_every_error_that_is_logged_with_its_trace_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Path] = []
    handler = KeepsReports(_reports(tmp_path), told.append)
    log = logging.getLogger("tests.alone")
    log.addHandler(handler)
    log.error("without a trace")
    log.warning("only a warning", exc_info=_error())
    assert not told
    log.error("uncaught", exc_info=_error())
    log.removeHandler(handler)
    caplog.clear()
    assert [path.parent.name for path in told] == ["crashes"]


_DIES = """
import faulthandler, sys
from pathlib import Path
from ordidesk.support.hard_crash import HardCrashWatch
watch = HardCrashWatch(Path(sys.argv[1]))
def in_the_scanner():
    faulthandler._sigabrt()
print("running", flush=True)
if sys.stdin.readline() == "die\\n":
    in_the_scanner()
watch.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="ends by a signal of POSIX")
@pytest.mark.parametrize("end", ["die", "close"])
def test_a_process_that_died_is_reported_at_the_next_start(tmp_path: Path, end: str) -> None:
    reports = _reports(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", _DIES, str(reports.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        take_over(reports)
        assert list(reports.folder.glob("running-*"))  # it still runs: it is left alone
        process.stdin.write(f"{end}\n")
    take_over(reports)
    assert not list(reports.folder.glob("running-*"))
    told = [path.read_text("utf-8") for path in reports.undecided()]
    assert len(told) == (1 if end == "die" else 0)
    for text in told:
        assert "Fatal Python error: Aborted" in text
        assert "in_the_scanner" in text
