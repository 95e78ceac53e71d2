"""Recording who agreed to the slot of a visit, and how."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ordidesk.domain.planning import NAME_LIMIT, ConfirmVisit
from ordidesk.domain.visits import ConfirmedBy
from ordidesk.queries.board import BoardVisit
from ui import moments, phones, words
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.widgets.form import Form
from ui.widgets.segments import Segment, Segments

_HOW = (ConfirmedBy.PHONE, ConfirmedBy.MAIL, ConfirmedBy.IN_PERSON)
"""The portal's own way is not recorded by hand."""


class ConfirmVisitDialog(CommandDialog):
    """Begins with the contact, by phone: that is how it usually goes."""

    def __init__(self, context: PageContext, visit: BoardVisit, parent: QWidget) -> None:
        """Ask about a visit."""
        translate = QCoreApplication.translate
        zone = visit.timezone or context.zone
        day = moments.long_day(moments.local_day(visit.starts_at, zone))
        slot = moments.slot(visit.starts_at, visit.ends_at, zone)
        told = (visit.client_name, f"{day}, {slot}", phones.shown(visit.contact_phone))
        super().__init__(
            context,
            Question(
                translate("ConfirmVisitDialog", "The slot is agreed to"),
                "\n".join(line for line in told if line),
                translate("ConfirmVisitDialog", "Confirm"),
            ),
            parent,
        )
        self._visit_id = visit.id
        self._who = QLineEdit(visit.confirmed_by or visit.contact_name)
        self._who.setMaxLength(NAME_LIMIT)
        self._who.textChanged.connect(self.follow)
        self._how = Segments(words.field("how"), [Segment(it, words.word(it)) for it in _HOW])
        form = Form()
        form.add(words.field("who"), self._who)
        form.add(words.field("how"), self._how)
        self.body.addLayout(form)
        self.follow()
        self._who.setFocus()
        self._who.selectAll()

    def command(self) -> ConfirmVisit:
        """Return the command for what is said."""
        how = self._how.current_key()
        return ConfirmVisit(
            visit_id=self._visit_id,
            who=self._who.text(),
            how=how if isinstance(how, ConfirmedBy) else ConfirmedBy.PHONE,
        )

    def is_complete(self) -> bool:
        """Tell whether it is known who agreed."""
        return bool(self._who.text().strip())
