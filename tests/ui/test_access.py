"""Everything can be reached by the keyboard, and has a name that a screen reader can say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ordidesk.domain.people import Person
from tests.support import office
from tests.support.controls import controls, described, lacking_room, nameless, out_of_order, walk
from tests.support.records import LEA, NOE, SOPHIE
from tests.support.whole_window import WholeWindow, whole_window
from ui.theme import Theme

LAPTOP = (1366, 688)


@pytest.fixture(
    scope="module", params=[LEA, SOPHIE, NOE], ids=["technician", "manager", "workshop"]
)
def opened(request: pytest.FixtureRequest, theme: Theme) -> Iterator[WholeWindow]:
    with whole_window(theme, office.full(), request.param, LAPTOP) as made:
        yield made


def test_each_control_of_each_page_has_a_name(opened: WholeWindow) -> None:
    for name in opened.pages():
        opened.turn_to(name)
        assert nameless(opened.window) == [], name


def test_tab_goes_through_each_page_as_it_is_read_and_comes_back(opened: WholeWindow) -> None:
    for name in opened.pages():
        opened.turn_to(name)
        opened.window.rail.focus_current()
        stops = walk(opened.window)
        missed = [described(it) for it in controls(opened.window) if it not in stops]
        assert missed == [], name
        assert out_of_order(stops, opened.window) == [], name


def test_shift_and_tab_go_the_same_way_back(opened: WholeWindow) -> None:
    for name in opened.pages():
        opened.turn_to(name)
        opened.window.rail.focus_current()
        on = walk(opened.window)
        opened.window.rail.focus_current()
        back = walk(opened.window, back=True)
        assert [on[0], *reversed(on[1:])] == back, name


def test_dialogs_are_named_and_gone_through_as_they_are_read(opened: WholeWindow) -> None:
    for name in opened.dialogs():
        with opened.dialog(name) as dialog:
            assert nameless(dialog) == [], name
            stops = walk(dialog)
            assert [described(it) for it in controls(dialog) if it not in stops] == [], name
            assert out_of_order(stops, dialog) == [], name


@pytest.mark.parametrize("person", [LEA, SOPHIE, NOE], ids=lambda it: it.role)
def test_very_long_names_have_room_on_each_page(theme: Theme, person: Person) -> None:
    with whole_window(theme, office.long_names(), person, LAPTOP) as opened:
        for name in opened.pages():
            opened.turn_to(name)
            assert lacking_room(opened.window) == [], name


@pytest.fixture(scope="module", params=[LEA, SOPHIE, NOE], ids=lambda it: it.role)
def large(request: pytest.FixtureRequest, theme: Theme) -> Iterator[WholeWindow]:
    """Letters of twice the size, until this module ends: what needs others stands above."""
    theme.set_text_scale(2.0)
    with whole_window(theme, office.full(), request.param, LAPTOP) as made:
        yield made
    theme.set_text_scale(1.0)


def test_letters_of_twice_the_size_have_room_on_each_page_of_a_small_screen(
    large: WholeWindow,
) -> None:
    for name in large.pages():
        large.turn_to(name)
        assert lacking_room(large.window) == [], name


def test_letters_of_twice_the_size_have_room_in_dialogs(large: WholeWindow) -> None:
    for name in large.dialogs():
        with large.dialog(name) as dialog:
            assert lacking_room(dialog) == [], name
            assert dialog.width() <= LAPTOP[0], name
            assert dialog.height() <= dialog.screen().availableGeometry().height(), name
