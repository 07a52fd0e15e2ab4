"""How long a sketch takes: milliseconds per scene and size, and the ratio to plain picture work.

The baseline enlarges a quarter-size noise picture to the same size and blurs it four times, in the
same run, so that the ratio says something on any machine.  Run: python benchmarks/sketch.py
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from render_node.sketch import draw, draw_frames, preview

SCENES = {
    "close-up in a room": "close-up of a woman in a room, day",
    "figure in a street, night, rain": (
        "wide shot of a detective walking down a street at night, rain"
    ),
    "two in a bar": "medium shot of two people talking in a bar",
    "five in a forest": "full shot of five people standing in a forest",
}
SIZES = ((64, 36), (512, 288), (1280, 720), (1920, 1080), (2048, 2048))
ROUNDS = 5


def milliseconds(work: Callable[[], object]) -> float:
    """Best wall time of a few rounds, after one that fills the caches; other work only adds."""
    work()
    taken: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def plain_work(width: int, height: int) -> object:
    rng = np.random.default_rng(0)
    small = rng.random((max(1, height // 4), max(1, width // 4), 3)).astype(np.float32)
    image = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    for _ in range(4):
        image = cv2.GaussianBlur(image, (0, 0), 2.0)
    return (image * 255).astype(np.uint8)


def table() -> None:
    """One row per scene; each cell is milliseconds and how many times the plain work."""
    print(f"{'scene':34}" + "".join(f"{f'{w}x{h}':>18}" for w, h in SIZES))
    plain = {(w, h): milliseconds(lambda w=w, h=h: plain_work(w, h)) for w, h in SIZES}
    print(f"{'plain resize and blur':34}" + "".join(f"{plain[s]:>18.1f}" for s in SIZES))
    for name, words in SCENES.items():
        row = [milliseconds(lambda s=s, t=words: _drawn(t, s)) for s in SIZES]
        cells = (f"{t:.0f} ({t / plain[s]:.1f}x)" for t, s in zip(row, SIZES, strict=True))
        print(f"{name:34}" + "".join(f"{cell:>18}" for cell in cells))


def cold() -> None:
    """The first drawing of a set, whose pieces are then kept: another seed is another set."""
    print(f"\n{'first of a set, 1024x568':34}{'first':>18}{'again':>18}")
    draw("a figure", seed=0, width=1024, height=568)
    for name, words in {
        **SCENES,
        "one on a salt flat": "wide shot of a man on a salt flat",
    }.items():
        taken: list[float] = []
        for _ in range(2):
            start = time.perf_counter()
            draw(words, seed=11, width=1024, height=568)
            taken.append((time.perf_counter() - start) * 1000)
        print(f"{name:34}{taken[0]:>18.0f}{taken[1]:>18.0f}")


def _drawn(words: str, size: tuple[int, int]) -> object:
    return draw(words, seed=3, width=size[0], height=size[1])


def moving() -> None:
    """Previews and frames, per picture."""
    image = draw(SCENES["two in a bar"], seed=3, width=1280, height=720).image
    taken = milliseconds(lambda: preview(image, 0.4, seed=3))
    print(f"\n{'preview 512 of 1280x720':34}{taken:>18.1f}")
    words = SCENES["figure in a street, night, rain"]
    for width, height in ((512, 288), (1280, 720)):
        size = {"width": width, "height": height}
        taken = milliseconds(lambda size=size: list(draw_frames(words, seed=3, count=8, **size)))
        print(f"{f'frame {width}x{height}, of 8':34}{taken / 8:>18.1f}")


if __name__ == "__main__":
    cold()
    table()
    moving()
