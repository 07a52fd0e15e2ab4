"""Moving, copying, renaming, throwing away and bringing back, with all that was said."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gallery.annotations.models import Annotation
from gallery.files.models import CannotChange, Move
from gallery.files.rename_rules import Renamed, RenameRule, WrongRule
from gallery.files.service import FileMissing, NoFiles, NotForGallery, ProjectFiles, Saying
from gallery.files.trash import NotInTrash
from studio_kit.errors import Invalid, StudioError
from studio_kit.paths import OutsideProject

from .desk import Desk

WHEN = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def desk(project: Path) -> Desk:
    return Desk(project)


@pytest.fixture
def files(desk: Desk) -> ProjectFiles:
    desk.write("1A/a.png", "1A/a.png.take.json", "1A/b.png", "2B/a.png")
    desk.rate("1A/a.png", 4)
    desk.rate("2B/a.png", 2)
    return ProjectFiles(desk.root, desk.store, desk.operations)


def stars_by_content(desk: Desk) -> dict[str, int]:
    return {desk.files[path]: rating for path, rating in desk.ratings.items()}


def rename(files: ProjectFiles, paths: Sequence[str], **rule: Any) -> None:
    files.rename_many([Renamed(path, WHEN) for path in paths], RenameRule(**rule))


def test_a_file_moves_with_its_record_and_its_stars(files: ProjectFiles, desk: Desk):
    files.move(["1A/a.png"], "new/best")
    assert desk.files["new/best/a.png"] == "content of 1A/a.png"
    assert desk.files["new/best/a.png.take.json"] == "content of 1A/a.png.take.json"
    assert desk.ratings == {"new/best/a.png": 4, "2B/a.png": 2}
    desk.operations.undo()
    assert desk.ratings == {"1A/a.png": 4, "2B/a.png": 2}


@pytest.mark.parametrize(
    ("conflict", "there"),
    [
        ("rename", {"2B/a.png": "2B/a.png", "2B/a 2.png": "1A/a.png", "2B/b.png": "1A/b.png"}),
        ("skip", {"2B/a.png": "2B/a.png", "1A/a.png": "1A/a.png", "2B/b.png": "1A/b.png"}),
        ("replace", {"2B/a.png": "1A/a.png", "2B/b.png": "1A/b.png"}),
    ],
)
def test_a_name_that_is_taken_loses_nothing(
    files: ProjectFiles, desk: Desk, conflict: Any, there: dict[str, str]
):
    before = desk.files
    files.move(["1A/a.png", "1A/b.png"], "2B", conflict=conflict)
    shown = {p: text for p, text in desk.files.items() if p.endswith(".png") and p[0] != "."}
    assert shown == {path: f"content of {was}" for path, was in there.items()}
    assert sorted(desk.files.values()) == sorted(before.values())
    desk.operations.undo()
    assert desk.files == before
    assert desk.ratings == {"1A/a.png": 4, "2B/a.png": 2}


def test_what_was_replaced_can_be_brought_back(files: ProjectFiles, desk: Desk):
    files.move(["1A/a.png"], "2B", conflict="replace")
    [item] = files.trashed()
    assert (item.path, item.said) == ("2B/a.png", Annotation(rating=2))
    files.restore([item.stored])
    assert stars_by_content(desk) == {"content of 1A/a.png": 4, "content of 2B/a.png": 2}


def test_copies_stand_beside_what_is_there(files: ProjectFiles, desk: Desk):
    files.copy(["1A/a.png"], "2B")
    assert desk.files["2B/a 2.png"] == desk.files["1A/a.png"] == "content of 1A/a.png"
    assert desk.ratings == {"1A/a.png": 4, "2B/a.png": 2, "2B/a 2.png": 4}
    desk.operations.undo()
    assert "2B/a 2.png" not in desk.files


def test_rename_keeps_the_extension_and_the_stars(files: ProjectFiles, desk: Desk):
    files.rename("1A/a.png", "cut {final} v1.5")
    assert desk.ratings["1A/cut {final} v1.5.png"] == 4
    assert "1A/cut {final} v1.5.png.take.json" in desk.files


def test_a_renumbering_of_rated_files_is_one_step(files: ProjectFiles, desk: Desk):
    for n in range(1, 4):
        desk.write(f"3C/{n:03d}.png")
        desk.rate(f"3C/{n:03d}.png", n)
    rename(files, [f"3C/{n:03d}.png" for n in range(1, 4)], pattern="{index:03d}", start=2)
    assert [desk.ratings[f"3C/{n:03d}.png"] for n in range(2, 5)] == [1, 2, 3]
    desk.operations.undo()
    assert [desk.ratings[f"3C/{n:03d}.png"] for n in range(1, 4)] == [1, 2, 3]


def test_one_conflict_keeps_all_from_being_renamed(files: ProjectFiles, desk: Desk):
    before = desk.files
    with pytest.raises(CannotChange, match="Several files would have this name"):
        rename(files, ["1A/a.png", "1A/b.png"], pattern="same")
    assert desk.files == before


def test_the_trash_gives_everything_back(files: ProjectFiles, desk: Desk):
    before = desk.files
    files.trash(["1A/a.png", "2B/a.png"])
    assert desk.ratings == {}
    assert {path for path in desk.files if path[0] != "."} == {"1A/b.png"}
    items = files.trashed()
    assert sorted((item.path, item.said.rating) for item in items) == [
        ("1A/a.png", 4),
        ("2B/a.png", 2),
    ]
    files.restore(item.stored for item in items)
    assert desk.files == before
    assert desk.ratings == {"1A/a.png": 4, "2B/a.png": 2}
    assert files.trashed() == []


def test_a_file_comes_back_beside_one_that_took_its_name(files: ProjectFiles, desk: Desk):
    files.trash(["1A/a.png"])
    desk.write("1A/a.png")
    files.restore([files.trashed()[0].stored])
    assert desk.ratings["1A/a 2.png"] == 4


def test_what_is_purged_is_gone_for_good(files: ProjectFiles, desk: Desk):
    files.trash(["1A/a.png"])
    files.trash(["2B/a.png"])
    assert files.empty_trash(older_than_days=1) == 0
    newest = files.trashed()[0]
    assert files.empty_trash([newest.stored]) == len("content of 2B/a.png")
    assert [item.path for item in files.trashed()] == ["1A/a.png"]
    assert files.empty_trash() > 0
    assert not any((desk.root.path / ".trash").iterdir())
    with pytest.raises(NotInTrash):
        files.restore([newest.stored])
    with pytest.raises(CannotChange, match="is not there any more"):
        desk.operations.undo()


def test_what_is_old_in_the_trash_is_found(files: ProjectFiles):
    from gallery.files.trash import older_than

    files.trash(["1A/a.png"])
    [item] = files.trashed()
    old = type(item)(item.stored, item.path, item.size, WHEN - timedelta(days=99), item.said)
    assert older_than([item, old], 30) == [old]


def test_tags_are_added_and_taken_away_without_touching_the_rest(files: ProjectFiles, desk: Desk):
    files.say(["1A/a.png", "1A/b.png"], Saying(add_tags=[1, 2], note="dark"))
    files.say(["1A/a.png"], Saying(remove_tags=[1]))
    assert desk.store.annotation("1A/a.png") == Annotation(rating=4, tags=(2,), note="dark")
    assert desk.store.annotation("1A/b.png") == Annotation(tags=(1, 2), note="dark")
    desk.operations.undo()
    assert desk.store.annotation("1A/a.png").tags == (1, 2)


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("gone.png", FileMissing),
        ("1A", NotForGallery),
        ("storyboard.json", NotForGallery),
        (".gallery/x.png", NotForGallery),
        ("../x.png", Invalid),
        ("/etc/passwd.png", Invalid),
        ("C:\\x.png", Invalid),
        ("\\\\server\\share\\x.png", Invalid),
        ("a\0.png", Invalid),
        ("a\n.png", Invalid),
        (f"{'x' * 300}.png", StudioError),
        ("link.png", OutsideProject),
    ],
)
def test_a_path_that_is_none_of_ours_changes_nothing(
    files: ProjectFiles, desk: Desk, tmp_path: Path, path: str, error: type[StudioError]
):
    (tmp_path / "outside.png").write_text("x")
    (desk.root.path / "link.png").symlink_to(tmp_path / "outside.png")
    before = desk.files
    for change in (
        lambda: files.trash(["1A/a.png", path]),
        lambda: files.move(["1A/a.png", path], "new"),
        lambda: files.copy(["1A/a.png", path], "new"),
        lambda: files.say(["1A/a.png", path], Saying(rating=1)),
        lambda: rename(files, ["1A/a.png", path], pattern="x{index}"),
        lambda: files.rename(path, "x"),
    ):
        with pytest.raises(error):
            change()
    assert desk.files == before
    assert desk.ratings == {"1A/a.png": 4, "2B/a.png": 2}


@pytest.mark.parametrize("folder", ["../x", "/tmp", ".gallery/x", "1A/a.png", "a\0b"])
def test_a_folder_that_is_none_of_ours_takes_nothing(files: ProjectFiles, desk: Desk, folder: str):
    before = desk.files
    with pytest.raises(StudioError):
        files.move(["1A/b.png"], folder)
    assert desk.files == before


def test_a_change_of_no_file_is_refused_and_no_step_of_the_history(files: ProjectFiles, desk: Desk):
    before = desk.operations.history()
    for change in (
        lambda: files.move([], "new"),
        lambda: files.copy([], "new"),
        lambda: files.trash([]),
        lambda: files.say([], Saying(rating=1)),
    ):
        with pytest.raises(NoFiles):
            change()
    assert desk.operations.history() == before


@pytest.mark.parametrize("folder", ["10:30", "what?", "new/CON/x", "trail. ", "n" * 300])
def test_no_folder_is_made_whose_name_other_computers_refuse(
    files: ProjectFiles, desk: Desk, folder: str
):
    for put in (files.move, files.copy):
        with pytest.raises(WrongRule, match="on every computer"):
            put(["1A/b.png"], folder)
    assert "1A/b.png" in desk.files
    assert not (desk.root.path / "new").exists()


@pytest.mark.skipif(os.name == "nt", reason="There such a folder cannot be.")
def test_a_folder_that_is_there_takes_files_whatever_its_name(files: ProjectFiles, desk: Desk):
    (desk.root.path / "10:30 what?").mkdir()
    files.move(["1A/b.png"], "10:30 what?/new")
    assert "10:30 what?/new/b.png" in desk.files


@pytest.mark.parametrize("name", ["🎬 take", "שלום", "e\u0301tude", "a'b\"c".replace('"', "")])
def test_names_of_every_script_are_kept(files: ProjectFiles, desk: Desk, name: str):
    files.rename("1A/a.png", name)
    files.trash([path for path, rating in desk.ratings.items() if rating == 4])
    files.restore([files.trashed()[0].stored])
    assert 4 in desk.ratings.values()


def test_a_name_as_long_as_the_file_system_allows_is_copied_moved_and_thrown_away(
    files: ProjectFiles, desk: Desk
):
    name = "n" * 251 + ".png"
    desk.write(f"1A/{name}")
    files.copy([f"1A/{name}"], "5E")
    files.move([f"5E/{name}"], "6F")
    files.trash([f"6F/{name}"])
    files.restore([files.trashed()[0].stored])
    assert {f"1A/{name}", f"6F/{name}"} <= desk.files.keys()


@pytest.fixture
def shared(files: ProjectFiles, desk: Desk) -> ProjectFiles:
    """A picture and a video whose older records are one file."""
    desk.write("4D/a.png", "4D/a.jpg", "4D/a.json")
    return files


BOTH = ("4D/a.png", "4D/a.jpg")


def test_a_record_of_two_files_goes_along_once(shared: ProjectFiles, desk: Desk):
    before = desk.files
    shared.move(BOTH, "5E")
    assert {"5E/a.png", "5E/a.jpg", "5E/a.json"} <= desk.files.keys()
    shared.trash(["5E/a.png", "5E/a.jpg"])
    desk.operations.undo()
    desk.operations.undo()
    assert desk.files == before


def test_a_file_that_is_named_twice_is_copied_once(files: ProjectFiles, desk: Desk):
    files.copy(["1A/a.png", "1A/a.png"], "new")
    assert [path for path in desk.files if path.startswith("new/")].count("new/a.png") == 1
    assert "new/a 2.png" not in desk.files


def test_a_name_whose_record_is_taken_is_not_free(files: ProjectFiles, desk: Desk):
    desk.write("new/a.png.take.json")
    files.move(["1A/a.png"], "new")
    assert desk.files["new/a 2.png.take.json"] == "content of 1A/a.png.take.json"
    assert desk.files["new/a.png.take.json"] == "content of new/a.png.take.json"


def test_what_lies_in_the_trash_again_is_listed_once(files: ProjectFiles, desk: Desk):
    files.trash(["1A/a.png"])
    desk.operations.undo()
    desk.operations.redo()
    [item] = files.trashed()
    files.restore([item.stored])
    desk.operations.undo()
    assert [(item.path, item.said.rating) for item in files.trashed()] == [("1A/a.png", 4)]


def test_stars_of_a_file_that_is_gone_do_not_come_to_one_that_is_brought_back(
    files: ProjectFiles, desk: Desk
):
    files.trash(["1A/b.png"])
    with desk.store.changing():
        desk.store.put({"1A/b.png": Annotation(rating=5)})
    files.restore([files.trashed()[0].stored])
    assert desk.store.annotation("1A/b.png") == Annotation()


def test_a_record_of_two_files_in_the_trash_goes_with_the_last(shared: ProjectFiles, desk: Desk):
    shared.trash(BOTH)
    by_path = {item.path: item.stored for item in shared.trashed()}
    shared.empty_trash([by_path["4D/a.png"]])
    shared.restore([by_path["4D/a.jpg"]])
    assert desk.files["4D/a.json"] == "content of 4D/a.json"
    shared.trash(["4D/a.jpg"])
    shared.empty_trash()
    assert not list((desk.root.path / ".trash").glob("*"))


def test_files_of_one_name_from_two_folders_lie_in_the_trash_side_by_side(
    files: ProjectFiles, desk: Desk
):
    before = desk.files
    files.trash(["1A/a.png", "1A/b.png", "2B/a.png"])
    folders = [item.stored.rpartition("/")[0] for item in files.trashed()]
    assert len(folders) == 3
    assert len(set(folders)) == 2, "one folder for each that they came from"
    desk.operations.undo()
    assert desk.files == before


def test_the_history_remembers_of_a_thousand_moves_only_how_many_they_were(
    files: ProjectFiles, desk: Desk
):
    files.trash(["1A/a.png", "1A/b.png"])
    [*_, entry] = Desk(desk.root.path).operations.history()
    assert (entry.label, entry.files) == ("Threw away 2 files", 2)
    assert all(folder.startswith(".trash/") for folder in entry.hidden)


def test_files_of_any_kind_go_each_to_its_place_with_records_and_stars(
    files: ProjectFiles, desk: Desk
):
    desk.write("1A/notes.txt")
    before = desk.files
    places = [("1A/a.png", "3C/a3.png"), ("1A/b.png", "3C/b.png"), ("1A/notes.txt", "3C/notes.txt")]
    moves = [Move(source=source, target=target) for source, target in places]
    operation = files.relocate(moves, label="Renamed shot 1A to 3C")
    assert operation.label == "Renamed shot 1A to 3C"
    assert desk.files["3C/a3.png.take.json"] == "content of 1A/a.png.take.json"
    assert desk.ratings == {"3C/a3.png": 4, "2B/a.png": 2}
    assert not (desk.root.path / "1A").exists()
    desk.operations.undo()
    assert desk.files == before
    assert desk.ratings == {"1A/a.png": 4, "2B/a.png": 2}


@pytest.mark.parametrize(
    ("source", "target", "error"),
    [
        ("1A/a.png", "2B/a.png", CannotChange),
        ("1A/gone.png", "2B/b.png", FileMissing),
        ("1A/a.png", ".gallery/a.png", NotForGallery),
        ("1A/a.png", "../a.png", Invalid),
    ],
)
def test_a_place_that_cannot_be_changes_nothing(
    files: ProjectFiles, desk: Desk, source: str, target: str, error: type[StudioError]
):
    before = desk.files
    moves = [Move(source="1A/b.png", target="3C/b.png"), Move(source=source, target=target)]
    with pytest.raises(error):
        files.relocate(moves, label="Renamed")
    assert desk.files == before
