"""Loans: equivalent equipment that a client works with while their own is repaired.

Their rules are in ``loan_stock`` (before it goes out), ``loan_swap`` (out and back) and
``loan_settling`` (after it came back).
"""

from __future__ import annotations

import enum
import hashlib
import re
from datetime import date, datetime
from typing import ClassVar

import msgspec

from ordidesk.domain.journal import Visibility
from ordidesk.domain.records import Record
from ordidesk.domain.work import Finder, NeverValid, Reason, Refusal, fitting_text, need_text


class LoanState(enum.StrEnum):
    """Where a loan stands. That it is overdue is derived."""

    RESERVED = "reserved"
    PREPARING = "preparing"
    READY = "ready"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"
    INSPECTED = "inspected"
    WIPED = "wiped"
    SETTLED = "settled"
    LOST = "lost"
    DISPUTED = "disputed"
    CANCELLED = "cancelled"
    """The reservation was given up: nothing went out."""


AHEAD = frozenset({LoanState.RESERVED, LoanState.PREPARING, LoanState.READY})
"""The loaner is kept for somebody and has not gone out."""
OUT = frozenset({LoanState.HANDED_OVER, LoanState.LOST})
"""The loaner has not come back."""
BACK = frozenset({LoanState.RETURNED, LoanState.INSPECTED, LoanState.WIPED, LoanState.DISPUTED})
"""It came back, and something is still to be done."""
HOLDS_LOANER = AHEAD | OUT | {LoanState.RETURNED, LoanState.INSPECTED}
"""The loaner cannot be lent to anybody else: it is kept, out, or not wiped yet."""
ENDED_LOANS = frozenset({LoanState.SETTLED, LoanState.CANCELLED})


class Grade(enum.StrEnum):
    """How a machine looks and works."""

    NEW = "new"
    GOOD = "good"
    WORN = "worn"
    DAMAGED = "damaged"


class DiskPlace(enum.StrEnum):
    """Where the disk of the replaced machine, and with it the user's data, goes."""

    STAYS_IN = "stays_in"
    """It stays in the machine that it is in."""
    MOVED = "moved"
    """It was put into the loaner."""
    LEFT = "left"
    """It was taken out and left with the client."""
    NONE = "none"
    """There is none, or nothing of the user's is on it."""


class WipeMethod(enum.StrEnum):
    """How the data on a loaner was erased."""

    RESET = "reset"
    """The system's own reset, with everything removed."""
    OVERWRITE = "overwrite"
    SECURE_ERASE = "secure_erase"
    """The drive's own command (NIST SP 800-88 purge)."""
    CRYPTO_ERASE = "crypto_erase"
    """The key of an encrypted drive was destroyed."""
    DESTROYED = "destroyed"
    NONE_NEEDED = "none_needed"
    """It holds no data: a screen, a cable."""


class LoanSheet(enum.StrEnum):
    """The two sheets of a loan; the value ends the link that the QR holds."""

    HANDOVER = "d"
    """Bon de mise à disposition."""
    RETURN = "r"
    """Bon de restitution."""


