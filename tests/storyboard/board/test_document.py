from typing import Any

import pytest
from pycrdt import Map, Text

from storyboard.board.content import Content, number, shots_in_order
from storyboard.board.document import (
    Board,
    new_board,
    new_content,
    read_content,
    settle_shapes,
    write_content,
)
from storyboard.board.opening import header
from storyboard.board.shapes import write_text
from storyboard.board.shots import (
    add_shot,
    change_shot,
    repeating_codes,
    restore_shot,
    settle_codes,
    throw_away,
)


@pytest.fixture
def board() -> Board:
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    return board


def code(board: Board, shot_id: str) -> str:
    return read_content(board).shots[shot_id]["code"]


def add_scene(board: Board, scene_id: str, *, order: float) -> None:
    board.scenes[scene_id] = Map({"id": scene_id, "name": scene_id, "order": order})


def updates_of(board: Board) -> list[bytes]:
    updates: list[bytes] = []
    board.doc.observe(lambda event: updates.append(event.update))
    return updates


def test_new_project_has_one_scene_and_no_shot(board: Board) -> None:
    content = read_content(board)
    assert [scene["name"] for scene in content.scenes.values()] == ["Scene 1"]
    assert content.shots == {}


def test_shots_get_codes_and_slots_in_turn(board: Board) -> None:
    ids = [add_shot(board) for _ in range(5)]
    content = read_content(board)
    assert [code(board, each) for each in ids] == ["1A", "1B", "1C", "1D", "1E"]
    assert shots_in_order(content) == ids
    assert content.placements[ids[4]]["x"] == content.placements[ids[0]]["x"]
    assert content.placements[ids[4]]["y"] > content.placements[ids[0]]["y"]


def test_a_shot_joins_the_last_scene(board: Board) -> None:
    add_scene(board, "later", order=7)
    shot_id = add_shot(board)
    assert code(board, shot_id) == "2A"


def test_code_of_a_deleted_shot_is_not_given_again(board: Board) -> None:
    add_shot(board)
    throw_away(board, add_shot(board))
    assert code(board, add_shot(board)) == "1C"


def test_code_of_a_take_on_disk_is_not_given_again(board: Board) -> None:
    board.takes["t"] = {"id": "t", "owner": {"kind": "shot", "id": None, "name": "1F"}}
    assert code(board, add_shot(board)) == "1G"


def test_a_growing_scene_moves_the_scenes_below_it_down(board: Board) -> None:
    (first,) = read_content(board).scenes
    add_scene(board, "second", order=2)
    for _ in range(4):
        add_shot(board, scene_id=first)
    below = add_shot(board, scene_id="second")
    before = read_content(board).placements[below]["y"]
    add_shot(board, scene_id=first)
    assert read_content(board).placements[below]["y"] == before + 130 + 96


def test_a_panel_is_never_put_onto_another_of_its_scene(board: Board) -> None:
    first = add_shot(board)
    board.placements[first]["x"] = 300
    second = add_shot(board)
    assert read_content(board).placements[second]["x"] == 552


def test_deleting_and_restoring_brings_everything_back(board: Board) -> None:
    shot_id = add_shot(board, description="a wall", camera={"size": "close_up"}, own_key=[1, 2])
    before = read_content(board)
    throw_away(board, shot_id)
    assert read_content(board).shots == {}
    assert read_content(board).placements == {}
    assert restore_shot(board, shot_id)
    assert read_content(board) == before
    assert isinstance(board.shots[shot_id]["camera"], Map)


def test_restoring_what_is_not_in_the_trash_changes_nothing(board: Board) -> None:
    before = read_content(board)
    assert not restore_shot(board, "unknown")
    assert read_content(board) == before


def test_restoring_a_shot_whose_scene_is_gone_finds_another_scene(board: Board) -> None:
    add_scene(board, "second", order=2)
    shot_id = add_shot(board, scene_id="second")
    throw_away(board, shot_id)
    del board.scenes["second"]
    restore_shot(board, shot_id)
    content = read_content(board)
    assert content.shots[shot_id]["scene_id"] in content.scenes


