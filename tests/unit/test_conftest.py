"""That no test passes over a warning, a message of Qt or the network, and that crashes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ("pytester",)

CONFTEST = Path(__file__).parents[1] / "conftest.py"
SCHEDULE = CONFTEST.with_name("support") / "files_to_workers.py"
PROJECT = Path(__file__).parents[2] / "pyproject.toml"


@pytest.fixture
def inner(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project with this project's settings and nothing else."""
    (pytester.path / "tests").mkdir()
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    (pytester.path / "pyproject.toml").write_text(PROJECT.read_text(encoding="utf-8"), "utf-8")
    return pytester


@pytest.mark.parametrize(
    "body",
    [
        "import logging; logging.getLogger('x').warning('odd')",
        "import warnings; warnings.warn('odd')",
        "from PySide6.QtCore import qWarning; qWarning('odd')",
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)",
    ],
    ids=["log", "warning", "qt", "network"],
)
def test_what_nobody_looked_at_fails_the_test(inner: pytest.Pytester, body: str) -> None:
    inner.makepyfile(**{"tests/test_it": f"def test_it():\n    {body}\n"})
    outcome = inner.runpytest_subprocess("--no-xvfb").parseoutcomes()
    assert outcome.get("failed", 0) + outcome.get("errors", 0) == 1


def test_a_record_that_was_looked_at_passes(inner: pytest.Pytester) -> None:
    body = """
        import logging

        def test_it(caplog):
            logging.getLogger("x").warning("odd")
            assert "odd" in caplog.text
            caplog.clear()
    """
    inner.makepyfile(**{"tests/test_it": body})
    inner.runpytest_subprocess("--no-xvfb").assert_outcomes(passed=1)


@pytest.fixture
def of_files(inner: pytest.Pytester) -> pytest.Pytester:
    """More files than processes, some with one test only."""
    support = inner.path / "tests" / "support"
    support.mkdir()
    (support / SCHEDULE.name).write_text(SCHEDULE.read_text(encoding="utf-8"), "utf-8")
    for number in range(8):
        tests = "\n".join(f"def test_{it}(): pass" for it in range(1 + number % 3))
        inner.makepyfile(**{f"tests/test_{number}": tests})
    return inner


def _outcomes(of_files: pytest.Pytester) -> dict[str, int]:
    arguments = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--no-xvfb")
    counted = of_files.runpytest_subprocess(*arguments, timeout=100).parseoutcomes()
    counted.pop("warnings", None)
    return counted


@pytest.mark.parametrize("number", [0, 3, 7])
def test_a_test_whose_process_ended_is_told_and_run_once_more(
    of_files: pytest.Pytester, number: int
) -> None:
    body = """
        import os
        from pathlib import Path

        def test_before(): pass

        def test_it():
            if not Path("been_here").exists():
                Path("been_here").touch()
                os._exit(1)

        def test_after(): pass
    """
    of_files.makepyfile(**{f"tests/test_{number}": body})
    others = sum(1 + it % 3 for it in range(8) if it != number)
    assert _outcomes(of_files) == {"crashed": 1, "passed": others + 3}


def test_a_test_that_ends_its_process_again_has_failed(of_files: pytest.Pytester) -> None:
    of_files.makepyfile(
        **{"tests/test_3": "import os\ndef test_it(): os._exit(1)\ndef test_after(): pass"}
    )
    others = sum(1 + it % 3 for it in range(8) if it != 3)
    assert _outcomes(of_files) == {"crashed": 1, "failed": 1, "passed": others + 1}


def test_a_test_that_hangs_is_ended_even_where_no_signal_reaches_it(
    of_files: pytest.Pytester,
) -> None:
    settings = of_files.path / "pyproject.toml"
    text = settings.read_text("utf-8").replace(
        "faulthandler_timeout = 330", "faulthandler_timeout = 3"
    )
    settings.write_text(text, "utf-8")
    body = """
        import ctypes

        def test_it():
            ctypes.PyDLL(None).pause()  # in native code, with Python's lock held
    """
    of_files.makepyfile(**{"tests/test_3": body})
    others = sum(1 + it % 3 for it in range(8) if it != 3)
    assert _outcomes(of_files) == {"crashed": 1, "failed": 1, "passed": others}
