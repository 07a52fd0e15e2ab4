from typing import Any

import pytest

from studio_kit.graph import (
    BrokenGraph,
    Consumer,
    NodeLink,
    consumers,
    is_graph,
    link_of,
    parse_graph,
)

GRAPH: dict[str, dict[str, Any]] = {
    "1": {"class_type": "LoadImage", "inputs": {"image": "pier.png"}},
    "2": {"class_type": "Blend", "inputs": {"a": ["1", 0], "b": ["1", 1], "c": ["9", 0]}},
}


@pytest.mark.parametrize("value", [["1"], ["1", "0"], [1, 0], ["1", True], "1", None, ["1", 0, 0]])
def test_only_a_node_and_a_slot_are_a_link(value: object) -> None:
    assert link_of(value) is None
    assert link_of(["1", 2]) == NodeLink("1", 2)


def test_consumers_are_those_of_nodes_that_are_there() -> None:
    assert consumers(GRAPH) == {"1": (Consumer("2", "a", 0), Consumer("2", "b", 1)), "2": ()}


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ([], "A graph in API form is an object"),
        ({}, "A graph in API form is an object"),
        ({"1": []}, "Graph node 1 is not an object"),
        ({"1": {"inputs": {}}}, "Graph node 1 has no class_type"),
        ({"1": {"class_type": "X", "inputs": []}}, "Graph node 1 has no inputs"),
    ],
)
def test_a_broken_graph_is_refused_by_its_place(document: object, place: str) -> None:
    with pytest.raises(BrokenGraph, match=place):
        parse_graph(document)


def test_a_graph_is_known_by_its_class_types() -> None:
    assert is_graph(GRAPH)
    assert parse_graph(GRAPH) is GRAPH
    assert not is_graph({"nodes": [], "links": []})
