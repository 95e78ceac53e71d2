"""Declaring an incident while somebody is on the phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import Channel, Impact, Ticket
from ordidesk.store.reader import Reader
from tests.support.declaring import (
    call,
    choice,
    chosen,
    description,
    field,
    is_open,
    kept,
    main_action,
    opened,
    rows,
)
from tests.support.filled_store import change
from tests.support.records import (
    COMPANY,
    NOE,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    TOWN_HALL_SITE,
    asset,
    ticket,
)
from tests.support.seen import button, click, click_row, give_up, has_button, until, words_on
from tests.support.workbench import Workbench

OpenBench = Callable[..., Workbench]

LAPTOP = asset(4217)
DECLARED = ticket(1, asset_id=LAPTOP.id, summary="Écran noir au démarrage")
WORLD = (*COMPANY, LAPTOP, DECLARED)
SUMMARY = "Outlook se ferme"


class Hands(QObject):
    """Counts the keys and clicks that reach the application's windows, letters apart."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = self.others = self.clicks = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count what a hand does where it comes in, before it goes on to a field."""
        if isinstance(watched, QWindow) and event.type() == QEvent.Type.MouseButtonPress:
            self.clicks += 1
        if isinstance(watched, QWindow) and isinstance(event, QKeyEvent):
            is_letter = bool(event.text()) and event.text().isprintable()
            pressed = event.type() == QEvent.Type.KeyPress
            self.letters += pressed and is_letter
            self.others += pressed and not is_letter
        return False


def press(dialog: QWidget, letters: str) -> None:
    for letter in letters:
        QTest.keyClick(dialog.windowHandle(), ord(letter))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    counting = Hands()
    qapp.installEventFilter(counting)
    yield counting
    qapp.removeEventFilter(counting)


