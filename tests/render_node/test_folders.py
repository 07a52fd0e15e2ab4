"""Names of files: where they lead, and where they do not."""

from pathlib import Path
from time import struct_time

import pytest

from render_node.folders import (
    Folders,
    OutsideFolder,
    UnknownFolder,
    fill_tokens,
    split_annotation,
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders.create(tmp_path)


def test_temporary_files_of_a_former_run_are_removed(tmp_path: Path) -> None:
    for kind in ("temp", "output"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "a.png").touch()
    Folders.create(tmp_path)
    assert not (tmp_path / "temp/a.png").exists()
    assert (tmp_path / "output/a.png").exists()


def test_counting_goes_on_from_the_highest_number_of_that_prefix(folders: Folders) -> None:
    for name in ("a_00007_.png", "a_00002_.png", "ab_00099_.png", "a_x_.png", "a_00009.mp4"):
        (folders.of("output") / name).touch()
    place = folders.place("a", "output")
    assert place.name(0, ".png") == "a_00010_.png"


@pytest.mark.parametrize("prefix", ["../a", "/tmp/a", "x/../../a"])
def test_a_prefix_cannot_lead_out(folders: Folders, prefix: str) -> None:
    with pytest.raises(OutsideFolder):
        folders.place(prefix, "output")


def test_subfolders_are_made(folders: Folders) -> None:
    place = folders.place("a/b/c", "output")
    assert (place.subfolder, place.stem) == ("a/b", "c")
    assert place.folder.is_dir()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.png", ("a.png", None)),
        ("a.png [output]", ("a.png", "output")),
        ("s/a.png [temp]", ("s/a.png", "temp")),
        ("a.png [other]", ("a.png [other]", None)),
    ],
)
def test_a_name_may_say_its_folder(name: str, expected: tuple[str, str | None]) -> None:
    assert split_annotation(name) == expected


def test_only_the_three_folders_are_known(folders: Folders) -> None:
    with pytest.raises(UnknownFolder):
        folders.of("user")


def test_tokens_are_filled_in() -> None:
    now = struct_time((2026, 3, 4, 5, 6, 7, 0, 0, 0))
    prefix = "%year%-%month%-%day%_%hour%%minute%%second%_%width%x%height%"
    assert fill_tokens(prefix, (64, 32), now) == "2026-03-04_050607_64x32"
