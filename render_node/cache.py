"""What nodes made, kept by the signature of their inputs, one prompt deep."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .graph import Graph, inputs_of, is_link, upstream_first

Fingerprint = Callable[[Mapping[str, Any]], str]
"""What besides its inputs makes a node's result differ: the bytes of the file it loads."""


@dataclass
class Kept:
    """What a node made: its values, and what the page was shown of it."""

    values: tuple[Any, ...] | None = None
    ui: Mapping[str, Any] | None = None
    meta: Mapping[str, Any] = field(default_factory=dict[str, Any])


class NodeCache:
    """Results that the next prompt may take over. Only nodes of the last prompt survive."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}
        self._keys: dict[str, str] = {}

    def begin(self, graph: Graph, fingerprint: Fingerprint) -> None:
        """Take a new prompt: what none of its nodes asks for is forgotten."""
        self._keys = signatures(graph, fingerprint)
        wanted = set(self._keys.values())
        self._kept = {key: kept for key, kept in self._kept.items() if key in wanted}

    def clear(self) -> None:
        self._kept = {}

    def values(self, node_id: str) -> tuple[Any, ...] | None:
        kept = self._at(node_id)
        return kept.values if kept else None

    def holds(self, node_id: str) -> bool:
        return self.values(node_id) is not None

    def shown(self, node_id: str) -> Kept | None:
        """What was shown of a node, even if it failed later."""
        kept = self._at(node_id)
        return kept if kept and kept.ui is not None else None

    def show(self, node_id: str, ui: Mapping[str, Any], meta: Mapping[str, Any]) -> None:
        kept = self._kept.setdefault(self._keys[node_id], Kept())
        kept.ui, kept.meta = ui, meta

    def keep(self, node_id: str, values: tuple[Any, ...]) -> None:
        self._kept.setdefault(self._keys[node_id], Kept()).values = values

    def _at(self, node_id: str) -> Kept | None:
        key = self._keys.get(node_id)
        return self._kept.get(key) if key else None


def signatures(graph: Graph, fingerprint: Fingerprint) -> dict[str, str]:
    """A hash per node of its class, its inputs and everything upstream."""
    known: dict[str, str] = {}
    for node_id in upstream_first(graph, *graph):
        _sign(graph, node_id, fingerprint, known)
    return known


def _sign(graph: Graph, node_id: str, fingerprint: Fingerprint, known: dict[str, str]) -> str:
    if node_id in known:
        return known[node_id]
    # A cycle can only lie in a part of the graph that no output needs.
    known[node_id] = f"unfinished {node_id}"
    node = graph.get(node_id)
    if node is None:
        return known[node_id]
    inputs = {
        name: ["link", _sign(graph, value[0], fingerprint, known), value[1]]
        if is_link(value)
        else ["value", value]
        for name, value in sorted(inputs_of(node).items())
    }
    content = json.dumps([node["class_type"], fingerprint(node), inputs], default=str)
    known[node_id] = hashlib.sha256(content.encode()).hexdigest()
    return known[node_id]
