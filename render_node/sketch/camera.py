"""A pinhole camera in a world of metres: y up, ground at y = 0, pixels from the top left."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from .vectors import Vec, cross, unit, vec

NEAR = 0.10


@dataclass(frozen=True)
class Camera:
    """Position, rows right / up / forward, focal length and picture size in pixels, and the
    distance to its subject in metres."""

    at: Vec
    basis: Vec
    focal_px: float
    width: int
    height: int
    reach: float

    def view(self, points: ArrayLike) -> Vec:
        """World points (n, 3) in metres right, up and forward of the lens."""
        x, y, z = (vec(points) - self.at).T
        rows = [r[0] * x + r[1] * y + r[2] * z for r in self.basis]  # quicker than BLAS on (n, 3)
        return np.stack(rows, -1)

    def project(self, points: ArrayLike) -> Vec:
        """World points (n, 3) to pixel x, pixel y and depth in metres."""
        q = self.view(points)
        z = np.where(np.abs(q[:, 2]) < 1e-6, 1e-6, q[:, 2])
        x = self.width / 2 + self.focal_px * q[:, 0] / z
        y = self.height / 2 - self.focal_px * q[:, 1] / z
        return np.column_stack((x, y, q[:, 2]))

    def ray(self, x: float, y: float) -> Vec:
        """The direction seen through a pixel."""
        right = (x - self.width / 2) / self.focal_px
        up = (self.height / 2 - y) / self.focal_px
        return unit(unit((right, up, 1.0)) @ self.basis)

    def scaled(self, width: int, height: int) -> "Camera":
        """The same view as a picture of another size."""
        focal = self.focal_px * height / self.height
        return replace(self, focal_px=focal, width=width, height=height)

    @property
    def heading(self) -> Vec:
        """Forward along the ground; what is up in frame when the lens looks straight down."""
        steep = abs(float(self.basis[2, 1])) > 0.97
        return unit(self.basis[1 if steep else 2] * (1, 0, 1))

    @property
    def rightward(self) -> Vec:
        return unit(cross(self.heading, (0, 1, 0)))


def look_at(at: Vec, target: Vec, roll: float) -> Vec:
    """Rows right, up, forward of a camera at `at`; a positive roll leans the horizon."""
    forward = unit(target - at)
    side = cross(forward, (0, 1, 0))
    right = unit(side) if float(side @ side) > 1e-9 else vec((1, 0, 0))
    up = cross(right, forward)
    c, s = np.cos(np.radians(roll)), np.sin(np.radians(roll))
    return np.array([right * c + up * s, up * c - right * s, forward])
