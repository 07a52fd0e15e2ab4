"""Whether a text keeps what a configuration has decided. Pure; knowledge is in `keeping.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.models import Option
from prompt_engine.catalogue.service import Catalogue
from studio_kit.tables import TableError, load_document

MILLIMETRES = re.compile(
    r"(?<![\w.])(\d+(?:\.\d+)?)\s?mm\b(?!\s+(?:film|stock|gauge|negative|print|sensor))", re.I
)
"""A length, unless it is said to be a gauge of film."""

SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+[\"'”’)]*|\n|\Z)\s*")


class KeptFields(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    always: tuple[str, ...]
    where_named: tuple[str, ...]
    single_words: tuple[str, ...]
    movement: tuple[str, ...]
    camera_verbs: tuple[str, ...]


@dataclass(frozen=True)
class Keeper:
    """Knows what the values of the kept fields are called."""

    fields: KeptFields
    names: Mapping[str, Mapping[str, frozenset[str]]]
    """Field -> option -> what a text may call it, in lower case and without punctuation."""
    slates: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Field -> option -> the capitals that slates write for it, such as MCU."""

    @classmethod
    def of(cls, catalogue: Catalogue) -> Self:
        """Raises `TableError` where `keeping.yaml` names no field of the catalogue."""
        fields = load_document(Path(__file__).with_name("keeping.yaml"), KeptFields)
        known = {field.id: field for field in catalogue.fields}
        for name in (*fields.always, *fields.where_named, *fields.movement):
            if name not in known:
                raise TableError(f"keeping.yaml: the catalogue has no field {name}.")
        kept = (*fields.always, *fields.where_named)
        return cls(
            fields,
            {name: {option.id: _called(option) for option in known[name].options} for name in kept},
            {name: {option.id: _slates(option) for option in known[name].options} for name in kept},
        )

    def complaints(self, text: str, choices: Choices, original: str) -> tuple[str, ...]:
        """Sentences about what `text` dropped or contradicts of `choices`.

        What the original itself says otherwise is the person's own word and no complaint.
        """
        said, before = _bare(text), f"{_bare(original)}{self._spelled_out(original)}"
        found = [
            self._lens(choices["lens"], text, original)
            if field == "lens"
            else self._field(choices[field], said, before)
            for field in self.names
            if field in choices
        ]
        return tuple(complaint for complaint in found if complaint)

    def movement(self, text: str) -> tuple[str, ...]:
        """The sentences that speak of a moving camera."""
        return tuple(
            sentence.strip()
            for sentence in SENTENCE.findall(text)
            if sentence.strip() and self._moving.search(sentence)
        )

    def without_movement(self, text: str) -> str:
        kept = [part for part in SENTENCE.findall(text) if not self._moving.search(part)]
        return "".join(kept).strip()

    def _spelled_out(self, original: str) -> str:
        """What the slates' capitals in the original stand for."""
        words = set(re.findall(r"\w+", original))
        return "".join(
            name
            for field, slates in self.slates.items()
            for option, capitals in slates.items()
            if not words.isdisjoint(capitals)
            for name in self.names[field][option]
        )

    @cached_property
    def _moving(self) -> re.Pattern[str]:
        verbs = "|".join(self.fields.camera_verbs)
        form = rf"(?:{verbs})(?:s|es|ing|ning|ging)?"
        return re.compile(
            rf"\bcamera(?:'s)?\s+(?:\w+ly\s+|is\s+|begins\s+to\s+|starts\s+to\s+)*{form}\b"
            rf"|\b(?:dolly|tracking|crane|panning|zoom|push|pull|whip|truck)[- ]"
            r"(?:in|out|shot|pan|back|zoom|movement)\b",
            re.IGNORECASE,
        )

    def _field(self, choice: Choice, said: str, before: str) -> str | None:
        own = _own_names(choice, self.names[choice.field])
        words = choice.words
        if not _names_any(said, own):
            other = self._other(choice, said, before)
            if other:
                return f'It says "{other}", but the {_title(choice)} is {words}.'
            if choice.field in self.fields.always or _names_any(before, own):
                return f'It no longer says that the {_title(choice)} is "{words}".'
            return None
        other = self._other(choice, said, before)
        return f'It says "{other}" beside the {_title(choice)} {words}.' if other else None

    def _other(self, choice: Choice, said: str, before: str) -> str | None:
        """Another value of the field that the text names and the original does not.

        A name inside a longer one, as "wide shot" in "extreme wide shot", is not named itself.
        """
        options = self.names[choice.field]
        own = _own_names(choice, options)
        names = {name for values in options.values() for name in values} | own
        found = _longest(said, names) - own - _longest(before, names)
        if choice.field not in self.fields.single_words:
            found = {name for name in found if " " in name.strip()}
        longest_first = sorted(found, key=lambda name: (-len(name), name))
        return longest_first[0].strip() if found else None

    def _lens(self, choice: Choice, text: str, original: str) -> str | None:
        entry = choice.entry
        if entry is None or not (length := re.match(r"(\d+(?:\.\d+)?)mm", entry.words)):
            return None
        wanted = float(length[1])
        said = {float(number) for number in MILLIMETRES.findall(text)}
        before = {float(number) for number in MILLIMETRES.findall(original)}
        others = said - {wanted} - before
        if others:
            return f"It says {min(others):g}mm, but the lens is {wanted:g}mm."
        return None if wanted in said else f"It no longer names the {wanted:g}mm lens."


def _title(choice: Choice) -> str:
    return choice.field.replace("_", " ")


def _called(option: Option) -> frozenset[str]:
    """Its label and its words; of words in several parts the first also stands alone."""
    names = {option.label, option.words, option.words.split(",")[0]}
    return frozenset(_bare(name) for name in names if len(_bare(name)) > 2)


def _slates(option: Option) -> tuple[str, ...]:
    capitals = (option.short or "", *option.aliases)
    return tuple(name for name in capitals if name.isupper() and name.isalpha() and len(name) > 1)


def _own_names(choice: Choice, options: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return options.get(str(choice.value), frozenset({_bare(choice.words)}))


def _bare(text: str) -> str:
    """Words only, in lower case, with a space at each end so that whole words can be found."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return f" {' '.join(words)} "


def _names_any(said: str, names: Iterable[str]) -> bool:
    return any(name in said for name in names)


def _longest(said: str, names: Iterable[str]) -> set[str]:
    """The names that `said` holds, each place counted for the longest name that fits there."""
    found: set[str] = set()
    for name in sorted(names, key=lambda each: (-len(each), each)):
        if name in said:
            found.add(name)
            said = said.replace(name, "  ")
    return found
