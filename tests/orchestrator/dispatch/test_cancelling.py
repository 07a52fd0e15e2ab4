"""A cancel is answered whatever the node does, and waits for nothing that it does."""

from pathlib import Path

import pytest

from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import Farm, farm, until

pytestmark = pytest.mark.integration


async def is_cancelled(console: Farm, job_id: str) -> None:
    answer = await console.http.post(f"/api/jobs/{job_id}/cancel")
    assert answer.status_code == 200
    await console.becomes(job_id, "cancelled")


async def test_of_a_prompt_that_does_not_stop_at_once(tmp_path: Path):
    async with FakeNode(stubborn=True).serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await is_cancelled(console, job_id)
        told = len(node.interrupts)
        await until(lambda: len(node.interrupts) > told)  # and again, until it has let go
        assert set(node.interrupts) == {node.posts[0]}


async def test_of_a_prompt_whose_post_is_not_answered(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        node.answers.clear()
        job_id = await console.submit()
        await until(lambda: node.posts)
        await is_cancelled(console, job_id)
        assert node.interrupts == [], "told before it is known whether the node has the prompt"
        node.answers.set()
        await until(lambda: node.posts[0] in node.history)
    assert set(node.interrupts) == {node.posts[0]}


async def test_of_a_prompt_whose_node_is_given_another_address_before_it_lets_go(tmp_path: Path):
    away = FakeNode(port=9)
    async with FakeNode(stubborn=True).serve() as node, farm(tmp_path, away, online=0) as console:
        await console.http.post("/api/backends", json={"name": "North", "url": node.url})
        await console.nodes_online(1)
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await is_cancelled(console, job_id)
        elsewhere = {"url": node.url.replace("127.0.0.1", "localhost")}
        assert (await console.http.patch("/api/backends/north", json=elsewhere)).is_success
        node.stubborn = False
        await until(lambda: node.posts[0] in node.history)


async def test_of_a_job_whose_file_does_not_come(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.views.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "collecting")
        await is_cancelled(console, job_id)
        node.views.set()
        done = await console.becomes(await console.submit(), "done")
    folder = tmp_path / "outputs" / "outputs" / "untitled"
    assert done["outputs"][0]["path"].endswith("_v001.png"), "the number was not given back"
    assert not list(folder.glob(".*")), "half a file was left behind"


async def test_of_a_job_that_was_given_to_a_node_in_the_same_moment(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        for _ in range(5):
            job_id = await console.submit()
            await is_cancelled(console, job_id)
        await until(lambda: not (node.running or node.pending))
