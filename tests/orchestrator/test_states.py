"""The states of a job in a real database."""

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.events.storage import EventStorage
from orchestrator.jobs.models import JobMetadata, JobNotFound, NewJob, Status, WrongStatus
from orchestrator.jobs.states import JobStates
from orchestrator.jobs.storage import JobStorage
from orchestrator.nodes.models import Node
from orchestrator.tables import queue_state
from studio_kit.events import Broadcast

NODE = Node("n1", "Alderaan", "http://127.0.0.1:1", True, True)


@pytest.fixture
def states(database: Database) -> JobStates:
    return JobStates(database, Broadcast[Event]())


def new(job_id: str = "j1") -> NewJob:
    return NewJob(job_id, {"1": {}}, "hash", JobMetadata(project_id="p"), None, (), 0)


async def test_a_job_is_leased_once_however_many_ask(states: JobStates):
    await states.submit(new())
    asked = [states.lease("j1", NODE, prompt_id=f"p{n}", reason="") for n in range(5)]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(answer, WrongStatus) for answer in answers) == 4


async def test_a_result_of_an_older_attempt_is_fenced(states: JobStates):
    await states.submit(new())
    old = await states.lease("j1", NODE, prompt_id="p1", reason="")
    await states.requeue(old, "lost")
    current = await states.lease("j1", NODE, prompt_id="p2", reason="")
    with pytest.raises(WrongStatus):
        await states.collect(old, [])
    assert (await states.collect(current, [])).attempt == 2


async def test_a_refused_change_writes_no_event(states: JobStates, database: Database):
    job = await states.submit(new())
    with pytest.raises(WrongStatus):
        await states.finish(job, [], project_path="/x")
    with pytest.raises(JobNotFound):
        await states.request_cancel("none")
    page = await EventStorage(database).after(0, limit=10)
    assert [event.type for event in page.events] == ["job_queued"]


async def test_attempts_are_kept_with_their_reasons(states: JobStates, database: Database):
    job = await states.submit(new())
    for number in (1, 2, 3):
        job = await states.lease("j1", NODE, prompt_id=f"p{number}", reason="")
        job = await states.requeue(job, f"reason {number}")
    assert job.status is Status.FAILED
    kept = (await JobStorage(database).attempts(["j1"]))["j1"]
    assert "reason 1" in str(kept[0].reason)
    assert "reason 3" in str(kept[2].reason)


async def test_a_try_that_never_reached_the_node_does_not_count(states: JobStates):
    job = await states.submit(new())
    for number in range(5):
        job = await states.lease("j1", NODE, prompt_id=f"p{number}", reason="")
        job = await states.requeue(job, "refused the connection", counts=False)
    assert job.status is Status.QUEUED


async def test_a_broken_transaction_leaves_its_neighbours_alone(database: Database):
    def good(connection: Connection) -> None:
        row = {"id": 1, "paused": True, "changed_at": datetime.now(UTC)}
        connection.execute(insert(queue_state).values(row))

    def bad(connection: Connection) -> None:
        good(connection)
        raise JobNotFound("no")

    answers = await asyncio.gather(
        database.transact(bad), database.transact(good), return_exceptions=True
    )
    assert isinstance(answers[0], JobNotFound)
    assert answers[1] is None


async def test_a_committed_job_is_in_the_file_at_once(tmp_path: Path):
    async with Database.open(tmp_path / "farm.db") as database:
        await JobStates(database, Broadcast[Event]()).submit(new())
        with sqlite3.connect(tmp_path / "farm.db") as other:
            assert other.execute("select id, status from jobs").fetchall() == [("j1", "queued")]
            assert other.execute("pragma journal_mode").fetchone() == ("wal",)
        other.close()


async def test_opening_again_migrates_nothing_twice_and_loses_nothing(tmp_path: Path):
    for expected in (0, 1):
        async with Database.open(tmp_path / "farm.db") as database:
            assert len(await JobStorage(database).waiting(limit=9)) == expected
            if not expected:
                await JobStates(database, Broadcast[Event]()).submit(new())
