"""The rules of verification lists: how a run begins, is answered, ends, and is followed up."""

from __future__ import annotations

import math

from msgspec.structs import replace

from ordidesk.domain.assets import Asset
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.journal import EntryKind, Visibility, record_entry
from ordidesk.domain.people import Role
from ordidesk.domain.ticket_rules import must_work_on
from ordidesk.domain.tickets import (
    ENDED,
    SUMMARY_LIMIT,
    TEXT_LIMIT,
    Channel,
    Impact,
    Scope,
    Ticket,
    TicketState,
    priority_of,
)
from ordidesk.domain.verifications import (
    COMMENT_LIMIT,
    OF_LOANERS,
    RUNS_OF_TICKET,
    RUNS_UNDER_WAY,
    UNFINISHED,
    VALUE_LIMIT,
    Answer,
    AnswerChecks,
    ClearCheck,
    FinishVerification,
    FollowUpCheck,
    Given,
    Item,
    ItemKind,
    Outcome,
    RunState,
    StartVerification,
    VerificationRun,
    VerificationTemplate,
    VoidVerification,
)
from ordidesk.domain.visits import Visit
from ordidesk.domain.work import (
    NeverValid,
    Reason,
    Refusal,
    Work,
    fitting_text,
    must_be_of_client,
    need,
    need_text,
)


def start_verification(work: Work, command: StartVerification) -> None:
    """Begin a run of the list as it is here; one that is under way goes on instead.

    A list whose next version was loaded meanwhile still serves whoever had not heard of it.
    """
    template = need(work, VerificationTemplate, command.template_id)
    _must_be_for_role(work, template)
    if template.use in OF_LOANERS:
        _must_suit_loaner(work, command)
        beside = work.find(RUNS_UNDER_WAY, command.asset_id)
    else:
        _must_suit_ticket(work, command)
        beside = work.find(RUNS_OF_TICKET, command.ticket_id)
    for run in beside:
        same = (run.name, run.asset_id) == (template.name, command.asset_id)
        if same and run.state in UNFINISHED:
            raise Refusal(Reason.ALREADY_THERE, kind=VerificationRun.kind, id=run.id)
    run = VerificationRun(
        id=work.new_id("run"),
        ticket_id=command.ticket_id,
        template_id=template.id,
        name=template.name,
        version=template.version,
        title=template.title,
        title_en=template.title_en,
        items=template.items,
        started_by=work.actor.id,
        started_at=work.now,
        asset_id=command.asset_id,
        visit_id=command.visit_id,
    )
    work.put(run)
    _record(work, run, RunState.IN_PROGRESS, visibility=Visibility.INTERNAL)


def _must_suit_ticket(work: Work, command: StartVerification) -> None:
    ticket = need(work, Ticket, command.ticket_id)
    must_work_on(work, ticket)
    if ticket.state in ENDED:
        raise _wrong_step(ticket, TicketState.IN_PROGRESS)
    must_be_of_client(work, ticket.client_id, ((Asset, command.asset_id),))
    if command.visit_id and need(work, Visit, command.visit_id).ticket_id != ticket.id:
        raise Refusal(Reason.UNKNOWN_RECORD, kind=Visit.kind, id=command.visit_id)


def _must_suit_loaner(work: Work, command: StartVerification) -> None:
    """A loaner is looked after whoever it goes to: its lists belong to no ticket."""
    if command.ticket_id:
        raise Refusal(Reason.FIELD_FIXED, field="ticket_id")
    loaner = need(work, Asset, command.asset_id)
    if loaner.client_id:
        raise Refusal(Reason.NOT_A_LOANER, asset=loaner.id)


def _must_be_for_role(work: Work, template: VerificationTemplate) -> None:
    if work.actor.role is Role.LOGISTICS and template.use not in OF_LOANERS:
        raise Refusal(Reason.ROLE_MAY_NOT, role=work.actor.role)


