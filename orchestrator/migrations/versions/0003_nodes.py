"""What a node needs to be reached, and whether it is trusted."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NODES = (
    sa.Column("tags", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("verify_tls", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("credentials", sa.Text),
    sa.Column("changed", sa.JSON),
    sa.Column("removed_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    for column in NODES:
        op.add_column("nodes", column)
    op.create_table(
        "node_conduct",
        sa.Column("node_id", sa.String(64), primary_key=True),
        sa.Column("draining", sa.Boolean, nullable=False),
        sa.Column("quarantine_reason", sa.Text),
        sa.Column("quarantined_at", sa.DateTime(timezone=True)),
        sa.Column("probe_at", sa.DateTime(timezone=True)),
        sa.Column("probes", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("node_conduct")
    for column in reversed(NODES):
        op.drop_column("nodes", column.name)
