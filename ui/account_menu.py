"""The menu behind the person's name: the look, the settings, the lock, help, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.look_choice import THEME
from ui.pages.context import PageContext
from ui.theme import SchemeChoice

SETTINGS_KEYS = "Ctrl+,"


class AccountMenu(QMenu):
    """Built anew each time it is opened; it goes when it is closed."""

    settings_asked = Signal()
    devices_asked = Signal()
    pin_asked = Signal()
    lock_asked = Signal()
    about_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        """Show what can be done as it is now."""
        super().__init__(parent)
        self._preferences = context.preferences
        self._add_looks(context.theme.choice)
        self.addSeparator()
        settings = self.addAction(self.tr("Settings…"))
        settings.setShortcut(QKeySequence(SETTINGS_KEYS))
        # The window has the keys, too: here they are only shown.
        settings.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        settings.triggered.connect(self.settings_asked)
        self.addAction(self.tr("Devices…")).triggered.connect(self.devices_asked)
        self.addAction(self.tr("PIN of the lock…")).triggered.connect(self.pin_asked)
        self.addAction(self.tr("Lock now")).triggered.connect(self.lock_asked)
        self.addSeparator()
        self.addAction(self.tr("About OrdiDesk…")).triggered.connect(self.about_asked)
        support = context.support
        if support is not None:
            self.addAction(self.tr("Copy the diagnostics")).triggered.connect(support.copy)
            self.addAction(self.tr("Open the folder of logs")).triggered.connect(support.open_logs)
        self.addSeparator()
        self.addAction(self.tr("Sign out")).triggered.connect(self.sign_out_asked)
        self.aboutToHide.connect(self.deleteLater)

    def open_beside(self, rail: QWidget) -> None:
        """Open beside the end of the rail, or at the pointer where there is none."""
        corner = rail.mapToGlobal(QPoint(rail.width(), rail.height()))
        if rail.isVisible():
            self.popup(QPoint(corner.x(), corner.y() - self.sizeHint().height()))
        else:
            self.popup(QCursor.pos())

    def _add_looks(self, current: SchemeChoice) -> None:
        for choice, label in (
            (SchemeChoice.SYSTEM, self.tr("Light or dark as the system")),
            (SchemeChoice.LIGHT, self.tr("Light")),
            (SchemeChoice.DARK, self.tr("Dark")),
        ):
            action = self.addAction(label)
            action.setCheckable(True)
            action.setChecked(current is choice)
            action.setEnabled(self._preferences.found.is_free(THEME))
            action.triggered.connect(self._chooser(choice))

    def _chooser(self, choice: SchemeChoice) -> Callable[[], None]:
        return lambda: self._preferences.remember(THEME, choice.value)
