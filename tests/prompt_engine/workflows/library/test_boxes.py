"""A graph as boxes."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.workflows.library.boxes import boxes
from prompt_engine.workflows.node_classes.classes import NodeClasses
from tests.prompt_engine.workflows.library.samples import GRAPH, PAGE, keep

NOTHING_KNOWN = NodeClasses({}, origin="known")


def of(console: TestClient, template_id: str) -> dict[str, Any]:
    answer = console.get(f"/api/workflows/{template_id}/graph")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_input_of_a_box_is_told_with_what_a_form_could_show(console: TestClient) -> None:
    found = of(console, keep(console))
    assert found["graph"] == GRAPH
    box = next(each for each in found["nodes"] if each["id"] == "6")
    assert (box["title"], box["class_type"], box["x"]) == ("Draw", "KSampler", None)
    inputs = {each["name"]: each for each in box["inputs"]}
    assert inputs["model"]["link"] == {"node": "2", "slot": 0}
    assert (inputs["model"]["type"], inputs["model"]["input_type"]) == ("MODEL", None)
    assert (inputs["seed"]["value"], inputs["seed"]["input_type"]) == (2**64 - 1, "seed")
    assert (inputs["cfg"]["min"], inputs["cfg"]["input_type"]) == (0, "float")
    assert "euler" in inputs["sampler_name"]["options"]
    assert inputs["sampler_name"]["input_type"] == "choice"
    assert [each["type"] for each in box["outputs"]] == ["LATENT"]
    loader = next(each for each in found["nodes"] if each["id"] == "1")
    assert loader["inputs"][0]["model_folder"] == "checkpoints"
    assert loader["inputs"][0]["input_type"] == "model"


def test_boxes_stand_where_the_page_has_them(console: TestClient) -> None:
    found = of(console, keep(console, workflow=PAGE))["nodes"]
    assert [(each["x"], each["y"], each["w"], each["h"]) for each in found] == [
        (10, 20, 300, 310),
        (400, 20, 300, 270),
    ]


def test_the_house_templates_have_boxes_too(console: TestClient) -> None:
    for template in console.get("/api/templates").json()["templates"]:
        assert of(console, template["id"])["nodes"]
    assert console.get("/api/workflows/unknown/graph").status_code == 404


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "boolean"), (3, "integer"), (0.5, "float"), ("a", "text"), (None, None), ([1], None)],
)
def test_an_unknown_box_is_told_by_its_values(value: Any, expected: str | None) -> None:
    graph = {"1": {"class_type": "Odd", "inputs": {"x": value}}}
    [box] = boxes(graph, page={"nodes": "many"}, classes=NOTHING_KNOWN, suggested={})
    assert (box.title, box.outputs, box.inputs[0].input_type) == ("Odd", (), expected)


def test_where_one_place_is_missing_all_are_left_to_the_page() -> None:
    page = {"nodes": [{"id": 1, "pos": [0, 0], "size": [10, 10]}, {"id": 2, "pos": [0, "x"]}, 7]}
    graph: dict[str, Any] = {key: {"class_type": "Odd", "inputs": {}} for key in "12"}
    found = boxes(graph, page=page, classes=NOTHING_KNOWN, suggested={})
    assert {box.x for box in found} == {None}
