"""Projects over HTTP."""

import json
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from storyboard.app import create_app
from storyboard.board.document import new_content
from storyboard.board.opening import header
from storyboard.board.snapshot import render, write_files
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import HERE, put_on_disk, settings_in, take_record


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        yield client


def created(client: TestClient, name: str = "The Salt Line", **more: Any) -> dict[str, str]:
    answer = client.post("/api/projects", json={"name": name, **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def listed(client: TestClient) -> list[dict[str, Any]]:
    return client.get("/api/projects").json()["projects"]


def test_a_new_project_has_a_folder_and_stands_in_the_list(
    client: TestClient, tmp_path: Path
) -> None:
    place = created(client)
    assert place["path"] == str(tmp_path / "projects" / "The Salt Line")
    (project,) = listed(client)
    assert project["id"] == place["id"]
    assert (project["exists"], project["shots"], project["rendered"]) == (True, 0, 0)
    assert (project["frame_width"], project["fps"], project["pictures"]) == (1.85, 24, [])
    assert client.get(f"/api/projects/{place['id']}").json() == project


def test_a_new_project_takes_its_shape_and_place(client: TestClient, tmp_path: Path) -> None:
    place = created(client, folder=str(tmp_path / "else"), frame_width=16, frame_height=9, fps=25)
    assert Path(place["path"]).parent == tmp_path / "else"
    (project,) = listed(client)
    assert (project["frame_width"], project["frame_height"], project["fps"]) == (16, 9, 25)


def test_the_same_name_twice_is_two_projects(client: TestClient) -> None:
    first, second = created(client), created(client)
    assert second["name"] == "The Salt Line 2"
    assert first["id"] != second["id"]


@pytest.mark.parametrize("name", ["../x", "a/b", "", "CON", "x" * 300])
def test_a_name_that_could_harm_creates_nothing(
    client: TestClient, tmp_path: Path, name: str
) -> None:
    answer = client.post("/api/projects", json={"name": name})
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")
    assert not (tmp_path / "projects").exists()
    assert listed(client) == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": 5},
        {"name": "x", "fps": 0},
        {"name": "x", "frame_width": -1},
        {"name": "x", "frame_width": 1e-320},
        {"name": "x", "folder": "relative"},
        {"name": "x", "folder": "/tmp/a\0b"},
    ],
)
def test_nonsense_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    assert client.post("/api/projects", json=body).status_code == 422
    assert listed(client) == []


