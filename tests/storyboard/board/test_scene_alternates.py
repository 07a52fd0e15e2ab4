"""Where the panels of scenes lie that take the place of one another."""

from storyboard.board.document import Board, new_board, new_content, read_content, write_content
from storyboard.board.scene_alternates import add_scene_alternate, choose_scene, corner_of
from storyboard.board.scenes import restore_scene, throw_scene_away
from storyboard.board.shots import add_shot
from storyboard.board.slots import standing


def board_with_a_scene() -> tuple[Board, str]:
    board = new_board()
    write_content(board, new_content({"frame_width": 16, "frame_height": 9}))
    add_shot(board)
    return board, next(iter(read_content(board).scenes))


def move(board: Board, *, by: float) -> None:
    """All panels that stand."""
    content = read_content(board)
    for key in standing(content, content.shots):
        board.placements[key]["x"] = content.placements[key]["x"] + by


def test_the_panels_of_an_alternate_lie_where_those_of_the_other_did():
    board, first = board_with_a_scene()
    made = add_scene_alternate(board, first)
    assert corner_of(read_content(board), made) == corner_of(read_content(board), first)
    move(board, by=700)
    choose_scene(board, first)
    assert corner_of(read_content(board), first) == (700, 0)


def test_the_alternate_that_is_left_lies_where_the_deleted_one_did():
    board, first = board_with_a_scene()
    made = add_scene_alternate(board, first)
    move(board, by=300)
    throw_scene_away(board, made)
    assert corner_of(read_content(board), first) == (300, 0)
    move(board, by=100)
    restore_scene(board, made)
    content = read_content(board)
    assert corner_of(content, made) == (400, 0)
    assert [content.shots[key]["scene_id"] for key in standing(content, content.shots)] == [made]
