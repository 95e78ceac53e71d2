"""The window around the pages, driven as a person does: rail, keys, mouse, search, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.seen import drop_on
from ui.main_window import MainWindow, Page
from ui.theme import SIZE, Theme, Tone
from ui.widgets.search import SearchGroup, SearchRow
from ui.widgets.sync_state import SyncPhase, SyncState

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

GROUPS = (
    SearchGroup("Matériels", [SearchRow("A-1", "monitor", "004217", "Mairie de Valbrune")]),
    SearchGroup("Vide", []),
    SearchGroup(
        "Tickets", [SearchRow("T-1", "ticket", "T-1042"), SearchRow("T-2", "ticket", "T-9")]
    ),
)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(theme: Theme, settings: QSettings, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.set_pages(
        [
            Page("day", "calendar", "Ma journée", _page(QPushButton("Arrivé")), "Ctrl+Shift+J"),
            Page("tickets", "ticket", "Tickets", _page(QListView())),
            Page(
                "sync",
                "refresh-cw",
                "Synchronisation",
                _page(QPushButton("Exporter")),
                in_rail=False,
            ),
            Page("person", "user", "Léa Martin", at_bottom=True),
        ]
    )
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("day")
    yield window
    window.close()


def _page(content: QWidget) -> QWidget:
    page = QWidget()
    QVBoxLayout(page).addWidget(content)
    return page


def _entry(window: MainWindow, label: str) -> QToolButton:
    return next(b for b in window.rail.findChildren(QToolButton) if b.text() == label)


def _named(window: MainWindow, name: str) -> QAbstractButton:
    buttons = window.findChildren(QAbstractButton)
    return next(b for b in buttons if b.accessibleName().startswith(name))


def _click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class TestPages:
    """The rail and what brings a page forward."""

    def test_the_rail_shows_a_page_and_marks_it(self, window: MainWindow, qtbot: QtBot) -> None:
        with qtbot.waitSignal(window.page_shown) as told:
            _click(_entry(window, "Tickets"))
        assert told.args == ["tickets", None]
        assert _entry(window, "Tickets").isChecked()
        assert not _entry(window, "Ma journée").isChecked()

    def test_an_entry_without_a_page_only_tells(self, window: MainWindow, qtbot: QtBot) -> None:
        with qtbot.waitSignal(window.entry_chosen) as told:
            _click(_entry(window, "Léa Martin"))
        assert told.args == ["person"]
        assert window.current_page() == "day"
        assert _entry(window, "Ma journée").isChecked()

    def test_pages_outside_the_rail_are_shown_by_key(self, window: MainWindow) -> None:
        window.show_page("sync")
        assert window.current_page() == "sync"
        assert not any(b.isChecked() for b in window.rail.findChildren(QToolButton))
        with pytest.raises(KeyError):
            window.show_page("person")

    def test_rail_labels_fit(self, window: MainWindow) -> None:
        for entry in window.rail.findChildren(QToolButton):
            assert entry.fontMetrics().horizontalAdvance(entry.text()) <= entry.width()
            assert entry.height() >= SIZE.target_field

    def test_the_rail_is_walked_by_arrows_and_entered(self, window: MainWindow) -> None:
        window.rail.focus_current()
        QTest.keyClick(_entry(window, "Ma journée"), Qt.Key.Key_Down)
        assert _entry(window, "Tickets").hasFocus()
        assert window.current_page() == "day"
        QTest.keyClick(_entry(window, "Tickets"), Qt.Key.Key_Return)
        assert window.current_page() == "tickets"

    def test_keys_go_from_page_to_page(self, window: MainWindow) -> None:
        QTest.keyClick(window, Qt.Key.Key_PageDown, CONTROL)
        assert window.current_page() == "tickets"
        QTest.keyClick(window, Qt.Key.Key_PageDown, CONTROL)
        assert window.current_page() == "day"
        QTest.keyClick(window, Qt.Key.Key_PageUp, CONTROL)
        assert window.current_page() == "tickets"
        QTest.keyClick(window, Qt.Key.Key_J, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        assert window.current_page() == "day"

    def test_another_role_has_other_pages(self, window: MainWindow) -> None:
        window.set_pages([Page("workshop", "wrench", "Atelier", QWidget())])
        window.show_page("workshop")
        assert window.rail.entry_keys() == ["workshop"]
        assert window.current_page() == "workshop"


class TestHistory:
    """Back and forward."""

    def test_back_and_forward_go_through_what_was_seen(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.show_page("tickets", "T-1")
        window.record("T-2")
        with qtbot.waitSignal(window.page_shown) as told:
            QTest.keyClick(window, Qt.Key.Key_Left, ALT)
        assert told.args == ["tickets", "T-1"]
        with qtbot.waitSignal(window.page_shown) as told:
            _click(_named(window, "Back"))
        assert told.args == ["day", None]
        with qtbot.waitSignal(window.page_shown) as told:
            QTest.keyClick(window, Qt.Key.Key_Right, ALT)
        assert told.args == ["tickets", "T-1"]

    def test_a_new_page_after_back_forgets_what_was_ahead(self, window: MainWindow) -> None:
        window.show_page("tickets", "T-1")
        window.go_back()
        window.show_page("sync")
        assert not _named(window, "Forward").isEnabled()
        assert _named(window, "Back").isEnabled()

    def test_seeing_the_same_again_is_remembered_once(self, window: MainWindow) -> None:
        window.show_page("tickets", "T-1")
        window.show_page("tickets", "T-1")
        window.go_back()
        assert window.current_page() == "day"

    def test_the_buttons_of_the_mouse_work_over_a_list(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        window.show_page("tickets")
        middle = window.rect().center()
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, pos=middle)
        qtbot.waitUntil(lambda: window.current_page() == "day")
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton, pos=middle)
        qtbot.waitUntil(lambda: window.current_page() == "tickets")


class TestKeys:
    """Keys of the whole window."""

    def test_scan_and_sync_have_their_keys(self, window: MainWindow, qtbot: QtBot) -> None:
        with qtbot.waitSignal(window.scan_requested):
            QTest.keyClick(window, Qt.Key.Key_F2)
        with qtbot.waitSignal(window.sync_requested):
            QTest.keyClick(window, Qt.Key.Key_F5)

    def test_f6_goes_round_the_zones(self, window: MainWindow) -> None:
        _entry(window, "Ma journée").setFocus()
        seen = []
        for _ in range(3):
            focus = window.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, Qt.Key.Key_F6)
            seen.append(type(window.focusWidget()).__name__)
        assert seen == ["SearchField", "QPushButton", "QToolButton"]
        focus = window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert type(window.focusWidget()).__name__ == "QPushButton"


class TestSearch:
    """Search-anything."""

    def _field(self, window: MainWindow) -> QLineEdit:
        QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
        field = window.top_bar.search
        assert field.hasFocus()
        return field

    def test_typing_asks_and_the_results_hang_below(self, window: MainWindow, qtbot: QtBot) -> None:
        field = self._field(window)
        with qtbot.waitSignal(window.search_requested) as told:
            QTest.keyClicks(field, "4217")
        assert told.args == ["4217"]
        window.set_search_results("4217", GROUPS)
        assert window.top_bar.search.results_shown()

    def test_arrows_pass_over_headings_and_enter_chooses(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        field = self._field(window)
        QTest.keyClicks(field, "4217")
        window.set_search_results("4217", GROUPS)
        QTest.keyClick(field, Qt.Key.Key_Down)
        with qtbot.waitSignal(window.search_chosen) as told:
            QTest.keyClick(field, Qt.Key.Key_Return)
        assert told.args == ["T-1"]
        assert field.text() == ""
        assert not window.top_bar.search.results_shown()

    def test_a_click_chooses(self, window: MainWindow, qtbot: QtBot) -> None:
        field = self._field(window)
        QTest.keyClicks(field, "4217")
        window.set_search_results("4217", GROUPS)
        results = next(v for v in window.findChildren(QListView) if v.accessibleName() == "Results")
        point = results.visualRect(results.model().index(1, 0)).center()
        with qtbot.waitSignal(window.search_chosen) as told:
            QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert told.args == ["A-1"]

    def test_enter_before_the_results_gives_the_text(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        field = self._field(window)
        window.set_search_results("42", GROUPS)
        QTest.keyClicks(field, "004217")
        with (
            qtbot.assertNotEmitted(window.search_chosen),
            qtbot.waitSignal(window.search_submitted) as told,
        ):
            QTest.keyClick(field, Qt.Key.Key_Return)
        assert told.args == ["004217"]

    def test_late_results_of_another_text_are_dropped(self, window: MainWindow) -> None:
        field = self._field(window)
        QTest.keyClicks(field, "42")
        window.set_search_results("4", GROUPS)
        assert not window.top_bar.search.results_shown()

    def test_escape_closes_then_empties_then_leaves(self, window: MainWindow) -> None:
        field = self._field(window)
        QTest.keyClicks(field, "42")
        window.set_search_results("42", GROUPS)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert (window.top_bar.search.results_shown(), field.text()) == (False, "42")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert (field.text(), field.hasFocus()) == ("", True)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert not field.hasFocus()

    def test_nothing_found_is_said(self, window: MainWindow) -> None:
        field = self._field(window)
        QTest.keyClicks(field, "zzz")
        window.set_search_results("zzz", [])
        assert window.top_bar.search.results_shown()

    def test_results_are_replaced_by_those_of_the_next_text(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        field = self._field(window)
        QTest.keyClicks(field, "4")
        window.set_search_results("4", GROUPS)
        QTest.keyClicks(field, "2")
        window.set_search_results("42", GROUPS[:1])
        with qtbot.waitSignal(window.search_chosen) as told:
            QTest.keyClick(field, Qt.Key.Key_Return)
        assert told.args == ["A-1"]


class TestSyncState:
    """What the top bar tells of the way to the portal."""

    @pytest.mark.parametrize(
        ("state", "words"),
        [
            (SyncState(SyncPhase.UP_TO_DATE), "Up to date"),
            (SyncState(SyncPhase.OFFLINE), "Offline"),
            (SyncState(SyncPhase.OFFLINE, waiting=4), "Offline · 4 action(s) to send"),
            (SyncState(SyncPhase.WAITING, waiting=1), "1 action(s) to send"),
            (SyncState(SyncPhase.WORKING), "Synchronising"),
            (SyncState(SyncPhase.WORKING, waiting=2), "Sending 2 action(s)"),
            (SyncState(SyncPhase.UNREACHABLE, next_try_s=30), "Portal unreachable"),
            (SyncState(SyncPhase.OFFLINE, to_decide=2), "Offline · 2 action(s) to decide"),
            (SyncState(SyncPhase.UP_TO_DATE, to_decide=2), "2 action(s) to decide"),
            (SyncState(SyncPhase.SIGNED_OUT, waiting=4), "Session expired · 4 action(s) to send"),
        ],
    )
    def test_it_says_in_words_what_the_dot_shows(
        self, window: MainWindow, state: SyncState, words: str
    ) -> None:
        window.set_sync_state(state)
        assert window.top_bar.sync_words() == words

    def test_a_click_on_it_asks_for_its_page(self, window: MainWindow, qtbot: QtBot) -> None:
        window.set_sync_state(SyncState(SyncPhase.UNREACHABLE, next_try_s=30))
        button = _named(window, "Portal unreachable")
        assert "30" in button.accessibleDescription()
        with qtbot.waitSignal(window.sync_clicked):
            _click(button)

    def test_the_running_visit_shows_its_clock(self, window: MainWindow, qtbot: QtBot) -> None:
        window.top_bar.set_running_visit("Mairie de Valbrune", 27 * 60)
        button = _named(window, "Mairie de Valbrune")
        assert button.text() == "Mairie de Valbrune · 0:27"
        with qtbot.waitSignal(window.visit_clicked):
            _click(button)
        window.top_bar.set_running_visit("Mairie de Valbrune", 30 * 60, paused=True)
        assert button.text() == "Mairie de Valbrune · 0:30, paused"
        window.top_bar.clear_running_visit()
        assert not button.isVisible()


class TestNotices:
    """What is said in the window, and answered."""

    def test_a_notice_gives_back_its_token(self, window: MainWindow, qtbot: QtBot) -> None:
        window.show_notice("Une action a été refusée.", Tone.DANGER, "Voir", token="T-1")
        with qtbot.waitSignal(window.notice_acted) as told:
            _click(_named(window, "Voir"))
        assert told.args == ["T-1"]
        assert window.notice.text() == ""

    def test_a_toast_offers_to_undo(self, window: MainWindow, qtbot: QtBot) -> None:
        window.show_toast("Intervention terminée", undo="V-1")
        with qtbot.waitSignal(window.undone) as told:
            _click(window.toast.findChildren(QPushButton)[0])
        assert told.args == ["V-1"]


class TestPictures:
    """Pictures dropped on the window and pasted into it."""

    def test_dropped_files_are_told_together_wherever_they_fall(
        self, window: MainWindow, tmp_path: Path, qtbot: QtBot
    ) -> None:
        paths = (tmp_path / "a.jpg", tmp_path / "b.png")
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        data.setText("\n".join(map(str, paths)))  # as file managers add
        search = window.top_bar.search
        on_a_field = search.mapTo(window, search.rect().center())
        with qtbot.waitSignal(window.pictures_brought) as told:
            assert drop_on(window, data, on_a_field)
        assert told.args == [paths]
        assert not search.text()

    def test_a_picture_dragged_from_a_page_is_read(self, window: MainWindow, qtbot: QtBot) -> None:
        data = QMimeData()
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(QColor("red"))
        data.setImageData(picture)
        data.setUrls([QUrl("https://www.example/photo.jpg")])
        with qtbot.waitSignal(window.picture_pasted) as told:
            assert drop_on(window, data, QPoint(400, 300))
        assert told.args is not None
        assert told.args[0].size() == picture.size()

    def test_of_an_address_alone_nothing_is_fetched(self, window: MainWindow, qtbot: QtBot) -> None:
        data = QMimeData()
        data.setUrls([QUrl("https://www.example/photo.jpg")])
        with qtbot.waitSignal(window.link_brought) as told:
            assert drop_on(window, data, QPoint(400, 300))
        assert told.args == ["https://www.example/photo.jpg"]

    def test_words_are_left_to_the_field_that_they_fall_on(self, window: MainWindow) -> None:
        data = QMimeData()
        data.setText("004217")
        assert not drop_on(window, data, QPoint(400, 300))

    def test_pictures_can_be_opened_from_anywhere(self, window: MainWindow, qtbot: QtBot) -> None:
        window.focus_search()
        with qtbot.waitSignal(window.pictures_asked):
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_O, CONTROL)

    def test_a_picture_is_pasted_even_while_a_field_has_the_keyboard(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(QColor("red"))
        QGuiApplication.clipboard().setImage(picture)
        window.focus_search()
        with qtbot.waitSignal(window.picture_pasted) as told:
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_V, CONTROL)
        assert told.args is not None
        assert told.args[0].size() == picture.size()

    def test_words_are_pasted_where_the_caret_is(self, window: MainWindow, qtbot: QtBot) -> None:
        QGuiApplication.clipboard().setText("004217")
        window.focus_search()
        with qtbot.assertNotEmitted(window.picture_pasted):
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_V, CONTROL)
        assert window.top_bar.search.text() == "004217"


class TestGeometry:
    """Where the window was, and how large."""

    def test_the_window_comes_back_as_large_as_it_was(
        self, theme: Theme, settings: QSettings, qtbot: QtBot
    ) -> None:
        first = MainWindow(theme, settings)
        qtbot.addWidget(first)
        first.resize(SIZE.window_narrowest, SIZE.window_shortest + 20)
        first.show()
        qtbot.waitExposed(first)
        size = first.size()
        first.close()
        second = MainWindow(theme, settings)
        qtbot.addWidget(second)
        assert second.size() == size

    def test_unreadable_settings_do_not_stop_the_window(
        self, theme: Theme, settings: QSettings, qtbot: QtBot
    ) -> None:
        settings.setValue("window/geometry", "not a geometry")
        window = MainWindow(theme, settings)
        qtbot.addWidget(window)
        assert window.width() >= SIZE.window_narrowest
