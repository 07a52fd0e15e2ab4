"""What ended long ago is forgotten, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, insert, select, update

from orchestrator.database import Database
from orchestrator.events.storage import EventStorage
from orchestrator.graphs.models import RunStatus
from orchestrator.graphs.tables import graph_runs
from orchestrator.jobs.models import JobNotFound, Owner
from orchestrator.queue import retention
from orchestrator.queue.retention import Retention
from orchestrator.tables import attempts, events, job_graphs, jobs
from tests.orchestrator.jobs.shop import Shop

MONTH = timedelta(days=30)
NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=40)


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


async def forget(shop: Shop) -> None:
    await Retention(shop.database, keep=MONTH).forget(before=NOW - MONTH)


async def backdate(shop: Shop, *job_ids: str) -> None:
    """As if all that was written so far of the jobs had happened long ago."""

    def work(connection: Connection) -> None:
        for column in (jobs.c.completed_at, jobs.c.deleted_at):
            known = update(jobs).where(jobs.c.id.in_(job_ids), column.is_not(None))
            connection.execute(known.values({column: LONG_AGO}))
        old = update(events).where(events.c.job_id.in_(job_ids))
        connection.execute(old.values(at=LONG_AGO))

    await shop.database.transact(work)


async def kept(shop: Shop, *job_ids: str) -> list[str]:
    return sorted(await shop.storage.several(job_ids))


async def test_an_old_job_goes_with_all_that_hangs_on_it_and_a_young_one_stays(shop: Shop):
    await shop.submit("old", "young", "waits")
    await shop.done("old")
    await shop.done("young")
    await backdate(shop, "old", "waits")
    await forget(shop)
    assert await kept(shop, "old", "young", "waits") == ["waits", "young"]
    with pytest.raises(JobNotFound):
        await shop.storage.graph("old")

    def left(connection: Connection) -> list[int]:
        tables = (attempts, job_graphs)
        return [
            connection.scalar(
                select(func.count()).select_from(table).where(table.c.job_id == "old")
            )
            or 0
            for table in tables
        ]

    assert await shop.database.read(left) == [0, 0]


async def test_a_job_that_was_hidden_lately_can_still_be_brought_back(shop: Shop):
    await shop.submit("a")
    await shop.done("a")
    await backdate(shop, "a")
    await shop.edits.delete(["a"])
    await forget(shop)
    assert await kept(shop, "a") == ["a"]
    await backdate(shop, "a")
    await forget(shop)
    assert await kept(shop, "a") == []


@pytest.mark.parametrize("owner", [Owner("g"), Owner(None, "b"), Owner(None, None, "r")])
async def test_a_job_stays_as_long_as_its_group_batch_or_run_lives(shop: Shop, owner: Owner):
    await shop.submit("a", "b", owner=owner)
    await shop.done("a")
    await backdate(shop, "a")
    await forget(shop)
    assert await kept(shop, "a", "b") == ["a", "b"]
    await shop.done("b")
    await backdate(shop, "b")
    await forget(shop)
    assert await kept(shop, "a", "b") == []


async def test_a_run_that_waits_for_somebody_keeps_the_jobs_of_its_steps(shop: Shop):
    await shop.submit("a", owner=Owner(None, None, "r"))
    await shop.done("a")
    await backdate(shop, "a")
    run: dict[str, Any] = {
        "id": "r",
        "status": RunStatus.RUNNING,
        "name": "",
        "request": {},
        "cancel_requested": False,
        "created_at": LONG_AGO,
    }
    await shop.database.transact(lambda connection: connection.execute(insert(graph_runs), run))
    await forget(shop)
    assert await kept(shop, "a") == ["a"]


async def test_a_job_whose_prompt_is_still_to_be_withdrawn_stays(shop: Shop):
    await shop.submit("a")
    await shop.failed("a", retract=True)
    await backdate(shop, "a")
    await forget(shop)
    assert await kept(shop, "a") == ["a"]
    await shop.states.retracted("prompt-a")
    await forget(shop)
    assert await kept(shop, "a") == []


async def test_events_go_from_the_oldest_on_and_the_newest_stays(shop: Shop):
    await shop.submit("a")
    await shop.done("a")
    log = EventStorage(shop.database)
    last = await log.last()
    await backdate(shop, "a")
    await forget(shop)
    page = await log.after(0, limit=9)
    assert [event.sequence for event in page.events] == [last]
    await shop.submit("b")
    assert await log.last() == last + 1


async def test_much_is_forgotten_in_small_steps(shop: Shop):
    many = [f"j{number}" for number in range(retention.AT_ONCE + 5)]
    await shop.submit(*many, refusal="no")
    await backdate(shop, *many)
    await forget(shop)
    assert await kept(shop, *many) == []
    assert len((await EventStorage(shop.database).after(0, limit=999)).events) == 1
