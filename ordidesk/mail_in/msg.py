"""Mails as Outlook keeps them when they are dragged out of it (MS-OXMSG), by python-oxmsg."""

from __future__ import annotations

import io
import struct
from datetime import datetime
from typing import TYPE_CHECKING

from ordidesk.mail_in.characters import LONGEST_HEADER, one_line, plain_lines, text_of
from ordidesk.mail_in.eml import LONGEST_TEXT, CannotRead
from ordidesk.mail_in.files import attached, is_tnef, mail_as_file, meant_and_aside
from ordidesk.mail_in.headers import address_of, moment_of
from ordidesk.mail_in.html_text import text_of_html
from ordidesk.mail_in.message import Address, Attached, MailFault, Mark, Message

if TYPE_CHECKING:
    from olefile import OleFileIO
    from oxmsg.properties import Properties
    from oxmsg.storage import Storage

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _INNER_HEADER, _ATTACHMENT_HEADER = 32, 24, 8
"""Bytes before the properties of a mail, of one inside another, of an attachment (2.4.1)."""
_PROPERTIES = "__properties_version1.0"
_INNER = "__substg1.0_3701000D"
_CLASS, _SUBJECT, _SENT, _DELIVERED = 0x001A, 0x0037, 0x0039, 0x0E06
_TRANSPORT_HEADERS = 0x007D
_SENDER_NAME, _SENDER_MAIL, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_ON_BEHALF_NAME, _ON_BEHALF_MAIL, _ON_BEHALF_SMTP = 0x0042, 0x0065, 0x5D02
_BODY, _RTF, _HTML = 0x1000, 0x1009, 0x1013
_DATA, _SHORT_NAME, _LONG_NAME, _MIME, _CONTENT_ID = 0x3701, 0x3704, 0x3707, 0x370E, 0x3712
_DISPLAY_NAME = 0x3001
_SAID_BY_DEFAULT = "iso-8859-15"
_DEEPEST_INNER = 3
_MOST_STEPS = 40_000_000
"""Of the library, which goes through a folder's names once for each stream in it: seconds. A mail
to 1,500 people, each of them a folder, takes fewer."""
_BROKEN = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError),
    *(RecursionError, OSError, struct.error, NotImplementedError),
)
"""What the two libraries raise for files that are not built as they should be."""


def read_msg(content: bytes) -> Message:
    """Read a mail of Outlook; raises ``CannotRead``."""
    from olefile import OleFileIO  # noqa: PLC0415 - only such mails need it
    from oxmsg.storage import Storage  # noqa: PLC0415 - the same

    try:
        with OleFileIO(io.BytesIO(content)) as ole:
            if not ole.exists(_PROPERTIES):
                raise CannotRead(MailFault.NOT_A_MAIL)
            _check_size(ole, len(content))
            storage = Storage.from_ole(ole)
        return _message(storage, _HEADER, 0)
    except _BROKEN as error:
        raise CannotRead(MailFault.BROKEN) from error


def _check_size(ole: OleFileIO, size: int) -> None:
    """Refuse a file whose streams share their bytes: it would unfold to any size."""
    streams, held, steps = 0, 0, 0
    waiting = [ole.root]
    while waiting:
        node = waiting.pop()
        streams += len(node.kids)
        steps += len(node.kids) * (len(node.kids) + len(ole.root.kids))
        held += sum(kid.size for kid in node.kids)
        waiting += (kid for kid in node.kids if kid.kids)
        if held > 2 * size or steps > _MOST_STEPS or streams > len(ole.direntries):
            raise CannotRead(MailFault.BROKEN)


def _message(storage: Storage, header: int, depth: int) -> Message:
    said = _Said(storage, header)
    files: list[Attached] = []
    inner: list[Message] = []
    marks = _marks_of(said.text(_CLASS).upper())
    for each in storage.iter_attachment_storages():
        try:
            _take(each, files, inner, marks, depth)
        except (CannotRead, *_BROKEN):
            marks.add(Mark.UNREAD_PART)
    body = said.text(_BODY)
    if not body.strip():
        body = said.html()
        if not body.strip() and said.binary(_RTF):
            marks.add(Mark.UNREAD_PART)
    if len(body) > LONGEST_TEXT:
        marks.add(Mark.LONG_TEXT)
        files.append(attached("", "text/plain", body.encode("utf-8", "replace"), inline=False))
    meant, aside = meant_and_aside(files)
    return Message(
        sender=_sender(said),
        subject=one_line(said.text(_SUBJECT)[:LONGEST_HEADER]),
        sent_at=said.moment(_SENT) or said.moment(_DELIVERED) or moment_of(said.transport("date")),
        body=plain_lines(body[:LONGEST_TEXT]).strip("\n"),
        attachments=meant,
        set_aside=aside,
        inner=tuple(inner),
        marks=frozenset(marks),
    )


