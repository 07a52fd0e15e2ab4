"""Dress a set with what the words name, where the lens sees it beside the cast (dressing.yaml)."""

import numpy as np

from ..camera import Camera
from ..scene import Scene
from ..tables import Table, load
from ..vectors import Vec, norm, turn_y, unit, vec
from .plan import Piece, copies
from .things import thing

STEEP = -0.30  # lens direction's fall from which the horizon may be out of frame
WATER = -0.9  # metres, the level of a sea below its quay or pier
CLEAR = 1.2  # metres that a thing stands clear of the cast


class Spot(Table):
    """How a thing is put into the frame; `row` metres apart, `count` times, for a row of things."""

    across: float = 0.3
    yaw: float = 0.0
    tall: bool = False
    afloat: bool = False
    row: float = 0.0
    count: int = 1


class Dressing(Table):
    things: dict[str, Spot]


def dressing() -> Dressing:
    return load(Dressing, "sets/dressing.yaml")


def dress(
    scene: Scene, things: tuple[str, ...], camera: Camera, people: Vec, *, water: bool
) -> None:
    """Put each thing into the scene, the first on the free side of the frame; people are (n, 2)."""
    side = _free_side(camera, people)
    for i, name in enumerate(things):
        spot, model = dressing().things[name], thing(name)
        turn = side if i % 2 == 0 else -side
        if spot.row:
            _row(scene, model, spot, camera, turn)
        else:
            _one(scene, model, spot, camera, (turn, water))


def _free_side(camera: Camera, people: Vec) -> int:
    """1 for the right of the frame, -1 for the left: where the cast is not."""
    if not len(people):
        return 1
    feet = np.column_stack((people[:, 0], np.zeros(len(people)), people[:, 1]))
    return -1 if float(camera.project(feet)[:, 0].mean()) > camera.width / 2 else 1


def _one(scene: Scene, model: Piece, spot: Spot, camera: Camera, where: tuple[int, bool]) -> None:
    side, water = where
    at = _place(model, spot, camera, side)
    at[1] = WATER if spot.afloat and water else 0.0
    size = _scale(model, spot, camera, at) if camera.basis[2, 1] < STEEP else 1.0
    facing = float(np.degrees(np.arctan2(-camera.heading[0], -camera.heading[2])))
    copies(scene, model, at, vec((size, size, size)), yaw=facing + spot.yaw * side)


def _place(model: Piece, spot: Spot, camera: Camera, side: int) -> Vec:
    """On the ground, beside and beyond the subject, as large in frame as its spot says."""
    x = 0.5 + side * (0.25 if not spot.tall else 0.28)
    if camera.basis[2, 1] < STEEP:
        seen = _on_ground(camera, x, 0.52 if spot.tall else 0.36)
        if seen is not None:
            return seen
    size = np.ptp(model.verts, axis=0)
    span = size[1] / camera.height if spot.tall else max(size[0], size[2]) / camera.width
    far = max(
        camera.focal_px * span / spot.across,
        camera.reach + float(np.hypot(size[0], size[2])) / 2 + CLEAR,
    )
    if spot.tall:
        far = max(far, camera.focal_px * (size[1] - camera.at[1]) / _headroom(camera))
    aside = (x - 0.5) * camera.width / camera.focal_px * far
    return (camera.at + camera.heading * far + camera.rightward * aside) * (1, 0, 1)


def _headroom(camera: Camera) -> float:
    """Pixels between the horizon and the top of the frame, less a margin."""
    horizon = camera.project((camera.at + camera.heading * 1e4)[None])[0, 1]
    return max(float(horizon) - 0.06 * camera.height, 0.12 * camera.height)


def _scale(model: Piece, spot: Spot, camera: Camera, at: Vec) -> float:
    """What is too large to be seen from above is drawn smaller, as if it were farther away."""
    size, depth = np.ptp(model.verts, axis=0), float(camera.view(at[None])[0, 2])
    room = spot.across * depth / camera.focal_px
    if spot.tall:
        return min(1.0, 0.8 * room * camera.height / float(size[1]))
    return min(1.0, room * camera.width / float(max(size[0], size[2])))


def _on_ground(camera: Camera, x: float, y: float) -> Vec | None:
    """The point of the ground seen at parts x, y of the frame, if it is not too far."""
    ray = camera.ray(x * camera.width, y * camera.height)
    if ray[1] > -0.05:
        return None
    return camera.at + ray * (camera.at[1] / -ray[1])


def _row(scene: Scene, model: Piece, spot: Spot, camera: Camera, side: int) -> None:
    """From beside the subject to the horizon, closing in on the middle of the frame."""
    half = 0.5 * camera.width / camera.focal_px * camera.reach
    start = camera.at + camera.heading * camera.reach * 0.9 + camera.rightward * side * half * 0.9
    along = unit(camera.heading - camera.rightward * side * 0.24)
    yaw = float(np.degrees(np.arctan2(-along[2], along[0])))
    for k in range(spot.count):
        at = (start + along * spot.row * k) * (1, 0, 1)
        copies(scene, model, at, vec((1, 1, 1)), yaw=yaw)
        for stroke in model.strokes:
            scene.line(
                stroke.points @ turn_y(yaw).T + at,
                stroke.width,
                stroke.dark,
                stroke.tolerance,
                carry=stroke.carry,
            )
        if norm(at - camera.at) > 260:
            return
