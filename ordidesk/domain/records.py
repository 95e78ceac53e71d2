"""What a record is, and how one becomes a flat row of plain values and back."""

from __future__ import annotations

import enum
import functools
import types
import typing
from datetime import UTC, date, datetime
from typing import Any, ClassVar, TypeVar

import msgspec

Plain = str | int | float | bool | None
"""What a column may hold, in JSON, SQLite and PostgreSQL alike."""

Row = tuple[Plain, ...]
"""A record's values in the order of its fields."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of the business, named by ``kind`` and ``id`` (a UUID as text).

    Fields hold text, numbers, enums, dates, UTC instants with milliseconds, or tuples and structs
    of those. "No such thing" is ``""`` for references and texts, ``None`` for instants and dates.
    """

    kind: ClassVar[str] = ""

    id: str


R = TypeVar("R", bound=Record)


class _Codec(typing.NamedTuple):
    columns: tuple[str, ...]
    nested: frozenset[str]


@functools.cache
def _codec(record_type: type[Record]) -> _Codec:
    fields = msgspec.structs.fields(record_type)
    return _Codec(
        columns=tuple(field.name for field in fields),
        nested=frozenset(field.name for field in fields if not _is_plain(field.type)),
    )


def _is_plain(hint: object) -> bool:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return all(_is_plain(part) for part in typing.get_args(hint) if part is not types.NoneType)
    return isinstance(hint, type) and issubclass(
        hint, (str, int, float, bool, date, datetime, enum.Enum)
    )


def columns(record_type: type[Record]) -> tuple[str, ...]:
    """Name the columns of a record type, ``id`` first, in the order of its rows."""
    return _codec(record_type).columns


def to_row(record: Record) -> Row:
    """Flatten a record: enums to their values, instants to sortable text, structures to JSON."""
    codec = _codec(type(record))
    return tuple(
        _to_plain(getattr(record, name), nested=name in codec.nested) for name in codec.columns
    )


def from_row(record_type: type[R], row: typing.Sequence[Plain]) -> R:
    """Rebuild a record from its row.

    Raises ``msgspec.ValidationError`` when a value does not fit its field.
    """
    codec = _codec(record_type)
    values: dict[str, Any] = dict(zip(codec.columns, row, strict=True))
    for name in codec.nested:
        values[name] = msgspec.json.decode(typing.cast("str", values[name]))
    return msgspec.convert(values, record_type, strict=False)


def instant_text(instant: datetime) -> str:
    """Write an instant in UTC with milliseconds, so that text order is time order.

    Raises ``ValueError`` for one without a zone: nobody knows which instant that is.
    """
    if instant.tzinfo is None:
        raise ValueError(f"an instant without a zone: {instant.isoformat()}")
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _to_plain(value: object, *, nested: bool) -> Plain:
    if nested:
        return msgspec.json.encode(value).decode()
    if isinstance(value, enum.Enum):
        return typing.cast("Plain", value.value)
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return typing.cast("Plain", value)
