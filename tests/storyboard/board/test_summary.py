import pytest

from storyboard.board.alternates import add_alternate
from storyboard.board.document import (
    Board,
    new_board,
    new_content,
    read_content,
    write_content,
)
from storyboard.board.opening import header
from storyboard.board.scene_alternates import add_scene_alternate
from storyboard.board.shots import add_shot
from storyboard.board.summary import summarise


@pytest.fixture
def board() -> Board:
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    return board


def test_summary_counts_and_shows_chosen_pictures_in_board_order(board: Board) -> None:
    ids = [add_shot(board) for _ in range(3)]
    for place, shot_id in enumerate(reversed(ids[1:])):
        board.takes[f"t{place}"] = {"id": f"t{place}", "path": f"{place}.png"}
        board.shots[shot_id]["chosen_take"] = f"t{place}"
    board.shots[ids[0]]["chosen_take"] = "gone"
    summary = summarise(read_content(board))
    assert (summary.shots, summary.rendered) == (3, 2)
    assert summary.pictures == ("1.png", "0.png")


def test_alternates_of_shots_and_scenes_are_no_shots_of_their_own(board: Board) -> None:
    first, second = add_shot(board), add_shot(board)
    board.takes["t"] = {"id": "t", "path": "t.png"}
    for shot_id in (first, second):
        board.shots[shot_id]["chosen_take"] = "t"
    add_alternate(board, first)
    assert (summarise(read_content(board)).shots, summarise(read_content(board)).rendered) == (2, 1)
    add_scene_alternate(board, str(board.shots[first]["scene_id"]))
    assert (summarise(read_content(board)).shots, summarise(read_content(board)).rendered) == (2, 0)
