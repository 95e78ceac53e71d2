"""Printing inventory labels: on which paper, from which sticker on, how many of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSettings, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ordidesk.documents.inventory_labels import InventoryLabel
from ui.pages.sheet_preview import SheetPreview
from ui.printers import Printers
from ui.printing.inventory_labels import lay_out
from ui.printing.label_formats import FORMATS, LabelFormat, format_of
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.form import Form, set_text_in
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.sticker_grid import StickerGrid
from ui.widgets.text import text_label

FORMAT_SETTING = "labels/format"
MOST_COPIES = 50


class LabelsDialog(ReadingOrder, QDialog):
    """Leads to the preview, which prints; `printed` when a printer took the labels."""

    printed = Signal()

    def __init__(
        self,
        theme: Theme,
        labels: Sequence[InventoryLabel],
        settings: QSettings,
        printers: Printers,
        parent: QWidget | None = None,
    ) -> None:
        """Offer to print `labels`; `settings` remember the paper."""
        super().__init__(parent)
        self._theme = theme
        self._labels = list(labels)
        self._settings = settings
        self._printers = printers
        self.setWindowTitle(self.tr("Print labels"))
        self.setModal(True)
        self.setMinimumWidth(SIZE.wide_dialog)
        self._paper = QComboBox()
        for it in FORMATS:
            self._paper.addItem(_name(it), it.key)
        remembered = str(settings.value(FORMAT_SETTING, ""))
        self._paper.setCurrentIndex(FORMATS.index(format_of(remembered)))
        self._copies = QSpinBox()
        self._copies.setRange(1, MOST_COPIES)
        set_text_in(self._copies)
        self._start = QSpinBox()
        set_text_in(self._start)
        self._grid = StickerGrid(theme, self._chosen())
        self._told = text_label("", TextStyle.BODY, tone="secondary", wrap=True)
        self._preview = Button(theme, self.tr("Preview…"), ButtonKind.PRIMARY, icon="eye")
        self._close = Button(theme, self.tr("Close"), ButtonKind.QUIET)
        self._lay_out()
        self._connect()
        self._follow()

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.tr("Paper"), self._paper)
        form.add(self.tr("Copies of each"), self._copies)
        form.add(self.tr("First label on the sheet"), self._start)
        fields = QVBoxLayout()
        fields.addLayout(form)
        fields.addWidget(self._told)
        fields.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(SIZE.space_24)
        middle.addLayout(fields, 1)
        middle.addWidget(self._grid)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZE.space_8)
        buttons.addStretch()
        for button in (self._close, self._preview):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_24, SIZE.space_24, SIZE.space_24, SIZE.space_16)
        column.setSpacing(SIZE.space_12)
        title = self.tr("%n label(s) to print", None, len(self._labels))
        column.addWidget(text_label(title, TextStyle.HEADING, strong=True))
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._paper.currentIndexChanged.connect(self._follow)
        self._copies.valueChanged.connect(self._follow)
        self._grid.chosen.connect(self._follow_grid)
        self._start.valueChanged.connect(self._follow_start)
        self._preview.setShortcut(MAIN_ACTION)
        self._preview.clicked.connect(self.show_preview)
        self._close.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _chosen(self) -> LabelFormat:
        return format_of(str(self._paper.currentData()))

    @Slot()
    def _follow(self) -> None:
        paper = self._chosen()
        self._settings.setValue(FORMAT_SETTING, paper.key)
        self._start.setRange(1, paper.count)
        self._grid.show_paper(paper, len(self._labels) * self._copies.value())
        for widget in (self._grid, self._start):
            widget.setEnabled(not paper.one_up)
        self._grid.setVisible(not paper.one_up)
        self._tell()

    @Slot(int)
    def _follow_grid(self, start: int) -> None:
        self._start.setValue(start + 1)

    @Slot(int)
    def _follow_start(self, number: int) -> None:
        self._grid.set_start(number - 1)
        self._tell()

    def _tell(self) -> None:
        paper = self._chosen()
        stickers = len(self._labels) * self._copies.value()
        if paper.one_up:
            self._told.setText(self.tr("%n label(s), one after the other.", None, stickers))
            return
        sheets = -(-(self._grid.start() + stickers) // paper.count)
        said = self.tr("{labels} labels on %n sheet(s). Print them at 100 %.", None, sheets)
        self._told.setText(said.format(labels=stickers))

    @Slot()
    def show_preview(self) -> None:
        """Show the labels as they will be printed."""
        paper = self._chosen()
        start = 0 if paper.one_up else self._grid.start()
        repeated = [label for label in self._labels for _copy in range(self._copies.value())]
        sheet = lay_out(repeated, paper, start)
        preview = SheetPreview(self._theme, sheet, self._settings, self._printers, self)
        preview.printed.connect(self.printed)
        preview.open()


def _name(paper: LabelFormat) -> str:
    """Name a paper by what it is sold as and its size."""
    locale = QLocale()
    size = f"{locale.toString(paper.width)} × {locale.toString(paper.height)} mm"
    return f"{paper.name} · {size}" + ("" if paper.one_up else f" · {paper.across} × {paper.down}")
