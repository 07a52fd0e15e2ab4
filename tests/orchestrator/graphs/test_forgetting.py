"""Groups, batches and runs go when the last of their jobs is forgotten."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Table, func, insert, select, update

from orchestrator.batches.models import Batch, Item
from orchestrator.batches.storage import write as write_batch
from orchestrator.batches.tables import batch_items, batches
from orchestrator.database import Database
from orchestrator.graphs.models import RunStatus
from orchestrator.graphs.tables import graph_runs, graph_steps
from orchestrator.groups.models import Group
from orchestrator.groups.sequences import SeedStrategy
from orchestrator.groups.storage import write as write_group
from orchestrator.groups.tables import job_groups
from orchestrator.queue.retention import Retention
from tests.orchestrator.jobs.shop import Shop

LONG_AGO = datetime.now(UTC) - timedelta(days=40)
MONTH = timedelta(days=30)
ITEM = Item(0, "1A", None, "No graph.", {})
TABLES = (job_groups, batches, batch_items, graph_runs, graph_steps)


def _store(connection: Connection) -> None:
    group = Group("o1", SeedStrategy.RANDOM, 1, 1, None, None, LONG_AGO, None)
    write_group(connection, group)
    write_batch(connection, Batch("o1", "", None, "", None, LONG_AGO, None), [ITEM])
    run: dict[str, Any] = {"id": "o1", "name": "", "request": {}, "cancel_requested": False}
    connection.execute(insert(graph_runs).values(**run, status=RunStatus.DONE, created_at=LONG_AGO))
    step: dict[str, Any] = {"run_id": "o1", "key": "a", "step": "a", "place": 1}
    step |= {"status": "done", "outputs": {}}
    connection.execute(insert(graph_steps).values(step))


@pytest.fixture
async def shop(database: Database) -> Shop:
    await database.transact(_store)
    return Shop(database)


async def counts(shop: Shop) -> list[int]:
    def count(connection: Connection, table: Table) -> int:
        return connection.scalar(select(func.count()).select_from(table)) or 0

    return await shop.database.read(lambda c: [count(c, table) for table in TABLES])


async def forget(shop: Shop) -> None:
    await Retention(shop.database, keep=MONTH).forget(before=datetime.now(UTC) - MONTH)


async def test_what_has_no_job_left_is_forgotten(shop: Shop):
    await forget(shop)
    assert await counts(shop) == [0] * len(TABLES)


async def test_a_run_under_way_stays(shop: Shop):
    change = update(graph_runs).values(status=RunStatus.RUNNING)
    await shop.database.transact(lambda c: c.execute(change))
    await forget(shop)
    assert await counts(shop) == [0, 0, 0, 1, 1]


async def test_what_is_young_stays(shop: Shop):
    for table in (job_groups, batches, graph_runs):
        change = update(table).values(created_at=datetime.now(UTC))
        await shop.database.transact(lambda c, change=change: c.execute(change))
    await forget(shop)
    assert await counts(shop) == [1] * len(TABLES)
