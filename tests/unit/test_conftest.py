"""That a test cannot pass over a warning in the log, a message of Qt or a call to the network."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ("pytester",)

CONFTEST = Path(__file__).parents[1] / "conftest.py"
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
