"""Mails that wait to go out; the question whether it is solved goes with them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; who was asked before is told by the mails themselves from now on."""
    op.create_table(
        "mail_outbox",
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
    )
    op.create_index("ix_mail_outbox_ticket_id", "mail_outbox", ["ticket_id"])
    op.create_index("ix_mail_outbox_state_next_try", "mail_outbox", ["state", "next_try"])
    op.drop_table("user_asked")


def downgrade() -> None:
    """Forget what waits."""
    op.create_table(
        "user_asked",
        Column("ticket_id", Text(), primary_key=True),
        Column("resolved_at", Text(), nullable=False),
    )
    op.drop_table("mail_outbox")
