"""About the app: its name and mark, which version it is, and the licences of what it holds."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

import resources
from ordidesk.laptop.version import told_version
from ui import icons
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.dialogs import FormDialog
from ui.widgets.text import text_label

LICENCES = "LICENCES-THIRD-PARTY.txt"
"""Beside the program where it was built into a bundle."""
_SHIPPED = ("fonts/LICENSE-inter.txt", "icons/LICENSE-lucide.txt")


class AboutDialog(FormDialog):
    """The first thing that support asks for is the version: it can be chosen and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show what this app is."""
        translate = QCoreApplication.translate
        super().__init__(
            theme,
            translate("AboutDialog", "About OrdiDesk"),
            "",
            "",
            cancel=translate("AboutDialog", "Close"),
            parent=parent,
        )
        self.setMinimumWidth(SIZE.wide_dialog)
        self.main_button.hide()
        self.finished.connect(self.deleteLater)
        mark, ratio = QLabel(), self.devicePixelRatioF()
        mark.setPixmap(theme.pixmap(icons.APP_ICON, theme.colors.accent, SIZE.target_field, ratio))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label("OrdiDesk", TextStyle.TITLE, strong=True))
        words.addWidget(
            text_label(self.tr("The desktop of an IT support company"), tone="secondary")
        )
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_16)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        licences = QPlainTextEdit(licence_text())
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        licences.setMinimumHeight(SIZE.preview_least)
        name = self.tr("Licences of what it holds")
        licences.setAccessibleName(name)
        self.body.addLayout(head)
        self.body.addWidget(text_label(told_version(), selectable=True))
        self.body.addSpacing(SIZE.space_8)
        self.body.addWidget(text_label(name, TextStyle.LABEL, strong=True))
        self.body.addWidget(licences, 1)


def licence_text() -> str:
    """Return the licences that came with a bundle; from its source, those that ship with it."""
    beside = Path(sys.executable).parent / LICENCES
    if getattr(sys, "frozen", False) and beside.is_file():
        return beside.read_text("utf-8")
    said = "OrdiDesk: Apache License 2.0"
    return "\n\n".join([said, *(resources.read_text(path).strip() for path in _SHIPPED)])