def answer_checks(work: Work, command: AnswerChecks) -> None:
    """Set the answers; what was answered otherwise before is kept beside them."""
    given = [_fitting(it) for it in command.answers]
    if not given or len({it.item for it in given}) < len(given):
        raise NeverValid(Reason.TEXT_MISSING, field="answers")
    run = _run_to_answer(work, command.run_id)
    found = {answer.item: answer for answer in run.answers}
    replaced = list(run.replaced)
    for it in given:
        answer = _answer(work, run, it)
        before = found.get(it.item)
        if before is not None:
            if _says(before) == _says(answer):
                continue
            replaced.append(before)
            if answer.outcome is before.outcome is Outcome.KO:
                answer = replace(answer, follow_up=before.follow_up)
        found[it.item] = answer
    _put_answers(work, run, found, replaced)


def clear_check(work: Work, command: ClearCheck) -> None:
    """Take an answer back; it is kept among what was answered before."""
    run = _run_to_answer(work, command.run_id)
    before = run.answer_of(command.item)
    if before is None:
        work.merged("answers")
        return
    found = {it.item: it for it in run.answers if it.item != command.item}
    _put_answers(work, run, found, [*run.replaced, before])


def _put_answers(
    work: Work, run: VerificationRun, found: dict[str, Answer], replaced: list[Answer]
) -> None:
    answers = tuple(found[item.key] for item in run.items if item.key in found)
    if (answers, tuple(replaced)) != (run.answers, run.replaced):
        work.put(
            replace(run, answers=answers, replaced=tuple(replaced), state=RunState.IN_PROGRESS)
        )


def _fitting(given: Given) -> Given:
    return replace(
        given,
        value=fitting_text("value", given.value, VALUE_LIMIT),
        comment=fitting_text("comment", given.comment, COMMENT_LIMIT),
    )


def _says(answer: Answer) -> tuple[object, ...]:
    return answer.outcome, answer.value, answer.comment, answer.photo


def _answer(work: Work, run: VerificationRun, given: Given) -> Answer:
    item = run.item(given.item)
    if item is None:
        raise Refusal(Reason.UNKNOWN_RECORD, kind="check", id=given.item)
    if given.photo and need(work, Attachment, given.photo).ticket_id != run.ticket_id:
        raise Refusal(Reason.UNKNOWN_RECORD, kind=Attachment.kind, id=given.photo)
    value, outcome = _judged(item, given)
    return Answer(
        item=item.key,
        outcome=outcome,
        value=value,
        comment=given.comment,
        photo=given.photo,
        by=work.actor.id,
        at=work.now,
    )


def _judged(item: Item, given: Given) -> tuple[str, Outcome]:
    """Return the value as it is kept, and whether it is OK."""
    if given.outcome is Outcome.NA:
        return given.value, Outcome.NA
    if item.kind is ItemKind.NUMBER:
        measured = read_measure(given.value)
        if measured is None:
            raise Refusal(Reason.NOT_A_MEASURE, field=item.key)
        inside = (item.low is None or item.low <= measured) and (
            item.high is None or measured <= item.high
        )
        return f"{measured:.12g}", Outcome.OK if inside else Outcome.KO
    missing = {ItemKind.TEXT: not given.value, ItemKind.PHOTO: not given.photo}
    if given.outcome is not Outcome.KO and missing.get(item.kind, given.outcome is None):
        raise Refusal(Reason.TEXT_MISSING, field=item.key)
    return given.value, given.outcome or Outcome.OK


def read_measure(text: str) -> float | None:
    """Read a number as people write it, with a comma or a point; ``None`` when it is none."""
    try:
        measured = float(text.replace("\u202f", "").replace("\xa0", "").replace(",", "."))
    except ValueError:
        return None
    return measured if math.isfinite(measured) else None


def finish_verification(work: Work, command: FinishVerification) -> None:
    """End the run; every required item has an answer by then."""
    comment = fitting_text("comment", command.comment, COMMENT_LIMIT)
    run = need(work, VerificationRun, command.run_id)
    _must_work_on_run(work, run)
    if run.state not in UNFINISHED:
        if run.finished_at is not None and run.comment == comment:
            work.merged("state")
            return
        raise _wrong_step(run, RunState.PASSED)
    unanswered = run.unanswered()
    if unanswered:
        raise Refusal(Reason.CHECKS_UNANSWERED, run=run.id, count=str(len(unanswered)))
    state = outcome_of(run)
    work.put(
        replace(
            run,
            state=state,
            comment=comment,
            finished_at=max(work.now, run.started_at),
            finished_by=work.actor.id,
        )
    )
    _record(work, run, state, text=comment, visibility=Visibility.CLIENT)


