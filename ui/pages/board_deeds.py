"""What people do on the board: the commands that do it, and those that take it back."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ordidesk.domain.absences import RecordAbsence, RemoveAbsence
from ordidesk.domain.ids import derived_id
from ordidesk.domain.planning import ConfirmVisit, MoveVisit, PlanVisit, UnplanVisit, slot_of
from ordidesk.domain.released_days import ReleaseDay, RestoreDay
from ordidesk.domain.visits import TO_START, Visit
from ordidesk.domain.work import Command


class Deed:
    """Something that was done; ``said`` names it beside "undo"."""

    def __init__(self, said: str, command: Command) -> None:
        """``command`` is what does it."""
        self.said = said
        self.command = command
        self.visit_id = ""
        """The visit that it is about; empty: about none, or not known yet."""

    def again(self) -> Command:
        """Return what does it once more, after it was taken back."""
        return self.command

    def back(self, now: Visit | None) -> Sequence[Command]:
        """Return what takes it back, its visit being as it is ``now``; nothing: too late."""
        raise NotImplementedError

    def done(self, command_id: str) -> None:
        """Know the id of the command that did it."""

    def undone(self, command_id: str) -> None:
        """Know the id of the command that took it back."""


class Planned(Deed):
    """A visit was planned."""

    def __init__(self, said: str, command: PlanVisit) -> None:
        """``command`` is what plans it."""
        super().__init__(said, command)
        self._plan = command

    def overriding(self, reason: str) -> Planned:
        """Return the same, in spite of what speaks against it."""
        return Planned(self.said, replace(self._plan, override=reason))

    def again(self) -> Command:
        """Plan it for whichever request of the ticket is open by then."""
        return replace(self._plan, request_id="")

    def back(self, now: Visit | None) -> Sequence[Command]:
        """Put it back to the list."""
        return [UnplanVisit(visit_id=now.id)] if now is not None and now.state in TO_START else []

    def done(self, command_id: str) -> None:
        """Know the visit."""
        self.visit_id = derived_id(command_id, "visit")


class Moved(Deed):
    """A visit was given another slot or technician."""

    def __init__(self, said: str, command: MoveVisit, before: Visit) -> None:
        """``before`` is the visit as it was."""
        super().__init__(said, command)
        self._move = command
        self.before = before
        self.visit_id = before.id

    def overriding(self, reason: str) -> Moved:
        """Return the same, in spite of what speaks against it."""
        return Moved(self.said, replace(self._move, override=reason), self.before)

    @property
    def asks_again(self) -> bool:
        """Whether somebody had agreed to the slot and has not to the new one."""
        before, move = self.before, self._move
        same = (before.starts_at, before.ends_at) == (move.starts_at, move.ends_at)
        return bool(before.confirmed_by) and not same

    def back(self, now: Visit | None) -> Sequence[Command]:
        """Move it back; whoever had agreed to the slot still does."""
        moved, before = self._move, self.before
        if now is None or now.state not in TO_START:
            return []
        there = (now.technician_id, now.starts_at, now.ends_at)
        if there != (moved.technician_id, moved.starts_at, moved.ends_at):
            return []
        move = MoveVisit(
            visit_id=now.id,
            before=slot_of(now),
            technician_id=before.technician_id,
            starts_at=before.starts_at,
            ends_at=before.ends_at,
        )
        if now.confirmed_by or before.confirmed_how is None:
            return [move]
        agreed = ConfirmVisit(visit_id=now.id, who=before.confirmed_by, how=before.confirmed_how)
        return [move, agreed]


class Unplanned(Deed):
    """A visit was put back to the list."""

    def __init__(self, said: str, visit: Visit) -> None:
        """``visit`` is how it was."""
        super().__init__(said, UnplanVisit(visit_id=visit.id))
        self._visit = visit
        self.visit_id = visit.id

    def again(self) -> Command:
        """Put back the visit that stands for it now."""
        return UnplanVisit(visit_id=self.visit_id)

    def back(self, now: Visit | None) -> Sequence[Command]:  # noqa: ARG002 - a new visit stands for it
        """Plan it as it was: as another visit, which calendars take for a new one."""
        visit = self._visit
        plan = PlanVisit(
            ticket_id=visit.ticket_id,
            technician_id=visit.technician_id,
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            contact_id=visit.contact_id,
            purpose=visit.purpose,
        )
        return [plan]

    def undone(self, command_id: str) -> None:
        """Know the visit that stands for it now."""
        self.visit_id = derived_id(command_id, "visit")


class Freed(Deed):
    """Somebody's day was freed."""

    def __init__(self, said: str, command: ReleaseDay) -> None:
        """``command`` is what frees it."""
        super().__init__(said, command)
        self.release_id = ""

    def back(self, now: Visit | None) -> Sequence[Command]:  # noqa: ARG002 - it is about a day
        """Put back what nobody dealt with since."""
        return [RestoreDay(release_id=self.release_id)]

    def done(self, command_id: str) -> None:
        """Know the record of it."""
        self.release_id = derived_id(command_id, "release")


class Absent(Deed):
    """An absence was recorded."""

    def __init__(self, said: str, command: RecordAbsence) -> None:
        """``command`` is what records it."""
        super().__init__(said, command)
        self._absence = ""

    def back(self, now: Visit | None) -> Sequence[Command]:  # noqa: ARG002 - it is about a person
        """Take it back."""
        return [RemoveAbsence(absence_id=self._absence)]

    def done(self, command_id: str) -> None:
        """Know the record of it."""
        self._absence = derived_id(command_id, "absence")
