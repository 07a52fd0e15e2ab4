"""Trees, grown once and copied."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..randomness import stream
from ..scene import Scene
from ..vectors import Vec, vec
from .furniture import UPRIGHT
from .plan import Piece, copies, model


@dataclass(frozen=True)
class Growth:
    """Which of the four trees of a kind, and whether it is far away and may be coarse."""

    pine: bool
    kind: int
    far: bool


def plant(scene: Scene, growth: Growth, at: tuple[float, float], tall: float, yaw: float) -> None:
    """A copy of a grown tree, scaled to metres and turned."""
    copies(scene, grown(growth), vec((at[0], 0, at[1])), vec((tall, tall, tall)), yaw=yaw)


@cache
def grown(growth: Growth) -> Piece:
    """A tree one metre tall: a leaning trunk with boughs in tiers, or clumps of leaves."""
    rng, s = stream(growth.kind, f"tree {growth.pine}"), Scene()
    lean, u = rng.normal(0, 0.03, 2), np.linspace(0, 1, 5)
    top = 0.9 if growth.pine else 0.55
    trunk = np.column_stack((lean[0] * u**2, u * top - 0.005, lean[1] * u**2))
    girth = 0.021 * vec((1.9, 1.05, 0.85, 0.7, 0.35))
    s.tube(trunk[::4] if growth.far else trunk, girth[::4] if growth.far else girth, "bark", n=8)
    for i in range(7 if growth.pine else 8):
        if growth.pine:
            foot = trunk[-1] * (0.5, 0, 0.5) + vec((0, 0.12 + 0.125 * i, 0))
            _tier(s, foot, 0.21 * (1 - i * 0.13), rng, n=8 if growth.far else 16)
        else:
            spread = rng.normal(0, 1, 3) * (0.13, 0.09, 0.13)
            shape = (4, 7) if growth.far else (6, 10)
            _clump(s, trunk[-1] + spread + vec((0, 0.12, 0)), rng, shape)
    for _ in range(0 if growth.pine or growth.far else 3):
        _bough(s, trunk, rng)
    return model(s)


def _tier(s: Scene, centre: Vec, wide: float, rng: np.random.Generator, *, n: int) -> None:
    """A ragged cone whose rim dips and rises."""
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    rim = wide * (1 + 0.16 * np.cos(angle * n / 2) + 0.05 * rng.normal(0, 1, n))
    x, z = np.sin(angle) * rim, np.cos(angle) * rim
    profile = ((0.05, 0.0), (1.0, -0.02), (0.66, 0.07), (0.03, 0.20))
    rings = [np.column_stack((x * part, np.full(n, rise), z * part)) for part, rise in profile]
    s.grid(np.concatenate(rings) + centre, len(rings), n, "leaf")


def _clump(s: Scene, centre: Vec, rng: np.random.Generator, shape: tuple[int, int]) -> None:
    """A lumpy ball of leaves."""
    (rows, n), wide = shape, rng.uniform(0.11, 0.19)
    q, angle = np.linspace(-1, 1, rows), np.linspace(0, 2 * np.pi, n, endpoint=False)
    radius = np.sqrt(1.05 - q * q)[:, None] * wide * (1 + 0.12 * rng.normal(0, 1, (rows, n)))
    rise = np.broadcast_to((q * wide * 0.8)[:, None], (rows, n))
    points = np.stack((np.sin(angle) * radius, rise, np.cos(angle) * radius), -1).reshape(-1, 3)
    s.grid(points + centre, rows, n, "leaf")


def _bough(s: Scene, trunk: Vec, rng: np.random.Generator) -> None:
    start = trunk[-2]
    end = trunk[-1] + rng.normal(0, 1, 3) * (0.10, 0.02, 0.10) + vec((0, 0.08, 0))
    s.tube((start, end), (0.012, 0.006), "bark", n=6)


def dead_tree(s: Scene, x: float, z: float, tall: float) -> None:
    """A cactus-like trunk with one arm."""
    s.tube(((x, -0.5, z), (x, tall * 0.5, z), (x, tall, z)), (0.16, 0.17, 0.1), "bark", n=9)
    s.tube(
        ((x, tall * 0.45, z), (x + 0.4, tall * 0.5, z), (x + 0.42, tall * 0.8, z)),
        (0.09, 0.1, 0.07),
        "bark",
        n=8,
    )


def mesa(s: Scene, x: float, z: float, wide: float) -> None:
    """A table mountain far away."""
    radii = wide * vec((1.5, 1.1, 0.9, 0.85, 0.8))
    rise = np.outer((-4, 8, 9, 30, 31), (0, 1, 0))
    s.loft(vec((x, 0, z)) + rise, UPRIGHT, (radii, radii * 0.94), "far2", n=13)
