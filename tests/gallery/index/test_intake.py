"""What the index takes in of files that no reader foresaw."""

from pathlib import Path

import pytest

from gallery.annotations.storage import AnnotationStore
from gallery.index.database import IndexDatabase
from gallery.index.intake import Intake
from gallery.index.models import Facts, Seen
from gallery.index.reading import read_facts
from gallery.index.rows import read_by_path
from gallery.index.saying import Saying
from gallery.index.walking import folder_change
from studio_kit.paths import ProjectRoot

from ..conftest import MakePicture
from .indexed import MARKS, found


class Reader:
    """Reads like ours, but for one file."""

    def __init__(self, name: str, error: Exception) -> None:
        self._name, self._error = name, error

    def __call__(self, root: ProjectRoot, seen: Seen) -> Facts:
        if seen.name == self._name:
            raise self._error
        return read_facts(root, seen)


def take_in(project: Path, database: IndexDatabase, reader: Reader) -> None:
    root = ProjectRoot.open(project)
    saying = Saying(database, AnnotationStore(root), marks=MARKS)
    intake = Intake(root, database, marks=MARKS, saying=saying, changed=lambda: None, read=reader)
    intake.take(folder_change(root, database, ""))


def test_a_file_whose_reader_fails_as_nobody_foresaw_costs_its_own_facts_alone(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    for name in ("a.png", "b.png", "c.png"):
        picture(name)
    take_in(project, database, Reader("b.png", RuntimeError("no such chunk")))
    assert sorted(found(database, "")) == ["a.png", "b.png", "c.png"]
    files = database.read(lambda c: read_by_path(c, ["a.png", "b.png"]))
    assert files["b.png"].facts.remark == "b.png could not be read."
    assert files["a.png"].facts.remark is None
    assert files["a.png"].facts.width


def test_a_share_that_fails_is_no_damage_of_its_files(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    picture("a.png")
    with pytest.raises(TimeoutError):
        take_in(project, database, Reader("a.png", TimeoutError("the share does not answer")))
    assert found(database, "") == []