def outcome_of(run: VerificationRun) -> RunState:
    """Tell what a run's answers come to: a required item that is not OK fails it."""
    failed = {answer.item for answer in run.answers if answer.outcome is Outcome.KO}
    if any(item.required and item.key in failed for item in run.items):
        return RunState.FAILED
    return RunState.PASSED_WITH_RESERVATIONS if failed else RunState.PASSED


def void_verification(work: Work, command: VoidVerification) -> None:
    """Let the run not count; its answers stay."""
    reason = need_text("reason", command.reason, COMMENT_LIMIT)
    run = need(work, VerificationRun, command.run_id)
    _must_work_on_run(work, run)
    if run.state is RunState.VOID:
        work.merged("state")
        return
    work.put(replace(run, state=RunState.VOID))
    _record(work, run, RunState.VOID, text=reason, visibility=Visibility.INTERNAL)


def follow_up_check(work: Work, command: FollowUpCheck) -> None:
    """Have what was not OK taken on, once."""
    text = need_text("text", command.text, TEXT_LIMIT)
    run = need(work, VerificationRun, command.run_id)
    _must_work_on_run(work, run)
    need(work, Ticket, run.ticket_id)
    answer = run.answer_of(command.item)
    if answer is None or answer.outcome is not Outcome.KO or run.state is RunState.VOID:
        raise _wrong_step(run, RunState.FAILED)
    if answer.follow_up:
        raise Refusal(Reason.ALREADY_THERE, kind="follow_up", id=answer.follow_up)
    taken_on = _open_ticket_for(work, run, text) if command.new_ticket else work.new_id("entry")
    record_entry(
        work,
        run.ticket_id,
        EntryKind.FOLLOW_UP,
        text=text,
        subject=run.id,
        after=taken_on if command.new_ticket else "",
        visibility=Visibility.INTERNAL,
    )
    answers = tuple(
        replace(it, follow_up=taken_on) if it.item == command.item else it for it in run.answers
    )
    work.put(replace(run, answers=answers))


def _open_ticket_for(work: Work, run: VerificationRun, text: str) -> str:
    of = need(work, Ticket, run.ticket_id)
    ticket_id = work.new_id("ticket")
    first_line = text.splitlines()[0][:SUMMARY_LIMIT].strip()
    work.put(
        Ticket(
            id=ticket_id,
            number=work.number(Ticket),
            client_id=of.client_id,
            site_id=of.site_id,
            asset_id=run.asset_id or of.asset_id,
            requester_id=of.requester_id,
            channel=Channel.TECHNICIAN,
            summary=first_line,
            description=text,
            priority=priority_of(Impact.DEGRADED, Scope.ONE, 0),
            opened_at=work.now,
            opened_by=work.actor.id,
        )
    )
    record_entry(work, ticket_id, EntryKind.OPENED, label="opened")
    return ticket_id


def _run_to_answer(work: Work, run_id: str) -> VerificationRun:
    run = need(work, VerificationRun, run_id)
    _must_work_on_run(work, run)
    if run.state not in UNFINISHED:
        raise _wrong_step(run, RunState.IN_PROGRESS)
    return run


def _must_work_on_run(work: Work, run: VerificationRun) -> None:
    """Check that the run is the technician's: they began it, or work on its ticket."""
    if work.actor.role is Role.LOGISTICS:
        _must_be_for_role(work, need(work, VerificationTemplate, run.template_id))
    elif run.ticket_id and run.started_by != work.actor.id:
        must_work_on(work, need(work, Ticket, run.ticket_id))


def _wrong_step(record: Ticket | VerificationRun, to: TicketState | RunState) -> Refusal:
    return Refusal(Reason.WRONG_STEP, kind=record.kind, state=record.state, to=to)


def _record(
    work: Work, run: VerificationRun, to: RunState, *, text: str = "", visibility: Visibility
) -> None:
    if not run.ticket_id:
        return
    record_entry(
        work,
        run.ticket_id,
        EntryKind.VERIFICATION,
        subject=run.id,
        before=run.title,
        after=to,
        text=text,
        visibility=visibility,
    )
