"""The operator's commands over mails: what waits, what failed, and once more."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from ordidesk.domain.people import Person
from ordidesk.domain.tickets import Ticket
from ordidesk.server import mail_outbox, rows
from ordidesk.server.cli_database import open_database
from ordidesk.server.errors import InvalidRequest
from ordidesk.server.mail_outbox import MailState, Waiting
from ordidesk.server.moment import utc_now

_STATES = {
    MailState.WAITING: "en attente",
    MailState.SENT: "parti",
    MailState.FAILED: "échec",
    MailState.VOID: "sans objet",
}


def _list(options: argparse.Namespace) -> None:
    with closing(open_database(options)) as database, database.reading() as connection:
        found = mail_outbox.listed(connection, sent_too=options.all)
        for mail in found:
            print(_line(connection, mail))
    if not found:
        print("Aucun message en attente ni en échec.")


def _line(connection: Connection, mail: Waiting) -> str:
    ticket = rows.read(connection, Ticket, mail.ticket_id)
    person = rows.read(connection, Person, mail.person_id)
    to = mail.sent_to or (person[0].mail if person else mail.person_id)
    parts = [mail.id, ticket[0].number if ticket else mail.ticket_id, to]
    match mail.state:
        case MailState.WAITING:
            parts.append(f"{_STATES[mail.state]} : envoi à {_local(mail.next_try)}")
        case MailState.FAILED:
            parts.append(_STATES[mail.state])
        case MailState.SENT | MailState.VOID:
            parts.append(f"{_STATES[mail.state]} le {_local(mail.sent_at or mail.due_at)}")
    if mail.attempts:
        parts.append(f"essais : {mail.attempts}")
    if mail.error:
        parts.append(mail.error)
    return "  ".join(parts)


def _retry(options: argparse.Namespace) -> None:
    if bool(options.mails) == options.all:
        raise InvalidRequest("Donnez les identifiants que donne mail list, ou --all.")
    with closing(open_database(options)) as database:
        count = database.write(lambda it: mail_outbox.retry(it, options.mails, utc_now()))
    if not count:
        raise InvalidRequest("Aucun message à renvoyer ainsi : voir mail list.")
    print(f"Messages à renvoyer : {count}")


def _local(instant: datetime) -> str:
    return instant.astimezone(ZoneInfo("Europe/Paris")).strftime("%d/%m/%Y %H:%M")


def add_mails(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], base: argparse.ArgumentParser
) -> None:
    """Add the commands over mails."""
    mails = commands.add_parser("mail", help="les messages aux utilisateurs").add_subparsers(
        required=True, metavar="COMMANDE"
    )
    listing = mails.add_parser(
        "list", parents=[base], help="lister ce qui attend et ce qui a échoué"
    )
    listing.add_argument("--all", action="store_true", help="aussi ce qui est parti")
    listing.set_defaults(run=_list)
    retrying = mails.add_parser("retry", parents=[base], help="renvoyer maintenant")
    retrying.add_argument("mails", nargs="*", metavar="ID", help="l'identifiant de mail list")
    retrying.add_argument("--all", action="store_true", help="tout ce qui a échoué ou est reporté")
    retrying.set_defaults(run=_retry)
