"""Nodes that lie, drop, restart and refuse; folders that are away."""

from pathlib import Path

import pytest

from .fakes import FakeNode, graph
from .farm import farm, make_project, until

pytestmark = pytest.mark.integration


async def test_the_end_is_seen_though_the_socket_is_deaf(tmp_path: Path):
    async with FakeNode(deaf=True).serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        node.gate.set()
        await until(lambda: node.history)
        await console.becomes(job_id, "done")


async def test_a_job_completes_while_the_socket_is_dropped(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await node.drop_sockets()
        node.gate.set()
        await console.becomes(job_id, "done")
    assert len(node.posts) == 1


async def test_a_restarted_node_is_noticed_and_the_job_rendered_again(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await node.restart()
        await until(lambda: len(node.posts) == 2)
        node.gate.set()
        job = await console.becomes(job_id, "done")
    assert len(set(node.posts)) == 2, "the lost prompt's id was used again"
    assert "no longer knows the prompt" in job["attempts"][0]["reason"]
    assert job["attempts"][1]["reason"] is None


async def test_a_job_that_is_lost_three_times_is_given_up_with_its_reasons(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        for count in (1, 2, 3):
            await until(lambda expected=count: len(node.posts) == expected and node.running)
            await node.restart()
        job = await console.becomes(job_id, "failed")
    assert "3 attempts" in job["error_message"]
    assert len(job["attempts"]) == 3


async def test_a_node_that_was_away_for_a_while_keeps_its_job(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "running")
        await node.offline()
        await console.nodes_online(0)
        await node.online()
        node.gate.set()
        job = await console.becomes(job_id, "done")
    assert len(node.posts) == 1
    assert len(job["attempts"]) == 1


async def test_a_refused_graph_fails_at_once_with_node_input_and_message(tmp_path: Path):
    error = {
        "type": "value_smaller_than_min",
        "message": "Value 0 smaller than min of 1",
        "details": "steps",
        "extra_info": {"input_name": "steps"},
    }
    refusal = {
        "error": {"type": "prompt_outputs_failed_validation", "message": "failed", "details": ""},
        "node_errors": {"3": {"errors": [error], "class_type": "KSampler"}},
    }
    async with FakeNode(refusal=refusal).serve() as node, farm(tmp_path, node) as console:
        job = await console.becomes(await console.submit(), "failed")
        [failed] = [e for e in await console.events() if e["type"] == "job_failed"]
    for part in ("graph node 3", "KSampler", "steps", "smaller than min"):
        assert part in job["error_message"]
    assert failed["data"]["graph_errors"][0]["input"] == "steps"
    assert len(job["attempts"]) == 1


async def test_a_lost_answer_to_the_post_does_not_lead_to_a_second_one(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        node.answers.clear()
        job_id = await console.submit()
        await until(lambda: node.running)
        await node.offline()  # the connection of the unanswered POST breaks
        await node.online()
        node.gate.set()
        node.answers.set()
        await console.becomes(job_id, "done")
    assert len(node.posts) == 1


async def test_an_unwritable_folder_keeps_the_job_collecting_until_it_is_back(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    async with FakeNode().serve() as node, farm(tmp_path / "data", node) as console:
        node.gate.clear()
        job_id = await console.submit(metadata={"project_path": str(project), "shot": "1A"})
        await console.becomes(job_id, "running")
        in_the_way = project / "The Salt Line"
        in_the_way.write_text("a file where the folder should be")
        node.gate.set()
        await console.becomes(job_id, "collecting")
        await until(lambda: not node.running)
        waiting = await console.job(job_id)
        while waiting["waits_for"] is None:
            waiting = await console.job(job_id)
        assert "cannot be written" in waiting["waits_for"]
        assert waiting["status"] == "collecting"
        in_the_way.unlink()
        await console.becomes(job_id, "done")
    assert len(node.posts) == 1


async def test_a_folder_that_became_a_link_out_of_the_project_keeps_the_job_and_the_farm(
    tmp_path: Path,
):
    project, outside = make_project(tmp_path / "salt"), tmp_path / "outside"
    outside.mkdir()
    async with FakeNode().serve() as node, farm(tmp_path / "data", node) as console:
        node.gate.clear()
        job_id = await console.submit(metadata={"project_path": str(project), "shot": "1A"})
        await console.becomes(job_id, "running")
        (project / "The Salt Line").symlink_to(outside)
        node.gate.set()
        await console.becomes(job_id, "collecting")
        await console.becomes(await console.submit(), "done")
        waiting = await console.job(job_id)
        assert "leads out of the project folder" in waiting["waits_for"]
        assert list(outside.iterdir()) == []
        (project / "The Salt Line").unlink()
        await console.becomes(job_id, "done")


async def test_a_file_that_the_node_lost_is_rendered_again(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.views.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "collecting")
        node.files.clear()
        node.views.set()
        job = await console.becomes(job_id, "done")
    assert len(node.posts) == 2
    assert len(set(node.files)) == 1, "the second attempt wrote under a name of its own"
    assert job["attempts"][0]["reason"] is not None


async def test_a_lost_file_that_the_node_answers_out_of_its_cache_is_rendered_anew(tmp_path: Path):
    preview = {"class_type": "PreviewImage", "inputs": {"images": ["3", 0]}}
    previewed = {**graph(), "9": preview}
    async with (
        FakeNode(picture_type="temp").serve() as node,
        farm(tmp_path, node) as console,
    ):
        await console.becomes(await console.submit(workflow_json=previewed), "done")
        node.files.clear()
        job = await console.becomes(await console.submit(workflow_json=previewed), "done", "failed")
    assert job["status"] == "done", job["error_message"]
    assert "no longer has" in job["attempts"][0]["reason"]
    assert (len(node.posts), node.freed) == (3, 1)


async def test_bytes_that_are_no_picture_are_never_called_done(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.views.clear()
        job_id = await console.submit()
        await console.becomes(job_id, "collecting")
        name = next(iter(node.files))
        node.files[name] = node.files[name][:60]
        node.views.set()
        job = await console.becomes(job_id, "done")
        takes = [e for e in await console.events() if e["type"] == "take_written"]
    assert "not a whole picture" in job["attempts"][0]["reason"]
    assert len(takes) == 1


async def test_a_node_that_refuses_us_says_authentication_failed(tmp_path: Path):
    node = FakeNode(unauthorised=True)
    async with node.serve(), farm(tmp_path, node, online=0) as console:
        answer = await console.post_job()
        [backend] = (await console.http.get("/api/backends")).json()["backends"]
    assert backend["error"] == "authentication failed"
    assert answer.status_code == 409
    assert "authentication failed" in answer.json()["detail"]


async def test_a_node_that_comes_late_takes_the_waiting_jobs_of_a_node_that_left(tmp_path: Path):
    nodes = [FakeNode(), FakeNode()]
    async with (
        nodes[0].serve(),
        nodes[1].serve(),
        farm(tmp_path, *nodes) as console,
    ):
        for node in nodes:
            node.gate.clear()
        ids = [await console.submit() for _ in range(5)]
        await console.becomes(ids[3], "leased")
        assert (await console.job(ids[4]))["status"] == "queued"
        nodes[1].gate.set()
        job = await console.becomes(ids[4], "done")
        assert job["backend_id"] == "node2"
        nodes[0].gate.set()
