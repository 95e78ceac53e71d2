"""What a later start says to the app that is open."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from tests.support.seen import until
from ui.single_instance import SingleInstance, call_first, server_name


class Heard:
    """The first app, and what it was told."""

    def __init__(self, folder: Path) -> None:
        self.calls: list[tuple[Path, ...]] = []
        self.first = SingleInstance(folder)
        self.first.called.connect(self.calls.append)


@pytest.fixture
def heard(qapp: object, tmp_path: Path) -> Iterator[Heard]:  # noqa: ARG001 - sockets need it
    made = Heard(tmp_path)
    yield made
    made.first.close()


def call(folder: Path, files: list[Path]) -> threading.Thread:
    """Start the app again, as another process would: it waits for the first one's answer."""
    later = threading.Thread(target=call_first, args=(folder, files))
    later.start()
    return later


def test_the_first_app_is_told_which_files_to_open(
    heard: Heard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    later = call(tmp_path, [Path("Panne d'été\nurgent.eml"), tmp_path / "b.msg"])

    until(qtbot, lambda: bool(heard.calls))
    until(qtbot, lambda: not later.is_alive())

    assert heard.calls == [(tmp_path / "Panne d'été\nurgent.eml", tmp_path / "b.msg")]


def test_a_start_without_files_only_shows_the_window(
    heard: Heard, qtbot: QtBot, tmp_path: Path
) -> None:
    later = call(tmp_path, [])

    until(qtbot, lambda: bool(heard.calls))
    until(qtbot, lambda: not later.is_alive())

    assert heard.calls == [()]


@pytest.mark.parametrize(
    "said", [b"", b"no list\n", b'["relative.eml", 3, "/a\\u0000b"]\n', b"x" * (1 << 17)]
)
def test_who_says_nothing_that_is_understood_shows_the_window_too(
    heard: Heard, qtbot: QtBot, tmp_path: Path, said: bytes
) -> None:
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    until(qtbot, lambda: socket.state() is QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(said)
    socket.flush()
    socket.disconnectFromServer()

    until(qtbot, lambda: bool(heard.calls))

    assert heard.calls == [()]


def test_nobody_answers_where_no_app_is_open(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    assert not call_first(tmp_path, [tmp_path / "a.eml"])
