"""A job from the request to the picture in the project folder."""

import json
from pathlib import Path

import pytest

from studio_kit.intent import fingerprint_of
from studio_kit.paths import ProjectRoot
from studio_kit.project import read_takes

from .fakes import FakeNode, graph, object_info
from .farm import farm, make_project, until

pytestmark = pytest.mark.integration


async def test_a_graph_becomes_a_picture_with_its_record_in_the_project_folder(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    metadata = {
        "project_path": str(project),
        "project_id": "p1",
        "shot": "1A",
        "shot_id": "s1",
        "prompt": "a harbour",
        "seed": 7,
        "fingerprint": "f00",
        "values": {"steps": 4},
    }
    async with FakeNode().serve() as node, farm(tmp_path / "data", node) as console:
        job_id = await console.submit(metadata=metadata)
        job = await console.becomes(job_id, "done", "failed")
    assert job["status"] == "done", job
    assert job["progress"] == 1.0
    assert job["outputs"][0]["path"] == "The Salt Line/1A/The Salt Line_1A_v001.png"
    [take] = read_takes(ProjectRoot.open(project)).takes
    assert (take.job_id, take.attempt, take.version, take.owner.id) == (job_id, 1, 1, "s1")
    assert (take.prompt, take.seed, take.fingerprint, take.node_name) == (
        "a harbour",
        7,
        "f00",
        "Node 1",
    )
    assert (take.width, take.height, take.graph) == (64, 48, graph())
    assert take.models == ("sd15.safetensors",)
    assert take.values == {"steps": 4}


async def test_a_take_remembers_what_its_shot_said_when_it_was_ordered(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    intent = {"description": "a harbour", "camera": {"lens": "mm_50"}, "frame": [1.85, 1]}
    told = {"project_path": str(project), "shot": "1A", "fingerprint": "f00", "intent": intent}
    async with FakeNode().serve() as node, farm(tmp_path / "data", node) as console:
        await console.becomes(await console.submit(metadata=told), "done", "failed")
    [take] = read_takes(ProjectRoot.open(project)).takes
    assert (take.intent, take.fingerprint) == (intent, fingerprint_of(intent))


async def test_parameters_patch_the_graph_that_is_sent(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        await console.submit(parameters={"3.seed": 99, "3:steps": 8})
        await until(lambda: node.running)
        assert node.running is not None
        sent = node.running.graph["3"]["inputs"]
        assert (sent["seed"], sent["steps"]) == (99, 8)


async def test_every_change_of_status_is_an_event_in_order_and_the_take_is_told(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        job_id = await console.submit()
        await console.becomes(job_id, "done")
        events = await console.events()
    assert [event["type"] for event in events] == [
        "job_queued",
        "job_leased",
        "job_running",
        "job_collecting",
        "take_written",
        "job_done",
    ]
    assert [event["sequence"] for event in events] == [1, 2, 3, 4, 5, 6]
    assert "graph" not in events[4]["data"]["take"]


async def test_several_pictures_become_several_variants_of_one_version(tmp_path: Path):
    async with FakeNode(pictures=3).serve() as node, farm(tmp_path, node) as console:
        job = await console.becomes(await console.submit(metadata={"shot": "2B"}), "done")
    names = [Path(output["path"]).name for output in job["outputs"]]
    assert names == ["outputs_2B_v001.png", "outputs_2B_v001-2.png", "outputs_2B_v001-3.png"]
    folder = tmp_path / "outputs" / "outputs" / "2B"
    assert not list(folder.glob(".*")), "temporary files or claims were left behind"


async def test_a_preview_is_taken_where_nothing_was_saved(tmp_path: Path):
    node = FakeNode(picture_type="temp")
    async with node.serve(), farm(tmp_path, node) as console:
        job = await console.becomes(await console.submit(), "done")
    assert len(job["outputs"]) == 1


async def test_jobs_of_one_shot_never_share_a_version(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    metadata = {"project_path": str(project), "shot": "1A"}
    nodes = [FakeNode(), FakeNode()]
    async with (
        nodes[0].serve(),
        nodes[1].serve(),
        farm(tmp_path / "data", *nodes) as console,
    ):
        ids = [await console.submit(metadata=metadata) for _ in range(8)]
        for job_id in ids:
            await console.becomes(job_id, "done")
    takes = read_takes(ProjectRoot.open(project)).takes
    assert sorted(take.version for take in takes) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert all(node.posts for node in nodes), "one node stood idle"


async def test_one_prompt_runs_and_one_waits_on_a_node_and_the_rest_have_a_place(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        ids = [await console.submit() for _ in range(4)]
        await console.becomes(ids[1], "leased")
        last = await console.job(ids[3])
        assert (last["status"], last["place"]) == ("queued", 2)
        assert len(node.posts) == 2
        node.gate.set()
        await console.becomes(ids[3], "done")


async def test_a_higher_priority_overtakes(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        node.gate.clear()
        for _ in range(2):
            await console.submit()
        late = await console.submit()
        urgent = await console.submit(priority=10)
        assert (await console.job(urgent))["place"] == 1
        node.gate.set()
        await console.becomes(late, "done")
        given = [e["job_id"] for e in await console.events() if e["type"] == "job_leased"]
        assert given.index(urgent) < given.index(late)


async def test_a_job_pinned_to_a_node_goes_there_only(tmp_path: Path):
    nodes = [FakeNode(), FakeNode()]
    async with (
        nodes[0].serve(),
        nodes[1].serve(),
        farm(tmp_path, *nodes) as console,
    ):
        for _ in range(3):
            job_id = await console.submit(backend_affinity="node2")
            await console.becomes(job_id, "done")
        assert (len(nodes[0].posts), len(nodes[1].posts)) == (0, 3)


async def test_a_job_goes_to_the_node_that_has_the_model_in_its_own_spelling(tmp_path: Path):
    plain = FakeNode()
    windows = FakeNode(classes=object_info("flux\\dev.safetensors"))
    async with (
        plain.serve(),
        windows.serve(),
        farm(tmp_path, plain, windows) as console,
    ):
        windows.gate.clear()
        flux = graph(checkpoint="flux/dev.safetensors")
        answer = await console.http.post("/api/job", json={"workflow_json": flux})
        assert answer.status_code == 202
        await until(lambda: windows.running)
        assert windows.running is not None
        sent = windows.running.graph["1"]["inputs"]["ckpt_name"]
        assert sent == "flux\\dev.safetensors"


async def test_pages_of_jobs_come_newest_first_by_cursor_and_filter(tmp_path: Path):
    async with FakeNode().serve() as node, farm(tmp_path, node) as console:
        ids = [await console.submit(metadata={"project_id": f"p{n % 2}"}) for n in range(5)]
        for job_id in ids:
            await console.becomes(job_id, "done")
        first = (await console.http.get("/api/jobs", params={"limit": 3})).json()
        cursor = first["next_cursor"]
        second = (await console.http.get("/api/jobs", params={"cursor": cursor})).json()
        listed = [job["job_id"] for job in first["jobs"] + second["jobs"]]
        assert listed == ids[::-1]
        assert second["next_cursor"] is None
        odd = (await console.http.get("/api/v1/jobs?project_id=p1&status=done")).json()
        assert [job["job_id"] for job in odd["jobs"]] == [ids[3], ids[1]]


async def test_a_failed_job_can_be_tried_again(tmp_path: Path):
    async with (
        FakeNode(failure="CUDA error").serve() as node,
        farm(tmp_path, node) as console,
    ):
        job_id = await console.submit()
        failed = await console.becomes(job_id, "failed")
        assert failed["error_message"] == "KSampler (graph node 3): CUDA error"
        node.failure = None
        assert (await console.http.post(f"/api/jobs/{job_id}/retry")).status_code == 200
        job = await console.becomes(job_id, "done")
        assert [a["reason"] for a in job["attempts"]] == [failed["error_message"], None]
        assert json.dumps(job["error_message"]) == "null"
