"""Scanner: the webcam, a number, a picture; and at once the machine's card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.labels.camera import Source
from ordidesk.labels.decode import Gray, Read, Symbology, decode
from ordidesk.labels.label import Meaning
from ordidesk.labels.pictures import PictureError, read_picture
from ordidesk.queries import labels
from ordidesk.queries.search import AssetHit
from ui import moments
from ui.live_scan import LiveScan, gray_of, image_of
from ui.pages.camera_pane import CameraPane
from ui.pages.context import PageContext
from ui.pages.scan_results import ScanResults, hit_row
from ui.scan_words import picture_words
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.number_field import NumberField
from ui.widgets.row_list import Row, RowList
from ui.widgets.text import text_label

_REMEMBERED = 20


class ScannerPage(QWidget):
    """From a label to its machine's card, by whichever way is at hand."""

    navigate = Signal(str, object)
    open_ticket_for = Signal(str)

    def __init__(
        self,
        context: PageContext,
        live: LiveScan,
        source: Callable[[], Source | None],
        hotline_phones: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """``source`` tells which camera to open when the page is shown, ``None`` for no camera."""
        super().__init__(parent)
        self._context = context
        self._hotline_phones = tuple(hotline_phones)
        theme = context.theme
        self._history: list[Row] = []
        self._camera = CameraPane(theme, live, source)
        self._number = NumberField(
            theme,
            self.tr("Inventory number"),
            self.tr("Number, or last 4"),
        )
        side = SIZE.target_field
        self._open_picture = IconButton(theme, "image", self.tr("Read a picture file"), side=side)
        self._paste = IconButton(
            theme, "clipboard-paste", self.tr("Read the pasted picture"), side=side
        )
        self._recent = RowList(theme, self.tr("Scanned before"))
        self._nothing_recent = text_label(
            self.tr("What you scan is listed here."), TextStyle.LABEL, tone="secondary"
        )
        self._results = ScanResults(context)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        number = QHBoxLayout()
        number.setSpacing(SIZE.space_8)
        number.addWidget(self._number, 1)
        # Level with the field, whether or not an error stands below it.
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, (SIZE.number_field - SIZE.target_field) // 2, 0, 0)
        buttons.setSpacing(SIZE.space_8)
        for widget in (self._camera.toggle, self._open_picture, self._paste):
            buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        number.addLayout(buttons)
        history = Card(self.tr("Scanned before"), flush=True)
        self._nothing_recent.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, 0)
        history.add(self._nothing_recent)
        history.add(self._recent, 1)
        history.body.addStretch()
        self._recent.hide()
        left = QVBoxLayout()
        left.setSpacing(SIZE.space_12)
        left.addWidget(self._camera, 5)
        left.addLayout(number)
        left.addWidget(history, 3)
        page = QHBoxLayout(self)
        page.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        page.setSpacing(SIZE.space_16)
        page.addLayout(left, 1)
        page.addWidget(self._results, 1)

    def _connect(self) -> None:
        self._number.submitted.connect(self.read_text)
        self._open_picture.clicked.connect(self._ask_file)
        self._paste.clicked.connect(self._read_clipboard)
        self._camera.read.connect(self._take_reads)
        self._recent.activated_key.connect(self._show_again)
        self._recent.clicked.connect(self._show_current_again)
        self._results.navigate.connect(self.navigate)
        self._results.open_ticket_for.connect(self.open_ticket_for)

    # --- what the shell calls -----------------------------------------------------------------

    def show_record(self, argument: object) -> None:
        """Show the machine of this id."""
        if isinstance(argument, str) and argument:
            self._results.show_asset(argument)

    def current_asset(self) -> str:
        """Return the id of the machine shown, empty when none is."""
        return self._results.asset_id()

    def close_camera(self) -> None:
        """Let the camera go."""
        self._camera.close_camera()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the caret into the number field while the camera opens."""
        super().showEvent(event)
        self._number.setFocus()
        self._results.refresh()

    # --- the ways in ----------------------------------------------------------------------------

    @Slot(str)
    def read_text(self, text: str) -> None:
        """Show what a text typed or keyed by a USB scanner stands for."""
        self._resolve(text, None)

    def read_file(self, path: str) -> None:
        """Read the codes of a picture file, off the window's thread."""
        self._number.set_error("")
        self._camera.show_message(self.tr("Reading the picture…"))

        def read() -> tuple[Gray, tuple[Read, ...]]:
            pixels = read_picture(Path(path))
            return pixels, decode(pixels)

        self._context.reads.run(read, self._show_still, self._show_bad_picture)

    def read_picture(self, picture: QImage) -> None:
        """Read the codes of a picture from the clipboard, off the window's thread."""
        self._number.set_error("")
        if picture.isNull():
            self._number.set_error(self.tr("There is no picture to paste."))
            return
        pixels = gray_of(picture)

        def read() -> tuple[Gray, tuple[Read, ...]]:
            return pixels, decode(pixels)

        self._context.reads.run(read, self._show_still, self._context.actions.report)

    @Slot()
    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Read a picture file"),
            "",
            self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff);;All files (*)"),
        )
        if path:
            self.read_file(path)

    @Slot()
    def _read_clipboard(self) -> None:
        self.read_picture(QApplication.clipboard().image())

    def _show_still(self, answer: tuple[Gray, tuple[Read, ...]]) -> None:
        pixels, reads = answer
        self._camera.show_still(image_of(pixels), reads)
        if not reads:
            self._camera.show_message(
                self.tr("No code found in this picture. Type the number that is on the label.")
            )
            self._number.setFocus()
            return
        self._take_reads(reads)

    def _show_bad_picture(self, error: Exception) -> None:
        if not isinstance(error, PictureError):
            self._context.actions.report(error)
            return
        self._camera.show_no_still()
        self._number.set_error(picture_words(error))

    # --- what was read ----------------------------------------------------------------------------

    @Slot(object)
    def _take_reads(self, reads: Sequence[Read]) -> None:
        """Show the one that is a machine of ours; the first one when none is."""
        known = [read for read in reads if self._ask(read.text, read.symbology).assets]
        chosen = (known or list(reads))[0]
        self._resolve(chosen.text, chosen.symbology)

    def _ask(self, text: str, symbology: Symbology | None) -> labels.Resolved:
        return self._context.desk.ask(
            labels.resolve, text, symbology, hotline_phones=self._hotline_phones
        )

    def _resolve(self, text: str, symbology: Symbology | None) -> None:
        found = self._ask(text, symbology)
        self._number.set_text(text)
        self._number.set_error("")
        if len(found.assets) == 1:
            self._remember_scan(found.assets[0])
            self._results.show_asset(found.assets[0].id)
        elif found.assets:
            self._results.offer(found.assets)
        elif found.ticket_id:
            self.navigate.emit("tickets", found.ticket_id)
        elif found.meaning is Meaning.HOTLINE_PHONE:
            self._number.set_error(
                self.tr("This is the hotline's phone. Type the other number on the label.")
            )
        elif found.meaning is Meaning.PRODUCT:
            self._number.set_error(
                self.tr(
                    "{text} is a product's code, not an inventory number. Read the company's label."
                ).format(text=text)
            )
        else:
            self._number.set_error(
                self.tr(
                    "Unknown number: {text}. Check the label, or search by client with Ctrl+K."
                ).format(text=text)
            )

    # --- what was scanned before ------------------------------------------------------------------

    def _remember_scan(self, asset: AssetHit) -> None:
        time = moments.time_of_day(self._context.clock(), self._context.zone)
        others = [row for row in self._history if row.key != asset.id]
        self._history = [hit_row(asset, time), *others][:_REMEMBERED]
        self._recent.set_rows(self._history)
        self._recent.show()
        self._nothing_recent.hide()

    @Slot(object)
    def _show_again(self, asset_id: object) -> None:
        self._results.show_asset(str(asset_id))

    @Slot()
    def _show_current_again(self) -> None:
        self._results.show_asset(str(self._recent.current_key()))
