"""What is to be planned, beside the board: found by words and kind, dragged onto a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ordidesk.queries.backlog import BacklogCounts, BacklogFilter, BacklogKind, Waiting
from ui import moments, phones, words
from ui.models.rows import PRIORITY_TONES, ticket_title
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.chip import ChipSpec
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_list import Row, RowList
from ui.widgets.rows import RowRole
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import ElidedLabel, text_label


def waiting_row(row: Waiting, now: datetime) -> Row:
    """Show what is to be planned: for whom and where, what for, how long it takes."""
    where = " · ".join(part for part in (row.client_name, row.city) if part)
    back = QCoreApplication.translate("Backlog", "Return")
    length = moments.duration(timedelta(minutes=row.minutes))
    spoken = (
        back if row.is_return else "",
        words.word(row.priority) if row.priority else "",
        where,
        row.cause,
        length,
        moments.age(row.requested_at, now),
    )
    return Row(
        key=row.request_id,
        title=where,
        subtitle=row.cause or row.ticket_summary,
        time=length,
        chip=ChipSpec(back, Tone.LOAN, plain=True) if row.is_return else None,
        priority=PRIORITY_TONES[row.priority] if row.priority else None,
        pending=row.pending,
        spoken=", ".join(part for part in spoken if part),
    )


class DraggedList(RowList):
    """A list whose rows can be dragged out of it, over whatever lies beside."""

    dragged = Signal(object, QPoint)
    """The row's key, and where on the screen the pointer is."""
    let_fall = Signal(object)
    """The row's key, where the pointer was told last."""
    let_go = Signal()
    """Esc: it stays where it was."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Show no rows yet; `name` is what a screen reader calls the list."""
        super().__init__(theme, name)
        self._pressed: QPoint | None = None
        self._held: object = None
        self._out = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row; moving on drags it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left and index.isValid() else None
        self._held = index.data(RowRole.KEY) if index.isValid() else None
        self._out = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the row that was pressed; the list chooses no other meanwhile."""
        where = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (where - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._out = self._out or far
        if self._out:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self._held, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the row fall."""
        super().mouseReleaseEvent(event)
        out, self._out, self._pressed = self._out, False, None
        if out:
            self.viewport().unsetCursor()
            self.let_fall.emit(self._held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the row where it was on Esc."""
        if event.key() == Qt.Key.Key_Escape and self._out:
            self._out, self._pressed = False, None
            self.viewport().unsetCursor()
            self.let_go.emit()
            return
        super().keyPressEvent(event)


class BacklogPane(QWidget):
    """The list with its filters; what becomes of a row that is dragged is the page's."""

    filter_changed = Signal()
    plan_asked = Signal(str)
    """The id of a request that is to be planned by fields."""
    chosen = Signal(str)
    """The id of the request that the person turned to."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setObjectName("list_pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Filter the list"))
        self._text.setAccessibleName(self.tr("Filter what is to be planned"))
        self._text.setClearButtonEnabled(True)
        self._kinds = Segments(
            self.tr("What is to be planned"),
            [
                Segment(BacklogKind.ALL, self.tr("All")),
                Segment(BacklogKind.VISITS, self.tr("Requests")),
                Segment(BacklogKind.RETURNS, self.tr("Returns")),
            ],
        )
        self._title = ElidedLabel(self.tr("To be planned"), TextStyle.HEADING, strong=True)
        self._rows: dict[str, Waiting] = {}
        self.list = DraggedList(context.theme, self.tr("To be planned"))
        self._none = EmptyState(context.theme, "circle-check", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        self._about = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._plan = Button(context.theme, self.tr("Plan…"), ButtonKind.PLAIN, icon="calendar")
        self._lay_out()
        self._text.textChanged.connect(self.filter_changed)
        self._kinds.chosen.connect(self.filter_changed)
        self._none.acted.connect(self._clear)
        self.list.chosen.connect(self._turn_to)
        self.list.activated_key.connect(self._ask_plan)
        self._plan.clicked.connect(self._ask_plan_of_chosen)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_8)
        head.setSpacing(SIZE.space_8)
        head.addWidget(self._title)
        head.addWidget(self._text)
        head.addWidget(self._kinds)
        foot = QVBoxLayout()
        foot.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_8)
        foot.setSpacing(SIZE.space_8)
        foot.addWidget(self._about)
        buttons = QHBoxLayout()
        buttons.addWidget(self._plan)
        buttons.addStretch()
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def filter(self) -> BacklogFilter:
        """Return what the list is asked for."""
        kind = self._kinds.current_key()
        chosen = kind if isinstance(kind, BacklogKind) else BacklogKind.ALL
        return BacklogFilter(text=self._text.text(), kind=chosen)

    def show_waiting(
        self, wanted: BacklogFilter, rows: Sequence[Waiting], counts: BacklogCounts
    ) -> None:
        """Show what was found; nothing if the filter is another one by now."""
        if wanted != self.filter():
            return
        self._title.setText(self._counted(counts))
        self._rows = {row.request_id: row for row in rows}
        now = self._context.clock()
        self.list.set_rows([waiting_row(row, now) for row in rows])
        self._stack.setCurrentIndex(0 if rows else 1)
        if wanted.text or wanted.kind is not BacklogKind.ALL:
            self._none.set_content(
                "search", self.tr("Nothing like that"), "", self.tr("Clear the filter")
            )
        else:
            self._none.set_content(
                "circle-check",
                self.tr("Everything is planned"),
                self.tr(
                    "What technicians ask for, and repaired machines to bring back, comes here."
                ),
            )
        self._show_about()

    def _counted(self, counts: BacklogCounts) -> str:
        """Say how much is to be planned; three chips with their counts have no room beside it."""
        if not counts.returns:
            return self.tr("To be planned: {count}").format(count=counts.all)
        told = self.tr("To be planned: {visits} + %n return(s)", None, counts.returns)
        return told.format(visits=counts.visits)

    def row(self, request_id: str) -> Waiting | None:
        """Return a row of the list."""
        return self._rows.get(request_id)

    @Slot(object)
    def _turn_to(self, key: object) -> None:
        self._show_about()
        self.chosen.emit(str(key))

    def _show_about(self) -> None:
        """Say below the list what the chosen row needs; else how rows are planned."""
        row = self._rows.get(str(self.list.current_key() or ""))
        self._plan.setEnabled(row is not None)
        if row is None:
            hint = self.tr("Drag a row onto the board, or press Enter on it.")
            self._about.setText(hint if self._rows else "")
            return
        who = (row.contact_name, phones.shown(row.contact_phone))
        contact = " · ".join(part for part in who if part)
        needs = " · ".join(part for part in (row.skill, row.parts) if part)
        lines = (ticket_title(row.ticket_number), contact, row.callback, row.access, needs)
        self._about.setText("\n".join(line for line in lines if line))

    @Slot(object)
    def _ask_plan(self, key: object) -> None:
        self.plan_asked.emit(str(key))

    @Slot()
    def _ask_plan_of_chosen(self) -> None:
        key = self.list.current_key()
        if key is not None:
            self.plan_asked.emit(str(key))

    @Slot()
    def _clear(self) -> None:
        self._text.clear()
        self._kinds.choose(BacklogKind.ALL)
        self.filter_changed.emit()
