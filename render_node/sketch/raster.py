"""Triangles to pixels: which is nearest, how deep, and which way it faces."""

from dataclasses import dataclass

import numpy as np

from .camera import NEAR, Camera
from .scene import Scene
from .vectors import Bytes, Grey, Ints, Mask, Vec, cross, vec

SKY_DEPTH = 1e6


@dataclass(frozen=True)
class Soup:
    """All triangles of a scene: corners (n, 3), triples of corners, material and owner of each."""

    verts: Vec
    tris: Ints
    mats: Ints
    owners: Ints

    def only(self, chosen: Mask) -> "Soup":
        return Soup(self.verts, self.tris[chosen], self.mats[chosen], self.owners[chosen])


@dataclass(frozen=True)
class Buffers:
    """Per pixel: surface or sky, depth in metres, unit normal, material number, owner (-1 =
    sky).
    """

    seen: Mask
    depth: Grey
    normal: Grey
    material: Bytes
    owner: Ints


@dataclass(frozen=True)
class Faces:
    """Projected triangles (n, 3): pixels x, y and 1 / depth of corners, sources, doubled areas."""

    x: Vec
    y: Vec
    inverse: Vec
    source: Ints
    area: Vec

    def slope(self, value: Vec) -> tuple[Vec, Vec]:
        """Change per pixel right and down of a value given at the corners."""
        a, b = value[:, 1] - value[:, 0], value[:, 2] - value[:, 0]
        x1, x2 = self.x[:, 1] - self.x[:, 0], self.x[:, 2] - self.x[:, 0]
        y1, y2 = self.y[:, 1] - self.y[:, 0], self.y[:, 2] - self.y[:, 0]
        return (a * y2 - b * y1) / self.area, (b * x1 - a * x2) / self.area


def gather(scene: Scene) -> Soup:
    return Soup(
        np.concatenate(scene.verts),
        np.concatenate(scene.tris),
        np.concatenate(scene.mats),
        np.concatenate(scene.owners),
    )


def rasterise(soup: Soup, camera: Camera) -> Buffers:
    """The buffers of a view; faces turned away are not drawn."""
    w, h = camera.width, camera.height
    points = camera.view(soup.verts)
    soup = soup.only(_in_view(points, soup.tris, camera))
    faces = project_faces(points, soup.tris, camera)
    if not len(faces.source):
        return _nothing(w, h)
    nearest = _nearest(faces, w, h)
    seen = nearest > 0
    index = np.where(seen, nearest & 0xFFFFFFFF, 0)
    inverse = (nearest >> 32).astype(np.int32).view(np.float32)
    depth = np.where(seen, 1 / np.maximum(inverse, 1e-9), SKY_DEPTH).astype(np.float32)
    normal = _normals(soup, faces, index, w)
    normal[~seen] = 0
    source = faces.source[index]
    return Buffers(
        seen.reshape(h, w),
        depth.reshape(h, w),
        normal.reshape(h, w, 3),
        np.where(seen, soup.mats[source], 0).reshape(h, w).astype(np.uint8),
        np.where(seen, soup.owners[source], -1).reshape(h, w),
    )


def nearest_depth(soup: Soup, camera: Camera) -> Grey:
    """1 / depth of what a camera (or a lamp) sees first, 0 where it sees nothing."""
    points = camera.view(soup.verts)
    tris = soup.tris[_in_view(points, soup.tris, camera)]
    faces = project_faces(points, tris, camera)
    shape = (camera.height, camera.width)
    if not len(faces.source):
        return np.zeros(shape, np.float32)
    nearest = _nearest(faces, camera.width, camera.height)
    return (nearest >> 32).astype(np.int32).view(np.float32).reshape(shape)


