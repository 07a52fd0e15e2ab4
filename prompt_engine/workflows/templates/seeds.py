"""Which seed a render gets. Pure but for the drawing."""

import secrets
from collections.abc import Callable
from typing import Literal

SeedPolicy = Literal["fixed", "random", "increment"]
"""A `random` seed is drawn, an `increment`ed one is one more than the value given."""

GREATEST_DRAWN = 2**53 - 1
"""What a page can keep as a number."""

Draw = Callable[[], int]


def draw() -> int:
    return secrets.randbelow(GREATEST_DRAWN + 1)


def seed_by(policy: SeedPolicy, given: int, *, drawn: Draw, most: int) -> int:
    """The seed to use; `most` is the greatest that its input takes, after which 0 comes."""
    match policy:
        case "fixed":
            return given
        case "random":
            return drawn() % (most + 1)
        case "increment":
            return (given + 1) % (most + 1)
