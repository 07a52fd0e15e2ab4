"""What is different between two boards, and what going back to an earlier one means. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from storyboard.board.content import Content, Entries, Fields, scene_of

from .merge import OWN_TO_A_BOARD, without_what_is_here

MARKS = ("notes", "arrows", "groups")


@dataclass(frozen=True)
class Changes:
    """Counts from one board to another."""

    shots_added: int
    shots_removed: int
    shots_changed: int
    panels_moved: int
    scenes_changed: int
    marks_changed: int


def changes(before: Content, after: Content) -> Changes:
    shots = before.shots.keys() & after.shots.keys()
    marks = (
        (getattr(before, name), getattr(after, name)) for name in ("notes", "arrows", "groups")
    )
    return Changes(
        shots_added=len(after.shots.keys() - before.shots.keys()),
        shots_removed=len(before.shots.keys() - after.shots.keys()),
        shots_changed=_different(before.shots, after.shots, shots),
        panels_moved=_different(before.placements, after.placements, shots),
        scenes_changed=_all_different(before.scenes, after.scenes),
        marks_changed=sum(_all_different(one, other) for one, other in marks),
    )


def _all_different(before: Entries, after: Entries) -> int:
    return _different(before, after, before.keys() | after.keys())


def _different(before: Entries, after: Entries, keys: Iterable[str]) -> int:
    return sum(before.get(key) != after.get(key) for key in keys)


def same_board(one: Content, other: Content) -> bool:
    """Whether both show the same; takes do not count, they are files of their own."""
    return replace(one, takes={}, takes_until="") == replace(other, takes={}, takes_until="")


def gone_back(now: Content, then: Content, *, at: str) -> Content:
    """The board as it was `then`. What has been added since lies in the trash, as if deleted `at`.

    Takes stay, and so does what the project is called and where its files lie.
    """
    kept = {key: value for key, value in now.project.items() if key in OWN_TO_A_BOARD}
    restored = {key: each for key, each in then.project.items() if key not in OWN_TO_A_BOARD}
    trash = now.trash | _thrown_scenes(now, then, at) | _thrown_shots(now, then, at)
    return replace(
        then,
        project=restored | kept,
        trash=without_what_is_here(trash, then),
        takes=now.takes,
    )


def _thrown_scenes(now: Content, then: Content, at: str) -> Entries:
    return {
        key: {
            "kind": "scene",
            "scene": scene,
            "shots": {each: _with_place(now, each) for each in _new_shots(now, then, key)},
            "deleted_at": at,
        }
        for key, scene in now.scenes.items()
        if key not in then.scenes
    }


def _thrown_shots(now: Content, then: Content, at: str) -> Entries:
    stay = [None, *(key for key in now.scenes if key in then.scenes)]
    return {
        key: _with_place(now, key) | {"deleted_at": at}
        for scene in stay
        for key in _new_shots(now, then, scene)
    }


def _new_shots(now: Content, then: Content, scene_id: str | None) -> list[str]:
    new = now.shots.keys() - then.shots.keys()
    return [key for key in now.shots if key in new and scene_of(now, now.shots[key]) == scene_id]


def _with_place(now: Content, shot_id: str) -> Fields:
    return {"shot": now.shots[shot_id], "placement": now.placements.get(shot_id)}
