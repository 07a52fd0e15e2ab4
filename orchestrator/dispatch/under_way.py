"""What is under way in the whole farm, as the tables say: no process knows it by itself."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from ..database import Database
from ..jobs.models import ON_A_NODE, Status
from ..tables import attempts, jobs


@dataclass(frozen=True)
class Prompt:
    job_id: str
    prompt_id: str
    node_id: str


class UnderWay:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def prompts(self) -> list[Prompt]:
        """Those that some orchestrator must see through."""
        query = _open_attempts(Status.LEASED, Status.RUNNING, Status.COLLECTING).with_only_columns(
            attempts.c.job_id, attempts.c.prompt_id, attempts.c.node_id
        )

        def work(connection: Connection) -> list[Prompt]:
            return [Prompt(*row) for row in connection.execute(query)]

        return await self._database.read(work)

    async def seats(self) -> Counter[str]:
        """How many of our prompts each node has, by node id."""
        query = (
            _open_attempts(*ON_A_NODE)
            .with_only_columns(attempts.c.node_id, func.count())
            .group_by(attempts.c.node_id)
        )

        def work(connection: Connection) -> Counter[str]:
            return Counter({row[0]: row[1] for row in connection.execute(query)})

        return await self._database.read(work)

    async def of_job(self, job_id: str) -> list[str]:
        """The ids of the job's prompts that have not ended."""
        query = select(attempts.c.prompt_id).where(
            attempts.c.job_id == job_id, attempts.c.ended_at.is_(None)
        )
        return await self._database.read(lambda connection: list(connection.scalars(query)))

    async def is_next(self, prompt_id: str, node_id: str) -> bool:
        """Whether all that were leased to the node before are with it, or no longer to be sent."""
        since = select(attempts.c.leased_at).where(attempts.c.prompt_id == prompt_id)
        elders = _open_attempts(Status.LEASED).where(
            attempts.c.node_id == node_id,
            attempts.c.posted_at.is_(None),
            attempts.c.leased_at < since.scalar_subquery(),
        )
        return await self._database.read(lambda c: c.scalar(elders.limit(1))) is None

    async def nodes_to_ask(self) -> list[str]:
        """The ids of nodes that may still have prompts which nobody wants."""
        query = select(attempts.c.node_id).where(attempts.c.retract).distinct()
        return await self._database.read(lambda connection: list(connection.scalars(query)))


def _open_attempts(*statuses: Status) -> Select[tuple[str]]:
    return (
        select(attempts.c.prompt_id)
        .join(jobs, jobs.c.id == attempts.c.job_id)
        .where(jobs.c.status.in_(statuses), attempts.c.ended_at.is_(None))
    )
