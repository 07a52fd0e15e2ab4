"""What a configuration says in one field, read by the kind of the field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid

from .models import CameraField, Era, LensOption, Option
from .names import Names

CameraValue = str | float | bool
"""An option's id or another of its names, a number, a year or a flag."""

Config = Mapping[str, CameraValue | None]
"""Field id -> value. None, "" and a field left out all mean unset."""


class UnknownOption(Invalid):
    title = "Unknown camera choice"


@dataclass(frozen=True, slots=True)
class Choice:
    """`value`: the option's id, or the number, year or flag. `entry`: the option and its facts."""

    field: str
    value: CameraValue
    words: str
    entry: Option | None = None


Choices = Mapping[str, Choice]
"""Field id -> what is chosen, in the catalogue's order; an unset field is left out."""


def read_choice(field: CameraField, names: Names, raw: CameraValue) -> Choice | None:
    """None where the field takes no such value."""
    return _READERS[field.kind](field, names, raw)


def unknown_option(field: CameraField, names: Names, raw: CameraValue) -> UnknownOption:
    text = str(raw)[:80]
    hint = _range(field) or did_you_mean(text, names.spellings)
    message = f'{field.id} has no "{text}".{hint}'
    return UnknownOption(message, field=f"camera.{field.id}", value=text)


def _range(field: CameraField) -> str:
    if field.kind == "flag":
        return " It is true or false."
    if field.kind == "option" or field.least is None or field.most is None:
        return ""
    return f" It is a number from {field.least:g} to {field.most:g}."


def _read_option(field: CameraField, names: Names, raw: CameraValue) -> Choice | None:
    if isinstance(raw, bool):
        return None
    text = raw if isinstance(raw, str) else f"{raw:g}"
    option = names.find(text) or _opened(field, text)
    return Choice(field.id, option.id, option.words, option) if option else None


def _opened(field: CameraField, text: str) -> Option | None:
    """The option that a field makes of a value that no table lists."""
    if field.opens == "millimetres":
        return _lens(field, text)
    return _span_of_years(text) if field.opens == "years" else None


def _lens(field: CameraField, text: str) -> LensOption | None:
    said = text.casefold().removeprefix("mm_").removesuffix("mm").replace("_", ".")
    length = _number(field, said)
    if length is None:
        return None
    name = f"{length:g}"
    return LensOption(
        id=f"mm_{name.replace('.', '_')}",
        label=f"{name} mm",
        short=f"{name} mm",
        words=f"{name}mm lens",
        focal_length=length,
        source="Stated in the configuration",
        certainty="high",
    )


def _span_of_years(text: str) -> Era | None:
    """Such as "1999", "1939-1945"."""
    said = re.fullmatch(r"(?:years_)?((?:18|19|20)\d\d)(?:\s*[-–_]\s*((?:18|19|20)\d\d))?", text)
    if said is None:
        return None
    first, last = int(said[1]), int(said[2] or said[1])
    if last < first:
        return None
    name = f"{first}" if first == last else f"{first}-{last}"
    return Era(
        id=f"years_{first}_{last}",
        label=name,
        words=f"made in {name}",
        first=first,
        last=last,
        source="Stated in the configuration",
        certainty="high",
    )


def _read_number(field: CameraField, _: Names, raw: CameraValue) -> Choice | None:
    number = _number(field, raw)
    return None if number is None else Choice(field.id, number, _worded(field, f"{number:g}"))


def _read_year(field: CameraField, _: Names, raw: CameraValue) -> Choice | None:
    year = _number(field, raw)
    if year is None or not year.is_integer():
        return None
    return Choice(field.id, int(year), _worded(field, f"{year:.0f}"))


def _read_flag(field: CameraField, _: Names, raw: CameraValue) -> Choice | None:
    said = _FLAGS.get(str(raw).casefold())
    return None if said is None else Choice(field.id, said, _worded(field, "") if said else "")


def _number(field: CameraField, raw: CameraValue) -> float | None:
    try:
        number = None if isinstance(raw, bool) else float(raw)
    except ValueError:
        return None
    if number is None or not isfinite(number) or field.least is None or field.most is None:
        return None
    return number if field.least <= number <= field.most else None


def _worded(field: CameraField, value: str) -> str:
    return (field.phrase or "").replace("{value}", value)


_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}

_READERS: dict[str, Callable[[CameraField, Names, CameraValue], Choice | None]] = {
    "option": _read_option,
    "number": _read_number,
    "year": _read_year,
    "flag": _read_flag,
}
