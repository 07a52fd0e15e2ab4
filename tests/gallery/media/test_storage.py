import os
from pathlib import Path

import pytest

from gallery.media.storage import FOLDER, find_media, load_media_types
from studio_kit.errors import StudioError
from studio_kit.media import KINDS
from studio_kit.tables import TableError

TYPES = load_media_types()

OUTSIDE = [
    "../secret.png",
    "a/../../secret.png",
    "..\\secret.png",
    "/etc/secret.png",
    "\\\\server\\share\\secret.png",
    "C:/secret.png",
    "C:\\secret.png",
    "secret.png\0.png",
    "secret\n.png",
    "leads-out.png",
    "leads-out/secret.png",
    "loop.png",
    "n" * 300 + ".png",
    "nowhere.png",
    "folder.png",
    "storyboard.json",
    ".studio/hidden.png",
    ".studio\\hidden.png",
    ".hidden.png",
    "",
    ".",
]


@pytest.mark.parametrize("extension", KINDS)
def test_every_extension_of_the_house_has_a_media_type(extension: str):
    assert TYPES[extension].split("/")[0] == KINDS[extension]


def test_a_type_that_does_not_fit_its_kind_stops_the_start(tmp_path: Path):
    table = (FOLDER / "media_types.yaml").read_text()
    (tmp_path / "media_types.yaml").write_text(table.replace("image/png", "text/html"))
    with pytest.raises(TableError, match=r"media_types.yaml: png: media_type"):
        load_media_types(tmp_path)


def test_what_was_thrown_away_can_still_be_looked_at(project: Path):
    lying = project / ".trash" / "01" / "a.png"
    lying.parent.mkdir(parents=True)
    lying.write_bytes(b"picture")
    assert find_media(str(project), ".trash/01/a.png").path == lying


@pytest.mark.parametrize("relative", OUTSIDE)
def test_nothing_but_a_media_file_inside_the_project_is_found(project: Path, relative: str):
    secret = project.parent / "secret.png"
    secret.write_bytes(b"secret")
    (project / "leads-out.png").symlink_to(secret)
    (project / "leads-out").symlink_to(project.parent, target_is_directory=True)
    (project / "loop.png").symlink_to(project / "loop.png")
    (project / "folder.png").mkdir()
    (project / ".studio").mkdir()
    for hidden in (".studio/hidden.png", ".hidden.png"):
        (project / hidden).write_bytes(b"hidden")
    with pytest.raises(StudioError) as caught:
        find_media(str(project), relative)
    assert 400 <= caught.value.status < 500


def test_a_file_is_found_by_its_relative_path(project: Path):
    (project / "1A").mkdir()
    path = project / "1A" / "né 🎬.PNG"
    path.write_bytes(b"x" * 5)
    found = find_media(str(project), "1A/né 🎬.PNG")
    assert (found.path, found.kind, found.size) == (path, "image", 5)


def test_the_tag_changes_with_the_file(project: Path):
    path = project / "a.png"
    path.write_bytes(b"old")
    before = find_media(str(project), "a.png").etag
    path.write_bytes(b"new")
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1000))
    assert find_media(str(project), "a.png").etag != before
