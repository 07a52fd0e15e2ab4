"""Makes a configuration of a preset: what it states, what follows, and what it leaves open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from prompt_engine.catalogue.choices import CameraValue, Choice, Choices, UnknownOption
from prompt_engine.catalogue.gear import Camera, CaptureFormat, FilmStock, LensFamily
from prompt_engine.catalogue.models import CameraField, Certainty, LensOption, Option, WeightClass
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.spelling import did_you_mean

from .models import Film, Look

FILM_FIELDS: Mapping[str, str] = {
    "bodies": "body",
    "families": "lens_family",
    "focal_lengths": "lens",
    "stocks": "film_stock",
    "formats": "capture_format",
    "ratios": "aspect_ratio",
    "lighting_styles": "lighting_style",
    "light_sources": "light_source",
    "times": "time_of_day",
    "places": "place",
    "weathers": "weather",
    "intents": "intent",
    "sizes": "size",
    "heights": "height",
    "rigs": "rig",
    "movements": "movement",
    "timings": "timing",
    "moods": "mood",
    "tones": "color_tone",
    "compositions": "composition",
}
"""A film's lists, and the field that the first of each fills."""

LOOK_FIELDS = ("medium", "domain", "line", "color", "light", "surface", "motion", "virtual_camera")
LOOK_LISTS: Mapping[str, str] = {
    "moods": "mood",
    "tones": "color_tone",
    "compositions": "composition",
}

OF_GEAR = frozenset({"bodies", "families", "focal_lengths", "stocks"})
OPTIONAL = frozenset({"places", "weathers", "intents", "heights"})
"""Lists that say something only of films that are bound to it: nothing is missing without them."""


OLD_LABELS = frozenset({"aspect_ratio", "era"})
"""Fields whose values older scripts call by what we have as the label."""


@dataclass(frozen=True)
class Gap:
    """A field that the preset does not fill, or fills with what is not sure."""

    field: str
    kind: Literal["unknown", "doubtful"]
    message: str


def config_of(
    preset: Film | Look, catalogue: Catalogue, overrides: Mapping[str, JsonValue] | None = None
) -> dict[str, CameraValue]:
    """Field id -> value, in the catalogue's order, with what follows from it.

    `overrides`: by field id, by dotted path or nested as older scripts send; null unsets.
    Raises `UnknownField` or `UnknownOption` with the nearest match.
    """
    stated = dict(_of_film(preset) if isinstance(preset, Film) else _of_look(preset))
    return _completed(_overridden(stated, overrides or {}, catalogue), catalogue)


def _completed(config: Mapping[str, CameraValue], catalogue: Catalogue) -> dict[str, CameraValue]:
    """With what the camera, the lenses and the year imply, where nothing else is stated."""
    choices = catalogue.choose(config)
    whole = {**dict(_implied(choices, catalogue)), **dict(_values(choices))}
    return {field.id: whole[field.id] for field in catalogue.fields if field.id in whole}


def gaps(preset: Film | Look, config: Mapping[str, CameraValue]) -> list[Gap]:
    """What is not known or not sure, but for what `config` says otherwise."""
    return list(_gaps_of(preset, config)) if isinstance(preset, Film) else []


def _overridden(
    config: Mapping[str, CameraValue], overrides: Mapping[str, JsonValue], catalogue: Catalogue
) -> dict[str, CameraValue]:
    changed = dict(config)
    for path, value in _leaves(overrides):
        fields = catalogue.fields_at(path) or _field(path, catalogue)
        if value in (None, ""):
            changed.pop(fields[0].id, None)
            continue
        choice = catalogue.find_in(fields, _plain(value))
        if choice is None:
            raise _unknown(path, value, fields, catalogue)
        changed[choice.field] = choice.value
    return changed


def nested(config: Mapping[str, CameraValue], catalogue: Catalogue) -> dict[str, JsonValue]:
    """As older scripts keep it, in their ids where they had one; what they had no place for
    is left out.
    """
    tree: dict[str, JsonValue] = {}
    for name, choice in catalogue.choose(config).items():
        for path in catalogue.field(name).old_paths:
            _put(tree, path.split("."), _old_value(choice))
    return tree


def _of_film(film: Film) -> Iterator[tuple[str, CameraValue]]:
    yield "film_preset", film.id
    yield "year", film.year
    for name, field in FILM_FIELDS.items():
        values: tuple[CameraValue, ...] = getattr(film, name)
        if values:
            yield field, values[0]


def _of_look(look: Look) -> Iterator[tuple[str, CameraValue]]:
    yield "style_preset", look.id
    for name in LOOK_FIELDS:
        yield name, getattr(look, name)
    for name, field in LOOK_LISTS.items():
        values: tuple[str, ...] = getattr(look, name)
        if values:
            yield field, values[0]


