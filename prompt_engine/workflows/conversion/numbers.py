"""Numbers as a browser has them: every one is a double."""

import math
from decimal import Decimal
from typing import Any

GREATEST_EXACT = 2**53
GREATEST_PLAIN = 1e21
"""From here on a browser writes an exponent."""


def as_in_page(value: Any) -> Any:
    """`value` after the page read and wrote it: a great whole number loses its last digits."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) <= GREATEST_EXACT:
        return value
    try:
        rounded = float(value)
    except OverflowError:
        return None
    return int(Decimal(repr(rounded))) if abs(rounded) < GREATEST_PLAIN else rounded


def rounded_half_up(value: float) -> int:
    """As a browser rounds: halves go up, below zero too."""
    return math.floor(value + 0.5)