def _in_view(points: Vec, tris: Ints, camera: Camera) -> Mask:
    """Triangles that do not lie wholly beyond one side of the frame or behind the lens."""
    x, y, z = points.T
    across, up = z * (camera.width / 2 / camera.focal_px), z * (camera.height / 2 / camera.focal_px)
    tests = (x < -across, x > across, y < -up, y > up, z < NEAR)
    code = np.zeros(len(x), np.uint8)
    for bit, outside in enumerate(tests):
        code |= outside.astype(np.uint8) << bit
    a, b, c = tris.T
    return (code[a] & code[b] & code[c]) == 0


def _least(value: Vec) -> Vec:
    """The smallest of three columns; far quicker than numpy's minimum along a short axis."""
    return np.minimum(np.minimum(value[:, 0], value[:, 1]), value[:, 2])


def _most(value: Vec) -> Vec:
    return np.maximum(np.maximum(value[:, 0], value[:, 1]), value[:, 2])


def project_faces(points: Vec, tris: Ints, camera: Camera) -> Faces:
    """The triangles that face the lens and touch the frame, cut at the near plane."""
    corners, source = _clipped(points, tris)
    inverse = 1.0 / corners[:, :, 2]
    x = camera.width / 2 + camera.focal_px * corners[:, :, 0] * inverse
    y = camera.height / 2 - camera.focal_px * corners[:, :, 1] * inverse
    a = (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])
    inside = (
        (_most(x) > 0) & (_least(x) < camera.width) & (_most(y) > 0) & (_least(y) < camera.height)
    )
    ok = (a < -1e-9) & inside
    return Faces(x[ok], y[ok], inverse[ok], source[ok], a[ok])


def _nothing(w: int, h: int) -> Buffers:
    return Buffers(
        np.zeros((h, w), np.bool_),
        np.full((h, w), SKY_DEPTH, np.float32),
        np.zeros((h, w, 3), np.float32),
        np.zeros((h, w), np.uint8),
        np.full((h, w), -1, np.int64),
    )


def _clipped(points: Vec, tris: Ints) -> tuple[Vec, Ints]:
    """Corners (n, 3, 3) in view space beyond the near plane, and the triangles they come from."""
    behind = points[:, 2] < NEAR
    a, b, c = behind.astype(np.int8)[tris].T
    count = a + b + c
    whole = np.flatnonzero(count == 0)
    corners, source = [points[tris[whole]]], [whole]
    cut = np.flatnonzero((count > 0) & (count < 3))
    if len(cut):  # a small piece at the lens is dropped, a wall or floor is cut
        c = points[tris[cut]]
        for i, triangle in zip(cut, c, strict=True):
            if float(np.ptp(triangle, axis=0).max()) > 0.6:
                pieces = _cut(triangle)
                corners.append(pieces)
                source.append(np.full(len(pieces), i))
    return np.concatenate(corners), np.concatenate(source)


def _cut(triangle: Vec) -> Vec:
    """The part of one triangle beyond the near plane, as a fan (n, 3, 3)."""
    out: list[Vec] = []
    for a, b in zip(triangle, np.roll(triangle, -1, 0), strict=True):
        if a[2] >= NEAR:
            out.append(a)
        if (a[2] >= NEAR) != (b[2] >= NEAR):
            out.append(a + (b - a) * ((NEAR - a[2]) / (b[2] - a[2])))
    return np.array([[out[0], out[k], out[k + 1]] for k in range(1, len(out) - 1)])


