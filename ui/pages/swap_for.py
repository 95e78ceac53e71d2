"""What leads to the swap page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SwapFor:
    """What a swap is begun for; the page's argument."""

    ticket_id: str
    visit_id: str = ""
    loaner_id: str = ""
    """A loaner that is known already: its reservation is handed over."""
