"""The portal's tables: one for each kind of record with real columns, and those of its own."""

from __future__ import annotations

import types
import typing

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine, UserDefinedType

from ordidesk.domain.catalogue import RECORDS
from ordidesk.domain.records import Record

metadata = MetaData()
_LONG = BigInteger().with_variant(Integer(), "sqlite")
"""A number that grows with every change; SQLite's integers are all of this size."""

_INDEXED = {
    "contract": ("client_id",),
    "site": ("client_id",),
    "person": ("client_id", "mail"),
    "asset": ("client_id", "user_id"),
    "ticket": ("client_id", "requester_id", "opened_by", "number", "closed_at"),
    "visit": ("ticket_id", "technician_id", "client_id"),
    "journal_entry": ("ticket_id",),
    "attachment": ("ticket_id", "sha256", "preview"),
    "verification_template": ("use",),
    "verification_run": ("ticket_id", "asset_id"),
    "visit_request": ("ticket_id",),
    "clauses": ("document",),
    "loan": ("ticket_id", "loaner_id", "replaced_id", "number"),
    "repair": ("ticket_id", "asset_id"),
    "absence": ("technician_id",),
}
"""The columns that finders and scopes ask by."""

_UNIQUE = {"asset": ("inventory_number",)}
"""Columns, asked by too, that no two rows share: the base refuses what a rule would overlook."""


def _column(name: str, hint: object) -> Column[typing.Any]:
    optional = isinstance(hint, types.UnionType) and types.NoneType in typing.get_args(hint)
    parts = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    plain = next(part for part in parts if part is not types.NoneType)
    return Column(name, _column_type(plain), nullable=optional)


def _column_type(plain: object) -> TypeEngine[typing.Any]:
    """Choose the column's type; instants, dates and structures are text, as ``to_row`` writes."""
    if isinstance(plain, type) and issubclass(plain, int):
        return Integer()
    if isinstance(plain, type) and issubclass(plain, float):
        return Float()
    return Text()


def _record_table(record_type: type[Record]) -> Table:
    fields = [field for field in msgspec.structs.fields(record_type) if field.name != "id"]
    return Table(
        record_type.kind,
        metadata,
        Column("id", Text(), primary_key=True),
        *(_column(field.name, field.type) for field in fields),
        Column("ver", Integer(), nullable=False),
        *(
            Index(f"ix_{record_type.kind}_{name}", name)
            for name in _INDEXED.get(record_type.kind, ())
        ),
        *(
            Index(f"uq_{record_type.kind}_{name}", name, unique=True)
            for name in _UNIQUE.get(record_type.kind, ())
        ),
    )


RECORD_TABLES: dict[str, Table] = {
    kind: _record_table(record_type) for kind, record_type in RECORDS.items()
}
"""Table of each kind: ``id``, the record's other columns, and ``ver``, the row's own version."""

portal = Table(
    "portal",
    metadata,
    Column("id", Integer(), primary_key=True),
    Column("epoch", _LONG, nullable=False),
    Column("secret", LargeBinary(), nullable=False),
    Column("feed_floor", _LONG, nullable=False),
)
"""One row: the epoch (raised by a restore), the key of seals, up to where the feed was cut."""

counter = Table(
    "counter",
    metadata,
    Column("kind", Text(), primary_key=True),
    Column("value", Integer(), nullable=False),
)
"""The last public number drawn for each kind."""

feed = Table(
    "feed",
    metadata,
    Column("seq", _LONG, primary_key=True, autoincrement=True),
    Column("kind", Text(), nullable=False),
    Column("id", Text(), nullable=False),
    Column("ver", Integer(), nullable=False),
    Column("at", Text(), nullable=False),
    Column("was_client", Text(), nullable=False),
    Column("was_people", Text(), nullable=False),
    sqlite_autoincrement=True,
)
"""What changed, in order; ``was_…`` say who saw the row before, so that they hear that it left."""

stream = Table(
    "stream",
    metadata,
    Column("id", Text(), primary_key=True),
    Column("person_id", Text(), nullable=False),
    Column("last_seq", _LONG, nullable=False),
    Column("started_at", Text(), nullable=False),
)
"""One store file of one person."""

stream_line = Table(
    "stream_line",
    metadata,
    Column("stream_id", Text(), primary_key=True),
    Column("seq", _LONG, primary_key=True),
    Column("command_id", Text(), nullable=False),
    Column("duplicate", Integer(), nullable=False),
    Index("ix_stream_line_command_id", "command_id"),
)
"""Which command stands at which place; ``duplicate``: another stream had brought it before."""

archived_ticket = Table(
    "archived_ticket",
    metadata,
    Column("ticket_id", Text(), primary_key=True),
    Column("at", Text(), nullable=False),
)
"""Tickets that only the portal keeps: nobody's laptop holds them, nor what belongs to them."""

command = Table(
    "command",
    metadata,
    Column("id", Text(), primary_key=True),
    Column("kind", Text(), nullable=False),
    Column("version", Integer(), nullable=False),
    Column("person_id", Text(), nullable=False),
    Column("occurred_at", Text(), nullable=False),
    Column("received_at", Text(), nullable=False),
    Column("needs", Text(), nullable=False),
    Column("seal", Text(), nullable=False),
    Column("result", Text(), nullable=False),
    Column("reason", Text(), nullable=False),
    Column("facts", Text(), nullable=False),
    Column("because", Text(), nullable=False),
    Column("conflicts", Text(), nullable=False),
    Column("merged", Text(), nullable=False),
    Column("touched", Text(), nullable=False),
    Index("ix_command_result", "result"),
)
"""The audit trail: the envelope of each command, its seal (an HMAC) and what became of it."""

