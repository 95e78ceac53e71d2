"""Judging a ticket: its impact beside what was declared, who is affected, how urgent."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ordidesk.domain.evaluation import EvaluateTicket, judged
from ordidesk.domain.service_hours import due_at
from ordidesk.domain.tickets import Impact, Scope, priority_of
from ordidesk.queries.tickets import Detail
from ui import moments, words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import TextStyle
from ui.widgets.form import Form, long_field
from ui.widgets.text import text_label


class EvaluateDialog(CommandDialog):
    """The priority and the promised time follow the choices while they are made."""

    def __init__(self, context: PageContext, detail: Detail, parent: QWidget) -> None:
        """Begin with the judgement that there is; else with what was declared."""
        translate = QCoreApplication.translate
        ticket = detail.ticket
        said = translate("EvaluateDialog", "Declared as: {impact}.").format(
            impact=words.word(ticket.declared_impact)
        )
        super().__init__(
            context,
            Question(
                translate("EvaluateDialog", "Evaluate the ticket"),
                said,
                translate("EvaluateDialog", "Evaluate"),
            ),
            parent,
        )
        self._ticket = ticket
        self._postcode = detail.site.postcode if detail.site else ""
        self._impact, self._scope, self._urgency = QComboBox(), QComboBox(), QComboBox()
        for choice in (self._impact, self._scope, self._urgency):
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for impact in (Impact.BLOCKING, Impact.DEGRADED):
            self._impact.addItem(words.word(impact), impact)
        for scope in (Scope.ONE, Scope.GROUP, Scope.ALL):
            self._scope.addItem(words.word(scope), scope)
        for urgency, told in (
            (0, self.tr("As impact and number say")),
            (1, self.tr("More urgent")),
            (-1, self.tr("Less urgent")),
        ):
            self._urgency.addItem(told, urgency)
        self._reason = long_field()
        self._reason.setPlaceholderText(self.tr("Needed when it is more or less urgent"))
        self._follows = text_label("", TextStyle.BODY, strong=True, wrap=True)
        form = Form()
        form.add(words.field("qualified_impact"), self._impact)
        form.add(words.field("scope"), self._scope)
        form.add(words.field("urgency"), self._urgency)
        form.add(words.field("reason"), self._reason)
        self.body.addLayout(form)
        self.body.addWidget(self._follows)
        begun = ticket.qualified_impact or ticket.declared_impact
        for choice, value in (
            (self._impact, begun),
            (self._scope, ticket.scope),
            (self._urgency, ticket.urgency),
        ):
            choice.setCurrentIndex(max(0, choice.findData(value)))
            choice.currentIndexChanged.connect(self._look)
        self._reason.textChanged.connect(self.follow)
        self._look()
        self._impact.setFocus()

    def command(self) -> EvaluateTicket:
        """Return the command for what is chosen."""
        return EvaluateTicket(
            ticket_id=self._ticket.id,
            before=judged(self._ticket),
            qualified_impact=Impact(self._impact.currentData()),
            scope=Scope(self._scope.currentData()),
            urgency=int(self._urgency.currentData()),
            reason=self._reason.toPlainText(),
        )

    def is_complete(self) -> bool:
        """Tell whether another urgency has its reason."""
        return not self._urgency.currentData() or bool(self._reason.toPlainText().strip())

    @Slot()
    def _look(self) -> None:
        """Say what follows; the holidays behind the promised time take a moment to load."""
        self.follow()
        asked = self.command()
        priority = priority_of(asked.qualified_impact, asked.scope, asked.urgency)
        said = self.tr("Priority: {priority}").format(priority=words.word(priority))
        self._follows.setText(said)
        opened, postcode = self._ticket.opened_at, self._postcode

        def show(promised: datetime) -> None:
            if self._follows.text() == said:
                by = self.tr("to be solved by {when}")
                when = moments.day_and_time(promised, self._context.zone)
                self._follows.setText(f"{said} · {by.format(when=when)}")

        self._context.reads.run(
            lambda: due_at(opened, priority, postcode), show, self._context.actions.report
        )
