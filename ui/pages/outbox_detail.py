"""One action of the outbox: what, about what, why it is there, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.assets import RegisterAsset
from ordidesk.queries.outbox import Group, Line
from ordidesk.store.outbox import Choice, OutboxStatus
from ui import moments, words
from ui.models.outbox_words import about, why
from ui.pages.conflict_card import ConflictCard
from ui.pages.context import PageContext
from ui.pages.edit_again import can_edit
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.text import text_label

_PAGES = {"ticket": "tickets", "asset": "assets", "visit": "day"}


class OutboxDetail(QWidget):
    """Shows a line; what the person wants of it comes back as a signal."""

    navigate = Signal(str, object)
    decided = Signal(object)
    """Field → value, of a conflict, where it is not the other's."""
    retry_asked = Signal()
    edit_asked = Signal()
    export_asked = Signal()
    discard_asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._line: Line | None = None
        self._facts = FactGrid(theme)
        self._conflict = ConflictCard(context)
        self._following_title = text_label("", TextStyle.LABEL, strong=True)
        self._following = FactGrid(theme)
        self._retry = Button(theme, self.tr("Send again"), ButtonKind.PRIMARY, icon="repeat")
        self._edit = Button(theme, "")
        self._export = Button(theme, self.tr("Export…"), icon="download")
        self._discard = Button(theme, self.tr("Give up…"), ButtonKind.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_12)
        column.addWidget(self._facts)
        column.addWidget(self._conflict)
        column.addWidget(self._following_title)
        column.addWidget(self._following)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZE.space_8)
        for button in (self._retry, self._edit, self._export, self._discard):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        self._facts.activated.connect(self._open)
        self._conflict.decided.connect(self.decided)
        self._retry.clicked.connect(self.retry_asked)
        self._edit.clicked.connect(self.edit_asked)
        self._export.clicked.connect(self.export_asked)
        self._discard.clicked.connect(self.discard_asked)

    def show_line(self, line: Line) -> None:
        """Show a line and what can be done about it."""
        self._line = line
        zone, now = self._context.zone, self._context.clock()
        target = _PAGES.get(line.record_kind)
        sent = line.group is Group.DONE and line.choice is Choice.NONE
        self._facts.set_facts(
            [
                Fact(self.tr("What"), words.command(line.kind)),
                Fact(
                    self.tr("About"),
                    about(line),
                    action=(target, line.record_id) if target and line.record_id else None,
                ),
                Fact(self.tr("Text"), line.text),
                Fact(self.tr("By"), line.author_name),
                Fact(self.tr("Done"), moments.when(line.occurred_at, now, zone)),
                Fact(
                    self.tr("Confirmed"),
                    moments.when(line.decided_at, now, zone) if sent and line.decided_at else "",
                ),
                Fact(self.tr("Why"), why(self._context.desk, line)),
                Fact(self.tr("Request"), line.facts.get("request_id", ""), copyable=True)
                if "request_id" in line.facts
                else Fact(self.tr("Request"), ""),
            ]
        )
        self._show_choices(line)
        self._show_following(line)

    def _show_choices(self, line: Line) -> None:
        open_ = line.group is Group.TO_DECIDE
        conflict = open_ and line.status is OutboxStatus.CONFLICT
        command = line.command() if open_ else None
        self._conflict.setVisible(conflict)
        if conflict:
            self._conflict.show_values(line.conflicts)
        registers = isinstance(command, RegisterAsset)
        self._retry.setVisible(open_ and not conflict and command is not None and not registers)
        self._edit.setVisible(open_ and not conflict and (registers or can_edit(command)))
        self._edit.set_label(
            self.tr("Register it under another number…")
            if registers
            else self.tr("Correct and send…")
        )
        self._discard.setVisible(open_ and not conflict)

    def _show_following(self, line: Line) -> None:
        self._following_title.setVisible(bool(line.following))
        self._following.setVisible(bool(line.following))
        self._following_title.setText(
            self.tr("%n action(s) that depend on it go the same way", None, len(line.following))
        )
        self._following.set_facts(
            [Fact(words.command(each.kind), each.text or about(each)) for each in line.following]
        )

    @Slot(object)
    def _open(self, target: object) -> None:
        if isinstance(target, tuple):
            self.navigate.emit(*target)
