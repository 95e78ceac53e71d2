"""The two sheets of a loan: all that they say is on paper, whatever is filled in."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from ordidesk.documents.company import Company
from ordidesk.documents.loan_sheets import Clauses, HandoverSheet, ReturnSheet
from ordidesk.documents.parties import Client, Machine, Site, Somebody
from ordidesk.documents.signature import SheetSignature, Side
from ordidesk.domain.loans import Accessory, DiskPlace, Grade, WipeMethod
from ordidesk.labels.decode import decode
from ordidesk.labels.reads import Gray, Symbology
from tests.support.drawn import DPI, gray, image, page_texts, rendered, squeezed
from tests.support.loan_sheets import (
    HANDOVER,
    HANDOVER_LINK,
    LOANER,
    RETURN,
    RETURN_LINK,
    handover,
    logo,
    photo,
    returned,
)
from ui import moments
from ui.printing import handover_sheet, return_sheet
from ui.printing.marks import Lines, Placed, Words
from ui.printing.pdf import pdf_bytes
from ui.printing.pictures import Picture
from ui.printing.sheet import Sheet
from ui.printing.sheet_style import MARGIN, UNITS_PER_INCH
from ui.theme import Theme

NAME_200 = ("Établissement d’hébergement pour personnes âgées du Val de Loue, " * 4)[:200].strip()
ARABIC = "محمد بن عبد الله"
PIECES = tuple(
    Accessory(designation=f"pièce{n:02d} câble", quantity=n, back=n // 2) for n in range(1, 61)
)


@pytest.fixture(autouse=True)
def _fonts(theme: Theme) -> None:
    """The sheets' letters come with the app's look."""


def laid_out(said: HandoverSheet | ReturnSheet) -> Sheet:
    if isinstance(said, HandoverSheet):
        return handover_sheet.lay_out(said)
    return return_sheet.lay_out(said)


def text_of(said: HandoverSheet | ReturnSheet) -> str:
    """Return all that a search finds in the file."""
    return squeezed("".join(page_texts(pdf_bytes(laid_out(said)))))


def codes(pixels: Gray) -> dict[Symbology, str]:
    return {read.symbology: read.text for read in decode(pixels)}


def poppler_page(pdf: bytes, folder: Path) -> Gray:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("poppler is not installed")
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    subprocess.run([program, "-r", str(DPI), "-gray", file, folder / "page"], check=True)
    drawn = cv2.imread(str(next(folder.glob("page*.pgm"))), cv2.IMREAD_GRAYSCALE)
    assert drawn is not None
    return np.ascontiguousarray(drawn, np.uint8)


EACH = pytest.mark.parametrize(
    ("said", "link"), [(HANDOVER, HANDOVER_LINK), (RETURN, RETURN_LINK)], ids=["handover", "return"]
)

# --- codes ----------------------------------------------------------------------------------------


@EACH
def test_record_and_loaner_are_read_off_the_file(
    said: HandoverSheet | ReturnSheet, link: str
) -> None:
    pdf = pdf_bytes(laid_out(said))
    assert codes(rendered(pdf)) == {Symbology.QRCODE: link, Symbology.CODE128: LOANER}


@EACH
def test_record_and_loaner_are_read_as_poppler_draws_them(
    said: HandoverSheet | ReturnSheet, link: str, tmp_path: Path
) -> None:
    drawn = poppler_page(pdf_bytes(laid_out(said)), tmp_path)
    assert codes(drawn) == {Symbology.QRCODE: link, Symbology.CODE128: LOANER}


@EACH
def test_every_page_leads_to_its_record(said: HandoverSheet | ReturnSheet, link: str) -> None:
    sheet = laid_out(replace(said, accessories=PIECES * 2))
    assert len(sheet.pages) > 1
    for page in range(len(sheet.pages)):
        assert codes(gray(image(sheet, page)))[Symbology.QRCODE] == link


# --- content --------------------------------------------------------------------------------------


def texts_in(value: object) -> Iterator[str]:
    """Return every text that a sheet's content holds, but for its links."""
    if isinstance(value, str) and not isinstance(value, Enum):
        if "://" not in value and "/" not in value:  # links, time zones
            yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)


@EACH
def test_every_text_is_found_by_a_search_in_the_file(
    said: HandoverSheet | ReturnSheet, link: str
) -> None:
    assert link
    found = text_of(said)
    missing = [text for text in texts_in(said) if squeezed(text) not in found]
    assert missing == []


def test_what_is_optional_is_there_when_it_is_given() -> None:
    said = handover(estimated_value="850 €", due_on=date(2026, 4, 30), reservations="Trop lourd.")
    found = text_of(said)
    assert "850€" in found
    assert squeezed(moments.short_date(said.due_on or date.max)) in found
    assert "Troplourd." in found
    assert "Estimatedvalue" not in text_of(HANDOVER)
    assert "untiltheendoftherepair" in text_of(HANDOVER)


