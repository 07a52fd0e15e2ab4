"""Writes down how often waiting jobs were overtaken."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, update

from ..database import Database
from ..scheduling.backlog import TOLD_EVERY
from ..tables import WAITING, jobs

UNTOLD = TOLD_EVERY - 1
"""So many passes, at most, were counted after what is on disk was written."""


class OvertakenStorage:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def write(self, counts: Mapping[str, int]) -> None:
        if not counts:
            return
        rows = [{"job": job_id, "count": count} for job_id, count in counts.items()]
        statement = update(jobs).where(jobs.c.id == bindparam("job"), WAITING)

        def work(connection: Connection) -> None:
            connection.execute(statement.values(overtaken=bindparam("count")), rows)

        await self._database.transact(work)
