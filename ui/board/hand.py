"""The hand over the board: what it holds, where that would stand, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtWidgets import QGraphicsView

from ui import moments
from ui.board.blocks import Proposal, Verdict
from ui.board.ghost import Bubble, ClosedItem, GhostItem
from ui.board.grip import Grip, Hold, taken
from ui.board.scene import BoardScene
from ui.theme import Theme


class Hand:
    """Shows what it holds as a ghost, and asks its judge wherever that comes to stand."""

    def __init__(self, theme: Theme, view: QGraphicsView, scene: BoardScene, zone: str) -> None:
        """Hold nothing; ``zone`` is the IANA zone of the times shown."""
        self._view = view
        self._scene = scene
        self._zone = zone
        self._ghost, self._closed = GhostItem(theme), ClosedItem(theme)
        scene.addItem(self._ghost)
        scene.addItem(self._closed)
        self._bubble = Bubble(theme, view.viewport())
        self.grip: Grip | None = None
        self.judge: Callable[[Proposal], Verdict] = lambda _proposal: Verdict()

    def take(self, grip: Grip) -> None:
        """Hold something; what it was stays to be seen, faintly."""
        self.grip = grip
        item = self._scene.item_of(grip.proposal.key)
        if item is not None:
            item.set_held(held=True)

    def empty(self) -> None:
        """Hold nothing any more."""
        grip, self.grip = self.grip, None
        self._ghost.hide()
        self._closed.show_bands([])
        self._bubble.say("", Verdict(), QRect())
        item = self._scene.item_of(grip.proposal.key) if grip else None
        if item is not None:
            item.set_held(held=False)

    def over(self, there: QPointF) -> None:
        """Hold it over a point of the scene."""
        row = self._scene.row_at(there.y())
        if self.grip is None or row is None:
            return
        key = row.key if row.takes else self.grip.proposal.row
        moved = self.grip.over(self._scene.scale, there.x(), key)
        if moved != self.grip or not self._ghost.isVisible():
            self._show(moved)

    def step(self, quarters: int, hold: Hold) -> None:
        """Carry it, or only its end, by quarters of an hour."""
        if self.grip is not None:
            self._show(replace(self.grip, hold=hold).by(self._scene.scale, quarters))

    def step_row(self, step: int) -> None:
        """Carry it to the next row up or down that takes visits."""
        if self.grip is None:
            return
        row = self._scene.neighbour(self.grip.proposal.row, step)
        self._show(self.grip.to_row(row.key) if row else self.grip)

    def stay(self) -> None:
        """Keep the words where they belong after the board was scrolled."""
        if self.grip is not None and self._ghost.isVisible():
            self._show(self.grip)

    def look_again(self) -> str:
        """Look at what is held after the board changed.

        Returns the key of what somebody else moved or took away meanwhile; empty: all is well.
        """
        grip = self.grip
        if grip is None:
            return ""
        if not grip.proposal.new:
            item = self._scene.item_of(grip.proposal.key)
            stands = item is not None and item.block.movable
            if item is None or not stands or taken(item.block).origin != grip.origin:
                return grip.proposal.key
        self._show(grip)
        return ""

    def box(self) -> QRectF:
        """Return where it would stand, in the scene."""
        return self._scene.rect_of(self.grip.proposal) if self.grip else QRectF()

    def words(self) -> str:
        """Return the times that it would have."""
        there = self.grip.proposal if self.grip else None
        return moments.slot(there.starts_at, there.ends_at, self._zone) if there else ""

    def objections(self) -> tuple[str, ...]:
        """Return what is said against where it would stand."""
        return self._bubble.sentences()

    def _show(self, grip: Grip) -> None:
        """Show where it would stand and what speaks against it, before it is let go."""
        self.grip = grip
        proposal, scene = grip.proposal, self._scene
        verdict = self.judge(proposal) if grip.moved else Verdict()
        box = scene.rect_of(proposal)
        doubtful = bool(verdict.sentences)
        self._ghost.show_slot(box, grip.title, self.words(), doubtful=doubtful)
        self._closed.show_bands([scene.band_of(proposal.row, span) for span in verdict.closed])
        beside = self._view.mapFromScene(box).boundingRect()
        self._bubble.say(self.words(), verdict, beside)
