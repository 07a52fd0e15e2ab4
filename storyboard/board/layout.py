"""Where a new panel goes. The page lays panels out by the same rule; see docs/seams.md.

All measures are board px at zoom 1. A scene is a group of panels with a head above it, and lies
where its panels lie; a scene without a panel lies below all others. A panel is a picture in the
project's shape with a caption of two lines below it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

PANEL_WIDTH = 240
CAPTION = 48
BELOW = 96
"""Below a picture: captions keep their size on the screen, so at half zoom they need 96."""

GAP = 12
COLUMNS = 4
SCENE_PAD = 12
SCENE_HEAD = 40
SCENE_GAP = 8
FARTHEST = 1e12
"""Where nothing lies any more that can be reckoned with."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the board: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def meets(self, other: "Box") -> bool:
        down = self.y < other.y + other.h and other.y < self.y + self.h
        return down and self.x < other.x + other.w and other.x < self.x + self.w


@dataclass(frozen=True)
class NewPlace:
    """A place for a new panel, and the panels that move down to make room for it."""

    box: Box
    moved: Mapping[str, Box]


def picture_height(frame_width: float, frame_height: float) -> int:
    """Half a px counts up, as in the page."""
    return int(PANEL_WIDTH * frame_height / frame_width + 0.5)


def cell(corner: tuple[float, float], index: int, picture: float) -> Box:
    """The box of the n-th shot (from 0) of a scene whose first panel stands at `corner`."""
    column, row = index % COLUMNS, index // COLUMNS
    x = corner[0] + column * (PANEL_WIDTH + GAP)
    return Box(x, corner[1] + row * (picture + BELOW), PANEL_WIDTH, picture + CAPTION)


def new_place(scenes: Sequence[Mapping[str, Box]], number: int, *, picture: float) -> NewPlace:
    """A place in the scene `number` (from 0), given the panels of every scene in their order.

    It is the first cell of the scene that meets none of its panels. Where the scene grows into
    others, everything from there on moves down.
    """
    own = scenes[number]
    if not own:
        return NewPlace(cell(_corner_of_empty(scenes, number, picture), 0, picture), {})
    box = _free_cell(own.values(), picture)
    others = {
        key: each for n, scene in enumerate(scenes) if n != number for key, each in scene.items()
    }
    return NewPlace(box, _moved(_ground(_around([*own.values(), box])), others))


def _free_cell(own: Collection[Box], picture: float) -> Box:
    corner = min(box.x for box in own), min(box.y for box in own)
    begun = {(box.x, box.y) for box in own if box.w > 0 and box.h > 0}
    cells = (cell(corner, n, picture) for n in count())
    free = next(each for each in cells if (each.x, each.y) not in begun)
    if any(box.meets(free) for box in own):  # so does a panel that lies off the grid
        return _free_among(own, corner, picture=picture)
    return free


def _free_among(own: Collection[Box], corner: tuple[float, float], *, picture: float) -> Box:
    taken = _cells_met(own, corner, picture=picture)
    index = next(n for n in count() if n not in taken)
    # Only panels far taller than a row reach below the rows that were looked at.
    while index >= COLUMNS * len(own) and any(b.meets(cell(corner, index, picture)) for b in own):
        index += 1
    return cell(corner, index, picture)


def _cells_met(own: Collection[Box], corner: tuple[float, float], *, picture: float) -> set[int]:
    """The cells that a panel meets, in as many rows as there are panels."""
    across, down, height = PANEL_WIDTH + GAP, picture + BELOW, picture + CAPTION
    columns, rows = range(COLUMNS), range(len(own))
    met = set[int]()
    for box in own:
        x, y = box.x - corner[0], box.y - corner[1]
        first, last = (y - height) // down + 1, -(-(y + box.h) // down)
        for row in rows[int(max(first, 0)) : int(max(min(last, len(own)), 0))]:
            met.update(
                row * COLUMNS + n for n in columns if x - PANEL_WIDTH < n * across < x + box.w
            )
    return met


def _moved(grown: Box, others: Mapping[str, Box]) -> dict[str, Box]:
    near = _near(grown)
    in_the_way = [box.y - SCENE_HEAD for box in others.values() if box.meets(near)]
    if not in_the_way:
        return {}
    top = min(in_the_way)
    by = grown.bottom + SCENE_GAP - top
    lower = {key: box for key, box in others.items() if box.y - SCENE_HEAD >= top}
    return {key: replace(box, y=box.y + by) for key, box in lower.items()}


def _corner_of_empty(
    scenes: Sequence[Mapping[str, Box]], number: int, picture: float
) -> tuple[float, float]:
    """Scenes without a panel lie below one another, under everything that is placed."""
    boxes = [box for scene in scenes for box in scene.values()]
    below = max(box.bottom for box in boxes) + BELOW - CAPTION + SCENE_GAP if boxes else 0.0
    for _ in (scene for scene in scenes[:number] if not scene):
        below = _ground(cell((0, _first_row(below)), 0, picture)).bottom + SCENE_GAP
    return 0, _first_row(below)


def _first_row(below: float) -> float:
    return below + SCENE_HEAD if below else 0


def _around(boxes: Collection[Box]) -> Box:
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.w for box in boxes), max(box.bottom for box in boxes)
    return Box(x, y, right - x, bottom - y)


def _ground(inner: Box) -> Box:
    """A scene's area: room for its head above, and for captions as they are at half zoom."""
    height = inner.h + SCENE_HEAD + BELOW - CAPTION
    return Box(inner.x - SCENE_PAD, inner.y - SCENE_HEAD, inner.w + 2 * SCENE_PAD, height)


def _near(ground: Box) -> Box:
    """Whatever lies in it has a ground that meets this one."""
    height = ground.h + SCENE_HEAD + BELOW - CAPTION
    return Box(ground.x - SCENE_PAD, ground.y - (BELOW - CAPTION), ground.w + 2 * SCENE_PAD, height)
