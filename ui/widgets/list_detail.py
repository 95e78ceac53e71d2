"""A list beside its detail; in a narrow window the detail takes the place of the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import SIZE, Theme
from ui.widgets.buttons import Button, ButtonKind

QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's "no limit", which PySide6 does not export."""
_FIRST = 100
"""A stretch that leaves nothing to the others before its maximum is reached."""


class ListDetail(QWidget):
    """Two panes; below the breakpoint one at a time, with a way back over the detail."""

    detail_left = Signal()

    def __init__(
        self,
        theme: Theme,
        list_pane: QWidget,
        detail_pane: QWidget,
        *,
        list_width: int = SIZE.list_width,
        widest_detail: int = 0,
        gap: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Place `list_pane`, `list_width` px wide, left of `detail_pane`.

        With `widest_detail` the list takes the width that the detail leaves.
        """
        super().__init__(parent)
        self._theme = theme
        self._list = _framed(list_pane) if gap == 0 else list_pane
        self._list_width = list_width
        self._widest_detail = widest_detail
        self._shows_detail = False
        self._narrow = False
        self._back = Button(theme, self.tr("Back to the list"), ButtonKind.QUIET, icon="arrow-left")
        self._back.clicked.connect(self._go_back)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(detail_pane, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        # The detail comes first, up to its widest; what is left is the list's.
        row.addWidget(self._list, 1 if widest_detail else 0)
        row.addWidget(self._right, _FIRST if widest_detail else 1)
        theme.changed.connect(self._look_at_room)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether only one pane has room."""
        return self._narrow

    def show_detail(self) -> None:
        """Bring the detail forward; in a wide window it is there already."""
        self._shows_detail = True
        self._arrange()

    def show_list(self) -> None:
        """Bring the list forward."""
        self._shows_detail = False
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between one pane and two."""
        super().resizeEvent(event)
        self._look_at_room()

    @Slot()
    def _look_at_room(self) -> None:
        narrow = self._theme.lacks_room(self.width())
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        self._back.setVisible(self._narrow)
        self._list.setVisible(not self._narrow or not self._shows_detail)
        self._right.setVisible(not self._narrow or self._shows_detail)
        if self._narrow:
            self._list.setMinimumWidth(0)
            self._list.setMaximumWidth(QWIDGETSIZE_MAX)
            self._right.setMaximumWidth(QWIDGETSIZE_MAX)
        elif self._widest_detail:
            self._list.setMinimumWidth(self._list_width)
            self._list.setMaximumWidth(QWIDGETSIZE_MAX)
            self._right.setMaximumWidth(self._widest_detail)
        else:
            self._list.setFixedWidth(self._list_width)
            self._right.setMaximumWidth(QWIDGETSIZE_MAX)

    @Slot()
    def _go_back(self) -> None:
        self.show_list()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.detail_left.emit()


def _framed(pane: QWidget) -> QFrame:
    """Set a pane that touches the detail on a surface, with a hairline between them."""
    frame = QFrame()
    frame.setObjectName("list_pane")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(pane)
    frame.setFocusProxy(pane)
    return frame
