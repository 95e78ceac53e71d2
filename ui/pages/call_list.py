"""Whom to call about a day that was freed: who was promised a visit, and what became of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ordidesk.queries.board import BoardRelease, CallRow, Since, call_list
from ordidesk.store.notices import Changed
from ui import moments, phones
from ui.models.rows import PRIORITY_TONES, ticket_title
from ui.pages.call_dialog import CallDialog
from ui.pages.context import PageContext
from ui.theme import SIZE, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.chip import ChipSpec
from ui.widgets.dialogs import FormDialog
from ui.widgets.row_list import Row, RowList

_ROWS_SEEN = 6
_KINDS = frozenset({"visit", "visit_request", "day_release", "journal_entry", "ticket", "person"})


def call_row(row: CallRow, now: datetime, zone: str) -> Row:
    """Show whom to call, about which slot, and what became of it."""
    who = " · ".join(part for part in (row.contact_name, phones.shown(row.contact_phone)) if part)
    slot = moments.slot(row.starts_at, row.ends_at, row.timezone or zone)
    about = (slot, row.client_name, ticket_title(row.ticket_number))
    return Row(
        key=row.visit_id,
        title=who or row.client_name,
        subtitle=" · ".join(part for part in about if part),
        chip=_chip(row, now, zone),
        priority=PRIORITY_TONES[row.priority] if row.priority else None,
    )


def _chip(row: CallRow, now: datetime, zone: str) -> ChipSpec:
    translate = QCoreApplication.translate
    if row.since is Since.RESTORED:
        return ChipSpec(translate("CallList", "Takes place"), Tone.OK)
    if row.since is Since.ENDED:
        return ChipSpec(translate("CallList", "Not needed any more"), Tone.NEUTRAL)
    if row.since is Since.PLANNED and row.again_at is not None:
        again = moments.day_and_time(row.again_at, row.timezone or zone)
        return ChipSpec(translate("CallList", "Planned: {when}").format(when=again), Tone.OK)
    if row.called_at is not None:
        called = moments.when(row.called_at, now, zone)
        return ChipSpec(
            translate("CallList", "Called {when}").format(when=called), Tone.INFO, plain=True
        )
    return ChipSpec(translate("CallList", "To call"), Tone.WARN)


class CallListDialog(FormDialog):
    """Follows what becomes of each visit while it is open."""

    navigate = Signal(str, object)

    def __init__(
        self, context: PageContext, release: BoardRelease, name: str, parent: QWidget
    ) -> None:
        """Show the people of a freed day of ``name``."""
        translate = QCoreApplication.translate
        title = translate("CallList", "People to call: {name}, {day}").format(
            name=name, day=moments.long_day(release.day)
        )
        super().__init__(
            context.theme,
            title,
            translate("CallList", "Their visits are back in the list to be planned."),
            translate("CallList", "Record a call…"),
            cancel=translate("CallList", "Close"),
            parent=parent,
        )
        self._context = context
        self._release = release
        self._rows: dict[str, CallRow] = {}
        self.setMinimumWidth(SIZE.wide_dialog)
        self.list = RowList(context.theme, self.tr("People to call"))
        self.list.setMinimumHeight(_ROWS_SEEN * SIZE.row_dense)
        self.list.chosen.connect(self._follow_choice)
        self._call = Button(context.theme, self.tr("Call"), ButtonKind.PLAIN, icon="phone")
        self._call.clicked.connect(self._dial)
        self._ticket = Button(context.theme, self.tr("Open the ticket"), ButtonKind.PLAIN)
        self._ticket.clicked.connect(self._open_ticket)
        self._copy = Button(context.theme, self.tr("Copy the list"), ButtonKind.PLAIN, icon="copy")
        self._copy.clicked.connect(self._copy_list)
        actions = QHBoxLayout()
        actions.setSpacing(SIZE.space_8)
        for button in (self._call, self._ticket, self._copy):
            actions.addWidget(button)
        actions.addStretch()
        self.body.addWidget(self.list, 1)
        self.body.addLayout(actions)
        context.bridge.changed.connect(self._follow)
        self.finished.connect(self.deleteLater)
        self._show()
        self.list.choose_first()

    def accept(self) -> None:
        """Record a call to whoever is chosen; the list stays open."""
        row = self._chosen()
        if row is not None:
            CallDialog(self._context, row.ticket_id, self).open()

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.everything or _KINDS & changed.records.keys():
            self._show()

    def _show(self) -> None:
        found = self._context.desk.ask(call_list, self._release.id)
        now, zone = self._context.clock(), self._context.zone
        self._rows = {row.visit_id: row for row in found}
        self.list.set_rows([call_row(row, now, zone) for row in found])
        self._follow_choice()

    def _chosen(self) -> CallRow | None:
        return self._rows.get(str(self.list.current_key() or ""))

    @Slot()
    def _follow_choice(self) -> None:
        row = self._chosen()
        self.main_button.setEnabled(row is not None)
        self._ticket.setEnabled(row is not None)
        self._call.setEnabled(row is not None and phones.link(row.contact_phone) is not None)

    @Slot()
    def _dial(self) -> None:
        row = self._chosen()
        number = phones.link(row.contact_phone) if row is not None else None
        if number is not None:
            QDesktopServices.openUrl(number)

    @Slot()
    def _open_ticket(self) -> None:
        row = self._chosen()
        if row is not None:
            self.navigate.emit("tickets", row.ticket_id)
            self.reject()

    @Slot()
    def _copy_list(self) -> None:
        """Put the list on the clipboard, a line a person, for a table or a mail."""
        zone = self._context.zone
        lines = [
            "\t".join(
                (
                    moments.slot(row.starts_at, row.ends_at, row.timezone or zone),
                    row.client_name,
                    row.contact_name,
                    phones.shown(row.contact_phone),
                    row.contact_mail,
                    row.ticket_number,
                    row.ticket_summary,
                )
            )
            for row in self._rows.values()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._copy.set_label(self.tr("Copied"), "check")
