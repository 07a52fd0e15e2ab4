import sys
from datetime import timedelta

import pytest

from storyboard.board.document import (
    Board,
    new_board,
    new_content,
    read_content,
    write_content,
)
from storyboard.board.opening import header
from storyboard.board.shots import add_shot, throw_away
from storyboard.board.takes import follow_files, put_take, reconcile
from studio_kit.project import Take
from tests.storyboard.fakes import take_record

NEVER = ""


@pytest.fixture
def board() -> Board:
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    return board


def take(number: int, shot_id: str | None, *, code: str = "1A", seed: int = 7) -> Take:
    record = take_record(f"take{number}", shot_id=shot_id, code=code, version=number, seed=seed)
    return record.model_copy(
        update={"created_at": record.created_at + timedelta(seconds=number / 2)}
    )


def chosen(board: Board, shot_id: str) -> str | None:
    return read_content(board).shots[shot_id]["chosen_take"]


def test_a_new_take_is_mirrored_and_chosen(board: Board) -> None:
    shot_id = add_shot(board)
    assert put_take(board, take(1, shot_id).mirror())
    assert chosen(board, shot_id) == "take1"
    mirrored = read_content(board).takes["take1"]
    assert mirrored == take(1, shot_id).mirror()
    assert "graph" not in mirrored


def test_a_take_said_twice_changes_no_choice(board: Board) -> None:
    shot_id = add_shot(board)
    put_take(board, take(1, shot_id).mirror())
    put_take(board, take(2, shot_id).mirror())
    board.shots[shot_id]["chosen_take"] = "take1"
    assert not put_take(board, take(2, shot_id).mirror())
    assert chosen(board, shot_id) == "take1"


def test_of_two_that_finish_together_the_later_version_is_chosen(board: Board) -> None:
    shot_id = add_shot(board)
    put_take(board, take(2, shot_id).mirror())
    assert put_take(board, take(1, shot_id).mirror())
    assert chosen(board, shot_id) == "take2"
    board.shots[shot_id]["chosen_take"] = "take1"
    put_take(board, take(3, shot_id).mirror())
    assert chosen(board, shot_id) == "take3"


def test_a_take_of_an_unknown_id_goes_by_its_code(board: Board) -> None:
    add_shot(board)
    second = add_shot(board)
    put_take(board, take(1, None, code="1B").mirror())
    assert chosen(board, second) == "take1"
    put_take(board, take(2, "another project's", code="1B").mirror())
    assert chosen(board, second) == "take2"


def test_a_take_of_no_shot_is_only_mirrored(board: Board) -> None:
    shot_id = add_shot(board)
    put_take(board, take(1, None, code="9Z").mirror())
    assert chosen(board, shot_id) is None
    assert "take1" in read_content(board).takes


def test_a_take_of_a_deleted_shot_goes_to_no_other(board: Board) -> None:
    thrown, other = add_shot(board), add_shot(board)
    throw_away(board, thrown)
    put_take(board, take(1, thrown, code="1B").mirror())
    assert chosen(board, other) is None


def test_a_component_called_like_a_shot_keeps_its_takes(board: Board) -> None:
    shot_id = add_shot(board)
    owner = {"kind": "component", "id": None, "name": "1A"}
    put_take(board, {**take(1, None).mirror(), "owner": owner})
    assert chosen(board, shot_id) is None


def test_takes_rendered_while_away_are_found_and_the_newest_chosen(board: Board) -> None:
    shot_id = add_shot(board)
    reconcile(board, [take(n, shot_id).mirror() for n in (1, 2, 3)], seen_until=NEVER)
    assert chosen(board, shot_id) == "take3"


def test_takes_known_before_do_not_change_a_choice(board: Board) -> None:
    shot_id = add_shot(board)
    board.shots[shot_id]["chosen_take"] = "take1"
    until = str(take(2, shot_id).mirror()["created_at"])
    reconcile(board, [take(n, shot_id).mirror() for n in (1, 2)], seen_until=until)
    assert chosen(board, shot_id) == "take1"
    assert len(read_content(board).takes) == 2


def test_a_take_half_a_second_later_is_newer(board: Board) -> None:
    shot_id = add_shot(board)
    until = str(take(2, shot_id).mirror()["created_at"])
    assert until.endswith("01Z")
    reconcile(board, [take(3, shot_id).mirror()], seen_until=until)
    assert chosen(board, shot_id) == "take3"


def test_a_vanished_take_falls_to_the_newest_that_is_there(board: Board) -> None:
    shot_id = add_shot(board)
    for number in (1, 2, 3):
        put_take(board, take(number, shot_id).mirror())
    left = [take(number, shot_id).mirror() for number in (1, 2)]
    reconcile(board, left, seen_until="2030-01-01T00:00:00Z")
    assert chosen(board, shot_id) == "take2"
    assert read_content(board).takes.keys() == {"take1", "take2"}


