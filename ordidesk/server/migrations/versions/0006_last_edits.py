"""Who changed a field last, for the choice between two people's values."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; edits of before stay without a name."""
    op.create_table(
        "last_edit",
        Column("kind", Text(), primary_key=True),
        Column("id", Text(), primary_key=True),
        Column("field", Text(), primary_key=True),
        Column("person_id", Text(), nullable=False),
        Column("at", Text(), nullable=False),
    )


def downgrade() -> None:
    """Forget who it was; the values stay."""
    op.drop_table("last_edit")
