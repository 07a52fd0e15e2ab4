"""JSON from outside, read without trust in its shape."""

from collections.abc import Mapping
from typing import Any, cast

JsonObject = Mapping[str, Any]


def as_object(value: Any) -> JsonObject:
    """`value` where it is an object, else an empty one."""
    return cast("JsonObject", value) if isinstance(value, Mapping) else {}


def as_list(value: Any) -> list[Any]:
    """`value` where it is a list, else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []
