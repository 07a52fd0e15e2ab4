import random
from collections.abc import Callable

from pycrdt import Map

from storyboard.board.alternates import add_alternate, choose_alternate
from storyboard.board.document import (
    Board,
    new_board,
    new_content,
    read_content,
    write_content,
)
from storyboard.board.live_content import LiveContent
from storyboard.board.opening import header
from storyboard.board.scenes import add_scene, move_shots, restore_scene, throw_scene_away
from storyboard.board.shots import add_shot, change_shot, restore_shot, throw_away
from storyboard.board.takes import put_take


def new() -> Board:
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    return board


def do_something(board: Board, dice: random.Random, step: int) -> None:
    content = read_content(board)
    shot = dice.choice(list(content.shots) or [add_shot(board)])
    thrown = list(content.trash)[:1]
    deeds: list[Callable[[], object]] = [
        lambda: change_shot(board, shot, name=f"N{step}", camera={"lens": "mm_50"}),
        lambda: change_shot(board, shot, description=f"Words {step}"),
        lambda: add_shot(board, values={"steps": 20, "cfg": 7.5}),
        lambda: add_alternate(board, shot),
        lambda: choose_alternate(board, shot),
        lambda: throw_away(board, shot),
        lambda: [restore_shot(board, key) for key in thrown],
        lambda: move_shots(board, [shot], add_scene(board, {}), before=None),
        lambda: throw_scene_away(board, str(board.shots[shot]["scene_id"])),
        lambda: [restore_scene(board, key) for key in thrown],
        lambda: put_take(board, take(f"t{step}", shot)),
        lambda: board.project.update({"fps": 25, "name": f"Film {step}"}),
    ]
    dice.choice(deeds)()


def test_whatever_is_done_it_says_what_reading_all_anew_would_say():
    board, dice = new(), random.Random(7)
    live = LiveContent(board)
    for step in range(120):
        do_something(board, dice, step)
        if dice.random() < 0.7:
            assert live.read() == read_content(board)
    assert live.read() == read_content(board)


def test_what_did_not_change_is_not_read_again():
    board = new()
    one, two = add_shot(board), add_shot(board)
    live = LiveContent(board)
    before = live.read()
    change_shot(board, one, name="The wall")
    after = live.read()
    assert after.shots[one]["name"] == "The wall"
    assert after.shots[two] is before.shots[two]
    assert after.placements is before.placements
    assert live.read() is after


def test_an_entry_that_is_no_map_is_left_out():
    board = new()
    live = LiveContent(board)
    live.read()
    board.shots["odd"] = 7
    board.shots["map"] = Map({"code": "1A"})
    assert live.read() == read_content(board)


def take(take_id: str, shot: str) -> dict[str, object]:
    owner = {"kind": "shot", "id": shot, "name": "1A"}
    return {"id": take_id, "owner": owner, "path": f"{take_id}.png", "created_at": "2026-01-01"}
