"""Loans, repairs, the company and its clauses; what a loaner can do, and who carries it."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text, text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ADDED = (
    ("asset", "screen"),
    ("asset", "ports"),
    ("asset", "software"),
    ("asset", "vpn"),
    ("asset", "holder_id"),
    ("asset", "ready_run"),
    ("visit_request", "repair_id"),
)
"""Columns of text, empty in the rows of before."""
_INDEXED = (
    ("clauses", "document"),
    ("loan", "ticket_id"),
    ("loan", "loaner_id"),
    ("loan", "replaced_id"),
    ("loan", "number"),
    ("repair", "ticket_id"),
    ("repair", "asset_id"),
    ("verification_run", "asset_id"),
)


def upgrade() -> None:
    """Make the tables, and the columns of those that were there."""
    op.create_table(
        "company",
        Column("id", Text(), primary_key=True),
        Column("name", Text(), nullable=False),
        Column("address", Text(), nullable=False),
        Column("siren", Text(), nullable=False),
        Column("phone", Text(), nullable=False),
        Column("logo", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_table(
        "clauses",
        Column("id", Text(), primary_key=True),
        Column("document", Text(), nullable=False),
        Column("version", Integer(), nullable=False),
        Column("texts", Text(), nullable=False),
        Column("written_at", Text(), nullable=True),
        Column("written_by", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_table(
        "loan",
        Column("id", Text(), primary_key=True),
        Column("ticket_id", Text(), nullable=False),
        Column("client_id", Text(), nullable=False),
        Column("loaner_id", Text(), nullable=False),
        Column("made_by", Text(), nullable=False),
        Column("made_at", Text(), nullable=False),
        Column("number", Text(), nullable=False),
        Column("state", Text(), nullable=False),
        Column("visit_id", Text(), nullable=False),
        Column("replaced_id", Text(), nullable=False),
        Column("site_id", Text(), nullable=False),
        Column("note", Text(), nullable=False),
        Column("accessories", Text(), nullable=False),
        Column("grade", Text(), nullable=False),
        Column("condition", Text(), nullable=False),
        Column("photos", Text(), nullable=False),
        Column("replaced_taken", Integer(), nullable=False),
        Column("disk", Text(), nullable=False),
        Column("data_note", Text(), nullable=False),
        Column("due_on", Text(), nullable=True),
        Column("receiver_id", Text(), nullable=False),
        Column("receiver_name", Text(), nullable=False),
        Column("receiver_capacity", Text(), nullable=False),
        Column("location", Text(), nullable=False),
        Column("unprepared", Text(), nullable=False),
        Column("clauses_id", Text(), nullable=False),
        Column("handed_over_by", Text(), nullable=False),
        Column("handed_over_at", Text(), nullable=True),
        Column("returned_by", Text(), nullable=False),
        Column("returned_at", Text(), nullable=True),
        Column("giver_name", Text(), nullable=False),
        Column("grade_back", Text(), nullable=True),
        Column("condition_back", Text(), nullable=False),
        Column("photos_back", Text(), nullable=False),
        Column("backup_by", Text(), nullable=False),
        Column("accounts_removed", Integer(), nullable=False),
        Column("replaced_back", Integer(), nullable=False),
        Column("inspected_by", Text(), nullable=False),
        Column("inspected_at", Text(), nullable=True),
        Column("grade_found", Text(), nullable=True),
        Column("inspection", Text(), nullable=False),
        Column("dispute", Text(), nullable=False),
        Column("wiped_by", Text(), nullable=False),
        Column("wiped_on", Text(), nullable=True),
        Column("wipe_method", Text(), nullable=True),
        Column("settled_by", Text(), nullable=False),
        Column("settled_at", Text(), nullable=True),
        Column("settlement", Text(), nullable=False),
        Column("lost_at", Text(), nullable=True),
        Column("lost_note", Text(), nullable=False),
        Column("signed", Text(), nullable=False),
        Column("printed", Text(), nullable=False),
        Column("visibility", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.create_table(
        "repair",
        Column("id", Text(), primary_key=True),
        Column("ticket_id", Text(), nullable=False),
        Column("client_id", Text(), nullable=False),
        Column("asset_id", Text(), nullable=False),
        Column("taken_by", Text(), nullable=False),
        Column("taken_at", Text(), nullable=False),
        Column("loan_id", Text(), nullable=False),
        Column("state", Text(), nullable=False),
        Column("note", Text(), nullable=False),
        Column("diagnosis", Text(), nullable=False),
        Column("part", Text(), nullable=False),
        Column("outcome", Text(), nullable=False),
        Column("changed_by", Text(), nullable=False),
        Column("changed_at", Text(), nullable=True),
        Column("given_back_at", Text(), nullable=True),
        Column("visibility", Text(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    op.add_column("asset", Column("ready_at", Text(), nullable=True))
    for table, name in _ADDED:
        op.add_column(table, Column(name, Text(), nullable=False, server_default=text("''")))
    for table, name in _INDEXED:
        op.create_index(f"ix_{table}_{name}", table, [name])


def downgrade() -> None:
    """Forget all of it."""
    for table, name in reversed(_INDEXED):
        op.drop_index(f"ix_{table}_{name}", table)
    for table, name in reversed(_ADDED):
        op.drop_column(table, name)
    op.drop_column("asset", "ready_at")
    for table in ("repair", "loan", "clauses", "company"):
        op.drop_table(table)
