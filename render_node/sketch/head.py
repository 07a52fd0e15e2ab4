"""A head: one smooth surface of skull, nose, lips and chin, given in degrees from the face's
middle.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from .casting import Features, Player
from .scene import Scene
from .vectors import Vec, vec

RADIUS = 0.095  # mean radius of the head, metres
# a child's features sit lower and closer than a grown person's: latitudes of both, degrees
GROWN = (-90.0, -62.0, -38.0, -22.0, 0.0, 11.0, 48.0, 90.0)
CHILD = (-90.0, -63.0, -46.0, -32.0, -15.0, -4.0, 42.0, 90.0)
NOSE = ((-29, 0.0), (-25.5, 0.45), (-21, 1.0), (-16, 0.88), (-6, 0.55), (7, 0.18), (13, 0.0))


@dataclass(frozen=True)
class Head:
    """A head in the scene: centre (m), turn, size against the model, and what is on it."""

    centre: Vec
    turn: Vec
    size: float
    player: Player
    mood: float
    gaze: float
    fine: bool

    def put(self, points: Vec) -> Vec:
        """Points of the model (n, 3) in the scene."""
        return (points.reshape(-1, 3) * self.size) @ self.turn.T + self.centre

    def surface(self, lon: ArrayLike, lat: ArrayLike, lift: ArrayLike = 0.0) -> Vec:
        """Scene points on the head at degrees right and up of the nose's root, lifted by metres."""
        return self.put(head_point(lon, lat, self.player.features, lift))


def head_point(lon: ArrayLike, lat: ArrayLike, f: Features, lift: ArrayLike = 0.0) -> Vec:
    """Model points (..., 3) in metres; the eyes sit half-way up, at latitude 0."""
    lon, lat, raised = np.broadcast_arrays(vec(lon), vec(lat), vec(lift))
    o, a = np.radians(lon), np.radians(np.interp(lat, GROWN, CHILD) if f.young else lat)
    low = np.clip(-np.sin(a), 0, 1)
    wide = 0.076 - (0.027 - 0.008 * f.jaw) * low**1.6 + 0.004 * np.clip(np.sin(a), 0, 1)
    deep = np.where(np.cos(o) > 0, 0.092 - 0.004 * low, 0.104 * (1 - 0.35 * low))
    full = np.clip(np.cos(a), 0, 1) ** np.where(a < 0, 0.72 - 0.10 * f.jaw, 1.0)
    x = np.sin(o) * full * wide
    z = np.cos(o) * np.cos(a) * deep + 0.021 * low**2.4
    if f.young:
        x = x + np.sign(lon) * _hill(np.abs(lon), 48, 24) * _hill(lat, -30, 22) * 0.006
    x = x + np.sign(lon) * _hill(np.abs(lon), 52, 20) * _hill(lat, -12, 14) * 0.0035
    z = z + np.exp(-((np.abs(lon) / 70) ** 6)) * _relief(lon, lat, f)
    points = np.stack((x, np.sin(a) * 0.113, z), -1)
    return points * (1 + raised / RADIUS)[..., None]


def _relief(lon: Vec, lat: Vec, f: Features) -> Vec:
    """Metres by which nose, brow, sockets, lips and chin stand out of the oval."""
    side = np.abs(lon)
    bridge = np.exp(-((lon / (4.6 + np.clip(-lat, 0, 26) * 0.16)) ** 2))
    nose = (
        bridge
        * np.interp(lat, [p[0] for p in NOSE], [p[1] for p in NOSE])
        * (0.0195 + 0.003 * f.nose)
    )
    wings = _hill(side, 7.5, 3.2) * _hill(lat, -22, 4) * 0.006
    socket = _hill(side, 22, 11) * _hill(lat, 1, 7) * 0.0095
    inner = _hill(side, 9, 5) * _hill(lat, 3, 6) * 0.004
    brow = _hill(lat, 11, 5) * np.exp(-((side / 34) ** 4)) * (0.0045 + 0.0015 * f.jaw)
    lips = (
        _hill(side, 0, 15)
        * (_hill(lat, -33.5, 3) + 1.15 * _hill(lat, -41, 3.6))
        * (0.0034 + 0.0012 * f.lips)
    )
    groove = _hill(side, 0, 16) * _hill(lat, -48, 4) * 0.0035
    chin = _hill(side, 0, 19) * _hill(lat, -61, 10) * (0.0125 + 0.003 * f.jaw)
    if f.young:
        return 0.55 * (nose + wings + brow) - 0.6 * (socket + inner) + lips - groove + 0.6 * chin
    return nose + wings - socket - inner + brow + lips - groove + chin


def _hill(value: Vec, centre: float, width: float) -> Vec:
    return np.exp(-(((value - centre) / width) ** 2))


@cache
def head_grid(fine: bool) -> tuple[Vec, Vec]:
    """Longitudes and latitudes (rows, n) of the mesh, closest about nose and mouth."""
    n, rows = (60, 44) if fine else (18, 13)
    t, s = np.linspace(-1, 1, n, endpoint=False), np.linspace(-1, 1, rows)
    around = 180 * (0.46 * t + 0.54 * t**3) if fine else 180 * (0.7 * t + 0.3 * t**3)
    lon, lat = np.meshgrid(around, 89 * (0.74 * s + 0.26 * s**3))
    lon.setflags(write=False)
    lat.setflags(write=False)
    return lon, lat


def add_skull(scene: Scene, head: Head) -> None:
    lon, lat = head_grid(head.fine)
    scene.grid(head.surface(lon, lat), lon.shape[0], lon.shape[1], "skin")


def add_ears(scene: Scene, head: Head) -> None:
    """Two flat shells beside the jaw's hinge; the inner rim is a stroke."""
    u = np.linspace(-1, 1, 6)
    round_ = np.sqrt(1.04 - u * u)
    for e in (-1, 1):
        path = np.column_stack(
            (e * (0.0765 + 0.004 * (u + 1)), u * 0.031 - 0.003, -0.010 - u * 0.005)
        )
        frame = (head.turn @ (0, 0, 1), head.turn @ (1, 0, 0))
        radii = (head.size * 0.0185 * round_, head.size * 0.008 * round_)
        scene.loft(head.put(path), frame, radii, "skin", n=10)
        if head.fine:
            rim = np.column_stack(
                (
                    np.full(5, e * 0.089),
                    (0.02, 0.024, 0.012, -0.004, -0.016),
                    (0.0, -0.014, -0.021, -0.016, -0.008),
                )
            )
            scene.line(head.put(rim), 1.6, 0.6, 0.012, steps=9)
