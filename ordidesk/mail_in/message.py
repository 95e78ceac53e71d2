"""What a mail is once it is read, whichever file it came in."""

from __future__ import annotations

import enum
from datetime import datetime

import msgspec


class MailFault(enum.Enum):
    """Why a file is not read as a mail."""

    NOT_A_MAIL = enum.auto()
    TOO_LARGE = enum.auto()
    """More bytes, lines or parts than a mail has."""
    BROKEN = enum.auto()
    """It begins like a mail, and nothing can be made of it."""


class MailRefused(Exception):  # noqa: N818 - says what happened
    """A file that is not read; ``name`` is what it was called, fit to be shown."""

    def __init__(self, fault: MailFault, name: str) -> None:
        super().__init__(f"{name}: {fault.name}")
        self.fault = fault
        self.name = name


class Mark(enum.Enum):
    """What a person has to know of a mail beside what it says."""

    SIGNED = enum.auto()
    """Nobody checked the signature here."""
    ENCRYPTED = enum.auto()
    """Its text cannot be read here."""
    TNEF = enum.auto()
    """It has a winmail.dat, in which Outlook put what cannot be read here."""
    AUTOMATIC = enum.auto()
    """A machine wrote it: an absence, a bounce, a list."""
    LONG_TEXT = enum.auto()
    """Only the beginning of the text is told; the whole is among the attachments."""
    UNREAD_PART = enum.auto()
    """A part could not be made out; it is among the attachments as it came, if it had bytes."""


class Address(msgspec.Struct, frozen=True):
    """Somebody as a mail names them. Neither holds a line break or a control character."""

    name: str = ""
    mail: str = ""
    """In lower case; empty when what stands there is no address."""


class Attached(msgspec.Struct, frozen=True):
    """A file that came with a mail."""

    name: str
    """Safe to show and to write anywhere."""
    media_type: str
    """By its bytes, then its name, then what the mail says of it."""
    content: bytes
    inline: bool = False
    """Shown inside the text."""


class Message(msgspec.Struct, frozen=True):
    """A mail."""

    sender: Address
    subject: str
    """On one line, decoded, with its prefixes."""
    sent_at: datetime | None
    """UTC; ``None`` when the mail does not say it so that it can be understood."""
    body: str
    """Lines separated by ``\\n`` only; quoted ones begin with ``>``."""
    attachments: tuple[Attached, ...] = ()
    set_aside: tuple[Attached, ...] = ()
    """Small pictures of signatures, tracking pixels, signatures of machines."""
    inner: tuple[Message, ...] = ()
    """Mails attached to it; each is among the attachments too."""
    marks: frozenset[Mark] = frozenset()
