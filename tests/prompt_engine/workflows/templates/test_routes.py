from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from studio_kit.settings import Settings

BUILD = "/api/templates/build_workflow"


def test_the_sketch_that_needs_no_gpu_is_offered_first(client: TestClient):
    answer = client.get("/api/templates").json()
    assert answer["templates"][0]["id"] == "storyboard-still"
    assert answer["problems"] == []


def test_a_template_declares_its_form(client: TestClient):
    template = client.get("/api/templates/storyboard-still").json()
    inputs = {wanted["name"]: wanted for wanted in template["inputs"]}
    assert inputs["steps"] == {
        "name": "steps",
        "label": "Steps",
        "type": "integer",
        "role": "steps",
        "default": 14,
        "min": 1,
        "max": 100,
        "step": None,
        "options": None,
        "model_folder": None,
        "node": "5",
        "field": "steps",
        "group": "Sampling",
        "advanced": False,
        "tooltip": None,
        "optional": False,
    }
    assert inputs["prompt"]["default"] is None


def test_the_older_list_narrows_by_category_and_engine(client: TestClient):
    answer = client.get("/api/templates/list", params={"category": "video"}).json()
    names = [template["name"] for template in answer["templates"]]
    assert names[:2] == ["wan-shot", "wan22-text-to-video"]
    assert (
        answer["total"] == len(names) < len(client.get("/api/templates/list").json()["templates"])
    )
    assert {"text_to_image", "video"} <= set(answer["categories"])


def test_a_filled_graph_is_answered(client: TestClient):
    body = {
        "template_name": "storyboard-still",
        "parameter_values": {"seed": 2**64 - 1, "width": 1320},
        "prompt_values": {"positive": "Mara", "negative": ""},
        "filename_prefix": "The Salt Line_1A",
    }
    answer = client.post(BUILD, json=body).json()
    assert answer["success"] is True
    assert answer["workflow"]["5"]["inputs"]["seed"] == 2**64 - 1
    assert answer["workflow"]["7"]["inputs"]["filename_prefix"] == "The Salt Line_1A"
    assert len(answer["fingerprint"]) == 64


def test_an_unknown_template_is_not_found(client: TestClient):
    for answer in (
        client.get("/api/templates/storybord-still"),
        client.post(BUILD, json={"template_name": "storybord-still"}),
    ):
        assert answer.status_code == 404
        assert 'Did you mean "storyboard-still"?' in answer.json()["detail"]


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"prompt_values": None}, "prompt"),
        ({"parameter_values": {"steps": 1000}}, "steps"),
        ({"parameter_values": {"stepz": 10}}, "stepz"),
        ({"filename_prefix": "../x"}, "filename_prefix"),
        ({"filename_prefix": "/x"}, "filename_prefix"),
        ({"filename_prefix": "C:/x"}, "filename_prefix"),
        ({"filename_prefix": "a\x00"}, "filename_prefix"),
        ({"template": "x"}, "template"),
    ],
)
def test_a_wrong_body_is_refused_and_the_fault_named(
    client: TestClient, change: dict[str, Any], names: str
):
    body = {
        "template_name": "storyboard-still",
        "prompt_values": {"positive": "Mara"},
        **change,
    }
    answer = client.post(BUILD, json=body)
    assert answer.status_code == 422
    assert names in [error["field"] for error in answer.json()["errors"]]


def test_a_broken_template_of_the_users_is_reported(tmp_path: Path):
    broken = tmp_path / "templates" / "mine"
    broken.mkdir(parents=True)
    (broken / "template.yaml").write_text("title: Mine")
    settings = Settings(data=tmp_path / "data", templates=tmp_path / "templates")
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        answer = client.get("/api/templates").json()
    assert "mine" not in {template["id"] for template in answer["templates"]}
    assert len(answer["templates"]) >= 16
    assert answer["problems"][0]["template"] == "mine"
    assert "mine/template.yaml: description" in answer["problems"][0]["message"]
