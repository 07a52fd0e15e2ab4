"""Primitive nodes: each writes its value into the fields that it is linked to."""

from collections.abc import Iterator
from typing import Any

from .page import Box, BoxInput, PageGraph

PRIMITIVE = "PrimitiveNode"


def primitive_values(graph: PageGraph) -> dict[tuple[str, str], Any]:
    """Box id and field name -> value. The last primitive wins, as in the page."""
    return {
        (box.id, wanted.name): primitive.values[0]
        for primitive in graph.boxes.values()
        if primitive.type == PRIMITIVE and primitive.values
        for box, wanted in _targets(graph, primitive)
    }


def _targets(graph: PageGraph, primitive: Box) -> Iterator[tuple[Box, BoxInput]]:
    for output in primitive.outputs[:1]:
        for link in output.links:
            if link in graph.targets:
                yield graph.targets[link]
