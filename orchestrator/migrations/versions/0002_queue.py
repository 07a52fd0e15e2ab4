"""The order of the queue, what is learned by, the causes of failure, and hedged attempts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from orchestrator.jobs.order import lane_of
from orchestrator.jobs.search import search_text
from orchestrator.nodes.capabilities import models
from orchestrator.scheduling.signature import signature

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JOBS = (
    sa.Column("shot_id", sa.String(64)),
    sa.Column("shot", sa.Text),
    sa.Column("search_text", sa.Text, nullable=False, server_default=""),
    sa.Column("interactive", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("lane", sa.Integer, nullable=False, server_default="0"),
    sa.Column("position", sa.Float(53), nullable=False, server_default="0"),
    sa.Column("idempotency_key", sa.String(128)),
    sa.Column("submission_hash", sa.String(64)),
    sa.Column("signature", sa.String(64), nullable=False, server_default=""),
    sa.Column("models", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("group_id", sa.String(26)),
    sa.Column("batch_id", sa.String(26)),
    sa.Column("run_id", sa.String(26)),
    sa.Column("step", sa.String(64)),
    sa.Column("time_limit", sa.Float(53)),
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
WAITING = sa.text("status = 'queued'")
WAITING_INDEXES = {
    "jobs_waiting": ["status", "lane", "position", "number"],
    "jobs_waiting_of_project": ["project_id", "status", "lane", "position", "number"],
}
INDEXES = {
    "jobs_of_status": ["status", "number"],
    "jobs_of_project_and_status": ["project_id", "status", "number"],
    "jobs_of_shot": ["shot_id", "number"],
    "jobs_of_node": ["node_id", "number"],
    "jobs_counted": ["project_id", "status", "deleted_at"],
    "jobs_ended": ["status", "completed_at"],
    "jobs_of_group": ["group_id"],
    "jobs_of_batch": ["batch_id"],
    "jobs_of_run": ["run_id"],
}
BEFORE = ["status", sa.text("priority DESC"), "number"]

JOB = sa.table(
    "jobs",
    *(sa.column(name, sa.Text) for name in ("id", "shot_id", "shot", "search_text", "signature")),
    *(sa.column(name, sa.Integer) for name in ("number", "priority", "lane")),
    *(sa.column(name, sa.JSON) for name in ("metadata", "graph", "models")),
    sa.column("position", sa.Float),
)
GRAPH = sa.table("job_graphs", sa.column("job_id"), sa.column("graph", sa.JSON))


def upgrade() -> None:
    for column in JOBS:
        op.add_column("jobs", column)
    for column in ATTEMPTS:
        op.add_column("attempts", column)
    _create_tables()
    _fill_in()
    op.drop_column("jobs", "graph")
    _create_indexes()


def downgrade() -> None:
    for name in (*INDEXES, *WAITING_INDEXES, "jobs_of_key"):
        op.drop_index(name, "jobs")
    op.add_column("jobs", sa.Column("graph", sa.JSON, nullable=False, server_default="{}"))
    graph = sa.select(GRAPH.c.graph).where(GRAPH.c.job_id == JOB.c.id).scalar_subquery()
    op.execute(sa.update(JOB).values(graph=graph))
    for table in ("job_graphs", "queue_state"):
        op.drop_table(table)
    for table, columns in (("attempts", ATTEMPTS), ("jobs", JOBS)):
        for column in reversed(columns):
            op.drop_column(table, column.name)
    op.create_index("jobs_waiting", "jobs", BEFORE)


def _create_tables() -> None:
    op.create_table(
        "job_graphs",
        sa.Column("job_id", sa.String(26), sa.ForeignKey("jobs.id"), primary_key=True),
        sa.Column("graph", sa.JSON, nullable=False),
    )
    op.create_table(
        "queue_state",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )


def _create_indexes() -> None:
    op.drop_index("jobs_waiting", "jobs")
    for name, columns in WAITING_INDEXES.items():
        op.create_index(name, "jobs", columns, sqlite_where=WAITING, postgresql_where=WAITING)
    for name, columns in INDEXES.items():
        op.create_index(name, "jobs", columns)
    op.create_index("jobs_of_key", "jobs", ["idempotency_key"], unique=True)


def _fill_in() -> None:
    """What the new columns say of the jobs that are there, which also serve to learn from."""
    connection = op.get_bind()
    connection.execute(
        sa.insert(GRAPH).from_select(["job_id", "graph"], sa.select(JOB.c.id, JOB.c.graph))
    )
    for (number,) in connection.execute(sa.select(JOB.c.number)).all():
        row = connection.execute(sa.select(JOB).where(JOB.c.number == number)).one()
        connection.execute(sa.update(JOB).where(JOB.c.number == number).values(_facts(row)))


def _facts(row: Any) -> dict[str, Any]:
    return {
        "shot_id": row.metadata.get("shot_id"),
        "shot": row.metadata.get("shot"),
        "search_text": search_text(row.id, row.metadata),
        "lane": lane_of(interactive=False, priority=row.priority),
        "position": row.number,
        "signature": signature(row.graph),
        "models": list(models(row.graph)),
    }
