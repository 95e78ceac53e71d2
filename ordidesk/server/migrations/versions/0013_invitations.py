"""Whose calendar may hold a visit: a cancellation goes to them and to nobody else."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody was invited before."""
    op.create_table(
        "invitation",
        Column("visit_id", Text(), primary_key=True),
        Column("person_id", Text(), primary_key=True),
        Column("told_at", Text(), nullable=False),
    )


def downgrade() -> None:
    """Forget who was."""
    op.drop_table("invitation")
