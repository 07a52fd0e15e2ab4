"""What Python reads as JSON and nothing behind us can hold: too deep, half characters, NaN."""

import json
import re
from collections.abc import Iterable
from typing import Any, cast

from studio_kit.errors import Invalid

ODD_SPELLING = re.compile(rb"\\u[dD]|NaN|Infinity|[eE]\+?[0-9]{3}|[0-9]{308}")
"""Text without any of these holds no half character and no number that is not finite."""

DEEPEST_NESTING = 100
"""Levels of arrays and objects. Python's and pydantic's writers give up near 250."""


def refuse_deep(content: Any, *, name: str) -> None:
    """Raises `Invalid` for more than `DEEPEST_NESTING` levels; `name` is what the sentence says."""
    level = [content]
    for _ in range(DEEPEST_NESTING):
        level = [each for item in level for each in _parts(item)]
    if level:
        sentence = f"The {name} is nested deeper than {DEEPEST_NESTING} levels; send it flatter."
        raise Invalid(sentence)


def _parts(item: Any) -> Iterable[Any]:
    """What a container holds; a bare value adds no level."""
    if isinstance(item, dict):
        parts: Iterable[Any] = cast("dict[str, Any]", item).values()
    else:
        parts = cast("list[Any]", item) if isinstance(item, list) else ()
    return [part for part in parts if isinstance(part, dict | list)]


def refuse_unwritable(content: Any) -> None:
    """Raises `Invalid` for half a character and for a number that is not finite."""
    try:
        json.dumps(content, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError as error:
        sentence = "The text holds half a character (a lone surrogate); send it whole."
        raise Invalid(sentence) from error
    except ValueError as error:
        raise Invalid("JSON has no NaN and no Infinity; send finite numbers.") from error
