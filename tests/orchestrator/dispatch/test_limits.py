"""What is given to nodes, and for how long it may run."""

from pathlib import Path

import httpx
import pytest

from tests.orchestrator.fakes import FakeNode, graph
from tests.orchestrator.farm import Farm, farm, until

pytestmark = pytest.mark.integration


async def group(console: Farm, **body: object) -> list[str]:
    whole = {"workflow_json": graph(), "seed_strategy": "sequential", **body}
    answer = await console.http.post("/api/job-group", json=whole)
    assert answer.status_code < 300, answer.text
    return [child["job_id"] for child in answer.json()["child_jobs"]]


async def post(console: Farm, path: str) -> httpx.Response:
    answer = await console.http.post(path)
    assert answer.status_code < 300, answer.text
    return answer


async def test_while_the_queue_is_paused_nothing_is_given_out_and_what_runs_runs_on(
    tmp_path: Path,
):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        first = await console.submit()
        await console.becomes(first, "running")
        await post(console, "/api/queue/pause")
        second = await console.submit()
        node.gate.set()
        await console.becomes(first, "done")
        assert (await console.job(second))["status"] == "queued"
        assert len(node.posts) == 1
        await post(console, "/api/queue/resume")
        await console.becomes(second, "done")


async def test_a_pause_outlives_the_process(tmp_path: Path):
    async with FakeNode().serve() as node:
        async with farm(tmp_path, node) as console:
            await post(console, "/api/queue/pause")
            job_id = await console.submit()
        async with farm(tmp_path, node) as console:
            assert (await console.job(job_id))["status"] == "queued"
            assert node.posts == []
            await post(console, "/api/queue/resume")
            await console.becomes(job_id, "done")


async def test_a_draining_node_finishes_what_it_has_and_gets_nothing_new(tmp_path: Path):
    nodes = [FakeNode(), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        nodes[0].gate.clear()
        held = [await console.submit(backend_affinity="node1") for _ in range(2)]
        await until(lambda: len(nodes[0].posts) == 2)
        await console.http.patch("/api/backends/node1", json={"draining": True})
        later = [await console.submit() for _ in range(4)]
        for job_id in later:
            await console.becomes(job_id, "done")
        nodes[0].gate.set()
        for job_id in held:
            await console.becomes(job_id, "done")
    assert (len(nodes[0].posts), len(nodes[1].posts)) == (2, 4)


async def test_the_time_limit_of_a_group_counts_running_and_stops_its_own_prompt_only(
    tmp_path: Path,
):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        ahead = await console.submit()
        await console.becomes(ahead, "running")
        [limited] = await group(console, backend_ids=["node1"], count=1, timeout_seconds=1)
        behind = await console.submit(workflow_json=graph(seed=5))
        await until(lambda: len(node.posts) == 2)
        assert (await console.job(limited))["status"] in ("queued", "leased")
        node.taken[0].released = True
        await console.becomes(ahead, "done")
        job = await console.becomes(limited, "failed")
        node.gate.set()
        await console.becomes(behind, "done")
    assert job["cause"] == "timed_out"
    assert "longer than the 1 seconds" in job["error_message"]
    assert set(node.interrupts) == {node.posts[1]}
