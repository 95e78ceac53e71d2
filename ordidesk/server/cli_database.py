"""Where the operator's commands find the portal's database and its folders."""

from __future__ import annotations

import argparse
from pathlib import Path

import platformdirs

from ordidesk.server import schema
from ordidesk.server.database import Database


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


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir("ordidesk-portal", appauthor=False))
