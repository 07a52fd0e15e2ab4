"""Reads templates from folders and checks each against its own graph."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from studio_kit.graph import BrokenGraph, Graph, link_of, parse_graph
from studio_kit.tables import TableError, load_document

from .loras import lora_facts
from .models import (
    BESIDE_INPUTS,
    MEDIA,
    AnyValue,
    Origin,
    Template,
    TemplateHeader,
    TemplateId,
    TemplateInput,
)
from .values import WrongValue, checked
from .wires import ClassFacts

HEADER_FILE = "template.yaml"
GRAPH_FILE = "workflow.json"
TEMPLATE_ID: TypeAdapter[str] = TypeAdapter(TemplateId)

Signature = tuple[tuple[int, int] | None, ...]
"""When each file of a template was changed, in ns, and its size; it is read again when they do."""


@dataclass(frozen=True)
class Knowledge:
    """What templates are held against: `target_models.yaml`, and the node classes we know.

    `node_classes` None: templates alone say what is newer, as the house's do.
    """

    target_models: Collection[str]
    node_classes: ClassFacts | None = None


def load_template(folder: Path, knowledge: Knowledge, *, origin: Origin = "own") -> Template:
    """Raises `TableError`, which names file, input and field."""
    template_id = _id(folder.name)
    header = _header(folder)
    graph = _read_graph(folder / GRAPH_FILE)
    if header.target_model not in knowledge.target_models:
        place = f"{template_id}/{HEADER_FILE}: target_model"
        raise TableError(f"{place}: there is no {header.target_model} in target_models.yaml.")
    return assembled(template_id, header, graph, knowledge=knowledge, origin=origin)


def assembled(
    template_id: str,
    header: TemplateHeader,
    graph: Graph,
    *,
    knowledge: Knowledge,
    origin: Origin = "own",
) -> Template:
    """The template with its defaults resolved. Raises `TableError` where the two do not fit."""
    _refuse_taken_names(template_id, header)
    _refuse_repeats(template_id, header)
    inputs = tuple(_with_default(template_id, wanted, graph) for wanted in header.inputs)
    newer = tuple(dict.fromkeys((*header.newer_classes, *_unknown(graph, knowledge))))
    return Template(template_id, header, inputs, graph, origin, newer)


def _unknown(graph: Graph, knowledge: Knowledge) -> list[str]:
    known = knowledge.node_classes
    classes = [str(node["class_type"]) for node in graph.values()]
    return [name for name in classes if known is not None and known.get(name) is None]


def template_folders(folder: Path) -> list[Path]:
    """The folders in which a template stands; those with a point in front are no templates."""
    if not folder.is_dir():
        return []
    inside = (child for child in folder.iterdir() if not child.name.startswith("."))
    return sorted(child for child in inside if (child / HEADER_FILE).is_file())


def signature_of(folder: Path) -> Signature:
    return tuple(_state(folder / name) for name in (HEADER_FILE, GRAPH_FILE))


def _state(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size


def _id(name: str) -> str:
    try:
        return TEMPLATE_ID.validate_python(name)
    except ValidationError as error:
        rule = "name the folder with lower-case letters, digits, - and _"
        raise TableError(f"{name}: {rule}, at most 64.") from error


def _header(folder: Path) -> TemplateHeader:
    try:
        return load_document(folder / HEADER_FILE, TemplateHeader)
    except (TableError, OSError) as error:
        raise TableError(f"{folder.name}/{error}") from error


def _read_graph(path: Path) -> Graph:
    place = f"{path.parent.name}/{path.name}"
    try:
        return parse_graph(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise TableError(f"{place}: the file is missing.") from error
    except (ValueError, RecursionError, OSError) as error:
        raise TableError(f"{place}: not readable as JSON: {error}") from error
    except BrokenGraph as error:
        raise TableError(f"{place}: {error.message}") from error


def _refuse_taken_names(template_id: str, header: TemplateHeader) -> None:
    for wanted in header.inputs:
        if wanted.name in BESIDE_INPUTS:
            place = f"{template_id}/{HEADER_FILE}: inputs: {wanted.name}"
            raise TableError(f"{place}: a shot keeps something else by this name; give another.")


def _refuse_repeats(template_id: str, header: TemplateHeader) -> None:
    seen: set[object] = set()
    for wanted in header.inputs:
        # A mask may stand where its picture does: it becomes the picture's transparency.
        keys = {wanted.name, (wanted.node, wanted.field, wanted.type == "mask")}
        if seen & keys:
            place = f"{template_id}/{HEADER_FILE}: inputs: {wanted.name}"
            raise TableError(f"{place}: its name or place in the graph is used twice.")
        seen |= keys


def _with_default(template_id: str, wanted: TemplateInput, graph: Graph) -> TemplateInput:
    place = f"{template_id}/{HEADER_FILE}: inputs: {wanted.name}"
    own = _value_in_graph(place, wanted, graph)
    if wanted.default is None and (wanted.role == "prompt" or wanted.type in MEDIA):
        return wanted
    try:
        return wanted.model_copy(update={"default": _default(wanted, own, graph)})
    except WrongValue as error:
        shown = own if wanted.default is None else wanted.default
        raise TableError(f"{place}: default: {shown!r} {error}.") from error


def _default(wanted: TemplateInput, own: Any, graph: Graph) -> AnyValue:
    if wanted.default is not None:
        return checked(wanted, wanted.default)
    if wanted.type == "lora":
        return checked(wanted, lora_facts(graph[wanted.node]["inputs"], wanted.field))
    return checked(wanted, own)


def _value_in_graph(place: str, wanted: TemplateInput, graph: Graph) -> Any:
    if wanted.node not in graph:
        raise TableError(f"{place}: node: {GRAPH_FILE} has no node {wanted.node}.")
    inputs = graph[wanted.node]["inputs"]
    if wanted.field not in inputs:
        raise TableError(f"{place}: field: node {wanted.node} has no input {wanted.field}.")
    if link_of(inputs[wanted.field]) is not None:
        raise TableError(f"{place}: field: {wanted.field} is linked to another node.")
    return inputs[wanted.field]
