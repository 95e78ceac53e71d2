"""Photos of a machine's condition: taken or chosen, attached to the ticket, shown small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from ordidesk.attaching.attachments import Attached, FileRefused
from ordidesk.attaching.sources import FileOnDisk, Source
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.journal import Visibility
from ordidesk.store.reader import Reader
from ui.models.files import fault_of_file
from ui.pages.context import PageContext
from ui.pages.photo_dialog import PhotoDialog, photo_source
from ui.problems import sentence
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button
from ui.widgets.flow_row import FlowLayout
from ui.widgets.text import text_label


class PhotoRow(QWidget):
    """Photos that were just attached; ``photos`` gives their ids, in the order taken."""

    changed = Signal()

    def __init__(
        self, context: PageContext, ticket_id: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """``ticket_id`` says what to attach to when a photo comes."""
        super().__init__(parent)
        self._context = context
        self._ticket_id = ticket_id
        self._photos: list[str] = []
        self._pictures: list[QLabel] = []
        self._take = Button(context.theme, self.tr("Take a photo"), icon="camera")
        self._choose = Button(context.theme, self.tr("Choose pictures…"), icon="paperclip")
        self._problem = text_label("", TextStyle.LABEL, tone="danger", wrap=True)
        self._problem.hide()
        self._flow = FlowLayout(SIZE.space_8)
        self.setLayout(self._flow)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._take)
        row.addWidget(self._choose)
        self._flow.addWidget(buttons)
        self._flow.addWidget(self._problem)
        self._take.setVisible(context.make_cameras is not None)
        self._take.clicked.connect(self._ask_photo)
        self._choose.clicked.connect(self._ask_files)

    def photos(self) -> tuple[str, ...]:
        """Return the ids of the attachments."""
        return tuple(self._photos)

    def clear(self) -> None:
        """Begin anew; what was attached stays with its ticket."""
        self._photos = []
        for picture in self._pictures:
            self._flow.removeWidget(picture)
            picture.hide()
            picture.deleteLater()
        self._pictures = []
        self._problem.hide()

    def add(self, source: Source) -> None:
        """Attach a picture to the ticket and show it."""
        files, ticket_id = self._context.desk.files, self._ticket_id()
        wishes = files.wishes()
        self._problem.hide()

        def attach() -> Attached:
            return files.attach(ticket_id, source, wishes, Visibility.CLIENT)

        def attached(file: Attached) -> None:
            if ticket_id == self._ticket_id() and file.attachment_id not in self._photos:
                self._photos.append(file.attachment_id)
                self._show(file.attachment_id)
                self.changed.emit()

        self._context.files.run(attach, attached, self._say)

    def _show(self, photo_id: str) -> None:
        picture = QLabel()
        picture.setAccessibleName(self.tr("Photo %n", None, len(self._photos)))
        content = photo_bytes(self._context, photo_id)
        small = QPixmap()
        if content and small.loadFromData(content):
            small = small.scaledToHeight(SIZE.photo_small)
        picture.setPixmap(small)
        self._flow.addWidget(picture)
        self._pictures.append(picture)

    def _say(self, error: Exception) -> None:
        said = sentence(error)
        if isinstance(error, FileRefused):
            said = f"{error.name} — {fault_of_file(error.fault)}"
        self._problem.setText(said)
        self._problem.show()

    @Slot()
    def _ask_photo(self) -> None:
        if self._context.make_cameras is not None:
            dialog = PhotoDialog(self._context.theme, self._context.make_cameras, self.window())
            dialog.taken.connect(self._take_photo)
            dialog.open()

    @Slot(object)
    def _take_photo(self, content: bytes) -> None:
        self.add(photo_source(self._context.clock(), content))

    @Slot()
    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("Choose pictures"))
        for path in chosen:
            self.add(FileOnDisk(Path(path)))


def photo_bytes(context: PageContext, photo_id: str) -> bytes:
    """Return a photo as a small JPEG; empty while its bytes are not here."""
    found = context.desk.ask(Reader.get, Attachment, photo_id)
    if found is None:
        return b""
    return context.desk.files.read(found.preview or found.sha256) or b""
