"""Which node runs when."""

from typing import Any

import pytest

from render_node.graph import Plan, is_link
from tests.render_node.graphs import Graph, diffusion, node

OUTPUTS = {"SaveImage", "PreviewImage"}


def order(graph: Graph, *wanted: str, cached: tuple[str, ...] = ()) -> list[str]:
    plan = Plan(
        graph,
        is_cached=lambda node_id: node_id in cached,
        is_output=lambda node_id: graph[node_id]["class_type"] in OUTPUTS,
    )
    for output in wanted:
        plan.want(output)
    found: list[str] = []
    while (node_id := plan.next()) is not None:
        found.append(node_id)
        plan.done(node_id)
    return found


def test_a_diffusion_graph_runs_in_the_recorded_order() -> None:
    assert order(diffusion(), "9") == ["4", "5", "7", "6", "3", "8", "9"]


def test_an_output_runs_before_other_branches_begin() -> None:
    graph = {
        "1": node("EmptyImage"),
        "2": node("PreviewImage", images=["1", 0]),
        "3": node("ImageInvert", image=["1", 0]),
        "4": node("ImageInvert", image=["3", 0]),
        "5": node("SaveImage", images=["4", 0]),
    }
    assert order(graph, "5", "2").index("2") == 1


def test_what_is_cached_does_not_run_and_a_cached_output_is_visited() -> None:
    assert order(diffusion(), "9", cached=("3", "4")) == ["8", "9"]
    assert order(diffusion(), "9", cached=tuple(diffusion())) == ["9"]


def test_only_what_an_output_needs_runs() -> None:
    graph = {**diffusion(), "20": node("EmptyImage"), "21": node("ImageInvert", image=["20", 0])}
    assert not {"20", "21"} & set(order(graph, "9"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["1", 0], True),
        (["1", 0.0], True),
        ([1, 0], False),
        (["1", "0"], False),
        (["1", 0, 0], False),
        ("10", False),
        (None, False),
    ],
)
def test_a_link_is_a_node_id_and_a_slot(value: Any, expected: bool) -> None:
    assert is_link(value) is expected
