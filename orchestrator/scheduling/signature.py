"""What the time and the memory of a graph depend on."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from studio_kit.media import kind_of

from ..nodes.capabilities import MODEL_SUFFIXES

LONGEST_CHOICE = 80
"""A text input that is longer is a prompt, and so is one with a space: the choices of samplers,
schedulers and precisions are words. Names of models may have spaces and be long.
"""

LARGEST_SIZE = 1 << 20
"""No width, count of steps or length is larger; an integer that is, is a seed by whatever name."""

WITHOUT_WEIGHT = ("seed", "filename_prefix", "control_after_generate")
"""Inputs whose names hold one of these change a picture but not what it costs."""


def signature(graph: Mapping[str, Any]) -> str:
    """SHA-256 of the graph nodes with their links, models, sizes and steps, without what does
    not change the work: seeds, texts, pictures that come in, names of files, and titles.
    """
    nodes = {key: _weight(node) for key, node in graph.items()}
    text = json.dumps(nodes, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _weight(node: Mapping[str, Any]) -> list[Any]:
    inputs = {name: value for name, value in node["inputs"].items() if _counts(name, value)}
    return [node["class_type"], inputs]


def _counts(name: str, value: Any) -> bool:
    if any(part in name for part in WITHOUT_WEIGHT):
        return False
    if isinstance(value, str):
        return _is_choice(value)
    return not isinstance(value, int) or abs(value) <= LARGEST_SIZE


def _is_choice(value: str) -> bool:
    if value.lower().endswith(MODEL_SUFFIXES):
        return True
    if len(value) > LONGEST_CHOICE or any(letter.isspace() for letter in value):
        return False
    return kind_of(value) is None
