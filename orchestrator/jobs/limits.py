"""How many jobs may wait, for the whole farm and for each project."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Select, func, select

from studio_kit.errors import TooMany
from studio_kit.settings import QueueSettings

from ..database import Database
from ..tables import WAITING, jobs
from .models import ENDED, NewJob

LARGEST_ALLOWANCE = 256
"""Jobs that are let in between two counts; a queue of 100,000 is not counted for each."""

PROJECTS_KEPT = 1000
"""Allowances that are remembered; a forgotten one is counted anew."""

LATELY = timedelta(minutes=1)
LONGEST_WAIT_SECONDS = 60


class QueueFull(TooMany):
    title = "Too many jobs wait"


class QueueLimits:
    """Counts now and then instead of for every job: while jobs come in through us alone, so many
    may come as were free at the last count. Several orchestrators may together let in a few more.
    """

    def __init__(self, database: Database, settings: QueueSettings) -> None:
        self._database = database
        self._settings = settings
        self._allowed: dict[str | None, int] = {}
        self._granting = asyncio.Lock()  # what was counted is still allowed when it is taken

    async def refuse_too_many(self, new: Sequence[NewJob]) -> None:
        """Raises `QueueFull`, which says when to come again."""
        wanted = Counter(job.metadata.project_id for job in new)
        wanted[None] = len(new)
        async with self._granting:
            await self._grant(wanted)

    async def _grant(self, wanted: Mapping[str | None, int]) -> None:
        if len(self._allowed) > PROJECTS_KEPT:
            self._allowed.clear()
        for project_id, count in wanted.items():
            if self._allowed.get(project_id, 0) < count:
                await self._count(project_id, wanted=count)
        for project_id, count in wanted.items():
            self._allowed[project_id] -= count

    async def _count(self, project_id: str | None, *, wanted: int) -> None:
        limit = (
            self._settings.waiting_jobs_of_project if project_id else self._settings.waiting_jobs
        )
        query = select(func.count()).select_from(jobs).where(WAITING)
        if project_id is not None:
            query = query.where(jobs.c.project_id == project_id)
        waiting = await self._database.read(lambda connection: connection.scalar(query)) or 0
        free = limit - waiting
        if free < wanted:
            await self._refuse(project_id, waiting=waiting, wanted=wanted, limit=limit)
        self._allowed[project_id] = min(free, max(LARGEST_ALLOWANCE, wanted))

    async def _refuse(
        self, project_id: str | None, *, waiting: int, wanted: int, limit: int
    ) -> None:
        whose = "of this project wait" if project_id else "wait"
        more = "" if wanted == 1 else f" and {wanted} more do not fit"
        raise QueueFull(
            f"{waiting} jobs {whose} already, {limit} may{more}; try again when some are done.",
            retry_after=await self._database.read(_seconds_per_end),
        )


def _seconds_per_end(connection: Connection) -> int:
    """How long it takes, at the rate of the last minute, until a job ends."""
    ended = connection.scalar(_ended_since(datetime.now(UTC) - LATELY)) or 0
    seconds = LATELY.total_seconds() / ended if ended else LONGEST_WAIT_SECONDS
    return max(1, min(round(seconds), LONGEST_WAIT_SECONDS))


def _ended_since(moment: datetime) -> Select[int]:
    return (
        select(func.count())
        .select_from(jobs)
        .where(jobs.c.status.in_(ENDED), jobs.c.completed_at >= moment)
    )
