"""The board of a day: people's rows, their visits, and dragging them by pointer or keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from ui import moments
from ui.announce import announce
from ui.board.block_item import BlockItem
from ui.board.blocks import Block, BoardRow, Proposal, Verdict
from ui.board.grip import Hold, brought, taken
from ui.board.hand import Hand
from ui.board.margins import HoursHeader, NamesColumn
from ui.board.scale import WORK_BEGINS, DayScale
from ui.board.scene import BoardScene
from ui.theme import SIZE, Theme

_EDGE_MS = 30
"""Between two steps of scrolling while something is held at an edge."""
_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_BY_KEYS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class DayBoard(QGraphicsView):
    """Shows a day and says what people want to do with it; what becomes of that is the page's."""

    chosen = Signal(str)
    """The key of the block that is chosen now, empty for none."""
    activated = Signal(str)
    """Enter or a double click on a block."""
    menu_asked = Signal(str, QPoint)
    """A block's menu, and where on the screen."""
    row_menu_asked = Signal(str, QPoint)
    """Somebody's menu, and where on the screen."""
    dropped = Signal(object)
    """The ``Proposal`` where something was let go."""
    snatched = Signal(str)
    """The key of what was being dragged while somebody else moved it: it is let go of."""

    def __init__(self, theme: Theme, zone: str, parent: QWidget | None = None) -> None:
        """Show an empty day; ``zone`` is the IANA zone of its clocks."""
        super().__init__(parent)
        self._theme = theme
        self._zone = zone
        today = moments.local_day(datetime.now().astimezone(), zone)
        self._scene = BoardScene(theme, DayScale(today, zone), self)
        self._pressed: QPoint | None = None
        self._pointer = QPoint()
        self._chosen = ""
        self._at_edge = QTimer(self, interval=_EDGE_MS)
        self._at_edge.timeout.connect(self._scroll_at_edge)
        self._set_up()
        self._hours = HoursHeader(theme, self)
        self._names = NamesColumn(theme, self)
        self._names.menu_asked.connect(self.row_menu_asked)
        self._hand = Hand(theme, self, self._scene, zone)
        self.horizontalScrollBar().valueChanged.connect(self._hours.scroll_to)
        self.verticalScrollBar().valueChanged.connect(self._names.scroll_to)
        theme.changed.connect(self._dress)

    def _set_up(self) -> None:
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setOptimizationFlags(
            QGraphicsView.OptimizationFlag.DontSavePainterState
            | QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setViewportMargins(SIZE.board_names, SIZE.board_hours, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Planning board"))
        self.viewport().setMouseTracking(True)

    # --- what is shown ------------------------------------------------------------------------

    def set_judge(self, judge: Callable[[Proposal], Verdict]) -> None:
        """Ask this what speaks against each slot that is dragged over: it must be quick."""
        self._hand.judge = judge

    def show_day(
        self, day: DayScale, rows: Sequence[BoardRow], blocks: Sequence[Block], now: datetime
    ) -> None:
        """Show a day; what is chosen and what is held stay so if they are still as they were."""
        other_day = day.day != self._scene.scale.day or not self._scene.rows
        self._scene.show_day(day, rows, blocks, now)
        self._names.set_rows(rows, day.row_height)
        if other_day:
            self.horizontalScrollBar().setValue(WORK_BEGINS * SIZE.board_hour - SIZE.space_8)
        lost = self._hand.look_again()
        self.choose(self._chosen if self._scene.item_of(self._chosen) else "")
        if lost:
            self.let_go()
            self.snatched.emit(lost)

    def set_now(self, now: datetime) -> None:
        """Draw the line of the present instant elsewhere."""
        self._scene.set_now(now)
        self.resetCachedContent()

    def choose(self, key: str) -> None:
        """Make a block the chosen one; empty for none."""
        before, after = self._scene.item_of(self._chosen), self._scene.item_of(key)
        changed = self._chosen != (key if after else "")
        if before is not None and before is not after:
            before.set_chosen(chosen=False)
        self._chosen = key if after else ""
        if after is not None:
            after.set_chosen(chosen=True)
            self.setAccessibleDescription(after.block.said)
        if changed:
            self.chosen.emit(self._chosen)

    def current(self) -> str:
        """Return the key of the chosen block, empty for none."""
        return self._chosen

    def rect_on_viewport(self, key: str) -> QRect:
        """Return where a block is seen, in the viewport's pixels; empty when it is not shown."""
        item = self._scene.item_of(key)
        if item is None:
            return QRect()
        return self.mapFromScene(item.sceneBoundingRect()).boundingRect()

    def place_of(self, row: str, instant: datetime) -> QPoint:
        """Return where a time of somebody's row is, in the viewport's pixels."""
        scale = self._scene.scale
        band = self._scene.band_of(row, (instant, instant))
        return self.mapFromScene(QPointF(scale.x_of(instant), band.center().y()))

    def names(self) -> NamesColumn:
        """Return the column of people."""
        return self._names

    def held(self) -> Proposal | None:
        """Return where what is dragged would stand, if anything is."""
        return self._hand.grip.proposal if self._hand.grip else None

    def objections(self) -> tuple[str, ...]:
        """Return what is said beside what is dragged."""
        return self._hand.objections()

    # --- the pointer ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer; moving on will drag it."""
        if event.button() is not _LEFT or self._hand.grip is not None:
            return
        where = event.position().toPoint()
        item = self._block_at(where)
        self._pressed = where if item is not None else None
        self.choose(item.block.key if item else "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was pressed; else show what the pointer is over."""
        where = event.position().toPoint()
        if self._hand.grip is None and self._pressed is not None and event.buttons() & _LEFT:
            far = (where - self._pressed).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._take_up(self._pressed)
        if self._hand.grip is not None:
            self._drag_to(where)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is dragged."""
        if event.button() is not _LEFT:
            return
        self._pressed = None
        if self._hand.grip is not None:
            self._drag_to(event.position().toPoint())
            self._drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Act on what is under the pointer."""
        item = self._block_at(event.position().toPoint())
        if item is not None and event.button() is _LEFT:
            self.activated.emit(item.block.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the block under the pointer, or of the chosen one by the menu key."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            box = self.rect_on_viewport(self._chosen)
            if self._chosen:
                self.menu_asked.emit(self._chosen, self.viewport().mapToGlobal(box.center()))
            return
        item = self._block_at(event.pos())
        if item is not None:
            self.choose(item.block.key)
            self.menu_asked.emit(item.block.key, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll through the people; with Shift through the day."""
        if event.modifiers() & _SHIFT:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    # --- what comes from outside -----------------------------------------------------------------

    def bring(self, key: str, length: timedelta, on_screen: QPoint, title: str = "") -> bool:
        """Drag what waits to be planned; tells whether it is over the board."""
        where = self.viewport().mapFromGlobal(on_screen)
        over = self.viewport().rect().contains(where) and bool(self._scene.rows)
        if not over:
            self.let_go()
            return False
        if self._hand.grip is None:
            row = self._scene.row_at(self.mapToScene(where).y())
            begins = self._scene.scale.instant_at(self.mapToScene(where).x())
            self._hand.take(brought(key, row.key if row else "", begins, length, title))
        self._drag_to(where)
        return True

    def let_fall(self) -> None:
        """Drop what was brought, where it is."""
        if self._hand.grip is not None:
            self._drop()

    # --- the keys ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from block to block; with Ctrl carry the chosen one, Enter drops it, Esc does not."""
        key, held = event.key(), event.modifiers()
        arrow = key in _SIDEWAYS or key in _UP_AND_DOWN
        if key == Qt.Key.Key_Escape and self._hand.grip is not None:
            self.let_go()
        elif key in _ENTER and not held & _CTRL and self._hand.grip is not None:
            self._drop()
        elif key in _ENTER and not held & _CTRL and self._chosen:
            self.activated.emit(self._chosen)
        elif arrow and held & _CTRL:
            self._carry(Qt.Key(key), resize=bool(held & _SHIFT))
        elif arrow and not held & (_SHIFT | Qt.KeyboardModifier.AltModifier):
            self._step(Qt.Key(key))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: at the first block, unless one is chosen."""
        super().focusInEvent(event)
        by_keys = event.reason() in _BY_KEYS
        if by_keys and not self._chosen:
            blocks = self._scene.blocks()
            self._go_to(blocks[0] if blocks else None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop nothing that is carried by keys when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if (
            self._hand.grip is not None
            and self._pressed is None
            and not self._hand.grip.proposal.new
        ):
            self.let_go()

    def _carry(self, key: Qt.Key, *, resize: bool) -> None:
        """Carry the chosen block by keys: a quarter, or a row, at a time."""
        item = self._scene.item_of(self._chosen)
        if item is None or not item.block.movable:
            return
        if self._hand.grip is None:
            self._hand.take(taken(item.block))
        if key in _SIDEWAYS:
            self._hand.step(_SIDEWAYS[key], Hold.END if resize else Hold.WHOLE)
        else:
            self._hand.step_row(_UP_AND_DOWN[key])
        self.ensureVisible(self._hand.box(), SIZE.board_hour, SIZE.space_8)
        announce(self, ", ".join((self._hand.words(), *self.objections())))

    def _step(self, key: Qt.Key) -> None:
        """Choose the next block of the row, or the nearest one of the next row that has any."""
        blocks = self._scene.blocks()
        here = next((it for it in blocks if it.key == self._chosen), None)
        if here is None:
            self._go_to(blocks[0] if blocks else None)
            return
        if key in _SIDEWAYS:
            beside = [it for it in blocks if it.row == here.row]
            place = beside.index(here) + _SIDEWAYS[key]
            self._go_to(beside[place] if 0 <= place < len(beside) else None)
            return
        row = here.row
        while (next_row := self._scene.neighbour(row, _UP_AND_DOWN[key])) is not None:
            row = next_row.key
            there = [it for it in blocks if it.row == row]
            if there:
                self._go_to(min(there, key=lambda it: abs(it.starts_at - here.starts_at)))
                return

    def _go_to(self, block: Block | None) -> None:
        item = self._scene.item_of(block.key) if block else None
        if block is not None and item is not None:
            self.choose(block.key)
            self.ensureVisible(item, SIZE.space_32, SIZE.space_8)
            announce(self, block.said)

    # --- dragging --------------------------------------------------------------------------------

    def _block_at(self, where: QPoint) -> BlockItem | None:
        found = [it for it in self.items(where) if isinstance(it, BlockItem)]
        return found[0] if found else None

    def _take_up(self, where: QPoint) -> None:
        item = self._block_at(where)
        if item is None or not item.block.movable:
            self._pressed = None
            return
        at = self.mapToScene(where).x() - item.pos().x()
        self._hand.take(taken(item.block, item.hold_at(at), at))
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _drag_to(self, where: QPoint) -> None:
        self._pointer = where
        self._hand.over(self.mapToScene(where))
        near = (
            self.viewport()
            .rect()
            .adjusted(SIZE.space_24, SIZE.space_24, -SIZE.space_24, -SIZE.space_24)
        )
        if near.contains(where):
            self._at_edge.stop()
        elif not self._at_edge.isActive():
            self._at_edge.start()

    def _drop(self) -> None:
        grip = self._hand.grip
        self.let_go()
        if grip is not None and grip.moved:
            self.dropped.emit(grip.proposal)

    def let_go(self) -> None:
        """Take away what is dragged: nothing was changed."""
        self._pressed = None
        self._at_edge.stop()
        self._hand.empty()
        self.viewport().unsetCursor()

    @Slot()
    def _scroll_at_edge(self) -> None:
        """Go on scrolling while something is held at an edge."""
        where, room = self._pointer, self.viewport().rect()
        for bar, at, end in (
            (self.horizontalScrollBar(), where.x(), room.width()),
            (self.verticalScrollBar(), where.y(), room.height()),
        ):
            if at < SIZE.space_24:
                bar.setValue(bar.value() - SIZE.space_16)
            elif at > end - SIZE.space_24:
                bar.setValue(bar.value() + SIZE.space_16)
        self._drag_to(where)

    # --- the look --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the hours above and the people at the left."""
        super().resizeEvent(event)
        room = self.viewport().geometry()
        self._hours.setGeometry(room.left(), 0, room.width(), SIZE.board_hours)
        self._names.setGeometry(0, room.top(), SIZE.board_names, room.height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the words beside what is dragged where they belong."""
        super().scrollContentsBy(dx, dy)
        self._hand.stay()

    @Slot()
    def _dress(self) -> None:
        self.resetCachedContent()
        for item in self._scene.items():
            item.update()
        self.viewport().update()
