"""Pictures that look the same have nearly the same bits, others have not."""

import random
from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance

from gallery.duplicates.likeness import (
    Neighbourhood,
    distances,
    farthest,
    hashes,
    likeness_of,
)
from gallery.duplicates.models import NO_LIKENESS
from gallery.duplicates.service import NEARLY_THE_SAME


def scene(seed: int, *, width: int = 320, height: int = 180) -> Image.Image:
    """Some shapes on a ground, other ones for each seed."""
    dice = random.Random(seed)
    image = Image.new("RGB", (width, height), colour(dice))
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = dice.randrange(width), dice.randrange(height)
        box = (x, y, x + dice.randrange(20, 160), y + dice.randrange(20, 120))
        draw.ellipse(box, fill=colour(dice))
    return image


def colour(dice: random.Random) -> tuple[int, int, int]:
    return dice.randrange(256), dice.randrange(256), dice.randrange(256)


def saved(image: Image.Image, form: str = "WEBP", quality: int = 80) -> bytes:
    file = BytesIO()
    image.save(file, form, quality=quality)
    return file.getvalue()


def apart(one: int, other: int) -> int:
    return int(distances(hashes([one]), other)[0])


CHANGES: dict[str, Callable[[Image.Image], bytes]] = {
    "a smaller file": lambda image: saved(image, quality=30),
    "another format": lambda image: saved(image, "JPEG", quality=50),
    "larger": lambda image: saved(image.resize((1280, 720))),
    "smaller": lambda image: saved(image.resize((160, 90))),
    "brighter": lambda image: saved(ImageEnhance.Brightness(image).enhance(1.1)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_picture_saved_otherwise_is_near(name: str):
    for seed in range(5):
        image = scene(seed)
        assert (
            apart(likeness_of(saved(image)), likeness_of(CHANGES[name](image))) <= NEARLY_THE_SAME
        )


def test_other_pictures_are_far():
    likenesses = [likeness_of(saved(scene(seed))) for seed in range(30)]
    distances_of_all = [apart(a, b) for i, a in enumerate(likenesses) for b in likenesses[:i]]
    assert min(distances_of_all) > NEARLY_THE_SAME
    assert 28 < sum(distances_of_all) / len(distances_of_all) < 36


def test_a_picture_of_one_tone_is_like_nothing():
    assert likeness_of(saved(Image.new("RGB", (320, 180), "black"))) == NO_LIKENESS
    assert likeness_of(saved(Image.new("RGB", (320, 180), "white"))) == NO_LIKENESS
    with pytest.raises(OSError, match="cannot identify"):
        likeness_of(b"no picture")


@pytest.mark.parametrize("distance", [0, 1, 6, 10])
def test_groups_are_those_that_comparing_each_with_each_finds(distance: int):
    dice = random.Random(distance)
    likenesses: list[int] = []
    for _ in range(60):
        first = dice.randrange(-(2**63), 2**63)
        likenesses += [first ^ near(dice, distance + 2) for _ in range(dice.randrange(1, 5))]
    dice.shuffle(likenesses)
    pictures = Neighbourhood(likenesses, distance)
    order = dice.sample(range(len(likenesses)), len(likenesses))
    expected = around(likenesses, order, distance)
    assert {tuple(sorted(group)) for group in pictures.groups(order)} == expected
    assert pictures.not_alone() == [
        place
        for place, one in enumerate(likenesses)
        if sum(apart(one, other) <= distance for other in likenesses) > 1
    ]
    assert expected


def near(dice: random.Random, most: int) -> int:
    """Up to so many bits, but for the sign's."""
    return sum(1 << bit for bit in dice.sample(range(63), dice.randrange(most)))


def around(likenesses: list[int], order: list[int], distance: int) -> set[tuple[int, ...]]:
    """Each in turn takes those that look the same as it and that nobody has taken."""
    free, groups = list(order), set[tuple[int, ...]]()
    for first in order:
        if first in free:
            group = [one for one in free if apart(likenesses[one], likenesses[first]) <= distance]
            free = [one for one in free if one not in group]
            if len(group) > 1:
                groups.add(tuple(sorted(group)))
    return groups


def test_all_of_a_group_look_like_the_one_that_leads_it():
    chain = [0b0, 0b1111, 0b11111111, 0b111111111111]
    pictures = Neighbourhood(chain, 4)
    assert pictures.groups([0, 1, 2, 3]) == [[0, 1], [2, 3]]
    assert pictures.groups([1, 0, 2, 3]) == [[1, 0, 2]]
    assert farthest([0b1111, 0b0, 0b11111]) == 4


def test_a_thousand_pictures_that_look_the_same_are_one_group():
    pictures = Neighbourhood([7] * 1000 + [~7], 6)
    assert pictures.not_alone() == list(range(1000))
    assert pictures.groups(range(1000)) == [list(range(1000))]


def test_the_greatest_of_all_numbers_has_neighbours_too():
    assert Neighbourhood([-1, -1, 5], 0).groups([0, 1, 2]) == [[0, 1]]


def test_nothing_is_like_nothing():
    assert Neighbourhood([], 6).not_alone() == []
    assert Neighbourhood([], 6).groups([]) == []
    assert np.array_equal(distances(hashes([]), 5), [])
