"""The store's tables fit the records, and what the rules ask has an index."""

from __future__ import annotations

import gc

import pytest

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import columns
from ordidesk.domain.work import Finder
from ordidesk.store.reader import Reader
from ordidesk.store.search_index import SEARCHED


@pytest.mark.parametrize("kind", RECORDS)
def test_columns_are_the_records_fields(reader: Reader, kind: str) -> None:
    found = [row[0] for row in reader.rows("SELECT name FROM pragma_table_info(?)", kind)]
    assert sorted(found) == sorted(["rid", *columns(RECORDS[kind]), "ver"])


@pytest.mark.parametrize("kind", SEARCHED)
def test_the_search_index_names_columns_of_its_table(reader: Reader, kind: str) -> None:
    found = [
        row[0] for row in reader.rows("SELECT name FROM pragma_table_info(?)", f"search_{kind}")
    ]
    assert tuple(found) == SEARCHED[kind]
    assert set(found) <= set(columns(RECORDS[kind]))


def test_every_finder_of_the_rules_has_an_index(reader: Reader) -> None:
    finders = [found for found in gc.get_objects() if isinstance(found, Finder)]
    assert finders
    for finder in finders:
        plan = reader.rows(
            f"EXPLAIN QUERY PLAN SELECT id FROM {finder.record_type.kind} "  # noqa: S608 - our names
            f'WHERE "{finder.field}" = ?',
            "",
        )
        assert "USING INDEX" in plan[0][3], finder


def test_exact_numbers_have_an_index(reader: Reader) -> None:
    for asked in (
        "SELECT id FROM asset WHERE inventory_number = ?",
        "SELECT id FROM asset WHERE substr(inventory_number, -4) = ?",
        "SELECT id FROM asset WHERE serial = ? COLLATE NOCASE AND serial <> ''",
        "SELECT id FROM ticket WHERE number = ?",
    ):
        assert "USING INDEX" in reader.rows(f"EXPLAIN QUERY PLAN {asked}", "")[0][3]
