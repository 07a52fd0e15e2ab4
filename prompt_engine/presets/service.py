"""Looks presets up: by name, person, time, mood, domain, medium and country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from prompt_engine.catalogue.models import Era, Option
from prompt_engine.catalogue.names import Names, folded
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.spelling import did_you_mean
from studio_kit.errors import NotFound

from .models import Film, Look, Style
from .search import Index, nearness, words_of

Kind = TypeVar("Kind", bound=Option)


class NoSuchPreset(NotFound):
    title = "No such preset"


class NoSuchValue(NotFound):
    title = "No such value"


@dataclass(frozen=True)
class Presets:
    """`known`: the catalogue, in which films and looks are options like any other."""

    known: Catalogue
    films: tuple[Film, ...]
    looks: tuple[Look, ...]
    styles: tuple[Style, ...]

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        films: tuple[Film, ...],
        looks: tuple[Look, ...],
        styles: tuple[Style, ...],
    ) -> "Presets":
        """Raises `NameTaken` where two presets answer to one name."""
        known = catalogue.with_options("film_preset", films)
        return cls(known.with_options("style_preset", looks), films, looks, styles)

    def film(self, name: str) -> Film:
        """By id, title or earlier name. Raises `NoSuchPreset` with the nearest match."""
        return self._found(name, "film_preset", Film)

    def look(self, name: str) -> Look:
        """By id, label or earlier name. Raises `NoSuchPreset` with the nearest match."""
        return self._found(name, "style_preset", Look)

    def films_of(self, era: str) -> list[Film]:
        """Of an era, a decade, a year or a span of years. Raises `NoSuchValue`."""
        period = self._entry("era", era, Era)
        last = 9999 if period.last is None else period.last
        return [film for film in self.films if period.first <= film.year <= last]

    def films_in(self, mood: str) -> list[Film]:
        """Raises `NoSuchValue`."""
        wanted = self._entry("mood", mood, Option).id
        return [film for film in self.films if wanted in film.moods]

    def looks_in(self, mood: str) -> list[Look]:
        """Raises `NoSuchValue`."""
        wanted = self._entry("mood", mood, Option).id
        return [look for look in self.looks if wanted in look.moods]

    def looks_of_domain(self, domain: str) -> list[Look]:
        """Raises `NoSuchValue`."""
        wanted = self._entry("domain", domain, Option).id
        return [look for look in self.looks if look.domain == wanted]

    def looks_of_medium(self, medium: str) -> list[Look]:
        """Raises `NoSuchValue`."""
        wanted = self._entry("medium", medium, Option).id
        return [look for look in self.looks if look.medium == wanted]

    def styles_of(self, film: Film) -> list[Style]:
        """Of its cinematographers, as far as they are described."""
        named = [self._styles.get(folded(name)) for name in film.cinematographers]
        return [style for style in named if style]

    def eras(self) -> list[tuple[Era, int]]:
        """The eras in which there are films, and how many."""
        counted = [(era, len(self.films_of(era.id))) for era in self._eras()]
        return [(era, count) for era, count in counted if count]

    def domains(self) -> list[tuple[Option, int]]:
        """The domains of which there are looks, and how many."""
        counts = _counted(look.domain for look in self.looks)
        entries = self.known.entries("domain", Option).values()
        return [(entry, counts[entry.id]) for entry in entries if entry.id in counts]

    @cached_property
    def index(self) -> Index:
        return Index.of(self.known, self.films, self.looks)

    def _eras(self) -> Iterable[Era]:
        return self.known.entries("eras", Era).values()

    def _found(self, name: str, field: str, model: type[Kind]) -> Kind:
        option = self.known.names[field].find(name)
        if isinstance(option, model):
            return option
        hint = did_you_mean(name[:80], _spellings(self.known.names[field]))
        raise NoSuchPreset(f'There is no preset "{name[:80]}".{hint}')

    def _entry(self, field: str, name: str, model: type[Kind]) -> Kind:
        choice = self.known.find_in((self.known.field(field),), name)
        if choice and isinstance(choice.entry, model):
            return choice.entry
        hint = did_you_mean(name[:80], self.known.spellings(field))
        raise NoSuchValue(f'There is no {field} "{name[:80]}".{hint}')

    @cached_property
    def _styles(self) -> dict[str, Style]:
        return {folded(style.name): style for style in self.styles}


def newest_first(films: Iterable[Film]) -> list[Film]:
    return sorted(films, key=_age)


def is_by(preset: Film | Look, person: str) -> bool:
    """Whether each word of a name is near to a word of one of its people's names."""
    asked = words_of(person)
    return any(_is(asked, name) for name in people_of(preset))


def people_of(preset: Film | Look) -> tuple[str, ...]:
    if isinstance(preset, Film):
        return (*preset.directors, *preset.cinematographers)
    return preset.people


def _is(asked: list[str], name: str) -> bool:
    words = words_of(name)
    return bool(asked) and all(any(nearness(part, word) for word in words) for part in asked)


def _age(film: Film) -> tuple[int, str]:
    return -film.year, film.id


def _spellings(names: Names) -> list[str]:
    return [name for option in names.by_id.values() for name in (option.label, option.id)]


def _counted(names: Iterable[str]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts
