"""Solid models of what the words may name: vehicles, buildings, animals.  Metres; side on to +z."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import numpy as np

from ..scene import Scene
from ..vectors import turn_y, vec
from .furniture import UPRIGHT
from .plan import Piece, model
from .trees import Growth, grown
from .vehicle import car_body

AXLE = ((1, 0, 0), (0, 1, 0))


@cache
def thing(name: str) -> Piece:
    """The model of a thing, standing on the origin."""
    if name == "tree":
        return _big_tree()
    scene = Scene()
    builders: dict[str, Callable[[Scene], None]] = {
        "truck": _truck,
        "van": _van,
        "car": _car,
        "train": _train,
        "house": _house,
        "tower": _tower,
        "lighthouse": _lighthouse,
        "boat": _boat,
        "horse": _horse,
        "dog": _dog,
        "fence": _fence,
        "poles": _pole,
    }
    builders[name](scene)
    return model(scene)


def _wheels(s: Scene, along: tuple[float, ...], half: float, radius: float) -> None:
    for x in along:
        for e in (-1, 1):
            hub = vec((x, radius, e * half))
            ends = hub + np.outer((-0.14, 0.14), (0, 0, 1))
            s.loft(ends, AXLE, ((radius, radius), (radius, radius)), "dark", n=16)
            rim = hub + np.outer((-0.16, 0.16), (0, 0, 1))
            s.loft(rim, AXLE, ((radius * 0.5,) * 2, (radius * 0.5,) * 2), "metal", n=10)


def _truck(s: Scene) -> None:
    """A box lorry whose cab points to +x."""
    s.box((-0.9, 0.95, 0), (4.4, 2.2, 2.2), "cloth1")
    s.box((0.0, 0.55, 0), (6.2, 0.4, 2.0), "dark")
    s.box((2.2, 0.75, 0), (1.5, 1.1, 2.1), "cloth0")
    s.box((2.0, 1.85, 0), (1.1, 0.75, 2.0), "cloth0")
    s.box((2.05, 1.92, 0), (0.8, 0.52, 2.06), "glass")
    s.box((2.5, 1.92, 0), (0.16, 0.52, 1.7), "light")
    s.box((2.97, 0.95, 0), (0.06, 0.3, 1.5), "light")
    for x in (-2.2, -1.4, -0.6, 0.2):
        s.box((x, 1.05, 0), (0.05, 2.0, 2.24), "cloth0")
    _wheels(s, (-2.1, 2.1), 0.95, 0.48)


def _van(s: Scene) -> None:
    """A delivery van whose bonnet points to +x."""
    s.box((-0.5, 0.45, 0), (3.7, 1.75, 1.9), "cloth2")
    s.box((1.75, 0.45, 0), (0.9, 0.85, 1.86), "cloth2")
    s.box((1.35, 1.3, 0), (0.55, 0.7, 1.8), "cloth2")
    s.box((0.95, 1.35, 0), (0.75, 0.6, 1.94), "dark")
    s.box((1.58, 1.35, 0), (0.14, 0.55, 1.6), "dark")
    s.box((-1.2, 0.95, 0), (1.9, 0.18, 1.93), "cloth1")
    s.box((2.18, 0.6, 0), (0.08, 0.22, 1.5), "light")
    _wheels(s, (-1.5, 1.45), 0.86, 0.38)


def _car(s: Scene) -> None:
    car_body(s, vec((0, 0, 0)), 0.0, with_panes=True)


def _train(s: Scene) -> None:
    """A locomotive and three carriages, 42 m long."""
    for x, mat in ((-14.4, "cloth1"), (-4.0, "cloth1"), (6.4, "cloth1"), (16.2, "cloth0")):
        long = 8.6 if mat == "cloth0" else 10.0
        s.box((x, 0.9, 0), (long, 2.5, 2.8), mat)
        s.box((x, 3.4, 0), (long - 0.4, 0.3, 2.2), "dark")
        s.box((x, 0.4, 0), (long - 0.8, 0.5, 2.2), "dark")
        for q in np.arange(-4.0, 4.1, 1.6) if mat == "cloth1" else (2.9,):
            s.box((x + q, 2.0, 0), (1.0, 0.9, 2.84), "light")
    s.box((0, 0.0, 0), (90, 0.14, 2.6), "far2")
    s.box((0, 0.14, 0.75), (90, 0.12, 0.1), "dark")
    s.box((0, 0.14, -0.75), (90, 0.12, 0.1), "dark")


def _house(s: Scene) -> None:
    """A house with a gable roof, a chimney and a porch towards +z."""
    s.box((0, 0, 0), (8, 3.2, 6), "wall")
    gable = vec([(x, y, z) for x in (-4.4, 4.4) for y, z in ((3.0, -3.5), (5.6, 0), (3.0, 3.5))])
    sides = [[0, 1, 4], [0, 4, 3], [1, 2, 5], [1, 5, 4], [0, 3, 5], [0, 5, 2]]
    s.add(gable[[t for f in sides for t in f]], np.arange(18).reshape(6, 3), "cloth0")
    s.add(gable[[0, 2, 1, 3, 4, 5]], [[0, 1, 2], [3, 4, 5]], "wall2")
    s.box((2.2, 4.0, -0.6), (0.7, 2.2, 0.7), "wall2")
    s.box((0.4, 0, 3.02), (1.1, 2.1, 0.1), "dark")
    for x in (-2.4, 2.6):
        s.box((x, 1.0, 3.02), (1.3, 1.3, 0.1), "dark")
    s.box((4.02, 1.0, 0.6), (0.1, 1.3, 1.3), "dark")
    s.box((-4.02, 1.0, 0.6), (0.1, 1.3, 1.3), "dark")


def _tower(s: Scene) -> None:
    """A water tower: a tank on four braced legs, 15 m high."""
    for x in (-1, 1):
        for z in (-1, 1):
            s.tube(((x * 2.6, 0, z * 2.6), (x * 1.5, 9.5, z * 1.5)), (0.16, 0.14), "dark", n=6)
    for y, half in ((3.2, 2.25), (6.4, 1.9)):
        for turn in (0, 90, 180, 270):
            bar = vec(((-half, y, half), (half, y, half))) @ turn_y(turn).T
            s.tube(bar, (0.1, 0.1), "dark", n=5)
    rise = np.outer((9.4, 9.8, 13.4, 15.2), (0, 1, 0))
    radii = vec((1.6, 2.7, 2.7, 0.1))
    s.loft(rise, UPRIGHT, (radii, radii), "cloth1", n=18)


def _lighthouse(s: Scene) -> None:
    """A white tower with dark bands on a rock, its lamp lit."""
    rock = vec(((0, -3, 0), (0, 0.6, 0), (0, 1.8, 0)))
    s.loft(rock, UPRIGHT, ((11, 8, 4.5), (9, 6.5, 4)), "far2", n=11)
    for i, (low, high) in enumerate(pairwise(np.linspace(1.6, 17, 8))):
        radius = 2.4 - 0.06 * low, 2.4 - 0.06 * high
        ends = np.outer(vec((low, high)), vec((0, 1, 0)))
        s.loft(ends, UPRIGHT, (radius, radius), "cloth1" if i % 3 == 1 else "light", n=18)
    for low, high, foot, tip, mat in (
        (17.0, 17.4, 1.9, 1.9, "dark"),
        (17.4, 19.4, 1.0, 1.0, "lit"),
        (19.4, 20.6, 1.3, 0.1, "dark"),
    ):
        s.loft(
            np.outer(vec((low, high)), vec((0, 1, 0))),
            UPRIGHT,
            ((foot, tip), (foot, tip)),
            mat,
            n=16,
        )


def _boat(s: Scene) -> None:
    """An open rowing boat, 4.6 m long, with thwarts and two oars."""
    along = vec((-2.3, -1.9, -0.8, 0.8, 1.9, 2.4))
    wide = vec((0.45, 0.6, 0.78, 0.76, 0.45, 0.06))
    hull = np.column_stack((along, np.full(6, 0.18), np.zeros(6)))
    s.loft(hull, ((0, 0, 1), (0, 1, 0)), (wide, np.full(6, 0.30)), "cloth1", n=16, square=0.6)
    for e in (-1, 1):
        rim = np.column_stack((along, np.full(6, 0.5), e * wide))
        s.tube(rim, np.full(6, 0.06), "light", n=6)
        s.tube(((0.2, 0.55, e * 0.6), (-0.6, 0.0, e * 2.3)), (0.035, 0.06), "wood", n=6)
    for x in (-1.2, 0.4):
        s.box((x, 0.46, 0), (0.3, 0.06, 1.2), "light")


def _horse(s: Scene) -> None:
    """A standing horse that looks towards +x."""
    x = vec((-0.85, -0.7, -0.3, 0.3, 0.65, 0.85))
    y = vec((1.2, 1.22, 1.18, 1.18, 1.22, 1.25))
    barrel = np.column_stack((x, y, np.zeros(6)))
    girth = vec((0.1, 0.27, 0.29, 0.29, 0.26, 0.12))
    s.loft(barrel, ((0, 0, 1), (0, 1, 0)), (girth, girth * 1.1), "cloth0", n=14)
    neck = ((0.65, 1.3, 0), (0.95, 1.7, 0), (1.1, 2.0, 0))
    s.tube(neck, (0.22, 0.15, 0.12), "cloth0", n=10)
    s.tube(((1.02, 2.02, 0), (1.3, 1.85, 0), (1.5, 1.62, 0)), (0.12, 0.12, 0.07), "cloth0", n=10)
    s.tube(((0.55, 1.55, 0), (0.85, 1.9, 0), (1.0, 2.15, 0)), (0.05, 0.07, 0.04), "hair", n=6)
    s.tube(((-0.85, 1.3, 0), (-1.05, 1.0, 0), (-1.08, 0.6, 0)), (0.06, 0.09, 0.03), "hair", n=8)
    for foot in ((-0.72, 0.13), (-0.6, -0.15), (0.55, 0.14), (0.7, -0.13)):
        hip, sole = (foot[0], 1.1, foot[1]), (foot[0] + 0.03, 0, foot[1])
        s.tube((hip, (foot[0] + 0.04, 0.55, foot[1]), sole), (0.13, 0.07, 0.06), "cloth0", n=8)


def _dog(s: Scene) -> None:
    """A standing dog that looks towards +x."""
    barrel = vec(((-0.32, 0.45, 0), (-0.2, 0.46, 0), (0.2, 0.45, 0), (0.34, 0.5, 0)))
    girth = vec((0.06, 0.11, 0.13, 0.08))
    s.loft(barrel, ((0, 0, 1), (0, 1, 0)), (girth, girth * 1.15), "cloth0", n=12)
    s.tube(((0.3, 0.5, 0), (0.42, 0.68, 0)), (0.09, 0.08), "cloth0", n=8)
    s.tube(((0.38, 0.72, 0), (0.5, 0.70, 0), (0.62, 0.66, 0)), (0.09, 0.085, 0.045), "cloth0", n=8)
    s.tube(((-0.32, 0.5, 0), (-0.5, 0.66, 0)), (0.035, 0.015), "cloth0", n=6)
    for x, z in ((-0.26, 0.07), (-0.2, -0.07), (0.24, 0.07), (0.3, -0.07)):
        s.tube(((x, 0.42, z), (x + 0.02, 0, z)), (0.055, 0.035), "cloth0", n=6)


def _fence(s: Scene) -> None:
    """One post, and two rails to the next 2.4 m along +x."""
    s.box((0, 0, 0), (0.14, 1.25, 0.14), "wood")
    for y in (0.5, 0.95):
        s.box((1.2, y, 0), (2.4, 0.11, 0.05), "wood")


def _pole(s: Scene) -> None:
    """One telegraph pole; its wires run 22 m along +x."""
    s.tube(((0, -0.2, 0), (0, 7.6, 0)), (0.15, 0.11), "bark", n=7)
    s.box((0, 6.7, 0), (0.14, 0.16, 2.2), "bark")
    u = np.linspace(0, 1, 14)
    for z in (-1.0, 1.0):
        wire = np.column_stack((u * 22, 6.9 - 1.6 * u * (1 - u), np.full(14, z)))
        s.line(wire, 1.6, 0.75, 0.5, carry=6.0)


def _big_tree() -> Piece:
    tree = grown(Growth(pine=False, kind=1, far=False))
    s = Scene()
    s.add(tree.verts * 7.5, tree.tris, tree.mats)
    return model(s)
