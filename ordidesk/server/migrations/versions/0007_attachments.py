"""Files that belong to tickets; their bytes are in a folder beside the database."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_INDEXED = ("ticket_id", "sha256", "preview")


def upgrade() -> None:
    """Make the table of attachments."""
    op.create_table(
        "attachment",
        Column("id", Text(), primary_key=True),
        Column("ticket_id", Text(), nullable=False),
        Column("sha256", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("media_type", Text(), nullable=False),
        Column("size", Integer(), nullable=False),
        Column("added_by", Text(), nullable=False),
        Column("added_at", Text(), nullable=False),
        Column("width", Integer(), nullable=False),
        Column("height", Integer(), nullable=False),
        Column("preview", Text(), nullable=False),
        Column("preview_size", Integer(), nullable=False),
        Column("visibility", Text(), nullable=False),
        Column("removed_at", Text(), nullable=True),
        Column("removed_by", Text(), nullable=False),
        Column("received", Integer(), nullable=False),
        Column("ver", Integer(), nullable=False),
    )
    for name in _INDEXED:
        op.create_index(f"ix_attachment_{name}", "attachment", [name])


def downgrade() -> None:
    """Forget the attachments; their bytes stay in their folder."""
    op.drop_table("attachment")
