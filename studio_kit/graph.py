"""ComfyUI's API form of a workflow: the graph that a render node takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from studio_kit.errors import Invalid

Graph = Mapping[str, Mapping[str, Any]]
"""Graph node id -> `{class_type, inputs, _meta?}`, as a render node's `POST /prompt` takes it."""


class BrokenGraph(Invalid):
    title = "Not a graph in API form"


@dataclass(frozen=True)
class NodeLink:
    """Where an input's value comes from: output `slot`, from 0, of graph node `source`."""

    source: str
    slot: int


@dataclass(frozen=True)
class Consumer:
    """An input that takes what another graph node makes."""

    graph_node: str
    input: str
    slot: int


def link_of(value: object) -> NodeLink | None:
    """The link that an input's value is; None where it is a value of its own."""
    if not isinstance(value, list) or len(cast("list[object]", value)) != 2:
        return None
    source, slot = cast("list[object]", value)
    if not isinstance(source, str) or not isinstance(slot, int) or isinstance(slot, bool):
        return None
    return NodeLink(source, slot)


def links(graph: Graph) -> Iterator[tuple[Consumer, NodeLink]]:
    """Each linked input with its source, which may be missing in a graph that was damaged."""
    for node_id, node in graph.items():
        for name, value in node["inputs"].items():
            link = link_of(value)
            if link is not None:
                yield Consumer(node_id, name, link.slot), link


def consumers(graph: Graph) -> dict[str, tuple[Consumer, ...]]:
    """Graph node id -> the inputs that take from it; only nodes that are in `graph`."""
    found: dict[str, list[Consumer]] = {node_id: [] for node_id in graph}
    for consumer, link in links(graph):
        if link.source in found:
            found[link.source].append(consumer)
    return {node_id: tuple(each) for node_id, each in found.items()}


def is_graph(document: object) -> bool:
    """Whether `document` means to be a graph: a mapping in which some value has a class_type."""
    if not isinstance(document, Mapping):
        return False
    nodes = cast("Mapping[object, object]", document).values()
    return any(isinstance(node, Mapping) and "class_type" in node for node in nodes)


def parse_graph(document: object) -> Graph:
    """`document` itself, checked. Raises `BrokenGraph` with a sentence that names the place."""
    if not isinstance(document, Mapping) or not document:
        raise BrokenGraph("A graph in API form is an object of graph nodes; this is none.")
    for node_id, node in cast("Mapping[str, object]", document).items():
        _check(str(node_id)[:60], node)
    return cast("Graph", document)


def _check(node_id: str, node: object) -> None:
    if not isinstance(node, Mapping):
        raise BrokenGraph(f"Graph node {node_id} is not an object; save the workflow in API form.")
    fields = cast("Mapping[str, object]", node)
    if not isinstance(fields.get("class_type"), str):
        raise BrokenGraph(f"Graph node {node_id} has no class_type.")
    if not isinstance(fields.get("inputs"), Mapping):
        raise BrokenGraph(f"Graph node {node_id} has no inputs; at least an empty object is due.")
