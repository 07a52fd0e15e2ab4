"""Runs in the database, on each kind of it: every change is made once."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from orchestrator.database import Database
from orchestrator.events.models import Event
from orchestrator.events.storage import EventStorage
from orchestrator.graphs.models import Run, RunRequest, RunStatus, StepState, StepStatus
from orchestrator.graphs.storage import Change, RunStorage, StepTaken, claim
from orchestrator.jobs.models import JobMetadata, NewJob, Owner
from orchestrator.jobs.states import JobStates
from orchestrator.jobs.storage import JobStorage
from studio_kit.events import Broadcast

from ..fakes import graph

NOW = datetime(2026, 11, 21, tzinfo=UTC)
STEPS: list[dict[str, Any]] = [{"id": "a", "kind": "workflow", "workflow_json": graph()}]
REQUEST = RunRequest.model_validate({"graph": {"steps": STEPS}})


def run(run_id: str = "r1", *, project_id: str | None = None) -> Run:
    return Run(
        id=run_id,
        status=RunStatus.RUNNING,
        name="",
        project_id=project_id,
        cancel_requested=False,
        created_at=NOW,
        completed_at=None,
    )


def state(key: str = "a", **fields: Any) -> StepState:
    return StepState(key=key, step=key.partition("[")[0], item=None, **fields)


def job(job_id: str, step: str = "a") -> NewJob:
    owner = Owner(run_id="r1", step=step)
    return NewJob(job_id, {"1": {}}, "hash", JobMetadata(), None, (), 0, owner=owner)


@pytest.fixture
async def storage(database: Database) -> RunStorage:
    storage = RunStorage(database)
    await storage.create(run(), REQUEST, [state("a"), state("b")])
    return storage


@pytest.fixture
def states(database: Database) -> JobStates:
    return JobStates(database, Broadcast[Event]())


async def take(states: JobStates, job_id: str, step: str = "a") -> None:
    await states.submit_all(
        [job(job_id, step)], within=lambda c: claim(c, "r1", step, job_id=job_id, at=NOW)
    )


async def test_a_run_is_kept_as_it_was_sent(storage: RunStorage):
    standing = await storage.load("r1")
    assert standing.run == run()
    assert list(standing.states.values()) == [state("a"), state("b")]
    assert await storage.request("r1") == REQUEST


async def test_a_step_becomes_one_job_whoever_asks(
    storage: RunStorage, states: JobStates, database: Database
):
    await take(states, "j1")
    with pytest.raises(StepTaken):
        await take(states, "j2")
    standing = await storage.load("r1")
    assert standing.states["a"].job_id == "j1"
    assert list(standing.jobs) == ["j1"]
    assert await JobStorage(database).several(["j2"]) == {}


async def test_what_happens_to_a_steps_job_names_its_run(
    storage: RunStorage, states: JobStates, database: Database
):
    await take(states, "j1")
    await states.request_cancel("j1")
    page = await EventStorage(database).after(0, limit=10)
    assert [event.data["run_id"] for event in page.events] == ["r1", "r1"]


async def test_a_change_that_comes_too_late_is_none(storage: RunStorage):
    done = state("a", status=StepStatus.DONE, outputs={"items": [1]})
    opened = [state("c[0]")]
    await storage.apply("r1", [Change(done, was=StepStatus.WAITING, opened=opened)])
    late = state("a", status=StepStatus.FAILED)
    await storage.apply("r1", [Change(late, was=StepStatus.WAITING, opened=opened)])
    found = (await storage.load("r1")).states
    assert list(found) == ["a", "b", "c[0]"]
    assert found["a"] == done


async def test_after_a_cancel_no_step_begins(storage: RunStorage, states: JobStates):
    await storage.ask_to_cancel("r1", at=NOW)
    with pytest.raises(StepTaken):
        await take(states, "j1")
    standing = await storage.load("r1")
    assert standing.run.cancel_requested
    assert {one.status for one in standing.states.values()} == {StepStatus.CANCELLED}


async def test_a_reopened_run_is_under_way_again(storage: RunStorage):
    await storage.ask_to_cancel("r1", at=NOW)
    await storage.settle("r1", RunStatus.CANCELLED, at=NOW)
    assert await storage.under_way() == []
    await storage.reopen("r1", ["a"])
    standing = await storage.load("r1")
    assert (standing.run.status, standing.run.cancel_requested) == (RunStatus.RUNNING, False)
    assert _statuses(standing.states.values()) == [StepStatus.WAITING, StepStatus.CANCELLED]
    assert await storage.under_way() == ["r1"]


async def test_runs_are_listed_newest_first(storage: RunStorage):
    for run_id, project in (("r2", "p1"), ("r3", None), ("r4", "p1")):
        await storage.create(run(run_id, project_id=project), REQUEST, [state()])
    assert _ids(await storage.page(None, before=None, limit=2)) == ["r4", "r3"]
    assert _ids(await storage.page("p1", before="r4", limit=9)) == ["r2"]


def _statuses(states: Any) -> list[StepStatus]:
    return [one.status for one in states]


def _ids(runs: Sequence[Run]) -> list[str]:
    return [one.id for one in runs]
