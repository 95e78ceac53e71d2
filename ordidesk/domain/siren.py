"""The nine digits under which a French company is registered."""

from __future__ import annotations

_DIGITS = 9


def siren_digits(text: str) -> str:
    """Return a SIREN's digits, however they are spaced; empty when the text is none.

    The last digit checks the others (Luhn).
    """
    digits = "".join(text.split()).replace("\u00a0", "").replace(".", "")
    if len(digits) != _DIGITS or not (digits.isascii() and digits.isdigit()):
        return ""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled  # noqa: PLR2004 - Luhn's rule
    return digits if total % 10 == 0 and int(digits) else ""


def siren_words(digits: str) -> str:
    """Write a SIREN as people read it ("732 829 320")."""
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))
