"""A text that names no record: what it is taken for, and what can be done with it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ordidesk.domain.assets import RegisterAsset
from ordidesk.queries.labels import Resolved
from ordidesk.queries.near import near
from ui.models.scan_rows import near_row
from ui.pages.context import PageContext
from ui.scan_words import unknown_words
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.number_field import NumberLabel
from ui.widgets.row_list import RowList
from ui.widgets.text import text_label

_LONGEST_SHOWN = 200
"""Characters: a QR code may hold four thousand."""


_UNBROKEN = re.compile(r"(\S{24})(?=\S)")
"""A label breaks lines between words only: what has none would widen the window."""


class UnknownCode(Card):
    """`register_asked` to make a machine of it, `search_asked` to look for it elsewhere."""

    meant = Signal(str)
    """The number that was meant, or the serial number of what has none."""
    register_asked = Signal(object)
    search_asked = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show nothing until ``show_code``."""
        super().__init__(parent=parent)
        self._context = context
        self._found: Resolved | None = None
        self._meant: dict[str, str] = {}
        theme = context.theme
        self._icon = QLabel()
        self._text = NumberLabel(theme)
        self._text.setWordWrap(True)
        self._sentence = text_label("", TextStyle.HEADING, strong=True, wrap=True)
        self._help = text_label("", TextStyle.BODY, tone="secondary", wrap=True)
        self._register = Button(
            theme, self.tr("Register this number…"), ButtonKind.PRIMARY, icon="plus", field=True
        )
        self._register.setShortcut(MAIN_ACTION)
        self._copy = Button(theme, self.tr("Copy"), icon="copy", field=True)
        self._search = Button(theme, self.tr("Search…"), icon="search", field=True)
        self._near_heading = text_label(self.tr("Did you mean…"), TextStyle.BODY, strong=True)
        self._near = RowList(theme, self.tr("Did you mean…"), height=SIZE.row)
        self._near.setObjectName("flush_list")
        taps = QHBoxLayout()
        taps.setSpacing(SIZE.space_8)
        for button in (self._register, self._copy, self._search):
            taps.addWidget(button)
        taps.addStretch()
        words = QVBoxLayout()
        words.setSpacing(SIZE.space_4)
        words.addWidget(self._text)
        words.addWidget(self._sentence)
        words.addWidget(self._help)
        self.body.setContentsMargins(SIZE.space_24, SIZE.space_24, SIZE.space_24, SIZE.space_24)
        self.body.setSpacing(SIZE.space_16)
        self.add(self._icon)
        self.add(words)
        self.add(taps)
        self.add(self._near_heading)
        self.add(self._near)
        self.body.addStretch()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._near.activated_key.connect(self._choose)
        self._near.clicked.connect(self._choose_current)
        self._register.clicked.connect(self._ask_register)
        self._copy.clicked.connect(self._copy_text)
        self._search.clicked.connect(self._ask_search)
        theme.changed.connect(self._dress)
        self._dress()

    def show_code(self, found: Resolved) -> None:
        """Show what was read."""
        self._found = found
        said = unknown_words(found)
        text = " ".join(found.text.split())
        short = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        self._text.setText(_UNBROKEN.sub("\\1\u200b", short))
        self._sentence.setText(said.sentence)
        self._help.setText(said.help)
        may = self._context.desk.actor.role in RegisterAsset.allowed
        self._register.setVisible(bool(found.number) and may)
        self._show_near(found)
        self.setAccessibleName(f"{short}. {said.sentence}")
        self.setAccessibleDescription(said.help)

    def found(self) -> Resolved | None:
        """Return what is shown."""
        return self._found

    def _show_near(self, found: Resolved) -> None:
        """Offer what was meant, when it was typed: a code is read right or not at all."""
        meant = self._context.desk.ask(near, found.text) if found.symbology is None else ()
        self._meant = {it.record.id: it.record.inventory_number or it.record.serial for it in meant}
        self._near.set_rows([near_row(it) for it in meant])
        self._near.setFixedHeight(len(meant) * self._near.sizeHintForRow(0) if meant else 0)
        self._near.setVisible(bool(meant))
        self._near_heading.setVisible(bool(meant))

    @Slot(object)
    def _choose(self, asset_id: object) -> None:
        self.meant.emit(self._meant[str(asset_id)])

    @Slot()
    def _choose_current(self) -> None:
        self._choose(self._near.current_key())

    @Slot()
    def _ask_register(self) -> None:
        self.register_asked.emit(self._found)

    @Slot()
    def _copy_text(self) -> None:
        if self._found is not None:
            QGuiApplication.clipboard().setText(self._found.text)

    @Slot()
    def _ask_search(self) -> None:
        if self._found is not None:
            self.search_asked.emit(" ".join(self._found.text.split()))

    @Slot()
    def _dress(self) -> None:
        theme = self._context.theme
        self._icon.setPixmap(
            theme.pixmap(
                "circle-question-mark",
                theme.colors.control_border,
                SIZE.icon_large,
                self.devicePixelRatioF(),
            )
        )
