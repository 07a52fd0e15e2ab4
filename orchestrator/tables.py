"""The tables of the orchestrator's database."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TextClause,
    TypeDecorator,
    text,
)


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone, so that it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


metadata = MetaData()


def partial(where: TextClause) -> dict[str, Any]:
    """The arguments of an index over the rows `where` holds for, on either database."""
    return {"sqlite_where": where, "postgresql_where": where}


jobs = Table(
    "jobs",
    metadata,
    # The order of arrival: first in, first out among equals.
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(26), nullable=False, unique=True),
    Column("status", String(16), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("project_id", String(64)),
    Column("metadata", JSON, nullable=False),
    # What people filter and search by, out of the metadata.
    Column("shot_id", String(64)),
    Column("shot", Text),
    Column("search_text", Text, nullable=False),
    Column("graph_hash", String(64), nullable=False),
    Column("pinned_node", String(64)),
    Column("required_classes", JSON, nullable=False),
    # The attempt that counts now; an older attempt's results are fenced by `prompt_id`.
    Column("attempt", Integer, nullable=False),
    Column("node_id", String(64)),
    Column("prompt_id", String(36)),
    Column("failures", Integer, nullable=False),
    Column("avoid", JSON, nullable=False),
    Column("cancel_requested", Boolean, nullable=False),
    Column("error", Text),
    Column("artifacts", JSON, nullable=False),
    Column("outputs", JSON, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("started_at", UtcTime),
    Column("completed_at", UtcTime),
    # The director lane: one person waits in front of the board for this one picture.
    Column("interactive", Boolean, nullable=False),
    # The order of service, lowest first: `interactive` and `priority` in one number, then
    # `position`, which is `number` until somebody moves the job. See jobs/order.py.
    Column("lane", Integer, nullable=False),
    Column("position", Float(53), nullable=False),
    Column("idempotency_key", String(128)),
    # SHA-256 of what the submission said, to tell a repeated call from a key used twice.
    Column("submission_hash", String(64)),
    # What the time and the memory of a graph depend on; see scheduling/signature.py.
    Column("signature", String(64), nullable=False),
    Column("models", JSON, nullable=False),
    Column("group_id", String(26)),
    Column("batch_id", String(26)),
    Column("run_id", String(26)),
    Column("step", String(64)),
    # Seconds that it may run, waiting not counted.
    Column("time_limit", Float(53)),
    # Why it failed, as one of a few kinds that the page can group by.
    Column("cause", String(32)),
    # Bytes of video memory that the next node must have, after an attempt ran out of it.
    Column("vram_floor", BigInteger),
    # How many jobs that came later were given a node before this one.
    Column("overtaken", Integer, nullable=False),
    Column("deleted_at", UtcTime),
    sqlite_autoincrement=True,
)
WAITING = text("status = 'queued'")
"""Said in the statement and not bound, so that SQLite sees that the small indexes serve it."""

# With the status in front, though it is always the same: SQLite looks for an index that begins
# with what the statement compares.
Index(
    "jobs_waiting",
    jobs.c.status,
    jobs.c.lane,
    jobs.c.position,
    jobs.c.number,
    **partial(WAITING),
)
Index(
    "jobs_waiting_of_project",
    jobs.c.project_id,
    jobs.c.status,
    jobs.c.lane,
    jobs.c.position,
    jobs.c.number,
    **partial(WAITING),
)
Index("jobs_of_project", jobs.c.project_id, jobs.c.number)
Index("jobs_of_status", jobs.c.status, jobs.c.number)
Index("jobs_of_project_and_status", jobs.c.project_id, jobs.c.status, jobs.c.number)
Index("jobs_of_shot", jobs.c.shot_id, jobs.c.number)
Index("jobs_of_node", jobs.c.node_id, jobs.c.number)
Index("jobs_counted", jobs.c.project_id, jobs.c.status, jobs.c.deleted_at)
Index("jobs_ended", jobs.c.status, jobs.c.completed_at)
Index("jobs_of_key", jobs.c.idempotency_key, unique=True)
Index("jobs_of_group", jobs.c.group_id)
Index("jobs_of_batch", jobs.c.batch_id)
Index("jobs_of_run", jobs.c.run_id)

# Graphs can be megabytes: beside the jobs, so that reading many jobs never walks over them.
job_graphs = Table(
    "job_graphs",
    metadata,
    Column("job_id", String(26), ForeignKey("jobs.id"), primary_key=True),
    Column("graph", JSON, nullable=False),
)

queue_state = Table(
    "queue_state",
    metadata,
    # There is one row, 1.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("paused", Boolean, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("job_id", String(26), ForeignKey("jobs.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("node_id", String(64), nullable=False),
    Column("node_name", Text, nullable=False),
    Column("prompt_id", String(36), nullable=False, unique=True),
    Column("leased_at", UtcTime, nullable=False),
    Column("posted_at", UtcTime),
    Column("started_at", UtcTime),
    Column("ended_at", UtcTime),
    Column("reason", Text),
    # Set while a prompt that we no longer want may still be on the node.
    Column("retract", Boolean, nullable=False),
    # The socket under which the node tells of the prompt; kept so that a restart hears it again.
    Column("client_id", String(32)),
    Column("cause", String(32)),
    # A second try beside a straggling one; the first verified result wins.
    Column("hedge", Boolean, nullable=False),
    # Seconds of rendering as foreseen when the node was chosen, with the range of 80 %.
    Column("estimate", Float(53)),
    Column("estimate_low", Float(53)),
    Column("estimate_high", Float(53)),
)
Index("attempts_to_retract", attempts.c.node_id, attempts.c.retract)

events = Table(
    "events",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False),
    Column("type", String(32), nullable=False),
    Column("job_id", String(26), nullable=False),
    Column("project_id", String(64)),
    Column("data", JSON, nullable=False),
    sqlite_autoincrement=True,
)
Index("events_of_job", events.c.job_id, events.c.sequence)
