import numpy as np
import pytest

from render_node.sketch.camera import Camera
from render_node.sketch.materials import materials
from render_node.sketch.raster import Buffers, gather, rasterise
from render_node.sketch.scene import Scene
from render_node.sketch.vectors import vec

LOOKING_BACK = np.array([[1.0, 0, 0], [0, 1.0, 0], [0, 0, -1.0]])


def lens(at: tuple[float, float, float] = (0, 0, 0)) -> Camera:
    return Camera(vec(at), LOOKING_BACK, focal_px=40.0, width=80, height=40, reach=2.0)


def wall(scene: Scene, z: float, half: float, mat: str) -> None:
    scene.quad((-half, -half, z), (half, -half, z), (half, half, z), (-half, half, z), mat)


def seen(scene: Scene) -> Buffers:
    return rasterise(gather(scene), lens())


def test_wall_has_its_depth_size_and_normal() -> None:
    scene = Scene()
    wall(scene, -2.0, 0.5, "wall")
    b = seen(scene)
    assert b.seen.sum() == 20 * 20
    assert b.depth[b.seen] == pytest.approx(2.0)
    assert b.normal[20, 40] == pytest.approx((0, 0, 1))


def test_nearer_surface_hides_the_farther() -> None:
    scene = Scene()
    wall(scene, -1.0, 0.1, "dark")
    wall(scene, -2.0, 0.5, "wall")
    b = seen(scene)
    assert b.material[20, 40] == materials().number["dark"]
    assert b.material[20, 33] == materials().number["wall"]


def test_surface_turned_away_is_not_drawn() -> None:
    scene = Scene()
    scene.quad((0.5, -0.5, -2), (-0.5, -0.5, -2), (-0.5, 0.5, -2), (0.5, 0.5, -2), "wall")
    assert not seen(scene).seen.any()


def test_ground_that_runs_under_the_lens_is_cut() -> None:
    scene = Scene()
    scene.plane(-1.0, "ground")
    b = seen(scene)
    assert b.seen[30:].all()
    assert not b.seen[:19].any()
    assert b.depth[39, 40] == pytest.approx(40 / 19.5, rel=1e-3)


def test_depth_is_linear_in_perspective() -> None:
    scene = Scene()
    scene.quad((-1, -1, -1), (1, -1, -1), (1, 1, -3), (-1, 1, -3), "wall")
    b = seen(scene)
    y = 0.25 * b.depth[14, 40] * (20 - 14.5) / 10
    assert y == pytest.approx(b.depth[14, 40] - 2.0, abs=0.02)


def test_box_is_closed_from_every_side() -> None:
    scene = Scene()
    scene.box((0, -0.5, -3), (1, 1, 1), "wood", 33)
    area = seen(scene).seen.sum()
    assert 14 * 14 < area < 24 * 24


def test_tube_faces_outwards() -> None:
    scene = Scene()
    scene.tube(((0, -1, -2), (0, 1, -2)), (0.3, 0.3), "bark", n=16)
    b = seen(scene)
    assert b.normal[20, 40, 2] > 0.9
    assert b.depth[20, 40] == pytest.approx(1.7, abs=0.02)
