"""A bar: the counter runs beside the subject on the side away from the lens, shelves behind it."""

import numpy as np

from ..scene import Scene
from ..vectors import vec
from .furniture import bottle, chair, hanging_lamp, stool, table
from .plan import Plan, copies

HEIGHT = 3.1


def bar(plan: Plan) -> None:
    e = -plan.facts.side
    plan.floor("ground", 0.5, 6, dark=0.3, boards=False)
    _walls(plan, e)
    _counter(plan, e)
    _shelves(plan.base, plan.rng, e)
    night = plan.facts.night
    for z in (-3.0, -1.4, 0.2, 1.8, 3.4):
        lit = 0.75 if z in (-1.4, 1.8) else 0.0
        s = plan.thing(e * 0.75, z, -0.3)
        hanging_lamp(s, (e * 0.75, z), HEIGHT, 2.15, lit=lit if night else lit * 0.4)
    if plan.facts.pose == "sit":
        stool(plan.base, 0, -0.05)
    for x, z in ((-e * 2.6, -3.4), (-e * 2.4, 2.8), (-e * 1.5, -4.4)):
        s = plan.thing(x, z, 0.7)
        table(s, (x, z), (0.8, 0.74, 0.8))
        chair(s, x + 0.1, z - 0.7)
        hanging_lamp(s, (x, z), HEIGHT, 1.9, lit=0.5 if night else 0.0)


def _walls(plan: Plan, e: int) -> None:
    far, h = e * 2.3, HEIGHT
    walls = [(far, -6, far, 6), (-e * 5, 6, -e * 5, -6), (far, 6, -e * 5, 6), (-e * 5, -6, far, -6)]
    for i, (ax, az, bx, bz) in enumerate(walls):
        a, c = ((ax, az), (bx, bz)) if e < 0 else ((bx, bz), (ax, az))
        mat = "wall2" if i else "cloth2"
        plan.base.quad((c[0], 0, c[1]), (a[0], 0, a[1]), (a[0], h, a[1]), (c[0], h, c[1]), mat)


def _counter(plan: Plan, e: int) -> None:
    s = plan.base
    s.box((e * 0.78, 0, 0), (0.46, 1.04, 8), "wood")
    s.box((e * 0.74, 1.04, 0), (0.66, 0.06, 8.2), "dark")
    s.tube(((e * 0.62, 1.10, 0.30), (e * 0.62, 1.22, 0.30)), (0.03, 0.036), "light", n=12)
    for z in np.arange(-3.6, 3.7, 0.9):
        s.box((e * 0.54, 0.18, z), (0.03, 0.7, 0.7), "bark")
        if abs(z) > 0.5:
            stool(plan.thing(e * 0.15, z, 0.1), e * 0.15, z)


def _shelves(s: Scene, rng: np.random.Generator, e: int) -> None:
    """Three boards of bottles before a mirror."""
    s.box((e * 2.27, 1.05, 0), (0.04, 1.5, 6.6), "glass")
    mats = ("glass", "light", "dark", "metal")
    for y in (1.15, 1.6, 2.05):
        s.box((e * 2.12, y - 0.04, 0), (0.28, 0.04, 7), "wood")
        for z in np.arange(-3.3, 3.4, 0.17):
            stands, tall, wide, colour = rng.random(4)
            if stands < 0.85:
                size = vec((0.07 + 0.035 * wide, 0.2 + 0.13 * tall, 0.07 + 0.035 * wide))
                copies(s, bottle(), vec((e * 2.1, y, z)), size, mat=mats[int(colour * 4)])
