"""Inventory labels: each sticker says and codes its number, and stands where the paper has one."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from ordidesk.documents.inventory_labels import InventoryLabel
from ordidesk.labels.decode import decode
from ordidesk.labels.label import Issuer, Meaning, meanings
from ordidesk.labels.reads import Gray, Symbology
from tests.support.drawn import gray as pixels_of
from tests.support.drawn import image, page_texts, rendered, squeezed
from ui.printing.inventory_labels import lay_out
from ui.printing.label_formats import FORMATS, LabelFormat
from ui.printing.pdf import pdf_bytes
from ui.printing.sheet_style import MILLIMETRE, PAGE_HEIGHT, PAGE_WIDTH, UNITS_PER_INCH
from ui.theme import Theme

DPI = 200
"""What label printers have (203)."""
PHONE = "01 99 00 42 00"
EACH = pytest.mark.parametrize("paper", FORMATS, ids=lambda paper: paper.key)


@pytest.fixture(autouse=True)
def _fonts(theme: Theme) -> None:
    """The labels' letters come with the app's look."""


def label(number: int, **values: str) -> InventoryLabel:
    return InventoryLabel(
        number=f"OD-{number:06d}", company="Doubs Infogérance", phone=PHONE, **values
    )


def sticker(page: Gray, paper: LabelFormat, place: int) -> Gray:
    """Cut a sticker out of a page, as scissors would."""
    x, y = paper.place(place)
    scale = DPI / UNITS_PER_INCH
    right, bottom = x + paper.width * MILLIMETRE, y + paper.height * MILLIMETRE
    cut = page[round(y * scale) : round(bottom * scale), round(x * scale) : round(right * scale)]
    return np.ascontiguousarray(cut)


@EACH
def test_both_codes_of_every_sticker_say_its_number(paper: LabelFormat) -> None:
    many = [label(number) for number in range(4217, 4217 + paper.count)]
    page = rendered(pdf_bytes(lay_out(many, paper)), dpi=DPI)
    for place in {0, paper.across - 1, paper.count - 1}:
        reads = {read.symbology: read.text for read in decode(sticker(page, paper, place))}
        number = many[place].number
        assert reads == {Symbology.QRCODE: number, Symbology.CODE128: number}


def test_the_scanner_takes_the_codes_for_the_machine() -> None:
    ours = Issuer(hotline_phones=(PHONE,))
    for symbology in (Symbology.QRCODE, Symbology.CODE128):
        first = meanings(label(4217).number, symbology, ours)[0]
        assert first == (Meaning.INVENTORY_NUMBER, "OD-004217")


@EACH
def test_the_grid_is_in_the_middle_of_its_page(paper: LabelFormat) -> None:
    left, top = paper.place(0)
    x, y = paper.place(paper.count - 1)
    width, height = paper.page
    assert left >= -0.01
    assert top >= -0.01
    assert left == pytest.approx(width - x - paper.width * MILLIMETRE, abs=0.01)
    assert top == pytest.approx(height - y - paper.height * MILLIMETRE, abs=0.01)
    assert paper.one_up or (width, height) == (PAGE_WIDTH, PAGE_HEIGHT)


@EACH
def test_nothing_reaches_over_a_stickers_edge(paper: LabelFormat) -> None:
    many = [
        InventoryLabel(
            number=f"OD-{number:06d}",
            company="Établissement " * 15,
            phone=PHONE,
            second_line="x" * 90,
        )
        for number in range(paper.count)
    ]
    page = pixels_of(image(lay_out(many, paper), dpi=DPI))
    for place in range(paper.count):
        cut = sticker(page, paper, place)
        for edge in (cut[:4], cut[-4:], cut[:, :4], cut[:, -4:]):
            assert edge.min() == 255, place


@EACH
def test_everything_is_in_clear_on_the_sticker(paper: LabelFormat) -> None:
    (text,) = page_texts(pdf_bytes(lay_out([label(4217, second_line="HP ProBook")], paper)))
    for said in ("OD-004217", PHONE, "Doubs Infogérance", "HP ProBook"):
        assert squeezed(said) in squeezed(text)


def test_a_part_used_sheet_goes_on_where_it_was_left() -> None:
    paper = FORMATS[0]
    sheet = lay_out([label(number) for number in range(1, 4)], paper, start=paper.count - 2)
    assert len(sheet.pages) == 2
    first, second = (pixels_of(image(sheet, page, DPI)) for page in range(2))
    empty = [place for place in range(paper.count) if sticker(first, paper, place).min() == 255]
    assert empty == list(range(paper.count - 2))
    assert sticker(second, paper, 0).min() == 0


@pytest.mark.parametrize("start", [-5, 1000])
def test_a_start_that_the_sheet_has_not_is_the_nearest(start: int) -> None:
    paper = FORMATS[0]
    page = pixels_of(image(lay_out([label(1)], paper, start), dpi=DPI))
    assert sticker(page, paper, 0 if start < 0 else paper.count - 1).min() == 0


def test_many_labels_are_each_there_once() -> None:
    many = [label(number) for number in range(200)]
    pages = page_texts(pdf_bytes(lay_out(many, FORMATS[3])))
    found = Counter(word for text in pages for word in text.split() if word.startswith("OD-"))
    assert found == Counter(it.number for it in many)


@pytest.mark.parametrize("paper", [it for it in FORMATS if it.one_up], ids=lambda it: it.key)
def test_a_label_printers_page_is_one_sticker(paper: LabelFormat) -> None:
    sheet = lay_out([label(1), label(2)], paper)
    assert len(sheet.pages) == 2
    page = rendered(pdf_bytes(sheet), dpi=254)
    assert page.shape == pytest.approx((paper.height * 10, paper.width * 10), abs=3)


def test_a_number_that_code_128_cannot_hold_is_in_the_qr_code_and_in_clear() -> None:
    sheet = lay_out([InventoryLabel(number="Ordinateur №1")], FORMATS[0])
    reads = decode(sticker(pixels_of(image(sheet, dpi=DPI)), FORMATS[0], 0))
    assert [(read.symbology, read.text) for read in reads] == [(Symbology.QRCODE, "Ordinateur №1")]
    assert "Ordinateur" in sheet.whole_text()
