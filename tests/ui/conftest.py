"""The look that widgets under test wear."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.labels.label import ANY_HOST
from tests.support.garbage import collect_garbage_here, collect_no_garbage_between
from tests.support.plugged import Plugged
from tests.support.preferences import preferences_in
from tests.support.records import LEA
from tests.support.workbench import Workbench, open_workbench
from ui.main_window import MainWindow
from ui.pages.scanner_page import ScannerPage
from ui.shell import Shell
from ui.theme import SchemeChoice, Theme

OpenBench = Callable[..., Workbench]
Show = Callable[[Workbench], MainWindow]

__all__ = ["collect_garbage_here", "collect_no_garbage_between"]


@pytest.fixture(scope="session")
def theme(qapp: object) -> Iterator[Theme]:
    made = Theme(cast("QApplication", qapp), SchemeChoice.LIGHT)
    made.apply()
    yield made
    made.choose(SchemeChoice.LIGHT)


@pytest.fixture
def bench(theme: Theme, tmp_path: Path) -> Iterator[OpenBench]:
    """Open a person's desk over some records: ``bench(records, person=LEA)``."""
    with contextlib.ExitStack() as opened:

        def make(records: Iterable[Record], person: Person = LEA) -> Workbench:
            return opened.enter_context(open_workbench(tmp_path, theme, records, person))

        yield make
        # A test may end before its dialog has: the next one must not find it in its way.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def show(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Show]:
    """Open the window of whoever's desk it is, without a camera."""
    shells: list[Shell] = []
    plugged = Plugged()

    def made(bench: Workbench) -> MainWindow:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(theme, settings)
        qtbot.addWidget(window)
        shells.append(
            Shell(
                bench.context,
                window,
                settings,
                lambda context: ScannerPage(
                    context,
                    plugged.make_cameras(settings, preferences_in(tmp_path), lambda: None),
                    ANY_HOST,
                ),
            )
        )
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        shells[-1].start()
        return window

    yield made
    for shell in shells:
        shell.close()
