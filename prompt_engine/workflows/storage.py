"""Reads templates from folders and checks each against its own graph."""

import json
from pathlib import Path
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from studio_kit.tables import TableError, load_document

from .models import Graph, Template, TemplateHeader, TemplateId, TemplateInput, TemplateProblem
from .service import TemplateLibrary
from .values import WrongValue, checked

HEADER_FILE = "template.yaml"
GRAPH_FILE = "workflow.json"
TEMPLATE_ID: TypeAdapter[str] = TypeAdapter(TemplateId)


def load_library(built_in: Path, own: Path, *, target_models: frozenset[str]) -> TemplateLibrary:
    """The house's templates and those of the user's folder, which may be the same or missing.

    A fault in a built-in template raises `TableError`; one in the user's is reported.
    """
    templates = {folder.name: load_template(folder, target_models) for folder in _folders(built_in)}
    problems: list[TemplateProblem] = []
    for folder in _folders(own) if own.resolve() != built_in.resolve() else []:
        try:
            templates[folder.name] = _load_own(folder, templates, target_models)
        except TableError as error:
            problems.append(TemplateProblem(folder.name, str(error)))
    ordered = sorted(templates.values(), key=lambda template: (template.header.order, template.id))
    return TemplateLibrary(tuple(ordered), tuple(problems))


def _load_own(folder: Path, taken: dict[str, Template], target_models: frozenset[str]) -> Template:
    if folder.name in taken:
        raise TableError(f"{folder.name}: a built-in template has this name; rename the folder.")
    return load_template(folder, target_models)


def load_template(folder: Path, target_models: frozenset[str]) -> Template:
    """Raises `TableError`, which names file, input and field."""
    template_id = _id(folder.name)
    header = _header(folder)
    graph = _read_graph(folder / GRAPH_FILE)
    if header.target_model not in target_models:
        place = f"{template_id}/{HEADER_FILE}: target_model"
        raise TableError(f"{place}: there is no {header.target_model} in target_models.yaml.")
    _refuse_repeats(template_id, header)
    inputs = tuple(_with_default(template_id, wanted, graph) for wanted in header.inputs)
    return Template(template_id, header, inputs, graph)


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(child for child in folder.iterdir() if (child / HEADER_FILE).is_file())


def _id(name: str) -> str:
    try:
        return TEMPLATE_ID.validate_python(name)
    except ValidationError as error:
        rule = "name the folder with lower-case letters, digits, - and _"
        raise TableError(f"{name}: {rule}, at most 64.") from error


def _header(folder: Path) -> TemplateHeader:
    try:
        return load_document(folder / HEADER_FILE, TemplateHeader)
    except TableError as error:
        raise TableError(f"{folder.name}/{error}") from error


def _read_graph(path: Path) -> Graph:
    place = f"{path.parent.name}/{path.name}"
    try:
        graph = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TableError(f"{place}: the file is missing.") from error
    except (ValueError, RecursionError) as error:
        raise TableError(f"{place}: not readable as JSON: {error}") from error
    if not isinstance(graph, dict) or not graph:
        raise TableError(f"{place}: expected a graph in API form, a mapping of id to node.")
    for node_id, node in cast("dict[str, Any]", graph).items():
        _check_node(place, node_id, node)
    return cast("Graph", graph)


def _check_node(place: str, node_id: str, node: Any) -> None:
    if not isinstance(node, dict):
        raise TableError(f"{place}: node {node_id}: expected a mapping; export it in API form.")
    fields = cast("dict[str, Any]", node)
    if not isinstance(fields.get("class_type"), str):
        raise TableError(f"{place}: node {node_id}: class_type: expected a name.")
    if not isinstance(fields.get("inputs"), dict):
        raise TableError(f"{place}: node {node_id}: inputs: expected a mapping.")


def _refuse_repeats(template_id: str, header: TemplateHeader) -> None:
    seen: set[object] = set()
    for wanted in header.inputs:
        keys = {wanted.name, (wanted.node, wanted.field)} | ({("role", wanted.role)} - _NO_ROLE)
        if seen & keys:
            place = f"{template_id}/{HEADER_FILE}: inputs: {wanted.name}"
            raise TableError(f"{place}: its name, role or place in the graph is used twice.")
        seen |= keys


_NO_ROLE = {("role", None)}


def _with_default(template_id: str, wanted: TemplateInput, graph: Graph) -> TemplateInput:
    place = f"{template_id}/{HEADER_FILE}: inputs: {wanted.name}"
    own = _value_in_graph(place, wanted, graph)
    if wanted.role == "prompt":
        return wanted
    default = own if wanted.default is None else wanted.default
    try:
        return wanted.model_copy(update={"default": checked(wanted, default)})
    except WrongValue as error:
        raise TableError(f"{place}: default: {default!r} {error}.") from error


def _value_in_graph(place: str, wanted: TemplateInput, graph: Graph) -> Any:
    if wanted.node not in graph:
        raise TableError(f"{place}: node: {GRAPH_FILE} has no node {wanted.node}.")
    inputs = graph[wanted.node]["inputs"]
    if wanted.field not in inputs:
        raise TableError(f"{place}: field: node {wanted.node} has no input {wanted.field}.")
    if isinstance(inputs[wanted.field], list):
        raise TableError(f"{place}: field: {wanted.field} is linked to another node.")
    return inputs[wanted.field]
