"""What the log says of an error, and what it keeps to itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from ordidesk.support.log import LOG_NAME, keep_log, last_lines
from ordidesk.support.mask import Mask


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Keep a log; its file is given."""
    root = logging.getLogger()
    level = root.level
    handler = keep_log(tmp_path / "logs", Mask(home=tmp_path, user="lea.martin", machine="pc-1"))
    assert handler is not None
    yield tmp_path / "logs" / LOG_NAME
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()


_NAME = "Marie Dupont"


def _fail(name: str) -> None:
    try:
        dict[str, str]()[name]
    except KeyError as error:
        message = f"no site of {name}"
        raise ValueError(message) from error


def test_an_error_is_told_by_kind_and_place_without_what_it_was_about(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        _fail(_NAME)
    except ValueError as error:
        logging.getLogger("ordidesk.sync").exception("a fault of ours")
        logging.getLogger("ordidesk.sync").info("%s: %s", type(error).__name__, error)
    written = log.read_text("utf-8")
    assert "Dupont" not in written
    for part in ("ValueError: …", "KeyError: …", "in _fail", "a fault of ours", "after which came"):
        assert part in written
    caplog.clear()


def test_words_of_the_program_and_of_the_system_are_told_without_the_file(
    log: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for cause in (lambda: getattr(None, "x"), (tmp_path / _NAME).read_text):  # noqa: B009 - fails
        try:
            cause()
        except (AttributeError, OSError):
            logging.getLogger("ui.app").exception("failed")
    written = log.read_text("utf-8")
    assert "'NoneType' object has no attribute 'x'" in written
    assert "[2] No such file or directory" in written
    assert _NAME not in written
    caplog.clear()


def test_other_handlers_get_the_record_as_it_was(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("ui.app").warning("call %s", ValueError("0612345678"))
    assert "0612345678" in caplog.text
    assert "0612345678" not in log.read_text("utf-8")
    caplog.clear()


def test_libraries_are_heard_when_something_is_wrong(
    log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("urllib3").info("chatter")
    logging.getLogger("urllib3").warning("Retrying https://p.example/api?q=Dupont")
    written = log.read_text("utf-8")
    assert "chatter" not in written
    assert "Retrying https://p.example/api?<secret>" in written
    caplog.clear()


def test_a_folder_that_cannot_be_made_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way")
    assert keep_log(tmp_path / "logs", Mask()) is None
    assert last_lines(tmp_path / "logs", 3) == []
