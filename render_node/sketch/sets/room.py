"""A room with a window, a door and furniture; kitchen, office and bedroom are variations."""

import numpy as np

from ..scene import Lamp, Pool, Scene
from ..vectors import vec
from .furniture import UPRIGHT, chair, hanging_lamp, table, table_lamp
from .plan import Plan, disc

HALF_X, HALF_Z, HEIGHT = 3.1, 2.7, 2.75
BACK = (0.0, 1.0)


def room(plan: Plan) -> None:
    cx, cz = float(plan.rng.uniform(-0.5, 0.5)), -0.5
    plan.floor("ground", 0.32, 3.4)
    _walls(plan, cx, cz)
    _window(plan, cx - 1.2, cz - HALF_Z)
    _door(plan, cx + 1.5, cz - HALF_Z)
    _east(plan, cx + HALF_X, cz)
    _west(plan, cx - HALF_X, cz)
    _front(plan, cx, cz + HALF_Z)
    _furniture(plan)
    hanging_lamp(plan.thing(cx, cz + 0.2, 0.1), (cx, cz + 0.2), HEIGHT, 2.08, lit=0.0)


def _walls(plan: Plan, cx: float, cz: float) -> None:
    s, w, d, h = plan.base, HALF_X, HALF_Z, HEIGHT
    corners = [(cx - w, cz - d), (cx + w, cz - d), (cx + w, cz + d), (cx - w, cz + d)]
    for i in range(4):
        (ax, az), (bx, bz) = corners[i], corners[(i + 1) % 4]
        s.quad(
            (ax, 0, az), (bx, 0, bz), (bx, h, bz), (ax, h, az), "wall" if i % 2 == 0 else "wall2"
        )
        s.line(((ax, 0.12, az), (bx, 0.12, bz)), 1.2, 0.5, 0.05, steps=30)
    s.quad(
        (cx - w, h, cz - d),
        (cx + w, h, cz - d),
        (cx + w, h, cz + d),
        (cx - w, h, cz + d),
        "ceiling",
    )


def _window(plan: Plan, x: float, wall: float) -> None:
    """Two panes between curtains; by day the key light of the room, by night the dark outside."""
    s, z, night = plan.on_wall(x, wall, BACK), wall + 0.03, plan.facts.night
    s.box((x, 0.85, z), (1.7, 1.45, 0.10), "wood")
    for e in (-0.39, 0.39):
        low, high = (x + e - 0.34, 0.95, z + 0.06), (x + e + 0.34, 2.2, z + 0.06)
        s.quad(
            low,
            (high[0], low[1], low[2]),
            high,
            (low[0], high[1], low[2]),
            "glass" if night else "lit",
        )
        if not night:
            roofs = (
                (-0.34, 1.22),
                (-0.1, 1.30),
                (-0.1, 1.45),
                (0.12, 1.45),
                (0.12, 1.26),
                (0.34, 1.2),
            )
            s.line([(x + e + a, y, z + 0.065) for a, y in roofs], 1.2, 0.3, 0.05, steps=20)
        s.line(
            ((x + e - 0.34, 1.6, z + 0.07), (x + e + 0.34, 1.6, z + 0.07)), 2.2, 0.5, 0.05, steps=8
        )
    for e in (-1, 1):
        path = vec(
            (
                (x + e * 1.02, 0.55, z + 0.10),
                (x + e * 1.0, 1.4, z + 0.1),
                (x + e * 0.98, 2.42, z + 0.10),
            )
        )
        s.loft(path, UPRIGHT, ((0.20, 0.16, 0.2), (0.06, 0.05, 0.06)), "cloth1", n=12)
        for k in (-0.1, 0.0, 0.1):
            s.line(path + vec((k, 0, 0.06)), 1.2, 0.6, 0.05, steps=14)
    if not night:
        patch = (
            (x - 0.7, 0, z + 0.7),
            (x + 0.7, 0, z + 0.7),
            (x + 1.5, 0, z + 2.9),
            (x + 0.1, 0, z + 2.9),
        )
        s.pools.append(Pool(vec(patch), 0.22))
    plan.base.lamps.append(Lamp(vec((x, 1.75, wall + 0.1)), 0.35 if night else 0.8, 2.4))


def _door(plan: Plan, x: float, wall: float) -> None:
    s = plan.on_wall(x, wall, BACK)
    s.box((x, 0, wall + 0.02), (0.95, 2.08, 0.09), "wood")
    s.box((x, 0.12, wall + 0.06), (0.66, 0.85, 0.05), "wood")
    s.box((x, 1.1, wall + 0.06), (0.66, 0.8, 0.05), "wood")
    s.box((x - 0.38, 0.98, wall + 0.09), (0.05, 0.05, 0.07), "metal")


