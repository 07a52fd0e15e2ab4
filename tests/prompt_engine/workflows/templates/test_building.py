"""What `build_workflow` makes of what pages and older scripts ask."""

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.workflows.angles.service import load_angles
from prompt_engine.workflows.node_classes.classes import read_object_info
from prompt_engine.workflows.templates.building import Builder
from prompt_engine.workflows.templates.requests import BuildRequest
from studio_kit.graph import Graph

from .conftest import template_of

BUILD = "/api/templates/build_workflow"


def built(client: TestClient, template: str, **asked: Any) -> dict[str, Any]:
    answer = client.post(BUILD, json={"template_name": template, **asked})
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(client: TestClient, template: str, **asked: Any) -> dict[str, str]:
    answer = client.post(BUILD, json={"template_name": template, **asked})
    assert answer.status_code == 422
    return {error["field"]: error["message"] for error in answer.json()["errors"]}


def text(answer: dict[str, Any]) -> str:
    return answer["workflow"]["2"]["inputs"]["text"]


def test_every_template_that_is_listed_is_told_and_built(client: TestClient):
    for template in client.get("/api/templates").json()["templates"]:
        media = {
            each["name"]: "inputs/a.png"
            for each in template["inputs"]
            if each["type"] in ("image", "mask", "video", "audio") and not each["optional"]
        }
        prompts = {"positive": "Mara"} if template["category"] != "upscaling" else {}
        answer = built(client, template["id"], image_paths=media, prompt_values=prompts)
        assert set(answer["inputs"].values()) <= {"inputs/a.png"}
        assert len(answer["inputs"]) == len(media)
        assert client.get(f"/api/templates/detail/{template['id']}").status_code == 200


@pytest.mark.parametrize(
    "prompts",
    [{"positive": "Mara"}, {"positive_prompt": "Mara"}, {"prompt": "Mara"}],
)
def test_a_prompt_is_named_by_role_or_by_its_input(client: TestClient, prompts: dict[str, str]):
    answer = built(client, "storyboard-still", prompt_values=prompts)
    assert text(answer) == answer["prompt"] == "Mara"


def test_what_was_used_is_answered(client: TestClient):
    answer = built(
        client,
        "storyboard-still",
        prompt_values={"positive": "Mara", "negative": "rain"},
        parameter_values={"seed": 41},
        seed_policy="increment",
    )
    assert (answer["seed"], answer["negative_prompt"]) == (42, "rain")
    assert answer["values"]["seed"] == answer["workflow"]["5"]["inputs"]["seed"] == 42
    assert answer["values"]["steps"] == 14


def test_a_drawn_seed_is_one_that_a_page_can_keep(client: TestClient):
    seeds = {
        built(client, "storyboard-still", prompt_values={"positive": "a"}, seed_policy="random")[
            "seed"
        ]
        for _ in range(5)
    }
    assert len(seeds) == 5
    assert all(0 <= seed < 2**53 for seed in seeds)


def test_an_angle_is_told_in_words_or_in_the_loras_tokens(client: TestClient):
    asked = {"prompt_values": {"positive": "Mara"}, "camera_angle": "close_up-low-profile_left"}
    assert text(built(client, "storyboard-still", **asked)) == (
        "close-up, low angle, profile view from the left, Mara"
    )
    turned = built(client, "qwen-edit-angles", image_paths={"picture": "inputs/a.png"}, **asked)
    assert turned["prompt"] == "<sks> left side view low-angle shot close-up, Mara"


def test_each_of_several_prompts_is_told_the_angle(plain: Graph, catalogue: Catalogue):
    prompts = [
        {"name": name, "label": name, "type": "text", "role": "prompt", "node": at, "field": "text"}
        for name, at in (("large", "2"), ("small", "3"))
    ]
    builder = Builder(load_angles(catalogue))
    body = BuildRequest(
        template_name="t",
        prompt_values={"large": "Mara", "small": "rain"},
        camera_angle="wide-high-front",
    )
    at = datetime(2026, 11, 21, tzinfo=UTC)
    nothing = read_object_info({})
    answer = builder.build(template_of(plain, *prompts), body, classes=nothing, at=at)
    texts = [answer.workflow[node]["inputs"]["text"] for node in ("2", "3")]
    angle = "wide shot, high angle, frontal view"
    assert texts == [f"{angle}, Mara", f"{angle}, rain"]


