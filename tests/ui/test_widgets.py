"""The pieces that pages are built from, through what a person does and sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.theme import SIZE, SchemeChoice, Theme, Tone
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip, ChipSpec
from ui.widgets.composer import Composer
from ui.widgets.dialogs import FormDialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.form import minutes_field
from ui.widgets.journal import JournalEntry, JournalView, initials
from ui.widgets.list_detail import ListDetail
from ui.widgets.notices import NoticeBar, Toast
from ui.widgets.number_field import NumberField
from ui.widgets.page_header import PageHeader
from ui.widgets.progress import ProgressPanel
from ui.widgets.row_list import Row, RowList, TimelineList
from ui.widgets.rows import RowRole
from ui.widgets.segments import Segment, Segments
from ui.widgets.skeleton import Skeleton
from ui.widgets.table import DataTable, TableDelegate
from ui.widgets.text import ElidedLabel
from ui.widgets.timeline import Moment

W = TypeVar("W", bound=QWidget)

ROWS = (
    Row(
        "T-1", "Onduleur en défaut", "Mairie de Valbrune", "10:42", ChipSpec("En cours", Tone.INFO)
    ),
    Row("T-2", "Poste qui ne démarre plus", "Cabinet Léger", priority=Tone.HIGH, pending=True),
    Row("T-3", "Impression lente", "EHPAD Les Tilleuls", icon="printer"),
)


def _shown(qtbot: QtBot, widget: W) -> W:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def _button(parent: QWidget, name: str) -> QAbstractButton:
    found = [b for b in parent.findChildren(QAbstractButton) if name in b.accessibleName()]
    assert len(found) == 1, [b.accessibleName() for b in found]
    return found[0]


def _words_in(parent: QWidget) -> list[str]:
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]


def _chips_in(parent: QWidget) -> list[str]:
    return [chip.spec().text for chip in parent.findChildren(Chip) if chip.isVisible()]


def _click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


class TestRowList:
    """Rows of a list, and of a day."""

    def test_a_click_tells_what_the_row_stands_for(self, theme: Theme, qtbot: QtBot) -> None:
        rows = _shown(qtbot, RowList(theme, "Tickets"))
        rows.set_rows(ROWS)
        with qtbot.waitSignal(rows.chosen) as told:
            point = rows.visualRect(rows.model().index(1, 0)).center()
            QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert told.args == ["T-2"]

    def test_arrows_move_and_enter_opens(self, theme: Theme, qtbot: QtBot) -> None:
        rows = _shown(qtbot, RowList(theme, "Tickets"))
        rows.set_rows(ROWS)
        rows.choose_first()
        QTest.keyClick(rows, Qt.Key.Key_Down)
        assert rows.current_key() == "T-2"
        with qtbot.waitSignal(rows.activated_key) as told:
            QTest.keyClick(rows, Qt.Key.Key_Return)
        assert told.args == ["T-2"]

    def test_coming_to_it_chooses_nothing(self, theme: Theme, qtbot: QtBot) -> None:
        rows = RowList(theme, "Tickets")
        rows.set_rows([Row(1, "Un"), Row(2, "Deux")])
        _shown(qtbot, rows)
        rows.activateWindow()
        qtbot.waitUntil(rows.isActiveWindow)
        rows.clearFocus()
        rows.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(rows.hasFocus)
        assert rows.current_key() is None
        QTest.keyClick(rows, Qt.Key.Key_Down)
        assert rows.current_key() == 1

    def test_new_contents_keep_the_chosen_row_and_say_nothing(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        rows = _shown(qtbot, RowList(theme, "Tickets"))
        rows.set_rows(ROWS)
        rows.choose("T-2")
        with qtbot.assertNotEmitted(rows.chosen):
            rows.set_rows([replace(ROWS[1], title="Changé"), ROWS[0]])
            rows.set_rows([ROWS[0], ROWS[1]])
        assert rows.current_key() == "T-2"
        assert rows.keys() == ["T-1", "T-2"]

    def test_a_row_that_is_gone_is_no_longer_chosen(self, theme: Theme, qtbot: QtBot) -> None:
        rows = _shown(qtbot, RowList(theme, "Tickets"))
        rows.set_rows(ROWS)
        rows.choose("T-2")
        rows.set_rows([ROWS[0], ROWS[2]])
        assert rows.current_key() is None
        with qtbot.waitSignal(rows.chosen):
            rows.set_rows(ROWS)
            rows.choose("T-2")

    def test_a_screen_reader_hears_the_whole_row(self, theme: Theme, qtbot: QtBot) -> None:
        rows = _shown(qtbot, RowList(theme, "Tickets"))
        rows.set_rows(ROWS)
        said = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == "Onduleur en défaut, Mairie de Valbrune, 10:42, En cours"
        assert rows.accessibleName() == "Tickets"

    @pytest.mark.parametrize("choice", [SchemeChoice.LIGHT, SchemeChoice.DARK])
    def test_what_a_row_shows_changes_what_is_drawn(
        self, theme: Theme, qtbot: QtBot, choice: SchemeChoice
    ) -> None:
        theme.choose(choice)
        rows = _shown(qtbot, RowList(theme, "Tickets"))
        seen = []
        for row in (ROWS[0], replace(ROWS[0], pending=True), replace(ROWS[0], chip=None)):
            rows.set_rows([row])
            seen.append(rows.viewport().grab().toImage())
        assert all(a != b for n, a in enumerate(seen) for b in seen[n + 1 :])
        theme.choose(SchemeChoice.LIGHT)

    def test_the_keyboard_is_seen_on_the_row_it_is_on(self, theme: Theme, qtbot: QtBot) -> None:
        window = QWidget()
        column = QVBoxLayout(window)
        field, rows = QLineEdit(), RowList(theme, "Tickets")
        column.addWidget(field)
        column.addWidget(rows)
        rows.set_rows(ROWS)
        rows.choose_first()
        _shown(qtbot, window).activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        field.setFocus()
        before = rows.viewport().grab().toImage()
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert rows.hasFocus()
        assert rows.viewport().grab().toImage() != before

    def test_rows_grow_with_the_text(self, theme: Theme, qtbot: QtBot) -> None:
        rows = _shown(qtbot, RowList(theme, "Tickets"))
        rows.set_rows(ROWS)
        assert rows.sizeHintForRow(0) == SIZE.row_dense
        theme.set_text_scale(1.5)
        assert rows.sizeHintForRow(0) > SIZE.row_dense
        theme.set_text_scale(1.0)

    def test_a_day_shows_where_each_visit_stands(self, theme: Theme, qtbot: QtBot) -> None:
        day = _shown(qtbot, TimelineList(theme, "Ma journée"))
        visit = Row("V-1", "EHPAD Les Tilleuls", "Imprimante", start="08:00", end="08:45")
        seen = []
        for moment in Moment:
            day.set_rows([replace(visit, moment=moment)])
            seen.append(day.viewport().grab().toImage())
        assert all(a != b for n, a in enumerate(seen) for b in seen[n + 1 :])
        assert day.sizeHintForRow(0) == SIZE.row


class TestSegments:
    """Filter chips."""

    SHOWN = (
        Segment("mine", "Les miens", 7),
        Segment("free", "À prendre", 12),
        Segment("all", "Tous"),
    )

    def test_a_click_and_the_arrows_choose(self, qtbot: QtBot) -> None:
        segments = _shown(qtbot, Segments("Filtre", self.SHOWN))
        assert segments.current_key() == "mine"
        with qtbot.waitSignal(segments.chosen) as told:
            _click(_button(segments, "À prendre"))
        assert told.args == ["free"]
        with qtbot.waitSignal(segments.chosen) as told:
            QTest.keyClick(_button(segments, "À prendre"), Qt.Key.Key_Right)
        assert told.args == ["all"]

    def test_counts_change_without_a_word(self, qtbot: QtBot) -> None:
        segments = _shown(qtbot, Segments("Filtre", self.SHOWN))
        segments.choose("free")
        with qtbot.assertNotEmitted(segments.chosen):
            segments.set_segments([replace(s, count=3) for s in self.SHOWN])
        assert segments.current_key() == "free"
        assert _button(segments, "À prendre").text().split() == ["À", "prendre", "3"]


class TestJournal:
    """A journal to read."""

    def test_authors_times_and_texts_are_read_in_order(self, theme: Theme, qtbot: QtBot) -> None:
        journal = _shown(qtbot, JournalView(theme, "Journal"))
        journal.set_entries(
            [
                JournalEntry("Claire Roche", "08:12", "L'onduleur sonne.\nTout est arrêté."),
                JournalEntry("Hugo Lambert", "08:14", "a fixé la priorité", is_event=True),
                JournalEntry("Léa Martin", "10:42", "Je pars.", mark="À envoyer"),
            ]
        )
        text = journal.toPlainText()
        places = [
            text.index(part)
            for part in ("Claire Roche", "L'onduleur sonne.", "Tout est", "a fixé", "À envoyer")
        ]
        assert places == sorted(places)

    def test_a_long_text_wraps_instead_of_leaving_the_view(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        journal = JournalView(theme, "Journal")
        journal.resize(360, 300)
        _shown(qtbot, journal)
        journal.set_entries([JournalEntry("Léa Martin", "10:42", "réseau " * 80)])
        assert journal.horizontalScrollBar().maximum() == 0
        assert journal.document().size().height() > 4 * 20

    def test_a_new_entry_at_the_end_is_in_sight(self, theme: Theme, qtbot: QtBot) -> None:
        journal = JournalView(theme, "Journal")
        journal.resize(360, 200)
        _shown(qtbot, journal)
        entries = [JournalEntry("Léa Martin", "10:42", f"Note {n}") for n in range(20)]
        journal.set_entries(entries)
        journal.verticalScrollBar().setValue(journal.verticalScrollBar().maximum())
        journal.set_entries([*entries, JournalEntry("Léa Martin", "10:50", "La dernière")])
        assert journal.verticalScrollBar().value() == journal.verticalScrollBar().maximum()

    @pytest.mark.parametrize(
        ("name", "expected"),
        [("Léa Martin", "LM"), ("Roche", "R"), ("Anne-Marie du Pré", "AP"), ("", ""), ("— x", "X")],
    )
    def test_initials(self, name: str, expected: str) -> None:
        assert initials(name) == expected


class TestComposer:
    """Where a note is written."""

    def test_control_enter_sends_and_the_text_stays_until_it_is_kept(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        composer = _shown(qtbot, Composer(theme, "Ajouter une note", "Envoyer", "Interne"))
        field = composer.findChild(QPlainTextEdit)
        assert field is not None
        QTest.keyClicks(field, "Batterie morte")
        with qtbot.waitSignal(composer.submitted) as told:
            QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert told.args == ["Batterie morte", False]
        assert composer.text() == "Batterie morte"
        composer.clear()
        assert composer.text() == ""

    def test_nothing_cannot_be_sent(self, theme: Theme, qtbot: QtBot) -> None:
        composer = _shown(qtbot, Composer(theme, "Ajouter une note", "Envoyer"))
        assert not _button(composer, "Envoyer").isEnabled()
        composer.set_text("   ")
        with qtbot.assertNotEmitted(composer.submitted):
            composer.submit()

    def test_the_field_grows_with_the_text_up_to_a_limit(self, theme: Theme, qtbot: QtBot) -> None:
        composer = _shown(qtbot, Composer(theme, "Ajouter une note", "Envoyer"))
        field = composer.findChild(QPlainTextEdit)
        assert field is not None
        before = field.height()
        composer.set_text("une\ndeux\ntrois")
        qtbot.waitUntil(lambda: field.height() > before)
        composer.set_text("\n" * 50)
        qtbot.waitUntil(lambda: field.height() == SIZE.composer_tallest)


class TestFacts:
    """Labels and values."""

    def test_values_are_copied_and_links_told(self, theme: Theme, qtbot: QtBot) -> None:
        facts = _shown(
            qtbot,
            FactGrid(
                theme,
                [
                    Fact("N° de série", "AS2134X0091", copyable=True),
                    Fact("Téléphone", "03 81 00 00 00", action="call"),
                    Fact("Emplacement", ""),
                ],
            ),
        )
        with qtbot.waitSignal(facts.copied):
            _click(_button(facts, "Copy"))
        assert QGuiApplication.clipboard().text() == "AS2134X0091"
        with qtbot.waitSignal(facts.activated) as told:
            _click(_button(facts, "Téléphone"))
        assert told.args == ["call"]
        assert "Emplacement" not in [label.text() for label in facts.findChildren(QLabel)]

    def test_a_long_value_wraps_and_is_not_cut(self, theme: Theme, qtbot: QtBot) -> None:
        card = Card("Contact")
        facts = FactGrid(theme, [Fact("Accès", "Cour intérieure, clé à l'accueil " * 3)])
        card.add(facts)
        card.setFixedWidth(SIZE.list_width)
        _shown(qtbot, card)
        value = facts.findChildren(QLabel)[-1]
        assert value.height() >= value.heightForWidth(value.width())

    def test_an_ampersand_in_a_link_is_shown_and_is_no_key(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        facts = _shown(qtbot, FactGrid(theme, [Fact("Client", "Brisset & Cie", action="open")]))
        link = _button(facts, "Client Brisset & Cie")
        assert link.text() == "Brisset && Cie"
        assert link.shortcut().isEmpty()

    def test_other_facts_take_the_place_of_the_first(self, theme: Theme, qtbot: QtBot) -> None:
        facts = _shown(qtbot, FactGrid(theme, [Fact("Marque", "APC")]))
        facts.set_facts([Fact("Marque", "Dell")])
        qtbot.waitUntil(lambda: _words_in(facts) == ["Marque", "Dell"])


class TestNumberFields:
    """What is counted or timed."""

    @pytest.mark.parametrize("make", [minutes_field, QDateTimeEdit])
    def test_the_text_has_its_room(
        self, theme: Theme, qtbot: QtBot, make: Callable[[], QAbstractSpinBox]
    ) -> None:
        theme.apply()
        field = _shown(qtbot, make())
        line = field.lineEdit()
        assert line.width() >= line.fontMetrics().horizontalAdvance(field.text())


class TestNotices:
    """What is said in the window, and answered."""

    def test_a_notice_is_acted_upon_and_closed(self, theme: Theme, qtbot: QtBot) -> None:
        notice = NoticeBar(theme)
        qtbot.addWidget(notice)
        assert notice.isHidden()
        notice.show_message("Hors contrat depuis le 31/03/2026.", Tone.WARN, "Demander")
        assert notice.text() == "Hors contrat depuis le 31/03/2026."
        with qtbot.waitSignal(notice.acted):
            _click(_button(notice, "Demander"))
        with qtbot.waitSignal(notice.closed):
            _click(_button(notice, "Close"))
        assert notice.isHidden()

    def test_undo_gives_back_what_it_was_given(self, theme: Theme, qtbot: QtBot) -> None:
        over = QWidget()
        over.resize(800, 600)
        _shown(qtbot, over)
        toast = Toast(theme, over)
        toast.show_message("Intervention terminée", undo="V-1")
        assert over.rect().contains(toast.geometry())
        with qtbot.waitSignal(toast.undone) as told:
            _click(toast.findChildren(QAbstractButton)[0])
        assert told.args == ["V-1"]
        assert toast.text() == ""

    def test_a_toast_stands_where_it_covers_no_control(self, theme: Theme, qtbot: QtBot) -> None:
        over = QWidget()
        over.resize(800, 600)
        board = QWidget(over)
        board.setGeometry(240, 0, 560, 500)
        _shown(qtbot, over)
        toast = Toast(theme, over)
        toast.stand_over(board)
        toast.show_message("Intervention planifiée", undo="V-1")
        assert board.geometry().contains(toast.geometry())
        toast.stand_over(None)
        assert not board.geometry().contains(toast.geometry())
        assert over.rect().contains(toast.geometry())

    def test_a_toast_goes_by_itself(self, theme: Theme, qtbot: QtBot) -> None:
        over = _shown(qtbot, QWidget())
        toast = Toast(theme, over, seconds=0.01)
        toast.show_message("Enregistré")
        qtbot.waitUntil(lambda: toast.text() == "")


class TestNumberField:
    """The field for an inventory number."""

    def test_enter_gives_the_number_without_spaces(self, theme: Theme, qtbot: QtBot) -> None:
        field = _shown(qtbot, NumberField(theme, "Numéro d'inventaire"))
        edit = field.findChild(QLineEdit)
        assert edit is not None
        QTest.keyClicks(edit, " 004217 ")
        with qtbot.waitSignal(field.submitted) as told:
            QTest.keyClick(edit, Qt.Key.Key_Return)
        assert told.args == ["004217"]

    def test_what_is_wrong_is_said_until_the_next_key(self, theme: Theme, qtbot: QtBot) -> None:
        field = _shown(qtbot, NumberField(theme, "Numéro d'inventaire"))
        edit = field.findChild(QLineEdit)
        assert edit is not None
        field.set_error("Numéro inconnu : 009900.")
        assert edit.accessibleDescription() == "Numéro inconnu : 009900."
        QTest.keyClicks(edit, "1")
        assert field.error() == ""

    def test_a_number_set_from_outside_is_replaced_by_the_next_key(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        field = _shown(qtbot, NumberField(theme, "Numéro d'inventaire"))
        field.set_text("004217")
        edit = field.findChild(QLineEdit)
        assert edit is not None
        QTest.keyClicks(edit, "9")
        assert field.text() == "9"


class TestListDetail:
    """A list beside its detail."""

    def test_a_wide_window_shows_both(self, theme: Theme, qtbot: QtBot) -> None:
        left, right = QWidget(), QWidget()
        pair = ListDetail(theme, left, right)
        pair.resize(SIZE.breakpoint + 1, 600)
        _shown(qtbot, pair)
        assert left.isVisible()
        assert right.isVisible()
        assert left.width() <= SIZE.list_width

    def test_a_narrow_window_shows_one_with_a_way_back(self, theme: Theme, qtbot: QtBot) -> None:
        left, right = QWidget(), QWidget()
        pair = ListDetail(theme, left, right)
        pair.resize(SIZE.breakpoint - 1, 600)
        _shown(qtbot, pair)
        assert (left.isVisible(), right.isVisible()) == (True, False)
        pair.show_detail()
        assert (left.isVisible(), right.isVisible()) == (False, True)
        with qtbot.waitSignal(pair.detail_left):
            _click(_button(pair, "Back"))
        assert (left.isVisible(), right.isVisible()) == (True, False)


class TestProgress:
    """Long work."""

    def test_the_number_is_the_real_one(self, theme: Theme, qtbot: QtBot) -> None:
        panel = _shown(qtbot, ProgressPanel(theme, "Première synchronisation"))
        panel.set_progress(41, 100)
        assert panel.number() == "41 of 100"
        panel.set_progress(41, None)
        assert panel.number() == "41"

    def test_it_can_be_cancelled(self, theme: Theme, qtbot: QtBot) -> None:
        panel = _shown(qtbot, ProgressPanel(theme, "Première synchronisation"))
        with qtbot.waitSignal(panel.cancelled):
            _click(_button(panel, "Cancel"))


class TestDialogs:
    """Questions asked once."""

    def test_return_never_destroys(self, theme: Theme, qtbot: QtBot) -> None:
        dialog = _shown(
            qtbot, FormDialog(theme, "Supprimer ?", "Tout sera perdu.", "Supprimer", dangerous=True)
        )
        with qtbot.waitSignal(dialog.rejected):
            QTest.keyClick(dialog, Qt.Key.Key_Return)

    def test_return_takes_a_harmless_action(self, theme: Theme, qtbot: QtBot) -> None:
        dialog = _shown(qtbot, FormDialog(theme, "Nouvelle note", "", "Enregistrer"))
        with qtbot.waitSignal(dialog.accepted):
            QTest.keyClick(dialog, Qt.Key.Key_Return)


class TestEmptyState:
    """A page without anything to show."""

    def test_it_says_what_to_do_next(self, theme: Theme, qtbot: QtBot) -> None:
        empty = _shown(
            qtbot, EmptyState(theme, "inbox", "Aucun ticket.", "Tout est traité.", "Actualiser")
        )
        assert empty.accessibleName() == "Aucun ticket."
        with qtbot.waitSignal(empty.acted):
            _click(_button(empty, "Actualiser"))

    def test_a_long_sentence_is_whole(self, theme: Theme, qtbot: QtBot) -> None:
        empty = EmptyState(
            theme, "camera-off", "Caméra occupée par une autre application. " * 3, "Fermez-la."
        )
        empty.resize(SIZE.list_width, SIZE.list_width)
        _shown(qtbot, empty)
        for label in empty.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())


class Assets(QAbstractTableModel):
    """Three machines, and what is asked of them."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[int] = set()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return 3

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802 - Qt's name
        return 2

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        self.asked.add(role)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row()}:{index.column()}"
        return f"A-{index.row()}" if role == RowRole.KEY else None


