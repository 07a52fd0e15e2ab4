"""Files are sorted out by scripts of the earlier console, with honest answers."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from ..conftest import MakePicture

Call = Callable[..., dict[str, Any]]


@pytest.fixture
def call(client: TestClient, project: Path, picture: MakePicture) -> Call:
    """Calls a path of the gallery for the project, which has three pictures."""
    for age, name in enumerate(("1A/c.png", "1A/b.png", "2B/b.png")):
        os.utime(picture(name, width=64, height=36), (10**9 + age, 10**9 + age))

    def call(path: str, status: int = 200, **body: Any) -> dict[str, Any]:
        answer = client.post(f"/api/gallery/{path}", json={"project_path": str(project), **body})
        assert answer.status_code == status, answer.text
        return answer.json()

    return call


def shown(project: Path) -> list[str]:
    there = (path.relative_to(project).as_posix() for path in project.rglob("*.png"))
    return sorted(path for path in there if path[0] != ".")


@pytest.mark.parametrize(
    ("conflict", "new", "skipped"),
    [
        ("rename", ["2B/b 2.png", "2B/c.png"], []),
        ("skip", ["2B/c.png"], ["1A/b.png"]),
        ("overwrite", ["2B/b.png", "2B/c.png"], []),
    ],
)
def test_files_are_moved(call: Call, project: Path, conflict: str, new: list[str], skipped: Any):
    paths = ["1A/b.png", str(project / "1A/c.png")]
    answer = call("move-files", file_paths=paths, target_folder="2B", conflict=conflict)
    assert answer["success"] is True
    assert sorted(move["new_path"] for move in answer["moved"]) == new
    assert answer["skipped"] == skipped
    assert {*new, "2B/b.png"} <= set(shown(project))


def test_a_file_is_renamed_and_keeps_its_extension(call: Call, project: Path):
    answer = call("rename-file", file_path="1A/b.png", new_name="cut_v1.5")
    assert answer == {"success": True, "old_path": "1A/b.png", "new_path": "1A/cut_v1.5.png"}
    assert "1A/cut_v1.5.png" in shown(project)
    call("rename-file", 409, file_path="1A/c.png", new_name="../x")
    call("rename-file", 404, file_path="1A/gone.png", new_name="x")


def test_a_batch_is_tried_and_then_renamed(call: Call, project: Path):
    batch = {"file_paths": ["1A/b.png", "1A/c.png"], "pattern": "{folder}_{index}"}
    tried = call("batch-rename", start_index=7, pad_width=2, **batch)
    assert [line["new_name"] for line in tried["previews"]] == ["1A_07.png", "1A_08.png"]
    assert tried["renamed"] == 0
    assert "1A/b.png" in shown(project)
    assert call("batch-rename", dry_run=False, **batch)["renamed"] == 2
    assert shown(project)[:2] == ["1A/1A_001.png", "1A/1A_002.png"]


def test_a_batch_with_a_conflict_says_so_and_is_not_renamed(call: Call, project: Path):
    before = shown(project)
    batch = {"file_paths": ["1A/b.png", "1A/c.png"], "pattern": "same"}
    tried = call("batch-rename", **batch)
    assert all("Several files" in line["conflict"] for line in tried["previews"])
    call("batch-rename", 409, dry_run=False, **batch)
    call("batch-rename", 422, file_paths=["1A/b.png"], pattern="{nothing}")
    assert shown(project) == before


def test_a_folder_is_renamed_by_time(call: Call, project: Path):
    answer = call("auto-rename", folder_path=str(project / "1A"), dry_run=False)
    assert [(line["original_name"], line["new_name"]) for line in answer["previews"]] == [
        ("c.png", "1A_001.png"),
        ("b.png", "1A_002.png"),
    ]
    assert call("auto-rename", folder_path="1A", dry_run=False)["renamed"] == 0
    call("auto-rename", 404, folder_path="gone")


def test_the_trash_is_listed_given_back_and_emptied(call: Call, client: TestClient, project: Path):
    before = shown(project)
    call("ratings", ratings={"1A/b.png": 4})
    assert call("trash", file_paths=["1A/b.png", "1A/c.png"])["trashed"] == ["1A/b.png", "1A/c.png"]
    there = client.get("/api/gallery/trash", params={"project_path": str(project)}).json()
    assert [(one["original_path"], one["rating"]) for one in there["files"]] == [
        ("1A/b.png", 4),
        ("1A/c.png", 0),
    ]
    assert there["total_size"] == sum(one["size"] for one in there["files"])
    lying = there["files"][1]["trash_path"]
    assert call("restore", file_paths=["1A/b.png", lying])["restored"] == ["1A/b.png", "1A/c.png"]
    assert shown(project) == before
    call("restore", 404, file_paths=["1A/b.png"])
    call("trash", file_paths=["2B/b.png"])
    emptied = call("empty-trash")
    assert emptied["trashed"] == ["2B/b.png"]
    assert emptied["freed_bytes"] > 0
    call("trash", 403, file_paths=[str(project.parent / "x.png")])
