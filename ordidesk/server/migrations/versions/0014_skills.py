"""What the company's own people are good at, for the planning board."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text, text

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the column; nobody's skills are told yet."""
    op.add_column("person", Column("skills", Text(), nullable=False, server_default=text("''")))


def downgrade() -> None:
    """Forget them."""
    op.drop_column("person", "skills")
