"""Mails in the form in which they travel (RFC 5322, MIME), the standard library's parser first."""

from __future__ import annotations

import re
from collections.abc import Callable
from email import policy
from email.errors import MessageError
from email.message import Message as Part
from email.parser import BytesParser
from typing import TypeVar

from ordidesk.mail_in.characters import header_text, one_line, plain_lines, text_of
from ordidesk.mail_in.files import attached, is_tnef, mail_as_file, meant_and_aside
from ordidesk.mail_in.headers import address_of, moment_of
from ordidesk.mail_in.html_text import text_of_html
from ordidesk.mail_in.message import Attached, MailFault, Mark, Message

LONGEST_TEXT = 1_000_000
"""Bytes of one text that are told."""
_MOST_LINES = 1_500_000
"""Ten times what a mail of 30 MB has when its attachments are in lines of 76."""
_MOST_PARTS = 50_000
"""Lines that may begin a part: a dump of a database has some that begin so too."""
_MOST_WORK = 50_000_000
"""Lines times boundaries: the parser tries each boundary around it on each line."""
_LONGEST_VALUE = 20_000
"""Characters of a header: its parameters are taken apart in steps that copy the rest."""
_MOST_HEADERS = 20_000
"""Of one part: each header that is asked for is looked for among all."""
_DEEPEST = 50
_DEEPEST_INNER = 3
"""Mails in mails that are read; further ones are files."""
_HEADS = ("from", "subject", "date", "received", "message-id", "return-path", "mime-version", "to")
_PGP = "-----BEGIN PGP MESSAGE-----"
_PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_BROKEN_PART = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError),
    *(RecursionError, MessageError),
)
"""What the standard library raises at one place or another for mails that nobody foresaw."""


_Made = TypeVar("_Made")


class CannotRead(Exception):  # noqa: N818 - says what happened
    """The bytes are no mail that can be read."""

    def __init__(self, fault: MailFault) -> None:
        super().__init__(fault.name)
        self.fault = fault


class _AsWritten(policy.EmailPolicy):
    """Today's policy without its reader of values, which some values keep busy or break."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return a header's name and value, without the end of one that is longer than any."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_VALUE]

    def header_fetch_parse(self, _name: str, value: str) -> str:
        """Return a value as it stands in the mail."""
        return value


_POLICY = _AsWritten(refold_source="none")


def read_eml(content: bytes) -> Message:
    """Read a mail; raises ``CannotRead``."""
    lines = content.count(b"\n") + content.count(b"\r")
    boundaries = len(re.findall(rb"(?i)boundary\s*=", content))
    delimiters = content.count(b"\n--")
    if lines > _MOST_LINES or delimiters > _MOST_PARTS or lines * boundaries > _MOST_WORK:
        raise CannotRead(MailFault.TOO_LARGE)
    try:
        part = BytesParser(policy=_POLICY).parsebytes(content.lstrip(b"\xef\xbb\xbf\r\n\t "))
        if not any(name in part for name in _HEADS):
            raise CannotRead(MailFault.NOT_A_MAIL)
        return _message(part, 0)
    except _BROKEN_PART as error:
        raise CannotRead(MailFault.BROKEN) from error


class _Found:
    """What was met on the way through a mail's parts."""

    def __init__(self, inner_depth: int) -> None:
        self.inner_depth = inner_depth
        self.texts: list[str] = []
        self.told = 0
        self.files: list[Attached] = []
        self.inner: list[Message] = []
        self.marks: set[Mark] = set()


def _message(part: Part, inner_depth: int) -> Message:
    found = _Found(inner_depth)
    _take(part, found, 0, in_text=True)
    if _is_automatic(part):
        found.marks.add(Mark.AUTOMATIC)
    body = plain_lines("\n\n".join(text.strip("\n") for text in found.texts if text.strip()))
    if _PGP in body:
        found.marks.add(Mark.ENCRYPTED)
    if _PGP_SIGNED in body:
        found.marks.add(Mark.SIGNED)
    meant, aside = meant_and_aside(found.files)
    sender = address_of(_header(part, "from"))
    return Message(
        sender=sender if sender.mail or sender.name else address_of(_header(part, "sender")),
        subject=header_text(_header(part, "subject")),
        sent_at=moment_of(_header(part, "date")),
        body=body,
        attachments=meant,
        set_aside=aside,
        inner=tuple(found.inner),
        marks=frozenset(found.marks),
    )


def _take(part: Part, found: _Found, depth: int, *, in_text: bool) -> None:
    """Take a part; ``in_text`` where a text without a name belongs to the body."""
    if depth > _DEEPEST:
        raise CannotRead(MailFault.BROKEN)
    if len(part) > _MOST_HEADERS:
        raise CannotRead(MailFault.TOO_LARGE)
    kind = part.get_content_type()
    _mark(part, kind, found)
    if kind == "message/rfc822" and part.is_multipart():
        _take_mail(part, found)
    elif not part.is_multipart():
        _take_leaf(part, kind, found, in_text=in_text)
    elif kind == "multipart/alternative":
        _take_alternatives(_parts(part), found, depth)
    else:
        for each in _parts(part):
            _take(each, found, depth + 1, in_text=in_text)


def _parts(part: Part) -> list[Part]:
    held = part.get_payload()
    return [each for each in held if isinstance(each, Part)] if isinstance(held, list) else []