def test_changes_to_two_camera_values_merge(board: Board) -> None:
    shot_id = add_shot(board)
    other = new_board(board.doc.get_update())
    board.shots[shot_id]["camera"]["size"] = "wide"
    other.shots[shot_id]["camera"]["lens"] = "mm_50"
    board.doc.apply_update(other.doc.get_update())
    assert read_content(board).shots[shot_id]["camera"] == {"size": "wide", "lens": "mm_50"}


def test_writing_what_is_there_already_says_nothing(board: Board) -> None:
    add_shot(board, description="a wall", big=2**60)
    updates = updates_of(board)
    write_content(board, read_content(board))
    assert updates == []


def test_writing_content_changes_only_what_differs(board: Board) -> None:
    kept, changed = add_shot(board, name="kept"), add_shot(board, name="old")
    content = read_content(board)
    shots: dict[str, Any] = {kept: content.shots[kept]}
    shots[changed] = {**content.shots[changed], "name": "new", "camera": {"size": "wide"}}
    del shots[changed]["rating"]
    updates = updates_of(board)
    write_content(board, Content(content.project, content.scenes, shots, content.placements))
    result = read_content(board)
    assert result.shots == shots
    assert len(updates) == 1
    assert b"kept" not in updates[0]


def test_entries_that_are_none_are_passed_over(board: Board) -> None:
    board.shots["odd"] = 5
    board.placements["odd"] = "here"
    board.scenes["odd"] = Map({"order": "first", "id": 4})
    shot_id = add_shot(board)
    board.shots[shot_id]["order"] = "nowhere"
    add_shot(board)
    assert len(shots_in_order(read_content(board))) == 2


def test_changing_a_shot_keeps_unknown_keys(board: Board) -> None:
    shot_id = add_shot(board, later="kept")
    change_shot(board, shot_id, description="new")
    shot = read_content(board).shots[shot_id]
    assert (shot["later"], shot["description"]) == ("kept", "new")


def test_a_value_nested_too_deeply_hides_nothing_else(board: Board) -> None:
    shot_id = add_shot(board, name="a wall", camera={"size": "wide"})
    deep: list[object] = []
    for _ in range(2000):
        deep = [deep]
    board.shots[shot_id]["odd"] = deep
    shot = read_content(board).shots[shot_id]
    assert (shot["name"], shot["camera"]) == ("a wall", {"size": "wide"})
    assert "odd" not in shot


def test_two_shots_given_one_code_at_once_are_told_apart(board: Board) -> None:
    older, younger, third = (
        add_shot(board, created_at=f"2026-01-0{day}T00:00:00Z") for day in (1, 2, 3)
    )
    board.shots[younger]["code"] = board.shots[third]["code"] = "1A"
    assert repeating_codes(read_content(board)) == [younger, third]
    settle_codes(board)
    assert [code(board, each) for each in (older, younger, third)] == ["1A", "1B", "1C"]


def test_a_shot_with_takes_keeps_its_code(board: Board) -> None:
    older, younger = add_shot(board), add_shot(board, code="1A")
    board.takes["t"] = {"id": "t", "owner": {"kind": "shot", "id": younger, "name": "1A"}}
    settle_codes(board)
    assert [code(board, each) for each in (older, younger)] == ["1B", "1A"]


def test_alternates_share_the_code_of_their_slot(board: Board) -> None:
    first = add_shot(board)
    second = add_shot(board, code="1A", slot_id=read_content(board).shots[first]["slot_id"])
    updates = updates_of(board)
    settle_codes(board)
    assert code(board, second) == "1A"
    assert updates == []


@pytest.mark.parametrize("order", [10**400, float("nan"), "first", None])
def test_an_order_that_is_no_number_counts_as_last(order: object) -> None:
    assert number(order) == float("inf")


@pytest.mark.parametrize(
    "frame",
    [(1e-320, 1.0), (1.0, 1e308), (float("nan"), 1.0), (0, 0), ("wide", None), (-16, 9)],
)
def test_a_frame_that_nobody_could_draw_is_16_to_9(
    board: Board, frame: tuple[object, object]
) -> None:
    board.project["frame_width"], board.project["frame_height"] = frame
    shot_id = add_shot(board)
    box = read_content(board).placements[shot_id]
    assert (box["w"], box["h"]) == (240, 135 + 48)


def as_map(board: Board, name: str, key: str) -> Any:
    return getattr(board, name)[key]


