"""Whole mails as the programs write them that people use: Outlook, Gmail, phones."""

from __future__ import annotations

from ordidesk.domain.tickets import Impact, Scope
from ordidesk.mail_in.declaring import Declared, Known, declaration
from ordidesk.mail_in.message import Address
from ordidesk.mail_in.reading import read_message
from tests.support.mails import mail

KNOWN = Known(frozenset({"MVALB"}))
LEO = Address("Léo Petit", "leo@valb.example")


def declared(body: str, subject: str, kind: str = "text/html; charset=utf-8") -> Declared:
    return declaration(read_message(mail(body, subject, kind), "a.eml"), KNOWN)


def test_outlook_answers_below_a_line_of_its_own() -> None:
    told = declared(
        """<html xmlns:o="urn:x"><head><style>p.MsoNormal{margin:0}</style></head><body lang=FR>
<p class=MsoNormal>Bonjour,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Toujours en panne, poste OD-004217.<o:p></o:p></p>
<p class=MsoNormal>Bureau&nbsp;: 12</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>Cordialement,<o:p></o:p></p><p class=MsoNormal><b>Ana Blanc</b></p>
<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>De&nbsp;:</b>
Support &lt;s@x.example&gt;<br><b>Envoyé&nbsp;:</b> jeudi<br><b>À&nbsp;:</b> Ana<br>
<b>Objet&nbsp;:</b> panne</p></div><p class=MsoNormal>Quel poste ? Site : ?</p></body></html>""",
        "RE: MVALB panne",
    )
    assert told.description == "Bonjour,\n\nToujours en panne, poste OD-004217."
    assert told.inventory_number == "OD-004217"
    assert told.location == "12"
    assert told.signature == "Cordialement,\nAna Blanc"
    assert told.quoted.endswith("Quel poste ? Site : ?")
    assert told.site == ""


def test_gmail_forwards_in_html() -> None:
    told = declared(
        """<div dir="ltr">Pour info<br><div class="gmail_quote"><div class="gmail_attr">
---------- Forwarded message ---------<br>De : <strong>Léo Petit</strong> <span>&lt;
<a href="mailto:leo@valb.example">leo@valb.example</a>&gt;</span><br>Date: ven. 27 nov. 2026<br>
Subject: imprimante HS<br>To: &lt;ana@valb.example&gt;<br></div><br><div>Bonjour,<br><br>
L'imprimante du 4e étage est HS.<br>Inventaire : 4217<br><br>Léo</div></div></div>""",
        "Fwd: imprimante HS",
    )
    assert told.forwarded is not None
    assert told.forwarded.sender == LEO
    assert told.inventory_number == "OD-004217"
    assert told.description == ("Pour info\n\nBonjour,\n\nL'imprimante du 4e étage est HS.\n\nLéo")


def test_outlook_forwards_an_answer() -> None:
    told = declared(
        """\
Pouvez-vous traiter ?

De : Léo Petit <leo@valb.example>
Envoyé : vendredi 27 novembre 2026 09:00
À : BLANC Ana <ana@valb.example>; DURAND Paul
<paul@valb.example>
Objet : imprimante HS

L'imprimante est HS.
Impact : bloquant

De : Support <s@x.example>
Envoyé : jeudi
À : Léo
Objet : ancien

ancien texte
""",
        "TR: MVALB imprimante HS",
        "text/plain; charset=utf-8",
    )
    assert told.client_code == "MVALB"
    assert told.forwarded is not None
    assert told.forwarded.sender == LEO
    assert told.description == "Pouvez-vous traiter ?\n\nL'imprimante est HS."
    assert told.impact is Impact.BLOCKING
    assert told.quoted.endswith("ancien texte")


def test_a_phone_writes_prose() -> None:
    told = declared(
        """\
Bonjour, mon ordinateur n° OD4217 est bloqué, je ne peux plus travailler.
Rappelez-moi au 06 11 22 33 44 avant midi svp
Site : https://www.valb.example ne s'ouvre plus non plus
Merci
Ana
Envoyé de mon iPhone""",
        "panne ordi",
        "text/plain; charset=utf-8",
    )
    assert told.inventory_number == "OD-004217"
    assert told.callback == "Rappelez-moi au 06 11 22 33 44 avant midi svp"
    assert told.site == ""
    assert told.description.endswith("ne s'ouvre plus non plus")
    assert told.signature == "Merci\nAna\nEnvoyé de mon iPhone"


def test_a_form_in_a_table_is_read() -> None:
    told = declared(
        "<table><tr><td><b>N° inventaire</b></td><td>OD-004217</td></tr><tr><td>Impact</td>"
        "<td>Bloquant</td></tr><tr><td>Emplacement :</td><td>Bureau 3</td></tr></table>"
        "<p><b>Étapes&nbsp;:</b></p><ol><li>ouvrir</li><li>cliquer</li></ol><p>Plus de réseau</p>",
        "MVALB réseau",
    )
    assert told.inventory_number == "OD-004217"
    assert told.impact is Impact.BLOCKING
    assert told.location == "Bureau 3"
    assert told.reproduction == "1. ouvrir\n2. cliquer"
    assert told.description == "Plus de réseau"


def test_english_is_read_as_well() -> None:
    told = declared(
        """\
Hello,

My PC (asset tag 4217) does not start since this morning.

Impact: blocking, only me
Site: Town hall
Location: 2nd floor
Available: 9am-12am tomorrow
Access: ring the bell
Steps:
- switch on
- nothing happens

Best regards,
Ana Blanc
Tel: 04 76 11 22 33
""",
        "MVALB - PC dead",
        "text/plain; charset=us-ascii",
    )
    assert (told.client_code, told.summary) == ("MVALB", "PC dead")
    assert told.inventory_number == "OD-004217"
    assert (told.impact, told.scope) == (Impact.BLOCKING, Scope.ONE)
    assert (told.site, told.location) == ("Town hall", "2nd floor")
    assert (told.callback, told.access) == ("9am-12am tomorrow", "ring the bell")
    assert told.reproduction == "- switch on\n- nothing happens"
    assert told.signature.endswith("Tel: 04 76 11 22 33")
