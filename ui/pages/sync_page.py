"""Synchronisation: what waits, what was refused, what two people changed; and the state itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.domain.people import Person
from ordidesk.queries import assets, directory, outbox
from ordidesk.store.notices import Changed
from ordidesk.store.outbox import OutboxStatus
from ordidesk.sync.status import Phase, SyncStatus
from ui import moments, words
from ui.models.sync_words import clock_words, diagnostics, problem_words, state_of
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.chip import ChipSpec
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.row_list import Row, RowList
from ui.widgets.sync_state import long_words, short_words
from ui.widgets.text import text_label

_TONES = {
    OutboxStatus.CONFLICT: Tone.WARN,
    OutboxStatus.REFUSED: Tone.DANGER,
    OutboxStatus.PARKED: Tone.DANGER,
}


class SyncPage(QWidget):
    """The outbox in plain words; each line says why it is there and what can be done."""

    navigate = Signal(str, object)
    register_again = Signal(object)
    """A ``RegisterAsset`` that was refused, to be given otherwise."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the page; it is filled when it is shown."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._lines: dict[int, outbox.Line] = {}
        self._status: SyncStatus = context.desk.sync.status
        self._title = text_label("", TextStyle.TITLE, strong=True)
        self._sentence = text_label("", TextStyle.BODY, tone="secondary", wrap=True)
        self._now = Button(theme, self.tr("Synchronise now"), ButtonKind.PRIMARY, icon="refresh-cw")
        self._now.setToolTip(self.tr("F5"))
        self._copy = Button(theme, self.tr("Copy the diagnostics"), icon="copy")
        self._state = FactGrid(theme)
        self._list = RowList(theme, self.tr("Actions"))
        self._nothing = EmptyState(
            theme,
            "circle-check",
            self.tr("Everything has been sent"),
            self.tr("What you do without a network waits here until it can leave."),
        )
        self._rows = QStackedWidget()
        self._detail = FactGrid(theme)
        self._detail_card = Card(self.tr("Chosen action"))
        self._again = Button(theme, self.tr("Register it under another number…"), icon="plus")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SIZE.space_8)
        names = QVBoxLayout()
        names.setSpacing(SIZE.space_4)
        names.addWidget(self._title)
        names.addWidget(self._sentence)
        head.addLayout(names, 1)
        head.addWidget(self._copy)
        head.addWidget(self._now)
        self._rows.addWidget(self._list)
        self._rows.addWidget(self._nothing)
        actions = Card(self.tr("Actions"), flush=True)
        actions.add(self._rows, 1)
        state = Card(self.tr("State"))
        state.add(self._state)
        self._detail_card.add(self._detail)
        self._detail_card.add(self._again)
        side = QVBoxLayout()
        side.setSpacing(SIZE.space_16)
        side.addWidget(state)
        side.addWidget(self._detail_card)
        side.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(SIZE.space_16)
        columns.addWidget(actions, 3)
        columns.addLayout(side, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(SIZE.space_24, SIZE.space_16, SIZE.space_24, SIZE.space_16)
        page.setSpacing(SIZE.space_16)
        page.addLayout(head)
        page.addLayout(columns, 1)

    def _connect(self) -> None:
        self._now.clicked.connect(self._context.desk.sync.sync_now)
        self._copy.clicked.connect(self._copy_diagnostics)
        self._list.chosen.connect(self._show_line)
        self._detail.activated.connect(self._open)
        self._again.clicked.connect(self._register_again)
        self._context.bridge.changed.connect(self._follow)
        self._context.bridge.sync_changed.connect(self._show_status)

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

    def _refresh(self) -> None:
        now = self._context.clock()
        lines = self._context.desk.ask(outbox.lines)
        self._lines = {line.seq: line for line in lines}
        self._list.set_rows(
            [
                Row(
                    key=line.seq,
                    title=words.command(line.kind),
                    subtitle=_about(line) or line.text,
                    time=moments.when(line.occurred_at, now, self._context.zone),
                    chip=ChipSpec(
                        words.outbox_status(self._seen_status(line)),
                        _TONES.get(line.status, Tone.NEUTRAL),
                    ),
                )
                for line in lines
            ]
        )
        self._rows.setCurrentIndex(0 if lines else 1)
        if self._list.current_key() is None:
            self._list.choose_first()
        current = self._list.current_key()
        self._show_line(current if current in self._lines else None)
        self._show_status(self._context.desk.sync.status)

    def _seen_status(self, line: outbox.Line) -> OutboxStatus:
        """Tell what was on its way when the network went as what it is: still to be sent."""
        gone = self._context.desk.sync.status.phase is not Phase.SENDING
        return OutboxStatus.WAITING if gone and line.status is OutboxStatus.SENDING else line.status

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
        self._sentence.setText(problem_words(status.problem) or long_words(state))
        last = moments.when(status.last_success, now, zone) if status.last_success else "—"
        self._state.set_facts(
            [
                Fact(self.tr("Last exchange"), last),
                Fact(self.tr("To be sent"), str(status.waiting)),
                Fact(self.tr("Refused"), str(status.refused) if status.refused else ""),
                Fact(self.tr("To decide"), str(status.conflicts) if status.conflicts else ""),
                Fact(self.tr("Blocked"), str(status.parked) if status.parked else ""),
                Fact(self.tr("Clock"), clock_words(status, now)),
            ]
        )

    @Slot(object)
    def _show_line(self, seq: object) -> None:
        line = self._lines.get(seq) if isinstance(seq, int) else None
        self._detail_card.setVisible(line is not None)
        self._again.setVisible(_can_be_registered_again(line))
        if line is None:
            return
        target = {"ticket": "tickets", "asset": "assets", "visit": "day"}.get(line.record_kind)
        self._detail.set_facts(
            [
                Fact(self.tr("What"), words.command(line.kind)),
                Fact(
                    self.tr("About"),
                    _about(line),
                    action=(target, line.record_id) if target and line.record_id else None,
                ),
                Fact(self.tr("Text"), line.text),
                Fact(self.tr("By"), line.author_name),
                Fact(self.tr("Why"), self._why(line)),
                *self._values(line),
            ]
        )

    def _why(self, line: outbox.Line) -> str:
        if line.because:
            return self.tr("It depends on an action that was refused.")
        if line.reason:
            said = words.refusal_or_status(line.reason)
            name = self._name_in(line.facts)
            return f"{said} ({name})" if name else said
        if line.hint:
            said = words.refusal(line.hint)
            name = self._name_in(line.hint_facts)
            return self.tr("The portal may refuse it: {reason}").format(
                reason=f"{said} ({name})" if name else said
            )
        return self._what_next(line)

    def _name_in(self, facts: Mapping[str, str]) -> str:
        """Say who or what stands in the way."""
        desk = self._context.desk
        who = facts.get("assignee") or facts.get("owner")
        if who:
            return desk.ask(directory.name_of, Person.kind, who)
        machine = facts.get("asset")
        return desk.ask(assets.name_of, machine) if machine else ""

    def _what_next(self, line: outbox.Line) -> str:
        if line.conflicts:
            return self.tr("Somebody changed it meanwhile. Both values are kept.")
        if line.held:
            return self.tr("The portal keeps it until it has been updated.")
        return self.tr("It leaves as soon as the portal can be reached.")

    def _values(self, line: outbox.Line) -> list[Fact]:
        return [
            Fact(
                words.field(conflict.field),
                self.tr("yours: “{mine}” — kept: “{theirs}”").format(
                    mine=conflict.mine, theirs=conflict.theirs
                ),
            )
            for conflict in line.conflicts
        ]

    @Slot(object)
    def _open(self, target: object) -> None:
        if isinstance(target, tuple):
            self.navigate.emit(*target)

    @Slot()
    def _register_again(self) -> None:
        line = self._lines.get(int(str(self._list.current_key())))
        if line is not None:
            self.register_again.emit(line.to_register)

    @Slot()
    def _copy_diagnostics(self) -> None:
        QGuiApplication.clipboard().setText(
            diagnostics(
                self._status, tuple(self._lines.values()), QCoreApplication.applicationVersion()
            )
        )


def _can_be_registered_again(line: outbox.Line | None) -> bool:
    return (
        line is not None
        and line.to_register is not None
        and line.status in {OutboxStatus.REFUSED, OutboxStatus.PARKED}
    )


def _about(line: outbox.Line) -> str:
    return " · ".join(part for part in (line.number, line.title, line.client_name) if part)
