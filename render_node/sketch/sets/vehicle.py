"""A saloon car, parked or driven by the subject."""

import numpy as np

from ..scene import Scene
from ..vectors import Vec, turn_y, vec
from .plan import Plan

ALONG = (-2.15, -2.1, -1.2, -0.6, 0.9, 1.3, 2.1, 2.2)
TOP = (0.62, 0.82, 0.92, 0.95, 0.95, 0.90, 0.76, 0.60)
WIDE = (0.70, 0.80, 0.86, 0.87, 0.87, 0.86, 0.78, 0.66)


def car_body(s: Scene, at: Vec, yaw: float, *, with_panes: bool, cut: int = 0) -> None:
    """Body, roof on pillars and wheels; without panes it is open for the driver, pillars gone
    on side `cut`.
    """
    turn = turn_y(yaw)
    frame = (turn @ vec((0, 0, 1)), vec((0, 1, 0)))
    along, top, wide = vec(ALONG), vec(TOP), vec(WIDE)
    for part in (slice(0, 8),) if with_panes else (slice(0, 3), slice(4, 8)):
        x, h = along[part], top[part]
        centres = np.column_stack((x, (h + 0.22) / 2, np.zeros(len(x)))) @ turn.T + at
        s.loft(centres, frame, (wide[part], (h - 0.22) / 2), "cloth1", n=16, square=0.42)
    roof = vec([(x, 1.40, 0) for x in (-1.0, -0.75, 0.25, 0.55)]) @ turn.T + at
    s.loft(
        roof,
        frame,
        ((0.55, 0.60, 0.60, 0.54), (0.03, 0.045, 0.045, 0.03)),
        "cloth1",
        n=14,
        square=0.5,
    )
    for e in (-1, 1):
        _side(s, turn, at, e, pillars=e != cut)
        s.box(turn @ vec((2.12, 0.55, e * 0.55)) + at, (0.12, 0.14, 0.3), "lit", yaw)
        if not with_panes:
            s.box(turn @ vec((-0.15, 0.24, e * 0.83)) + at, (2.15, 0.62, 0.07), "cloth1", yaw)
            s.box(turn @ vec((-0.15, 0.80, e * 0.83)) + at, (2.2, 0.07, 0.10), "dark", yaw)
    if with_panes:
        cabin = vec([(x, 1.12, 0) for x in (-1.4, -0.95, 0.5, 1.1)]) @ turn.T + at
        s.loft(
            cabin,
            frame,
            ((0.66, 0.64, 0.64, 0.68), (0.08, 0.27, 0.27, 0.08)),
            "glass",
            n=12,
            square=0.5,
        )


def _side(s: Scene, turn: Vec, at: Vec, e: int, *, pillars: bool) -> None:
    """Three pillars and two wheels of one side."""
    for x0, x1 in ((-1.5, -0.95), (1.15, 0.5), (-0.22, -0.22)) if pillars else ():
        pillar = vec(((x0, 0.92, e * 0.76), (x1, 1.40, e * 0.58))) @ turn.T + at
        s.tube(pillar, (0.026, 0.022), "dark", n=6)
    axle, frame = turn @ vec((0, 0, 1)), (turn @ vec((1, 0, 0)), vec((0, 1, 0)))
    for x in (-1.35, 1.35):
        hub = turn @ vec((x, 0.32, e * 0.80)) + at
        s.loft(hub + np.outer((-0.1, 0.1), axle), frame, ((0.32, 0.32), (0.32, 0.32)), "dark", n=18)
        s.loft(
            hub + np.outer((-0.12, 0.12), axle), frame, ((0.18, 0.18), (0.18, 0.18)), "metal", n=12
        )


def driven_car(plan: Plan) -> None:
    """Seats, dashboard and steering wheel round a driver at the origin."""
    s = plan.base
    car_body(s, vec((-0.36, 0, 0.25)), -90, with_panes=False, cut=-plan.facts.side)
    for x in (0, -0.72):
        seat = vec(((x, 0.30, -0.22), (x, 0.62, -0.33), (x, 1.02, -0.42)))
        s.loft(
            seat, ((1, 0, 0), (0, 0, 1)), ((0.24, 0.24, 0.18), (0.07, 0.07, 0.05)), "cloth0", n=12
        )
    u = np.linspace(0, 2 * np.pi, 25)
    rim = np.column_stack((0.185 * np.cos(u), 0.82 + 0.15 * np.sin(u), 0.52 - 0.10 * np.sin(u)))
    s.tube(rim, np.full(25, 0.015), "dark", n=7)
    s.box((-0.36, 0.70, 0.85), (1.4, 0.20, 0.35), "dark")
