"""Boards beside the board, over HTTP."""

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
        yield client


@pytest.fixture
def project(client: TestClient) -> str:
    found = f"/api/projects/{client.post('/api/projects', json={'name': 'Film'}).json()['id']}"
    for prompt in ("Mara waits.", "A door.", "A tower."):
        push(client, prompt)
    return found


def push(client: TestClient, prompt: str, **more: Any) -> str:
    body = {"prompt": prompt, **more}
    return client.post("/api/storyboard/push_prompt", json=body).json()["frame_id"]


def prompts(client: TestClient) -> list[str]:
    return [frame["prompt"] for frame in client.get("/api/storyboard/state").json()["frames"]]


def begin(client: TestClient, project: str, name: str = "Night", **more: Any) -> str:
    answer = client.post(f"{project}/branches", json={"name": name, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def switch(client: TestClient, project: str, branch: str) -> dict[str, Any]:
    return client.post(f"{project}/branches/{branch}/switch", json={"by": "Ada"}).json()


def merge(client: TestClient, project: str, branch: str, **resolve: str) -> dict[str, Any]:
    body = {"resolve": {key.replace("__", "/"): side for key, side in resolve.items()}}
    return client.post(f"{project}/branches/{branch}/merge", json=body).json()


def test_a_project_begins_with_one_branch(client: TestClient, project: str) -> None:
    found = client.get(f"{project}/branches").json()
    assert found["current"] == "main"
    assert [(each["name"], each["shots"]) for each in found["branches"]] == [("Main", 3)]


def test_what_is_changed_on_a_branch_stays_there(client: TestClient, project: str) -> None:
    night = begin(client, project)
    assert switch(client, project, night)["current"] == night
    push(client, "Mara waits at night.", frame_index=0)
    push(client, "The moon.")
    assert switch(client, project, "main")["current"] == "main"
    assert prompts(client) == ["Mara waits.", "A door.", "A tower."]
    switch(client, project, night)
    assert prompts(client) == ["Mara waits at night.", "A door.", "A tower.", "The moon."]


def test_a_branch_survives_the_service(client: TestClient, project: str, tmp_path: Path) -> None:
    night = begin(client, project)
    switch(client, project, night)
    push(client, "The moon.")
    path = client.get(project).json()["path"]
    client.__exit__(None, None, None)
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as again:
        again.post("/api/projects/open", json={"path": path})
        assert again.get(f"{project}/branches").json()["current"] == night
        assert len(prompts(again)) == 4
        switch(again, project, "main")
        assert len(prompts(again)) == 3


def test_three_shots_changed_on_both_sides_merge_two_and_ask_about_one(
    client: TestClient, project: str
) -> None:
    night = begin(client, project)
    switch(client, project, night)
    push(client, "Mara waits alone.", frame_index=0)
    push(client, "A door.", frame_index=1, metadata={"lit": True})
    third = push(client, "A broken tower.", frame_index=2)
    switch(client, project, "main")
    push(client, "Young Mara waits.", frame_index=0)
    push(client, "A wide door.", frame_index=1)
    push(client, "A burning tower.", frame_index=2)
    asked = merge(client, project, night)
    assert asked["merged"] is False
    (conflict,) = asked["conflicts"]
    assert conflict["id"] == f"shots/{third}/description"
    assert (conflict["entry_name"], conflict["mine"]) == ("1C", "A burning tower.")
    assert prompts(client)[2] == "A burning tower."
    done = merge(client, project, night, **{conflict["id"].replace("/", "__"): "theirs"})
    assert done["merged"] is True
    assert prompts(client) == ["Young Mara waits alone.", "A wide door.", "A broken tower."]


def test_a_merge_can_be_taken_back(client: TestClient, project: str) -> None:
    night = begin(client, project)
    push(client, "The sun.")
    switch(client, project, night)
    push(client, "The moon.")
    merged = merge(client, project, "main")
    assert sorted(prompts(client)[3:]) == ["The moon.", "The sun."]
    client.post(f"{project}/snapshots/{merged['before']['id']}/restore", json={})
    assert prompts(client)[3:] == ["The moon."]


def test_what_was_merged_is_not_merged_or_asked_again(client: TestClient, project: str) -> None:
    night = begin(client, project)
    switch(client, project, night)
    moon = push(client, "The moon.")
    switch(client, project, "main")
    assert merge(client, project, night)["merged"]
    client.delete("/api/storyboard/frame/3")
    again = merge(client, project, night)
    assert again["merged"] is True
    assert again["changes"]["shots_added"] == 0
    assert moon not in [f["id"] for f in client.get("/api/storyboard/state").json()["frames"]]


def test_shots_added_on_both_sides_get_codes_of_their_own(client: TestClient, project: str) -> None:
    night = begin(client, project)
    push(client, "The sun.")
    switch(client, project, night)
    push(client, "The moon.")
    merge(client, project, "main")
    found = client.get(f"{project}/snapshots").json()["snapshots"][0]
    content = client.post(f"{project}/snapshots", json={"name": "Now"}).json()
    board = client.get(f"{project}/snapshots/{content['id']}/board").json()["content"]
    codes = sorted(shot["code"] for shot in board["shots"].values())
    assert found["reason"] == "before_merge"
    assert len(set(codes)) == 5


def test_branches_that_are_no_parent_and_child_are_not_merged(
    client: TestClient, project: str
) -> None:
    night, day = begin(client, project, "Night"), begin(client, project, "Day")
    switch(client, project, night)
    answer = client.post(f"{project}/branches/{day}/merge", json={})
    assert answer.status_code == 409
    assert "switch to the branch" in answer.json()["detail"]


def test_a_branch_that_is_needed_is_not_deleted(client: TestClient, project: str) -> None:
    night = begin(client, project)
    child = begin(client, project, "Late night", from_branch=night)
    switch(client, project, child)
    for needed in ("main", night, child):
        assert client.delete(f"{project}/branches/{needed}").status_code == 409
    switch(client, project, "main")
    assert client.delete(f"{project}/branches/{child}").status_code == 204
    assert client.delete(f"{project}/branches/{night}").status_code == 204
    assert [each["id"] for each in client.get(f"{project}/branches").json()["branches"]] == ["main"]


def test_a_name_is_given_once(client: TestClient, project: str) -> None:
    begin(client, project)
    assert client.post(f"{project}/branches", json={"name": " night "}).status_code == 409
    assert client.post(f"{project}/branches", json={"name": "main"}).status_code == 409


def test_branches_that_are_not_there_are_404(client: TestClient, project: str) -> None:
    for path in ("nobody/switch", "nobody/merge", "../switch"):
        assert client.post(f"{project}/branches/{path}", json={}).status_code in (404, 405)
    assert client.delete(f"{project}/branches/nobody").status_code == 404


def test_a_lost_board_is_said_and_the_list_still_answers(client: TestClient, project: str) -> None:
    night = begin(client, project)
    path = Path(client.get(project).json()["path"])
    (path / "branches" / f"{night}.board.json").write_text("torn")
    found = client.get(f"{project}/branches").json()["branches"]
    assert [each["shots"] for each in found] == [3, None]
    assert client.post(f"{project}/branches/{night}/switch", json={}).status_code == 404
    assert len(prompts(client)) == 3


def test_a_board_whose_branch_lost_its_files_can_be_left(client: TestClient, project: str) -> None:
    night = begin(client, project)
    switch(client, project, night)
    folder = Path(client.get(project).json()["path"]) / "branches"
    for path in folder.glob(f"{night}*"):
        path.unlink()
    found = client.get(f"{project}/branches").json()
    assert [(each["id"], each["shots"]) for each in found["branches"]] == [("main", 3), (night, 3)]
    assert switch(client, project, "main")["current"] == "main"
