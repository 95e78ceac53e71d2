"""The list that a loaner goes through before it goes out: one of its own for each going out."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from ordidesk.domain.assets import Category
from ordidesk.domain.verifications import RunState, Use
from ordidesk.queries import directory, verifications
from ordidesk.store.reader import Reader
from ordidesk.store.store import Store
from tests.support.filled_store import fill
from tests.support.records import (
    CHECKLIST,
    COMPANY,
    KARIM,
    LEA,
    NOE,
    NOW,
    PREPARATION,
    SOPHIE,
    actor,
    loaner,
    preparation,
)

LAPTOP = loaner(900)
WORLD = (*COMPANY, NOE, PREPARATION, CHECKLIST, LAPTOP)


def offered(reader: Reader, use: Use = Use.PREPARATION) -> tuple[verifications.ToVerify, ...]:
    return verifications.of_loaner(reader, actor(NOE), LAPTOP.id, use, NOW)


def test_a_list_that_nobody_began_is_offered_without_a_run(store: Store, reader: Reader) -> None:
    fill(store, WORLD)
    (found,) = offered(reader)
    assert (found.template_id, found.run) == (PREPARATION.id, None)
    assert found.asset_number == "OD-000900"
    assert offered(reader, Use.RETURN) == ()


def test_the_newest_run_that_counts_is_gone_on_with(store: Store, reader: Reader) -> None:
    first = preparation("first", LAPTOP, started_at=NOW - timedelta(days=2))
    newest = preparation("newest", LAPTOP, state=RunState.IN_PROGRESS, finished_at=None)
    void = preparation("void", LAPTOP, state=RunState.VOID, started_at=NOW + timedelta(hours=1))
    fill(store, (*WORLD, first, newest, void))
    (found,) = offered(reader)
    assert found.run is not None
    assert found.run.id == newest.id


def test_what_it_was_prepared_with_the_last_time_counts_no_more(
    store: Store, reader: Reader
) -> None:
    before = preparation("before", LAPTOP, started_at=NOW - timedelta(days=9))
    used = preparation("used", LAPTOP)
    fill(store, (*COMPANY, NOE, PREPARATION, before, used, replace(LAPTOP, ready_run=used.id)))
    (found,) = offered(reader)
    assert found.run is None


def test_a_list_for_other_machines_is_not_offered(store: Store, reader: Reader) -> None:
    for_printers = replace(PREPARATION, categories=(Category.PRINTER,))
    fill(store, (*COMPANY, NOE, LAPTOP, for_printers))
    assert offered(reader) == ()


def test_the_companys_own_people_are_offered_by_name(store: Store, reader: Reader) -> None:
    gone = replace(KARIM, active=False)
    fill(store, (*(it for it in COMPANY if it is not KARIM), NOE, gone))
    assert [it.id for it in directory.staff(reader)] == [LEA.id, NOE.id, SOPHIE.id]
