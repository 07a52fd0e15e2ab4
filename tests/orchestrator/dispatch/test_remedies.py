"""What is done about each way in which a render fails."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.orchestrator.fakes import FakeNode, graph, object_info
from tests.orchestrator.farm import DEADLINE, Farm, farm, until

pytestmark = pytest.mark.integration

OUT_OF_MEMORY = ("torch.OutOfMemoryError", "CUDA out of memory. Tried to allocate 2.00 GiB.")
MISSING = ("FileNotFoundError", "[Errno 2] No such file or directory: 'x.png'")
GIGABYTE = 1 << 30


def causes(job: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(attempt["backend_id"], attempt["cause"]) for attempt in job["attempts"]]


async def backend(console: Farm, node_id: str) -> dict[str, Any]:
    listed = (await console.http.get("/api/backends")).json()["backends"]
    return next(item for item in listed if item["id"] == node_id)


async def test_a_node_without_memory_is_emptied_and_tried_once_more(tmp_path: Path):
    nodes = [FakeNode(failures=[OUT_OF_MEMORY]), FakeNode(classes=object_info("other"))]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        job = await console.becomes(await console.submit(), "done", "failed")
    assert job["status"] == "done", job["error_message"]
    assert causes(job) == [("node1", "out_of_memory"), ("node1", None)]
    assert nodes[0].unloaded == 1


async def test_a_job_too_large_for_a_node_goes_to_a_larger_one_and_never_to_a_small_one_again(
    tmp_path: Path,
):
    small = FakeNode(vram=8 * GIGABYTE, failures=[OUT_OF_MEMORY] * 2)
    large = FakeNode(vram=24 * GIGABYTE)
    async with small.serve(), large.serve(), farm(tmp_path, small, large) as console:
        large.gate.clear()
        filling = [await console.submit(backend_affinity="node2") for _ in range(2)]
        await until(lambda: len(large.posts) == 2)
        job_id = await console.submit()
        await until(lambda: len(small.posts) == 2)
        queued = await console.becomes(job_id, "queued")
        large.gate.set()
        job = await console.becomes(job_id, "done", "failed")
        again = await console.becomes(await console.submit(workflow_json=graph(seed=8)), "done")
        for other in filling:
            await console.becomes(other, "done")
    assert queued["attempts"][1]["cause"] == "out_of_memory"
    assert causes(job) == [("node1", "out_of_memory")] * 2 + [("node2", None)]
    assert again["backend_id"] == "node2", "the memory that such a graph needs was not learned"


async def test_a_job_too_large_for_the_largest_node_fails_and_says_so(tmp_path: Path):
    nodes = [FakeNode(vram=size * GIGABYTE, failures=[OUT_OF_MEMORY] * 2) for size in (8, 16)]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        job = await console.becomes(await console.submit(), "failed")
    assert job["cause"] == "out_of_memory"
    assert "Needs more than 16 GB of video memory" in job["error_message"]
    assert job["attempts"][-1]["backend_id"] == "node2"
    assert len(job["attempts"]) in (2, 4)


async def test_the_only_node_is_not_given_up_for_good_because_its_memory_was_full_once(
    tmp_path: Path,
):
    async with FakeNode(failures=[OUT_OF_MEMORY] * 2).serve() as node, farm(tmp_path, node) as here:
        first = await here.becomes(await here.submit(), "failed")
        second = await here.becomes(await here.submit(), "done")
        again = (await here.http.post(f"/api/jobs/{first['job_id']}/retry")).status_code
        await here.becomes(first["job_id"], "done")
    assert "Needs more than 8 GB" in first["error_message"]
    assert (again, len(second["attempts"])) == (200, 1)


async def test_a_file_that_one_node_lacks_sends_the_job_to_another(tmp_path: Path):
    nodes = [FakeNode(failures=[MISSING]), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        job = await console.becomes(await console.submit(), "done", "failed")
    assert job["status"] == "done"
    assert causes(job) == [("node1", "missing_file"), ("node2", None)]


async def test_a_file_that_no_node_has_fails_the_job_with_its_name(tmp_path: Path):
    async with FakeNode(failures=[MISSING]).serve() as node, farm(tmp_path, node) as console:
        job = await console.becomes(await console.submit(), "failed")
    assert job["cause"] == "missing_file"
    assert "x.png" in job["error_message"]
    assert len(job["attempts"]) == 1


async def test_a_model_that_was_deleted_on_the_node_is_found_on_another(tmp_path: Path):
    refusal = {
        "error": {"type": "prompt_outputs_failed_validation", "message": "failed", "details": ""},
        "node_errors": {
            "1": {
                "errors": [
                    {
                        "type": "value_not_in_list",
                        "message": "Value not in list",
                        "details": "ckpt_name: 'sd15.safetensors' not in []",
                        "extra_info": {"input_name": "ckpt_name"},
                    }
                ],
                "class_type": "CheckpointLoaderSimple",
            }
        },
    }
    nodes = [FakeNode(), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        nodes[0].classes, nodes[0].refusal = object_info("other.safetensors"), refusal
        nodes[1].gate.clear()
        held = [await console.submit(backend_affinity="node2") for _ in range(2)]
        await until(lambda: len(nodes[1].posts) == 2)
        job_id = await console.submit()
        async with asyncio.timeout(DEADLINE):
            while not (await console.job(job_id))["attempts"]:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        nodes[1].gate.set()
        job = await console.becomes(job_id, "done", "failed")
        for other in held:
            await console.becomes(other, "done")
    assert causes(job) == [("node1", "missing_file"), ("node2", None)]


async def test_a_runtime_error_fails_the_job_with_its_traceback(tmp_path: Path):
    async with FakeNode(failure="shapes differ").serve() as node, farm(tmp_path, node) as console:
        job = await console.becomes(await console.submit(), "failed")
        [failed] = [e for e in await console.events() if e["type"] == "job_failed"]
    assert (job["cause"], job["error_message"]) == (
        "runtime_error",
        "KSampler (graph node 3): shapes differ",
    )
    assert failed["data"]["traceback"] == ["line 1"]
    assert len(job["attempts"]) == 1


async def test_a_graph_that_makes_nothing_fails_with_what_to_add(tmp_path: Path):
    async with FakeNode(pictures=0).serve() as node, farm(tmp_path, node) as console:
        job = await console.becomes(await console.submit(), "failed")
    assert job["cause"] == "nothing_made"
    assert "add a save node" in job["error_message"]


async def test_each_lost_attempt_keeps_its_reason_and_cause(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        for count in (1, 2, 3):
            await until(lambda expected=count: len(node.posts) == expected and node.running)
            await node.restart()
        job = await console.becomes(job_id, "failed")
    assert job["cause"] == "node_gone"
    assert causes(job) == [("node1", "node_gone")] * 3
    assert all("no longer knows the prompt" in item["reason"] for item in job["attempts"])


async def test_an_interrupt_that_hits_the_prompt_behind_costs_it_nothing(tmp_path: Path):
    async with FakeNode(stray=True).serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        first, second = await console.submit(), await console.submit()
        await console.becomes(first, "running")
        await until(lambda: len(node.posts) == 2)
        await console.http.post(f"/api/jobs/{first}/cancel")
        await console.becomes(first, "cancelled")
        node.gate.set()
        job = await console.becomes(second, "done", "failed")
    assert job["status"] == "done", job["error_message"]
    assert causes(job) == [("node1", "interrupted"), ("node1", None)]


async def test_a_node_that_fails_three_different_jobs_is_put_into_quarantine(tmp_path: Path):
    async with FakeNode(failure="broken").serve() as node, farm(tmp_path, node) as console:
        for number in range(3):
            await console.becomes(await console.submit(workflow_json=graph(seed=number)), "failed")
        async with asyncio.timeout(DEADLINE):
            while (await backend(console, "node1"))["status"] != "quarantined":  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        reason = (await backend(console, "node1"))["quarantine"]["reason"]
        answer = await console.post_job()
    assert "3 different jobs" in reason
    assert "broken" in reason
    assert answer.status_code in (202, 409)
    assert len(node.posts) == 3


async def test_a_graph_that_fails_everywhere_puts_no_node_into_quarantine(tmp_path: Path):
    nodes = [FakeNode(failure="bad graph"), FakeNode(failure="bad graph")]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        for number in range(6):
            pinned = f"node{1 + number % 2}"
            body = {"workflow_json": graph(seed=number), "backend_affinity": pinned}
            await console.becomes(await console.submit(**body), "failed")
        states = [(await backend(console, f"node{n}"))["status"] for n in (1, 2)]
    assert "quarantined" not in states
