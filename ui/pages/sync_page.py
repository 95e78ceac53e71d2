"""Synchronisation: what is to decide, what waits, what was sent; and whether all is safe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ordidesk.domain.assets import RegisterAsset
from ordidesk.domain.catalogue import choice_between
from ordidesk.laptop.atomic_file import write_whole
from ordidesk.queries import outbox
from ordidesk.queries.outbox import Group, Line
from ordidesk.store.notices import Changed
from ordidesk.store.outbox import Choice, OutboxStatus
from ordidesk.sync.status import Phase, SyncStatus
from ui import moments, words
from ui.models.files import size_words
from ui.models.outbox_words import about, as_json, as_text, chip
from ui.models.sync_words import (
    clock_words,
    safety_words,
    state_of,
    trouble_words,
    version_words,
)
from ui.pages.context import PageContext
from ui.pages.discard_dialog import DiscardDialog
from ui.pages.edit_again import edit_again
from ui.pages.outbox_detail import OutboxDetail
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.grouped_rows import GroupedRows
from ui.widgets.notices import Toast
from ui.widgets.row_list import Row
from ui.widgets.sync_state import CUT_OFF, SafeToClose, long_words, short_words
from ui.widgets.text import text_label


class SyncPage(QWidget):
    """The outbox in plain words; each line says why it is there and what can be done."""

    navigate = Signal(str, object)
    register_again = Signal(object, str)
    """A ``RegisterAsset`` that came back, to be given otherwise, and its command's id."""
    told = Signal(str)
    """A sentence: why something could not be done."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the page; it is filled when it is shown."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._lines: dict[int, Line] = {}
        self._status: SyncStatus = context.desk.sync.status
        self._title = text_label("", TextStyle.TITLE, strong=True)
        self._sentence = text_label("", TextStyle.BODY, tone="secondary", wrap=True)
        self._safety = SafeToClose(theme)
        self._now = Button(theme, self.tr("Synchronise now"), ButtonKind.PRIMARY, icon="refresh-cw")
        self._now.setToolTip(self.tr("F5"))
        self._copy = Button(theme, self.tr("Copy the diagnostics"), icon="copy")
        self._export = Button(theme, self.tr("Export all…"), icon="download")
        self._export.setToolTip(self.tr("Everything that was not sent or is to decide, as files"))
        self._state = FactGrid(theme)
        self._list = GroupedRows(theme, self.tr("Actions"))
        self._nothing = EmptyState(
            theme,
            "circle-check",
            self.tr("Everything has been sent"),
            self.tr("What you do without a network waits here until it can leave."),
        )
        self._rows = QStackedWidget()
        self._detail = OutboxDetail(context)
        self._detail_card = Card(self.tr("Chosen action"))
        self._toast = Toast(theme, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_8)
        names = QVBoxLayout()
        names.setSpacing(SIZE.space_4)
        names.addWidget(self._title)
        names.addWidget(self._sentence)
        names.addWidget(self._safety)
        head.addLayout(names, 1)
        for button in (self._export, self._copy, self._now):
            head.addWidget(button)
        self._rows.addWidget(self._list)
        self._rows.addWidget(self._nothing)
        actions = Card(self.tr("Actions"), flush=True)
        actions.add(self._rows, 1)
        state = Card(self.tr("State"))
        state.add(self._state)
        self._detail_card.add(self._detail)
        inside = QWidget()
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SIZE.space_16)
        side.addWidget(self._detail_card)
        side.addWidget(state)
        side.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        columns = QHBoxLayout()
        columns.setSpacing(SIZE.space_16)
        columns.addWidget(actions, 1)
        columns.addWidget(scroll, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        page.setSpacing(SIZE.space_16)
        page.addLayout(head)
        page.addLayout(columns, 1)

    def _connect(self) -> None:
        self._now.clicked.connect(self._context.desk.sync.sync_now)
        self._copy.clicked.connect(self._copy_diagnostics)
        self._export.clicked.connect(self._export_all)
        self._list.chosen.connect(self._show_line)
        self._detail.navigate.connect(self.navigate)
        self._detail.decided.connect(self._decide)
        self._detail.retry_asked.connect(self._retry)
        self._detail.edit_asked.connect(self._edit)
        self._detail.export_asked.connect(self._export_one)
        self._detail.discard_asked.connect(self._ask_discard)
        self._toast.undone.connect(self._undo)
        self._context.bridge.changed.connect(self._follow)
        self._context.bridge.sync_changed.connect(self._show_status)
        self._context.actions.storing_changed.connect(self._show_safety)

    def show_record(self, _argument: object) -> None:
        """Bring the page up to date."""
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        self._refresh()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if self.isVisible() and (changed.outbox or changed.everything):
            self._refresh()

    # --- what is shown ----------------------------------------------------------------------------

    def _refresh(self) -> None:
        desk = self._context.desk
        lines = (*desk.ask(outbox.lines), *desk.ask(outbox.done))
        self._lines = {line.seq: line for line in lines}
        groups: dict[Group, list[Line]] = {group: [] for group in Group}
        for line in lines:
            groups[self._seen_group(line)].append(line)
        self._list.set_groups(
            [
                (f"{self._heading(group)} · {len(found)}", [self._row(line) for line in found])
                for group, found in groups.items()
            ]
        )
        self._export.setVisible(bool(self._unsent()))
        self._rows.setCurrentIndex(0 if lines else 1)
        if self._list.current_key() is None:
            self._list.choose_first()
        self._show_line(self._list.current_key())
        self._show_status(desk.sync.status)

    def _heading(self, group: Group) -> str:
        return {
            Group.TO_DECIDE: self.tr("To decide"),
            Group.WAITING: self.tr("To be sent"),
            Group.SENDING: self.tr("Being sent"),
            Group.DONE: self.tr("Sent or decided lately"),
        }[group]

    def _row(self, line: Line) -> Row:
        subtitle = about(line) or line.text
        if line.following:
            more = self.tr("with %n action(s) that depend on it", None, len(line.following))
            subtitle = f"{subtitle} · {more}"
        return Row(
            key=line.seq,
            title=words.command(line.kind),
            subtitle=subtitle,
            time=moments.when(line.occurred_at, self._context.clock(), self._context.zone),
            chip=chip(line, self._seen_status(line)),
        )

    def _seen_status(self, line: Line) -> OutboxStatus:
        """Tell what was on its way when the network went as what it is: still to be sent."""
        gone = self._context.desk.sync.status.phase is not Phase.SENDING
        return OutboxStatus.WAITING if gone and line.status is OutboxStatus.SENDING else line.status

    def _seen_group(self, line: Line) -> Group:
        waits = self._seen_status(line) is OutboxStatus.WAITING
        return Group.WAITING if waits else line.group

    @Slot(object)
    def _show_status(self, status: SyncStatus) -> None:
        if self.isVisible() and (self._status.phase is Phase.SENDING) != (
            status.phase is Phase.SENDING
        ):
            self._status = status
            self._refresh()
            return
        self._status = status
        now, zone = self._context.clock(), self._context.zone
        state = state_of(status, now)
        self._title.setText(short_words(state))
        trouble = trouble_words(status)
        if not trouble and state.phase in CUT_OFF:
            trouble = long_words(state)
        self._sentence.setText(trouble)
        self._sentence.setVisible(bool(trouble))
        self._show_safety()
        last = moments.when(status.last_success, now, zone) if status.last_success else "—"
        self._state.set_facts(
            [
                Fact(self.tr("Last exchange"), last),
                Fact(self.tr("To be sent"), str(status.waiting)),
                Fact(self.tr("Files to send"), _files_words(status)),
                Fact(
                    self.tr("Files not taken"),
                    str(status.files.parked) if status.files.parked else "",
                ),
                Fact(self.tr("Refused"), str(status.refused) if status.refused else ""),
                Fact(self.tr("To decide"), str(status.conflicts) if status.conflicts else ""),
                Fact(self.tr("Blocked"), str(status.parked) if status.parked else ""),
                Fact(self.tr("Clock"), clock_words(status, now)),
                Fact(
                    self.tr("Version"),
                    version_words(status, QCoreApplication.applicationVersion()),
                ),
            ]
        )

    @Slot()
    def _show_safety(self) -> None:
        self._safety.show_safety(safety_words(self._status, storing=self._context.actions.storing))

    @Slot(object)
    def _show_line(self, _key: object) -> None:
        line = self._chosen()
        self._detail_card.setVisible(line is not None)
        if line is not None:
            self._detail.show_line(line)

    def _chosen(self) -> Line | None:
        key = self._list.current_key()
        return self._lines.get(key) if isinstance(key, int) else None

    def _unsent(self) -> tuple[Line, ...]:
        return tuple(line for line in self._lines.values() if line.group is not Group.DONE)

    # --- what the person makes of it --------------------------------------------------------------

    @Slot(object)
    def _decide(self, chosen: Mapping[str, str]) -> None:
        line = self._chosen()
        command = line.command() if line else None
        if line is None or command is None:
            return
        if not chosen:
            self._let_be(line, Choice.THEIRS)
            return
        shown = {both.field: both.theirs for both in line.conflicts if both.field in chosen}
        self._context.actions.give(
            choice_between(command, shown, dict(chosen)), in_place_of=line.command_id
        )

    @Slot()
    def _retry(self) -> None:
        line = self._chosen()
        command = line.command() if line else None
        if line is not None and command is not None:
            self._context.actions.give(command, in_place_of=line.command_id)

    @Slot()
    def _edit(self) -> None:
        line = self._chosen()
        if line is None:
            return
        command = line.command()
        if isinstance(command, RegisterAsset):
            self.register_again.emit(command, line.command_id)
            return
        dialog = edit_again(self._context, line, self.window())
        if dialog is not None:
            dialog.open()

    @Slot()
    def _ask_discard(self) -> None:
        line = self._chosen()
        if line is None:
            return
        dialog = DiscardDialog(self._context, line, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._let_be(line, Choice.DISCARDED)

    def _let_be(self, line: Line, choice: Choice) -> None:
        def done(_answer: None) -> None:
            self._toast.show_message(words.outbox_choice(choice), undo=line.command_id)

        self._context.actions.let_be(line.command_id, choice, done)

    @Slot(object)
    def _undo(self, command_id: object) -> None:
        self._context.actions.reopen(str(command_id))

    # --- taking it along --------------------------------------------------------------------------

    @Slot()
    def _export_all(self) -> None:
        self._ask_file(self._unsent())

    @Slot()
    def _export_one(self) -> None:
        line = self._chosen()
        if line is not None:
            self._ask_file((line,))

    def _ask_file(self, lines: Sequence[Line]) -> None:
        day = moments.local_day(self._context.clock(), self._context.zone)
        name = Path.home() / self.tr("OrdiDesk actions {day}.txt").format(day=day.isoformat())
        title = self.tr("Export actions: a text to read, and the same as JSON beside it")
        path, _ = QFileDialog.getSaveFileName(self, title, str(name), self.tr("Text (*.txt)"))
        if path:
            self.export(lines, Path(path))

    def export(self, lines: Sequence[Line], path: Path) -> None:
        """Write the text to ``path`` and the same as JSON beside it, each whole or not at all."""
        now, desk = self._context.clock(), self._context.desk
        beside = path.with_suffix(".json")
        try:
            write_whole(path, as_text(lines, desk, now, self._context.zone).encode())
            write_whole(beside, as_json(lines, now))
        except OSError as error:
            self.told.emit(
                self.tr("The file was not written: {reason}. Nothing was changed here.").format(
                    reason=error.strerror or str(error)
                )
            )
            return
        self._toast.show_message(
            self.tr("Written: {text} and {json}").format(text=path.name, json=beside.name)
        )

    @Slot()
    def _copy_diagnostics(self) -> None:
        if self._context.support is not None:
            self._context.support.copy()


def _files_words(status: SyncStatus) -> str:
    if not status.files.files:
        return ""
    return f"{status.files.files} ({size_words(status.files.left)})"
