"""Files by the story: in its order, in groups, found by scene and by look."""

import pytest

from gallery.index.database import IndexDatabase
from gallery.search.language import parse
from gallery.search.ordering import Sorting, order
from gallery.search.service import label_counts
from gallery.search.statement import statement
from gallery.search.suggesting import suggest
from gallery.story.models import StoryScene, StoryShot
from gallery.story.storage import keep_story

from ..index.indexed import FIELDS, an_image, found, paths, put

HARBOUR, LOFT = StoryScene("s1", "Old Harbour", 0, 1), StoryScene("s2", "Loft", 1, 2)
STORY = (
    StoryShot("b", "1B", 0, HARBOUR),
    StoryShot("a", "1A", 1, HARBOUR),
    StoryShot("c", "2A", 2, LOFT),
    StoryShot("lost", "9Z", 3, None),
)


@pytest.fixture
def told(database: IndexDatabase) -> IndexDatabase:
    """Two takes of the first shot, one of each other, and a picture of none."""
    put(
        database,
        an_image("c.png", at=1, shot_id="c"),
        an_image("b1.png", at=2, shot_id="b"),
        an_image("lost.png", at=3, shot_id="lost"),
        an_image("refs/sky.png", at=4),
        an_image("b2.png", at=5, shot_id="b"),
        an_image("Art/a.png", at=6, shot_id="a", looks=("blade_runner_1982",)),
    )
    with database.write() as connection:
        keep_story(connection, STORY)
    return database


@pytest.mark.parametrize(
    ("ascending", "expected"),
    [
        (True, ["b1.png", "b2.png", "Art/a.png", "c.png", "lost.png", "refs/sky.png"]),
        (False, ["lost.png", "c.png", "Art/a.png", "b2.png", "b1.png", "refs/sky.png"]),
    ],
)
def test_story_order_is_that_of_scenes_shots_and_takes(
    told: IndexDatabase, ascending: bool, expected: list[str]
):
    whole = told.read(lambda c: order(c, statement(()), Sorting("story", ascending=ascending)))
    assert paths(told, whole.ids) == expected


Grouped = list[tuple[str, str, str, list[str]]]


def grouped(database: IndexDatabase, query: str, sorting: Sorting) -> Grouped:
    """Key, title and detail of each group with the paths of its files."""
    wanted = statement(parse(query, FIELDS))
    whole = database.read(lambda c: order(c, wanted, sorting))
    names = paths(database, whole.ids)
    ends = [*(group.start for group in whole.groups[1:]), len(names)]
    return [
        (group.key, group.title, group.detail, names[group.start : end])
        for group, end in zip(whole.groups, ends, strict=True)
    ]


def test_files_stand_by_scene_and_in_it_by_what_is_asked_for(told: IndexDatabase):
    assert grouped(told, "", Sorting("name", ascending=True, group="scene")) == [
        ("s1", "SC01 Old Harbour", "", ["Art/a.png", "b1.png", "b2.png"]),
        ("s2", "SC02 Loft", "", ["c.png"]),
        ("", "", "", ["lost.png", "refs/sky.png"]),
    ]


def test_files_stand_by_shot_the_newest_first(told: IndexDatabase):
    assert grouped(told, "-name:c", Sorting(group="shot")) == [
        ("b", "1B", "SC01 Old Harbour", ["b2.png", "b1.png"]),
        ("a", "1A", "SC01 Old Harbour", ["Art/a.png"]),
        ("lost", "9Z", "", ["lost.png"]),
        ("", "", "", ["refs/sky.png"]),
    ]


def test_files_stand_by_folder(told: IndexDatabase):
    put(told, an_image("refs/day/sun.png", at=9))
    assert grouped(told, "name:sky OR name:a OR name:sun", Sorting(group="folder")) == [
        ("Art", "Art", "", ["Art/a.png"]),
        ("refs", "refs", "", ["refs/sky.png"]),
        ("refs/day", "day", "refs", ["refs/day/sun.png"]),
    ]


def test_a_search_without_matches_has_no_groups(told: IndexDatabase):
    nothing = statement(parse("nothing", FIELDS))
    assert told.read(lambda c: order(c, nothing, Sorting(group="shot"))).groups == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("scene:SC01", ["Art/a.png", "b2.png", "b1.png"]),
        ("scene:harb", ["Art/a.png", "b2.png", "b1.png"]),
        ('scene:"old harbour"', ["Art/a.png", "b2.png", "b1.png"]),
        ('scene:"harb"', []),
        ("scene:bour", []),
        ("scene:loft OR name:sky", ["refs/sky.png", "c.png"]),
        ("-scene:harbour", ["refs/sky.png", "lost.png", "c.png"]),
        ("look:blade", ["Art/a.png"]),
        ('preset:"blade_runner_1982"', ["Art/a.png"]),
        ("-look:blade scene:harbour", ["b2.png", "b1.png"]),
    ],
)
def test_files_are_found_by_scene_and_by_look(told: IndexDatabase, query: str, expected: list[str]):
    assert found(told, query) == expected


def test_a_shot_that_moves_takes_its_files_along(told: IndexDatabase):
    with told.write() as connection:
        keep_story(connection, (StoryShot("b", "1B", 0, LOFT), StoryShot("a", "1A", 1, HARBOUR)))
    assert found(told, "scene:loft") == ["b2.png", "b1.png"]


def test_scenes_and_looks_are_counted(told: IndexDatabase):
    fields = ["scene", "look"]
    counts = told.read(lambda c: label_counts(c, statement(()), fields=fields, most=5))
    assert [(one.field, one.value, one.count) for one in counts.labels] == [
        ("scene", "SC01 Old Harbour", 3),
        ("scene", "SC02 Loft", 1),
        ("look", "blade_runner_1982", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("scene:old", [('scene:"SC01 Old Harbour" ', 3)]),
        ("look:runner", [("look:blade_runner_1982 ", 1)]),
    ],
)
def test_scenes_and_looks_are_offered_while_typing(
    told: IndexDatabase, typed: str, expected: list[tuple[str, int]]
):
    offered = told.read(lambda c: suggest(c, FIELDS, typed, len(typed))).suggestions
    assert [(one.text, one.count) for one in offered] == expected
