"""Tables that spreadsheets open: French form, quoting, and nothing that would be run."""

from __future__ import annotations

import csv
import io

import pytest

from ordidesk.queries.csv_table import csv_table, harmless


def test_a_table_is_utf8_with_its_mark_semicolons_and_quotes_where_needed() -> None:
    written = csv_table(["Prêt", "Client"], [["P-0312", 'Mairie "de"; Valbrune'], ["", "a\nb"]])
    assert written.startswith(b"\xef\xbb\xbf")
    text = written.decode("utf-8-sig")
    assert text == ('Prêt;Client\r\nP-0312;"Mairie ""de""; Valbrune"\r\n;"a\nb"\r\n')
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[2] == ["", "a\nb"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+33 6 92 55 02 07", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1"]
)
def test_what_a_spreadsheet_would_run_is_a_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "P-0312", "a=b", "03 81 55 01 12", "Hélène", "17/03/2026"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell
