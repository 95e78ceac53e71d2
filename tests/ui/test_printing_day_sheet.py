"""The day sheet as it is drawn: the stops in order, codes that scanners read, nothing lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from ordidesk.documents.company import Company
from ordidesk.documents.day_sheet import DaySheet, LoanerToBring, Stop
from ordidesk.documents.parties import Machine, Site, Somebody, TicketOfSheet
from ordidesk.labels.decode import decode
from ordidesk.labels.label import Issuer, Meaning, meanings
from tests.support.drawn import gray, image, page_texts, rendered, squeezed
from ui.printing.day_sheet import lay_out
from ui.printing.pdf import pdf_bytes
from ui.theme import Theme

_OURS = Issuer(hosts=frozenset({"portail.example"}))
_NINE = datetime(2026, 3, 17, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FIRST = Stop(
    starts_at=_NINE,
    ends_at=_NINE + HOUR,
    zone="Europe/Paris",
    client="Mairie de Valbrune",
    site=Site(
        name="Hôtel de ville",
        address="1 place de la République, 25190 Valbrune",
        location="Bureau 12, 1er étage",
    ),
    access="Lundi à vendredi, 8 h 30 à 17 h, sonner à l’accueil",
    contact=Somebody(name="Hélène Ducœur", function="Secrétaire de mairie", phone="03 81 55 01 12"),
    confirmed_by="Mme Ducœur",
    ticket=TicketOfSheet(number="T-000123", summary="Impossible de se connecter au serveur"),
    machine=Machine(inventory_number="OD-004217", model="HP ProBook 450 G8"),
    purpose="Remplacer la carte réseau et vérifier la prise murale.",
    parts="Carte réseau, câble RJ45 de 3 m",
    link="https://portail.example/t/T-000123",
)
SECOND = Stop(
    starts_at=_NINE + 2 * HOUR,
    ends_at=_NINE + 3 * HOUR,
    zone="Europe/Paris",
    client="EHPAD Les Tilleuls",
    ticket=TicketOfSheet(number="T-000124", summary="Écran noir"),
    loaners=(
        LoanerToBring(
            machine=Machine(inventory_number="OD-009001", model="Dell Latitude 5420"),
            loan_number="P-0312",
        ),
        LoanerToBring(
            machine=Machine(inventory_number="OD-009002"), loan_number="P-0313", prepared=False
        ),
    ),
    going_back=(Machine(inventory_number="OD-004300", model="HP EliteBook 840"),),
    travel=timedelta(minutes=35),
    link="https://portail.example/t/T-000124",
)
SHEET = DaySheet(
    company=Company(name="Doubs Infogérance", address="12 rue de Vesoul, 25000 Besançon"),
    technician=Somebody(name="Léa Martin", phone="06 39 98 10 21"),
    day=date(2026, 3, 17),
    stops=(FIRST, SECOND),
    zone="Europe/Paris",
    printed_at=_NINE - HOUR,
)


@pytest.fixture(autouse=True)
def _fonts(theme: Theme) -> None:
    """The sheets' letters come with the app's look."""


def test_a_day_is_one_page_with_all_that_a_technician_needs_in_its_order() -> None:
    sheet = lay_out(SHEET)
    assert len(sheet.pages) == 1
    text = sheet.whole_text()
    place = -1
    for part in (
        "Day sheet",
        "Léa Martin · Tuesday 17 March 2026 · 06 39 98 10 21",
        "09:00 – 10:00",
        "Mairie de Valbrune · Hôtel de ville",
        "1 place de la République, 25190 Valbrune",
        "T-000123 · Impossible de se connecter au serveur",
        "To do: Remplacer la carte réseau et vérifier la prise murale.",
        "On the way: 35 min",
        "11:00 – 12:00",
        "EHPAD Les Tilleuls",
        "T-000124 · Écran noir",
    ):
        assert text.find(part) > place, part
        place = text.find(part)
    for part in (
        "Hélène Ducœur",
        "Secrétaire de mairie · 03 81 55 01 12",
        "Mme Ducœur",
        "sonner à l'accueil",
        "Bureau 12, 1er étage",
        "OD-004217 · HP ProBook 450 G8",
        "Carte réseau, câble RJ45 de 3 m",
        "Loaner OD-009001 · Dell",
        "P-0312",
        "not prepared yet",
        "OD-004300 · HP EliteBook 840, goes",
        "Page 1/1",
        "made on",
    ):
        assert squeezed(part) in squeezed(text), part


def test_scanners_read_each_ticket_off_the_page() -> None:
    meant = {
        candidate
        for read in decode(gray(image(lay_out(SHEET), dpi=200)))
        for candidate in meanings(read.text, read.symbology, _OURS)[:1]
    }
    assert meant == {(Meaning.TICKET, "T-000123"), (Meaning.TICKET, "T-000124")}


def test_another_reader_finds_the_texts_and_the_codes_in_the_file() -> None:
    pdf = pdf_bytes(lay_out(SHEET))
    (text,) = page_texts(pdf)
    for part in ("T-000123", "Hélène Ducœur", "OD-009001", "On the way: 35 min"):
        assert squeezed(part) in squeezed(text), part
    links = {read.text for read in decode(rendered(pdf, dpi=200))}
    assert links == {FIRST.link, SECOND.link}


def test_a_long_day_goes_on_over_pages_and_loses_nothing() -> None:
    words = " ".join(f"mot{number:04d}" for number in range(900))
    stops = [
        replace(
            FIRST,
            starts_at=_NINE + number * HOUR,
            ends_at=_NINE + (number + 1) * HOUR,
            ticket=TicketOfSheet(number=f"T-{number:06d}", summary="Panne"),
            link=f"https://portail.example/t/T-{number:06d}",
            access=words if number == 3 else FIRST.access,
            purpose=words if number == 5 else FIRST.purpose,
        )
        for number in range(12)
    ]
    sheet = lay_out(replace(SHEET, stops=tuple(stops)))
    assert len(sheet.pages) > 2
    text = squeezed(sheet.whole_text())
    for number in range(900):
        assert text.count(f"mot{number:04d}") == 2
    read = {
        it.text
        for page in range(len(sheet.pages))
        for it in decode(gray(image(sheet, page, dpi=200)))
    }
    assert read == {it.link for it in stops}
    assert f"Page {len(sheet.pages)}/{len(sheet.pages)}" in sheet.whole_text()
    for page in range(1, len(sheet.pages)):
        assert "Day sheet · Léa Martin" in sheet.text(page)


def test_times_are_those_of_each_site_and_a_zone_that_is_none_is_the_laptops() -> None:
    away = replace(FIRST, zone="Indian/Reunion")
    nowhere = replace(FIRST, zone="Nowhere/Nothing")
    assert "12:00 – 13:00" in lay_out(replace(SHEET, stops=(away,))).whole_text()
    assert lay_out(replace(SHEET, stops=(nowhere,))).pages


def test_a_day_without_visits_says_so() -> None:
    sheet = lay_out(replace(SHEET, stops=()))
    assert "No visit is planned on this day." in sheet.whole_text()


def test_bare_stops_and_hostile_texts_are_drawn() -> None:
    bare = Stop(starts_at=_NINE, ends_at=_NINE + HOUR)
    hostile = replace(
        FIRST, client="\x00\ud800<b>&amp;" * 20, purpose="\u202e" * 500, link="x" * 9000
    )
    sheet = lay_out(replace(SHEET, technician=Somebody(), stops=(bare, hostile)))
    assert pdf_bytes(sheet).startswith(b"%PDF")
