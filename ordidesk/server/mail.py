"""Mails that the portal sends, and the ways they go out."""

from __future__ import annotations

import uuid
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

SENDER = "OrdiDesk <ne-pas-repondre@ordidesk.example>"


class Mailer(Protocol):
    """A way for mails to go out."""

    def send(self, message: EmailMessage) -> None:
        """Hand a mail over; raises ``OSError`` when that fails."""


class FolderMailer:
    """Lays each mail into a folder as an .eml file, from which another program sends it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """Write the whole mail under another name first, so that nobody takes half of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = uuid.uuid4().hex
        part = self._folder / f"{name}.part"
        part.write_bytes(message.as_bytes())
        part.rename(self._folder / f"{name}.eml")


def reset_mail(to: str, code: str, minutes: int) -> EmailMessage:
    """Write the mail with the code for a new password."""
    message = EmailMessage()
    message["From"] = SENDER
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


def solved_mail(to: str, number: str, summary: str, resolution: str, link: str) -> EmailMessage:
    """Write the mail that asks the user whether the problem is solved."""
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = to
    message["Subject"] = _one_line(f"{number} : le problème est-il résolu ?")
    message.set_content(
        "Bonjour,\n\n"
        f"Nous pensons avoir résolu votre demande {number} :\n{_one_line(summary)}\n\n"
        f"Ce qui a été fait :\n{resolution}\n\n"
        f"Est-ce le cas ? Répondez en un clic, oui ou non :\n{link}\n\n"
        "Ce lien sert une seule fois. Sans réponse de votre part, rien ne change.\n"
    )
    return message


def _one_line(text: str) -> str:
    return " ".join(text.split())
