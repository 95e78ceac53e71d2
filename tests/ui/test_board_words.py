"""What speaks against a slot, in words: short, and with the numbers and names that people know."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ordidesk.domain.board_warnings import BoardWarning, WarningKind
from ordidesk.domain.records import instant_text
from ordidesk.domain.visits import VisitState
from ordidesk.queries import board
from tests.support.records import COMPANY, KARIM, LEA, NOW, SECRETARY, SOPHIE, ticket, visit
from tests.ui.conftest import OpenBench
from ui.models.board_words import names_of, seen, sentence

HOUR = timedelta(hours=1)
PARIS = "Europe/Paris"
TICKET = ticket(1)
VISIT = visit("there", TICKET, NOW, state=VisitState.CONFIRMED)
SLOT = {"starts_at": instant_text(NOW), "ends_at": instant_text(NOW + HOUR)}
DAYS = {**SLOT, "ends_at": instant_text(NOW + 49 * HOUR)}
NAMES = {VISIT.id: "T-000001", KARIM.id: KARIM.name, SECRETARY.id: SECRETARY.name}
LONG = "Lundi à vendredi de 8 h à 12 h, sonner à la loge du gardien, puis suivre le couloir"


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        (WarningKind.OVERLAP, {"visit": VISIT.id, **SLOT}, "Overlaps T-000001 (10:00 – 11:00)"),
        (WarningKind.OVERLAP, {"visit": "?", **SLOT}, "Overlaps another visit (10:00 – 11:00)"),
        (WarningKind.ABSENT, {"reason": "congés", **SLOT}, "Absent: congés"),
        (WarningKind.ABSENT, {"reason": "", **SLOT}, "Absent: 10:00 – 11:00"),
        (WarningKind.ABSENT, {"reason": "", **DAYS}, "Absent: 17 Mar – 19 Mar"),
        (
            WarningKind.TRAVEL,
            {"visit": VISIT.id, "minutes": "35", "gap": "15"},
            "Travel, T-000001: 35 min needed, 15 min planned",
        ),
        (
            WarningKind.TRAVEL,
            {"visit": "?", "minutes": "95", "gap": "0"},
            "Travel: 1 h 35 needed, 0 min planned",
        ),
        (WarningKind.SITE_CLOSED, {"access": "lun–ven 8h-12h"}, "Site closed: “lun–ven 8h-12h”"),
        (
            WarningKind.SITE_CLOSED,
            {"access": LONG},
            "Site closed: “Lundi à vendredi de 8 h à 12 h, sonner à la loge du gardien, puis…”",
        ),
        (WarningKind.HOLIDAY, {"day": "2026-04-06"}, "Public holiday"),
        (
            WarningKind.OUTSIDE_HOURS,
            {"opens": "08:00", "closes": "18:00"},
            "Outside working hours (08:00 – 18:00)",
        ),
        (
            WarningKind.CONTACT_BUSY,
            {"visit": VISIT.id, "contact": SECRETARY.id},
            "Hélène Ducœur receives a colleague then",
        ),
        (
            WarningKind.CONTACT_BUSY,
            {"visit": VISIT.id, "contact": "?"},
            "The contact receives a colleague then",
        ),
        (
            WarningKind.SITE_BUSY,
            {"visit": VISIT.id, "technician": KARIM.id},
            "Karim Benali is on site then",
        ),
        (
            WarningKind.SITE_BUSY,
            {"visit": VISIT.id, "technician": "?"},
            "A colleague is on site then",
        ),
        (
            WarningKind.LOANER_NOT_READY,
            {"loan": "x", "number": "P-0312", "state": "reserved"},
            "Loaner P-0312 not prepared yet",
        ),
        (
            WarningKind.LOANER_NOT_READY,
            {"loan": "x", "number": "", "state": "reserved"},
            "Loaner not prepared yet",
        ),
        (WarningKind.SKILL_MISSING, {"skill": "réseau"}, "Skill not told: réseau"),
    ],
)
def test_a_warning_is_one_line(kind: WarningKind, facts: dict[str, str], said: str) -> None:
    assert sentence(BoardWarning(kind, facts), NAMES, PARIS) == said


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(), "Seen at 10:00"),
        (24 * HOUR, "Seen yesterday 10:00"),
        (None, "Never synchronised"),
    ],
)
def test_a_row_tells_when_its_laptop_was_seen(ago: timedelta | None, said: str) -> None:
    assert seen(None if ago is None else NOW - ago, NOW, PARIS) == said


def test_the_board_knows_the_names(bench: OpenBench) -> None:
    desk = bench((*COMPANY, TICKET, VISIT), SOPHIE).desk
    today = NOW.date()
    shown = desk.ask(board.board, today, today, PARIS)
    names = names_of(shown)
    assert [names[it] for it in (VISIT.id, LEA.id, SECRETARY.id)] == [
        "T-000001",
        LEA.name,
        SECRETARY.name,
    ]
