"""An error that nobody caught: told in the window, kept, read, sent by the person or not."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ordidesk.laptop.folders import Folders
from tests.support.seen import click, dialog, until, words_on
from ui.crash_watch import CrashWatch
from ui.main_window import MainWindow
from ui.theme import Theme

_NAME = "Marie Dupont"
_MET = "An error was met. What you recorded is kept; a report of the error, too."
_BEFORE = "OrdiDesk met an error when it last ran. A report of it was kept here."


class Opened(QObject):
    """Stands for the desktop and for the person's mail program, at their edges."""

    seen = Signal()
    window_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[QUrl] = []

    @Slot(QUrl)
    def take(self, mail: QUrl) -> None:
        """Take a mail as the system's mail program would."""
        self.mails.append(mail)


@pytest.fixture
def opened() -> Iterator[Opened]:
    desktop = Opened()
    # PySide's stub asks for bytes, PySide itself takes text only.
    QDesktopServices.setUrlHandler("mailto", desktop, "take")  # type: ignore[arg-type]
    yield desktop
    QDesktopServices.unsetUrlHandler("mailto")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> MainWindow:
    made = MainWindow(theme, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def watch(theme: Theme, tmp_path: Path) -> Iterator[CrashWatch]:
    with_log = logging.getLogger().level
    made = CrashWatch(theme, Folders.below(tmp_path / "laptop"))
    yield made
    made.close()
    logging.getLogger().setLevel(with_log)


def _fail() -> None:
    try:
        int(_NAME)
    except ValueError:
        logging.getLogger("ui.pages").exception("uncaught")


def _appear(watch: CrashWatch, opened: Opened, window: MainWindow) -> None:
    watch.follow(opened.window_opened, opened.seen)
    opened.window_opened.emit(window)
    opened.seen.emit()


def test_an_error_on_any_thread_is_told_read_and_sent_by_the_person(
    qtbot: QtBot,
    window: MainWindow,
    watch: CrashWatch,
    opened: Opened,
    caplog: pytest.LogCaptureFixture,
) -> None:
    _appear(watch, opened, window)
    thread = threading.Thread(target=_fail, name="decoder")
    thread.start()
    thread.join()
    until(qtbot, lambda: window.notice.text() == _MET)
    assert not opened.mails
    click(window, "See the report")
    asked = dialog(qtbot)
    (shown,) = asked.findChildren(QPlainTextEdit)
    for part in ("ValueError: …", "thread decoder", "in _fail", "OrdiDesk 0."):
        assert part in shown.toPlainText()
    assert _NAME not in shown.toPlainText()
    click(asked, "Send…")
    until(qtbot, lambda: len(opened.mails) == 1)
    assert opened.mails[0].scheme() == "mailto"
    assert "OrdiDesk" in opened.mails[0].query(QUrl.ComponentFormattingOption.FullyDecoded)
    assert "ValueError" in QGuiApplication.clipboard().text()
    caplog.clear()


def test_what_is_left_for_later_is_offered_at_the_next_start_until_declined(
    qtbot: QtBot,
    window: MainWindow,
    theme: Theme,
    tmp_path: Path,
    opened: Opened,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folders = Folders.below(tmp_path / "laptop")
    level = logging.getLogger().level
    before = CrashWatch(theme, folders)
    _fail()
    before.close()
    caplog.clear()
    window.show_notice("Read this first.")
    for answer in ("Later", "Do not send"):
        watch = CrashWatch(theme, folders)
        _appear(watch, opened, window)
        if window.notice.text() == "Read this first.":
            click(window, "Close this message")
        until(qtbot, lambda: window.notice.text() == _BEFORE)
        click(window, "See the report")
        click(dialog(qtbot), answer)
        watch.close()
        opened.disconnect(watch)
        watch.deleteLater()
    last = CrashWatch(theme, folders)
    _appear(last, opened, window)
    assert _BEFORE not in words_on(window)
    assert list(folders.crashes.glob("crash-*.txt"))
    last.close()
    logging.getLogger().setLevel(level)


_APP = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from ordidesk.laptop.folders import Folders
from ui.application import make_application
from ui.crash_watch import CrashWatch
from ui.theme import Theme

app = make_application("fr")
folders = Folders.below(Path(sys.argv[1]))
watch = CrashWatch(Theme(app), folders)

def slot_fails():
    {}[sys.argv[2]]

def thread_fails():
    int(sys.argv[2])

def end_when_kept():
    if len(list(folders.crashes.glob("crash-*.txt"))) == 2:
        app.quit()

QTimer.singleShot(0, slot_fails)
threading.Thread(target=thread_fails, name="decoder").start()
looks = QTimer(interval=20, timeout=end_when_kept)
looks.start()
app.exec()
watch.close()
"""


def test_slots_and_threads_of_the_app_leave_reports_about_nobody(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", _APP, str(tmp_path), _NAME],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    folders = Folders.below(tmp_path)
    reports = [path.read_text("utf-8") for path in folders.crashes.glob("crash-*.txt")]
    told = "\n".join(reports)
    assert "KeyError: …" in told
    assert "ValueError: …" in told
    assert "thread decoder" in told
    log = (folders.logs / "ordidesk.log").read_text("utf-8")
    assert "uncaught in decoder" in log
    assert _NAME not in told + log
    assert not list(folders.crashes.glob("running-*"))
