"""Scenes as older programs speak to them."""

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from storyboard.app import create_app
from tests.storyboard.fakes import HERE, settings_in


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        client.post("/api/projects", json={"name": "The Salt Line"})
        yield client


def ask(client: TestClient, path: str, status: int = 200, **body: Any) -> Any:
    answer = client.post(f"/api/storyboard/{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def listed(client: TestClient) -> Any:
    return client.get("/api/storyboard/list_scenes").json()


def test_scenes_are_listed_with_the_prompts_of_their_shots(client: TestClient):
    shot = ask(client, "push_prompt", prompt="a wall", negative_prompt="blur")
    found = listed(client)
    [scene] = found["scenes"]
    assert (found["total"], scene["index"], scene["name"]) == (1, 0, "Scene 1")
    assert scene["prompts"] == [
        {
            "shot_id": shot["frame_id"],
            "code": "1A",
            "prompt": "a wall",
            "negative_prompt": "blur",
        }
    ]


def test_prompts_of_a_scene_change_each_on_its_own_or_not_at_all(client: TestClient):
    first, second = (ask(client, "push_prompt", prompt=each)["frame_id"] for each in ("a", "b"))
    scene = listed(client)["scenes"][0]["scene_id"]
    wrong = {first: {"prompt": "x"}, "nobody": {"prompt": "y"}}
    ask(client, "update_prompts", 404, scene_id=scene, prompts=wrong)
    right = {first: {"negative_prompt": "blur"}, second: {"prompt": "rain"}}
    answer = ask(client, "update_prompts", scene_id=scene, prompts=right)
    prompts = [(each["prompt"], each["negative_prompt"]) for each in answer["scene"]["prompts"]]
    assert prompts == [("a", "blur"), ("rain", None)]


def test_metadata_that_a_scene_has_no_field_for_is_kept(client: TestClient):
    scene = listed(client)["scenes"][0]["scene_id"]
    ask(client, "update_metadata", scene_id=scene, metadata={"name": "Wall", "mask": "head.png"})
    said = {"resolution": [1024, 576], "depth_type": "zoe", "name": None}
    found = ask(client, "update_metadata", scene_id=scene, metadata=said)["scene"]
    assert found["name"] == "Wall"
    assert found["metadata"] == {
        "mask": "head.png",
        "resolution": [1024, 576],
        "depth_type": "zoe",
    }


def test_loras_go_to_every_shot_of_the_scene(client: TestClient):
    shot = ask(client, "push_prompt", prompt="a wall")["frame_id"]
    scene = listed(client)["scenes"][0]["scene_id"]
    ask(client, "update_loras", scene_id=scene, loras=[{"name": "noir", "strength": 0.8}])
    [project] = client.get("/api/projects").json()["projects"]
    found = client.get(f"/api/projects/{project['id']}/shots/{shot}").json()
    assert found["values"]["loras"] == [
        {"name": "noir", "strength": 0.8, "strength_clip": None, "enabled": True, "wire": None}
    ]


def test_a_saved_scene_is_in_its_file_when_it_is_answered(client: TestClient):
    scene = listed(client)["scenes"][0]["scene_id"]
    ask(client, "update_metadata", scene_id=scene, metadata={"heading": "INT. day"})
    ask(client, "save_metadata", scene_id=scene)
    [project] = client.get("/api/projects").json()["projects"]
    file = Path(project["path"]) / "scenes" / f"{scene}.json"
    assert json.loads(file.read_bytes())["scene"]["heading"] == "INT. day"


@pytest.mark.parametrize("path", ["update_prompts", "update_metadata", "update_loras"])
def test_a_scene_that_nobody_knows_is_404(client: TestClient, path: str):
    body: dict[str, Any] = {"prompts": {}, "metadata": {}, "loras": []}
    ask(client, path, 404, scene_id="nobody", **body)
    ask(client, "save_metadata", 404, scene_id="nobody")
