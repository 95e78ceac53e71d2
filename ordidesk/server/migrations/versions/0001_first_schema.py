"""The first schema: records, feed, streams and commands, accounts and sign-ins."""

from __future__ import annotations

import secrets

from alembic import op
from sqlalchemy import Column, Float, Integer, LargeBinary, Text, column, table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "client",
    "contract",
    "site",
    "person",
    "asset",
    "ticket",
    "visit",
    "journal_entry",
    "portal",
    "counter",
    "feed",
    "stream",
    "stream_line",
    "command",
    "command_arguments",
    "account",
    "sign_in",
    "refresh_token",
    "access_token",
    "reset_code",
    "attempt",
)


def upgrade() -> None:
    """Make the tables of every kind of record, then those of the portal's own."""
    _make_records()
    _make_sync()
    _make_sign_in()


def downgrade() -> None:
    """Drop every table."""
    for name in reversed(TABLES):
        op.drop_table(name)


def _make_records() -> None:
    op.create_table(
        "client",
        Column("id", Text(), primary_key=True),
        Column("code", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("siren", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_table(
        "contract",
        Column("id", Text(), primary_key=True),
        Column("client_id", Text(), nullable=False),
        Column("number", Text(), nullable=False),
        Column("starts_on", Text(), nullable=False),
        Column("ends_on", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_contract_client_id", "contract", ["client_id"])
    op.create_table(
        "site",
        Column("id", Text(), primary_key=True),
        Column("client_id", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("address", Text(), nullable=False),
        Column("postcode", Text(), nullable=False),
        Column("city", Text(), nullable=False),
        Column("phone", Text(), nullable=False),
        Column("access", Text(), nullable=False),
        Column("timezone", Text(), nullable=False),
        Column("latitude", Float(), nullable=True),
        Column("longitude", Float(), nullable=True),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_site_client_id", "site", ["client_id"])
    op.create_table(
        "person",
        Column("id", Text(), primary_key=True),
        Column("name", Text(), nullable=False),
        Column("role", Text(), nullable=False),
        Column("mail", Text(), nullable=False),
        Column("phone", Text(), nullable=False),
        Column("job", Text(), nullable=False),
        Column("client_id", Text(), nullable=False),
        Column("site_id", Text(), nullable=False),
        Column("authorised", Integer(), nullable=False),
        Column("active", Integer(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_person_client_id", "person", ["client_id"])
    op.create_index("ix_person_mail", "person", ["mail"])
    op.create_table(
        "asset",
        Column("id", Text(), primary_key=True),
        Column("inventory_number", Text(), nullable=False),
        Column("category", Text(), nullable=False),
        Column("brand", Text(), nullable=False),
        Column("model", Text(), nullable=False),
        Column("serial", Text(), nullable=False),
        Column("hostname", Text(), nullable=False),
        Column("processor", Text(), nullable=False),
        Column("memory", Text(), nullable=False),
        Column("storage", Text(), nullable=False),
        Column("system", Text(), nullable=False),
        Column("client_id", Text(), nullable=False),
        Column("site_id", Text(), nullable=False),
        Column("location", Text(), nullable=False),
        Column("user_id", Text(), nullable=False),
        Column("contract_id", Text(), nullable=False),
        Column("life_cycle", Text(), nullable=False),
        Column("custody", Text(), nullable=False),
        Column("condition", Text(), nullable=False),
        Column("bought_on", Text(), nullable=True),
        Column("remark", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_asset_client_id", "asset", ["client_id"])
    op.create_index("ix_asset_inventory_number", "asset", ["inventory_number"])
    op.create_index("ix_asset_user_id", "asset", ["user_id"])
    op.create_table(
        "ticket",
        Column("id", Text(), primary_key=True),
        Column("client_id", Text(), nullable=False),
        Column("summary", Text(), nullable=False),
        Column("opened_at", Text(), nullable=False),
        Column("opened_by", Text(), nullable=False),
        Column("number", Text(), nullable=False),
        Column("state", Text(), nullable=False),
        Column("waiting_for", Text(), nullable=False),
        Column("priority", Integer(), nullable=False),
        Column("channel", Text(), nullable=False),
        Column("declared_impact", Text(), nullable=False),
        Column("qualified_impact", Text(), nullable=True),
        Column("scope", Text(), nullable=False),
        Column("urgency", Integer(), nullable=False),
        Column("site_id", Text(), nullable=False),
        Column("asset_id", Text(), nullable=False),
        Column("requester_id", Text(), nullable=False),
        Column("assignee_id", Text(), nullable=False),
        Column("location", Text(), nullable=False),
        Column("description", Text(), nullable=False),
        Column("reproduction", Text(), nullable=False),
        Column("callback", Text(), nullable=False),
        Column("access", Text(), nullable=False),
        Column("resolution", Text(), nullable=False),
        Column("resolved_at", Text(), nullable=True),
        Column("closed_at", Text(), nullable=True),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_ticket_client_id", "ticket", ["client_id"])
    op.create_index("ix_ticket_number", "ticket", ["number"])
    op.create_index("ix_ticket_opened_by", "ticket", ["opened_by"])
    op.create_index("ix_ticket_requester_id", "ticket", ["requester_id"])
    op.create_table(
        "visit",
        Column("id", Text(), primary_key=True),
        Column("ticket_id", Text(), nullable=False),
        Column("site_id", Text(), nullable=False),
        Column("technician_id", Text(), nullable=False),
        Column("starts_at", Text(), nullable=False),
        Column("ends_at", Text(), nullable=False),
        Column("state", Text(), nullable=False),
        Column("client_id", Text(), nullable=False),
        Column("contact_id", Text(), nullable=False),
        Column("purpose", Text(), nullable=False),
        Column("arrived_at", Text(), nullable=True),
        Column("ended_at", Text(), nullable=True),
        Column("report", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_visit_client_id", "visit", ["client_id"])
    op.create_index("ix_visit_technician_id", "visit", ["technician_id"])
    op.create_index("ix_visit_ticket_id", "visit", ["ticket_id"])
    op.create_table(
        "journal_entry",
        Column("id", Text(), primary_key=True),
        Column("ticket_id", Text(), nullable=False),
        Column("entry", Text(), nullable=False),
        Column("author_id", Text(), nullable=False),
        Column("at", Text(), nullable=False),
        Column("text", Text(), nullable=False),
        Column("before", Text(), nullable=False),
        Column("after", Text(), nullable=False),
        Column("subject", Text(), nullable=False),
        Column("visibility", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_journal_entry_ticket_id", "journal_entry", ["ticket_id"])


def _make_sync() -> None:
    op.create_table(
        "portal",
        Column("id", Integer(), primary_key=True),
        Column("epoch", Integer(), nullable=False),
        Column("secret", LargeBinary(), nullable=False),
        Column("feed_floor", Integer(), nullable=False),
    )
    op.create_table(
        "counter",
        Column("kind", Text(), primary_key=True),
        Column("value", Integer(), nullable=False),
    )
    op.create_table(
        "feed",
        Column("seq", Integer(), primary_key=True, autoincrement=True),
        Column("kind", Text(), nullable=False),
        Column("id", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
        Column("at", Text(), nullable=False),
        Column("was_client", Text(), nullable=False),
        Column("was_people", Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "stream",
        Column("id", Text(), primary_key=True),
        Column("person_id", Text(), nullable=False),
        Column("last_seq", Integer(), nullable=False),
        Column("started_at", Text(), nullable=False),
    )
    op.create_table(
        "stream_line",
        Column("stream_id", Text(), primary_key=True),
        Column("seq", Integer(), primary_key=True),
        Column("command_id", Text(), nullable=False),
        Column("duplicate", Integer(), nullable=False),
    )
    op.create_index("ix_stream_line_command_id", "stream_line", ["command_id"])
    op.create_table(
        "command",
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
    )
    op.create_index("ix_command_result", "command", ["result"])
    op.create_table(
        "command_arguments",
        Column("command_id", Text(), primary_key=True),
        Column("arguments", LargeBinary(), nullable=False),
    )
    portal = table(
        "portal",
        column("id", Integer),
        column("epoch", Integer),
        column("secret", LargeBinary),
        column("feed_floor", Integer),
    )
    first = {"id": 1, "epoch": 1, "secret": secrets.token_bytes(32), "feed_floor": 0}
    op.bulk_insert(portal, [first])


def _make_sign_in() -> None:
    op.create_table(
        "account",
        Column("person_id", Text(), primary_key=True),
        Column("password", Text(), nullable=False),
        Column("changed_at", Text(), nullable=False),
    )
    op.create_table(
        "sign_in",
        Column("id", Text(), primary_key=True),
        Column("person_id", Text(), nullable=False),
        Column("device", Text(), nullable=False),
        Column("started_at", Text(), nullable=False),
        Column("ended_at", Text(), nullable=True),
    )
    op.create_index("ix_sign_in_person_id", "sign_in", ["person_id"])
    op.create_table(
        "refresh_token",
        Column("hash", Text(), primary_key=True),
        Column("sign_in_id", Text(), nullable=False),
        Column("expires_at", Text(), nullable=False),
        Column("used_at", Text(), nullable=True),
        Column("successor", Text(), nullable=False),
    )
    op.create_index("ix_refresh_token_sign_in_id", "refresh_token", ["sign_in_id"])
    op.create_table(
        "access_token",
        Column("hash", Text(), primary_key=True),
        Column("sign_in_id", Text(), nullable=False),
        Column("expires_at", Text(), nullable=False),
    )
    op.create_index("ix_access_token_expires_at", "access_token", ["expires_at"])
    op.create_table(
        "reset_code",
        Column("person_id", Text(), primary_key=True),
        Column("hash", Text(), nullable=False),
        Column("expires_at", Text(), nullable=False),
    )
    op.create_table(
        "attempt",
        Column("id", Integer(), primary_key=True, autoincrement=True),
        Column("key", Text(), nullable=False),
        Column("at", Text(), nullable=False),
    )
    op.create_index("ix_attempt_key_at", "attempt", ["key", "at"])
