"""Stars and tags as scripts of the earlier console set them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from ..conftest import MakePicture

Call = Callable[..., dict[str, Any]]


@pytest.fixture
def call(client: TestClient, project: Path, picture: MakePicture) -> Call:
    """Calls a path of the gallery for the project, which has two pictures."""
    picture("1A/a.png")
    picture("1A/b.png")

    def call(method: str, path: str, status: int = 200, **body: Any) -> dict[str, Any]:
        told = {"project_path": str(project), **body}
        how = {"json": told} if method == "POST" else {"params": told}
        answer = client.request(method, f"/api/gallery/{path}", **how)  # pyright: ignore[reportArgumentType]
        assert answer.status_code == status, answer.text
        return answer.json()

    return call


def test_stars_are_set_and_read_by_path(call: Call, project: Path):
    call("POST", "ratings", ratings={"1A/a.png": 4, str(project / "1A/b.png"): 2})
    assert call("GET", "ratings")["ratings"] == {"1A/a.png": 4, "1A/b.png": 2}
    assert call("GET", "ratings", paths="1A/a.png,gone.png")["ratings"] == {"1A/a.png": 4}
    call("POST", "ratings", ratings={"1A/a.png": 0})
    assert call("GET", "ratings")["ratings"] == {"1A/b.png": 2}


@pytest.mark.parametrize("stars", [99, -1, 6, 2.5, "4", True, None])
def test_stars_are_0_to_5(call: Call, stars: Any):
    call("POST", "ratings", 422, ratings={"1A/a.png": stars})
    assert call("GET", "ratings")["ratings"] == {}


def test_what_says_nothing_of_a_file_is_refused(client: TestClient, project: Path, call: Call):
    body = {"project": str(project), "paths": ["1A/a.png"]}
    answer = client.post("/api/gallery/operations/annotate", json=body)
    assert (answer.status_code, "say stars" in answer.text) == (422, True)
    told = client.get("/api/gallery/operations", params={"project": str(project)})
    assert told.json()["operations"] == []


def test_stars_of_many_files_are_all_set_or_none(call: Call):
    call("POST", "ratings", 404, ratings={"1A/a.png": 4, "1A/gone.png": 4})
    assert call("GET", "ratings")["ratings"] == {}


def test_a_path_outside_is_refused(call: Call, tmp_path: Path):
    call("POST", "ratings", 403, ratings={str(tmp_path / "x.png"): 1})
    call("POST", "ratings", 422, ratings={"../x.png": 1})


def test_tags_are_made_changed_and_put_on_files(call: Call):
    hero = call("POST", "tags", name="hero", color="#ff0000")["tag"]
    dark = call("POST", "tags", name="dark")["tag"]
    assert dark == {"id": 2, "name": "dark", "color": "#808080"}
    both = [hero["id"], dark["id"]]
    call("POST", "file-tags", file_path="1A/a.png", tag_ids=both)
    left = call("POST", "file-tags", file_path="1A/a.png", tag_ids=[1], action="remove")
    assert [tag["name"] for tag in left["tags"]] == ["dark"]
    call("POST", "tags", name="darker", color="#000000", tag_id=2)
    again = call("POST", "file-tags", file_path="1A/a.png", tag_ids=[])
    assert [tag["name"] for tag in again["tags"]] == ["darker"]
    call("DELETE", "tags", tag_id=1)
    assert [tag["id"] for tag in call("GET", "tags")["tags"]] == [2]


def test_a_tag_that_is_none_is_refused(call: Call):
    call("POST", "tags", name="hero")
    call("POST", "tags", 409, name="HERO")
    call("POST", "tags", 422, name="  ")
    call("POST", "tags", 422, name="red", color="red")
    call("POST", "tags", 404, name="x", tag_id=9)
    call("DELETE", "tags", 404, tag_id=9)
    call("POST", "file-tags", 404, file_path="1A/a.png", tag_ids=[9])
    call("POST", "file-tags", 404, file_path="1A/gone.png", tag_ids=[1])


def test_a_deleted_tag_comes_back_with_its_files(call: Call, client: TestClient, project: Path):
    for name in ("hero", "dark"):
        call("POST", "tags", name=name)
    call("POST", "file-tags", file_path="1A/a.png", tag_ids=[1, 2])
    call("DELETE", "tags", tag_id=1)
    undo = "/api/gallery/operations/undo"
    undone = client.post(undo, params={"project": str(project)})
    assert undone.json()["label"] == "Undo: Deleted the tag hero"
    assert [tag["name"] for tag in call("GET", "tags")["tags"]] == ["hero", "dark"]
    again = call("POST", "file-tags", file_path="1A/a.png", tag_ids=[])
    assert [tag["name"] for tag in again["tags"]] == ["hero", "dark"]
    client.post("/api/gallery/operations/undo", params={"project": str(project)})
    call("DELETE", "tags", tag_id=1)
    call("POST", "tags", name="HERO")
    history = client.get("/api/gallery/operations", params={"project": str(project)}).json()
    deletion = history["operations"][1]
    assert (deletion["label"], deletion["is_undone"]) == ("Deleted the tag hero", False)
    named = {"project": str(project), "operation": deletion["id"]}
    assert client.post(undo, params=named).status_code == 409


def test_a_tag_made_or_changed_is_taken_back_and_made_again(
    call: Call, client: TestClient, project: Path
):
    def step(way: str) -> list[tuple[int, str, str]]:
        address = f"/api/gallery/operations/{way}"
        answer = client.post(address, params={"project": str(project)})
        assert answer.status_code == 200, answer.text
        return [(tag["id"], tag["name"], tag["color"]) for tag in call("GET", "tags")["tags"]]

    call("POST", "tags", name="hero", color="#ff0000")
    call("POST", "tags", name="heroine", color="#ff00ff", tag_id=1)
    assert step("undo") == [(1, "hero", "#ff0000")]
    assert step("undo") == []
    assert step("redo") == [(1, "hero", "#ff0000")]
    assert step("redo") == [(1, "heroine", "#ff00ff")]
    step("undo")
    step("undo")
    assert call("POST", "tags", name="dark")["tag_id"] == 2


def test_a_tag_that_was_changed_since_is_not_taken_back(
    call: Call, client: TestClient, project: Path
):
    call("POST", "tags", name="hero")
    call("POST", "tags", name="heroine", tag_id=1)
    where = {"project": str(project)}
    made = client.get("/api/gallery/operations", params=where).json()["operations"][1]
    answer = client.post("/api/gallery/operations/undo", params={**where, "operation": made["id"]})
    assert answer.status_code == 409
    assert "hero was changed since" in answer.json()["detail"]
