"""The states of a job in a real database."""

import asyncio
import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, insert, text

import orchestrator
from orchestrator.database import Database
from orchestrator.events.models import Event, EventType
from orchestrator.events.storage import EventStorage, append
from orchestrator.jobs.changes import KeyReused
from orchestrator.jobs.filters import JobFilter, Order
from orchestrator.jobs.models import (
    Cause,
    Job,
    JobMetadata,
    JobNotFound,
    NewJob,
    Status,
    WrongStatus,
)
from orchestrator.jobs.states import JobStates
from orchestrator.jobs.storage import JobStorage
from orchestrator.nodes.models import Node
from orchestrator.scheduling.signature import signature
from orchestrator.tables import queue_state
from studio_kit.events import Broadcast

NODE = Node("n1", "Alderaan", "http://127.0.0.1:1", True, True)
OTHER = Node("n2", "Bespin", "http://127.0.0.1:2", True, True)
MIGRATIONS = Path(orchestrator.__file__).parent / "migrations"


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


# -- causes and wishes


async def test_a_job_and_its_attempts_keep_the_cause_of_their_failure(
    states: JobStates, database: Database
):
    await states.submit(new())
    first = await states.lease("j1", NODE, prompt_id="p1", reason="")
    await states.requeue(first, "lost", cause=Cause.NODE_GONE, vram_floor=8)
    second = await states.lease("j1", NODE, prompt_id="p2", reason="")
    failed = await states.fail(second, "too big", cause=Cause.OUT_OF_MEMORY)
    assert (failed.cause, failed.vram_floor) == (Cause.OUT_OF_MEMORY, 8)
    kept = (await JobStorage(database).attempts(["j1"]))["j1"]
    assert [attempt.cause for attempt in kept] == [Cause.NODE_GONE, Cause.OUT_OF_MEMORY]
    again = await states.retry("j1")
    assert (again.cause, again.vram_floor, again.failures) == (None, 8, 0)


async def test_a_wish_to_cancel_is_fulfilled_where_the_job_would_wait_again(states: JobStates):
    await states.submit(new())
    job = await states.lease("j1", NODE, prompt_id="p1", reason="")
    await states.request_cancel("j1")
    assert (await states.requeue(job, "the node went away")).status is Status.CANCELLED


async def test_what_a_node_says_is_stored_though_a_database_could_not_hold_it(states: JobStates):
    await states.submit(new())
    job = await states.lease("j1", NODE, prompt_id="p1", reason="")
    assert (await states.fail(job, "half\0said")).error == "half said"


# -- hedges


async def hedged(states: JobStates) -> Job:
    """A job whose first attempt runs, with a second one beside it."""
    await states.submit(new())
    job = await states.lease("j1", NODE, prompt_id="p1", reason="")
    await states.hedge(job, OTHER, prompt_id="p2")
    return job


async def test_a_second_attempt_beside_the_first_leaves_the_job_where_it_is(
    states: JobStates, database: Database
):
    job = await hedged(states)
    storage = JobStorage(database)
    assert (await storage.get("j1")).prompt_id == "p1"
    assert [attempt.prompt_id for attempt in await storage.hedges()] == ["p2"]
    assert (await states.start(job)).attempt == 1


async def test_the_attempt_that_was_faster_counts_and_the_other_is_withdrawn(
    states: JobStates, database: Database
):
    job = await hedged(states)
    counts = await states.promote(job, "p2", reason="another node was faster", cause=None)
    assert (counts.node_id, counts.prompt_id, counts.attempt) == ("n2", "p2", 2)
    with pytest.raises(WrongStatus):
        await states.collect(job, [])
    await states.finish(await states.collect(counts, []), [], project_path="/x")
    storage = JobStorage(database)
    assert await storage.to_retract("n1") == ["p1"]
    assert await storage.to_retract("n2") == []


async def test_whatever_ends_a_job_withdraws_the_attempt_beside_it(
    states: JobStates, database: Database
):
    job = await hedged(states)
    await states.fail(job, "broken")
    storage = JobStorage(database)
    assert await storage.to_retract("n2") == ["p2"]
    assert await storage.hedges() == []


async def test_an_attempt_is_promoted_only_while_it_runs(states: JobStates):
    job = await hedged(states)
    await states.end_attempt("p2", "out of memory", cause=Cause.OUT_OF_MEMORY)
    with pytest.raises(WrongStatus):
        await states.promote(job, "p2", reason="", cause=None)


