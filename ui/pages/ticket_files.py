"""The files of the ticket that is shown: attached, looked at, removed, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ordidesk.attaching.sources import FileOnDisk, Source
from ordidesk.domain.attachments import RemoveAttachment
from ordidesk.domain.journal import Visibility
from ordidesk.domain.people import Role
from ordidesk.queries.attachments import TicketFile, of_ticket
from ordidesk.store.blobs import BlobState, Upload
from ordidesk.store.notices import Changed
from ui.brought import Brought
from ui.models.files import file_state, size_words
from ui.pages.attach_dialog import AttachDialog
from ui.pages.context import PageContext
from ui.pages.file_viewer import FileViewer
from ui.pages.photo_dialog import PhotoDialog, photo_source
from ui.pasted import PastedPicture
from ui.theme import Tone
from ui.widgets.journal import JournalFile

_REFRESH_MS = 100
"""Between two looks at how far files are: each piece of one is told."""
_REMOVE, _AGAIN = "remove", "again"


class TicketFiles(QObject):
    """What the panel of a ticket hands over as far as files go."""

    changed = Signal()
    """They are to be shown anew."""
    scan_asked = Signal(object)
    """A ``Brought`` that is a label to read."""

    def __init__(self, context: PageContext, panel: QWidget) -> None:
        """Begin without a ticket."""
        super().__init__(panel)
        self._context = context
        self._panel = panel
        self._ticket_id = ""
        self._files: tuple[TicketFile, ...] = ()
        self._previews: dict[str, bytes] = {}
        self._loading: set[str] = set()
        self._wanted: set[str] = set()
        """Previews that were asked for since the records last changed."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_MS)
        self._soon.timeout.connect(self._look_again)
        context.bridge.changed.connect(self._follow)

    def show_ticket(self, ticket_id: str) -> None:
        """Take the files of another ticket, or of the same one as they are now."""
        if ticket_id != self._ticket_id:
            self._previews.clear()
        self._ticket_id = ticket_id
        self._wanted.clear()
        self._files = self._context.desk.ask(of_ticket, ticket_id)
        self._load_previews()

    def in_words(self) -> dict[str, JournalFile]:
        """Return each file as the journal shows it, by its id."""
        states = self._states()
        return {it.id: self._file_in_words(it, states.get(it.sha256)) for it in self._files}

    # --- attaching ------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Ask which files to attach."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _kind = QFileDialog.getOpenFileNames(
            self._panel.window(), self.tr("Attach files"), home
        )
        if chosen:
            self.attach([FileOnDisk(Path(name)) for name in chosen], Brought())

    @Slot()
    def take_photo(self) -> None:
        """Take a photo with the webcam and show it as what is about to be attached."""
        make_cameras = self._context.make_cameras
        if make_cameras is not None:
            dialog = PhotoDialog(self._context.theme, make_cameras, self._panel.window())
            dialog.taken.connect(self._attach_photo)
            dialog.open()

    @Slot(object)
    def _attach_photo(self, content: bytes) -> None:
        self.attach([photo_source(self._context.clock(), content)], Brought())

    def take(self, what: Brought) -> bool:
        """Attach what was dropped or pasted; ``False`` when it is no file."""
        if what.files:
            self.attach([FileOnDisk(path) for path in what.files], what)
            return True
        if what.picture is not None:
            self.attach([PastedPicture(what.picture, self._context.clock())], what)
            return True
        return False

    def attach(self, sources: Sequence[Source], what: Brought) -> None:
        """Show what is about to be attached; ``what`` goes to the scanner if that is meant."""
        dialog = AttachDialog(self._context, self._ticket_id, sources, self._panel.window())
        if what:
            dialog.read_asked.connect(lambda: self.scan_asked.emit(what))
        else:
            dialog.hide_reading()
        dialog.open()

    # --- what is there --------------------------------------------------------------------------

    @Slot(str)
    def show(self, attachment_id: str) -> None:
        """Show a file large, with the others of the ticket behind it."""
        if any(it.id == attachment_id for it in self._files):
            FileViewer(self._context, self._files, attachment_id, self._panel.window()).open()

    @Slot(str, str)
    def take_link(self, attachment_id: str, asked: str) -> None:
        """Do what a file's link says."""
        file = next((it for it in self._files if it.id == attachment_id), None)
        if file is None:
            return
        if asked == _REMOVE:
            self._context.actions.give(RemoveAttachment(attachment_id=attachment_id))
        elif asked == _AGAIN:
            self._context.desk.files.send_again(file.sha256)
            self._context.desk.sync.sync_now()

    def _file_in_words(self, file: TicketFile, state: BlobState | None) -> JournalFile:
        where, tone = file_state(file, state)
        details = [size_words(file.size)]
        if file.visibility is Visibility.INTERNAL:
            details.append(self.tr("internal"))
        if where:
            details.append(where)
        actor = self._context.desk.actor
        links = []
        if state is not None and state.upload is Upload.PARKED:
            links.append((_AGAIN, self.tr("Try again")))
        if file.added_by == actor.id or actor.role is Role.MANAGER:
            unsent = state is not None and state.upload is Upload.WAITING and not file.received
            links.append((_REMOVE, self.tr("Cancel") if unsent else self.tr("Remove")))
        return JournalFile(
            key=file.id,
            name=file.name,
            detail=" · ".join(details),
            tone=tone if tone in {Tone.DANGER, Tone.WARN} else Tone.NEUTRAL,
            preview=self._previews.get(file.preview, b""),
            links=tuple(links),
        )

    def _states(self) -> dict[str, BlobState]:
        return self._context.desk.files.states([it.sha256 for it in self._files])

    def _load_previews(self) -> None:
        """Read the small pictures that are here, and have the others fetched."""
        files = self._context.desk.files
        asked = {
            it.preview: it.preview_size
            for it in self._files
            if it.preview and it.preview not in self._previews and it.preview not in self._loading
        }
        if not asked:
            return
        self._loading |= asked.keys()

        once = asked.keys() - self._wanted
        self._wanted |= once

        def load() -> tuple[dict[str, bytes], set[str]]:
            found = {name: files.read(name) for name in asked}
            for name in once:
                if found[name] is None:
                    files.want(name, asked[name])
            return {name: it for name, it in found.items() if it is not None}, set(asked)

        self._context.files.run(load, self._take_previews, self._context.actions.report)

    def _take_previews(self, loaded: tuple[dict[str, bytes], set[str]]) -> None:
        found, asked = loaded
        self._loading -= asked
        if found:
            self._previews |= found
            self.changed.emit()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        names = {it.sha256 for it in self._files} | {it.preview for it in self._files}
        if changed.files & names and not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _look_again(self) -> None:
        self._load_previews()
        self.changed.emit()
