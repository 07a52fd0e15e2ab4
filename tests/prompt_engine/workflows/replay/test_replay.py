"""From a picture back to what made it."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.workflows.replay.marks import without_marks
from studio_kit.paths import ProjectRoot
from studio_kit.project import sidecar_of, write_take
from tests.prompt_engine.workflows.library.farms import FakeFarm
from tests.prompt_engine.workflows.library.samples import GRAPH, graph, keep
from tests.storyboard.fakes import take_record
from tests.studio_kit.carriers.files import WORDS, png

REPLAY = "/api/replay/inspect"


def as_sent(document: dict[str, Any]) -> dict[str, Any]:
    """The graph as a node gets it and writes it into its picture."""
    saver = {
        **document["8"],
        "inputs": {**document["8"]["inputs"], "filename_prefix": "x_0fa1b2c3"},
    }
    return {**document, "8": saver}


def of_picture(console: TestClient, document: Any) -> dict[str, Any]:
    picture = png({"prompt": json.dumps(document)})
    answer = console.post(REPLAY, files={"file": ("take.png", picture)})
    assert answer.status_code == 200, answer.text
    return answer.json()


def of_file(console: TestClient, project: Path, path: str) -> dict[str, Any]:
    answer = console.post(REPLAY, data={"project": str(project), "path": path})
    assert answer.status_code == 200, answer.text
    return answer.json()


def taken(project: Path, document: dict[str, Any], **changes: Any) -> Path:
    """A take of the project: its picture and its record."""
    path = project / "1A" / "T1.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(png({"prompt": json.dumps(as_sent(document))}))
    told: dict[str, Any] = {
        "graph": document,
        "template_id": None,
        "node_version": "0.3.64",
        "node_id": "north",
    }
    write_take(ProjectRoot.open(project), take_record("T1", shot_id=None, **(told | changes)))
    return path


def test_a_picture_alone_gives_back_graph_words_and_seed(console: TestClient) -> None:
    found = of_picture(console, GRAPH)
    assert found["graph"] == GRAPH
    assert (found["prompt"], found["negative_prompt"]) == ("a wall", "blur")
    assert (found["seed"], found["template"], found["values"]) == (2**64 - 1, None, {})
    assert (found["from_record"], found["drift"]) == (False, [])


def test_what_was_written_into_the_graph_on_its_way_is_taken_out(console: TestClient) -> None:
    named = {**GRAPH, "8": {**GRAPH["8"], "inputs": {"images": ["7", 0], "filename_prefix": "x"}}}
    assert of_picture(console, as_sent(GRAPH))["graph"] == named


@pytest.mark.parametrize(
    ("prefix", "left"),
    [
        ("wall_0fa1b2c3", "wall"),
        ("wall_1A_0fa1b2c3", "wall_1A"),
        ("wall_0fa1b2c", "wall_0fa1b2c"),
        ("wall_00000001x", "wall_00000001x"),
        (["7", 0], ["7", 0]),
    ],
)
def test_only_the_mark_of_an_attempt_is_taken_out(prefix: Any, left: Any) -> None:
    sent = {"8": {"class_type": "SaveImage", "inputs": {"filename_prefix": prefix}}}
    assert without_marks(sent)["8"]["inputs"]["filename_prefix"] == left


def test_the_template_of_a_picture_is_recognised_with_its_values(console: TestClient) -> None:
    template_id = keep(console)
    found = of_picture(console, as_sent(graph(steps=9)))
    assert found["template"] == {"id": template_id, "title": "Wall"}
    assert found["values"]["steps"] == 9
    console.delete(f"/api/workflows/{template_id}")


def test_the_record_of_a_take_tells_more_than_its_picture(
    console: TestClient, project: Path
) -> None:
    template_id = keep(console)
    values = {"steps": 22, "camera_angle": "low_angle"}
    taken(project, GRAPH, template_id=template_id, values=values, prompt="a wall at dusk", seed=5)
    found = of_file(console, project, "1A/T1.png")
    assert found["from_record"]
    assert (found["graph"], found["values"]) == (GRAPH, values)
    assert (found["prompt"], found["seed"]) == ("a wall at dusk", 5)
    assert (found["template"]["id"], found["drift"]) == (template_id, [])
    console.delete(f"/api/workflows/{template_id}")


def test_a_record_that_is_gone_or_damaged_leaves_the_picture(
    console: TestClient, project: Path
) -> None:
    path = taken(project, GRAPH)
    sidecar_of(path).write_text("{oops")
    damaged = of_file(console, project, "1A/T1.png")
    sidecar_of(path).unlink()
    assert of_file(console, project, "1A/T1.png") == damaged
    assert not damaged["from_record"]
    assert damaged["graph"]["6"] == GRAPH["6"]


def test_a_film_without_tags_is_replayed_by_its_record(console: TestClient, project: Path) -> None:
    path = taken(project, GRAPH)
    path.write_bytes(png({}))
    assert of_file(console, project, "1A/T1.png")["graph"] == GRAPH


def drift(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["kind"], each["message"]) for each in found["drift"]]


def missing(value: str, **facts: Any) -> dict[str, Any]:
    return {
        "graph_node": "1",
        "class_type": "CheckpointLoaderSimple",
        "input": "ckpt_name",
        "value": value,
        "folder": "checkpoints",
        "nearest": None,
        **facts,
    }


def test_what_no_node_has_any_more_is_said(console: TestClient, farm: FakeFarm) -> None:
    file = missing("sdxl.safetensors", nearest="sdxl_10.safetensors")
    sampler = missing("res_9s", folder=None)
    farm.lacking = {
        "north": {"missing_classes": ["Odd"], "missing_models": [file]},
        "loft": {"missing_classes": ["Odd", "Rare"], "missing_values": [sampler]},
    }
    assert drift(of_picture(console, GRAPH)) == [
        ("missing_class", "No node has the class Odd."),
        (
            "missing_model",
            "North does not have sdxl.safetensors in checkpoints; "
            "nearest there: sdxl_10.safetensors.",
        ),
    ]
    farm.lacking = {"north": {"missing_models": [file]}, "loft": {"missing_models": [file]}}
    assert drift(of_picture(console, GRAPH))[0][1].startswith("No node has sdxl.safetensors")
    assert farm.asked[-1] == {"graphs": {"graph": GRAPH}}


def test_a_node_that_could_and_is_away_is_named(console: TestClient, farm: FakeFarm) -> None:
    farm.lacking, farm.offline = {"north": {}, "loft": {"missing_classes": ["Odd"]}}, {"north"}
    assert drift(of_picture(console, GRAPH)) == [
        ("not_checked", "Only North can render it, now offline.")
    ]
    farm.lacking = {"attic": None}
    assert drift(of_picture(console, GRAPH)) == [
        ("not_checked", "No render node was online yet to be asked.")
    ]


def test_a_template_that_was_changed_or_is_gone_is_said(console: TestClient, project: Path) -> None:
    template_id = keep(console, inputs=[])
    taken(project, graph(steps=9), template_id=template_id)
    found = of_file(console, project, "1A/T1.png")
    assert drift(found) == [
        ("changed_template", "Wall was changed since; the picture keeps what it was.")
    ]
    assert found["graph"] == graph(steps=9)
    console.delete(f"/api/workflows/{template_id}")
    gone = of_file(console, project, "1A/T1.png")
    assert gone["template"] is None
    assert drift(gone)[0][1] == "The workflow wall with which it was made is no longer there."


def test_a_copy_of_its_template_does_not_make_the_template_changed(
    console: TestClient, project: Path
) -> None:
    ids = [keep(console), keep(console)]
    for template_id in ids:
        taken(project, GRAPH, template_id=template_id)
        found = of_file(console, project, "1A/T1.png")
        assert (found["template"]["id"], found["drift"]) == (template_id, [])
    for template_id in ids:
        console.delete(f"/api/workflows/{template_id}")


def test_another_version_of_the_node_is_said(
    console: TestClient, project: Path, farm: FakeFarm
) -> None:
    taken(project, GRAPH)
    assert drift(of_file(console, project, "1A/T1.png")) == []
    farm.version = "0.27.0"
    assert drift(of_file(console, project, "1A/T1.png")) == [
        ("other_version", "Storyboard sketch ran ComfyUI 0.3.64 then, and 0.27.0 now.")
    ]


HASH = "0123456789abcdef01234567"


def with_picture(value: str) -> dict[str, Any]:
    loader = {"class_type": "LoadImage", "_meta": {"title": "Harbour"}, "inputs": {"image": value}}
    preview = {"class_type": "PreviewImage", "inputs": {"images": ["30", 0]}}
    return {**GRAPH, "30": loader, "31": preview}


def test_pictures_that_went_into_it_are_found_in_the_project(
    console: TestClient, project: Path
) -> None:
    (project / "inputs").mkdir()
    (project / "inputs" / f"{HASH}{HASH}.png").write_bytes(b"a picture")
    (project / "harbour.png").write_bytes(b"a picture")
    for value, expected in [
        ("harbour.png", "harbour.png"),
        (f"studio_{HASH}.png", f"inputs/{HASH}{HASH}.png"),
        (f"sub/studio_{HASH}.png", f"inputs/{HASH}{HASH}.png"),
    ]:
        picture = png({"prompt": json.dumps(with_picture(value))})
        answer = console.post(
            REPLAY, files={"file": ("take.png", picture)}, data={"project": str(project)}
        )
        assert answer.json()["inputs"] == {"30.image": expected}
        assert answer.json()["drift"] == []


@pytest.mark.parametrize("value", ["gone.png", "../outside.png", "C:\\a.png", f"studio_{HASH}.png"])
def test_a_picture_that_is_not_in_the_project_is_said(
    console: TestClient, project: Path, value: str
) -> None:
    (project.parent / "outside.png").write_bytes(b"a picture")
    taken(project, with_picture(value))
    found = of_file(console, project, "1A/T1.png")
    assert found["inputs"] == {}
    assert drift(found) == [
        (
            "missing_input",
            f"{value} (Harbour) is not in the project; it must still lie on the node.",
        )
    ]
    assert of_picture(console, with_picture("a.png [output]"))["drift"] == []


def test_a_masked_picture_is_found_by_the_record(console: TestClient, project: Path) -> None:
    for name in ("harbour.png", "mask.png"):
        (project / name).write_bytes(b"a picture")
    place = {"node": "30", "field": "image"}
    inputs = [
        {"name": "picture", "label": "Picture", "type": "image", **place},
        {"name": "mask", "label": "Mask", "type": "mask", "optional": True, **place},
    ]
    template_id = keep(console, workflow=with_picture("a.png"), inputs=inputs)
    values = {"picture": "harbour.png", "mask": "mask.png"}
    taken(
        project,
        with_picture("harbour.png with mask.png"),
        template_id=template_id,
        values=values,
    )
    found = of_file(console, project, "1A/T1.png")
    assert found["inputs"] == {"30.image": {"image": "harbour.png", "mask": "mask.png"}}
    assert found["drift"] == []
    console.delete(f"/api/workflows/{template_id}")


def test_the_text_of_the_graph_holds_every_seed(console: TestClient) -> None:
    text = of_picture(console, GRAPH)["graph_text"]
    assert str(2**64 - 1) in text
    assert json.loads(text) == GRAPH


def test_where_templates_run_is_told_for_all_of_them(console: TestClient, farm: FakeFarm) -> None:
    farm.lacking = {"north": {}, "loft": {"missing_classes": ["Odd"]}}
    told = console.get("/api/workflows/where").json()
    assert told["refused"] == {}
    names = {template["id"] for template in console.get("/api/templates").json()["templates"]}
    assert told["templates"].keys() == names
    reach = told["templates"]["storyboard-still"]
    assert [(node["name"], node["runs"]) for node in reach] == [("North", True), ("Loft", False)]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({}, 422),
        ({"project": "/nowhere", "path": "a.png"}, 404),
        ({"project": "relative", "path": "a.png"}, 422),
        ({"path": "a.png"}, 422),
    ],
)
def test_a_place_that_is_none_is_refused(
    console: TestClient, form: dict[str, str], status: int
) -> None:
    assert console.post(REPLAY, data=form).status_code == status


@pytest.mark.parametrize(
    ("path", "status"), [("missing.png", 404), ("../outside.png", 422), ("link.png", 403)]
)
def test_only_files_of_the_project_are_read(
    console: TestClient, project: Path, path: str, status: int
) -> None:
    (project.parent / "outside.png").write_bytes(png({"prompt": json.dumps(GRAPH)}))
    (project / "link.png").symlink_to(project.parent / "outside.png")
    answer = console.post(REPLAY, data={"project": str(project), "path": path})
    assert answer.status_code == status


def test_a_picture_without_a_graph_cannot_be_replayed(console: TestClient) -> None:
    for texts in ({}, {"parameters": WORDS}):
        answer = console.post(REPLAY, files={"file": ("a.png", png(texts))})
        assert answer.status_code == 422
        assert "carries no workflow" in answer.json()["detail"]
