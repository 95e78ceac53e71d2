"""The clock that is handed in, and instants as the tables keep them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from ordidesk.domain.records import instant_text

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the portal's time."""
    return datetime.now(UTC)


def stored(instant: datetime) -> str:
    """Write an instant in UTC so that text order is time order.

    Raises ``ValueError`` for one without a zone, ``OverflowError`` at the ends of time.
    """
    return instant_text(instant)
