"""Files that come from outside."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from starlette.testclient import TestClient

from gallery.app import create_app
from gallery.files.service import ProjectFiles
from gallery.files.taking_in import DiskLow, received
from studio_kit.paths import ProjectRoot
from studio_kit.project import read_take
from studio_kit.settings import Settings
from tests.storyboard.fakes import put_on_disk, take_record

from .desk import Desk


def picture(form: str = "PNG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(data, form)
    return data.getvalue()


def sent(client: TestClient, project: Path, name: str, data: bytes, folder: str = "in") -> Any:
    return client.post(
        "/api/gallery/upload",
        data={"project": str(project), "folder": folder},
        files={"file": (name, data)},
    )


def shown(project: Path) -> list[str]:
    return sorted(p.relative_to(project).as_posix() for p in (project / "in").glob("*"))


def test_a_file_comes_in_under_a_free_name_and_can_be_taken_back(client: TestClient, project: Path):
    sent(client, project, "a.png", picture())
    answer = sent(client, project, "a.png", picture())
    assert answer.status_code == 201, answer.text
    assert answer.json()["kind"] == "upload"
    assert shown(project) == ["in/a 2.png", "in/a.png"]
    client.post("/api/gallery/operations/undo", params={"project": str(project)})
    assert shown(project) == ["in/a.png"]


@pytest.mark.parametrize(
    ("name", "form", "kept"),
    [
        ("a.jpeg", "JPEG", "a.jpeg"),
        ("a.png", "JPEG", "a.jpg"),
        ("script.exe", "PNG", "script.png"),
        ("../../b.webp", "WEBP", "b.webp"),
        ("C:\\x\\c.gif", "GIF", "c.gif"),
        ("noname", "PNG", "noname.png"),
    ],
)
def test_the_content_says_what_it_is(
    client: TestClient, project: Path, name: str, form: str, kept: str
):
    assert sent(client, project, name, picture(form)).status_code == 201
    assert shown(project) == [f"in/{kept}"]


@pytest.mark.parametrize(
    ("name", "data", "folder", "status"),
    [
        ("a.png", b"<svg/>", "in", 422),
        ("a.png", picture()[:-30], "in", 422),
        ("a.png", b"", "in", 422),
        (".hidden.png", picture(), "in", 422),
        ("con.png", picture(), "in", 422),
        (f"{'x' * 300}.png", picture(), "in", 422),
        ("a.png", picture(), "../out", 422),
        ("a.png", picture(), ".gallery", 422),
    ],
)
def test_what_is_no_file_for_here_leaves_nothing(
    client: TestClient, project: Path, name: str, data: bytes, folder: str, status: int
):
    answer = sent(client, project, name, data, folder)
    assert answer.status_code == status, answer.text
    assert len(answer.json()["detail"]) > 15
    assert shown(project) == []
    assert not list(project.glob(".gallery/copies/*"))


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, project: Path):
    settings = Settings(data=tmp_path / "data", max_input_bytes=100)
    with TestClient(create_app(settings), base_url=settings.url("gallery")) as client:
        assert sent(client, project, "a.png", picture("BMP") * 500).status_code == 413
        assert sent(client, project, "a.png", picture() + b"x" * 200).status_code == 413


def test_a_disk_that_is_nearly_full_is_told_before_anything_is_written(project: Path):
    root = ProjectRoot.open(project)
    with pytest.raises(DiskLow, match="nearly full"):
        received(root, io.BytesIO(picture()), name="a.png", largest=10**6, least_free=2**62)
    assert DiskLow.status == 507
    assert not (project / ".gallery").exists()


def test_a_copied_record_is_a_take_of_its_own(project: Path):
    desk = Desk(project)
    put_on_disk(desk.root, take_record("take1", shot_id=None))
    ProjectFiles(desk.root, desk.store, desk.operations).copy(["1A/take1.png"], "best")
    copy = read_take(desk.root, project / "best" / "take1.png.take.json")
    assert copy.id != "take1"
    assert copy.seed == read_take(desk.root, project / "1A" / "take1.png.take.json").seed