class TestTable:
    """A table over a long model."""

    def test_rows_are_chosen_and_opened_by_key(self, theme: Theme, qtbot: QtBot) -> None:
        table = DataTable(theme, "Parc", TableDelegate(theme))
        model = Assets()
        table.setModel(model)
        _shown(qtbot, table)
        with qtbot.waitSignal(table.chosen) as told:
            table.selectRow(1)
        assert told.args == ["A-1"]
        with qtbot.waitSignal(table.activated_key) as told:
            QTest.keyClick(table, Qt.Key.Key_Return)
        assert told.args == ["A-1"]

    def test_a_click_on_a_heading_asks_for_an_order_and_a_second_for_its_reverse(
        self, theme: Theme, qtbot: QtBot
    ) -> None:
        table = DataTable(theme, "Parc", TableDelegate(theme))
        model = Assets()
        table.setModel(model)
        _shown(qtbot, table)
        header = table.horizontalHeader()
        point = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
        orders = []
        table.sort_requested.connect(lambda column, down: orders.append((column, down)))
        for _ in range(2):
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert orders == [(1, False), (1, True)]

    def test_painting_asks_for_the_text_only(self, theme: Theme, qtbot: QtBot) -> None:
        table = DataTable(theme, "Parc", TableDelegate(theme))
        model = Assets()
        table.setModel(model)
        _shown(qtbot, table)
        model.asked.clear()
        table.viewport().grab()
        assert model.asked == {Qt.ItemDataRole.DisplayRole}


