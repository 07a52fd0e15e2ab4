"""What a run is given before it starts: steps that cannot run, and files."""

from pathlib import Path
from typing import Any

import pytest

from ..fakes import graph, picture
from ..farm import farm, make_project
from .run_calls import (
    becomes,
    node,
    reading_graph,
    request,
    start,
    workflow,
)

pytestmark = pytest.mark.integration


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([{"id": "a", "kind": "input", "type": "text"}], "no workflow step"),
        (
            [workflow("a", inputs={"10.image": "b.image"})],
            "Step a: 10.image names b, and there is no such step.",
        ),
        (
            [workflow("a", when="b"), workflow("b", when="a")],
            "The steps a, b wait for one another in a circle.",
        ),
        ([workflow("a", workflow_json={"1": {}})], "Step a: Graph node 1 has no class_type."),
        (
            [workflow("a", workflow_json=graph(checkpoint="flux.safetensors"))],
            "Step a: No node can run this graph",
        ),
        ([workflow("a"), workflow("a")], "Step a: 2 steps have this id."),
        ([workflow("a", backend_affinity="alderaan")], "Step a: There is no node 'alderaan'"),
        ([workflow("a", metadata={"shot": "../x"})], "Step a: The shot '../x' is not a plain name"),
    ],
)
async def test_what_cannot_run_is_refused_before_it_starts(
    tmp_path: Path, steps: list[dict[str, Any]], sentence: str
):
    async with node().serve() as fake, farm(tmp_path, fake) as console:
        answer = await console.http.post("/api/graphs", json=request(*steps))
        checked = (await console.http.post("/api/graphs/check", json=request(*steps))).json()
        assert (await console.http.get("/api/graphs")).json() == {"runs": [], "next_cursor": None}
        assert (await console.http.get("/api/jobs")).json()["jobs"] == []
    assert answer.status_code == 422
    assert sentence in answer.json()["detail"]
    assert answer.json()["problems"] == checked["problems"]
    assert not checked["ok"]


async def test_a_file_that_is_given_must_be_there(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    (project / "ref.png").write_bytes(b"\x89PNG")
    steps = [
        {"id": "ref", "kind": "input", "type": "image"},
        workflow("a", workflow_json=reading_graph(), inputs={"10.image": "ref"}),
    ]
    async with node().serve() as fake, farm(tmp_path / "data", fake) as console:
        for path, fits in (("ref.png", True), ("gone.png", False), ("../../x.png", False)):
            body = request(*steps, inputs={"ref": path}, metadata={"project_path": str(project)})
            checked = (await console.http.post("/api/graphs/check", json=body)).json()
            assert checked["ok"] is fits, checked


async def test_files_that_are_given_are_fanned_out(tmp_path: Path):
    project = make_project(tmp_path / "salt")
    for name in ("a.png", "b.png"):
        (project / name).write_bytes(picture(name))
    steps = [
        {"id": "refs", "kind": "input", "type": "image", "many": True},
        {"id": "each", "kind": "fan_out", "over": "refs"},
        workflow("still", workflow_json=reading_graph(), inputs={"10.image": "each"}),
    ]
    metadata = {"project_path": str(project)}
    async with node().serve() as fake, farm(tmp_path / "data", fake) as console:
        inputs = {"refs": ["a.png", "b.png"]}
        run = await start(console, *steps, inputs=inputs, metadata=metadata)
        over = await becomes(console, run, "done", "failed")
        named = [prompt.graph["10"]["inputs"]["image"] for prompt in fake.taken]
    assert over["status"] == "done"
    assert len(set(named)) == 2
    assert {fake.files[name] for name in named} == {picture("a.png"), picture("b.png")}
