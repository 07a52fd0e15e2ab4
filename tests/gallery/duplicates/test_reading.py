"""The content of files is read in the background, when it is wanted."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.duplicates.reading import BATCH, ContentReader
from gallery.duplicates.storage import Read, learn
from gallery.index.database import IndexDatabase
from gallery.index.models import Facts, Indexed, Seen
from gallery.index.rows import read_by_path
from studio_kit.paths import ProjectRoot

from ..index.indexed import put

DEADLINE = 60.0
FILES = 3 * BATCH


class Heard:
    def __init__(self) -> None:
        self.times = 0
        self.is_more = threading.Event()

    def __call__(self) -> None:
        self.times += 1
        self.is_more.set()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def reader(project: Path, database: IndexDatabase, heard: Heard) -> Iterator[ContentReader]:
    root = ProjectRoot.open(project)
    for number in range(FILES):
        (project / f"{number:02d}.png").write_bytes(b"%02d" % number)
    put(database, *(known(f"{number:02d}.png") for number in range(FILES)))
    reader = ContentReader(root, database, small=lambda _: b"", told=heard)
    yield reader
    reader.stop()


def known(path: str, size: int = 2) -> Indexed:
    return Indexed(Seen(path, size, 1), Facts("image"))


def wait_until_all_is_read(reader: ContentReader, heard: Heard) -> None:
    while reader.remaining("exact"):
        assert heard.is_more.wait(DEADLINE)
        heard.is_more.clear()


def content(database: IndexDatabase, path: str) -> str | None:
    return database.read(lambda c: read_by_path(c, [path]))[path].facts.sha256


def test_nothing_is_read_before_it_is_wanted_and_then_all(
    reader: ContentReader, heard: Heard, database: IndexDatabase
):
    assert heard.times == 0
    assert reader.remaining("exact") == FILES
    wait_until_all_is_read(reader, heard)
    assert content(database, "07.png") == hashlib.sha256(b"07").hexdigest()


def test_who_waits_has_it_read_at_once(reader: ContentReader, heard: Heard):
    reader.read_now("exact", "")
    assert reader.remaining("exact") == 0
    assert heard.times == 0


def test_a_project_that_is_away_is_read_another_time(
    reader: ContentReader, project: Path, database: IndexDatabase
):
    project.rename(project.with_name("away"))
    with pytest.raises(FileNotFoundError):
        reader.read_now("exact", "")
    assert content(database, "07.png") is None
    project.with_name("away").rename(project)
    reader.read_now("exact", "")
    assert content(database, "07.png") == hashlib.sha256(b"07").hexdigest()


def test_what_was_read_of_a_file_is_not_said_of_the_one_that_took_its_place(
    database: IndexDatabase,
):
    put(database, known("a.png"))
    before = Seen("a.png", 2, 1)
    put(database, known("a.png", size=3))
    with database.write() as connection:
        [file_id] = connection.execute("SELECT id FROM files").fetchone()
        learn(connection, [Read(file_id, before, sha256="old")])
    assert content(database, "a.png") is None


def test_a_cache_that_cannot_be_written_holds_up_nothing_for_good(
    reader: ContentReader, heard: Heard, database: IndexDatabase
):
    with database.write() as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON told BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    assert reader.remaining("exact") == FILES
    with pytest.raises(sqlite3.IntegrityError):
        reader.read_now("exact", "")
    with database.write() as connection:
        connection.execute("DROP TRIGGER full")
    wait_until_all_is_read(reader, heard)
