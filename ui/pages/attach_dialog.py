"""Attaching files to a ticket: what they are, what is done to pictures, what cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from ordidesk.attaching.attachments import Attached, FileFacts, FileFault
from ordidesk.attaching.pictures import REDUCED_EDGE, Wishes
from ordidesk.attaching.sources import Source
from ordidesk.domain.journal import Visibility
from ui.models.files import fault_of_file, size_words
from ui.pages.attach_each import AttachEach, ToAttach
from ui.pages.context import PageContext
from ui.problems import sentence
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.dialogs import FormDialog
from ui.widgets.text import text_label

_LISTED = 8
"""Files that are named; of more there is the number."""


class AttachDialog(FormDialog):
    """Looks at the files, then attaches one after the other; what cannot be taken is told."""

    attached = Signal(object)
    """The ``Attached`` that were, once the dialog closes."""
    read_asked = Signal()
    """They are labels to read, not files to keep."""

    def __init__(
        self,
        context: PageContext,
        ticket_id: str,
        sources: Sequence[Source],
        parent: QWidget | None = None,
    ) -> None:
        """Begin to look at the files."""
        limits = context.desk.files.limits()
        said = QCoreApplication.translate(
            "AttachDialog", "At most {size} a file, no programs. They leave with the next exchange."
        )
        super().__init__(
            context.theme,
            QCoreApplication.translate("AttachDialog", "Attach to the ticket"),
            said.format(size=size_words(limits.largest)),
            QCoreApplication.translate("AttachDialog", "Attach"),
            parent=parent,
        )
        self.setMinimumWidth(SIZE.wide_dialog)
        self._context = context
        self._ticket_id = ticket_id
        self._sources = list(sources)
        self._facts: list[FileFacts] = []
        self._done: list[Attached] = []
        self._failed: list[str] = []
        self._each = AttachEach(context, self)
        self._busy = True
        self._closed = False
        self._offers_reading = True
        self._list = text_label(self.tr("Looking at the files…"), TextStyle.BODY, wrap=True)
        self._reduce = QCheckBox(
            self.tr("Reduce large pictures to {edge} pixels").format(edge=REDUCED_EDGE)
        )
        self._place = QCheckBox(self.tr("Remove the place where pictures were taken"))
        self._visible = QCheckBox(self.tr("Visible to the client"))
        self._note = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._read = Button(
            context.theme,
            self.tr("Read it as a label instead"),
            ButtonKind.LINK,
            icon="scan-barcode",
        )
        wishes = context.desk.files.wishes()
        self._reduce.setChecked(wishes.reduce)
        self._place.setChecked(wishes.remove_place)
        for widget in (
            self._list,
            self._reduce,
            self._place,
            self._visible,
            self._note,
            self._problem,
            self._read,
        ):
            self.body.addWidget(widget)
        for hidden in (self._reduce, self._place, self._note, self._problem, self._read):
            hidden.hide()
        self._read.clicked.connect(self._ask_reading)
        self._reduce.toggled.connect(self._follow)
        self._each.begun.connect(self._show_begun)
        self._each.attached.connect(self._one_done)
        self._each.failed.connect(self._one_failed)
        self._each.ended.connect(self._end)
        self.finished.connect(self._close)
        self._follow()
        context.files.run(self._look, self._show, self._stop_for)

    def hide_reading(self) -> None:
        """Offer nothing but attaching: the files were chosen for it."""
        self._offers_reading = False

    # --- looking --------------------------------------------------------------------------------

    @Slot()
    def _close(self) -> None:
        self._closed = True
        self.deleteLater()

    def _look(self) -> list[FileFacts]:
        return [self._context.desk.files.look_at(source) for source in self._sources]

    def _show(self, facts: list[FileFacts]) -> None:
        if self._closed:
            return
        self._busy = False
        self._facts = facts
        pictures = [it for it in facts if it.picture is not None]
        placed = sum(it.picture is not None and it.picture.tells_place for it in facts)
        self._list.setText("\n".join(self._lines()))
        self._reduce.setVisible(bool(pictures))
        self._place.setVisible(bool(pictures))
        self._read.setVisible(
            self._offers_reading and bool(pictures) and len(pictures) == len(facts)
        )
        notes = []
        if placed:
            notes.append(self.tr("%n picture(s) say where they were taken.", None, placed))
        kept = [it.name for it in facts if it.keeps_place and it.fault is None]
        if kept:
            notes.append(
                self.tr("The place cannot be removed from: {names}").format(names=", ".join(kept))
            )
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))
        self._follow()
        self.make_room()

    def _lines(self) -> list[str]:
        said = []
        for facts in self._facts[:_LISTED]:
            line = f"{facts.name} · {size_words(facts.size)}"
            if facts.picture is not None:
                line += f" · {facts.picture.width} × {facts.picture.height}"
            if self._hinders(facts) and facts.fault is not None:
                line += " — " + self.tr("left out: {why}").format(why=fault_of_file(facts.fault))
            said.append(line)
        more = len(self._facts) - _LISTED
        if more > 0:
            said.append(self.tr("and %n more file(s)", None, more))
        return said

    def _hinders(self, facts: FileFacts) -> bool:
        """Tell whether a file cannot be taken; a large picture can, once it is reduced."""
        shrinks = facts.picture is not None and self._reduce.isChecked()
        return facts.fault is not None and not (facts.fault is FileFault.TOO_LARGE and shrinks)

    @Slot()
    def _follow(self) -> None:
        if self._facts:
            self._list.setText("\n".join(self._lines()))
        good = any(not self._hinders(facts) for facts in self._facts)
        self.main_button.setEnabled(good and not self._busy)

    @Slot()
    def _ask_reading(self) -> None:
        self.reject()
        self.read_asked.emit()

    # --- attaching ------------------------------------------------------------------------------

    def accept(self) -> None:
        """Attach one file after the other; the dialog closes after the last."""
        if self._busy or not self.main_button.isEnabled():
            return
        self._busy = True
        wishes = Wishes(reduce=self._reduce.isChecked(), remove_place=self._place.isChecked())
        visibility = Visibility.CLIENT if self._visible.isChecked() else Visibility.INTERNAL
        for widget in (self._reduce, self._place, self._visible, self._read):
            widget.setEnabled(False)
        taken = zip(self._sources, self._facts, strict=True)
        self._sources = [source for source, facts in taken if not self._hinders(facts)]
        self._follow()
        files = self._context.desk.files
        chosen = [ToAttach(source, visibility) for source in self._sources]

        def begin(_kept: None) -> None:
            self._each.attach(self._ticket_id, chosen, wishes)

        self._context.files.run(lambda: files.remember(wishes), begin, self._stop_for)

    def reject(self) -> None:
        """Close; while files are being attached, after the one under way."""
        if self._busy and self._facts:
            self._each.stop()
            return
        super().reject()

    @Slot(int, str)
    def _show_begun(self, at: int, name: str) -> None:
        said = self.tr("Attaching {n} of {count}: {name}")
        self._list.setText(said.format(n=at, count=len(self._sources), name=name))

    @Slot(object, object)
    def _one_done(self, _source: Source, attached: Attached) -> None:
        self._done.append(attached)

    @Slot(object, str)
    def _one_failed(self, _source: Source, why: str) -> None:
        self._failed.append(why)

    @Slot()
    def _end(self) -> None:
        self._busy = False
        again = [it.name for it in self._done if it.already_there]
        if again:
            said = self.tr("{names} — the ticket has this file already")
            self._failed.append(said.format(names=", ".join(again)))
        if self._done:
            self.attached.emit(tuple(self._done))
        if not self._failed:
            super().accept()
            return
        self._list.setText(self.tr("%n file(s) attached.", None, len(self._done) - len(again)))
        self._problem.setText("\n".join(dict.fromkeys(self._failed)))
        self._problem.show()
        self._facts = []
        self.main_button.setEnabled(False)
        self.make_room()

    def _stop_for(self, error: Exception) -> None:
        if self._closed:
            return
        self._busy = False
        self._problem.setText(sentence(error))
        self._problem.show()
        self.make_room()
