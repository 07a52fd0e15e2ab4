"""The earlier console's storyboard paths."""

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


def push(client: TestClient, prompt: str, **more: Any) -> dict[str, Any]:
    answer = client.post("/api/storyboard/push_prompt", json={"prompt": prompt, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def prompts(client: TestClient) -> list[str]:
    return [frame["prompt"] for frame in client.get("/api/storyboard/state").json()["frames"]]


def test_a_pushed_prompt_is_a_shot_at_the_end(client: TestClient) -> None:
    first, second = push(client, "a wall"), push(client, "a door")
    assert (first["success"], first["frame_index"], second["frame_index"]) == (True, 0, 1)
    assert prompts(client) == ["a wall", "a door"]


def test_everything_pushed_comes_back_exactly(client: TestClient) -> None:
    graph = {"3": {"inputs": {"seed": 2**64 - 1, "cfg": 7.0}}}
    push(client, "a wall", negative_prompt="blur", workflow_data=graph, metadata={"by": "script"})
    frame = client.get("/api/storyboard/frame/0").json()["frame"]
    assert (frame["index"], frame["prompt"], frame["negative_prompt"]) == (0, "a wall", "blur")
    assert frame["workflow_data"] == graph
    assert frame["metadata"] == {"by": "script"}


def test_a_prompt_for_an_index_changes_that_shot(client: TestClient) -> None:
    first = push(client, "a wall")
    push(client, "a door")
    assert push(client, "a tower", frame_index=0)["frame_id"] == first["frame_id"]
    assert push(client, "a roof", frame_index=2)["frame_index"] == 2
    assert prompts(client) == ["a tower", "a door", "a roof"]


@pytest.mark.parametrize("index", [1, 10**9, -1, 2**80])
def test_an_index_beyond_the_end_fills_nothing(client: TestClient, index: int) -> None:
    body = {"prompt": "a wall", "frame_index": index}
    assert client.post("/api/storyboard/push_prompt", json=body).status_code == 422
    assert prompts(client) == []


def test_a_deleted_shot_can_be_restored(client: TestClient) -> None:
    first = push(client, "a wall")
    push(client, "a door")
    assert client.delete("/api/storyboard/frame/0").json()["total_frames"] == 1
    assert prompts(client) == ["a door"]
    restored = client.post("/api/storyboard/restore", json={"frame_id": first["frame_id"]}).json()
    assert restored["frame_index"] == 0
    assert prompts(client) == ["a wall", "a door"]
    again = client.post("/api/storyboard/restore", json={"frame_id": first["frame_id"]})
    assert again.status_code == 404


def test_a_cleared_board_can_be_restored(client: TestClient) -> None:
    ids = [push(client, prompt)["frame_id"] for prompt in ("a wall", "a door")]
    assert client.post("/api/storyboard/clear").json()["success"]
    assert client.get("/api/storyboard/state").json()["current_frame_index"] is None
    for each in ids:
        client.post("/api/storyboard/restore", json={"frame_id": each})
    assert prompts(client) == ["a wall", "a door"]


@pytest.mark.parametrize("index", [0, -1, 10**9])
def test_a_frame_that_is_not_there_is_said(client: TestClient, index: int) -> None:
    assert client.get(f"/api/storyboard/frame/{index}").status_code == 404
    assert client.delete(f"/api/storyboard/frame/{index}").status_code == 404


def test_several_open_projects_must_be_told_apart(client: TestClient, tmp_path: Path) -> None:
    other = client.post("/api/projects", json={"name": "Other"}).json()
    answer = client.post("/api/storyboard/push_prompt", json={"prompt": "a wall"})
    assert answer.status_code == 409
    assert "?project=" in answer.json()["detail"]
    for name in (other["id"], other["path"]):
        body = {"prompt": "a wall"}
        client.post("/api/storyboard/push_prompt", params={"project": name}, json=body)
    state = client.get("/api/storyboard/state", params={"project": other["id"]}).json()
    assert state["total_frames"] == 2
    assert state["metadata"]["project_name"] == "Other"


def test_no_open_project_is_said(tmp_path: Path) -> None:
    with TestClient(create_app(settings_in(tmp_path)), base_url=HERE) as client:
        assert client.get("/api/storyboard/state").status_code == 409


def test_an_unknown_project_is_said(client: TestClient, tmp_path: Path) -> None:
    for name, status in [("unknown", 404), (str(tmp_path), 422), ("../..", 404)]:
        answer = client.get("/api/storyboard/state", params={"project": name})
        assert answer.status_code == status


def test_the_same_paths_answer_under_v1(client: TestClient) -> None:
    push(client, "a wall")
    assert client.get("/api/v1/storyboard/state").json()["total_frames"] == 1


def test_what_was_answered_outlives_the_service(tmp_path: Path, client: TestClient) -> None:
    push(client, "a wall")
    (project,) = client.get("/api/projects").json()["projects"]
    client.__exit__()
    with TestClient(create_app(settings_in(tmp_path)), base_url=HERE) as later:
        state = later.get("/api/storyboard/state", params={"project": project["id"]}).json()
    client.__enter__()
    assert [frame["prompt"] for frame in state["frames"]] == ["a wall"]


def test_only_the_alternate_that_stands_is_a_frame(client: TestClient) -> None:
    shot = push(client, "a wall")["frame_id"]
    [project] = client.get("/api/projects").json()["projects"]
    at = f"/api/projects/{project['id']}/shots/{shot}/alternates"
    other = client.post(at, json={}).json()["id"]
    state = client.get("/api/storyboard/state").json()
    assert [frame["id"] for frame in state["frames"]] == [other]
    assert push(client, "a door")["frame_index"] == 1