def _take(
    storage: Storage, files: list[Attached], inner: list[Message], marks: set[Mark], depth: int
) -> None:
    said = _Said(storage, _ATTACHMENT_HEADER)
    name = said.text(_LONG_NAME) or said.text(_SHORT_NAME) or said.text(_DISPLAY_NAME)
    for each in storage.storages:
        if each.name == _INNER and depth < _DEEPEST_INNER:
            mail = _message(each, _INNER_HEADER, depth + 1)
            inner.append(mail)
            files.append(mail_as_file(mail.subject or name, written(mail)))
            return
    content = said.binary(_DATA)
    if is_tnef(name, said.text(_MIME)):
        marks.add(Mark.TNEF)
    if content is None:
        marks.add(Mark.UNREAD_PART)
        return
    inline = bool(said.text(_CONTENT_ID))
    files.append(attached(one_line(name), said.text(_MIME), content, inline=inline))


def written(mail: Message) -> bytes:
    """Write a mail that was inside another as a file that any program opens, without its files.

    Its own form is not a file by itself, and its files are among those of ``inner``.
    """
    from email.header import Header  # noqa: PLC0415 - only such mails need it

    lines = [f"Subject: {Header(mail.subject, 'utf-8').encode()}"]
    if mail.sender.mail:
        name = f"{Header(mail.sender.name, 'utf-8').encode()} " if mail.sender.name else ""
        lines.append(f"From: {name}<{mail.sender.mail}>")
    if mail.sent_at is not None:
        lines.append(f"Date: {mail.sent_at:%d %b %Y %H:%M:%S} +0000")
    lines += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    lines += ["Content-Transfer-Encoding: 8bit", "", mail.body]
    return "\r\n".join(lines).encode("utf-8", "replace")


def _sender(said: _Said) -> Address:
    """Return who wrote it: the header that travelled, else what Outlook noted.

    Inside a company Outlook notes a name of its directory in place of an address.
    """
    told = address_of(said.transport("from"))
    if told.mail:
        return told
    for name, mails in (
        (_ON_BEHALF_NAME, (_ON_BEHALF_SMTP, _ON_BEHALF_MAIL)),
        (_SENDER_NAME, (_SENDER_SMTP, _SENDER_MAIL)),
    ):
        for mail in mails:
            found = address_of(f"<{said.text(mail)}>")
            if found.mail:
                shown = one_line(said.text(name)[:LONGEST_HEADER])
                return Address("" if shown.lower() == found.mail else shown, found.mail)
    shown = said.text(_ON_BEHALF_NAME) or said.text(_SENDER_NAME)
    return Address(one_line(shown[:LONGEST_HEADER]))


def _marks_of(message_class: str) -> set[Mark]:
    if "SMIME" not in message_class:
        return {Mark.AUTOMATIC} if message_class.startswith("REPORT.") else set()
    return {Mark.SIGNED if "MULTIPARTSIGNED" in message_class else Mark.ENCRYPTED}


class _Said:
    """The properties of a mail or an attachment; what is missing or torn is empty."""

    def __init__(self, storage: Storage, header: int) -> None:
        from oxmsg.properties import Properties  # noqa: PLC0415 - only such mails need it

        self._storage = storage
        self._properties: Properties = Properties(storage, properties_header_offset=header)

    def text(self, name: int) -> str:
        """Return a text."""
        for kind in ("001F", "001E"):
            content = self._stream(name, kind)
            if content is not None:
                charset = "utf-16-le" if kind == "001F" else self._charset()
                return text_of(content, charset).rstrip("\0")
        return ""

    def html(self) -> str:
        """Return the text of the HTML body."""
        content = self._stream(_HTML, "0102")
        source = text_of(content, self._charset()) if content is not None else self.text(_HTML)
        return text_of_html(plain_lines(source[:LONGEST_TEXT]))

    def binary(self, name: int) -> bytes | None:
        """Return bytes; ``None`` when there are none."""
        return self._stream(name, "0102")

    def moment(self, name: int) -> datetime | None:
        """Return a moment in UTC."""
        try:
            moment: object = self._properties.date_prop_value(name)
        except _BROKEN:
            return None
        return moment if isinstance(moment, datetime) else None  # Its type is the file's to say.

    def transport(self, name: str) -> str:
        """Return a header as it travelled, when the mail came from outside."""
        lines = self.text(_TRANSPORT_HEADERS)[:100_000].replace("\r\n", "\n").split("\n")
        for at, line in enumerate(lines):
            if line.lower().startswith(f"{name}:"):
                value = [line[len(name) + 1 :]]
                for more in lines[at + 1 :]:
                    if not more.startswith((" ", "\t")):
                        break
                    value.append(more)
                return " ".join(value)
        return ""

    def _charset(self) -> str:
        """Return what the mail says of its bytes.

        What the library takes when it says nothing would never fail, and be wrong for UTF-8.
        """
        try:
            said = self._properties.body_encoding
        except _BROKEN:
            return ""
        return "" if said == _SAID_BY_DEFAULT else said

    def _stream(self, name: int, kind: str) -> bytes | None:
        wanted = f"__substg1.0_{name:04X}{kind}"
        for stream in self._storage.streams:
            if stream.name.upper() == wanted.upper():
                return stream.bytes_
        return None
