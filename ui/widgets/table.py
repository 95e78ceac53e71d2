"""A table for long models: rows of 36 px, drawn without a widget a cell; sorting is asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.chip import ChipSpec, chip_size, paint_chip
from ui.widgets.rows import Index, RowRole, is_selected, paint_focus_ring

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TableDelegate(QStyledItemDelegate):
    """Draws a cell: text of Qt.DisplayRole, or a chip of RowRole.CHIP; asks for no other role.

    Columns named in `strong` are drawn in the stronger weight, in `figures` with even digits.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        strong: frozenset[int] = frozenset(),
        figures: frozenset[int] = frozenset(),
        chips: frozenset[int] = frozenset(),
        secondary: frozenset[int] = frozenset(),
    ) -> None:
        """Draw cells; only the columns in `chips` are asked for RowRole.CHIP."""
        super().__init__()
        self.hovered_row = -1
        self._theme = theme
        self._strong = strong
        self._figures = figures
        self._chips = chips
        self._secondary = secondary
        theme.changed.connect(self._dress)
        self._dress()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every row is as high as the others."""
        return QSize(0, SIZE.row_single)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; a screen has some 130 of them, hence what `_dress` keeps at hand."""
        rect, state, column = option.rect, option.state, index.column()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._selected)
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, self._hover)
        painter.setPen(self._line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(SIZE.space_12, 0, -SIZE.space_12, 0)
        chip = index.data(RowRole.CHIP) if column in self._chips else None
        if isinstance(chip, ChipSpec):
            self._paint_chip(painter, inner, chip, option)
        else:
            self._paint_text(painter, inner, index.data(), column)
        paint_focus_ring(painter, option, self._theme)

    @Slot()
    def _dress(self) -> None:
        colors = self._theme.colors
        self._selected, self._hover = QColor(colors.selected), QColor(colors.hover)
        self._line = QPen(QColor(colors.line), SIZE.hairline)
        self._text, self._second = QPen(QColor(colors.text)), QPen(QColor(colors.secondary))
        self._letters: dict[int, tuple[QFont, QFontMetrics]] = {}

    def _paint_chip(
        self, painter: QPainter, room: QRect, chip: ChipSpec, option: QStyleOptionViewItem
    ) -> None:
        box = QRect(QPoint(0, 0), chip_size(self._theme, chip).boundedTo(room.size()))
        box.moveTop(room.center().y() - box.height() // 2 + 1)
        box.moveLeft(room.left())
        paint_chip(painter, box, self._theme, chip, on_selected=is_selected(option))

    def _paint_text(self, painter: QPainter, room: QRect, text: object, column: int) -> None:
        if not text:
            return
        if column not in self._letters:
            font = self._theme.font(
                TextStyle.LABEL, strong=column in self._strong, figures=column in self._figures
            )
            self._letters[column] = font, QFontMetrics(font)
        font, metrics = self._letters[column]
        painter.setFont(font)
        painter.setPen(self._second if column in self._secondary else self._text)
        fitting = metrics.elidedText(str(text), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, LEFT, fitting)


class DataTable(QTableView):
    """A table over a model handed in; its model answers RowRole.KEY in column 0.

    `chosen` and `activated_key` give that key; `sort_requested` gives the column and whether it
    descends: the model asks its query again, nothing is sorted here.
    """

    chosen = Signal(object)
    activated_key = Signal(object)
    sort_requested = Signal(int, bool)

    def __init__(
        self, theme: Theme, name: str, delegate: TableDelegate, parent: QWidget | None = None
    ) -> None:
        """Show no model yet; `name` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._delegate = delegate
        self._widths: tuple[int, ...] = ()
        self._growing: frozenset[int] = frozenset()
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(SIZE.row_single)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._ask_sort)
        self.activated.connect(self._tell_activated)
        theme.changed.connect(self.viewport().update)

    def set_columns(self, widths: tuple[int, ...], growing: frozenset[int] = frozenset()) -> None:
        """Give the columns their widths, in logical pixels; `growing` ones share what is left.

        What they cannot share goes to the last column.
        """
        self._widths, self._growing = widths, growing
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the whole row under the pointer, not a cell of it."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()

    def _share_width(self) -> None:
        rest = max(0, self.viewport().width() - sum(self._widths))
        share = rest // len(self._growing) if self._growing else 0
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width + (share if column in self._growing else 0))

    def show_sorted(self, column: int, *, descending: bool) -> None:
        """Show the arrow of the order in force."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def current_key(self) -> object:
        """Return the key of the current row, None when there is none."""
        return self._key(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is chosen."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self._key(current))

    def _key(self, index: Index) -> object:
        return index.sibling(index.row(), 0).data(RowRole.KEY) if index.isValid() else None

    @Slot(QModelIndex)
    def _tell_activated(self, index: QModelIndex) -> None:
        self.activated_key.emit(self._key(index))

    @Slot(int)
    def _ask_sort(self, column: int) -> None:
        # The header has turned its arrow before it tells of the click.
        order = self.horizontalHeader().sortIndicatorOrder()
        self.sort_requested.emit(column, order == Qt.SortOrder.DescendingOrder)
