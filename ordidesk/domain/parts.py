"""Parts that were fitted during a visit."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from ordidesk.domain.people import Role
from ordidesk.domain.visits import RUNNING, Part, Visit, VisitState, must_be_own
from ordidesk.domain.work import (
    Command,
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    need,
    need_text,
)

MOST = 9_999
NAME_LIMIT = 200


class UsePart(Command, frozen=True, kw_only=True):
    """Record a part that was fitted or left there."""

    kind: ClassVar[str] = "use_part"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str
    designation: str
    quantity: int = 1
    reference: str = ""


class DropPart(Command, frozen=True, kw_only=True):
    """Take a part off the list again: it was not fitted after all."""

    kind: ClassVar[str] = "drop_part"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    visit_id: str
    part_id: str


def use_part(work: Work, command: UsePart) -> None:
    """Add the part to the visit; parts of two people are both kept."""
    designation = need_text("designation", command.designation, NAME_LIMIT)
    reference = fitting_text("reference", command.reference, NAME_LIMIT)
    if not 0 < command.quantity <= MOST:
        raise NeverValid(Reason.NOT_A_MEASURE, field="quantity")
    visit = _worked_on(work, command.visit_id)
    part = Part(
        id=work.new_id("part"),
        designation=designation,
        quantity=command.quantity,
        reference=reference,
    )
    work.put(replace(visit, parts=(*visit.parts, part)))


def drop_part(work: Work, command: DropPart) -> None:
    """Take the part off; one that is off already stays so."""
    visit = _worked_on(work, command.visit_id)
    kept = tuple(part for part in visit.parts if part.id != command.part_id)
    if len(kept) == len(visit.parts):
        work.merged("parts")
        return
    work.put(replace(visit, parts=kept))


def _worked_on(work: Work, visit_id: str) -> Visit:
    visit = need(work, Visit, visit_id)
    must_be_own(work, visit)
    if visit.state not in RUNNING | {VisitState.DONE}:
        raise Refusal(Reason.WRONG_STEP, kind=Visit.kind, state=visit.state, to=VisitState.ON_SITE)
    return visit
