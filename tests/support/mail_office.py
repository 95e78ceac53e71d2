"""A portal's database whose commands and mails a test drives by hand, under its own clock."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import datetime, timedelta

from ordidesk.domain.catalogue import run
from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from ordidesk.domain.work import Command
from ordidesk.server import mail_outbox, rows, schema
from ordidesk.server.bell import Bell
from ordidesk.server.command_desk import CommandDesk, actor_of
from ordidesk.server.database import Database
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.mail import Mailer
from ordidesk.server.mail_out import MailOut
from ordidesk.server.mail_outbox import Waiting
from ordidesk.server.user_words import UserWords
from ordidesk.server.work import SqlWork
from tests.support.records import NOW, record_id

ADDRESS = "https://portail.example"


class MailOffice:
    """What was done, and what of it waits to be mailed."""

    def __init__(self, database: str, records: Iterable[Record]) -> None:
        self.database = Database(database)
        schema.upgrade(self.database)
        self.now = NOW
        self._feed = feed_of(self.database)
        self._draws = itertools.count(1)
        desk = CommandDesk(self.database, self._feed, Bell(), lambda: self.now)
        self.words = UserWords(self.database, desk, lambda: self.now, ADDRESS)
        with self.database.writing() as connection:
            for record in records:
                rows.write(connection, record, 1)

    def sender(self, mailer: Mailer) -> MailOut:
        """Return what sends, as each process of a portal has one."""
        return MailOut(self.database, mailer, lambda: self.now, ADDRESS, self.words.link_for)

    def do(
        self, command: Command, by: Person, at: datetime | None = None, *, fail: bool = False
    ) -> str:
        """Let somebody give a command; returns its id. With ``fail`` it is undone at its end."""
        command_id = record_id(f"command {next(self._draws)}")
        with self.database.writing() as connection:
            work = SqlWork(
                connection,
                self._feed,
                command_id=command_id,
                actor=actor_of(by),
                now=at or self.now,
            )
            run(work, command)
            work.flush(self.now)
            if fail:
                raise RuntimeError
        return command_id

    def put(self, *records: Record, by: Person, at: datetime | None = None) -> None:
        """Change records in one command."""
        with self.database.writing() as connection:
            work = SqlWork(
                connection,
                self._feed,
                command_id=record_id(f"command {next(self._draws)}"),
                actor=actor_of(by),
                now=at or self.now,
            )
            for record in records:
                work.put(record)
            work.flush(self.now)

    def pass_time(self, by: timedelta) -> None:
        """Move the clock."""
        self.now += by

    def waiting(self, *, sent_too: bool = False) -> list[Waiting]:
        """Return the mails of the table."""
        with self.database.reading() as connection:
            return mail_outbox.listed(connection, sent_too=sent_too)
