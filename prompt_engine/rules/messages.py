"""What a broken rule says: its sentence with the facts of the configuration filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prompt_engine.catalogue.choices import Choice

from .facts import Fact, Known
from .models import Value

PRODUCTION = "production"
"""In a sentence: the years in which the picture is made."""

COMMON_NOUNS = frozenset({"time_of_day", "movement", "timing", "weather", "place", "size"})
"""Fields whose labels are no names."""

NAME = re.compile(r"\{([a-z0-9_.]+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`parts` are words and, at every second place, the names of fields and facts."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, message: str) -> "Sentence":
        return cls(tuple(NAME.split(message)))

    @property
    def names(self) -> tuple[str, ...]:
        return self.parts[1::2]

    def filled(self, known: Known) -> str:
        return _capital("".join(_filled(self.parts, known)))

    def about(self, field_id: str, base: Known) -> "Sentence":
        """The sentence with everything filled in that does not rest on a field."""
        parts: list[str] = [self.parts[0]]
        for name, words in zip(self.parts[1::2], self.parts[2::2], strict=True):
            if field_id in _fields(name, base.facts):
                parts += [name, words]
            else:
                parts[-1] += said(name, base) + words
        return Sentence(tuple(parts))


def _filled(parts: tuple[str, ...], known: Known) -> Iterator[str]:
    for place, part in enumerate(parts):
        yield said(part, known) if place % 2 else part


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def fields_of(sentence: Sentence, facts: Mapping[str, Fact]) -> frozenset[str]:
    """The fields that the sentence speaks of."""
    return frozenset(field for name in sentence.names for field in _fields(name, facts))


def _fields(name: str, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    return facts["production.last" if name == PRODUCTION else name].fields


def said(name: str, known: Known) -> str:
    if name == PRODUCTION:
        return _years(known)
    choice = known.choices.get(name)
    return _label(choice) if choice else worded(known.get(name))


def _label(choice: Choice) -> str:
    """A common noun without its capital: "at night"."""
    if choice.entry is None:
        return worded(choice.value)
    label = choice.entry.label
    return label[:1].lower() + label[1:] if choice.field in COMMON_NOUNS else label


def worded(value: Value | None) -> str:
    """A number without the figures that nobody asked for."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "not known"
    if isinstance(value, str):
        return value
    return f"{value:.0f}" if abs(value) >= 100 else f"{round(value, 2):g}"


def _years(known: Known) -> str:
    first, last = known.number("production.first"), known.number("production.last")
    if first is None:
        return "a time not known"
    if first == last:
        return f"{first:.0f}"
    return f"{first:.0f} and later" if last is None else f"{first:.0f} to {last:.0f}"


def unknown_name(sentence: Sentence, facts: Mapping[str, Fact]) -> str | None:
    """The first name in the sentence that stands for nothing."""
    return next((n for n in sentence.names if n != PRODUCTION and n not in facts), None)
