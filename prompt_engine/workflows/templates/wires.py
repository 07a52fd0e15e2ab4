"""What runs between graph nodes, by the types that their classes declare. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from studio_kit.graph import Graph, NodeLink, link_of

from ..node_classes.models import NodeClass, NodeInput

SAMPLED_BY = ("MODEL", "GUIDER")
"""What makes a node that gives a latent one that samples it."""


class ClassFacts(Protocol):
    """What is known of node classes: those of a render node, or ours."""

    def get(self, class_type: str) -> NodeClass | None: ...


def without(graph: Graph, bypassed: Iterable[str], classes: ClassFacts) -> Graph:
    """The graph with these nodes bypassed, as ComfyUI's page does it: what they would have made
    is taken from their input of the same type, and a link without such an input is dropped.

    A node that cannot run without what was dropped is bypassed too, and what then serves nobody
    any more is left out.
    """
    out = set(bypassed) & set(graph)
    if not out:
        return graph
    while more := {
        name for name in graph if name not in out and _starves(graph, name, out, classes)
    }:
        out |= more
    kept = {name: _relinked(graph, name, out, classes) for name in graph if name not in out}
    return _without_idle(graph, kept, classes)


def lost(before: Graph, after: Graph, classes: ClassFacts) -> tuple[str, ...]:
    """The nodes that save or sample in `before` and are no longer in `after`."""
    return tuple(name for name in before if name not in after and _is_vital(before, name, classes))


def type_of(graph: Graph, link: NodeLink, classes: ClassFacts) -> str | None:
    """What a link carries; None where the class of its source does not tell."""
    if link.source not in graph:
        return None
    known = classes.get(graph[link.source]["class_type"])
    return known.outputs[link.slot].type if known and link.slot < len(known.outputs) else None


def linked(graph: Graph, name: str) -> Iterator[tuple[str, NodeLink]]:
    for field, value in graph[name]["inputs"].items():
        link = link_of(value)
        if link is not None:
            yield field, link


def takers(graph: Graph, source: NodeLink) -> list[tuple[str, str]]:
    """The places, as graph node and field, that a link from `source` leads to."""
    return [
        (name, field) for name in graph for field, link in linked(graph, name) if link == source
    ]


def redirected(graph: Graph, places: Iterable[tuple[str, str]], to: NodeLink) -> Graph:
    changed = {name: dict(node["inputs"]) for name, node in graph.items()}
    for name, field in places:
        changed[name][field] = [to.source, to.slot]
    return {name: {**node, "inputs": changed[name]} for name, node in graph.items()}


def _starves(graph: Graph, name: str, out: set[str], classes: ClassFacts) -> bool:
    known = classes.get(graph[name]["class_type"])
    if known is None:
        return False
    required = {wanted.name for wanted in known.inputs if wanted.required}
    lost = (
        field
        for field, link in linked(graph, name)
        if link.source in out and _source(graph, link, out, classes) is None
    )
    return any(field in required for field in lost)


def _relinked(graph: Graph, name: str, out: set[str], classes: ClassFacts) -> Mapping[str, Any]:
    inputs = dict(graph[name]["inputs"])
    for field, link in linked(graph, name):
        if link.source not in out:
            continue
        source = _source(graph, link, out, classes)
        if source is None:
            del inputs[field]
        else:
            inputs[field] = [source.source, source.slot]
    return {**graph[name], "inputs": inputs}


def _source(graph: Graph, link: NodeLink, out: set[str], classes: ClassFacts) -> NodeLink | None:
    """Where what a link carries comes from, past the nodes that are bypassed."""
    seen: set[NodeLink] = set()
    found: NodeLink | None = link
    while found is not None and found.source in out and found not in seen:
        seen.add(found)
        found = _passed_on(graph, found, classes)
    return None if found in seen else found


def _passed_on(graph: Graph, link: NodeLink, classes: ClassFacts) -> NodeLink | None:
    node = graph[link.source]
    wanted = type_of(graph, link, classes)
    known = classes.get(node["class_type"])
    if known is None or wanted is None:
        return None
    sockets = [each for each in known.inputs if not each.is_widget]
    for candidate in _opposite_first(sockets, link.slot):
        if candidate.type == wanted:
            return link_of(node["inputs"].get(candidate.name))
    return None


def _opposite_first(sockets: list[NodeInput], slot: int) -> list[NodeInput]:
    return [*sockets[slot : slot + 1], *sockets]


def _without_idle(before: Graph, kept: Graph, classes: ClassFacts) -> Graph:
    """Leaves out what served somebody before and serves nobody now."""
    served = {link.source for name in before for _, link in linked(before, name)}
    while True:
        serving = {link.source for name in kept for _, link in linked(kept, name)}
        idle = {name for name in kept if name in served and name not in serving}
        idle = {name for name in idle if not _is_output(kept, name, classes)}
        if not idle:
            return kept
        kept = {name: node for name, node in kept.items() if name not in idle}


def _is_vital(graph: Graph, name: str, classes: ClassFacts) -> bool:
    known = classes.get(graph[name]["class_type"])
    if known is None:
        return False
    taken, made = {each.type for each in known.inputs}, {each.type for each in known.outputs}
    return known.output_node or ("LATENT" in made and not taken.isdisjoint(SAMPLED_BY))


def _is_output(graph: Graph, name: str, classes: ClassFacts) -> bool:
    known = classes.get(graph[name]["class_type"])
    return known is not None and known.output_node
