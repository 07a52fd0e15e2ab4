import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PIL import PngImagePlugin
from starlette.testclient import TestClient

from gallery.opened import OpenProject
from studio_kit.paths import ProjectRoot
from studio_kit.project import sidecar_of, write_take

from ..conftest import MakePicture
from ..takes import take_of

FILES = "/api/gallery/files"


def names(client: TestClient, project: Path, **params: Any) -> list[str]:
    answer = client.get(FILES, params={"project": str(project), **params})
    return [file["name"] for file in answer.json()["files"]]


def test_folders_are_listed_parents_first(client: TestClient, project: Path):
    for folder in ("b/2", "b/1", "A", ".studio/x", "b/1/deep"):
        (project / folder).mkdir(parents=True)
    (project / "out").symlink_to(project.parent, target_is_directory=True)
    (project / "file.png").touch()
    folders = client.get("/api/gallery/folders", params={"project": str(project)}).json()["folders"]
    assert [folder["path"] for folder in folders] == ["A", "b", "b/1", "b/1/deep", "b/2"]
    deep = {"path": "b/1/deep", "name": "deep", "parent": "b/1", "files": 0, "files_below": 0}
    assert folders[3] == deep


@pytest.fixture
def counted(client: TestClient, project: Path, picture: MakePicture, video: Path) -> TestClient:
    """Two pictures in 1A, one below it, a video and an empty folder; all in the index."""
    for name in ("1A/a.png", "1A/b.jpg", "1A/deep/c.png"):
        picture(name)
    (project / "empty").mkdir()
    client.get("/api/gallery/index", params={"project": str(project)})
    assert opened(client, project).indexer.catch_up(seconds=20)
    return client


def opened(client: TestClient, project: Path) -> OpenProject:
    return client.app_state["opened"].of(str(project))


def test_folders_of_the_storyboard_s_documents_are_left_out(client: TestClient, project: Path):
    for folder in ("scenes", "snapshots", "branches", "shots/scenes"):
        (project / folder).mkdir(parents=True, exist_ok=True)
    answer = client.get("/api/gallery/folders", params={"project": str(project)}).json()
    paths = {each["path"] for each in answer["folders"]}
    assert "shots/scenes" in paths
    assert paths.isdisjoint({"scenes", "snapshots", "branches"})


def test_folders_tell_how_many_files_are_in_them_and_below(counted: TestClient, project: Path):
    tree = counted.get("/api/gallery/folders", params={"project": str(project)}).json()
    counts = {one["path"]: (one["files"], one["files_below"]) for one in tree["folders"]}
    assert counts == {"1A": (2, 3), "1A/deep": (1, 1), "empty": (0, 0)}
    assert (tree["files"], tree["files_below"]) == (1, 4)


def test_a_project_that_is_away_shows_the_folders_that_are_known(
    counted: TestClient, project: Path
):
    project.rename(project.with_name("away"))
    tree = counted.get("/api/gallery/folders", params={"project": str(project)}).json()
    assert [one["path"] for one in tree["folders"]] == ["1A", "1A/deep"]


def test_a_folder_is_counted_by_kind_and_extension(counted: TestClient, project: Path):
    def stats(folder: str, status: int = 200) -> dict[str, Any]:
        params = {"project": str(project), "folder": folder}
        answer = counted.get("/api/gallery/stats", params=params)
        assert answer.status_code == status
        return answer.json()

    whole = stats("")
    paths = [path for path in project.rglob("*") if path.suffix in (".png", ".jpg", ".mp4")]
    assert whole["bytes"] == sum(path.stat().st_size for path in paths)
    assert (whole["files"], whole["images"], whole["videos"], whole["audios"]) == (4, 3, 1, 0)
    assert (whole["subfolders"], whole["by_extension"]) == (3, {"png": 2, "jpg": 1, "mp4": 1})
    assert (stats("1A")["files"], stats("1A")["subfolders"]) == (3, 1)
    assert stats("empty")["files"] == 0
    stats("nowhere", 404)
    stats(".studio", 404)
    stats("n" * 300, 404)
    stats("..", 422)


def test_a_folder_shows_its_media_files_by_name(client: TestClient, project: Path):
    (project / "1A").mkdir()
    for name in ("b.png", "A.mp4", "a.wav", "notes.txt", ".hidden.png", "b.png.take.json"):
        (project / "1A" / name).touch()
    (project / "1A" / "sub.png").mkdir()
    (project / "1A" / "out.png").symlink_to(project.parent / "secret.png")
    (project.parent / "secret.png").touch()
    (project / "1A" / "in.png").symlink_to(project / "1A" / "b.png")
    (project / "1A" / "circle.png").symlink_to(project / "1A" / "circle.png")
    assert names(client, project, folder="1A") == ["A.mp4", "a.wav", "b.png", "in.png"]
    assert names(client, project) == []


