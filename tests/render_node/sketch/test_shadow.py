import numpy as np
import pytest

from render_node.sketch.camera import Camera
from render_node.sketch.raster import gather, rasterise
from render_node.sketch.scene import Scene
from render_node.sketch.shadow import Source, shadow_mask
from render_node.sketch.vectors import Grey, unit, vec

FOCUS = (vec((0, 0, 0)), 3.0)
SUN = Source(unit((0, 1, 0.0)), 1.0, None)


def ground(*places: tuple[float, float, float]) -> tuple[Grey, Grey]:
    points = np.array([places], np.float32)
    return points, np.broadcast_to(np.array((0, 1, 0), np.float32), points.shape).copy()


def test_box_throws_its_shadow_straight_down_under_a_high_sun() -> None:
    scene = Scene()
    scene.box((0, 1, 0), (1, 0.2, 1), "wood")
    mask = shadow_mask(gather(scene), SUN, FOCUS, *ground((0, 0, 0), (0.3, 0, 0.3), (0.8, 0, 0)))
    assert mask[0] == pytest.approx((1, 1, 0), abs=0.05)


def test_lamp_throws_a_larger_shadow_than_the_sun() -> None:
    scene = Scene()
    scene.box((0, 1, 0), (1, 0.2, 1), "wood")
    lamp = Source(vec((0, 2, 0)), 1.0, 2.0)
    mask = shadow_mask(gather(scene), lamp, FOCUS, *ground((0.8, 0, 0), (2.5, 0, 0)))
    assert mask[0] == pytest.approx((1, 0), abs=0.05)


def test_lit_surface_does_not_shade_itself() -> None:
    scene = Scene()
    scene.box((0, 0, 0), (2, 0.5, 2), "wood")
    points = np.array([[(x, 0.5, z) for x in (-0.7, 0.1, 0.6) for z in (-0.5, 0.3)]], np.float32)
    normals = np.broadcast_to(np.array((0, 1, 0), np.float32), points.shape).copy()
    slanted = Source(unit((0.7, 0.7, 0.2)), 1.0, None)
    assert shadow_mask(gather(scene), slanted, FOCUS, points, normals).max() < 0.05


def test_shadow_falls_on_a_wall() -> None:
    scene = Scene()
    scene.box((0, 0, 0), (0.4, 1, 0.4), "wood")
    scene.quad((-3, 0, -1), (3, 0, -1), (3, 3, -1), (-3, 3, -1), "wall")
    sun = Source(unit((0, 0.2, 1)), 1.0, None)
    points = np.array([[(0, 0.4, -1), (1, 0.4, -1)]], np.float32)
    normals = np.broadcast_to(np.array((0, 0, 1), np.float32), points.shape).copy()
    assert shadow_mask(gather(scene), sun, FOCUS, points, normals)[0] == pytest.approx(
        (1, 0), abs=0.05
    )


def test_walls_do_not_keep_the_key_light_out() -> None:
    scene = Scene()
    scene.quad((-3, 2, 3), (3, 2, 3), (3, 2, -3), (-3, 2, -3), "ceiling")
    assert shadow_mask(gather(scene), SUN, FOCUS, *ground((0, 0, 0)))[0, 0] == 0


def test_view_of_a_shaded_floor_shows_the_edge() -> None:
    scene = Scene()
    scene.plane(0.0, "ground")
    scene.box((0, 1, 0), (1, 0.2, 1), "wood")
    down = np.array([[1.0, 0, 0], [0, 0, -1.0], [0, -1.0, 0]])
    camera = Camera(vec((2, 3, 0)), down, 30.0, 60, 60, 3.0)
    assert rasterise(gather(scene), camera).seen.all()
