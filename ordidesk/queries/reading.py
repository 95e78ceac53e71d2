"""How a query reads: values of a SELECT become frozen rows, conditions become one WHERE."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from ordidesk.domain.records import Plain
from ordidesk.store.reader import Reader


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """A row that a window shows; its fields stand in the order of the SELECT's columns."""


S = TypeVar("S", bound=Shown)


def shown(row_type: type[S], values: Sequence[Any]) -> S:
    """Make one row from the values of one line.

    Raises ``msgspec.ValidationError`` when a value does not fit its field.
    """
    return msgspec.convert(values, row_type, strict=False)


def read(reader: Reader, row_type: type[S], sql: str, *params: Plain) -> tuple[S, ...]:
    """Run a SELECT and make its rows."""
    return tuple(shown(row_type, values) for values in reader.rows(sql, *params))


def many(values: Iterable[str] | Iterable[int]) -> str:
    """Write values for ``IN (SELECT value FROM json_each(?))``: any number in one parameter."""
    return msgspec.json.encode(list(values)).decode()


class Conditions:
    """The conditions of a WHERE with their parameters, in the order in which they were added."""

    def __init__(self) -> None:
        self._conditions: list[str] = []
        self.params: list[Plain] = []

    def add(self, condition: str, *params: Plain) -> None:
        """Add a condition, a constant of the calling module, and the values of its ``?``."""
        self._conditions.append(condition)
        self.params.extend(params)

    @property
    def where(self) -> str:
        """All conditions joined; ``TRUE`` without any."""
        return " AND ".join(self._conditions) or "TRUE"
