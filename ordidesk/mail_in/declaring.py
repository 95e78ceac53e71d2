"""A mail as a declaration: the form filled with what it says, for somebody to look over."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ordidesk.domain.tickets import SUMMARY_LIMIT, Impact, Scope
from ordidesk.mail_in.characters import folded, one_line
from ordidesk.mail_in.fields import Place
from ordidesk.mail_in.files import inner_files
from ordidesk.mail_in.headers import bare_subject, code_and_summary, is_forward
from ordidesk.mail_in.message import Address, Attached, Mark, Message
from ordidesk.mail_in.separating import Forward, Kind, Separated, separated
from ordidesk.mail_in.sorting import Piece, Sorted, phone_digits

_SHORT_SUMMARY = 80
_GREETINGS = ("bonjour", "bonsoir", "salut", "hello", "hi", "dear", "madame", "monsieur", "bjr")
_LONGEST_GREETING = 40


class Known(msgspec.Struct, frozen=True):
    """What one knows when a mail arrives."""

    client_codes: frozenset[str] = frozenset()
    hotline_phones: frozenset[str] = frozenset()
    """On every label: none of them is ever a machine's number."""


class Forwarded(msgspec.Struct, frozen=True):
    """Another's mail that was passed on."""

    sender: Address
    sent: str
    """As the mail program wrote it, or in ISO 8601."""
    subject: str
    text: str
    """All of it, with its signature and what it quotes."""


class Declared(msgspec.Struct, frozen=True):
    """A form filled from a mail. What it does not say is empty, or ``None`` for a choice."""

    sender: Address
    sent_at: datetime | None
    subject: str
    """As it was sent."""
    client_code: str
    summary: str
    """The subject without code and prefixes, as long as a ticket takes it; without a subject, the
    first words of the description."""
    description: str
    """May be longer than a ticket takes."""
    inventory_number: str
    numbers: tuple[str, ...]
    """Every number of ours that the mail names, what it quotes left out."""
    impact: Impact | None
    scope: Scope | None
    site: str
    location: str
    callback: str
    access: str
    reproduction: str
    signature: str
    quoted: str
    forwarded: Forwarded | None
    attachments: tuple[Attached, ...]
    set_aside: tuple[Attached, ...]
    marks: frozenset[Mark]
    pieces: tuple[Piece, ...]
    """Each line of the text with its place, in order: nothing is left out and nothing is twice."""


def declaration(message: Message, known: Known) -> Declared:
    """Fill the form from a mail. Never fails; what is not understood is in the description."""
    subject = one_line(message.subject)
    code, summary = code_and_summary(subject, known.client_codes)
    texts, separate = _texts_of(message, subject)
    found = Sorted(
        frozenset(map(phone_digits, known.hotline_phones)),
        {folded(each): each for each in known.client_codes},
    )
    found.client_code = code
    _sort(separate, texts, found)
    forwarded = _forwarded(separate, subject)
    if forwarded is not None and not summary:
        code_there, summary = code_and_summary(forwarded.subject, known.client_codes)
        found.client_code = found.client_code or code_there
    found.name(summary)
    description = _joined(found.pieces, Place.DESCRIPTION)
    sole = found.numbers[0] if len(found.numbers) == 1 else ""
    passed_on = message.inner if forwarded is not None else ()
    return Declared(
        sender=message.sender,
        sent_at=message.sent_at,
        subject=subject,
        client_code=found.client_code,
        summary=_cut(summary, SUMMARY_LIMIT) or _first_words(description),
        description=description,
        inventory_number=found.inventory_number or sole,
        numbers=tuple(found.numbers),
        impact=found.impact,
        scope=found.scope,
        site=found.value(Place.SITE),
        location=found.value(Place.LOCATION),
        callback=found.value(Place.CALLBACK),
        access=found.value(Place.ACCESS),
        reproduction=found.value(Place.REPRODUCTION),
        signature=_joined(found.pieces, Place.SIGNATURE),
        quoted=_joined(found.pieces, Place.QUOTED),
        forwarded=forwarded,
        attachments=(*message.attachments, *inner_files(passed_on)),
        set_aside=message.set_aside,
        marks=message.marks,
        pieces=tuple(found.pieces),
    )


def _texts_of(message: Message, subject: str) -> tuple[list[str], Separated]:
    """Return the lines to sort: the mail's own, and those of one attached that it passes on."""
    lines = message.body.split("\n")
    forward = is_forward(subject) or is_forward(_after_code(subject))
    reply = not forward and bare_subject(subject) != subject
    separate = separated(lines, forward=forward, reply=reply)
    nothing_said = not any(
        line.strip() and kind is Kind.OWN for line, kind in zip(lines, separate.kinds, strict=True)
    )
    if separate.forward is None and message.inner and (forward or nothing_said):
        inner = message.inner[0]
        below = inner.body.split("\n")
        there = separated(below, forward=False, reply=True)
        sent = inner.sent_at.isoformat() if inner.sent_at is not None else ""
        head = Forward(inner.sender, sent, one_line(inner.subject), len(lines))
        return [*lines, *below], Separated(
            (*separate.kinds, *there.kinds), (*separate.texts, *there.texts), head
        )
    return lines, separate


def _after_code(subject: str) -> str:
    """Return a subject without its first word: the code may stand before "TR :"."""
    return subject.partition(" ")[2].lstrip(" -:")


def _sort(separate: Separated, texts: list[str], found: Sorted) -> None:
    for line, kind in enumerate(separate.kinds):
        match kind:
            case Kind.OWN:
                found.own_line(line, separate.texts[line])
            case Kind.SIGNATURE:
                found.signature_line(line, separate.texts[line])
            case Kind.QUOTED:
                found.put(line, Place.QUOTED, texts[line])
            case Kind.FORWARD_HEAD:
                found.put(line, Place.FORWARD_HEAD, texts[line])


def _forwarded(separate: Separated, subject: str) -> Forwarded | None:
    head = separate.forward
    if head is None:
        return None
    text = "\n".join(separate.texts[head.starts_at :]).strip("\n")
    return Forwarded(head.sender, head.sent, head.subject or bare_subject(subject), text)


def _joined(pieces: list[Piece], place: Place) -> str:
    """Return a place's lines, without more than one empty line between two."""
    lines: dict[int, str] = {}
    for piece in pieces:
        if piece.place is place and (piece.value or not piece.text.strip()):
            before = lines.get(piece.line)
            lines[piece.line] = piece.value if before is None else f"{before} {piece.value}"
    kept: list[str] = []
    for line in lines.values():
        if line.strip():
            kept.append(line)
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).strip("\n")


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _first_words(description: str) -> str:
    for line in description.split("\n"):
        told = one_line(line)
        greets = len(told) <= _LONGEST_GREETING and folded(told).startswith(_GREETINGS)
        if told and not greets:
            return _cut(told, _SHORT_SUMMARY)
    return ""
