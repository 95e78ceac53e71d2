"""The safeguards of sync, each planted out by replacing what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import apsw
import pytest
from msgspec.structs import replace
from sqlalchemy import Connection

from ordidesk.domain import ticket_rules
from ordidesk.domain.ids import derived_id
from ordidesk.domain.records import R, Row
from ordidesk.domain.work import Actor, Work
from ordidesk.protocol import (
    ChangesAnswer,
    CommandLine,
    Outcome,
    Result,
    Settlement,
    SnapshotPlan,
)
from ordidesk.server.command_desk import CommandDesk
from ordidesk.server.command_log import Decision
from ordidesk.store import intake, meta, outbox
from ordidesk.store.absorb import Absorption, Incoming
from ordidesk.store.intake import Intake, Position
from ordidesk.store.meta import Name
from ordidesk.store.outbox import OutboxLine, Pending
from ordidesk.store.snapshot import SnapshotState
from ordidesk.sync.pull import Pull
from tests.simulation.laptop import Crash, Laptop
from tests.simulation.wire import Wire

# ruff: noqa: SLF001 - safeguards are inside
Plant = Callable[[pytest.MonkeyPatch], None]


def pulls_bring_no_outcomes(patch: pytest.MonkeyPatch) -> None:
    """Leave outcomes out of every answer but a push's."""

    def changes(
        self: Wire, cursor: str, *, settled: int, limit: int, wait: int = 0
    ) -> ChangesAnswer:
        answer = genuine(self, cursor, settled=settled, limit=limit, wait=wait)
        return replace(answer, settlement=Settlement())

    genuine = Wire.changes
    patch.setattr(Wire, "changes", changes)


def snapshots_hear_no_outcomes(patch: pytest.MonkeyPatch) -> None:
    """Take a snapshot's pages without asking what became of the lines on their way."""

    def hear_nothing(_self: Pull) -> None:
        """The pages are taken as they are."""

    patch.setattr(Pull, "_hear_outcomes", hear_nothing)


def a_duplicate_takes_the_outcomes_place(patch: pytest.MonkeyPatch) -> None:
    """Say of a repeated command only that it is known, which sounds as if it were applied."""

    def outcome(self: Decision, seq: int, command_id: str, *, duplicate: bool = False) -> Outcome:
        if duplicate:
            return genuine(Decision(result=Result.APPLIED), seq, command_id, duplicate=True)
        return genuine(self, seq, command_id)

    genuine = Decision.outcome
    patch.setattr(Decision, "outcome", outcome)


def nothing_is_pinned(patch: pytest.MonkeyPatch) -> None:
    """Let rows go that undecided commands rest on."""

    def take_away(self: Absorption, incoming: Incoming, *, pinned: bool) -> None:  # noqa: ARG001
        genuine(self, incoming, pinned=False)

    genuine = Absorption._take_away
    patch.setattr(Absorption, "_take_away", take_away)


def the_laptop_refuses_too(patch: pytest.MonkeyPatch) -> None:
    """Refuse a pending command for good as soon as the rules here would."""

    def set_hint(connection: apsw.Connection, line: Pending, hint: str, facts: str) -> bool:
        if hint:
            connection.execute("UPDATE outbox SET status = 'refused' WHERE seq = ?", (line.seq,))
        return genuine(connection, line, hint, facts)

    genuine = outbox.set_hint
    patch.setattr(outbox, "set_hint", set_hint)


def nothing_goes_in_a_parked_lines_place(patch: pytest.MonkeyPatch) -> None:
    """Send no void: the place in the stream stays empty."""

    def to_send(connection: apsw.Connection, limit: int) -> list[OutboxLine]:
        return outbox.lines(
            connection, "status IN ('waiting', 'sending') AND held = 0", limit=limit
        )

    patch.setattr(outbox, "to_send", to_send)


def the_last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    """Write an edit's values whatever they were meanwhile."""

    def edited(_work: Work, record: R, _before: dict[str, str], wanted: dict[str, str]) -> R:
        return replace(record, **wanted)

    patch.setattr(ticket_rules, "edited", edited)


def a_repeated_command_is_decided_again(patch: pytest.MonkeyPatch) -> None:
    """Run the rule for a command that comes a second time."""

    def take_one(
        self: CommandDesk,
        connection: Connection,
        stream_id: str,
        actor: Actor,
        line: CommandLine,
    ) -> Outcome | None:
        told = genuine(self, connection, stream_id, actor, line)
        if told is None or not told.duplicate:
            return told
        return self._decide(connection, line, actor).outcome(line.seq, line.id, duplicate=True)

    genuine = CommandDesk._take_one
    patch.setattr(CommandDesk, "_take_one", take_one)


