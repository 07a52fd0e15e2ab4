"""Files that are alike over HTTP, on real files."""

import hashlib
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from .test_likeness import scene

DEADLINE = 60.0
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def ask(client: TestClient, project: Path) -> Ask:
    def ask(route: str, status: int = 200, /, **params: Any) -> dict[str, Any]:
        answer = client.get(f"/api/gallery/{route}", params={"project": str(project), **params})
        assert answer.status_code == status, answer.text
        return answer.json()

    return ask


def until(
    ask: Ask, route: str, holds: Callable[[dict[str, Any]], bool], /, **params: Any
) -> dict[str, Any]:
    end = time.monotonic() + DEADLINE
    while not holds(told := ask(route, **params)):
        assert time.monotonic() < end, told
    return told


def indexed(ask: Ask, count: int) -> None:
    until(ask, "index", lambda told: told["files"] == count and not told["scanning"])


def all_read(ask: Ask, route: str = "duplicates", /, **params: Any) -> dict[str, Any]:
    return until(ask, route, lambda told: told["remaining"] == 0, **params)


@pytest.fixture
def twins(ask: Ask, project: Path) -> Ask:
    """Two of one content, three of another, one of the same size as those and one alone."""
    for folder in ("1A", "2B"):
        (project / folder).mkdir()
    for name in ("1A/a.png", "2B/a copy.png"):
        (project / name).write_bytes(b"one" * 100)
    for name in ("1A/b.png", "1A/b copy.png", "2B/b.mp4"):
        (project / name).write_bytes(b"two" * 200)
    (project / "2B/other.png").write_bytes(b"six" * 200)
    (project / "alone.png").write_bytes(b"alone")
    indexed(ask, 7)
    return ask


def paths(group: dict[str, Any]) -> set[str]:
    return {file["path"] for file in group["files"]}


def test_files_of_one_content_are_found_with_the_bytes_to_win(twins: Ask):
    told = all_read(twins)
    assert [paths(group) for group in told["groups"]] == [
        {"1A/b.png", "1A/b copy.png", "2B/b.mp4"},
        {"1A/a.png", "2B/a copy.png"},
    ]
    assert [group["wasted_bytes"] for group in told["groups"]] == [1200, 300]
    assert (told["total"], told["surplus"], told["wasted_bytes"]) == (2, 3, 1500)
    assert [group["likeness"] for group in told["groups"]] == [None, None]


def test_one_folder_is_looked_through_for_itself(twins: Ask):
    told = all_read(twins, folder="1A")
    assert [paths(group) for group in told["groups"]] == [{"1A/b.png", "1A/b copy.png"}]


def test_groups_come_in_pages(twins: Ask):
    all_read(twins)
    first = twins("duplicates", limit=1)
    second = twins("duplicates", limit=1, cursor=first["next_cursor"])
    assert [len(page["groups"]) for page in (first, second)] == [1, 1]
    assert (first["total"], second["next_cursor"]) == (2, None)
    assert first["groups"] != second["groups"]
    twins("duplicates", 422, cursor="x")


def test_only_files_of_one_size_are_read(twins: Ask, project: Path):
    all_read(twins)
    assert hashes_in_index(twins, project)["alone.png"] is None


def hashes_in_index(ask: Ask, project: Path) -> dict[str, str | None]:
    import sqlite3

    [file] = (project.parent / "data/cache/gallery").glob("*.sqlite")
    with closing(sqlite3.connect(file)) as connection:
        return dict(connection.execute("SELECT path, sha256 FROM files"))


def test_a_file_that_was_changed_is_read_again(twins: Ask, project: Path, client: TestClient):
    all_read(twins)
    (project / "1A/b copy.png").write_bytes(b"new" * 200)
    client.post("/api/gallery/index/rescan", json={"project": str(project)})
    told = until(twins, "duplicates", lambda d: d["remaining"] == 0 and d["surplus"] == 2)
    assert {"1A/b.png", "2B/b.mp4"} in [paths(group) for group in told["groups"]]


def test_what_was_read_stays_with_a_file_that_is_renamed_and_rated(
    twins: Ask, project: Path, client: TestClient
):
    all_read(twins)
    body = {"project": str(project), "path": "1A/b.png", "name": "new"}
    client.post("/api/gallery/operations/rename", json=body)
    body = {"project": str(project), "paths": ["1A/new.png"], "rating": 5}
    client.post("/api/gallery/operations/annotate", json=body)
    content = hashlib.sha256(b"two" * 200).hexdigest()
    assert hashes_in_index(twins, project)["1A/new.png"] == content
    told = twins("duplicates", keep="best_rated")
    assert told["remaining"] == 0
    assert told["groups"][0]["files"][0]["path"] == "1A/new.png"
    assert told["groups"][0]["keep"] == told["groups"][0]["files"][0]["id"]


def test_a_link_to_a_file_is_no_duplicate_of_it(ask: Ask, project: Path):
    (project / "a.png").write_bytes(b"one" * 100)
    (project / "link.png").symlink_to(project / "a.png")
    indexed(ask, 2)
    assert all_read(ask)["groups"] == []


def test_a_file_that_cannot_be_read_does_not_hold_up_the_others(ask: Ask, project: Path):
    (project / "a.png").write_bytes(b"no picture")
    scene(1).save(project / "b.png")
    scene(1).save(project / "c.webp")
    indexed(ask, 3)
    assert [paths(group) for group in all_read(ask, kind="near")["groups"]] == [{"b.png", "c.webp"}]


@pytest.fixture
def alike(ask: Ask, project: Path) -> Ask:
    """A picture in three sizes and formats, and two others."""
    scene(1).save(project / "large.png")
    scene(1).resize((160, 90)).save(project / "small.png")
    scene(1).resize((300, 168)).save(project / "again.jpg")
    for seed in (2, 3):
        scene(seed).save(project / f"other{seed}.png")
    indexed(ask, 5)
    return ask


def test_pictures_that_look_the_same_are_found(alike: Ask):
    told = all_read(alike, kind="near", keep="largest")
    [group] = told["groups"]
    assert paths(group) == {"large.png", "small.png", "again.jpg"}
    assert group["files"][0]["path"] == "large.png"
    assert 0.9 <= group["likeness"] <= 1
    assert told["surplus"] == 2
    assert told["wasted_bytes"] == sum(file["size"] for file in group["files"][1:])


def test_pictures_like_one_are_found_the_most_alike_first(alike: Ask):
    told = all_read(alike, "similar", path="small.png")
    found = [one["file"]["path"] for one in told["files"]]
    assert set(found[:2]) == {"large.png", "again.jpg"}
    assert len(found) == 4
    likenesses = [one["likeness"] for one in told["files"]]
    assert likenesses == sorted(likenesses, reverse=True)
    assert [one["file"]["path"] for one in alike("similar", path="small.png", limit=1)["files"]]


def test_only_pictures_of_the_project_are_compared(alike: Ask, project: Path, client: TestClient):
    alike("similar", 404, path="gone.png")
    shutil.copy(project / "large.png", project / "sound.wav")
    from PIL import Image

    Image.new("RGB", (64, 36), "black").save(project / "black.png")
    client.post("/api/gallery/index/rescan", json={"project": str(project)})
    indexed(alike, 7)
    alike("similar", 422, path="sound.wav")
    assert "one tone" in alike("similar", 422, path="black.png")["detail"]
    alike("duplicates", 422, kind="near", distance=40)
