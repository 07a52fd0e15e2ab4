"""Stars, tags and notes are people's work: nothing is lost, whoever writes and whatever breaks."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gallery.annotations.models import NOTHING, Annotation, FolderNotWritable, Tag, TagList
from gallery.annotations.storage import AnnotationStore
from studio_kit.errors import DiskFull
from studio_kit.paths import ProjectRoot


@pytest.fixture
def root(project: Path) -> ProjectRoot:
    return ProjectRoot.open(project)


@pytest.fixture
def store(root: ProjectRoot) -> AnnotationStore:
    return AnnotationStore(root)


def rate(store: AnnotationStore, rating: int, *paths: str) -> None:
    with store.changing():
        store.change(paths, lambda said: said.model_copy(update={"rating": rating}))


def documents(root: ProjectRoot) -> list[Path]:
    return sorted((root.path / ".gallery").glob("notes-*.json"))


def test_reading_makes_no_folder(store: AnnotationStore, root: ProjectRoot):
    assert store.annotation("a.png") == NOTHING
    assert store.all() == {}
    assert store.tags() == ()
    assert not (root.path / ".gallery").exists()


def test_what_is_said_is_there_for_the_next_program(store: AnnotationStore, root: ProjectRoot):
    rate(store, 4, "1A/a.png", "b.png")
    assert AnnotationStore(root).all() == {
        "1A/a.png": Annotation(rating=4),
        "b.png": Annotation(rating=4),
    }


def test_one_folder_is_one_document_that_a_person_can_read(
    store: AnnotationStore, root: ProjectRoot
):
    rate(store, 4, "1A/a.png", "1A/b.png", "2B/c.png")
    told = [json.loads(path.read_text()) for path in documents(root)]
    assert sorted((one["folder"], sorted(one["files"]), one["revision"]) for one in told) == [
        ("1A", ["a.png", "b.png"], 1),
        ("2B", ["c.png"], 1),
    ]


def test_what_another_program_wrote_is_read_and_not_overwritten(
    store: AnnotationStore, root: ProjectRoot
):
    other = AnnotationStore(root)
    rate(store, 1, "1A/a.png")
    rate(other, 2, "1A/b.png")
    rate(store, 3, "1A/c.png")
    for one in (store, other):
        assert {path: said.rating for path, said in one.all().items()} == {
            "1A/a.png": 1,
            "1A/b.png": 2,
            "1A/c.png": 3,
        }


def test_nothing_said_leaves_nothing(store: AnnotationStore, root: ProjectRoot):
    rate(store, 4, "1A/a.png")
    rate(store, 0, "1A/a.png")
    assert store.all() == {}
    [path] = documents(root)
    assert json.loads(path.read_text())["files"] == {}


def test_what_changes_nothing_writes_nothing(store: AnnotationStore, root: ProjectRoot):
    rate(store, 4, "1A/a.png")
    [path] = documents(root)
    before = path.stat()
    rate(store, 4, "1A/a.png")
    assert path.stat() == before


def test_a_shift_by_one_keeps_every_star_at_its_picture(store: AnnotationStore):
    for number in range(1, 4):
        rate(store, number, f"1A/{number}.png")
    with store.changing():
        store.move([(f"1A/{n}.png", f"1A/{n + 1}.png") for n in range(1, 4)])
    assert {path: said.rating for path, said in store.all().items()} == {
        "1A/2.png": 1,
        "1A/3.png": 2,
        "1A/4.png": 3,
    }


def test_a_star_goes_along_to_another_folder_and_replaces_none_but_its_own(store: AnnotationStore):
    rate(store, 2, "1A/a.png")
    rate(store, 5, "2B/b.png")
    with store.changing():
        store.move([("1A/a.png", "2B/a.png"), ("1A/plain.png", "2B/b.png")])
    assert store.all() == {"2B/a.png": Annotation(rating=2)}


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"folder": "1A", "files": {"a.png": {"rating": 99}}}'],
)
def test_a_damaged_document_is_kept_aside_and_the_last_good_one_taken(
    store: AnnotationStore, root: ProjectRoot, damage: bytes
):
    rate(store, 3, "1A/a.png")
    rate(store, 4, "1A/b.png")
    [path] = documents(root)
    path.write_bytes(damage)
    assert store.all() == {"1A/a.png": Annotation(rating=3)}
    [told] = store.restored
    assert (path.parent / told.kept_as).read_bytes() == damage
    assert "was damaged and is kept as" in told.message
    rate(store, 5, "1A/c.png")
    assert set(AnnotationStore(root).all()) == {"1A/a.png", "1A/c.png"}


def test_a_damaged_document_without_an_older_one_begins_anew(
    store: AnnotationStore, root: ProjectRoot
):
    rate(store, 3, "1A/a.png")
    [path] = documents(root)
    path.write_bytes(b"?")
    assert store.all() == {}
    assert "begins anew" in store.restored[0].message


def test_a_rating_of_99_is_no_rating():
    with pytest.raises(ValueError, match="less than or equal to 5"):
        Annotation(rating=99)


def test_the_id_of_a_tag_is_not_given_twice(store: AnnotationStore, root: ProjectRoot):
    def add(tags: TagList) -> TagList:
        tag = Tag(id=tags.last_id + 1, name="hero", color="#112233")
        return tags.model_copy(update={"tags": (*tags.tags, tag), "last_id": tag.id})

    with store.changing():
        store.change_tags(add)
        store.change_tags(lambda tags: tags.model_copy(update={"tags": ()}))
        assert [tag.id for tag in store.change_tags(add).tags] == [2]
    assert AnnotationStore(root).tags() == store.tags()


RATING = """
import sys
from gallery.annotations.storage import AnnotationStore
from studio_kit.paths import ProjectRoot
store = AnnotationStore(ProjectRoot.open(sys.argv[1]))
for number in range(30):
    with store.changing():
        path = f"1A/{sys.argv[2]}-{number}.png"
        store.change([path], lambda said: said.model_copy(update={"rating": 5}))
"""


@pytest.mark.integration
def test_no_star_of_several_programs_is_lost(root: ProjectRoot):
    command = [sys.executable, "-c", RATING, str(root.path)]
    programs = [subprocess.Popen([*command, str(number)]) for number in range(3)]
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    assert len(AnnotationStore(root).all()) == 90


def test_a_disk_that_refuses_is_told_of_in_a_sentence(project: Path):
    (project / ".gallery").write_text("a file, where a folder should be")
    store = AnnotationStore(ProjectRoot.open(project))
    with pytest.raises(FolderNotWritable, match="cannot be written now"), store.changing():
        pass


def test_a_full_disk_is_told_of_as_such(root: ProjectRoot):
    with pytest.raises(DiskFull, match="no room left"), AnnotationStore(root).changing():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
