"""Folders and files are read by scripts of the earlier console, with honest answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import PngImagePlugin
from starlette.testclient import TestClient

from studio_kit.paths import ProjectRoot
from studio_kit.project import write_take

from ..conftest import MakePicture
from ..takes import take_of

Call = Callable[..., dict[str, Any]]


@pytest.fixture
def call(client: TestClient, project: Path, picture: MakePicture, video: Path) -> Call:
    """Four files: three pictures in two folders and a video."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("prompt", "{}")
    path = picture("a.png", pnginfo=chunks)
    write_take(ProjectRoot.open(project), take_of(path))
    picture("1A/b.png", width=64, height=36)
    picture("1A/deep/c.jpg")

    def call(path: str, status: int = 200, /, **body: Any) -> dict[str, Any]:
        answer = client.post(f"/api/gallery/{path}", json=body)
        assert answer.status_code == status, answer.text
        assert "detail" in answer.json() if status >= 400 else answer.json()["success"] is True
        return answer.json()

    return call


def names(files: list[dict[str, Any]]) -> list[str]:
    return [file["rel_path"] for file in files]


def test_the_tree_of_a_folder_is_told(call: Call, project: Path):
    folders = call("scan-tree", folder_path=str(project))["folders"]
    assert [folder["rel_path"] for folder in folders] == ["1A", "1A/deep"]
    assert folders[1]["path"] == str(project / "1A/deep")
    below = call("scan-tree", folder_path="1A", project_path=str(project))["folders"]
    assert [(folder["name"], folder["parent"]) for folder in below] == [("deep", "1A")]


def test_a_folder_is_scanned(call: Call, project: Path):
    told = call("scan-folder", folder_path=str(project / "1A"))
    assert told["folder_path"] == str(project / "1A")
    [file] = told["files"]
    assert (file["path"], file["type"]) == (str(project / "1A/b.png"), "image")
    assert (file["width"], file["height"], file["extension"]) == (64, 36, "png")
    assert told["next_cursor"] is None


def test_everything_below_a_folder_is_scanned_in_pages(call: Call, project: Path):
    told = call("scan-recursive", folder_path=str(project), include_dimensions=True)
    assert [(one["rel_path"], names(one["files"])) for one in told["folders"]] == [
        ("", ["1A.mp4", "a.png"]),
        ("1A", ["1A/b.png"]),
        ("1A/deep", ["1A/deep/c.jpg"]),
    ]
    sizes = [path.stat().st_size for path in project.rglob("*.*") if path.suffix != ".json"]
    assert (told["total_files"], told["total_size"]) == (4, sum(sizes))
    pages: list[str] = []
    cursor = None
    for _ in range(4):
        page = call("scan-recursive", folder_path=str(project), limit=1, cursor=cursor)
        pages += [name for folder in page["folders"] for name in names(folder["files"])]
        cursor = page["next_cursor"]
    assert (pages, cursor) == (["1A.mp4", "a.png", "1A/b.png", "1A/deep/c.jpg"], None)


def test_a_script_sees_what_it_wrote_a_moment_ago(call: Call, project: Path, picture: MakePicture):
    call("scan-folder", folder_path=str(project))
    for number in range(3):
        picture(f"1A/new{number}.png")
        assert f"1A/new{number}.png" in names(
            call("scan-folder", folder_path=str(project / "1A"))["files"]
        )


def test_a_file_tells_what_it_is(call: Call, project: Path):
    told = call("file-info", file_path=str(project / "a.png"))
    assert told["png_metadata"] == {"prompt": "{}"}
    assert (told["file"]["width"], told["file"]["rating"]) == (640, 0)
    call("file-info", file_path="1A/b.png", project_path=str(project))


def test_prompts_are_searched_with_what_stands_around(call: Call, project: Path):
    told = call("search", project_path=str(project), query="mar*")
    assert names(told["results"]) == ["a.png"]
    assert told["results"][0]["context"] == "Mara"
    told = call("search", project_path=str(project), query="", max_results=1)
    assert (len(told["results"]), told["total"]) == (1, 4)
    told = call("search", project_path=str(project), query="", folder_path=str(project / "1A"))
    assert told["total"] == 2


def test_copies_are_found(call: Call, project: Path):
    (project / "copy.png").write_bytes((project / "1A/b.png").read_bytes())
    told = call("find-duplicates", folder_path=str(project))
    size = (project / "copy.png").stat().st_size
    assert [sorted(names(group["files"])) for group in told["groups"]] == [["1A/b.png", "copy.png"]]
    assert (told["total_duplicates"], told["wasted_space"]) == (1, size)
    assert call("find-duplicates", folder_path=str(project / "1A"))["groups"] == []


def test_a_folder_is_counted(call: Call, project: Path):
    told = call("folder-stats", folder_path=str(project))
    assert (told["total_files"], told["image_count"], told["video_count"]) == (4, 3, 1)
    assert (told["subfolder_count"], told["by_extension"]) == (2, {"png": 2, "jpg": 1, "mp4": 1})


@pytest.mark.parametrize(
    "path", ["scan-tree", "scan-folder", "scan-recursive", "find-duplicates", "folder-stats"]
)
def test_a_folder_that_is_none_is_refused(call: Call, project: Path, path: str):
    call(path, 404, folder_path=str(project / "nowhere"))
    call(path, 404, folder_path=str(project / ".studio"))
    call(path, 404, folder_path=str(project.parent))
    call(path, 422, folder_path="1A")
    call(path, 422, folder_path="..", project_path=str(project))
    call(path, 403, folder_path=str(project.parent), project_path=str(project))
    call(path, 422, folder_path="")
    call(path, 404, folder_path="n" * 300, project_path=str(project))


def test_a_file_that_is_none_is_refused(call: Call, project: Path):
    call("file-info", 404, file_path=str(project / "gone.png"))
    call("file-info", 422, file_path=str(project / "storyboard.json"))
    call("file-info", 404, file_path="/etc/passwd")
    call("file-info", 403, file_path="/etc/passwd", project_path=str(project))
    call("search", 422, project_path=str(project), query="size>big")