def test_a_name_that_no_address_can_say_is_not_shown(client: TestClient, project: Path):
    (project / "line\nbreak.png").touch()
    with suppress(OSError):  # macOS has no such names
        Path(os.fsdecode(bytes(project) + b"/latin-\xe9.png")).touch()
    for name in ("part\\of.png", "c:drive.png"):
        (project / name).touch()
    (project / "good.png").touch()
    assert names(client, project) == ["good.png"]


@pytest.mark.parametrize(
    "name", ["👩\u200d🚀.png", "می\u200cخواهم.png", "turned\u202eround.png", "10:30.png"]
)
def test_a_name_with_characters_that_are_not_seen_is_shown_and_opens(
    client: TestClient, project: Path, picture: MakePicture, name: str
):
    picture(name)
    assert names(client, project) == [name]
    query = {"project": str(project), "path": name}
    assert client.get("/api/gallery/file", params=query).status_code == 200


def test_a_name_as_long_as_the_file_system_allows_is_told_of(
    client: TestClient, project: Path, picture: MakePicture
):
    name = "n" * 251 + ".png"
    picture(name)
    told = client.get("/api/gallery/info", params={"project": str(project), "path": name})
    assert (told.status_code, told.json()["take"], told.json()["width"]) == (200, None, 640)


def test_a_file_says_what_it_is(client: TestClient, project: Path, picture: MakePicture):
    path = picture("1A/a.png")
    (file,) = client.get(FILES, params={"project": str(project), "folder": "1A"}).json()["files"]
    assert file["path"] == "1A/a.png"
    assert (file["kind"], file["size"]) == ("image", path.stat().st_size)
    assert file["v"] == f"{path.stat().st_mtime_ns:x}"


def test_pages_follow_one_another_though_files_come_and_go(client: TestClient, project: Path):
    for index in range(5):
        (project / f"{index}.png").touch()
    params: dict[str, Any] = {"project": str(project), "limit": 2}
    first = client.get(FILES, params=params).json()
    (project / "0a.png").touch()
    (project / "1.png").unlink()
    second = client.get(FILES, params={**params, "cursor": first["next_cursor"]}).json()
    third = client.get(FILES, params={**params, "cursor": second["next_cursor"]}).json()
    pages = [[file["name"] for file in page["files"]] for page in (first, second, third)]
    assert pages == [["0.png", "1.png"], ["2.png", "3.png"], ["4.png"]]
    assert third["next_cursor"] is None


def test_a_page_that_ends_with_the_folder_is_the_last(client: TestClient, project: Path):
    for name in ("a.png", "b.png"):
        (project / name).touch()
    page = client.get(FILES, params={"project": str(project), "limit": 2}).json()
    assert (len(page["files"]), page["next_cursor"]) == (2, None)


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"cursor": "!"}, 422),
        ({"cursor": "é"}, 422),
        ({"limit": 0}, 422),
        ({"limit": 5001}, 422),
        ({"folder": "nowhere"}, 404),
        ({"folder": ".studio"}, 404),
        ({"folder": "storyboard.json"}, 404),
        ({"folder": ".."}, 422),
        ({"folder": "n" * 300}, 404),
    ],
)
def test_a_wrong_question_is_refused(
    client: TestClient, project: Path, params: dict[str, Any], status: int
):
    (project / ".studio").mkdir()
    answer = client.get(FILES, params={"project": str(project), **params})
    assert answer.status_code == status
    assert answer.json()["detail"]


def info(client: TestClient, project: Path, path: str) -> dict[str, Any]:
    answer = client.get("/api/gallery/info", params={"project": str(project), "path": path})
    assert answer.status_code == 200
    return answer.json()


def test_info_tells_measures_text_and_take(client: TestClient, project: Path, picture: MakePicture):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("prompt", '{"1": {}}')
    path = picture(pnginfo=chunks)
    write_take(ProjectRoot.open(project), take_of(path))
    facts = info(client, project, "1A.png")
    assert (facts["width"], facts["height"], facts["duration_seconds"]) == (640, 360, None)
    assert facts["text"] == {"prompt": '{"1": {}}'}
    assert facts["take"]["prompt"] == "Mara"
    assert facts["remarks"] == []


def test_what_is_damaged_is_a_remark_and_the_rest_is_told(
    client: TestClient, project: Path, picture: MakePicture
):
    path = picture()
    sidecar_of(path).write_text("{")
    facts = info(client, project, "1A.png")
    assert facts["width"] == 640
    assert facts["take"] is None
    assert len(facts["remarks"]) == 1
    path.write_bytes(b"nothing")
    assert len(info(client, project, "1A.png")["remarks"]) == 2


def test_of_a_png_with_damaged_text_the_rest_is_told(
    client: TestClient, project: Path, picture: MakePicture
):
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("prompt", "{}")
    chunks.add_text("workflow", "{}" * 50, zip=True)
    path = picture(pnginfo=chunks)
    data = bytearray(path.read_bytes())
    start = data.index(b"zTXt") + len(b"zTXtworkflow\0\0")
    data[start : start + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    facts = info(client, project, "1A.png")
    assert facts["text"] == {"prompt": "{}"}
    assert len(facts["remarks"]) == 1
