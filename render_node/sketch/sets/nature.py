"""Forest, hills, desert and the flat: open ground to the horizon."""

import numpy as np

from ..vectors import vec
from .plan import Plan
from .trees import Growth, dead_tree, mesa, plant


def _ring(plan: Plan, near: float, far: float, power: float = 1.0) -> tuple[float, float, float]:
    """A random place about the subject: x, z and its distance in metres."""
    d = near + (far - near) * float(plan.rng.random()) ** power
    a = float(plan.rng.uniform(0, 2 * np.pi))
    return d * np.sin(a), d * np.cos(a), d


def forest(plan: Plan) -> None:
    rng = plan.rng
    pine = bool(rng.random() < 0.5) and not plan.facts.has("jungle")
    plan.base.plane(0.0, "snow" if plan.facts.weather == "snow" else "ground")
    plan.ridge(75, 9, 19, "far2", 60)
    plan.ridge(40, 1.6, 4.6, "leaf", 70)
    for _ in range(96):
        x, z, d = _ring(plan, 5.5 if pine else 3, 38, 0.8)
        tall, kind, yaw = (
            rng.uniform(5, 9) if pine else rng.uniform(7, 13),
            int(rng.integers(4)),
            float(rng.uniform(0, 360)),
        )
        s = plan.thing(x, z, 0.8 + 0.03 * d, post=d < 22)
        plant(s, Growth(pine, kind, far=d > 17), (x, z), tall, yaw)
        roots = rng.normal(0, 0.3, (5, 2))
        for q in roots if d < 16 else roots[:0]:
            s.line(
                ((x + q[0], 0, z + q[1]), (x + q[0] * 1.3, 0.16, z + q[1] * 1.3)),
                1.3,
                0.55,
                0.3,
                steps=4,
            )
    plan.tufts(110, 1.2, 13, 0.22)


def hills(plan: Plan) -> None:
    rng, snow = plan.rng, plan.facts.weather == "snow" or plan.facts.has("snow")
    plan.base.plane(0.0, "snow" if snow else "ground")
    plan.ridge(420, 50, 150 if plan.facts.has("mountain") else 85, "far", 14)
    plan.ridge(200, 4, 24, "far2", 20)
    for _ in range(26):
        x, z, d = _ring(plan, 14, 70)
        tall, kind, yaw = float(rng.uniform(4, 8)), int(rng.integers(4)), float(rng.uniform(0, 360))
        plant(plan.thing(x, z, 2), Growth(snow, kind, far=d > 24), (x, z), tall, yaw)
    u = np.linspace(0, 2 * np.pi, 60)
    for d in (9, 16, 28):
        swell = d * (1 + 0.1 * np.sin(3 * u))
        plan.base.line(
            np.column_stack((np.sin(u) * d, u * 0 + 0.02, np.cos(u) * swell)), 0.9, 0.3, 0.1
        )
    plan.tufts(30 if snow else 130, 1.2, 14, 0.2)


def desert(plan: Plan) -> None:
    rng = plan.rng
    _dunes(plan)
    plan.ridge(480, 4, 60, "far", 9)
    for _ in range(5):
        x, z, _d = _ring(plan, 120, 260)
        mesa(plan.base, x, z, float(rng.uniform(14, 40)))
    for _ in range(9):
        x, z, _d = _ring(plan, 4, 30)
        dead_tree(plan.thing(x, z, 0.5, post=True), x, z, float(rng.uniform(1.2, 2.6)))
    for _ in range(60):
        x, z, d = _ring(plan, 1, 15)
        u, a = np.linspace(-1, 1, 9), float(rng.uniform(0, 7))
        ripple = np.column_stack(
            (x + u * (0.25 + 0.05 * d), 0.01 + u * 0, z + 0.12 * np.sin(2.5 * u + a))
        )
        plan.base.line(ripple, 1.1, 0.3, 0.25)
    plan.tufts(30, 1.5, 14, 0.14)


def _dunes(plan: Plan) -> None:
    """A grid of sand, flat about the subject and rising away from it."""
    n, phase = 61, plan.rng.uniform(0, 7, 4)
    g = np.linspace(-1, 1, n)
    g = np.sign(g) * np.abs(g) ** 2.2 * 300
    x, z = np.meshgrid(g, g)
    d = np.hypot(x, z)
    small = np.sin(x / 17 + phase[0]) * np.sin(z / 23 + phase[1]) * 2.2
    h = (small + np.sin(x / 47 + z / 39 + phase[2]) * 6) * np.clip((d - 4) / 40, 0, 1)
    h = h - 0.3 * np.clip((d - 4) / 10, 0, 1)
    i = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)[None]).ravel()
    tris = np.concatenate((np.stack((i, i + n, i + n + 1), 1), np.stack((i, i + n + 1, i + 1), 1)))
    plan.base.add(np.column_stack((x.ravel(), h.ravel(), z.ravel())), tris, "sand")


def flat(plan: Plan) -> None:
    """A salt flat or a frozen lake: cracked plates to a level horizon, thin hills beyond."""
    rng = plan.rng
    plan.base.plane(0.0, "snow")
    plan.ridge(800, 2, 34, "far", 12)
    step, n = 1.9, 12
    jitter = rng.normal(0, 0.32, (2 * n + 1, 2 * n + 1, 2))
    grid = np.stack(np.meshgrid(np.arange(-n, n + 1), np.arange(-n, n + 1)), -1) * step + jitter
    grid[1::2, :, 0] += step / 2
    at = np.stack((grid[..., 0], np.full(grid.shape[:2], 0.004), grid[..., 1]), -1)
    skipped = rng.random((2 * n, 2 * n, 2))
    for i in range(2 * n):
        for k in range(2 * n):
            far = float(np.hypot(at[i, k, 0], at[i, k, 2]))
            dark = 0.62 * np.exp(-far / 24)
            if skipped[i, k, 0] < 0.86:
                plan.base.line(
                    (at[i, k], (at[i, k] + at[i, k + 1]) / 2 + vec((0, 0, 0.12)), at[i, k + 1]),
                    1.3,
                    dark,
                    0.06,
                    steps=6,
                )
            if skipped[i, k, 1] < 0.6:
                plan.base.line((at[i, k], at[i + 1, k]), 1.3, dark, 0.06, steps=5)


def limbo(plan: Plan) -> None:
    """No place at all: a floor that fades."""
    plan.floor("ground", 1.5, 12, yaw=14, dark=0.16, boards=False)
