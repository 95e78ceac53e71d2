"""What speaks against a slot of the board, in words, while something is dragged over it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from ordidesk.domain.board_warnings import warnings
from ordidesk.domain.visits import Visit
from ordidesk.queries.backlog import Waiting
from ordidesk.queries.board import Board, board
from ordidesk.queries.board_known import Surroundings, proposed_of_request, surroundings
from ordidesk.store.reader import Reader
from ui.board.blocks import Proposal, Verdict
from ui.models.board_blocks import access_spans, closed_spans, record_of
from ui.models.board_words import names_of, sentence
from ui.moments import local_day

_DAY = timedelta(days=1)


class BoardJudge:
    """Knows the days that are shown and what is around them; asked at every step of a drag."""

    def __init__(self, shown: Board, around: Surroundings, waiting: Sequence[Waiting]) -> None:
        """Know the board, what was loaded around it, and what is to be planned."""
        self._zone = shown.zone
        self._around = around
        self._visits = {visit.id: visit for visit in shown.visits}
        self._waiting = {row.request_id: row for row in waiting}
        self._names = names_of(shown)

    def visit(self, visit_id: str) -> Visit | None:
        """Return a visit as the board shows it."""
        shown = self._visits.get(visit_id)
        return record_of(shown) if shown else None

    def waiting(self, request_id: str) -> Waiting | None:
        """Return what waits to be planned."""
        return self._waiting.get(request_id)

    def proposed(self, proposal: Proposal) -> Visit | None:
        """Return the visit as it would be; ``None`` where it is on the board no more."""
        if proposal.new:
            row = self._waiting.get(proposal.key)
            if row is None:
                return None
            return proposed_of_request(row, proposal.row, proposal.starts_at, proposal.ends_at)
        visit = self.visit(proposal.key)
        if visit is None:
            return None
        return replace(
            visit,
            technician_id=proposal.row,
            starts_at=proposal.starts_at,
            ends_at=proposal.ends_at,
        )

    def objections(self, proposed: Visit, access: str, skill: str = "") -> tuple[str, ...]:
        """Say what speaks against a visit as it is proposed, the most pressing first, once each.

        ``access``: when the place can be entered; the ticket's word goes before the site's.
        """
        known = replace(self._around.known(proposed, skill), access=access)
        found = warnings(proposed, known)
        said = (sentence(warning, self._names, self._zone) for warning in found)
        return tuple(dict.fromkeys(said))

    def verdict(self, proposal: Proposal) -> Verdict:
        """Say what speaks against a drop, and when the place cannot be entered."""
        proposed = self.proposed(proposal)
        if proposed is None:
            return Verdict()
        row = self._waiting.get(proposal.key) if proposal.new else None
        access, zone = self._access(proposal)
        said = self.objections(proposed, access, row.skill if row else "")
        day = local_day(proposal.starts_at, zone)
        begins = proposal.starts_at - _DAY
        closed = closed_spans(access_spans(access, day, zone), begins, begins + 2 * _DAY)
        return Verdict(said, closed)

    def _access(self, proposal: Proposal) -> tuple[str, str]:
        """Return when the place can be entered, as it was written, and its zone."""
        if proposal.new:
            row = self._waiting.get(proposal.key)
            return (row.access, row.timezone) if row else ("", "")
        visit = self._visits.get(proposal.key)
        return (visit.access, visit.timezone) if visit else ("", "")


def judge_of(reader: Reader, day: date, zone: str) -> BoardJudge:
    """Load what is around a day: on a worker, it takes a moment."""
    shown = board(reader, day, day, zone)
    return BoardJudge(shown, surroundings(reader, day, day, zone), ())