def needs_are_not_looked_at(patch: pytest.MonkeyPatch) -> None:
    """Decide a command for itself although one that it rests on was refused."""

    def decide(
        self: CommandDesk, connection: Connection, line: CommandLine, actor: Actor
    ) -> Decision:
        return genuine(self, connection, replace(line, needs=()), actor)

    genuine = CommandDesk._decide
    patch.setattr(CommandDesk, "_decide", decide)


def the_outbox_is_cleared_on_sending(patch: pytest.MonkeyPatch) -> None:
    """Forget a line once it is on its way."""

    def freeze(connection: apsw.Connection, seqs: Sequence[int]) -> None:
        connection.executemany("DELETE FROM outbox WHERE seq = ?", [(seq,) for seq in seqs])

    patch.setattr(outbox, "freeze", freeze)


def the_cursor_is_stored_before_the_rows(patch: pytest.MonkeyPatch) -> None:
    """Commit the cursor on its own, so that a crash may come between."""

    def changes(self: Intake, asked: Position, answers: Sequence[ChangesAnswer]) -> bool:
        cursor = answers[-1].cursor
        with self._writer.for_background() as connection:
            if meta.get_value(connection, "meta", Name.CURSOR) != asked.cursor:
                return False
            meta.set_value(connection, "meta", Name.CURSOR, cursor)
        if int(cursor.rpartition(".")[2]) % 3 == 0:
            raise Crash
        return genuine(self, asked._replace(cursor=cursor), answers)

    genuine = Intake.changes
    patch.setattr(Intake, "changes", changes)


def older_versions_are_taken(patch: pytest.MonkeyPatch) -> None:
    """Leave the guard of versions out."""

    def is_news(self: Absorption, incoming: Incoming) -> bool:
        return incoming.op != "absent" or genuine(self, incoming)

    genuine = Absorption._is_news
    patch.setattr(Absorption, "_is_news", is_news)


def a_snapshot_clears_the_outbox(patch: pytest.MonkeyPatch) -> None:
    """Start over with what the portal has, and nothing else."""

    def begin(self: Intake, plan: SnapshotPlan) -> SnapshotState:
        with self._writer.for_background() as connection:
            connection.execute("DELETE FROM outbox")
        return genuine(self, plan)

    genuine = Intake.begin_snapshot
    patch.setattr(Intake, "begin_snapshot", begin)


def a_snapshot_keeps_absent_rows(patch: pytest.MonkeyPatch) -> None:
    """Take in what a snapshot brings, and keep what it lacks."""

    def is_news(self: Absorption, incoming: Incoming) -> bool:
        return incoming.op != "absent" and genuine(self, incoming)

    genuine = Absorption._is_news
    patch.setattr(Absorption, "_is_news", is_news)


def the_cursor_is_taken_after_the_snapshot(patch: pytest.MonkeyPatch) -> None:
    """Go on from where the feed stands at the end of a snapshot, not from its beginning."""

    def take(self: Pull, state: SnapshotState) -> None:
        genuine(self, state)
        if self._intake.snapshot_state() is None:
            cursor = self._link.snapshot_plan(settled=0).cursor
            with self._intake._writer.for_background() as connection:
                meta.set_value(connection, "meta", Name.CURSOR, cursor)

    genuine = Pull._take_snapshot
    patch.setattr(Pull, "_take_snapshot", take)


def answers_of_the_old_epoch_are_taken(patch: pytest.MonkeyPatch) -> None:
    """Take late answers in although a snapshot, or a restore, came between."""

    def is_timely(_connection: apsw.Connection, _asked: Position, _epoch: int) -> bool:
        return True

    patch.setattr(intake, "_is_timely", is_timely)


def a_restored_portal_gets_nothing_again(patch: pytest.MonkeyPatch) -> None:
    """Believe that the portal knows what it once confirmed."""

    def send_again_after(_connection: apsw.Connection, _seq: int) -> None:
        """Nothing is sent again."""

    patch.setattr(outbox, "send_again_after", send_again_after)


def a_salvaged_store_goes_on_in_its_stream(patch: pytest.MonkeyPatch) -> None:
    """Count from 1 again under the stream's old name."""

    def opened(self: Laptop) -> None:
        self.stores = 1
        genuine(self)

    genuine = Laptop._open
    patch.setattr(Laptop, "_open", opened)


def salvaged_lines_get_new_ids(patch: pytest.MonkeyPatch) -> None:
    """Bring what was done out of a damaged file as if it were done again."""

    def take_over(connection: apsw.Connection, salvaged: Iterable[Row]) -> None:
        renamed = [(derived_id(str(line[0]), "again"), *line[1:]) for line in salvaged]
        genuine(connection, renamed)

    genuine = outbox.take_over
    patch.setattr(outbox, "take_over", take_over)
