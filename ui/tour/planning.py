"""The manager's board in the tour: a request is dragged, confirmed; a day is freed and put back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from ordidesk.domain.board_warnings import FIELD_HOURS
from ordidesk.domain.service_hours import is_service_day
from ordidesk.domain.visit_requests import VisitRequest
from ordidesk.domain.visits import TO_START, Visit, VisitState
from ordidesk.domain.zones import zone_named
from ordidesk.queries.board import Board, board
from ordidesk.store.reader import Reader
from ui.board.day_board import DayBoard
from ui.board.week_board import WeekBoard
from ui.pages.backlog_pane import DraggedList
from ui.pages.call_list import CallListDialog
from ui.pages.planning_page import PlanningPage
from ui.session_window import SessionWindow
from ui.theme import SchemeChoice
from ui.tour.pointer import Pointer
from ui.tour.stage import Stage
from ui.widgets.rows import RowRole

D = TypeVar("D", bound=QDialog)

_SLOTS = 6
_STEP = timedelta(hours=1)
_DAY = timedelta(days=1)


class Planning:
    """Each step is a method that ``play`` calls in its turn."""

    def __init__(self, stage: Stage, session: SessionWindow) -> None:
        """Play in the window of whoever is signed in."""
        self._stage = stage
        self._session = session
        self._window = session.window

    def play(self) -> None:
        """Play every step; raises ``TourFailed`` at the first that does not show what it says."""
        visit = self._drag()
        self._confirm(visit)
        self._free_and_restore(visit)

    def _drag(self) -> Visit:
        stage, window = self._stage, self._window
        with stage.step("Planifier : une demande glissée sur la journée d'un technicien") as note:
            window.show_page("planning")
            page = stage.only(window, PlanningPage)
            rows, shown = stage.only(page, DraggedList), stage.only(page, DayBoard)
            stage.wait_for("what is to be planned", lambda: rows.model().rowCount() > 0)
            first = rows.model().index(0, 0)
            request_id = str(first.data(RowRole.KEY))
            day = self._next_day(page.day())
            page.show_record(day)
            stage.wait_for("the day", lambda: page.shown_day() == day)
            pointer = Pointer(window)
            pointer.press(rows.viewport(), rows.visualRect(first).center())
            zone = zone_named(self._session.context.zone)
            begins = datetime.combine(day, FIELD_HOURS.opens, zone) + _STEP
            people = [it.id for it in self._board(day).people if it.active]
            for number in range(_SLOTS * len(people)):
                place = shown.place_of(people[number // _SLOTS], begins + number % _SLOTS * _STEP)
                pointer.move(shown.viewport(), place)
                if not shown.objections():
                    break
            note(" · ".join(shown.objections()) or "rien ne s'y oppose")
            stage.see("something held", shown.held() is not None)
            stage.picture(window, "glisser")
            pointer.release()
            self._answer_objections()
            stage.wait_for("the visit", lambda: self._visit_of(request_id) is not None)
            visit = self._visit_of(request_id)
            stage.wait_for("it on the board", lambda: self._is_shown(shown, visit))
            stage.picture(window, "planifiee")
        if visit is None:
            raise RuntimeError(request_id)
        return visit

    def _confirm(self, visit: Visit) -> None:
        stage, window = self._stage, self._window
        with stage.step("Confirmer : qui a accepté, et comment") as note:
            shown = stage.only(window, DayBoard)
            place = shown.rect_on_viewport(visit.id).center()
            QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
            stage.click(window, "PlannedBar", "Confirm…")
            dialog = self._dialog(QDialog)
            stage.picture(dialog, "confirmer")
            stage.press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            stage.wait_for("confirmed", lambda: self._now(visit.id).state is VisitState.CONFIRMED)
            note(self._now(visit.id).confirmed_by)
            stage.picture(window, "confirmee")
            theme = self._session.context.theme
            theme.choose(SchemeChoice.DARK)
            stage.picture(window, "sombre-planning")
            theme.choose(SchemeChoice.LIGHT)

    def _free_and_restore(self, visit: Visit) -> None:
        stage, window = self._stage, self._window
        with stage.step("Libérer la journée d'un absent, et la rétablir d'un seul pas") as note:
            shown = stage.only(window, DayBoard)
            names = shown.names()
            box = names.row_box(visit.technician_id)
            QTest.mouseClick(names, Qt.MouseButton.LeftButton, pos=box.center())
            stage.wait_for("the menu", lambda: isinstance(QApplication.activePopupWidget(), QMenu))
            menu = QApplication.activePopupWidget()
            if isinstance(menu, QMenu):
                first = menu.actions()[0]
                place = menu.actionGeometry(first).center()
                QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
            dialog = self._dialog(QDialog)
            stage.write(dialog, "ReleaseDayDialog", "Why: ill, car broken down…", "Grippe")
            stage.press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            calls = self._dialog(CallListDialog)
            note(f"{calls.list.model().rowCount()} personnes à appeler")
            stage.picture(calls, "appeler")
            calls.reject()
            stage.see("off the board", self._now(visit.id).state is VisitState.CANCELLED)
            stage.press(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
            stage.wait_for("back again", lambda: self._now(visit.id).state in TO_START)
            stage.click(window, "PlanningBar", "Week")
            stage.wait_for(
                "the week", lambda: any(it.isVisible() for it in window.findChildren(WeekBoard))
            )
            stage.picture(window, "semaine")
            stage.click(window, "PlanningBar", "Day")

    def _answer_objections(self) -> None:
        """Give a reason where every slot had something against it."""
        self._stage.settle()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            asked = "Why does that not count? The journal keeps it."
            self._stage.write(dialog, "OverrideDialog", asked, "Vu avec le client")
            self._stage.press(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _dialog(self, kind: type[D]) -> D:
        """Wait for a dialog of a kind."""
        self._stage.wait_for(
            kind.__name__, lambda: isinstance(QApplication.activeModalWidget(), kind)
        )
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, kind):
            raise TypeError(kind)
        return shown

    def _next_day(self, today: date) -> date:
        """Return the next day of work."""
        day = today + _DAY
        while not is_service_day(day):
            day += _DAY
        return day

    def _board(self, day: date) -> Board:
        context = self._session.context
        return context.desk.ask(board, day, day, context.zone)

    def _visit_of(self, request_id: str) -> Visit | None:
        desk = self._session.context.desk
        request = desk.ask(Reader.get, VisitRequest, request_id)
        return desk.ask(Reader.get, Visit, request.visit_id) if request else None

    def _now(self, visit_id: str) -> Visit:
        found = self._session.context.desk.ask(Reader.get, Visit, visit_id)
        if found is None:
            raise LookupError(visit_id)
        return found

    @staticmethod
    def _is_shown(shown: DayBoard, visit: Visit | None) -> bool:
        return visit is not None and shown.rect_on_viewport(visit.id).isValid()
