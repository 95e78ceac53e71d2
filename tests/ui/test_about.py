"""What the app says of itself: which version it is, and the licences of what it holds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ordidesk.laptop.version import told_version
from tests.support.seen import has_button, words_on
from ui.pages.about_dialog import LICENCES, AboutDialog
from ui.theme import Theme


def test_it_tells_the_version_and_the_licences(theme: Theme, qtbot: QtBot) -> None:
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert told_version() in words_on(dialog)
    assert has_button(dialog, "Close")
    (licences,) = dialog.findChildren(QPlainTextEdit)
    assert licences.isReadOnly()
    for said in ("Apache License 2.0", "SIL Open Font License", "ISC License"):
        assert said in licences.toPlainText()


def test_what_was_built_shows_the_licences_beside_the_program(
    theme: Theme, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / LICENCES).write_text("Qt 6: LGPL-3.0", encoding="utf-8")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ordidesk"))
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    (licences,) = dialog.findChildren(QPlainTextEdit)
    assert licences.toPlainText() == "Qt 6: LGPL-3.0"
