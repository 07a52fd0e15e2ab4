"""The storyboard artist in the shape of a drawer."""

from collections.abc import Iterator

from .drawing import Drawn, Picture
from .sketch import draw, draw_frames, preview


class SketchArtist:
    """Draws with pencil and markers what `render_node.sketch` reads from the words."""

    def draw(self, text: str, *, seed: int, width: int, height: int, maps: bool = False) -> Drawn:
        return draw(text, seed=seed, width=width, height=height, maps=maps)

    def preview(self, image: Picture, fraction: float, *, seed: int, longest: int = 512) -> Picture:
        return preview(image, fraction, seed=seed, longest=longest)

    def draw_frames(
        self, text: str, *, seed: int, width: int, height: int, count: int
    ) -> Iterator[Picture]:
        return draw_frames(text, seed=seed, width=width, height=height, count=count)
