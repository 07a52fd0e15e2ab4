"""How a take that comes from the pool is called."""

import pytest

from storyboard.board.content import Content
from storyboard.pool.applying import target_shot
from storyboard.pool.items import Sent, new_item
from storyboard.pool.models import NewItem, ShotGone

PROJECT = {"name": "The Salt Line", "naming_profile": "director"}
BOARD = Content(
    project=PROJECT,
    scenes={"s1": {"name": "Salt flat", "order": 1}},
    shots={"shot1": {"scene_id": "s1", "code": "1A"}},
)
ITEM = new_item(
    Sent(NewItem(path="inputs/a.mp4", seed=3), "video", None), BOARD, item_id="01", at="2026-11-21"
)


def test_the_projects_profile_names_the_take() -> None:
    shot = target_shot(BOARD, "shot1", ITEM)
    assert str(shot.naming.stem(2)) == "The Salt Line/1A/The Salt Line_1A_v002"
    assert (shot.owner.id, shot.owner.name) == ("shot1", "1A")


def test_the_projects_own_pattern_goes_before_its_profile() -> None:
    own = {**PROJECT, "naming_pattern": "{scene}/{media}/{shot}_{seed}_{version:03d}"}
    board = Content(project=own, scenes=BOARD.scenes, shots=BOARD.shots)
    assert str(target_shot(board, "shot1", ITEM).naming.stem(1)) == "Salt flat/videos/1A_3_001"


def test_a_shot_that_is_not_on_the_board_has_no_name() -> None:
    with pytest.raises(ShotGone, match="trash"):
        target_shot(BOARD, "shot2", ITEM)
