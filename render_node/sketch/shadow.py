"""Cast shadows: the scene seen from the light, so that they fall on ground, walls and people alike.

After L. Williams, "Casting Curved Shadows on Curved Surfaces" (SIGGRAPH 1978).
"""

from dataclasses import dataclass

import cv2
import numpy as np

from .camera import Camera, look_at
from .materials import materials
from .raster import Soup, nearest_depth
from .vectors import Grey, Mask, Vec, norm, vec

SIZE = 352
SUN = 60.0  # the sun stands this many radii away: near enough to parallel


@dataclass(frozen=True)
class Source:
    """Where light comes from (m); a lamp loses strength over `reach` metres, the sun does not."""

    at: Vec
    strength: float
    reach: float | None


def shadow_mask(
    soup: Soup, source: Source, focus: tuple[Vec, float], points: Grey, normals: Grey
) -> Grey:
    """For points and normals (h, w, 3): 0 lit .. 1 in shadow, from casters within `focus` (m,
    m).
    """
    around, radius = focus
    light = light_camera(source, around, radius)
    casters = soup.only(materials().casts[soup.mats] | (soup.owners > 0))
    inverse = nearest_depth(casters, light)
    texel = 2.0 * radius / SIZE
    raised = cv2.scaleAdd(normals, 1.6 * texel, points)
    matrix = np.column_stack((light.basis, -light.basis @ light.at)).astype(np.float32)
    right, up, far = cv2.split(cv2.transform(raised, matrix))
    far = np.maximum(far, np.float32(0.05))
    focal = np.float32(light.focal_px)
    x = np.float32(SIZE / 2) + focal * right / far
    y = np.float32(SIZE / 2) - focal * up / far
    return _compare(inverse, x, y, np.asarray(far, np.float32), 1.2 * texel + 0.004)


def _compare(inverse: Grey, x: Grey, y: Grey, far: Grey, bias: float) -> Grey:
    """Four neighbours of the light's picture compared, then blended: an edge one texel soft."""
    width = SIZE + 2
    flat = np.pad(inverse, 1).ravel()
    x = np.clip(x + np.float32(0.5), 0, SIZE + np.float32(0.999))
    y = np.clip(y + np.float32(0.5), 0, SIZE + np.float32(0.999))
    column, row = x.astype(np.int32), y.astype(np.int32)
    fx, fy = x - column, y - row
    near = np.float32(1) / np.maximum(far - np.float32(bias), np.float32(0.02))
    first = row * np.int32(width) + column
    top = _mix(flat[first] > near, flat[first + 1] > near, fx)
    low = _mix(flat[first + width] > near, flat[first + (width + 1)] > near, fx)
    return top + (low - top) * fy


def _mix(a: Mask, b: Mask, share: Grey) -> Grey:
    start = a.astype(np.float32)
    return start + (b - start) * share


def light_camera(source: Source, around: Vec, radius: float) -> Camera:
    """A square camera at the light that frames `radius` metres about a point."""
    at = source.at if source.reach is not None else around + source.at * SUN * radius
    far = max(norm(at - around), 0.3)
    half = min(radius / far, 2.2)
    basis = look_at(vec(at), around + vec((1e-4, 0, 1e-4)), 0.0)
    return Camera(vec(at), basis, SIZE / 2 / half, SIZE, SIZE, far)
