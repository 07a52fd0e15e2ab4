"""What people say of files while the index takes them in."""

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

import pytest

from gallery.annotations.models import Annotation
from gallery.annotations.storage import AnnotationStore
from gallery.index.database import IndexDatabase
from gallery.index.intake import Intake
from gallery.index.models import Notes
from gallery.index.saying import Saying
from gallery.index.walking import folder_change
from studio_kit.paths import ProjectRoot

from ..conftest import MakePicture
from .indexed import MARKS, an_image, annotate, found, move, put


def test_a_star_given_while_its_file_is_taken_in_is_found(
    project: Path, database: IndexDatabase, picture: MakePicture, monkeypatch: pytest.MonkeyPatch
):
    picture("a.png")
    root = ProjectRoot.open(project)
    store = AnnotationStore(root)
    saying = Saying(database, store, marks=MARKS)
    intake = Intake(root, database, marks=MARKS, saying=saying, changed=lambda: None)

    @contextmanager
    def late() -> Generator[object]:
        """The star comes when the file was read and before it stands in the index."""
        monkeypatch.undo()
        with store.changing():
            store.put({"a.png": Annotation(rating=3)})
            saying.tell(["a.png"])
        with database.write() as connection:
            yield connection

    monkeypatch.setattr(database, "write", late)
    change = folder_change(root, database, "")
    intake.take(change)
    assert found(database, "rating:3") == ["a.png"]
    assert not saying.catch_up()


def test_a_star_that_another_program_takes_back_is_not_found(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    picture("a.png")
    root = ProjectRoot.open(project)
    store, other = AnnotationStore(root), AnnotationStore(root)
    saying = Saying(database, store, marks=MARKS)
    intake = Intake(root, database, marks=MARKS, saying=saying, changed=lambda: None)
    intake.take(folder_change(root, database, ""))
    for rating, hits in ((4, ["a.png"]), (0, [])):
        with other.changing():
            other.put({"a.png": Annotation(rating=rating)})
        assert saying.catch_up()
        assert found(database, "rating>0") == hits
        assert not saying.catch_up()


def test_a_star_taken_back_by_another_program_while_its_file_is_taken_in_is_not_found(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    picture("a.png")
    root = ProjectRoot.open(project)
    store, other = AnnotationStore(root), AnnotationStore(root)
    rate(other, "a.png", 4)
    saying = Saying(database, store, marks=MARKS)
    intake = Intake(root, database, marks=MARKS, saying=saying, changed=lambda: None)
    intake.take(folder_change(root, database, ""))
    rate(other, "a.png", 0)
    assert saying.catch_up()
    assert found(database, "rating>0") == []


def test_a_star_taken_back_while_nobody_followed_is_not_found(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    picture("a.png")
    store = AnnotationStore(ProjectRoot.open(project))
    put(database, an_image("a.png"), an_image("b.png"))
    annotate(database, "a.png", rating=4, tags=("hero",), note="the best")
    saying = Saying(database, store, marks=MARKS)
    assert saying.catch_up()
    assert found(database, "rating>0") == []
    assert not saying.catch_up()


def test_what_was_said_is_known_while_the_folder_is_away(
    project: Path, database: IndexDatabase, tmp_path: Path
):
    store = AnnotationStore(ProjectRoot.open(project))
    put(database, an_image("a.png"))
    rate(store, "a.png", 4)
    saying = Saying(database, store, marks=MARKS)
    assert saying.catch_up()
    project.rename(tmp_path / "away")
    assert not saying.catch_up()
    assert found(database, "rating:4") == ["a.png"]


def test_what_could_not_be_written_is_written_the_next_time(project: Path, database: IndexDatabase):
    store = AnnotationStore(ProjectRoot.open(project))
    put(database, an_image("a.png"))
    saying = Saying(database, store, marks=MARKS)
    rate(store, "a.png", 4)
    with database.write() as connection:
        connection.execute("ALTER TABLE told RENAME TO hidden")
    with pytest.raises(sqlite3.OperationalError):
        saying.catch_up()
    with database.write() as connection:
        connection.execute("ALTER TABLE hidden RENAME TO told")
    assert saying.catch_up()
    assert found(database, "rating:4") == ["a.png"]


def rate(store: AnnotationStore, path: str, rating: int) -> None:
    with store.changing():
        store.put({path: Annotation(rating=rating)})


def test_a_file_that_is_renamed_while_it_is_taken_in_has_one_name(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    path = picture("a.png")
    root = ProjectRoot.open(project)
    put(database, an_image("a.png"))
    change = folder_change(root, database, "")

    class RenamedMeanwhile(Saying):
        def of_all(self, paths: Iterable[str]) -> dict[str, Notes]:
            if path.exists():
                path.rename(project / "b.png")
                move(database, ("a.png", "b.png"))
            return super().of_all(paths)

    saying = RenamedMeanwhile(database, AnnotationStore(root), marks=MARKS)
    Intake(root, database, marks=MARKS, saying=saying, changed=lambda: None).take(change)
    assert found(database, "") == ["b.png"]
