"""Primitive nodes: each writes its value into the fields that it is linked to."""

from collections.abc import Iterator
from typing import Any

from .page import Box, BoxInput, PageGraph

PRIMITIVE = "PrimitiveNode"

FieldValues = dict[str, dict[str, Any]]
"""Box id -> field name -> value."""


def primitive_values(graph: PageGraph) -> FieldValues:
    """What primitives set. The last of those that write into one field wins, as in the page."""
    found: FieldValues = {}
    for primitive in graph.boxes.values():
        if primitive.type == PRIMITIVE and primitive.values:
            for box, wanted in _targets(graph, primitive):
                found.setdefault(box.id, {})[wanted.name] = primitive.values[0]
    return found


def _targets(graph: PageGraph, primitive: Box) -> Iterator[tuple[Box, BoxInput]]:
    for output in primitive.outputs[:1]:
        for link in output.links:
            if link in graph.targets:
                yield graph.targets[link]
