"""Whole graphs: what is read of each stands below it in its file."""

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.service import read_graph
from studio_kit.graph import Graph
from tests.prompt_engine.workflows.reading.readings import GRAPHS, load, summary

NAMES = sorted(path.stem for path in GRAPHS.glob("*.yaml"))
NOTHING_DECLARED = NodeClasses({}, origin="known")

every_graph = pytest.mark.parametrize("name", NAMES)


@every_graph
def test_a_graph_is_read(name: str, known: NodeClasses, knowledge: Knowledge):
    graph, expected = load(name)
    assert summary(read_graph(graph, known, knowledge)) == expected


@every_graph
def test_titles_change_nothing_that_is_read(name: str, known: NodeClasses, knowledge: Knowledge):
    graph, expected = load(name)
    titled = {
        key: {**node, "_meta": {"title": f"negative {place}"}}
        for place, (key, node) in enumerate(graph.items())
    }
    assert summary(read_graph(titled, known, knowledge)) == expected


@every_graph
def test_the_order_of_a_file_changes_nothing_but_the_order(
    name: str, known: NodeClasses, knowledge: Knowledge
):
    graph, expected = load(name)
    turned: Graph = dict(reversed(list(graph.items())))
    found = summary(read_graph(turned, known, knowledge))
    assert {key: sorted(told) for key, told in found.items()} == {
        key: sorted(told) for key, told in expected.items()
    }


@pytest.mark.parametrize("name", ["sd15_text_to_image", "controlnet_chain", "wan22_text_to_video"])
def test_sides_and_phases_are_found_where_no_class_is_declared(name: str, knowledge: Knowledge):
    graph, expected = load(name)
    found = summary(read_graph(graph, NOTHING_DECLARED, knowledge))
    assert found["prompts"] == expected["prompts"]
    assert found["phases"] == expected["phases"]
    assert found["settings"] == expected["settings"]
