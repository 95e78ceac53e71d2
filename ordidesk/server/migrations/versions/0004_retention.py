"""Which closed tickets left the laptops."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of tickets that only the portal keeps."""
    op.create_table(
        "archived_ticket",
        Column("ticket_id", Text(), primary_key=True),
        Column("at", Text(), nullable=False),
    )
    op.create_index("ix_ticket_closed_at", "ticket", ["closed_at"])


def downgrade() -> None:
    """Let every ticket be seen again; laptops take them in with their next snapshot."""
    op.drop_index("ix_ticket_closed_at", "ticket")
    op.drop_table("archived_ticket")
