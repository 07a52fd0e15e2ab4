"""The gallery tells that files have other names; open boards follow at once."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from storyboard.app import create_app
from storyboard.board.document import new_content
from storyboard.board.opening import header
from storyboard.board.snapshot import read_files, render, write_files
from studio_kit.paths import ProjectRoot
from tests.storyboard.fakes import HERE, put_on_disk, settings_in, take_record


@pytest.fixture
def client(tmp_path: Path) -> Generator[TestClient]:
    with TestClient(create_app(settings_in(tmp_path)), base_url=HERE) as client:
        yield client


@pytest.fixture
def place(client: TestClient) -> dict[str, str]:
    """An open project with a take of a shot."""
    place = client.post("/api/projects", json={"name": "The Salt Line"}).json()
    pushed = client.post(
        "/api/storyboard/push_prompt", json={"prompt": "a wall"}, params={"project": place["id"]}
    )
    assert pushed.is_success, pushed.text
    root = ProjectRoot.open(place["path"])
    client.post("/api/projects/open", json={"path": place["path"]})
    put_on_disk(root, take_record("take1", shot_id=None))
    return place


def told(client: TestClient, project: str, *moves: tuple[str, str], **order: Any) -> Any:
    body = [{"source": source, "target": target} for source, target in moves]
    return client.post(
        "/api/projects/files-moved", json={"project": project, "moves": body, **order}
    )


def by_gallery(number: int) -> dict[str, Any]:
    return {"teller": "gallery", "number": number}


def test_a_take_that_came_back_is_on_the_open_board_and_follows(
    client: TestClient, place: dict[str, str]
) -> None:
    path = place["path"]
    assert told(client, path, (".trash/x/a.png", "1A/take1.png")).json() == {"takes": 1}
    assert told(client, path, ("1A/take1.png", "1A/b.png")).json() == {"takes": 1}
    assert told(client, path, ("1A/take1.png", "1A/b.png")).json() == {"takes": 0}
    assert told(client, path, ("1A/b.png", ".trash/y/b.png")).json() == {"takes": 1}


def test_what_is_told_again_after_its_opposite_changes_nothing(
    client: TestClient, place: dict[str, str]
) -> None:
    path, there, back = place["path"], ("1A/take1.png", "1A/b.png"), ("1A/b.png", "1A/take1.png")
    told(client, path, (".trash/x/a.png", "1A/take1.png"), **by_gallery(1))
    assert told(client, path, there, **by_gallery(2)).json() == {"takes": 1}
    assert told(client, path, back, **by_gallery(3)).json() == {"takes": 1}
    assert told(client, path, there, **by_gallery(2)).json() == {"takes": 0}
    assert told(client, path, there, **by_gallery(4)).json() == {"takes": 1}


def test_what_arrives_late_is_followed_where_the_disk_says_the_same(
    client: TestClient, place: dict[str, str]
) -> None:
    path = Path(place["path"])
    told(client, place["path"], (".trash/x/a.png", "1A/take1.png"), **by_gallery(1))
    told(client, place["path"], ("1A/other.png", "1A/another.png"), **by_gallery(3))
    (path / "1A" / "take1.png").rename(path / "1A" / "b.png")
    late = told(client, place["path"], ("1A/take1.png", "1A/b.png"), **by_gallery(2))
    assert late.json() == {"takes": 1}


def test_another_teller_begins_to_count_anew(client: TestClient, place: dict[str, str]) -> None:
    told(client, place["path"], (".trash/x/a.png", "1A/take1.png"), **by_gallery(9))
    again = {"teller": "restarted", "number": 1}
    moved = told(client, place["path"], ("1A/take1.png", "1A/b.png"), **again)
    assert moved.json() == {"takes": 1}


def test_a_file_that_a_shot_was_given_is_followed_also_while_the_board_is_closed(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "The Salt Line"
    folder.mkdir()
    content = new_content(header("The Salt Line"))
    (scene_id,) = content.scenes
    values = {"start": "refs/a.png", "end": {"path": "refs/a.png", "enabled": False}, "steps": 4}
    shot = {"id": "shot1", "scene_id": scene_id, "code": "1A", "order": 1, "values": values}
    write_files(folder, render(replace(content, shots={"shot1": shot})))
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        client.post("/api/projects/open", json={"path": str(folder)})
    with TestClient(create_app(settings_in(tmp_path), idle_seconds=0), base_url=HERE) as client:
        assert told(client, str(folder), ("refs/a.png", ".trash/1/a.png")).json() == {"takes": 0}
        assert told(client, str(folder), ("refs/a.png", "best/b.png")).json() == {"takes": 0}
    after = read_files(ProjectRoot.open(folder)).content
    assert after
    assert after.shots["shot1"]["values"] == {
        "start": "best/b.png",
        "end": {"path": "best/b.png", "enabled": False},
        "steps": 4,
    }


def test_what_is_no_take_or_no_project_changes_nothing(
    client: TestClient, place: dict[str, str], tmp_path: Path
) -> None:
    assert told(client, place["path"], (".trash/x/a.png", "gone.png")).json() == {"takes": 0}
    assert told(client, place["path"], (".trash/x", "../out.png")).status_code == 422
    assert told(client, str(tmp_path), ("a.png", "b.png")).status_code == 404
    assert told(client, "a\0b", ("a.png", "b.png")).status_code == 404
    assert told(client, place["path"], ("", "b.png")).status_code == 422
