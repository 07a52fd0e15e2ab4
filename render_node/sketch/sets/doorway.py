"""A doorway that frames somebody: a wall square to the lens with an opening.  Metres."""

import numpy as np

from ..camera import Camera
from ..scene import Scene
from ..vectors import Vec, vec

HIGH, REST = 2.12, 7.0  # of the opening; how far the wall goes on beside it
BEFORE = 0.30  # how far somebody stands before the wall


def add_doorway(
    scene: Scene, camera: Camera, at: Vec, *, height: float, beyond: str, near: bool
) -> None:
    """Round somebody who stands at `at`; near puts it between the lens and the cast instead.

    `beyond` is the material of what is seen through it, empty for the set itself.
    """
    depth = float((at - camera.at) @ camera.heading)
    wide = 1.9 if near else 1.04
    away = _near_depth(camera) if near else depth + BEFORE
    middle = camera.at + camera.heading * min(away, depth + BEFORE)
    aside = float((at - camera.at) @ camera.rightward)
    foot = (middle + camera.rightward * aside) * (1, 0, 1)
    mat = "dark" if near else "wall2"
    yaw = float(np.degrees(np.arctan2(-camera.heading[0], -camera.heading[2])))
    for e in (-1, 1):
        wall = foot + camera.rightward * e * (wide / 2 + REST / 2)
        scene.box(wall, (REST, height, 0.14), mat, yaw)
        jamb = foot + camera.rightward * e * (wide / 2 + 0.03)
        scene.box(jamb, (0.10, HIGH + 0.05, 0.24), "wood", yaw)
    scene.box(foot + vec((0, HIGH, 0)), (wide, height - HIGH, 0.14), mat, yaw)
    scene.box(foot + vec((0, HIGH, 0)), (wide + 0.16, 0.10, 0.24), "wood", yaw)
    if beyond:
        scene.box(foot + camera.heading * 1.1, (4.0, height, 0.05), beyond, yaw)


def _near_depth(camera: Camera) -> float:
    """Metres at which the opening takes nearly the height of the frame."""
    return camera.focal_px * HIGH / (0.86 * camera.height)
