"""Files that go with a ticket once it is stored: added, looked at small, removed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ordidesk.attaching.attachments import Attached, FileFacts, FileFault
from ordidesk.attaching.pictures import Wishes, preview_of
from ordidesk.attaching.sources import FileOnDisk, Source
from ordidesk.domain.file_names import safe_name
from ordidesk.domain.journal import Visibility
from ui.brought import Brought
from ui.models.files import fault_of_file
from ui.pages.attach_each import AttachEach, ToAttach
from ui.pages.context import PageContext
from ui.pasted import PastedPicture
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button
from ui.widgets.file_tile import FileTile
from ui.widgets.text import text_label

MOST_FILES = 20
"""Added at once: more is a folder that was not meant."""


class _Looked(NamedTuple):
    """What a file is, and a small picture of it."""

    facts: FileFacts
    preview: bytes


class _Entry(NamedTuple):
    """A file with the tile that shows it."""

    source: Source
    tile: FileTile
    visibility: Visibility | None
    """``None``: as the box says when it is attached."""


class FilesToAttach(QWidget):
    """Pictures lose their place and are reduced, as on a ticket unless that is told otherwise.

    What cannot be taken is told at once; what could not be attached stays, to be tried again.
    """

    changed = Signal()
    grown = Signal()
    """It needs another height."""
    ended = Signal()
    """Every file was tried; those that are left could not be attached."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start without a file."""
        super().__init__(parent)
        self._context = context
        self._entries: list[_Entry] = []
        self._told: list[str] = []
        self._attached: set[str] = set()
        self._each = AttachEach(context, self)
        self._add = Button(context.theme, self.tr("Add files…"), icon="paperclip")
        self._hint = text_label(
            self.tr("or Ctrl+V for a screenshot"), TextStyle.LABEL, tone="secondary"
        )
        self._visible = QCheckBox(self.tr("Visible to the client"))
        self._strip = QScrollArea()
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._lay_out()
        self._add.clicked.connect(self._ask)
        self._each.attached.connect(self._one_done)
        self._each.failed.connect(self._one_failed)
        self._each.ended.connect(self._end)
        self._show()

    def _lay_out(self) -> None:
        tiles = QWidget()
        tiles.setObjectName("scroll_column")
        self._tiles = QHBoxLayout(tiles)
        self._tiles.setContentsMargins(0, 0, 0, 0)
        self._tiles.setSpacing(SIZE.space_8)
        self._tiles.addStretch()
        self._strip.setWidget(tiles)
        self._strip.setWidgetResizable(True)
        self._strip.setFrameShape(QScrollArea.Shape.NoFrame)
        self._strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip.setFixedHeight(SIZE.photo_small + SIZE.scroll_bar)
        row = QHBoxLayout()
        row.setSpacing(SIZE.space_12)
        row.addWidget(self._add)
        row.addWidget(self._hint)
        row.addWidget(self._visible)
        row.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SIZE.space_8)
        self._column.addLayout(row)
        self._column.addWidget(self._strip)
        self._column.addWidget(self._problem)
        self.setFocusProxy(self._add)

    # --- what is there --------------------------------------------------------------------------

    def any_left(self) -> bool:
        """Tell whether a file waits to be attached."""
        return bool(self._entries)

    def any_by_hand(self) -> bool:
        """Tell whether the person added one: what came with a mail is in that mail still."""
        return any(it.visibility is None for it in self._entries)

    def attached(self) -> int:
        """Return how many files the ticket has from here."""
        return len(self._attached)

    def problem(self) -> str:
        """Return what is told of files that are not taken, empty when there is nothing to tell."""
        return "\n".join(self._told)

    def take(self, what: Brought) -> None:
        """Add what was dropped or pasted."""
        if what.files:
            self.add([FileOnDisk(path) for path in what.files])
        elif what.picture is not None:
            self.add([PastedPicture(what.picture, self._context.clock())])

    def add(self, sources: Sequence[Source]) -> None:
        """Add files that the box makes visible to the client or not."""
        self._told = []
        if len(sources) > MOST_FILES:
            self._told.append(
                self.tr("More than {limit} files: the first {limit} are here.").format(
                    limit=MOST_FILES
                )
            )
        self._add_each(ToAttach(it, Visibility.INTERNAL) for it in sources[:MOST_FILES])

    def add_of_mail(self, files: Iterable[ToAttach]) -> None:
        """Add a mail's own files, and the mail itself, which always goes along."""
        self._add_each(files, fixed=True)

    def _add_each(self, files: Iterable[ToAttach], *, fixed: bool = False) -> None:
        for file in files:
            name = safe_name(file.source.path.name)
            may_stay_away = not fixed or file.visibility is Visibility.CLIENT
            tile = FileTile(self._context.theme, name, removable=may_stay_away)
            entry = _Entry(file.source, tile, file.visibility if fixed else None)
            tile.removed.connect(self._take_off)
            self._entries.append(entry)
            self._tiles.insertWidget(self._tiles.count() - 1, tile)
            self._look(entry)
        self._show()

    def _look(self, entry: _Entry) -> None:
        files, source = self._context.desk.files, entry.source

        def look() -> _Looked:
            facts = files.look_at(source)
            return _Looked(facts, preview_of(source, None) if facts.picture is not None else b"")

        def show(looked: _Looked) -> None:
            if entry in self._entries:
                self._show_looked(entry, looked)

        self._context.files.run(look, show, self._context.actions.report)

    def _show_looked(self, entry: _Entry, looked: _Looked) -> None:
        facts = looked.facts
        shrinks = facts.fault is FileFault.TOO_LARGE and facts.picture is not None
        if facts.fault is not None and not shrinks:
            self._told.append(f"{facts.name} — {fault_of_file(facts.fault)}")
            self._forget(entry)
        else:
            entry.tile.show_preview(looked.preview)

    @Slot()
    def _ask(self) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _kind = QFileDialog.getOpenFileNames(self.window(), self.tr("Add files"), home)
        if chosen:
            self.add([FileOnDisk(Path(name)) for name in chosen])

    @Slot()
    def _take_off(self) -> None:
        for entry in [it for it in self._entries if it.tile is self.sender()]:
            self._told = []
            self._forget(entry)

    def _forget(self, entry: _Entry) -> None:
        self._entries.remove(entry)
        self._tiles.removeWidget(entry.tile)
        entry.tile.hide()
        entry.tile.deleteLater()
        self._show()

    def _show(self) -> None:
        by_hand = self.any_by_hand()
        self._hint.setVisible(not by_hand)
        self._visible.setVisible(by_hand)
        self._strip.setVisible(bool(self._entries))
        self._problem.setText(self.problem())
        self._problem.setVisible(bool(self._told))
        self._column.activate()  # so that the form knows the height by when it is asked
        self.changed.emit()
        self.grown.emit()

    # --- attaching ------------------------------------------------------------------------------

    def attach(self, ticket_id: str) -> None:
        """Attach what is there to a ticket, one after the other; ``ended`` follows the last."""
        self._told = []
        said = Visibility.CLIENT if self._visible.isChecked() else Visibility.INTERNAL
        files = [ToAttach(it.source, it.visibility or said) for it in self._entries]
        self._each.attach(ticket_id, files, Wishes())

    @Slot(object, object)
    def _one_done(self, source: Source, attached: Attached) -> None:
        self._attached.add(attached.attachment_id)
        for entry in [it for it in self._entries if it.source is source]:
            self._forget(entry)

    @Slot(object, str)
    def _one_failed(self, _source: Source, why: str) -> None:
        self._told.append(why)

    @Slot()
    def _end(self) -> None:
        self._show()
        self.ended.emit()
