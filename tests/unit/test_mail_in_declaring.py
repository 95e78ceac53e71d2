"""A mail fills the form: in any order and wording, in both languages, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ordidesk.domain.tickets import Impact, Scope
from ordidesk.mail_in.declaring import Declared, Known, declaration
from ordidesk.mail_in.fields import Place
from ordidesk.mail_in.message import Address, Message
from ordidesk.mail_in.reading import read_message
from tests.support.mails import FULL_BODY, mail, mail_of, part

KNOWN = Known(frozenset({"MVALB", "IT", "CC-SUD"}), frozenset({"3900", "04 76 00 00 00"}))
SENDER = Address("Ana", "ana@valb.example")


def filled(body: str, subject: str = "MVALB panne") -> Declared:
    return declaration(Message(SENDER, subject, None, body), KNOWN)


def test_a_whole_declaration_fills_every_field() -> None:
    told = declaration(read_message(mail(FULL_BODY), "a.eml"), KNOWN)
    assert told.client_code == "MVALB"
    assert told.summary == "imprimante en panne"
    assert told.description == (
        "Bonjour,\n\nL'imprimante du secrétariat ne sort plus rien.\nDepuis : ce matin 8h30"
    )
    assert told.inventory_number == "OD-004217"
    assert told.numbers == ("OD-004217",)
    assert (told.impact, told.scope) == (Impact.BLOCKING, Scope.ALL)
    assert (told.site, told.location) == ("Mairie annexe", "2e étage, porte 204")
    assert told.callback == "mardi et jeudi, 9h-12h"
    assert told.access == "sonner à l'accueil"
    assert told.reproduction == "1. ouvrir Word\n2. imprimer"
    assert told.signature.startswith("Cordialement,\nGaëlle Martin")
    assert told.quoted.startswith("Le jeu. 26 nov. 2026")
    assert told.quoted.endswith("OD-009999 ?")
    assert told.forwarded is None


# --- subject ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subject", "code", "summary"),
    [
        ("MVALB imprimante en panne", "MVALB", "imprimante en panne"),
        ("mvalb imprimante", "MVALB", "imprimante"),
        ("[MVALB] imprimante", "MVALB", "imprimante"),
        ("MVALB: imprimante", "MVALB", "imprimante"),
        ("MVALB - imprimante", "MVALB", "imprimante"),
        ("RE: Re : RE[2]: MVALB imprimante", "MVALB", "imprimante"),
        ("TR: [EXTERNE] Fw: MVALB imprimante", "MVALB", "imprimante"),
        ("MVALB RE: imprimante", "MVALB", "imprimante"),
        ("CC-SUD écran", "CC-SUD", "écran"),
        ("MVALBON imprimante", "", "MVALBON imprimante"),
        ("imprimante MVALB", "", "imprimante MVALB"),
        ("IT panne", "IT", "panne"),
        ("it panne", "", "it panne"),
        ("it: panne", "IT", "panne"),
        ("MVALB", "MVALB", "L'écran est noir"),
        ("", "", "L'écran est noir"),
        ("Re:", "", "L'écran est noir"),
    ],
)
def test_the_subject_gives_code_and_summary(subject: str, code: str, summary: str) -> None:
    told = filled("Bonjour,\n\nL'écran est noir", subject)
    assert (told.client_code, told.summary) == (code, summary)


def test_a_long_subject_is_cut_for_the_ticket_and_kept() -> None:
    told = filled("x", "a" * 500)
    assert len(told.summary) == 200
    assert told.subject == "a" * 500


# --- fields -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "N° inventaire : OD-004217",
        "N° d'inventaire : OD 4217",
        "N°d’inventaire: od-004217",
        "no inventaire = 4217",
        "Inventaire=4217",
        "INVENTAIRE : 004217",
        "Numéro d'inventaire\u00a0: 004 217",
        "numero inventaire - OD-004217",
        "* Inventaire : OD-004217",
        "Inventaire OD-004217",
        "N° inventaire\tOD-004217",
        "Inventory number: OD-004217",
        "Asset tag: 4217",
        "Étiquette : OD-004217",
        "PC : OD-004217",
        "1. N° d'inventaire (sur l'étiquette) : OD-004217",
    ],
)
def test_a_number_is_found_under_any_label(line: str) -> None:
    told = filled(f"Panne\n{line}\nMerci de votre aide rapide")
    assert told.inventory_number == "OD-004217"
    assert told.description == "Panne\nMerci de votre aide rapide"


@pytest.mark.parametrize(
    "line",
    [
        "N° inventaire : OD-004217 (le portable HP)",
        "le poste OD-004217 ne démarre plus",
        "Le numéro d'inventaire est le 4217.",
    ],
)
def test_a_number_in_a_sentence_is_found_and_the_sentence_stays(line: str) -> None:
    told = filled(line)
    assert told.inventory_number == "OD-004217"
    assert told.description == line


def test_of_two_numbers_in_sentences_none_is_chosen() -> None:
    told = filled("OD-004217 et OD-004218 sont en panne")
    assert told.inventory_number == ""
    assert told.numbers == ("OD-004217", "OD-004218")


@pytest.mark.parametrize("phone", ["3900", "04 76 00 00 00", "+33 4 76 00 00 00", "04 76 11 22 33"])
def test_a_phone_number_is_no_machine(phone: str) -> None:
    told = filled(f"N° inventaire : {phone}")
    assert told.inventory_number == ""
    assert phone in told.description


@pytest.mark.parametrize(
    ("line", "impact", "scope", "place"),
    [
        ("Impact : bloquant", Impact.BLOCKING, None, "field"),
        ("impact=BLOQUANT.", Impact.BLOCKING, None, "field"),
        ("Impact : gênant, un utilisateur", Impact.DEGRADED, Scope.ONE, "field"),
        ("Impact : genant", Impact.DEGRADED, None, "field"),
        ("Impact : non bloquant", Impact.DEGRADED, None, "field"),
        ("Impact : pas très urgent", Impact.DEGRADED, None, "field"),
        ("Impact : urgent, tout le monde", Impact.BLOCKING, Scope.ALL, "field"),
        ("Impact : bloquant pour tout le service", Impact.BLOCKING, Scope.GROUP, "field"),
        ("Impact: blocking, several users", Impact.BLOCKING, Scope.GROUP, "field"),
        ("3) Impact (gênant / bloquant) : bloquant", Impact.BLOCKING, None, "field"),
        ("Bloquant, tout le monde", Impact.BLOCKING, Scope.ALL, "field"),
        ("Tout le monde", None, None, "description"),
        ("Le serveur est bloquant", None, None, "description"),
        ("Utilisateurs concernés : moi seule", None, Scope.ONE, "field"),
        ("Portée : tous", None, Scope.ALL, "field"),
        ("Impact : bloquant, plus de paie", Impact.BLOCKING, None, "description"),
        ("Impact : gênant / bloquant", None, None, "description"),
        ("Impact : je ne sais pas", None, None, "description"),
    ],
)
def test_impact_and_scope_are_understood(
    line: str, impact: Impact | None, scope: Scope | None, place: str
) -> None:
    told = filled(line)
    assert (told.impact, told.scope) == (impact, scope)
    assert told.description == (line if place == "description" else "")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Site : Mairie annexe", "site", "Mairie annexe"),
        ("Lieu : bureau 204", "location", "bureau 204"),
        ("Bureau : 204", "location", "204"),
        ("5) Emplacement (bureau, ex : 204) : salle 3", "location", "salle 3"),
        ("EMPLACEMENT = 2e étage", "location", "2e étage"),
        ("Office: 204", "location", "204"),
        ("Disponibilité : 9h-12h", "callback", "9h-12h"),
        ("Disponibilités : demain", "callback", "demain"),
        ("Rappel : 06 11 22 33 44", "callback", "06 11 22 33 44"),
        ("Je suis disponible demain matin.", "callback", "Je suis disponible demain matin."),
        ("Availability: mornings", "callback", "mornings"),
        ("Accès : digicode 1234", "access", "digicode 1234"),
        ("Horaires d'ouverture : 8h-17h", "access", "8h-17h"),
        ("Étapes : ouvrir Word", "reproduction", "ouvrir Word"),
        ("Frequence : toujours", "reproduction", "toujours"),
        ("Steps to reproduce: open Word", "reproduction", "open Word"),
        ("Description : plus rien", "description", "Panne\nplus rien"),
    ],
)
def test_each_field_is_found(line: str, field: str, value: str) -> None:
    told = filled(f"Panne\n{line}")
    assert getattr(told, field) == value
    assert told.description == (value if field == "description" else "Panne")


def test_values_may_stand_on_the_next_lines() -> None:
    told = filled("Inventaire :\n4217\nLieu :\nBureau 3\nÉtapes :\nouvrir Word\nimprimer\n\nVoilà")
    assert told.inventory_number == "OD-004217"
    assert told.location == "Bureau 3"
    assert told.reproduction == "ouvrir Word\nimprimer"
    assert told.description == "Voilà"


def test_a_form_that_nobody_filled_in_says_nothing() -> None:
    told = filled("Inventaire :\nImpact (gênant / bloquant) :\nSite :\nLieu :\n\nÉcran noir", "")
    assert (told.inventory_number, told.impact, told.site, told.location) == ("", None, "", "")
    assert told.description == told.summary == "Écran noir"


def test_several_fields_may_share_a_line() -> None:
    told = filled("Inventaire : 4217 ; Impact : gênant ; Site : Mairie, Bureau : 12")
    assert told.inventory_number == "OD-004217"
    assert told.impact is Impact.DEGRADED
    assert (told.site, told.location) == ("Mairie", "12")


def test_what_a_field_cannot_hold_stays_in_the_description() -> None:
    line = "Lieu : " + "au fond " * 60
    told = filled(line)
    assert told.location == ""
    assert told.description == line.rstrip()


def test_the_code_may_stand_in_the_text() -> None:
    assert filled("Client : mvalb", "panne").client_code == "MVALB"


# --- signatures and quotes --------------------------------------------------------------------


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAna",
        "--\nAna",
        "Cordialement,\nAna",
        "Bien cordialement\n\nAna Blanc\nTél : 04 76 11 22 33",
        "Cdt",
        "Merci d'avance,\nAna",
        "Envoyé de mon iPhone",
        "Sent from my Galaxy",
        "Kind regards,\nAna",
        "Ana Blanc\nMairie de Valb, 38000 Valb\nTél. 04 76 11 22 33\nwww.valb.example",
    ],
)
def test_signatures_are_set_apart(signature: str) -> None:
    told = filled(f"L'écran est noir\n\n{signature}")
    assert told.description == "L'écran est noir"
    assert [line for line in told.signature.split("\n") if line] == [
        line for line in signature.split("\n") if line
    ]


def test_what_counts_below_a_signature_is_found() -> None:
    told = filled("Panne\nCordialement\nAna\n\nInventaire : 4217\nImpact : bloquant\nPS : merci")
    assert told.inventory_number == "OD-004217"
    assert told.impact is Impact.BLOCKING
    assert told.description == "Panne\nPS : merci"


@pytest.mark.parametrize(
    "quoted",
    [
        "> Bonjour\n> suite",
        "Le 26 nov. 2026 à 10:00, Support <s@x.example> a écrit :\nBonjour",
        "On Thu, Nov 26, 2026 at 10:00 Support <s@x.example> wrote:\n> Bonjour",
        "-----Message d'origine-----\nDe : Support\nEnvoyé : jeudi\nÀ : Ana\nObjet : x\n\nBonjour",
        "________________________________\nDe : S\nEnvoyé : jeudi\nÀ : Ana\nObjet : x\n\nBonjour",
        "From: Support\nSent: Thursday\nTo: Ana\nSubject: x\n\nHello",
    ],
)
def test_quoted_text_is_set_apart(quoted: str) -> None:
    told = filled(f"Toujours en panne\n\n{quoted}", "RE: MVALB panne")
    assert told.description == "Toujours en panne"
    assert [line for line in told.quoted.split("\n") if line] == [
        line for line in quoted.split("\n") if line
    ]
    assert told.forwarded is None


def test_answers_between_quotes_are_the_persons_own() -> None:
    told = filled("Le 26 nov. 2026, S a écrit :\n> Quel poste ?\nInventaire : 4217\n> Où ?\nIci")
    assert told.inventory_number == "OD-004217"
    assert told.description == "Ici"


# --- forwards ---------------------------------------------------------------------------------

_LEO = "Léo Petit <leo@valb.example>"
GMAIL = f"""\
---------- Forwarded message ---------
De : {_LEO}
Date: ven. 27 nov. 2026
Subject: écran noir
To: Ana <ana@valb.example>

