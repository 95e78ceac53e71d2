"""Mails in words: why one is not read, and what to know of one that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ordidesk.mail_in.message import MailFault, Mark

_FAULTS: Mapping[MailFault, object] = {
    MailFault.NOT_A_MAIL: QT_TRANSLATE_NOOP("Mails", "{name} is not a mail. Nothing was taken."),
    MailFault.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Mails",
        "{name} is larger than 30 MB and was not read. Save its attachments by themselves, open "
        "the ticket, and drop them on it.",
    ),
    MailFault.BROKEN: QT_TRANSLATE_NOOP(
        "Mails",
        "{name} is damaged and cannot be read. Save it again from the mail program, or open the "
        "ticket by hand and drop the file on it.",
    ),
}
_MARKS: Mapping[Mark, object] = {
    Mark.SIGNED: QT_TRANSLATE_NOOP("Mails", "It is signed; nobody checked the signature."),
    Mark.ENCRYPTED: QT_TRANSLATE_NOOP(
        "Mails", "It is encrypted: copy its text here from the mail program."
    ),
    Mark.TNEF: QT_TRANSLATE_NOOP(
        "Mails", "It has a winmail.dat, which may hold files that cannot be seen here."
    ),
    Mark.AUTOMATIC: QT_TRANSLATE_NOOP("Mails", "A machine wrote it: an absence, a bounce, a list."),
    Mark.LONG_TEXT: QT_TRANSLATE_NOOP(
        "Mails", "Its text is very long: only the beginning is here."
    ),
    Mark.UNREAD_PART: QT_TRANSLATE_NOOP("Mails", "A part of it could not be made out."),
}


def fault_of_mail(fault: MailFault, name: str) -> str:
    """Say why a file is not taken as a mail, and what to do."""
    return QCoreApplication.translate("Mails", str(_FAULTS[fault])).format(name=name)


def marks_words(marks: Iterable[Mark]) -> list[str]:
    """Say what a person has to know of a mail, a sentence each."""
    return [QCoreApplication.translate("Mails", str(_MARKS[it])) for it in Mark if it in marks]
