"""The three fields of À traiter: how blocking, for whom and how urgent, and who gets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ordidesk.domain.places import CoverState
from ordidesk.domain.service_hours import service_time
from ordidesk.domain.tickets import Impact, Scope, priority_of
from ordidesk.queries.loads import Load
from ordidesk.queries.tickets import Detail
from ordidesk.queries.triage import due_of
from ui import moments, words
from ui.models.rows import priority_chip
from ui.models.triage_rows import promise
from ui.pages.context import PageContext
from ui.pages.cover_choice import CoverChoice
from ui.pages.load_choice import LoadChoice
from ui.pages.verdict import Seen, Verdict, judges_anew, seen_of
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import MAIN_ACTION, Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.chip import Chip, ChipSpec
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import dress_label, text_label

_About = tuple[str, Verdict]
"""A ticket's id, and what was chosen for it when its promise was asked for."""
_Promise = tuple[_About, datetime, timedelta]


class TriageForm(Card):
    """Priority and promised time follow while choosing; ``asked`` is the main button."""

    asked = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show the fields without a ticket."""
        super().__init__(flush=True, parent=parent)
        self._context = context
        self._detail: Detail | None = None
        self._seen: Seen | None = None
        self._touched = False
        self._last_chosen = ""
        self._loads_have_moved = False
        self._asked_about: _About | None = None
        self._declared = text_label("", TextStyle.LABEL, tone="secondary")
        self._impact = Segments(
            words.field("qualified_impact"),
            [
                Segment(Impact.DEGRADED, self.tr("Degraded")),
                Segment(Impact.BLOCKING, self.tr("Blocking")),
            ],
        )
        self._scope = Segments(words.field("scope"), [Segment(it, words.word(it)) for it in Scope])
        self._urgency = Segments(
            words.field("urgency"),
            [
                Segment(0, self.tr("As derived")),
                Segment(1, self.tr("More urgent")),
                Segment(-1, self.tr("Less urgent")),
            ],
        )
        self._reason = QLineEdit()
        self._reason.setAccessibleName(words.field("reason"))
        self._reason.setPlaceholderText(self.tr("Why is it more or less urgent?"))
        self._priority = Chip(context.theme, ChipSpec(""))
        self._promise = text_label("", TextStyle.SMALL, wrap=True)
        self._promise.setToolTip(self.tr("Counted in the hotline's hours, without holidays"))
        self._cover = CoverChoice()
        self._loads = LoadChoice(context.theme)
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._main = Button(context.theme, "", ButtonKind.PRIMARY)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        follows = QHBoxLayout()
        follows.setSpacing(SIZE.space_8)
        follows.addWidget(self._priority)
        follows.addWidget(self._promise, 1)
        above = QVBoxLayout()
        for label, field, beside in (
            (self.tr("Impact"), self._impact, self._declared),
            (self.tr("For"), self._scope, None),
            (self.tr("Urgency"), self._urgency, None),
        ):
            above.addLayout(_labelled(label, field, beside))
        above.addWidget(self._reason)
        above.addLayout(follows)
        above.addWidget(self._cover)
        last = QHBoxLayout()
        last.setSpacing(SIZE.space_12)
        last.addWidget(self._main)
        last.addWidget(text_label(self.tr("Ctrl+Enter"), TextStyle.LABEL, tone="secondary"), 1)
        below = QVBoxLayout()
        below.addWidget(self._problem)
        below.addLayout(last)
        for part, top in ((above, SIZE.space_12), (below, 0)):
            part.setContentsMargins(SIZE.space_16, top, SIZE.space_16, SIZE.space_4)
            part.setSpacing(SIZE.space_8)
        # The table reaches the edges of the card: its columns need the room.
        self.add(above)
        self.add(self._loads, 1)
        self.add(below)
        self._main.setShortcut(MAIN_ACTION)
        self._problem.hide()
        self._reason.hide()
        self._cover.hide()

    def _connect(self) -> None:
        for choice in (self._impact, self._scope, self._urgency):
            choice.chosen.connect(self._touch)
        self._reason.textEdited.connect(self._touch)
        self._cover.changed.connect(self._touch)
        self._loads.chosen.connect(self._remember)
        self._main.clicked.connect(self.asked)

    # --- what is asked ----------------------------------------------------------------------------

    def show_ticket(self, detail: Detail, draft: tuple[Seen, Verdict] | None = None) -> None:
        """Ask about a ticket: as it is declared or judged, or as the person had left it."""
        self._detail = detail
        self._touched = draft is not None
        self._seen, verdict = draft or (seen_of(detail.ticket), self._usual(detail))
        self._fill(verdict)
        if draft is None:
            self._loads.choose_among((detail.ticket.assignee_id, self._last_chosen))
        self.say("")
        self._follow()

    def follow_ticket(self, detail: Detail) -> bool:
        """Take over what changed at the ticket; what was chosen here stays.

        Returns whether somebody changed what is being asked here.
        """
        before, self._detail = self._seen, detail
        if not self._touched:
            self.show_ticket(detail)
        else:
            self._cover.setVisible(self._must_decide())
            self._follow()
        return before is not None and before != seen_of(detail.ticket)

    def set_loads(self, loads: Sequence[Load]) -> None:
        """Show what everybody has in hand now."""
        self._loads.set_loads(loads)
        # Who was chosen and left is not replaced behind the person's back.
        propose = self._loads_have_moved or not self._loads.technician_id()
        self._loads_have_moved = False
        if self._detail is not None and propose and not self._touched:
            self._loads.choose_among((self._detail.ticket.assignee_id, self._last_chosen))

    def expect_loads(self) -> None:
        """Propose anew once with the next loads: what was just assigned is in them."""
        self._loads_have_moved = True

    def seen(self, *, anew: bool = False) -> Seen | None:
        """Return what stood there when the person began; ``anew``: what stands there now."""
        if anew and self._detail is not None:
            self._seen = seen_of(self._detail.ticket)
        return self._seen

    def verdict(self) -> Verdict:
        """Return what is chosen."""
        decides = self._must_decide()
        return Verdict(
            impact=Impact(str(self._impact.current_key())),
            scope=Scope(str(self._scope.current_key())),
            urgency=int(str(self._urgency.current_key())),
            reason=self._reason.text().strip(),
            decision=self._cover.decision() if decides else None,
            decision_reason=self._cover.reason() if decides else "",
            cancel=decides and self._cover.cancels(),
            technician_id=self._loads.technician_id(),
        )

    def draft(self) -> tuple[Seen, Verdict] | None:
        """Return what the person chose, ``None`` when nothing was touched."""
        return (self._seen, self.verdict()) if self._touched and self._seen else None

    def technician_name(self) -> str:
        """Return the name of who gets it."""
        return self._loads.name()

    def is_complete(self) -> bool:
        """Tell whether nothing is missing; else say what, and put the keyboard there."""
        verdict = self.verdict()
        missing = ""
        if self._must_decide() and not (verdict.decision and verdict.decision_reason):
            missing = self.tr("No contract covers this machine: decide, and say why.")
            self._cover.focus_missing()
        elif self._needs_reason(verdict) and not verdict.reason:
            missing = self.tr("Say why it is more or less urgent.")
            self._reason.setFocus()
        elif not verdict.technician_id and not verdict.cancel:
            missing = self.tr("Choose who gets the ticket.")
            self._loads.setFocus()
        self.say(missing)
        return not missing

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        self._impact.focus_chosen()

    def say(self, problem: str) -> None:
        """Say why it was not done; nothing any more where the text is empty."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def set_main(self, label: str, *, enabled: bool = True) -> None:
        """Call the main button so; empty: by what it does with what is chosen."""
        own = self.tr("Refuse and cancel") if self.verdict().cancel else ""
        self._main.set_label(label or own or self.tr("Evaluate and assign"))
        self._main.setEnabled(enabled)

    # --- what follows -----------------------------------------------------------------------------

    def _usual(self, detail: Detail) -> Verdict:
        ticket = detail.ticket
        return Verdict(
            impact=ticket.qualified_impact or ticket.declared_impact,
            scope=ticket.scope,
            urgency=ticket.urgency,
        )

    def _fill(self, verdict: Verdict) -> None:
        self._impact.choose(verdict.impact)
        self._scope.choose(verdict.scope)
        self._urgency.choose(verdict.urgency)
        self._reason.setText(verdict.reason)
        self._cover.show_choice(verdict.decision, verdict.decision_reason, cancel=verdict.cancel)
        self._cover.setVisible(self._must_decide())
        self._loads.choose(verdict.technician_id)

    def _must_decide(self) -> bool:
        detail = self._detail
        if detail is None or detail.asset is None or detail.ticket.cover_decision is not None:
            return False
        return detail.asset.cover.state is not CoverState.COVERED

    def _needs_reason(self, verdict: Verdict) -> bool:
        return self._seen is not None and bool(verdict.urgency) and judges_anew(self._seen, verdict)

    @Slot()
    def _touch(self) -> None:
        self._touched = True
        self.say("")
        self._follow()

    @Slot()
    def _remember(self) -> None:
        self._last_chosen = self._loads.technician_id() or self._last_chosen
        self._touch()

    def _follow(self) -> None:
        """Show the priority at once; the promised time comes from the other thread."""
        detail = self._detail
        if detail is None:
            return
        ticket, verdict = detail.ticket, self.verdict()
        declared = self.tr("Degraded")
        if ticket.declared_impact is Impact.BLOCKING:
            declared = self.tr("Blocking")
        said = self.tr("Declared: {impact}").format(impact=declared.lower())
        self._declared.setText(said)
        self._reason.setVisible(self._needs_reason(verdict))
        priority = priority_of(verdict.impact, verdict.scope, verdict.urgency)
        self._priority.set_spec(priority_chip(priority))
        self.set_main("")
        self._asked_about = (ticket.id, verdict)
        asked, opened, now = self._asked_about, ticket.opened_at, self._context.clock()
        postcode = detail.site.postcode if detail.site else ""

        def ask() -> _Promise:
            spent = service_time(opened, now, postcode)
            return asked, due_of(opened, priority, postcode), spent

        self._context.reads.run(ask, self._show_promise, self._context.actions.report)

    def _show_promise(self, answer: _Promise) -> None:
        asked, due, spent = answer
        if asked != self._asked_about:
            return
        now, zone = self._context.clock(), self._context.zone
        late = due < now
        waited = self.tr("{time} of service").format(time=moments.duration(spent))
        self._promise.setText(f"{promise(due, now, zone)} · {waited}")
        dress_label(self._promise, TextStyle.SMALL, tone="danger" if late else "")


def _labelled(label: str, field: QWidget, beside: QLabel | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(SIZE.space_8)
    said = text_label(label, TextStyle.LABEL, tone="secondary")
    said.setMinimumWidth(SIZE.triage_label)
    line.addWidget(said)
    line.addWidget(field, 1)
    if beside is not None:
        line.addWidget(beside)
    return line
