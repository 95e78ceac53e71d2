"""The pages of a sheet below each other, as they will be printed, to scroll and to zoom."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

from ui.printing.sheet import Sheet
from ui.printing.sheet_style import PAPER, UNITS_PER_INCH
from ui.theme import SIZE, Theme

_MOST_KEPT = 4
"""Drawn pages that are kept: as many as are seen at once, and one to either side."""


class SheetView(QScrollArea):
    """Fits the pages to its width until it is told otherwise; `page_changed` says which is seen."""

    page_changed = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Show no page yet; `name` is for screen readers."""
        super().__init__(parent)
        self._fits_width = True
        self._page = 0
        self._canvas = _Canvas(theme)
        self.setWidget(self._canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(name)
        self.viewport().setAccessibleName(name)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet from its first page on."""
        self._canvas.show_sheet(sheet)
        self.setAccessibleDescription(sheet.whole_text())
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._tell_page()

    def fits_width(self) -> bool:
        """Tell whether the pages are as wide as there is room."""
        return self._fits_width

    def set_fits_width(self, *, fits: bool) -> None:
        """Fit the pages to the width, or show them in the size that they have on paper."""
        page = self._page
        self._fits_width = fits
        self._fit()
        self.go_to(page)

    def page(self) -> int:
        """Return which page is seen most, counted from 0."""
        return self._page

    def page_count(self) -> int:
        """Return how many there are."""
        return self._canvas.page_count()

    def go_to(self, page: int) -> None:
        """Scroll to the top of a page, counted from 0; the nearest that there is."""
        nearest = min(max(page, 0), max(self.page_count() - 1, 0))
        self.verticalScrollBar().setValue(self._canvas.top_of(nearest) - SIZE.space_16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the beginning and the end too; arrows and page keys scroll by themselves."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._fits_width:
            self._canvas.set_page_width(self.viewport().width() - 2 * SIZE.space_16)
        else:
            inches = self._canvas.paper_width() / UNITS_PER_INCH
            self._canvas.set_page_width(round(inches * self.logicalDpiX()))
        self._tell_page()

    @Slot()
    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = self._canvas.page_at(middle)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


class _Canvas(QWidget):
    """All pages; each is drawn when it comes into sight and kept while it may be seen again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheet: Sheet | None = None
        self._width = 0
        self._kept: OrderedDict[tuple[int, int, float], QPixmap] = OrderedDict()
        theme.changed.connect(self.update)

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._kept.clear()
        self._take_size()

    def set_page_width(self, width: int) -> None:
        if width != self._width:
            self._width = max(width, 1)
            self._take_size()

    def paper_width(self) -> float:
        return 0.0 if self._sheet is None else self._sheet.width

    def page_count(self) -> int:
        return 0 if self._sheet is None else len(self._sheet.pages)

    def top_of(self, page: int) -> int:
        return SIZE.space_16 + page * (self._height() + SIZE.space_16)

    def page_at(self, y: int) -> int:
        page = (y - SIZE.space_16) // (self._height() + SIZE.space_16)
        return min(max(page, 0), max(self.page_count() - 1, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.colors.ground))
        edge = SIZE.sheet_shadow
        for page in range(self.page_at(event.rect().top()), self.page_count()):
            place = QRect(SIZE.space_16, self.top_of(page), self._width, self._height())
            if place.top() > event.rect().bottom():
                break
            around = place.adjusted(-edge, -edge, edge, edge)
            painter.fillRect(around, QColor(self._theme.colors.line))
            painter.drawPixmap(place.topLeft(), self._drawn(page))

    def _height(self) -> int:
        sheet = self._sheet
        return 0 if sheet is None else round(self._width * sheet.height / sheet.width)

    def _take_size(self) -> None:
        self.resize(self._width + 2 * SIZE.space_16, self.top_of(self.page_count()))
        self.update()

    def _drawn(self, page: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (page, self._width, ratio)
        if key not in self._kept:
            self._kept[key] = self._draw(page, ratio)
        self._kept.move_to_end(key)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def _draw(self, page: int, ratio: float) -> QPixmap:
        drawn = QPixmap(round(self._width * ratio), round(self._height() * ratio))
        drawn.fill(PAPER)
        if self._sheet is not None:
            painter = QPainter(drawn)
            scale = drawn.width() / self._sheet.width
            painter.scale(scale, scale)
            self._sheet.draw(painter, page)
            painter.end()
        drawn.setDevicePixelRatio(ratio)
        return drawn
