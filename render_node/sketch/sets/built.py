"""Corridor, rooftop and the great hall (pump house, warehouse, factory)."""

import numpy as np

from ..scene import Lamp, Pool
from ..vectors import vec
from .furniture import hanging_lamp
from .plan import Plan, disc, windows


def corridor(plan: Plan) -> None:
    s, w, h, n = plan.base, 1.35, 2.6, 15.0
    end = "wall2" if plan.facts.night else "lit"
    plan.floor("ground", 0.6, 15, dark=0.25, boards=False)
    for e in (-1, 1):
        _side_wall(plan, e)
    s.quad((-w, h, -n), (w, h, -n), (w, h, n), (-w, h, n), "ceiling")
    s.quad((-w, 0, -n), (w, 0, -n), (w, h, -n), (-w, h, -n), end)
    s.quad((w, 0, n), (-w, 0, n), (-w, h, n), (w, h, n), end)
    for q in np.arange(-13, 14, 2.6):
        s.box((0, h - 0.05, q), (0.9, 0.04, 0.5), "lit")
        patch = ((-0.8, 0, q - 0.8), (0.8, 0, q - 0.8), (0.8, 0, q + 0.8), (-0.8, 0, q + 0.8))
        s.pools.append(Pool(vec(patch), 0.18))
    for q in (-2.6, 2.6):
        s.lamps.append(Lamp(vec((0, h - 0.2, q)), 0.6, 2.0))


def _side_wall(plan: Plan, e: int) -> None:
    s, w, h, n = plan.base, 1.35, 2.6, 15.0
    x = e * w
    s.quad(
        (x, 0, -n * e), (x, 0, n * e), (x, h, n * e), (x, h, -n * e), "wall" if e < 0 else "wall2"
    )
    for y in (0.12, 0.9):
        s.line(((x, y, -n), (x, y, n)), 1.2, 0.42, 0.05, steps=60)
    for q in np.arange(-13, 14, 3.4):
        z = q + e * 0.8
        if plan.facts.has("train"):
            windows(
                s,
                plan.rng,
                ((x, 0.95, z + 1.2 * e), (0, 0, -2.4 * e), (0, 0.9, 0)),
                (1, 1),
                (1.5, 0.85),
                0.0 if plan.facts.night else 1.0,
            )
        elif abs(q) > 0.9:
            s.box((x, 0, z), (0.08, 2.1, 0.95), "wood")
            for edge in (-0.52, 0.52):
                s.box((x, 0, z + edge), (0.12, 2.2, 0.07), "light")


def rooftop(plan: Plan) -> None:
    rng, night = plan.rng, plan.facts.night
    plan.floor("stone", 1.2, 9, yaw=8, dark=0.3, boards=False)
    for x, z, w, d in ((0, -4.5, 14, 0.35), (-7, 0, 0.35, 9), (7, 0, 0.35, 9), (0, 4.5, 14, 0.35)):
        plan.thing(x, z, -0.2).box((x, 0, z), (w, 0.85, d), "wall2")
    for x, z in ((-4, -2.8), (4.3, -1.6), (-4.6, 2.6)):
        unit_ = plan.thing(x, z, 1.2)
        unit_.box((x, 0, z), (1.8, 1.3, 1.4), "metal")
        unit_.box((x, 1.3, z), (1.2, 0.3, 1.0), "dark")
    for _ in range(46):
        d, a = rng.uniform(26, 130), rng.uniform(0, 2 * np.pi)
        w, h = float(rng.uniform(7, 16)), float(rng.uniform(-4, 30))
        p = vec((d * np.sin(a), -40, d * np.cos(a)))
        tower = plan.thing(p[0], p[2], w * 0.7)
        tower.box(p, (w, 40 + h, w), "wall2" if d < 70 else "far")
        chance = 0.5 if night else 0.05
        for wall in (
            (p + vec((-w / 2, 18, w / 2)), (w, 0, 0)),
            (p + vec((w / 2, 18, -w / 2)), (-w, 0, 0)),
        ):
            windows(
                tower, rng, (*wall, (0, 20 + h, 0)), (4, 7), (w / 8, 1.6), chance if d < 80 else 0.0
            )
    plan.ridge(260, 2, 30, "far", 50)


HALL_X, HALL_Z, HALL_H = 5.5, 8.0, 5.6


