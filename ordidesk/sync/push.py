"""From the outbox to the portal: in order, until each line has its outcome."""

from __future__ import annotations

import msgspec

from ordidesk.portal.errors import RequestRefused, TooManyAttempts
from ordidesk.protocol import VOID, CommandLine, PushAnswer, PushRequest, Result
from ordidesk.store.intake import Intake, Position
from ordidesk.store.outbox import OutboxLine, OutboxStatus
from ordidesk.sync.link import SyncLink
from ordidesk.sync.policy import LARGEST_BATCH, larger, smaller


class Push:
    """Sends lines a batch at a time; used by one thread."""

    def __init__(self, intake: Intake, link: SyncLink) -> None:
        self._intake = intake
        self._link = link
        self._batch = LARGEST_BATCH
        self._gap_after: int | None = None

    def has_work(self) -> bool:
        """Tell whether there is something to send, and a portal known to send it to."""
        return self._intake.position().epoch > 0 and self._intake.has_lines_to_send()

    def step(self) -> bool:
        """Send one batch and absorb its outcomes; ``True`` when there may be more.

        Raises ``PortalError``. A request that is refused as a whole is bisected to the one command
        that the portal cannot take in; that one is parked, and a void sent in its place.
        """
        asked = self._intake.position()
        if asked.epoch == 0:
            return False
        lines = self._intake.next_lines(self._batch)
        if not lines:
            return False
        request = PushRequest(
            epoch=asked.epoch,
            settled=asked.settled,
            lines=tuple(on_the_wire(line) for line in lines),
        )
        try:
            answer = self._link.push(request)
        except TooManyAttempts:
            raise
        except RequestRefused as refusal:
            self._narrow_down(lines, refusal)
            return True
        self._batch = larger(self._batch)
        return self._take(asked, answer)

    def _narrow_down(self, lines: tuple[OutboxLine, ...], refusal: RequestRefused) -> None:
        if len(lines) > 1:
            self._batch = smaller(len(lines))
            return
        line = lines[0]
        if line.status is OutboxStatus.PARKED:
            raise refusal  # Not even the void is taken: the fault is not in the command.
        problem = refusal.problem
        facts = {
            "status": str(problem.status),
            "detail": problem.detail or problem.title,
            "request_id": problem.request_id,
        }
        self._intake.park(line.seq, problem.code, facts)

    def _take(self, asked: Position, answer: PushAnswer) -> bool:
        """Absorb an answer; ``False`` when sending again would meet the same gap."""
        self._intake.push_answer(asked, answer)
        settlement = answer.settlement
        gap_after = None
        if any(outcome.result is Result.GAP for outcome in settlement.outcomes):
            gap_after = settlement.last_seq
            self._intake.gap(gap_after)
        goes_on = gap_after is None or gap_after != self._gap_after
        self._gap_after = gap_after
        return goes_on


def on_the_wire(line: OutboxLine) -> CommandLine:
    """Write a line as it is sent; a parked one as the void that fills its place."""
    parked = line.status is OutboxStatus.PARKED
    reason = msgspec.json.encode({"id": line.id, "reason": line.reason})
    return CommandLine(
        seq=line.seq,
        id=line.id,
        kind=VOID if parked else line.kind,
        version=1 if parked else line.version,
        arguments=msgspec.Raw(reason if parked else line.arguments),
        occurred_at=line.occurred_at,
        needs=() if parked else line.needs,
    )
