"""The visit report as it is drawn: codes that scanners read, nothing lost over the pages."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from ordidesk.documents.company import Company
from ordidesk.documents.parties import Client, Machine, Site, Somebody, TicketOfSheet
from ordidesk.documents.signature import SheetSignature, Side
from ordidesk.documents.visit_report import (
    Check,
    Interval,
    Outcome,
    PartUsed,
    Times,
    VerificationResult,
    VisitReport,
)
from ordidesk.labels.decode import decode
from ordidesk.labels.label import Issuer, Meaning, meanings
from ordidesk.labels.reads import Symbology
from tests.support.drawn import DPI, gray, image
from tests.support.sheets import ARRIVED, LINK, NUMBER, REPORT, report
from ui.printing.pdf import pdf_bytes
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import MARGIN, UNITS_PER_INCH
from ui.printing.visit_report import lay_out
from ui.theme import Theme

NAME_200 = ("Établissement d’hébergement pour personnes âgées du Val de Loue, " * 4)[:200]
WORDS = "".join(f"mot{n:04d} " for n in range(1250))
"""10,000 characters, each word once."""


@pytest.fixture(autouse=True)
def _fonts(theme: Theme) -> None:
    """The sheets' letters come with the app's look."""


def said(sheet: Sheet) -> str:
    """Return what can be read on all pages."""
    return sheet.whole_text()


def found(sheet: Sheet, pattern: str) -> Counter[str]:
    return Counter(re.findall(pattern, said(sheet)))


def streams(pdf: bytes) -> Iterable[bytes]:
    for content in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(content)
        except zlib.error:
            yield content


# --- codes ----------------------------------------------------------------------------------------


def test_scanners_read_the_record_and_the_machine_off_the_page() -> None:
    reads = {read.symbology: read.text for read in decode(gray(image(lay_out(REPORT))))}
    assert reads == {Symbology.QRCODE: LINK, Symbology.CODE128: NUMBER}


def test_the_codes_lead_the_app_to_the_visit_and_the_machine() -> None:
    ours = Issuer(hosts=frozenset({"portail.example"}))
    meant = {
        candidate
        for read in decode(gray(image(lay_out(REPORT))))
        for candidate in meanings(read.text, read.symbology, ours)[:1]
    }
    assert meant == {
        (Meaning.VISIT, "0190a0c4-1111-7222-8333-444455556666"),
        (Meaning.INVENTORY_NUMBER, NUMBER),
    }


@pytest.mark.parametrize("number", ["", "Ordinateur №1", "7" * 400])
def test_a_number_that_no_code_can_hold_is_printed_in_clear_only(number: str) -> None:
    sheet = lay_out(report(machine=Machine(inventory_number=number)))
    assert number in said(sheet).replace("\n", "")
    kinds = {read.symbology for read in decode(gray(image(sheet)))}
    assert kinds == {Symbology.QRCODE}


@pytest.mark.parametrize("link", ["", "https://portail.example/v/" + "a" * 5000])
def test_without_a_link_that_fits_there_is_no_qr_code(link: str) -> None:
    reads = decode(gray(image(lay_out(report(record_link=link)))))
    assert [read.text for read in reads] == [NUMBER]


# --- content --------------------------------------------------------------------------------------


def test_everything_that_was_filled_in_is_on_the_page() -> None:
    text = said(lay_out(REPORT))
    for part in (
        "Doubs Infogérance",
        "12 rue de Vesoul, 25000 Besançon",
        "Tel. 01 99 00 42 00 · SIREN 812 345 678",
        "Visit report",
        "T-000123 · Impossible de se connecter au serveur",
        "Mairie de Valbrune",
        "212 505 901",
        "Bureau 12, 1er étage",
        "Léa Martin",
        "Secrétaire de mairie · 03 81 55 01 12",
        "09:30 – 10:30",
        "10:08 – 10:23",
        "1 h 20 min",
        "HP ProBook 450 G8 · Serial number 5CD1234567",
        "Câble réseau remplacé, prise murale 12-B testée.",
        "CAB-6A-3",
        "Verification: Ordinateur portable, version 3 – Conforme avec réserves",
        "94 Mbit/s",
        "≥ 50 Mbit/s",
        "Follow-up: Remplacer le ventilateur à la prochaine intervention.",
        "Not applicable",
        "Not checked",
        "Le deuxième écran scintille encore par moments.",
        "Relancer la sauvegarde ce soir.",
        "For the provider",
        "For the client",
        "From version 12 of the record",
        "Page 1/1",
    ):
        assert part in text, part
    assert "Reprint" not in text


def test_the_times_are_those_of_the_site() -> None:
    away = replace(REPORT.times, zone="Indian/Reunion")
    assert "12:38" in said(lay_out(report(times=away)))


def test_a_zone_that_does_not_exist_is_the_laptops() -> None:
    lost = replace(REPORT.times, zone="Mars/Olympus")
    assert "1 h 20 min" in said(lay_out(report(times=lost)))


def test_a_visit_over_midnight_tells_both_days() -> None:
    night = ARRIVED + timedelta(hours=13)
    times = Times(
        zone="Europe/Paris",
        planned=Interval(night, night + timedelta(hours=2)),
        arrived_at=night,
        pauses=(Interval(night + timedelta(hours=1, minutes=30)),),
        worked=timedelta(minutes=45),
    )
    text = said(lay_out(report(times=times)))
    days = [day for line in text.splitlines() if " 22:38 – " in line for day in line.split()]
    assert len([day for day in days if "17" in day]) == 1
    assert len([day for day in days if "18" in day]) == 1
    assert "00:08 –" in text
    assert "45 min" in text


def test_an_empty_report_is_one_calm_page_that_says_so() -> None:
    sheet = lay_out(VisitReport())
    assert len(sheet.pages) == 1
    text = said(sheet)
    for part in ("Nothing was noted.", "None.", "For the client", "Name, function, date"):
        assert part in text
    for part in ("Diagnosis", "Parts used", "Verification", "Machine", "SIREN"):
        assert part not in text


def test_a_reprint_says_so_on_every_page() -> None:
    sheet = lay_out(report(reprint=True, work_done=WORDS))
    assert len(sheet.pages) > 1
    for page in range(len(sheet.pages)):
        assert sheet.text(page).count("Reprint") == 1


# --- over the pages -------------------------------------------------------------------------------


def test_long_texts_flow_over_the_pages_and_lose_no_word() -> None:
    sheet = lay_out(report(diagnosis=(WORDS,), work_done="", remaining=(), reservations=""))
    assert found(sheet, r"mot\d{4}") == Counter(WORDS.split())
    for page, text in enumerate((sheet.text(page) for page in range(len(sheet.pages))), 1):
        assert f"Page {page}/{len(sheet.pages)}" in text
        assert "Mairie de Valbrune" in text


@pytest.mark.parametrize("where", ["work_done", "reservations", "remaining", "comment", "part"])
def test_a_long_text_is_whole_wherever_it_stands(where: str) -> None:
    values: dict[str, dict[str, Any]] = {
        "work_done": {"work_done": WORDS},
        "reservations": {"reservations": WORDS},
        "remaining": {"remaining": (WORDS,)},
        "comment": {
            "verifications": (VerificationResult(checks=(Check(label="Onduleur", comment=WORDS),)),)
        },
        "part": {"parts": (PartUsed(designation=WORDS),)},
    }
    assert found(lay_out(report(**values[where])), r"mot\d{4}") == Counter(WORDS.split())


@pytest.mark.parametrize("length", [1, 40, 100, 150])
def test_two_hundred_checks_are_each_there_once_under_a_head_on_every_page(length: int) -> None:
    checks = tuple(
        Check(
            label=f"contrôle{n:03d}",
            outcome=Outcome.KO if n % 9 == 0 else Outcome.OK,
            comment=f"remarque{n:03d} " + "mot " * length if n % 9 == 0 else "",
        )
        for n in range(200)
    )
    sheet = lay_out(report(verifications=(VerificationResult(title="Serveur", checks=checks),)))
    assert found(sheet, r"contrôle\d{3}") == Counter(f"contrôle{n:03d}" for n in range(200))
    assert found(sheet, r"remarque\d{3}") == Counter(f"remarque{n:03d}" for n in range(0, 200, 9))
    for page in range(len(sheet.pages)):
        text = sheet.text(page)
        if "contrôle" in text:
            assert text.count("Measured") == 1


def test_a_check_does_not_end_a_page_without_its_remark() -> None:
    remark = "mot " * 150
    checks = tuple(Check(label=f"contrôle{n}", comment=f"remarque{n} {remark}") for n in range(9))
    for lines in range(15):
        sheet = lay_out(
            report(
                diagnosis=("ligne\n" * lines,),
                verifications=(VerificationResult(title="Serveur", checks=checks),),
            )
        )
        for page in range(len(sheet.pages)):
            for last in re.findall(r"contrôle(\d)", sheet.text(page))[-1:]:
                assert f"remarque{last}" in sheet.text(page), lines


@pytest.mark.parametrize("heading", ["Work done", "Parts used", "Verification: Serveur"])
def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(heading: str) -> None:
    three_lines = "mot " * 75
    check = Check(label=three_lines, outcome=Outcome.KO, comment="Remarque")
    for lines in range(25, 60):
        sheet = lay_out(
            report(
                diagnosis=("ligne\n" * lines,),
                work_done=three_lines,
                parts=(PartUsed(designation=three_lines),),
                verifications=(VerificationResult(title="Serveur", checks=(check,)),),
            )
        )
        (page,) = (it for it in map(sheet.text, range(len(sheet.pages))) if f"\n{heading}" in it)
        assert "mot mot" in page.partition(f"\n{heading}\n")[2], lines


def test_nothing_is_drawn_into_the_margins() -> None:
    sheet = lay_out(
        report(
            company=Company(name=NAME_200, address=NAME_200),
            client=Client(name=NAME_200, address=NAME_200),
            site=Site(name=NAME_200, address=NAME_200, location=NAME_200),
            technician=Somebody(name=NAME_200),
            contact=Somebody(name="x" * 200, function=NAME_200),
            ticket=TicketOfSheet(number="T-000123", summary=NAME_200),
            machine=Machine(inventory_number="OD-" + "1" * 60, model=NAME_200, serial="9" * 200),
            diagnosis=(WORDS, "y" * 3000),
            parts=tuple(PartUsed(designation=NAME_200, reference="R" * 100) for _ in range(40)),
            remaining=(NAME_200,) * 30,
            signatures=tuple(
                replace(it, name=NAME_200, function=NAME_200) for it in REPORT.signatures
            ),
        )
    )
    margin = int(MARGIN * DPI / UNITS_PER_INCH) - 1
    for page in range(len(sheet.pages)):
        drawn = gray(image(sheet, page))
        for edge in (drawn[:, :margin], drawn[:, -margin:], drawn[:30], drawn[-30:]):
            assert edge.min() == 255, page
    text = said(sheet).replace("\n", "")
    assert text.count("x" * 40) == 5
    assert "y" * 90 in text


def test_control_characters_and_every_kind_of_break_are_harmless() -> None:
    sheet = lay_out(report(work_done="un\r\ndeux\u2029trois\x00\x07quatre\tcinq \U0001f600"))
    assert "un\ndeux\ntroisquatre    cinq" in said(sheet)


# --- signatures -----------------------------------------------------------------------------------


def last_page(sheet: Sheet) -> str:
    return sheet.text(len(sheet.pages) - 1)


@pytest.mark.parametrize("lines", range(1, 12))
def test_the_signatures_stay_together(lines: int) -> None:
    sheet = lay_out(report(work_done="ligne\n" * 5 * lines))
    assert {"For the provider", "Hélène Ducœur", "For the client"} <= set(
        last_page(sheet).splitlines()
    )


def test_the_ink_of_both_is_on_the_paper() -> None:
    unsigned = tuple(replace(it, strokes=()) for it in REPORT.signatures)
    with_ink, without = (
        int((gray(image(lay_out(said))) < 128).sum())
        for said in (REPORT, report(signatures=unsigned))
    )
    assert with_ink > without


def test_a_refusal_stands_in_place_of_the_ink() -> None:
    refused = SheetSignature(
        side=Side.CLIENT,
        name="M. Roche",
        signed_at=ARRIVED,
        refused_reason="Le deuxième écran ne marche pas.",
    )
    text = said(lay_out(report(signatures=(REPORT.signatures[0], refused))))
    assert "Declined to sign: Le deuxième" in text
    assert "Declined on" in text
    assert "M. Roche" in text


def test_a_refusal_of_many_words_is_told_in_full_before_the_boxes() -> None:
    refused = SheetSignature(side=Side.CLIENT, name="M. Roche", refused_reason=WORDS)
    sheet = lay_out(report(signatures=(refused,)))
    assert found(sheet, r"mot\d{4}") == Counter(WORDS.split())
    assert "for the reason given above" in last_page(sheet).replace("\n", " ")


# --- the file -------------------------------------------------------------------------------------


def test_the_pdf_names_itself_and_brings_its_fonts() -> None:
    sheet = lay_out(REPORT)
    pdf = pdf_bytes(sheet)
    assert pdf.startswith(b"%PDF-1.4")
    for entry, text in (
        (b"/Title", "Visit report – T-000123 – Mairie de Valbrune"),
        (b"/Author", "Doubs Infogérance"),
        (b"/Creator", "OrdiDesk"),
    ):
        assert entry + b" (\xfe\xff" + text.encode("utf-16-be") + b")" in pdf
    assert b'pdfaid:part="1" pdfaid:conformance="B"' in pdf
    names = set(re.findall(rb"/FontName /[A-Z]{6}\+([\w-]+)", pdf))
    assert names == {b"Inter-Regular", b"Inter-SemiBold"}
    assert pdf.count(b"/FontFile2") == len(names)
    assert sum(content.startswith(b"\x00\x01\x00\x00") for content in streams(pdf)) == len(names)
    assert b"/Subtype /Image" not in pdf  # codes and ink are shapes


def test_every_letter_of_the_file_can_be_searched_and_copied() -> None:
    pdf = pdf_bytes(lay_out(report(work_done="-- 12:30 -> 13:45 (A-B:C) 3x4 « œuf » ½")))
    letters = {
        chr(int(code, 16))
        for content in streams(pdf)
        if b"beginbfrange" in content
        for code in re.findall(rb"<([0-9a-fA-F]{4})>[\s\]]", content)
    }
    assert {"-", ":", "0", "œ"} <= letters
    assert [it for it in letters if "\ue000" <= it <= "\uf8ff"] == []


@pytest.mark.parametrize("words", [1, 400, 1250])
def test_the_pdf_has_the_pages_that_are_told(words: int) -> None:
    sheet = lay_out(report(work_done=" ".join(WORDS.split()[:words]) * 2))
    pdf = pdf_bytes(sheet)
    assert len(re.findall(rb"/Type /Page\s", pdf)) == len(sheet.pages)
    assert f"/Count {len(sheet.pages)}\n".encode() in pdf


def test_the_same_content_makes_the_same_file() -> None:
    first, second = (pdf_bytes(lay_out(REPORT)) for _ in range(2))
    assert first == second
    assert b"(D:20260317101800" in first
    assert b'xmp:CreateDate="2026-03-17T10:18:00+00:00"' in first
    assert pdf_bytes(lay_out(report(record_version="13"))) != first


def test_every_entry_of_the_file_is_where_its_index_says() -> None:
    pdf = pdf_bytes(lay_out(REPORT))
    start = int(re.findall(rb"startxref\s+(\d+)", pdf)[0])
    assert pdf[start : start + 4] == b"xref"
    offsets = re.findall(rb"(\d{10}) 00000 n", pdf[start:])
    for number, offset in enumerate(offsets, 1):
        assert pdf[int(offset) :].startswith(f"{number} 0 obj".encode())
