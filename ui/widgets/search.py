"""Search-anything: the field of the top bar and the grouped results that hang below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.rows import Index, RowDelegate, RowRole
from ui.widgets.text import text_label

PAUSE_MS = 60  # between keys: below what is felt, above a scanner's rhythm


@dataclass(frozen=True)
class SearchRow:
    """A result: what it is (Lucide icon), two lines, a word at the right, and its key."""

    key: object
    icon: str
    title: str
    subtitle: str = ""
    trailing: str = ""


@dataclass(frozen=True)
class SearchGroup:
    """Results of one kind under a heading."""

    title: str
    rows: Sequence[SearchRow]
    suggested: bool = False
    """Not what was typed: Enter takes one only after it was marked."""


class SearchModel(QAbstractListModel):
    """Headings and results in one list; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._lines: list[str | SearchRow] = []
        self._suggested = False

    def set_groups(self, groups: Sequence[SearchGroup]) -> None:
        """Show other results; empty groups are left out."""
        self.beginResetModel()
        self._lines = []
        self._suggested = all(group.suggested for group in groups)
        for group in groups:
            if group.rows:
                self._lines += [group.title, *group.rows]
        self.endResetModel()

    def only_suggests(self) -> bool:
        """Tell whether nothing here is what was typed."""
        return self._suggested

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only results be chosen."""
        return super().flags(index) if self.row(index) else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer the roles of RowRole that a result has."""
        line = self._lines[index.row()]
        if isinstance(line, str):
            return line if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.subtitle, line.trailing) if part)
        served: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: line.title,
            RowRole.SUBTITLE: line.subtitle,
            RowRole.TIME: line.trailing,
            RowRole.ICON: line.icon,
            RowRole.KEY: line.key,
        }
        return served.get(role)

    def row(self, index: Index) -> SearchRow | None:
        """Return the result at `index`, None for a heading."""
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, SearchRow) else None


class SearchDelegate(QStyledItemDelegate):
    """Headings as small secondary lines, results as rows."""

    def __init__(self, theme: Theme) -> None:
        """Draw with `theme`."""
        super().__init__()
        self._theme = theme
        self._rows = RowDelegate(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than results."""
        if index.data(RowRole.KEY) is None:
            return QSize(0, self._theme.line(TextStyle.SMALL) + SIZE.space_12)
        return self._rows.sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        if index.data(RowRole.KEY) is not None:
            self._rows.paint(painter, option, index)
            return
        painter.save()
        painter.setFont(self._theme.font(TextStyle.SMALL, strong=True))
        painter.setPen(QColor(self._theme.colors.secondary))
        rect = QRect(option.rect).adjusted(SIZE.space_12, SIZE.space_8, -SIZE.space_12, 0)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class SearchField(QLineEdit):
    """`requested` after a short pause in typing; the results come back by `set_results`.

    Enter gives the marked result to `chosen`, or the text to `submitted` when the results shown
    are not those of the text: a USB scanner is faster than any of them.
    """

    requested = Signal(str)
    chosen = Signal(object)
    submitted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show an empty field without results."""
        super().__init__(parent)
        self.setObjectName("search")
        self._theme = theme
        self._answered = ""
        self._action = self.addAction(
            theme.icon("search", color=theme.colors.secondary),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._request)
        self._model = SearchModel(self)
        self._popup = QFrame(self.window())
        self._popup.setObjectName("search_popup")
        self._list = QListView()
        self._delegate = SearchDelegate(theme)
        self._none = text_label("", TextStyle.LABEL, tone="secondary", wrap=True)
        self._build_popup()
        self.setAccessibleName(self.tr("Search anything"))
        self.setPlaceholderText(self.tr("Number, ticket, client, contact, phone… (Ctrl+K)"))
        self.textEdited.connect(self._type)
        theme.changed.connect(self._dress)

    def set_results(self, text: str, groups: Sequence[SearchGroup]) -> None:
        """Hang the results for `text` below the field; late ones, for another text, are dropped."""
        if text != self.text().strip() or not text:
            return
        self._answered = text
        self._model.set_groups(groups)
        found = self._model.rowCount() > 0
        self._list.setVisible(found)
        self._none.setVisible(not found)
        self._none.setText(self.tr("Nothing found for “{0}”.").format(text))
        if found and not self._model.only_suggests():
            self._move(1)
        if self.hasFocus():
            self._show_popup()

    def search_for(self, text: str) -> None:
        """Look for a text that comes from elsewhere in the window."""
        self.setText(text)
        self._pause.stop()
        self._request()

    def results_shown(self) -> bool:
        """Tell whether results hang below the field."""
        return self._popup.isVisible()

    def close_results(self) -> None:
        """Take the results away."""
        self._popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the results, choose, or close."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self._popup.parent() and event.type() == QEvent.Type.Resize:
            self.close_results()
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the results when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.close_results()

    def _build_popup(self) -> None:
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName(self.tr("Results"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._choose)
        self._none.setContentsMargins(SIZE.space_12, SIZE.space_8, SIZE.space_12, SIZE.space_8)
        column = QVBoxLayout(self._popup)
        column.setContentsMargins(SIZE.space_4, SIZE.space_4, SIZE.space_4, SIZE.space_8)
        column.addWidget(self._list)
        column.addWidget(self._none)
        self._popup.hide()

    def _show_popup(self) -> None:
        window = self.window()
        if self._popup.parent() is not window:
            self._popup.setParent(window)
            window.installEventFilter(self)
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        room = SIZE.space_12 + SIZE.focus_ring
        height = rows + room if rows else self._none.sizeHint().height() + room
        below = self.mapTo(window, QPoint(0, self.height() + SIZE.space_4))
        self._popup.setGeometry(below.x(), below.y(), self.width(), min(height, SIZE.search_popup))
        self._popup.show()
        self._popup.raise_()

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        row = self._list.currentIndex().row()
        for _ in range(count):
            row = (row + step) % count
            index = self._model.index(row)
            if self._model.row(index):
                self._list.setCurrentIndex(index)
                return

    def _enter(self) -> None:
        text = self.text().strip()
        if text and text == self._answered and self._model.row(self._list.currentIndex()):
            self._choose(self._list.currentIndex())
        elif text:
            self._pause.stop()
            self.close_results()
            self.submitted.emit(text)

    def _escape(self) -> None:
        if self._popup.isVisible():
            self.close_results()
        elif self.text():
            self._clear()
        else:
            self.clearFocus()

    def _clear(self) -> None:
        self._pause.stop()
        self._answered = ""
        self.clear()
        self.close_results()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self._clear()
            self.clearFocus()
            self.chosen.emit(row.key)

    @Slot(str)
    def _type(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._clear()

    @Slot()
    def _request(self) -> None:
        self.requested.emit(self.text().strip())

    @Slot()
    def _dress(self) -> None:
        self._action.setIcon(self._theme.icon("search", color=self._theme.colors.secondary))
        self._list.viewport().update()
