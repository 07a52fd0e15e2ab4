import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render_node.sketch import draw
from render_node.sketch.vectors import Bytes

WORDS = "medium shot of a woman in a room"
# one phrase or more for every branch of the drawing
PHRASES = (
    "extreme wide shot", "close-up", "extreme close-up", "low angle", "bird's eye view",
    "worm's eye", "over-the-shoulder", "pov", "profile", "from behind", "8mm lens",
    "300mm lens", "night", "rain", "snow", "fog", "silhouette", "golden hour", "two people",
    "crowd", "empty", "street", "forest", "sea", "salt flat", "pump house", "bar", "car",
    "corridor", "rooftop", "desert", "hills", "running", "lying on a bed", "sitting",
    "kneeling", "gun", "phone", "valve", "dress", "hood", "helmet", "child", "dutch angle",
    "!?", "\x00", "Ünïcode 映画",
)  # fmt: skip


def picture(words: str = WORDS, seed: int = 1, width: int = 128, height: int = 72) -> Bytes:
    return draw(words, seed=seed, width=width, height=height).image


def test_same_words_seed_and_size_give_the_same_bytes() -> None:
    assert picture().tobytes() == picture().tobytes()


def test_another_seed_gives_another_picture() -> None:
    assert np.abs(picture(seed=1).astype(int) - picture(seed=2)).mean() > 4


def test_picture_has_paper_and_ink() -> None:
    image = picture(width=256, height=144)
    assert image.min() < 60
    assert image.max() > 235


def test_night_is_darker_than_day() -> None:
    assert picture(f"{WORDS}, night").mean() < picture(f"{WORDS}, day").mean() - 25


def test_lenses_differ_at_the_same_shot_size() -> None:
    short, long = (picture(f"close-up of a man in a street, {mm}mm lens") for mm in (24, 85))
    assert np.abs(short.astype(int) - long).mean() > 6


@pytest.mark.parametrize(
    ("width", "height"), [(16, 16), (2048, 16), (16, 1024), (17, 31), (513, 64), (90, 160)]
)
def test_any_size_is_drawn(width: int, height: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert picture(width=width, height=height).shape == (height, width, 3)


@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(PHRASES), max_size=6),
    st.integers(0, 2**63),
    st.integers(16, 96),
    st.integers(16, 96),
)
def test_any_words_are_drawn(words: list[str], seed: int, width: int, height: int) -> None:
    sketch = draw(", ".join(words), seed=seed, width=width, height=height, maps=True)
    assert sketch.image.shape == (height, width, 3)
    assert sketch.pose is not None


def test_threads_draw_what_one_thread_draws() -> None:
    def small(seed: int) -> bytes:
        return picture(seed=seed, width=64, height=36).tobytes()

    alone = [small(seed) for seed in range(4)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(small, range(4)))
    assert together == alone
