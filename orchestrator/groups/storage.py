"""Groups and their children in the database."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from ..database import Database
from ..jobs.models import Job
from ..tables import jobs
from .models import Group, GroupNotFound
from .sequences import SeedStrategy
from .tables import job_groups


class GroupStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self, group_id: str) -> tuple[Group, list[Job]]:
        """A group and its children in their order, as of one moment. Raises `GroupNotFound`."""
        found = select(job_groups).where(job_groups.c.id == group_id)
        children = select(jobs).where(jobs.c.group_id == group_id).order_by(jobs.c.number)

        def work(connection: Connection) -> tuple[Group, list[Job]]:
            row = connection.execute(found).one_or_none()
            if row is None:
                raise GroupNotFound(f"There is no job group {group_id[:40]}.")
            return _group(row), [Job.from_row(child) for child in connection.execute(children)]

        return await self._database.read(work)

    async def jobs(self, job_ids: Collection[str]) -> list[Job]:
        """Those that there are. At most as many ids as a group has children."""
        query = select(jobs).where(jobs.c.id.in_(job_ids))
        return await self._database.read(
            lambda connection: [Job.from_row(row) for row in connection.execute(query)]
        )

    async def stopped(self, group_id: str, *, at: datetime) -> None:
        target = update(job_groups).where(job_groups.c.id == group_id)
        await self._database.transact(lambda c: c.execute(target.values(cancelled_at=at)))


def write(connection: Connection, group: Group) -> None:
    """In the transaction that stores its children."""
    values = {**asdict(group), "base_seed": str(group.base_seed)}
    connection.execute(insert(job_groups).values(values))


def _group(row: Any) -> Group:
    return Group(
        id=row.id,
        strategy=SeedStrategy(row.strategy),
        base_seed=int(row.base_seed),
        total=row.total,
        time_limit=row.time_limit,
        project_id=row.project_id,
        created_at=row.created_at,
        cancelled_at=row.cancelled_at,
    )
