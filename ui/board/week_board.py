"""The week: how many visits each person has a day, and how full that makes the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import moments
from ui.board.blocks import BoardRow
from ui.board.margins import NamesColumn, row_height
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.rows import Index, is_selected, paint_focus_ring

_FULL = 0.9
"""A day with more than that of its hours planned has no room for what comes up."""


@dataclass(frozen=True)
class DayLoad:
    """Somebody's day in numbers."""

    count: int
    planned: timedelta
    capacity: timedelta
    """The hours of the day less absences; none on a day on which nobody works."""
    away: bool = False
    """Not there at any time of the day."""

    @property
    def share(self) -> float:
        """How much of the day is planned; 1 is all of it."""
        if not self.capacity:
            return 1.0 if self.planned else 0.0
        return self.planned / self.capacity


class WeekModel(QAbstractTableModel):
    """People by days."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.rows: tuple[BoardRow, ...] = ()
        self.days: tuple[date, ...] = ()
        self._loads: Mapping[tuple[str, date], DayLoad] = {}

    def show_week(
        self,
        days: Sequence[date],
        rows: Sequence[BoardRow],
        loads: Mapping[tuple[str, date], DayLoad],
    ) -> None:
        """Show a week; the place that has the keyboard keeps it while people and days stay."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        same = same and tuple(days) == self.days
        if not same:
            self.beginResetModel()
        self.rows, self.days, self._loads = tuple(rows), tuple(days), loads
        if not same:
            self.endResetModel()
        elif rows and days:
            last = self.index(len(rows) - 1, len(days) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many people there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many days there are."""
        return 0 if parent is not None and parent.isValid() else len(self.days)

    def load_at(self, index: Index) -> DayLoad:
        """Return what somebody has on a day."""
        key = (self.rows[index.row()].key, self.days[index.column()])
        return self._loads.get(key, DayLoad(0, timedelta(), timedelta()))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer the cell's words, and all of them for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(self.load_at(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, day = self.rows[index.row()], self.days[index.column()]
            parts = (row.title, moments.long_day(day), self._words(self.load_at(index)))
            return ", ".join(part for part in parts if part)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Answer the days, and the people."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return moments.long_day(self.days[section])
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[section].title
        return None

    def _words(self, load: DayLoad) -> str:
        if load.away and not load.count:
            return self.tr("Away")
        if not load.count:
            return ""
        count = self.tr("%n visit(s)", "", load.count)
        return f"{count} · {moments.duration(load.planned)}"


class LoadDelegate(QStyledItemDelegate):
    """Draws a day: the words over a bar as long as the day is full."""

    def __init__(self, theme: Theme, model: WeekModel, parent: QWidget) -> None:
        """Draw the loads of `model`."""
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every day has the same room."""
        return QSize(SIZE.board_hour, SIZE.row_dense)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day of one person."""
        painter.save()
        colors, load = self._theme.colors, self._model.load_at(index)
        box = QRectF(option.rect)
        if is_selected(option):
            painter.fillRect(box, QColor(colors.selected))
        elif not load.capacity or load.away:
            hatch = QBrush(QColor(colors.line), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(box, hatch)
        inner = box.adjusted(SIZE.space_8, SIZE.space_4, -SIZE.space_8, -SIZE.space_4)
        full = load.share > _FULL
        painter.setPen(QColor(colors.warn.text if full else colors.text))
        painter.setFont(self._theme.font(TextStyle.LABEL, strong=full))
        words = str(index.data() or "")
        line = QRectF(inner.left(), inner.top(), inner.width(), self._theme.line(TextStyle.LABEL))
        line.moveTop(inner.center().y() - line.height())
        fitting = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(line.width())
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fitting)
        if load.count:
            self._paint_bar(
                painter,
                QRectF(line.left(), line.bottom() + SIZE.space_4, inner.width(), SIZE.progress),
                load.share,
            )
        paint_focus_ring(painter, option, self._theme)
        painter.restore()

    def _paint_bar(self, painter: QPainter, room: QRectF, share: float) -> None:
        colors = self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.line))
        painter.drawRoundedRect(room, SIZE.thin_radius, SIZE.thin_radius)
        over = share > 1
        tone = colors.danger if over else colors.warn if share > _FULL else colors.info
        painter.setBrush(QColor(tone.text))
        part = QRectF(room.left(), room.top(), room.width() * min(1.0, share), room.height())
        painter.drawRoundedRect(part, SIZE.thin_radius, SIZE.thin_radius)


class WeekBoard(QWidget):
    """Days at the top, people at the left; Enter or a double click turns to a day."""

    day_chosen = Signal(object, str)
    """A ``date`` and the row's key."""
    row_menu_asked = Signal(str, QPoint)
    """Somebody's menu, and where on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show no week yet."""
        super().__init__(parent)
        self._theme = theme
        self._model = WeekModel()
        self._names = NamesColumn(theme, self)
        self._names.menu_asked.connect(self.row_menu_asked)
        self.table = QTableView()
        # The view does not own its delegate: without this reference it would be collected.
        self._delegate = LoadDelegate(theme, self._model, self)
        self.table.setModel(self._model)
        self.table.setItemDelegate(self._delegate)
        self.table.setAccessibleName(self.tr("Visits of the week"))
        self._set_up()
        corner = QWidget()
        corner.setFixedSize(SIZE.board_names, SIZE.board_hours)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(corner)
        left.addWidget(self._names, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.table.activated.connect(self._turn_to)
        self.table.verticalScrollBar().valueChanged.connect(self._names.scroll_to)
        theme.changed.connect(self.table.viewport().update)

    def _set_up(self) -> None:
        table = self.table
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setFixedHeight(SIZE.board_hours)

    def show_week(
        self,
        days: Sequence[date],
        rows: Sequence[BoardRow],
        loads: Mapping[tuple[str, date], DayLoad],
    ) -> None:
        """Show a week as it is now."""
        height = row_height(self._theme)
        self.table.verticalHeader().setDefaultSectionSize(height)
        self._names.set_rows(rows, height)
        self._model.show_week(days, rows, loads)

    @Slot(QModelIndex)
    def _turn_to(self, index: QModelIndex) -> None:
        self.day_chosen.emit(self._model.days[index.column()], self._model.rows[index.row()].key)
