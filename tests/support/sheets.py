"""A visit report with believable content, to be varied by keyword, and what a pen left on it."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from ordidesk.documents.company import Company
from ordidesk.documents.parties import Client, Machine, Site, Somebody, TicketOfSheet
from ordidesk.documents.signature import SheetSignature, Side, Stroke
from ordidesk.documents.visit_report import (
    Check,
    Interval,
    Outcome,
    PartUsed,
    Times,
    VerificationResult,
    VisitReport,
)

ARRIVED = datetime(2026, 3, 17, 8, 38, tzinfo=UTC)
"""9:38 in Paris."""
LINK = "https://portail.example/v/0190a0c4-1111-7222-8333-444455556666"
NUMBER = "OD-004217"


def pen(seed: float = 0.0) -> tuple[Stroke, ...]:
    """Return a signature: a wave that runs out, and a stroke below it."""
    wave = tuple(
        (
            0.08 + 0.0062 * n,
            0.48 + 0.26 * math.sin(n / 5 + seed) * math.cos(n / 17 + seed) * (1 - n / 150),
        )
        for n in range(120)
    )
    return wave, tuple((0.15 + 0.055 * n, 0.84 - 0.012 * n) for n in range(12))


CHECKS = (
    Check(label="La panne a disparu", outcome=Outcome.OK),
    Check(label="Démarrage et ouverture de session du domaine", outcome=Outcome.OK),
    Check(label="Applications de l’utilisateur", outcome=Outcome.OK, comment="Ciril et Outlook."),
    Check(label="Débit montant", value="94 Mbit/s", bounds="≥ 50 Mbit/s", outcome=Outcome.OK),
    Check(
        label="Température du processeur en charge",
        value="91 °C",
        bounds="≤ 85 °C",
        outcome=Outcome.KO,
        comment="Ventilateur encrassé, nettoyé sur place.",
        follow_up="Remplacer le ventilateur à la prochaine intervention.",
    ),
    Check(label="Station d’accueil", outcome=Outcome.NOT_APPLICABLE),
    Check(label="Sauvegarde", comment="Le serveur de sauvegarde ne répondait pas."),
    Check(label="Étiquette lisible", outcome=Outcome.OK),
    Check(label="Poste de travail propre, aucune donnée laissée", outcome=Outcome.OK),
)

REPORT = VisitReport(
    company=Company(
        name="Doubs Infogérance",
        address="12 rue de Vesoul, 25000 Besançon",
        phone="01 99 00 42 00",
        siren="812 345 678",
    ),
    client=Client(
        name="Mairie de Valbrune",
        siren="212 505 901",
        address="1 place de la République, 25190 Valbrune",
    ),
    site=Site(name="Hôtel de ville", location="Bureau 12, 1er étage"),
    technician=Somebody(name="Léa Martin"),
    contact=Somebody(name="Hélène Ducœur", function="Secrétaire de mairie", phone="03 81 55 01 12"),
    ticket=TicketOfSheet(number="T-000123", summary="Impossible de se connecter au serveur"),
    machine=Machine(inventory_number=NUMBER, model="HP ProBook 450 G8", serial="5CD1234567"),
    times=Times(
        zone="Europe/Paris",
        planned=Interval(ARRIVED - timedelta(minutes=8), ARRIVED + timedelta(minutes=52)),
        arrived_at=ARRIVED,
        left_at=ARRIVED + timedelta(minutes=95),
        pauses=(Interval(ARRIVED + timedelta(minutes=30), ARRIVED + timedelta(minutes=45)),),
        worked=timedelta(minutes=80),
    ),
    diagnosis=(
        (
            "Le poste ne joint plus le serveur de fichiers depuis la mise à jour de lundi : le "
            "pilote de la carte réseau a été remplacé par une version générique, qui perd la "
            "liaison après quelques minutes."
        ),
    ),
    work_done="Pilote du constructeur réinstallé, mise à jour du pilote bloquée.\n"
    "Câble réseau remplacé, prise murale 12-B testée.\n"
    "Lecteurs réseau reconnectés, ouverture des dossiers vérifiée avec Mme Ducœur.",
    parts=(PartUsed(quantity=1, designation="Câble réseau Cat 6A, 3 m", reference="CAB-6A-3"),),
    verifications=(
        VerificationResult(
            title="Ordinateur portable",
            version="3",
            result="Conforme avec réserves",
            checks=CHECKS,
        ),
    ),
    reservations="Le deuxième écran scintille encore par moments.",
    remaining=("Remplacer le ventilateur.", "Relancer la sauvegarde ce soir."),
    signatures=(
        SheetSignature(
            side=Side.TECHNICIAN,
            name="Léa Martin",
            function="Technicienne",
            signed_at=ARRIVED + timedelta(minutes=96),
            strokes=pen(),
        ),
        SheetSignature(
            side=Side.CLIENT,
            name="Hélène Ducœur",
            function="Secrétaire de mairie",
            signed_at=ARRIVED + timedelta(minutes=97),
            strokes=pen(1.9),
        ),
    ),
    record_link=LINK,
    record_version="12",
    printed_at=ARRIVED + timedelta(minutes=100),
)


def report(**values: Any) -> VisitReport:
    """Return the report with other values."""
    return replace(REPORT, **values)
