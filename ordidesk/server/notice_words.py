"""How a mail says in French what happened to a ticket, and when."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ordidesk.domain.tickets import TicketState, WaitingFor
from ordidesk.server.mail import one_line
from ordidesk.server.notices import VisitChange

HOME_ZONE = "Europe/Paris"
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


class Line(NamedTuple):
    """What one change is in the subject, and in the mail itself."""

    head: str
    text: str
    words: str = ""
    """What somebody wrote, in their own words."""
    wanted: bool = False
    note: bool = False
    """Of all that is wanted, a note gives the subject only when there is nothing else."""


STATES = {
    TicketState.IN_PROGRESS: ("en cours", "Le travail a commencé."),
    TicketState.RESOLVED: ("résolu", "Le ticket est résolu."),
    TicketState.CLOSED: ("clos", "Le ticket est clos."),
    TicketState.REOPENED: ("rouvert", "Le ticket est rouvert."),
    TicketState.CANCELLED: ("annulé", "Le ticket est annulé."),
    TicketState.NEW: ("nouveau", "Le ticket attend d'être attribué."),
}
WAITS = {
    WaitingFor.USER: ("en attente de votre réponse", "Nous attendons votre réponse."),
    WaitingFor.VISIT: ("en attente d'une intervention", "Le ticket attend une intervention."),
    WaitingFor.PART: ("en attente d'une pièce", "Le ticket attend une pièce."),
    WaitingFor.NOTHING: ("en attente", "Le ticket est en attente."),
}
VISITS = {
    VisitChange.PLANNED: ("intervention planifiée", "Intervention planifiée : {slot}, {who}."),
    VisitChange.MOVED: ("intervention déplacée", "Intervention déplacée : {slot}, {who}."),
    VisitChange.TECHNICIAN: (
        "intervention : autre technicien",
        "Intervention : {slot}, désormais {who}.",
    ),
    VisitChange.CONFIRMED: ("intervention confirmée", "Intervention confirmée : {slot}, {who}."),
    VisitChange.TRAVELLING: ("technicien en route", "Le technicien est en route ({who})."),
    VisitChange.ON_SITE: ("technicien sur place", "Le technicien est sur place ({who})."),
    VisitChange.DONE: ("intervention terminée", "Intervention terminée ({who})."),
    VisitChange.NOT_DONE: ("intervention non réalisée", "L'intervention n'a pas pu être réalisée."),
    VisitChange.CANCELLED: ("intervention annulée", "Intervention annulée : {slot}."),
    VisitChange.RESTORED: (
        "intervention maintenue",
        "L'intervention a finalement lieu : {slot}, {who}.",
    ),
}
ACCESS = "L'accès, tel qu'il nous a été indiqué : {access}"
SWITCHED_ON = (
    "Le matériel {machine} allumé, et son numéro d'inventaire (sur l'étiquette) à portée de main."
)
BROUGHT_BACK = "Le technicien rapporte votre matériel : {machine}."
SAVED = "Votre travail enregistré, et les fichiers personnels fermés."
SOMEBODY_THERE = (
    "Quelqu'un sur place pour recevoir le technicien et signer la fiche d'intervention."
)
LOANER = "Le technicien apporte un matériel de prêt : {machine}."
PARTS = "Le technicien apporte les pièces prévues."


def zone(name: str) -> ZoneInfo:
    """Return a site's zone, else the company's own."""
    try:
        return ZoneInfo(name or HOME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(HOME_ZONE)


def day(when: date, today: date) -> str:
    """Write "mardi 17 mars", with the year when it is another one."""
    number = "1er" if when.day == 1 else str(when.day)
    text = f"{_DAYS[when.weekday()]} {number} {_MONTHS[when.month - 1]}"
    return text if when.year == today.year else f"{text} {when.year}"


def hour(when: datetime) -> str:
    """Write "10 h 42", and "9 h" for the full hour."""
    return f"{when.hour} h {when.minute:02d}" if when.minute else f"{when.hour} h"


def moment(when: datetime, at: ZoneInfo, now: datetime) -> str:
    """Write "mardi 17 mars à 10 h 42" as the clock on the wall there had it."""
    local = when.astimezone(at)
    return f"{day(local.date(), now.astimezone(at).date())} à {hour(local)}"


def slot(starts: datetime, ends: datetime, at: ZoneInfo, now: datetime) -> str:
    """Write "mercredi 18 mars de 9 h à 10 h 30", with both days where it ends on another."""
    begin, end = starts.astimezone(at), ends.astimezone(at)
    if begin.date() != end.date():
        return f"du {moment(starts, at, now)} au {moment(ends, at, now)}"
    on = day(begin.date(), now.astimezone(at).date())
    return f"{on} de {hour(begin)} à {hour(end)}"


def between(starts: datetime, ends: datetime, at: ZoneInfo, now: datetime) -> str:
    """Write "mercredi 18 mars, entre 9 h et 10 h 30"."""
    begin, end = starts.astimezone(at), ends.astimezone(at)
    if begin.date() != end.date():
        return slot(starts, ends, at, now)
    on = day(begin.date(), now.astimezone(at).date())
    return f"{on}, entre {hour(begin)} et {hour(end)}"


def machine(brand: str, model: str, number: str) -> str:
    """Write "HP ProBook 450 G8 (OD-004217)"."""
    name = one_line(f"{brand} {model}")
    return f"{name} ({number})" if name and number else name or number or "matériel"


def to_move(phone: str, *, by_mail: bool) -> str:
    """Say how a visit is moved; "" where there is no way that we know of."""
    ways = [
        *([f"appelez la hotline au {phone}"] if phone else []),
        *(["répondez à ce message"] if by_mail else []),
    ]
    return f"Pour déplacer l'intervention, {' ou '.join(ways)}." if ways else ""
