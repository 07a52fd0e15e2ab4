"""Masks: what the nodes make of known values."""

import numpy as np
import pytest

from tests.render_node.nodes.bench import Bench, flat, gradient


def square(value: float = 1.0, size: int = 8) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """A lit square of 2 x 2 in the middle."""
    mask = np.zeros((1, size, size), dtype=np.float32)
    mask[0, size // 2 - 1 : size // 2 + 1, size // 2 - 1 : size // 2 + 1] = value
    return mask


def test_a_mask_becomes_an_image_and_back(bench: Bench) -> None:
    image = bench.run("MaskToImage", mask=square(0.5))
    assert image[0, 4, 4].tolist() == [128, 128, 128]
    mask = bench.run("ImageToMask", image=image, channel="green")
    assert mask[0, 4, 4] == pytest.approx(0.5, abs=0.01)


def test_the_alpha_of_a_picture_without_one_is_an_error(bench: Bench) -> None:
    with pytest.raises(IndexError):
        bench.run("ImageToMask", image=gradient(), channel="alpha")


def test_a_colour_becomes_a_mask(bench: Bench) -> None:
    image = flat((0, 0, 0))
    image[0, 3, 5] = (0x12, 0x34, 0x56)
    mask = bench.run("ImageColorToMask", image=image, color=0x123456)
    assert (mask.sum(), mask[0, 3, 5]) == (1, 1)


def test_masks_are_made_inverted_cut_and_thresholded(bench: Bench) -> None:
    solid = bench.run("SolidMask", value=0.25, width=6, height=4)
    assert solid.shape == (1, 4, 6)
    assert bench.run("InvertMask", mask=solid)[0, 0, 0] == 0.75
    assert bench.run("CropMask", mask=solid, x=1, y=1, width=3, height=2).shape == (1, 2, 3)
    assert bench.run("ThresholdMask", mask=solid, value=0.2).min() == 1


@pytest.mark.parametrize(("expand", "lit"), [(1, 16), (2, 36), (0, 4), (-1, 0)])
def test_a_mask_grows_and_shrinks(bench: Bench, expand: int, lit: int) -> None:
    grown = bench.run("GrowMask", mask=square(), expand=expand, tapered_corners=False)
    assert grown.sum() == lit


def test_a_mask_is_feathered_at_its_sides(bench: Bench) -> None:
    solid = np.ones((1, 8, 8), dtype=np.float32)
    soft = bench.run("FeatherMask", mask=solid, left=4, top=0, right=0, bottom=0)
    assert soft[0, 0].tolist() == [0.25, 0.5, 0.75, 1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [("multiply", 0.4), ("add", 1.0), ("subtract", 0.3), ("and", 0.0), ("or", 1.0), ("xor", 1.0)],
)
def test_masks_are_joined(bench: Bench, operation: str, expected: float) -> None:
    under = np.full((1, 4, 4), 0.8, dtype=np.float32)
    over = np.full((1, 2, 2), 0.5, dtype=np.float32)
    how = {"x": 1, "y": 1, "operation": operation}
    joined = bench.run("MaskComposite", destination=under, source=over, **how)
    assert joined[0, 1, 1] == pytest.approx(expected)
    assert joined[0, 0, 0] == pytest.approx(0.8)


def test_alpha_is_split_off_and_joined_again(bench: Bench) -> None:
    joined = bench.run("JoinImageWithAlpha", image=flat((1, 2, 3), 8, 8), alpha=square())
    assert joined.shape == (1, 8, 8, 4)
    assert joined[0, 4, 4, 3] == 0
    image, mask = bench.all("SplitImageWithAlpha", image=joined).values
    assert image.shape == (1, 8, 8, 3)
    assert mask[0, 4, 4] == 1
