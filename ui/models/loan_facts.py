"""What a loan's panel says, as facts with links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.assets import Asset
from ordidesk.domain.loans import OUT, Loan
from ordidesk.queries.loans import LoanDetail, LoanRow
from ui import moments, phones, words
from ui.models.loan_lists import due_today
from ui.models.loan_rows import due_words
from ui.models.rows import loan_state_chip, repair_state_chip, ticket_title
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.facts import Fact


def loan_facts(detail: LoanDetail, phone: str, today: date, zone: str) -> list[Fact]:
    """Say which machine is lent to whom, for what, until when."""
    translate = QCoreApplication.translate
    loan, row = detail.loan, detail.row
    receiver = ", ".join(part for part in (loan.receiver_name, loan.receiver_capacity) if part)
    site = detail.site
    place = ", ".join(
        part
        for part in (site.name if site else "", site.city if site else "", loan.location)
        if part
    )
    due = due_words(row) if loan.state in OUT else ""
    return [
        _machine(translate("LoanFacts", "Loaner"), detail.loaner),
        Fact(translate("LoanFacts", "Return"), due, chip=due_today(row, today)),
        Fact(translate("LoanFacts", "Client"), row.client_name),
        Fact(translate("LoanFacts", "Place"), place),
        Fact(translate("LoanFacts", "Received by"), receiver),
        Fact(translate("LoanFacts", "Phone"), phones.shown(phone), action=phones.link(phone)),
        Fact(
            translate("LoanFacts", "Ticket"),
            " · ".join((ticket_title(row.ticket_number), detail.ticket.summary))
            if detail.ticket
            else "",
            action=("tickets", loan.ticket_id),
        ),
        Fact(translate("LoanFacts", "Visit"), _visit(row), action=("tickets", loan.ticket_id)),
        Fact(translate("LoanFacts", "Note"), loan.note),
        Fact(translate("LoanFacts", "Without preparation"), loan.unprepared),
        *_steps(detail, zone),
        Fact(translate("LoanFacts", "To be settled"), loan.dispute),
        Fact(translate("LoanFacts", "Loss"), loan.lost_note),
        Fact(translate("LoanFacts", "Settlement"), loan.settlement),
    ]


def _machine(label: str, asset: Asset | None) -> Fact:
    if asset is None:
        return Fact(label, "")
    said = " · ".join((asset.inventory_number, f"{asset.brand} {asset.model}".strip()))
    return Fact(label, said.strip(" ·"), action=("assets", asset.id))


def _visit(row: LoanRow) -> str:
    return (
        ""
        if row.visit_starts_at is None
        else moments.day_and_time(row.visit_starts_at, row.timezone)
    )


def _steps(detail: LoanDetail, zone: str) -> list[Fact]:
    """Say who did what when, as far as the loan has got."""
    translate = QCoreApplication.translate
    loan, named = detail.loan, detail.people
    wiped = ""
    if loan.wiped_on is not None and loan.wipe_method is not None:
        who = named.get(loan.wiped_by, "")
        parts = (moments.short_date(loan.wiped_on), who, words.word(loan.wipe_method))
        wiped = " · ".join(part for part in parts if part)
    told = (
        (translate("LoanFacts", "Reserved"), loan.made_at, loan.made_by),
        (translate("LoanFacts", "Handed over"), loan.handed_over_at, loan.handed_over_by),
        (translate("LoanFacts", "Returned"), loan.returned_at, loan.returned_by),
        (translate("LoanFacts", "Inspected"), loan.inspected_at, loan.inspected_by),
    )
    facts = [
        Fact(
            label,
            " · ".join(
                part for part in (moments.day_and_time(at, zone), named.get(who, "")) if part
            )
            if at
            else "",
        )
        for label, at, who in told
    ]
    facts.append(Fact(translate("LoanFacts", "Backup"), _said_by(loan.backup_by)))
    facts.append(Fact(translate("LoanFacts", "Data erased"), wiped))
    return facts


def _said_by(name: str) -> str:
    said = QCoreApplication.translate("LoanFacts", "confirmed by {name}")
    return said.format(name=name) if name else ""


def replaced_facts(detail: LoanDetail) -> list[Fact]:
    """Say what the loaner stands in for, and how its repair goes."""
    translate = QCoreApplication.translate
    loan, repair = detail.loan, detail.repair
    facts = [_machine(translate("LoanFacts", "Machine"), detail.replaced)]
    if detail.replaced is not None:
        facts += [
            Fact(
                translate("LoanFacts", "Where it is"),
                words.word(detail.replaced.custody),
                chip=ChipSpec(words.word(detail.replaced.condition), plain=True),
            ),
            Fact(translate("LoanFacts", "Disk"), words.word(loan.disk)),
            Fact(translate("LoanFacts", "Its data"), loan.data_note),
        ]
    if repair is not None:
        facts += [
            Fact(translate("LoanFacts", "Repair"), "", chip=repair_state_chip(repair.state)),
            Fact(translate("LoanFacts", "Diagnosis"), repair.diagnosis),
            Fact(translate("LoanFacts", "Part"), repair.part),
            Fact(translate("LoanFacts", "Outcome"), repair.outcome),
        ]
    return facts


def condition_facts(loan: Loan) -> list[Fact]:
    """Say how it looked when it went out and when it came back."""
    translate = QCoreApplication.translate
    facts = []
    if loan.handed_over_at is not None:
        facts.append(
            Fact(
                translate("LoanFacts", "At handover"),
                loan.condition,
                chip=ChipSpec(words.word(loan.grade), plain=True),
            )
        )
    if loan.grade_back is not None:
        facts.append(
            Fact(
                translate("LoanFacts", "When it came back"),
                loan.condition_back,
                chip=ChipSpec(words.word(loan.grade_back), plain=True),
            )
        )
    if loan.grade_found is not None:
        facts.append(
            Fact(
                translate("LoanFacts", "In the workshop"),
                loan.inspection,
                chip=ChipSpec(words.word(loan.grade_found), plain=True),
            )
        )
    return facts


def accessory_facts(loan: Loan) -> list[Fact]:
    """Say what went along, and what of it is missing."""
    translate = QCoreApplication.translate
    facts = []
    for it in loan.accessories:
        facts.append(Fact(f"{it.quantity} ×", it.designation))
        if it.back is not None and it.back < it.quantity:
            lacking = translate("LoanFacts", "{n} missing").format(n=it.quantity - it.back)
            facts.append(Fact("", "", chip=ChipSpec(lacking, Tone.DANGER)))  # has the width
    counted = [it.back == it.quantity for it in loan.accessories if it.back is not None]
    if counted and all(counted):
        facts.append(Fact("", "", chip=ChipSpec(translate("LoanFacts", "All back"), Tone.OK)))
    return facts


def paper_facts(loan: Loan, zone: str) -> list[Fact]:
    """Say which sheets were signed, and which were printed last."""
    translate = QCoreApplication.translate
    facts = []
    for it in loan.signed:
        when = moments.day_and_time(it.at, zone)
        if it.refused:
            said = translate("LoanFacts", "{name} did not sign: {reason}")
            text, chip = said.format(name=it.name, reason=it.refused), None
        else:
            how = translate("LoanFacts", "On paper") if it.on_paper else ""
            text, chip = f"{it.name}, {when}", ChipSpec(how, plain=True) if how else None
        facts.append(Fact(words.word(it.sheet), text, action=("document", it.document), chip=chip))
    signed = {it.sheet for it in loan.signed}
    for printed in loan.printed:
        if printed.sheet not in signed:
            said = translate("LoanFacts", "printed {when}")
            when = moments.day_and_time(printed.at, zone)
            facts.append(Fact(words.word(printed.sheet), said.format(when=when)))
    return facts


def history_facts(history: Sequence[LoanRow], shown_id: str) -> list[Fact]:
    """Say where the loaner has been, the newest first, without the loan that is shown."""
    return [
        Fact(
            moments.short_date(moments.local_day(it.handed_over_at or it.made_at, it.timezone)),
            it.client_name,
            action=("loans", it.id),
            chip=loan_state_chip(it.state),
        )
        for it in history
        if it.id != shown_id
    ]
