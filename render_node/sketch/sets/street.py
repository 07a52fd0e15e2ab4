"""A street between two rows of houses, with kerbs, lamps, a crossing and parked cars."""

import numpy as np

from ..scene import Lamp, Scene
from ..vectors import Vec, cross, turn_y, vec
from .plan import Plan, disc, windows
from .vehicle import car_body

OFFSET = 1.2  # the road's middle from the subject, metres
HOUSES = ("wall", "wall2", "stone", "wall")


def street(plan: Plan) -> None:
    rng = plan.rng
    yaw = float(rng.uniform(10, 22) * (1 if rng.random() < 0.5 else -1))
    turn = turn_y(yaw)
    plan.base.plane(0.0, "road")
    for side in (-1, 1):
        _pavement(plan, turn, yaw, side)
        _houses(plan, turn, yaw, side)
        _lamps(plan, turn, side, yaw)
    _markings(plan, turn)
    _wear(plan)
    for z, side in ((-8.5, -1), (9, 1), (-15, 1), (4.6, -1), (-3.4, 1), (15, -1)):
        p = turn @ vec((OFFSET + side * 3.4, 0, z))
        car_body(plan.thing(p[0], p[2], 1.4), p, yaw + 90, with_panes=True)
    if plan.facts.has("stairs"):
        _stairs(plan, turn, yaw)
    plan.ridge(170, 6, 34, "far", 26)


def _pavement(plan: Plan, turn: Vec, yaw: float, side: int) -> None:
    centre = turn @ vec((OFFSET + side * 6.2, 0, 0))
    plan.base.box(centre, (3.4, 0.13, 160), "stone", yaw)
    for z in np.arange(-30, 30, 1.6):
        joint = vec(((OFFSET + side * 4.5, 0.14, z), (OFFSET + side * 7.8, 0.14, z)))
        plan.base.line(joint @ turn.T, 1.1, 0.45, 0.08, steps=6, carry=1.6)


def _houses(plan: Plan, turn: Vec, yaw: float, side: int) -> None:
    z = -84.0
    while z < 84:
        w, h, d = plan.rng.uniform(7, 14), plan.rng.uniform(8, 19), plan.rng.uniform(7, 9)
        mat = HOUSES[int(plan.rng.integers(4))]
        face = turn @ vec((OFFSET + side * 7.9, 0, z + w / 2))
        inward = turn @ vec((-side, 0, 0))
        s = plan.on_wall(face[0], face[2], (inward[0], inward[2]))
        s.box(turn @ vec((OFFSET + side * (7.9 + d / 2), 0, z + w / 2)), (d, h, w - 0.15), mat, yaw)
        s.box(turn @ vec((OFFSET + side * 7.8, h - 0.5, z + w / 2)), (0.7, 0.5, w), "stone", yaw)
        if abs(z) < 60:
            _front(plan, s, turn, (z, w, h), side, yaw)
        z += w


def _front(
    plan: Plan, s: Scene, turn: Vec, house: tuple[float, float, float], side: int, yaw: float
) -> None:
    """Windows above, a shop front below, a ledge between."""
    (z, w, h), night = house, plan.facts.night
    a = turn @ vec((OFFSET + side * 7.9, 0, z + 0.5))
    b = turn @ vec((OFFSET + side * 7.9, 0, z + w - 0.6))
    out = cross(b - a, (0, 1, 0)) @ (turn @ vec((-side, 0, 0)))
    low, high = (a, b) if out > 0 else (b, a)
    up = max(1, int((h - 4) / 3))
    upper = (low + vec((0, 3.6, 0)), high - low, (0, h - 4.4, 0))
    windows(s, plan.rng, upper, (max(2, int(w / 2.4)), up), (1.05, 1.7), 0.35 if night else 0.06)
    shop = (low + vec((0, 0.3, 0)), high - low, (0, 2.6, 0))
    windows(s, plan.rng, shop, (max(1, int(w / 3.6)), 1), (2.5, 2.3), 0.6 if night else 0.1)
    s.box(turn @ vec((OFFSET + side * 7.75, 3.05, z + w / 2)), (0.5, 0.25, w - 0.3), "stone", yaw)


def _lamps(plan: Plan, turn: Vec, side: int, yaw: float) -> None:
    night = plan.facts.night
    for z in np.arange(-40, 40, 13.0):
        p = turn @ vec((OFFSET + side * 4.9, 0, z + 3 * side))
        arm = turn @ vec((OFFSET + side * 3.9, 5.3, z + 3 * side))
        s = plan.thing(p[0], p[2], 0.4, post=True)
        s.tube((p, p + vec((0, 5.2, 0)), arm), (0.09, 0.06, 0.04), "dark", n=8)
        s.box(arm, (0.6, 0.12, 0.25), "lit" if night else "metal", yaw)
        if night:
            s.pools.append(disc(arm[0], arm[2], 2.4, 0.28))
            plan.base.lamps.extend([Lamp(arm, 1.0, 4.5)] if abs(z) < 8 else [])


def _markings(plan: Plan, turn: Vec) -> None:
    for z in np.arange(-40, 40, 4.0):
        for e in (-0.07, 0.07):
            dash = vec(((OFFSET - 1.6 + e, 0.01, z), (OFFSET - 1.6 + e, 0.01, z + 2.2)))
            plan.base.line(dash @ turn.T, 1.6, 0.6, 0.08, steps=8, carry=2.0)
    for x in np.arange(-3.6, 3.7, 0.9):
        stripe = vec(
            [
                (OFFSET + x + e, 0.014, z)
                for e, z in ((-0.25, -1.1), (0.25, -1.1), (0.25, -3.9), (-0.25, -3.9))
            ]
        )
        a, b, c, d = stripe @ turn.T
        plan.base.quad(a, b, c, d, "snow")


def _wear(plan: Plan) -> None:
    """Cracks and a manhole, so that the road is not blank from above."""
    rng, turn = plan.rng, np.linspace(0, 2 * np.pi, 20)
    hole = rng.uniform(-1.8, 1.8, 2) + np.sign(rng.normal(0, 1, 2)) * 0.7
    for radius in (0.34, 0.28):
        ring = (
            hole[0] + radius * np.cos(turn),
            np.full(20, 0.006),
            hole[1] + radius * np.sin(turn),
        )
        plan.base.line(np.column_stack(ring), 1.8, 0.8, 0.05, carry=2.0)
    for x, z, a in rng.uniform(-1, 1, (34, 3)) * (7, 7, np.pi):
        steps = np.cumsum(rng.normal(0, 0.10, (9, 2)) + 0.2 * vec((np.cos(a), np.sin(a))), 0)
        plan.base.line(
            np.column_stack((x + steps[:, 0], np.full(9, 0.006), z + steps[:, 1])),
            1.1,
            0.4,
            0.05,
            carry=1.5,
        )


def _stairs(plan: Plan, turn: Vec, yaw: float) -> None:
    """A flight of steps that rises behind the subject."""
    for k in range(14):
        centre = turn @ vec((0, 0, -1.3 - 0.32 * k))
        s = plan.thing(centre[0], centre[2], 0.2)
        s.box(centre, (4.2, 0.16 * (k + 1), 0.33), "stone", yaw)
