"""A set as pieces: all is chosen by the seed first, then what stands in the way is left out."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from ..camera import Camera
from ..scene import Lamp, Pool, Scene, Stroke
from ..vectors import Ints, Vec, cross, norm, turn_y, vec

SHADOWS = (
    12.0  # metres from the subject within which things out of frame are kept for their shadows
)
MARGIN = 1.35  # how much wider than the frame is kept, for a camera that moves

Kind = Literal["always", "free", "post", "wall"]


@dataclass(frozen=True)
class Facts:
    """What a set is built from; equal facts give an equal set, whatever the camera.

    Side is 1 or -1: the side of the subject that the lens is on.
    """

    place: str
    light: str
    weather: str
    pose: str
    features: frozenset[str]
    side: int
    variant: int

    @property
    def night(self) -> bool:
        return self.light == "night"

    def has(self, feature: str) -> bool:
        return feature in self.features


@dataclass(frozen=True)
class Keep:
    """When a piece stays: always, off the line of sight, also clear of heads, or before a wall.

    Metres: the place on the ground and its radius; for a wall the direction into the room instead.
    """

    kind: Kind = "always"
    x: float = 0.0
    z: float = 0.0
    radius: float = 0.0
    inward: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Piece:
    """Finished geometry that stays or goes as a whole."""

    verts: Vec
    tris: Ints
    mats: Ints
    strokes: tuple[Stroke, ...]
    pools: tuple[Pool, ...]
    lamps: tuple[Lamp, ...]
    keep: Keep
    middle: Vec
    radius: float


@dataclass(frozen=True)
class Sight:
    """What must stay visible: people on the ground (n, 2), seen by a camera."""

    camera: Camera
    people: Vec

    def shows(self, piece: Piece) -> bool:
        """Whether the piece may stay and can matter: in frame, or near enough to throw a shadow."""
        if not self.keeps(piece.keep):
            return False
        if piece.radius > 30 or norm(piece.middle) < SHADOWS + piece.radius:
            return True
        x, y, z = self.camera.view(piece.middle[None])[0]
        across = MARGIN * self.camera.width / 2 / self.camera.focal_px
        up = MARGIN * self.camera.height / 2 / self.camera.focal_px
        wide, high = (piece.radius * float(np.hypot(1, t)) for t in (across, up))
        inside = abs(x) < max(z, 0) * across + wide and abs(y) < max(z, 0) * up + high
        return bool(z + piece.radius > 0 and inside)

    def keeps(self, keep: Keep) -> bool:
        if keep.kind == "always":
            return True
        if keep.kind == "wall":
            x, z = keep.inward
            return (self.camera.at[0] - keep.x) * x + (self.camera.at[2] - keep.z) * z > 0.3
        return self._free(keep) and (keep.kind == "free" or self._clear(keep))

    def _free(self, keep: Keep) -> bool:
        """Whether the piece stands off every person and every line of sight."""
        eye = self.camera.at[[0, 2]]
        place = vec((keep.x, keep.z))
        for spot in self.people:
            ray = eye - spot
            t = float(np.clip((place - spot) @ ray / max(float(ray @ ray), 1e-6), 0, 1.15))
            margin = 0.35 + (0.5 if t < 0.2 else 0.0)
            if norm(place - spot - ray * t) < keep.radius + margin:
                return False
        return norm(place - eye) > keep.radius + 0.3

    def _clear(self, keep: Keep) -> bool:
        """Whether a post would not seem to grow out of somebody's head."""
        post = self.camera.project(vec([(keep.x, 1.5, keep.z)]))[0]
        tops = np.column_stack(
            (self.people[:, 0], np.full(len(self.people), 1.5), self.people[:, 1])
        )
        seen = self.camera.project(tops)[:, 0]
        return bool((np.abs(seen - post[0]) > 0.07 * self.camera.width).all())


