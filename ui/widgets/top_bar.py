"""The bar over every page: back and forward, search-anything, the running visit, sync state."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.search import SearchField
from ui.widgets.sync_state import SyncState, SyncStateButton

TICK_MS = 5_000  # the clock shows minutes


class TopBar(QFrame):
    """Signals: `back`, `forward`, `sync_clicked`, `visit_clicked`; the field is `search`."""

    back = Signal()
    forward = Signal()
    sync_clicked = Signal()
    visit_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no visit, an up-to-date state and nowhere to go back to."""
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._theme = theme
        self._back = IconButton(theme, "arrow-left", self.tr("Back (Alt+Left)"))
        self._forward = IconButton(theme, "arrow-right", self.tr("Forward (Alt+Right)"))
        self._back.clicked.connect(self.back)
        self._forward.clicked.connect(self.forward)
        self.search = SearchField(theme, self)
        self.search.setMaximumWidth(SIZE.search)
        self.search.setMinimumWidth(SIZE.search // 2)
        self._visit_title = ""
        self._visit_before_s = 0
        self._visit_paused = False
        self._since_told = QElapsedTimer()
        self._visit = Button(theme, "", ButtonKind.QUIET, icon="clock")
        self._visit.setFont(theme.font(TextStyle.BODY, figures=True))
        self._visit.clicked.connect(self.visit_clicked)
        self._visit.hide()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_visit)
        self._sync = SyncStateButton(theme)
        self._sync.clicked.connect(self.sync_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_8, 0, SIZE.space_8, 0)
        row.setSpacing(SIZE.space_4)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addSpacing(SIZE.space_4)
        row.addWidget(self.search, SIZE.search)
        row.addStretch(1)
        row.addWidget(self._visit, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sync, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_history(can_go_back=False, can_go_forward=False)
        theme.changed.connect(self._dress)
        self._dress()

    def set_history(self, *, can_go_back: bool, can_go_forward: bool) -> None:
        """Tell whether there is something to go back or forward to."""
        self._back.setEnabled(can_go_back)
        self._forward.setEnabled(can_go_forward)

    def set_sync_state(self, state: SyncState) -> None:
        """Show another sync state."""
        self._sync.set_state(state)

    def sync_words(self) -> str:
        """Return what the sync state says."""
        return self._sync.text()

    def set_running_visit(self, title: str, elapsed_s: int, *, paused: bool = False) -> None:
        """Show the visit with `elapsed_s` seconds of work, and count on from there."""
        self._visit_title = title
        self._visit_before_s = elapsed_s
        self._visit_paused = paused
        self._since_told.start()
        self._tick.start()
        self._visit.show()
        self._show_visit()

    def clear_running_visit(self) -> None:
        """Show that no visit runs."""
        self._tick.stop()
        self._visit.hide()

    @Slot()
    def _dress(self) -> None:
        self.setFixedHeight(self._theme.scaled(SIZE.top_bar))
        self._visit.setFont(self._theme.font(TextStyle.BODY, figures=True))

    @Slot()
    def _show_visit(self) -> None:
        since_s = 0 if self._visit_paused else self._since_told.elapsed() // 1000
        minutes = (self._visit_before_s + since_s) // 60
        title = self._visit.fontMetrics().elidedText(
            self._visit_title, Qt.TextElideMode.ElideRight, SIZE.visit_title
        )
        shown = f"{title} · {minutes // 60}:{minutes % 60:02d}"
        if self._visit_paused:
            shown = self.tr("{visit}, paused").format(visit=shown)
        self._visit.set_label(shown, icon="pause" if self._visit_paused else "clock")
