"""Finds the template whose graph a graph is, but for what may be set in it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import JsonValue

from studio_kit.graph import Graph, NodeLink, link_of

from ..templates.loras import CLIP_STRENGTH, LORA_FIELD, lora_facts, strength_field
from ..templates.models import MEDIA, AddedLora, Template, TemplateInput
from ..templates.prefixes import PREFIX_FIELD
from ..templates.values import WrongValue, checked
from ..templates.wires import ClassFacts, redirected, takers, without

Place = tuple[str, str]


@dataclass(frozen=True)
class TemplateMatch:
    """Filling `template` with `values` and adding `loras` gives the graph.

    What was left out of the template is not among `values`; files are the names that the graph
    has for them. `changed`: how many inputs have another value than the template's own graph.
    """

    template: Template
    values: Mapping[str, JsonValue]
    loras: tuple[AddedLora, ...]
    changed: int


def match_template(
    graph: Graph, templates: Iterable[Template], classes: ClassFacts
) -> TemplateMatch | None:
    """Of several the one that explains the graph with the fewest changes."""
    found = (_match(graph, template, classes) for template in templates)
    matches = [match for match in found if match is not None]
    return min(matches, key=lambda match: (len(match.loras), match.changed), default=None)


def _match(graph: Graph, template: Template, classes: ClassFacts) -> TemplateMatch | None:
    bare, loras = _without_added_loras(graph, template)
    out = [wanted for wanted in template.inputs if _is_left_out(wanted, bare)]
    kept = without(template.graph, {wanted.node for wanted in out}, classes) if out else None
    open_places = _open(template)
    if not _is_alike(bare, template.graph if kept is None else kept, open_places):
        return None
    given = [wanted for wanted in template.inputs if wanted.node in bare]
    values = _values(bare, given)
    if values is None:
        return None
    changed = sum(_differs(bare, template.graph, place) for place in open_places)
    return TemplateMatch(template, values, loras, changed)


def _is_left_out(wanted: TemplateInput, graph: Graph) -> bool:
    return wanted.type in {"lora", *MEDIA} and wanted.node not in graph


def _open(template: Template) -> set[Place]:
    """The places that may differ."""
    found = {(wanted.node, wanted.field) for wanted in template.inputs}
    for wanted in template.inputs:
        if wanted.type == "lora":
            strength = strength_field(template.graph[wanted.node]["inputs"])
            found |= {(wanted.node, strength), (wanted.node, CLIP_STRENGTH)}
    return found


def _is_alike(graph: Graph, other: Graph, open_places: set[Place]) -> bool:
    """The same nodes, and the same inputs but at the open places."""
    if graph.keys() != other.keys():
        return False
    return all(_is_same_node(key, graph[key], other[key], open_places) for key in graph)


def _is_same_node(
    key: str, node: Mapping[str, Any], other: Mapping[str, Any], open_places: set[Place]
) -> bool:
    inputs, others = node["inputs"], other["inputs"]
    if node["class_type"] != other["class_type"] or inputs.keys() != others.keys():
        return False
    return all(
        _is_same(inputs[name], others[name])
        or (link_of(inputs[name]) is None and _may_differ(key, name, open_places))
        for name in inputs
    )


def _may_differ(key: str, name: str, open_places: set[Place]) -> bool:
    return (key, name) in open_places or name == PREFIX_FIELD


def _is_same(value: object, other: object) -> bool:
    """A model's name is written with the separators of the node that it is on."""
    if isinstance(value, str) and isinstance(other, str):
        return value.replace("\\", "/") == other.replace("\\", "/")
    return value == other and isinstance(value, bool) == isinstance(other, bool)


def _differs(graph: Graph, other: Graph, place: Place) -> bool:
    key, name = place
    if key not in graph or key not in other:
        return key in graph or key in other
    return not _is_same(graph[key]["inputs"].get(name), other[key]["inputs"].get(name))


def _values(graph: Graph, inputs: list[TemplateInput]) -> dict[str, JsonValue] | None:
    """None where a value stands there that the template does not take."""
    pictures = {(wanted.node, wanted.field) for wanted in inputs if wanted.type != "mask"}
    found: dict[str, JsonValue] = {}
    for wanted in inputs:
        if wanted.type == "mask" and (wanted.node, wanted.field) in pictures:
            continue
        value = _value(graph, wanted)
        if not _is_taken(wanted, value):
            return None
        found[wanted.name] = value
    return found


def _value(graph: Graph, wanted: TemplateInput) -> JsonValue:
    fields = graph[wanted.node]["inputs"]
    return lora_facts(fields, wanted.field) if wanted.type == "lora" else fields[wanted.field]


def _is_taken(wanted: TemplateInput, value: JsonValue) -> bool:
    if wanted.type in MEDIA:
        return isinstance(value, str)
    try:
        checked(wanted, value)
    except WrongValue:
        return False
    return True


def _without_added_loras(graph: Graph, template: Template) -> tuple[Graph, tuple[AddedLora, ...]]:
    """The graph without LoRA nodes that the template does not have, and what they add."""
    loras: dict[AddedLora, None] = {}
    for key in [key for key in graph if key not in template.graph]:
        lora = _added(graph[key])
        if lora is not None:
            graph = _taken_out(graph, key)
            loras[lora] = None
    return graph, tuple(loras)


def _added(node: Mapping[str, Any]) -> AddedLora | None:
    fields = node["inputs"]
    model, name = link_of(fields.get("model")), fields.get(LORA_FIELD)
    strengths = [fields.get(strength_field(fields)), fields.get(CLIP_STRENGTH)]
    if model is None or not isinstance(name, str) or not name:
        return None
    if any(isinstance(each, list | str | bool) for each in strengths) or strengths[0] is None:
        return None
    return AddedLora(name=name, strength=strengths[0], strength_clip=strengths[1])


def _taken_out(graph: Graph, key: str) -> Graph:
    """The graph with the node's takers linked to what it takes."""
    for slot, field in enumerate(("model", "clip")):
        link = link_of(graph[key]["inputs"].get(field))
        if link is not None:
            graph = redirected(graph, takers(graph, NodeLink(key, slot)), link)
    return {name: node for name, node in graph.items() if name != key}
