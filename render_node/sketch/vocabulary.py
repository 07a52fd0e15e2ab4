"""The words that a prompt may use, and what they mean (vocabulary.yaml)."""

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

from pydantic import field_validator

from .tables import Table, load

ValueT = TypeVar("ValueT", str, float, int)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}.") from error
    return pattern


class Row(Table, Generic[ValueT]):
    """A regular expression over the text, and the value that it stands for."""

    pattern: str
    value: ValueT

    _pattern = field_validator("pattern")(_compiles)

    def said(self, text: str) -> bool:
        return re.search(self.pattern, text) is not None


class Clothes(Table):
    coat: str
    dress: str
    boots: str


class PeopleWords(Table):
    """Patterns about who is there; `name` is the only one over the text as written."""

    any: str
    single: str
    nobody: str
    child: str
    adult: str
    female: str
    male: str
    name: str


class Vocabulary(Table):
    shots: tuple[Row[str], ...]
    heights: tuple[Row[str], ...]
    bearings: tuple[Row[float], ...]
    devices: tuple[Row[str], ...]
    moves: tuple[Row[str], ...]
    poses: tuple[Row[str], ...]
    arms: tuple[Row[str], ...]
    places: tuple[Row[str], ...]
    lights: tuple[Row[str], ...]
    weathers: tuple[Row[str], ...]
    moods: tuple[Row[float], ...]
    sensors: tuple[Row[float], ...]
    hats: tuple[Row[str], ...]
    features: tuple[Row[str], ...]
    things: tuple[Row[str], ...]
    focuses: tuple[Row[str], ...]
    pairings: tuple[Row[str], ...]
    clothes: Clothes
    counts: tuple[Row[int], ...]
    people: PeopleWords
    not_names: tuple[str, ...]


def vocabulary() -> Vocabulary:
    return load(Vocabulary, "vocabulary.yaml")


def first(rows: Iterable[Row[ValueT]], text: str) -> ValueT | None:
    """The value of the first row whose pattern occurs in the text."""
    return next((row.value for row in rows if row.said(text)), None)


def every(rows: Iterable[Row[str]], text: str) -> frozenset[str]:
    """The values of all rows whose pattern occurs in the text."""
    return frozenset(row.value for row in rows if row.said(text))


def listed(rows: Iterable[Row[str]], text: str) -> tuple[str, ...]:
    """The values of all rows whose pattern occurs in the text, in the order of the rows."""
    return tuple(dict.fromkeys(row.value for row in rows if row.said(text)))
