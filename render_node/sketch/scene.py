"""A scene under construction: triangle meshes, strokes lying on surfaces, light.

Metres; outward faces are counter-clockwise.  Owner 0 is the set, n the n-th figure.
"""

from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from .materials import materials
from .vectors import Ints, Vec, cross, ease, resample, turn_y, unit, units, vec

HEAD_ROWS = np.array((0, 0))
CORNERS = np.array(
    [
        [-1, 0, -1],
        [1, 0, -1],
        [1, 0, 1],
        [-1, 0, 1],
        [-1, 1, -1],
        [1, 1, -1],
        [1, 1, 1],
        [-1, 1, 1],
    ],
    np.float64,
)
FACES = np.array(
    [[3, 2, 6, 7], [1, 0, 4, 5], [2, 1, 5, 6], [0, 3, 7, 4], [7, 6, 5, 4], [0, 1, 2, 3]]
).ravel()
BOX_TRIANGLES = np.array([[4 * f + c for c in t] for f in range(6) for t in ((0, 1, 2), (0, 2, 3))])


@dataclass(frozen=True)
class Stroke:
    """A pencil line on a surface, or a filled shape; darkness below 0 is white pencil.

    Width is in pixels of a 720-line picture at 1 m; tolerance is the depth in metres by which the
    stroke may lie behind the surface and still be seen; one that clings is not seen off a surface;
    `carry` is how many times farther than others it is seen.
    """

    points: Vec
    width: float
    dark: float
    tolerance: float
    filled: bool = False
    clings: bool = False
    carry: float = 1.0


@dataclass(frozen=True)
class Pool:
    """A polygon of light on the ground, and how much lighter it is there."""

    points: Vec
    gain: float


@dataclass(frozen=True)
class Lamp:
    """A source inside the set: a window or a lamp. Strength 1 lights paper white at `reach`
    metres.
    """

    at: Vec
    strength: float
    reach: float


