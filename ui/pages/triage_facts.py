"""What was declared, as a manager reads it: what, who, which machine, covered or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ordidesk.domain.journal import EntryKind
from ordidesk.queries.attachments import TicketFile
from ordidesk.queries.similar import Similar
from ordidesk.queries.tickets import Detail
from ordidesk.queries.triage import is_reachable
from ui import moments, phones, words
from ui.models.journal import journal_entries
from ui.models.rows import cover_chip
from ui.pages.context import PageContext
from ui.pages.same_tickets import SameTickets
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.card import Card
from ui.widgets.chip import ChipSpec
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label

_LAST_ENTRIES = 3


class TriageFacts(ScrollColumn):
    """All that is known of a ticket before anybody worked on it; scrolls only when it is much."""

    activated = Signal(object)
    """Where a fact leads: an address, or a page with its argument."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(gap=SIZE.space_12, parent=parent)
        self._context = context
        theme = context.theme
        self._description = text_label("", TextStyle.BODY, wrap=True, selectable=True)
        self._description.setMinimumWidth(SIZE.hairline)
        self._declared = FactGrid(theme, label_width=SIZE.label_narrow)
        self._who = FactGrid(theme, label_width=SIZE.label_narrow)
        self._journal = FactGrid(theme, label_width=SIZE.label_narrow)
        self.same = SameTickets(theme)
        what = Card()
        what.add(self._description)
        what.add(self._declared)
        who = Card(self.tr("Requester and machine"))
        who.add(self._who)
        self._last = Card(self.tr("Since then"))
        self._last.add(self._journal)
        for card in (what, who, self.same, self._last):
            self.add(card)
        self._declared.activated.connect(self.activated)
        self._who.activated.connect(self.activated)

    def show_ticket(
        self, detail: Detail, files: Sequence[TicketFile], similar: Sequence[Similar]
    ) -> None:
        """Show a ticket as it is now."""
        self._description.setText(detail.ticket.description or self.tr("No description."))
        self._declared.set_facts(self._declared_facts(detail, files))
        self._who.set_facts(self._who_facts(detail))
        self.same.show_similar(similar)
        now, zone = self._context.clock(), self._context.zone
        entries = [it for it in detail.entries if it.entry is not EntryKind.OPENED]
        lines = journal_entries(entries[-_LAST_ENTRIES:], now, zone)
        self._journal.set_facts([Fact(it.time, _line(it.author, it.text)) for it in lines])
        self._last.setVisible(bool(lines))

    def _declared_facts(self, detail: Detail, files: Sequence[TicketFile]) -> list[Fact]:
        ticket = detail.ticket
        told = self.tr("%n file(s)", None, len(files))
        names = ", ".join(it.name for it in files)
        when = moments.day_and_time(ticket.opened_at, self._context.zone)
        by = f"{detail.opened_by_name} ({words.word(ticket.channel)}), {when}"
        return [
            Fact(self.tr("To see it"), ticket.reproduction),
            Fact(
                self.tr("Files"),
                f"{told} · {names}" if files else "",
                action=("tickets", ticket.id),
            ),
            Fact(self.tr("Declared by"), by),
        ]

    def _who_facts(self, detail: Detail) -> list[Fact]:
        ticket, person, asset = detail.ticket, detail.requester, detail.asset
        name = ", ".join(part for part in (person.name, person.job) if part) if person else ""
        phone = person.phone if person else ""
        site = detail.site.name if detail.site else ""
        zone = detail.site.timezone if detail.site else ""
        now = self._context.clock()
        callable_now = is_reachable(ticket.callback, zone, now)
        chip = ChipSpec(self.tr("Can be called now"), Tone.OK) if callable_now else None
        model = f"{asset.inventory_number} · {asset.brand} {asset.model}" if asset else ""
        decided = words.word(ticket.cover_decision) if ticket.cover_decision else ""
        return [
            Fact(self.tr("Requester"), name),
            Fact(self.tr("Phone"), phones.shown(phone), action=phones.link(phone)),
            Fact(self.tr("Call-back"), ticket.callback, chip=chip),
            Fact(self.tr("Place"), ", ".join(it for it in (site, ticket.location) if it)),
            Fact(self.tr("Access"), ticket.access),
            Fact(
                self.tr("Machine"),
                model.strip(),
                action=("assets", asset.id) if asset else None,
                figures=True,
            ),
            Fact(self.tr("Contract"), "", chip=cover_chip(asset.cover) if asset else None),
            Fact(self.tr("Decision"), decided),
        ]


def _line(author: str, text: str) -> str:
    told = QCoreApplication.translate("TriageFacts", "{author}: {text}")
    return told.format(author=author, text=text)
