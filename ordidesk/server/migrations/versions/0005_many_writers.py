"""On PostgreSQL each entry of the feed knows its transaction, and what grows has room.

SQLite has one writer, and integers of one size: nothing changes there.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Integer
from sqlalchemy.types import TypeEngine

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_GROW = (
    ("portal", "epoch"),
    ("portal", "feed_floor"),
    ("feed", "seq"),
    ("stream", "last_seq"),
    ("stream_line", "seq"),
    ("attempt", "id"),
)
_SEQUENCES = ("feed_seq_seq", "attempt_id_seq")


def upgrade() -> None:
    """Add the transactions' numbers, and make the numbers that grow eight bytes long."""
    if op.get_bind().dialect.name != "postgresql":
        return
    _alter(BigInteger(), "bigint")
    # What is there already lies before every transaction to come.
    op.execute("ALTER TABLE feed ADD COLUMN xid xid8 NOT NULL DEFAULT '0'")
    op.execute("ALTER TABLE feed ALTER COLUMN xid SET DEFAULT pg_current_xact_id()")
    _order_by("xid", "seq")
    op.execute("ALTER TABLE portal ADD COLUMN feed_floor_xid xid8 NOT NULL DEFAULT '0'")


def downgrade() -> None:
    """Take both away; laptops take a snapshot, because their cursors say nothing any more."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.drop_column("portal", "feed_floor_xid")
    _order_by("seq")
    op.drop_column("feed", "xid")
    _alter(Integer(), "integer")


def _order_by(*columns: str) -> None:
    """Make the feed's one index; a second one would be written with every change."""
    op.drop_constraint("feed_pkey", "feed", type_="primary")
    op.create_primary_key("feed_pkey", "feed", list(columns))


def _alter(size: TypeEngine[int], named: str) -> None:
    for table, column in _GROW:
        op.alter_column(table, column, type_=size)
    for sequence in _SEQUENCES:
        op.execute(f"ALTER SEQUENCE {sequence} AS {named}")
