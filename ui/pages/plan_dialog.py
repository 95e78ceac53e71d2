"""Planning or moving a visit by fields: what dragging does, by keyboard and on any day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QTime, Slot
from PySide6.QtWidgets import QComboBox, QTimeEdit, QWidget

from ordidesk.domain.planning import MoveVisit, PlanVisit, slot_of
from ordidesk.domain.visits import Visit
from ordidesk.domain.zones import zone_named
from ordidesk.queries import directory
from ordidesk.queries.backlog import Waiting
from ordidesk.queries.board_known import proposed_of_request
from ordidesk.store.store import Done
from ui import moments, words
from ui.board.scale import SNAP
from ui.pages.board_deeds import Deed, Moved, Planned
from ui.pages.board_history import BoardHistory
from ui.pages.board_judge import BoardJudge, judge_of
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.pages.loan_dates import day_field, day_in
from ui.theme import SIZE
from ui.widgets.form import Form, long_field, minutes_field, set_text_in
from ui.widgets.objection import SENTENCES_SEEN, Objections


@dataclass(frozen=True)
class Subject:
    """What is planned, or the visit that is moved, and how it is called."""

    what: Waiting | Visit
    shown: str
    """What it is, in a line or two."""
    said: str
    """What to name it beside "undo"."""
    client_id: str
    contact_id: str
    access: str
    """When the place can be entered."""


class PlanDialog(CommandDialog):
    """Says while the fields change what speaks against the slot; then a reason is asked for."""

    def __init__(
        self,
        context: PageContext,
        subject: Subject,
        proposed: Visit,
        history: BoardHistory,
        parent: QWidget,
    ) -> None:
        """Begin with the visit as it is proposed."""
        translate = QCoreApplication.translate
        new = isinstance(subject.what, Waiting)
        super().__init__(
            context,
            Question(
                translate("PlanDialog", "Plan a visit")
                if new
                else translate("PlanDialog", "Move the visit"),
                subject.shown,
                translate("PlanDialog", "Plan") if new else translate("PlanDialog", "Move"),
            ),
            parent,
        )
        self._subject = subject
        self._proposed = proposed
        self._history = history
        self._judge: BoardJudge | None = None
        self._asked_for: object = None
        local = proposed.starts_at.astimezone(zone_named(context.zone))
        self._who = QComboBox()
        for person in context.desk.ask(directory.technicians):
            self._who.addItem(person.name, person.id)
        self._who.setCurrentIndex(max(0, self._who.findData(proposed.technician_id)))
        self._day = day_field(local.date())
        self._time = QTimeEdit(QTime(local.hour, local.minute))
        self._time.setDisplayFormat(moments.time_format())
        set_text_in(self._time)
        self._minutes = minutes_field(least=SNAP.seconds // 60)
        length = proposed.ends_at - proposed.starts_at
        self._minutes.setValue(round(length.total_seconds() / 60))
        self._contact = QComboBox()
        self._reason = long_field()
        self._objections = Objections(context.theme, SENTENCES_SEEN)
        self._lay_out(new=new)
        self._connect()
        self._ask_judge()
        self.follow()
        self._who.setFocus()

    def _lay_out(self, *, new: bool) -> None:
        self._form = Form()
        self._form.add(words.field("technician_id"), self._who)
        self._form.add(self.tr("Day"), self._day)
        self._form.add(words.field("starts_at"), self._time)
        self._form.add(words.field("minutes"), self._minutes)
        if new:
            self._fill_contacts()
            self._form.add(words.field("contact_id"), self._contact)
        asked = self.tr("Why does that not count? The journal keeps it.")
        self._reason.setPlaceholderText(asked)
        self._reason.setAccessibleName(asked)
        self._reason.setFixedHeight(SIZE.long_text)
        self._reason.hide()
        self.body.addLayout(self._form)
        self.body.addWidget(self._objections)
        self.body.addWidget(self._reason)

    def _fill_contacts(self) -> None:
        self._contact.addItem(self.tr("Nobody in particular"), "")
        for person in self._context.desk.ask(directory.people, self._subject.client_id):
            self._contact.addItem(person.name, person.id)
        self._contact.setCurrentIndex(max(0, self._contact.findData(self._subject.contact_id)))

    def _connect(self) -> None:
        self._who.currentIndexChanged.connect(self._follow_slot)
        self._day.dateChanged.connect(self._ask_judge)
        self._time.timeChanged.connect(self._follow_slot)
        self._minutes.valueChanged.connect(self._follow_slot)
        self._contact.currentIndexChanged.connect(self._follow_slot)
        self._reason.textChanged.connect(self.follow)

    def visit(self) -> Visit:
        """Return the visit as the fields have it."""
        zone = zone_named(self._context.zone)
        at = self._time.time()
        wall = datetime(*day_in(self._day).timetuple()[:3], at.hour(), at.minute(), tzinfo=zone)
        starts_at = wall.astimezone(UTC)
        return replace(
            self._proposed,
            technician_id=str(self._who.currentData() or ""),
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=self._minutes.value()),
            contact_id=str(self._contact.currentData() or "") or self._proposed.contact_id,
        )

    def command(self) -> PlanVisit | MoveVisit:
        """Return the command for what the fields hold."""
        wanted, what = self.visit(), self._subject.what
        reason = self._reason.toPlainText() if self._objections.said() else ""
        if isinstance(what, Visit):
            return MoveVisit(
                visit_id=what.id,
                before=slot_of(what),
                technician_id=wanted.technician_id,
                starts_at=wanted.starts_at,
                ends_at=wanted.ends_at,
                override=reason,
            )
        return PlanVisit(
            ticket_id=what.ticket_id,
            technician_id=wanted.technician_id,
            starts_at=wanted.starts_at,
            ends_at=wanted.ends_at,
            contact_id=str(self._contact.currentData() or ""),
            request_id=what.request_id,
            override=reason,
        )

    def is_complete(self) -> bool:
        """Tell whether somebody goes, something changes, and what speaks against it is answered."""
        answered = not self._objections.said() or bool(self._reason.toPlainText().strip())
        what, wanted = self._subject.what, self.visit()
        changed = not isinstance(what, Visit) or slot_of(what) != slot_of(wanted)
        return self._who.currentIndex() >= 0 and answered and changed

    def stored(self, receipt: Done) -> None:
        """Remember it, to be undone."""
        command, what = self.command(), self._subject.what
        said = self._subject.said
        deed: Deed
        if isinstance(what, Visit) and isinstance(command, MoveVisit):
            deed = Moved(said, command, what)
        elif isinstance(command, PlanVisit):
            deed = Planned(said, command)
        else:
            raise TypeError(command)
        self._history.note(deed, receipt.command_id)

    @Slot()
    def _ask_judge(self) -> None:
        """Load what is around the day, off the window's thread."""
        desk, day, zone = self._context.desk, day_in(self._day), self._context.zone
        self._asked_for = day

        def ask() -> tuple[object, BoardJudge]:
            return day, desk.ask(judge_of, day, zone)

        self._context.reads.run(ask, self._take_judge, self._context.actions.report)

    def _take_judge(self, answer: tuple[object, BoardJudge]) -> None:
        day, judge = answer
        if day == self._asked_for:
            self._judge = judge
            self._follow_slot()

    @Slot()
    def _follow_slot(self) -> None:
        """Say what speaks against the slot as the fields have it."""
        what = self._subject.what
        skill = what.skill if isinstance(what, Waiting) else ""
        access = self._subject.access
        said = self._judge.objections(self.visit(), access, skill) if self._judge else ()
        if said != self._objections.said():
            self._objections.say(said)
            self._reason.setVisible(bool(said))
            self.make_room()
        self.follow()


def subject_of(row: Waiting) -> Subject:
    """Say what is to be planned."""
    said = " · ".join(part for part in (row.client_name, row.city) if part)
    shown = "\n".join(line for line in (said, row.cause) if line)
    return Subject(row, shown, said, row.client_id, row.contact_id, row.access)


def first_proposal(row: Waiting, technician_id: str, starts_at: datetime) -> Visit:
    """Return the visit that the dialog begins with."""
    ends_at = starts_at + max(SNAP, timedelta(minutes=row.minutes))
    return proposed_of_request(row, technician_id, starts_at, ends_at)
