"""Small buttons beside each other that go on below where the width ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.theme import SIZE


class FlowLayout(QLayout):
    """Lays out from left to right, then in the next line."""

    def __init__(self, gap: int = SIZE.space_4, *, one_line: bool = False) -> None:
        """Leave ``gap`` px between items and between lines.

        With ``one_line`` it asks for the width of all, and takes more lines where it does not get
        that.
        """
        super().__init__()
        self._one_line = one_line
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item by its place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that narrow means high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the items take at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        if self._one_line:  # level with what stands beside it
            spare = rect.height() - self.heightForWidth(rect.width())
            rect = rect.adjusted(0, max(0, spare // 2), 0, 0)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for what the widest item needs, or for one line of all of them."""
        size = self.minimumSize()
        if self._one_line:
            shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
            gaps = self._gap * max(0, len(shown) - 1)
            size.setWidth(max(size.width(), sum(it.width() for it in shown) + gaps))
        return size

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            high = max(size.height() for _, size in line)
            left = rect.left()
            for item, size in line:
                if move:
                    level = top + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, level), size))
                left += size.width() + self._gap
            top += high + self._gap
        return max(0, top - self._gap - rect.top())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what stands in each line, and how large; what is hidden leaves no gap."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            size.setWidth(min(size.width(), width))
            if not lines or taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self._gap
        return lines


class FlowRow(QWidget):
    """Texts to tap, as many lines as they take; ``tapped`` gives the text."""

    tapped = Signal(str)

    def __init__(self, texts: Sequence[str] = (), parent: QWidget | None = None) -> None:
        """Show the texts."""
        super().__init__(parent)
        self._flow = FlowLayout()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.buttonClicked.connect(self._tell)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_texts(texts)

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show other texts."""
        if list(texts) == [chip.text() for chip in self._group.buttons()]:
            return
        for chip in self._group.buttons():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for text in texts:
            chip = QPushButton(text)
            chip.setProperty("kind", "segment")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(text)
            self._flow.addWidget(chip)
            self._group.addButton(chip)

    @Slot(QAbstractButton)
    def _tell(self, chip: QAbstractButton) -> None:
        self.tapped.emit(chip.text())
