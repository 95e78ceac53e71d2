"""Filing signed papers: scans are dropped or chosen, recognised by their codes, and filed."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ordidesk.papers.faults import PaperFault, PaperRefused, Stopped
from ordidesk.papers.record_links import PaperKind
from ordidesk.papers.scans import MOST_BYTES
from ordidesk.papers.splitting import Split, split
from ui.brought import brought, is_brought
from ui.models.filing import Filing, Found, Paper, Stage, papers_of, row_of
from ui.models.paper_words import kind_words, refusal_words
from ui.problems import sentence
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.empty_state import EmptyState
from ui.widgets.notices import NoticeBar
from ui.widgets.number_field import NumberField
from ui.widgets.picture_view import PictureView
from ui.widgets.progress import ProgressPanel
from ui.widgets.reading_order import ReadingOrder
from ui.widgets.row_list import RowList
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label
from ui.workers import Worker

_OF_LOANS = (PaperKind.HANDOVER, PaperKind.RETURN)


class FilingDialog(ReadingOrder, QDialog):
    """Reads files on a worker's thread; nothing is filed before the person says so."""

    filed = Signal(object)
    """A ``Found`` whose paper was filed."""
    _progressed = Signal(int, int)

    def __init__(
        self,
        theme: Theme,
        filing: Filing,
        worker: Worker,
        hosts: frozenset[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Wait for files; `hosts` are the portal's, whose links are on our sheets."""
        super().__init__(parent)
        self._theme = theme
        self._filing = filing
        self._worker = worker
        self._hosts = hosts
        self._papers: list[Paper] = []
        self._waiting: deque[Path] = deque()
        self._reading = ""
        self._stop = threading.Event()
        self._ended = False
        self._faults: list[str] = []
        self.setWindowTitle(self.tr("File signed papers"))
        self.setModal(True)
        self.setAcceptDrops(True)
        self.resize(SIZE.sheet_window, SIZE.window_height)
        self._notice = NoticeBar(theme)
        self._progress = ProgressPanel(theme)
        self._progress.hide()
        self._empty = EmptyState(
            theme,
            "inbox",
            self.tr("Drop the scans of signed papers here"),
            self.tr("PDF files or photos. Each page finds its record by the code printed on it."),
            self.tr("Choose files…"),
        )
        self._list = RowList(theme, self.tr("Papers"))
        self._picture = PictureView(theme, self.tr("The paper"))
        self._told = text_label("", TextStyle.BODY, wrap=True)
        self._number = NumberField(
            theme,
            self.tr("Number of the loan or visit"),
            self.tr("Number of the loan, typed or scanned"),
        )
        self._kinds = Segments(
            self.tr("Which sheet it is"), [Segment(it, kind_words(it)) for it in _OF_LOANS]
        )
        self._add = Button(theme, self.tr("Add files…"), icon="plus")
        self._main = Button(theme, self.tr("File"), ButtonKind.PRIMARY, icon="check")
        self._close = Button(theme, self.tr("Close"), ButtonKind.QUIET)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(SIZE.space_8)
        side.addWidget(self._told)
        side.addWidget(self._number)
        side.addWidget(self._kinds)
        side.addWidget(self._picture, 1)
        found = QWidget()
        columns = QHBoxLayout(found)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(SIZE.space_16)
        columns.addWidget(self._list, 1)
        columns.addLayout(side, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(found)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZE.space_8)
        buttons.addWidget(self._add)
        buttons.addStretch()
        buttons.addWidget(self._close)
        buttons.addWidget(self._main)
        for button in (self._add, self._close, self._main):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        column.setSpacing(SIZE.space_12)
        column.addWidget(self._notice)
        column.addWidget(self._progress)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._empty.acted.connect(self.choose_files)
        self._add.clicked.connect(self.choose_files)
        self._main.setShortcut(MAIN_ACTION)
        self._main.clicked.connect(self.file_all)
        self._close.clicked.connect(self.reject)
        self._notice.closed.connect(self._notice.clear)
        self._progress.cancelled.connect(self._cancel)
        self._progressed.connect(self._show_progress)
        self._list.chosen.connect(self._show_paper)
        self._number.submitted.connect(self._name)
        self._kinds.chosen.connect(self._choose_kind)
        self.finished.connect(self._end)

    # --- bringing ---------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if is_brought(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files that were let go here."""
        files = brought(event.mimeData()).files
        if files:
            event.acceptProposedAction()
            self.read(files)

    @Slot()
    def choose_files(self) -> None:
        """Ask for files, and read them."""
        kinds = self.tr("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.webp)")
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("Signed papers"), "", kinds)
        self.read([Path(name) for name in names])

    def read(self, files: Sequence[Path]) -> None:
        """Read these files after those that are being read."""
        self._waiting.extend(files)
        if not self._reading:
            self._faults.clear()
            self._notice.clear()
            self._read_next()

    def _read_next(self) -> None:
        if not self._waiting:
            self._reading = ""
            self._progress.hide()
            if self._faults:
                self._notice.show_message("\n".join(self._faults), Tone.DANGER)
            self._refresh()
            return
        path = self._waiting.popleft()
        self._reading = path.name
        self._stop.clear()
        self._progress.set_title(self.tr("Reading {name}").format(name=path.name))
        self._progress.set_progress(0, None)
        self._progress.show()
        self._refresh()
        self._worker.run(partial(self._split, path), self._take, self._note_fault)

    def _split(self, path: Path) -> Split:
        """Read a file; on the worker's thread."""
        if path.stat().st_size > MOST_BYTES:
            raise PaperRefused(path.name, PaperFault.TOO_LARGE)
        content = path.read_bytes()
        tell, stopped = self._progressed.emit, self._stop.is_set
        return split(path.name, content, self._hosts, tell, stopped)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self._progress.set_progress(done, total)

    def _take(self, found: Split) -> None:
        if self._ended:
            return
        if not self._stop.is_set():
            first = len(self._papers)
            self._papers += papers_of(found, self._filing.find)
            self._refresh()
            if not first:
                self._list.choose_first()
        self._read_next()

    def _note_fault(self, error: Exception) -> None:
        if self._ended:
            return
        if isinstance(error, PaperRefused):
            self._faults.append(refusal_words(error))
        elif isinstance(error, OSError):
            told = self.tr("{name} cannot be opened. Is it still there?")
            self._faults.append(told.format(name=self._reading))
        elif not isinstance(error, Stopped):
            self._faults.append(sentence(error))
        self._read_next()

    @Slot()
    def _cancel(self) -> None:
        """Leave out the file that is being read, and those behind it."""
        self._waiting.clear()
        self._stop.set()

    @Slot()
    def _end(self) -> None:
        self._ended = True
        self._cancel()
        self.deleteLater()

    # --- looking, naming --------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(1 if self._papers else 0)
        self._list.set_rows([row_of(key, paper) for key, paper in enumerate(self._papers)])
        ready = sum(paper.stage is Stage.READY for paper in self._papers)
        label = self.tr("File %n paper(s)", None, ready) if ready else self.tr("File")
        self._main.set_label(label, "check")
        self._main.setEnabled(ready > 0)
        self._add.setVisible(bool(self._papers))
        self._show_details()

    def _current(self) -> int | None:
        key = self._list.current_key()
        return key if isinstance(key, int) and key < len(self._papers) else None

    @Slot(object)
    def _show_paper(self, key: object) -> None:
        if not isinstance(key, int):
            return
        self._number.clear()
        shown = QImage.fromData(self._papers[key].preview)
        self._picture.show_image(None if shown.isNull() else shown)
        self._show_details()

    def _show_details(self) -> None:
        key = self._current()
        paper = None if key is None else self._papers[key]
        open_still = paper is not None and paper.stage in {Stage.TO_NAME, Stage.READY}
        by_hand = paper is not None and (paper.found is None or paper.why is not None)
        self._number.setVisible(open_still and by_hand)
        of_loan = paper is not None and paper.found is not None and paper.found.kind in _OF_LOANS
        self._kinds.setVisible(open_still and by_hand and of_loan)
        self._told.setText("" if paper is None else self._details(paper))
        if paper is not None and paper.found is not None:
            self._kinds.choose(paper.found.kind)

    def _details(self, paper: Paper) -> str:
        if paper.fault:
            return paper.fault
        if paper.found is None:
            return self.tr("Which record does this paper belong to?")
        return "\n".join(part for part in (paper.found.title, paper.found.subtitle) if part)

    @Slot(str)
    def _name(self, text: str) -> None:
        """Find the record that the person named."""
        key = self._current()
        if key is None or not text:
            return
        found = self._filing.find(text)
        if found is None:
            told = self.tr("Unknown number: {number}. Check it on the paper.")
            self._number.set_error(told.format(number=text))
            return
        self._number.clear()
        self._papers[key] = self._papers[key].named(found)
        self._refresh()

    @Slot(object)
    def _choose_kind(self, kind: object) -> None:
        key = self._current()
        found = None if key is None else self._papers[key].found
        if key is not None and found is not None and isinstance(kind, PaperKind):
            self._papers[key] = self._papers[key].named(replace(found, kind=kind))
            self._refresh()

    # --- filing -----------------------------------------------------------------------------------

    @Slot()
    def file_all(self) -> None:
        """File every paper whose record is known."""
        for key, paper in enumerate(self._papers):
            if paper.stage is not Stage.READY or paper.found is None:
                continue
            self._papers[key] = replace(paper, stage=Stage.FILING, fault="")
            done, failed = partial(self._one_filed, key), partial(self._one_failed, key)
            self._filing.file(paper.found, paper.content, done, failed)
        self._refresh()

    def _one_filed(self, key: int) -> None:
        paper = self._papers[key]
        self._papers[key] = replace(paper, stage=Stage.FILED)
        found: Found | None = paper.found
        self.filed.emit(found)
        self._refresh()
        self._tell_when_done()

    def _one_failed(self, key: int, why: str) -> None:
        self._papers[key] = replace(self._papers[key], stage=Stage.READY, fault=why)
        self._refresh()

    def _tell_when_done(self) -> None:
        if all(paper.stage is Stage.FILED for paper in self._papers) and not self._reading:
            told = self.tr("%n paper(s) filed.", None, len(self._papers))
            self._notice.show_message(told, Tone.OK)
