"""How long a laptop keeps what the portal has, too."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple


class Retention(NamedTuple):
    """What is older goes at the next tidying."""

    sent: timedelta = timedelta(days=30)
    """Lines that the portal confirmed: not shorter than the portal keeps its backups, because a
    restored portal gets them again."""
    unused_files: timedelta = timedelta(days=30)
    """Files of tickets, from when somebody opened them last."""


USUAL_RETENTION = Retention()
