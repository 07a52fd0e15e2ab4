"""Inputs that a class does not have until something is chosen in it or linked to it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from .models import AUTOGROW, DYNAMIC_COMBO, NodeClass, NodeInput
from .reading import read_inputs

MOST_ROWS = 100
"""As many as ComfyUI itself lets a group grow to."""


def chosen_inputs(choice: NodeInput, key: object) -> tuple[NodeInput, ...]:
    """What a `DYNAMIC_COMBO` brings with `key` chosen, named `choice.name`."""
    for option in _mappings(choice.raw.get("options")):
        if option.get("key") == key:
            return tuple(_below(choice, read_inputs(option.get("inputs"))))
    return ()


def grown_inputs(group: NodeInput, count: int) -> tuple[NodeInput, ...]:
    """The first `count` rows of an `AUTOGROW`; a row has as many inputs as its template."""
    template = _mapping(group.raw.get("template"))
    wanted = tuple(read_inputs(template.get("input")))
    rows = [_named(template, wanted, place) for place in range(min(count, most_rows(group)))]
    return tuple(_below(group, (each for row in rows for each in row)))


def least_rows(group: NodeInput) -> int:
    """How many rows of an `AUTOGROW` the page shows at first."""
    least = _mapping(group.raw.get("template")).get("min", 1)
    return least + 1 if isinstance(least, int) else 1


def most_rows(group: NodeInput) -> int:
    template = _mapping(group.raw.get("template"))
    names, most = template.get("names"), template.get("max", MOST_ROWS)
    if isinstance(names, list):
        return min(len(cast("list[object]", names)), MOST_ROWS)
    return min(most, MOST_ROWS) if isinstance(most, int) else MOST_ROWS


def find_input(node_class: NodeClass, name: str) -> NodeInput | None:
    """The input of this name, `format.bit_depth` and `images.image_2` included."""
    inputs = node_class.inputs
    while inputs:
        found = next((each for each in inputs if each.name == name), None)
        if found is not None:
            return found
        above = (each for each in inputs if name.startswith(f"{each.name}."))
        inputs = tuple(below for each in above for below in _brought(each))
    return None


def _brought(wanted: NodeInput) -> tuple[NodeInput, ...]:
    if wanted.type == AUTOGROW:
        return grown_inputs(wanted, most_rows(wanted))
    if wanted.type != DYNAMIC_COMBO:
        return ()
    return tuple(each for key in wanted.options or () for each in chosen_inputs(wanted, key))


def _named(template: Mapping[str, Any], wanted: tuple[NodeInput, ...], row: int) -> list[NodeInput]:
    names, prefix = template.get("names"), template.get("prefix", "")
    if isinstance(names, list):
        return [replace(each, name=str(cast("list[object]", names)[row])) for each in wanted]
    if len(wanted) == 1:
        return [replace(wanted[0], name=f"{prefix}{row}")]
    return [replace(each, name=f"{each.name}{row}") for each in wanted]


def _below(parent: NodeInput, inputs: Iterator[NodeInput]) -> Iterator[NodeInput]:
    return (replace(each, name=f"{parent.name}.{each.name}") for each in inputs)


def _mapping(told: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", told) if isinstance(told, Mapping) else {}


def _mappings(told: object) -> Iterator[Mapping[str, Any]]:
    for each in cast("list[object]", told) if isinstance(told, list) else []:
        yield _mapping(each)
