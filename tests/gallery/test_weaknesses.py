"""What the earlier console got wrong about files (lines 31 to 38 of its list of weaknesses)."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from PIL import Image
from starlette.testclient import TestClient

from .conftest import MakePicture
from .duplicates.test_likeness import scene

Ask = Callable[..., Any]


@pytest.fixture
def ask(client: TestClient, project: Path) -> Ask:
    """GET with parameters, POST with a body; both for the project under all its names."""
    where = {"project": str(project)}
    older = {"project_path": str(project)}

    def ask(path: str, status: int = 200, /, body: dict[str, Any] | None = None, **params: Any):
        address = f"/api/gallery/{path}"
        if body is None:
            answer = client.get(address, params={**where, **params})
        else:
            answer = client.post(address, json={**older, **body})
        assert answer.status_code == status, answer.text
        return answer

    return ask


def test_31_the_grid_loads_small_pictures_and_files_are_shown_not_saved(
    ask: Ask, picture: MakePicture
):
    noise = Image.effect_noise((1600, 900), 80)
    path = picture("a.png")
    noise.save(path)
    small = ask("thumbnail", path="a.png", width=320)
    assert Image.open(BytesIO(small.content)).size == (320, 180)
    assert len(small.content) * 20 < path.stat().st_size
    whole = ask("file", path="a.png")
    assert whole.headers["content-disposition"].startswith("inline")


def test_32_a_search_opens_no_file_finds_every_kind_and_counts_every_match(
    ask: Ask, picture: MakePicture
):
    for number in range(5):
        picture(f"fog_{number}.png")
    picture("fog.jpg")
    assert ask("search", body={"query": "fog*", "max_results": 2}).json()["total"] == 6
    for path in picture("fog.jpg").parent.glob("fog*"):
        facts = path.stat()
        path.write_bytes(bytes(facts.st_size))
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    found = ask("search", q="fog*").json()["files"]
    assert {file["width"] for file in found if file["name"].startswith("fog_")} == {640}


def test_33_nothing_is_hashed_twice_and_what_looks_the_same_is_found_too(ask: Ask, project: Path):
    scene(1).save(project / "a.png")
    shutil.copy(project / "a.png", project / "b.png")
    scene(1).resize((160, 90)).save(project / "small.webp")
    whole = {"folder_path": str(project)}
    assert ask("find-duplicates", body=whole).json()["total_duplicates"] == 1
    facts = (project / "b.png").stat()
    (project / "b.png").write_bytes(bytes(facts.st_size))
    os.utime(project / "b.png", ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert ask("find-duplicates", body=whole).json()["total_duplicates"] == 1
    while (told := ask("duplicates", kind="near").json())["remaining"]:
        pass
    assert {"a.png", "small.webp"} <= {file["path"] for file in told["groups"][0]["files"]}


def test_34_many_files_are_thrown_away_in_one_step_and_none_from_outside(
    ask: Ask, project: Path, picture: MakePicture
):
    paths = [picture(f"{number}.png", width=8, height=8).name for number in range(50)]
    before = set((project / ".gallery").glob("*"))
    ask("trash", body={"file_paths": paths})
    written = {
        path.name.partition("-")[0] for path in set((project / ".gallery").glob("*")) - before
    }
    assert written == {"journal"}
    assert len(list((project / ".gallery").glob("journal-*"))) == 1
    outside = project.parent / "outside.png"
    outside.write_bytes(b"mine")
    ask("trash", 403, body={"file_paths": [str(outside)]})
    assert outside.exists()


def test_35_looking_at_a_folder_leaves_nothing_in_it(
    ask: Ask, project: Path, tmp_path: Path, picture: MakePicture
):
    picture("1A/a.png")
    before = sorted(project.rglob("*"))
    ask("scan-folder", body={"folder_path": str(project / "1A")})
    ask("folder-stats", body={"folder_path": str(project)})
    ask("search", q="a")
    assert sorted(project.rglob("*")) == before
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ask("scan-folder", 404, body={"folder_path": str(elsewhere), "project_path": ""})
    assert list(elsewhere.iterdir()) == []


def test_36_a_rating_writes_the_document_of_its_folder_alone(
    ask: Ask, project: Path, picture: MakePicture
):
    for path in ("1A/a.png", "2B/b.png"):
        picture(path)
        ask("ratings", body={"ratings": {path: 3}})
    documents = {path: path.stat().st_ino for path in (project / ".gallery").glob("notes-*.json")}
    assert len(documents) == 2
    ask("ratings", body={"ratings": {"1A/a.png": 5}})
    rewritten = [path for path, inode in documents.items() if path.stat().st_ino != inode]
    assert [json.loads(path.read_bytes())["folder"] for path in rewritten] == ["1A"]


def test_37_the_order_of_files_does_not_change_with_what_is_done_to_them(
    ask: Ask, project: Path, picture: MakePicture
):
    for age, name in enumerate(("c.png", "b.png", "a.png")):
        os.utime(picture(name, width=8, height=8), (10**9 + age, 10**9 + age))
    (project / "c.png").chmod(0o600)  # which changes the date that was called "created"
    body = {"folder_path": str(project), "dry_run": False, "naming_pattern": "cut_{index:02d}"}
    first = ask("auto-rename", body=body).json()["previews"]
    again = ask("auto-rename", body={**body, "naming_pattern": "take_{index:02d}"}).json()[
        "previews"
    ]
    assert [line["original_name"] for line in first] == ["c.png", "b.png", "a.png"]
    assert [line["original_name"] for line in again] == [line["new_name"] for line in first]


THROW_AWAY = """
import sys
from pathlib import Path
from gallery.files.service import ProjectFiles
from tests.gallery.files.desk import Desk
desk = Desk(Path(sys.argv[1]))
ProjectFiles(desk.root, desk.store, desk.operations).trash_in_system(["a.png"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the trash of this machine's owner is his")
def test_38_the_systems_trash_takes_files(project: Path, picture: MakePicture, tmp_path: Path):
    picture("a.png")
    # Files of other disks than the home's get a trash of their own disk.
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-c", THROW_AWAY, str(project)]
    subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[2])
    assert not (project / "a.png").exists()
    assert (tmp_path / "home/Trash/files/a.png").is_file()
    assert str(project / "a.png").encode() in unquoted(tmp_path / "home/Trash/info")


def unquoted(folder: Path) -> bytes:
    return b"".join(unquote_to_bytes(path.read_bytes()) for path in folder.iterdir())
