"""Records become flat rows and come back the same, through JSON and through SQLite."""

from __future__ import annotations

import enum
import sqlite3
import string
from datetime import UTC, date, datetime, timedelta, timezone
from typing import ClassVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Plain, Record, Row, columns, from_row, instant_text, to_row
from tests.support.records import NOW, TOWN_HALL
from tests.support.scripts import WORLD


class Colour(enum.StrEnum):
    """One of its values is empty, as WaitingFor has."""

    RED = "red"
    NONE = ""


class Rank(enum.IntEnum):
    """Numbers, as Priority has."""

    FIRST = 1
    SECOND = 2


class Part(msgspec.Struct, frozen=True):
    """A structure inside a record."""

    name: str
    count: int | None = None
    at: datetime | None = None


class Sample(Record, frozen=True, kw_only=True):
    """Every type of field that a record may have."""

    kind: ClassVar[str] = "sample"

    text: str
    whole: int
    fraction: float
    maybe_fraction: float | None
    yes: bool
    colour: Colour
    maybe_colour: Colour | None
    rank: Rank
    day: date | None
    at: datetime | None
    names: tuple[str, ...]
    parts: tuple[Part, ...]
    pairs: tuple[tuple[str, int], ...]
    part: Part | None


_milliseconds = st.integers(min_value=0, max_value=4_102_444_800_000)
instants = _milliseconds.map(
    lambda past: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=past)
)
# SQLite and JSON hold text that UTF-8 can write.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
wholes = st.integers(min_value=-(2**63), max_value=2**63 - 1)
fractions = st.floats(allow_nan=False, allow_infinity=False)
parts = st.builds(Part, name=texts, count=st.none() | wholes, at=st.none() | instants)
samples = st.builds(
    Sample,
    id=st.uuids().map(str),
    text=texts | st.sampled_from(["null", "true", "1", "1.0", "2026-03-17", "", "004217"]),
    whole=wholes,
    fraction=fractions,
    maybe_fraction=st.none() | fractions | st.just(48.0),
    yes=st.booleans(),
    colour=st.sampled_from(Colour),
    maybe_colour=st.none() | st.sampled_from(Colour),
    rank=st.sampled_from(Rank),
    day=st.none() | st.dates(),
    at=st.none() | instants,
    names=st.lists(texts, max_size=3).map(tuple),
    parts=st.lists(parts, max_size=3).map(tuple),
    pairs=st.lists(st.tuples(texts, wholes), max_size=3).map(tuple),
    part=st.none() | parts,
)


def _through_json(row: Row) -> Row:
    decoded: list[Plain] = msgspec.json.decode(msgspec.json.encode(row))
    return tuple(decoded)


def _through_sqlite(row: Row) -> Row:
    connection = sqlite3.connect(":memory:")
    names = ", ".join(f'"{name}"' for name in columns(Sample))
    connection.execute(f"CREATE TABLE sample({names})")
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO sample VALUES({marks})", row)
    held: Row = connection.execute("SELECT * FROM sample").fetchone()
    connection.close()
    return held


@given(samples)
def test_a_row_holds_plain_values_only(sample: Sample) -> None:
    assert all(value is None or type(value) in {str, int, float, bool} for value in to_row(sample))
    assert len(to_row(sample)) == len(columns(Sample))
    assert to_row(sample)[0] == sample.id


@given(samples)
def test_a_record_comes_back_from_its_row(sample: Sample) -> None:
    assert from_row(Sample, to_row(sample)) == sample


@given(samples)
def test_a_record_comes_back_through_json(sample: Sample) -> None:
    assert from_row(Sample, _through_json(to_row(sample))) == sample


@given(samples)
def test_a_record_comes_back_through_sqlite(sample: Sample) -> None:
    assert from_row(Sample, _through_sqlite(to_row(sample))) == sample


@given(samples)
def test_a_row_is_the_same_after_a_round(sample: Sample) -> None:
    """Otherwise a rebase would see a difference where there is none."""
    assert to_row(from_row(Sample, _through_json(to_row(sample)))) == to_row(sample)


@pytest.mark.parametrize("record", WORLD, ids=lambda record: f"{record.kind} {record.id[:4]}")
def test_the_business_own_records_come_back(record: Record) -> None:
    assert from_row(type(record), _through_json(to_row(record))) == record


@given(instants, instants)
def test_the_order_of_written_instants_is_the_order_of_time(one: datetime, other: datetime) -> None:
    assert (instant_text(one) < instant_text(other)) == (one < other)


@given(instants, st.integers(min_value=-12, max_value=14))
def test_an_instant_is_written_in_utc_whatever_its_zone(instant: datetime, hours: int) -> None:
    elsewhere = instant.astimezone(timezone(timedelta(hours=hours)))
    assert instant_text(elsewhere) == instant_text(instant)


def test_an_instant_has_three_digits_of_a_second_and_a_z() -> None:
    assert instant_text(NOW.replace(microsecond=45_999)) == "2026-03-17T09:00:00.045Z"
    assert instant_text(NOW) == "2026-03-17T09:00:00.000Z"


def test_an_instant_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        instant_text(datetime(2026, 3, 17, 9))  # noqa: DTZ001 - the mistake that is caught


@pytest.mark.parametrize("row", [(), ("x",), (*to_row(TOWN_HALL), 1)], ids=["none", "few", "many"])
def test_a_row_of_another_width_is_not_taken(row: Row) -> None:
    with pytest.raises(ValueError, match="argument"):
        from_row(type(TOWN_HALL), row)


def test_a_value_that_does_not_fit_is_not_taken() -> None:
    row = list(to_row(WORLD[-1]))
    row[columns(type(WORLD[-1])).index("state")] = "somewhere"
    with pytest.raises(msgspec.ValidationError):
        from_row(type(WORLD[-1]), tuple(row))


def test_kinds_and_columns_can_stand_in_sql_as_they_are() -> None:
    allowed = set(string.ascii_lowercase + "_")
    for kind, record_type in RECORDS.items():
        assert record_type.kind == kind
        assert set(kind) <= allowed
        assert columns(record_type)[0] == "id"
        for name in columns(record_type):
            assert set(name) <= allowed | set(string.digits)
            assert not name[0].isdigit()
