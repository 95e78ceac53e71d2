"""An inventory label: what the sticker on a machine says."""

from __future__ import annotations

import msgspec


class InventoryLabel(msgspec.Struct, frozen=True, kw_only=True):
    """The number is printed in clear, as Code 128 and as a QR code."""

    number: str
    """As records hold it; the codes hold nothing else, and what is short is printed coarse."""
    company: str = ""
    phone: str = ""
    """The hotline's."""
    second_line: str = ""
    """Below the number: what the machine is, or whose."""
