"""How the mail about a ticket is laid out: as text, and as HTML that Outlook draws as well."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from ordidesk.server.appointments import TO_PREPARE, Appointment
from ordidesk.server.mail import plain
from ordidesk.server.notice_words import Line


class Notice(NamedTuple):
    """What a mail says, before it is laid out."""

    person: str
    number: str
    summary: str
    lines: Sequence[tuple[str, Line]]
    """When, and what."""
    appointments: Sequence[Appointment]
    question: str
    """The link that asks whether it is solved, "" where nothing is asked."""
    ticket_link: str
    signed: str


_ONCE = "Ce lien sert une seule fois. Sans réponse de votre part, rien ne change."
_AUTOMATIC = "Ce message est envoyé automatiquement."
_ASKED = "Le problème est-il résolu ?"


def text_of(notice: Notice) -> str:
    """Lay it out as plain text."""
    parts = [f"Bonjour {notice.person},", f"Ticket {notice.number} : {notice.summary}"]
    for when, line in notice.lines:
        said = f"- {when} : {line.text}"
        if line.words:
            indented = plain(line.words).strip().replace("\n", "\n  ")
            said += f"\n\n  {indented}"
        parts.append(said)
    parts += [_appointment_text(it) for it in notice.appointments]
    if notice.question:
        parts.append(f"{_ASKED} Répondez en un clic, oui ou non :\n{notice.question}\n\n{_ONCE}")
    if notice.ticket_link:
        parts.append(f"Suivre le ticket : {notice.ticket_link}")
    parts.append("\n".join(["-- ", *filter(None, (notice.signed, _AUTOMATIC))]))
    return "\n\n".join(parts) + "\n"


def _appointment_text(told: Appointment) -> str:
    parts = ["\n".join(f"{name} : {fact}" for name, fact in told.facts())]
    if told.prepare:
        parts.append("\n".join([f"{TO_PREPARE} :", *(f"- {it}" for it in told.prepare)]))
    return "\n\n".join([*parts, told.to_move] if told.to_move else parts)


_GAP, _GAP_BEFORE_WORDS = 16, 4
_FONT = "font-family:Segoe UI,Arial,sans-serif;"
_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>
<body style="margin:0;padding:0;background-color:#f5f7fa;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding:16px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"
 style="width:600px;max-width:100%;background-color:#ffffff;border:1px solid #dfe5ec;">
<tr><td dir="auto" style="{font}font-size:16px;line-height:24px;color:#17202b;padding:24px;">
<p style="margin:0 0 16px 0;">Bonjour {person},</p>
<p dir="auto" style="margin:0 0 16px 0;font-size:18px;"><strong>{number}</strong> {summary}</p>
{lines}{appointments}{question}{link}
<p style="margin:24px 0 0 0;font-size:13px;line-height:20px;color:#4f5b6a;">{signed}</p>
</td></tr></table>
</td></tr></table>
</body></html>
"""
_LINE = """<p style="margin:0 0 {gap}px 0;"><span style="color:#4f5b6a;">{when}</span><br>
<strong>{text}</strong></p>
{words}"""
_WORDS = """<p dir="auto" style="margin:0 0 16px 0;padding:8px 12px;background-color:#f5f7fa;\
border-left:3px solid #0b5cc4;">{words}</p>
"""
_BUTTON = """<p style="margin:24px 0 8px 0;"><strong>{asked}</strong></p>
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td bgcolor="#0b5cc4" style="padding:12px 24px;"><a href="{href}"
 style="{font}font-size:16px;color:#ffffff;text-decoration:none;"><strong>Répondre oui ou non\
</strong></a></td></tr></table>
<p style="margin:8px 0 0 0;font-size:13px;line-height:20px;color:#4f5b6a;">{once}</p>
"""
_BOX = """<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
 style="margin:8px 0 16px 0;border:1px solid #dfe5ec;"><tr>
<td dir="auto" style="{font}font-size:16px;line-height:24px;color:#17202b;padding:16px;">
<p style="margin:0;">{facts}</p>{prepare}{to_move}</td></tr></table>
"""
_FACT = """<span style="color:#4f5b6a;">{name} :</span> <strong>{fact}</strong>"""
_LIST = """<p style="margin:16px 0 4px 0;"><strong>{title}</strong></p>
<ul style="margin:0;padding:0 0 0 20px;">{items}</ul>"""
_ITEM = """<li style="margin:0 0 4px 0;">{item}</li>"""
_TO_MOVE = """<p style="margin:16px 0 0 0;">{to_move}</p>"""
_LINK = """<p style="margin:24px 0 0 0;"><a href="{href}" style="color:#0b5cc4;">Suivre le ticket\
</a></p>"""


def html_of(notice: Notice) -> str:
    """Lay it out as a page."""
    lines = []
    for when, line in notice.lines:
        said = _escape(plain(line.words).strip()).replace("\n", "<br>\n")
        block = _WORDS.format(words=said) if said else ""
        gap = _GAP_BEFORE_WORDS if said else _GAP
        told = _LINE.format(gap=gap, when=_escape(when), text=_escape(line.text), words=block)
        lines.append(told)
    href = _escape(notice.question)
    question = _BUTTON.format(asked=_ASKED, href=href, font=_FONT, once=_ONCE) if href else ""
    link = _LINK.format(href=_escape(notice.ticket_link)) if notice.ticket_link else ""
    signed = [_escape(it) for it in (notice.signed, _AUTOMATIC) if it]
    return _PAGE.format(
        title=_escape(f"{notice.number} {notice.summary}"),
        font=_FONT,
        person=_escape(notice.person),
        number=_escape(notice.number),
        summary=_escape(notice.summary),
        lines="".join(lines),
        appointments="".join(map(_appointment_html, notice.appointments)),
        question=question,
        link=link,
        signed="<br>".join(signed),
    )


def _appointment_html(told: Appointment) -> str:
    facts = [_FACT.format(name=name, fact=_escape(fact)) for name, fact in told.facts()]
    items = "".join(_ITEM.format(item=_escape(it)) for it in told.prepare)
    return _BOX.format(
        font=_FONT,
        facts="<br>\n".join(facts),
        prepare=_LIST.format(title=TO_PREPARE, items=items) if items else "",
        to_move=_TO_MOVE.format(to_move=_escape(told.to_move)) if told.to_move else "",
    )


def _escape(text: str) -> str:
    return html.escape(text, quote=True)