"""
HEADS = f"""\
De : {_LEO}
Envoyé : vendredi
À : Ana
Objet : écran noir

"""
APPLE = f"""\
Début du message réexpédié :

> De: {_LEO}
> Objet: écran noir
> Date: 27 nov.
> À: Ana
>
"""
FORWARDS = (GMAIL, HEADS, f"-----Message d'origine-----\n{HEADS}", APPLE)


@pytest.mark.parametrize("head", FORWARDS)
def test_a_forward_tells_who_wrote_first_and_fills_the_form(head: str) -> None:
    text = "Bonjour,\nl'écran est noir.\nInventaire : 4217\n\nCordialement\nLéo"
    mark = "> " if head.endswith(">\n") else ""
    body = "Pour suite\n\n" + head + "\n".join(mark + line for line in text.split("\n"))
    told = filled(body, "TR: écran noir")
    assert told.forwarded is not None
    assert told.forwarded.sender == Address("Léo Petit", "leo@valb.example")
    assert told.forwarded.subject == "écran noir"
    assert told.forwarded.text == text
    assert told.sender == SENDER
    assert told.description == "Pour suite\n\nBonjour,\nl'écran est noir."
    assert told.inventory_number == "OD-004217"
    assert told.signature == "Cordialement\nLéo"


def test_a_mail_that_is_attached_with_nothing_said_is_a_forward() -> None:
    held = mail("L'écran est noir\nInventaire : 4217", subject="Écran")
    message = read_message(mail_of([part("message/rfc822", held)], subject="TR: Écran"), "a.eml")
    told = declaration(message, KNOWN)
    assert told.forwarded is not None
    assert told.forwarded.sender.mail == "gaelle.martin@valb.example"
    assert told.description == "L'écran est noir"
    assert told.inventory_number == "OD-004217"


# --- nothing is lost --------------------------------------------------------------------------

_LINES = st.one_of(
    st.sampled_from(
        [
            *FULL_BODY.split("\n"),
            *"\n".join(FORWARDS).split("\n"),
            "-- ",
            "Merci",
            "Impact :",
            "2) Impact (gênant/bloquant) : bloquant",
            "gênant",
            "Étapes :",
            "Site : A ; Bureau : B ; 4217",
            "PS : le code est 12",
            "Envoyé de mon iPhone",
            "________________________________",
            "Client : MVALB",
            "Client : autre",
            "N° inventaire : OD-009999",
            "Lieu : " + "x" * 300,
        ]
    ),
    st.text(st.characters(exclude_characters="\n\r", codec="utf-8"), max_size=60),
)


@settings(max_examples=300, deadline=None)
@given(
    lines=st.lists(_LINES, min_size=1, max_size=25),
    subject=st.sampled_from(["MVALB x", "RE: x", "TR: x", "", "Fwd: OD-004217"]),
)
def test_every_line_ends_in_exactly_one_place(lines: list[str], subject: str) -> None:
    told = filled("\n".join(lines), subject)
    rebuilt = [""] * len(lines)
    for piece in told.pieces:
        rebuilt[piece.line] += piece.text
        held = _held(told, piece.place)
        if held is not None:
            assert piece.value.strip() in held
            said, whole = words(piece.value), words(piece.text)
            assert said == whole[len(whole) - len(said) :]
            is_label = piece.text.rstrip(" :=-\t").endswith(LABELS)
            assert said or not whole or is_label
    for line, again in zip(lines, rebuilt, strict=True):
        assert again == line or f"> {again}".rstrip() == line.rstrip() or f">{again}" == line


LABELS = ("Étapes", "Impact", "Site", "Bureau", "Lieu", "Accès", "Disponible", "Description")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _held(told: Declared, place: Place) -> str | None:
    """Return the field of a place; ``None`` where it holds a meaning instead of the words."""
    return {
        Place.DESCRIPTION: told.description,
        Place.SITE: told.site,
        Place.LOCATION: told.location,
        Place.CALLBACK: told.callback,
        Place.ACCESS: told.access,
        Place.REPRODUCTION: told.reproduction,
        Place.SIGNATURE: told.signature,
        Place.QUOTED: told.quoted,
    }.get(place)


@settings(max_examples=200, deadline=None)
@given(body=st.text(max_size=400), subject=st.text(max_size=80))
def test_any_text_fills_a_form(body: str, subject: str) -> None:
    told = filled(body, subject)
    assert told.summary.isprintable() or not told.summary.isascii()
    assert "\n" not in told.subject + told.summary + told.site + told.location + told.callback
