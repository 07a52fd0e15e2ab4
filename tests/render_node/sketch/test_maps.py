import colorsys

import numpy as np
import pytest

from render_node.sketch import Sketch, draw
from render_node.sketch.brief import read_brief
from render_node.sketch.camera import Camera
from render_node.sketch.maps import COLOURS, LIMBS, normal_map, pose_map
from render_node.sketch.raster import gather, rasterise
from render_node.sketch.scene import Scene
from render_node.sketch.staging import stage
from render_node.sketch.vectors import Bytes

WIDTH, HEIGHT = 256, 144


@pytest.fixture(scope="module")
def sketch() -> Sketch:
    words = "full shot of a man standing in a room, front view, eye level"
    return draw(words, seed=2, width=WIDTH, height=HEIGHT, maps=True)


def some(image: Bytes | None) -> Bytes:
    assert image is not None
    return image


def test_maps_have_the_shape_of_the_picture(sketch: Sketch) -> None:
    for image in (sketch.image, sketch.depth, sketch.normal, sketch.line, sketch.pose):
        assert some(image).shape == (HEIGHT, WIDTH, 3)
        assert some(image).dtype == np.uint8


def test_depth_is_white_near_and_black_far(sketch: Sketch) -> None:
    depth = some(sketch.depth)
    assert depth[-2, WIDTH // 2, 0] > depth[HEIGHT // 2, 8, 0]


def test_floor_points_up_in_the_normal_map(sketch: Sketch) -> None:
    red, green, blue = some(sketch.normal)[-4, 12].tolist()
    assert green > 230
    assert (red, blue) == pytest.approx((128, 128), abs=30)


def test_lines_are_white_on_black(sketch: Sketch) -> None:
    line = some(sketch.line)
    assert np.median(line) < 20
    assert line.max() > 200


def test_pose_uses_the_colours_of_openpose() -> None:
    staged = stage(read_brief("full shot of a man, front view", 2), 2, width=640, height=360)
    canvas = pose_map(staged.scene.skeletons, staged.camera)
    found = {tuple(c) for c in canvas.reshape(-1, 3).tolist()}
    limbs = {tuple(int(c * 0.6) for c in colour) for colour in COLOURS[: len(LIMBS)]}
    assert found <= {(0, 0, 0), *COLOURS, *limbs}
    assert len(found & set(COLOURS)) >= 14
    assert len(found & limbs) >= 12


def test_palette_steps_round_the_colour_circle() -> None:
    hues = [colorsys.rgb_to_hsv(*(c / 255 for c in colour)) for colour in COLOURS]
    assert [h * 18 for h, _, _ in hues] == pytest.approx(range(18), abs=0.01)
    assert {(s, v) for _, s, v in hues} == {(1.0, 1.0)}


def test_neck_and_right_shoulder_are_joined_in_red() -> None:
    assert (LIMBS[0], COLOURS[0]) == ((1, 2), (255, 0, 0))
    assert (LIMBS[12], COLOURS[12]) == ((1, 0), (0, 0, 255))


def test_surface_that_faces_the_lens_is_blue() -> None:
    scene = Scene()
    scene.quad((-9, -9, -2), (9, -9, -2), (9, 9, -2), (-9, 9, -2), "wall")
    lens = Camera(np.zeros(3), np.diag((1.0, 1.0, -1.0)), 20.0, 40, 20, 2.0)
    colour = normal_map(rasterise(gather(scene), lens), lens, width=40, height=20)[10, 20]
    assert colour.tolist() == pytest.approx((128, 128, 255), abs=1)


def test_without_maps_there_is_only_the_picture() -> None:
    plain = draw("a room", seed=2, width=64, height=36)
    assert (plain.depth, plain.normal, plain.line, plain.pose) == (None, None, None, None)