def _values(choices: Choices) -> Iterator[tuple[str, CameraValue]]:
    return ((name, choice.value) for name, choice in choices.items())


def _implied(choices: Choices, catalogue: Catalogue) -> Iterator[tuple[str, CameraValue]]:
    # The camera comes last: what it implies stands, whatever the film or the format would say.
    for choice in reversed(list(choices.values())):
        yield from _implied_by(choice.entry, catalogue)
    year = choices["year"].value if "year" in choices else None
    if isinstance(year, int):
        yield "era", f"decade_{year // 10 * 10}s"


def _implied_by(entry: Option | None, catalogue: Catalogue) -> Iterator[tuple[str, CameraValue]]:
    match entry:
        case Camera():
            yield from _of_body(entry, catalogue)
        case LensFamily():
            yield from _of_family(entry)
        case FilmStock() if entry.process != "none":
            yield "camera_type", "film"
        case CaptureFormat():
            yield "camera_type", entry.medium
        case _:
            return


def _of_body(body: Camera, catalogue: Catalogue) -> Iterator[tuple[str, CameraValue]]:
    yield "camera_type", body.medium
    yield "maker", body.maker
    if body.weight is None:
        return
    for entry in catalogue.entries("weight_class", WeightClass).values():
        if entry.least <= body.weight and (entry.most is None or body.weight < entry.most):
            yield "weight_class", entry.id


def _of_family(family: LensFamily) -> Iterator[tuple[str, CameraValue]]:
    yield "anamorphic", family.anamorphic
    yield "squeeze", family.squeeze
    yield "lens_maker", family.makers[0]


def _gaps_of(film: Film, config: Mapping[str, CameraValue]) -> Iterator[Gap]:
    own = dict(_of_film(film))
    for name, field in FILM_FIELDS.items():
        if field not in config and name not in OPTIONAL and _applies(field, config):
            yield Gap(field, "unknown", f"{_asked(field)} of {film.label} is not known here.")
        elif (
            field in config and config[field] == own.get(field) and _certainty(film, name) == "low"
        ):
            yield Gap(field, "doubtful", f"{_asked(field)} of {film.label} is not sure.")
    if film.bodies and "body" in config and "weight_class" not in config:
        yield Gap("weight_class", "unknown", "The weight of the camera is not known here.")


def _applies(field: str, config: Mapping[str, CameraValue]) -> bool:
    """A digital camera has no film, and a camera that stands still no pace."""
    if field == "film_stock":
        return config.get("camera_type") != "digital"
    return field != "timing" or config.get("movement") != "static"


def _asked(field: str) -> str:
    return f"The {field.replace('_', ' ')}"


def _certainty(film: Film, name: str) -> Certainty:
    if name in OF_GEAR and film.gear:
        return film.gear.certainty
    return (film.picture if name in ("formats", "ratios") else film.reading).certainty


def _leaves(overrides: Mapping[str, JsonValue]) -> Iterator[tuple[str, JsonValue]]:
    """Dotted path and value; a stack, since depth is the caller's."""
    stack: list[tuple[str, JsonValue]] = list(overrides.items())[::-1]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend([(f"{path}.{key}", inner) for key, inner in value.items()][::-1])
        else:
            yield path, value


def _field(path: str, catalogue: Catalogue) -> tuple[CameraField, ...]:
    """Raises `UnknownField` with the nearest match."""
    return (catalogue.field(path),)


def _plain(value: JsonValue) -> CameraValue:
    return value if isinstance(value, str | bool | int | float) else str(value)


def _unknown(
    path: str, value: JsonValue, fields: Iterable[CameraField], catalogue: Catalogue
) -> UnknownOption:
    known = [name for field in fields for name in catalogue.spellings(field.id)]
    text = str(value)[:80]
    message = f'{path[:80]} has no "{text}".{did_you_mean(text, known)}'
    return UnknownOption(message, field=path[:80], value=text)


def _old_value(choice: Choice) -> JsonValue:
    if isinstance(choice.entry, LensOption):
        return choice.entry.focal_length
    if choice.entry is None:
        return choice.value
    if choice.field in OLD_LABELS:
        return choice.entry.label
    return next(iter(choice.entry.aliases), choice.entry.id)


def _put(tree: dict[str, JsonValue], path: list[str], value: JsonValue) -> None:
    *groups, last = path
    for name in groups:
        inner = tree.setdefault(name, {})
        assert isinstance(inner, dict)
        tree = inner
    tree[last] = value
