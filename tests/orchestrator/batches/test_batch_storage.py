"""Batches in the database, on each kind of it."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orchestrator.batches.models import Batch, BatchKeyReused, BatchNotFound, Item
from orchestrator.batches.storage import BatchStorage, TakenBefore, rewrite, write
from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.jobs.models import JobMetadata, NewJob, Owner, Status
from orchestrator.jobs.states import JobStates
from studio_kit.events import Broadcast

NOW = datetime(2026, 11, 21, tzinfo=UTC)
BATCH = Batch("b1", "Scene 1", "monday", "hash", "p1", NOW, None)
ITEMS = [Item(0, "1A", "j1", None, None), Item(1, "1B", None, "No graph.", {"key": "1B"})]


def job(job_id: str) -> NewJob:
    owner = Owner(batch_id="b1")
    return NewJob(job_id, {"1": {}}, "hash", JobMetadata(), None, (), 0, owner=owner)


@pytest.fixture
def states(database: Database) -> JobStates:
    return JobStates(database, Broadcast[Event]())


@pytest.fixture
async def storage(database: Database, states: JobStates) -> BatchStorage:
    await states.submit_all([job("j1")], within=lambda c: write(c, BATCH, ITEMS))
    return BatchStorage(database)


async def test_a_batch_is_kept_with_its_items_in_their_order(storage: BatchStorage):
    standing = await storage.load("b1")
    assert standing.batch == BATCH
    assert standing.items == ITEMS
    assert list(standing.jobs) == ["j1"]
    assert await storage.recent("p1", limit=5) == [
        (BATCH, Counter({Status.QUEUED: 1, Status.FAILED: 1}))
    ]
    assert await storage.recent("p2", limit=5) == []


async def test_a_key_stands_for_one_batch_also_when_two_come_at_once(
    storage: BatchStorage, states: JobStates
):
    again = replace(BATCH, id="b2")
    with pytest.raises(TakenBefore):
        await states.submit_all([job("j2")], within=lambda c: write(c, again, ITEMS))
    other = replace(again, submission_hash="other")
    with pytest.raises(BatchKeyReused, match="monday"):
        await states.submit_all([job("j2")], within=lambda c: write(c, other, ITEMS))
    with pytest.raises(BatchNotFound):
        await storage.load("b2")
    assert await storage.by_key("monday", "hash") == "b1"
    assert await storage.by_key("tuesday", "hash") is None


async def test_an_item_that_was_refused_gets_its_job_later(
    storage: BatchStorage, states: JobStates
):
    mended = Item(1, "1B", "j2", None, None)
    await states.submit_all([job("j2")], within=lambda c: rewrite(c, "b1", [mended]))
    standing = await storage.load("b1")
    assert standing.items[1] == mended
    assert set(standing.jobs) == {"j1", "j2"}
