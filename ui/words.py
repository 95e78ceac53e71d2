"""The words for the business's states, reasons and commands. Nothing below ``ui`` has any."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ordidesk.domain.assets import Category, Condition, Custody, LifeCycle
from ordidesk.domain.confirmations import Way
from ordidesk.domain.diagnosis import CallOutcome, ConsentWay, RemoteStep
from ordidesk.domain.journal import EntryKind
from ordidesk.domain.people import Role
from ordidesk.domain.tickets import (
    Channel,
    Impact,
    Priority,
    Scope,
    TicketState,
    WaitingFor,
)
from ordidesk.domain.verifications import Outcome, RunState
from ordidesk.domain.visits import VisitState
from ordidesk.domain.work import Reason
from ordidesk.queries.readiness import Gap
from ordidesk.store.outbox import Choice, OutboxStatus
from ui import loan_words, plan_words, refusal_words

_NO_FACTS: Mapping[str, str] = MappingProxyType({})
_WORDS: Mapping[type[Enum], Mapping[Enum, object]] = {
    TicketState: {
        TicketState.NEW: QT_TRANSLATE_NOOP("Words", "New"),
        TicketState.ASSIGNED: QT_TRANSLATE_NOOP("Words", "Assigned"),
        TicketState.IN_PROGRESS: QT_TRANSLATE_NOOP("Words", "In progress"),
        TicketState.PENDING: QT_TRANSLATE_NOOP("Words", "Pending"),
        TicketState.CONTINUITY: QT_TRANSLATE_NOOP("Words", "Loan in place"),
        TicketState.RESOLVED: QT_TRANSLATE_NOOP("Words", "Resolved"),
        TicketState.CLOSED: QT_TRANSLATE_NOOP("Words", "Closed"),
        TicketState.REOPENED: QT_TRANSLATE_NOOP("Words", "Reopened"),
        TicketState.CANCELLED: QT_TRANSLATE_NOOP("Words", "Ticket cancelled"),
    },
    WaitingFor: {
        WaitingFor.USER: QT_TRANSLATE_NOOP("Words", "waiting for the user"),
        WaitingFor.VISIT: QT_TRANSLATE_NOOP("Words", "waiting for a visit"),
        WaitingFor.PART: QT_TRANSLATE_NOOP("Words", "waiting for a part"),
    },
    Priority: {
        Priority.CRITICAL: QT_TRANSLATE_NOOP("Words", "Critical"),
        Priority.HIGH: QT_TRANSLATE_NOOP("Words", "High"),
        Priority.NORMAL: QT_TRANSLATE_NOOP("Words", "Normal"),
        Priority.LOW: QT_TRANSLATE_NOOP("Words", "Low"),
    },
    Impact: {
        Impact.DEGRADED: QT_TRANSLATE_NOOP("Words", "Degraded: it can wait or be done otherwise"),
        Impact.BLOCKING: QT_TRANSLATE_NOOP("Words", "Blocking: no way to work"),
    },
    Scope: {
        Scope.ONE: QT_TRANSLATE_NOOP("Words", "One user"),
        Scope.GROUP: QT_TRANSLATE_NOOP("Words", "A group"),
        Scope.ALL: QT_TRANSLATE_NOOP("Words", "Everyone"),
    },
    Channel: {
        Channel.PORTAL: QT_TRANSLATE_NOOP("Words", "Portal"),
        Channel.MAIL: QT_TRANSLATE_NOOP("Words", "E-mail"),
        Channel.PHONE: QT_TRANSLATE_NOOP("Words", "Phone"),
        Channel.TECHNICIAN: QT_TRANSLATE_NOOP("Words", "Technician on site"),
    },
    VisitState: {
        VisitState.PLANNED: QT_TRANSLATE_NOOP("Words", "Planned"),
        VisitState.CONFIRMED: QT_TRANSLATE_NOOP("Words", "Confirmed"),
        VisitState.TRAVELLING: QT_TRANSLATE_NOOP("Words", "On the way"),
        VisitState.ON_SITE: QT_TRANSLATE_NOOP("Words", "On site"),
        VisitState.PAUSED: QT_TRANSLATE_NOOP("Words", "Paused"),
        VisitState.DONE: QT_TRANSLATE_NOOP("Words", "Done"),
        VisitState.NOT_DONE: QT_TRANSLATE_NOOP("Words", "Not done"),
        VisitState.CANCELLED: QT_TRANSLATE_NOOP("Words", "Visit cancelled"),
    },
    Category: {
        Category.LAPTOP: QT_TRANSLATE_NOOP("Words", "Laptop"),
        Category.DESKTOP: QT_TRANSLATE_NOOP("Words", "Desktop computer"),
        Category.SERVER: QT_TRANSLATE_NOOP("Words", "Server"),
        Category.SCREEN: QT_TRANSLATE_NOOP("Words", "Screen"),
        Category.PRINTER: QT_TRANSLATE_NOOP("Words", "Printer"),
        Category.NETWORK: QT_TRANSLATE_NOOP("Words", "Network equipment"),
        Category.PHONE: QT_TRANSLATE_NOOP("Words", "Telephone"),
        Category.TABLET: QT_TRANSLATE_NOOP("Words", "Tablet"),
        Category.UPS: QT_TRANSLATE_NOOP("Words", "UPS"),
        Category.OTHER: QT_TRANSLATE_NOOP("Words", "Other equipment"),
    },
    LifeCycle: {
        LifeCycle.IN_STOCK: QT_TRANSLATE_NOOP("Words", "In stock"),
        LifeCycle.IN_SERVICE: QT_TRANSLATE_NOOP("Words", "In service"),
        LifeCycle.RETIRED: QT_TRANSLATE_NOOP("Words", "Retired"),
    },
    Custody: {
        Custody.CLIENT: QT_TRANSLATE_NOOP("Words", "At the client's"),
        Custody.ON_LOAN: QT_TRANSLATE_NOOP("Words", "On loan"),
        Custody.WORKSHOP: QT_TRANSLATE_NOOP("Words", "In the workshop"),
        Custody.TRANSIT: QT_TRANSLATE_NOOP("Words", "In transit"),
        Custody.MISSING: QT_TRANSLATE_NOOP("Words", "Cannot be found"),
    },
    Condition: {
        Condition.WORKING: QT_TRANSLATE_NOOP("Words", "Working"),
        Condition.FAULTY: QT_TRANSLATE_NOOP("Words", "Faulty"),
        Condition.IN_REPAIR: QT_TRANSLATE_NOOP("Words", "In repair"),
        Condition.TO_WIPE: QT_TRANSLATE_NOOP("Words", "To be wiped"),
    },
    Role: {
        Role.TECHNICIAN: QT_TRANSLATE_NOOP("Words", "Technician"),
        Role.MANAGER: QT_TRANSLATE_NOOP("Words", "Hotline manager"),
        Role.LOGISTICS: QT_TRANSLATE_NOOP("Words", "Workshop"),
        Role.REQUESTER: QT_TRANSLATE_NOOP("Words", "Requester"),
        Role.REFERENT: QT_TRANSLATE_NOOP("Words", "IT referent"),
    },
    EntryKind: {
        EntryKind.NOTE: QT_TRANSLATE_NOOP("Words", "Note"),
        EntryKind.DIAGNOSTIC: QT_TRANSLATE_NOOP("Words", "Diagnosis"),
        EntryKind.TEST: QT_TRANSLATE_NOOP("Words", "Test"),
        EntryKind.OPENED: QT_TRANSLATE_NOOP("Words", "Ticket opened"),
        EntryKind.ASSIGNMENT: QT_TRANSLATE_NOOP("Words", "Assignment"),
        EntryKind.STATE: QT_TRANSLATE_NOOP("Words", "State"),
        EntryKind.EDIT: QT_TRANSLATE_NOOP("Words", "Correction"),
        EntryKind.VISIT: QT_TRANSLATE_NOOP("Words", "Visit"),
        EntryKind.VISIT_TIME: QT_TRANSLATE_NOOP("Words", "Time of a visit corrected"),
        EntryKind.VISIT_TAKEN_OVER: QT_TRANSLATE_NOOP("Words", "Visit taken over"),
        EntryKind.ATTACHED: QT_TRANSLATE_NOOP("Words", "File attached"),
        EntryKind.DETACHED: QT_TRANSLATE_NOOP("Words", "File removed"),
        EntryKind.CALL: QT_TRANSLATE_NOOP("Words", "Call"),
        EntryKind.REMOTE: QT_TRANSLATE_NOOP("Words", "Remote control"),
        EntryKind.VISIT_REQUEST: QT_TRANSLATE_NOOP("Words", "Visit requested"),
        EntryKind.VERIFICATION: QT_TRANSLATE_NOOP("Words", "Verification"),
        EntryKind.FOLLOW_UP: QT_TRANSLATE_NOOP("Words", "Follow-up"),
        EntryKind.CONFIRMATION: QT_TRANSLATE_NOOP("Words", "The user's word"),
        EntryKind.SIGNATURE: QT_TRANSLATE_NOOP("Words", "Signature"),
        EntryKind.LOAN: QT_TRANSLATE_NOOP("Words", "Loan"),
        EntryKind.LOAN_DUE: QT_TRANSLATE_NOOP("Words", "Return date of a loan"),
        EntryKind.REPAIR: QT_TRANSLATE_NOOP("Words", "Repair"),
        EntryKind.VISIT_SLOT: QT_TRANSLATE_NOOP("Words", "Slot of a visit"),
        EntryKind.VISIT_GIVEN: QT_TRANSLATE_NOOP("Words", "Technician of a visit"),
        EntryKind.EVALUATION: QT_TRANSLATE_NOOP("Words", "Evaluation"),
        EntryKind.COVER: QT_TRANSLATE_NOOP("Words", "Decision out of contract"),
        EntryKind.DUPLICATE: QT_TRANSLATE_NOOP("Words", "Duplicate"),
    },
    Gap: {
        Gap.TICKET: QT_TRANSLATE_NOOP("Words", "its ticket"),
        Gap.ADDRESS: QT_TRANSLATE_NOOP("Words", "the address"),
        Gap.CONTACT: QT_TRANSLATE_NOOP("Words", "a phone number"),
        Gap.ASSET: QT_TRANSLATE_NOOP("Words", "the machine's record"),
        Gap.LOANER: QT_TRANSLATE_NOOP("Words", "the loaner is not prepared"),
        Gap.CHECKLIST: QT_TRANSLATE_NOOP("Words", "a verification list"),
    },
    CallOutcome: {
        CallOutcome.REACHED: QT_TRANSLATE_NOOP("Words", "Reached"),
        CallOutcome.ABSENT: QT_TRANSLATE_NOOP("Words", "Absent"),
        CallOutcome.MESSAGE: QT_TRANSLATE_NOOP("Words", "Message left"),
    },
    ConsentWay: {
        ConsentWay.PHONE: QT_TRANSLATE_NOOP("Words", "By phone"),
        ConsentWay.IN_PERSON: QT_TRANSLATE_NOOP("Words", "In person"),
        ConsentWay.MAIL: QT_TRANSLATE_NOOP("Words", "By mail"),
    },
    Way: {
        Way.IN_PERSON: QT_TRANSLATE_NOOP("Words", "In person"),
        Way.PHONE: QT_TRANSLATE_NOOP("Words", "By phone"),
        Way.PORTAL: QT_TRANSLATE_NOOP("Words", "In the portal"),
        Way.SIGNATURE: QT_TRANSLATE_NOOP("Words", "By signature"),
    },
    RemoteStep: {
        RemoteStep.CONSENT: QT_TRANSLATE_NOOP("Words", "Consent to remote control"),
        RemoteStep.STARTED: QT_TRANSLATE_NOOP("Words", "Remote control begun"),
        RemoteStep.ENDED: QT_TRANSLATE_NOOP("Words", "Remote control ended"),
    },
    Outcome: {
        Outcome.OK: QT_TRANSLATE_NOOP("Words", "OK"),
        Outcome.KO: QT_TRANSLATE_NOOP("Words", "Not OK"),
        Outcome.NA: QT_TRANSLATE_NOOP("Words", "Not applicable"),
    },
    RunState: {
        RunState.TO_DO: QT_TRANSLATE_NOOP("Words", "To do"),
        RunState.IN_PROGRESS: QT_TRANSLATE_NOOP("Words", "Verification in progress"),
        RunState.PASSED: QT_TRANSLATE_NOOP("Words", "Passed"),
        RunState.PASSED_WITH_RESERVATIONS: QT_TRANSLATE_NOOP("Words", "Passed with reservations"),
        RunState.FAILED: QT_TRANSLATE_NOOP("Words", "Failed"),
        RunState.VOID: QT_TRANSLATE_NOOP("Words", "Void"),
    },
    **loan_words.WORDS,
    **plan_words.WORDS,
}
"""By type first: members of two text enums with the same value are equal keys."""

_COMMANDS: Mapping[str, object] = {
    "open_ticket": QT_TRANSLATE_NOOP("Words", "Open a ticket"),
    "add_note": QT_TRANSLATE_NOOP("Words", "Add a note"),
    "take_ticket": QT_TRANSLATE_NOOP("Words", "Take the ticket"),
    "assign_ticket": QT_TRANSLATE_NOOP("Words", "Assign the ticket"),
    "set_ticket_state": QT_TRANSLATE_NOOP("Words", "Change the ticket's state"),
    "edit_ticket": QT_TRANSLATE_NOOP("Words", "Correct the ticket"),
    "register_asset": QT_TRANSLATE_NOOP("Words", "Register a machine"),
    "edit_asset": QT_TRANSLATE_NOOP("Words", "Correct the asset"),
    "set_off_for_visit": QT_TRANSLATE_NOOP("Words", "Set off for a visit"),
    "start_visit": QT_TRANSLATE_NOOP("Words", "Arrive on site"),
    "pause_visit": QT_TRANSLATE_NOOP("Words", "Pause the visit"),
    "resume_visit": QT_TRANSLATE_NOOP("Words", "Resume the visit"),
    "correct_visit_times": QT_TRANSLATE_NOOP("Words", "Correct the times of a visit"),
    "take_over_visit": QT_TRANSLATE_NOOP("Words", "Take over a visit"),
    "finish_visit": QT_TRANSLATE_NOOP("Words", "Finish the visit"),
    "request_visit": QT_TRANSLATE_NOOP("Words", "Request a visit"),
    "use_part": QT_TRANSLATE_NOOP("Words", "Record a part"),
    "drop_part": QT_TRANSLATE_NOOP("Words", "Take a part off the list"),
    "log_call": QT_TRANSLATE_NOOP("Words", "Record a call"),
    "transfer_ticket": QT_TRANSLATE_NOOP("Words", "Transfer the ticket"),
    "record_remote_consent": QT_TRANSLATE_NOOP("Words", "Record the consent to remote control"),
    "start_remote_control": QT_TRANSLATE_NOOP("Words", "Begin remote control"),
    "end_remote_control": QT_TRANSLATE_NOOP("Words", "End remote control"),
    "start_verification": QT_TRANSLATE_NOOP("Words", "Begin a verification"),
    "answer_checks": QT_TRANSLATE_NOOP("Words", "Answer a verification"),
    "clear_check": QT_TRANSLATE_NOOP("Words", "Take back an answer"),
    "finish_verification": QT_TRANSLATE_NOOP("Words", "Finish a verification"),
    "void_verification": QT_TRANSLATE_NOOP("Words", "Declare a verification void"),
    "follow_up_check": QT_TRANSLATE_NOOP("Words", "Follow up what is not OK"),
    "record_user_confirmation": QT_TRANSLATE_NOOP("Words", "Record the user's word"),
    "sign_report": QT_TRANSLATE_NOOP("Words", "Sign the visit report"),
    "attach_file": QT_TRANSLATE_NOOP("Words", "Attach a file"),
    "remove_attachment": QT_TRANSLATE_NOOP("Words", "Remove a file"),
    **loan_words.COMMANDS,
    **plan_words.COMMANDS,
}

_FIELDS: Mapping[str, object] = {
    "arrived_at": QT_TRANSLATE_NOOP("Words", "Arrival"),
    "ended_at": QT_TRANSLATE_NOOP("Words", "Departure"),
    "summary": QT_TRANSLATE_NOOP("Words", "Summary"),
    "description": QT_TRANSLATE_NOOP("Words", "Description"),
    "location": QT_TRANSLATE_NOOP("Words", "Location"),
    "reproduction": QT_TRANSLATE_NOOP("Words", "Steps and frequency"),
    "callback": QT_TRANSLATE_NOOP("Words", "Call-back"),
    "access": QT_TRANSLATE_NOOP("Words", "Access to the site"),
    "inventory_number": QT_TRANSLATE_NOOP("Words", "Inventory number"),
    "brand": QT_TRANSLATE_NOOP("Words", "Brand"),
    "model": QT_TRANSLATE_NOOP("Words", "Model"),
    "hostname": QT_TRANSLATE_NOOP("Words", "Name on the network"),
    "serial": QT_TRANSLATE_NOOP("Words", "Serial number"),
    "processor": QT_TRANSLATE_NOOP("Words", "Processor"),
    "memory": QT_TRANSLATE_NOOP("Words", "Memory"),
    "storage": QT_TRANSLATE_NOOP("Words", "Storage"),
    "system": QT_TRANSLATE_NOOP("Words", "System"),
    "remark": QT_TRANSLATE_NOOP("Words", "Remark"),
    "text": QT_TRANSLATE_NOOP("Words", "Text"),
    "report": QT_TRANSLATE_NOOP("Words", "Report"),
    "reason": QT_TRANSLATE_NOOP("Words", "Reason"),
    "resolution": QT_TRANSLATE_NOOP("Words", "Resolution"),
    "waiting_for": QT_TRANSLATE_NOOP("Words", "What it waits for"),
    "assignee_id": QT_TRANSLATE_NOOP("Words", "Technician"),
    "category": QT_TRANSLATE_NOOP("Words", "Kind"),
    "cause": QT_TRANSLATE_NOOP("Words", "Cause"),
    "minutes": QT_TRANSLATE_NOOP("Words", "Duration in minutes"),
    "skill": QT_TRANSLATE_NOOP("Words", "Skill needed"),
    "parts": QT_TRANSLATE_NOOP("Words", "Parts"),
    "designation": QT_TRANSLATE_NOOP("Words", "Designation"),
    "quantity": QT_TRANSLATE_NOOP("Words", "Quantity"),
    "reference": QT_TRANSLATE_NOOP("Words", "Reference"),
    "name": QT_TRANSLATE_NOOP("Words", "Name"),
    "function": QT_TRANSLATE_NOOP("Words", "Function"),
    "comment": QT_TRANSLATE_NOOP("Words", "Comment"),
    "remote_id": QT_TRANSLATE_NOOP("Words", "Identifier for remote control"),
    "partner": QT_TRANSLATE_NOOP("Words", "Identifier for remote control"),
    **loan_words.FIELDS,
    **plan_words.FIELDS,
}


_CHOICES: Mapping[Choice, object] = {
    Choice.THEIRS: QT_TRANSLATE_NOOP("Outbox", "Other value kept"),
    Choice.REPLACED: QT_TRANSLATE_NOOP("Outbox", "Sent again"),
    Choice.DISCARDED: QT_TRANSLATE_NOOP("Outbox", "Given up"),
}


def outbox_choice(choice: Choice) -> str:
    """Say what the person made of an action that came back."""
    return QCoreApplication.translate("Outbox", str(_CHOICES[choice]))


_STATUSES: Mapping[OutboxStatus, object] = {
    OutboxStatus.WAITING: QT_TRANSLATE_NOOP("Outbox", "To be sent"),
    OutboxStatus.SENDING: QT_TRANSLATE_NOOP("Outbox", "Being sent"),
    OutboxStatus.CONFIRMED: QT_TRANSLATE_NOOP("Outbox", "Confirmed"),
    OutboxStatus.MERGED: QT_TRANSLATE_NOOP("Outbox", "Merged"),
    OutboxStatus.CONFLICT: QT_TRANSLATE_NOOP("Outbox", "To decide"),
    OutboxStatus.REFUSED: QT_TRANSLATE_NOOP("Outbox", "Refused"),
    OutboxStatus.PARKED: QT_TRANSLATE_NOOP("Outbox", "Blocked"),
}


def outbox_status(status: OutboxStatus) -> str:
    """Say where an action stands on its way to the portal."""
    return QCoreApplication.translate("Outbox", str(_STATUSES[status]))


def refusal_or_status(reason: str, facts: Mapping[str, str] = _NO_FACTS) -> str:
    """Say why an action was refused, or that the portal could not read it (a parked one)."""
    if reason in set(Reason):
        return refusal(reason, facts)
    unreadable = QCoreApplication.translate(
        "Words", "The portal could not take this action ({status}). It is kept here."
    )
    return unreadable.format(status=reason)


_KINDS: Mapping[str, object] = {
    "client": QT_TRANSLATE_NOOP("Words", "Clients"),
    "contract": QT_TRANSLATE_NOOP("Words", "Contracts"),
    "site": QT_TRANSLATE_NOOP("Words", "Sites"),
    "person": QT_TRANSLATE_NOOP("Words", "People"),
    "asset": QT_TRANSLATE_NOOP("Words", "Machines"),
    "ticket": QT_TRANSLATE_NOOP("Words", "Tickets"),
    "visit": QT_TRANSLATE_NOOP("Words", "Visits"),
    "journal_entry": QT_TRANSLATE_NOOP("Words", "Journals"),
    "attachment": QT_TRANSLATE_NOOP("Words", "Files"),
    "verification_template": QT_TRANSLATE_NOOP("Words", "Verification lists"),
    "verification_run": QT_TRANSLATE_NOOP("Words", "Verifications"),
    "visit_request": QT_TRANSLATE_NOOP("Words", "Visit requests"),
    **loan_words.KINDS,
    **plan_words.KINDS,
}


def record_kind(kind: str) -> str:
    """Name a kind of record in the plural; an unknown one has no words."""
    source = _KINDS.get(kind)
    return "" if source is None else QCoreApplication.translate("Words", str(source))


def word(value: Enum) -> str:
    """Name a state, priority, role or other value of the business in the person's language."""
    source = _WORDS[type(value)].get(value)
    return "" if source is None else QCoreApplication.translate("Words", str(source))


def refusal(reason: str, facts: Mapping[str, str] = _NO_FACTS) -> str:
    """Say why a command is refused and what can be done; takes a ``Reason`` or its value."""
    return refusal_words.refusal(Reason(reason), facts)


def command(kind: str) -> str:
    """Name what a command does; an unknown kind (a newer program's) stands for itself."""
    source = _COMMANDS.get(kind)
    return kind if source is None else QCoreApplication.translate("Words", str(source))


def field(name: str) -> str:
    """Name a field; an unknown one stands for itself."""
    source = _FIELDS.get(name)
    return name if source is None else QCoreApplication.translate("Words", str(source))
