"""Headers of mails: who, when, and a subject without what mail programs put before it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ordidesk.mail_in.characters import LONGEST_HEADER, decoded_words, one_line, raw_text
from ordidesk.mail_in.message import Address

_LONGEST_DATE = 100
_ADDRESS = re.compile(r"[^\s@<>()\[\],:;\"\\]{1,64}@[^\s@<>()\[\],:;\"\\]{1,250}")
_PREFIX = re.compile(
    r"(?:re|rép|rep|tr|fw|fwd|rv|aw|wg|vs|i|automatic reply|réponse automatique)"
    r"\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{0,2})\s?[:\uff1a]\s*",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"(?:tr|fw|fwd|rv|wg|i)\s?[:\uff1a]", re.IGNORECASE)
_TAG = re.compile(
    r"(?:\[|\(|\*{2,4}|<|\{)\s?"
    r"(?:mail |e-?mail |courriel |message )?"
    r"(?:externe?|external(?: (?:e-?mail|sender))?|ext|extérieur|"
    r"spam\??|bulk|suspect|suspicious|phishing\??)"
    r"\s?(?:\]|\)|\*{2,4}|>|\})\s*:?\s*",
    re.IGNORECASE,
)
"""What gateways put before the subject of mails that come from outside."""
_SHORTEST_LOOSE_CODE = 4
"""Letters: a shorter one is a word in too many subjects to be taken in small letters."""


def address_of(value: str) -> Address:
    """Return the first person that a header names.

    The value is taken apart before its words are decoded: an encoded ``<`` is part of a name.
    """
    raw = raw_text(value[:LONGEST_HEADER])
    before, bracket, rest = raw.partition("<")
    if bracket:
        inside = rest.partition(">")[0]
        found = _ADDRESS.search(inside.strip())
        name = before.rpartition(",")[2] if "@" in before else before
    else:
        found = _ADDRESS.search(raw)
        rest = raw[found.end() :] if found else ""
        name = rest.partition("(")[2].partition(")")[0] if found else raw
    told = one_line(decoded_words(name.replace('\\"', "'"))).strip("\"' ,;")
    mail = one_line(found[0]).strip(".'").lower() if found else ""
    return Address("" if told.lower() == mail else told, mail if _ADDRESS.fullmatch(mail) else "")


def moment_of(value: str) -> datetime | None:
    """Return a date header's moment in UTC; ``None`` when it is none."""
    try:
        moment = parsedate_to_datetime(one_line(value[:_LONGEST_DATE]))
        aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, AttributeError):
        return None


def is_forward(subject: str) -> bool:
    """Tell whether a subject says that the mail passes another one on."""
    bare = subject
    while tag := _TAG.match(bare):
        bare = bare[tag.end() :]
    return _FORWARD.match(bare) is not None


def bare_subject(subject: str) -> str:
    """Return a subject without "Re:", "TR :", "[EXTERNE]" and the like, as many as there are."""
    bare = subject.strip()
    while found := _PREFIX.match(bare) or _TAG.match(bare):
        bare = bare[found.end() :].lstrip()
    return bare


def code_and_summary(subject: str, codes: frozenset[str]) -> tuple[str, str]:
    """Split a subject into the client's code, empty when none of these opens it, and the rest."""
    bare = bare_subject(subject)
    for code in sorted(filter(None, codes), key=lambda code: (-len(code), code)):
        opening = re.match(
            rf"(?P<open>[\[(]\s?)?(?P<code>{re.escape(code)})(?:\s?[\])])?"
            r"(?P<mark>\s?[:/|]|\s?[-–—](?=\s))?(?:\s+|(?<=[:/|\])])|$)",
            bare,
            re.IGNORECASE,
        )
        if opening is None:
            continue
        marked = opening["open"] or opening["mark"]
        if opening["code"] == code or marked or len(code) >= _SHORTEST_LOOSE_CODE:
            return code, bare_subject(bare[opening.end() :])
    return "", bare
