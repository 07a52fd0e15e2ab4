"""Two orchestrator processes share nodes; one is killed outright in the middle of work."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes

from ..fakes import FakeNode
from ..farm import DEADLINE, Farm, make_project, settings, until
from ..test_kill import Process

pytestmark = pytest.mark.integration

ENDED = ("done", "failed", "cancelled")


async def test_a_killed_orchestrators_work_is_taken_over_and_nothing_is_done_twice(
    tmp_path: Path, postgres_url: str
):
    project = make_project(tmp_path / "salt")
    metadata = {"project_path": str(project), "shot": "1A"}
    async with AsyncExitStack() as stack:
        nodes = [await stack.enter_async_context(FakeNode().serve()) for _ in range(3)]
        shared = settings(tmp_path / "data", *nodes).model_copy(update={"database": postgres_url})
        leader, other = Process(shared), Process(shared)
        for node in nodes:
            node.gate.clear()
        dying = await stack.enter_async_context(leader.running(online=3))
        ids = [await dying.submit(metadata=metadata) for _ in range(8)]
        # The dying one leads, and holds all prompts that are under way.
        await until(lambda: sum(len(node.posts) for node in nodes) == 6)
        living = await stack.enter_async_context(other.running(online=3))
        ids += [await living.submit(metadata=metadata) for _ in range(8)]

        await leader.kill()
        for node in nodes:
            node.gate.set()
        for job_id in ids:
            job = await ends(living, job_id)
            assert job["status"] == "done", job
        events = await living.events()
    posts = [prompt for node in nodes for prompt in node.posts]
    assert len(posts) == len(set(posts)) == len(ids)
    takes = read_takes(ProjectRoot.open(project)).takes
    assert sorted(take.job_id for take in takes) == sorted(ids)
    done = [event["job_id"] for event in events if event["type"] == "job_done"]
    assert sorted(done) == sorted(ids)
    assert [event["sequence"] for event in events] == sorted(event["sequence"] for event in events)


async def ends(farm: Farm, job_id: str) -> dict[str, Any]:
    async with asyncio.timeout(DEADLINE):
        while (job := await farm.job(job_id))["status"] not in ENDED:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return job
