"""A node or the orchestrator was restarted, or a node fell silent."""

import asyncio
from pathlib import Path

import pytest
from websockets.asyncio.client import connect

from tests.orchestrator.fakes import FakeNode, graph
from tests.orchestrator.farm import DEADLINE, farm, farm_of, settings, until

pytestmark = pytest.mark.integration


def seeds(node: FakeNode) -> list[int]:
    return [prompt.graph["3"]["inputs"]["seed"] for prompt in node.taken]


async def test_an_adopted_job_draws_its_progress_again(tmp_path: Path):
    async with FakeNode(steps=6).serve() as node:
        node.gate.clear()
        async with farm(tmp_path, node) as console:
            job_id = await console.submit()
            await console.becomes(job_id, "running")
        async with farm_of(settings(tmp_path, node), online=1) as console:
            await console.becomes(job_id, "running")
            posted_under = node.taken[0].client_id
            await until(lambda: node.hears(posted_under))
            address = f"ws{console.url.removeprefix('http')}/ws/jobs/{job_id}"
            async with connect(address, proxy=None, open_timeout=DEADLINE) as viewer:
                node.views.clear()  # the job does not end before its progress was told
                node.gate.set()
                async with asyncio.timeout(DEADLINE):
                    while '"type":"progress"' not in str(await viewer.recv()):
                        pass
            node.views.set()
            job = await console.becomes(job_id, "done")
    assert len(node.posts) == 1
    assert len(job["attempts"]) == 1


async def test_after_a_restart_of_the_node_the_job_that_ran_is_not_overtaken(tmp_path: Path):
    # Long enough that the node is given no more than it needs not to idle.
    async with FakeNode(pace=0.3).serve() as node, farm(tmp_path, node) as console:
        for _ in range(2):  # whichever run looks first
            node.gate.clear()
            before = len(node.posts)
            ids = [await console.submit(workflow_json=graph(seed=seed)) for seed in (1, 2, 3)]
            await console.becomes(ids[0], "running")
            await until(lambda count=before: len(node.posts) == count + 2)
            await node.restart()
            await until(lambda count=before: len(node.posts) == count + 4)
            node.gate.set()
            for job_id in ids:
                await console.becomes(job_id, "done")
            assert seeds(node)[before:] == [1, 2, 1, 2, 3]


async def test_the_jobs_of_a_silent_node_are_given_to_another_in_their_order(tmp_path: Path):
    nodes = [FakeNode(), FakeNode()]
    async with (
        nodes[0].serve(),
        nodes[1].serve(),
        farm(tmp_path, *nodes, silence=0.5) as console,
    ):
        nodes[0].gate.clear()
        await nodes[1].offline()
        await console.nodes_online(1)
        ids = [await console.submit(workflow_json=graph(seed=seed)) for seed in (1, 2)]
        await until(lambda: len(nodes[0].posts) == 2)
        await nodes[0].offline()
        await nodes[1].online()
        jobs = [await console.becomes(job_id, "done") for job_id in ids]
        assert [job["attempts"][0]["cause"] for job in jobs] == ["node_gone", "node_gone"]
        assert [job["backend_id"] for job in jobs] == ["node2", "node2"]
        assert seeds(nodes[1]) == [1, 2]

        # Its own prompts are taken back when it answers again; what it makes late counts nowhere.
        await nodes[0].online()
        await until(lambda: not (nodes[0].running or nodes[0].pending))
        takes = [e for e in await console.events() if e["type"] == "take_written"]
    assert sorted(take["job_id"] for take in takes) == sorted(ids)
    assert nodes[0].posts[1] not in nodes[0].history


async def test_a_silent_node_keeps_its_jobs_while_no_other_can_take_them(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node, silence=0.2) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await node.offline()
        await console.nodes_online(0)
        await asyncio.sleep(1.5)  # several times the silence
        assert (await console.job(job_id))["status"] == "running"
        await node.online()
        node.gate.set()
        await console.becomes(job_id, "done")
    assert len(node.posts) == 1


async def test_a_result_that_a_lost_attempt_makes_late_replaces_nothing(tmp_path: Path):
    nodes = [FakeNode(), FakeNode()]
    async with (
        nodes[0].serve(),
        nodes[1].serve(),
        farm(tmp_path, *nodes, silence=0.3) as console,
    ):
        nodes[0].gate.clear()
        nodes[0].stubborn = True
        job_id = await console.submit(backend_affinity=None)
        await console.becomes(job_id, "running")
        await nodes[0].offline()
        job = await console.becomes(job_id, "done")
        await nodes[0].online()
        nodes[0].gate.set()
        await until(lambda: nodes[0].posts[0] in nodes[0].history)
        await until(lambda: not nodes[0].running)
        after = await console.job(job_id)
    assert after == job
    assert len(list((tmp_path / "outputs").rglob("*.png"))) == 1
