"""How long graphs take and how much memory they need."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "renders",
        sa.Column("prompt_id", sa.String(36), primary_key=True),
        sa.Column("signature", sa.String(64), nullable=False),
        sa.Column("node_id", sa.String(64), nullable=False),
        sa.Column("models", sa.JSON, nullable=False),
        sa.Column("seconds", sa.Float(53), nullable=False),
        sa.Column("cold", sa.Boolean, nullable=False),
        sa.Column("estimate", sa.Float(53)),
        sa.Column("estimate_low", sa.Float(53)),
        sa.Column("estimate_high", sa.Float(53)),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("renders_by_age", "renders", ["ended_at"])
    op.create_table(
        "memory_floors",
        sa.Column("signature", sa.String(64), primary_key=True),
        sa.Column("floor", sa.BigInteger, nullable=False),
        sa.Column("learned_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("memory_floors")
    op.drop_table("renders")
