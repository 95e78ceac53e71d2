"""Scanner: the webcam, a number, a picture; and at once the machine's card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ordidesk.domain.assets import RegisterAsset
from ordidesk.labels.decode import decode
from ordidesk.labels.label import Code, Issuer, Meaning
from ordidesk.labels.pictures import PictureError, read_picture
from ordidesk.labels.printed import Verdict
from ordidesk.labels.reads import Gray, Read
from ordidesk.queries import assets
from ordidesk.queries.labels import Resolved
from ui.cameras import Cameras
from ui.live_scan import gray_of, image_of
from ui.pages.camera_pane import CameraPane
from ui.pages.context import PageContext
from ui.pages.picture_batch import PictureBatch
from ui.pages.printed_bar import PrintedBar
from ui.pages.register_asset import Prefill
from ui.pages.scan_history import ScanHistory
from ui.pages.scan_results import ScanResults
from ui.printed_scan import PrintedScan
from ui.scan_words import picture_words, unknown_line
from ui.theme import SIZE
from ui.widgets.buttons import IconButton
from ui.widgets.number_field import NumberField


class ScannerPage(QWidget):
    """From a label to its machine's card, by whichever way is at hand."""

    navigate = Signal(str, object)
    open_ticket_for = Signal(str)
    search_asked = Signal(str)

    def __init__(
        self,
        context: PageContext,
        cameras: Cameras,
        issuer: Issuer,
        parent: QWidget | None = None,
    ) -> None:
        """Read labels of ``issuer``."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.issuer = issuer
        """Whose labels are read."""
        self.sounds = cameras.sounds
        self._live = cameras.live
        self._camera = CameraPane(theme, cameras)
        self.printed = PrintedScan(cameras.live, self._is_known, issuer.hotline_phones)
        self._printed_bar = PrintedBar(theme)
        self._still: Gray | None = None
        self._number = NumberField(
            theme,
            self.tr("Inventory number"),
            self.tr("Number, or last 4"),
        )
        self._batch = PictureBatch(context)
        self._folder = ""
        """Where pictures were chosen last."""
        side = SIZE.target_field
        self._open_picture = IconButton(
            theme, "image", self.tr("Read pictures (Ctrl+O)"), side=side
        )
        self._paste = IconButton(
            theme, "clipboard-paste", self.tr("Read the pasted picture"), side=side
        )
        self._read_printed = IconButton(
            theme, "scan-text", self.tr("Read the printed number"), side=side
        )
        self._history = ScanHistory(context, issuer)
        self._results = ScanResults(context, issuer)
        self._entry = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the other ways below the number where the letters are too large for both."""
        super().resizeEvent(event)
        narrow = self._context.theme.lacks_room(self.width())
        way = QBoxLayout.Direction
        self._entry.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _lay_out(self) -> None:
        number = self._entry
        number.setSpacing(SIZE.space_8)
        number.addWidget(self._number, 1)
        # Level with the field, whether or not an error stands below it.
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, (SIZE.number_field - SIZE.target_field) // 2, 0, 0)
        buttons.setSpacing(SIZE.space_8)
        ways = (self._camera.toggle, self._read_printed, self._open_picture, self._paste)
        for widget in ways:
            buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        number.addLayout(buttons)
        left = QVBoxLayout()
        left.setSpacing(SIZE.space_12)
        left.addWidget(self._camera, 5)
        left.addWidget(self._printed_bar)
        left.addLayout(number)
        left.addWidget(self._batch)
        left.addWidget(self._history, 3)
        page = QHBoxLayout(self)
        page.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        page.setSpacing(SIZE.space_16)
        page.addLayout(left, 1)
        page.addWidget(self._results, 1)

    def _connect(self) -> None:
        self._number.submitted.connect(self.read_text)
        self._open_picture.clicked.connect(self.ask_files)
        self._paste.clicked.connect(self._read_clipboard)
        self._batch.found.connect(self._results.show_codes)
        self._batch.told.connect(self._number.set_error)
        self._camera.read.connect(self._take_reads)
        self._read_printed.clicked.connect(self._ask_printed)
        self.printed.told.connect(self._take_printed)
        self.printed.nothing_read.connect(self._show_nothing_printed)
        self.printed.missing.connect(self._show_printed_missing)
        self._printed_bar.chosen.connect(self._confirm_printed)
        self._printed_bar.closed.connect(self.printed.refuse)
        self._history.asset_chosen.connect(self._results.show_asset)
        self._history.code_chosen.connect(self._show_code)
        self._results.navigate.connect(self.navigate)
        self._results.open_ticket_for.connect(self.open_ticket_for)
        self._results.search_asked.connect(self.search_asked)
        self._results.listed.connect(self._show_listed)
        self._results.settled.connect(self._settle)

    # --- what the shell calls -----------------------------------------------------------------

    def show_record(self, argument: object) -> None:
        """Show the machine of this id."""
        if isinstance(argument, str) and argument:
            self._results.show_asset(argument)

    def current_asset(self) -> str:
        """Return the id of the machine shown, empty when none is."""
        return self._results.asset_id()

    def register_again(self, command: RegisterAsset, came_back: str) -> None:
        """Ask for a machine that came back, with all that was typed of it."""
        self._results.register(Prefill.of(command), in_place_of=came_back)

    def close_camera(self) -> None:
        """Let the camera go, and what reads its frames."""
        self._camera.close_camera()
        self.printed.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give back what reading printed numbers takes."""
        super().hideEvent(event)
        self._printed_bar.hide()
        self.printed.release()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the caret into the number field while the camera opens."""
        super().showEvent(event)
        self._number.setFocus()
        self._results.refresh()

    # --- the ways in ----------------------------------------------------------------------------

    @Slot(str)
    def read_text(self, text: str) -> None:
        """Show what a text typed or keyed by a USB scanner stands for."""
        self._results.show_codes([Code(text)])

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

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read one picture, or several and those in folders, with their number."""
        if len(paths) == 1 and not paths[0].is_dir():
            self.read_file(str(paths[0]))
        else:
            self._number.set_error("")
            self._batch.read(paths)

    @Slot()
    def ask_files(self) -> None:
        """Let the person choose pictures, where the last ones were."""
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Read pictures"),
            self._folder,
            self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff);;All files (*)"),
        )
        if paths:
            self._folder = str(Path(paths[0]).parent)
            self.read_files([Path(path) for path in paths])

    @Slot()
    def _read_clipboard(self) -> None:
        self.read_picture(QApplication.clipboard().image())

    def _show_still(self, answer: tuple[Gray, tuple[Read, ...]]) -> None:
        pixels, reads = answer
        self._still = pixels
        self._printed_bar.hide()
        self._camera.show_still(image_of(pixels), reads)
        if reads:
            self._take_reads(reads)
        else:
            self._camera.show_message(self.tr("No code here. Reading the printed number…"))
            self.printed.read_still(pixels)

    def _show_bad_picture(self, error: Exception) -> None:
        if not isinstance(error, PictureError):
            self._context.actions.report(error)
            return
        self._camera.show_no_still()
        self._number.set_error(picture_words(error))

    # --- what was read ----------------------------------------------------------------------------

    @Slot(object)
    def _take_reads(self, reads: Sequence[Read]) -> None:
        """Show what the codes of a picture stand for, and say so."""
        self._printed_bar.hide()
        self._results.show_codes([Code(read.text, read.symbology) for read in reads])
        self._acknowledge()

    def _acknowledge(self) -> None:
        """Let what was read be heard, seen and spoken."""
        words = self._results.spoken() or self._number.error()
        self._camera.acknowledge(words, known=self._results.is_known())

    # --- printed numbers --------------------------------------------------------------------------

    def _is_known(self, number: str) -> bool:
        """Tell on any thread whether a number is a machine's."""
        return bool(self._context.desk.ask(assets.by_number, number))

    @Slot()
    def _ask_printed(self) -> None:
        """Read the number on what the camera shows, else on the picture that is shown."""
        if self._live.is_running:
            self.printed.ask()
            self._printed_bar.show_reading()
        elif self._still is not None:
            self.printed.read_still(self._still)
            self._printed_bar.show_reading()
        else:
            self._printed_bar.show_no_picture()

    @Slot(object)
    def _take_printed(self, verdict: Verdict) -> None:
        """Show the machine of a number that counts; ask for any other."""
        if not self._live.is_running:
            self._camera.show_message("")
        if verdict.taken is not None:
            self._printed_bar.hide()
            self.read_text(verdict.taken.number)
            self._acknowledge()
        else:
            self._printed_bar.ask([(it.number, it.known) for it in verdict.offered])

    @Slot(str)
    def _confirm_printed(self, number: str) -> None:
        self.printed.refuse()  # it was answered
        self.read_text(number)

    @Slot()
    def _show_nothing_printed(self) -> None:
        if self._printed_bar.text():  # it was asked for there
            self._printed_bar.show_nothing()
            return
        self._camera.show_message(
            self.tr("No code found in this picture. Type the number that is on the label.")
        )
        self._number.setFocus()

    @Slot()
    def _show_printed_missing(self) -> None:
        if self._printed_bar.text():
            self._printed_bar.show_missing()
        else:
            self._show_nothing_printed()

    @Slot(object, str)
    def _settle(self, found: Resolved, asset_id: str) -> None:
        """Tell in the number field what was read, and keep it among the scans."""
        self._number.set_text(found.text)
        self._number.set_error("" if found.named else unknown_line(found))
        if (asset_id or not found.named) and found.meaning is not Meaning.HOTLINE_PHONE:
            self._history.remember(found, asset_id)

    @Slot(str)
    def _show_listed(self, text: str) -> None:
        self._number.set_text(text)
        self._number.set_error("")

    @Slot(object)
    def _show_code(self, code: Code) -> None:
        self._results.show_codes([code])
