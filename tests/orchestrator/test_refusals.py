"""Bad input: a clear 4xx with a sentence, and nothing stored."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from .fakes import FakeNode, graph, object_info
from .farm import Farm, farm, make_project

pytestmark = pytest.mark.integration


@pytest.fixture
async def node() -> AsyncGenerator[FakeNode]:
    async with FakeNode(classes=object_info("flux1-dev-fp8.safetensors")).serve() as node:
        yield node


@pytest.fixture
async def console(node: FakeNode, tmp_path: Path) -> AsyncGenerator[Farm]:
    async with farm(tmp_path / "data", node) as console:
        yield console
        listed = (await console.http.get("/api/jobs")).json()["jobs"]
        assert listed == [], "a refused job was stored"


async def refused(console: Farm, status: int, **body: Any) -> dict[str, Any]:
    flux = graph(checkpoint="flux1-dev-fp8.safetensors")
    answer = await console.http.post("/api/job", json={"workflow_json": flux, **body})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.json()


async def test_no_node_online_says_what_to_do(tmp_path: Path):
    gone = FakeNode(port=9)
    async with farm(tmp_path, gone, online=0) as console:
        problem = await refused(console, 409)
        assert (await console.http.get("/api/jobs")).json()["jobs"] == []
    assert "No render node is online" in problem["detail"]
    assert "start one" in problem["detail"]


async def test_several_nodes_that_are_away_are_told_in_one_sentence(tmp_path: Path):
    async with farm(tmp_path, FakeNode(port=9), FakeNode(port=10), online=0) as console:
        problem = await refused(console, 409)
    assert "(ConnectError); Node 2: " in problem["detail"]


async def test_an_unknown_class_is_named_with_its_graph_node(console: Farm):
    broken: dict[str, Any] = {"4": {"class_type": "KSamplr", "inputs": {}}}
    problem = await refused(console, 422, workflow_json=broken)
    [missing] = problem["missing"]
    assert (missing["graph_node"], missing["class_type"]) == ("4", "KSamplr")
    assert missing["nearest"] == "KSampler"
    assert "KSamplr" in problem["detail"]
    assert "Node 1" in problem["detail"]


async def test_a_missing_model_is_named_with_the_nearest_match(console: Farm):
    problem = await refused(console, 409, workflow_json=graph(checkpoint="flux1-dev.safetensors"))
    [missing] = problem["missing"]
    assert missing["value"] == "flux1-dev.safetensors"
    assert missing["nearest"] == "flux1-dev-fp8.safetensors"
    assert (missing["node"], missing["input"]) == ("Node 1", "ckpt_name")


async def test_a_model_that_was_added_to_the_node_is_found_without_a_restart(
    node: FakeNode, tmp_path: Path
):
    async with farm(tmp_path / "other", node) as console:
        node.classes = object_info("new.safetensors")
        body = {"workflow_json": graph(checkpoint="new.safetensors")}
        assert (await console.http.post("/api/job", json=body)).status_code == 202


async def test_a_required_capability_that_nobody_has_is_refused(console: Farm):
    problem = await refused(console, 422, required_capabilities=["UltimateSDUpscale"])
    assert "UltimateSDUpscale" in problem["detail"]


async def test_an_unknown_affinity_is_refused(console: Farm):
    problem = await refused(console, 422, backend_affinity="alderaan")
    assert "alderaan" in problem["detail"]
    assert "node1" in problem["detail"]


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"3": "not a node"},
        {"3": {"inputs": {}}},
        {"3": {"class_type": "KSampler", "inputs": []}},
        {"3": {"class_type": "KSampler", "inputs": {"model": ["77", 0]}}},
        {"nodes": [], "links": []},
    ],
)
async def test_what_is_no_graph_is_refused(console: Farm, broken: dict[str, Any]):
    await refused(console, 422, workflow_json=broken)


async def test_garbage_is_refused(console: Farm):
    answer = await console.http.post("/api/job", content=b"{garbage")
    assert answer.status_code == 422
    assert (await console.http.post("/api/job", json=[1, 2])).status_code == 422
    assert (await console.http.post("/api/job", json={"workflow_json": 7})).status_code == 422


@pytest.mark.parametrize("value", ["NaN", "Infinity", '"\\ud800"'])
async def test_what_cannot_be_sent_on_is_refused(console: Farm, value: str):
    graph_node = f'{{"class_type": "KSampler", "inputs": {{"seed": {value}}}}}'
    body = f'{{"workflow_json": {{"3": {graph_node}}}}}'
    headers = {"content-type": "application/json"}
    answer = await console.http.post("/api/job", content=body, headers=headers)
    assert answer.status_code == 422, answer.text
    assert "; send" in answer.json()["detail"]


@pytest.mark.parametrize("target", ["77.seed", "seed", "3.", ".seed"])
async def test_a_parameter_without_a_target_is_refused(console: Farm, target: str):
    problem = await refused(console, 422, parameters={target: 1})
    assert target in problem["detail"]


@pytest.mark.parametrize(
    "shot", ["../x", "a/b", "a\\b", "..", "", "/etc", "C:x", "x\x00y", "con", "a" * 300]
)
async def test_a_shot_that_is_no_plain_name_is_refused(console: Farm, tmp_path: Path, shot: str):
    project = make_project(tmp_path / "salt")
    await refused(console, 422, metadata={"project_path": str(project), "shot": shot})
    assert sorted(path.name for path in project.iterdir()) == ["storyboard.json"]


async def test_a_folder_that_is_no_project_is_refused(console: Farm, tmp_path: Path):
    await refused(console, 404, metadata={"project_path": str(tmp_path)})
    await refused(console, 422, metadata={"project_path": "relative/folder"})


async def test_a_folder_that_cannot_be_written_is_refused(console: Farm, tmp_path: Path):
    project = make_project(tmp_path / "salt")
    (project / "The Salt Line").write_text("a file where the folder should be")
    problem = await refused(console, 409, metadata={"project_path": str(project), "shot": "1A"})
    assert "cannot be written" in problem["detail"]


async def test_another_web_page_may_not_submit(console: Farm):
    answer = await console.http.post(
        "/api/job", json={"workflow_json": {}}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


async def test_unknown_jobs_and_wrong_cursors_are_told(console: Farm):
    for path in ("/api/jobs/none", "/api/jobs/../jobs/none"):
        assert (await console.http.get(path)).status_code == 404
    assert (await console.http.post("/api/jobs/none/cancel")).status_code == 404
    assert (await console.http.get("/api/jobs?cursor=x")).status_code == 422
    assert (await console.http.get("/api/jobs?limit=0")).status_code == 422
    assert (await console.http.get(f"/api/events?after={2**64}")).status_code == 422


async def test_a_graph_that_runs_in_a_circle_is_refused_with_its_nodes(console: Farm):
    circle: dict[str, Any] = graph(checkpoint="flux1-dev-fp8.safetensors")
    circle["a"] = {"class_type": "SaveImage", "inputs": {"images": ["b", 0]}}
    circle["b"] = {"class_type": "SaveImage", "inputs": {"images": ["a", 0]}}
    problem = await refused(console, 422, workflow_json=circle)
    assert problem["detail"].endswith("look at the graph nodes a, b.")


@pytest.mark.parametrize("seed", [2**64, -(2**63) - 1, 10**400])
async def test_a_seed_that_no_node_takes_is_refused(console: Farm, seed: int):
    problem = await refused(console, 422, metadata={"seed": seed})
    assert "metadata.seed" in problem["detail"]


async def test_a_shot_folder_that_is_a_link_out_of_the_project_is_refused(
    console: Farm, tmp_path: Path
):
    project, outside = make_project(tmp_path / "salt"), tmp_path / "outside"
    outside.mkdir()
    (project / "The Salt Line").mkdir()
    (project / "The Salt Line" / "1A").symlink_to(outside)
    problem = await refused(console, 403, metadata={"project_path": str(project), "shot": "1A"})
    assert "leads out of the project folder" in problem["detail"]
