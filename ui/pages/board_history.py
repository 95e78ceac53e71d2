"""What was done on the board, to be undone and done again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Command
from ordidesk.store.reader import Reader
from ordidesk.store.store import Done
from ui.pages.board_deeds import Deed
from ui.pages.context import PageContext

_MOST = 100
"""Nobody goes back further than a morning's work."""


class BoardHistory(QObject):
    """Gives what is done on the board, and remembers it while the window is open.

    A visit that is planned once more is another one: what was done with the first is done again
    with the one that stands for it.
    """

    changed = Signal()
    """What can be undone or done again is another thing now."""
    told = Signal(str)
    """A sentence: what was undone, or why it could not be."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        """Begin with nothing done."""
        super().__init__(parent)
        self._context = context
        self._done: list[Deed] = []
        self._undone: list[Deed] = []
        self._stands_for: dict[str, str] = {}
        self._busy = False
        self._next: list[Callable[[], None]] = []
        """What was asked for while something was still being stored."""

    def to_undo(self) -> str:
        """Name what is undone next; empty: nothing is."""
        return self._done[-1].said if self._done else ""

    def to_redo(self) -> str:
        """Name what is done again next; empty: nothing is."""
        return self._undone[-1].said if self._undone else ""

    def give(self, deed: Deed, then: Callable[[], None] | None = None) -> None:
        """Do something new; ``then`` follows once it is stored. A refusal is said by the window."""

        def stored(command_id: str) -> None:
            self.note(deed, command_id)
            if then is not None:
                then()

        self._run([deed.command], stored)

    def note(self, deed: Deed, command_id: str) -> None:
        """Remember what was done by this command: a dialog gives its own."""
        deed.done(command_id)
        self._done = [*self._done[1 - _MOST :], deed]
        self._undone.clear()
        self.changed.emit()

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        if self._busy:
            self._next.append(self.undo)
            return
        if not self._done:
            return
        deed = self._done[-1]
        commands = deed.back(self._visit(deed))
        if not commands:
            self._done.pop()
            self.changed.emit()
            self.told.emit(
                self.tr("Somebody changed that visit since: it stays as it is. Nothing was undone.")
            )
            return

        def stored(command_id: str) -> None:
            before = deed.visit_id
            deed.undone(command_id)
            self._rename(before, deed.visit_id)
            self._done.remove(deed)
            self._undone.append(deed)
            self.changed.emit()
            self.told.emit(self.tr("Undone: {what}").format(what=deed.said))

        self._run(commands, stored)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last."""
        if self._busy:
            self._next.append(self.redo)
            return
        if not self._undone:
            return
        deed = self._undone[-1]

        def stored(command_id: str) -> None:
            before = deed.visit_id
            deed.done(command_id)
            self._rename(before, deed.visit_id)
            self._undone.remove(deed)
            self._done.append(deed)
            self.changed.emit()
            self.told.emit(self.tr("Done again: {what}").format(what=deed.said))

        self._run([deed.again()], stored)

    def _visit(self, deed: Deed) -> Visit | None:
        visit_id = self._now_called(deed.visit_id)
        return self._context.desk.ask(Reader.get, Visit, visit_id) if visit_id else None

    def _rename(self, before: str, after: str) -> None:
        if before and after != before:
            self._stands_for[before] = after

    def _now_called(self, visit_id: str) -> str:
        while visit_id in self._stands_for:
            visit_id = self._stands_for[visit_id]
        return visit_id

    def _about_present(self, command: Command) -> Command:
        """Give a command the visit that stands for its own now."""
        named = getattr(command, "visit_id", "")
        now = self._now_called(named)
        return replace(command, visit_id=now) if now != named else command

    def _run(self, commands: Sequence[Command], then: Callable[[str], None]) -> None:
        """Give commands one after the other; ``then`` gets the first one's id."""
        first, *rest = (self._about_present(command) for command in commands)
        self._busy = True

        def stored(receipt: Done) -> None:
            self._busy = False
            for command in rest:
                self._context.actions.give(command)
            then(receipt.command_id)
            self._go_on()

        def refused(why: str) -> None:
            self._busy = False
            self._next.clear()
            self._context.actions.refused.emit(why)

        self._context.actions.give(first, stored, refused)

    def _go_on(self) -> None:
        if self._next and not self._busy:
            self._next.pop(0)()
