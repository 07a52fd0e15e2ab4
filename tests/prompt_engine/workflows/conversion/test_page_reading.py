from typing import Any

import pytest

from prompt_engine.workflows.conversion.page_reading import (
    BrokenWorkflow,
    is_page_form,
    read_workflow,
)


def _with_box(**changes: Any) -> dict[str, Any]:
    return {"nodes": [{"id": 7, "type": "Pier", **changes}], "links": []}


def _with_link(link: object) -> dict[str, Any]:
    return {"nodes": [], "links": [link]}


def _with_subgraph(subgraph: object) -> dict[str, Any]:
    return {"nodes": [], "definitions": {"subgraphs": [subgraph]}}


BROKEN: dict[str, tuple[object, str]] = {
    "no object": ([], "The workflow is not an object."),
    "no boxes": ({}, "Nodes of the workflow: a list is expected here."),
    "a box that is a number": ({"nodes": [3]}, "Entry 0 in nodes of the workflow is not an object"),
    "no id": ({"nodes": [{}]}, "The id of entry 0 in nodes of the workflow is neither"),
    "an endless id": ({"nodes": [{"id": "x" * 500}]}, "The id of entry 0 in .* is too long"),
    "no type": ({"nodes": [{"id": 7}]}, "Node 7 in the workflow has no type"),
    "mode": (_with_box(mode="4"), "The mode of node 7 in the workflow is no number"),
    "values": (_with_box(widgets_values=3), "Widgets_values of node 7 in the workflow: a list"),
    "inputs": (_with_box(inputs={}), "Inputs of node 7 in the workflow: a list is expected"),
    "input": (_with_box(inputs=[None]), "Input 0 of node 7 in the workflow is not an object"),
    "input's name": (_with_box(inputs=[{"name": 3}]), "Input 0 of node 7 .* has no name"),
    "input's link": (_with_box(inputs=[{"link": []}]), "The link of input 0 of node 7 .* neither"),
    "outputs": (_with_box(outputs=[{"links": 3}]), "Links of output 0 of node 7 .*: a list"),
    "properties": (_with_box(properties=3), "Properties of node 7 in the workflow is not an obj"),
    "links": ({"nodes": [], "links": 3}, "Links of the workflow: a list is expected here"),
    "a short link": (_with_link([1, 2]), "entry 0 in links of the workflow has not"),
    "a link's slot": (_with_link([1, 2, "x", 3, 0]), "The origin slot of entry 0 in links .* no n"),
    "a link's end": (
        _with_link({"id": 1}),
        "The origin of entry 0 in links of the workflow is nei",
    ),
    "definitions": ({"nodes": [], "definitions": 3}, "Definitions of the workflow is not an obj"),
    "a subgraph": (_with_subgraph(3), "A subgraph in definitions of the workflow is not an obj"),
    "its boxes": (
        _with_subgraph({"id": "s", "name": "Sea"}),
        "Nodes of subgraph Sea: a list is expected here",
    ),
    "its inputs": (
        _with_subgraph({"id": "s", "nodes": [], "inputs": [3]}),
        "Entry 0 in inputs of subgraph s is not an object",
    ),
    "group nodes": (
        {"nodes": [], "extra": {"groupNodes": {"Sea": 3}}},
        "Group node Sea is not an object",
    ),
}


@pytest.mark.parametrize(("document", "sentence"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_by_its_place(document: object, sentence: str) -> None:
    with pytest.raises(BrokenWorkflow, match=sentence):
        read_workflow(document)


def test_what_older_and_newer_pages_leave_out_is_no_fault() -> None:
    document = _with_box(
        inputs=None, outputs=None, widgets_values=None, properties=[], mode=None, title=""
    )
    document["nodes"].append(None)
    document["links"] = [None, [1, 7, 0, 7, "0", "*", "more"]]
    read = read_workflow(document)
    assert list(read.graph.boxes) == ["7"]
    assert read.graph.links["1"].target_slot == 0


def test_subgraphs_stored_within_subgraphs_are_found() -> None:
    inner: dict[str, Any] = {"id": "inner", "nodes": []}
    outer: dict[str, Any] = {"id": "outer", "nodes": [], "definitions": {"subgraphs": [inner]}}
    assert set(read_workflow(_with_subgraph(outer)).subgraphs) == {"outer", "inner"}


def test_the_page_form_is_known_by_its_nodes() -> None:
    assert is_page_form({"nodes": []})
    assert not is_page_form({"1": {"class_type": "X"}})
    assert not is_page_form([])
