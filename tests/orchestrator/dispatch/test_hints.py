"""The socket is a hint: what it does not tell is seen all the same."""

from pathlib import Path

import pytest

from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import farm, until

pytestmark = pytest.mark.integration


async def test_a_prompt_that_ends_before_its_post_is_answered_is_done(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.answers.clear()
        job_id = await console.submit()
        await until(lambda: node.history)
        node.answers.set()
        await console.becomes(job_id, "done")


async def test_a_prompt_that_ends_while_the_socket_is_away_is_done(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        node.deaf = True
        await node.drop_sockets()
        node.gate.set()
        await until(lambda: node.history)
        await console.becomes(job_id, "done")


async def test_outputs_that_the_node_leaves_out_are_told_with_the_job(tmp_path: Path):
    error = {"message": "Value not in list", "details": "", "extra_info": {"input_name": "images"}}
    left_out = {"9": {"errors": [error], "class_type": "SaveImage"}}
    async with FakeNode(left_out=left_out).serve() as node, farm(tmp_path, node) as console:
        job = await console.becomes(await console.submit(), "done")
    assert "Outputs were left out: graph node 9 (SaveImage), input images" in job["error_message"]


async def test_no_job_is_sent_to_a_node_that_is_away(tmp_path: Path):
    nodes = [FakeNode(), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve(), farm(tmp_path, *nodes) as console:
        await nodes[0].offline()
        await console.nodes_online(1)
        jobs = [await console.submit() for _ in range(3)]
        ended = [await console.becomes(job_id, "done") for job_id in jobs]
        await nodes[0].online()
    assert {job["backend_id"] for job in ended} == {"node2"}
    assert nodes[0].posts == []
    assert all(len(job["attempts"]) == 1 for job in ended)