def test_a_loan_without_a_number_says_when_it_gets_one() -> None:
    assert "numbergivenonsending" in text_of(handover(number=""))
    assert "numbergivenonsending" not in text_of(HANDOVER)


def test_what_is_not_known_at_printing_is_left_to_a_pen() -> None:
    found = text_of(handover(receiver=Somebody(), handed_over_at=None, signatures=()))
    assert "." * 40 in found
    assert "____/____/________" in found
    assert found.count(squeezed("Name, function, date and signature")) == 2


@pytest.mark.parametrize("disk", DiskPlace)
def test_where_the_replaced_machines_disk_goes_is_told(disk: DiskPlace) -> None:
    found = {place: text_of(handover(disk=place)) for place in DiskPlace}
    assert [place for place, text in found.items() if text == found[disk]] == [disk]


@pytest.mark.parametrize("grade", Grade)
def test_both_conditions_are_told_on_return(grade: Grade) -> None:
    found = text_of(returned(grade_before=Grade.NEW, grade=grade))
    for word in (
        "Asnew",
        {"new": "Asnew", "good": "Good", "worn": "Worn", "damaged": "Dam"}[grade],
    ):
        assert word in found


@pytest.mark.parametrize("method", WipeMethod)
def test_each_way_to_erase_has_words_of_its_own(method: WipeMethod) -> None:
    others = {text_of(returned(wipe_method=it)) for it in WipeMethod if it is not method}
    assert text_of(returned(wipe_method=method)) not in others


def test_what_is_still_open_on_return_is_said() -> None:
    found = text_of(
        returned(
            grade=None,
            backup_confirmed_by="",
            accounts_removed=False,
            wipe_method=None,
            wiped_on=None,
            replaced_back=False,
            accessories=(Accessory(designation="Souris"),),
        )
    )
    for said in (
        "Not checked",
        "still to be confirmed",
        "still to be removed",
        "still to be done",
        "Not back in its place yet",
    ):
        assert squeezed(said) in found


def test_a_reprint_says_so() -> None:
    assert "Reprint" in text_of(handover(reprint=True))
    assert "Reprint" not in text_of(HANDOVER)


def test_a_refusal_to_sign_keeps_its_reason() -> None:
    refused = SheetSignature(side=Side.CLIENT, name="M. Roche", refused_reason="Écran rayé.")
    assert squeezed("Declined to sign: Écran rayé.") in text_of(handover(signatures=(refused,)))


# --- an ordinary sheet, and others ----------------------------------------------------------------


@pytest.mark.parametrize("photos", [0, 6])
def test_an_ordinary_handover_fits_on_one_page(photos: int) -> None:
    shown = tuple(photo(seed=n) for n in range(photos))
    assert len(handover_sheet.lay_out(handover(photos=shown)).pages) == 1


@EACH
def test_an_empty_sheet_is_one_page(said: HandoverSheet | ReturnSheet, link: str) -> None:
    assert link
    assert len(laid_out(type(said)()).pages) == 1


@EACH
def test_sixty_accessories_are_each_there_under_a_head_on_every_page(
    said: HandoverSheet | ReturnSheet, link: str
) -> None:
    assert link
    pages = page_texts(pdf_bytes(laid_out(replace(said, accessories=PIECES))))
    assert len(pages) > 1
    found = re.findall(r"pièce\d\d", "".join(pages))
    assert sorted(found) == sorted(it.designation[:7] for it in PIECES)
    for text in pages:
        if "pièce" in text:
            assert "Designation" in text


def test_lent_back_and_missing_are_counted() -> None:
    (line,) = (
        text
        for text in "\n".join(page_texts(pdf_bytes(laid_out(RETURN)))).splitlines()
        if text.startswith("Souris sans fil")
    )
    assert line.split()[-3:] == ["1", "0", "1"]


@EACH
@pytest.mark.parametrize("name", [NAME_200, ARABIC, "Žofie Ångström-Łęcka Đặng", "x" * 200])
def test_names_of_every_kind_are_whole(
    said: HandoverSheet | ReturnSheet, link: str, name: str
) -> None:
    assert link
    person = Somebody(name=name, function=name)
    six_lines = "\n".join(f"ligne{n} de l’adresse" for n in range(6))
    changed = replace(
        said,
        technician=person,
        client=Client(name=name, siren="212 505 901", address=six_lines),
        site=Site(name=name, address=six_lines, location=name),
        company=Company(name=name, address=six_lines, logo=logo()),
    )
    pages = page_texts(pdf_bytes(laid_out(changed)))
    found = squeezed("".join(pages))
    # A reader of the file puts the words of a line that runs to the left in another order.
    assert all(squeezed(word[:40]) in found for word in name.split())
    assert all(f"ligne{n}del'adresse" in found for n in range(6))


