import random
from itertools import count

import pytest

from storyboard.board.layout import Box, cell, new_place, picture_height

PICTURE = 130


def panel(x: float, y: float) -> Box:
    return Box(x, y, 240, PICTURE + 48)


def row(count: int, *, x: float = 0, y: float = 0) -> dict[str, Box]:
    return {f"{x} {y} {n}": panel(x + n * 252, y) for n in range(count)}


@pytest.mark.parametrize(
    ("width", "height", "expected"), [(1.85, 1, 130), (16, 9, 135), (32, 3, 23)]
)
def test_a_picture_has_the_projects_shape(width: float, height: float, expected: int) -> None:
    assert picture_height(width, height) == expected


def test_four_panels_stand_in_a_row() -> None:
    places = [cell((10, 20), n, PICTURE) for n in (0, 3, 4, 6)]
    assert [(box.x, box.y) for box in places] == [(10, 20), (766, 20), (10, 246), (514, 246)]
    assert (places[0].w, places[0].h) == (240, 178)


def test_the_first_panel_stands_at_the_origin() -> None:
    assert new_place([{}], 0, picture=PICTURE).box == panel(0, 0)


def test_a_new_panel_follows_its_scene_wherever_that_lies() -> None:
    assert new_place([row(2, x=500, y=300)], 0, picture=PICTURE).box == panel(1004, 300)


def test_a_new_panel_takes_the_first_cell_that_is_free() -> None:
    scene = row(4)
    del scene["0 0 1"]
    scene["moved"] = panel(300, 500)
    assert new_place([scene], 0, picture=PICTURE).box == panel(252, 0)


def test_a_panel_in_the_way_is_passed_over() -> None:
    scene = {"first": panel(0, 0), "moved": panel(300, 40)}
    assert new_place([scene], 0, picture=PICTURE).box == panel(756, 0)


def test_panels_that_lie_anywhere_leave_the_first_free_cell_to_a_new_one() -> None:
    dice = random.Random(5)
    for _ in range(200):
        off = dice.choice([0, 0, 7, 120])
        scene = {
            f"{n}": Box(
                252 * dice.randrange(-1, 5) + dice.choice([0, off]),
                226 * dice.randrange(4) + dice.choice([0, off]),
                dice.choice([240, 240, 700]),
                dice.choice([178, 178, 900, 5000]),
            )
            for n in range(dice.randrange(1, 12))
        }
        corner = min(box.x for box in scene.values()), min(box.y for box in scene.values())
        cells = (cell(corner, n, PICTURE) for n in count())
        free = next(each for each in cells if not any(b.meets(each) for b in scene.values()))
        assert new_place([scene], 0, picture=PICTURE).box == free


def test_an_empty_scene_begins_below_everything() -> None:
    assert new_place([row(1), {}], 1, picture=PICTURE).box == panel(0, 178 + 48 + 8 + 40)


def test_empty_scenes_lie_below_one_another() -> None:
    assert new_place([{}, {}], 1, picture=PICTURE).box == panel(0, 178 + 48 + 8 + 40)
    assert new_place([row(1), {}, {}], 2, picture=PICTURE).box == panel(0, 2 * 274)


def test_a_growing_scene_moves_everything_below_it_down_together() -> None:
    far_right = {"right": panel(2000, 0)}
    below, lowest = {"below": panel(0, 274)}, {"lowest": panel(0, 600)}
    place = new_place([row(4), far_right, below, lowest], 0, picture=PICTURE)
    assert place.box == panel(0, 226)
    assert place.moved == {"below": panel(0, 500), "lowest": panel(0, 826)}


def test_a_scene_that_grows_in_its_row_moves_nothing() -> None:
    assert new_place([row(2), {"below": panel(0, 274)}], 0, picture=PICTURE).moved == {}


def test_panels_that_only_touch_do_not_meet() -> None:
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 10, 10))
