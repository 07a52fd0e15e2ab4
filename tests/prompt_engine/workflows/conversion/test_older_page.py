"""What the page of 2025 does otherwise; each was seen in it."""

from typing import Any

from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.node_classes.classes import NodeClasses

from .boxes import Page


def test_a_field_linked_to_a_muted_box_is_dropped_by_the_older_page_only(
    known: NodeClasses, of_older_page: NodeClasses
) -> None:
    page = Page().add(1, "PrimitiveInt", [64, "fixed"], outputs=["INT"], mode=2)
    page.add(2, "Reroute", inputs={"": (1, 0)}, outputs=["INT"])
    page.add(3, "EmptyLatentImage", [640, 384, 1], fields={"width": (2, 0)})
    older = convert(page.document(), of_older_page).graph["3"]["inputs"]
    newer = convert(page.document(), known).graph["3"]["inputs"]
    assert older == {"height": 384, "batch_size": 1}
    assert newer == {"width": 640, "height": 384, "batch_size": 1}


def test_a_muted_reroute_hands_on_in_the_older_page_only(
    known: NodeClasses, of_older_page: NodeClasses
) -> None:
    page = Page().add(1, "LoadImage", ["pier.png"], outputs=["IMAGE"])
    page.add(2, "Reroute", inputs={"": (1, 0)}, outputs=["IMAGE"], mode=2)
    page.add(3, "PreviewImage", inputs={"images": (2, 0)})
    assert convert(page.document(), of_older_page).graph["3"]["inputs"] == {"images": ["1", 0]}
    assert convert(page.document(), known).graph["3"]["inputs"] == {}


def test_the_older_page_takes_a_subgraphs_field_by_the_slot_that_its_link_names(
    known: NodeClasses, of_older_page: NodeClasses
) -> None:
    inside = Page().add(7, "KSampler", [31, "fixed", 20, 7, "euler", "karras", 1])
    inside.nodes[0]["inputs"] = [_field("steps", link=1)]
    inside.links.append([1, -10, 0, 7, 4, "INT"])  # the seed stands there, in the older page
    document = _with_subgraph(inside.subgraph("sampling", inputs=["steps"]), [])
    assert _inside(document, known, "steps", "seed") == (20, 31)
    assert _inside(document, of_older_page, "steps", "seed") == (31, 31)
    document["nodes"][0]["widgets_values"] = [12]
    assert _inside(document, of_older_page, "steps", "seed") == (12, 31)


def test_a_text_of_several_lines_taken_for_another_is_written_over_too(
    known: NodeClasses, of_older_page: NodeClasses
) -> None:
    inside = Page().add(7, "StringConcatenate", ["first", "second", ""])
    inside.nodes[0]["inputs"] = [_field("string_b", link=1)]
    inside.links.append([1, -10, 0, 7, 0, "STRING"])
    document = _with_subgraph(inside.subgraph("texts", inputs=["string_b"]), ["outside"])
    assert _inside(document, known, "string_a", "string_b") == ("first", "outside")
    assert _inside(document, of_older_page, "string_a", "string_b") == ("outside", "outside")


def _field(name: str, *, link: int) -> dict[str, Any]:
    return {"name": name, "type": "*", "link": link, "widget": {"name": name}}


def _with_subgraph(subgraph: dict[str, Any], values: list[Any]) -> dict[str, Any]:
    page = Page().add(1, subgraph["id"], values)
    return page.document(definitions={"subgraphs": [subgraph]})


def _inside(document: dict[str, Any], classes: NodeClasses, *names: str) -> tuple[Any, ...]:
    inputs = convert(document, classes).graph["1:7"]["inputs"]
    return tuple(inputs[name] for name in names)
