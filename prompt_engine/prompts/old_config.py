"""Reads the nested configuration of older scripts as far as the catalogue knows its values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.spelling import did_you_mean


@dataclass(frozen=True)
class Remark:
    """Something about a configuration that its writer should know."""

    rule_id: Literal["SETTING_NOT_READ", "VALUE_NOT_KNOWN"]
    field_path: str
    message: str


@dataclass(frozen=True)
class OldReading:
    """`camera`: field id -> option id. What could not be used has a remark, nothing is dropped."""

    camera: dict[str, str]
    remarks: tuple[Remark, ...]


def read_old_config(config: Mapping[str, JsonValue], catalogue: Catalogue) -> OldReading:
    """Such as `{"visual_grammar": {"shot_size": "MCU"}, "lens": {"focal_length_mm": 50}}`."""
    camera: dict[str, str] = {}
    remarks: list[Remark] = []
    for path, value in _leaves(config):
        fields = _fields_at(path, catalogue)
        found = _first_match(fields, value, catalogue)
        if found is None:
            remarks.append(_remark(path, value, fields, catalogue))
        else:
            camera.setdefault(*found)
    return OldReading(camera, tuple(remarks))


def _leaves(config: Mapping[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Dotted path and text of every value that is set; a stack, since depth is the caller's."""
    stack: list[tuple[str, JsonValue]] = [(key, value) for key, value in config.items()][::-1]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend([(f"{path}.{key}", inner) for key, inner in value.items()][::-1])
        elif value not in (None, "", []):
            yield path, f"{value:g}" if isinstance(value, float) else str(value)


def _fields_at(path: str, catalogue: Catalogue) -> list[str]:
    return [
        field.id for field in catalogue.fields if path in (f"camera.{field.id}", *field.old_paths)
    ]


def _first_match(fields: list[str], value: str, catalogue: Catalogue) -> tuple[str, str] | None:
    options = ((field, catalogue.by_alias(field, value)) for field in fields)
    return next(((field, option.id) for field, option in options if option), None)


def _remark(path: str, value: str, fields: list[str], catalogue: Catalogue) -> Remark:
    if not fields:
        return Remark("SETTING_NOT_READ", path, f"{path} is not read; the prompt leaves it out.")
    known = [name for field in fields for name in catalogue.names(field)]
    sentence = f'{path} has no "{value[:80]}"; the prompt leaves it out.'
    return Remark("VALUE_NOT_KNOWN", path, sentence + did_you_mean(value, known))
