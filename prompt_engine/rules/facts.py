"""Facts: what follows from a configuration, by name. A rule tests facts and nothing else.

A fact of one field is read from what is chosen there; a fact of several is worked out in
`joint_facts.py`. What is unset or not known has no fact.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from prompt_engine.catalogue import gear, models
from prompt_engine.catalogue.choices import Choice, Choices
from prompt_engine.catalogue.models import Certainty, Option
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.remembered import Remembered

from .models import Value

Kind = TypeVar("Kind", bound=Option)
MEMO_LIMIT = 200_000

DOUBT: Mapping[Certainty, int | None] = {"high": 0, "medium": 2, "low": None}
"""How many years a date may be off; None: nothing may rest on it."""


SHELF_YEARS = 5
"""How long unexposed film is kept cold and used; a convention of ours."""


@dataclass(frozen=True, slots=True)
class FieldFact:
    """A fact of one field."""

    id: str
    field: str
    read: Callable[[Choice], Value | None]

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)


@dataclass(frozen=True, slots=True)
class JointFact:
    """A fact of several fields. `fields`: all that it may rest on; `values`: all it may say.

    `values` None: a number, or what somebody wrote. `kept`: worth remembering, being dear to work
    out and the same for the same choices.
    """

    id: str
    fields: tuple[str, ...]
    read: "Callable[[Known], Value | None]"
    values: frozenset[Value] | None = None
    kept: bool = False


Fact = FieldFact | JointFact
Facts = Mapping[str, Fact]


Memo = Remembered[tuple[object, ...], tuple[Value | None]]
"""What joint facts said of the same choices before: a lens and a camera are fitted once."""


@dataclass(slots=True)
class Known:
    """The facts of one configuration, each worked out when it is first asked for.

    `base` is the same configuration without the field `varied`: what rests on other fields alone
    is asked of it, so that many values of one field share that work.
    """

    catalogue: Catalogue
    facts: Facts
    choices: Choices
    memo: Memo
    base: "Known | None" = None
    varied: str = ""
    found: dict[str, Value | None] = field(default_factory=dict[str, Value | None])

    def get(self, name: str) -> Value | None:
        """None: unset, or not known."""
        if name in self.found:
            return self.found[name]
        fact = self.facts[name]
        if self.base is not None and self.varied not in fact.fields:
            return self.base.get(name)
        value = self.found[name] = self._read(fact)
        return value

    def number(self, name: str) -> float | None:
        value = self.get(name)
        return value if isinstance(value, int | float) else None

    def entry(self, field_id: str, model: type[Kind]) -> Kind | None:
        """The option that a field chooses, where it has the facts of `model`."""
        choice = self.choices.get(field_id)
        entry = choice.entry if choice else None
        return entry if isinstance(entry, model) else None

    def with_choice(self, field_id: str, choice: Choice) -> "Known":
        """The same with a choice in a field that is unset."""
        choices = {**self.choices, field_id: choice}
        return Known(self.catalogue, self.facts, choices, self.memo, self, field_id)

    def without(self, field_id: str) -> "Known":
        rest = {name: choice for name, choice in self.choices.items() if name != field_id}
        return Known(self.catalogue, self.facts, rest, self.memo)

    def values_of(self, fields: Iterable[str]) -> tuple[object, ...]:
        chosen = self.choices
        return tuple([chosen[name].value if name in chosen else None for name in fields])

    def _read(self, fact: Fact) -> Value | None:
        if isinstance(fact, FieldFact):
            choice = self.choices.get(fact.field)
            return None if choice is None else fact.read(choice)
        if not fact.kept:
            return fact.read(self)
        key = (fact.id, *self.values_of(fact.fields))
        said = self.memo.get(key) or self.memo.keep(key, (fact.read(self),))
        return said[0]


def field_facts(catalogue: Catalogue) -> Iterable[FieldFact]:
    """What each field says, the certainty of it, and the facts of the entries that it chooses."""
    for asked in catalogue.fields:
        yield FieldFact(asked.id, asked.id, lambda choice: choice.value)
    for name, (field_id, model) in _ENTRIES.items():
        yield FieldFact(f"{name}.certainty", field_id, _of(model, lambda e: e.certainty))
    for name, (field_id, read) in _READ.items():
        yield FieldFact(name, field_id, read)
    for name in _DATED:
        yield from _dated(name)


def _of(
    model: type[Kind], read: Callable[[Kind], Value | None]
) -> Callable[[Choice], Value | None]:
    def of_choice(choice: Choice) -> Value | None:
        return read(choice.entry) if isinstance(choice.entry, model) else None

    return of_choice


def first_year(entry: Option) -> int | None:
    """The year from which there is what an entry names; None: always there, or not known."""
    match entry:
        case gear.Camera() | gear.LensFamily() | gear.FilmStock():
            return entry.year
        case gear.CaptureFormat():
            return entry.years[0] if entry.years else None
        case gear.AspectRatio() | gear.Rig() | models.LightSource():
            return entry.year
        case _:
            return None


def last_year(entry: Option) -> int | None:
    """The last year in which an entry was made; None: still made, or not known."""
    match entry:
        case gear.Camera() | gear.LensFamily() | gear.FilmStock() | gear.CaptureFormat():
            return entry.years[1] if entry.years else None
        case _:
            return None


def sure_year(entry: Option) -> int | None:
    """The year before which there surely was none; 0 where the date is too unsure to say."""
    year = first_year(entry)
    doubt = DOUBT[entry.certainty]
    if year is None:
        return None
    return 0 if doubt is None else year - doubt


def kept_until(stock: gear.FilmStock) -> int | None:
    """The year until which film of the last making may still be exposed."""
    last = last_year(stock)
    return None if last is None or stock.certainty == "low" else last + SHELF_YEARS


def _dated(name: str) -> Iterable[FieldFact]:
    field_id, model = _ENTRIES[name]
    yield FieldFact(f"{name}.year", field_id, _of(model, first_year))
    yield FieldFact(f"{name}.sure_year", field_id, _of(model, sure_year))
    yield FieldFact(f"{name}.last_year", field_id, _of(model, last_year))


_ENTRIES: Mapping[str, tuple[str, type[Option]]] = {
    "body": ("body", gear.Camera),
    "family": ("lens_family", gear.LensFamily),
    "stock": ("film_stock", gear.FilmStock),
    "format": ("capture_format", gear.CaptureFormat),
    "ratio": ("aspect_ratio", gear.AspectRatio),
    "rig": ("rig", gear.Rig),
    "light": ("light_source", models.LightSource),
}
"""Entries whose certainty and dates rules ask for."""

_DATED = tuple(_ENTRIES)


def _sun(index: int) -> Callable[[models.TimeOption], float]:
    return lambda entry: entry.sun[index]


_READ: Mapping[str, tuple[str, Callable[[Choice], Value | None]]] = {
    "type.medium": ("camera_type", _of(models.CameraType, lambda e: e.medium)),
    "body.medium": ("body", _of(gear.Camera, lambda e: e.medium)),
    "body.weight": ("body", _of(gear.Camera, lambda e: e.weight)),
    "body.fixed_lens": ("body", _of(gear.Camera, lambda e: e.mounts == ("fixed",))),
    "body.flies_on": ("body", _of(gear.Camera, lambda e: e.flies_on)),
    "family.squeeze": ("lens_family", _of(gear.LensFamily, lambda e: e.squeeze)),
    "family.anamorphic": ("lens_family", _of(gear.LensFamily, lambda e: e.anamorphic)),
    "family.t_stop": ("lens_family", _of(gear.LensFamily, lambda e: e.t_stop)),
    "family.primes_only": (
        "lens_family",
        _of(gear.LensFamily, lambda e: bool(e.focal_lengths) and not e.zooms),
    ),
    "lens.focal_length": ("lens", _of(models.LensOption, lambda e: e.focal_length)),
    "stock.is_film": ("film_stock", _of(gear.FilmStock, lambda e: e.process != "none")),
    "stock.color": ("film_stock", _of(gear.FilmStock, lambda e: e.color)),
    "stock.balance": ("film_stock", _of(gear.FilmStock, lambda e: e.balance)),
    "stock.speed": ("film_stock", _of(gear.FilmStock, lambda e: e.speed)),
    "stock.kept_until": ("film_stock", _of(gear.FilmStock, lambda e: kept_until(e))),
    "stock.process": ("film_stock", _of(gear.FilmStock, lambda e: e.process)),
    "format.medium": ("capture_format", _of(gear.CaptureFormat, lambda e: e.medium)),
    "format.squeeze": ("capture_format", _of(gear.CaptureFormat, lambda e: e.squeeze)),
    "ratio.value": ("aspect_ratio", _of(gear.AspectRatio, lambda e: e.ratio)),
    "time.sun_highest": ("time_of_day", _of(models.TimeOption, _sun(1))),
    "time.sun_lowest": ("time_of_day", _of(models.TimeOption, _sun(0))),
    "intent.time_as_shot": ("intent", _of(models.Intent, lambda e: e.time_as_shot)),
    "light.kind": ("light_source", _of(models.LightSource, lambda e: e.kind)),
    "light.needs_sun": ("light_source", _of(models.LightSource, lambda e: "sun" in e.needs)),
    "light.needs_daylight": (
        "light_source",
        _of(models.LightSource, lambda e: "daylight" in e.needs),
    ),
    "light.needs_opening": (
        "light_source",
        _of(models.LightSource, lambda e: "opening" in e.needs),
    ),
    "light.coolest": ("light_source", _of(models.LightSource, lambda e: e.kelvin and e.kelvin[1])),
    "light.warmest": ("light_source", _of(models.LightSource, lambda e: e.kelvin and e.kelvin[0])),
    "style.contrast": ("lighting_style", _of(models.LightingStyle, lambda e: e.contrast)),
    "style.quality": ("lighting_style", _of(models.LightingStyle, lambda e: e.quality)),
    "weather.sun": ("weather", _of(models.Weather, lambda e: e.sun)),
    "weather.falls": ("weather", _of(models.Weather, lambda e: e.falls)),
    "rig.payload": ("rig", _of(gear.Rig, lambda e: e.payload)),
    "movement.travels": ("movement", _of(models.Movement, lambda e: e.travels)),
    "movement.zooms": ("movement", _of(models.Movement, lambda e: e.zooms)),
    "timing.pace": ("timing", _of(models.Timing, lambda e: e.pace)),
    "size.statures": ("size", _of(models.SizeOption, lambda e: e.cuts[1] - e.cuts[0])),
    "composition.needs": ("composition", _of(models.Composition, lambda e: e.needs)),
    "mood.valence": ("mood", _of(models.Mood, lambda e: e.valence)),
    "mood.arousal": ("mood", _of(models.Mood, lambda e: e.arousal)),
    "tone.color": ("color_tone", _of(models.ColorTone, lambda e: e.color)),
    "tone.saturation": ("color_tone", _of(models.ColorTone, lambda e: e.saturation)),
    "tone.warmth": ("color_tone", _of(models.ColorTone, lambda e: e.warmth)),
    "era.first": ("era", _of(models.Era, lambda e: e.first)),
    "era.last": ("era", _of(models.Era, lambda e: e.last)),
    "medium.drawn": ("medium", _of(models.Medium, lambda e: e.drawn)),
    "medium.spatial": ("medium", _of(models.Medium, lambda e: e.spatial)),
    "domain.still": ("domain", _of(models.Domain, lambda e: e.still)),
    "domain.color": ("domain", _of(models.Domain, lambda e: e.color)),
    "motion.moves": ("motion", _of(models.MotionStyle, lambda e: e.moves)),
    "motion.drawings": ("motion", _of(models.MotionStyle, lambda e: e.drawings and e.drawings[1])),
    "view.moves": ("virtual_camera", _of(models.VirtualCamera, lambda e: e.moves)),
    "view.depth": ("virtual_camera", _of(models.VirtualCamera, lambda e: e.depth)),
    "color.is_color": ("color", _of(models.ColorApplication, lambda e: e.color)),
}
