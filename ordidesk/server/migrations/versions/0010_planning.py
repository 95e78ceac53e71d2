"""Planning: absences, freed days, the slot's sequence and confirmation; duplicates, cover."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text, text

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ADDED = (
    ("visit", "confirmed_by", "''"),
    ("visit_request", "visit_id", "''"),
    ("ticket", "duplicate_of", "''"),
    ("ticket", "followers", "'[]'"),
)
"""Columns of text, with what they hold in the rows of before."""
_OPTIONAL = (("visit", "confirmed_how"), ("ticket", "cover_decision"))


def upgrade() -> None:
    """Make the tables, and the columns of those that were there."""
    op.create_table(
        "absence",
        Column("id", Text(), primary_key=True),
        Column("technician_id", Text(), nullable=False),
        Column("starts_at", Text(), nullable=False),
        Column("ends_at", Text(), nullable=False),
        Column("recorded_by", Text(), nullable=False),
        Column("recorded_at", Text(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("removed_by", Text(), nullable=False),
        Column("removed_at", Text(), nullable=True),
        Column("ver", Integer(), nullable=False),
    )
    op.create_table(
        "day_release",
        Column("id", Text(), primary_key=True),
        Column("technician_id", Text(), nullable=False),
        Column("day", Text(), nullable=False),
        Column("reason", Text(), nullable=False),
        Column("released_by", Text(), nullable=False),
        Column("released_at", Text(), nullable=False),
        Column("released", Text(), nullable=False),
        Column("restored_by", Text(), nullable=False),
        Column("restored_at", Text(), nullable=True),
        Column("ver", Integer(), nullable=False),
    )
    op.create_index("ix_absence_technician_id", "absence", ["technician_id"])
    op.add_column("visit", Column("sequence", Integer(), nullable=False, server_default=text("0")))
    for table, name, value in _ADDED:
        op.add_column(table, Column(name, Text(), nullable=False, server_default=text(value)))
    for table, name in _OPTIONAL:
        op.add_column(table, Column(name, Text(), nullable=True))


def downgrade() -> None:
    """Forget all of it."""
    for table, name in reversed(_OPTIONAL):
        op.drop_column(table, name)
    for table, name, _ in reversed(_ADDED):
        op.drop_column(table, name)
    op.drop_column("visit", "sequence")
    op.drop_index("ix_absence_technician_id", "absence")
    for table in ("day_release", "absence"):
        op.drop_table(table)
