"""The one path check there is."""

import os
import re
from pathlib import Path

import pytest

from studio_kit.errors import Invalid
from studio_kit.paths import NotAProject, OutsideProject, ProjectRoot, can_be_addressed


@pytest.fixture
def root(tmp_path: Path) -> ProjectRoot:
    folder = tmp_path / "film"
    folder.mkdir()
    (folder / "storyboard.json").write_text("{}")
    return ProjectRoot.open(folder)


def test_a_folder_without_storyboard_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NotAProject, match="There is no project in"):
        ProjectRoot.open(tmp_path)


@pytest.mark.parametrize("folder", ["", "film", "./film", "film\x00"])
def test_a_project_is_named_by_its_whole_path(folder: str) -> None:
    with pytest.raises(Invalid):
        ProjectRoot.open(folder)


def test_a_path_inside_resolves(root: ProjectRoot) -> None:
    assert root.resolve("1A/v001.png") == root.path / "1A" / "v001.png"
    assert root.relative(root.path / "1A" / "v001.png") == "1A/v001.png"
    assert root.resolve("1A\\v001.png") == root.path / "1A" / "v001.png"


@pytest.mark.parametrize(
    "relative",
    [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "C:\\x",
        "\\\\server\\share",
        "a\x00.png",
        "..\\x",
        "a:b",
        "1A/c:x.png",
    ],
)
def test_a_path_that_leads_out_is_refused(root: ProjectRoot, relative: str) -> None:
    with pytest.raises(Invalid, match="not a path inside"):
        root.resolve(relative)


@pytest.mark.skipif(os.name == "nt", reason="There a colon leads to a hidden stream.")
def test_a_time_of_day_in_a_name_is_no_drive(root: ProjectRoot) -> None:
    assert root.resolve("1A/10:30 harbour.png") == root.path / "1A" / "10:30 harbour.png"


@pytest.mark.parametrize(
    "name", ["a.png", "10:30.png", "a:b.png", "a\\b.png", "👩\u200d🚀.png", ":x"]
)
def test_what_can_be_addressed_is_resolved_and_nothing_else(root: ProjectRoot, name: str) -> None:
    try:
        is_inside = root.resolve(f"1A/{name}") == root.path / "1A" / name
    except Invalid:
        is_inside = False
    assert can_be_addressed(name) == is_inside


def test_a_link_that_leads_out_is_refused(root: ProjectRoot, tmp_path: Path) -> None:
    (root.path / "out").symlink_to(tmp_path)
    with pytest.raises(OutsideProject, match="leads out"):
        root.resolve("out/secret.png")


@pytest.mark.parametrize(
    "relative",
    ["a.png", "1A/a.png", "1A", "", "a/../b.png", "out", "out/a.png", "in/a.png", "x:", "n" * 300],
)
def test_many_paths_resolve_as_each_of_them_does(
    root: ProjectRoot, tmp_path: Path, relative: str
) -> None:
    (root.path / "1A").mkdir()
    (root.path / "out").symlink_to(tmp_path)
    (root.path / "in").symlink_to(root.path / "1A")
    (root.path / "1A" / "a.png").symlink_to(root.path / "b.png")
    try:
        each: list[Path] | None = [root.resolve("1A/b.png"), root.resolve(relative)]
    except (Invalid, OutsideProject) as error:
        with pytest.raises(type(error), match=re.escape(str(error))):
            root.resolve_all(["1A/b.png", relative])
    else:
        assert root.resolve_all(["1A/b.png", relative]) == each


def test_a_link_to_itself_is_refused(root: ProjectRoot) -> None:
    (root.path / "loop").symlink_to(root.path / "loop")
    with pytest.raises(Invalid, match="circle"):
        root.resolve("loop")


def test_a_folder_that_no_file_system_can_name_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NotAProject):
        ProjectRoot.open(tmp_path / ("n" * 300))


def test_the_home_of_nobody_is_refused() -> None:
    with pytest.raises(Invalid, match="nobody"):
        ProjectRoot.open("~nobody-of-that-name/film")
