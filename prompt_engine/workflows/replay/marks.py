"""What a render writes into a graph on its way to a node, taken out again. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from prompt_engine.workflows.templates.prefixes import PREFIX_FIELD
from studio_kit.graph import Graph

MARK = re.compile(r"_[0-9a-f]{8}$")
"""What the orchestrator adds to a file name prefix, so that no two attempts share a file."""


def without_marks(graph: Graph) -> Graph:
    """The graph as it was submitted, where the picture keeps it as the node got it."""
    return {key: _without_mark(node) for key, node in graph.items()}


def _without_mark(node: Mapping[str, Any]) -> Mapping[str, Any]:
    prefix = node["inputs"].get(PREFIX_FIELD)
    if not isinstance(prefix, str):
        return node
    return {**node, "inputs": {**node["inputs"], PREFIX_FIELD: MARK.sub("", prefix)}}
