"""Reading jobs. Their statuses are written by `states.py` alone."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from studio_kit.errors import Invalid

from ..database import Database
from ..tables import attempts, jobs
from .models import ENDED, Attempt, Graph, Job, JobNotFound, Status
from .states import light_columns


class JobStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, job_id: str) -> Job:
        """Raises `JobNotFound`."""
        found = await self._jobs(select(*light_columns()).where(jobs.c.id == job_id))
        if not found:
            raise JobNotFound(f"There is no job {job_id}.")
        return found[0]

    async def graph(self, job_id: str) -> Graph:
        """Raises `JobNotFound`."""
        query = select(jobs.c.graph).where(jobs.c.id == job_id)
        graph = await self._database.read(lambda connection: connection.scalar(query))
        if graph is None:
            raise JobNotFound(f"There is no job {job_id}.")
        return graph

    async def page(
        self, *, project_id: str | None, status: Status | None, limit: int, before: int | None
    ) -> list[Job]:
        """Newest first; `before` is the number of the last job of the page before."""
        query = select(*light_columns()).order_by(jobs.c.number.desc()).limit(limit)
        if project_id is not None:
            query = query.where(jobs.c.project_id == project_id)
        if status is not None:
            query = query.where(jobs.c.status == status)
        if before is not None:
            query = query.where(jobs.c.number < before)
        return await self._jobs(query)

    async def waiting(self, *, limit: int, offset: int = 0) -> list[Job]:
        """Queued jobs in the order in which they are served."""
        query = select(*light_columns()).where(jobs.c.status == Status.QUEUED)
        order = query.order_by(jobs.c.priority.desc(), jobs.c.number)
        return await self._jobs(order.limit(limit).offset(offset))

    async def under_way(self) -> list[Job]:
        """Jobs that a node or a folder is busy with: what a restart must take up again."""
        states = (Status.LEASED, Status.RUNNING, Status.COLLECTING)
        return await self._jobs(select(*light_columns()).where(jobs.c.status.in_(states)))

    async def places(self, found: Iterable[Job]) -> dict[str, int]:
        """The place in the queue, from 1, of those of the jobs that wait."""
        waiting = [job for job in found if job.status is Status.QUEUED]

        def work(connection: Connection) -> dict[str, int]:
            return {job.id: 1 + (connection.scalar(_ahead(job)) or 0) for job in waiting}

        return await self._database.read(work) if waiting else {}

    async def attempts(self, job_ids: Collection[str]) -> dict[str, list[Attempt]]:
        query = select(attempts).where(attempts.c.job_id.in_(job_ids)).order_by(attempts.c.number)

        def work(connection: Connection) -> dict[str, list[Attempt]]:
            found: dict[str, list[Attempt]] = {job_id: [] for job_id in job_ids}
            for row in connection.execute(query):
                found[row.job_id].append(_attempt(row))
            return found

        return await self._database.read(work)

    async def attempt(self, prompt_id: str) -> Attempt:
        query = select(attempts).where(attempts.c.prompt_id == prompt_id)
        return await self._database.read(
            lambda connection: _attempt(connection.execute(query).one())
        )

    async def to_retract(self, node_id: str) -> list[str]:
        """Prompt ids that the node may still have and that nobody wants any more."""
        query = select(attempts.c.prompt_id).where(
            attempts.c.node_id == node_id, attempts.c.retract
        )
        return await self._database.read(lambda connection: list(connection.scalars(query)))

    async def count_on(self, node_id: str) -> int:
        """How many unfinished jobs a node has, or is pinned to by."""
        query = (
            select(func.count())
            .select_from(jobs)
            .where(jobs.c.status.not_in(ENDED))
            .where(or_(jobs.c.node_id == node_id, jobs.c.pinned_node == node_id))
        )
        return await self._database.read(lambda connection: connection.scalar(query)) or 0

    async def _jobs(self, query: Select[*tuple[Any, ...]]) -> list[Job]:
        def work(connection: Connection) -> list[Job]:
            return [Job.from_row(row) for row in connection.execute(query)]

        return await self._database.read(work)


def _ahead(job: Job) -> Select[int]:
    earlier = (jobs.c.priority == job.priority) & (jobs.c.number < job.number)
    first = or_(jobs.c.priority > job.priority, earlier)
    return select(func.count()).select_from(jobs).where(jobs.c.status == Status.QUEUED, first)


def _attempt(row: Any) -> Attempt:
    return Attempt(
        job_id=row.job_id,
        number=row.number,
        node_id=row.node_id,
        node_name=row.node_name,
        prompt_id=row.prompt_id,
        leased_at=row.leased_at,
        posted_at=row.posted_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        reason=row.reason,
    )


def cursor_number(cursor: str | None) -> int | None:
    """Raises `Invalid` for a cursor that we did not give out."""
    if cursor is None:
        return None
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 18:
        raise Invalid("The cursor is not one that a page of jobs gave.")
    return int(cursor)
