import random

from storyboard.board.content import Content, shots_in_order, shots_of
from storyboard.board.document import new_board, new_content, read_content, write_content
from storyboard.board.opening import header
from storyboard.board.takes import put_take
from storyboard.scenes.views import SceneList, list_scenes
from storyboard.shots.models import Shots
from storyboard.shots.views import ShotList, read_shot
from tests.storyboard.board.editing import do_something, take


def listed_anew(content: Content, shot_ids: list[str]) -> bytes:
    return Shots(shots=[read_shot(content, key) for key in shot_ids]).model_dump_json().encode()


def test_whatever_is_done_the_list_says_what_one_made_anew_would_say():
    board, dice = new_board(), random.Random(5)
    shots, scenes = ShotList(), SceneList()
    write_content(board, new_content(header("The Salt Line")))
    board.live.follow()
    for step in range(80):
        do_something(board, dice, step)
        content = read_content(board)
        whole = shots.listed(content, scene_id=None).body
        assert whole == listed_anew(content, shots_in_order(content))
        for key in content.scenes:
            part = shots.listed(content, scene_id=key).body
            assert part == listed_anew(content, shots_of(content, key))
        assert scenes.listed(content).body == list_scenes(content).model_dump_json().encode()


def test_a_list_is_the_same_until_the_board_says_something_else():
    board, shots = new_board(), ShotList()
    write_content(board, new_content(header("The Salt Line")))
    board.live.follow()
    do_something(board, random.Random(1), 0)
    [shot] = read_content(board).shots
    first = shots.listed(read_content(board), scene_id=None)
    assert shots.listed(read_content(board), scene_id=None) is first
    board.placements[shot]["x"] = 500
    assert shots.listed(read_content(board), scene_id=None) == first
    put_take(board, take("t", shot))
    assert shots.listed(read_content(board), scene_id=None).etag != first.etag
