"""No two assets carry the same inventory number."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from ordidesk.server.errors import NumbersNotUnique

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TOLD = 5


def upgrade() -> None:
    """Make the index of numbers a unique one, unless some are there twice."""
    twice = op.get_bind().scalars(
        text(
            "SELECT inventory_number FROM asset GROUP BY inventory_number"
            " HAVING count(*) > 1 ORDER BY inventory_number"
        )
    )
    numbers = list(twice)
    if numbers:
        more = "…" if len(numbers) > _TOLD else ""
        raise NumbersNotUnique(
            f"Plusieurs matériels portent le même numéro d'inventaire : "
            f"{', '.join(numbers[:_TOLD])}{more}. Corrigez-les avec la version précédente du "
            "portail, puis recommencez ; rien n'a été modifié."
        )
    op.drop_index("ix_asset_inventory_number", "asset")
    op.create_index("uq_asset_inventory_number", "asset", ["inventory_number"], unique=True)


def downgrade() -> None:
    """Let numbers be there twice again."""
    op.drop_index("uq_asset_inventory_number", "asset")
    op.create_index("ix_asset_inventory_number", "asset", ["inventory_number"])
