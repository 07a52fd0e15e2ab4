"""Array types and the few vector functions that the drawing needs.  Metres and degrees."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vec: TypeAlias = NDArray[np.float64]
Grey: TypeAlias = NDArray[np.floating[Any]]
Bytes: TypeAlias = NDArray[np.uint8]
Ints: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]


def vec(value: ArrayLike) -> Vec:
    return np.asarray(value, np.float64)


def cross(a: ArrayLike, b: ArrayLike) -> Vec:
    """Like numpy's, without its overhead for single vectors."""
    p, q = vec(a), vec(b)
    px, py, pz = p[..., 0], p[..., 1], p[..., 2]
    qx, qy, qz = q[..., 0], q[..., 1], q[..., 2]
    return np.stack((py * qz - pz * qy, pz * qx - px * qz, px * qy - py * qx), -1)


def norm(a: ArrayLike) -> float:
    p = vec(a)
    return float(np.sqrt(p @ p))


def unit(a: ArrayLike) -> Vec:
    """The direction of one vector; the zero vector stays zero."""
    p = vec(a)
    return p / max(norm(p), 1e-9)


def units(rows: Vec) -> Vec:
    """The direction of each row of (n, 3)."""
    length = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return rows / np.maximum(length, 1e-9)[:, None]


def turn_x(degrees: float) -> Vec:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]], np.float64)


def turn_y(degrees: float) -> Vec:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], np.float64)


def turn_z(degrees: float) -> Vec:
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], np.float64)


def resample(points: ArrayLike, count: int) -> Vec:
    """`count` points at even steps of index along a polyline (n, k)."""
    p = vec(points)
    u = np.linspace(0, len(p) - 1, count)
    i = np.minimum(u.astype(np.int64), len(p) - 2)
    f = (u - i)[:, None]
    return p[i] * (1 - f) + p[i + 1] * f


def ease(points: Vec, times: int) -> Vec:
    """A polyline resampled `times` finer with its corners rounded and its ends kept."""
    q = resample(points, (len(points) - 1) * times + 1)
    for _ in range(3):
        q[1:-1] = (q[:-2] + 2 * q[1:-1] + q[2:]) / 4
    return q