def test_an_angle_alone_is_a_prompt(client: TestClient):
    answer = built(client, "storyboard-still", camera_angle="wide-high-front")
    assert answer["prompt"] == "wide shot, high angle, frontal view"


def test_the_next_scene_comes_before_all(client: TestClient):
    asked = {"prompt_values": {"positive": "Mara"}, "enable_next_scene": True}
    picture = {"image_paths": {"picture": "inputs/a.png"}}
    answer = built(
        client, "qwen-edit-next-scene", camera_angle="wide-low-front", **asked, **picture
    )
    assert answer["prompt"] == "Next Scene: wide shot, low angle, frontal view, Mara"


def test_what_a_template_cannot_be_told_is_said(client: TestClient):
    answer = built(
        client,
        "upscale",
        image_paths={"picture": "inputs/a.png"},
        camera_angle="wide-low-front",
        enable_next_scene=True,
    )
    assert "camera_angle: left out, Upscale is not told one" in answer["applied_changes"]
    assert "next scene: left out, Upscale was not made for it" in answer["applied_changes"]
    assert answer["prompt"] is None


def test_files_are_answered_for_the_jobs_metadata(client: TestClient):
    answer = built(
        client,
        "flux-fill-inpaint",
        prompt_values={"positive": "Mara"},
        image_paths={"picture": "inputs/a.png"},
        parameter_values={"mask": "inputs/m.png"},
    )
    assert answer["inputs"] == {"7.image": {"image": "inputs/a.png", "mask": "inputs/m.png"}}


def test_a_file_inside_of_a_request_is_no_value_to_keep(client: TestClient):
    url = "data:image/png;base64,AAAA"
    answer = built(client, "upscale", image_paths={"picture": url})
    assert answer["inputs"] == {"2.image": url}
    assert "picture" not in answer["values"]


def test_settings_change_a_lora_of_the_graph(client: TestClient):
    answer = built(
        client,
        "qwen-edit-angles",
        prompt_values={"positive": ""},
        image_paths={"picture": "inputs/a.png"},
        lora_settings={
            "angles_lora": {"enabled": True, "strength": 0.7, "filename": "x\\b.safetensors"}
        },
        backend_os="posix",
    )
    lora = answer["workflow"]["4"]["inputs"]
    assert (lora["lora_name"], lora["strength_model"]) == ("x/b.safetensors", 0.7)


def test_a_lora_that_the_template_lacks_is_named(client: TestClient):
    faults = refused(
        client, "sdxl-still", prompt_values={"positive": "a"}, lora_settings={"x": {"strength": 1}}
    )
    assert faults == {"x": "sdxl-still has no LoRA x."}


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"camera_angle": "nowhere"}, None),
        ({"seed_policy": "sometimes"}, "seed_policy"),
        ({"seed_policy": {"steps": "random"}}, "steps"),
        ({"image_paths": {"picture": "inputs/a.png"}}, "picture"),
        ({"filename_prefix": "{nothing}"}, "filename_prefix"),
        ({"loras": [{"name": "a", "strength": 1000}]}, "loras"),
        ({"prompt_values": {"positive": 5}}, "prompt_values"),
    ],
)
def test_a_wrong_request_is_refused(client: TestClient, asked: dict[str, Any], field: str | None):
    body = {"template_name": "storyboard-still", "prompt_values": {"positive": "a"}, **asked}
    answer = client.post(BUILD, json=body)
    assert answer.status_code == 422
    named = [str(error["field"]).split(".")[0] for error in answer.json().get("errors", ())]
    assert field is None or field in named
