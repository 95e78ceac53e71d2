"""The window around the pages: rail, top bar, history, keyboard, pictures dropped or pasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import icons
from ui.brought import Brought, brought, is_brought, taker
from ui.theme import SIZE, Theme, Tone
from ui.widgets.notices import NoticeBar, Toast
from ui.widgets.rail import Rail, RailEntry
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.search import SearchGroup
from ui.widgets.sync_state import SyncState
from ui.widgets.top_bar import TopBar

GEOMETRY = "window/geometry"


@dataclass(frozen=True)
class Page:
    """A page as the window knows it. Without a widget it is a rail entry that only tells.

    `zones` are the widgets that F6 goes through, the page itself when there are none. Messages
    that go by themselves stand over `message_over`, else over the page.
    """

    key: str
    icon: str
    label: str
    widget: QWidget | None = None
    shortcut: str = ""
    in_rail: bool = True
    at_bottom: bool = False
    zones: tuple[QWidget, ...] = ()
    message_over: QWidget | None = None


@dataclass(frozen=True)
class Place:
    """A page and what it showed: what back and forward go through."""

    key: str
    argument: object = None


class MainWindow(ReadingOrder, QWidget):
    """Pages are handed in, intents come out as signals; no business object is known here."""

    page_shown = Signal(str, object)
    entry_chosen = Signal(str)
    search_requested = Signal(str)
    search_chosen = Signal(object)
    search_submitted = Signal(str)
    scan_requested = Signal()
    sync_requested = Signal()
    sync_clicked = Signal()
    visit_clicked = Signal()
    pictures_brought = Signal(object)
    """Paths of what was dropped or pasted; whether they are pictures is found out on reading."""
    picture_pasted = Signal(QImage)
    link_brought = Signal(str)
    """An address on the web that was dropped, without the picture behind it."""
    pictures_asked = Signal()
    notice_acted = Signal(object)
    undone = Signal(object)
    closing = Signal()

    def __init__(self, theme: Theme, settings: QSettings) -> None:
        """Build the empty window; `settings` remembers where it was and how large."""
        super().__init__()
        self._settings = settings
        self._pages: dict[str, Page] = {}
        self._history: list[Place] = []
        self._at = -1
        self._page_shortcuts: list[QShortcut] = []
        self._notice_token: object = None
        self._veiled = False
        self.setWindowTitle(QApplication.applicationDisplayName() or "OrdiDesk")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(SIZE.window_narrowest, SIZE.window_shortest)
        self.setAcceptDrops(True)
        self.rail = Rail(theme)
        self.top_bar = TopBar(theme)
        self.notice = NoticeBar(theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self.toast = Toast(theme, self._content)
        self._connect()
        self._restore_geometry()

    def set_pages(self, pages: Sequence[Page]) -> None:
        """Register the pages of a role, in the order of the rail, and forget the history."""
        for page in self._pages.values():
            if page.widget is not None:
                self._stack.removeWidget(page.widget)
        for shortcut in self._page_shortcuts:
            shortcut.deleteLater()
        self._pages = {page.key: page for page in pages}
        self._history, self._at = [], -1
        self._page_shortcuts = []
        for page in pages:
            if page.widget is not None:
                self._stack.addWidget(page.widget)
                page.widget.setAccessibleName(page.widget.accessibleName() or page.label)
                self._add_page_shortcut(page)
        self.rail.set_entries(
            [
                RailEntry(page.key, page.icon, page.label, page.shortcut, page.at_bottom)
                for page in pages
                if page.in_rail
            ]
        )
        self._show_history()

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page and remember it for back; `page_shown` tells it what to open.

        Raises KeyError for a page that was not registered with a widget.
        """
        if self._pages[key].widget is None:
            raise KeyError(key)
        self._remember(Place(key, argument))
        self._show_current()

    def record(self, argument: object) -> None:
        """Remember that the page in front now shows `argument`, for back and forward."""
        if self._at >= 0:
            self._remember(Place(self._history[self._at].key, argument))

    def current_page(self) -> str:
        """Return the key of the page in front, empty before the first."""
        return self._history[self._at].key if self._at >= 0 else ""

    @Slot()
    def go_back(self) -> None:
        """Show what was seen before."""
        if self._at > 0:
            self._at -= 1
            self._show_current()

    @Slot()
    def go_forward(self) -> None:
        """Show again what back left."""
        if self._at < len(self._history) - 1:
            self._at += 1
            self._show_current()

    def set_sync_state(self, state: SyncState) -> None:
        """Show another sync state in the top bar."""
        self.top_bar.set_sync_state(state)

    def set_search_results(self, text: str, groups: Sequence[SearchGroup]) -> None:
        """Hang the results for `text` below the search field."""
        self.top_bar.search.set_results(text, groups)

    def show_notice(
        self, text: str, tone: Tone = Tone.INFO, action: str = "", token: object = None
    ) -> None:
        """Say something over the page; its action gives `token` back by `notice_acted`."""
        self._notice_token = token
        self.notice.show_message(text, tone, action)

    def notice_is(self, *kinds: type[object]) -> bool:
        """Tell whether what is said over the page gives back a token of one of these kinds."""
        return isinstance(self._notice_token, kinds)

    def show_toast(self, text: str, undo: object = None, action: str = "") -> None:
        """Say something for a few seconds; `undo` comes back by `undone` when asked for.

        A `Place` comes back as well; `action` then says what the button leads to.
        """
        self.toast.show_message(text, undo, action)

    @Slot()
    def focus_search(self) -> None:
        """Put the caret in the search field, its text chosen."""
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    @Slot(str)
    def search_for(self, text: str) -> None:
        """Type a text into the search field, as the person would."""
        self.focus_search()
        self.top_bar.search.search_for(text)

    def set_veiled(self, *, veiled: bool) -> None:
        """Take everything out of sight and out of reach, or show it again."""
        self._veiled = veiled
        self.rail.setVisible(not veiled)
        self._content.setVisible(not veiled)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(not veiled)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window's own input: lists and fields keep these events from their parents."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was."""
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's back and forward buttons, and pictures dropped or pasted anywhere.

        Here and not in the widgets: a field would take a file's name for a text.
        """
        if watched is not self.windowHandle() or self._veiled:
            return False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.BackButton:
                self.go_back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.go_forward()
                return True
        if isinstance(event, QDropEvent):  # entering and moving are drops that have not happened
            return self._take_drop(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._paste_picture()
        return False

    def _take_drop(self, event: QDropEvent) -> bool:
        if not is_brought(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            under = self.childAt(event.position().toPoint())
            self._hand_over(brought(event.mimeData()), under)
        return True

    def _hand_over(self, what: Brought, to: QWidget | None) -> None:
        """Let the part under the pointer or with the caret keep it; else it may be a label."""
        keeper = taker(to)
        if keeper is None or not keeper.take_brought(what):
            self.tell_brought(what)

    @Slot(object)
    def tell_brought(self, what: Brought) -> None:
        """Tell of what may be a label."""
        if what.files:
            self.pictures_brought.emit(what.files)
        elif what.picture is not None:
            self.picture_pasted.emit(what.picture)
        elif what.link:
            self.link_brought.emit(what.link)

    def _lay_out(self) -> None:
        self._content = QWidget()
        right = QVBoxLayout(self._content)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.notice)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._content, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._choose_entry)
        self.top_bar.back.connect(self.go_back)
        self.top_bar.forward.connect(self.go_forward)
        self.top_bar.sync_clicked.connect(self.sync_clicked)
        self.top_bar.visit_clicked.connect(self.visit_clicked)
        self.top_bar.search.requested.connect(self.search_requested)
        self.top_bar.search.chosen.connect(self.search_chosen)
        self.top_bar.search.submitted.connect(self.search_submitted)
        self.notice.acted.connect(self._act_on_notice)
        self.toast.undone.connect(self.undone)
        for keys, slot in (
            ("Ctrl+K", self.focus_search),
            ("F2", self.scan_requested.emit),
            ("Ctrl+O", self.pictures_asked.emit),
            ("F5", self.sync_requested.emit),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("F6", self._next_zone),
            ("Shift+F6", self._previous_zone),
            ("Ctrl+PgDown", self._next_page),
            ("Ctrl+PgUp", self._previous_page),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _restore_geometry(self) -> None:
        saved = self._settings.value(GEOMETRY)
        if isinstance(saved, QByteArray) and self.restoreGeometry(saved):
            return
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(min(SIZE.window_width, room.width()), min(SIZE.window_height, room.height()))

    def _add_page_shortcut(self, page: Page) -> None:
        if not page.shortcut:
            return
        shortcut = QShortcut(QKeySequence(page.shortcut), self)
        shortcut.activated.connect(lambda: self.show_page(page.key))
        self._page_shortcuts.append(shortcut)

    def _remember(self, place: Place) -> None:
        if self._at >= 0 and self._history[self._at] == place:
            return
        self._history = [*self._history[: self._at + 1], place]
        self._at += 1
        self._show_history()

    def _show_current(self) -> None:
        place = self._history[self._at]
        widget = self._pages[place.key].widget
        if widget is not None:
            self._turn_to(widget)
            self.toast.stand_over(self._pages[place.key].message_over)
        self.rail.choose(place.key)
        self._show_history()
        self.page_shown.emit(place.key, place.argument)

    def _turn_to(self, page: QWidget) -> None:
        """Bring a page forward, the keyboard with it: to where it was there, else to the page.

        Left to itself Qt puts it on whichever control of the page was made first.
        """
        leaves_with_it = _holds(self._stack, self.focusWidget())
        if leaves_with_it and self._stack.currentWidget() is not page:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentWidget(page)
        if self.focusWidget() is self:
            was: QWidget | None = page.focusWidget()
            (page if was is None else was).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_history(self) -> None:
        self.top_bar.set_history(
            can_go_back=self._at > 0, can_go_forward=self._at < len(self._history) - 1
        )

    def _paste_picture(self) -> bool:
        what = brought(QGuiApplication.clipboard().mimeData())
        if not what or what.link:  # an address is pasted as the text that it is
            return False
        self._hand_over(what, self.focusWidget())
        return True

    @Slot(str)
    def _choose_entry(self, key: str) -> None:
        if self._pages[key].widget is not None:
            self.show_page(key)
            return
        self.rail.choose(self.current_page())
        self.entry_chosen.emit(key)

    @Slot()
    def _act_on_notice(self) -> None:
        self.notice.clear()
        self.notice_acted.emit(self._notice_token)

    @Slot()
    def _next_zone(self) -> None:
        self._go_to_zone(1)

    @Slot()
    def _previous_zone(self) -> None:
        self._go_to_zone(-1)

    def _go_to_zone(self, step: int) -> None:
        page = self._pages.get(self.current_page())
        inside = [zone for zone in page.zones if zone.isVisible()] if page else []
        if not inside and page and page.widget:
            inside = [page.widget]
        zones: list[QWidget] = [self.rail, self.top_bar, *inside]
        focus = self.focusWidget()
        inside_of = (n for n, zone in enumerate(zones) if _holds(zone, focus))
        here = next(inside_of, 1 if step > 0 else 0)
        target = zones[(here + step) % len(zones)]
        if target is self.rail:
            self.rail.focus_current()
        elif target is self.top_bar:
            self.focus_search()
        else:
            _focus_inside(target)

    @Slot()
    def _next_page(self) -> None:
        self._step_page(1)

    @Slot()
    def _previous_page(self) -> None:
        self._step_page(-1)

    def _step_page(self, step: int) -> None:
        keys = [key for key in self.rail.entry_keys() if self._pages[key].widget is not None]
        if not keys:
            return
        current = self.current_page()
        here = keys.index(current) if current in keys else -1 if step > 0 else 0
        self.show_page(keys[(here + step) % len(keys)])


def _holds(zone: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (zone is focus or zone.isAncestorOf(focus))


def _focus_inside(zone: QWidget) -> None:
    """Put the keyboard on the zone, or on the first thing in it that takes it."""
    reason = Qt.FocusReason.ShortcutFocusReason
    if zone.focusPolicy() & Qt.FocusPolicy.TabFocus:
        zone.setFocus(reason)
        return
    for widget in zone.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            widget.setFocus(reason)
            return
