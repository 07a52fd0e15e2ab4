import numpy as np

from render_node.sketch.camera import Camera
from render_node.sketch.randomness import stream
from render_node.sketch.raster import gather, rasterise
from render_node.sketch.scene import Scene
from render_node.sketch.strokes import draw_strokes
from render_node.sketch.vectors import Bytes, vec

LENS = Camera(vec((0, 0, 0)), np.diag((1.0, 1.0, -1.0)), 80.0, 160, 80, 2.0)


def wall(scene: Scene, z: float) -> None:
    scene.quad((-1, -1, z), (1, -1, z), (1, 1, z), (-1, 1, z), "wall")


def drawn(scene: Scene) -> Bytes:
    buffers = rasterise(gather(scene), LENS)
    return draw_strokes(scene.strokes, buffers, LENS, stream(0, "hand"), width=320, height=160)


def test_line_on_a_surface_is_drawn_at_full_size() -> None:
    scene = Scene()
    wall(scene, -2)
    scene.line(((-0.8, 0, -2), (0.8, 0, -2)), 3.0, 0.9, steps=12)
    ink = drawn(scene)[..., 0]
    assert ink[78:83].max() > 80
    assert ink[:70].max() == 0


def test_line_behind_a_surface_is_hidden() -> None:
    scene = Scene()
    wall(scene, -2)
    scene.line(((-0.8, 0, -3), (0.8, 0, -3)), 3.0, 0.9, steps=12)
    assert drawn(scene).max() == 0


def test_line_of_a_figure_is_not_drawn_off_its_surface() -> None:
    scene = Scene()
    wall(scene, -3)
    scene.owner = 1
    scene.line(((-0.8, 0, -2), (0.8, 0, -2)), 3.0, 0.9, steps=12)
    assert drawn(scene).max() == 0


def test_white_pencil_covers_black() -> None:
    scene = Scene()
    wall(scene, -2)
    shape = ((-0.5, -0.5, -2), (0.5, -0.5, -2), (0.5, 0.5, -2), (-0.5, 0.5, -2))
    scene.patch(shape, 0.9)
    scene.patch(shape, -0.7)
    ink, chalk = drawn(scene)[80, 160]
    assert (int(ink), int(chalk)) == (0, 178)


def test_long_line_on_the_ground_does_not_cross_a_person() -> None:
    scene = Scene()
    wall(scene, -4)
    scene.line(((-1.5, 0, -4), (-0.6, 0, -4), (0.6, 0, -4), (1.5, 0, -4)), 3.0, 0.9, carry=4.0)
    scene.owner = 1
    scene.quad((-0.2, -1, -2), (0.2, -1, -2), (0.2, 1, -2), (-0.2, 1, -2), "cloth1")
    ink = drawn(scene)[..., 0]
    assert ink[70:90, 150:170].max() == 0
    assert ink[70:90, 110:130].max() > 80


def test_line_that_carries_is_seen_farther() -> None:
    faint, firm = Scene(), Scene()
    for scene, carry in ((faint, 1.0), (firm, 8.0)):
        wall(scene, -12)
        scene.line(((-0.8, 0, -12), (0.8, 0, -12)), 2.0, 0.9, steps=12, carry=carry)
    assert int(drawn(firm)[..., 0].max()) > 1.5 * int(drawn(faint)[..., 0].max())
