"""Checks one value against the input that it is for."""

from collections.abc import Callable

from pydantic import JsonValue, ValidationError

from .models import GREATEST_SEED, AnyValue, InputType, LoraValue, TemplateInput

LONGEST_TEXT = 100_000
LONGEST_NAME = 500
GREATEST_NUMBER = 1e300


class WrongValue(ValueError):
    """The message is a sentence's end, such as "must be at most 64"."""


def checked(wanted: TemplateInput, value: JsonValue | LoraValue) -> AnyValue:
    """`value` as the graph takes it. Raises `WrongValue`."""
    if isinstance(value, LoraValue) and wanted.type == "lora":
        return value
    if isinstance(value, LoraValue):
        raise WrongValue("takes no LoRA")
    return _CHECKS[wanted.type](wanted, value)


def _integer(wanted: TemplateInput, value: JsonValue) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongValue("must be a whole number")
    _check_limits(wanted, value)
    _check_step(wanted, value)
    return value


def _float(wanted: TemplateInput, value: JsonValue) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise WrongValue("must be a number")
    _check_limits(wanted, value)
    if not -GREATEST_NUMBER <= value <= GREATEST_NUMBER:  # false for NaN too
        raise WrongValue("must be a finite number")
    return float(value)


def _check_limits(wanted: TemplateInput, value: float) -> None:
    if wanted.min is not None and value < wanted.min:
        raise WrongValue(f"must be at least {wanted.min:g}")
    if wanted.max is not None and value > wanted.max:
        raise WrongValue(f"must be at most {wanted.max:g}")


def _check_step(wanted: TemplateInput, value: int) -> None:
    base = wanted.min or 0
    if wanted.step is not None and (value - base) % wanted.step:
        raise WrongValue(f"must be {base:g} plus a multiple of {wanted.step:g}")


def _seed(wanted: TemplateInput, value: JsonValue) -> int:
    most = GREATEST_SEED if wanted.max is None else int(wanted.max)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise WrongValue(f"must be a whole number from 0 to {most}")
    return value


def _text(_: TemplateInput, value: JsonValue) -> str:
    if not isinstance(value, str):
        raise WrongValue("must be text")
    if len(value) > LONGEST_TEXT:
        raise WrongValue(f"must be at most {LONGEST_TEXT} characters long")
    return value


def _choice(wanted: TemplateInput, value: JsonValue) -> str:
    options = wanted.options or ()
    if value not in options:
        raise WrongValue(f"must be one of {', '.join(options)}")
    return str(value)


def _boolean(_: TemplateInput, value: JsonValue) -> bool:
    if not isinstance(value, bool):
        raise WrongValue("must be true or false")
    return value


def _name(_: TemplateInput, value: JsonValue) -> str:
    if not isinstance(value, str) or not value or len(value) > LONGEST_NAME:
        raise WrongValue("must be the name of a file on the render node")
    if ".." in value.replace("\\", "/").split("/"):
        raise WrongValue("must not lead out of its folder")
    return value


def _lora(wanted: TemplateInput, value: JsonValue) -> LoraValue:
    """A name alone leaves the strengths as they are."""
    if isinstance(value, str):
        default = wanted.default if isinstance(wanted.default, LoraValue) else LoraValue(name="-")
        return default.model_copy(update={"name": _name(wanted, value)})
    try:
        lora = LoraValue.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "it"
        raise WrongValue(f"must be a LoRA; {place}: {first['msg']}") from error
    _name(wanted, lora.name)
    return lora


def _media(wanted: TemplateInput, value: JsonValue) -> str:
    """A path in the project, a `data:` URL, or `name [input]` for a file on the node itself."""
    if isinstance(value, str) and value.startswith("data:"):
        return value
    return _name(wanted, value)


_CHECKS: dict[InputType, Callable[[TemplateInput, JsonValue], AnyValue]] = {
    "integer": _integer,
    "float": _float,
    "seed": _seed,
    "text": _text,
    "choice": _choice,
    "boolean": _boolean,
    "model": _name,
    "lora": _lora,
    "image": _media,
    "mask": _media,
    "video": _media,
    "audio": _media,
}
