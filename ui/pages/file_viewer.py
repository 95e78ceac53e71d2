"""The files of a ticket one by one: pictures to look at, everything to open and save."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage, QImageReader, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ordidesk.domain.media_types import is_picture
from ordidesk.queries.attachments import TicketFile
from ordidesk.store.blobs import BlobState
from ordidesk.store.notices import Changed
from ui.models.files import file_state, size_words
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.picture_view import PictureView
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.text import text_label

_LARGEST_EDGE = 4096
"""Pixels that are decoded to be looked at."""
_MOST_MEGAPIXELS = 110


class FileViewer(ReadingOrder, QDialog):
    """Shows what is here at once; what is not is fetched, with its progress."""

    def __init__(
        self,
        context: PageContext,
        files: Sequence[TicketFile],
        chosen: str,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the file whose id is ``chosen``."""
        super().__init__(parent)
        self._context = context
        self._files = tuple(files)
        self._at = next((n for n, it in enumerate(self._files) if it.id == chosen), 0)
        self._shown = ""
        self._closed = False
        self._opened: tempfile.TemporaryDirectory[str] | None = None
        theme = context.theme
        self.setWindowTitle(self.tr("Files of the ticket"))
        self.resize(SIZE.asset_table, SIZE.window_shortest)
        self._title = text_label("", TextStyle.HEADING, strong=True)
        self._about = text_label("", TextStyle.LABEL, tone="secondary")
        self._previous = IconButton(theme, "chevron-left", self.tr("Previous file"))
        self._next = IconButton(theme, "chevron-right", self.tr("Next file"))
        self._zoom = Button(theme, self.tr("Own size"), icon="search")
        self._open = Button(theme, self.tr("Open with its program"), icon="eye")
        self._save = Button(theme, self.tr("Save as…"), icon="download")
        self._picture = PictureView(theme, self.tr("Picture"))
        self._other = EmptyState(theme, "file", "")
        self._stack = QStackedWidget()
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._problem.hide()
        self._lay_out()
        self._connect()
        self._show()
        self._fetch()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(SIZE.space_4)
        names.addWidget(self._title)
        names.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_8)
        head.addWidget(self._previous)
        head.addWidget(self._next)
        head.addLayout(names, 1)
        for button in (self._zoom, self._open, self._save):
            head.addWidget(button)
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self._other)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_16, SIZE.space_12, SIZE.space_16, SIZE.space_16)
        column.setSpacing(SIZE.space_12)
        column.addLayout(head)
        column.addWidget(self._problem)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._previous.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._zoom.clicked.connect(self._toggle_zoom)
        self._open.clicked.connect(self._open_outside)
        self._save.clicked.connect(self._ask_where)
        for keys, slot in (
            (QKeySequence(Qt.Key.Key_Left), self._go_back),
            (QKeySequence(Qt.Key.Key_Right), self._go_on),
            (QKeySequence(Qt.Key.Key_Space), self._toggle_zoom),
            (QKeySequence(QKeySequence.StandardKey.Save), self._ask_where),
        ):
            QShortcut(keys, self).activated.connect(slot)
        self._context.bridge.changed.connect(self._follow)
        self.finished.connect(self._clean_up)

    @property
    def current(self) -> TicketFile:
        """The file that is shown."""
        return self._files[self._at]

    @Slot()
    def _go_back(self) -> None:
        self._turn(-1)

    @Slot()
    def _go_on(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        self._at = (self._at + step) % len(self._files)
        self._shown = ""
        self._problem.hide()
        self._show()
        self._fetch()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if self.current.sha256 in changed.files and self._shown != self.current.sha256:
            self._show()

    def _state(self) -> BlobState | None:
        name = self.current.sha256
        return self._context.desk.files.states([name]).get(name)

    def _show(self) -> None:
        file, state = self.current, self._state()
        several = len(self._files) > 1
        self._previous.setEnabled(several)
        self._next.setEnabled(several)
        self._title.setText(file.name)
        where, _tone = file_state(file, state)
        pixels = f"{file.width} × {file.height}" if file.width else ""
        count = self.tr("{n} of {count}").format(n=self._at + 1, count=len(self._files))
        parts = (count if several else "", size_words(file.size), pixels, file.added_by_name, where)
        self._about.setText(" · ".join(part for part in parts if part))
        here = state is not None and state.whole
        for button in (self._open, self._save):
            button.setEnabled(here)
        if here:
            self._load(file)
            return
        self._say(where)

    def _fetch(self) -> None:
        """Have a file fetched that is not here: once, when the person turns to it."""
        state, file = self._state(), self.current
        if file.received and not (state is not None and state.whole):
            self._context.desk.files.want(file.sha256, file.size)

    def _say(self, sentence: str) -> None:
        self._zoom.setEnabled(False)
        self._other.set_content("file", self.current.name, sentence)
        self._stack.setCurrentWidget(self._other)

    def _load(self, file: TicketFile) -> None:
        self._shown = file.sha256
        if not is_picture(file.media_type):
            self._say(self.tr("It is here. Open it with its program, or save it."))
            return
        self._say(self.tr("Loading…"))
        files = self._context.desk.files

        def load() -> tuple[str, QImage | None]:
            content = files.read(file.sha256)
            return file.sha256, None if content is None else decoded(content)

        self._context.files.run(load, self._show_picture, self._tell)

    def _show_picture(self, loaded: tuple[str, QImage | None]) -> None:
        name, image = loaded
        if self._closed or name != self.current.sha256:
            return
        if image is None:
            self._say(self.tr("It cannot be shown here. Open it with its program, or save it."))
            return
        self._picture.show_image(image)
        self._zoom.setEnabled(True)
        self._stack.setCurrentWidget(self._picture)

    @Slot()
    def _toggle_zoom(self) -> None:
        if self._zoom.isEnabled():
            self._picture.toggle()
            fits = self._picture.fits()
            self._zoom.setText(self.tr("Own size") if fits else self.tr("Fit the window"))

    @Slot()
    def _open_outside(self) -> None:
        """Write the file where its program finds it, until this window closes."""
        if self._opened is None:
            self._opened = tempfile.TemporaryDirectory(
                prefix="ordidesk-", ignore_cleanup_errors=True
            )
        path = Path(self._opened.name) / self.current.name
        self._save_to(path, opened=True)

    @Slot()
    def _ask_where(self) -> None:
        if not self._save.isEnabled():
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Save the file"), str(Path.home() / self.current.name)
        )
        if chosen:
            self._save_to(Path(chosen), opened=False)

    def _save_to(self, path: Path, *, opened: bool) -> None:
        files, name = self._context.desk.files, self.current.sha256

        def saved(_written: bool) -> None:  # noqa: FBT001 - the worker's callback
            if self._closed or not opened:
                return
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._problem.setText(self.tr("No program opens this kind of file: save it."))
                self._problem.show()

        self._context.files.run(lambda: files.save(name, path), saved, self._tell)

    def _tell(self, error: Exception) -> None:
        if self._closed:
            return
        if isinstance(error, OSError):
            said = self.tr("The file could not be written: {why}")
            self._problem.setText(said.format(why=error.strerror or ""))
            self._problem.show()
        else:
            self._context.actions.report(error)

    @Slot()
    def _clean_up(self) -> None:
        self._closed = True
        if self._opened is not None:
            self._opened.cleanup()
        self.deleteLater()


def decoded(content: bytes) -> QImage | None:
    """Decode a picture upright, no larger than can be looked at; ``None`` when it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _MOST_MEGAPIXELS * 1_000_000:
        return None
    if max(size.width(), size.height()) > _LARGEST_EDGE:
        fitting = size.scaled(
            QSize(_LARGEST_EDGE, _LARGEST_EDGE), Qt.AspectRatioMode.KeepAspectRatio
        )
        reader.setScaledSize(fitting)
    image = reader.read()
    return None if image.isNull() else image
