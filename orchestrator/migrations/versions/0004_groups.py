"""Job groups, batches and runs of job graphs."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "job_groups",
        sa.Column("id", sa.String(26), primary_key=True),
        sa.Column("strategy", sa.String(16), nullable=False),
        sa.Column("base_seed", sa.String(20), nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("time_limit", sa.Float(53)),
        sa.Column("project_id", sa.String(64)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("cancelled_at", MOMENT),
    )
    _create_batches()
    _create_runs()


def _create_batches() -> None:
    op.create_table(
        "batches",
        sa.Column("id", sa.String(26), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("idempotency_key", sa.String(128), unique=True),
        sa.Column("submission_hash", sa.String(64), nullable=False),
        sa.Column("project_id", sa.String(64)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("cancelled_at", MOMENT),
    )
    op.create_table(
        "batch_items",
        sa.Column("batch_id", sa.String(26), sa.ForeignKey("batches.id"), primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(128), nullable=False),
        sa.Column("job_id", sa.String(26)),
        sa.Column("refusal", sa.Text),
        sa.Column("submission", sa.JSON),
    )


def _create_runs() -> None:
    op.create_table(
        "graph_runs",
        sa.Column("id", sa.String(26), primary_key=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("project_id", sa.String(64)),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("cancel_requested", sa.Boolean, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("completed_at", MOMENT),
    )
    op.create_index("graph_runs_by_status", "graph_runs", ["status", "id"])
    op.create_index("graph_runs_of_project", "graph_runs", ["project_id", "id"])
    op.create_table(
        "graph_steps",
        sa.Column("run_id", sa.String(26), sa.ForeignKey("graph_runs.id"), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("item", sa.Integer),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("outputs", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("job_id", sa.String(26)),
        sa.Column("started_at", MOMENT),
        sa.Column("ended_at", MOMENT),
    )


def downgrade() -> None:
    for name in ("graph_steps", "graph_runs", "batch_items", "batches", "job_groups"):
        op.drop_table(name)
