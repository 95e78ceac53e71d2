"""The first start on a laptop: portal, camera, printer; each step can be skipped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ui import icons
from ui.cameras import Cameras
from ui.pages.first_run_camera import CameraStep
from ui.pages.first_run_portal import Ask, PortalStep
from ui.pages.first_run_printer import PrinterStep
from ui.preferences import Preferences
from ui.printers import Printers
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.text import text_label
from ui.workers import Worker

PORTAL = "portal.address"


class FirstRun(QWidget):
    """``finished`` once all three steps were seen or skipped; closing it ends the app."""

    finished = Signal()

    def __init__(  # noqa: PLR0913 - the machine is handed in for the tests
        self,
        theme: Theme,
        preferences: Preferences,
        worker: Worker,
        ask: Ask,
        make_cameras: Callable[[], Cameras],
        *,
        printers: Printers | None = None,
        clock: Callable[[], datetime],
        zone: str,
    ) -> None:
        """Show the first step; the portal's is left out where it is decided elsewhere."""
        super().__init__()
        self._preferences = preferences
        self.setWindowTitle("OrdiDesk")
        known = printers or Printers(preferences)
        address = preferences.settings.portal.address
        self._portal = PortalStep(theme, worker, ask, make_cameras, address)
        self._portal.done.connect(self._keep_portal)
        self._steps: list[tuple[str, PortalStep | CameraStep | PrinterStep]] = [
            (self.tr("Your portal"), self._portal),
            (self.tr("Your camera"), CameraStep(theme, make_cameras)),
            (self.tr("Your printer"), PrinterStep(theme, known, clock, zone)),
        ]
        if not preferences.found.is_free(PORTAL):
            del self._steps[0]
        self._at = 0
        self._number = text_label("", TextStyle.LABEL, tone="secondary")
        self._title = text_label("", TextStyle.TITLE, strong=True, wrap=True)
        self._stack = QStackedWidget()
        for _title, step in self._steps:
            self._stack.addWidget(step)
        self._back = Button(theme, self.tr("Back"), ButtonKind.QUIET, field=True)
        self._skip = Button(theme, self.tr("Skip this step"), ButtonKind.QUIET, field=True)
        self._next = Button(theme, self.tr("Go on"), ButtonKind.PRIMARY, field=True)
        self._lay_out()
        self._back.clicked.connect(self._go_back)
        self._skip.clicked.connect(self._skip_step)
        self._next.clicked.connect(self._go_on)

    def _lay_out(self) -> None:
        mark = QLabel()
        size = QSize(SIZE.icon_large, SIZE.icon_large)
        mark.setPixmap(icons.app_icon().pixmap(size, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._number)
        words.addWidget(self._title)
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_16)
        head.addWidget(mark)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZE.space_8)
        buttons.addWidget(self._back)
        buttons.addStretch()
        buttons.addWidget(self._skip)
        buttons.addWidget(self._next)
        card = QFrame()
        card.setObjectName("card")
        card.setMaximumSize(SIZE.photo_width, SIZE.photo_height)
        column = QVBoxLayout(card)
        column.setContentsMargins(SIZE.space_32, SIZE.space_24, SIZE.space_32, SIZE.space_24)
        column.setSpacing(SIZE.space_16)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        page = QHBoxLayout(self)
        page.setContentsMargins(SIZE.space_16, SIZE.space_16, SIZE.space_16, SIZE.space_16)
        page.addWidget(card)

    def begin(self) -> None:
        """Show the first step."""
        self._show(0)

    def take_scan(self, text: str) -> None:
        """Take what a USB scanner read: the portal's code, in its step."""
        if self._steps[self._at][1] is self._portal:
            self._portal.take_scan(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the camera go."""
        for _title, step in self._steps:
            step.end()
        super().closeEvent(event)

    def _show(self, at: int) -> None:
        self._at = at
        title, step = self._steps[at]
        self._number.setText(
            self.tr("Step {number} of {count}").format(number=at + 1, count=len(self._steps))
        )
        self._title.setText(title)
        self._back.setVisible(at > 0)
        last = at == len(self._steps) - 1
        self._skip.setVisible(not last)
        self._next.set_label(self.tr("Sign in") if last else self.tr("Go on"))
        self._stack.setCurrentWidget(step)
        step.begin()

    @Slot(str)
    def _keep_portal(self, address: str) -> None:
        self._preferences.remember(PORTAL, address)
        self._leave_step()

    @Slot()
    def _go_on(self) -> None:
        if self._steps[self._at][1] is self._portal:
            self._portal.go_on()
        else:
            self._leave_step()

    @Slot()
    def _skip_step(self) -> None:
        self._leave_step()

    def _leave_step(self) -> None:
        if self._at + 1 < len(self._steps):
            self._show(self._at + 1)
        else:
            self.finished.emit()

    @Slot()
    def _go_back(self) -> None:
        self._show(self._at - 1)
