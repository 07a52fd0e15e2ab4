"""Archives from anywhere, and copies that are broken off: nothing is harmed, nothing is left."""

import hashlib
import json
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from storyboard.board.document import new_content
from storyboard.board.opening import header
from storyboard.board.snapshot import render
from storyboard.projects.contents import ProjectContents, whole_project
from storyboard.projects.copying import copy_project
from storyboard.projects.packing import write_archive
from storyboard.projects.progress import Progress, WorkCancelled
from storyboard.projects.storage import FolderNotWritable
from storyboard.projects.unpacking import ArchiveUnusable, unpack_project
from studio_kit.paths import ProjectRoot

DOCUMENTS = render(new_content(header("Salt")))


def packed(folder: Path, files: Mapping[str, bytes], *, manifest: str | None = None) -> Path:
    archive = folder / "found.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writing:
        for name, data in files.items():
            writing.writestr(name, data)
        if manifest is not None:
            writing.writestr("manifest.json", manifest)
    return archive


def whole(**more: bytes) -> dict[str, bytes]:
    return {f"Salt/{name}": data for name, data in {**DOCUMENTS, **more}.items()}


def unpack(archive: Path, *, name: str | None = None) -> Path:
    parent = archive.parent / "projects"
    return unpack_project(archive, parent, name=name, progress=Progress()).path


def left(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in (folder / "projects").rglob("*")]


def test_what_somebody_packed_by_hand_opens(tmp_path: Path) -> None:
    assert unpack(packed(tmp_path, whole())) == tmp_path / "projects" / "Salt"
    flat = packed(tmp_path, DOCUMENTS)
    assert unpack(flat) == tmp_path / "projects" / "found"
    assert unpack(flat, name="Mine") == tmp_path / "projects" / "Mine"


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"Salt/../../out.txt": b"x"}, "no name of a file in it"),
        ({"/etc/passwd": b"x"}, "no name of a file in it"),
        ({"Salt/a\\b.txt": b"x"}, "no name of a file in it"),
        ({"C:/x.txt": b"x"}, "no name of a file in it"),
        ({"Salt/" + "x" * 1100: b"x"}, "no name of a file in it"),
        ({"Salt/a.txt": b"x", "Salt/A.TXT": b"y"}, "twice"),
        ({"Pepper/a.txt": b"x"}, "beside the project's folder"),
    ],
)
def test_an_archive_that_could_harm_is_refused_before_anything_is_written(
    tmp_path: Path, files: dict[str, bytes], sentence: str
) -> None:
    archive = packed(tmp_path, whole() | files)
    with pytest.raises(ArchiveUnusable, match=sentence):
        unpack(archive)
    assert left(tmp_path) == []
    assert not (tmp_path / "out.txt").exists()


def test_an_archive_without_a_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="There is no project in found"):
        unpack(packed(tmp_path, {"Salt/picture.png": b"x"}))
    text = tmp_path / "text.zip"
    text.write_bytes(b"no archive at all")
    with pytest.raises(ArchiveUnusable, match="damaged"):
        unpack(text)
    with pytest.raises(ArchiveUnusable, match="cannot be read"):
        unpack(tmp_path / "nowhere.zip")


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    archive = packed(tmp_path, whole())
    with zipfile.ZipFile(archive, "a") as writing:
        link = zipfile.ZipInfo("Salt/takes")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        writing.writestr(link, "/etc")
    with pytest.raises(ArchiveUnusable, match="a link"):
        unpack(archive)
    assert left(tmp_path) == []


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = packed(tmp_path, whole(**{"big.txt": bytes(80 * 1024 * 1024)}))
    assert bomb.stat().st_size < 1024 * 1024
    with pytest.raises(ArchiveUnusable, match="far more than a project packs"):
        unpack(bomb)
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("listed", "sentence"),
    [
        ({"notes.txt": "0" * 64}, "notes.txt is not as it was"),
        ({"gone.png": "0" * 64}, "gone.png is missing in it"),
    ],
)
def test_an_archive_that_is_not_what_its_list_says_is_refused(
    tmp_path: Path, listed: dict[str, str], sentence: str
) -> None:
    files = {"notes.txt": b"x"}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in DOCUMENTS.items()}
    said = {name: {"sha256": sha, "size": 1} for name, sha in (hashes | listed).items()}
    manifest = json.dumps({"schema_version": 1, "files": said})
    with pytest.raises(ArchiveUnusable, match=sentence):
        unpack(packed(tmp_path, whole(**files), manifest=manifest))
    assert left(tmp_path) == []


