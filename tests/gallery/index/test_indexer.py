"""The index follows its folder: what comes, goes, moves, is said, and a share that goes away."""

import json
import shutil
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gallery.annotations.models import Annotation, Tag, TagList
from gallery.annotations.storage import AnnotationStore
from gallery.index.database import IndexDatabase
from gallery.index.indexer import Indexer
from gallery.index.walking import FolderAway, all_folders, folder_change
from gallery.story.following import StoryFollower
from studio_kit.paths import ProjectRoot
from studio_kit.project import TakeOwner, write_take

from ..conftest import MakePicture
from ..story.documents import write_board, write_scene
from ..takes import take_of
from .indexed import MARKS, an_image, found, put

DEADLINE = 60.0


class Followed:
    """An indexer at work, and a wait for what its index becomes."""

    def __init__(
        self, project: Path, database: IndexDatabase, *, made_by: type[Indexer] = Indexer
    ) -> None:
        self._news = threading.Condition()
        self.database = database
        self.store = AnnotationStore(ProjectRoot.open(project))
        root = ProjectRoot.open(project)
        self.indexer = made_by(root, database, self.store, marks=MARKS, changed=self._changed)

    def _changed(self, _: int) -> None:
        with self._news:
            self._news.notify_all()

    def until(self, holds: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(holds, DEADLINE), self.indexer.progress()

    def until_found(self, query: str, *paths: str) -> None:
        self.until(lambda: sorted(found(self.database, query)) == sorted(paths))


def until(holds: Callable[[], bool]) -> None:
    """For what is not told."""
    end = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < end, "It did not become true in time."
        time.sleep(0.01)


@contextmanager
def follow(
    project: Path, database: IndexDatabase, *, made_by: type[Indexer] = Indexer
) -> Generator[Followed]:
    followed = Followed(project, database, made_by=made_by)
    followed.indexer.start()
    try:
        yield followed
    finally:
        followed.indexer.stop()


@pytest.fixture
def root(project: Path) -> ProjectRoot:
    return ProjectRoot.open(project)


@pytest.mark.integration
def test_files_that_come_change_and_go_are_followed(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    picture("a.png")
    with follow(project, database) as followed:
        followed.until_found("", "a.png")
        picture("new/deep/b.png", width=64, height=32)
        followed.until_found("", "a.png", "new/deep/b.png")
        followed.until_found("width:64 height:32", "new/deep/b.png")
        (project / "new").rename(project / "moved")
        followed.until_found("", "a.png", "moved/deep/b.png")
        (project / "a.png").unlink()
        followed.until_found("", "moved/deep/b.png")
        progress = followed.indexer.progress()
        assert (progress.files, progress.remaining, progress.folder_away) == (1, 0, False)


@pytest.mark.integration
def test_what_comes_between_the_first_look_and_the_watch_is_found(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    class WatchedLate(Indexer):
        def _watch(self) -> None:
            while self.progress().checked_at is None and not self._stop.is_set():
                time.sleep(0.005)
            picture("between.png", width=8, height=8)
            self._listens()

    with follow(project, database, made_by=WatchedLate) as followed:
        followed.until_found("", "between.png")


@pytest.mark.integration
def test_a_watched_folder_that_goes_away_is_noticed_without_a_look_at_every_folder(
    project: Path, database: IndexDatabase, picture: MakePicture, tmp_path: Path
):
    picture("a.png")
    with follow(project, database) as followed:
        followed.until_found("", "a.png")
        with followed.store.changing():
            followed.store.put({"a.png": Annotation(rating=4)})
        followed.indexer.look_at(())
        followed.until_found("rating:4", "a.png")
        project.rename(tmp_path / "away")
        followed.indexer.look_at(())
        followed.until(lambda: followed.indexer.progress().folder_away)
        assert found(database, "rating:4") == ["a.png"]


@pytest.mark.integration
def test_what_another_program_says_of_files_is_found(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    picture("a.png")
    picture("b.png")
    hero = TagList(tags=(Tag(id=1, name="hero", color="#aa0000"),), last_id=1)
    with follow(project, database) as followed:
        followed.until_found("", "a.png", "b.png")
        other = AnnotationStore(ProjectRoot.open(project))
        with other.changing():
            other.change_tags(lambda _: hero)
            other.put({"a.png": Annotation(rating=4, tags=(1,))})
        followed.until_found("rating:4 tag:hero", "a.png")
        with other.changing():
            renamed = hero.tags[0].model_copy(update={"name": "keeper"})
            other.change_tags(lambda tags: tags.model_copy(update={"tags": (renamed,)}))
        followed.until_found("tag:keeper", "a.png")
        assert found(database, "tag:hero") == []


@pytest.mark.integration
def test_a_folder_that_goes_away_keeps_its_index(
    project: Path, database: IndexDatabase, picture: MakePicture, tmp_path: Path
):
    picture("a.png")
    with follow(project, database) as followed:
        followed.until_found("", "a.png")
        project.rename(tmp_path / "away")
        followed.indexer.rescan()
        followed.until(lambda: followed.indexer.progress().folder_away)
        assert found(database, "") == ["a.png"]
        (tmp_path / "away").rename(project)
        followed.indexer.rescan()
        followed.until(lambda: not followed.indexer.progress().folder_away)
        assert found(database, "") == ["a.png"]


class LooksOften(Indexer):
    """At the project's folder itself, and at what is in it hardly ever."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options, root_seconds=0.02)


@pytest.mark.integration
def test_a_disk_that_is_pulled_out_and_comes_back_is_noticed_by_itself_and_watched_again(
    project: Path, database: IndexDatabase, picture: MakePicture, tmp_path: Path
):
    picture("a.png")
    with follow(project, database, made_by=LooksOften) as followed:
        followed.until_found("", "a.png")
        for _ in range(2):
            project.rename(tmp_path / "away")
            followed.until(lambda: followed.indexer.progress().folder_away)
            (tmp_path / "away").rename(project)
            followed.until(lambda: not followed.indexer.progress().folder_away)
        until(lambda: followed.indexer.progress().watched)
        picture("b.png")
        followed.until_found("", "a.png", "b.png")


@pytest.mark.integration
def test_another_folder_in_the_place_of_the_watched_one_is_looked_through(
    project: Path, database: IndexDatabase, picture: MakePicture, tmp_path: Path
):
    picture("a.png")
    with follow(project, database, made_by=LooksOften) as followed:
        followed.until_found("", "a.png")
        until(lambda: followed.indexer.progress().watched)
        copy = tmp_path / "copy"
        shutil.copytree(project, copy)
        (copy / "a.png").rename(copy / "c.png")
        project.rename(tmp_path / "former")
        copy.rename(project)
        followed.until_found("", "c.png")


@pytest.mark.integration
def test_who_waits_finds_what_was_written_a_moment_ago(
    project: Path, database: IndexDatabase, picture: MakePicture, tmp_path: Path
):
    with follow(project, database) as followed:
        for number in range(3):
            picture(f"{number}.png", width=8, height=8)
            assert followed.indexer.catch_up(seconds=DEADLINE)
            assert len(found(database, "")) == number + 1
        project.rename(tmp_path / "away")
        assert not followed.indexer.catch_up(seconds=DEADLINE)


@pytest.mark.integration
def test_an_index_that_cannot_be_written_says_so_and_goes_on_when_it_can(
    project: Path, database: IndexDatabase, picture: MakePicture
):
    with follow(project, database) as followed:
        assert followed.indexer.catch_up(seconds=DEADLINE)
        with database.write() as connection:
            connection.execute("ALTER TABLE told RENAME TO hidden")
        picture("a.png", width=8, height=8)
        until = time.monotonic() + DEADLINE
        while "no such table" not in (followed.indexer.progress().problem or ""):
            assert time.monotonic() < until
            assert not followed.indexer.catch_up(seconds=0.05)
        with database.write() as connection:
            connection.execute("ALTER TABLE hidden RENAME TO told")
        assert followed.indexer.catch_up(seconds=DEADLINE)
        assert found(database, "") == ["a.png"]


def test_a_record_written_after_its_picture_is_read(
    root: ProjectRoot, database: IndexDatabase, picture: MakePicture
):
    path = picture("a.png")
    [seen] = folder_change(root, database, "").changed
    put(database, an_image("a.png"))
    (root.path / "a.png.take.json").write_text(json.dumps({"half": "a record"}))
    [again] = folder_change(root, database, "").changed
    assert (seen.recorded, again.modified) == (0, path.stat().st_mtime_ns)
    assert again.recorded > 0


def test_hidden_folders_and_links_that_lead_out_are_not_walked(
    root: ProjectRoot, database: IndexDatabase, picture: MakePicture, tmp_path: Path
):
    picture("a.png")
    picture(".trash/b.png")
    (tmp_path / "secret.png").write_bytes(b"x")
    (root.path / "link.png").symlink_to(tmp_path / "secret.png")
    (root.path / "outside").symlink_to(tmp_path)
    assert all_folders(root, database) == [""]
    assert [seen.path for seen in folder_change(root, database, "").changed] == ["a.png"]


def test_folders_that_are_gone_are_still_looked_at(root: ProjectRoot, database: IndexDatabase):
    put(database, an_image("old/a.png"), an_image("old/deep/b.png"), an_image("older/c.png"))
    assert all_folders(root, database) == ["", "old", "old/deep", "older"]
    assert all_folders(root, database, "old") == ["old", "old/deep"]
    assert folder_change(root, database, "old").gone == ("old/a.png",)


def test_nothing_is_gone_while_the_project_is_away(
    project: Path, root: ProjectRoot, database: IndexDatabase, tmp_path: Path
):
    put(database, an_image("a.png"))
    project.rename(tmp_path / "away")
    with pytest.raises(FolderAway):
        folder_change(root, database, "")
    with pytest.raises(FolderAway):
        all_folders(root, database)


def test_the_story_is_followed_as_the_board_writes_it(
    project: Path, database: IndexDatabase, root: ProjectRoot
):
    write_board(project, s1=("Loft", ["1A"]), s2=("Harbour", []))
    put(database, an_image("a.png", shot_id="id-1A"))
    (project / "a.png").write_bytes(b"")
    story = StoryFollower(root, database)
    assert story.catch_up()
    assert found(database, "scene:loft") == ["a.png"]
    assert not story.catch_up()
    write_scene(project, "s1", "Loft", [])
    write_scene(project, "s2", "Harbour", ["1A"])
    assert story.catch_up()
    assert (found(database, "scene:loft"), found(database, "scene:harbour")) == ([], ["a.png"])


def test_a_change_of_the_story_is_news(
    project: Path, database: IndexDatabase, root: ProjectRoot, picture: MakePicture
):
    owner = TakeOwner(kind="shot", id="id-1A", name="1A")
    write_take(root, take_of(picture("b.png")).model_copy(update={"owner": owner}))
    with follow(project, database) as followed:
        followed.until_found("shot:1A", "b.png")
        write_board(project, s1=("Loft", ["1A"]))
        followed.indexer.look_at([""])
        followed.until_found("scene:loft", "b.png")
