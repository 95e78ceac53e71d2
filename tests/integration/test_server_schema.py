"""The portal's schema: up and down, and fit for every record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from ordidesk.domain.assets import Asset
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import columns
from ordidesk.server import rows, schema
from ordidesk.server.database import Database
from ordidesk.server.errors import (
    DatabaseNotOurs,
    DatabaseTooNew,
    DatabaseUnreachable,
    NumbersNotUnique,
)
from ordidesk.server.tables import RECORD_TABLES, metadata
from tests.support.records import COMPANY, NOW, asset, entry, ticket, visit


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(str(tmp_path / "portal.db"))
    yield database
    database.close()


def test_the_steps_lead_to_the_tables_that_the_code_uses(database: Database) -> None:
    schema.upgrade(database)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_steps_lead_down_to_nothing_and_up_again(database: Database) -> None:
    schema.upgrade(database)
    assert schema.version(database) == "0004"
    schema.downgrade(database)
    assert schema.version(database) == ""
    with database.reading() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    schema.upgrade(database)
    assert schema.version(database) == "0004"


def test_a_number_is_one_machines_from_the_second_step_on(database: Database) -> None:
    schema.upgrade(database, "0001")
    with database.writing() as connection:
        rows.write(connection, asset(1), 1)
    schema.upgrade(database)
    with pytest.raises(IntegrityError), database.writing() as connection:
        rows.write(connection, asset(2, inventory_number=asset(1).inventory_number), 1)
    schema.downgrade(database, "0001")
    with database.writing() as connection:
        rows.write(connection, asset(2, inventory_number=asset(1).inventory_number), 1)


def test_numbers_that_are_there_twice_are_named_and_nothing_changes(database: Database) -> None:
    schema.upgrade(database, "0001")
    twins = [asset(number, inventory_number=f"OD-{number % 6:06d}") for number in range(12)]
    with database.writing() as connection:
        for twin in twins:
            rows.write(connection, twin, 1)
    with pytest.raises(NumbersNotUnique, match=r"OD-000000, OD-000001, .*…"):
        schema.upgrade(database)
    assert schema.version(database) == "0001"
    with database.reading() as connection:
        assert rows.read(connection, Asset, twins[0].id) == (twins[0], 1)


def test_going_up_again_changes_nothing(database: Database) -> None:
    schema.upgrade(database)
    with database.writing() as connection:
        rows.write(connection, COMPANY[0], 1)
    schema.upgrade(database)
    with database.reading() as connection:
        assert rows.read(connection, type(COMPANY[0]), COMPANY[0].id) == (COMPANY[0], 1)


def test_each_record_has_a_table_with_its_columns_and_its_version() -> None:
    assert {kind: tuple(table.columns.keys()) for kind, table in RECORD_TABLES.items()} == {
        kind: (*columns(record_type), "ver") for kind, record_type in RECORDS.items()
    }


def test_each_record_comes_back_as_it_was_written(database: Database) -> None:
    schema.upgrade(database)
    declared = ticket(1, resolved_at=NOW)
    records = (*COMPANY, asset(1), declared, visit("a", declared, NOW), entry("a", declared, NOW))
    assert {record.kind for record in records} == set(RECORDS)
    with database.writing() as connection:
        for record in records:
            rows.write(connection, record, 1)
        for record in records:
            assert rows.read(connection, type(record), record.id) == (record, 1)


def test_a_database_of_a_newer_portal_is_left_alone(database: Database) -> None:
    schema.upgrade(database)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseTooNew, match="9999"):
        schema.upgrade(database)


def test_a_database_of_another_program_is_left_alone(database: Database, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "portal.db") as other:
        other.execute("CREATE TABLE recipe (id)")
    other.close()
    with pytest.raises(DatabaseNotOurs):
        schema.upgrade(database)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["recipe"]


def test_a_file_that_is_no_database_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Des notes, pas une base. " * 100, encoding="utf-8")
    before = path.read_bytes()
    database = Database(str(path))
    with pytest.raises(DatabaseNotOurs, match=r"notes\.txt"):
        schema.upgrade(database)
    database.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("address", ["mysql://localhost/x", "://", "postgresql://localhost/x"])
def test_an_address_that_leads_to_no_database_we_know_is_told(address: str) -> None:
    with pytest.raises(DatabaseUnreachable):
        Database(address)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    database = Database(str(tmp_path))
    with pytest.raises(DatabaseUnreachable):
        schema.upgrade(database)
    database.close()
