"""Sends what the outbox holds, on a thread of its own, in each process that answers."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from functools import partial

from ordidesk.server import invited, mail_outbox
from ordidesk.server.database import Database
from ordidesk.server.mail import Mailer, MailPutOff, MailRefused
from ordidesk.server.mail_outbox import MailState, Waiting
from ordidesk.server.moment import Clock
from ordidesk.server.notice_mail import LinkFor, NoticeWriter

_log = logging.getLogger(__name__)
_LOOKS_EVERY_SECONDS = 5.0
_AFTER_FAILURE_SECONDS = 60.0
"""A server that does not answer is not asked for each mail that waits."""
_ENDS_WITHIN_SECONDS = 2.0
_CLEANED_EVERY = timedelta(days=1)


class MailOut:
    """Takes one mail after the other; of several that do so at once, each takes others."""

    def __init__(
        self, database: Database, mailer: Mailer, clock: Clock, address: str, link_for: LinkFor
    ) -> None:
        self._database = database
        self._mailer = mailer
        self._clock = clock
        self._writer = NoticeWriter(mailer.sender, address, link_for)
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to send."""
        self._stopped.clear()
        # A mail server that is slow to answer does not keep the portal from ending: what was not
        # settled is sent by the next one.
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End after the mail at hand, or without waiting for it when that takes long."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(_ENDS_WITHIN_SECONDS)
            self._thread = None

    def send_due(self) -> bool:
        """Send what is due; returns ``False`` when the mail server could not take one."""
        while not self._stopped.is_set():
            with self._database.reading() as connection:
                if not mail_outbox.is_any_due(connection, self._clock()):
                    return True
            mail = self._database.write(lambda it: mail_outbox.claim(it, self._clock()))
            if mail is None:
                return True
            if mail.state is MailState.WAITING and not self._send(mail):
                return False
        return True

    def _send(self, mail: Waiting) -> bool:
        try:
            with self._database.reading() as connection:
                letter = self._writer.write(connection, mail, self._clock())
            if letter is None:
                self._database.write(lambda it: mail_outbox.void(it, mail, self._clock()))
                return True
            message = letter.message
            if letter.visits:
                # Before it leaves: what a server took without saying so is called off as well.
                self._note_invited(mail.person_id, letter.visits)
            to, message_id = str(message["To"]), str(message["Message-ID"])
            self._mailer.send(message)
        except MailRefused as refusal:
            _log.warning("Mail %s will not be taken: %s", mail.id, refusal)
            error = str(refusal)
            self._database.write(lambda it: mail_outbox.refused(it, mail, error))
            return True
        except Exception as failure:  # noqa: BLE001 - a mail that cannot be written keeps none back
            error = str(failure) or type(failure).__name__
            self._put_off(mail, error, traced=not isinstance(failure, OSError))
            return isinstance(failure, MailPutOff) or not isinstance(failure, OSError)
        self._database.write(
            lambda it: mail_outbox.sent(it, mail, to=to, message_id=message_id, now=self._clock())
        )
        return True

    def _note_invited(self, person_id: str, visits: tuple[str, ...]) -> None:
        self._database.write(lambda it: invited.note(it, person_id, visits, self._clock()))

    def _put_off(self, mail: Waiting, error: str, *, traced: bool) -> None:
        put_off = partial(mail_outbox.put_off, mail=mail, error=error, now=self._clock())
        given_up = self._database.write(put_off)
        _log.log(
            logging.ERROR if given_up else logging.WARNING,
            "Mail %s %s: %s",
            mail.id,
            "is given up" if given_up else "waits for another try",
            error,
            exc_info=traced,
        )

    def _run(self) -> None:
        cleaned = self._clock() - 2 * _CLEANED_EVERY
        while not self._stopped.is_set():
            pause = _LOOKS_EVERY_SECONDS
            try:
                if self._clock() - cleaned > _CLEANED_EVERY:
                    cleaned = self._clock()
                    self._database.write(lambda it: mail_outbox.drop_old(it, self._clock()))
                    self._database.write(lambda it: invited.drop_old(it, self._clock()))
                if not self.send_due():
                    pause = _AFTER_FAILURE_SECONDS
            except Exception:  # noqa: BLE001 - the portal goes on whatever the database met
                if not self._stopped.is_set():
                    _log.exception("Mails wait for another try")
                pause = _AFTER_FAILURE_SECONDS
            self._stopped.wait(pause)
