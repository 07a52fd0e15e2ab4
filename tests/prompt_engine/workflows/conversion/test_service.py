"""`data/*.json` are workflows of our own, each with the graph that ComfyUI's page made of it.

The pages named there were run in a browser, in November 2026, with the classes that we know.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from prompt_engine.workflows.conversion.models import MissingClass, Remark
from prompt_engine.workflows.conversion.page_reading import BrokenWorkflow
from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.node_classes.classes import NodeClasses
from studio_kit.graph import Graph

from .boxes import Page

TOLD = sorted((Path(__file__).parent / "data").glob("*.json"))
OLDER = "1.27.10"


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_the_graph_is_what_the_page_sends(
    path: Path, known: NodeClasses, of_older_page: NodeClasses
) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    converted = convert(told["workflow"], of_older_page if told["page"] == OLDER else known)
    assert _plain(converted.graph) == told["prompt"]
    assert converted.missing == ()


def test_a_graph_in_api_form_stays_as_it_is(known: NodeClasses) -> None:
    graph = {"1": {"class_type": "Whatever", "inputs": {"x": ["2", 0]}}}
    converted = convert(graph, known)
    assert (converted.graph, converted.missing) == (graph, ())


def test_values_by_name_come_before_those_in_order(known: NodeClasses) -> None:
    page = Page()
    page.add(1, "EmptyLatentImage", [1, 2, 3], widgets_values_named={"width": 640, "height": 384})
    page.add(2, "EmptyLatentImage", {"width": 512, "batch_size": 4})
    graph = convert(page.document(), known).graph
    assert graph["1"]["inputs"] == {"width": 640, "height": 384, "batch_size": 3}
    assert graph["2"]["inputs"] == {"width": 512, "height": 512, "batch_size": 4}


@pytest.mark.parametrize("shape", ["objects", "by id"])
def test_the_table_of_links_may_be_objects(known: NodeClasses, shape: str) -> None:
    page = Page().add(1, "LoadImage", ["pier.png"])
    page.add(2, "PreviewImage", inputs={"images": (1, 0)})
    links = {str(link[0]): _as_object(link) for link in page.links}
    told = links if shape == "by id" else list(links.values())
    graph = convert(page.document() | {"links": told}, known).graph
    assert graph["2"]["inputs"] == {"images": ["1", 0]}


def test_a_class_that_nobody_told_of_is_named_and_keeps_what_it_names_itself(
    known: NodeClasses,
) -> None:
    page = Page().add(1, "LoadImage", ["pier.png"])
    page.add(
        2,
        "GullCounter",
        [3, 41, "fixed", [1, 2]],
        inputs={"image": (1, 0)},
        fields={"least": None, "seed": None, "sizes": None},
    )
    page.add(3, "GullCounter", [3, 41], fields={"least": None})
    converted = convert(page.document(), known)
    assert converted.missing == (MissingClass("GullCounter", ("2", "3")),)
    assert converted.graph["2"]["inputs"] == {
        "least": 3,
        "seed": 41,
        "sizes": {"__value__": [1, 2]},
        "image": ["1", 0],
    }
    message = "2 values of GullCounter have no names; its class is not known."
    assert converted.warnings == (Remark("3", message),)


def test_boxes_of_the_page_alone_are_neither_sent_nor_missing(known: NodeClasses) -> None:
    page = Page().add(1, "Note", ["x"]).add(2, "Fast Groups Muter (rgthree)")
    page.add(3, "LoadImage", ["pier.png"]).add(4, "SetNode", ["sea"], inputs={"IMAGE": (3, 0)})
    page.add(5, "GetNode", ["sea"], outputs=["IMAGE"])
    page.add(6, "PreviewImage", inputs={"images": (5, 0)})
    converted = convert(page.document(), known)
    assert (set(converted.graph), converted.missing) == ({"3", "6"}, ())
    assert converted.graph["6"]["inputs"] == {"images": ["3", 0]}


def test_what_nobody_can_know_is_told(known: NodeClasses) -> None:
    page = Page().add(1, "Load3D", ["boat.glb", "", "", "", None, 640, 384])
    page.add(2, "CLIPTextEncode", ["by {day|night}"])
    page.add(3, "SaveImage", ["%date:yyyy%/%Nobody.seed%"])
    page.add(4, "EmptyLatentImage", [1, 2, 3, 4])
    converted = convert(page.document(), known)
    assert converted.graph["1"]["inputs"] == {"model_file": "boat.glb", "width": 640, "height": 384}
    assert converted.graph["2"]["inputs"] == {"text": "by day"}
    assert [(each.graph_node, each.message) for each in converted.warnings] == [
        ("1", "image is the picture of the scene, which the page draws: it has to be given anew."),
        ("2", "The page draws lots in text for each run; here the first is taken."),
        ("3", "%date:yyyy% in filename_prefix stays as it is."),
        ("3", "%Nobody.seed% in filename_prefix stays as it is."),
        ("4", "1 further values of EmptyLatentImage belong to no field that its class declares."),
    ]


def test_links_that_lead_nowhere_are_left_out_and_told(known: NodeClasses) -> None:
    page = Page().add(1, "Reroute", inputs={"": (2, 0)}).add(2, "Reroute", inputs={"": (1, 0)})
    page.add(3, "PreviewImage", inputs={"images": (1, 0)})
    page.add(4, "PreviewImage", inputs={"images": (99, 0)})
    page.add(5, "PreviewImage", inputs={"images": None})
    page.nodes[-1]["inputs"][0]["link"] = 77
    converted = convert(page.document(), known)
    assert [converted.graph[number]["inputs"] for number in "345"] == [{}, {}, {}]
    assert [(each.graph_node, each.message) for each in converted.warnings] == [
        ("3", "Input images is linked in a circle."),
        ("4", "Input images is linked to node 99, which is not there."),
        ("5", "Input images names link 77, which is in no table of links."),
    ]


def test_an_input_that_a_class_has_no_more_is_left_out(known: NodeClasses) -> None:
    page = Page().add(1, "LoadImage", ["pier.png"])
    page.add(2, "EmptyLatentImage", [1, 2, 3], fields={"depth": (1, 0)})
    page.add(3, "SaveImageAdvanced", ["a", "png"], inputs={"images": (1, 0), "format.x": (1, 1)})
    converted = convert(page.document(), known)
    assert converted.graph["2"]["inputs"] == {"width": 1, "height": 2, "batch_size": 3}
    assert "format.x" not in converted.graph["3"]["inputs"]
    assert [each.message for each in converted.warnings] == [
        "EmptyLatentImage has no input depth here; its link is left out.",
        "SaveImageAdvanced has no input format.x here; its link is left out.",
    ]


def test_a_bypassed_box_hands_on_the_input_at_the_same_place(known: NodeClasses) -> None:
    page = Page().add(1, "CLIPTextEncode", ["a"], outputs=["CONDITIONING"])
    page.add(2, "CLIPTextEncode", ["b"], outputs=["CONDITIONING"])
    both = {"positive": (1, 0), "negative": (2, 0)}
    page.add(3, "ControlNetApplyAdvanced", [1, 0, 1], inputs=both, mode=4)
    page.add(4, "ConditioningZeroOut", inputs={"conditioning": (3, 1)})
    graph = convert(page.document(), known).graph
    assert graph["4"]["inputs"] == {"conditioning": ["2", 0]}


def test_a_primitive_comes_before_every_value_of_the_box(known: NodeClasses) -> None:
    page = Page().add(1, "PrimitiveNode", [64, "fixed"], outputs=["INT"])
    page.add(2, "EmptyLatentImage", [1, 2, 3], fields={"width": (1, 0)})
    page.nodes[0]["outputs"][0]["links"] = [1]
    page.nodes[1]["widgets_values_named"] = {"width": 7}
    assert convert(page.document(), known).graph["2"]["inputs"]["width"] == 64


def test_each_box_of_a_subgraph_has_its_own_values(known: NodeClasses) -> None:
    inside = Page().add(7, "CLIPTextEncode", ["inside"], fields={"text": (-10, 0)})
    words = inside.subgraph("words", inputs=["text"], outputs={"out": (7, 0)})
    page = Page().add(1, "words", ["one"], fields={"text": None}, outputs=["CONDITIONING"])
    page.add(2, "words", [], widgets_values_named={"text": "two"}, outputs=["CONDITIONING"])
    page.add(3, "words", ["skipped"], properties={"proxyWidgets": [["7", "text"]]})
    graph = convert(page.document(definitions={"subgraphs": [words]}), known).graph
    texts = {number: node["inputs"]["text"] for number, node in graph.items()}
    assert texts == {"1:7": "one", "2:7": "two", "3:7": "inside"}


@pytest.mark.parametrize("mode", [2, 4], ids=["muted", "bypassed"])
def test_what_lies_in_a_subgraph_that_is_off_is_sent_by_the_older_page_only(
    known: NodeClasses, of_older_page: NodeClasses, mode: int
) -> None:
    inside = Page().add(7, "LoadImage", ["pier.png"])
    definitions = {"subgraphs": [inside.subgraph("pier", outputs={"out": (7, 0)})]}
    page = Page().add(1, "pier", mode=mode, outputs=["IMAGE"]).document(definitions=definitions)
    assert set(convert(page, of_older_page).graph) == {"1:7"}
    assert set(convert(page, known).graph) == set()


def test_a_subgraph_inside_itself_is_refused(known: NodeClasses) -> None:
    first = Page().add(1, "second").subgraph("first")
    second = Page().add(1, "first").subgraph("second")
    page = Page().add(1, "first").document(definitions={"subgraphs": [first, second]})
    with pytest.raises(BrokenWorkflow, match="Subgraph first contains itself"):
        convert(page, known)


def test_subgraphs_that_multiply_without_end_are_refused(known: NodeClasses) -> None:
    levels = [
        Page().add(1, f"level {n + 1}").add(2, f"level {n + 1}").subgraph(f"level {n}")
        for n in range(30)
    ]
    page = Page().add(1, "level 0").document(definitions={"subgraphs": levels})
    with pytest.raises(BrokenWorkflow, match="more than 20000 nodes"):
        convert(page, known)


def test_subgraphs_nested_without_measure_are_refused(known: NodeClasses) -> None:
    levels = [Page().add(1, f"level {n + 1}").subgraph(f"level {n}") for n in range(2000)]
    page = Page().add(1, "level 0").document(definitions={"subgraphs": levels})
    with pytest.raises(BrokenWorkflow, match="lies in more than 50 others"):
        convert(page, known)


def _plain(graph: Graph) -> dict[str, Mapping[str, Any]]:
    return {
        number: {"class_type": node["class_type"], "inputs": node["inputs"]}
        for number, node in graph.items()
    }


def _as_object(link: list[Any]) -> dict[str, Any]:
    names = ("id", "origin_id", "origin_slot", "target_id", "target_slot", "type")
    return dict(zip(names, link, strict=True))
