"""Signed papers back from the scanner: each page goes to its record, or to a person."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from ordidesk.labels.reads import Gray
from ordidesk.papers.faults import PaperFault, PaperRefused, Stopped
from ordidesk.papers.record_links import PaperKind, RecordLink, record_link
from ordidesk.papers.scans import MOST_PAGES
from ordidesk.papers.splitting import Split, WhyLoose, split
from tests.support.drawn import rendered
from tests.support.hostile_pictures import png_header
from tests.support.loan_sheets import ACCESSORIES, LOAN_ID, handover, photo, returned
from tests.support.scans import papers, scan_pdf, stamped, worn
from tests.support.sheets import LINK, REPORT
from ui.printing import handover_sheet, return_sheet, visit_report
from ui.printing.pdf import pdf_bytes
from ui.theme import Theme

VISIT_ID = LINK.rpartition("/")[2]
HANDOVER = RecordLink(PaperKind.HANDOVER, LOAN_ID)
RETURN = RecordLink(PaperKind.RETURN, LOAN_ID)
VISIT = RecordLink(PaperKind.VISIT_REPORT, VISIT_ID)
HOSTS = frozenset({"portail.example"})


@pytest.fixture(autouse=True)
def _fonts(theme: Theme) -> None:
    """The sheets' letters come with the app's look."""


def loan_id(number: int) -> str:
    return f"0190a0c4-2222-7333-8444-{number:012d}"


def link(number: int) -> str:
    return f"https://portail.example/l/{loan_id(number)}/d"


def one_page() -> Gray:
    (paper,) = papers(handover_sheet.lay_out(handover()))
    return paper


def three_pages(number: int) -> list[Gray]:
    said = handover(accessories=ACCESSORIES * 30, record_link=link(number))
    return papers(handover_sheet.lay_out(said))


def filed(found: Split) -> dict[RecordLink, tuple[int, ...]]:
    return {it.link: it.pages for it in found.papers}


def size_of(pdf: bytes, page: int = 0) -> tuple[float, float]:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[page].get_size()
        return width, height


# --- links ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"https://portail.example/l/{LOAN_ID}/d", HANDOVER),
        (f"https://portail.example/l/{LOAN_ID}/r", RETURN),
        (f"HTTPS://WWW.Portail.Example:8443/L/{LOAN_ID.upper()}/R", RETURN),
        (f"https://portail.example/v/{VISIT_ID}", VISIT),
        (f"https://autre.example/l/{LOAN_ID}/d", None),
        (f"https://portail.example/l/{LOAN_ID}", None),
        (f"https://portail.example/l/{LOAN_ID}/x", None),
        ("https://portail.example/a/OD-004217", None),
        ("ftp://portail.example/v/" + VISIT_ID, None),
        ("OD-004217", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_only_the_portals_own_links_lead_to_a_record(text: str, found: RecordLink | None) -> None:
    assert record_link(text, HOSTS) == found


def test_without_known_hosts_the_form_counts() -> None:
    assert record_link(f"https://autre.example/l/{LOAN_ID}/d") == HANDOVER


# --- stacks ---------------------------------------------------------------------------------------


def test_a_stack_of_thirty_pages_in_any_order_is_taken_apart() -> None:
    stack: list[tuple[int | None, Gray]] = []
    for number in range(9):
        stack += [(number, paper) for paper in three_pages(number)]
    blank = np.full_like(stack[0][1], 250)
    stack += [(None, blank), (None, blank), (None, blank)]
    order = np.random.default_rng(7).permutation(len(stack))
    pages: list[Gray] = []
    expected: dict[RecordLink, tuple[int, ...]] = {}
    loose: list[int] = []
    for place, index in enumerate(order, 1):
        number, paper = stack[index]
        turned = np.ascontiguousarray(np.rot90(paper, place % 4))
        pages.append(worn(turned, degrees=(place % 3 - 1) * 2.0, noise=6.0, seed=place))
        if number is None:
            loose.append(place)
        else:
            key = RecordLink(PaperKind.HANDOVER, loan_id(number))
            expected[key] = (*expected.get(key, ()), place)
    told: list[tuple[int, int]] = []
    found = split("pile.pdf", scan_pdf(pages), HOSTS, lambda *at: told.append(at))
    assert filed(found) == expected
    assert [it.page for it in found.loose] == loose
    assert told == [(done, 30) for done in range(1, 31)]
    for paper in found.papers:
        with pypdfium2.PdfDocument(paper.content) as document:
            assert len(document) == len(paper.pages)


@pytest.mark.parametrize("quarters", range(4))
def test_a_paper_is_kept_upright_however_it_lay(quarters: int) -> None:
    turned = np.ascontiguousarray(np.rot90(one_page(), quarters))
    (paper,) = split("pile.pdf", scan_pdf([turned])).papers
    width, height = size_of(paper.content)
    assert width < height
    kept, wanted = rendered(paper.content, dpi=50), rendered(scan_pdf([one_page()]), dpi=50)
    assert kept.shape == wanted.shape
    assert np.abs(kept.astype(int) - wanted.astype(int)).mean() < 3
    shown = Image.open(io.BytesIO(paper.preview))
    assert shown.width < shown.height


@pytest.mark.parametrize("dpi", [100, 150, 200])
@pytest.mark.parametrize("degrees", [-3.0, 3.0])
def test_a_grey_scan_that_lay_askew_is_read(dpi: int, degrees: float) -> None:
    (paper,) = papers(handover_sheet.lay_out(handover()), dpi)
    found = split("pile.pdf", scan_pdf([worn(paper, degrees, noise=8.0)], dpi))
    assert filed(found) == {HANDOVER: (1,)}


@pytest.mark.parametrize("place", [(0.9, 0.06), (0.87, 0.08), (0.91, 0.04), (0.9, 0.09)])
def test_a_stamp_over_the_code_does_not_hide_it(place: tuple[float, float]) -> None:
    paper = worn(stamped(one_page(), *place), 2.0, noise=6.0)
    assert filed(split("pile.pdf", scan_pdf([paper]))) == {HANDOVER: (1,)}


def test_both_sheets_of_a_loan_and_a_visits_report_go_apart() -> None:
    stack = [
        *papers(return_sheet.lay_out(returned())),
        *papers(visit_report.lay_out(REPORT)),
        one_page(),
    ]
    assert filed(split("pile.pdf", scan_pdf(stack), HOSTS)) == {
        RETURN: (1,),
        VISIT: (2,),
        HANDOVER: (3,),
    }


def test_a_file_that_the_app_made_itself_is_filed_too() -> None:
    content = pdf_bytes(handover_sheet.lay_out(handover(accessories=ACCESSORIES * 30)))
    found = split("bon.pdf", content)
    assert filed(found) == {HANDOVER: tuple(range(1, found.page_count + 1))}


def test_pages_that_say_nothing_clear_are_left_to_a_person() -> None:
    two = np.concatenate([three_pages(1)[0], three_pages(2)[0]], axis=1)
    foreign = papers(handover_sheet.lay_out(handover(record_link="https://autre.example/x")))[0]
    blank = np.full_like(foreign, 255)
    found = split("pile.pdf", scan_pdf([two, foreign, blank]), HOSTS)
    assert found.papers == ()
    assert [it.why for it in found.loose] == [
        WhyLoose.SEVERAL,
        WhyLoose.ANOTHER_CODE,
        WhyLoose.NO_CODE,
    ]
    for page in found.loose:
        assert size_of(page.content)[1] > 0
        assert Image.open(io.BytesIO(page.preview)).format == "PNG"


def picture_file(paper: Gray, kind: str) -> bytes:
    written = io.BytesIO()
    Image.fromarray(paper).save(written, kind)
    return written.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_a_photo_of_a_paper_is_filed_as_a_pdf(kind: str) -> None:
    (paper,) = split("IMG_0042", picture_file(worn(one_page(), 2.0, 6.0), kind)).papers
    assert paper.link == HANDOVER
    assert size_of(paper.content) == pytest.approx((595, 842), abs=2)


def test_each_page_of_a_tiff_is_a_paper() -> None:
    written = io.BytesIO()
    first, second = Image.fromarray(one_page()), Image.fromarray(three_pages(4)[0])
    first.save(written, "TIFF", save_all=True, append_images=[second])
    assert list(filed(split("scan.tif", written.getvalue())).values()) == [(1,), (2,)]


# --- refusals -------------------------------------------------------------------------------------


def empty_pdf(pages: int, width: float = 595, height: float = 842) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()


LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
    + b"41" * 32
    + b">/U<"
    + b"42" * 32
    + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<61><61>]>>\n%%EOF"
)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", PaperFault.EMPTY),
        (b"Bonjour", PaperFault.NOT_A_PAPER),
        (b"PK\x03\x04 a document of an office", PaperFault.NOT_A_PAPER),
        (b"%PDF-1.7\nnothing that follows", PaperFault.DAMAGED),
        (photo()[:2000], PaperFault.DAMAGED),
        (LOCKED, PaperFault.LOCKED),
        (png_header(65_000, 65_000), PaperFault.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(content: bytes, fault: PaperFault) -> None:
    with pytest.raises(PaperRefused) as refused:
        split("scan du lundi.pdf", content)
    assert (refused.value.name, refused.value.fault) == ("scan du lundi.pdf", fault)


def test_a_file_of_five_hundred_pages_is_refused_before_it_is_read() -> None:
    assert MOST_PAGES < 500
    with pytest.raises(PaperRefused) as refused:
        split("livre.pdf", empty_pdf(500), progress=lambda *_at: pytest.fail("it was read"))
    assert refused.value.fault is PaperFault.TOO_MANY_PAGES


def test_a_page_as_large_as_a_house_is_refused_with_its_number() -> None:
    document = pypdfium2.PdfDocument(empty_pdf(1))
    document.new_page(20_000, 20_000)
    written = io.BytesIO()
    document.save(written)
    document.close()
    with pytest.raises(PaperRefused) as refused:
        split("plan.pdf", written.getvalue())
    assert (refused.value.fault, refused.value.page) == (PaperFault.TOO_LARGE, 2)


def test_a_large_plan_is_read_with_less_dots() -> None:
    found = split("plan.pdf", empty_pdf(1, 5000, 7000))
    assert [it.why for it in found.loose] == [WhyLoose.NO_CODE]


def test_it_can_be_stopped_between_two_pages() -> None:
    answers: Iterator[bool] = iter([False, False, True])
    read: list[int] = []
    with pytest.raises(Stopped):
        split(
            "pile.pdf",
            empty_pdf(9),
            progress=lambda done, _total: read.append(done),
            stopped=lambda: next(answers),
        )
    assert read == [1, 2]
