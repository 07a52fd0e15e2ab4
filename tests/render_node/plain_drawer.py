"""A drawer for tests: flat colours that follow the text and the seed, at no cost."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class PlainSketch:
    image: Picture
    depth: Picture | None = None
    normal: Picture | None = None
    line: Picture | None = None
    pose: Picture | None = None


class PlainDrawer:
    """Remembers what it was asked to draw."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int, int]] = []

    def draw(
        self, text: str, *, seed: int, width: int, height: int, maps: bool = False
    ) -> PlainSketch:
        self.asked.append((text, seed, width, height))
        image = flat(f"{text}|{seed}", width, height)
        if not maps:
            return PlainSketch(image)
        layers = [flat(name, width, height) for name in ("depth", "normal", "line", "pose")]
        return PlainSketch(image, *layers)

    def preview(self, image: Picture, fraction: float, *, seed: int, longest: int = 512) -> Picture:
        by = min(1.0, longest / max(image.shape[:2]))
        size = (round(image.shape[1] * by), round(image.shape[0] * by))
        grey = Image.new("RGB", size, (128, 128, 128))
        return np.asarray(Image.blend(grey, Image.fromarray(image).resize(size), fraction))

    def draw_frames(
        self, text: str, *, seed: int, width: int, height: int, count: int
    ) -> Iterator[Picture]:
        for index in range(count):
            yield flat(f"{text}|{seed}|{index}", width, height)


def flat(name: str, width: int, height: int) -> Picture:
    """One colour per name, with a lighter left half so that turning it shows."""
    colour = [byte % 200 for byte in zlib.crc32(name.encode()).to_bytes(4, "big")[:3]]
    image = np.empty((height, width, 3), dtype=np.uint8)
    image[:] = colour
    image[:, : width // 2] += 40
    return image
