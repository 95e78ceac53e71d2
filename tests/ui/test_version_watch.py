"""What the window says of the app's own version: refused by the portal, or no longer the newest."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ordidesk.app_versions import AppVersions
from ordidesk.portal.errors import AppTooOld
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import Phase, SyncStatus
from tests.support.records import NOW
from tests.support.seen import click
from ui.main_window import MainWindow
from ui.models.sync_words import diagnostics, state_of, trouble_words, version_words
from ui.problems import sentence
from ui.theme import Theme
from ui.version_watch import SEE_WHAT_WAITS, VersionWatch
from ui.widgets.sync_state import long_words, short_words

WELL = SyncStatus(phase=Phase.UP_TO_DATE)
NEWER = replace(WELL, wanted_apps=AppVersions(oldest="1.0", newest="1.3.0"))
NEXT = replace(WELL, wanted_apps=AppVersions(oldest="1.0", newest="1.4.0"))
TOO_OLD = replace(
    NEWER,
    phase=Phase.OFFLINE,
    problem=Problem.APP_TOO_OLD,
    waiting=3,
    wanted_apps=AppVersions(oldest="1.2.0", newest="1.3.0"),
)
SAID = (
    "OrdiDesk 1.3.0 is available; you have 1.1.9. Ask your administrator for it when it suits you."
)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(theme: Theme, settings: QSettings, qtbot: QtBot) -> MainWindow:
    made = MainWindow(theme, settings)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def watch(window: MainWindow, settings: QSettings) -> VersionWatch:
    return VersionWatch(window, settings, "1.1.9", window)


def test_a_newer_version_is_said_until_it_is_closed_and_then_not_before_the_next(
    window: MainWindow, watch: VersionWatch, settings: QSettings
) -> None:
    watch.follow(WELL)
    assert not window.notice.text()
    watch.follow(NEWER)
    assert window.notice.text() == SAID
    click(window, "Close this message")
    watch.follow(replace(NEWER, waiting=1))
    assert not window.notice.text()
    again = VersionWatch(window, settings, "1.1.9", window)  # the app was started again
    again.follow(NEWER)
    assert not window.notice.text()
    again.follow(NEXT)
    assert window.notice.text() == SAID.replace("1.3.0", "1.4.0")


def test_a_newer_version_waits_until_nothing_else_is_said(
    window: MainWindow, watch: VersionWatch
) -> None:
    window.show_notice("Something that matters")
    watch.follow(NEWER)
    assert window.notice.text() == "Something that matters"
    click(window, "Close this message")
    assert window.notice.text() == SAID


def test_an_app_that_is_too_old_is_told_what_is_kept_and_what_to_ask_for(
    window: MainWindow, watch: VersionWatch
) -> None:
    acted = QSignalSpy(window.notice_acted)
    watch.follow(NEWER)
    watch.follow(TOO_OLD)
    assert window.notice.text() == (
        "This version of OrdiDesk is too old for the portal: nothing is sent or received. Your "
        "work is kept on this laptop and you can go on. Ask your administrator for version 1.2.0 "
        "or newer."
    )
    click(window, "See what waits")
    assert acted.at(0) == [SEE_WHAT_WAITS]
    watch.follow(replace(TOO_OLD, waiting=4))
    assert not window.notice.text()


def test_what_is_no_longer_true_is_not_left_standing(
    window: MainWindow, watch: VersionWatch
) -> None:
    watch.follow(TOO_OLD)
    watch.follow(NEWER)
    assert window.notice.text() == SAID


def test_the_page_and_the_top_bar_name_the_version_and_do_not_blame_the_network() -> None:
    assert version_words(WELL, "1.1.9") == "1.1.9"
    assert version_words(NEWER, "1.1.9") == "1.1.9 · 1.3.0 is available"
    assert version_words(TOO_OLD, "1.1.9") == "1.1.9 · 1.2.0 or newer is needed"
    state = state_of(TOO_OLD, NOW)
    assert short_words(state) == "Update needed · 3 action(s) to send"
    assert "Everything is saved here" in long_words(state)
    assert "app wanted 1.2.0, newer 1.3.0" in diagnostics(TOO_OLD, (), ())
    unnamed = replace(TOO_OLD, wanted_apps=AppVersions())
    assert trouble_words(unnamed).endswith("Ask your administrator for a newer version.")


def test_whoever_cannot_sign_in_is_told_which_version_to_ask_for() -> None:
    told = sentence(AppTooOld(AppVersions(oldest="1.2.0")))
    assert told.endswith("ask your administrator for version 1.2.0 or newer.")
    assert sentence(AppTooOld(AppVersions())).endswith("for a newer version.")
