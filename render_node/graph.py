"""API graphs: `{node id: {"class_type": …, "inputs": …}}`, read as plain data."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeGuard, cast

Graph = Mapping[str, Any]
Node = Mapping[str, Any]


def is_link(value: Any) -> TypeGuard[list[Any]]:
    """`[node id, output slot]`; any other list of two is a literal."""
    match value:
        case [str(), int() | float()]:
            return isinstance(value, list)
        case _:
            return False


def inputs_of(node: Node) -> Mapping[str, Any]:
    """A node's inputs; a node that no output needs may have anything in their place."""
    inputs = node.get("inputs")
    return cast("Mapping[str, Any]", inputs) if isinstance(inputs, dict) else {}


def links(node: Node) -> Iterator[tuple[str, int]]:
    """The links of a node in the order of its inputs."""
    for value in inputs_of(node).values():
        if is_link(value):
            yield value[0], int(value[1])


def upstream_first(graph: Graph, *node_ids: str) -> list[str]:
    """Nodes and all that they need, sources first; links to nowhere are passed over.

    Whoever walks a graph in this order needs no recursion, so a long chain is no danger.
    """
    ordered: dict[str, None] = {}
    seen: set[str] = set()
    stack = [(node_id, False) for node_id in reversed(node_ids)]
    while stack:
        current, is_left = stack.pop()
        if is_left:
            ordered[current] = None
        elif current not in seen and current in graph:
            seen.add(current)
            stack.append((current, True))
            stack.extend((source, False) for source, _ in links(graph[current]))
    return list(ordered)


class Plan:
    """Which nodes must run for the wanted outputs, and which of them is next.

    The order is ComfyUI's: outputs as soon as they can run, then what feeds an output
    directly, then what feeds it over one more node, then the order of discovery.
    """

    def __init__(
        self, graph: Graph, *, is_cached: Callable[[str], bool], is_output: Callable[[str], bool]
    ) -> None:
        self._graph = graph
        self._is_cached = is_cached
        self._is_output = is_output
        self._waits_for: dict[str, set[str]] = {}
        self._feeds: dict[str, list[str]] = {}

    def want(self, output: str) -> None:
        """Add an output node and everything uncached that it needs."""
        found = [output]
        while found:
            node_id = found.pop()
            if node_id in self._waits_for:
                continue
            needed = [source for source, _ in links(self._graph[node_id])]
            uncached = [source for source in needed if not self._is_cached(source)]
            self._waits_for[node_id] = set(uncached)
            for source in uncached:
                self._feeds.setdefault(source, []).append(node_id)
            found.extend(uncached)

    def next(self) -> str | None:
        """The node to run now; None when all are done."""
        ready = [node_id for node_id, waits in self._waits_for.items() if not waits]
        if not ready:
            return None
        for near in (self._is_output, self._feeds_output, self._feeds_feeder):
            for node_id in ready:
                if near(node_id):
                    return node_id
        return ready[0]

    def done(self, node_id: str) -> None:
        del self._waits_for[node_id]
        for waits in self._waits_for.values():
            waits.discard(node_id)

    def _feeds_output(self, node_id: str) -> bool:
        return any(self._is_output(fed) for fed in self._feeds.get(node_id, ()))

    def _feeds_feeder(self, node_id: str) -> bool:
        return any(self._feeds_output(fed) for fed in self._feeds.get(node_id, ()))
