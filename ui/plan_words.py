"""The words of the hotline and its board, as ``ui.words`` says them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ordidesk.domain.tickets import CoverDecision
from ordidesk.domain.visits import ConfirmedBy

WORDS: Mapping[type[Enum], Mapping[Enum, object]] = {
    ConfirmedBy: {
        ConfirmedBy.PHONE: QT_TRANSLATE_NOOP("Words", "By phone"),
        ConfirmedBy.MAIL: QT_TRANSLATE_NOOP("Words", "By mail"),
        ConfirmedBy.IN_PERSON: QT_TRANSLATE_NOOP("Words", "In person"),
        ConfirmedBy.PORTAL: QT_TRANSLATE_NOOP("Words", "In the portal"),
    },
    CoverDecision: {
        CoverDecision.QUOTE: QT_TRANSLATE_NOOP("Words", "Quote"),
        CoverDecision.GOODWILL: QT_TRANSLATE_NOOP("Words", "Goodwill"),
        CoverDecision.REFUSAL: QT_TRANSLATE_NOOP("Words", "Refusal"),
    },
}

COMMANDS: Mapping[str, object] = {
    "plan_visit": QT_TRANSLATE_NOOP("Words", "Plan a visit"),
    "move_visit": QT_TRANSLATE_NOOP("Words", "Move a visit"),
    "confirm_visit": QT_TRANSLATE_NOOP("Words", "Confirm a visit"),
    "cancel_visit": QT_TRANSLATE_NOOP("Words", "Cancel a visit"),
    "unplan_visit": QT_TRANSLATE_NOOP("Words", "Put a visit back to the list"),
    "release_day": QT_TRANSLATE_NOOP("Words", "Free a technician's day"),
    "restore_day": QT_TRANSLATE_NOOP("Words", "Restore a freed day"),
    "record_absence": QT_TRANSLATE_NOOP("Words", "Record an absence"),
    "remove_absence": QT_TRANSLATE_NOOP("Words", "Remove an absence"),
    "evaluate_ticket": QT_TRANSLATE_NOOP("Words", "Evaluate the ticket"),
    "decide_cover": QT_TRANSLATE_NOOP("Words", "Decide about work out of contract"),
    "merge_duplicate": QT_TRANSLATE_NOOP("Words", "Close a ticket as a duplicate"),
}

FIELDS: Mapping[str, object] = {
    "technician_id": QT_TRANSLATE_NOOP("Words", "Technician"),
    "starts_at": QT_TRANSLATE_NOOP("Words", "Beginning"),
    "ends_at": QT_TRANSLATE_NOOP("Words", "End"),
    "purpose": QT_TRANSLATE_NOOP("Words", "Purpose"),
    "override": QT_TRANSLATE_NOOP("Words", "Why in spite of the warnings"),
    "who": QT_TRANSLATE_NOOP("Words", "Confirmed by"),
    "how": QT_TRANSLATE_NOOP("Words", "How"),
    "contact_id": QT_TRANSLATE_NOOP("Words", "Contact on site"),
    "qualified_impact": QT_TRANSLATE_NOOP("Words", "Qualified impact"),
    "scope": QT_TRANSLATE_NOOP("Words", "Who is affected"),
    "urgency": QT_TRANSLATE_NOOP("Words", "Urgency"),
    "cover_decision": QT_TRANSLATE_NOOP("Words", "Decision out of contract"),
}

KINDS: Mapping[str, object] = {
    "absence": QT_TRANSLATE_NOOP("Words", "Absences"),
    "day_release": QT_TRANSLATE_NOOP("Words", "Freed days"),
}
