"""Which value each input of a template gets: the one given, or its default."""

from collections.abc import Mapping

from pydantic import JsonValue

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid

from .models import MEDIA, AnyValue, LoraValue, Template, TemplateInput
from .values import WrongValue, checked

AUTOMATIC = "auto"
"""A model's value that stands for the template's default, as null does for any input."""


class WrongValues(Invalid):
    title = "Wrong or missing values"


def resolved_values(
    template: Template, values: Mapping[str, JsonValue]
) -> dict[str, AnyValue | None]:
    """Input name -> value; None for what may be left out and is. Raises `WrongValues`."""
    faults = _unknown(template, values)
    resolved: dict[str, AnyValue | None] = {}
    for wanted in template.inputs:
        try:
            resolved[wanted.name] = _resolved(wanted, values.get(wanted.name))
        except WrongValue as error:
            faults[wanted.name] = f"{wanted.label} ({wanted.name}) {error}."
    if faults:
        raise refused(faults)
    return resolved


def refused(faults: Mapping[str, str]) -> WrongValues:
    """`faults`: name of an input -> sentence."""
    errors = [{"field": name, "message": message} for name, message in faults.items()]
    return WrongValues(" ".join(faults.values()), errors=errors)


def _resolved(wanted: TemplateInput, value: JsonValue) -> AnyValue | None:
    if wanted.type in MEDIA and value == "":
        value = None
    chosen: JsonValue | LoraValue = wanted.default if _is_left_out(wanted, value) else value
    if chosen is not None:
        return checked(wanted, chosen)
    if wanted.optional:
        return None
    raise WrongValue("is missing")


def _is_left_out(wanted: TemplateInput, value: JsonValue) -> bool:
    return value is None or (wanted.type == "model" and value == AUTOMATIC)


def _unknown(template: Template, values: Mapping[str, JsonValue]) -> dict[str, str]:
    known = [wanted.name for wanted in template.inputs]
    return {
        name: f'{template.id} has no input "{name[:100]}".{did_you_mean(name[:100], known)}'
        for name in values
        if name not in known
    }
