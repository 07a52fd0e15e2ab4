"""Which seed a render gets. Pure but for the drawing."""

import secrets
from collections.abc import Callable
from typing import Literal

from .models import GREATEST_SEED

SeedPolicy = Literal["fixed", "random", "increment"]
"""A `random` seed is drawn, an `increment`ed one is one more than the value given."""

GREATEST_DRAWN = 2**53 - 1
"""What a page can keep as a number."""

Draw = Callable[[], int]


def draw() -> int:
    return secrets.randbelow(GREATEST_DRAWN + 1)


def seed_by(policy: SeedPolicy, given: int, draw: Draw) -> int:
    match policy:
        case "fixed":
            return given
        case "random":
            return draw()
        case "increment":
            return 0 if given >= GREATEST_SEED else given + 1