class Plan:
    """A set under construction; `base` always stays, `thing` and `on_wall` open pieces of their
    own.
    """

    def __init__(self, facts: Facts, rng: np.random.Generator) -> None:
        self.facts, self.rng = facts, rng
        self.base = Scene()
        self._parts: list[tuple[Scene, Keep]] = [(self.base, Keep())]

    def thing(self, x: float, z: float, radius: float, *, post: bool = False) -> Scene:
        """Something that may stand in the way; a post also keeps clear of heads."""
        return self._part(Keep("post" if post else "free", x, z, radius))

    def on_wall(self, x: float, z: float, inward: tuple[float, float]) -> Scene:
        """Something on a wall, left out when the lens looks from behind that wall."""
        return self._part(Keep("wall", x, z, 0.0, inward))

    def _part(self, keep: Keep) -> Scene:
        part = Scene()
        self._parts.append((part, keep))
        return part

    def pieces(self) -> tuple[Piece, ...]:
        return tuple(
            _freeze(part, keep) for part, keep in self._parts if part.verts or part.strokes
        )

    def floor(
        self,
        mat: str,
        step: float,
        reach: float,
        *,
        yaw: float = 0.0,
        dark: float = 0.32,
        boards: bool = True,
    ) -> None:
        """Ground to the horizon with perspective lines every `step` metres out to `reach`."""
        self.base.plane(0.0, mat)
        turn = turn_y(yaw)
        for x in np.arange(-reach, reach + 0.01, step):
            self.base.line(
                vec(((x, 0.003, -reach), (x, 0.003, reach))) @ turn.T, 1.0, dark, 0.06, steps=44
            )
            if not boards:
                self.base.line(
                    vec(((-reach, 0.003, x), (reach, 0.003, x))) @ turn.T, 1.0, dark, 0.06, steps=44
                )

    def ridge(
        self,
        radius: float,
        low: float,
        high: float,
        mat: str,
        lobes: int,
        *,
        peaks: bool = False,
    ) -> None:
        """A ring on the horizon, metres high: hills, mountains, a line of trees or a skyline."""
        n = 120
        u = np.linspace(0, 2 * np.pi, n, endpoint=False)
        waves = [
            np.sin(u * k + p) / (1 + 0.25 * k)
            for k, p in zip(self.rng.integers(2, lobes, 5), self.rng.uniform(0, 7, 5), strict=True)
        ]
        rise = np.clip(0.5 + np.sum(waves, 0) / 3, 0, 1)
        tall = low + (high - low) * (1 - np.abs(2 * rise - 1) if peaks else rise)
        foot = np.column_stack((np.sin(u) * radius, np.full(n, -2.0), np.cos(u) * radius))
        top = np.column_stack((np.sin(u) * radius * 1.02, tall, np.cos(u) * radius * 1.02))
        i, j = np.arange(n), (np.arange(n) + 1) % n
        tris = np.concatenate((np.stack((j, i, i + n), 1), np.stack((j, i + n, j + n), 1)))
        self.base.add(np.concatenate((foot, top)), tris, mat)

    def tufts(self, count: int, near: float, far: float, size: float, *, dark: float = 0.5) -> None:
        """Grass in strokes, denser near the subject."""
        rng = self.rng
        away = near + (far - near) * rng.random(count) ** 2
        angle = rng.uniform(0, 2 * np.pi, count)
        blades = rng.normal(0, 0.35, (count, 3, 2)) * size
        tall = rng.uniform(0.8, 1.2, (count, 3)) * size
        for i in range(count):
            x, z = away[i] * np.sin(angle[i]), away[i] * np.cos(angle[i])
            for k in range(3):
                a, b = blades[i, k]
                foot = x + k * 0.04
                stem = (
                    (foot, 0, z),
                    (foot + a * 0.4, size * 0.6, z),
                    (foot + a, tall[i, k], z + b),
                )
                self.base.line(stem, 1.3, dark, 0.06, steps=5)


def windows(
    scene: Scene,
    rng: np.random.Generator,
    wall: tuple[ArrayLike, ArrayLike, ArrayLike],
    grid: tuple[int, int],
    pane: tuple[float, float],
    chance: float,
) -> None:
    """Panes (w, h in metres) in a grid over a wall given as corner, right, up; some by chance
    lit.
    """
    corner, right, up = (vec(q) for q in wall)
    wide, high = norm(right), norm(up)
    out = cross(right / wide, up / high) * 0.03
    dx, dy = right / wide * pane[0] / 2, up / high * pane[1] / 2
    u, v = np.meshgrid((np.arange(grid[0]) + 0.5) / grid[0], (np.arange(grid[1]) + 0.5) / grid[1])
    centre = corner + u.reshape(-1, 1) * right + v.reshape(-1, 1) * up + out
    quads = np.stack((centre - dx - dy, centre + dx - dy, centre + dx + dy, centre - dx + dy), 1)
    lit = rng.random(len(quads)) < chance
    for mat, chosen in (("glass", quads[~lit]), ("lit", quads[lit])):
        n = np.arange(len(chosen))[:, None] * 4
        if len(chosen):
            tris = np.concatenate((n + np.array((0, 1, 2)), n + np.array((0, 2, 3))))
            scene.add(chosen.reshape(-1, 3), tris, mat)


def copies(
    scene: Scene, model: Piece, at: Vec, size: Vec, *, yaw: float = 0.0, mat: str = ""
) -> None:
    """One copy of a finished piece, scaled, turned, put down, and of another material if said."""
    scene.add((model.verts * size) @ turn_y(yaw).T + at, model.tris, mat or model.mats)


def model(scene: Scene) -> Piece:
    """A finished piece to be copied many times."""
    return _freeze(scene, Keep())


def disc(x: float, z: float, radius: float, gain: float) -> Pool:
    """A round pool of light on the ground."""
    a = np.linspace(0, 2 * np.pi, 24)
    return Pool(
        np.column_stack((x + radius * np.cos(a), np.zeros(24), z + radius * np.sin(a))), gain
    )


def _freeze(part: Scene, keep: Keep) -> Piece:
    verts = np.concatenate(part.verts) if part.verts else np.zeros((0, 3))
    tris = np.concatenate(part.tris) if part.tris else np.zeros((0, 3), np.int64)
    mats = np.concatenate(part.mats) if part.mats else np.zeros(0, np.int64)
    for array in (
        verts,
        tris,
        mats,
        *(s.points for s in part.strokes),
        *(p.points for p in part.pools),
    ):
        array.setflags(write=False)
    low, high = (verts.min(0), verts.max(0)) if len(verts) else (np.zeros(3), np.zeros(3))
    middle, radius = (low + high) / 2, norm(high - low) / 2
    return Piece(
        verts,
        tris,
        mats,
        tuple(part.strokes),
        tuple(part.pools),
        tuple(part.lamps),
        keep,
        middle,
        radius,
    )
