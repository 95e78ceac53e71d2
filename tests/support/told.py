"""Running a script step by step, with what each step found and left."""

from __future__ import annotations

from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.records import Record
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import Refusal
from tests.fakes import FakeRecords, FakeWork
from tests.support.records import actor
from tests.support.scripts import WORLD, Step, id_of_step


class Told:
    """What a script left after one of its steps, and what was there before the step."""

    def __init__(
        self,
        step: Step,
        before: dict[tuple[str, str], Record],
        after: FakeRecords,
        outcome: FakeWork | Refusal,
    ) -> None:
        """Keep both sides of the step."""
        self.step = step
        self.before = before
        self.after = after
        self.outcome = outcome

    def was(self, record: Record) -> Record | None:
        """Return a record as it was before the step."""
        return self.before.get((record.kind, record.id))

    def tickets(self) -> list[Ticket]:
        """Return every ticket as the step left it."""
        return self.after.all(Ticket)

    def visits(self) -> list[Visit]:
        """Return every visit as the step left it."""
        return self.after.all(Visit)

    def new_entries(self) -> list[JournalEntry]:
        """Return what the step added to journals."""
        return [it for it in self.after.all(JournalEntry) if self.was(it) is None]


def each_step(script: list[Step]) -> list[Told]:
    """Run a script in a portal and return what was there after each step, refused ones too."""
    records = FakeRecords(*WORLD, numbers=True)
    told = []
    for index, step in enumerate(script):
        before = dict(records.held)
        outcome = give(records, step, index)
        after = FakeRecords(*records.held.values())
        told.append(Told(step, before, after, outcome))
    return told


def give(records: FakeRecords, step: Step, index: int) -> FakeWork | Refusal:
    """Give a step's command; a refusal is returned."""
    try:
        return records.do(
            step.command, actor(step.person), now=step.now, command_id=id_of_step(index)
        )
    except Refusal as refusal:
        return refusal
