"""The words of other programs, taken apart."""

import pytest

from studio_kit.carriers.models import Generation
from studio_kit.carriers.parameters import generation, tells_settings
from tests.studio_kit.carriers.files import WORDS


def test_the_words_of_a_web_ui_are_taken_apart() -> None:
    assert generation(WORDS) == Generation(
        prompt="a wall at the sea, (dusk:1.2)\nsecond line",
        negative_prompt="blurry, people",
        steps=28,
        cfg=6.5,
        sampler="DPM++ 2M",
        seed=4294967295,
        width=832,
        height=1216,
        model="sdXL_v10",
    )


def test_what_is_not_said_is_none() -> None:
    told = generation("a wall\nSteps: 20, Size: big, Seed: many")
    assert (told.prompt, told.negative_prompt, told.steps) == ("a wall", "", 20)
    assert (told.seed, told.width, told.model, told.cfg) == (None, None, None, None)


@pytest.mark.parametrize("text", ["", "a wall", "a wall\nSteps: many", "Steps: 1\nand on"])
def test_other_words_are_none_of_these(text: str) -> None:
    assert not tells_settings(text)


@pytest.mark.timeout(60)  # moments; for hours where a reader goes back and forth
@pytest.mark.parametrize("piece", ['A:"', "Steps: 1, ", " ", "Negative prompt:\n", 'A: "\\', "A"])
def test_long_words_are_read(piece: str) -> None:
    text = "Steps: 1, " + (piece * 100_000)[:99_000]
    assert generation(text).width is None