def _take_alternatives(parts: list[Part], found: _Found, depth: int) -> None:
    """Take one of several forms of the same text, the plain one unless it says nothing."""
    tries: list[tuple[Part, _Found]] = []
    for each in parts:
        one = _Found(found.inner_depth)
        one.told = found.told
        _take(each, one, depth + 1, in_text=True)
        tries.append((each, one))
        found.files += one.files
        found.inner += one.inner
        found.marks |= one.marks
    spoken = [(each, one) for each, one in tries if any(text.strip() for text in one.texts)]
    plain = [one for each, one in spoken if each.get_content_type() == "text/plain"]
    chosen = plain or [one for _, one in spoken]
    if chosen:
        found.texts += chosen[0].texts
        found.told = chosen[0].told


def _take_mail(part: Part, found: _Found) -> None:
    """Take a mail that is attached: as a file, and read where it is not too deep."""
    (mail, *_) = _parts(part) or [Part()]
    subject = header_text(_header(mail, "subject"))
    content = _guarded(lambda: mail.as_bytes(policy=_POLICY), b"")
    if not content:
        found.marks.add(Mark.UNREAD_PART)
    found.files.append(mail_as_file(subject, content))
    if found.inner_depth >= _DEEPEST_INNER:
        return
    try:
        found.inner.append(_message(mail, found.inner_depth + 1))
    except (CannotRead, *_BROKEN_PART):
        found.marks.add(Mark.UNREAD_PART)


def _take_leaf(part: Part, kind: str, found: _Found, *, in_text: bool) -> None:
    content = _guarded(lambda: _content(part), None)
    if content is None:
        found.marks.add(Mark.UNREAD_PART)
        content = _as_it_came(part)
    if kind.startswith("multipart/"):  # What separates its parts is not in it.
        kind = "text/plain"
        found.marks.add(Mark.UNREAD_PART)
    name = _file_name(part)
    disposition = _first(_header(part, "content-disposition"))
    is_text = kind in {"text/plain", "text/html"} and disposition != "attachment"
    if is_text and in_text and not name:
        room = max(LONGEST_TEXT - found.told, 0)
        if len(content) > room:
            found.marks.add(Mark.LONG_TEXT)
            found.files.append(attached("", kind, content, inline=False))
        found.told += min(len(content), room)
        found.texts.append(_text(part, kind, content[:room]))
    elif content or name:
        inline = disposition == "inline" or (
            disposition != "attachment" and bool(_header(part, "content-id"))
        )
        found.files.append(attached(name, kind, content, inline=inline))


def _text(part: Part, kind: str, content: bytes) -> str:
    text = plain_lines(text_of(content, one_line(_parameter(part, "charset"))))
    if kind == "text/html":
        return text_of_html(text)
    if _parameter(part, "format").strip().lower() == "flowed":
        return unflowed(text, delete_space=_parameter(part, "delsp").strip().lower() == "yes")
    return text


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Join lines that were cut for old screens (RFC 3676)."""
    joined: list[str] = []
    quote, open_line = "", False
    for line in text.split("\n"):
        bare = line.lstrip(">")
        mark, bare = line[: len(line) - len(bare)], bare.removeprefix(" ")
        flows = bare.endswith(" ") and bare != "-- "
        shown = bare[:-1] if flows and delete_space else bare
        if open_line and mark == quote and bare != "-- ":
            joined.append(shown)
        else:
            joined += ["\n", f"{mark} {shown}" if mark else shown]
        quote, open_line = mark, flows
    return "".join(joined[1:])


def _content(part: Part) -> bytes:
    held = part.get_payload(decode=True)
    if isinstance(held, bytes):
        return held
    raise TypeError


def _as_it_came(part: Part) -> bytes:
    held = part.get_payload()
    return held.encode("utf-8", "surrogateescape") if isinstance(held, str) else b""


def _guarded(make: Callable[[], _Made], otherwise: _Made) -> _Made:
    try:
        return make()
    except _BROKEN_PART:
        return otherwise


def _mark(part: Part, kind: str, found: _Found) -> None:
    smime = _parameter(part, "smime-type").lower()
    if kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        found.marks.add(Mark.SIGNED if "signed" in smime else Mark.ENCRYPTED)
    elif kind == "multipart/encrypted":
        found.marks.add(Mark.ENCRYPTED)
    elif kind == "multipart/signed":
        found.marks.add(Mark.SIGNED)
    elif kind == "multipart/report":
        found.marks.add(Mark.AUTOMATIC)
    if is_tnef(_file_name(part), kind):
        found.marks.add(Mark.TNEF)


def _is_automatic(part: Part) -> bool:
    said = _first(_header(part, "auto-submitted"))
    precedence = _first(_header(part, "precedence"))
    return said not in {"", "no"} or precedence in {"bulk", "junk", "list", "auto_reply"}


def _file_name(part: Part) -> str:
    name = _parameter(part, "filename", "content-disposition") or _parameter(part, "name")
    return header_text(name)


def _parameter(part: Part, name: str, header: str = "content-type") -> str:
    nothing: str | tuple[str | None, str | None, str] = ""
    value = _guarded(lambda: part.get_param(name, "", header), nothing)
    if isinstance(value, str):
        return value
    charset, _, said = value  # RFC 2231
    return text_of(said[:_LONGEST_VALUE].encode("latin-1", "replace"), charset or "")


def _header(part: Part, name: str) -> str:
    return str(part.get(name, ""))


def _first(value: str) -> str:
    return one_line(value.partition(";")[0]).lower()
