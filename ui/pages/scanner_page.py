"""Scanner: the webcam, a number, a picture; and at once the machine's card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ordidesk.labels.camera import CameraFault, Source
from ordidesk.labels.decode import Gray, Read, Symbology, decode
from ordidesk.labels.label import Meaning
from ordidesk.labels.pictures import PictureError, read_picture
from ordidesk.labels.scanner import Sighting
from ordidesk.queries import day, labels
from ordidesk.queries.search import AssetHit
from ordidesk.store.notices import Changed
from ui import moments
from ui.live_scan import LiveScan, gray_of, image_of
from ui.models.search_results import category_icon
from ui.pages.asset_card import AssetCard
from ui.pages.context import PageContext
from ui.scan_words import fault_words, hint_words, picture_words
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.number_field import NumberField
from ui.widgets.preview import Preview
from ui.widgets.row_list import Row, RowList
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label

_SHOWN_KINDS = frozenset({"asset", "ticket", "visit", "site", "client", "person", "contract"})
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
        self._live = live
        self._source = source
        self._hotline_phones = tuple(hotline_phones)
        theme = context.theme
        self._history: list[Row] = []
        self._preview = Preview(theme, self.tr("Camera picture"))
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
        self._camera = Button(theme, self.tr("Start the camera"), icon="camera", field=True)
        self._recent = RowList(theme, self.tr("Scanned before"))
        self._nothing_recent = text_label(
            self.tr("What you scan is listed here."), TextStyle.LABEL, tone="secondary"
        )
        self._card = AssetCard(context)
        self._choices = RowList(theme, self.tr("Several machines fit"))
        self._choice_card = Card(self.tr("Several machines fit"), flush=True)
        self._hint = EmptyState(
            theme,
            "scan-barcode",
            self.tr("Hold a label before the camera"),
            self.tr("Or type its number, drop a photo, paste a picture, use a USB scanner."),
        )
        self._results = QStackedWidget()
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
        for widget in (self._camera, self._open_picture, self._paste):
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
        left.addWidget(self._preview, 5)
        left.addLayout(number)
        left.addWidget(history, 3)
        self._choice_card.add(self._choices, 1)
        scroll = ScrollColumn()
        scroll.add(self._card)
        for result in (self._hint, scroll, self._choice_card):
            self._results.addWidget(result)
        page = QHBoxLayout(self)
        page.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        page.setSpacing(SIZE.space_16)
        page.addLayout(left, 1)
        page.addWidget(self._results, 1)

    def _connect(self) -> None:
        self._number.submitted.connect(self.read_text)
        self._open_picture.clicked.connect(self._ask_file)
        self._paste.clicked.connect(self._read_clipboard)
        self._camera.clicked.connect(self._toggle_camera)
        self._live.frame_came.connect(self._show_frame)
        self._live.sighted.connect(self._take_sighting)
        self._live.failed.connect(self._show_fault)
        self._live.ended.connect(self._show_end)
        self._recent.activated_key.connect(self._show_again)
        self._recent.clicked.connect(self._show_current_again)
        self._choices.activated_key.connect(self._choose)
        self._choices.clicked.connect(self._choose_current)
        self._card.navigate.connect(self.navigate)
        self._card.open_ticket_for.connect(self.open_ticket_for)
        self._context.bridge.changed.connect(self._follow)

    # --- what the shell calls -----------------------------------------------------------------

    def show_record(self, argument: object) -> None:
        """Show the machine of this id."""
        if isinstance(argument, str) and argument:
            self._show_asset(argument)

    def current_asset(self) -> str:
        """Return the id of the machine shown, empty when none is."""
        return self._card.asset_id()

    def close_camera(self) -> None:
        """Let the camera go."""
        self._live.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Open the camera, and put the caret into the number field meanwhile."""
        super().showEvent(event)
        self._number.setFocus()
        self._start_camera()
        if self._card.asset_id():
            self._show_asset(self._card.asset_id())

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the camera go: its light must not stay on behind another page."""
        super().hideEvent(event)
        self._stop_camera()

    # --- the ways in ----------------------------------------------------------------------------

    @Slot(str)
    def read_text(self, text: str) -> None:
        """Show what a text typed or keyed by a USB scanner stands for."""
        self._resolve(text, None)

    def read_file(self, path: str) -> None:
        """Read the codes of a picture file, off the window's thread."""
        self._number.set_error("")
        self._preview.show_message(self.tr("Reading the picture…"))

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
        self._stop_camera()
        self._preview.show_image(image_of(pixels))
        if not reads:
            self._preview.show_outlines(())
            self._preview.show_message(
                self.tr("No code found in this picture. Type the number that is on the label.")
            )
            self._number.setFocus()
            return
        self._preview.show_message("")
        self._preview.show_outlines([read.polygon for read in reads])
        self._take_reads(reads)

    def _show_bad_picture(self, error: Exception) -> None:
        if not isinstance(error, PictureError):
            self._context.actions.report(error)
            return
        off = "" if self._live.is_running else self.tr("The camera is off.")
        self._preview.show_message(off)
        self._number.set_error(picture_words(error))

    # --- the camera -----------------------------------------------------------------------------

    def _start_camera(self) -> None:
        source = self._source()
        if source is None:
            self._show_fault(CameraFault.MISSING)
            return
        self._preview.show_message(self.tr("Opening the camera…"))
        self._camera.set_label(self.tr("Stop the camera"), "camera-off")
        self._live.start(source)

    def _stop_camera(self) -> None:
        self._live.stop()
        self._preview.show_image(None)
        self._preview.show_outlines(())
        self._preview.show_message(self.tr("The camera is off."))
        self._camera.set_label(self.tr("Start the camera"), "camera")

    @Slot()
    def _toggle_camera(self) -> None:
        if self._live.is_running:
            self._stop_camera()
        else:
            self._start_camera()

    @Slot()
    def _show_frame(self) -> None:
        image = self._live.newest()
        if image is not None:
            if self._preview.message() == self.tr("Opening the camera…"):
                self._preview.show_message("")
            self._preview.show_image(image)

    @Slot(object)
    def _take_sighting(self, sighting: Sighting) -> None:
        if not self._live.is_running:
            return
        self._preview.show_outlines([read.polygon for read in sighting.seen])
        self._preview.show_message(hint_words(sighting.hint) if sighting.hint else "")
        if sighting.confirmed:
            QApplication.beep()
            self._take_reads(sighting.confirmed)

    @Slot(object)
    def _show_fault(self, fault: CameraFault) -> None:
        self._live.stop()
        self._preview.show_image(None)
        self._preview.show_outlines(())
        self._preview.show_message(fault_words(fault))
        self._camera.set_label(self.tr("Start the camera"), "camera")

    @Slot()
    def _show_end(self) -> None:
        self._live.stop()
        self._camera.set_label(self.tr("Start the camera"), "camera")

    # --- what was read ----------------------------------------------------------------------------

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
            self._show_asset(found.assets[0].id)
        elif found.assets:
            self._offer(found.assets)
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

    def _show_asset(self, asset_id: str) -> None:
        desk = self._context.desk
        running = desk.ask(day.running, desk.actor.id)
        if self._card.show_asset(asset_id, running.client_id if running else ""):
            self._results.setCurrentIndex(1)

    def _offer(self, assets: Sequence[AssetHit]) -> None:
        self._choices.set_rows([_row(asset, "") for asset in assets])
        self._results.setCurrentIndex(2)
        self._choices.choose_first()
        self._choices.setFocus()

    def _remember_scan(self, asset: AssetHit) -> None:
        time = moments.time_of_day(self._context.clock(), self._context.zone)
        others = [row for row in self._history if row.key != asset.id]
        self._history = [_row(asset, time), *others][:_REMEMBERED]
        self._recent.set_rows(self._history)
        self._recent.show()
        self._nothing_recent.hide()

    @Slot(object)
    def _show_again(self, asset_id: object) -> None:
        self._show_asset(str(asset_id))

    @Slot()
    def _show_current_again(self) -> None:
        self._show_asset(str(self._recent.current_key()))

    @Slot(object)
    def _choose(self, asset_id: object) -> None:
        self._show_asset(str(asset_id))

    @Slot()
    def _choose_current(self) -> None:
        self._show_asset(str(self._choices.current_key()))

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        concerns = changed.everything or _SHOWN_KINDS & changed.records.keys()
        if concerns and self.isVisible() and self._card.asset_id():
            self._show_asset(self._card.asset_id())


def _row(asset: AssetHit, time: str) -> Row:
    model = f"{asset.brand} {asset.model}".strip()
    return Row(
        key=asset.id,
        title=" · ".join(part for part in (asset.inventory_number, model) if part),
        subtitle=" · ".join(part for part in (asset.client_name, asset.site_name) if part),
        time=time,
        icon=category_icon(asset.category),
    )