class Accessory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that went along."""

    designation: str
    quantity: int = 1
    back: int | None = None
    """How many came back; ``None``: nothing is said of it yet."""


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that somebody signed, or would not."""

    sheet: LoanSheet
    document: str
    """SHA-256 of the PDF."""
    name: str
    at: datetime
    refused: str = ""
    on_paper: bool = False
    """The paper was signed, and its scan filed."""


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that was printed, and what it said then."""

    sheet: LoanSheet
    at: datetime
    by: str
    content: str
    """SHA-256 of what it said, without when it was printed."""


class Loan(Record, frozen=True, kw_only=True):
    """A loaner's way to a client and back."""

    kind: ClassVar[str] = "loan"

    ticket_id: str
    client_id: str
    loaner_id: str
    made_by: str
    made_at: datetime
    number: str = ""
    """Final once it is on paper: the laptop's ("P-K7QX-12") where it handed over, else the portal's
    ("P-0312"), empty until then."""
    state: LoanState = LoanState.RESERVED
    visit_id: str = ""
    """The visit that it is taken to."""
    replaced_id: str = ""
    """The client's machine that it stands in for."""
    site_id: str = ""
    note: str = ""
    """Of whoever reserved it."""
    accessories: tuple[Accessory, ...] = ()
    grade: Grade = Grade.GOOD
    condition: str = ""
    photos: tuple[str, ...] = ()
    """Ids of attachments of the ticket: the condition at handover."""
    replaced_taken: bool = False
    disk: DiskPlace = DiskPlace.STAYS_IN
    data_note: str = ""
    due_on: date | None = None
    """``None``: until the end of the repair."""
    receiver_id: str = ""
    receiver_name: str = ""
    receiver_capacity: str = ""
    location: str = ""
    """Office, room, building where it is used."""
    unprepared: str = ""
    """Why it went out without having been prepared."""
    clauses_id: str = ""
    """The version of the company's clauses that it was handed over under."""
    handed_over_by: str = ""
    handed_over_at: datetime | None = None
    returned_by: str = ""
    returned_at: datetime | None = None
    giver_name: str = ""
    """Who gave it back."""
    grade_back: Grade | None = None
    condition_back: str = ""
    photos_back: tuple[str, ...] = ()
    backup_by: str = ""
    """Who said that the user's data is saved elsewhere."""
    accounts_removed: bool = False
    replaced_back: bool = False
    """The client's own machine is in its place again."""
    inspected_by: str = ""
    inspected_at: datetime | None = None
    grade_found: Grade | None = None
    """As the workshop sees it; what was signed at the return stays beside it."""
    inspection: str = ""
    """What the workshop found, in words."""
    dispute: str = ""
    """What is missing or broken and still to be settled."""
    wiped_by: str = ""
    wiped_on: date | None = None
    wipe_method: WipeMethod | None = None
    settled_by: str = ""
    settled_at: datetime | None = None
    settlement: str = ""
    lost_at: datetime | None = None
    lost_note: str = ""
    signed: tuple[Signed, ...] = ()
    """Oldest first."""
    printed: tuple[Printed, ...] = ()
    """The last time that each sheet was."""
    visibility: Visibility = Visibility.CLIENT

    def overdue(self, today: date) -> bool:
        """Tell whether the loaner should be back by now."""
        return self.state in OUT and self.due_on is not None and self.due_on < today


AMONG_STAFF = frozenset({"note", "lost_note", "inspection", "dispute", "settlement"})
"""The texts of a loan that its client never reads."""

LOANS_OF_TICKET = Finder(Loan, "ticket_id")
LOANS_OF_LOANER = Finder(Loan, "loaner_id", HOLDS_LOANER)
"""A ticket does not end while one of these is on it, so that every laptop holds it."""
OUT_FOR_REPLACED = Finder(Loan, "replaced_id", frozenset({LoanState.HANDED_OVER}))
"""A loaner that was lost stands in for nothing any more."""

LOANS_OF_NUMBER = Finder(Loan, "number")
"""A laptop knows its own numbers; that no other laptop has them the portal alone can tell."""
LOCAL_NUMBER = re.compile(r"P-[0-9A-HJKMNP-TV-Z]{4}-[1-9][0-9]{0,6}")
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: no letter that is read as a figure."""
_CODE_LENGTH = 4


def local_number(stream_id: str, count: int) -> str:
    """Write the ``count``-th number of one laptop's store: what a paper says needs no network.

    Two stores in a million share their four letters; the portal sees it and gives another number.
    """
    drawn = int.from_bytes(hashlib.sha256(stream_id.encode()).digest()[:4])
    code = "".join(_LETTERS[drawn >> (5 * place) & 31] for place in range(_CODE_LENGTH))
    return f"P-{code}-{count}"


TEXT_LIMIT = 2_000
NAME_LIMIT = 200
MOST_ACCESSORIES = 200
MOST_PIECES = 9_999
MOST_PHOTOS = 50


def fitting_accessories(accessories: tuple[Accessory, ...]) -> tuple[Accessory, ...]:
    """Return the accessories with their texts cleaned; what came back is told by a return only."""
    if len(accessories) > MOST_ACCESSORIES:
        raise NeverValid(Reason.NOT_A_MEASURE, field="accessories")
    fitting = []
    for it in accessories:
        designation = need_text("designation", it.designation, NAME_LIMIT)
        if not 0 < it.quantity <= MOST_PIECES:
            raise NeverValid(Reason.NOT_A_MEASURE, field="quantity")
        fitting.append(Accessory(designation=designation, quantity=it.quantity))
    return tuple(fitting)


def fitting_loan_text(field: str, text: str) -> str:
    """Return a text of a loan, cleaned and within its limit."""
    return fitting_text(field, text, TEXT_LIMIT)


def wrong_step(loan: Loan, to: LoanState) -> Refusal:
    """Say that the loan's state does not allow the step."""
    return Refusal(Reason.WRONG_STEP, kind=Loan.kind, state=loan.state, to=to)
