"""Texts that came through a keyboard of another layout than the one they were typed for.

A USB scanner tells which keys are pressed, not which signs are meant: set to QWERTY, it types
``OD)àà'é&è`` on a French system for OD-004217.
"""

from __future__ import annotations

import enum
import re

from ordidesk.labels.label import ANY_HOST, Meaning, meanings

_QWERTY = (
    "1234567890-=",
    "!@#$%^&*()_+",
    "qwertyuiop[]",
    "QWERTYUIOP{}",
    "asdfghjkl;'\\",
    'ASDFGHJKL:"|',
    "zxcvbnm,./",
    "ZXCVBNM<>?",
    "`",
)
_AZERTY = (
    "&é\"'(-è_çà)=",
    "1234567890°+",
    "azertyuiop^$",
    "AZERTYUIOP¨£",
    "qsdfghjklmù*",
    "QSDFGHJKLM%µ",
    "wxcvbn,;:!",
    "WXCVBN?./§",
    "²",
)
"""The same keys, row by row, without and with Shift; 105 keys, ISO, French as on Windows."""
_AZERTY_LOCKED = (
    "1234567890°+",
    "&é\"'(-è_çà)=",
    "AZERTYUIOP¨£",
    "azertyuiop^$",
    "QSDFGHJKLM%µ",
    "qsdfghjklmù*",
    "WXCVBN?./§",
    "wxcvbn,;:!",
    "²",
)
"""The same with Caps Lock on, which Windows takes for Shift on every key of the letters' block."""


def _table(seen: tuple[str, ...], meant: tuple[str, ...]) -> dict[int, int]:
    return str.maketrans("".join(seen), "".join(meant))


_TO_QWERTY = _table(_AZERTY, _QWERTY)
_TO_QWERTY_LOCKED = _table(_AZERTY_LOCKED, _QWERTY)
_TO_AZERTY = _table(_QWERTY, _AZERTY)
_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""What some scanners put before a code: its kind (ISO/IEC 15424)."""
_SURE = frozenset(
    {Meaning.INVENTORY_NUMBER, Meaning.TICKET, Meaning.LOAN, Meaning.VISIT, Meaning.PRODUCT}
)


def as_meant(text: str) -> str:
    """Return what a scanner meant: the text, or what its keys are on the other layout.

    It is translated only where that makes sense and the text as it is makes less.
    """
    plain = _without_identifier(text)
    found, best = plain, _sense(plain)
    for other in _translations(text):
        sense = _sense(other)
        # Half the words of French become letters and digits too, but in small letters.
        if sense > best and (sense == _Sense.SURE or other == other.upper()):
            found, best = other, sense
    return found


def is_label(text: str) -> bool:
    """Tell whether a text is surely one of our labels, through either layout.

    Its form says so: the prefix of our numbers, a ticket's or a loan's code written in full, a link
    of the portal. Digits alone are anything, also a PIN.
    """
    meant = as_meant(text).strip()
    (meaning, value), *_ = ((it.meaning, it.value) for it in meanings(meant, issuer=ANY_HOST))
    if meaning is Meaning.INVENTORY_NUMBER:
        return not meant.replace(" ", "").isdigit()
    return (
        meaning in _SURE
        and meaning is not Meaning.PRODUCT
        and (meant.upper() == value or "://" in meant)
    )


class _Sense(enum.IntEnum):
    """How surely a text is something that labels say."""

    NONE = 0
    SERIAL = 1
    SURE = 2


def _sense(text: str) -> _Sense:
    meaning = meanings(text, issuer=ANY_HOST)[0].meaning
    if meaning in _SURE:
        return _Sense.SURE
    return _Sense.SERIAL if meaning is Meaning.SERIAL else _Sense.NONE


def _translations(text: str) -> tuple[str, ...]:
    told = (
        text.translate(_TO_QWERTY),
        text.translate(_TO_QWERTY_LOCKED),
        text.swapcase().translate(_TO_QWERTY),  # Caps Lock on Linux turns letters only: é is É
        text.translate(_TO_AZERTY),
        text.swapcase(),
    )
    return tuple(_without_identifier(it) for it in told)


def _without_identifier(text: str) -> str:
    match = _IDENTIFIER.match(text)
    return text[match.end() :] if match else text
