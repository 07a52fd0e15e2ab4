import random
from dataclasses import replace

from storyboard.board.document import new_board, new_content, read_content, write_content
from storyboard.board.opening import header
from storyboard.board.rendering import Rendering
from storyboard.board.scenes import add_scene, change_scene
from storyboard.board.shots import add_shot, change_shot
from storyboard.board.snapshot import digests_of, render
from tests.storyboard.board.editing import do_something


def test_what_is_rendered_again_is_what_rendering_all_anew_would_give():
    board, dice, rendering = new_board(), random.Random(3), Rendering()
    write_content(board, new_content(header("The Salt \u2028Line")))
    board.live.follow()
    for step in range(100):
        do_something(board, dice, step)
        content = read_content(board)
        documents = rendering.documents(content)
        files = {name: each.data for name, each in documents.items()}
        anew = render(replace(content))  # one of which nothing was reckoned before
        assert files == anew
        assert list(files) == list(anew)
        assert {n: each.digest for n, each in documents.items()} == digests_of(files)


def test_shots_without_a_scene_are_written_as_ever():
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    add_shot(board, name='\u00e9 "quoted"', scene_id=None)
    board.shots[add_shot(board)]["scene_id"] = "gone"
    content = read_content(board)
    documents = Rendering().documents(content)
    assert {name: each.data for name, each in documents.items()} == render(content)


def test_a_file_of_which_nothing_changed_is_not_written_anew():
    board = new_board()
    write_content(board, new_content(header("The Salt Line")))
    board.live.follow()
    first, second = add_scene(board, {}), add_scene(board, {})
    shot = add_shot(board, scene_id=first)
    add_shot(board, scene_id=second)
    rendering = Rendering()
    before = rendering.documents(read_content(board))
    change_shot(board, shot, name="The wall")
    after = rendering.documents(read_content(board))
    changed = {name for name, each in after.items() if each is not before[name]}
    assert changed == {f"scenes/{first}.json"}


def test_a_scene_that_says_something_else_is_written_anew_also_where_its_shots_stay():
    board, rendering = new_board(), Rendering()
    write_content(board, new_content(header("The Salt Line")))
    board.live.follow()
    add_shot(board)
    [scene] = read_content(board).scenes
    rendering.documents(read_content(board))
    change_scene(board, scene, {"name": "The pump house"})
    content = read_content(board)
    documents = rendering.documents(content)
    assert {name: each.data for name, each in documents.items()} == render(content)
