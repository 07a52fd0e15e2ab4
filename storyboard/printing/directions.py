"""Which way a text is read, and how its letters stand from left to right (Unicode's UAX #9)."""

import unicodedata
from itertools import groupby

from bidi.algorithm import (  # pyright: ignore[reportMissingTypeStubs]
    get_base_level,  # pyright: ignore[reportUnknownVariableType]
    get_display,  # pyright: ignore[reportUnknownVariableType]
)

RIGHT_TO_LEFT = frozenset({"R", "AL"})

MARKED = (0x0590, 0x08FF)
"""Hebrew, Arabic and their kin, whose marks stand with the letter before them."""

Stretch = tuple[str, bool]
"""Letters as they are read, and whether that is from right to left."""


def is_rtl(text: str) -> bool:
    """Whether a paragraph begins with a script that is read from right to left."""
    return get_base_level(text) == 1


def has_rtl(text: str) -> bool:
    return any(_is_rtl(letter) for letter in text)


def in_sight(line: str, *, rtl: bool) -> list[Stretch]:
    """The line's stretches from left to right; `rtl` is how its paragraph is read."""
    if not has_rtl(line):
        return [(line, False)]
    seen = str(get_display(line, base_dir="R" if rtl else "L"))
    stretches = [("".join(letters), turned) for turned, letters in groupby(seen, key=_is_rtl)]
    return [(text[::-1] if turned else text, turned) for text, turned in stretches]


def _is_rtl(letter: str) -> bool:
    kind = unicodedata.bidirectional(letter)
    return kind in RIGHT_TO_LEFT or (kind == "NSM" and MARKED[0] <= ord(letter) <= MARKED[1])
