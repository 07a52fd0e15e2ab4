"""What is counted over the whole queue."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, select

from ..database import Database
from ..jobs.models import Job, Status
from ..tables import attempts, jobs

FAILURES_SHOWN = 1000
"""The newest failures are explained; the others are counted."""


@dataclass(frozen=True)
class Counts:
    """Jobs by status, and how many of those that are done ended since a moment."""

    by_status: Counter[Status]
    done_since: int


class QueueStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self, project_id: str | None, *, since: datetime) -> Counts:
        # By project, along an index that has nothing else to be looked up for.
        parts = (jobs.c.project_id, jobs.c.status)
        by_status = select(*parts, func.count()).where(*_shown(project_id)).group_by(*parts)
        done = select(func.count()).where(
            *_shown(project_id), jobs.c.status == Status.DONE, jobs.c.completed_at >= since
        )

        def work(connection: Connection) -> Counts:
            counted: Counter[Status] = Counter()
            for _, status, count in connection.execute(by_status):
                counted[Status(status)] += count
            return Counts(counted, connection.scalar(done.select_from(jobs)) or 0)

        return await self._database.read(work)

    async def failed(self, project_id: str | None) -> list[Job]:
        """The newest first, at most `FAILURES_SHOWN`."""
        query = select(jobs).where(*_shown(project_id), jobs.c.status == Status.FAILED)
        newest = query.order_by(jobs.c.number.desc()).limit(FAILURES_SHOWN)
        return await self._database.read(
            lambda connection: [Job.from_row(row) for row in connection.execute(newest)]
        )

    async def recovered(self, project_id: str | None, *, since: datetime) -> int:
        """Jobs that are done since then though an attempt at them failed."""
        failed = exists().where(attempts.c.job_id == jobs.c.id, attempts.c.cause.is_not(None))
        query = select(func.count()).where(
            *_shown(project_id),
            jobs.c.status == Status.DONE,
            jobs.c.completed_at >= since,
            failed,
        )
        return await self._database.read(lambda c: c.scalar(query.select_from(jobs))) or 0


def _shown(project_id: str | None) -> list[ColumnElement[bool]]:
    shown: list[Any] = [jobs.c.deleted_at.is_(None)]
    return shown if project_id is None else [*shown, jobs.c.project_id == project_id]
