"""The company's mail address: where answers to the portal's mails go."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text, text

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody has told an address yet."""
    added = Column("mail", Text(), nullable=False, server_default=text("''"))
    op.add_column("company", added)


def downgrade() -> None:
    """Forget it."""
    op.drop_column("company", "mail")
