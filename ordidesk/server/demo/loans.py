"""Loans in all their states, with the repairs of what they stand in for, and who carries what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Condition, Custody, LifeCycle
from ordidesk.domain.equivalence import kinds_go
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.loans import Accessory, Grade, Loan, LoanState, WipeMethod
from ordidesk.domain.people import Person
from ordidesk.domain.repairs import Repair, RepairState
from ordidesk.domain.tickets import OPEN, TicketState
from ordidesk.server.demo.calendar import Calendar
from ordidesk.server.demo.places import Place, Staff, demo_id
from ordidesk.server.demo.tickets import Story
from ordidesk.server.first_texts import first_clauses

_WEEK = timedelta(days=7)
_OVERDUE = 2
"""So many of the loans that are out should be back by now."""
_REPAIRS = (
    RepairState.WAITING_PART,
    RepairState.REPAIRED,
    RepairState.DIAGNOSED,
    RepairState.RECEIVED,
)
_CONDITIONS = {
    RepairState.RECEIVED: Condition.FAULTY,
    RepairState.REPAIRED: Condition.WORKING,
}
_BACK = (LoanState.RETURNED, LoanState.WIPED, LoanState.SETTLED, LoanState.SETTLED)
_WITH_IT = (Accessory(designation="Chargeur"), Accessory(designation="Souris sans fil"))
_REPAIR_TEXTS = {
    RepairState.RECEIVED: "",
    RepairState.DIAGNOSED: "Carte mère en défaut, reste sous garantie.",
    RepairState.WAITING_PART: "Carte mère commandée, livraison sous trois jours.",
    RepairState.REPAIRED: "Carte mère remplacée, tests passés deux fois.",
}


class Lender:
    """Lends the company's machines for the tickets of the demo."""

    def __init__(
        self,
        stories: Sequence[Story],
        places: Iterable[Place],
        staff: Staff,
        machines: Iterable[Asset],
        calendar: Calendar,
    ) -> None:
        """Begin with every loaner in the workshop."""
        self.machines = {asset.id: asset for asset in machines}
        """As the loans leave them."""
        self.loans: list[Loan] = []
        self.repairs: list[Repair] = []
        self._stories = stories
        self._people = {person.id: person for place in places for person in place.people}
        self._staff = staff
        self._technicians = {person.id: person for person in staff.technicians}
        self._calendar = calendar
        self._free = [asset for asset in self.machines.values() if not asset.client_id]
        self._replaced: set[str] = set()

    def lend(self) -> None:
        """Make the loans and repairs, as far as there are loaners; the oldest loan is P-0001."""
        for place, story in enumerate(self._of(TicketState.CONTINUITY)):
            if self._free:
                self._lend_out(story, place)
            else:
                _take_back_the_step(story)
        for story, state in zip(
            list(self._to_keep_for()), (LoanState.RESERVED, LoanState.READY), strict=False
        ):
            self._keep(story, state)
        for story, state in zip(list(self._solved_with_a_loan()), _BACK, strict=False):
            self._bring_back(story, state)
        for technician in self._staff.technicians:
            self._load_van(technician)
        self.loans.sort(key=lambda loan: (loan.made_at, loan.id))
        self.loans = [
            replace(loan, number=f"P-{number:04d}") for number, loan in enumerate(self.loans, 1)
        ]
        for story in self._stories:
            story.journal.sort(key=lambda entry: entry.at)

    def _of(self, *states: TicketState) -> list[Story]:
        return [story for story in self._stories if story.ticket.state in states]

    # --- out now ------------------------------------------------------------------------------

    def _lend_out(self, story: Story, place: int) -> None:
        at = next(it.at for it in story.journal if it.after == TicketState.CONTINUITY)
        technician = self._technicians[story.ticket.assignee_id]
        loaner = self._free.pop(0)
        machine = self._replaceable(story, loaner)
        loan = self._handed_over(story, loaner, technician, at, machine)
        since = (self._calendar.today - at.date()).days
        due_on: date | None = self._calendar.day(4 + place)
        if place < _OVERDUE:
            due_on = at.date() + timedelta(days=since // 2)
        elif place % 2:
            due_on = None
        self.loans.append(replace(loan, due_on=due_on))
        self._put(
            loaner,
            custody=Custody.ON_LOAN,
            life_cycle=LifeCycle.IN_SERVICE,
            site_id=story.ticket.site_id,
            location=story.ticket.location,
            user_id=story.ticket.requester_id,
        )
        self._tell(story, loan, loaner, at, technician)
        if machine is None:
            return
        state = _REPAIRS[place % len(_REPAIRS)]
        self._repair(story, loan, machine, technician, at=at, state=state)
        condition = _CONDITIONS.get(state, Condition.IN_REPAIR)
        self._put(machine, custody=Custody.WORKSHOP, condition=condition)

    def _handed_over(
        self, story: Story, loaner: Asset, technician: Person, at: datetime, machine: Asset | None
    ) -> Loan:
        ticket = story.ticket
        receiver = self._people[ticket.requester_id]
        return replace(
            self._loan(story, loaner, technician, at),
            state=LoanState.HANDED_OVER,
            replaced_id=machine.id if machine else "",
            replaced_taken=machine is not None,
            accessories=_WITH_IT,
            condition="Bon état général, légère trace d'usage sur le capot.",
            receiver_id=receiver.id,
            receiver_name=receiver.name,
            receiver_capacity=receiver.job,
            location=ticket.location,
            clauses_id=first_clauses().id,
            handed_over_by=technician.id,
            handed_over_at=at,
        )

    def _repair(  # noqa: PLR0913 - what a repair is made from
        self,
        story: Story,
        loan: Loan,
        machine: Asset,
        technician: Person,
        *,
        at: datetime,
        state: RepairState,
    ) -> Repair:
        """Tell a repair up to its state, half an hour a step."""
        repair = Repair(
            id=demo_id("repair", story.ticket.id),
            ticket_id=story.ticket.id,
            client_id=story.ticket.client_id,
            asset_id=machine.id,
            taken_by=technician.id,
            taken_at=at,
            loan_id=loan.id,
            note="Données de l'utilisateur sur le serveur, rien à copier.",
        )
        self._tell_repair(story, repair, machine, at, technician)
        order = list(_REPAIR_TEXTS)
        for step in order[1 : order.index(state) + 1]:
            at += timedelta(minutes=30)
            repair = replace(repair, state=step, changed_by=self._staff.logistics.id, changed_at=at)
            if step is RepairState.DIAGNOSED:
                repair = replace(repair, diagnosis=_REPAIR_TEXTS[step])
            elif step is RepairState.WAITING_PART:
                repair = replace(repair, part=_REPAIR_TEXTS[step])
            elif step is RepairState.REPAIRED:
                repair = replace(repair, part="", outcome=_REPAIR_TEXTS[step])
            self._tell_repair(story, repair, machine, at, self._staff.logistics)
        self.repairs.append(repair)
        return repair

    # --- kept ---------------------------------------------------------------------------------

    def _to_keep_for(self) -> Iterator[Story]:
        """Yield what is visited from tomorrow on and has a machine that could be replaced."""
        tomorrow = self._calendar.at(1, 0)
        coming = [
            (story.visit.starts_at, story.ticket.id, story)
            for story in self._of(*OPEN - {TicketState.CONTINUITY, TicketState.NEW})
            if story.visit is not None and story.visit.starts_at >= tomorrow
        ]
        for _, _, story in sorted(coming, key=lambda it: it[:2]):
            if self._free and self._replaceable(story, self._free[0]) is not None:
                yield story

    def _keep(self, story: Story, state: LoanState) -> None:
        if not self._free:
            return
        manager = self._staff.manager
        at = max(entry.at for entry in story.journal) + timedelta(minutes=3)
        loaner = self._free.pop(0)
        machine = self._replaceable(story, loaner)
        loan = replace(
            self._loan(story, loaner, manager, at),
            state=state,
            visit_id=story.visit.id if story.visit else "",
            replaced_id=machine.id if machine else "",
            note="À emporter si la réparation sur place échoue.",
        )
        self.loans.append(loan)
        self._replaced.add(loan.replaced_id)
        if state is LoanState.READY:
            self._put(loaner, ready_at=at)
        self._tell(story, loan, loaner, at, manager, text=loan.note)

    # --- back ---------------------------------------------------------------------------------

    def _solved_with_a_loan(self) -> Iterator[Story]:
        """Yield what was solved long enough ago to have been bridged by a loan, newest first."""
        latest = self._calendar.at(-5, 0) - _WEEK
        solved = [
            (story.ticket.resolved_at, story.ticket.id, story)
            for story in self._of(TicketState.RESOLVED, TicketState.CLOSED)
            if story.ticket.resolved_at is not None and story.ticket.resolved_at < latest
        ]
        for _, _, story in sorted(solved, key=lambda it: it[:2], reverse=True):
            if self._free and self._replaceable(story, self._free[0]) is not None:
                yield story

    def _bring_back(self, story: Story, state: LoanState) -> None:
        """Tell a loan of a week, which puts off by a week what came after the diagnosis."""
        # One that is over leaves its loaner to others.
        loaner = self._free[-1] if self._free else None
        machine = self._replaceable(story, loaner) if loaner else None
        if loaner is None or machine is None:
            return
        if state is not LoanState.SETTLED:
            self._free.remove(loaner)
        diagnosed = next(it.at for it in story.journal if it.entry is EntryKind.DIAGNOSTIC)
        technician = self._technicians[story.ticket.assignee_id]
        _put_off(story, diagnosed)
        out = diagnosed + timedelta(minutes=1)
        back = out + _WEEK
        loan = self._handed_over(story, loaner, technician, out, machine)
        _step(story, TicketState.IN_PROGRESS, TicketState.CONTINUITY, out, technician)
        self._tell(story, loan, loaner, out, technician)
        repair = self._repair(story, loan, machine, technician, at=out, state=RepairState.REPAIRED)
        self.repairs[-1] = replace(repair, given_back_at=back)
        loan = replace(
            loan,
            state=LoanState.RETURNED,
            due_on=back.date(),
            accessories=tuple(replace(it, back=it.quantity) for it in loan.accessories),
            grade_back=Grade.GOOD,
            backup_by=loan.receiver_name,
            accounts_removed=True,
            replaced_back=True,
            giver_name=loan.receiver_name,
            returned_by=technician.id,
            returned_at=back,
        )
        self._tell(story, loan, loaner, back, technician)
        _step(story, TicketState.CONTINUITY, TicketState.IN_PROGRESS, back, technician)
        if state is LoanState.RETURNED:
            self._put(loaner, condition=Condition.TO_WIPE)
        else:
            loan = self._finished(story, loan, loaner, back, state)
        self.loans.append(loan)

    def _finished(
        self, story: Story, loan: Loan, loaner: Asset, back: datetime, state: LoanState
    ) -> Loan:
        """Tell what the workshop did with a loaner that came back, the morning after."""
        workshop, at = self._staff.logistics, self._calendar.morning_after(back, 10)
        loan = replace(loan, state=LoanState.INSPECTED, inspected_by=workshop.id, inspected_at=at)
        self._tell(story, loan, loaner, at, workshop)
        at += timedelta(minutes=50)
        loan = replace(
            loan,
            state=LoanState.WIPED,
            wiped_by=workshop.id,
            wiped_on=at.date(),
            wipe_method=WipeMethod.SECURE_ERASE,
        )
        self._tell(story, loan, loaner, at, workshop)
        if state is LoanState.SETTLED:
            at += timedelta(minutes=5)
            loan = replace(loan, state=state, settled_by=workshop.id, settled_at=at)
            self._tell(story, loan, loaner, at, workshop)
        return loan

    # --- what all of them need ----------------------------------------------------------------

    def _load_van(self, technician: Person) -> None:
        """Give a technician a loaner that can be handed over at once."""
        if self._free:
            self._put(
                self._free.pop(0),
                custody=Custody.TRANSIT,
                holder_id=technician.id,
                ready_at=self._calendar.at(self._calendar.working(-1), 17),
                location="",
            )

    def _replaceable(self, story: Story, loaner: Asset) -> Asset | None:
        """Return the ticket's machine where this loaner can stand in for it, and none does."""
        machine = self.machines.get(story.ticket.asset_id)
        if machine is None or story.featured or machine.id in self._replaced:
            return None
        works = machine.condition is Condition.WORKING
        return machine if works and kinds_go(machine.category, loaner.category) else None

    def _loan(self, story: Story, loaner: Asset, maker: Person, at: datetime) -> Loan:
        ticket = story.ticket
        return Loan(
            id=demo_id("loan", ticket.id),
            ticket_id=ticket.id,
            client_id=ticket.client_id,
            loaner_id=loaner.id,
            site_id=ticket.site_id,
            made_by=maker.id,
            made_at=at,
        )

    def _put(self, asset: Asset, **values: object) -> None:
        self.machines[asset.id] = replace(self.machines[asset.id], **values)

    def _tell(  # noqa: PLR0913 - an entry has as many facts
        self,
        story: Story,
        loan: Loan,
        loaner: Asset,
        at: datetime,
        author: Person,
        *,
        text: str = "",
    ) -> None:
        seen = loan.state in {LoanState.HANDED_OVER, LoanState.RETURNED}
        story.tell(
            EntryKind.LOAN,
            at,
            author,
            text=text,
            before=loaner.inventory_number,
            after=loan.state,
            subject=loan.id,
            visibility=Visibility.CLIENT if seen else Visibility.INTERNAL,
        )

    def _tell_repair(
        self, story: Story, repair: Repair, machine: Asset, at: datetime, author: Person
    ) -> None:
        self._replaced.add(machine.id)
        story.tell(
            EntryKind.REPAIR,
            at,
            author,
            text=_REPAIR_TEXTS[repair.state] or repair.note,
            before=machine.inventory_number,
            after=repair.state,
            subject=repair.id,
        )


def _take_back_the_step(story: Story) -> None:
    """Let a ticket for which there is no loaner go on as it was before."""
    step = next(it for it in story.journal if it.after == TicketState.CONTINUITY)
    story.journal.remove(step)
    story.ticket = replace(story.ticket, state=TicketState(step.before))


def _step(
    story: Story, before: TicketState, after: TicketState, at: datetime, author: Person
) -> None:
    story.tell(EntryKind.STATE, at, author, before=before, after=after)


def _put_off(story: Story, since: datetime) -> None:
    """Have all that happened to the ticket since then happen a week later."""
    ticket, visit = story.ticket, story.visit
    story.journal = [
        replace(entry, at=entry.at + _WEEK) if entry.at > since else entry
        for entry in story.journal
    ]
    story.ticket = replace(
        ticket,
        resolved_at=ticket.resolved_at and ticket.resolved_at + _WEEK,
        closed_at=ticket.closed_at and ticket.closed_at + _WEEK,
    )
    if visit is not None and visit.starts_at > since:
        story.visit = replace(
            visit,
            starts_at=visit.starts_at + _WEEK,
            ends_at=visit.ends_at + _WEEK,
            arrived_at=visit.arrived_at and visit.arrived_at + _WEEK,
            ended_at=visit.ended_at and visit.ended_at + _WEEK,
        )
