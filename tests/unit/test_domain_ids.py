"""Ids of commands are UUIDv7 in the order of time; derived ids are the same in both runs."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from ordidesk.domain.ids import command_id, derived_id

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
milliseconds = st.integers(min_value=0, max_value=2**47)
bits = st.integers(min_value=0, max_value=2**74 - 1)


def _at(past: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=past)


@given(st.integers(min_value=0, max_value=253_402_300_799_999), bits)
@example(past=1001, random_bits=0)  # 1.001 s * 1000 is 1000.99… as a float
def test_a_commands_id_is_a_uuid_of_version_7(past: int, random_bits: int) -> None:
    made = uuid.UUID(command_id(_at(past), random_bits))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == past


@given(milliseconds, milliseconds, bits, bits)
def test_a_later_millisecond_sorts_later(one: int, other: int, low: int, high: int) -> None:
    one, other = one % 2**46, other % 2**46
    if one != other:
        ids = command_id(_at(one), low), command_id(_at(other), high)
        assert (ids[0] < ids[1]) == (one < other)


@given(milliseconds.map(lambda past: past % 2**46), bits, bits)
def test_two_ids_of_one_millisecond_differ_by_their_random_bits(
    past: int, one: int, other: int
) -> None:
    assert (command_id(_at(past), one) == command_id(_at(past), other)) == (one == other)


def test_the_example_of_rfc_9562_comes_out() -> None:
    # Appendix A.6: 2022-02-22 19:22:22.000 UTC, rand_a CC3, rand_b 18C4DC0C0C07398F.
    made = command_id(
        datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC), 0xCC3 << 62 | 0x18C4DC0C0C07398F
    )
    assert made == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(st.uuids(), st.text(st.characters(exclude_categories=["Cs"])))
def test_a_derived_id_is_the_same_each_time(command: uuid.UUID, label: str) -> None:
    made = uuid.UUID(derived_id(str(command), label))
    assert made.version == 5
    assert str(made) == derived_id(str(command), label)


@given(st.uuids(), st.uuids())
def test_two_commands_and_two_labels_make_other_ids(one: uuid.UUID, other: uuid.UUID) -> None:
    assert derived_id(str(one), "ticket") != derived_id(str(one), "entry")
    assert (derived_id(str(one), "ticket") == derived_id(str(other), "ticket")) == (one == other)
