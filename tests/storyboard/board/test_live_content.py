import json
import random

from pycrdt import Map

from storyboard.board.codes import last_codes, next_code
from storyboard.board.content import Content, used_codes
from storyboard.board.document import (
    MAPS,
    Board,
    new_board,
    new_content,
    read_content,
    write_content,
)
from storyboard.board.live_content import LiveContent
from storyboard.board.opening import header
from storyboard.board.reckoned import reckoned_of
from storyboard.board.shapes import plain
from storyboard.board.shots import add_shot, change_shot, repeating_codes
from storyboard.board.slots import film_order
from storyboard.board.summary import summarise
from storyboard.board.takes import BY_OWNER
from storyboard.scenes.views import list_scenes
from storyboard.staleness.service import stale_shots
from tests.storyboard.board.editing import do_something

ALL_THAT_IS_RECKONED = 8


def new() -> Board:
    """A board that is followed."""
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    board.live.follow()
    return board


def read_anew(board: Board) -> Content:
    with board.doc.transaction():
        return LiveContent({name: getattr(board, name) for name in MAPS}).read()


def test_what_is_read_of_one_board_is_no_other_boards():
    content = read_content(new_board())
    content.notes["n"] = {"id": "n"}
    assert read_content(new_board()).notes == {}


def test_whatever_is_done_it_says_what_reading_all_anew_would_say():
    board, dice = new(), random.Random(7)
    for step in range(120):
        do_something(board, dice, step)
        if dice.random() < 0.7:
            refuse_difference(read_content(board), read_anew(board))
    refuse_difference(read_content(board), read_anew(board))


def refuse_difference(live: Content, anew: Content) -> None:
    """Also in what was reckoned of them."""
    assert live == anew
    for ask in (summarise, repeating_codes, stale_shots, list_scenes):
        assert ask(live) == ask(anew)
    assert BY_OWNER.of(live) == BY_OWNER.of(anew)
    for number in range(1, 6):
        assert next_code(number, last_codes(live, number)) == next_code(number, used_codes(anew))
    known = reckoned_of(live).copy()
    assert len(known) >= ALL_THAT_IS_RECKONED
    assert {index: index.of(live) for index in known} == {index: index.of(anew) for index in known}


def test_it_says_within_a_transaction_what_was_done_in_it():
    board, dice = new(), random.Random(11)
    for step in range(30):
        with board.doc.transaction():
            for part in range(3):
                do_something(board, dice, 3 * step + part)
                refuse_difference(read_content(board), read_anew(board))
    refuse_difference(read_content(board), read_anew(board))


def test_what_another_browser_does_is_read():
    board, other = new(), new_board()
    other.doc.apply_update(board.doc.get_update())
    shot = add_shot(other, name="The wall")
    before = read_content(board)
    board.doc.apply_update(other.doc.get_update())
    other.shots[shot]["camera"]["lens"] = "mm_50"
    board.doc.apply_update(other.doc.get_update())
    assert shot not in before.shots
    assert read_content(board) == read_anew(board) == read_anew(other)


def test_an_entry_read_alone_is_written_like_one_read_with_all():
    board = new()
    numbers = {"one": 1, "half": 0.5, "two": 2.0, "far": 1e300, "edge": 9.3e18, "below": 9.2e18}
    board.takes["t"] = {**numbers, "list": [3.0, {"deep": -4.0}], "none": None, "yes": True}
    assert json.dumps(read_content(board).takes) == json.dumps(plain(board.takes))


def test_what_did_not_change_is_not_read_again():
    board = new()
    one, two = add_shot(board), add_shot(board)
    before = read_content(board)
    change_shot(board, one, name="The wall")
    after = read_content(board)
    assert after.shots[one]["name"] == "The wall"
    assert after.shots[two] is before.shots[two]
    assert after.placements is before.placements
    assert board.shots[two] is not None
    assert read_content(board) is after


def test_what_was_reckoned_of_shots_is_not_reckoned_again_for_a_panel_that_moved():
    board = new()
    one = add_shot(board)
    before = read_content(board)
    order, kin = film_order(before), before.kin
    board.placements[one]["x"] = 500
    assert film_order(read_content(board)) is order
    change_shot(board, one, name="The wall")
    assert (film_order(read_content(board)), read_content(board).kin) == (order, kin)
    assert read_content(board).kin is kin


def test_an_entry_that_is_no_map_is_left_out():
    board = new()
    board.shots["odd"] = 7
    board.shots["map"] = Map({"code": "1A"})
    assert "odd" not in read_content(board).shots
    assert read_content(board) == read_anew(board)
