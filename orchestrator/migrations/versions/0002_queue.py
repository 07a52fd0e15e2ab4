"""The order of the queue, what is learned by, the causes of failure, and hedged attempts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JOBS = (
    sa.Column("position", sa.Float(53), nullable=False, server_default="0"),
    sa.Column("interactive", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("idempotency_key", sa.String(128)),
    sa.Column("submission_hash", sa.String(64)),
    sa.Column("signature", sa.String(64), nullable=False, server_default=""),
    sa.Column("models", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("group_id", sa.String(26)),
    sa.Column("batch_id", sa.String(26)),
    sa.Column("run_id", sa.String(26)),
    sa.Column("step", sa.String(64)),
    sa.Column("cause", sa.String(32)),
    sa.Column("vram_floor", sa.BigInteger),
    sa.Column("overtaken", sa.Integer, nullable=False, server_default="0"),
    sa.Column("deleted_at", sa.DateTime(timezone=True)),
)
ATTEMPTS = (
    sa.Column("client_id", sa.String(32)),
    sa.Column("cause", sa.String(32)),
    sa.Column("hedge", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("estimate", sa.Float(53)),
    sa.Column("estimate_low", sa.Float(53)),
    sa.Column("estimate_high", sa.Float(53)),
)
WAITING = ["status", sa.text("interactive DESC"), sa.text("priority DESC"), "position"]


def upgrade() -> None:
    for column in JOBS:
        op.add_column("jobs", column)
    for column in ATTEMPTS:
        op.add_column("attempts", column)
    op.execute("UPDATE jobs SET position = number")
    op.drop_index("jobs_waiting", "jobs")
    op.create_index("jobs_waiting", "jobs", WAITING)
    op.create_index("jobs_of_key", "jobs", ["idempotency_key"], unique=True)
    for owner in ("group", "batch", "run"):
        op.create_index(f"jobs_of_{owner}", "jobs", [f"{owner}_id"])


def downgrade() -> None:
    for owner in ("run", "batch", "group", "key"):
        op.drop_index(f"jobs_of_{owner}", "jobs")
    op.drop_index("jobs_waiting", "jobs")
    for table, columns in (("attempts", ATTEMPTS), ("jobs", JOBS)):
        for column in reversed(columns):
            op.drop_column(table, column.name)
    op.create_index("jobs_waiting", "jobs", ["status", sa.text("priority DESC"), "number"])
