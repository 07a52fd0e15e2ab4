"""Trees, grown once and copied."""

from functools import cache

import numpy as np

from ..randomness import stream
from ..scene import Scene
from ..vectors import Vec, vec
from .furniture import UPRIGHT
from .plan import Piece, Plan, copies, model

KINDS = 4


def tree(
    plan: Plan,
    scene: Scene,
    at: tuple[float, float],
    tall: float,
    *,
    pine: bool,
    kind: int,
    yaw: float,
) -> None:
    """A copy, turned and scaled, of one of four trees."""
    copies(scene, grown(pine, kind), vec((at[0], 0, at[1])), vec((tall, tall, tall)), yaw=yaw)


@cache
def grown(pine: bool, kind: int) -> Piece:
    """A tree one metre tall: a leaning trunk with boughs in tiers, or clumps of leaves."""
    rng, s = stream(kind, f"tree {pine}"), Scene()
    lean, u = rng.normal(0, 0.03, 2), np.linspace(0, 1, 5)
    top = 0.9 if pine else 0.55
    trunk = np.column_stack((lean[0] * u**2, u * top - 0.005, lean[1] * u**2))
    s.tube(trunk, 0.021 * vec((1.9, 1.05, 0.85, 0.7, 0.35)), "bark", n=8)
    for i in range(7 if pine else 8):
        if pine:
            _tier(
                s,
                trunk[-1] * (0.5, 0, 0.5) + vec((0, 0.12 + 0.125 * i, 0)),
                0.21 * (1 - i * 0.13),
                rng,
            )
        else:
            _clump(s, trunk[-1] + rng.normal(0, 1, 3) * (0.13, 0.09, 0.13) + vec((0, 0.12, 0)), rng)
    for _ in range(0 if pine else 3):
        _bough(s, trunk, rng)
    return model(s)


def _tier(s: Scene, centre: np.ndarray, wide: float, rng: np.random.Generator) -> None:
    """A ragged cone whose rim dips and rises."""
    n = 16
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    rim = wide * (1 + 0.16 * np.cos(angle * 8) + 0.05 * rng.normal(0, 1, n))
    rings: list[Vec] = []
    for part, rise in ((0.05, 0.0), (1.0, -0.02), (0.66, 0.07), (0.03, 0.20)):
        radius = rim * part
        rings.append(
            np.column_stack((np.sin(angle) * radius, np.full(n, rise), np.cos(angle) * radius))
        )
    s.grid(np.concatenate(rings) + centre, len(rings), n, "leaf")


def _clump(s: Scene, centre: np.ndarray, rng: np.random.Generator) -> None:
    wide, q = rng.uniform(0.11, 0.19), np.linspace(-1, 1, 6)
    rows, n = 6, 10
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    radius = np.sqrt(1.05 - q * q)[:, None] * wide * (1 + 0.12 * rng.normal(0, 1, (rows, n)))
    flat = np.broadcast_to((q * wide * 0.8)[:, None], (rows, n))
    points = np.stack((np.sin(angle) * radius, flat, np.cos(angle) * radius), -1).reshape(-1, 3)
    s.grid(points + centre, rows, n, "leaf")


def _bough(s: Scene, trunk: np.ndarray, rng: np.random.Generator) -> None:
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
