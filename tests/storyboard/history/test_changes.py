from dataclasses import replace

from storyboard.board.content import Content
from storyboard.history.changes import Changes, changes, gone_back, same_board

THEN = Content(
    project={"id": "p", "name": "Film", "fps": 24.0},
    scenes={"s": {"id": "s"}},
    shots={"a": {"id": "a", "scene_id": "s", "name": "A"}, "b": {"id": "b", "scene_id": "s"}},
    placements={"a": {"x": 0}, "b": {"x": 1}},
)
NOW = replace(
    THEN,
    project={"id": "p", "name": "Renamed", "fps": 25.0},
    scenes={"s": {"id": "s", "name": "New"}, "late": {"id": "late"}},
    shots={
        "a": {"id": "a", "scene_id": "s", "name": "Changed"},
        "c": {"id": "c", "scene_id": "s"},
        "d": {"id": "d", "scene_id": "late"},
    },
    placements={"a": {"x": 7}, "c": {"x": 2}, "d": {"x": 3}},
    notes={"n": {"text": "Wind"}},
    takes={"t": {"id": "t"}},
    trash={"b": {"shot": {"id": "b"}}},
)


def test_changes_are_counted() -> None:
    assert changes(THEN, NOW) == Changes(
        shots_added=2,
        shots_removed=1,
        shots_changed=1,
        panels_moved=1,
        scenes_changed=2,
        marks_changed=1,
    )


def test_going_back_brings_the_board_back_and_throws_away_what_came_since() -> None:
    back = gone_back(NOW, THEN, at="2026")
    assert (back.shots, back.placements, back.scenes) == (THEN.shots, THEN.placements, THEN.scenes)
    assert back.notes == {}
    assert back.takes == NOW.takes
    assert back.trash == {
        "c": {"shot": NOW.shots["c"], "placement": {"x": 2}, "deleted_at": "2026"},
        "late": {
            "kind": "scene",
            "scene": {"id": "late"},
            "shots": {"d": {"shot": NOW.shots["d"], "placement": {"x": 3}}},
            "deleted_at": "2026",
        },
    }


def test_going_back_keeps_the_project_s_name_and_takes_back_its_settings() -> None:
    assert gone_back(NOW, THEN, at="2026").project == {"id": "p", "name": "Renamed", "fps": 24.0}


def test_takes_make_no_other_board() -> None:
    assert same_board(THEN, replace(THEN, takes={"t": {"id": "t"}}, takes_until="2026"))
    assert not same_board(THEN, NOW)
