"""Mails that the portal sends, and the ways they go out."""

from __future__ import annotations

import smtplib
import ssl
import unicodedata
import uuid
from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from ordidesk.server.errors import InvalidRequest

SENDER = "OrdiDesk <ne-pas-repondre@ordidesk.example>"
_TIMEOUT_SECONDS = 20.0
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_PERMANENT = 500
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class WholeSubjects(EmailPolicy):
    """The usual policy, whose own folding loses spaces between words with accents."""

    def fold(self, name: str, value: str) -> str:
        """Write a header's lines."""
        return _subject(name, value, self.linesep) or super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """Write a header's lines as bytes."""
        subject = _subject(name, value, self.linesep)
        return subject.encode("ascii") if subject else super().fold_binary(name, value)


def _subject(name: str, value: str, linesep: str) -> str:
    """Encode a subject that needs it, spaces included."""
    if name.lower() != "subject" or value.isascii():
        return ""
    encoded = Header(str(value), "utf-8", header_name=name).encode(linesep=linesep)
    return f"{name}: {encoded}{linesep}"


class MailRefused(OSError):  # noqa: N818 - as smtplib's own
    """The mail server will never take this mail; trying again helps nobody."""


class MailPutOff(OSError):  # noqa: N818 - as smtplib's own
    """The mail server will take this mail later, and others perhaps now."""


class Mailer(Protocol):
    """A way for mails to go out."""

    @property
    def sender(self) -> str:
        """Whom they come from."""

    def send(self, message: EmailMessage) -> None:
        """Hand a mail over.

        Raises ``OSError`` when that fails; where only this mail is not taken, ``MailPutOff`` or
        ``MailRefused``.
        """


class FolderMailer:
    """Lays each mail into a folder as an .eml file, from which another program sends it."""

    def __init__(self, folder: Path, sender: str = SENDER) -> None:
        self._folder = folder
        self.sender = sender

    def send(self, message: EmailMessage) -> None:
        """Write the whole mail under another name first, so that nobody takes half of it."""
        message["From"] = self.sender
        self._folder.mkdir(parents=True, exist_ok=True)
        name = uuid.uuid4().hex
        part = self._folder / f"{name}.part"
        part.write_bytes(message.as_bytes())
        part.rename(self._folder / f"{name}.eml")


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mails are handed over, and as whom."""

    host: str
    port: int
    scheme: str = "smtp"
    """``smtp`` in clear, ``smtp+starttls``, or ``smtps``."""
    user: str = ""
    password: str = ""


def read_server(address: str, password: str = "") -> SmtpServer:
    """Read ``smtp+starttls://person@host:587``; raises ``InvalidRequest`` for what is not one.

    A password goes over the network only when it cannot be read there.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.password
    if parts.scheme not in _PORTS or not host or extra:
        raise InvalidRequest(
            f"« {address} » n'est pas un serveur de messagerie. Exemples : "
            "smtp+starttls://compte@smtp.example:587, smtps://compte@smtp.example, "
            "smtp://127.0.0.1:25 ; le mot de passe se donne par --smtp-password-file."
        )
    user = unquote(parts.username or "")
    if not (user + password).isascii():
        raise InvalidRequest(
            "Le compte et le mot de passe de messagerie s'écrivent sans accents ni autres signes."
        )
    if user and parts.scheme == "smtp" and host not in _LOOPBACK:
        raise InvalidRequest(
            "Un mot de passe ne part pas en clair : utilisez smtp+starttls:// ou smtps://."
        )
    return SmtpServer(host, port or _PORTS[parts.scheme], parts.scheme, user, password)


class SmtpMailer:
    """Hands each mail to a mail server."""

    def __init__(self, server: SmtpServer, sender: str = SENDER) -> None:
        self._server = server
        self.sender = sender

    def send(self, message: EmailMessage) -> None:
        """Open a connection, say who we are, hand the mail over, and leave."""
        message["From"] = self.sender
        try:
            with self._connect() as smtp:
                if self._server.scheme == "smtp+starttls":
                    smtp.starttls(context=ssl.create_default_context())
                if self._server.user:
                    smtp.login(self._server.user, self._server.password)
                _hand_over(smtp, message)
        except smtplib.SMTPResponseException as error:
            # Of the server or of us, not of this mail: the account, the sender, its limits.
            raise OSError(_said(error.smtp_code, error.smtp_error)) from error

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        if server.scheme == "smtps":
            return _Secure(
                server.host,
                server.port,
                timeout=_TIMEOUT_SECONDS,
                context=ssl.create_default_context(),
            )
        return _Plain(server.host, server.port, timeout=_TIMEOUT_SECONDS)


