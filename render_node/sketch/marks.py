"""Pencil marks on one head, given in degrees and put onto its surface all at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from .head import Head
from .scene import Scene, Stroke
from .vectors import Vec, vec


@dataclass(frozen=True)
class Pen:
    """Width in pixels at 1 m and 720 lines (0 fills the shape), darkness, and tolerance in
    metres.
    """

    width: float
    dark: float
    tolerance: float


@dataclass
class Marks:
    """Collects marks; one evaluation of the surface for all of them is far cheaper than one
    each.
    """

    head: Head
    points: list[Vec] = field(default_factory=list[Vec])
    pens: list[Pen] = field(default_factory=list[Pen])

    def add(self, lon: ArrayLike, lat: ArrayLike, lift: ArrayLike, pen: Pen) -> None:
        """One mark along degrees right and up, lifted by metres."""
        self.points.append(np.stack(np.broadcast_arrays(vec(lon), vec(lat), vec(lift)), -1))
        self.pens.append(pen)

    def rows(self, lon: Vec, lat: Vec, lift: Vec, pens: Iterable[Pen]) -> None:
        """Many marks of the same number of points, as arrays (marks, points)."""
        self.points.extend(np.stack((lon, lat, lift), -1))
        self.pens.extend(pens)

    def draw(self, scene: Scene) -> None:
        if not self.points:
            return
        lon, lat, lift = np.concatenate(self.points).T
        placed = self.head.surface(lon, lat, lift)
        cuts = np.cumsum([len(p) for p in self.points])[:-1]
        for points, pen in zip(np.split(placed, cuts), self.pens, strict=True):
            width = pen.width * self.head.size
            fills = pen.width == 0
            scene.strokes.append(Stroke(points, width, pen.dark, pen.tolerance, fills, clings=True))
