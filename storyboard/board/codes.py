"""Slates: `1A` is the first shot of scene 1. Given once, never given again."""

import re
from collections.abc import Iterable

_LETTERS = re.compile(r"[A-Z]+")


def next_code(scene_number: int, used: Iterable[str]) -> str:
    """The code after the highest that the scene number has ever had; gaps stay gaps."""
    prefix = str(scene_number)
    beginning = [code[len(prefix) :] for code in used if code.startswith(prefix)]
    given = [letters for letters in beginning if _LETTERS.fullmatch(letters)]
    # Of letters as they are counted the longer are the later.
    highest = max(given, key=lambda letters: (len(letters), letters), default="")
    return f"{prefix}{_letters(_place(highest) + 1)}"


def _place(letters: str) -> int:
    """A -> 1, Z -> 26, AA -> 27."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _letters(place: int) -> str:
    """1 -> A, 26 -> Z, 27 -> AA: counting without a zero."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
