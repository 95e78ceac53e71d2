"""Verification lists: their templates, the runs that a technician goes through, their commands."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar

import msgspec

from ordidesk.domain.assets import Category
from ordidesk.domain.journal import Visibility
from ordidesk.domain.people import Role
from ordidesk.domain.records import Record
from ordidesk.domain.work import Command, Finder

MOST_ITEMS = 500
COMMENT_LIMIT = 2_000
VALUE_LIMIT = 2_000


class ItemKind(enum.StrEnum):
    """How an item is answered."""

    CHECK = "check"
    """OK, not OK, or not applicable."""
    NUMBER = "number"
    """A measured value; its bounds say whether it is OK."""
    TEXT = "text"
    PHOTO = "photo"


class Outcome(enum.StrEnum):
    """What came of an item."""

    OK = "ok"
    KO = "ko"
    NA = "na"


class Use(enum.StrEnum):
    """What a list is for."""

    CLOSING = "closing"
    """After a visit to such a machine its ticket does not close without it."""
    FREE = "free"
    """Run where somebody finds it useful."""
    PREPARATION = "preparation"
    """Of a loaner before it goes out."""
    RETURN = "return"
    """Of a loaner that came back."""


class RunState(enum.StrEnum):
    """Where a run stands."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    PASSED = "passed"
    PASSED_WITH_RESERVATIONS = "passed_with_reservations"
    FAILED = "failed"
    VOID = "void"


UNFINISHED = frozenset({RunState.TO_DO, RunState.IN_PROGRESS})
OF_LOANERS = frozenset({Use.PREPARATION, Use.RETURN})
"""Lists that a loaner goes through in the workshop, for no ticket."""
CHECKERS = frozenset({Role.TECHNICIAN, Role.MANAGER, Role.LOGISTICS})
"""Logistics go through the lists of loaners only."""


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a list. ``low`` and ``high`` are the bounds of a number, both of them allowed."""

    key: str
    """Names it within its list, the same in every version."""
    title: str
    """French."""
    title_en: str = ""
    kind: ItemKind = ItemKind.CHECK
    required: bool = True
    unit: str = ""
    low: float | None = None
    high: float | None = None


class VerificationTemplate(Record, frozen=True, kw_only=True):
    """A list in one version; the portal's operator loads it from a file."""

    kind: ClassVar[str] = "verification_template"

    name: str
    """The same in every version."""
    version: int
    title: str
    """French."""
    title_en: str = ""
    use: Use = Use.FREE
    categories: tuple[Category, ...] = ()
    """The sorts of machine that it is for; empty: all."""
    items: tuple[Item, ...] = ()
    retired: bool = False
    """A newer version took its place, or it is not used any more."""

    def fits(self, category: Category | None) -> bool:
        """Tell whether the list is for such a machine; without one, only a general list is."""
        return not self.categories or category in self.categories


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What was found for an item."""

    item: str
    outcome: Outcome
    value: str = ""
    """A number with a point, or a text."""
    comment: str = ""
    photo: str = ""
    """The id of an attachment of the ticket."""
    by: str = ""
    """A person's id."""
    at: datetime | None = None
    follow_up: str = ""
    """Of what was not OK: the id of the ticket or of the journal's entry that takes it on."""


class VerificationRun(Record, frozen=True, kw_only=True):
    """One machine's way through a list; the list is frozen as it was at the start."""

    kind: ClassVar[str] = "verification_run"

    ticket_id: str
    template_id: str
    name: str
    version: int
    title: str
    items: tuple[Item, ...]
    started_by: str
    started_at: datetime
    title_en: str = ""
    asset_id: str = ""
    visit_id: str = ""
    state: RunState = RunState.IN_PROGRESS
    answers: tuple[Answer, ...] = ()
    """At most one an item, in the order of the items."""
    replaced: tuple[Answer, ...] = ()
    """What was answered before, oldest first."""
    finished_at: datetime | None = None
    finished_by: str = ""
    comment: str = ""
    visibility: Visibility = Visibility.INTERNAL

    def answer_of(self, key: str) -> Answer | None:
        """Return what was found for an item, if anything was."""
        return next((answer for answer in self.answers if answer.item == key), None)

    def item(self, key: str) -> Item | None:
        """Return an item of the frozen list."""
        return next((item for item in self.items if item.key == key), None)

    def unanswered(self) -> tuple[Item, ...]:
        """Return the required items without an answer."""
        answered = {answer.item for answer in self.answers}
        return tuple(item for item in self.items if item.required and item.key not in answered)

    def without_follow_up(self) -> tuple[Answer, ...]:
        """Return what was not OK and is taken on by nobody."""
        return tuple(it for it in self.answers if it.outcome is Outcome.KO and not it.follow_up)


RUNS_OF_TICKET = Finder(VerificationRun, "ticket_id")
RUNS_UNDER_WAY = Finder(VerificationRun, "asset_id", UNFINISHED)
"""A ticket does not end with one of these, so that every laptop holds it."""
TEMPLATES_OF_USE = Finder(VerificationTemplate, "use")


class Given(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer as a person gives it; without an outcome it follows from value and bounds."""

    item: str
    outcome: Outcome | None = None
    value: str = ""
    comment: str = ""
    photo: str = ""


class StartVerification(Command, frozen=True, kw_only=True):
    """Begin a list for a ticket, or for none: a loaner's. The run's id has the label "run"."""

    kind: ClassVar[str] = "start_verification"
    allowed = CHECKERS

    ticket_id: str
    template_id: str
    asset_id: str = ""
    visit_id: str = ""


class AnswerChecks(Command, frozen=True, kw_only=True):
    """Answer one item or several at once ("all OK for the rest")."""

    kind: ClassVar[str] = "answer_checks"
    allowed = CHECKERS

    run_id: str
    answers: tuple[Given, ...]


class ClearCheck(Command, frozen=True, kw_only=True):
    """Take an answer back: it was given to the wrong line."""

    kind: ClassVar[str] = "clear_check"
    allowed = CHECKERS

    run_id: str
    item: str


class FinishVerification(Command, frozen=True, kw_only=True):
    """End a run; whether it passed follows from its answers."""

    kind: ClassVar[str] = "finish_verification"
    allowed = CHECKERS

    run_id: str
    comment: str = ""


class VoidVerification(Command, frozen=True, kw_only=True):
    """Let a run not count: the wrong list, the wrong machine."""

    kind: ClassVar[str] = "void_verification"
    allowed = CHECKERS

    run_id: str
    reason: str


class FollowUpCheck(Command, frozen=True, kw_only=True):
    """Have something that was not OK taken on: by a new ticket, else by a note in the journal.

    The new ticket's id is derived from the command's with the label "ticket".
    """

    kind: ClassVar[str] = "follow_up_check"
    allowed = frozenset({Role.TECHNICIAN, Role.MANAGER})

    run_id: str
    item: str
    text: str
    new_ticket: bool = False