def hall(plan: Plan) -> None:
    """Brick walls with tall windows, columns, pipes along the walls, tanks and crates."""
    s, x, z, h = plan.base, HALL_X, HALL_Z, HALL_H
    plan.floor("stone", 1.4, 9, dark=0.26, boards=False)
    walls = (((-x, -z), (x, -z)), ((x, -z), (x, z)), ((x, z), (-x, z)), ((-x, z), (-x, -z)))
    for i, ((ax, az), (bx, bz)) in enumerate(walls):
        s.quad((ax, 0, az), (bx, 0, bz), (bx, h, bz), (ax, h, az), "wall2" if i % 2 else "stone")
        along = vec((bx - ax, 0, bz - az))
        panes = (vec((ax, 2.0, az)), along, (0, 2.9, 0))
        windows(
            s, plan.rng, panes, (4 if i % 2 else 3, 1), (1.5, 2.6), 0.0 if plan.facts.night else 1.0
        )
        _bars(plan, vec((ax, 2.0, az)), along, 4 if i % 2 else 3)
    for q in np.arange(-6, 6.1, 3.0):
        s.box((0, h - 0.35, q), (2 * x, 0.3, 0.25), "dark")
    _columns(plan)
    if not plan.facts.has("plain"):
        _pipes(plan)
        _machines(plan)
    _lights(plan)


def _bars(plan: Plan, corner: np.ndarray, along: np.ndarray, count: int) -> None:
    """Glazing bars, and courses of brick below."""
    inward = vec((-along[2], 0, along[0])) * (0.05 / float(np.hypot(along[0], along[2])))
    step = along / float(np.hypot(along[0], along[2]))
    for i in range(count):
        middle = corner + along * ((i + 0.5) / count) + inward
        for k in (-0.375, 0.0, 0.375):
            bar = middle + step * k
            plan.base.line(
                (bar + vec((0, 0.15, 0)), bar + vec((0, 2.75, 0))), 1.8, 0.7, 0.08, steps=8
            )
        for y in (0.8, 1.45, 2.1):
            plan.base.line(
                (middle - step * 0.75 + vec((0, y, 0)), middle + step * 0.75 + vec((0, y, 0))),
                1.6,
                0.7,
                0.08,
                steps=8,
            )
    for y in (0.5, 1.0, 1.5):
        plan.base.line(
            (
                corner + inward + vec((0, y - 2.0, 0)),
                corner + along + inward + vec((0, y - 2.0, 0)),
            ),
            0.9,
            0.22,
            0.06,
            steps=40,
        )


def _pipes(plan: Plan) -> None:
    for e in (-1, 1):
        x = e * (HALL_X - 0.45)
        for y, radius in ((0.55, 0.20), (1.15, 0.13)):
            run = plan.on_wall(e * HALL_X, 0, (-float(e), 0.0))
            run.tube(((x, y, -HALL_Z + 0.2), (x, y, HALL_Z - 0.2)), (radius, radius), "metal", n=14)
            for z in np.arange(-6, 6.1, 2.0):
                ends = ((x, y, z - 0.05), (x, y, z + 0.05))
                run.tube(ends, (radius * 1.35, radius * 1.35), "dark", n=14)


def _columns(plan: Plan) -> None:
    for x in (-2.9, 2.9):
        for z in (-4.5, 0.4, 4.5):
            plan.thing(x, z, 0.2, post=True).box((x, 0, z), (0.28, HALL_H, 0.28), "dark")


def _machines(plan: Plan) -> None:
    """Tanks and crates along the walls."""
    for _ in range(7):
        x = float(plan.rng.uniform(2.4, 4.4)) * (1 if plan.rng.random() < 0.5 else -1)
        z, tall = float(plan.rng.uniform(-6.5, 6.5)), float(plan.rng.uniform(0.8, 2.1))
        kind, yaw = plan.rng.random(), float(plan.rng.uniform(-20, 20))
        s = plan.thing(x, z, 0.8)
        if kind < 0.5:
            rise = vec(((x, 0, z), (x, tall, z), (x, tall + 0.18, z)))
            s.loft(
                rise, ((1, 0, 0), (0, 0, 1)), ((0.6, 0.6, 0.25), (0.6, 0.6, 0.25)), "metal", n=20
            )
            s.tube(((x, tall, z), (x, HALL_H, z)), (0.08, 0.08), "metal", n=10)
        else:
            s.box((x, 0, z), (1.0, 0.8, 0.9), "wood", yaw)
            s.box((x + 0.1, 0.8, z), (0.7, 0.5, 0.6), "wood", yaw + 14)


def _lights(plan: Plan) -> None:
    night = plan.facts.night
    for z in (-3.0, 1.6):
        s = plan.thing(0.4, z, -0.2)
        hanging_lamp(s, (0.4, z), HALL_H, 3.1, lit=0.0)
        if night:
            plan.base.lamps.append(Lamp(vec((0.4, 3.0, z)), 0.85, 3.0))
            plan.base.pools.append(disc(0.4, z, 2.4, 0.07))
    if not night:
        plan.base.lamps.append(Lamp(vec((-plan.facts.side * HALL_X, 3.6, -2.5)), 0.9, 4.5))