def test_a_shot_without_any_take_left_has_none_chosen(board: Board) -> None:
    shot_id = add_shot(board)
    put_take(board, take(1, shot_id).mirror())
    reconcile(board, [], seen_until=NEVER)
    assert chosen(board, shot_id) is None


def test_reconciling_twice_says_nothing_new(board: Board) -> None:
    shot_id = add_shot(board)
    takes = [take(1, shot_id, seed=2**64 - 1).mirror()]
    reconcile(board, takes, seen_until=NEVER)
    updates: list[bytes] = []
    board.doc.observe(lambda event: updates.append(event.update))
    reconcile(board, takes, seen_until=NEVER)
    assert updates == []


@pytest.mark.parametrize("seed", [10**400, -(10**400)])
def test_a_number_that_no_page_can_read_is_the_nearest_it_can(board: Board, seed: int) -> None:
    put_take(board, take(1, add_shot(board), seed=seed).mirror())
    mirrored = read_content(board).takes["take1"]["seed"]
    assert mirrored == (sys.float_info.max if seed > 0 else -sys.float_info.max)


def test_takes_follow_a_shift_of_their_files(board: Board) -> None:
    shot_id = add_shot(board)
    for number in (1, 2):
        put_take(board, take(number, shot_id).mirror())
    moves = {"1A/take1.png": "1A/take2.png", "1A/take2.png": "1A/take3.png", "x.png": "y.png"}
    assert follow_files(board, moves, back=[]) == 2
    takes = read_content(board).takes
    assert [takes[f"take{n}"]["path"] for n in (1, 2)] == ["1A/take2.png", "1A/take3.png"]
    assert chosen(board, shot_id) == "take2"


def throw(board: Board, shot_id: str, number: int) -> None:
    follow_files(board, {f"1A/take{number}.png": f".trash/x/take{number}.png"}, back=[])


def bring_back(board: Board, shot_id: str, number: int) -> None:
    back = [take(number, shot_id).mirror()]
    follow_files(board, {f".trash/x/take{number}.png": f"1A/take{number}.png"}, back=back)


@pytest.fixture
def three_takes(board: Board) -> str:
    """A shot with three takes, of which the first is chosen."""
    shot_id = add_shot(board)
    for number in (1, 2, 3):
        put_take(board, take(number, shot_id).mirror())
    board.shots[shot_id]["chosen_take"] = "take1"
    return shot_id


def test_a_take_that_comes_back_is_chosen_as_it_was(board: Board, three_takes: str) -> None:
    throw(board, three_takes, 1)
    assert chosen(board, three_takes) == "take3"
    bring_back(board, three_takes, 1)
    assert chosen(board, three_takes) == "take1"


def test_a_choice_that_somebody_made_since_stays(board: Board, three_takes: str) -> None:
    throw(board, three_takes, 1)
    board.shots[three_takes]["chosen_take"] = "take2"
    bring_back(board, three_takes, 1)
    assert chosen(board, three_takes) == "take2"


@pytest.mark.parametrize("order", [(1, 3, 2), (3, 1, 2), (2, 3, 1)])
def test_of_several_that_come_back_the_one_chosen_first_is_chosen_again(
    board: Board, three_takes: str, order: tuple[int, ...]
) -> None:
    for number in (1, 3, 2):
        throw(board, three_takes, number)
    assert chosen(board, three_takes) is None
    for number in order:
        bring_back(board, three_takes, number)
    assert chosen(board, three_takes) == "take1"
    assert read_content(board).shots[three_takes]["lost_choices"] is None


def test_a_take_brought_back_while_the_board_was_closed_is_chosen_as_it_was(
    board: Board, three_takes: str
) -> None:
    throw(board, three_takes, 1)
    every = [take(number, three_takes).mirror() for number in (1, 2, 3)]
    reconcile(board, every, seen_until="2030-01-01T00:00:00Z")
    assert chosen(board, three_takes) == "take1"


def test_a_take_in_the_trash_leaves_its_shot_and_comes_back(board: Board) -> None:
    shot_id = add_shot(board)
    put_take(board, take(1, shot_id).mirror())
    follow_files(board, {"1A/take1.png": ".trash/x/take1.png"}, back=[])
    assert read_content(board).takes == {}
    assert chosen(board, shot_id) is None
    follow_files(board, {".trash/x/take1.png": "1A/take1.png"}, back=[take(1, shot_id).mirror()])
    assert read_content(board).takes["take1"] == take(1, shot_id).mirror()
    assert chosen(board, shot_id) == "take1"


def test_a_take_that_comes_back_takes_no_others_place(board: Board) -> None:
    shot_id = add_shot(board)
    put_take(board, take(2, shot_id).mirror())
    follow_files(board, {}, back=[take(1, shot_id).mirror()])
    assert chosen(board, shot_id) == "take2"