class _Plain(smtplib.SMTP):
    """Leaves without a word when the server is gone: the mail was handed over by then, or not."""

    def __exit__(self, *_why: object) -> None:
        with suppress(OSError):
            self.quit()
        self.close()


class _Secure(_Plain, smtplib.SMTP_SSL):
    """The same from the first byte in TLS."""


def _hand_over(smtp: smtplib.SMTP, message: EmailMessage) -> None:
    # smtplib's own way would put a ">" before lines that begin with "From ".
    whole = message.as_bytes(policy=message.policy.clone(linesep="\r\n"))
    sender, to = (parseaddr(str(message[it]))[1] for it in ("From", "To"))
    try:
        smtp.sendmail(sender, [to], whole)
    except smtplib.SMTPRecipientsRefused as error:
        code, told = next(iter(error.recipients.values()))
        raise _failure(code, told) from error
    except smtplib.SMTPDataError as error:
        raise _failure(error.smtp_code, error.smtp_error) from error


def _failure(code: int, told: bytes | str) -> OSError:
    kind = MailRefused if code >= _PERMANENT else MailPutOff
    return kind(_said(code, told))


def _said(code: int, told: bytes | str) -> str:
    text = told.decode("utf-8", "replace") if isinstance(told, bytes) else told
    return f"{code} {text}"


@dataclass(frozen=True, slots=True)
class MailWay:
    """How mails go out; it can be handed to another process."""

    folder: Path
    """Where they are laid while there is no server."""
    server: SmtpServer | None = None
    sender: str = SENDER

    def mailer(self) -> Mailer:
        """Make what sends them."""
        if self.server is None:
            return FolderMailer(self.folder, self.sender)
        return SmtpMailer(self.server, self.sender)


def read_sender(text: str) -> str:
    """Return a sender's name and address as a header holds it; raises ``InvalidRequest``."""
    name, address = parseaddr(text)
    try:
        return str(Address(one_line(name), addr_spec=address))
    except (MessageError, ValueError, IndexError) as error:
        raise InvalidRequest(f"« {text} » n'est pas une adresse de messagerie.") from error


def address_of(mail: str) -> Address:
    """Return a person's address as a header holds it; raises ``MailRefused`` for what is none."""
    try:
        address = Address(addr_spec=mail.strip())
        if not address.domain.isascii():
            domain = address.domain.encode("idna").decode()
            address = Address(username=address.username, domain=domain)
    except (MessageError, ValueError, IndexError) as error:
        raise MailRefused("adresse inutilisable") from error
    if not address.domain or not address.username.isascii() or not address.username:
        raise MailRefused("adresse inutilisable")
    return address


def usable(mail: str) -> str:
    """Return an address as a header holds it; "" for one to which nothing can be sent."""
    try:
        return address_of(mail).addr_spec
    except MailRefused:
        return ""


def domain_of(sender: str) -> str:
    """Return the domain that the ids of mails end with."""
    return parseaddr(sender)[1].rpartition("@")[2] or "ordidesk.example"


def reset_mail(to: str, code: str, minutes: int) -> EmailMessage:
    """Write the mail with the code for a new password."""
    message = EmailMessage()
    message["To"] = to
    message["Subject"] = "OrdiDesk : votre code pour choisir un nouveau mot de passe"
    message.set_content(
        "Bonjour,\n\n"
        "Vous avez demandé à choisir un nouveau mot de passe pour OrdiDesk.\n"
        f"Votre code : {code}\n\n"
        f"Il sert une seule fois, pendant {minutes} minutes. Si vous n'avez rien demandé, "
        "ne faites rien : votre mot de passe reste le même.\n"
    )
    return message


def one_line(text: str) -> str:
    """Return a text fit for a header: one line, nothing that only machines read."""
    return " ".join(plain(text).split())


def plain(text: str) -> str:
    """Leave out control characters but the ends of lines and tabs."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(it for it in lines if it in "\n\t" or unicodedata.category(it) not in _CONTROLS)


_CONTROLS = frozenset({"Cc", "Cs"})