class TestNamesAndRoom:
    """What every control owes: a name, room, a steady size."""

    def test_every_control_has_a_name(self, theme: Theme, qtbot: QtBot) -> None:
        for widget in (
            Button(theme, "Démarrer", ButtonKind.PRIMARY, icon="play"),
            IconButton(theme, "x", "Fermer"),
            Chip(theme, ChipSpec("Critique", Tone.CRITICAL)),
            RowList(theme, "Tickets"),
            JournalView(theme, "Journal"),
            Segments("Filtre"),
            Skeleton(theme),
            DataTable(theme, "Parc", TableDelegate(theme)),
        ):
            qtbot.addWidget(widget)
            assert widget.accessibleName()

    def test_targets_are_large_enough(self, theme: Theme, qtbot: QtBot) -> None:
        plain = _shown(qtbot, Button(theme, "Appeler"))
        field = _shown(qtbot, Button(theme, "Arrivé", ButtonKind.PRIMARY, field=True))
        assert plain.height() == SIZE.target
        assert field.height() == SIZE.target_field

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
    def test_a_focused_button_acts_on_enter(self, theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
        button = _shown(qtbot, Button(theme, "Appeler"))
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)

    def test_a_focused_button_keeps_its_size(self, theme: Theme, qtbot: QtBot) -> None:
        button = _shown(qtbot, Button(theme, "Appeler"))
        before = button.sizeHint()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.sizeHint() == before

    def test_a_cut_line_tells_the_whole_in_its_tooltip(self, theme: Theme, qtbot: QtBot) -> None:
        assert theme is not None
        label = ElidedLabel("Impression très lente depuis la mise à jour du pilote")
        label.resize(QSize(80, 20))
        _shown(qtbot, label)
        assert label.toolTip() == label.text()
        label.setText("Court")
        assert label.toolTip() == ""

    def test_a_page_header_shows_its_chips(self, theme: Theme, qtbot: QtBot) -> None:
        header = _shown(qtbot, PageHeader(theme, "Onduleur en défaut"))
        header.set_chips([ChipSpec("Critique", Tone.CRITICAL)])
        header.set_chips([ChipSpec("Haute", Tone.HIGH), ChipSpec("En cours", Tone.INFO)])
        qtbot.waitUntil(lambda: _chips_in(header) == ["Haute", "En cours"])