def test_words_of_a_shot_are_texts_that_two_can_type_in(board: Board) -> None:
    shot_id = add_shot(board, description="Mara waits")
    other = new_board(board.doc.get_update())
    change_shot(board, shot_id, description="Young Mara waits")
    change_shot(other, shot_id, description="Mara waits alone")
    board.doc.apply_update(other.doc.get_update())
    assert read_content(board).shots[shot_id]["description"] == "Young Mara waits alone"


def test_writing_words_says_only_what_differs(board: Board) -> None:
    shot_id = add_shot(board, notes="A long wall in the evening sun.")
    updates = updates_of(board)
    change_shot(board, shot_id, notes="A long wall in the morning sun.")
    assert len(updates) == 1
    assert b"wall" not in updates[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "Küste"), ("Küste", ""), ("a😀b", "a😁b"), ("aaa", "aa"), ("ab", "ab"), ("é", "e\u0301")],
)
def test_a_text_says_what_was_written(before: str, after: str) -> None:
    board = new_board()
    board.notes["n"] = Map({"text": Text(before)})
    write_text(as_map(board, "notes", "n")["text"], after)
    assert read_content(board).notes["n"]["text"] == after


def test_half_a_character_is_replaced_in_a_text(board: Board) -> None:
    shot_id = add_shot(board, description="\ud800")
    change_shot(board, shot_id, notes="\ud800")
    shot = read_content(board).shots[shot_id]
    assert (shot["description"], shot["notes"]) == ("?", "?")


def test_a_text_that_holds_more_than_words_is_made_anew(board: Board) -> None:
    shot_id = add_shot(board)
    as_map(board, "shots", shot_id)["notes"].insert_embed(0, {"picture": 1})
    change_shot(board, shot_id, notes="only words")
    assert read_content(board).shots[shot_id]["notes"] == "only words"


def test_strings_of_older_documents_become_texts(board: Board) -> None:
    board.shots["old"] = Map({"id": "old", "description": "a wall", "notes": 5})
    board.notes["n"] = Map({"text": "Wind"})
    settle_shapes(board)
    shot, note = as_map(board, "shots", "old"), as_map(board, "notes", "n")
    assert all(isinstance(shot[key], Text) for key in ("description", "action", "sound"))
    assert isinstance(note["text"], Text)
    assert read_content(board).shots["old"]["description"] == "a wall"
    assert read_content(board).shots["old"]["notes"] == 5


def test_shapes_that_are_settled_stay_as_they_are(board: Board) -> None:
    add_shot(board, description="a wall")
    updates = updates_of(board)
    settle_shapes(board)
    assert updates == []


def test_a_text_that_is_not_said_any_more_is_emptied(board: Board) -> None:
    shot_id = add_shot(board, notes="gone")
    content = read_content(board)
    del content.shots[shot_id]["notes"]
    write_content(board, content)
    assert isinstance(as_map(board, "shots", shot_id)["notes"], Text)
    assert read_content(board).shots[shot_id]["notes"] == ""


def test_notes_arrows_and_groups_are_written_with_their_shapes(board: Board) -> None:
    content = read_content(board)
    content.notes["n"] = {"id": "n", "text": "Wind", "x": 0}
    content.arrows["a"] = {"id": "a", "from": {"note": "n"}, "to": {"x": 1, "y": 2}, "label": ""}
    content.groups["g"] = {"id": "g", "name": "Pair", "members": {"n": True}, "order": 1}
    write_content(board, content)
    assert read_content(board) == content
    assert isinstance(as_map(board, "notes", "n")["text"], Text)
    assert isinstance(as_map(board, "groups", "g")["members"], Map)


def test_a_new_shot_begins_as_the_project_says() -> None:
    board = new_board()
    defaults = {"template_id": "sketch", "seconds": 2.5}
    write_content(board, new_content(header("The Salt Line", defaults=defaults)))
    key = add_shot(board)
    shot = read_content(board).shots[key]
    assert (shot["template_id"], shot["duration"]) == ("sketch", 60)
    board.project["defaults"] = {"template_id": 5, "seconds": -1}
    key = add_shot(board)
    shot = read_content(board).shots[key]
    assert (shot["template_id"], shot["duration"]) == (None, None)
