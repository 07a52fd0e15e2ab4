"""Reads the nested configuration of older scripts as far as the catalogue knows its values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from prompt_engine.catalogue.choices import CameraValue
from prompt_engine.catalogue.models import CameraField
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
    """`camera`: field id -> value. What could not be used has a remark, nothing is dropped."""

    camera: dict[str, CameraValue]
    remarks: tuple[Remark, ...]


def read_old_config(config: Mapping[str, JsonValue], catalogue: Catalogue) -> OldReading:
    """Such as `{"visual_grammar": {"shot_size": "MCU"}, "lens": {"focal_length_mm": 50}}`."""
    camera: dict[str, CameraValue] = {}
    remarks: list[Remark] = []
    for path, value in _leaves(config):
        fields = catalogue.fields_at(path)
        found = catalogue.find_in(fields, value)
        if found is None:
            remarks.append(_remark(path, value, fields, catalogue))
        else:
            camera.setdefault(found.field, found.value)
    return OldReading(camera, tuple(remarks))


def _leaves(config: Mapping[str, JsonValue]) -> Iterator[tuple[str, CameraValue]]:
    """Dotted path and value of everything that is set; a stack, since depth is the caller's."""
    stack: list[tuple[str, JsonValue]] = [(key, value) for key, value in config.items()][::-1]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend([(f"{path}.{key}", inner) for key, inner in value.items()][::-1])
        elif value not in (None, "", []):
            yield path, value if isinstance(value, str | bool | int | float) else str(value)


def _remark(
    path: str, value: CameraValue, fields: tuple[CameraField, ...], catalogue: Catalogue
) -> Remark:
    if not fields:
        return Remark("SETTING_NOT_READ", path, f"{path} is not read; the prompt leaves it out.")
    known = [name for field in fields for name in catalogue.spellings(field.id)]
    text = str(value)[:80]
    sentence = f'{path} has no "{text}"; the prompt leaves it out.'
    return Remark("VALUE_NOT_KNOWN", path, sentence + did_you_mean(text, known))