@dataclass
class Scene:
    """Collects what is built; the renderer reads the lists."""

    verts: list[Vec] = field(default_factory=list[Vec])
    tris: list[Ints] = field(default_factory=list[Ints])
    mats: list[Ints] = field(default_factory=list[Ints])
    owners: list[Ints] = field(default_factory=list[Ints])
    strokes: list[Stroke] = field(default_factory=list[Stroke])
    pools: list[Pool] = field(default_factory=list[Pool])
    lamps: list[Lamp] = field(default_factory=list[Lamp])
    skeletons: list[Vec] = field(default_factory=list[Vec])
    size: int = 0
    owner: int = 0

    def add(self, verts: Vec, tris: ArrayLike, mat: str | Ints) -> None:
        """One mesh; `mat` is a name, or one number per triangle."""
        t = np.asarray(tris, np.int64)
        self.verts.append(verts)
        self.tris.append(t + self.size)
        named = np.full(len(t), materials().number[mat]) if isinstance(mat, str) else mat
        self.mats.append(named.astype(np.int64))
        self.owners.append(np.full(len(t), self.owner, np.int64))
        self.size += len(verts)

    def quad(self, a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, mat: str) -> None:
        self.add(np.stack((vec(a), vec(b), vec(c), vec(d))), [[0, 1, 2], [0, 2, 3]], mat)

    def box(self, base: ArrayLike, size: ArrayLike, mat: str, yaw: float = 0.0) -> None:
        """A box on its base centre; each face has its own corners, so that edges stay sharp."""
        corners = (CORNERS * (vec(size) * (0.5, 1, 0.5))) @ turn_y(yaw).T + vec(base)
        self.add(corners[FACES], BOX_TRIANGLES, mat)

    def plane(self, y: float, mat: str, reach: float = 900.0) -> None:
        """The ground, as far as the horizon."""
        g = reach
        self.quad((-g, y, g), (g, y, g), (g, y, -g), (-g, y, -g), mat)

    def loft(
        self,
        centres: Vec,
        frame: tuple[ArrayLike, ArrayLike],
        radii: tuple[ArrayLike, ArrayLike],
        mat: str,
        *,
        n: int = 12,
        square: float = 1.0,
    ) -> None:
        """Rings of half-axes `radii` along `frame` (side, front), closed at both ends."""
        k = len(centres)
        pick = np.concatenate((HEAD_ROWS, np.arange(k), (k - 1, k - 1)))  # rims doubled: sharp caps
        side, front = (np.broadcast_to(vec(f), (k, 3))[pick] for f in frame)
        shrink = np.ones(k + 4)
        shrink[[0, -1]] = 0.02
        a, b = (np.broadcast_to(vec(r), (k,))[pick] * shrink for r in radii)
        ca, sa = circle(n, square)
        around = side[:, None] * (a[:, None] * ca)[..., None]
        around += front[:, None] * (b[:, None] * sa)[..., None]
        around += centres[pick][:, None]
        self.grid(around.reshape(-1, 3), k + 4, n, mat)

    def grid(self, verts: Vec, rows: int, n: int, mat: str) -> None:
        """A tube of rows x n points; its winding is turned outwards by its signed volume."""
        t = grid_triangles(rows, n)
        m = verts - verts.mean(0)
        if np.einsum("ij,ij->", cross(m[t[:, 0]], m[t[:, 1]]), m[t[:, 2]]) < 0:
            t = t[:, ::-1]
        self.add(verts, t, mat)

    def tube(
        self,
        points: ArrayLike,
        radii: ArrayLike,
        mat: str,
        *,
        n: int = 9,
        flat: float = 1.0,
    ) -> None:
        """A limb along points; ring frames are carried along, so that a bend never twists."""
        p, r = vec(points), vec(radii)
        if len(p) > 4:
            p, r = ease(p, 3), ease(r[:, None], 3)[:, 0]
        tangents = units(_slopes(p))
        sides = _carried(tangents)
        self.loft(p, (sides, cross(sides, tangents)), (r, r * flat), mat, n=n)

    def line(
        self,
        points: ArrayLike,
        width: float,
        dark: float,
        tolerance: float = 0.04,
        *,
        steps: int = 0,
        carry: float = 1.0,
    ) -> None:
        """A pencil stroke; `steps` resamples it, so that parts of it can be hidden."""
        p = resample(points, steps) if steps else vec(points)
        self.strokes.append(Stroke(p, width, dark, tolerance, clings=self.owner > 0, carry=carry))

    def patch(self, points: ArrayLike, dark: float, tolerance: float = 0.02) -> None:
        """A filled shape on a surface."""
        self.strokes.append(
            Stroke(vec(points), 0.0, dark, tolerance, filled=True, clings=self.owner > 0)
        )


@cache
def circle(n: int, square: float) -> tuple[Vec, Vec]:
    """Cosines and sines of n directions; below 1, `square` makes a rounded box of the circle."""
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    pair = [np.sign(f) * np.abs(f) ** square for f in (np.cos(angle), np.sin(angle))]
    for part in pair:
        part.setflags(write=False)
    return pair[0], pair[1]


@cache
def grid_triangles(rows: int, n: int) -> Ints:
    """Triangles of a tube of rows x n points."""
    i = np.arange(rows - 1)[:, None] * n
    j = np.arange(n)[None]
    p, q = i + j, i + (j + 1) % n
    halves = (np.stack((p, q, q + n), -1), np.stack((p, q + n, p + n), -1))
    tris = np.stack(halves, 2).reshape(-1, 3)
    tris.setflags(write=False)
    return tris


def _slopes(p: Vec) -> Vec:
    d = np.empty_like(p)
    d[1:-1] = p[2:] - p[:-2]
    d[0], d[-1] = p[1] - p[0], p[-1] - p[-2]
    return d


def _carried(tangents: Vec) -> Vec:
    """A side direction per point, each the last one made square to the new tangent."""
    sides, s = np.empty_like(tangents), vec((1.0, 0.0, 0.1))
    for i, d in enumerate(tangents):
        s = s - d * float(s @ d)
        s = unit(s) if float(s @ s) > 1e-6 else unit(cross(d, (0.3, 0.2, 1)))
        sides[i] = s
    return sides
