from datetime import UTC, datetime, timedelta

import pytest

from storyboard.board.alternates import add_alternate
from storyboard.board.document import Board, new_board, new_content, read_content, write_content
from storyboard.board.opening import header
from storyboard.board.scenes import restore_scene, throw_scene_away
from storyboard.board.shots import add_shot, restore_shot, throw_away
from storyboard.board.trash import forget_old

LATER = datetime.now(UTC) + timedelta(days=31)


@pytest.fixture
def board() -> Board:
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    return board


def test_what_was_deleted_a_month_ago_leaves_only_its_names_which_stay_taken(board: Board):
    shot = add_shot(board)
    add_alternate(board, shot)
    scene = str(board.shots[shot]["scene_id"])
    throw_scene_away(board, scene)
    assert forget_old(board, days=30, at=LATER) == 1
    [gone] = read_content(board).trash.values()
    assert (gone["kind"], sorted(gone["names"])) == ("gone", ["1A", "1A A2"])
    assert not restore_scene(board, scene)
    assert board.shots[add_shot(board)]["code"] == "1B"
    assert forget_old(board, days=30, at=LATER + timedelta(days=90)) == 0


def test_what_was_deleted_lately_can_come_back(board: Board):
    shot = add_shot(board)
    throw_away(board, shot)
    assert forget_old(board, days=30) == 0
    assert forget_old(board, days=0, at=LATER) == 0
    assert restore_shot(board, shot)


def test_what_does_not_say_when_it_was_deleted_stays(board: Board):
    board.trash["x"] = {"kind": "note", "entry": {"text": "Wind"}, "deleted_at": "some day"}
    board.trash["y"] = {"kind": "note", "entry": {"text": "Rain"}, "deleted_at": "2020-01-01"}
    assert forget_old(board, days=30) == 1
    assert list(read_content(board).trash) == ["x"]
