"""A mail's declaration put into the form of a ticket; what is not found here is said."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ordidesk.desk import Desk
from ordidesk.domain.tickets import TEXT_LIMIT, Channel
from ordidesk.mail_in.declaring import Declared
from ordidesk.queries import directory
from ordidesk.queries.callers import Caller, of_mail
from ordidesk.queries.words import folded
from ui.pages.ticket_form import TicketForm


def fill_from(form: TicketForm, mail: Declared, desk: Desk) -> list[str]:
    """Fill the form with what a mail says; return what has to be looked at, a sentence each."""
    translate = QCoreApplication.translate
    to_look_at: list[str] = []
    sender = _sender(form, mail, desk)
    if sender is not None:
        form.take_caller(sender)
    else:
        to_look_at.append(translate("FormFromMail", "The sender is not known here."))
        codes = {it.code: it.id for it in desk.ask(directory.clients)}
        form.client.setCurrentIndex(form.client.findData(codes.get(mail.client_code, "")))
    place = _choose_site(form, mail.site)
    if not form.take_number(mail.inventory_number) and mail.numbers:
        form.machine.setCurrentIndex(0)
        said = translate("FormFromMail", "It names {numbers}: choose the machine.")
        to_look_at.append(said.format(numbers=", ".join(mail.numbers)))
    form.choose_channel(Channel.MAIL)
    form.summary.setText(mail.summary)
    form.description.setPlainText(mail.description[:TEXT_LIMIT])
    if len(mail.description) > TEXT_LIMIT:
        to_look_at.append(
            translate("FormFromMail", "The end of its text is in the attached mail only.")
        )
    form.location.setText(_line(place, mail.location) or form.location.text())
    form.callback.setText(_line(mail.callback))
    form.access.setText(_line(mail.access))
    form.reproduction.setText(_line(mail.reproduction))
    form.impact.setCurrentIndex(max(0, form.impact.findData(mail.impact)))
    form.scope.setCurrentIndex(max(0, form.scope.findData(mail.scope)))
    return to_look_at


def _sender(form: TicketForm, mail: Declared, desk: Desk) -> Caller | None:
    """Return who wrote it: of a mail that was passed on, the one who wrote it first."""
    senders = [mail.sender] if mail.forwarded is None else [mail.forwarded.sender, mail.sender]
    for sender in senders:
        found = desk.ask(of_mail, sender.mail)
        if len(found) == 1 and form.client.findData(found[0].client_id) >= 0:
            return found[0]
    return None


def _choose_site(form: TicketForm, said: str) -> str:
    """Choose the site that a mail names; return its words when no site here is called so."""
    words_said = folded(said)
    for index in range(form.site.count()):
        name = folded(form.site.itemText(index))
        if words_said and (name in words_said or words_said in name):
            form.site.setCurrentIndex(index)
            return ""
    return said


def _line(*said: str) -> str:
    """Return what a mail says in lines as one line."""
    return ", ".join(" ".join(it.split()) for it in said if it.strip())
