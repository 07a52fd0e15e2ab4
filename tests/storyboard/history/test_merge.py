from dataclasses import replace
from typing import Any

from storyboard.board.content import Content, Fields
from storyboard.history.merge import Merged, merge


def shot(key: str, **fields: Any) -> Fields:
    new: Fields = {"id": key, "scene_id": "s", "name": "", "description": "", "camera": {}}
    return new | fields


def board(*shots: Fields, **maps: Any) -> Content:
    return Content(
        project={"id": "p", "name": "Film", "fps": 24.0},
        scenes={"s": {"id": "s", "name": "One", "order": 1}},
        shots={str(each["id"]): each for each in shots},
        placements={str(each["id"]): {"x": 0, "y": 0} for each in shots},
        **maps,
    )


BASE = board(*(shot(key, description="Mara waits at the wall.") for key in "abc"))


def changed(content: Content, key: str, **fields: Any) -> Content:
    return replace(content, shots=content.shots | {key: content.shots[key] | fields})


def without(content: Content, key: str) -> Content:
    thrown = {"shot": content.shots[key], "placement": None, "deleted_at": "2026"}
    return replace(
        content,
        shots={each: fields for each, fields in content.shots.items() if each != key},
        placements={each: place for each, place in content.placements.items() if each != key},
        trash={key: thrown},
    )


def ids(merged: Merged) -> list[str]:
    return [clash.id for clash in merged.clashes]


def test_three_shots_changed_on_both_sides_are_two_merged_and_one_clash() -> None:
    mine, theirs = BASE, BASE
    mine, theirs = changed(mine, "a", name="Mine"), changed(theirs, "a", rating=4)
    mine = changed(mine, "b", description="Young Mara waits at the wall.")
    theirs = changed(theirs, "b", description="Mara waits at the wall. Wind.")
    mine, theirs = changed(mine, "c", name="Crossing"), changed(theirs, "c", name="Turning")
    merged = merge(BASE, mine, theirs, decided={})
    assert ids(merged) == ["shots/c/name"]
    shots = merged.content.shots
    assert (shots["a"]["name"], shots["a"]["rating"]) == ("Mine", 4)
    assert shots["b"]["description"] == "Young Mara waits at the wall. Wind."
    (clash,) = merged.clashes
    assert (clash.base, clash.mine, clash.theirs) == ("", "Crossing", "Turning")


def test_a_decided_clash_has_the_side_that_was_chosen() -> None:
    mine, theirs = changed(BASE, "c", name="Crossing"), changed(BASE, "c", name="Turning")
    merged = merge(BASE, mine, theirs, decided={"shots/c/name": "theirs"})
    assert ids(merged) == []
    assert merged.content.shots["c"]["name"] == "Turning"
    kept = merge(BASE, mine, theirs, decided={"shots/c/name": "mine"})
    assert kept.content.shots["c"]["name"] == "Crossing"


def test_values_of_a_camera_are_merged_one_by_one() -> None:
    mine = changed(BASE, "a", camera={"lens": "mm_50", "size": "wide"})
    theirs = changed(BASE, "a", camera={"lens": "mm_85", "mood": "calm"})
    merged = merge(BASE, mine, theirs, decided={})
    assert ids(merged) == ["shots/a/camera.lens"]
    assert merged.content.shots["a"]["camera"] == {"lens": "mm_50", "size": "wide", "mood": "calm"}


def test_what_one_side_added_and_deleted_is_added_and_deleted() -> None:
    mine = without(BASE, "a")
    theirs = replace(BASE, shots=BASE.shots | {"d": shot("d")}, placements={"d": {"x": 9}})
    merged = merge(BASE, mine, theirs, decided={})
    assert ids(merged) == []
    assert merged.content.shots.keys() == {"b", "c", "d"}
    assert merged.content.placements["d"] == {"x": 9}
    assert "a" in merged.content.trash


def test_deleted_here_and_changed_there_is_a_clash_of_the_whole_shot() -> None:
    mine, theirs = without(BASE, "a"), changed(BASE, "a", name="Turning")
    merged = merge(BASE, mine, theirs, decided={})
    assert ids(merged) == ["shots/a"]
    assert merged.clashes[0].mine is None
    back = merge(BASE, mine, theirs, decided={"shots/a": "theirs"}).content
    assert back.shots["a"]["name"] == "Turning"
    assert back.placements["a"] == BASE.placements["a"]
    assert "a" not in back.trash


def test_a_place_moved_on_both_sides_stays_as_it_is_here() -> None:
    mine = replace(BASE, placements=BASE.placements | {"a": {"x": 5, "y": 0}})
    theirs = replace(BASE, placements=BASE.placements | {"a": {"x": 0, "y": 7}})
    merged = merge(BASE, mine, theirs, decided={})
    assert ids(merged) == []
    assert merged.content.placements["a"] == {"x": 5, "y": 0}


def test_a_shot_keeps_its_scene_when_the_other_side_deleted_it() -> None:
    mine = replace(board(), trash={"s": {"kind": "scene"}}, scenes={})
    theirs = board(shot("new"))
    merged = merge(board(), mine, theirs, decided={}).content
    assert merged.scenes.keys() == {"s"}
    assert "s" not in merged.trash


def test_what_the_project_is_called_and_keeps_is_not_merged() -> None:
    mine = replace(BASE, project=BASE.project | {"id": "copy", "branch": "main"})
    theirs = replace(BASE, project=BASE.project | {"name": "Other", "branch": "b", "fps": 25.0})
    project = merge(BASE, mine, theirs, decided={}).content.project
    assert project == {"id": "copy", "name": "Film", "branch": "main", "fps": 25.0}


def test_boards_that_agree_merge_into_themselves() -> None:
    other = changed(BASE, "a", name="Both")
    merged = merge(BASE, other, other, decided={})
    assert merged == Merged(other, ())
