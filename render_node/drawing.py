"""The seam to the storyboard artist: whoever draws for this node has this shape."""

from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""RGB, shape (height, width, 3)."""


class Drawn(Protocol):
    """A sketch and, where they were asked for, its control maps; all (height, width, 3)."""

    @property
    def image(self) -> Picture: ...
    @property
    def depth(self) -> Picture | None: ...
    @property
    def normal(self) -> Picture | None: ...
    @property
    def line(self) -> Picture | None: ...
    @property
    def pose(self) -> Picture | None: ...


class Drawer(Protocol):
    """Draws the shot that a text describes; the same text and seed give the same picture."""

    def draw(
        self, text: str, *, seed: int, width: int, height: int, maps: bool = False
    ) -> Drawn: ...

    def preview(self, image: Picture, fraction: float, *, seed: int, longest: int = 512) -> Picture:
        """The picture as it stands after `fraction` (0 to 1) of the steps."""
        ...

    def draw_frames(
        self, text: str, *, seed: int, width: int, height: int, count: int
    ) -> Iterator[Picture]: ...
