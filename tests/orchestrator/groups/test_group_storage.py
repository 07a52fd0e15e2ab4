"""Groups in the database, on each kind of it."""

from datetime import UTC, datetime

import pytest

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.groups.models import Group, GroupNotFound
from orchestrator.groups.sequences import SeedStrategy
from orchestrator.groups.storage import GroupStorage, write
from orchestrator.jobs.models import JobMetadata, NewJob, Owner, Status
from orchestrator.jobs.states import JobStates
from studio_kit.events import Broadcast

NOW = datetime(2026, 11, 21, tzinfo=UTC)
GROUP = Group("g1", SeedStrategy.RANDOM, 2**64 - 1, 2, 30.0, "p1", NOW, None)


def child(job_id: str, *, refusal: str | None = None) -> NewJob:
    metadata, owner = JobMetadata(project_id="p1"), Owner(group_id="g1")
    return NewJob(job_id, {"1": {}}, "hash", metadata, None, (), 0, owner=owner, refusal=refusal)


async def store(database: Database, *children: NewJob) -> None:
    states = JobStates(database, Broadcast[Event]())
    await states.submit_all(children, within=lambda c: write(c, GROUP))


async def test_a_group_is_kept_with_its_children_in_their_order(database: Database):
    await store(database, child("j2"), child("j1", refusal="No node can run it."))
    group, jobs = await GroupStorage(database).load("g1")
    assert group == GROUP
    assert [job.id for job in jobs] == ["j2", "j1"]
    assert (jobs[1].status, jobs[1].error) == (Status.FAILED, "No node can run it.")


async def test_a_group_is_stored_whole_or_not_at_all(database: Database):
    await store(database, child("j1"))
    with pytest.raises(Exception, match=r"(?i)unique"):
        await store(database, child("j2"), child("j3"))
    _, jobs = await GroupStorage(database).load("g1")
    assert [job.id for job in jobs] == ["j1"]


async def test_that_a_group_was_stopped_is_kept(database: Database):
    await store(database, child("j1"))
    storage = GroupStorage(database)
    await storage.stopped("g1", at=NOW)
    assert (await storage.load("g1"))[0].cancelled_at == NOW
    with pytest.raises(GroupNotFound, match="no job group none"):
        await storage.load("none")
