"""What a contract means for a machine on a given day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ordidesk.domain.places import Contract, Cover, CoverState, cover_on
from tests.support.records import CONTRACT, TOWN_HALL, record_id

DAY = timedelta(days=1)


def test_a_machine_that_no_contract_names_has_no_cover() -> None:
    assert cover_on(None, date(2026, 3, 17)) == Cover(CoverState.NONE)


def test_the_first_and_the_last_day_are_covered() -> None:
    assert cover_on(CONTRACT, CONTRACT.starts_on).state is CoverState.COVERED
    assert cover_on(CONTRACT, CONTRACT.ends_on).state is CoverState.COVERED
    assert cover_on(CONTRACT, CONTRACT.ends_on + DAY).state is CoverState.EXPIRED
    assert cover_on(CONTRACT, CONTRACT.starts_on - DAY).state is CoverState.NOT_STARTED


@given(starts=st.dates(), length=st.integers(0, 3_000), day=st.dates())
def test_cover_tells_its_contract_and_agrees_with_it(starts: date, length: int, day: date) -> None:
    ends = date.fromordinal(min(starts.toordinal() + length, date.max.toordinal()))
    contract = Contract(
        id=record_id("any"), client_id=TOWN_HALL.id, number="PSAI-1", starts_on=starts, ends_on=ends
    )
    cover = cover_on(contract, day)
    assert (cover.state is CoverState.COVERED) == contract.covers(day)
    assert (cover.contract_number, cover.starts_on, cover.ends_on) == ("PSAI-1", starts, ends)
