"""Which laptops people work with, and what became of them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of devices; sign-ins of before belong to none."""
    op.create_table(
        "device",
        Column("id", Text(), primary_key=True),
        Column("laptop_id", Text(), nullable=False),
        Column("person_id", Text(), nullable=False),
        Column("name", Text(), nullable=False),
        Column("system", Text(), nullable=False),
        Column("app_version", Text(), nullable=False),
        Column("stream_id", Text(), nullable=False),
        Column("first_seen", Text(), nullable=False),
        Column("last_seen", Text(), nullable=False),
        Column("last_synced", Text(), nullable=True),
        Column("state", Text(), nullable=False),
        Column("changed_by", Text(), nullable=False),
        Column("changed_at", Text(), nullable=True),
        Column("told_at", Text(), nullable=True),
        Column("wiped_at", Text(), nullable=True),
    )
    op.create_index("ix_device_person_id", "device", ["person_id"])
    op.create_index(
        "uq_device_laptop_id_person_id", "device", ["laptop_id", "person_id"], unique=True
    )
    op.add_column("sign_in", Column("device_id", Text(), nullable=True))
    op.create_index("ix_sign_in_device_id", "sign_in", ["device_id"])


def downgrade() -> None:
    """Forget the devices."""
    op.drop_index("ix_sign_in_device_id", "sign_in")
    op.drop_column("sign_in", "device_id")
    op.drop_table("device")
