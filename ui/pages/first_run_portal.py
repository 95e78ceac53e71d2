"""The first step: which portal, typed, or read from a code that the hotline shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ordidesk.labels.decode import decode
from ordidesk.labels.pictures import PictureError, read_picture
from ordidesk.labels.reads import Read
from ordidesk.portal.address import PortalAddress, parse_address
from ordidesk.portal.errors import BadAddress
from ui.cameras import Cameras
from ui.pages.scan_dialog import ScanDialog
from ui.problems import sentence
from ui.scan_words import picture_words
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.notices import NoticeBar
from ui.widgets.text import text_label
from ui.workers import Worker

Ask = Callable[[PortalAddress], None]
"""Calls a portal; raises a ``PortalError`` when none answers there."""


class PortalStep(QWidget):
    """``done`` gives the address, once a portal answered or the person goes on without."""

    done = Signal(str)

    def __init__(
        self,
        theme: Theme,
        worker: Worker,
        ask: Ask,
        make_cameras: Callable[[], Cameras],
        address: str = "",
    ) -> None:
        """``ask`` runs on the worker."""
        super().__init__()
        self._theme = theme
        self._worker = worker
        self._ask = ask
        self._make_cameras = make_cameras
        self._unreached = ""
        """An address at which nothing answered: asked once more, it is taken as it is."""
        self._address = QLineEdit(address)
        self._address.setAccessibleName(self.tr("Portal address"))
        self._address.setPlaceholderText(self.tr("portail.example.fr"))
        label = text_label(self.tr("Portal address"), TextStyle.BODY)
        label.setBuddy(self._address)
        self._scan = Button(theme, self.tr("Scan a QR code…"), icon="scan-barcode")
        self._picture = Button(theme, self.tr("From a picture…"), ButtonKind.QUIET, icon="image")
        self._notice = NoticeBar(theme)
        ways = QHBoxLayout()
        ways.setSpacing(SIZE.space_8)
        ways.addWidget(self._scan)
        ways.addWidget(self._picture)
        ways.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_12)
        said = self.tr("The hotline gives it to you, or shows a code to scan.")
        hint = text_label(said, TextStyle.LABEL, tone="secondary", wrap=True)
        for item in (label, self._address, hint):
            column.addWidget(item)
        column.addLayout(ways)
        column.addWidget(self._notice)
        column.addStretch()
        self._scan.clicked.connect(self._open_scanner)
        self._picture.clicked.connect(self._ask_picture)

    def begin(self) -> None:
        """Put the caret where the address is typed."""
        self._address.setFocus()

    def end(self) -> None:
        """Nothing runs here."""

    def take_scan(self, text: str) -> None:
        """Take what was read: the address of a portal, or of a page of it."""
        try:
            self._address.setText(parse_address(text).url)
        except BadAddress:
            said = self.tr("“{text}” is not the address of a portal. Ask the hotline for its code.")
            self._notice.show_message(said.format(text=text), Tone.WARN)
            return
        self._notice.show_message(self.tr("The address was read. Check it, then go on."), Tone.OK)

    def go_on(self) -> None:
        """Check the address: what is none stays to be corrected, who is silent is told once."""
        try:
            address = parse_address(self._address.text())
        except BadAddress as error:
            self._notice.show_message(sentence(error), Tone.DANGER)
            self._address.setFocus()
            self._address.selectAll()
            return
        if address.url == self._unreached:
            self.done.emit(address.url)
            return
        self._set_busy(busy=True)
        self._notice.show_message(self.tr("Asking the portal…"), closable=False)

        def answered(_answer: None) -> None:
            self._set_busy(busy=False)
            self._notice.clear()
            self.done.emit(address.url)

        def failed(error: Exception) -> None:
            self._set_busy(busy=False)
            self._unreached = address.url
            said = self.tr("{problem} You can go on all the same: the address is kept.")
            self._notice.show_message(said.format(problem=sentence(error)), Tone.WARN)

        self._worker.run(lambda: self._ask(address), answered, failed)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self._address, self._scan, self._picture):
            widget.setEnabled(not busy)

    @Slot()
    def _open_scanner(self) -> None:
        dialog = ScanDialog(self._theme, self._make_cameras, self.window())
        dialog.read.connect(self.take_scan)
        dialog.open()

    @Slot()
    def _ask_picture(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Picture of a QR code"),
            str(Path.home()),
            self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)"),
        )
        if chosen:
            self.read_picture(Path(chosen))

    def read_picture(self, path: Path) -> None:
        """Read the code in a picture file."""

        def read(reads: tuple[Read, ...]) -> None:
            if reads:
                self.take_scan(reads[0].text)
            else:
                said = self.tr("There is no code in this picture.")
                self._notice.show_message(said, Tone.WARN)

        def failed(error: Exception) -> None:
            said = picture_words(error) if isinstance(error, PictureError) else sentence(error)
            self._notice.show_message(said, Tone.WARN)

        self._worker.run(lambda: decode(read_picture(path)), read, failed)
