"""Rows under headings: a list whose groups are seen at once and gone through by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.row_list import Row, RowList, RowModel
from ui.widgets.rows import Index, RowDelegate, RowRole


class _GroupedModel(RowModel):
    """A heading is a row that stands for nothing and cannot be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Leave headings out of the keyboard's way."""
        if index.isValid() and index.data(RowRole.KEY) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _GroupedDelegate(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a heading the height of its line."""
        if index.data(RowRole.KEY) is not None:
            return super().sizeHint(option, index)
        return QSize(0, self._theme.line(TextStyle.LABEL) + SIZE.space_12 + SIZE.space_4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row, or a heading's words on their line."""
        if index.data(RowRole.KEY) is not None:
            super().paint(painter, option, index)
            return
        painter.save()
        box = option.rect.adjusted(SIZE.space_12, 0, -SIZE.space_12, -SIZE.space_4)
        painter.setFont(self._theme.font(TextStyle.LABEL, strong=True))
        painter.setPen(QColor(self._theme.colors.secondary))
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, bottom, str(index.data()))
        painter.restore()


class GroupedRows(RowList):
    """Groups of rows, each under its heading."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is what a screen reader calls the list."""
        super().__init__(
            theme, name, delegate=_GroupedDelegate(theme), model=_GroupedModel(), parent=parent
        )
        self.setUniformItemSizes(False)

    def set_groups(self, groups: Sequence[tuple[str, Sequence[Row]]]) -> None:
        """Show other groups, those without rows left out."""
        shown: list[Row] = []
        for heading, rows in groups:
            if rows:
                shown += [Row(key=None, title=heading), *rows]
        self.set_rows(shown)

    def choose_first(self) -> None:
        """Choose the first row that is no heading, if any."""
        for key in self.keys():
            if key is not None:
                self.choose(key)
                return
