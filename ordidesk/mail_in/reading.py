"""A file or what a mailbox gave, read as a mail whatever its form."""

from __future__ import annotations

from ordidesk.domain.file_names import safe_name
from ordidesk.mail_in.eml import CannotRead, read_eml
from ordidesk.mail_in.message import MailFault, MailRefused, Message
from ordidesk.mail_in.msg import OLE_HEAD, read_msg

LARGEST = 30 << 20
"""Bytes of a whole mail: more than mail servers let through."""


def read_message(content: bytes, name: str) -> Message:
    """Read a mail, ``.eml`` or ``.msg`` by what it holds; its name is told when it is refused.

    Raises ``MailRefused``, and nothing else, whatever the bytes are.
    """
    if len(content) > LARGEST:
        raise MailRefused(MailFault.TOO_LARGE, safe_name(name))
    try:
        return read_msg(content) if content.startswith(OLE_HEAD) else read_eml(content)
    except CannotRead as error:
        raise MailRefused(error.fault, safe_name(name)) from error
