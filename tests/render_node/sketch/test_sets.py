import numpy as np
import pytest

from render_node.sketch.camera import Camera, look_at
from render_node.sketch.scene import Scene
from render_node.sketch.sets.plan import Facts, Keep, Plan, Sight, windows
from render_node.sketch.vectors import vec

AT = vec((0, 1.5, 8))
LENS = Camera(AT, look_at(AT, vec((0, 1.5, 0)), 0.0), 400.0, 640, 360, 8.0)
ALONE = Sight(LENS, vec([(0, 0)]))


@pytest.mark.parametrize(
    ("x", "z", "stays"),
    [
        (0, 4, False),
        (0.5, 6, False),
        (3, 4, True),
        (0.2, 0.2, False),
        (0, -6, True),
        (0, 8.2, False),
    ],
)
def test_tree_stands_where_it_hides_nobody(x: float, z: float, stays: bool) -> None:
    assert ALONE.keeps(Keep("free", x, z, 0.3)) is stays


def test_post_does_not_grow_out_of_a_head() -> None:
    assert ALONE.keeps(Keep("free", 0, -6, 0.1))
    assert not ALONE.keeps(Keep("post", 0, -6, 0.1))
    assert ALONE.keeps(Keep("post", 4, -6, 0.1))


def test_everybody_in_the_cast_stays_visible() -> None:
    pair = Sight(LENS, vec([(0, 0), (2, 0)]))
    assert ALONE.keeps(Keep("free", 1.7, 2, 0.2))
    assert not pair.keeps(Keep("free", 1.7, 2, 0.2))


def test_door_is_left_out_when_seen_from_behind_its_wall() -> None:
    assert ALONE.keeps(Keep("wall", 0, -3, inward=(0, 1)))
    assert not ALONE.keeps(Keep("wall", 0, 3, inward=(0, -1)))


def test_things_far_out_of_frame_are_not_drawn() -> None:
    plan = Plan(Facts("limbo", "day", "", "stand", frozenset(), 1, 0), np.random.default_rng(0))
    for x, z in ((40, 0), (0, -40), (6, 0)):
        plan.thing(x, z, 0.5).box((x, 0, z), (1, 1, 1), "wood")
    assert [ALONE.shows(piece) for piece in plan.pieces()] == [False, True, True]


def test_windows_fill_their_grid() -> None:
    scene = Scene()
    wall = ((0, 0, 0), (10, 0, 0), (0, 6, 0))
    windows(scene, np.random.default_rng(0), wall, (4, 2), (1.0, 1.5), 0.5)
    corners = np.concatenate(scene.verts)
    assert len(corners) == 4 * 4 * 2
    assert corners[:, 0].min() == pytest.approx(0.75)
    assert (corners[:, 2] > 0).all()
