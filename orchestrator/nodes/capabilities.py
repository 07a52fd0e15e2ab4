"""Whether a node can run a graph, proved from its `/object_info`. Pure."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .json_edge import as_list, as_object
from .models import Capabilities

UPLOADED = ("image_upload", "audio_upload", "video_upload", "file_upload")
"""Inputs so marked take files beyond the listed ones, by a check of their own."""

MODEL_SUFFIXES = (".safetensors", ".sft", ".ckpt", ".pt", ".pth", ".bin", ".gguf", ".onnx")


@dataclass(frozen=True)
class MissingClass:
    """A graph node whose class the render node does not have."""

    graph_node: str
    class_type: str
    nearest: str | None

    def __str__(self) -> str:
        hint = f"; nearest there: {self.nearest}" if self.nearest else ""
        return f"the class {self.class_type} of graph node {self.graph_node} is unknown{hint}"


@dataclass(frozen=True)
class MissingValue:
    """A value, mostly a model file, that an input's list does not hold."""

    graph_node: str
    class_type: str
    input: str
    value: str
    nearest: str | None

    def __str__(self) -> str:
        hint = f"; nearest there: {self.nearest}" if self.nearest else ""
        place = f"{self.input} of graph node {self.graph_node}, {self.class_type}"
        return f"{self.value} ({place}) is missing{hint}"


Gap = MissingClass | MissingValue


Suggest = Callable[[str, Iterable[str]], str | None]
"""Of the known names, the one that is most like a missing one."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """A file is also looked for in other folders. Takes milliseconds for thousands of names."""
    names = list(known)
    same_file = [item for item in names if _file(item) == _file(name)]
    close = same_file or difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return close[0] if close else None


def gaps(
    graph: Mapping[str, Any],
    capabilities: Capabilities,
    *,
    required: Iterable[str] = (),
    suggest: Suggest = nearest,
) -> tuple[Gap, ...]:
    """All that keeps the node from running `graph`; empty is the proof that it can.

    `required` are further classes that the node must have.
    """
    classes = capabilities.classes
    lacking = [name for name in required if name not in classes]
    return (
        *(MissingClass("-", name, suggest(name, classes)) for name in lacking),
        *(gap for key, node in graph.items() for gap in _node_gaps(key, node, classes, suggest)),
    )


def _node_gaps(
    graph_node: str, node: Any, classes: Mapping[str, Any], suggest: Suggest
) -> Iterator[Gap]:
    class_type = node["class_type"]
    if class_type not in classes:
        yield MissingClass(graph_node, class_type, suggest(class_type, classes))
        return
    for name, value in node.get("inputs", {}).items():
        options = _options(classes[class_type], name)
        if options is None or isinstance(value, (list, dict)) or _allowed(value, options):
            continue
        like = suggest(str(value), [str(option) for option in options])
        yield MissingValue(graph_node, class_type, name, str(value), like)


def suggestion(gap: MissingValue, capabilities: Capabilities) -> str | None:
    """What the node has that is most like the value that it lacks."""
    options = _options(capabilities.classes.get(gap.class_type, {}), gap.input)
    return nearest(gap.value, [str(option) for option in options or ()])


def adapted(
    graph: Mapping[str, Any],
    capabilities: Capabilities,
    *,
    token: str,
    names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The graph as this node must get it.

    Model names take the node's spelling (`a\\b` or `a/b`). `token` is added to the file name
    prefixes, so that the files of one attempt are never those of another, and so that a node
    which has the result in its cache writes it anew instead of naming a file that is gone.
    `names`: what `{job}` and `{attempt}` stand for in such a prefix.
    """
    return {
        key: {**node, "inputs": _adapted_inputs(node, capabilities.classes, token, names or {})}
        for key, node in graph.items()
    }


def _adapted_inputs(
    node: Any, classes: Mapping[str, Any], token: str, names: Mapping[str, str]
) -> dict[str, Any]:
    info = classes.get(node["class_type"], {})
    inputs = {name: _respelled(value, info, name) for name, value in node["inputs"].items()}
    prefix = inputs.get("filename_prefix")
    if info.get("output_node") and isinstance(prefix, str):
        for name, value in names.items():
            prefix = prefix.replace(f"{{{name}}}", value)
        inputs["filename_prefix"] = f"{prefix}_{token}"
    return inputs


def _respelled(value: Any, info: Mapping[str, Any], name: str) -> Any:
    options = _options(info, name) if isinstance(value, str) else None
    if not options or value in options:
        return value
    return next((option for option in options if _slashed(option) == _slashed(value)), value)


def models(graph: Mapping[str, Any]) -> tuple[str, ...]:
    """The model files that a graph names, in its order, each once."""
    values = (value for node in graph.values() for value in node.get("inputs", {}).values())
    files = (value for value in values if isinstance(value, str))
    return tuple(dict.fromkeys(file for file in files if file.lower().endswith(MODEL_SUFFIXES)))


def _options(info: Mapping[str, Any], name: str) -> list[Any] | None:
    """The allowed values of an input; None for what is no closed list."""
    declared = as_object(info.get("input"))
    groups = (as_object(declared.get(key)) for key in ("required", "optional"))
    spec = next((as_list(group[name]) for group in groups if name in group), None)
    if not spec:
        return None
    details = as_object(spec[1] if len(spec) > 1 else None)
    if any(details.get(mark) for mark in UPLOADED) or details.get("remote"):
        return None
    if isinstance(spec[0], list):
        return as_list(spec[0])
    return details.get("options") if spec[0] == "COMBO" else None


def _allowed(value: Any, options: list[Any]) -> bool:
    return any(_slashed(option) == _slashed(value) for option in options)


def _slashed(value: Any) -> str:
    return str(value).replace("\\", "/")


def _file(value: str) -> str:
    return _slashed(value).rpartition("/")[2]
