"""Tables, chairs, stools, lamps, bottles: things that several sets share.  Metres."""

from functools import cache

import numpy as np

from ..scene import Lamp, Scene
from ..vectors import turn_y, vec
from .plan import Piece, model

UPRIGHT = ((1, 0, 0), (0, 0, 1))


def table(
    scene: Scene, at: tuple[float, float], size: tuple[float, float, float], yaw: float = 0.0
) -> None:
    """A top of width, height, depth on four legs."""
    (x, z), (w, h, d) = at, size
    scene.box((x, h - 0.04, z), (w, 0.05, d), "wood", yaw)
    for i in (-1, 1):
        for e in (-1, 1):
            foot = turn_y(yaw) @ vec((i * (w / 2 - 0.06), 0, e * (d / 2 - 0.06)))
            scene.box((x + foot[0], 0, z + foot[2]), (0.05, h - 0.04, 0.05), "wood", yaw)


def chair(scene: Scene, x: float, z: float, *, seat: float = 0.46) -> None:
    table(scene, (x, z), (0.46, seat, 0.46))
    scene.box((x, seat + 0.18, z - 0.22), (0.44, 0.34, 0.04), "wood")
    for e in (-0.2, 0.2):
        scene.box((x + e, seat, z - 0.22), (0.04, 0.5, 0.04), "wood")


def stool(scene: Scene, x: float, z: float) -> None:
    leg = vec(((x, 0, z), (x, 0.03, z), (x, 0.05, z), (x, 0.70, z)))
    radii = vec((0.2, 0.2, 0.03, 0.03))
    scene.loft(leg, UPRIGHT, (radii, radii), "metal", n=12)
    scene.loft(
        vec(((x, 0.70, z), (x, 0.77, z))), UPRIGHT, ((0.18, 0.18), (0.18, 0.18)), "cloth0", n=14
    )


def hanging_lamp(
    scene: Scene, at: tuple[float, float], ceiling: float, low: float, *, lit: float
) -> None:
    """A shade on a cord from the ceiling down to `low`; `lit` is the strength of its light, 0 =
    off.
    """
    x, z = at
    scene.tube(((x, ceiling, z), (x, low + 0.2, z)), (0.01, 0.01), "dark", n=4)
    scene.loft(
        vec(((x, low + 0.22, z), (x, low + 0.12, z), (x, low, z))),
        UPRIGHT,
        ((0.04, 0.10, 0.20), (0.04, 0.10, 0.20)),
        "metal",
        n=16,
    )
    scene.loft(
        vec(((x, low + 0.03, z), (x, low - 0.03, z))),
        UPRIGHT,
        ((0.08, 0.06), (0.08, 0.06)),
        "lit" if lit else "light",
        n=10,
    )
    if lit:
        scene.lamps.append(Lamp(vec((x, low - 0.1, z)), lit, 1.6))


def table_lamp(scene: Scene, x: float, y: float, z: float, *, lit: float) -> None:
    base = vec(((x, y, z), (x, y + 0.03, z), (x, y + 0.27, z)))
    scene.loft(base, UPRIGHT, ((0.07, 0.02, 0.015), (0.07, 0.02, 0.015)), "metal", n=10)
    shade = vec(((x, y + 0.24, z), (x, y + 0.46, z)))
    scene.loft(shade, UPRIGHT, ((0.15, 0.09), (0.15, 0.09)), "lit" if lit else "light", n=16)
    if lit:
        scene.lamps.append(Lamp(vec((x, y + 0.5, z)), lit, 1.5))


@cache
def bottle() -> Piece:
    """A bottle one metre tall and wide, to be scaled."""
    scene = Scene()
    rings = np.outer((0, 0.55, 0.66, 0.74, 1), (0, 1, 0))
    radii = vec((0.5, 0.5, 0.42, 0.18, 0.16))
    scene.loft(rings, UPRIGHT, (radii, radii), "glass", n=8)
    return model(scene)
