"""Templates as older scripts ask for them."""

from pathlib import Path
from typing import get_args

import jsonschema_rs
import pytest
from starlette.testclient import TestClient

from prompt_engine.workflows.templates.categories import category_named, load_categories
from prompt_engine.workflows.templates.models import Category
from prompt_engine.workflows.templates.storage import HEADER_FILE
from studio_kit.settings import HOUSE
from studio_kit.tables import read_yaml

FOLDERS = sorted(path.parent for path in (HOUSE / "templates").glob(f"*/{HEADER_FILE}"))


def test_every_category_has_an_entry_and_older_names_mean_one():
    entries = load_categories()
    assert {entry.id for entry in entries} == set(get_args(Category))
    names = {"img2img": "image_to_image", "controlnet": "control", "Text to image": "text_to_image"}
    assert {name: category_named(name, entries) for name in names} == names
    assert category_named("nothing", entries) is None


@pytest.mark.parametrize("asked", ["img2img", "image_to_image"])
def test_the_list_is_narrowed_by_category(client: TestClient, asked: str):
    answer = client.get("/api/templates/list", params={"category": asked}).json()
    assert answer["total"] == len(answer["templates"]) > 0
    assert {template["category"] for template in answer["templates"]} == {"image_to_image"}


def test_the_list_is_narrowed_by_engine(client: TestClient):
    answer = client.get("/api/templates/list", params={"engine": "wan"}).json()
    assert {template["engine"] for template in answer["templates"]} == {"wan"}
    assert len(answer["engines"]) > 5


def test_counts_of_categories_are_those_of_the_list(client: TestClient):
    for category in client.get("/api/templates/categories").json()["categories"]:
        asked = {"category": category["name"]}
        assert client.get("/api/templates/list", params=asked).json()["total"] == category["count"]


def test_a_detail_names_parameters_loras_and_inputs(client: TestClient):
    detail = client.get("/api/templates/detail/qwen-edit-angles").json()
    parameters = {each["name"]: each for each in detail["parameters"]}
    assert parameters["steps"] == {
        "name": "steps",
        "display_name": "Steps",
        "type": "integer",
        "node_id": "15",
        "input_name": "steps",
        "default": 4,
        "constraints": {"min": 1, "max": 100},
        "description": "",
    }
    assert parameters["prompt"]["type"] == "prompt"
    assert parameters["sampler"]["type"] == "enum"
    assert detail["loras"][0]["strength_inputs"] == {"model": "strength_model"}
    assert detail["loras"][0]["lora_name"].endswith("multiple-angles-lora.safetensors")
    assert [each["name"] for each in detail["inputs"]] == ["picture"]
    assert detail["inputs"][0]["required"] is True
    assert detail["meta"]["supports_angles"] is True
    assert detail["meta"]["supports_next_scene"] is True
    assert detail["meta"]["requires_images"] is True
    assert detail["workflow_node_count"] == 17


def test_every_template_has_a_detail_and_an_unknown_one_is_not_found(client: TestClient):
    for template in client.get("/api/templates/list").json()["templates"]:
        detail = client.get(f"/api/templates/detail/{template['name']}")
        assert detail.status_code == 200
        assert detail.json()["meta"] == template
    assert client.get("/api/templates/detail/nothing").status_code == 404


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_template_fits_the_schema_that_is_served(folder: Path, client: TestClient):
    schema = client.get("/api/templates/schema").json()
    jsonschema_rs.validator_for(schema).validate(read_yaml(folder / HEADER_FILE))


def test_the_inventory_counts_what_is_there(client: TestClient):
    found = client.get("/api/templates/feature_parity").json()
    features = found["features"]
    summaries = client.get("/api/templates/list").json()
    assert found["status"] == "ok"
    assert sum(features["categories"].values()) == summaries["total"]
    assert features["node_types"] > 400
    assert {"GET /api/templates/angles", "POST /api/templates/build_workflow"} <= set(
        features["api_endpoints"]
    )
    for address in features["api_endpoints"]:
        method, path = address.split(" ")
        if method == "GET" and "{" not in path:
            assert client.get(path).status_code != 404, path
