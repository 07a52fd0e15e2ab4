"""Stopping jobs: the right one, wherever it is."""

from pathlib import Path

import pytest

from .fakes import FakeNode
from .farm import Farm, farm, make_project, until

pytestmark = pytest.mark.integration


async def cancel(console: Farm, job_id: str) -> int:
    return (await console.http.post(f"/api/jobs/{job_id}/cancel")).status_code


async def test_cancelling_a_running_job_interrupts_that_prompt_and_no_other(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        first, second = await console.submit(), await console.submit()
        await console.becomes(first, "running")
        await console.becomes(second, "leased")
        assert await cancel(console, first) == 200
        await console.becomes(first, "cancelled")
        node.gate.set()
        await console.becomes(second, "done")
        assert set(node.interrupts) == {node.posts[0]}


async def test_cancelling_a_job_that_waits_in_the_node_leaves_the_running_one_alone(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        first, second = await console.submit(), await console.submit()
        await console.becomes(first, "running")
        await until(lambda: len(node.posts) == 2)
        assert await cancel(console, second) == 200
        await console.becomes(second, "cancelled")
        await until(lambda: not node.pending)
        node.gate.set()
        await console.becomes(first, "done")


async def test_cancelling_a_queued_job_never_reaches_a_node(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        ids = [await console.submit() for _ in range(3)]
        assert await cancel(console, ids[2]) == 200
        assert (await console.job(ids[2]))["status"] == "cancelled"
        node.gate.set()
        await console.becomes(ids[1], "done")
        assert len(node.posts) == 2


async def test_a_cancel_of_an_ended_job_is_refused(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        job_id = await console.submit()
        await console.becomes(job_id, "done")
        assert await cancel(console, job_id) == 409


async def test_a_cancel_while_the_node_is_away_reaches_it_when_it_is_back(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await node.offline()
        await console.nodes_online(0)
        assert await cancel(console, job_id) == 200
        await console.becomes(job_id, "cancelled")
        assert node.interrupts == []
        await node.online()
        await until(lambda: node.posts[0] in node.history)
        assert set(node.interrupts) == set(node.posts)


async def test_a_job_that_waits_for_its_folder_can_be_cancelled(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    async with FakeNode().serve() as node, farm(tmp_path / "data", node) as console:
        node.gate.clear()
        job_id = await console.submit(metadata={"project_path": str(project), "shot": "1A"})
        (project / "The Salt Line").write_text("in the way")
        node.gate.set()
        await console.becomes(job_id, "collecting")
        await cancel(console, job_id)
        await console.becomes(job_id, "cancelled")


async def test_somebody_elses_interrupt_fails_the_job_and_says_so(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await until(lambda: node.running)
        assert node.running is not None
        node.running.stopped = True
        job = await console.becomes(job_id, "failed")
    assert "Somebody else stopped it" in job["error_message"]
