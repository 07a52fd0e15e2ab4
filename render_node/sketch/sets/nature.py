"""Forest, hills, desert and the flat: open ground to the horizon."""

import numpy as np

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
    plan.base.plane(0.0, "snow" if plan.facts.weather == "snow" else "grass")
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
    plan.base.plane(0.0, "snow" if snow else "grass")
    if plan.facts.has("mountain"):
        plan.ridge(420, 12, 96, "far", 30, peaks=True)
        plan.ridge(260, 4, 30, "far2", 40, peaks=True)
    else:
        plan.ridge(420, 22, 62, "far", 14)
        plan.ridge(200, 3, 15, "far2", 20)
    for _ in range(26):
        x, z, d = _ring(plan, 14, 70)
        tall, kind, yaw = float(rng.uniform(4, 8)), int(rng.integers(4)), float(rng.uniform(0, 360))
        plant(plan.thing(x, z, 2), Growth(snow, kind, far=d > 24), (x, z), tall, yaw)
    u = np.linspace(0, 2 * np.pi, 60)
    for d in (9, 16, 28):
        swell = d * (1 + 0.1 * np.sin(3 * u))
        plan.base.line(
            np.column_stack((np.sin(u) * d, u * 0 + 0.02, np.cos(u) * swell)),
            1.2,
            0.4,
            0.1,
            carry=5.0,
        )
    tracks(plan, 2.6)
    plan.tufts(30 if snow else 130, 1.2, 14, 0.2)


def desert(plan: Plan) -> None:
    rng = plan.rng
    _dunes(plan)
    plan.ridge(480, 4, 60, "far", 9)
    for _ in range(5):
        x, z, _d = _ring(plan, 230, 460)
        mesa(plan.base, x, z, float(rng.uniform(14, 40)))
    for _ in range(9):
        x, z, _d = _ring(plan, 4, 30)
        dead_tree(plan.thing(x, z, 0.5, post=True), x, z, float(rng.uniform(1.2, 2.6)))
    for _ in range(90):
        x, z, d = _ring(plan, 1, 22)
        u, a = np.linspace(-1, 1, 9), float(rng.uniform(0, 7))
        ripple = np.column_stack(
            (x + u * (0.25 + 0.05 * d), 0.01 + u * 0, z + 0.12 * np.sin(2.5 * u + a))
        )
        plan.base.line(ripple, 1.1, 0.45, 0.25, carry=2.5)
    plan.tufts(30, 1.5, 14, 0.14)


def _dunes(plan: Plan) -> None:
    """A grid of sand, flat about the subject and rising away from it."""
    n, phase = 61, plan.rng.uniform(0, 7, 4)
    g = np.linspace(-1, 1, n)
    g = np.sign(g) * np.abs(g) ** 2.2 * 300
    x, z = np.meshgrid(g, g)
    d = np.hypot(x, z)
    small = np.sin(x / 17 + phase[0]) * np.sin(z / 23 + phase[1]) * 3.4
    h = (small + np.sin(x / 47 + z / 39 + phase[2]) * 6) * np.clip((d - 4) / 40, 0, 1)
    h = h - 0.3 * np.clip((d - 4) / 10, 0, 1)
    i = (np.arange(n - 1)[:, None] * n + np.arange(n - 1)[None]).ravel()
    tris = np.concatenate((np.stack((i, i + n, i + n + 1), 1), np.stack((i, i + n + 1, i + 1), 1)))
    plan.base.add(np.column_stack((x.ravel(), h.ravel(), z.ravel())), tris, "sand")


def flat(plan: Plan) -> None:
    """A salt flat or a frozen lake: cracked plates to a level horizon, thin hills beyond."""
    plan.base.plane(0.0, "salt")
    plan.ridge(800, 4, 44, "far2", 12)
    _cracks(plan, 1.9, 13, 2.2)
    _cracks(plan, 9.0, 14, 9.0)
    tracks(plan, 3.4)


def _cracks(plan: Plan, step: float, n: int, carry: float) -> None:
    """Joints between plates `step` metres wide: wandering rows, and short ends between them."""
    shape = (2 * n + 1, 2 * n + 1)
    x, z = np.meshgrid(np.arange(-n, n + 1) * step, np.arange(-n, n + 1) * step)
    x[1::2] += step / 2
    x, z = (q + plan.rng.normal(0, 0.17 * step, shape) for q in (x, z))
    at = np.stack((x, np.full(shape, 0.004), z), -1)
    open_ = plan.rng.random(shape) < 0.62
    for i in range(2 * n + 1):
        plan.base.line(at[i], 1.3, 0.55, 0.06, steps=22 * n, carry=carry)
    for i, k in np.argwhere(open_[:-1]):
        plan.base.line((at[i, k], at[i + 1, k]), 1.3, 0.55, 0.06, steps=5, carry=carry)


def tracks(plan: Plan, aside: float) -> None:
    """The two marks of a car that once passed `aside` metres from the subject, to the horizon."""
    u = np.linspace(-1, 1, 90)
    z = np.sign(u) * np.abs(u) ** 2.4 * 320
    bend = float(plan.rng.uniform(0.4, 1.2))
    for gap in (-0.75, -0.6, 0.6, 0.75):
        x = plan.facts.side * -aside + gap + bend * np.sin(z / 55)
        plan.base.line(np.column_stack((x, np.full(90, 0.006), z)), 1.7, 0.5, 0.25, carry=9.0)


def limbo(plan: Plan) -> None:
    """No place at all: a floor that fades."""
    plan.floor("ground", 1.5, 12, yaw=14, dark=0.16, boards=False)