def _east(plan: Plan, x: float, z: float) -> None:
    """Kitchen units, or a shelf with books."""
    s, rng = plan.on_wall(x, z, (-1.0, 0.0)), plan.rng
    books = rng.random((4, 16, 3))
    if plan.facts.has("kitchen"):
        _kitchen(s, x, z)
        return
    s.box((x - 0.2, 0, z - 0.6), (0.36, 2.0, 1.5), "wood")
    for row, y in zip(books, (0.35, 0.75, 1.15, 1.55), strict=True):
        for k, (stands, tall, colour) in enumerate(row):
            if stands < 0.8:
                mat = ("cloth0", "cloth2", "light", "cloth1")[int(colour * 4)]
                s.box((x - 0.42, y, z - 1.25 + 0.09 * k), (0.10, 0.18 + 0.10 * tall, 0.07), mat)


def _kitchen(s: Scene, x: float, z: float) -> None:
    s.box((x - 0.32, 0, z), (0.60, 0.88, 3.6), "light")
    s.box((x - 0.33, 0.88, z), (0.64, 0.04, 3.7), "dark")
    s.box((x - 0.20, 1.5, z), (0.36, 0.75, 3.4), "wall2")
    for k in np.arange(-1.6, 1.7, 0.6):
        s.line(((x - 0.63, 0.1, z + k), (x - 0.63, 0.86, z + k)), 1.2, 0.6, 0.05, steps=6)
        s.line(((x - 0.39, 1.5, z + k), (x - 0.39, 2.25, z + k)), 1.2, 0.6, 0.05, steps=6)
    s.box((x - 0.35, 0.92, z - 0.9), (0.34, 0.26, 0.34), "metal")


def _west(plan: Plan, x: float, z: float) -> None:
    s = plan.on_wall(x, z, (1.0, 0.0))
    s.box((x + 0.03, 1.25, z + 0.5), (0.04, 0.7, 1.0), "light")
    s.box((x + 0.05, 1.31, z + 0.5), (0.04, 0.58, 0.88), "far2")


def _front(plan: Plan, x: float, wall: float) -> None:
    """A picture over a sofa with cushions."""
    s = plan.on_wall(x, wall, (0.0, -1.0))
    s.box((x + 0.6, 1.2, wall - 0.03), (0.8, 0.9, 0.05), "wood")
    s.box((x + 0.6, 1.26, wall - 0.05), (0.68, 0.78, 0.05), "far2")
    s.box((x - 1.5, 0.08, wall - 0.45), (1.9, 0.34, 0.8), "cloth1")
    s.box((x - 1.5, 0.3, wall - 0.12), (1.9, 0.55, 0.2), "cloth1")
    for e in (-1, 1):
        s.box((x - 1.5 + e * 0.98, 0.08, wall - 0.45), (0.18, 0.52, 0.84), "cloth1")
        s.box((x - 1.5 + e * 0.45, 0.42, wall - 0.45), (0.86, 0.10, 0.72), "cloth2")


def _furniture(plan: Plan) -> None:
    facts, night = plan.facts, plan.facts.night
    if facts.pose == "sit":
        chair(plan.base, 0, -0.06)
        if facts.has("desk"):
            _desk(plan.base, -facts.side, night=night)
    else:
        x, z = ((-1.25, -0.95), (1.35, 0.1))[int(plan.rng.integers(2))]
        s = plan.thing(x, z, 0.5)
        table(s, (x, z), (1.3, 0.74, 0.75))
        table_lamp(s, x + 0.3, 0.75, z, lit=1.1 if night else 0.0)
    if night:
        table_lamp(plan.base, plan.facts.side * 1.9, 0.75, -1.6, lit=1.0)
        table(plan.base, (plan.facts.side * 1.9, -1.6), (0.5, 0.74, 0.5))
        plan.base.pools.append(disc(plan.facts.side * 1.9, -1.6, 1.3, 0.3))
    if facts.has("bed"):
        _bed(plan.base, 0.0 if facts.pose == "lie" else -1.6)


def _desk(s: Scene, lamp_side: int, *, night: bool) -> None:
    """A desk before the subject; its lamp stands on the side away from the lens."""
    table(s, (0, 0.62), (1.5, 0.72, 0.7))
    s.box((0.36, 0.72, 0.55), (0.22, 0.015, 0.30), "light", 12)
    s.box((0.34, 0.735, 0.56), (0.22, 0.012, 0.30), "light", -6)
    s.tube(((-0.36, 0.72, 0.6), (-0.36, 0.82, 0.6)), (0.04, 0.04), "light", n=12)
    table_lamp(s, lamp_side * 0.6, 0.72, 0.72, lit=1.1 if night else 0.0)


def _bed(s: Scene, x: float) -> None:
    s.box((x, 0.12, 0), (1.45, 0.33, 2.1), "light")
    s.box((x, 0, -1.08), (1.5, 0.95, 0.08), "wood")
    s.box((x, 0.45, -0.8), (1.1, 0.10, 0.4), "light")
    s.box((x, 0.43, 0.45), (1.5, 0.045, 1.25), "cloth2")
