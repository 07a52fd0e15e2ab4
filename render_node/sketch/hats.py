"""Hats, helmets and hoods."""

import numpy as np

from .head import Head, head_grid, head_point
from .scene import Scene
from .vectors import Vec, cross, unit, vec


def add_hat(scene: Scene, head: Head) -> None:
    match head.player.person.hat:
        case "brim":
            _brimmed(scene, head)
        case "cap":
            _cap(scene, head)
        case "helmet":
            _helmet(scene, head)
        case "hood":
            _hood(scene, head)
        case _:
            return


def _crown(scene: Scene, head: Head, profile: Vec, mat: str) -> None:
    """Rings of (height, side, front) in metres above the hat line, tipped back a little."""
    up, front = head.turn @ unit((0, 1, -0.10)), head.turn @ unit((0, 0.10, 1))
    base = head.centre + head.turn @ vec((0, 0.040, -0.004)) * head.size
    centres = base + np.outer(profile[:, 0] * head.size, up)
    radii = (profile[:, 1] * head.size, profile[:, 2] * head.size)
    scene.loft(centres, (cross(up, front), front), radii, mat, n=24)


def _brimmed(scene: Scene, head: Head) -> None:
    felt = vec(
        (
            (0.0, 0.092, 0.116),
            (0.03, 0.091, 0.114),
            (0.07, 0.085, 0.108),
            (0.105, 0.070, 0.096),
            (0.118, 0.045, 0.075),
        )
    )
    _crown(scene, head, felt, "cloth1")
    band = vec(((0.004, 0.0935, 0.1175), (0.026, 0.0925, 0.1160)))
    _crown(scene, head, band, "dark")
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    rings: list[Vec] = []
    for radius, lift in (
        (0.088, 0.0),
        (0.150, -0.004),
        (0.172, 0.004),
        (0.172, 0.010),
        (0.150, 0.004),
        (0.088, 0.008),
    ):
        curl = 0.020 * np.cos(2 * turn) * ((radius - 0.088) / 0.084) ** 2
        ring = (
            np.sin(turn) * radius * 0.92,
            0.040 + lift - curl,
            np.cos(turn) * (radius + 0.022) - 0.004,
        )
        rings.append(np.column_stack(np.broadcast_arrays(*ring)))
    scene.grid(head.put(np.concatenate(rings)), len(rings), 32, "cloth1")


def _cap(scene: Scene, head: Head) -> None:
    _crown(scene, head, _dome(0.078, 0.090, 0.112), "cloth1")
    t = np.linspace(-1, 1, 9)
    path = np.column_stack((t * 0.072, 0.046 - 0.014 * t * t, 0.100 + 0.035 * (1 - t * t)))
    frame = (head.turn @ unit((0, -0.18, 1)), head.turn @ unit((0, 1, 0.18)))
    radii = (head.size * 0.052 * np.sqrt(1.05 - t * t), head.size * np.full(9, 0.005))
    scene.loft(head.put(path), frame, radii, "dark", n=10)


def _helmet(scene: Scene, head: Head) -> None:
    _crown(scene, head, _dome(0.098, 0.104, 0.128), "metal")
    rim = vec(((-0.012, 0.112, 0.140), (0.002, 0.110, 0.136)))
    _crown(scene, head, rim, "metal")
    for e in (-1, 1):
        strap = head.surface(e * vec((86, 78, 66, 40, 0)), vec((12, -20, -44, -62, -66)), 0.004)
        scene.line(strap, 2.4 * head.size, 0.85, 0.02, steps=18)


def _dome(height: float, side: float, front: float) -> Vec:
    a = np.linspace(0, np.pi / 2 - 0.12, 8)
    return np.column_stack((np.sin(a) * height, np.cos(a) ** 0.6 * side, np.cos(a) ** 0.6 * front))


def _hood(scene: Scene, head: Head) -> None:
    """A cowl: cloth round the head, open at the face, gathered at the neck."""
    lon, lat = head_grid(head.fine)
    covered = (np.abs(lon) > 62 + 8 * np.sin(np.radians(lat))) | (lat > 48)
    lift = np.where(covered, 0.030 + 0.014 * np.clip(lat / 90, 0, 1), -0.03)
    points = head_point(lon, lat, head.player.features, lift) + vec((0, 0.0, -0.008))
    scene.grid(head.put(points), lon.shape[0], lon.shape[1], head.player.top)
    for e in (-1, 1):
        edge = head.surface(e * vec((4, 40, 60, 66, 62)), vec((52, 46, 20, -20, -50)), 0.034)
        scene.line(edge, 2.0 * head.size, 0.7, 0.03, steps=16)
