"""Reads an answer as data, and says what is wrong with it in words that a model can act on."""

import re
from collections.abc import Callable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from .ladder import Verdict

M = TypeVar("M", bound=BaseModel)

FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)

MOST_FAULTS = 10


def structured(model: type[M]) -> Callable[[str], Verdict[M]]:
    """For a rung of a ladder; ask with `model.model_json_schema()` as the schema."""

    def read(text: str) -> Verdict[M]:
        try:
            return Verdict(model.model_validate_json(_json_of(text)))
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)[:MOST_FAULTS]
            return Verdict(None, tuple(_sentence(fault["loc"], fault["msg"]) for fault in faults))

    return read


def _json_of(text: str) -> str:
    """Some models put a fence or a word around the object that they were asked for."""
    fenced = FENCED.search(text)
    inner = fenced[1] if fenced else text
    start, end = inner.find("{"), inner.rfind("}")
    return inner[start : end + 1] if start >= 0 else inner


def _sentence(place: tuple[int | str, ...], message: str) -> str:
    where = ".".join(str(part) for part in place)
    return f"{where or 'The answer'}: {message}."
