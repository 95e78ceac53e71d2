"""Many sheets at once: into one PDF or to a printer, with their number, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer, Signal, Slot
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from ui.pages.sheet_output import SheetOutput, open_file
from ui.printers import Printers
from ui.printing.batch import Batch, OneFile, OneJob, Order, Outcome
from ui.printing.paper import job_printer
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.dialogs import make_room
from ui.widgets.form import Form, set_text_in
from ui.widgets.notices import NoticeBar
from ui.widgets.progress import ProgressPanel
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label

MOST_COPIES = 9


class BatchDialog(ReadingOrder, QDialog):
    """Makes one sheet a turn of the window's loop, which takes 15 to 30 ms."""

    printed = Signal(object)
    """An ``Outcome``: whose sheets a printer took."""
    saved = Signal(object, str)
    """An ``Outcome``, and the path of the file."""

    def __init__(
        self,
        theme: Theme,
        order: Order,
        settings: QSettings,
        printers: Printers,
        parent: QWidget | None = None,
    ) -> None:
        """Offer to print what was ordered; `settings` remember the folder of PDFs."""
        super().__init__(parent)
        self._theme = theme
        self._order = order
        self._output = SheetOutput(theme, self, settings, printers)
        self._batch: Batch | None = None
        self._finish: Callable[[Outcome], None] | None = None
        self._act: Callable[[], object] | None = None
        self._turn = QTimer(self)
        self.setWindowTitle(order.title)
        self.setModal(True)
        self.setMinimumWidth(SIZE.wide_dialog)
        self._notice = NoticeBar(theme)
        self._told = text_label("", TextStyle.BODY, tone="secondary", wrap=True)
        self._copies = QSpinBox()
        self._copies.setRange(1, MOST_COPIES)
        self._copies.setValue(order.copies)
        set_text_in(self._copies)
        self._progress = ProgressPanel(theme, order.title)
        self._failures = text_label("", TextStyle.BODY, wrap=True)
        self._listed = ScrollColumn()
        self._save = Button(theme, self.tr("Save as one PDF…"), icon="download")
        self._print = Button(theme, self.tr("Print…"), ButtonKind.PRIMARY, icon="printer")
        self._close = Button(theme, self.tr("Close"), ButtonKind.QUIET)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._told.setText(self.tr("%n sheet(s) to print.", None, len(self._order.entries)))
        form = Form()
        form.add(self.tr("Copies of each, on paper"), self._copies)
        self._listed.add(self._failures)
        self._listed.hide()
        self._progress.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZE.space_8)
        buttons.addStretch()
        for button in (self._close, self._save, self._print):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_24, SIZE.space_24, SIZE.space_24, SIZE.space_16)
        column.setSpacing(SIZE.space_12)
        column.addWidget(text_label(self._order.title, TextStyle.HEADING, strong=True, wrap=True))
        column.addWidget(self._told)
        column.addLayout(form)
        column.addWidget(self._notice)
        column.addWidget(self._listed)
        column.addWidget(self._progress)
        column.addStretch()
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._print.setShortcut(MAIN_ACTION)
        self._print.clicked.connect(self.print_all)
        self._save.clicked.connect(self.save_all)
        self._close.clicked.connect(self.reject)
        self._progress.cancelled.connect(self._cancel)
        self._turn.timeout.connect(self._step)
        self._notice.acted.connect(self._act_on_notice)
        self._notice.closed.connect(self._notice.clear)
        self.finished.connect(self.deleteLater)

    # --- where to ---------------------------------------------------------------------------------

    @Slot()
    def print_all(self) -> None:
        """Ask which printer, and print; where there is none say so, and offer the PDF."""
        if not self._output.has_printer():
            said = self.tr("No printer is set up on this computer. Save the sheets as PDF instead.")
            self._show(said, Tone.WARN, self._save.text(), self.save_all)
            return
        printer = job_printer(self._order.title)
        if self._output.ask_printer(printer):
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that is set up."""
        job = OneJob(printer, self._copies.value())

        batch = Batch(self._order.entries, job)

        def finish(outcome: Outcome) -> None:
            job.finish()
            said = self._printed_words(outcome)
            if batch.stopped is not None:
                silent = self.tr(
                    "The printer does not answer. Check it, or save the sheets as PDF."
                )
                said = f"{said} {silent}"
            self._tell(outcome, said)
            self.printed.emit(outcome)

        self._start(batch, finish)

    @Slot()
    def save_all(self) -> None:
        """Ask where, and write one file of all sheets there."""
        path = self._output.ask_path(self._order.title)
        if path is None:
            return
        file = OneFile(self._order)

        def finish(outcome: Outcome) -> None:
            content = file.content()
            if not outcome.left and outcome.done:
                self._write(path, content, outcome)
            else:
                self._tell(outcome, self.tr("No file was saved."))

        self._start(Batch(self._order.entries, file), finish)

    def _write(self, path: Path, content: bytes, outcome: Outcome) -> None:
        problem = self._output.write(path, content)
        if problem:
            self._show(problem, Tone.DANGER, self._save.text(), self.save_all)
            return
        said = self.tr("%n sheet(s) of {total} saved: {path}", None, len(outcome.done))
        words = said.format(total=outcome.total, path=path)
        self._tell(outcome, words, self.tr("Open"), lambda: open_file(path))
        self.saved.emit(outcome, str(path))

    # --- one after the other ----------------------------------------------------------------------

    def _start(self, batch: Batch, finish: Callable[[Outcome], None]) -> None:
        self._batch = batch
        self._finish = finish
        self._notice.clear()
        self._listed.hide()
        self._progress.set_progress(0, batch.total)
        self._set_busy(busy=True)
        self._turn.start()

    @Slot()
    def _step(self) -> None:
        batch = self._batch
        if batch is None:
            return
        if batch.step():
            self._progress.set_progress(batch.at, batch.total)
        else:
            self._end()

    @Slot()
    def _cancel(self) -> None:
        if self._batch is not None:
            self._end()

    def _end(self) -> None:
        self._turn.stop()
        batch, self._batch = self._batch, None
        self._set_busy(busy=False)
        if batch is not None and self._finish is not None:
            self._finish(batch.outcome())

    def _set_busy(self, *, busy: bool) -> None:
        self._progress.setVisible(busy)
        for widget in (self._save, self._print, self._copies, self._close):
            widget.setEnabled(not busy)

    def reject(self) -> None:
        """Close; while sheets are being made, stop after the one under way instead."""
        if self._batch is not None:
            self._cancel()
            return
        super().reject()

    # --- telling ----------------------------------------------------------------------------------

    def _printed_words(self, outcome: Outcome) -> str:
        said = self.tr("%n sheet(s) of {total} printed.", None, len(outcome.done))
        return said.format(total=outcome.total)

    def _tell(
        self,
        outcome: Outcome,
        said: str,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Say what it came to, and list what is missing with what is wrong."""
        well = len(outcome.done) == outcome.total
        self._show(said, Tone.OK if well else Tone.WARN, action, act)
        told = self.tr("{number}: {why}")
        lines = [
            told.format(number=it.name, why=self._order.why(it.error)) for it in outcome.failed
        ]
        if outcome.left:
            names = ", ".join(outcome.left)
            lines.append(self.tr("Not made: {names}").format(names=names))
        self._failures.setText("\n".join(lines))
        self._listed.setVisible(bool(lines))
        make_room(self)

    def _show(
        self, said: str, tone: Tone, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        self._act = act
        self._notice.show_message(said, tone, action)
        make_room(self)

    @Slot()
    def _act_on_notice(self) -> None:
        if self._act is not None:
            self._act()
