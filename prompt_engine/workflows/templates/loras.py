"""LoRAs in a graph: those that it has, and those that are added to it. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from studio_kit.graph import Graph, NodeLink

from .models import AddedLora, LoraValue, Template
from .wires import ClassFacts, linked, redirected, takers, type_of

MODEL_STRENGTHS = ("strength_model", "strength")
CLIP_STRENGTH = "strength_clip"
LORA_FIELD = "lora_name"
MODEL, CLIP = "MODEL", "CLIP"


class NoWire(ValueError):
    """The message is a sentence: where a LoRA cannot go, and why."""


def lora_facts(fields: Mapping[str, Any], field: str) -> dict[str, Any]:
    """The LoRA that a graph node loads; a strength that is linked counts as 1."""
    strength = _number(fields.get(strength_field(fields)))
    clip = _number(fields.get(CLIP_STRENGTH, strength))
    return {
        "name": fields[field],
        "strength": strength,
        "strength_clip": None if clip == strength else clip,
    }


def lora_fields(fields: Mapping[str, Any], field: str, lora: LoraValue) -> dict[str, Any]:
    """What `lora` writes into its graph node."""
    given: dict[str, Any] = {field: lora.name}
    if strength_field(fields) in fields:
        given[strength_field(fields)] = lora.strength
    if CLIP_STRENGTH in fields:
        given[CLIP_STRENGTH] = _clip_strength(lora)
    return given


def strength_field(fields: Collection[str]) -> str:
    """The input of a LoRA's node that says how strongly it changes the model."""
    return next((name for name in MODEL_STRENGTHS if name in fields), MODEL_STRENGTHS[0])


def with_loras(
    template: Template, graph: Graph, loras: Iterable[AddedLora], classes: ClassFacts
) -> Graph:
    """The graph with each LoRA behind the others on every model wire that it is for.

    It also goes on the CLIP wire where one node loads both, as a checkpoint's LoRAs are trained,
    or where it states a strength for it. Raises `NoWire`.
    """
    for lora in loras:
        if lora.enabled:
            for wire in _wires(template, graph, lora, classes):
                graph = _chained(graph, wire, lora)
    return graph


@dataclass(frozen=True)
class _Wire:
    """The end of a chain of LoRAs: where its model, and its CLIP, go on from."""

    model: NodeLink
    clip: NodeLink | None


def _wires(template: Template, graph: Graph, lora: AddedLora, classes: ClassFacts) -> list[_Wire]:
    roots = _roots(graph, MODEL, classes)
    if lora.wire is not None:
        node = _node_of(template, lora.wire)
        roots = [root for root in roots if root.source == node]
    if not roots:
        place = f"input {lora.wire}" if lora.wire else "graph"
        raise NoWire(f"{template.header.title} has no model in its {place} that {lora.name} fits.")
    return [_wire(graph, root, lora, classes) for root in roots]


def _node_of(template: Template, name: str) -> str | None:
    return next((wanted.node for wanted in template.inputs if wanted.name == name), None)


def _roots(graph: Graph, kind: str, classes: ClassFacts) -> list[NodeLink]:
    """The outputs of `kind` of nodes that make it from nothing of its kind: the loaders."""
    made = {link for name in graph for _, link in linked(graph, name)}
    of_kind = [link for link in made if type_of(graph, link, classes) == kind]
    roots = [link for link in of_kind if not _takes(graph, link.source, kind, classes)]
    return sorted(roots, key=lambda link: (list(graph).index(link.source), link.slot))


def _takes(graph: Graph, name: str, kind: str, classes: ClassFacts) -> bool:
    return any(type_of(graph, link, classes) == kind for _, link in linked(graph, name))


def _wire(graph: Graph, root: NodeLink, lora: AddedLora, classes: ClassFacts) -> _Wire:
    model = _end(graph, root, MODEL, classes)
    clips = _roots(graph, CLIP, classes)
    own = [clip for clip in clips if clip.source == root.source]
    if not own and lora.strength_clip is not None and len(clips) == 1:
        own = clips
    return _Wire(model, _end(graph, own[0], CLIP, classes) if own else None)


def _end(graph: Graph, link: NodeLink, kind: str, classes: ClassFacts) -> NodeLink:
    """The last link of the chain of LoRAs that begins at `link`."""
    places = takers(graph, link)
    if len({name for name, _ in places}) != 1 or LORA_FIELD not in graph[places[0][0]]["inputs"]:
        return link
    known = classes.get(graph[places[0][0]]["class_type"])
    slots = [slot for slot, made in enumerate(known.outputs) if made.type == kind] if known else []
    return _end(graph, NodeLink(places[0][0], slots[0]), kind, classes) if slots else link


def _chained(graph: Graph, wire: _Wire, lora: AddedLora) -> Graph:
    name = _free_id(graph)
    places = takers(graph, wire.model)
    clip_places = takers(graph, wire.clip) if wire.clip else []
    graph = redirected(graph, places, NodeLink(name, 0))
    graph = redirected(graph, clip_places, NodeLink(name, 1))
    return {**graph, name: _node(wire, lora)}


def _node(wire: _Wire, lora: AddedLora) -> dict[str, Any]:
    title = {"title": f"LoRA {lora.name}"}
    inputs: dict[str, Any] = {
        "model": [wire.model.source, wire.model.slot],
        LORA_FIELD: lora.name,
        "strength_model": lora.strength,
    }
    if wire.clip is None:
        return {"class_type": "LoraLoaderModelOnly", "_meta": title, "inputs": inputs}
    clip = {"clip": [wire.clip.source, wire.clip.slot], CLIP_STRENGTH: _clip_strength(lora)}
    return {"class_type": "LoraLoader", "_meta": title, "inputs": {**inputs, **clip}}


def _free_id(graph: Graph) -> str:
    """The number after the highest that is in use, outside of subgraphs' ids such as 12:5."""
    heads = (name.partition(":")[0] for name in graph)
    return str(max((int(head) for head in heads if head.isdecimal()), default=0) + 1)


def _clip_strength(lora: LoraValue) -> float:
    return lora.strength if lora.strength_clip is None else lora.strength_clip


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 1.0
