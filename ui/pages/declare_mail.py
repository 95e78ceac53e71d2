"""Declaring from mails: each is read, shown as a filled form, and its files go with the ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.attaching.attachments import FileRefused
from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import FileInMemory
from ordidesk.domain.file_names import safe_name
from ordidesk.domain.journal import Visibility
from ordidesk.mail_in.declaring import Declared, Known, declaration
from ordidesk.mail_in.message import MailFault, MailRefused
from ordidesk.mail_in.reading import LARGEST, read_message
from ordidesk.queries import company, directory
from ui.models.files import fault_of_file
from ui.models.mail_words import fault_of_mail
from ui.pages.context import PageContext
from ui.pages.open_ticket import OpenTicketDialog
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
        self._shown: _Read | None = None

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
        self._shown = read
        dialog = OpenTicketDialog(self._context, "", self._window, read.mail)
        dialog.opened.connect(self._attach)
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

    @Slot(str)
    def _attach(self, ticket_id: str) -> None:
        """Keep the files of the mail and the mail itself; the ticket stands without them too."""
        self.opened.emit(ticket_id)
        read, files = self._shown, self._context.desk.files
        if read is None:
            return
        sources = [
            *(
                (FileInMemory(it.name, it.content), Visibility.CLIENT)
                for it in read.mail.attachments
            ),
            (FileInMemory(read.name, read.content), Visibility.INTERNAL),
        ]

        def attach() -> list[str]:
            left_out: list[str] = []
            for source, visibility in sources:
                try:
                    files.attach(ticket_id, source, Wishes(), visibility)
                except FileRefused as refused:
                    left_out.append(f"{refused.name} — {fault_of_file(refused.fault)}")
            return left_out

        self._context.files.run(attach, self._tell_left_out, self._context.actions.report)

    def _tell_left_out(self, left_out: list[str]) -> None:
        if left_out:
            said = QCoreApplication.translate(
                "DeclareMail",
                "The ticket is open, without these files of the mail: {names}.",
            )
            self.told.emit(said.format(names=", ".join(left_out)))


def _read(path: Path, known: Known) -> _Read:
    """Read a saved mail; raises ``MailRefused`` and ``OSError``."""
    if path.stat().st_size > LARGEST:
        raise MailRefused(MailFault.TOO_LARGE, safe_name(path.name))
    content = path.read_bytes()
    message = read_message(content, path.name)
    return _Read(safe_name(path.name), content, declaration(message, known))
