"""What a form was filled from: the mail's sender, its time, and what to look at."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ordidesk.mail_in.declaring import Declared
from ordidesk.mail_in.message import Address
from ui import moments
from ui.models.mail_words import marks_words
from ui.theme import SIZE, TextStyle
from ui.widgets.text import text_label


class MailCard(QWidget):
    """A line on the mail, one on what goes along, one on what has to be looked at."""

    def __init__(self, mail: Declared, zone: str, to_look_at: list[str]) -> None:
        """Tell of a mail; ``to_look_at`` are sentences about what was not found here."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_4)
        column.addWidget(text_label(_origin(mail, zone), TextStyle.LABEL, strong=True, wrap=True))
        whole = QCoreApplication.translate(
            "MailCard",
            "The whole mail goes with the ticket, with its signature and what it quotes.",
        )
        column.addWidget(text_label(whole, TextStyle.LABEL, tone="secondary", wrap=True))
        watch = " ".join([*to_look_at, *marks_words(mail.marks)])
        if watch:
            column.addWidget(text_label(watch, TextStyle.LABEL, strong=True, wrap=True))


def _origin(mail: Declared, zone: str) -> str:
    said = QCoreApplication.translate("MailCard", "Mail of {sender}").format(
        sender=address_words(mail.sender)
    )
    if mail.forwarded is not None:
        passed_on = QCoreApplication.translate("MailCard", "passed on from {sender}")
        said = f"{said}, {passed_on.format(sender=address_words(mail.forwarded.sender))}"
    return f"{said} · {moments.day_and_time(mail.sent_at, zone)}" if mail.sent_at else said


def address_words(address: Address) -> str:
    """Name somebody by name and address, as far as the mail does."""
    if address.name and address.mail:
        return f"{address.name} ({address.mail})"
    nobody = QCoreApplication.translate("MailCard", "an unknown sender")
    return address.name or address.mail or nobody
