"""Where blocks stand on the board, and where they go when they are dragged."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.board.blocks import Block
from ui.board.grip import Grip, Hold, brought, taken
from ui.board.scale import SNAP, DayScale, lanes_of

ZONES = ("Europe/Paris", "Indian/Reunion", "America/Cayenne", "Asia/Kolkata", "Pacific/Noumea")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""In Paris these days have 23 and 25 hours."""
HOUR = timedelta(hours=1)
scales = st.builds(
    DayScale,
    st.dates(date(2020, 1, 1), date(2040, 12, 31)) | st.sampled_from([SPRING, AUTUMN]),
    st.sampled_from(ZONES),
)
quarters = st.integers(0, 95)


def block(key: str, row: str, starts_at: datetime, ends_at: datetime) -> Block:
    return Block(key, row, starts_at, ends_at, key, "")


@st.composite
def rows(draw: st.DrawFn) -> list[Block]:
    begins = datetime(2026, 3, 17, 6, 0, tzinfo=UTC)
    made = []
    for number in range(draw(st.integers(0, 12))):
        starts_at = begins + draw(st.integers(0, 40)) * SNAP
        ends_at = starts_at + draw(st.integers(1, 12)) * SNAP
        made.append(block(f"v{number}", draw(st.sampled_from("ab")), starts_at, ends_at))
    return made


def overlap(one: Block, other: Block) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


@given(scales, quarters)
def test_a_quarter_stands_where_it_is_found_again(scale: DayScale, quarter: int) -> None:
    x = quarter * scale.width / 96
    instant = scale.instant_at(x)
    assert scale.begins <= instant <= scale.ends
    assert scale.instant_at(scale.x_of(instant)) == instant


@given(scales, st.lists(st.floats(0, 2500), min_size=2, max_size=6))
def test_what_is_farther_right_is_never_earlier_but_in_the_hour_that_is_left_out(
    scale: DayScale, places: list[float]
) -> None:
    found = [scale.instant_at(x) for x in sorted(places)]
    for before, after in pairwise(found):
        assert after >= before - HOUR
        if scale.ends - scale.begins == timedelta(days=1):
            assert after >= before


@given(scales, quarters, st.integers(1, 60))
def test_a_block_has_room_on_whatever_day(scale: DayScale, quarter: int, length: int) -> None:
    starts_at = scale.begins + quarter * SNAP
    room = scale.rect_of(block("v", "a", starts_at, starts_at + length * SNAP), 3)
    assert room.width() > 0
    assert room.height() > 0
    assert 3 * scale.row_height <= room.top() < room.bottom() < 4 * scale.row_height


@given(rows())
def test_blocks_that_overlap_stand_under_each_other(blocks: list[Block]) -> None:
    lanes = lanes_of(blocks)
    assert set(lanes) == {it.key for it in blocks}
    for one in blocks:
        lane, count = lanes[one.key]
        assert 0 <= lane < count
        others = [it for it in blocks if it is not one and it.row == one.row and overlap(it, one)]
        assert all(lanes[it.key][0] != lane and lanes[it.key][1] == count for it in others)
        if not others:
            alone = all(it.row != one.row for it in blocks if it is not one)
            assert not alone or count == 1


@given(scales, quarters, st.integers(1, 20), st.lists(st.integers(-200, 200), max_size=6))
def test_what_is_carried_keeps_its_length_and_its_day(
    scale: DayScale, quarter: int, length: int, steps: list[int]
) -> None:
    starts_at = min(scale.begins + quarter * SNAP, scale.ends - length * SNAP)
    grip = taken(block("v", "a", starts_at, starts_at + length * SNAP))
    for step in steps:
        grip = grip.by(scale, step)
        there = grip.proposal
        assert there.ends_at - there.starts_at == length * SNAP
        assert scale.begins <= there.starts_at
        assert there.ends_at <= scale.ends


@given(scales, quarters, st.integers(1, 20), st.sampled_from(list(Hold)), st.floats(-500, 3000))
def test_what_is_resized_never_vanishes(
    scale: DayScale, quarter: int, length: int, hold: Hold, x: float
) -> None:
    starts_at = min(scale.begins + quarter * SNAP, scale.ends - length * SNAP)
    grip = taken(block("v", "a", starts_at, starts_at + length * SNAP), hold)
    there = grip.over(scale, x, "b").proposal
    assert there.ends_at - there.starts_at >= SNAP
    if hold is Hold.WHOLE:
        assert there.row == "b"
        assert there.ends_at - there.starts_at == length * SNAP
    else:
        assert there.row == "a"
        fixed = there.ends_at if hold is Hold.BEGINNING else there.starts_at
        assert fixed in {starts_at, starts_at + length * SNAP}


def test_what_is_not_moved_changes_nothing() -> None:
    scale = DayScale(date(2026, 3, 17), "Europe/Paris")
    starts_at = scale.begins + 9 * HOUR
    grip = taken(block("v", "a", starts_at, starts_at + HOUR))
    assert not grip.moved
    assert not grip.by(scale, 3).by(scale, -3).moved
    assert grip.to_row("b").moved


@given(st.integers(1, 500))
def test_what_waits_takes_whole_quarters(minutes: int) -> None:
    grip: Grip = brought(
        "q", "a", datetime(2026, 3, 17, 8, 0, tzinfo=UTC), timedelta(minutes=minutes)
    )
    length = grip.proposal.ends_at - grip.proposal.starts_at
    assert length % SNAP == timedelta()
    assert timedelta() <= length - timedelta(minutes=minutes) < SNAP
    assert grip.moved


def test_what_is_held_is_called_by_its_name() -> None:
    begins = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)
    assert taken(block("v", "a", begins, begins + HOUR)).title
    assert brought("r", "a", begins, HOUR, "Mairie").title == "Mairie"
