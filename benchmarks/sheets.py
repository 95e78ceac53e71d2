"""Sheets from their content to the bytes of a PDF: visit report, loan, a hundred in one file.

Warm: the fonts were used before, as after the first sheet of a session. The first one is told
apart, and what of it is laying out and what is writing. Beside the loan's sheet stands the same
content as reportlab lays it out.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from msgspec.structs import replace

from benchmarks import reportlab_sheet
from benchmarks.report import Figure, busy, finish, parser
from ordidesk.documents.loan_sheets import HandoverSheet
from ordidesk.documents.visit_report import Check, Outcome, VerificationResult
from tests.support.loan_sheets import HANDOVER, handover
from tests.support.sheets import REPORT, report
from ui.application import make_application
from ui.printing import handover_sheet
from ui.printing.batch import Batch, Entry, OneFile, Order
from ui.printing.pdf import pdf_bytes
from ui.printing.sheet import Sheet
from ui.printing.visit_report import lay_out
from ui.theme import SchemeChoice, Theme

RUNS = 60
LONG_RUNS = 10
LONG_PAGES = 21
CHECKS = 960
MANY = 100
MANY_RUNS = 5


def timed(made: Callable[[], Sheet]) -> tuple[float, float, int, int]:
    """Return milliseconds of laying out and of writing, how many pages, how many bytes."""
    begun = time.perf_counter()
    sheet = made()
    laid_out = time.perf_counter()
    content = pdf_bytes(sheet)
    written = time.perf_counter()
    return (laid_out - begun) * 1000, (written - laid_out) * 1000, len(sheet.pages), len(content)


def median_of(name: str, made: Callable[[], Sheet], runs: int) -> tuple[float, int]:
    """Print how long a sheet takes; returns the median of the whole in ms, and its pages."""
    spent = [timed(made) for _ in range(runs)]
    whole = sorted(lay + write for lay, write, _, _ in spent)
    pages, size = spent[0][2:]
    print(
        f"{name:10} {pages} page(s), {size / 1000:.0f} kB: median {statistics.median(whole):.1f} ms"
        f" (lay out {statistics.median(it[0] for it in spent):.1f},"
        f" write {statistics.median(it[1] for it in spent):.1f}), worst {whole[-1]:.1f} ms"
    )
    return statistics.median(whole), pages


def many(said: HandoverSheet) -> tuple[float, float]:
    """Return how long a hundred sheets in one file take, and the longest step, in ms."""

    def entry(number: int) -> Entry:
        name = f"P-{number:04d}"
        return Entry(name, lambda: handover_sheet.lay_out(replace(said, number=name)))

    entries = [entry(number) for number in range(MANY)]
    order = Order("Bons", "OrdiDesk", tuple(entries), str)
    begun = time.perf_counter()
    file = OneFile(order)
    batch = Batch(entries, file)
    steps = []
    going = True
    while going:
        step = time.perf_counter()
        going = batch.step()
        steps.append((time.perf_counter() - step) * 1000)
    last = time.perf_counter()
    content = file.content()
    ended = time.perf_counter()
    assert len(batch.outcome().done) == MANY
    print(
        f"{MANY} sheets {len(content) / 1000:.0f} kB: {(ended - begun) * 1000:.0f} ms,"
        f" a step {statistics.median(steps):.1f}, worst {max(steps):.1f},"
        f" end of the file {(ended - last) * 1000:.1f} ms"
    )
    return (ended - begun) * 1000, max(*steps, (ended - last) * 1000)


def beside_reportlab(ours: float) -> None:
    """Print how long reportlab takes for the same content, and the ratio."""
    reportlab_sheet.pdf_of(HANDOVER)
    content = b""
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        content = reportlab_sheet.pdf_of(HANDOVER)
        spent.append((time.perf_counter() - begun) * 1000)
    theirs = statistics.median(spent)
    print(
        f"reportlab  {len(content) / 1000:.0f} kB: median {theirs:.1f} ms,"
        f" {theirs / ours:.1f} times ours"
    )


def main() -> None:
    """Draw, tell."""
    options = parser(__doc__ or "").parse_args()
    Theme(make_application("fr"), SchemeChoice.LIGHT).apply()
    print(busy())
    lay, write, pages, _ = timed(lambda: lay_out(REPORT))
    assert pages == 1
    print(f"first      1 page: {lay + write:.1f} ms (lay out {lay:.1f}, write {write:.1f})")
    median, _ = median_of("warm", lambda: lay_out(REPORT), RUNS)
    checks = tuple(
        Check(label=f"Contrôle {n}", outcome=Outcome.OK, value=f"{n} V", bounds="≤ 999 V")
        for n in range(CHECKS)
    )
    long = report(verifications=(VerificationResult(title="Serveur", checks=checks),))
    _, pages = median_of("long", lambda: lay_out(long), LONG_RUNS)
    assert pages == LONG_PAGES, pages
    loan, pages = median_of("handover", lambda: handover_sheet.lay_out(HANDOVER), RUNS)
    assert pages == 1, pages
    beside_reportlab(loan)
    print("signed:")
    for _ in range(MANY_RUNS):
        many(HANDOVER)
    print("to be signed on paper, as tomorrow's are:")
    runs = [many(handover(signatures=())) for _ in range(MANY_RUNS)]
    finish(
        options,
        Figure("one page to PDF, median", median, "ms", 30),
        Figure("one handover sheet to PDF, median", loan, "ms", 30),
        Figure(
            "100 handover sheets in one PDF, median",
            statistics.median(it[0] for it in runs) / 1000,
            "s",
            1,
        ),
        Figure(
            "the window is held by one of them, worst, median of runs",
            statistics.median(it[1] for it in runs),
            "ms",
            50,
        ),
    )


if __name__ == "__main__":
    main()
