"""Forgets what ended long ago: jobs with their graphs and attempts, and old events."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    delete,
    exists,
    not_,
    or_,
    select,
)

from ..batches.tables import batch_items, batches
from ..database import Database
from ..graphs.models import RunStatus
from ..graphs.tables import graph_runs, graph_steps
from ..groups.tables import job_groups
from ..jobs.models import ENDED
from ..tables import attempts, events, job_graphs, jobs

EVERY_SECONDS = 3600.0
AT_ONCE = 200
"""Rows in one transaction, so that nobody waits long for the writer."""


OWNERS = (
    (job_groups, None, "group_id"),
    (batches, batch_items, "batch_id"),
    (graph_runs, graph_steps, "run_id"),
)
"""What jobs belong to, the rest of it, and by which column."""


class Retention:
    """The takes of forgotten jobs stay in their projects, each with its record."""

    def __init__(self, database: Database, *, keep: timedelta) -> None:
        self._database = database
        self._keep = keep

    async def run(self) -> None:
        """Until cancelled: now, and then every hour."""
        while True:
            await self.forget(before=datetime.now(UTC) - self._keep)
            await asyncio.sleep(EVERY_SECONDS)

    async def forget(self, *, before: datetime) -> None:
        while await self._database.transact(lambda c: forget_events(c, before)) == AT_ONCE:
            pass
        while await self._database.transact(lambda c: forget_jobs(c, before)) == AT_ONCE:
            pass
        while await self._database.transact(lambda c: forget_owners(c, before)) == AT_ONCE:
            pass


def forget_events(connection: Connection, before: datetime) -> int:
    """From the oldest on, so that what stays has no gap. The newest stays: it holds the number."""
    oldest = select(events.c.sequence, events.c.at).order_by(events.c.sequence).limit(AT_ONCE + 1)
    rows = connection.execute(oldest).all()[:-1]
    kept = next((index for index, row in enumerate(rows) if row.at >= before), len(rows))
    if kept:
        last = rows[kept - 1].sequence
        connection.execute(delete(events).where(events.c.sequence <= last))
    return kept


def forget_jobs(connection: Connection, before: datetime) -> int:
    """Of a group, a batch or a run all jobs are forgotten, or none."""
    found = list(connection.scalars(_forgettable(before).limit(AT_ONCE)))
    for table, column in _by_job():
        connection.execute(delete(table).where(column.in_(found)))
    return len(found)


def forget_owners(connection: Connection, before: datetime) -> int:
    """Groups, batches and runs of which no job is left."""
    forgotten = 0
    for table, parts, owner in OWNERS:
        bare = (
            select(table.c.id)
            .where(table.c.created_at < before, ~exists().where(jobs.c[owner] == table.c.id))
            .limit(AT_ONCE - forgotten)
        )
        if table is graph_runs:
            bare = bare.where(graph_runs.c.status != RunStatus.RUNNING)
        found = list(connection.scalars(bare))
        for part, column in ((parts, owner), (table, "id")):
            if part is not None:
                connection.execute(delete(part).where(part.c[column].in_(found)))
        forgotten += len(found)
    return forgotten


def _by_job() -> Iterator[tuple[Table, Column[str]]]:
    """The jobs last: the others refer to them."""
    yield attempts, attempts.c.job_id
    yield job_graphs, job_graphs.c.job_id
    yield jobs, jobs.c.id


def _forgettable(before: datetime) -> Select[str]:
    return select(jobs.c.id).where(
        _is_over(jobs, before),
        *(
            ~_has_later(jobs.c[owner], owner, before)
            for owner in ("group_id", "batch_id", "run_id")
        ),
        ~exists().where(attempts.c.job_id == jobs.c.id, attempts.c.retract),
        ~exists().where(graph_runs.c.id == jobs.c.run_id, graph_runs.c.status == RunStatus.RUNNING),
    )


def _is_over(table: FromClause, before: datetime) -> ColumnElement[bool]:
    hidden_long = or_(table.c.deleted_at.is_(None), table.c.deleted_at < before)
    return table.c.status.in_(ENDED) & (table.c.completed_at < before) & hidden_long


def _has_later(owner_id: Column[str], owner: str, before: datetime) -> ColumnElement[bool]:
    """Whether another job of the same owner still waits, works, or ended lately."""
    sibling = jobs.alias()
    return exists().where(sibling.c[owner] == owner_id, not_(_is_over(sibling, before)))
