"""Reading jobs. Their statuses are written by `states.py` alone."""

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select

from ..database import Database
from ..tables import WAITING, attempts, events, job_graphs, jobs
from .changes import by_key, load
from .filters import Cursor, JobFilter, Order, behind
from .models import ENDED, Attempt, Cause, Graph, Job, JobNotFound, Status
from .paging import read_page, read_places

CHUNK = 500
"""Ids in one statement; a database takes a bounded number of values."""

_NEWEST = (
    select(events.c.job_id, func.max(events.c.sequence).label("newest"))
    .where(events.c.sequence > bindparam("sequence"))
    .group_by(events.c.job_id)
    .subquery()
)
_CHANGED = (
    select(jobs, _NEWEST.c.newest)
    .select_from(_NEWEST.outerjoin(jobs, jobs.c.id == _NEWEST.c.job_id))
    .order_by(_NEWEST.c.newest)
)
_GRAPH = select(job_graphs.c.graph).where(job_graphs.c.job_id == bindparam("job_id"))
_ATTEMPT = select(attempts).where(attempts.c.prompt_id == bindparam("prompt_id"))


class JobStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, job_id: str) -> Job:
        """Raises `JobNotFound`."""
        return await self._database.read(lambda connection: load(connection, job_id))

    async def several(self, job_ids: Collection[str]) -> dict[str, Job]:
        """Those of the jobs that there are, by id."""
        found: dict[str, Job] = {}
        for part in batched(job_ids, CHUNK):
            rows = await self._jobs(select(jobs).where(jobs.c.id.in_(part)))
            found.update({job.id: job for job in rows})
        return found

    async def changed_since(self, sequence: int) -> tuple[list[Job], int]:
        """The jobs that something happened to after an event's number, the last one last, and the
        newest number.
        """

        def work(connection: Connection) -> tuple[list[Job], int]:
            rows = connection.execute(_CHANGED, {"sequence": sequence}).all()
            newest = rows[-1].newest if rows else sequence
            return [Job.from_row(row) for row in rows if row.id is not None], newest

        return await self._database.read(work)

    async def by_key(self, key: str, submission_hash: str) -> Job | None:
        """The job of an earlier call under this key. Raises `KeyReused`."""
        return await self._database.read(lambda c: by_key(c, key, submission_hash))

    async def graph(self, job_id: str) -> Graph:
        """Raises `JobNotFound`."""
        graph = await self._database.read(lambda c: c.scalar(_GRAPH, {"job_id": job_id}))
        if graph is None:
            raise JobNotFound(f"There is no job {job_id[:40]}.")
        return graph

    async def page(
        self, wanted: JobFilter, *, order: Order, limit: int, cursor: Cursor | None
    ) -> list[Job]:
        """At most `limit` jobs that come after the cursor."""
        return await self._database.read(
            lambda connection: read_page(connection, wanted, order, limit=limit, cursor=cursor)
        )

    async def ids(self, wanted: JobFilter, *, limit: int) -> list[str]:
        """The newest first."""
        query = select(jobs.c.id).where(*wanted.conditions())
        if wanted.possible:
            query = query.where(jobs.c.status.in_(wanted.possible))
        newest = query.order_by(jobs.c.number.desc()).limit(limit)
        return await self._database.read(lambda connection: list(connection.scalars(newest)))

    async def waiting(self, *, limit: int, after: Job | None = None) -> list[Job]:
        """Queued jobs in the order in which they are served, from the one after `after`."""
        cursor = Cursor.after(after, Order.QUEUE) if after else None
        query = behind(select(jobs).where(WAITING), cursor)
        return await self._jobs(query.limit(limit))

    async def under_way(self) -> list[Job]:
        """Jobs that a node or a folder is busy with: what a restart must take up again."""
        states = (Status.LEASED, Status.RUNNING, Status.COLLECTING)
        return await self._jobs(select(jobs).where(jobs.c.status.in_(states)))

    async def places(self, found: Iterable[Job]) -> dict[str, int]:
        """The place in the queue, from 1, of those of the jobs that wait."""
        waiting = [job for job in found if job.status is Status.QUEUED]
        if not waiting:
            return {}
        return await self._database.read(lambda connection: read_places(connection, waiting))

    async def attempts(self, job_ids: Collection[str]) -> dict[str, list[Attempt]]:
        query = select(attempts).where(attempts.c.job_id.in_(job_ids)).order_by(attempts.c.number)

        def work(connection: Connection) -> dict[str, list[Attempt]]:
            found: dict[str, list[Attempt]] = {job_id: [] for job_id in job_ids}
            for row in connection.execute(query):
                found[row.job_id].append(_attempt(row))
            return found

        return await self._database.read(work)

    async def attempt(self, prompt_id: str) -> Attempt:
        return await self._database.read(
            lambda connection: _attempt(
                connection.execute(_ATTEMPT, {"prompt_id": prompt_id}).one()
            )
        )

    async def begun(self, job_id: str, prompt_id: str) -> tuple[Graph, Attempt, Job]:
        """What is known of an attempt as it begins, of one moment. Raises `JobNotFound`."""

        def work(connection: Connection) -> tuple[Graph, Attempt, Job]:
            job = load(connection, job_id)
            graph = connection.scalar(_GRAPH, {"job_id": job_id})
            attempt = connection.execute(_ATTEMPT, {"prompt_id": prompt_id}).one()
            return graph or {}, _attempt(attempt), job

        return await self._database.read(work)

    async def hedges(self) -> list[Attempt]:
        """Attempts that run beside the one that counts: what a restart must take up as well."""
        query = select(attempts).where(attempts.c.hedge, attempts.c.ended_at.is_(None))
        return await self._database.read(
            lambda connection: [_attempt(row) for row in connection.execute(query)]
        )

    async def to_retract(self, node_id: str) -> list[str]:
        """Prompt ids that the node may still have and that nobody wants any more.

        The last first: what waits there is taken back before what runs, or it would begin.
        """
        unwanted = attempts.c.node_id == node_id, attempts.c.retract
        query = select(attempts.c.prompt_id).where(*unwanted)
        query = query.order_by(attempts.c.leased_at.desc())
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


def batched(items: Iterable[str], size: int) -> Iterable[list[str]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


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
        cause=Cause(row.cause) if row.cause else None,
        client_id=row.client_id,
        hedge=row.hedge,
        estimate=row.estimate,
        estimate_low=row.estimate_low,
        estimate_high=row.estimate_high,
    )