command_arguments = Table(
    "command_arguments",
    metadata,
    Column("command_id", Text(), primary_key=True),
    Column("arguments", LargeBinary(), nullable=False),
)
"""What people wrote, apart from the trail so that it can be erased."""

last_edit = Table(
    "last_edit",
    metadata,
    Column("kind", Text(), primary_key=True),
    Column("id", Text(), primary_key=True),
    Column("field", Text(), primary_key=True),
    Column("person_id", Text(), nullable=False),
    Column("at", Text(), nullable=False),
)
"""Who gave a field its present value, and when by their clock."""

mail_outbox = Table(
    "mail_outbox",
    metadata,
    Column("id", Text(), primary_key=True),
    Column("ticket_id", Text(), nullable=False),
    Column("person_id", Text(), nullable=False),
    Column("happenings", Text(), nullable=False),
    Column("wanted", Integer(), nullable=False),
    Column("queued_at", Text(), nullable=False),
    Column("due_at", Text(), nullable=False),
    Column("state", Text(), nullable=False),
    Column("attempts", Integer(), nullable=False),
    Column("next_try", Text(), nullable=False),
    Column("error", Text(), nullable=False),
    Column("sent_at", Text(), nullable=True),
    Column("sent_to", Text(), nullable=False),
    Column("message_id", Text(), nullable=False),
    Index("ix_mail_outbox_ticket_id", "ticket_id"),
    Index("ix_mail_outbox_state_next_try", "state", "next_try"),
)
"""Mails about tickets: what each tells, to whom, and how far it has come.

``happenings`` is JSON of ``notices.Happening``; ``wanted``: one of them is worth a mail.
"""

invitation = Table(
    "invitation",
    metadata,
    Column("visit_id", Text(), primary_key=True),
    Column("person_id", Text(), primary_key=True),
    Column("told_at", Text(), nullable=False),
)
"""Whose calendar may hold a visit, and since when it was last told of it."""

account = Table(
    "account",
    metadata,
    Column("person_id", Text(), primary_key=True),
    Column("password", Text(), nullable=False),
    Column("changed_at", Text(), nullable=False),
)
"""Argon2id hashes of passwords."""

sign_in = Table(
    "sign_in",
    metadata,
    Column("id", Text(), primary_key=True),
    Column("person_id", Text(), nullable=False),
    Column("device", Text(), nullable=False),
    Column("started_at", Text(), nullable=False),
    Column("ended_at", Text(), nullable=True),
    Column("device_id", Text(), nullable=True),
    Index("ix_sign_in_person_id", "person_id"),
    Index("ix_sign_in_device_id", "device_id"),
)
"""The family of tokens that one sign-in began; those of an older portal belong to no device."""

device = Table(
    "device",
    metadata,
    Column("id", Text(), primary_key=True),
    Column("laptop_id", Text(), nullable=False),
    Column("person_id", Text(), nullable=False),
    Column("name", Text(), nullable=False),
    Column("system", Text(), nullable=False),
    Column("app_version", Text(), nullable=False),
    Column("stream_id", Text(), nullable=False),
    Column("first_seen", Text(), nullable=False),
    Column("last_seen", Text(), nullable=False),
    Column("last_synced", Text(), nullable=True),
    Column("state", Text(), nullable=False),
    Column("changed_by", Text(), nullable=False),
    Column("changed_at", Text(), nullable=True),
    Column("told_at", Text(), nullable=True),
    Column("wiped_at", Text(), nullable=True),
    Index("ix_device_person_id", "person_id"),
    Index("uq_device_laptop_id_person_id", "laptop_id", "person_id", unique=True),
)
"""One person's data on one laptop: its state, who set that, and what the laptop knows of it."""

refresh_token = Table(
    "refresh_token",
    metadata,
    Column("hash", Text(), primary_key=True),
    Column("sign_in_id", Text(), nullable=False),
    Column("expires_at", Text(), nullable=False),
    Column("used_at", Text(), nullable=True),
    Column("successor", Text(), nullable=False),
    Index("ix_refresh_token_sign_in_id", "sign_in_id"),
)

access_token = Table(
    "access_token",
    metadata,
    Column("hash", Text(), primary_key=True),
    Column("sign_in_id", Text(), nullable=False),
    Column("expires_at", Text(), nullable=False),
    Index("ix_access_token_expires_at", "expires_at"),
)

reset_code = Table(
    "reset_code",
    metadata,
    Column("person_id", Text(), primary_key=True),
    Column("hash", Text(), nullable=False),
    Column("expires_at", Text(), nullable=False),
)
"""The one mailed code of a person that still counts."""

attempt = Table(
    "attempt",
    metadata,
    Column("id", _LONG, primary_key=True, autoincrement=True),
    Column("key", Text(), nullable=False),
    Column("at", Text(), nullable=False),
    Index("ix_attempt_key_at", "key", "at"),
)
"""Failed attempts, by a seal of the account or of the network address."""


class Xid8(UserDefinedType[str]):
    """A transaction's number in PostgreSQL that never comes again; text on the way in and out."""

    cache_ok = True

    def get_col_spec(self, **_options: object) -> str:
        """Return the type's name."""
        return "xid8"


def _for_many_writers() -> MetaData:
    """Copy the tables and add what the feed of a database with many writers is ordered by."""
    copied = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(copied)
    copied.tables["feed"].append_column(
        Column("xid", Xid8(), nullable=False, server_default=text("pg_current_xact_id()"))
    )
    copied.tables["portal"].append_column(
        Column("feed_floor_xid", Xid8(), nullable=False, server_default=text("'0'::xid8"))
    )
    return copied


postgresql_metadata = _for_many_writers()
"""The tables as PostgreSQL has them: each entry of the feed knows the transaction it came with."""
