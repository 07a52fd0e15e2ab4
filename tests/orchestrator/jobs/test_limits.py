"""How many jobs may wait, while many submit at once."""

import asyncio

import pytest

from orchestrator.database import Database
from orchestrator.jobs.limits import PROJECTS_KEPT, QueueFull, QueueLimits
from studio_kit.settings import QueueSettings

from .shop import new

CROWD = 4


async def test_those_who_submit_at_once_for_more_projects_than_are_remembered_are_all_let_in(
    database: Database,
):
    limits = QueueLimits(database, QueueSettings())

    async def submit(person: int) -> None:
        for turn in range(PROJECTS_KEPT // CROWD // 2 + 10):
            names = [f"{person}-{turn}-{part}" for part in "ab"]
            await limits.refuse_too_many([new(name, project=name) for name in names])

    async with asyncio.TaskGroup() as crowd:
        for person in range(CROWD):
            crowd.create_task(submit(person))


async def test_more_than_may_wait_are_refused_and_fewer_are_let_in(database: Database):
    limits = QueueLimits(database, QueueSettings(waiting_jobs_of_project=2))
    with pytest.raises(QueueFull, match="2 may and 3 more do not fit"):
        await limits.refuse_too_many([new(each) for each in "abc"])
    await limits.refuse_too_many([new(each) for each in "ab"])
