import numpy as np
import pytest

from render_node.sketch import draw, preview
from render_node.sketch.vectors import Bytes


@pytest.fixture(scope="module")
def image() -> Bytes:
    return draw("close-up of a man", seed=1, width=320, height=180).image


def unlike(a: Bytes, b: Bytes) -> float:
    return float(np.abs(a.astype(int) - b).mean())


def test_preview_sharpens_into_the_picture(image: Bytes) -> None:
    far = [unlike(preview(image, f, seed=1), image) for f in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert far == sorted(far, reverse=True)
    assert far[0] > 25
    assert far[-1] == 0


def test_preview_begins_with_nothing_but_noise(image: Bytes) -> None:
    start = preview(image, 0.0, seed=1).mean(-1).ravel()
    assert abs(np.corrcoef(start, image.mean(-1).ravel())[0, 1]) < 0.1


def test_preview_is_no_longer_than_asked(image: Bytes) -> None:
    assert preview(image, 0.5, seed=1, longest=100).shape == (56, 100, 3)


def test_small_picture_is_not_enlarged(image: Bytes) -> None:
    assert preview(image, 1.0, seed=1, longest=2000).shape == image.shape


def test_finished_preview_is_a_copy(image: Bytes) -> None:
    assert not np.shares_memory(preview(image, 1.0, seed=1), image)


def test_preview_repeats_itself_and_differs_by_seed(image: Bytes) -> None:
    one, again, other = (preview(image, 0.3, seed=s) for s in (1, 1, 2))
    assert one.tobytes() == again.tobytes()
    assert one.tobytes() != other.tobytes()


def test_fraction_beyond_the_ends_is_held(image: Bytes) -> None:
    assert preview(image, 1.7, seed=1).tobytes() == image.tobytes()
    assert preview(image, -1.0, seed=1).tobytes() == preview(image, 0.0, seed=1).tobytes()
