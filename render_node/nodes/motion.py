"""Movement from a still picture: a slow push in, dissolving into a last picture if one is given."""

import numpy as np

from render_node.drawing import Picture

from .pixels import from_same, mixed, stacked, to_pillow
from .values import Images

PUSH = 0.12
"""How much of the width a push in leaves out at its end, as a share."""


def moved(start: Picture, frames: int, end: Picture | None = None) -> Images:
    """`frames` pictures from `start` on, reaching `end` at the last one."""
    ways = [index / max(frames - 1, 1) for index in range(frames)]
    pushed = stacked([_pushed_in(start, way) for way in ways])
    if end is None:
        return pushed
    amount = np.asarray(ways, dtype=np.float32)[:, None, None, None]
    return mixed(pushed, np.repeat(end[None], frames, axis=0), amount)


def _pushed_in(picture: Picture, way: float) -> Picture:
    height, width = picture.shape[:2]
    margin_x, margin_y = width * PUSH * way / 2, height * PUSH * way / 2
    box = (margin_x, margin_y, width - margin_x, height - margin_y)
    return from_same(to_pillow(picture).resize((width, height), box=box))