async def test_nothing_runs_beside_a_job_that_has_ended(states: JobStates):
    await states.submit(new())
    job = await states.lease("j1", NODE, prompt_id="p1", reason="")
    await states.fail(job, "broken")
    with pytest.raises(WrongStatus):
        await states.hedge(job, OTHER, prompt_id="p2")


async def test_a_new_attempt_has_a_number_of_its_own_after_a_hedge(states: JobStates):
    await states.requeue(await hedged(states), "lost")
    assert (await states.lease("j1", NODE, prompt_id="p3", reason="")).attempt == 3


# -- keys


async def test_however_often_a_key_is_used_at_once_there_is_one_job(
    states: JobStates, database: Database
):
    calls = [
        states.submit(replace(new(f"j{number}"), key="k", submission_hash="h"))
        for number in range(20)
    ]
    jobs = await asyncio.gather(*calls)
    assert len({job.id for job in jobs}) == 1
    assert len(await JobStorage(database).waiting(limit=99)) == 1
    page = await EventStorage(database).after(0, limit=99)
    assert len(page.events) == 1


async def test_a_key_stands_for_one_submission(states: JobStates):
    await states.submit(replace(new("j1"), key="k", submission_hash="h"))
    with pytest.raises(KeyReused, match="job j1"):
        await states.submit(replace(new("j2"), key="k", submission_hash="other"))


# -- an older database


async def test_jobs_of_an_older_version_are_found_with_their_graph_and_their_place(
    tmp_path: Path,
):
    """Of before the order of the queue could be changed."""
    old = {"1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "a.safetensors"}}}
    engine = create_engine(f"sqlite:///{tmp_path / 'farm.db'}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", MIGRATIONS.as_posix())
        command.upgrade(config, "0001")
        for number, priority in ((1, 0), (2, 5)):
            metadata = {"project_id": "p", "shot": "2B", "prompt": "a harbour"}
            connection.execute(
                text(OLD_JOB),
                {
                    "id": f"j{number}",
                    "priority": priority,
                    "metadata": json.dumps(metadata),
                    "graph": json.dumps(old),
                },
            )
    engine.dispose()
    async with Database.open(tmp_path / "farm.db") as database:
        storage = JobStorage(database)
        waiting = await storage.waiting(limit=9)
        assert [job.id for job in waiting] == ["j2", "j1"]
        assert await storage.graph("j1") == old
        assert waiting[0].models == ("a.safetensors",)
        assert waiting[0].signature == signature(old)
        found = JobFilter(text="harbour")
        page = await storage.page(found, order=Order.NEWEST, limit=9, cursor=None)
        assert len(page) == 2


OLD_JOB = """
INSERT INTO jobs (id, status, priority, project_id, metadata, graph, graph_hash, required_classes,
                  attempt, failures, avoid, cancel_requested, artifacts, outputs, created_at)
VALUES (:id, 'queued', :priority, 'p', :metadata, :graph, 'h', '[]', 0, 0, '[]', 0, '[]', '[]',
        '2026-11-20 12:00:00')
"""


async def test_the_jobs_that_something_happened_to_are_told_in_its_order(
    states: JobStates, database: Database
):
    storage = JobStorage(database)
    await states.submit_all([new("j1"), new("j2"), new("j3")])
    before = await EventStorage(database).last()
    assert await storage.changed_since(before) == ([], before)
    await states.lease("j3", NODE, prompt_id="p3", reason="")
    await states.lease("j1", NODE, prompt_id="p1", reason="")
    await states.request_cancel("j2")
    found, newest = await storage.changed_since(before)
    assert [job.id for job in found] == ["j3", "j1", "j2"]
    assert newest == await EventStorage(database).last()


async def test_an_event_of_a_forgotten_job_is_passed_over(states: JobStates, database: Database):
    await states.submit(new("j1"))
    await database.transact(_tell_of_nobody)
    found, newest = await JobStorage(database).changed_since(0)
    assert [job.id for job in found] == ["j1"]
    assert newest == await EventStorage(database).last()


def _tell_of_nobody(connection: Connection) -> None:
    append(
        connection,
        EventType.JOB_DONE,
        at=datetime.now(UTC),
        job_id="gone",
        project_id=None,
        data={},
    )
