"""Dates, hours, numbers and phones as each language has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale, QTime, QTranslator
from PySide6.QtWidgets import QApplication, QCalendarWidget

from ui import moments, phones, words
from ui.application import locale_of, set_language
from ui.counted import Counted
from ui.models.files import size_words

DAY = date(2026, 3, 31)
AFTERNOON = datetime(2026, 3, 31, 12, 5, tzinfo=UTC)
ZONE = "Europe/Paris"
FRENCH, ENGLISH, AMERICAN, BELGIAN = "fr_FR", "en_GB", "en_US", "fr_BE"


@pytest.fixture
def reading() -> Iterator[Callable[[str], None]]:
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (FRENCH, ["mardi 31 mars", "31/03/2026", "31 mars", "14:05", "31/03/2026 14:05"]),
        (ENGLISH, ["Tuesday 31 March", "31/03/2026", "31 Mar", "14:05", "31/03/2026 14:05"]),
        (BELGIAN, ["mardi 31 mars", "31/03/2026", "31 mars", "14:05", "31/03/2026 14:05"]),
        (
            AMERICAN,
            ["Tuesday, March 31", "3/31/2026", "Mar 31", "2:05\u202fPM", "3/31/2026 2:05\u202fPM"],
        ),
    ],
)
def test_days_and_hours(reading: Callable[[str], None], name: str, told: list[str]) -> None:
    reading(name)
    assert [
        moments.long_day(DAY),
        moments.short_date(DAY),
        moments.day_and_month(DAY),
        moments.time_of_day(AFTERNOON, ZONE),
        moments.day_and_time(AFTERNOON, ZONE),
    ] == told


@pytest.mark.parametrize("name", [FRENCH, ENGLISH, AMERICAN, BELGIAN, "fr_CA", "en_IE", "C"])
def test_what_a_field_shows_can_be_typed_into_it(reading: Callable[[str], None], name: str) -> None:
    reading(name)
    locale, form = QLocale(), moments.time_format()
    typed = locale.toString(QTime(14, 5), form)
    assert locale.toTime(typed, form) == QTime(14, 5)
    assert "s" not in form
    assert "yyyy" in moments.date_format()


@pytest.mark.parametrize(
    ("name", "french", "swiss"),
    [
        (FRENCH, "03 81 55 01 12", "+41 22 709 23 33"),
        (ENGLISH, "+33 3 81 55 01 12", "+41 22 709 23 33"),
        (BELGIAN, "+33 3 81 55 01 12", "+41 22 709 23 33"),
    ],
)
def test_phones(reading: Callable[[str], None], name: str, french: str, swiss: str) -> None:
    reading(name)
    assert [phones.shown("0381550112"), phones.shown("0041227092333")] == [french, swiss]
    link = phones.link("0381550112")
    assert link is not None
    assert link.toString() == "tel:+33381550112"
    assert phones.link("demander Hélène") is None


def test_a_language_takes_the_place_of_the_last_one(qapp: QApplication) -> None:
    before, said = QLocale(), []
    for language in ("fr", "en", "fr"):
        set_language(qapp, language)
        said.append((QLocale().language(), words.command("add_note"), Counted.to_send(4)))
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    french = (QLocale.Language.French, "Ajouter une note", "4 actions à envoyer")
    assert said == [french, (QLocale.Language.English, "Add a note", "4 actions to send"), french]


def test_sizes(reading: Callable[[str], None]) -> None:
    reading(FRENCH)
    assert size_words(3_600_000).startswith("3,6 ")
    reading(ENGLISH)
    assert size_words(3_600_000).startswith("3.6 ")


@pytest.mark.usefixtures("qapp")
def test_calendars_begin_their_weeks_as_the_country_does(reading: Callable[[str], None]) -> None:
    for name in (FRENCH, AMERICAN):
        reading(name)
        assert QCalendarWidget().firstDayOfWeek() == QLocale(name).firstDayOfWeek()


@pytest.mark.parametrize(
    ("language", "system", "taken"),
    [
        ("fr", "fr_BE", "fr_BE"),
        ("fr", "en_US", "fr_FR"),
        ("en", "en_US", "en_US"),
        ("en", "fr_FR", "en_GB"),
        ("en", "C", "en_GB"),
    ],
)
def test_the_system_is_followed_where_it_speaks_the_language(
    language: str, system: str, taken: str
) -> None:
    assert locale_of(language, QLocale(system)).name() == taken
