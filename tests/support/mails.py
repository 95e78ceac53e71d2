"""Made-up mails of made-up people to a made-up hotline."""

from __future__ import annotations

from collections.abc import Iterable

WRITTEN = """\
From: =?utf-8?q?Ga=C3=ABlle?= Martin <Gaelle.MARTIN@valb.example>
To: support@ordidesk.example
Subject: {subject}
Date: Fri, 27 Nov 2026 09:12:00 +0100
MIME-Version: 1.0
Content-Type: {kind}
Content-Transfer-Encoding: {coding}

"""

FULL_BODY = """\
Bonjour,

L'imprimante du secrétariat ne sort plus rien.
Depuis : ce matin 8h30

N° inventaire : OD-004217
Impact : bloquant, tout le monde
Site : Mairie annexe - Bureau : 2e étage, porte 204
Disponible : mardi et jeudi, 9h-12h
Étapes :
1. ouvrir Word
2. imprimer
Accès : sonner à l'accueil

Cordialement,
Gaëlle Martin
Mairie de Valb
Tél. : 04 76 12 34 56

Le jeu. 26 nov. 2026 à 10:00, Support <support@ordidesk.example> a
écrit :
> Bonjour,
> quel est le numéro OD-009999 ?
"""


def mail(
    body: str | bytes,
    subject: str = "MVALB imprimante en panne",
    kind: str = "text/plain; charset=utf-8",
    coding: str = "8bit",
) -> bytes:
    """Write a mail of one part."""
    content = body.encode() if isinstance(body, str) else body
    head = WRITTEN.format(subject=subject, kind=kind, coding=coding)
    return (head.encode() + content).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def part(kind: str, body: str | bytes, *headers: str) -> bytes:
    """Write a part of a mail."""
    content = body.encode() if isinstance(body, str) else body
    lines = (f"Content-Type: {kind}", *headers, "", "")
    return "\r\n".join(lines).encode() + content


def multipart(parts: Iterable[bytes], boundary: str = "grenze") -> bytes:
    """Write the parts of a mail, some of which may be made by ``inside``."""
    mark = f"--{boundary}".encode()
    return b"".join(mark + b"\r\n" + each + b"\r\n" for each in parts) + mark + b"--\r\n"


def inside(parts: Iterable[bytes], kind: str = "alternative", boundary: str = "innen") -> bytes:
    """Write a part that has parts."""
    return part(f'multipart/{kind}; boundary="{boundary}"', multipart(parts, boundary))


def mail_of(parts: Iterable[bytes], kind: str = "mixed", subject: str = "Panne") -> bytes:
    """Write a mail of several parts."""
    return mail(multipart(parts), subject, f'multipart/{kind}; boundary="grenze"', coding="8bit")