def _nearest(faces: Faces, w: int, h: int) -> Ints:
    """Spans of all triangles at once; the nearest wins by a maximum over (bits of 1/z,
    triangle).
    """
    tri, line = _rows(faces, h)
    middle = vec(line + 0.5)
    low, high = _span(faces, tri, middle)
    x0 = np.clip(np.ceil(np.clip(low, -1, w + 1) - 0.5), 0, w).astype(np.int64)
    x1 = np.clip(np.ceil(np.clip(high, -1, w + 1) - 0.5), 0, w).astype(np.int64)
    keep = x1 > x0
    tri, line, x0, n, middle = tri[keep], line[keep], x0[keep], (x1 - x0)[keep], middle[keep]
    gx, gy = faces.slope(faces.inverse)
    start = faces.inverse[tri, 0] + gx[tri] * (x0 + 0.5 - faces.x[tri, 0])
    start = start + gy[tri] * (middle - faces.y[tri, 0])
    step = np.arange(int(n.sum()), dtype=np.int32) - np.repeat(
        (np.cumsum(n) - n).astype(np.int32), n
    )
    slope = np.repeat(gx[tri].astype(np.float32), n) * step.astype(np.float32)
    depth = np.repeat(start.astype(np.float32), n) + slope
    bits = np.maximum(depth, np.float32(1e-9)).view(np.int32).astype(np.int64) << 32
    pixel = np.repeat(line * w + x0, n) + step
    buffer = np.zeros(w * h, np.int64)
    np.maximum.at(buffer, pixel, bits | np.repeat(tri, n))
    return buffer


def _rows(faces: Faces, h: int) -> tuple[Ints, Ints]:
    """Each triangle repeated once per pixel row that it touches, and those rows."""
    y0 = np.clip(np.ceil(_least(faces.y) - 0.5), 0, h).astype(np.int64)
    y1 = np.clip(np.ceil(_most(faces.y) - 0.5), 0, h).astype(np.int64)
    rows = np.maximum(y1 - y0, 0)
    tri = np.repeat(np.arange(len(rows)), rows)
    return tri, np.arange(len(tri)) - np.repeat(np.cumsum(rows) - rows, rows) + y0[tri]


def _span(faces: Faces, tri: Ints, middle: Vec) -> tuple[Vec, Vec]:
    """Left and right end of each row of each triangle."""
    low, high = np.full(len(tri), np.inf), np.full(len(tri), -np.inf)
    for a, b in ((0, 1), (1, 2), (2, 0)):
        ya, yb, xa, xb = faces.y[:, a], faces.y[:, b], faces.x[:, a], faces.x[:, b]
        slope = (xb - xa) / np.where(ya == yb, 1, yb - ya)
        hit = (np.minimum(ya, yb)[tri] <= middle) & (middle < np.maximum(ya, yb)[tri])
        x = (xa - ya * slope)[tri] + middle * slope[tri]
        low = np.where(hit, np.minimum(low, x), low)
        high = np.where(hit, np.maximum(high, x), high)
    return low, high


def _normals(soup: Soup, faces: Faces, index: Ints, w: int) -> Grey:
    """Unit normals (pixels, 3), linear on the screen between smooth corner normals."""
    corner = _corner_normals(soup)[soup.tris[faces.source]]
    row, column = np.divmod(np.arange(len(index), dtype=np.int32), np.int32(w))
    dx = column.astype(np.float32) + np.float32(0.5) - faces.x[:, 0].astype(np.float32)[index]
    dy = row.astype(np.float32) + np.float32(0.5) - faces.y[:, 0].astype(np.float32)[index]
    planes: list[Grey] = []
    for k in range(3):
        gx, gy = faces.slope(corner[:, :, k])
        start, across, down = (q.astype(np.float32)[index] for q in (corner[:, 0, k], gx, gy))
        planes.append(start + across * dx + down * dy)
    x, y, z = planes
    scale = np.float32(1) / np.maximum(np.sqrt(x * x + y * y + z * z), np.float32(1e-6))
    return np.stack((x * scale, y * scale, z * scale), -1)


def _corner_normals(soup: Soup) -> Vec:
    v, t = soup.verts, soup.tris
    face = cross(v[t[:, 1]] - v[t[:, 0]], v[t[:, 2]] - v[t[:, 0]])
    columns = [
        sum((np.bincount(t[:, c], face[:, k], len(v)) for c in range(3)), np.zeros(len(v)))
        for k in range(3)
    ]
    normal = np.stack(columns, 1)
    length = np.sqrt(np.einsum("ij,ij->i", normal, normal))
    return normal / np.maximum(length, 1e-12)[:, None]
