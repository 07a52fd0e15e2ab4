"""What the time and the memory of a graph depend on."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

LONGEST_CHOICE = 80
"""A text input longer than this, or of several lines, is a prompt and not a choice."""

WITHOUT_WEIGHT = ("seed", "noise_seed", "filename_prefix", "control_after_generate")
"""Inputs that change a picture but not what it costs."""


def signature(graph: Mapping[str, Any]) -> str:
    """SHA-256 of the graph nodes with their links, models, sizes and steps, without what does
    not change the work: seeds, texts, names of files to write, and titles.
    """
    nodes = {key: _weight(node) for key, node in graph.items()}
    text = json.dumps(nodes, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _weight(node: Mapping[str, Any]) -> list[Any]:
    inputs = {name: value for name, value in node["inputs"].items() if _counts(name, value)}
    return [node["class_type"], inputs]


def _counts(name: str, value: Any) -> bool:
    if name in WITHOUT_WEIGHT:
        return False
    return not isinstance(value, str) or (len(value) <= LONGEST_CHOICE and "\n" not in value)
