"""The tables of runs. The jobs of a run are in the jobs' table, with its `run_id` and `step`."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from ..tables import UtcTime, metadata

graph_runs = Table(
    "graph_runs",
    metadata,
    Column("id", String(26), primary_key=True),
    Column("status", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("project_id", String(64)),
    # The graph and what it was given, as they were sent.
    Column("request", JSON, nullable=False),
    Column("cancel_requested", Boolean, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("completed_at", UtcTime),
)
Index("graph_runs_by_status", graph_runs.c.status, graph_runs.c.id)
Index("graph_runs_of_project", graph_runs.c.project_id, graph_runs.c.id)

graph_steps = Table(
    "graph_steps",
    metadata,
    Column("run_id", String(26), ForeignKey("graph_runs.id"), primary_key=True),
    # The step's id, and the item of its fan-out: `render[3]`.
    Column("key", String(64), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("step", String(40), nullable=False),
    Column("item", Integer),
    Column("status", String(16), nullable=False),
    Column("outputs", JSON, nullable=False),
    Column("reason", Text),
    Column("job_id", String(26)),
    Column("started_at", UtcTime),
    Column("ended_at", UtcTime),
)