@pytest.mark.parametrize("manifest", ["[]", "{", '{"schema_version": 1, "files": 5}'])
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, manifest: str) -> None:
    with pytest.raises(ArchiveUnusable, match="list of files cannot be read"):
        unpack(packed(tmp_path, whole(), manifest=manifest))


def test_an_archive_of_a_newer_console_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="update this console first"):
        unpack(packed(tmp_path, whole(), manifest='{"schema_version": 2, "files": {}}'))


def test_bytes_that_were_damaged_on_the_way_are_noticed(tmp_path: Path, root: ProjectRoot) -> None:
    (root.path / "a.png").write_bytes(b"picture" * 1000)
    contents = whole_project(root, new_content(header("Salt")))
    archive = write_archive(contents, "Salt", tmp_path / "s.zip", progress=Progress())
    data = bytearray(archive.read_bytes())
    place = data.index(b"picture")
    data[place : place + 7] = b"PICTURE"
    archive.write_bytes(bytes(data))
    with pytest.raises(ArchiveUnusable, match="damaged"):
        unpack(archive)
    assert left(tmp_path) == []


class BrokenOff(Progress):
    """Cancelled as soon as so many bytes are done."""

    def moved(self, size: int) -> None:
        if self.bytes + size > 2_000_000:
            self.cancel()
        super().moved(size)


def large(root: ProjectRoot) -> ProjectContents:
    for n in range(3):
        (root.path / f"{n}.png").write_bytes(bytes(1_500_000))
    return whole_project(root, new_content(header("Salt")))


def test_a_copy_that_is_cancelled_leaves_nothing(tmp_path: Path, root: ProjectRoot) -> None:
    with pytest.raises(WorkCancelled):
        copy_project(large(root), tmp_path / "projects", "Salt", progress=BrokenOff())
    assert left(tmp_path) == []


def test_an_archive_that_is_cancelled_leaves_nothing(tmp_path: Path, root: ProjectRoot) -> None:
    (tmp_path / "projects").mkdir()
    target = tmp_path / "projects" / "s.zip"
    with pytest.raises(WorkCancelled):
        write_archive(large(root), "Salt", target, progress=BrokenOff())
    assert left(tmp_path) == []


def test_unpacking_that_is_cancelled_leaves_nothing(tmp_path: Path, root: ProjectRoot) -> None:
    archive = write_archive(large(root), "Salt", tmp_path / "s.zip", progress=Progress())
    with pytest.raises(WorkCancelled):
        unpack_project(archive, tmp_path / "projects", name=None, progress=BrokenOff())
    assert left(tmp_path) == []


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, root: ProjectRoot) -> None:
    (tmp_path / "projects").write_text("a file stands here")
    with pytest.raises(FolderNotWritable):
        copy_project(large(root), tmp_path / "projects", "Salt", progress=Progress())
    with pytest.raises(FolderNotWritable):
        unpack_project(
            packed(tmp_path, whole()), tmp_path / "projects", name=None, progress=Progress()
        )


def test_links_are_not_followed_out_of_the_project(tmp_path: Path, root: ProjectRoot) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("secret")
    (root.path / "takes").symlink_to(secret)
    (root.path / "key.txt").symlink_to(secret / "key.txt")
    assert whole_project(root, new_content(header("Salt"))).files == ()
