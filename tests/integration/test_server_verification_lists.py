"""Verification lists: what a file may say, and what loading one does to the portal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ordidesk.domain.assets import Category
from ordidesk.domain.verifications import Use
from ordidesk.server import schema
from ordidesk.server.cli import main
from ordidesk.server.database import Database
from ordidesk.server.errors import InvalidRequest
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.moment import utc_now
from ordidesk.server.verification_lists import (
    DEFAULTS,
    Outcome,
    VerificationLists,
    default_lists,
    read_list,
)

LIST = """
name = "copier"
version = {version}
title = "Copieur"
use = "closing"
categories = ["printer"]
[[item]]
key = "page"
title = "{title}"
[[item]]
key = "toner"
title = "Toner"
kind = "number"
required = false
unit = "%"
low = 10
"""


def listed(version: int = 1, title: str = "Page de test") -> str:
    return LIST.format(version=version, title=title)


@pytest.fixture
def database(new_database: Callable[[], str]) -> Iterator[Database]:
    database = Database(new_database())
    schema.upgrade(database)
    yield database
    database.close()


@pytest.fixture
def lists(database: Database) -> VerificationLists:
    return VerificationLists(database, feed_of(database), utc_now)


def test_every_sort_of_machine_has_one_closing_list_among_the_defaults() -> None:
    closing = [it for it in default_lists() if it.use is Use.CLOSING]
    for category in Category:
        assert sum(category in it.categories for it in closing) == 1, category
    assert all(item.title_en for it in default_lists() for item in it.items)
    assert all(it.name == name for it, name in zip(default_lists(), DEFAULTS, strict=True))


def test_all_ok_for_the_rest_answers_whatever_a_closing_list_requires() -> None:
    """What is measured, written or photographed cannot be answered by one tap."""
    for template in default_lists():
        if template.use is Use.CLOSING:
            assert all(it.kind == "check" for it in template.items if it.required)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name = ", "essai.toml"),
        (listed().replace('use = "closing"', 'use = "often"'), "often"),
        (listed().replace('kind = "number"', 'kind = "colour"'), "colour"),
        (listed().replace('key = "toner"', 'key = "page"'), "n° 2 (« page »)"),
        (listed().replace("low = 10", "low = 10\nhigh = 5"), "low est au-dessus de high"),
        (listed().replace('kind = "number"\n', ""), "unit, low et high"),
        (listed(title=""), "n° 1 (« page »)"),
        (listed(version=0), "version"),
        (listed().split("[[item]]")[0], "item"),
        (listed() + "colour = 1", "colour"),
    ],
)
def test_a_faulty_file_is_refused_with_the_place(content: str, said: str) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read_list(content.encode(), "essai.toml")
    assert said in str(caught.value)
    assert "Rien n'a été chargé" in str(caught.value)


def test_a_newer_version_takes_the_place_of_the_one_before(lists: VerificationLists) -> None:
    first, second = (read_list(listed(version).encode(), "f") for version in (1, 2))
    assert [it.outcome for it in lists.load([first])] == [Outcome.ADDED]
    assert [it.outcome for it in lists.load([first])] == [Outcome.UNCHANGED]
    assert [it.outcome for it in lists.load([second])] == [Outcome.REPLACES]
    assert [(it.version, it.retired) for it in lists.all()] == [(1, True), (2, False)]
    assert [it.outcome for it in lists.load([second])] == [Outcome.UNCHANGED]


def test_an_older_version_than_the_loaded_one_is_refused(lists: VerificationLists) -> None:
    lists.load([read_list(listed(2).encode(), "f")])
    with pytest.raises(InvalidRequest, match="a déjà la version 2"):
        lists.load([read_list(listed(1).encode(), "f")])


def test_a_loaded_version_does_not_change_and_nothing_else_is_loaded(
    lists: VerificationLists,
) -> None:
    lists.load([read_list(listed().encode(), "f")])
    other = read_list(listed().replace("copier", "other").encode(), "f")
    with pytest.raises(InvalidRequest, match="Augmentez version"):
        lists.load([other, read_list(listed(title="Autre").encode(), "f")])
    assert [it.name for it in lists.all()] == ["copier"]


def test_the_defaults_come_to_a_new_portal_once(lists: VerificationLists) -> None:
    assert {it.template.name for it in lists.load_first()} == set(DEFAULTS)
    assert lists.load_first() == []


def test_the_operator_loads_and_lists_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["--database", str(tmp_path / "portal.db")]
    file = tmp_path / "copier.toml"
    file.write_text(listed(), encoding="utf-8")
    assert main(["verifications", "load", str(file), *base]) == 0
    assert "copier v1 : Copieur – ajoutée" in capsys.readouterr().out
    assert main(["verifications", "list", *base]) == 0
    assert "2 points, en usage" in capsys.readouterr().out
    assert main(["verifications", "load", str(tmp_path / "none.toml"), *base]) != 0
    assert "illisible" in capsys.readouterr().err
