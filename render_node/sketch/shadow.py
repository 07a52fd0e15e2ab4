"""Cast shadows: the scene seen from the light, so that they fall on ground, walls and people alike.

After L. Williams, "Casting Curved Shadows on Curved Surfaces" (SIGGRAPH 1978).
"""

from dataclasses import dataclass

import numpy as np

from .camera import Camera, look_at
from .materials import materials
from .raster import Soup, nearest_depth
from .vectors import Grey, Vec, norm, vec

SIZE = 352
SUN = 60.0  # the sun stands this many radii away: near enough to parallel


@dataclass(frozen=True)
class Source:
    """Where light comes from (m); a lamp loses strength over `reach` metres, the sun does not."""

    at: Vec
    strength: float
    reach: float | None


def shadow_mask(
    soup: Soup, source: Source, around: Vec, radius: float, points: Grey, normals: Grey
) -> Grey:
    """For points (n, 3) with normals: 0 lit .. 1 in shadow; casters within `radius` metres of `around`."""
    light = light_camera(source, around, radius)
    casters = soup.only(materials().casts[soup.mats] | (soup.owners > 0))
    inverse = nearest_depth(casters, light)
    texel = 2.0 * radius / SIZE
    view = (
        points + normals * np.float32(1.6 * texel) - light.at.astype(np.float32)
    ) @ light.basis.T.astype(np.float32)
    z = np.maximum(view[:, 2], np.float32(0.05))
    x = light.width / 2 + light.focal_px * view[:, 0] / z
    y = light.height / 2 - light.focal_px * view[:, 1] / z
    return _compare(inverse, x, y, z, 1.2 * texel + 0.004)


def _compare(inverse: Grey, x: Grey, y: Grey, z: Grey, bias: float) -> Grey:
    """Four neighbours of the light's picture compared, then blended: an edge one texel soft."""
    x, y = x - np.float32(0.5), y - np.float32(0.5)
    size = inverse.shape[0]
    near = 1 / np.maximum(z - np.float32(bias), np.float32(0.02))
    x0, y0 = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
    fx, fy = x - x0, y - y0
    padded = np.pad(inverse, 1)
    out = np.zeros(len(x), np.float32)
    for dx, wx in ((0, 1 - fx), (1, fx)):
        for dy, wy in ((0, 1 - fy), (1, fy)):
            column = np.clip(x0 + (dx + 1), 0, size + 1)
            row = np.clip(y0 + (dy + 1), 0, size + 1)
            out += (padded[row, column] > near) * wx * wy
    return out


def light_camera(source: Source, around: Vec, radius: float) -> Camera:
    """A square camera at the light that frames `radius` metres about a point."""
    at = source.at if source.reach is not None else around + source.at * SUN * radius
    far = max(norm(at - around), 0.3)
    half = min(radius / far, 2.2)
    basis = look_at(vec(at), around + vec((1e-4, 0, 1e-4)), 0.0)
    return Camera(vec(at), basis, SIZE / 2 / half, SIZE, SIZE, far)
