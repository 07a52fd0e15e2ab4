"""Names of model files as the node that will run the graph spells them. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from studio_kit.graph import Graph

from .wires import ClassFacts

MODEL_SUFFIXES = (".safetensors", ".sft", ".ckpt", ".pt", ".pth", ".bin", ".gguf", ".onnx")
WINDOWS = ("nt", "win")
"""How the names of that system begin in Python's `os.name` and ComfyUI's `/system_stats`."""

Spell = Callable[[Mapping[str, Any], str, str], str]
"""The node, the field and its value -> the value as the render node has it."""


def spelled(graph: Graph, spell: Spell) -> Graph:
    """The graph with every model's name as `spell` writes it; nothing else changes."""
    return {
        name: {**node, "inputs": {field: _spelled(node, field, spell) for field in node["inputs"]}}
        for name, node in graph.items()
    }


def as_listed(classes: ClassFacts) -> Spell:
    """By the node's own lists: `a\\b` becomes the `a/b` that stands there."""

    def spell(node: Mapping[str, Any], field: str, value: str) -> str:
        known = classes.get(node["class_type"])
        wanted = known.input(field) if known else None
        options = [str(option) for option in (wanted.options or ())] if wanted else []
        if value in options:
            return value
        return next((option for option in options if _slashed(option) == _slashed(value)), value)

    return spell


def as_system(name: str) -> Spell:
    """By the operating system: `nt`, `win32`, `posix`, `linux`, `darwin`."""
    separator = "\\" if name.casefold().startswith(WINDOWS) else "/"

    def spell(node: Mapping[str, Any], field: str, value: str) -> str:
        is_model = value.lower().endswith(MODEL_SUFFIXES)
        return _slashed(value).replace("/", separator) if is_model else value

    return spell


def _spelled(node: Mapping[str, Any], field: str, spell: Spell) -> Any:
    value = node["inputs"][field]
    return spell(node, field, value) if isinstance(value, str) else value


def _slashed(value: str) -> str:
    return value.replace("\\", "/")
