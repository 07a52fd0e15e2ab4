"""Folders are made, renamed and thrown away with all that lies in them."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from gallery.files.folders import FolderThere, ProjectFolders
from gallery.files.models import CannotChange
from gallery.files.rename_rules import WrongRule
from gallery.files.service import NotForGallery, ProjectFiles
from gallery.library.models import FolderNotFound
from studio_kit.errors import StudioError
from tests.gallery.conftest import MakePicture

from .desk import Desk


@pytest.fixture
def desk(project: Path) -> Desk:
    desk = Desk(project)
    desk.write("1A/a.png", "1A/a.png.take.json", "1A/old/b.png", "2B/c.png")
    desk.rate("1A/old/b.png", 4)
    return desk


@pytest.fixture
def folders(desk: Desk) -> ProjectFolders:
    files = ProjectFiles(desk.root, desk.store, desk.operations)
    return ProjectFolders(desk.root, files, desk.operations)


def test_a_renamed_folder_takes_everything_along_and_back(
    folders: ProjectFolders, desk: Desk
) -> None:
    before = desk.files
    folders.rename("1A", "Opening")
    assert sorted(desk.files) == [
        "2B/c.png",
        "Opening/a.png",
        "Opening/a.png.take.json",
        "Opening/old/b.png",
    ]
    assert desk.ratings == {"Opening/old/b.png": 4}
    assert not (desk.root.path / "1A").exists()
    desk.operations.undo()
    assert (desk.files, desk.ratings) == (before, {"1A/old/b.png": 4})


def test_a_thrown_away_folder_comes_back_with_its_stars(
    folders: ProjectFolders, desk: Desk
) -> None:
    before = desk.files
    folders.trash("1A")
    shown = [path for path in desk.files if not path.startswith(".trash/")]
    assert (shown, desk.ratings) == (["2B/c.png"], {})
    assert not (desk.root.path / "1A").exists()
    desk.operations.undo()
    assert (desk.files, desk.ratings) == (before, {"1A/old/b.png": 4})


def test_what_is_no_picture_keeps_its_folder(folders: ProjectFolders, desk: Desk) -> None:
    desk.write("1A/old/plan.txt")
    folders.trash("1A")
    assert "1A/old/plan.txt" in desk.files


def test_an_empty_folder_is_made_renamed_and_thrown_away(
    folders: ProjectFolders, desk: Desk
) -> None:
    assert folders.make("3C/new") == "3C/new"
    assert folders.rename("3C/new", "best") is None
    assert (desk.root.path / "3C/best").is_dir()
    assert folders.trash("3C") is None
    assert not (desk.root.path / "3C").exists()


@pytest.mark.parametrize(
    ("folder", "name", "error"),
    [
        ("", "x", NotForGallery),
        (".trash", "x", NotForGallery),
        ("gone", "x", FolderNotFound),
        ("scenes", "x", CannotChange),
        ("1A", "2B", FolderThere),
        ("1A", "a/b", WrongRule),
        ("1A", ".hidden", WrongRule),
        ("1A", "CON", WrongRule),
        ("1A/../..", "x", StudioError),
    ],
)
def test_a_folder_that_cannot_be_renamed_stays(
    folders: ProjectFolders, desk: Desk, folder: str, name: str, error: type[StudioError]
) -> None:
    (desk.root.path / "scenes").mkdir()
    before = desk.files
    with pytest.raises(error):
        folders.rename(folder, name)
    assert desk.files == before


def test_a_folder_that_is_there_is_not_made_again(folders: ProjectFolders) -> None:
    with pytest.raises(FolderThere):
        folders.make("1A")
    with pytest.raises(WrongRule):
        folders.make("3C/aux")


def test_folders_are_changed_over_http(
    client: TestClient, project: Path, picture: MakePicture
) -> None:
    picture("1A/a.png")
    folder = {"project": str(project), "folder": "1A"}
    answer = client.post("/api/gallery/folders", json={**folder, "folder": "3C"})
    assert (answer.status_code, answer.json()) == (201, {"folder": "3C"})
    renamed = client.post(
        "/api/gallery/operations/rename-folder", json={**folder, "name": "Opening"}
    ).json()
    assert renamed["operation"]["moves"] == [{"source": "1A/a.png", "target": "Opening/a.png"}]
    thrown = client.post("/api/gallery/operations/trash-folder", json={**folder, "folder": "3C"})
    assert thrown.json() == {"operation": None}
    assert client.post("/api/gallery/operations/trash-folder", json=folder).status_code == 404


def test_the_trash_says_how_long_it_keeps_files(client: TestClient, project: Path) -> None:
    there = client.get("/api/gallery/trash/items", params={"project": str(project)}).json()
    assert there == {"items": [], "size": 0, "keep_days": 30}