def test_a_folder_that_cannot_be_written_is_said(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = client.post("/api/projects", json={"name": "x", "folder": str(tmp_path / "file")})
    assert answer.status_code == 403
    assert "choose another folder" in answer.json()["detail"]


def test_the_project_opened_last_comes_first(client: TestClient) -> None:
    first = created(client, "First")
    created(client, "Second")
    assert client.post("/api/projects/open", json={"path": first["path"]}).json() == first
    assert [project["name"] for project in listed(client)] == ["First", "Second"]


def test_a_forgotten_project_leaves_the_list_and_stays_on_disk(client: TestClient) -> None:
    place = created(client)
    assert client.delete(f"/api/projects/{place['id']}").status_code == 204
    assert listed(client) == []
    assert client.delete(f"/api/projects/{place['id']}").status_code == 404
    assert client.post("/api/projects/open", json={"path": place["path"]}).json() == place


@pytest.mark.parametrize("path", ["{tmp}", "{tmp}/nowhere", "relative", "", "/tmp/a\0b"])
def test_a_folder_without_a_project_is_refused(
    client: TestClient, tmp_path: Path, path: str
) -> None:
    answer = client.post("/api/projects/open", json={"path": path.format(tmp=tmp_path)})
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith(".")


def test_a_project_whose_folder_is_gone_stays_listed_as_such(client: TestClient) -> None:
    place = created(client)
    shutil.rmtree(place["path"])
    (project,) = listed(client)
    assert (project["name"], project["exists"]) == ("The Salt Line", False)


def test_a_moved_project_is_the_same_one(client: TestClient, tmp_path: Path) -> None:
    place = created(client)
    moved = shutil.move(place["path"], tmp_path / "moved")
    assert client.post("/api/projects/open", json={"path": str(moved)}).json()["id"] == place["id"]
    (project,) = listed(client)
    assert (project["path"], project["exists"]) == (str(moved), True)


def test_a_copy_becomes_a_project_of_its_own(client: TestClient, tmp_path: Path) -> None:
    original = created(client)
    client.post(
        "/api/storyboard/push_prompt", params={"project": original["id"]}, json={"prompt": "a wall"}
    )
    copy_path = shutil.copytree(original["path"], tmp_path / "copy")
    copy = client.post("/api/projects/open", json={"path": str(copy_path)}).json()
    assert copy["id"] != original["id"]
    assert {project["id"] for project in listed(client)} == {original["id"], copy["id"]}
    client.post("/api/storyboard/clear", params={"project": copy["id"]})
    counts = {project["id"]: project["shots"] for project in listed(client)}
    assert counts == {original["id"]: 1, copy["id"]: 0}
    again = client.post("/api/projects/open", json={"path": str(copy_path)}).json()
    assert again == copy


def test_the_list_shows_chosen_pictures_of_closed_projects(tmp_path: Path) -> None:
    folder = tmp_path / "film"
    folder.mkdir()
    content = new_content(header("Film"))
    (scene,) = content.scenes
    for name in ("1A", "1B"):
        content.shots[name] = {"id": name, "scene_id": scene, "code": name, "order": int(name[0])}
    write_files(folder, render(content))
    put_on_disk(ProjectRoot.open(folder), take_record("one", shot_id="1B", code="1B"))
    app = create_app(settings_in(tmp_path), idle_seconds=0)
    with TestClient(app, base_url=HERE) as client:
        client.post("/api/projects/open", json={"path": str(folder)})
    shutil.rmtree(folder / ".studio")
    with TestClient(app, base_url=HERE) as client:
        (project,) = listed(client)
    assert (project["shots"], project["rendered"]) == (2, 1)
    assert project["pictures"] == ["1B/one.png"]


def test_a_damaged_project_is_listed_and_opens(client: TestClient) -> None:
    place = created(client)
    client.post("/api/storyboard/push_prompt", json={"prompt": "a wall"})
    path = Path(place["path"]) / "storyboard.json"
    path.write_bytes(b"{")
    assert client.post("/api/projects/open", json={"path": place["path"]}).json() == place
    assert listed(client)[0]["exists"]


def test_folders_are_listed_with_their_projects(client: TestClient, tmp_path: Path) -> None:
    created(client)
    (tmp_path / "projects" / "empty").mkdir()
    (tmp_path / "projects" / ".hidden").mkdir()
    answer = client.get("/api/folders").json()
    assert answer["path"] == str(tmp_path / "projects")
    assert answer["parent"] == str(tmp_path)
    found = [(folder["name"], folder["is_project"]) for folder in answer["folders"]]
    assert found == [("empty", False), ("The Salt Line", True)]


def test_the_root_of_a_drive_has_no_parent(client: TestClient) -> None:
    assert client.get("/api/folders", params={"path": "/"}).json()["parent"] is None


@pytest.mark.parametrize(("path", "status"), [("{tmp}/nowhere", 404), ("relative", 422)])
def test_a_folder_that_is_not_there_is_said(
    client: TestClient, tmp_path: Path, path: str, status: int
) -> None:
    answer = client.get("/api/folders", params={"path": path.format(tmp=tmp_path)})
    assert answer.status_code == status


def test_a_folder_can_be_made(client: TestClient, tmp_path: Path) -> None:
    body = {"path": str(tmp_path), "name": "Films"}
    assert client.post("/api/folders", json=body).json()["path"] == str(tmp_path / "Films")
    assert client.post("/api/folders", json=body).status_code == 409
    assert client.post("/api/folders", json=body | {"name": "../x"}).status_code == 422


def test_a_project_is_readable_json_on_disk(client: TestClient) -> None:
    place = created(client)
    document = json.loads((Path(place["path"]) / "storyboard.json").read_bytes())
    assert document["project"]["id"] == place["id"]
    assert document["project"]["naming_profile"] == "director"
