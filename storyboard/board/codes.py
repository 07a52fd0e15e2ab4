"""Slates: `1A` is the first shot of scene 1. Given once, never given again."""

import re
from collections.abc import Callable, Iterable, Mapping

from .content import Content, Entries, Fields, name_for_good, names_of_thrown
from .reckoned import Index, Touched

_LETTERS = re.compile(r"[A-Z]+")
_CODE = re.compile(r"(?P<number>[0-9]+)(?P<letters>[A-Z]+)")

Last = Mapping[str, str]
"""The last letters that were given, by the number of their scene."""


def next_code(scene_number: int, used: Iterable[str]) -> str:
    """The code after the highest that the scene number has ever had; gaps stay gaps."""
    prefix = str(scene_number)
    beginning = [code[len(prefix) :] for code in used if code.startswith(prefix)]
    given = [letters for letters in beginning if _LETTERS.fullmatch(letters)]
    # Of letters as they are counted the longer are the later.
    highest = max(given, key=_counted, default="")
    return f"{prefix}{_letters(_place(highest) + 1)}"


def last_codes(content: Content, scene_number: int) -> list[str]:
    """The last that were given: on the board, in the trash, on disk."""
    number = str(scene_number)
    found = (index.of(content).get(number) for index in (OF_SHOTS, OF_TRASH, OF_TAKES))
    return [f"{number}{letters}" for letters in found if letters]


def _last_of(part: str, names_of: Callable[[str, Fields], Iterable[str]]) -> Index[Content, Last]:
    """Of the map of this name, in whose entries such names stand."""

    def names(content: Content, keys: Iterable[str]) -> list[str]:
        entries: Entries = getattr(content, part)
        return [name for key in keys if key in entries for name in names_of(key, entries[key])]

    def reckon(content: Content) -> Last:
        return _last(names(content, getattr(content, part)))

    def renew(was: Last, before: Content, now: Content, touched: Touched) -> Last | None:
        keys = touched.get(part, ())
        here = _last(names(now, keys))
        gone = _last(names(before, keys)).items()
        if any(was[number] == letters != here.get(number) for number, letters in gone):
            return None
        return was if here.items() <= was.items() else _later(was, here)

    return Index((part,), reckon, renew)


def _last(names: Iterable[str]) -> Last:
    found: dict[str, str] = {}
    for name in names:
        if match := _CODE.fullmatch(name):
            number, letters = match["number"], match["letters"]
            found[number] = max(found.get(number, ""), letters, key=_counted)
    return found


def _later(one: Last, other: Last) -> Last:
    pairs = {number: max(one.get(number, ""), other[number], key=_counted) for number in other}
    return {**one, **pairs}


def _counted(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _name_of_shot(_: str, shot: Fields) -> Iterable[str]:
    return (str(shot.get("code", "")),)


def _name_of_take(_: str, take: Fields) -> Iterable[str]:
    return (name_for_good(take),)


OF_SHOTS = _last_of("shots", _name_of_shot)
OF_TRASH = _last_of("trash", names_of_thrown)
OF_TAKES = _last_of("takes", _name_of_take)


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
