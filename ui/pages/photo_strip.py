"""Photos of a condition, small, beside each other; a click shows them large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from ordidesk.domain.attachments import Attachment
from ordidesk.queries.attachments import of_ticket
from ordidesk.store.notices import Changed
from ui.pages.context import PageContext
from ui.pages.file_viewer import FileViewer
from ui.theme import SIZE
from ui.widgets.flow_row import FlowLayout


class PhotoStrip(QWidget):
    """Empty until ``show_photos``; what is not here yet is fetched."""

    def __init__(self, context: PageContext, name: str, parent: QWidget | None = None) -> None:
        """``name`` says to screen readers what the photos are of."""
        super().__init__(parent)
        self._context = context
        self._name = name
        self._photos: tuple[Attachment, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        self._asked: set[str] = set()
        self._flow = FlowLayout(SIZE.space_8)
        self.setLayout(self._flow)
        self.setAccessibleName(name)
        context.bridge.changed.connect(self._follow)

    def show_photos(self, photos: Sequence[Attachment]) -> None:
        """Show these, in their order."""
        fresh = tuple(photos)
        self.setVisible(bool(fresh))
        if [it.id for it in fresh] == [it.id for it in self._photos]:
            self._photos = fresh
            return
        self._photos = fresh
        self._asked.clear()
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {it.id: self._button(it, place) for place, it in enumerate(fresh, 1)}
        self._load()

    def _button(self, photo: Attachment, place: int) -> QToolButton:
        button = QToolButton()
        button.setFixedSize(SIZE.photo_small, SIZE.photo_small)
        button.setIconSize(QSize(SIZE.photo_small - SIZE.space_4, SIZE.photo_small - SIZE.space_4))
        button.setIcon(self._context.theme.icon("image", size=SIZE.icon))
        button.setAccessibleName(f"{self._name}, {place}")
        button.setToolTip(photo.name)
        button.setProperty("photo", photo.id)
        button.clicked.connect(self._show_large)
        self._flow.addWidget(button)
        button.show()
        return button

    def _load(self) -> None:
        wanted = {it.id: it for it in self._photos if it.preview}
        if not wanted:
            return
        files = self._context.desk.files
        once = {key for key in wanted if key not in self._asked}
        self._asked |= once

        def load() -> dict[str, bytes]:
            found = {}
            for key, it in wanted.items():
                content = files.read(it.preview)
                if content is not None:
                    found[key] = content
                elif key in once:
                    files.want(it.preview, it.preview_size)
            return found

        self._context.files.run(load, self._take, self._context.actions.report)

    def _take(self, found: dict[str, bytes]) -> None:
        for key, content in found.items():
            picture = QPixmap()
            if key in self._buttons and picture.loadFromData(content):
                self._buttons[key].setIcon(QIcon(picture))

    @Slot()
    def _show_large(self) -> None:
        chosen = str(self.sender().property("photo"))
        ids = {it.id for it in self._photos}
        ticket_id = self._photos[0].ticket_id if self._photos else ""
        files = [it for it in self._context.desk.ask(of_ticket, ticket_id) if it.id in ids]
        if any(it.id == chosen for it in files):
            FileViewer(self._context, files, chosen, self.window()).open()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.files & {it.preview for it in self._photos}:
            self._load()
