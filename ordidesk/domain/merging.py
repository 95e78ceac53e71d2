"""How the work of two people on one record comes together, field by field.

Nothing is overwritten without being shown. What is only ever added cannot collide. Of the time
that somebody worked, that person's own word counts; of who gets a ticket, a manager's. Whatever
else two people changed is a conflict: the value that was there first stays, and both are kept.
"""

from __future__ import annotations

import msgspec

from ordidesk.domain.records import R
from ordidesk.domain.work import NeverValid, Reason, Work, fitting_text


def fitting_edit(
    before: dict[str, str], after: dict[str, str], editable: dict[str, int]
) -> dict[str, str]:
    """Return the wanted values of an edit; ``editable`` gives each field's longest text.

    Raises ``NeverValid`` for a field that nobody may edit, or whose value before is not told.
    """
    for field in after:
        if field not in editable or field not in before:
            raise NeverValid(Reason.FIELD_FIXED, field=field)
    return {field: fitting_text(field, text, editable[field]) for field, text in after.items()}


def edited(work: Work, record: R, before: dict[str, str], wanted: dict[str, str]) -> R:
    """Merge an edit field by field.

    A field that nobody else changed takes the new value; one that somebody changed to the same
    value is merged; one that somebody changed otherwise keeps their value and is a conflict. A
    field that the person left as it was is no edit, whatever became of it since.
    """
    values: dict[str, str] = {}
    for field, value in wanted.items():
        current = getattr(record, field)
        if value == before[field]:
            continue
        if current == before[field]:
            values[field] = value
        elif current == value:
            work.merged(field)
        else:
            work.conflict(record, field, mine=value, theirs=current)
    return msgspec.structs.replace(record, **values) if values else record


def added(there: str, more: str) -> str:
    """Return a text with another one below it; one that is there already is not said twice."""
    if more in {"", there}:
        return there
    return f"{there}\n\n{more}" if there else more
