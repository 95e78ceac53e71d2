"""Where the operator's commands find the portal's database and its folders."""

from __future__ import annotations

import argparse
from pathlib import Path

import platformdirs

from ordidesk.server import schema
from ordidesk.server.database import Database
from ordidesk.server.errors import InvalidRequest
from ordidesk.server.mail import SENDER, MailWay, read_sender, read_server


def open_database(options: argparse.Namespace) -> Database:
    """Open the database and bring its schema up to date."""
    database = Database(database_address(options))
    schema.upgrade(database)
    return database


def database_address(options: argparse.Namespace) -> str:
    """Return the URL or file that was given, else the file in the data folder."""
    return options.database or str(_data_folder() / "portal.db")


def blob_folder(options: argparse.Namespace, database: Database) -> Path:
    """Return the folder of attachments: beside the database's file unless told otherwise."""
    if options.blobs:
        return Path(options.blobs)
    beside = database.url.database if database.url.get_backend_name() == "sqlite" else None
    return Path(f"{beside}.blobs") if beside else _data_folder() / "blobs"


def mail_folder(options: argparse.Namespace) -> Path:
    """Return the folder in which mails are laid."""
    return Path(options.mail_folder or _data_folder() / "mail")


def mail_way(options: argparse.Namespace) -> MailWay:
    """Read how mails go out; raises ``InvalidRequest`` for what is none."""
    sender = read_sender(options.mail_from) if options.mail_from else SENDER
    folder = mail_folder(options)
    if not options.smtp:
        if options.smtp_password_file:
            raise InvalidRequest("--smtp-password-file va avec --smtp.")
        return MailWay(folder, sender=sender)
    password = ""
    if options.smtp_password_file:
        try:
            password = options.smtp_password_file.read_text("utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidRequest(f"{options.smtp_password_file} ne se lit pas : {error}") from error
    return MailWay(folder, read_server(options.smtp, password), sender)


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir("ordidesk-portal", appauthor=False))
