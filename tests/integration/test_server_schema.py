"""The portal's schema: up and down, and fit for every record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, insert, inspect, select
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.exc import IntegrityError

from ordidesk.domain.assets import Asset
from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.loans import Accessory, Grade, LoanSheet, Printed, Signed, WipeMethod
from ordidesk.domain.records import columns
from ordidesk.domain.released_days import Released
from ordidesk.domain.tickets import CoverDecision
from ordidesk.domain.visits import ConfirmedBy, VisitState
from ordidesk.server import rows, schema
from ordidesk.server.database import Database
from ordidesk.server.errors import (
    DatabaseNotOurs,
    DatabaseTooNew,
    DatabaseUnreachable,
    DatabaseUnsuited,
    NumbersNotUnique,
)
from ordidesk.server.feed import Entry
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.scope import Audience
from ordidesk.server.tables import RECORD_TABLES, Xid8, metadata, postgresql_metadata
from tests.support.postgresql import Postgresql
from tests.support.records import (
    CHECKLIST,
    CLAUSES,
    COMPANY,
    IDENTITY,
    LEA,
    NOW,
    absence,
    asset,
    attachment,
    day_release,
    entry,
    loan,
    loaner,
    record_id,
    repair,
    request,
    run,
    ticket,
    visit,
)

# What the database says of a column is to be read, too.
ischema_names["xid8"] = Xid8


@pytest.fixture
def database(new_database: Callable[[], str]) -> Iterator[Database]:
    database = Database(new_database())
    yield database
    database.close()


def test_the_steps_lead_to_the_tables_that_the_code_uses(database: Database) -> None:
    schema.upgrade(database)
    assert _differences(database) == []


def test_each_step_leads_up_down_and_up_again(database: Database) -> None:
    steps = [step.revision for step in reversed(schema.steps())]
    for before, step in zip(["base", *steps], steps, strict=False):
        schema.upgrade(database, step)
        tables = _tables(database)
        schema.downgrade(database, before)
        assert schema.version(database) == before.removeprefix("base")
        schema.upgrade(database, step)
        assert schema.version(database) == step
        assert _tables(database) == tables
    assert _differences(database) == []
    schema.downgrade(database)
    assert set(_tables(database)) <= {"alembic_version"}


def test_portals_that_start_at_once_bring_the_schema_up_once(
    new_database: Callable[[], str],
) -> None:
    address = new_database()
    databases = [Database(address) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(schema.upgrade, databases))
    assert _differences(databases[0]) == []
    for database in databases:
        database.close()


def test_rows_go_along_up_and_down(database: Database) -> None:
    first, *_, newest = (step.revision for step in reversed(schema.steps()))
    schema.upgrade(database)
    records = (*COMPANY, asset(1), ticket(1))
    feed = feed_of(database)
    with database.writing() as connection:
        for record in records:
            rows.write(connection, record, 1)
            feed.append(connection, [Entry(record.kind, record.id, 1, Audience())], NOW)
    schema.downgrade(database, first)
    schema.upgrade(database, newest)
    with database.reading() as connection:
        for record in records:
            assert rows.read(connection, type(record), record.id) == (record, 1)
        start = "0" if database.one_writer else "0-0"
        assert len(feed.after(connection, start, 1000).entries) == len(records)


def test_a_number_is_one_machines_from_the_second_step_on(database: Database) -> None:
    schema.upgrade(database, "0001")
    with database.writing() as connection:
        _write_as_it_was(connection, asset(1))
    schema.upgrade(database)
    with pytest.raises(IntegrityError), database.writing() as connection:
        rows.write(connection, asset(2, inventory_number=asset(1).inventory_number), 1)
    schema.downgrade(database, "0001")
    with database.writing() as connection:
        _write_as_it_was(connection, asset(2, inventory_number=asset(1).inventory_number))


def _write_as_it_was(connection: Connection, record: Asset) -> None:
    """Write a machine into the table of an older schema, without what came to it later."""
    table = Table(Asset.kind, MetaData(), autoload_with=connection)
    values = {**rows.row_of(record), "ver": 1}
    connection.execute(insert(table).values({it.name: values[it.name] for it in table.columns}))


def test_numbers_that_are_there_twice_are_named_and_nothing_changes(database: Database) -> None:
    schema.upgrade(database, "0001")
    twins = [asset(number, inventory_number=f"OD-{number % 6:06d}") for number in range(12)]
    with database.writing() as connection:
        for twin in twins:
            _write_as_it_was(connection, twin)
    with pytest.raises(NumbersNotUnique, match=r"OD-000000, OD-000001, .*…"):
        schema.upgrade(database)
    assert schema.version(database) == "0001"
    with database.reading() as connection:
        found = connection.execute(select(RECORD_TABLES[Asset.kind].c.id)).scalars()
        assert set(found) == {twin.id for twin in twins}


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
    declared = ticket(
        1,
        resolved_at=NOW,
        cover_decision=CoverDecision.QUOTE,
        followers=(record_id("cook"),),
    )
    lent = loan(
        "a",
        declared,
        loaner(2),
        accessories=(Accessory(designation="Chargeur", quantity=2, back=1),),
        photos=(record_id("photo"),),
        replaced_taken=True,
        due_on=NOW.date(),
        handed_over_at=NOW,
        grade_back=Grade.WORN,
        wiped_on=NOW.date(),
        wipe_method=WipeMethod.RESET,
        signed=(Signed(sheet=LoanSheet.HANDOVER, document="a" * 64, name="M. Roche", at=NOW),),
        printed=(Printed(sheet=LoanSheet.RETURN, at=NOW, by=LEA.id, content="b" * 64),),
    )
    records = (
        *COMPANY,
        asset(1),
        loaner(2, ready_at=NOW),
        declared,
        visit("a", declared, NOW, sequence=3, confirmed_how=ConfirmedBy.PHONE),
        entry("a", declared, NOW),
        attachment("a", declared, removed_at=NOW, received=True),
        CHECKLIST,
        run("a", declared, finished_at=NOW),
        request("a", declared),
        IDENTITY,
        CLAUSES,
        lent,
        repair("a", declared, asset(1), changed_at=NOW, given_back_at=NOW),
        absence("a", LEA, removed_at=NOW),
        day_release(
            "a",
            LEA,
            released=(
                Released(
                    visit_id=record_id("visit a"),
                    request_id="",
                    state=VisitState.CONFIRMED,
                    sequence=2,
                ),
            ),
            restored_at=NOW,
        ),
    )
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


def test_a_database_of_another_program_is_left_alone(database: Database) -> None:
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE recipe (id integer)")
    with pytest.raises(DatabaseNotOurs):
        schema.upgrade(database)
    assert set(_tables(database)) == {"recipe"}


def test_a_file_that_is_no_database_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Des notes, pas une base. " * 100, encoding="utf-8")
    before = path.read_bytes()
    database = Database(str(path))
    with pytest.raises(DatabaseNotOurs, match=r"notes\.txt"):
        schema.upgrade(database)
    database.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("address", ["mysql://localhost/x", "://", "postgresql://x/y"])
def test_an_address_that_leads_to_no_database_we_know_is_told(address: str) -> None:
    with pytest.raises(DatabaseUnreachable):
        Database(address)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    database = Database(str(tmp_path))
    with pytest.raises(DatabaseUnreachable):
        schema.upgrade(database)
    database.close()


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    database = Database(f"postgresql+psycopg://portal:secret@/ordidesk?host={tmp_path}")
    with pytest.raises(DatabaseUnreachable, match="ne répond pas") as told:
        schema.upgrade(database)
    database.close()
    assert "secret" not in str(told.value)


def test_a_database_that_orders_text_otherwise_is_told_with_what_to_do(
    postgresql: Postgresql,
) -> None:
    postgresql.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    database = Database(postgresql.url("latin"))
    with pytest.raises(DatabaseUnsuited, match="createdb --template=template0"):
        schema.upgrade(database)
    database.close()


def _differences(database: Database) -> list[object]:
    ours = metadata if database.one_writer else postgresql_metadata
    with database.reading() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), ours))


def _tables(database: Database) -> dict[str, list[tuple[str, str]]]:
    """Return each table's columns with their types."""
    with database.reading() as connection:
        there = inspect(connection)
        return {
            name: sorted((it["name"], str(it["type"])) for it in there.get_columns(name))
            for name in there.get_table_names()
        }
