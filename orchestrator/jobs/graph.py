"""Checks and patches a submitted graph, before any node sees it. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast

from .models import Graph, GraphInvalid

NODES_NAMED = 10
"""How many graph nodes of a circle a sentence names; whatever follows them stays too."""


def checked(graph: Graph, parameters: Mapping[str, Any]) -> Graph:
    """A graph in API form with `parameters` applied. Raises `GraphInvalid` with the place."""
    if isinstance(graph.get("nodes"), list) and "links" in graph:
        raise GraphInvalid("This is a workflow in page form; export it with 'Export (API)'.")
    if not graph:
        raise GraphInvalid("The graph is empty; send at least one graph node.")
    nodes = {key: _node(key, node) for key, node in graph.items()}
    whole = patched(nodes, parameters)
    for key, node in whole.items():
        _check_links(key, node, whole)
    _refuse_circle(whole)
    return whole


def graph_hash(graph: Graph) -> str:
    """SHA-256 of the graph in one canonical spelling."""
    text = json.dumps(graph, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _node(key: str, node: Any) -> dict[str, Any]:
    content = cast("dict[str, Any]", node) if isinstance(node, dict) else {}
    if not isinstance(content.get("class_type"), str):
        raise GraphInvalid(f"Graph node {key} has no class_type.", graph_node=key)
    if not isinstance(content.get("inputs", {}), dict):
        raise GraphInvalid(f"The inputs of graph node {key} are not an object.", graph_node=key)
    return {**content, "inputs": content.get("inputs", {})}


def patched(nodes: Graph, parameters: Mapping[str, Any]) -> Graph:
    """The graph with `{"node.field": value}` set. Raises `GraphInvalid` for an unknown node."""
    graph = dict(nodes)
    for target, value in parameters.items():
        key, field = parted(target)
        if key not in graph:
            raise GraphInvalid(
                f"Parameter {target}: there is no graph node {key}.", parameter=target
            )
        node = graph[key]
        graph[key] = {**node, "inputs": {**node["inputs"], field: value}}
    return graph


def parted(target: str) -> tuple[str, str]:
    """`3.seed`, or `3:seed` as older scripts have it. Ids inside subgraphs hold colons."""
    key, dot, field = target.partition(".") if "." in target else target.rpartition(":")
    if not (key and dot and field):
        raise GraphInvalid(f"Parameter {target} is not of the form node.field.", parameter=target)
    return key, field


def _check_links(key: str, node: Mapping[str, Any], graph: Graph) -> None:
    for name, value in node["inputs"].items():
        if is_link(value) and value[0] not in graph:
            raise GraphInvalid(
                f"Input {name} of graph node {key} comes from {value[0]}, which does not exist.",
                graph_node=key,
                input=name,
            )


def _refuse_circle(graph: Graph) -> None:
    """Take away what waits for nothing, again and again; what stays waits for itself."""
    waiting = {key: set(_sources(node)) for key, node in graph.items()}
    followers: dict[str, list[str]] = {key: [] for key in graph}
    for key, sources in waiting.items():
        for source in sources:
            followers[source].append(key)
    ready = [key for key, sources in waiting.items() if not sources]
    while ready:
        done = ready.pop()
        del waiting[done]
        for follower in followers[done]:
            waiting[follower].discard(done)
            if not waiting[follower]:
                ready.append(follower)
    if waiting:
        keys = ", ".join(sorted(waiting)[:NODES_NAMED])
        raise GraphInvalid(f"The links run in a circle; look at the graph nodes {keys}.")


def _sources(node: Mapping[str, Any]) -> list[str]:
    return [value[0] for value in node["inputs"].values() if is_link(value)]


def is_link(value: Any) -> bool:
    """A link is `[graph node id, output slot]`."""
    if not isinstance(value, list):
        return False
    parts = cast("list[Any]", value)
    return len(parts) == 2 and isinstance(parts[0], str) and isinstance(parts[1], int)
