"""Failures over HTTP: grouped by cause, each with what can be done."""

from pathlib import Path

import pytest

from .fakes import FakeNode, graph, object_info
from .farm import farm
from .queue_calls import assert_problem, get, post, told_of_today

pytestmark = pytest.mark.integration


async def test_failures_are_grouped_with_what_can_be_done(tmp_path: Path):
    nodes = [FakeNode(failure="the tensor is tired"), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        ids = [
            await console.submit(backend_affinity="node1", metadata={"shot": shot})
            for shot in ("2B", "1A")
        ]
        for job_id in ids:
            await console.becomes(job_id, "failed")
        failures = await get(console, "/api/queue/failures")
        [group] = failures["groups"]
        assert (failures["total"], group["cause"], group["count"]) == (2, "runtime_error", 2)
        assert group["shots"] == ["1A", "2B"]
        assert "Node 1" in group["sentence"]
        assert "the tensor is tired" in group["detail"]
        remedies = {remedy["action"]: remedy for remedy in group["remedies"]}
        assert remedies["retry_on"]["backend_ids"] == ["node2"]
        assert remedies["retry_on"]["label"] == "Retry 2 on Node 2"
        assert remedies["unpin"]["backend_ids"] == ["node2"]
        retry = {"action": "retry", "job_ids": group["job_ids"], "pinned_node": "node2"}
        await post(console, "/api/jobs/bulk", **retry)
        for job_id in ids:
            job = await console.becomes(job_id, "done")
            assert (job["backend_id"], job["pinned_node"]) == ("node2", "node2")
        after, ended_today = await told_of_today(console, "/api/queue/failures")
        assert (after["total"], after["groups"]) == (0, [])
        assert after["recovered"] in ended_today


async def test_a_retry_can_leave_out_a_node(tmp_path: Path):
    nodes = [FakeNode(failure="no"), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        job_id = await console.submit(backend_affinity="node1")
        await console.becomes(job_id, "failed")
        how = {"pinned_node": "auto", "avoid": ["node1"]}
        await post(console, f"/api/jobs/{job_id}/retry", **how)
        assert (await console.becomes(job_id, "done"))["backend_id"] == "node2"
        assert_problem(
            await console.http.post(f"/api/jobs/{job_id}/retry", json={"pinned_node": "x"}), 422
        )


async def test_a_group_that_only_an_absent_node_can_run_may_wait_for_it(tmp_path: Path):
    rare = FakeNode(classes=object_info("rare.safetensors"), failure="broken")
    async with FakeNode().serve() as plain, rare.serve(), farm(tmp_path, plain, rare) as console:
        job_id = await console.submit(workflow_json=graph(checkpoint="rare.safetensors"))
        await console.becomes(job_id, "failed")
        await rare.offline()
        await console.nodes_online(1)
        [group] = (await get(console, "/api/queue/failures"))["groups"]
        [remedy] = [remedy for remedy in group["remedies"] if remedy["action"] == "wait"]
        assert remedy["backend_ids"] == ["node2"]
        await rare.online()
