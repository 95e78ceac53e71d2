"""Declaring from mails: each is read, shown as a filled form, and its files go with the ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.attaching.sources import FileInMemory
from ordidesk.domain.file_names import safe_name
from ordidesk.domain.journal import Visibility
from ordidesk.mail_in.declaring import Declared, Known, declaration
from ordidesk.mail_in.message import MailFault, MailRefused
from ordidesk.mail_in.reading import LARGEST, read_message
from ordidesk.queries import company, directory
from ui.models.mail_words import fault_of_mail
from ui.pages.attach_each import ToAttach
from ui.pages.context import PageContext
from ui.pages.open_ticket import FromMail, OpenTicketDialog
from ui.problems import sentence

_SUFFIXES = {".eml", ".msg"}


def are_mails(paths: Sequence[Path]) -> bool:
    """Tell whether files are saved mails, every one of them, by their names."""
    return bool(paths) and all(path.suffix.lower() in _SUFFIXES for path in paths)


@dataclass(frozen=True)
class _Read:
    """A mail as it was saved, and the form that it fills."""

    name: str
    content: bytes
    mail: Declared


class DeclareMail(QObject):
    """Takes several mails one after the other; one that cannot be read is told, and it goes on."""

    opened = Signal(str)
    """The new ticket's id."""
    shown_instead = Signal(str)
    """The id of an open ticket that the person turns to instead."""
    told = Signal(str)
    """What was not taken, and why."""

    def __init__(self, context: PageContext, window: QWidget) -> None:
        """Ask above this window."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._waiting: list[Path] = []
        self._asking = False

    def take(self, paths: Sequence[Path]) -> None:
        """Read mails and show each as a form."""
        self._waiting.extend(paths)
        if not self._asking:
            self._next()

    def _next(self) -> None:
        self._asking = bool(self._waiting)
        if not self._waiting:
            return
        path, desk = self._waiting.pop(0), self._context.desk

        def read() -> _Read:
            codes = frozenset(client.code for client in desk.ask(directory.clients))
            phone = desk.ask(company.identity).phone
            return _read(path, Known(codes, frozenset({phone} if phone else ())))

        self._context.files.run(read, self._show, self._refuse)

    def _show(self, read: _Read) -> None:
        filled = FromMail(read.mail, _files_of(read))
        dialog = OpenTicketDialog(self._context, "", self._window, filled)
        dialog.opened.connect(self.opened)
        dialog.shown_instead.connect(self.shown_instead)
        dialog.finished.connect(self._go_on)
        dialog.open()

    @Slot()
    def _go_on(self) -> None:
        self._next()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, MailRefused):
            self.told.emit(fault_of_mail(error.fault, error.name))
        else:
            self.told.emit(sentence(error))
        self._next()


def _files_of(read: _Read) -> list[ToAttach]:
    """Return a mail's files, for the client too, and the mail itself, for the staff."""
    files = [
        ToAttach(FileInMemory(it.name, it.content), Visibility.CLIENT)
        for it in read.mail.attachments
    ]
    return [*files, ToAttach(FileInMemory(read.name, read.content), Visibility.INTERNAL)]


def _read(path: Path, known: Known) -> _Read:
    """Read a saved mail; raises ``MailRefused`` and ``OSError``."""
    if path.stat().st_size > LARGEST:
        raise MailRefused(MailFault.TOO_LARGE, safe_name(path.name))
    content = path.read_bytes()
    message = read_message(content, path.name)
    return _Read(safe_name(path.name), content, declaration(message, known))
