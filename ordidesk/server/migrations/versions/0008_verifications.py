"""Verification lists and runs, requests for visits, parts, signatures, time, remote control."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text, text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ADDED = (
    ("visit", "parts", Text(), "'[]'"),
    ("visit", "signed_report", Text(), "''"),
    ("ticket", "confirmed_by", Text(), "''"),
    ("asset", "remote_id", Text(), "''"),
    ("journal_entry", "minutes", Integer(), "0"),
)
"""Columns, and what the rows of before hold in them."""


def upgrade() -> None:
    """Make the tables, and the columns of those that were there."""
    op.create_table(
        "verification_template",
        Column("id", Text(), primary_key=True),
        Column("name", Text(), nullable=False),
        Column("version", Integer(), nullable=False),
        Column("title", Text(), nullable=False),
        Column("title_en", Text(), nullable=False),
        Column("use", Text(), nullable=False),
        Column("categories", Text(), nullable=False),
        Column("items", Text(), nullable=False),
        Column("retired", Integer(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_verification_template_use", "verification_template", ["use"])
    op.create_table(
        "verification_run",
        Column("id", Text(), primary_key=True),
        Column("ticket_id", Text(), nullable=False),
        Column("template_id", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("version", Integer(), nullable=False),
        Column("title", Text(), nullable=False),
        Column("items", Text(), nullable=False),
        Column("started_by", Text(), nullable=False),
        Column("started_at", Text(), nullable=False),
        Column("title_en", Text(), nullable=False),
        Column("asset_id", Text(), nullable=False),
        Column("visit_id", Text(), nullable=False),
        Column("state", Text(), nullable=False),
        Column("answers", Text(), nullable=False),
        Column("replaced", Text(), nullable=False),
        Column("finished_at", Text(), nullable=True),
        Column("finished_by", Text(), nullable=False),
        Column("comment", Text(), nullable=False),
        Column("visibility", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_verification_run_ticket_id", "verification_run", ["ticket_id"])
    op.create_table(
        "visit_request",
        Column("id", Text(), primary_key=True),
        Column("ticket_id", Text(), nullable=False),
        Column("client_id", Text(), nullable=False),
        Column("site_id", Text(), nullable=False),
        Column("cause", Text(), nullable=False),
        Column("requested_by", Text(), nullable=False),
        Column("requested_at", Text(), nullable=False),
        Column("minutes", Integer(), nullable=False),
        Column("skill", Text(), nullable=False),
        Column("parts", Text(), nullable=False),
        Column("after_visit", Text(), nullable=False),
        Column("state", Text(), nullable=False),
        Column("visibility", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_visit_request_ticket_id", "visit_request", ["ticket_id"])
    op.create_table(
        "user_asked",
        Column("ticket_id", Text(), primary_key=True),
        Column("resolved_at", Text(), nullable=False),
    )
    op.add_column("ticket", Column("confirmed_at", Text(), nullable=True))
    for table, name, column_type, value in _ADDED:
        op.add_column(table, Column(name, column_type, nullable=False, server_default=text(value)))


def downgrade() -> None:
    """Forget all of it."""
    for table, name, _type, _value in reversed(_ADDED):
        op.drop_column(table, name)
    op.drop_column("ticket", "confirmed_at")
    for table in ("user_asked", "visit_request", "verification_run", "verification_template"):
        op.drop_table(table)
