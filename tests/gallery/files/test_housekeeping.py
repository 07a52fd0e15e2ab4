"""Once a day: old trash goes, old journal goes, leftovers go; what is needed stays."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gallery.files import journal as kept
from gallery.files.housekeeping import Housekeeping
from gallery.files.service import ProjectFiles

from .desk import Desk


@pytest.fixture
def desk(project: Path) -> Desk:
    desk = Desk(project)
    desk.write("a.png", "a.png.take.json", "b.png")
    return desk


@pytest.fixture
def files(desk: Desk) -> ProjectFiles:
    return ProjectFiles(desk.root, desk.store, desk.operations)


def keeping(desk: Desk, files: ProjectFiles, days: float) -> Housekeeping:
    return Housekeeping(desk.root, desk.operations, files, keep_trash_days=days)


def thrown_away(desk: Desk, files: ProjectFiles, path: str, *, days_ago: float) -> None:
    operation = files.trash([path])
    at = datetime.now(UTC) - timedelta(days=days_ago)
    file = desk.root.path / ".gallery" / f"journal-{operation.id}.json"
    file.write_text(operation.model_copy(update={"at": at}).model_dump_json())


def test_what_is_long_in_the_trash_is_deleted(desk: Desk, files: ProjectFiles):
    thrown_away(desk, files, "a.png", days_ago=31)
    thrown_away(desk, files, "b.png", days_ago=29)
    assert keeping(desk, files, 0).tidy() == 0
    assert len(files.trashed()) == 2
    assert keeping(desk, files, 30).tidy() > 0
    assert [item.path for item in files.trashed()] == ["b.png"]


def test_a_project_in_which_nothing_was_sorted_out_is_not_touched(project: Path):
    desk = Desk(project)
    (project / ".gallery").rmdir()
    files = ProjectFiles(desk.root, desk.store, desk.operations)
    assert keeping(desk, files, 30).tidy() == 0
    assert not (project / ".gallery").exists()


def test_leftovers_are_swept_and_an_undone_copy_is_not(desk: Desk, files: ProjectFiles):
    files.copy(["a.png"], "new")
    desk.operations.undo()
    desk.write(".gallery/copies/left/over.png")
    keeping(desk, files, 30).tidy()
    assert not (desk.root.path / ".gallery/copies/left").exists()
    desk.operations.redo()
    assert "new/a.png" in desk.files
    keeping(desk, files, 30).tidy()
    assert not list((desk.root.path / ".gallery/copies").glob("*"))


def test_a_record_that_a_purge_left_behind_is_swept(desk: Desk, files: ProjectFiles):
    files.trash(["a.png"])
    files.trash(["b.png"])
    (desk.root.path / files.trashed()[1].stored).unlink()
    keeping(desk, files, 30).tidy()
    assert [item.path for item in files.trashed()] == ["b.png"]
    assert not any(path.endswith(".take.json") for path in desk.files)


def test_a_long_journal_forgets_all_but_what_lies_in_the_trash(desk: Desk, files: ProjectFiles):
    thrown = files.trash(["a.png"])
    first = desk.move(("b.png", "c.png"))
    for number in range(kept.KEPT):
        desk.journal.begin(first.model_copy(update={"id": f"9{number:025d}"}))
        desk.journal.end(first.model_copy(update={"id": f"9{number:025d}"}))
    keeping(desk, files, 30).tidy()
    ids = [operation.id for operation in desk.operations.history()]
    assert thrown.id in ids
    assert first.id not in ids
    assert len(ids) == kept.KEPT + 1