def test_a_phone_number_proposes_person_site_and_machine(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    told = QSignalSpy(dialog.opened)
    call(qtbot, dialog, "0381550112")
    assert chosen(dialog, "Client") == TOWN_HALL.name
    assert chosen(dialog, "Requester").startswith(SECRETARY.name)
    assert chosen(dialog, "Machine").startswith(LAPTOP.inventory_number)
    field(dialog, "Summary").setText("Impossible de se connecter au serveur")
    click(dialog, "Open the ticket")
    until(qtbot, lambda: told.count() == 1)
    stored = bench_.desk.ask(Reader.get, Ticket, str(told.at(0)[0]))
    assert stored is not None
    assert (stored.requester_id, stored.asset_id) == (SECRETARY.id, LAPTOP.id)
    assert stored.channel is Channel.PHONE


def test_a_call_is_stored_by_a_number_a_summary_and_two_more_keys(
    qtbot: QtBot, bench: OpenBench, window: QWidget, hands: Hands
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    assert dialog.focusWidget() is field(dialog, "Who is calling")
    number = "0381550112"
    press(dialog, number)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)
    until(qtbot, lambda: dialog.focusWidget() is field(dialog, "Summary"))
    press(dialog, SUMMARY)
    main_action(dialog)
    until(qtbot, lambda: len(kept(bench_)) == 2)
    assert (hands.letters, hands.others, hands.clicks) == (len(number) + len(SUMMARY), 2, 0)
    stored = kept(bench_)[-1]
    assert (stored.summary, stored.client_id) == (SUMMARY, TOWN_HALL.id)
    assert (stored.site_id, stored.asset_id) == (TOWN_HALL_SITE.id, LAPTOP.id)
    assert (stored.requester_id, stored.channel) == (SECRETARY.id, Channel.PHONE)


def test_from_the_summary_one_tab_leads_to_the_impact(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(COMPANY, SOPHIE), window)
    field(dialog, "Summary").setFocus()
    for name in ("Impact", "Touches"):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is choice(dialog, name)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is description(dialog)


def test_enter_pressed_before_anybody_is_found_takes_the_one_who_is(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    field(dialog, "Summary").setText(SUMMARY)
    caller = field(dialog, "Who is calling")
    QTest.keyClicks(caller, "0381550112")
    QTest.keyClick(caller, Qt.Key.Key_Return)
    until(qtbot, lambda: chosen(dialog, "Requester").startswith(SECRETARY.name))
    assert kept(bench_) == [DECLARED]  # Enter in this field opens nothing


def test_the_rest_of_a_call_is_added_to_the_ticket_that_is_stored(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    told = QSignalSpy(dialog.opened)
    call(qtbot, dialog, "0381550112")
    field(dialog, "Summary").setText(SUMMARY)
    main_action(dialog)
    until(qtbot, lambda: "Add to it while talking" in words_on(dialog))
    assert dialog.focusWidget() is description(dialog)
    assert not button(dialog, "Save").isEnabled()
    assert not choice(dialog, "Client").isEnabled()
    assert told.count() == 0
    description(dialog).insertPlainText("Depuis ce matin, en ouvrant une pièce jointe.")
    field(dialog, "Access").setText("Sonner à l'accueil")
    field(dialog, "Summary").setText("Outlook se ferme sur les pièces jointes")
    main_action(dialog)
    until(qtbot, lambda: kept(bench_)[-1].access == "Sonner à l'accueil")
    field(dialog, "Call-back").setText("14 h à 16 h")
    until(qtbot, button(dialog, "Open the ticket").isEnabled)
    click(dialog, "Open the ticket")
    until(qtbot, lambda: told.count() == 1)
    first, stored = kept(bench_)
    assert first == DECLARED
    assert told.at(0) == [stored.id]
    assert stored.summary == "Outlook se ferme sur les pièces jointes"
    assert stored.description == "Depuis ce matin, en ouvrant une pièce jointe."
    assert (stored.callback, stored.location) == ("14 h à 16 h", LAPTOP.location)
    assert not is_open(window)


def test_the_number_is_shown_as_soon_as_the_portal_gives_it(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    field(dialog, "Summary").setText(SUMMARY)
    main_action(dialog)
    until(qtbot, lambda: "its number is still to come" in words_on(dialog))
    change(bench_.store, replace(kept(bench_)[-1], number="T-000077"))
    until(qtbot, lambda: "T-000077 is recorded." in words_on(dialog))


def test_a_ticket_that_is_told_by_hand_is_opened_in_one_go(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD)
    dialog = opened(qtbot, bench_, window)
    assert chosen(dialog, "Declared by") == "Technician on site"
    assert not has_button(dialog, "Save")
    field(dialog, "Summary").setText(SUMMARY)
    choice(dialog, "Impact").setCurrentIndex(1)
    main_action(dialog)
    until(qtbot, lambda: not is_open(window))
    assert kept(bench_)[-1].declared_impact is Impact.BLOCKING


def test_who_may_not_correct_a_ticket_stores_all_of_it_at_once(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, NOE)
    dialog = opened(qtbot, bench_, window)
    call(qtbot, dialog, "0381550112")
    assert not has_button(dialog, "Save")
    field(dialog, "Summary").setText(SUMMARY)
    main_action(dialog)
    until(qtbot, lambda: not is_open(window))
    assert kept(bench_)[-1].channel is Channel.PHONE


def test_what_is_open_already_can_be_turned_to_instead(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(WORLD, SOPHIE), window)
    told = QSignalSpy(dialog.shown_instead)
    call(qtbot, dialog, "0381550112")
    similar = rows(dialog, "Open tickets that may be the same")
    until(qtbot, similar.isVisible)
    click_row(similar, 0)
    assert told.at(0) == [DECLARED.id]


def test_a_summary_that_says_nothing_is_questioned_once(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(WORLD), window)
    told = QSignalSpy(dialog.opened)
    field(dialog, "Summary").setText("Ça ne marche pas")
    click(dialog, "Open the ticket")
    assert "Say in a few words what it touches" in words_on(dialog)
    assert told.count() == 0
    click(dialog, "Open the ticket")
    until(qtbot, lambda: told.count() == 1)


def test_a_description_that_says_nothing_is_questioned_once_with_a_good_one(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD)
    dialog = opened(qtbot, bench_, window)
    field(dialog, "Summary").setText(SUMMARY)
    description(dialog).setPlainText("Problème PC")
    click(dialog, "Open the ticket")
    assert "Since this morning Outlook closes" in words_on(dialog)
    assert "Say in a few words" not in words_on(dialog)
    assert dialog.focusWidget() is description(dialog)
    assert kept(bench_) == [DECLARED]
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    assert kept(bench_)[-1].description == "Problème PC"


def test_nobody_known_is_said_with_what_can_be_done(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(WORLD), window)
    QTest.keyClicks(field(dialog, "Who is calling"), "Inconnue")
    until(qtbot, lambda: "Nobody is known by this" in words_on(dialog))


def test_closing_asks_once_when_something_was_typed_and_keeps_it_otherwise(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    description(dialog).setPlainText("Depuis ce matin.")
    for answer in ("Cancel", "Close without saving"):
        assert dialog.isVisible()
        assert description(dialog).toPlainText() == "Depuis ce matin."
        give_up(qtbot, dialog, answer)
    assert not is_open(window)
    assert kept(bench_) == [DECLARED]


def test_closing_asks_nothing_when_only_proposals_were_filled_in(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    dialog = opened(qtbot, bench(WORLD, SOPHIE), window)
    call(qtbot, dialog, "0381550112")
    assert field(dialog, "Location").text() == LAPTOP.location
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not is_open(window)


def test_the_dialog_fits_a_small_screen_whatever_it_has_to_say(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    more = tuple(ticket(n, asset_id=LAPTOP.id, summary=f"Souci {n}") for n in (2, 3, 4))
    dialog = opened(qtbot, bench((*WORLD, *more), SOPHIE), window)
    call(qtbot, dialog, "0381550112")
    until(qtbot, rows(dialog, "Open tickets that may be the same").isVisible)
    field(dialog, "Summary").setText("PC en panne")
    description(dialog).setPlainText("ça ne marche pas")
    main_action(dialog)
    assert "Since this morning" in words_on(dialog)
    assert dialog.height() <= 688
    main_action(dialog)
    until(qtbot, lambda: "Add to it while talking" in words_on(dialog))
    assert dialog.height() <= 688


def test_what_a_colleague_wrote_meanwhile_is_not_written_over(
    qtbot: QtBot, bench: OpenBench, window: QWidget
) -> None:
    bench_ = bench(WORLD, SOPHIE)
    dialog = opened(qtbot, bench_, window)
    field(dialog, "Summary").setText(SUMMARY)
    main_action(dialog)
    until(qtbot, lambda: "Add to it while talking" in words_on(dialog))
    change(bench_.store, replace(kept(bench_)[-1], description="Vu par Karim.", number="T-77"))
    description(dialog).setPlainText("Depuis ce matin, sur chaque pièce jointe.")
    field(dialog, "Call-back").setText("14 h à 16 h")
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    stored = kept(bench_)[-1]
    assert (stored.description, stored.callback) == ("Vu par Karim.", "14 h à 16 h")
