"""One graph, many children: all different, each by itself, and nothing forgotten."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from ..fakes import FakeNode, graph, object_info
from ..farm import DEADLINE, Farm, farm

pytestmark = pytest.mark.integration


async def submit(console: Farm, **body: Any) -> dict[str, Any]:
    answer = await post(console, **body)
    assert answer.status_code == 202, answer.text
    return answer.json()


async def post(console: Farm, **body: Any) -> Any:
    return await console.http.post("/api/job-group", json={"workflow_json": graph(), **body})


async def group(console: Farm, made: dict[str, Any]) -> dict[str, Any]:
    return (await console.http.get(f"/api/job-groups/{made['job_group_id']}")).json()


async def all_end(console: Farm, made: dict[str, Any]) -> dict[str, Any]:
    for child in made["child_jobs"]:
        await console.becomes(child["job_id"], "done", "failed", "cancelled")
    return await group(console, made)


async def begun(console: Farm, made: dict[str, Any]) -> None:
    """Wait until a child runs, whichever it is."""
    async with asyncio.timeout(DEADLINE):
        while (await group(console, made))["status"] != "running":  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def stop(console: Farm, made: dict[str, Any]) -> Any:
    return await console.http.delete(f"/api/job-groups/{made['job_group_id']}")


async def test_each_node_renders_the_graph_with_a_seed_of_its_own(tmp_path: Path):
    async with (
        FakeNode().serve() as one,
        FakeNode().serve() as two,
        farm(tmp_path, one, two) as console,
    ):
        body = {"seed_strategy": "sequential", "base_seed": 40}
        await console.http.post("/api/queue/pause")
        made = await submit(console, backend_ids=["node1", "node2"], **body)
        assert made["status"] == "pending"
        await console.http.post("/api/queue/resume")
        over = await all_end(console, made)
        jobs = [await console.job(child["job_id"]) for child in made["child_jobs"]]
    sent = [prompt.graph["3"]["inputs"]["seed"] for node in (one, two) for prompt in node.taken]
    assert sent == [40, 41]
    assert [job["backend_id"] for job in jobs] == ["node1", "node2"]
    assert [child["seed"] for child in over["child_jobs"]] == [40, 41]
    assert [job["metadata"]["seed"] for job in jobs] == [40, 41]
    assert over["status"] == "completed"
    assert (over["completed_count"], over["failed_count"], over["total_count"]) == (2, 0, 2)
    assert over["completed_at"] is not None


async def test_no_two_children_send_the_same_graph(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        made = await submit(console, count=12)
        await all_end(console, made)
        seeds = {prompt.graph["3"]["inputs"]["seed"] for prompt in node.taken}
    assert len(seeds) == 12


async def test_a_base_seed_brings_the_same_seeds_again(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        first = await submit(console, count=5)
        again = await submit(console, count=5, base_seed=first["base_seed"])
        for made in (first, again):
            await stop(console, made)
    seeds = [[child["seed"] for child in made["child_jobs"]] for made in (first, again)]
    assert seeds[0] == seeds[1]
    assert first["child_jobs"][0]["seed"] == first["base_seed"]


async def test_a_graph_without_a_seed_is_refused_rather_than_rendered_twice(tmp_path: Path):
    seedless = {key: node for key, node in graph().items() if key == "1"}
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        answer = await post(console, workflow_json=seedless, count=2)
        assert answer.status_code == 422
        assert "no seed input" in answer.json()["detail"]
        assert (await console.http.get("/api/jobs")).json()["jobs"] == []


async def test_one_failure_does_not_stop_the_others(tmp_path: Path):
    broken = FakeNode(failure="the sampler broke")
    async with (
        broken.serve() as one,
        FakeNode().serve() as two,
        farm(tmp_path, one, two) as console,
    ):
        over = await all_end(console, await submit(console, backend_ids=["node1", "node2"]))
    assert [child["status"] for child in over["child_jobs"]] == ["failed", "done"]
    assert over["status"] == "partial_complete"
    assert "the sampler broke" in over["child_jobs"][0]["error_message"]


async def test_a_node_that_cannot_run_the_graph_fails_its_child_and_no_other(tmp_path: Path):
    poor = FakeNode(classes=object_info("sdxl.safetensors"))
    async with (
        FakeNode().serve() as one,
        poor.serve() as two,
        farm(tmp_path, one, two) as console,
    ):
        over = await all_end(console, await submit(console, backend_ids=["node1", "node2"]))
        assert two.posts == []
    assert [child["status"] for child in over["child_jobs"]] == ["done", "failed"]
    assert "sd15.safetensors" in over["child_jobs"][1]["error_message"]


async def test_a_group_that_no_node_can_run_is_refused_whole(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        body = graph(checkpoint="flux.safetensors")
        answer = await post(console, workflow_json=body, backend_ids=["node1"])
        assert answer.status_code == 409
        needs = await post(console, backend_ids=["node1"], required_capabilities=["Upscale"])
        assert needs.status_code == 422
        assert "Upscale" in needs.json()["detail"]
        assert (await console.http.get("/api/jobs")).json()["jobs"] == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({}, "Name the nodes of the group"),
        ({"backend_ids": ["node1", "alderaan"]}, "There is no node 'alderaan'"),
        ({"count": 1001}, "less than or equal to 1000"),
        ({"count": 2, "seed_strategy": "lucky"}, "seed_strategy"),
        ({"count": 2, "base_seed": 2**64}, "base_seed"),
        ({"count": 2, "parameters": {"77.seed": 1}}, "no graph node 77"),
        ({"count": 2, "timeout_seconds": 0}, "timeout_seconds"),
    ],
)
async def test_bad_input_is_refused_with_a_sentence(
    tmp_path: Path, body: dict[str, Any], sentence: str
):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        answer = await post(console, **body)
        assert answer.status_code == 422, answer.text
        assert sentence in answer.json()["detail"]
        assert (await console.http.get("/api/jobs")).json()["jobs"] == []


async def test_stopping_reaches_the_gpu_by_the_prompts_own_id(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        made = await submit(console, count=4)
        await begun(console, made)
        stopped = (await stop(console, made)).json()
        over = await all_end(console, made)
        again = (await stop(console, made)).json()
        jobs = [await console.job(child["job_id"]) for child in made["child_jobs"]]
    assert stopped["cancelled"] + stopped["interrupted"] == 4
    assert stopped["interrupted"] >= 1
    assert over["status"] == "cancelled"
    assert again == {"cancelled": 0, "interrupted": 0, "already_complete": 4}
    assert {job["status"] for job in jobs} == {"cancelled"}
    assert node.interrupts
    assert set(node.interrupts) <= set(node.posts), "an interrupt names its prompt"


async def test_stopping_leaves_the_work_of_others_alone(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        other = await console.submit()
        await console.becomes(other, "running")
        made = await submit(console, count=3)
        await stop(console, made)
        assert (await all_end(console, made))["status"] == "cancelled"
        node.gate.set()
        await console.becomes(other, "done")
        assert node.posts[0] not in node.interrupts


async def test_a_group_outlives_the_orchestrator(tmp_path: Path):
    async with FakeNode().serve() as node:
        async with farm(tmp_path, node) as console:
            node.gate.clear()
            made = await submit(console, count=3, timeout_seconds=600)
            await begun(console, made)
        async with farm(tmp_path, node) as console:
            assert (await group(console, made))["status"] == "running"
            node.gate.set()
            over = await all_end(console, made)
    assert over["status"] == "completed"
    assert over["timeout_seconds"] == 600
    assert len(node.posts) == 3


async def test_a_child_that_is_tried_again_takes_the_group_along(tmp_path: Path):
    async with FakeNode(failure="once").serve() as node, farm(tmp_path, node) as console:
        made = await submit(console, count=1)
        assert (await all_end(console, made))["status"] == "failed"
        node.failure = None
        [child] = made["child_jobs"]
        await console.http.post(f"/api/jobs/{child['job_id']}/retry")
        await console.becomes(child["job_id"], "done")
        assert (await group(console, made))["status"] == "completed"


async def test_an_unknown_group_is_not_found(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        assert (await console.http.get("/api/job-groups/none")).status_code == 404
        assert (await console.http.delete("/api/job-groups/none")).status_code == 404
        assert (await console.http.get("/ws/job-groups/none")).status_code == 426
