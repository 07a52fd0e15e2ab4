"""Slates: `1A` is the first shot of scene 1. Given once, never given again."""

import re
from collections.abc import Iterable

_CODE = re.compile(r"(\d+)([A-Z]+)")


def next_code(scene_number: int, used: Iterable[str]) -> str:
    """The code after the highest that the scene number has ever had; gaps stay gaps."""
    places = [place for code in used if (place := _place(code, scene_number))]
    return f"{scene_number}{_letters(max(places, default=0) + 1)}"


def _place(code: str, scene_number: int) -> int:
    match = _CODE.fullmatch(code)
    if match is None or match[1] != str(scene_number):
        return 0
    place = 0
    for letter in match[2]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _letters(place: int) -> str:
    """1 -> A, 26 -> Z, 27 -> AA: counting without a zero."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
