"""Puts values into a template's graph. Pure; nothing but the named places changes."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import JsonValue

from prompt_engine.spelling import did_you_mean
from studio_kit.errors import Invalid

from .models import FilledGraph, Graph, Role, Template, TemplateInput, Value
from .values import WrongValue, checked

AUTOMATIC = "auto"
"""A model's value that stands for the template's default, as null does for any input."""

PREFIX_FIELD = "filename_prefix"


class WrongValues(Invalid):
    title = "Wrong or missing values"


def fill(
    template: Template,
    values: Mapping[str, JsonValue],
    *,
    prompts: Mapping[Role, str],
    filename_prefix: str | None,
) -> FilledGraph:
    """The graph to send, what changed in it, and its fingerprint.

    `prompts` come before `values` of the same input. The fingerprint is the SHA-256 of the
    filled graph in canonical JSON without seeds, file name prefix and titles, so a shot's
    next take with another seed or version has the same. Raises `WrongValues`, which names each.
    """
    resolved = _resolve(template, {**values, **_by_name(template, prompts)})
    graph = _with_values(template, resolved)
    changes = [*_changes(template, resolved), *_left_out(template, prompts)]
    named = _with_prefix(graph, filename_prefix) if filename_prefix else graph
    return FilledGraph(named, tuple(changes), fingerprint(template, named))


def fingerprint(template: Template, graph: Graph) -> str:
    seeds = {(wanted.node, wanted.field) for wanted in template.inputs if wanted.type == "seed"}
    kept = {
        node_id: {"class_type": node["class_type"], "inputs": _lasting(node_id, node, seeds)}
        for node_id, node in graph.items()
    }
    canonical = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _lasting(
    node_id: str, node: Mapping[str, Any], seeds: set[tuple[str, str]]
) -> dict[str, object]:
    return {
        field: value
        for field, value in node["inputs"].items()
        if (node_id, field) not in seeds and field != PREFIX_FIELD
    }


def _by_name(template: Template, prompts: Mapping[Role, str]) -> dict[str, JsonValue]:
    return {
        wanted.name: prompts[wanted.role]
        for wanted in template.inputs
        if wanted.role is not None and wanted.role in prompts
    }


def _resolve(template: Template, values: Mapping[str, JsonValue]) -> dict[str, Value]:
    faults = _unknown(template, values)
    resolved: dict[str, Value] = {}
    for wanted in template.inputs:
        try:
            resolved[wanted.name] = _resolve_one(wanted, values.get(wanted.name))
        except WrongValue as error:
            faults[wanted.name] = f"{wanted.label} ({wanted.name}) {error}."
    if faults:
        raise _wrong_values(faults)
    return resolved


def _resolve_one(wanted: TemplateInput, value: JsonValue) -> Value:
    if value is None or (wanted.type == "model" and value == AUTOMATIC):
        value = wanted.default
    if value is None:
        raise WrongValue("is missing")
    return checked(wanted, value)


def _unknown(template: Template, values: Mapping[str, JsonValue]) -> dict[str, str]:
    known = [wanted.name for wanted in template.inputs]
    return {
        name: f'{template.id} has no input "{name[:100]}".{did_you_mean(name[:100], known)}'
        for name in values
        if name not in known
    }


def _wrong_values(faults: Mapping[str, str]) -> WrongValues:
    errors = [{"field": name, "message": message} for name, message in faults.items()]
    return WrongValues(" ".join(faults.values()), errors=errors)


def _with_values(template: Template, resolved: Mapping[str, Value]) -> Graph:
    graph = {
        node_id: {**node, "inputs": dict(node["inputs"])}
        for node_id, node in template.graph.items()
    }
    for wanted in template.inputs:
        graph[wanted.node]["inputs"][wanted.field] = resolved[wanted.name]
    return graph


def _with_prefix(graph: Graph, prefix: str) -> Graph:
    return {
        node_id: {**node, "inputs": {**node["inputs"], PREFIX_FIELD: prefix}}
        if PREFIX_FIELD in node["inputs"]
        else node
        for node_id, node in graph.items()
    }


def _changes(template: Template, resolved: Mapping[str, Value]) -> list[str]:
    return [
        f"{wanted.name}: {_shown(before)} -> {_shown(resolved[wanted.name])}"
        for wanted in template.inputs
        if (before := template.graph[wanted.node]["inputs"][wanted.field]) != resolved[wanted.name]
    ]


def _left_out(template: Template, prompts: Mapping[Role, str]) -> list[str]:
    roles = {wanted.role for wanted in template.inputs}
    return [
        f"{role}: left out, {template.header.title} takes none"
        for role, text in prompts.items()
        if text and role not in roles
    ]


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
