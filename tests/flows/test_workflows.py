"""Journeys of workflows through the whole house."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from studio_kit.media import read_png_text
from studio_kit.project import sidecar_of
from tests.flows.console import Console, until
from tests.flows.graphs import small_graph

pytestmark = pytest.mark.integration


def rendered(console: Console, graph: Any, project: str, **told: Any) -> tuple[Path, str]:
    """The picture of a render in a project, and its SHA-256."""
    metadata = {"project_path": project, "shot": "1A", **told}
    [output] = console.done(console.submit(graph, metadata=metadata))["outputs"]
    return Path(project) / output["path"], output["sha256"]


def pixels(path: Path) -> bytes:
    with Image.open(path) as image:
        return image.tobytes()


def built(console: Console, template: str, **values: Any) -> dict[str, Any]:
    body = {
        "template_name": template,
        "parameter_values": {"width": 192, "height": 128, "steps": 2, **values},
        "prompt_values": {"positive": "a wall at the sea", "negative": "blur"},
    }
    answer = console.prompt_engine.post("/api/templates/build_workflow", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_picture_alone_renders_again_as_it_was(console: Console) -> None:
    project = console.new_project("Replayed")["path"]
    graph = built(console, "storyboard-still", seed=77)["workflow"]
    picture, _ = rendered(console, graph, project, template_id="storyboard-still")
    sidecar_of(picture).unlink()
    with picture.open("rb") as file:
        files = {"file": ("somewhere else.png", file.read())}
    found = console.prompt_engine.post("/api/replay/inspect", files=files).json()
    assert json.dumps(found["graph"]) == json.dumps(graph)
    assert found["template"]["id"] == "storyboard-still"
    assert (found["values"]["seed"], found["seed"], found["values"]["width"]) == (77, 77, 192)
    assert (found["prompt"], found["negative_prompt"]) == ("a wall at the sea", "blur")
    assert (found["from_record"], found["drift"]) == (False, [])
    again, _ = rendered(console, found["graph"], project)
    assert again != picture
    assert pixels(again) == pixels(picture)
    record = json.loads(sidecar_of(again).read_bytes())
    assert json.dumps(record["graph"]) == json.dumps(graph)
    assert record["node_version"]
    sent = [json.loads(read_png_text(path)["prompt"]) for path in (picture, again)]
    for each in sent:
        each["7"]["inputs"]["filename_prefix"] = "shot"
    assert sent == [graph, graph]


def test_a_take_of_the_project_is_replayed_by_its_record(console: Console) -> None:
    project = console.new_project("Recorded")["path"]
    told = {"template_id": "storyboard-still", "values": {"steps": 2}, "prompt": "a wall"}
    graph = built(console, "storyboard-still", seed=5)["workflow"]
    picture, _ = rendered(console, graph, project, **told)
    place = {"project": project, "path": picture.relative_to(project).as_posix()}
    found = console.prompt_engine.post("/api/replay/inspect", data=place).json()
    assert (found["from_record"], found["prompt"]) == (True, "a wall")
    assert found["graph"] == graph
    assert (found["values"], found["drift"]) == ({"steps": 2}, [])


def test_what_the_farm_lacks_is_said_before_anything_is_submitted(console: Console) -> None:
    odd = small_graph()
    odd["1"]["inputs"]["ckpt_name"] = "gone.safetensors"
    odd["90"] = {"class_type": "NobodyHasThis", "inputs": {}}
    buffer = io.BytesIO(json.dumps(odd).encode())
    found = console.prompt_engine.post("/api/replay/inspect", files={"file": buffer}).json()
    assert {each["kind"] for each in found["drift"]} == {"missing_class", "missing_model"}
    reach = console.prompt_engine.get("/api/workflows/where").json()["templates"]
    assert [node["runs"] for node in reach["storyboard-still"]] == [True]


def test_a_workflow_that_is_dropped_becomes_a_shot_that_renders(console: Console) -> None:
    project = console.new_project("Imported")
    which = {"project": project["id"]}
    graph = small_graph(seed=9)
    graph["5"]["inputs"]["cfg"] = 3.25
    graph["90"] = {"class_type": "PreviewImage", "inputs": {"images": ["6", 0]}}
    imported = console.storyboard.post("/api/storyboard/import_workflow", params=which, json=graph)
    assert imported.status_code == 200, imported.text
    shot = imported.json()
    assert (shot["kept_as_new"], shot["frame_index"]) == (True, 0)
    assert (shot["parameters"]["seed"], shot["parameters"]["cfg"]) == (9, 3.25)
    state = console.storyboard.get("/api/storyboard/state", params=which).json()
    assert state["frames"][0]["prompt"] == shot["parameters"]["prompt"] != ""
    template = console.prompt_engine.get(f"/api/templates/{shot['template_id']}").json()
    assert template["origin"] == "own"
    filled = console.prompt_engine.post(
        "/api/templates/build_workflow",
        json={
            "template_name": shot["template_id"],
            "prompt_values": {"positive": shot["parameters"]["prompt"]},
        },
    ).json()["workflow"]
    assert filled == graph
    again = console.storyboard.post("/api/storyboard/import_workflow", params=which, json=graph)
    assert again.json()["template_id"] == shot["template_id"]
    assert not again.json()["kept_as_new"]
    picture, _ = rendered(console, filled, project["path"], template_id=shot["template_id"])
    relative = picture.relative_to(project["path"]).as_posix()

    def last() -> dict[str, Any]:
        path = f"/api/projects/{project['id']}/last-pictures"
        return console.storyboard.get(path).json()["pictures"]

    until(lambda: last().get(shot["template_id"], {}).get("path") == relative)
