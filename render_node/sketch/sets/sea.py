"""The sea: a beach, a pier or a stone quay, boats, and a lighthouse if the words ask for one."""

import numpy as np

from ..vectors import vec
from .furniture import UPRIGHT
from .plan import Plan


def sea(plan: Plan) -> None:
    beach = plan.facts.has("beach")
    level = -0.02 if beach else -0.9
    plan.base.plane(level, "water")
    _waves(plan, level, beach=beach)
    if beach:
        _beach(plan)
    elif plan.facts.has("wall"):
        _quay(plan)
    else:
        _pier(plan)
    for _ in range(3):
        _boat(plan)
    plan.ridge(600, -20, 36, "far", 8)


def _waves(plan: Plan, level: float, *, beach: bool) -> None:
    u = np.linspace(-1, 1, 7)
    for _ in range(190):
        d = 3 + 90 * float(plan.rng.random()) ** 2
        a, lean = plan.rng.uniform(0, 2 * np.pi), plan.rng.normal(0, 0.25)
        x, z, wide = d * np.sin(a), d * np.cos(a), 0.25 + d * 0.035
        if not beach or z < -2:
            crest = np.column_stack(
                (x + u * wide, level + 0.02 + np.sin(u * 5) * 0.03, z + u * wide * lean)
            )
            plan.base.line(crest, 1.3, 0.42, 0.15)


def _beach(plan: Plan) -> None:
    """Sand with a wet, curving edge."""
    n = 40
    x = np.linspace(-300, 300, n)
    edge = -2.4 + 0.5 * np.sin(x / 7) + 0.2 * np.sin(x / 2.3)
    near = np.column_stack((x, np.zeros(n), edge))
    back = np.column_stack((x, np.zeros(n), np.full(n, 900.0)))
    i = np.arange(n - 1)
    tris = np.concatenate((np.stack((i, i + n, i + n + 1), 1), np.stack((i, i + n + 1, i + 1), 1)))
    plan.base.add(np.concatenate((near, back)), tris, "sand")
    for out, dark in ((0.0, 0.55), (0.35, 0.3), (0.9, 0.2)):
        fine = np.linspace(-40, 40, 160)
        foam = -2.4 + 0.5 * np.sin(fine / 7) + 0.2 * np.sin(fine / 2.3) + out
        plan.base.line(
            np.column_stack((fine, np.full(160, 0.01), foam)), 1.6, dark + 0.15, 0.1, carry=3.0
        )
    _footprints(plan)
    plan.tufts(25, 1.5, 12, 0.1, dark=0.35)


def _footprints(plan: Plan) -> None:
    """Two trails along the water, left and right feet."""
    for start, lean in ((0.8, 0.05), (2.6, -0.12)):
        for k in range(-30, 31):
            x, z = k * 0.62, start + k * 0.62 * lean + (0.13 if k % 2 else -0.13)
            print_ = ((x - 0.13, 0.006, z), (x, 0.006, z + 0.03), (x + 0.13, 0.006, z))
            plan.base.line(print_, 2.6, 0.55, 0.06, carry=1.6)


def _pier(plan: Plan) -> None:
    s = plan.base
    s.box((0, -0.12, -1.5), (2.6, 0.11, 21), "bark")
    for z in np.arange(-12, 9, 0.24):
        s.line(((-1.3, 0.005, z), (1.3, 0.005, z)), 1.2, 0.6, 0.05, steps=8)
    for z in np.arange(-11, 9, 2.4):
        for e in (-1, 1):
            post = plan.thing(e * 1.25, z, 0.1)
            post.tube(((e * 1.25, -1, z), (e * 1.25, 0.95, z)), (0.09, 0.085), "bark", n=10)


def _quay(plan: Plan) -> None:
    """A wall of dressed stone that runs along the water, a kerb, bollards."""
    s = plan.base
    s.box((0, -2.0, 2.0), (120, 2.0, 7.0), "stone")
    s.box((0, 0.0, -1.3), (120, 0.42, 0.4), "wall2")
    for x in np.arange(-18, 18.1, 1.2):
        s.line(((x, 0.005, -1.1), (x, 0.005, 5.4)), 1.0, 0.35, 0.06, steps=20)
        s.line(((x + 0.5, -0.05, -1.51), (x + 0.5, -0.9, -1.51)), 1.0, 0.4, 0.08, steps=5)
    for x in np.arange(-12, 13, 4.0):
        post = plan.thing(x, -0.7, 0.2)
        post.loft(
            vec(((x, 0, -0.7), (x, 0.3, -0.7), (x, 0.34, -0.7), (x, 0.44, -0.7))),
            UPRIGHT,
            ((0.12, 0.1, 0.17, 0.15), (0.12, 0.1, 0.17, 0.15)),
            "dark",
            n=12,
        )


def _boat(plan: Plan) -> None:
    a, d = plan.rng.uniform(0, 2 * np.pi), plan.rng.uniform(45, 120)
    p = vec((d * np.sin(a), -1, d * np.cos(a)))
    if plan.facts.has("beach") and p[2] > -10:
        p[2] = -abs(p[2]) - 10
    s = plan.base
    s.loft(p + np.outer((0, 1.4), (0, 1, 0)), UPRIGHT, ((3, 4), (1, 1.3)), "dark", n=12)
    sails = vec(
        ((0, 1.5, 0), (0.2, 11, 0), (3.6, 2, 0), (-0.2, 1.5, 0), (0, 10, 0), (-2.6, 2.2, 0))
    )
    s.add(p + sails, [[0, 1, 2], [2, 1, 0], [3, 4, 5], [5, 4, 3]], "light")
