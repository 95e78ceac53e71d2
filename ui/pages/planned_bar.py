"""The visit that is chosen on the board: what it is, whom to call, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.domain.visits import TO_START, VisitState
from ordidesk.queries.board import BoardVisit
from ui import moments, phones, words
from ui.models.rows import ticket_title, visit_state_chip
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.chip import Chip, ChipSpec
from ui.widgets.text import ElidedLabel


class PlannedBar(QFrame):
    """A strip below the board; hidden while nothing is chosen."""

    confirm_asked = Signal(str)
    move_asked = Signal(str)
    ticket_asked = Signal(str)
    """The id of the ticket."""
    menu_asked = Signal(str, object)
    """The visit's id, and the widget that the menu opens at."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Stay hidden until there is a visit to show."""
        super().__init__(parent)
        self.setObjectName("page_header")
        self._context = context
        self._visit: BoardVisit | None = None
        theme = context.theme
        self._title = ElidedLabel("", TextStyle.BODY, strong=True)
        self._about = ElidedLabel("", TextStyle.LABEL, tone="secondary")
        self._state = Chip(theme, ChipSpec(""))
        self._call = Button(theme, "", ButtonKind.LINK, icon="phone")
        self._call.clicked.connect(self._dial)
        self._confirm = Button(theme, self.tr("Confirm…"), ButtonKind.PRIMARY)
        self._confirm.clicked.connect(self._ask_confirm)
        self._move = Button(theme, self.tr("Move…"), ButtonKind.PLAIN)
        self._move.clicked.connect(self._ask_move)
        self._ticket = Button(theme, self.tr("Ticket"), ButtonKind.PLAIN, icon="ticket")
        self._ticket.clicked.connect(self._ask_ticket)
        self._more = IconButton(theme, "ellipsis", self.tr("More"))
        self._more.clicked.connect(self._ask_menu)
        first = QHBoxLayout()
        first.setSpacing(SIZE.space_8)
        first.addWidget(self._state)
        first.addWidget(self._title, 1)
        text = QVBoxLayout()
        text.setSpacing(SIZE.space_4)
        text.addLayout(first)
        text.addWidget(self._about)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_16, SIZE.space_8, SIZE.space_16, SIZE.space_8)
        row.setSpacing(SIZE.space_8)
        row.addLayout(text, 1)
        for button in (self._call, self._ticket, self._move, self._confirm):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._more)
        self.hide()

    def show_visit(self, visit: BoardVisit | None) -> None:
        """Show a visit; nothing for none."""
        self._visit = visit
        self.setVisible(visit is not None)
        if visit is None:
            return
        zone = visit.timezone or self._context.zone
        slot = moments.slot(visit.starts_at, visit.ends_at, zone)
        title = (slot, visit.client_name, visit.ticket_summary or visit.purpose)
        self._title.setText(" · ".join(part for part in title if part))
        where = ", ".join(dict.fromkeys(part for part in (visit.site_name, visit.city) if part))
        about = (ticket_title(visit.ticket_number), where, visit.access, self._agreed(visit))
        self._about.setText(" · ".join(part for part in about if part))
        self._state.set_spec(visit_state_chip(visit.state))
        if visit.state is VisitState.CONFIRMED:
            self._state.set_spec(ChipSpec(words.word(visit.state), Tone.OK))
        self._call.setVisible(bool(visit.contact_phone))
        name = visit.contact_name or visit.site_name
        self._call.set_label(name, "phone")
        self._call.setToolTip(f"{name} · {phones.shown(visit.contact_phone)}")
        ahead = visit.state in TO_START
        self._confirm.setVisible(ahead and not visit.confirmed_by)
        self._move.setVisible(ahead)

    def visit(self) -> BoardVisit | None:
        """Return the visit that is shown."""
        return self._visit

    def _agreed(self, visit: BoardVisit) -> str:
        if not visit.confirmed_by or visit.confirmed_how is None:
            return ""
        how = words.word(visit.confirmed_how)
        return self.tr("Confirmed by {who} ({how})").format(who=visit.confirmed_by, how=how.lower())

    @Slot()
    def _dial(self) -> None:
        number = phones.link(self._visit.contact_phone) if self._visit is not None else None
        if number is not None:
            QDesktopServices.openUrl(number)

    @Slot()
    def _ask_confirm(self) -> None:
        if self._visit is not None:
            self.confirm_asked.emit(self._visit.id)

    @Slot()
    def _ask_move(self) -> None:
        if self._visit is not None:
            self.move_asked.emit(self._visit.id)

    @Slot()
    def _ask_ticket(self) -> None:
        if self._visit is not None:
            self.ticket_asked.emit(self._visit.ticket_id)

    @Slot()
    def _ask_menu(self) -> None:
        if self._visit is not None:
            self.menu_asked.emit(self._visit.id, self._more)
