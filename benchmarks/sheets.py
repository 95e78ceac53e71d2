"""A visit report from its content to the bytes of a PDF: one page, and twenty for comparison.

Warm: the fonts were used before, as after the first sheet of a session. The first one is told
apart, and what of it is laying out and what is writing.
"""

from __future__ import annotations

import statistics
import time

from benchmarks.report import Figure, busy, finish, parser
from ordidesk.documents.visit_report import Check, Outcome, VerificationResult, VisitReport
from tests.support.sheets import REPORT, report
from ui.application import make_application
from ui.printing.pdf import pdf_bytes
from ui.printing.visit_report import lay_out
from ui.theme import SchemeChoice, Theme

RUNS = 60
LONG_RUNS = 10
LONG_PAGES = 20
CHECKS = 960


def timed(said: VisitReport) -> tuple[float, float, int, int]:
    """Return milliseconds of laying out and of writing, how many pages, how many bytes."""
    begun = time.perf_counter()
    sheet = lay_out(said)
    laid_out = time.perf_counter()
    content = pdf_bytes(sheet)
    written = time.perf_counter()
    return (laid_out - begun) * 1000, (written - laid_out) * 1000, len(sheet.pages), len(content)


def median_of(name: str, said: VisitReport, runs: int) -> tuple[float, int]:
    """Print how long a report takes; returns the median of the whole in ms, and its pages."""
    spent = [timed(said) for _ in range(runs)]
    whole = sorted(lay + write for lay, write, _, _ in spent)
    pages, size = spent[0][2:]
    print(
        f"{name:10} {pages} page(s), {size / 1000:.0f} kB: median {statistics.median(whole):.1f} ms"
        f" (lay out {statistics.median(it[0] for it in spent):.1f},"
        f" write {statistics.median(it[1] for it in spent):.1f}), worst {whole[-1]:.1f} ms"
    )
    return statistics.median(whole), pages


def main() -> None:
    """Draw, tell."""
    options = parser(__doc__ or "").parse_args()
    Theme(make_application("fr"), SchemeChoice.LIGHT).apply()
    print(busy())
    lay, write, pages, _ = timed(REPORT)
    assert pages == 1
    print(f"first      1 page: {lay + write:.1f} ms (lay out {lay:.1f}, write {write:.1f})")
    median, _ = median_of("warm", REPORT, RUNS)
    checks = tuple(
        Check(label=f"Contrôle {n}", outcome=Outcome.OK, value=f"{n} V", bounds="≤ 999 V")
        for n in range(CHECKS)
    )
    long = report(verifications=(VerificationResult(title="Serveur", checks=checks),))
    _, pages = median_of("long", long, LONG_RUNS)
    assert pages == LONG_PAGES, pages
    finish(options, Figure("one page to PDF, median", median, "ms", 30))


if __name__ == "__main__":
    main()