@EACH
def test_nothing_is_drawn_into_the_margins_nor_over_something_else(
    said: HandoverSheet | ReturnSheet, link: str
) -> None:
    assert link
    long = Somebody(name="x" * 200, function=NAME_200, phone="03 81 55 01 12")
    changed = replace(
        said,
        technician=long,
        client=Client(name=NAME_200, siren="212 505 901", address="\n".join(["y" * 90] * 6)),
        loaner=Machine(inventory_number="OD-" + "1" * 60, model=NAME_200, serial="9" * 200),
        accessories=(Accessory(designation="z" * 200, quantity=9999, back=12),) * 30,
        photos=(photo(3000, 500), photo(500, 3000)) * 9,
        company=Company(name=NAME_200, address=NAME_200, logo=logo(40, 1200)),
    )
    sheet = laid_out(changed)
    margin = int(MARGIN * DPI / UNITS_PER_INCH) - 1
    for page, marks in enumerate(sheet.pages):
        drawn = gray(image(sheet, page))
        for edge in (drawn[:, :margin], drawn[:, -margin:], drawn[:30], drawn[-30:]):
            assert edge.min() == 255, page
        assert overlapping(marks) == []


def overlapping(marks: Iterable[Placed]) -> list[tuple[str, str]]:
    """Return pairs of texts that stand on each other."""
    boxes = []
    for mark, x, y in marks:
        words = mark.words if isinstance(mark, Lines) else mark
        if not isinstance(words, Words):
            continue
        count = mark.count if isinstance(mark, Lines) else len(words.lines)
        boxes.append((x, y, x + words.widest, y + count * words.line_height, words.text))
    return [
        (one[4], other[4])
        for one, other in itertools.combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
        and "Page" not in one[4] + other[4]  # level with where the sheet came from, at the right
    ]


# --- pictures -------------------------------------------------------------------------------------


def pictures(sheet: Sheet) -> list[Picture]:
    return [mark for mark, _x, _y in sheet.pages[0] if isinstance(mark, Picture)]


@pytest.mark.parametrize("size", [(8000, 2000), (300, 6000), (12, 4), (1, 1)])
def test_a_logo_of_any_size_keeps_its_shape_and_fits(size: tuple[int, int]) -> None:
    company = replace(HANDOVER.company, logo=logo(*size))
    sheet = handover_sheet.lay_out(handover(company=company))
    (drawn,) = pictures(sheet)
    millimetre = UNITS_PER_INCH / 25.4
    assert drawn.width <= 40.1 * millimetre
    assert drawn.height <= 14.1 * millimetre
    assert drawn.width / drawn.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert max(drawn.image.width(), drawn.image.height()) <= 400


@pytest.mark.parametrize("content", [b"", b"no picture", logo()[:200]])
def test_without_a_logo_that_can_be_read_the_sheet_is_complete(content: bytes) -> None:
    company = replace(HANDOVER.company, logo=content)
    assert squeezed(company.name) in text_of(handover(company=company))


def test_a_photo_that_cannot_be_read_is_told_beside_the_others() -> None:
    sheet = handover_sheet.lay_out(handover(photos=(photo(), b"torn")))
    assert "This photo cannot be read." in sheet.whole_text().replace("\n", " ")
    assert len(pictures(sheet)) == 2  # with the logo


def test_the_file_stays_an_archive_with_pictures_in_it() -> None:
    pdf = pdf_bytes(handover_sheet.lay_out(handover(photos=(photo(),))))
    assert pdf.startswith(b"%PDF-1.4")
    assert b'pdfaid:part="1" pdfaid:conformance="B"' in pdf
    assert pdf.count(b"/Subtype /Image") == 2
    assert set(re.findall(rb"/SMask\s*(\S+?)>", pdf)) <= {b"/None"}  # no transparency
    assert b"/Interpolate true" not in pdf
    names = set(re.findall(rb"/FontName /[A-Z]{6}\+([\w-]+)", pdf))
    assert pdf.count(b"/FontFile2") == len(names) == 2


def test_the_clauses_stand_with_their_version() -> None:
    said = handover(clauses=Clauses(version="7", texts=("Première.", "Deuxième.")))
    found = text_of(said)
    assert "version7" in found
    assert found.index("Première") < found.index("Deuxième")
    assert "Termsoftheloan" not in text_of(handover(clauses=Clauses(), contract_number=""))
