"""Finds presets by words, forgiving typing errors. Everything is indexed once, at start.

A word of a query is as near to a word of a preset as trigrams (Zamora et al., 1981, for the
candidates) and the optimal string alignment distance (for the judgement) say. A preset's score is
the sum over the words of the query of weight times nearness; each word must be found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prompt_engine.catalogue.service import Catalogue

from .models import Film, Look

WEIGHTS: Mapping[str, float] = {
    "name": 10,
    "id": 8,
    "person": 7,
    "era": 5,
    "domain": 5,
    "medium": 4,
    "country": 4,
    "mood": 3,
    "gear": 3,
    "light": 2,
    "tone": 2,
}
"""What a whole word is worth by where it stands; the first eight are the earlier API's scale."""

PREFIX = 0.9
WHOLE_NAME = 10.0
"""What a query is worth beyond its words where it is the whole title."""

LEAST_SHARED = 0.25
"""Of trigrams (Dice), below which no two words are compared letter by letter."""


@dataclass(frozen=True)
class Hit:
    preset: Film | Look
    score: float


@dataclass(frozen=True)
class Index:
    presets: tuple[Film | Look, ...]
    names: tuple[str, ...]
    weights: Mapping[str, Mapping[int, float]]
    trigrams: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, catalogue: Catalogue, films: tuple[Film, ...], looks: tuple[Look, ...]) -> "Index":
        presets = (*films, *looks)
        gear = _gear(catalogue)
        weights: dict[str, dict[int, float]] = {}
        for number, preset in enumerate(presets):
            for kind, text in _texts(preset, gear):
                for word in words_of(text):
                    row = weights.setdefault(word, {})
                    row[number] = max(row.get(number, 0), WEIGHTS[kind])
        names = tuple(" ".join(words_of(preset.label)) for preset in presets)
        return cls(presets, names, weights, _by_trigram(weights))

    def search(self, query: str) -> list[Hit]:
        """The best first; among equals in the order of the tables."""
        words = words_of(query)[:20]
        if not words:
            return []
        found = [self._scores(word) for word in words]
        everywhere = frozenset(found[0]).intersection(*found[1:])
        asked = " ".join(words)
        scores = {n: sum(row[n] for row in found) + self._whole(n, asked) for n in everywhere}
        order = sorted(scores, key=lambda n: (-scores[n], n))
        return [Hit(self.presets[n], round(scores[n], 2)) for n in order]

    def _whole(self, number: int, asked: str) -> float:
        return WHOLE_NAME if self.names[number] == asked else 0

    def _scores(self, word: str) -> dict[int, float]:
        scores: dict[int, float] = {}
        for other, near in self._near(word):
            for number, weight in self.weights[other].items():
                scores[number] = max(scores.get(number, 0), weight * near)
        return scores

    def _near(self, word: str) -> Iterator[tuple[str, float]]:
        own = _trigrams(word)
        shared: dict[str, int] = {}
        for gram in own:
            for other in self.trigrams.get(gram, ()):
                shared[other] = shared.get(other, 0) + 1
        for other, count in shared.items():
            if 2 * count / (len(own) + len(other) + 2) >= LEAST_SHARED:
                near = nearness(word, other)
                if near:
                    yield other, near


def words_of(text: str) -> list[str]:
    """Without case, accents and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"[a-z0-9]+", bare.replace("'", ""))


def nearness(word: str, other: str) -> float:
    """1 for the same word, less for its beginning and for a few errors, 0 for another word."""
    if word == other:
        return 1
    if len(word) >= 3 and other.startswith(word):
        return PREFIX
    errors = distance(word, other, most=_allowed(word))
    return 0 if errors is None else 1 - 0.2 * errors - 0.02 * abs(len(word) - len(other))


def distance(word: str, other: str, *, most: int) -> int | None:
    """Letters added, lost, changed or swapped with the next; None where it is more than `most`.

    Optimal string alignment: no letter is touched twice.
    """
    if abs(len(word) - len(other)) > most:
        return None
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        line = [row]
        for column, sign in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != sign))
            if _swapped(word, other, row, column):
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, above = above, line
    return above[-1] if above[-1] <= most else None


def _swapped(word: str, other: str, row: int, column: int) -> bool:
    if row < 2 or column < 2:
        return False
    return word[row - 1] == other[column - 2] and word[row - 2] == other[column - 1]


def _allowed(word: str) -> int:
    if len(word) < 4 or word.isdecimal():
        return 0
    return 1 if len(word) < 7 else 2


def _trigrams(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _by_trigram(words: Iterable[str]) -> dict[str, frozenset[str]]:
    grams: dict[str, set[str]] = {}
    for word in words:
        for gram in _trigrams(word):
            grams.setdefault(gram, set()).add(word)
    return {gram: frozenset(found) for gram, found in grams.items()}


def _gear(catalogue: Catalogue) -> dict[str, str]:
    """The labels of cameras, lenses and films by id."""
    tables = (catalogue.cameras, catalogue.lens_families, catalogue.film_stocks)
    return {name: entry.label for table in tables for name, entry in table.items()}


def _texts(preset: Film | Look, gear: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Where a word stands, and the words."""
    yield "name", preset.label
    yield from (("id", name) for name in (preset.id, *preset.aliases))
    yield from (("country", name) for name in preset.countries)
    yield from (("mood", name) for name in preset.moods)
    yield from (("tone", name) for name in preset.tones)
    yield from _of_film(preset, gear) if isinstance(preset, Film) else _of_look(preset)


def _of_film(film: Film, gear: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "era", f"{film.year} {film.year // 10 * 10}s"
    yield from (("person", name) for name in (*film.directors, *film.cinematographers))
    yield from (("gear", gear[name]) for name in (*film.bodies, *film.families, *film.stocks))
    yield from (("light", name) for name in (*film.lighting_styles, *film.light_sources))


def _of_look(look: Look) -> Iterator[tuple[str, str]]:
    yield from (("person", name) for name in look.people)
    yield from (("name", name) for name in look.works)
    yield "domain", look.domain
    yield "medium", look.medium
    yield from (("light", name) for name in (look.light, look.line, look.color, look.surface))
