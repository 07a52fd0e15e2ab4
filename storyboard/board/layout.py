"""Where a new panel goes. The page lays panels out by the same rule; see docs/seams.md.

All measures are board px at zoom 1. Scenes lie below one another in their order, each as a group:
a head, then rows of four panels. A panel is a picture in the project's shape and a caption.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PANEL_WIDTH = 240
CAPTION_HEIGHT = 48
GAP = 12
COLUMNS = 4
SCENE_HEAD = 28
SCENE_INSET = 8
SCENE_GAP = 16


@dataclass(frozen=True)
class Box:
    """A rectangle on the board: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    def overlaps(self, other: "Box") -> bool:
        apart_across = self.x + self.w <= other.x or other.x + other.w <= self.x
        apart_down = self.y + self.h <= other.y or other.y + other.h <= self.y
        return not (apart_across or apart_down)


def panel_height(frame_width: float, frame_height: float) -> float:
    """Picture and caption together, rounded to whole px."""
    return round(PANEL_WIDTH * frame_height / frame_width) + CAPTION_HEIGHT


def rows(shots: int) -> int:
    """A scene without a shot keeps one empty row."""
    return max(1, -(-shots // COLUMNS))


def scene_height(shots: int, panel: float) -> float:
    """Head, rows and the inset below them."""
    return SCENE_HEAD + rows(shots) * (panel + GAP) - GAP + SCENE_INSET


def scene_top(shots_above: Sequence[int], panel: float) -> float:
    """The top of a scene, given how many shots each scene above it has."""
    return sum(scene_height(shots, panel) + SCENE_GAP for shots in shots_above)


def slot(position: int, *, top: float, panel: float) -> Box:
    """The box of the n-th shot (from 0) of a scene that begins at `top`."""
    column, row = position % COLUMNS, position // COLUMNS
    x = SCENE_INSET + column * (PANEL_WIDTH + GAP)
    y = top + SCENE_HEAD + row * (panel + GAP)
    return Box(x, y, PANEL_WIDTH, panel)


def free_position(first: int, taken: Iterable[Box], *, top: float, panel: float) -> int:
    """The first position from `first` on that lies on no panel."""
    boxes = tuple(taken)
    position = first
    while any(box.overlaps(slot(position, top=top, panel=panel)) for box in boxes):
        position += 1
    return position
