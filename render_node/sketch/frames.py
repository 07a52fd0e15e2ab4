"""Moving drawings: a gentle camera move through the same scene, drawn on threes."""

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np

from .brief import Brief, read_brief
from .camera import Camera, look_at
from .drawing import buffer_size, draw_sheet
from .staging import stage
from .vectors import Bytes, turn_y, vec

FRAME_PIXELS = 110_000
INNER_PIXELS = 260_000
HOLD = 3  # frames for which the pencil keeps its trembling, as in drawn animation


def draw_frames(text: str, *, seed: int, width: int, height: int, count: int) -> Iterator[Bytes]:
    """`count` pictures (height, width, 3) uint8 RGB; equal arguments give equal bytes."""
    brief = read_brief(text, seed)
    w, h = _inner(width, height)
    columns, rows = buffer_size(w, h, FRAME_PIXELS)
    staged = stage(brief, seed, width=columns, height=rows)
    for i in range(count):
        done = i / max(count - 1, 1)
        camera = moved(staged.camera, brief, done * done * (3 - 2 * done))
        hand = (seed, f"{text} {i // HOLD % 4}")
        sheet = draw_sheet(staged.scene, camera, brief, hand, width=w, height=h)
        yield _fit(sheet.image, width, height)


def moved(camera: Camera, brief: Brief, done: float) -> Camera:
    """The camera after a part 0 .. 1 of its move: push in, pull back, track, crane up or orbit."""
    target = camera.at + camera.basis[2] * camera.reach
    match brief.move:
        case "pull":
            return _at(camera, target + (camera.at - target) * (1 + 0.14 * done))
        case "track":
            return replace(
                camera, at=camera.at + camera.basis[0] * camera.reach * 0.09 * (done - 0.5)
            )
        case "crane":
            return _aimed(camera, camera.at + vec((0, 0.16 * camera.reach * done, 0)), target)
        case "orbit":
            around = turn_y(12 * (done - 0.5)) @ (camera.at - target)
            return _aimed(camera, target + around, target)
        case _:
            return _at(camera, target + (camera.at - target) * (1 - 0.12 * done))


def _at(camera: Camera, at: np.ndarray) -> Camera:
    """Dollied along its own axis; the distance to the subject changes with it."""
    target = camera.at + camera.basis[2] * camera.reach
    return replace(camera, at=at, reach=float(np.linalg.norm(target - at)))


def _aimed(camera: Camera, at: np.ndarray, target: np.ndarray) -> Camera:
    roll = float(np.degrees(np.arcsin(np.clip(camera.basis[0, 1], -1, 1))))
    return replace(
        camera, at=at, basis=look_at(at, target, roll), reach=float(np.linalg.norm(target - at))
    )


def _inner(width: int, height: int) -> tuple[int, int]:
    """The size that is drawn: smaller than what is asked for when that is large, at least 48."""
    scale = min(1.0, float(np.sqrt(INNER_PIXELS / (width * height))))
    scale = max(scale, 48 / min(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _fit(image: Bytes, width: int, height: int) -> Bytes:
    h, w = image.shape[:2]
    if (h, w) == (height, width):
        return image
    way = cv2.INTER_AREA if w > width else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, (width, height), interpolation=way), np.uint8)
